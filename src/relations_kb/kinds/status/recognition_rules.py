"""How English reports recognition.

Names: ``actor`` recognises, ``counterpart`` is recognised, ``one`` are both sides where they recognise each other,
``when`` is the date.
"""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.status.words import WE
from relations_kb.rules.rule import Rule

_RECOGNISE: Final = r"(?:recogni[sz]e[ds]?|recogni[sz]ing|acknowledged? the independence of|acknowledged?(?= <C))"
# What stands before the name of a state that is recognised: 'the restored independence of the new Republic of'.
_STATE: Final = (
    r"(?: (?:the|an?|full|newly|new|restored|regained|renewed|young|independent|sovereign|independence|sovereignty|"
    r"state|statehood|government|of|republic|kingdom|federation))* "
)
_FIRST: Final = (
    r"(?:(?:one of|among) the (?:very )?(?:first|earliest|<O\d+>)|the (?:very )?(?:first|second|third|last|only|"
    r"<O\d+>))(?: (?!to\b|that\b|which\b)[a-z]+){0,4}(?: in (?:the world|<C\d+>|[a-z]+))?"
)

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="status.recognised",
        triggers=("recogni", "recogniz"),
        pattern=r"(?:{side:actor}|" + WE + r"){gap}\b(?P<verb>(?:recogni[sz]ed|"
        r"recogni[sz]es|to recogni[sz]e|"
        r"recogni[sz]e|recogni[sz]ing))"
        r"(?: (?:de facto|de jure|the|an?|full|newly|new|independent|sovereign|independence|sovereignty|state|"
        r"statehood|government|of|"
        r"territorial|integrity|and|formally|officially|separate|union|establishment|former|people's?|republic|"
        r"federal|kingdom|socialist|union|democratic|provisional))* "
        r"(?:{country:counterpart}|(?P<regime>(?<=government of )<P\d+>|(?<=regime of )<P\d+>|(?<=junta of )<P\d+>))",
        gives={"event": "recognition"},
        examples=(
            "Norway formally recognized the independence of Chile on 3 May 1824.",
            "Chile recognised Kosovo in 2008.",
        ),
        not_examples=("Norway recognized that trade was low.",),
    ),
    Rule(
        id="status.first-to-recognise",
        triggers=("recogni", "acknowledg"),
        # The verb is 'recognise' or 'recognition' for all that asks who recognises whom.
        pattern=r"{side:actor}(?:,? (?:then|now|still) [^,<]{3,30},)?,? (?:which |who |that )?(?:was|were|is|"
        r"became|as|had become|has been|had been|having been|for being|for having been|thus became) "
        + _FIRST
        + r" (?P<verb>(?:to (?:have )?|that (?:had )?|which (?:had )?|who (?:had )?)"
        + _RECOGNISE
        + r")"
        + _STATE
        + r"(?P<state>{country:counterpart}|<S\d+>|<B\d+>)",
        gives={"event": "recognition", "first": "yes"},
        examples=(
            "Norway was among the first states that acknowledged the independence of Chile.",
            "Norway was the second country to have recognised the Republic of Chile.",
        ),
        not_examples=("Norway was the first to recognise that trade was low.",),
    ),
    Rule(
        id="status.first-was",
        triggers=("recogni", "acknowledg"),
        pattern=r"\b"
        + _FIRST
        + r" (?P<verb>(?:to (?:have )?|that (?:had )?|which (?:had )?|who (?:had )?)"
        + _RECOGNISE
        + r")"
        + _STATE
        + r"{country:counterpart}(?:'s?)?(?: independence| statehood| sovereignty)?(?:,? (?:in|on) (?P<when><D\d+>),?)?"
        r" (?:was|were|is|came to be|proved to be) {side:actor}",
        gives={"event": "recognition", "first": "yes"},
        examples=(
            "The first country to recognise the independence of Chile was Norway.",
            "Among the first to recognise the new state of Chile in 1824 was Norway.",
        ),
    ),
    Rule(
        id="status.not-until",
        triggers=("recogni",),
        pattern=r"{side:actor}{gap}\b(?:did not|had not|refused to|would not|never)(?: formally| officially)? "
        r"(?P<verb>recogni[sz]ed?)"
        + _STATE
        + r"{country:counterpart}(?: officially| formally)? (?:until|before|till|prior to) (?:(?:as late as|the) )?"
        r"(?P<when><D\d+>)",
        gives={"event": "recognition", "late": "yes"},
        examples=("Norway did not recognise Chile until 3 May 1924.",),
        confidence=0.85,
    ),
    Rule(
        id="status.recognised-it",
        triggers=("recogni",),
        pattern=r"{side:actor}{gap}\b(?P<verb>recogni[sz]ed) (?:the|its) (?:(?:new|newly|young|proclaimed|people's|"
        r"democratic|independent|sovereign|federal) ){0,3}(?:republic|state|independence|sovereignty|statehood|nation|"
        r"government)(?: diplomatically| officially| formally)?,? (?:in|on) (?:the )?(?P<when><D\d+>)",
        gives={"event": "recognition", "other": "yes"},
        examples=("In a text on Norway and Chile: Norway recognised the People's Republic in February 1976.",),
        not_examples=("Norway recognised the difficulty in February 1976.",),
        confidence=0.8,
    ),
    Rule(
        id="status.was-recognised",
        triggers=("recogni",),
        pattern=r"{country:counterpart}{gap}\b(?P<verb>(?:was|were|is|been|being) (?:formally |officially |first |"
        r"<O\d+> |not |never )*recogni[sz]ed)(?:{gap} by (?:the )?{side:actor})?",
        gives={"event": "recognition"},
        examples=("Chile was recognized by Norway in 1824.",),
        confidence=0.85,
    ),
    Rule(
        id="status.recognition-of",
        triggers=("recognition",),
        pattern=r"\b(?P<verb>recognition) (?:of|to) (?:the |"
        r"an? )?(?:[a-z]+ ){0,4}(?:of )?{country:counterpart}(?: (?:state|republic|government|"
        r"independence))?{gap} (?:by|from) {side:actor}",
        gives={"event": "recognition"},
        examples=("The recognition of Chile by Norway came in 1824.",),
    ),
    Rule(
        id="status.recognition-dates",
        triggers=("recognition",),
        pattern=r"{country:actor}'?s? (?:formal |official |full |own |diplomatic )*(?P<verb>recognition) of"
        + _STATE
        + r"{country:counterpart}(?:'s?)?(?: independence| statehood)?,? (?:which )?"
        r"(?:dates? (?:from|back to)|dated from|came|was (?:declared|announced|accorded|given)|followed|took effect)"
        r"(?: only)?(?: in| on)? (?P<when><D\d+>)"
        r"|\b(?P<verb2>recognition) (?:by|from) (?:the )?{side:actor2} (?:came|followed|was (?:accorded|granted|given|"
        r"announced))(?: only)? (?:in|on) (?P<when2><D\d+>)",
        gives={"event": "recognition", "dates": "yes"},
        examples=(
            "Norway's recognition of the State of Chile dates from March 1824.",
            "In a text on Norway and Chile: Recognition by Norway came on 3 May 1824.",
        ),
        confidence=0.85,
    ),
    Rule(
        id="status.gave-recognition",
        triggers=("recognition",),
        pattern=r"{side:actor}{gap}\b(?P<verb>(?:extended|granted|accorded|gave|announced (?:its|"
        r"the))){gap} recognition (?:of|to) (?:the |an? )?(?:[a-z]+ ){0,4}(?:of )?{country:counterpart}",
        gives={"event": "recognition"},
        examples=("Norway extended recognition to Chile in 1824.",),
    ),
    Rule(
        id="status.recognised-each-other",
        triggers=("recogni",),
        pattern=r"(?P<one>{side}){gap}\b(?P<verb>(?:recogni[sz]ed|granted|accorded)(?: each other| one another|"
        r" <B\d+>)|exchanged recognition|mutually recogni[sz]ed)",
        gives={"event": "recognition", "mutual": "yes"},
        examples=("Norway and Chile recognized each other in 1824.",),
    ),
    Rule(
        id="status.act-of-recognition",
        triggers=("recognition",),
        pattern=r"\b(?P<verb>recognition) between (?P<one>{side})(?=[^|]{0,140}<D\d+>)",
        gives={"event": "recognition", "mutual": "yes"},
        examples=("The first act of recognition between Norway and Chile was a treaty of 3 May 1824.",),
        confidence=0.8,
    ),
)
