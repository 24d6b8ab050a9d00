"""How English reports ceremonies at which several envoys hand their letters.

Names: ``receiver`` receives, ``envoys`` are the words that list them, ``verb`` is what is done.
"""

from __future__ import annotations

from typing import Final

from relations_kb.rules.rule import Rule

PAPERS: Final = (
    r"(?:(?:(?:true |open |working |figurative |certified |style )?(?:copies|copy)(?: of style)? of |an? |the |"
    r"his |her |their )*(?:credentials|letters? of credence|"
    r"letters? of credentials|credential letters?|letters? of accreditation|letters of commission|"
    r"letters(?= of (?:[a-z]+|\d+) (?:new )?(?:heads|ambassadors|envoys|high commissioners))))"
)

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="status.credentials-by",
        triggers=("credential", "credence", "letters of accreditation"),
        pattern=PAPERS + r"(?:{gap} to {side:receiver})? (?P<verb>(?:will be|were|was) (?:presented|submitted|"
        r"handed over)(?: to {side:receiver2})? by) (?P<envoys>.*)",
        gives={"event": "envoy-accredited", "many": "yes"},
        examples=("Credentials to the President of Chile were presented by Kari Lund (Norway) and Aiko Ito (Japan).",),
    ),
    Rule(
        id="status.credentials-list",
        triggers=("credential", "credence", "letters of accreditation"),
        pattern=r"(?:ambassadors|envoys|heads of (?:diplomatic )?missions?|high commissioners|diplomats|"
        r"representatives|<S\d+>)"
        r"[^.;|]{0,120}?\b(?P<verb>present(?:ed|ing|s)?|handed(?: over)?|submit(?:ted)?|deliver(?:ed)?) [^.;<|]{0,20}?"
        + PAPERS
        + r"(?:{gap} (?:to|before) (?:the )?{side:receiver})?",
        gives={"event": "envoy-accredited", "listed": "yes"},
        examples=("The ambassadors of five countries presented their credentials to President Ana Soto.",),
    ),
    Rule(
        id="status.received-several",
        triggers=("credential", "credence", "letters of"),
        pattern=r"{side:receiver}{gap}\b(?P<verb>received|accepted|accepts|receives|receiving|took|takes|was handed|"
        r"was presented with),? "
        r"(?:(?:(?:at|in|on|during) (?:[^.;|<]|<[DC]\d+>){3,50}?|<D\d+>),? ){0,2}"
        + PAPERS
        + r"(?:{gap})? (?:of|from) (?:the )?(?:(?:new|newly[- ][a-z]+|incoming|[a-z]+|\d+) ){0,3}(?:ambassadors|envoys|"
        r"heads of (?:diplomatic )?missions?|high commissioners|diplomats|<S\d+>)"
        r"|"
        + PAPERS
        + r" (?:of|from) (?:the )?(?:(?:new|newly[- ][a-z]+|incoming|[a-z]+|\d+) ){0,3}(?:ambassadors|envoys|"
        r"heads of missions?|high commissioners) (?P<verb2>(?:were|have been) (?:received|accepted|taken)){gap} by "
        r"{side:receiver2}",
        gives={"event": "envoy-accredited", "listed": "yes"},
        examples=(
            "President Ana Soto received the letters of credence of five ambassadors.",
            "The credentials of three envoys were accepted by President Ana Soto of Chile.",
        ),
    ),
    Rule(
        id="status.head-accredited",
        triggers=("accredited", "accredits"),
        pattern=r"{person:receiver}{gap}\b(?P<verb>accredited|accredits)(?:,? (?:on <D\d+>|in <C\d+>),?)* "
        r"(?P<envoys>(?:(?:the|new|[a-z]+|\d+) ){0,3}(?:ambassadors|envoys|heads of (?:diplomatic )?missions?|"
        r"high commissioners|<[SP]\d+>).*)",
        gives={"event": "envoy-accredited", "many": "yes"},
        examples=("President Ana Soto of Peru accredited the new ambassadors of Chile and Ghana on 3 May 2009.",),
        not_examples=("Ambassador Kari Lund is accredited to Peru.",),
        confidence=0.8,
    ),
    Rule(
        id="status.received-theirs",
        triggers=("credential", "credence", "letters of accreditation"),
        pattern=r"\b(?:ambassadors|envoys|heads of (?:diplomatic )?missions?|high commissioners|diplomats)\b"
        r"[^.;|]{0,120}? (?:after|when|as|once|before) {side:receiver}{gap}\b(?P<verb>received|accepted|took|"
        r"receives|accepts) " + PAPERS,
        gives={"event": "envoy-accredited", "listed": "yes"},
        examples=("Six envoys began their work in Chile after President Ana Soto received their credentials.",),
    ),
)
