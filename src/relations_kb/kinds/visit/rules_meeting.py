"""How English reports that two sides meet: 'met', 'held talks with', 'the meeting between'."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.visit.phrases import TALK, TALKS
from relations_kb.rules.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="visit.called-on",
        triggers=(
            "call on",
            "called on",
            "calls on",
            "calling on",
            "courtesy call",
            "calls at",
            "called at",
            "respects to",
            "farewell",
            " leave of",
        ),
        pattern=r"{side:one}{gap}\b(?P<verb>(?:also |later )?(?:called|calls|calling) (?:on|(?:at|in) [^.;|"
        r"]{0,60}? on)|"
        r"(?:pa(?:id|ys?|ying)|ma(?:de|kes?)) (?:a|his|her|their) (?:[a-z-]+ )?(?:call|visit|"
        r"respects)(?: {adjuncts})? (?:on|upon|"
        r"to)(?= (?:the )?<[PS])|had called on|took leave of|takes leave of|(?:bade|bids|said) farewell to|paid "
        r"(?:his|her) "
        r"respects to) {side:two}(?! to\b| and urged)",
        gives={"form": "meeting", "modality": "occurred"},
        examples=(
            "Norwegian Foreign Minister Kari Lund called on Chilean President Ana Soto on 3 May 2009.",
            "Ambassador Kari Lund of Norway calls at the ministry in Lima on Peruvian Vice Minister Ana Soto.",
        ),
        not_examples=("Norwegian Foreign Minister Kari Lund called on Chilean President Ana Soto to resign.",),
    ),
    Rule(
        # An envoy who is received or called to be told something: 'The Ambassador of Chile was received this morning.'
        id="visit.envoy-told",
        triggers=("ambassador", "chargé", "high commissioner", "envoy"),
        pattern=r"{side:two},?(?: (?:today|yesterday|also|then))? (?P<verb>(?:(?:was|has been|were) (?:received|called "
        r"(?:in|to)|invited|summoned|asked|at)|came|has come|appeared|was convoked|called at|reported)"
        r"(?! by)\b)(?:[^<;|]|<[SCDO]\d+>){0,80}?\b(?:told|informed|notified|handed|apprised|given|receive[ds]?|"
        r"took delivery)\b",
        gives={"form": "meeting", "envoy": "yes"},
        examples=(
            "In a text of Norway's ministry: The Ambassador of Chile was received this morning and told of the "
            "decision.",
            "In a text of Norway's ministry: The Ambassador of Chile came to the ministry today and was handed a note.",
        ),
        not_examples=("The Ambassador of Chile was received with music.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.met",
        triggers=("met", "meets", "meet ", "meeting"),
        pattern=r"{side:one}{gap}\b(?P<verb>(?:has |had |have |also |later |recently )?(?:met|meets|meeting|to "
        r"meet|will meet|meet))"
        r"{adjuncts}(?: up| face to face| one-on-one)?(?: for (?:[a-z-]+ ){0,3}(?:talks|lunch|dinner|breakfast|"
        r"consultations|discussions))?"
        r"{adjuncts}(?: with)?(?: (?:his|her|its|their|the visiting))? {side:two}",
        gives={"form": "meeting"},
        examples=("Norwegian Foreign Minister Kari Lund met with Chilean President Ana Soto in Geneva on 3 May 2009.",),
        not_examples=("The demands of Norway were met by Chile.",),
    ),
    Rule(
        id="visit.met-each-other",
        triggers=(
            "met",
            "meet",
            "held",
            "spoke",
            "talk",
            "discuss",
            "exchang",
            "hold",
            "had",
            "review",
            "conferred",
            "sat down",
            "together",
            "shook hands",
            "lunch",
            "dinner",
            "breakfast",
        ),
        pattern=r"(?P<one>{side}),?(?: who|(?: both)? of whom)?(?P<verb> (?:last |also |first |then |again |have "
        r"|had |will |briefly |"
        r"jointly )?(?:met(?! with| by)|"
        r"meet(?! with)|(?:held|hold|holds|had) (?:a |an |their )?(?:[a-z-]+ |<O\d+> ){0,3}(?:talks|meetings?|"
        r"negotiations|discussions|conversation|encounters?|lunch|luncheon|dinner|breakfast|t[eê]te-[aà]-t[eê]te)|"
        r"sat down|conferred|shook hands|got together|came together|lunched|dined|exchanged (?:[a-z]+ )?(?:views|"
        r"opinions)|"
        r"(?:discussed|reviewed|considered|went over|took up|talked about|talked over)))(?! with)",
        gives={"form": "meeting"},
        examples=(
            "Kari Lund of Norway and Chilean President Ana Soto met in Geneva on 3 May 2009.",
            "Kari Lund of Norway and Chilean President Ana Soto had their last encounter in Geneva in May 2009.",
        ),
        confidence=0.8,
    ),
    Rule(
        id="visit.at-a-meeting",
        triggers=("meeting", "talks", "conversation", "lunch", "dinner", "encounter"),
        pattern=r"(?P<one>{side}),?{gap}\b(?P<verb>(?:at|in|during|over) (?:a|an|their|the|this) {adj}"
        + TALK
        + r")(?! of\b| between| with)",
        gives={"form": "meeting"},
        examples=("Kari Lund of Norway and Chilean President Ana Soto went over the plans at a meeting in May 2009.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.together",
        triggers=(
            "witnessed",
            "oversaw",
            "observed",
            "visited",
            "toured",
            "attended",
            "viewed",
            "laid",
            "walked",
            "unveiled",
            "inaugurated",
            "watched",
        ),
        pattern=r"(?P<one>{person}),?(?: (?:also|then|jointly|together))? (?P<verb>witnessed|oversaw|"
        r"visited|toured|attended|"
        r"viewed|laid|walked|unveiled|"
        r"inaugurated|watched|observed)(?= (?!<C)[a-z<])",
        gives={"form": "meeting"},
        examples=("Kari Lund of Norway and Chilean President Ana Soto visited the opera.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.visiting",
        triggers=("visiting",),
        pattern=r"(?P<guest>{person})",
        gives={"form": "visit"},
        examples=("Chilean President Ana Soto and visiting Norwegian Foreign Minister Kari Lund opened a school.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.held-talks",
        triggers=(
            "talks",
            "meeting",
            "negotiation",
            "discussion",
            "conversation",
            "session",
            "audience",
            "summit",
            "lunch",
            "dinner",
            "breakfast",
            "exchange",
            "encounter",
            "tete",
            "chat",
            " word with",
            " talk with",
        ),
        pattern=r"{side:one}{gap}\b(?P<verb>held|hold|holds|holding|had|has|have|having|conducted|conducts|"
        r"convened|is holding|are holding|will "
        r"hold|to hold|will have|concluded|continued|began|opened|started|attended|entered into|sat down for|"
        r"joined in)(?: (?:in|at) (?:the )?<C\d+>(?:, <C\d+>)?)?(?: on)?(?: <D\d+>)? (?:[a-z]+ )?"
        + TALKS
        + r"{adjuncts}(?: [a-z]+){0,4}?,? with (?:[a-z-]+ ){0,3}{side:two}",
        gives={"form": "meeting"},
        examples=(
            "Norwegian Foreign Minister Kari Lund held talks in Geneva with Chilean President Ana Soto.",
            "Foreign Minister Kari Lund of Norway had in Geneva on 3 May 2009 a meeting with Ana Soto of Chile.",
        ),
    ),
    Rule(
        id="visit.conferred",
        triggers=(
            "discuss",
            "exchang",
            "review",
            "conferred",
            "confers",
            "convers",
            "consulted",
            "sat down",
            "sits down",
            "negotiat",
            "in talks with",
            "lunch",
            "dined",
            "talked",
            "spoke about",
            "spoke of",
            "went over",
            "chatted",
            "got together",
        ),
        pattern=r"{side:one}{gap}\b(?P<verb>(?:discussed|discusses|reviewed|reviews|went over|took up|"
        r"talked about|talked over|"
        r"exchanged (?:[a-z]+ )?(?:views|opinions|ideas)|negotiated|raised) ?[^|;.]{0,120}?|"
        r"conferred|confers|conversed|converses|consulted|sat down|sits down|lunched|dined|got together|chatted|"
        r"(?:was|were|is|are) in (?:talks|conversation|discussions)){adjuncts} with (?:his |her |the visiting |"
        r"their )?{side:two}",
        gives={"form": "meeting"},
        examples=(
            "Norwegian Foreign Minister Kari Lund discussed trade with her Chilean colleague Ana Soto on 3 May 2009.",
        ),
        confidence=0.8,
    ),
    Rule(
        id="visit.brought-with",
        triggers=("brought", "brings"),
        pattern=r"\b(?P<verb>brought|brings) (?:the )?{person:one} (?:together|to (?:the|one|a) table) with {side:two}",
        gives={"form": "meeting"},
        examples=(
            "Talks in Geneva brought Norwegian Minister Kari Lund together with her Chilean colleague Ana Soto.",
        ),
        not_examples=("The talks brought Norwegian Minister Kari Lund nothing.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.saw",
        triggers=(" saw ", "sees "),
        pattern=r"{person:one}{gap}\b(?P<verb>saw|sees) {person:two}(?! as\b|'s)(?=,? (?:in|at|on|for|during|"
        r"<D|the )|[.;]|$)",
        gives={"form": "meeting"},
        examples=("Norwegian Foreign Minister Kari Lund saw Chilean President Ana Soto in Geneva on 3 May 2009.",),
        not_examples=("Norwegian Foreign Minister Kari Lund saw Chilean President Ana Soto as a friend.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.meeting-between",
        triggers=("meeting", "talks", "negotiations", "summit", "conversation", "encounter", "discussions"),
        pattern=r"\b(?P<verb>meetings?|talks|negotiations|summit|conversations?|encounter|discussions|"
        r"t[eê]te-[aà]-t[eê]te)"
        r"(?: (?:[a-z]+ "
        r"){0,4}?)?(?:took place |takes place |will take place |was held |were held |held |will be held )?"
        r"(?:(?:in|at) {place:where} )?(?:(?:on )?{date} )?(?:between|of) (?P<one>{side})",
        gives={"form": "meeting"},
        examples=(
            "A meeting took place between Norwegian Foreign Minister Kari Lund and Chilean President Ana Soto "
            "in May 2009.",
        ),
    ),
    Rule(
        id="visit.meeting-of-with",
        triggers=("meeting", "talks", "conversation"),
        pattern=r"\b(?P<verb>meetings?|talks|conversations?|negotiations) (?:of|by) {side:one}{gap} with {side:two}",
        gives={"form": "meeting"},
        examples=("The meeting of Norwegian Foreign Minister Kari Lund with Chilean President Ana Soto was short.",),
    ),
    Rule(
        id="visit.meeting-with",
        triggers=(
            "meeting",
            "talks",
            "conversation",
            "session",
            "audience",
            "negotiations",
            "discussions",
            "lunch",
            "dinner",
            "summit",
        ),
        pattern=r"(?<!phone )(?<!telephone )\b(?P<verb>(?:one-on-one |bilateral )?(?:meetings?|talks|"
        r"negotiations|discussions|(?<!phone )conversation|"
        r"working session|audience|working (?:lunch|dinner|breakfast))){adjuncts} with (?:his |her |their |"
        r"the visiting )?{side:two}",
        gives={"form": "meeting"},
        examples=("Following a meeting with Chilean President Ana Soto on 3 May 2009, Kari Lund of Norway left.",),
        confidence=0.75,
    ),
)
