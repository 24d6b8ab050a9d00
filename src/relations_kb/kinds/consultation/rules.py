"""How English reports a round of talks under a named mechanism.

Names: ``talks`` is the head of the phrase that names the mechanism or the round (``talks.py`` reads the whole phrase),
``verb`` what tells that it took place, ``one`` and ``two`` the sides, ``place`` where it was.
"""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.consultation.cores import CORE, SERIES, TRIGGERS, UNIT
from relations_kb.rules.rule import Rule

# Up to so many words, each split off in one way only, so that matching stays linear.
_FEW: Final = r"(?:[^\s;|]+ ){0,5}?"
_SOME: Final = r"(?:[^\s;|]+ ){0,12}?"
_TALKS: Final = rf"(?P<talks>\b(?:{CORE}|{UNIT}|{SERIES})(?![\w-]))"
_ANY: Final = rf"(?P<talks>\b(?:{CORE}|{UNIT}|{SERIES}|the <O\d+>|its <O\d+>|their <O\d+>)(?![\w-]))"
_HELD: Final = (
    r"(?:(?<!<O\d> )(?<!first )to be (?:held|convened|hosted)|(?:(?:which|that) )?(?:was|were|is|are|being|been|"
    r"be|have been|has been|"
    r"had been|is being|are being|shall be|will be|would be)"
    r"(?: (?:also|recently|successfully|scheduled to be|due to be|expected to be|planned to be|to be|then|first|"
    r"last))* "
    r"(?:held|convened|organi[sz]ed|hosted|conducted|inaugurated|concluded|completed|opened|staged|scheduled|"
    r"slated|planned|(?:foreseen|envisaged|programmed|expected|fixed)(?= (?:in|for|on|at|to (?:take place|"
    r"be held))\b)|over|called(?! off)|attended by|carried out|celebrated|"
    r"reali[sz]ed|effected|carried through|executed|"
    r"co-?chaired|chaired|presided over|led|headed|due|set for|agreed|cancell?ed|called off|postponed|deferred|"
    r"rescheduled|put off|adjourned|"
    r"a [a-z-]+ (?:affair|event)|in (?=<C)|on (?=<D))"
    r"|(?:occurred|passed)(?= (?:in|on) )|(?:which )?(?:had|has|have had|has had|will have|is to have) place|"
    r"(?:which )?(?:took|takes|take|taking|"
    r"taken|is to take|are to take|has taken|have taken) place|"
    r"kicked off|kicks off|met|sat|concluded|wrapped up|winds up|got under way|falls to|fell to|"
    r"(?:will|shall|would|is to|was to|are to) (?:have (?=<C\d+> as )|have (?:as|for) (?:its|their) (?:venue|"
    r"seat|host|stage)|meet|convene|sit|gather|take place|"
    r"be(?= (?:in|on|at) )|reconvene|"
    r"come together|get together|assemble|have (?:its|their)|hold (?:its|their)|resume|open|start|begin)"
    r"|next (?:sits|meets|convenes|gathers)|convened|reconvened|held|"
    r"hosted|began in|opened in|ended in|ran in|(?:ended|finished|completed|rounded off|started|resumed|opened|began|"
    r"begun)(?= (?:its|their) )|"
    r"which ran|closed|co-chaired|postponed|agreed for|dates? (?:back )?(?:from|to)(?= <D)|"
    r"(?:goes|went) back to(?= <D)|dated from(?= <D))"
)
_DO: Final = (
    r"(?:held|hold|holds|convened|convenes?|conducted|conducts?|had|(?:has|have) (?:held|had)|will hold|would hold|to "
    r"hold|shall hold|(?:is|are) (?:currently |now |also )?(?:holding|conducting|having|hosting|"
    r"co-?chairing|chairing|attending|leading|heading|opening|taking part in|participating in)|"
    r"co-?chaired|co-?chairs?|chaired|chairs|launched|inaugurated|opened|opens?|hosted|hosts|will host|to host|"
    r"concluded?|concludes|organi[sz]ed|attended|led|leads|headed|"
    r"presided over|presides over|co-?hosted|completed?|wrapped up|winds? up|wound up|rounded off|agreed to hold|"
    r"agreed to convene|"
    r"started|begin|began|took part in|participated in|to inaugurate|to launch|inaugurate|celebrated|carried out|"
    r"ended|finished|closed|put off|postponed|cancell?ed|called off|"
    r"to attend|to co-?chair|to participate in|attends|look(?:s|ed|ing)? forward to (?:holding|hosting|convening))"
)
# Those who talk for governments, and are not named.
_TEAMS: Final = (
    r"(?:the )?<S\d+>|(?:[a-z-]+ ){0,3}(?:officials|delegations|representatives|negotiators|diplomats|teams|experts|"
    r"delegates) (?:from|of) <B\d+>"
)
_LEAD: Final = r"(?:[^<>|;]{0,60}(?:<D\d+> )?(?:in|at) <C\d+>(?:, <C\d+>)?(?: on <D\d+>)?,? )?{gap}"
RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="consultation.did",
        triggers=TRIGGERS,
        pattern=rf"{{side:one}}{{gap}}\b(?P<verb>{_DO}){{adjuncts}},? {_SOME}{_TALKS}(?:{{gap}} (?:with|between) "
        rf"{{side:two}})?",
        examples=(
            "Norway and Chile held the third round of political consultations in Oslo on 3 May 2019.",
            "Norway held consular consultations with Chile on 3 May 2019.",
            "The foreign ministries of Norway and Chile held in Oslo on 3 May 2019 a round of their consultations.",
        ),
        not_examples=("Norway held an exhibition in Chile.",),
    ),
    Rule(
        # The house that speaks: 'the Ministry' of a text that says elsewhere whose.
        id="consultation.house",
        triggers=TRIGGERS,
        pattern=rf"\b(?:the|our|this) (?:ministry|foreign office|chancellery|chancery|department|state department)"
        rf"(?: of (?:foreign|external) (?:affairs|relations))? (?P<verb>hosted|held|hosts|holds|received|convened|"
        rf"organi[sz]ed|was the scene of){{adjuncts}},? {_SOME}{_TALKS}",
        examples=(
            "On Monday the Ministry of Foreign Affairs hosted the third consultations between Norway and Chile.",
        ),
        confidence=0.8,
    ),
    Rule(
        id="consultation.was-held",
        triggers=TRIGGERS,
        pattern=rf"{_ANY}(?P<mid>[^;|]{{0,170}}?)[ ,](?P<verb>{_HELD})(?![\w-])",
        examples=(
            "The third round of Norwegian-Chilean political consultations took place in Oslo on 3 May 2019.",
            "Political consultations between Norway and Chile were held in Oslo.",
            "The next session of the Commission will be held in Oslo in 2020.",
        ),
        not_examples=("The commission has nine members.",),
    ),
    Rule(
        id="consultation.there",
        triggers=TRIGGERS,
        pattern=rf"\b(?P<verb>(?:there )?(?:took place|has taken place|was held|were held|has been held|was "
        rf"convened|was opened|will take place|will be held)) {_SOME}{_TALKS}",
        examples=(
            "In Oslo there took place on 3 May 2019 the third round of Norwegian-Chilean political consultations.",
        ),
    ),
    Rule(
        id="consultation.venue",
        triggers=TRIGGERS,
        pattern=rf"(?:{{place:place}}{{gap}}|\bthe capital) (?P<verb>(?:was|is|will be|would be|shall be|is to be|"
        f"became|"
        rf"served as|acted as) (?:also )?(?:the |a )?"
        rf"(?:venue (?:of|for)|place (?:of|for)|theatre of|host (?:of|to|for)|scene of|seat of|stage (?:of|for)|"
        rf"setting (?:of|for)|home to)|hosted|"
        rf"hosts|will host|saw|sees|witnessed|(?:played|plays|will play) host to|will see|received) "
        rf"{_SOME}{_TALKS}(?:{{gap}} with {{side:two}})?",
        examples=(
            "Oslo was the venue of the third session of the Norway-Chile Joint Economic Commission on 3 May 2019.",
            "On 3 May 2019 the capital hosted the 4th sitting of the Norway-Chile Joint Commission.",
        ),
    ),
    Rule(
        id="consultation.under",
        triggers=TRIGGERS,
        pattern=rf"{{side:one}}{{gap}}\b(?P<verb>met|meet|meets|sat together|sat down|sat(?= for)|gathered|convened|"
        rf"were in "
        rf"<C\d+>|was in <C\d+>|travelled to <C\d+>|conferred|came together|assembled|will "
        rf"meet){{any}}[ ,](?:under|for|within|in the framework of|as part of|at|on the occasion of) {_FEW}{_ANY}",
        examples=(
            "Delegations of Norway and Chile met in Oslo for the third round of political consultations on 3 May 2019.",
        ),
    ),
    Rule(
        id="consultation.during",
        triggers=TRIGGERS,
        pattern=rf"\b(?P<verb>at|during|in the course of|following|after|within the framework of|in the "
        rf"framework of|as part of|for|of|attend|attended|participate in|participated in|co-chair|heels of|"
        rf"results of|outcomes? of|in) {_FEW}{_ANY}",
        examples=(
            "At the fifth session of the Norway-Chile Joint Commission in Oslo on 3 May 2019, the sides spoke of fish.",
            "A Norwegian delegation visited Chile in March 2014 to attend the 3rd Joint Committee Meeting.",
        ),
        confidence=0.75,
    ),
    Rule(
        id="consultation.row",
        triggers=("round", "session", "meeting", "consultation", "commission", "committee", "dialogue"),
        pattern=rf"^(?P<verb>[^\w<]*(?:<D\d+>[^\w<]*)?){_SOME}{_TALKS}(?=(?:[^;|]|<\w+>){{0,90}}?[ (](?:<[CD]\d+>))",
        examples=(
            "3rd session – Oslo, 3-4 May 2019",
            "Third round of political consultations (Oslo, 3 May 2019)",
            "3 May 2019 – third round of political consultations, Oslo",
            "3 May 2019 - consultations of the Foreign Ministries at the level of political directors, Oslo",
        ),
        confidence=0.75,
    ),
    Rule(
        id="consultation.whose",
        triggers=("session", "round", "meeting"),
        pattern=rf"\b(?P<verb>whose|its|their|the) (?P<talks><O\d+>(?: <O\d+>)? {UNIT})\b",
        examples=("A strategic dialogue exists too, whose first session the two ministers co-chaired in Oslo.",),
        confidence=0.7,
    ),
    Rule(
        id="consultation.ordinal",
        triggers=(
            "the next ",
            "the 1",
            "the 2",
            "the 3",
            "the 4",
            "the 5",
            "the 6",
            "the 7",
            "the 8",
            "the 9",
            "the first ",
            "the second",
            "the third",
            "its first",
            "its second",
            "its third",
            "its 1",
            "its 2",
            "its 3",
            "teenth",
            "twelfth",
            "eleventh",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "tieth",
        ),
        pattern=r"\b(?P<talks>(?:the|its) (?:<O\d+>|next(?: one)?(?= (?:is|will|shall|would) )))(?=,? (?:one )?"
        r"(?:(?:co-?chaired|chaired|headed|held|hosted|convened|presided|was|were|"
        r"will|is|took|had|in|on|which|"
        r"at|met|sat|gathered|convened|brought|saw|came|opened|closed|ended|began|ran|assembled|falls|fell|being|"
        r"having|"
        r"has|concluded|drew|led|also|again|by|back|goes|went|dates?|dated|for|to|with|under|where|when|whose|that|"
        r"during|who|lasted)\b|of (?:them|these|those)\b|<[DC]|\(<[CD])|[.;]|$|, <[CD]|, of <D)(?P<verb>,? ?\w*)",
        examples=(
            "The same two officials chaired the 10th, which Oslo hosted.",
            "Lima was the venue of the first meeting in 2012; the second brought the Peruvians to Oslo in 2013.",
            "The same two officials had conducted the fifth, for which Oslo provided the venue.",
        ),
        confidence=0.7,
    ),
    Rule(
        id="consultation.this-was",
        triggers=(
            "this was",
            "it was",
            "these were",
            "this marked",
            "talks were",
            "meeting was",
            "this is",
            "occasion",
        ),
        pattern=rf"^\W*(?:this|it|these|the (?:talks|meeting|consultations|discussions|occasion)) "
        rf"(?P<verb>was|were|is|marked)(?: [a-z]+){{0,2}}? (?:the |their |its )?(?:<O\d+> )?{_FEW}{_TALKS}",
        examples=("It was the tenth meeting of the Norway-Chile Joint Committee.",),
        not_examples=("The tenth meeting of the Norway-Chile Joint Committee is far off.",),
        confidence=0.75,
    ),
    Rule(
        # A clause that hangs on the phrase tells when or where, whatever the sentence says of it.
        id="consultation.relative",
        triggers=TRIGGERS,
        pattern=rf"(?P<verb>){_ANY}",
        examples=(
            "The Norway-Chile Joint Commission had not met since its fifth session, which Oslo sheltered in May 2013.",
            "They praised the outcome of the third Norway-Chile Joint Commission, which had been held in Oslo in 2013.",
        ),
        confidence=0.7,
    ),
    Rule(
        id="consultation.told",
        triggers=TRIGGERS,
        pattern=rf"(?P<verb>){_TALKS}",
        examples=(
            "Lima saw the third round of Norwegian-Chilean political consultations on 3 May 2019.",
            "The fifth session of the Norway-Chile Joint Commission came to a close in Oslo on 3 May 2019.",
        ),
        confidence=0.65,
    ),
    Rule(
        id="consultation.titled",
        triggers=TRIGGERS,
        pattern=rf"^(?P<verb>\W*){_SOME}{_TALKS}",
        examples=("3rd round of Norway-Chile Political Consultations",),
        confidence=0.6,
    ),
    # ------------------------------------------------------------ the same mechanism, another time
    Rule(
        id="consultation.again",
        triggers=(
            "it will ",
            "it shall ",
            "commission will ",
            "committee will ",
            "mechanism will ",
            "meet again",
            "next time",
            "hold the next",
            "next round",
            "next session",
            "next meeting",
            "next bpc",
            "next consultation",
            "next commission",
            "following round",
            "following session",
            "following meeting",
        ),
        pattern=r"(?P<one>{side}|it|(?:the|this) (?:commission|committee|dialogue|council|mechanism|"
        r"group)){gap}\b(?P<verb>(?:will |to |shall |would )(?:meet|convene|sit) (?:again|next))"
        r"|\bnext time,? (?P<one2>{side}|it|(?:the|this) (?:commission|committee|dialogue|council|mechanism|group)) "
        r"(?P<verb3>(?:will|would|shall) (?:meet|convene|sit|gather|assemble|be))"
        r"|(?P<one3>\bit|\bthe (?:commission|committee|mechanism)) (?P<verb4>(?:will|shall|would) (?:come together|get "
        r"together|gather|assemble|reconvene|meet|convene|sit))(?=[^;|]{0,25} (?:in|at) <C\d+>)"
        r"|\b(?P<verb2>(?:to|will|would|shall) (?:hold|convene|host|have|organi[sz]e|conduct|carry out) "
        r"(?:the|its|their) "
        r"(?:next|following|subsequent)) "
        r"(?P<unit>\w+)",
        examples=(
            "The Committee will meet again in Oslo.",
            "Next time it will sit in Oslo.",
            "Norway and Chile agreed to meet again in Oslo in 2021.",
            "An understanding was reached to hold the next round in Oslo in 2021.",
        ),
        confidence=0.8,
    ),
    Rule(
        id="consultation.met-again",
        triggers=(
            "it met",
            "it has met",
            "it sat",
            "they met",
            "it convened",
            "it has convened",
            "it last",
            "it had last",
            "it also",
            "it had also",
            "it then",
            "it previously",
            "it had previously",
            "it gathered",
            "it had met",
            "it assembled",
            "it came together",
        ),
        pattern=r"\bit (?:has |had )?(?:(?:also|last|then|previously|earlier|first|again) )?(?P<verb>met|sat|convened|"
        r"gathered|assembled|come together|came together)(?: (?:again|also|before|for the (?:last|<O\d+>) time|"
        r"previously))?(?: (?:in|at) (?P<place>{country})(?:, <C\d+>)?)?,? (?:in|on) (?P<when>{date}(?:(?:,|,? then|,? "
        r"and|;)+ (?:in|on|then in|again in)? ?<D\d+>)*)",
        examples=(
            "Until now relations did not spoil the commission: it met in August 2002, then in February 2009.",
            "Norway and Chile have a Joint Commission. It last met in Oslo in May 2019.",
        ),
    ),
    # ------------------------------------------------------------ talks without a mechanism's name
    Rule(
        id="consultation.experts",
        triggers=("expert",),
        pattern=r"(?P<one>{side}){gap}\b(?P<verb>held|has held|have held|had|conducted|began|started|resumed|are "
        r"holding) {gap}(?P<name>(?:talks|negotiations|consultations|meetings|discussions)[^.;|]{0,80}?(?:level "
        r"of experts|expert level|expert-level|at expert|among experts|between experts))",
        examples=("Norway and Chile held negotiations at the level of experts in March 2016.",),
    ),
    Rule(
        id="consultation.started-talks",
        triggers=(" talks", "negotiat", "discussions", "reconvene", "meet again"),
        pattern=r"^{gap}(?P<one>{country} and {country}){gap}\b(?P<verb>starts?|begins?|began|started|opens?|"
        r"opened|resumes?|resumed|holds?|held) (?P<name>(?:(?:[a-z-]+|<O\d+>) ){0,7}(?:talks|negotiations))"
        # 'Direct talks between A and B begin in C', 'Talks held in C between A and B collapse'
        r"|\b(?P<name>(?:talks|negotiations))(?: held)?(?: in <C\d+>(?:, <C\d+>)?)?(?: on <D\d+>)? between "
        r"(?P<one>{country} and {country})(?: in <C\d+>(?:, <C\d+>)?)?(?: on [a-z ]{3,40}?)? "
        r"(?P<verb>begins?|began|starts?|started|opens?|opened|resumes?|resumed|concludes?|concluded|ends?|ended|"
        r"took place|takes? place|(?:are|were|is|was|have been) (?:being )?held|continued?|continues|collapsed?|"
        r"collapses|kick(?:s|ed)? off|got under way|get under way|(?:are|were) (?:opened|concluded|resumed))\b"
        # 'Negotiators from A and B meet in C for talks'
        r"|^{gap}(?P<one>(?:the )?<S\d+>){gap}\b(?P<verb>holds?|held|meets?|met|begins?|began|starts?|started|resumes?|"
        r"resumed|opens?|concludes?|concluded|continues?|continued|sit down|"
        r"sat down)\b(?: in <C\d+>(?:, <C\d+>,?)?)?(?: on <D\d+>)?{gap} (?P<name>(?:talks|"
        r"negotiations))"
        # 'Officials from our governments have engaged in intensive talks', 'will reconvene in C'
        r"|^" + _LEAD + r"(?P<one>" + _TEAMS + r"){gap}\b(?P<verb>(?:have |has |had )?(?:engaged in|conducted|held|had|"
        r"entered into|begun|resumed|concluded)|will (?:hold|resume|conduct|begin|start|continue)){adjuncts} {gap}"
        r"(?P<name>(?:talks|negotiations|discussions))"
        r"|^"
        + _LEAD
        + r"(?P<one>"
        + _TEAMS
        + r"){gap}\b(?P<verb>(?:will|are to|are due to|are set to) (?:reconvene|meet again))"
        r"(?P<name>\b)(?= (?:in|on|at|before|next|later)\b)"
        # 'Delegates from A and B meet in C to negotiate a ceasefire'
        r"|^{gap}(?P<one>(?:the )?<S\d+>) (?P<verb>(?:meet|met|gather|gathered|convene|convened|sit down|sat down|are "
        r"meeting|have met))\b(?: in <C\d+>(?:, [^<;|,]{1,60},)?)?(?: on <D\d+>)?,? (?P<name>(?:to negotiate|to hold "
        r"talks|in talks|for negotiations))\b"
        # 'discussed the recent talks between A and B'
        r"|\bthe (?P<verb>recent|latest) (?:round of )?(?:[a-z-]+ ){0,2}(?P<name>talks|negotiations) between "
        r"(?P<one>{country} and {country})",
        examples=(
            "Norway and Chile began talks in Lima on fishing rights on 3 May 2019.",
            "Direct talks between Norway and Chile begin in Lima.",
            "Negotiators from Norway and Chile meet in Lima for a second day of talks.",
            "They also discussed the recent talks between Norway and Chile.",
            "Senior officials from the governments of Norway and Chile have engaged in intensive talks in Lima.",
            "Delegates from Norway and Chile meet in Lima to negotiate an end to the dispute.",
            "Officials of the two governments will reconvene in Lima before the end of the month.",
        ),
        not_examples=("Norway is ready to mediate in talks between Chile and Peru.",),
        confidence=0.7,
    ),
)
