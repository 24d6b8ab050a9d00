"""How English reports that two sides call each other."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.visit.phrases import CALL
from relations_kb.rules.rule import Rule

_PHONE: Final = r"(?:over|by|on|via|in) (?:the |an? )?(?:tele)?(?:phone|video)(?: ?conference| link| call)?"

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="visit.call",
        triggers=("phone", "call", "videoconference", "video", "virtual", "online"),
        pattern=r"{side:one}{gap}\b(?P<verb>had|has|held|has had|made|received|conducted|placed|has held|hold|holds|"
        r"have|had held|took|takes|initiated) "
        r"(?:an? |the |his |her )?(?:[a-z-]+ ){0,3}?" + CALL + r"{gap} (?:with|to|from) (?:[a-z-]+ ){0,3}?{side:two}",
        gives={"form": "call"},
        examples=(
            "Norwegian Foreign Minister Kari Lund had a telephone conversation with Chilean President Ana Soto.",
        ),
    ),
    Rule(
        id="visit.spoke",
        triggers=("spoke", "talked", "speaks", "speak"),
        pattern=r"{side:one}{gap}\b(?P<verb>(?:spoke|talked|speaks|spoken|to speak|will speak)"
        r"(?: " + _PHONE + r"{adjuncts}|{adjuncts})"
        r"(?: " + _PHONE + r")?) (?:with|to) (?:[a-z-]+ ){0,3}?{side:two}",
        gives={"form": "call"},
        examples=("President Ito of Japan spoke today with Prime Minister Kari Lund of Norway.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.by-phone",
        triggers=("phone", "video"),
        pattern=r"{side:one}{gap}\b(?P<verb>(?:spoke|talked|discussed|exchanged|conferred|conversed|consulted|"
        r"agreed)[^<]{0,60}"
        r"(?:by|over the|over a|on the|via|in a|during a) (?:[a-z]+ )?(?:tele)?(?:phone|video))"
        r"(?!(?:[^<;.]|<D\d+>){0,30} with (?:his |her |the )?<[PS])",
        gives={"form": "call"},
        examples=("President Ito of Japan and Prime Minister Kari Lund of Norway talked over the phone.",),
    ),
    Rule(
        id="visit.call-with",
        triggers=("call", "phone", "video", "virtual"),
        pattern=r"(?:{side:one}'s? )?\b(?P<verb>"
        + CALL
        + r")(?: (?:[a-z]+ ){0,3})?(?:{adjuncts} )?(?:with|(?<=phone call )(?:to|from)|"
        r"between) (?:[a-z-]+ ){0,2}?{side:two}",
        gives={"form": "call"},
        examples=("Readout of President Ito's Call with Prime Minister Kari Lund of Norway",),
        confidence=0.8,
    ),
    Rule(
        id="visit.call-between",
        triggers=("phone", "video", "call"),
        pattern=r"\b(?P<verb>" + CALL + r"),?(?: [a-z-]+){0,4}?(?: (?:on |in )?<D\d+>)? (?:between|of) (?P<one>{side})",
        gives={"form": "call"},
        examples=(
            "A telephone conversation took place between Minister Kari Lund of Norway and Chilean President Ana Soto.",
            "Calls between Minister Kari Lund of Norway and Chilean President Ana Soto",
        ),
    ),
    Rule(
        id="visit.call-of-with",
        triggers=("phone", "video", "call"),
        pattern=r"\b(?P<verb>" + CALL + r"),? (?:of|by) (?:the )?{side:one}{gap} (?:with|to) (?:the )?{side:two}",
        gives={"form": "call"},
        examples=(
            "The telephone call of Minister Kari Lund of Norway with Chilean President Ana Soto was on 3 May 2009.",
        ),
        not_examples=("The telephone call of Minister Kari Lund of Norway was short.",),
    ),
    Rule(
        # 'As for the Chilean side, Minister X rang on 29 October': whom, the house that speaks knows.
        id="visit.rang",
        triggers=(" rang ", "telephoned", "phoned"),
        pattern=r"\b(?:with regard to|as for|as to|on the part of|from|for) (?:the )?<[CSB]\d+>(?: side)?,? "
        r"{person:one} (?P<verb>rang|telephoned|phoned)(?: up)?(?= (?:on )?(?:the )?<D)",
        gives={"form": "call"},
        examples=(
            "In a text of Norway's ministry: As for the Chilean side, Minister Ana Soto rang on 29 October 2019.",
        ),
        not_examples=("As for the Chilean side, Minister Ana Soto rang the bell.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.called",
        triggers=(
            "took a call",
            "called",
            "calls ",
            "telephoned",
            "phoned",
            "rang",
            "rung",
            "phone call from",
            "call from",
        ),
        pattern=r"{side:one}{gap}\b(?P<verb>(?:was|had been|has been|were) (?:called|telephoned|phoned|"
        r"rung(?: up)?) by|telephoned|"
        r"phoned|rang(?: up)?|(?:received|had|took|got) an? (?:[a-z-]+ )?(?:tele)?(?:phone )?call (?:from|of)|"
        r"call(?:ed|s)(?= (?:the )?<P\d+>(?:,? <D\d+>|,? on <D\d+>| to (?!account)| and (?:discussed|congratulated|"
        r"expressed|conveyed|thanked)|\.|$))) {side:two}",
        gives={"form": "call"},
        examples=(
            "Kari Lund of Norway was telephoned by Chilean President Ana Soto.",
            "Kari Lund of Norway called Chilean President Ana Soto on 3 May 2009 to express her thanks.",
        ),
        not_examples=("Kari Lund of Norway called Chilean President Ana Soto a friend.",),
    ),
    Rule(
        id="visit.contacted",
        triggers=("contacted",),
        pattern=r"{person:one},?{gap}\b(?P<verb>(?:was|had been|has been|were) contacted)\b{gap} by (?:the "
        r")?{side:two}",
        gives={"form": "call"},
        examples=("Minister Kari Lund was contacted by phone on 10 June by the Chilean Foreign Minister Ana Soto.",),
        not_examples=("Minister Kari Lund contacted the embassy.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.on-the-line",
        triggers=("on the line", "on the phone", "at the other end", "phone contact", "contact by", "in touch by"),
        pattern=r"{side:one}{gap}\b(?P<verb>(?:was|were|is|are|(?:had|has|have) (?:[a-z]+ )?been) (?:also )?"
        r"(?:on the (?:line|phone)|in (?:tele)?phone contact|"
        r"in (?:contact|touch) (?:by|over the|via) (?:tele)?(?:phone|video))){adjuncts} with "
        r"(?:the )?(?:[a-z-]+ ){0,2}?{side:two}",
        gives={"form": "call"},
        examples=(
            "Prime Minister Kari Lund of Norway was on the line with President Ana Soto of Chile on 10 June.",
            "On Monday the Foreign Minister of Norway had likewise been in telephone contact with Chile's Ana Soto.",
        ),
        not_examples=("Prime Minister Kari Lund of Norway was on the line for the budget.",),
        confidence=0.8,
    ),
)
