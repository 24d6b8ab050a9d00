"""How English reports a round of talks under a named mechanism.

Names: ``name`` is the mechanism ('political consultations', 'Joint Economic Commission'), ``nth`` the round,
``one`` and ``two`` the sides, ``place`` where, ``when`` the date.
"""

from __future__ import annotations

from typing import Final

from relations_kb.rules.rule import Rule

# Words before the core: whole words only, so that each can be split off in one way.
_WORDS: Final = r"(?:[^\s;|]+[ ]){0,12}?"
# What a mechanism is called at its core; a bare 'meeting' or 'talks' is none.
NAME: Final = (
    r"(?P<name>\b" + _WORDS + r"(?:consultations?(?: mechanism)?|consultative (?:meetings?|group|mechanism|committee)|commissions?|committee|dialogues?|working group|"
    r"joint council|cooperation council|council of (?:strategic )?cooperation|BPC|FOC|JPCC|JCM|JEC|JTC|IGC|BNC|JCCA|FOCs|intergovernmental consultations|high-level meetings|steering group|task force)"
    r"(?: mechanism| meeting| talks)?(?: \([A-Z& -]{2,10}\))?(?: (?:on|for|of) (?:(?:[a-z-]+,?|<C\d+>) ){0,7}?(?:[a-z-]+|<C\d+>))?)"
)
_UNIT: Final = r"(?:rounds?|sessions?|meetings?|sittings?|editions?|cycle|plenary)"
_HELD: Final = (
    r"(?:(?:was|were|is|are|being|been|will be|to be|would be|is to be|have been|has been|had been|is being|are being)? ?(?:also |recently |successfully )?(?:held|convened|organi[sz]ed|hosted|conducted|inaugurated|concluded|completed|opened|launched|staged)"
    r"|took place|takes? place|will take place|began|kicked off|started|met|sat|concluded|ended|was over|wrapped up|got under way|ran|is scheduled|are scheduled|is due|falls? to|will meet|meets|closed)"
)
_DO: Final = (
    r"(?:held|hold|holds|convened|convenes?|conducted|had|co-?chaired|co-?chairs?|chaired|launched|inaugurated|opened|hosted|hosts?|concluded|concludes?|will hold|to hold|"
    r"have held|has held|organi[sz]ed|attended|led|presided over|co-?hosted|completed|started|wrapped up|wind(?:s)? up|agreed to hold|sat together)"
)
_TRIG: Final = ("consultation", "commission", "committee", "dialogue", "working group", "council", "bpc", "foc", "jpcc", "bnc", "consultative", "high-level meeting", "steering group")

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="consultation.did",
        triggers=_TRIG,
        pattern=r"{side:one}{gap}\b(?P<verb>" + _DO + r"){adjuncts} (?:(?:the|their|its|his|her|a|an) )?(?:(?P<nth>{ordinal}|\d+(?:st|nd|rd|th)|first-ever|inaugural|first|next|latest|last) )?(?:and final )?(?:(?:[a-z-]+ )?" + _UNIT + r" of )?(?:(?:the|their|its) )?" + NAME
        + r"(?:{gap} with {side:two})?",
        examples=("Norway and Chile held the third round of political consultations in Oslo on 3 May 2019.",
                  "Norway held consular consultations with Chile on 3 May 2019."),
        not_examples=("Norway held an exhibition in Chile.",),
    ),
    Rule(
        id="consultation.was-held",
        triggers=_TRIG,
        pattern=r"(?:(?P<nth>{ordinal}|\d+(?:st|nd|rd|th)|first-ever|inaugural|next|latest|last|regular|another) )?(?:(?:[a-z-]+ ){0,2}" + _UNIT + r" of (?:the )?)?" + NAME
        + r"(?: (?:between|of|with) (?P<one>{side}))?,?{gap} (?P<verb>" + _HELD + r")",
        examples=("The third round of Norwegian-Chilean political consultations took place in Oslo on 3 May 2019.",
                  "Political consultations between Norway and Chile were held in Oslo."),
    ),
    Rule(
        id="consultation.venue",
        triggers=_TRIG,
        pattern=r"{place:place}{gap} (?P<verb>(?:was|is|will be|became|served as) (?:the )?(?:venue (?:of|for)|host (?:of|to|for)|scene of|seat of)|hosted|hosts|will host) (?:a |an |the )?(?:(?P<nth>{ordinal}|\d+(?:st|nd|rd|th)|next|regular) )?(?:(?:[a-z-]+ )?" + _UNIT + r" of )?(?:the )?"
        + NAME + r"(?:{gap} with {side:two})?",
        examples=("Oslo was the venue of the third session of the Norway-Chile Joint Economic Commission on 3 May 2019.",),
    ),
    Rule(
        id="consultation.under",
        triggers=_TRIG,
        pattern=r"(?P<one>{side}){gap}\b(?P<verb>met|sat together|gathered|convened|were in <C\d+>|conferred|came together|assembled){gap} (?:under|for|within|in the framework of|as part of|at|in) (?:the |their |its |a )?(?:(?P<nth>{ordinal}|\d+(?:st|nd|rd|th)) )?(?:(?:[a-z-]+ )?" + _UNIT
        + r" of (?:the )?)?" + NAME,
        examples=("Delegations of Norway and Chile met in Oslo for the third round of political consultations on 3 May 2019.",),
    ),
    Rule(
        id="consultation.attend",
        triggers=("committee", "commission", "dialogue", "consultations", "working group"),
        pattern=r"\b(?P<verb>to attend|attended|to participate in|participated in|for|to co-?chair|co-?chaired|took part in) (?:the )?(?P<nth>{ordinal}|\d+(?:st|nd|rd|th)) (?:" + _UNIT + r" of (?:the )?)?" + NAME,
        examples=("A Norwegian delegation visited Chile in March 2014 to attend the 3rd Joint Committee Meeting.",),
        confidence=0.8,
    ),
    Rule(
        id="consultation.titled",
        triggers=_TRIG,
        pattern=r"^(?P<verb>\W*)(?:(?P<nth>{ordinal}|\d+(?:st|nd|rd|th)) )?(?:" + _UNIT + r" of (?:the )?)?" + NAME + r"(?:{gap} (?:between|btw|with) (?P<one>{side}))?(?: held{adjuncts})?\W*$",
        examples=("3rd round of Norway-Chile Political Consultations",),
        confidence=0.6,
    ),
    # ------------------------------------------------------------ rounds told by number only
    Rule(
        id="consultation.numbered",
        triggers=("session", "round", "meeting", "the ", "its "),
        pattern=r"\b(?:the|its|their|for the|whose) (?P<nth>{ordinal}|\d+(?:st|nd|rd|th)|last|previous|next|first|following)(?: (?P<unit>" + _UNIT + r"|consultations|one|BPC|commission|dialogue))?(?: of (?:the )?(?:<C\d+>[ -])*(?:series|mechanism|commission|committee|consultations|dialogue|[A-Z]{2,6}))?"
        r"(?P<verb>,? (?:was|were|had been|took place|will|is|shall|falls|hosted|which|held|convened|on <D|in <[CD]|met|" + _HELD + r")| [^<;|]{0,40}?co-?chaired)",
        examples=("The fifteenth meeting was convened in Oslo on 7 April 2018.",),
        confidence=0.75,
    ),
    Rule(
        id="consultation.next",
        triggers=("next", "will meet", "meet again", "again in"),
        pattern=r"(?P<nth>next) (?:(?P<unit>" + _UNIT + r"|consultations|BPC|commission|dialogue)(?: of (?:the |their )?[^<;|]{0,60}?)?|[A-Z]{2,6}\b)(?P<verb>{gap} (?:will|shall|is|are|falls|to|would|in)\b)"
        r"|(?:the|this) (?P<unit2>commission|committee|dialogue|council|mechanism) (?P<verb2>will (?:meet|convene|sit) (?:again|next))",
        examples=("The next session of the Commission will be held in Oslo in 2020.",),
        confidence=0.8,
    ),
    Rule(
        id="consultation.met-again",
        triggers=("it met", "it has met", "it sat", "they met", "it convened"),
        pattern=r"\bit (?P<verb>(?:has |had )?(?:met|sat|convened)) (?:in|on) (?P<when>{date}(?:(?:,|,? then|,? and|;)+ (?:in|on|then in|again in)? ?<D\d+>)*)",
        examples=("Until now relations did not spoil the commission: it met in August 2002, then in February 2009.",),
    ),
    # ------------------------------------------------------------ talks without a mechanism's name
    Rule(
        id="consultation.experts",
        triggers=("expert",),
        pattern=r"(?P<one>{side}){gap}\b(?P<verb>held|has held|have held|had|conducted|began|started|resumed|are holding) (?P<name>[^.;|]{0,30}?(?:talks|negotiations|consultations|meetings|discussions)[^.;|]{0,80}?(?:level of experts|expert level|expert-level|at expert|among experts|between experts))",
        examples=("Norway and Chile held negotiations at the level of experts in March 2016.",),
    ),
    Rule(
        id="consultation.started-talks",
        triggers=("start talks", "begin talks", "began talks", "started talks", "open talks", "opened talks", "hold talks", "held talks", "begin negotiations", "began negotiations", "high-level talks", "start negotiations", "peace talks", "resume talks"),
        pattern=r"^{gap}(?P<one>{country} and {country}){gap}\b(?P<verb>starts?|begins?|began|started|opens?|opened|holds?|held|resumed?) (?P<name>(?:[a-z-]+ ){0,3}(?:talks|negotiations))",
        examples=("Norway and Chile began talks in Lima on fishing rights on 3 May 2019.",),
        confidence=0.7,
    ),
)
