"""How English reports goods with the partner told first: 'From Chile were imported …', 'To the Chilean market …'."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.trade.notation import GOODS, S
from relations_kb.rules.rule import Rule

_WORTH: Final = (
    r"(?:worth|for|valued at|to the (?:value|tune|amount) of|in the (?:order|value|amount) of|totall?ing|amounting to)"
)
_FEW: Final = r"(?:[a-z]+ ){0,3}"
_MARKET: Final = r"(?:'s)?(?: market| side)?"
# The begin of a sentence, or of one of its clauses: '…: to the Chilean market went …, and from there came …'
_BEGIN: Final = r"(?:^|[:;,–] ?(?:and |while |whereas |but )?)\W*"
_WHO: Final = rf"(?:{{country:reporter}}{S}|they|we|it|the (?:country|republic|kingdom))"
_OUT: Final = r"(?:exported|sold|shipped|delivered|supplied|dispatched|sent|placed)"
_BACK: Final = (
    r"(?:imported|bought|purchased|acquired|received|brought(?: in)?|procured|obtained|ordered|demanded|taken|took)"
)

FRONTED_RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="trade.to-market",
        triggers=("placed", "sold", "sent", "shipped", "exported", "delivered", "supplied", "went"),
        pattern=rf"^\W*(?:to|on|onto|into) (?:the )?{{country:partner}}{_MARKET},? (?:{_FEW}{GOODS} {_WORTH} "
        rf"{_FEW}{{money:value}}|{_FEW}{{money:value}} worth of {_FEW}{GOODS}) (?:was |were |had been |have been )?"
        r"(?:placed|sold|sent|shipped|exported|delivered|supplied|went)\b",
        gives={"flow": "exports"},
        examples=("To the Chilean market goods to the value of 12 million dollars were placed.",),
        not_examples=("To the Chilean market aid worth 12 million dollars was sent.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.to-were-exported",
        triggers=("exported", "sold", "shipped", "delivered", "supplied", "dispatched", "sent", "placed"),
        pattern=rf"{_BEGIN}to (?:the )?{{country:partner}}{_MARKET},? (?:(?:was|were|have been) {_OUT}|{_WHO} "
        rf"{_FEW}{_OUT}) "
        rf"(?:{_FEW}{GOODS} {_WORTH} {_FEW}{{money:value}}|{_FEW}{{money:value}} worth of {_FEW}{GOODS})",
        gives={"flow": "exports"},
        examples=("To Chile were exported goods worth 12 million dollars.",),
        not_examples=("To Chile were exported ideas worth 12 million dollars.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.from-were-imported",
        triggers=(
            "imported",
            "bought",
            "purchased",
            "acquired",
            "received",
            "brought",
            "procured",
            "obtained",
            "ordered",
            "demanded",
            "took",
            "taken",
        ),
        pattern=rf"{_BEGIN}from (?:the )?{{country:partner}}{_MARKET},? (?:(?:was|were|have been) {_BACK}|"
        rf"{_WHO} {_FEW}{_BACK}) "
        rf"(?:{_FEW}{GOODS} {_WORTH} {_FEW}{{money:value}}|{_FEW}{{money:value}} worth of {_FEW}{GOODS})",
        gives={"flow": "imports"},
        examples=(
            "From Chile were imported goods for nearly 12 million dollars.",
            "From Chile Norway acquired goods worth 12 million dollars.",
            "Sales were low, and from Chile we brought merchandise for 12 million dollars.",
        ),
        not_examples=("From Chile were imported ideas for nearly 12 million dollars.",),
        confidence=0.85,
    ),
    Rule(
        id="trade.arrived-from",
        triggers=("arrived from", "came from", "arrived", "were brought"),
        pattern=rf"(?:{GOODS} {_WORTH} {_FEW}{{money:value}}|{{money:value}}(?:'s)? worth of {GOODS}) (?:arrived|came|"
        rf"entered|were brought)(?: in| into the country)? from (?:the )?{{country:partner}}",
        gives={"flow": "imports"},
        examples=("12 million dollars worth of goods arrived from Chile.",),
        not_examples=("Guests worth 12 million dollars arrived from Chile.",),
        confidence=0.8,
    ),
    Rule(
        # Whose goods is told by the report: 'exports to Peru made $3 million. Chile bought goods for $2 million.'
        id="trade.bought-what",
        triggers=("bought", "purchased", "acquired"),
        pattern=rf"{{country:reporter}} (?P<verb>bought|purchased|acquired) {GOODS} {_WORTH} {_FEW}{{money:value}}"
        r"(?=[.;,)]|$| in <D)",
        gives={"flow": "imports"},
        examples=("Chile bought goods for 12 million dollars.",),
        not_examples=("Chile bought shares for 12 million dollars.",),
        confidence=0.75,
    ),
)
