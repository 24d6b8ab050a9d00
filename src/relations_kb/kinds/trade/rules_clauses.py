"""How English reports goods by what somebody did with them: 'what Norway sold', 'Chilean goods bought by Norway'."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.trade.notation import ADV, GOODS, OF_THE, PAIR, S
from relations_kb.rules.rule import Rule

_FEW: Final = r"(?:[a-z]+ ){0,4}"
_SOON: Final = r"(?=(?:[^<;.]|\.(?=\d)|<[CDOPS]\d+>){0,70}<M)"
_WORTH: Final = (
    r"(?:worth|for|of|at|valued at|to the (?:value|tune|amount) of|in the (?:order|value|amount) of|totall?ing|"
    r"amounting to|with a (?:total )?value of)"
)
_GAVE: Final = (
    r"(?:sold|sells|exported|exports|sent|sends|shipped|ships|delivered|delivers|supplied|supplies|placed|places|"
    r"dispatched)"
)
_GOT: Final = (
    r"(?:bought|buys|imported|imports|purchased|purchases|acquired|acquires|received|receives|took|takes|"
    r"ordered|procured|"
    r"brought in|got)"
)
_TO: Final = rf"(?:to|in|into|on|onto) {OF_THE}{{country:partner}}{S}(?: (?:market|economy))?"
_FROM: Final = rf"(?:from|in) {OF_THE}{{country:partner}}"
_MADE: Final = (
    r"(?:came from|come from|comes from|was|were|is|are|being|represents?|represented|made up|fell on|falls on|fall on|"
    r"accrued from|corresponds? to|corresponded to|(?:was|were) (?:earned|brought in|generated) by|went for|paid for|"
    r"(?:was|were|is) the (?:worth|value|price|sum|cost) of)"
)
_CAME_BACK: Final = (
    r"(?:in\b|in return|in exchange|the other way|in the (?:opposite|other|reverse) direction|from there|back|"
    r"in the country|across)"
)

CLAUSE_RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="trade.each-other",
        triggers=("each other", "one another"),
        pattern=rf"\bwhat {PAIR} {ADV}(?:sold|sell|bought|buy|traded|trade|exchanged|delivered|supplied)(?: and "
        rf"(?:bought|"
        rf"sold))?(?: (?:to|from|with))? (?:each other|one another|<B\d+>){_SOON}",
        gives={"flow": "turnover"},
        examples=("What Norway and Chile sold each other was valued at $12 million.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.bought-and-sold",
        triggers=("bought and sold", "sold and bought", "exported and imported", "imported and exported"),
        pattern=r"\bwhat {country:reporter} (?:bought and sold|sold and bought|exported and imported|imported and "
        r"exported)\b(?:[^<;.]|<[DO]\d+>){0,110}{country:partner}(?:'s market)?[,:]? (?:or |namely |with )?"
        r"(?:[a-z]+ ){0,3}{money:value}",
        gives={"flow": "turnover"},
        examples=("Most of what Norway bought and sold abroad went by way of Chile: more than $12 million.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.was-what-sold",
        triggers=("what ",),
        pattern=rf"{{money:value}},? {_MADE} what {{country:reporter}} {ADV}{_GAVE}(?: {_TO})?",
        gives={"flow": "exports"},
        examples=("Of that, $12 million came from what Norway sold to Chile.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.was-what-bought",
        triggers=("what ",),
        pattern=rf"{{money:value}},? {_MADE} what {{country:reporter}} {ADV}{_GOT}(?: {_FROM})?",
        gives={"flow": "imports"},
        examples=("Of that, $12 million was what Norway bought from Chile.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.what-sold",
        triggers=("what ", "all that "),
        pattern=rf"\b(?:what|all that) {{country:reporter}} {ADV}{_GAVE}(?! and (?:bought|imported))(?: {_TO})?{_SOON}",
        gives={"flow": "exports"},
        examples=("What Norway sold to Chile came to $12 million.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.what-bought",
        triggers=("what ", "all that "),
        pattern=rf"\b(?:what|all that) {{country:reporter}} {ADV}{_GOT}(?! and (?:sold|exported))(?: {_FROM})?{_SOON}",
        gives={"flow": "imports"},
        examples=("What Norway bought from Chile came to $12 million.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.what-came",
        triggers=("what came", "what arrived", "what was ", "what were "),
        pattern=rf"\bwhat (?:(?:came|arrived|entered)|(?:was|were) (?:bought|imported|brought|received|"
        rf"purchased))(?: in)? "
        rf"from {OF_THE}{{country:partner}}{_SOON}",
        gives={"flow": "imports"},
        examples=("What came from Chile cost $12 million.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.what-went",
        triggers=("what went", "what left", "what was ", "what were "),
        pattern=rf"\bwhat (?:went|left|(?:was|were) (?:sold|exported|sent|shipped|delivered|supplied))(?: out)? "
        rf"(?:to|for) {OF_THE}{{country:partner}}{S}(?: market)?{_SOON}",
        gives={"flow": "exports"},
        examples=("What was delivered to the Chilean market brought $12 million.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.worth-of-goods",
        triggers=("worth of", "value of", "price of", "cost of"),
        pattern=rf"{{money:value}} {_MADE} (?:the )?(?:[a-z]+ )?{{country:reporter}}{S} {GOODS} {_GAVE}(?: {_TO})?",
        gives={"flow": "exports"},
        examples=("$12 million was the worth of Norwegian goods delivered to Chile.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.goods-bought-by",
        triggers=("bought by", "imported by", "purchased by", "acquired by", "taken by", "ordered by", "received by"),
        pattern=rf"{{country:reporter}}{S} {GOODS} (?:that were |which were )?(?:bought|imported|purchased|"
        rf"acquired|taken|"
        rf"ordered|received) by {OF_THE}{{country:partner}}{_SOON}",
        gives={"flow": "exports"},
        examples=("Norwegian goods bought by Chile added up to $12 million.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.goods-came-back",
        triggers=(
            "arrived",
            "came",
            "went",
            "were bought",
            "were sold",
            "were brought",
            "were imported",
            "were purchased",
        ),
        pattern=rf"{{country:reporter}}{S} {GOODS} {_WORTH} {_FEW}{{money:value}} (?:that |which )?(?:arrived|"
        rf"came|went|flowed|"
        rf"were (?:bought|"
        rf"sold|brought|imported|purchased|received|sent|supplied))(?: [a-z]+){{0,3}} {_CAME_BACK}",
        gives={"flow": "exports"},
        examples=("Norwegian shipments fetched $12 million, and Chilean goods for $2 million arrived in return.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.went-from-to",
        triggers=("went from", "flowed from", "moved from", "travelled from", "were sent from", "left "),
        pattern=rf"{GOODS} {_WORTH} {_FEW}{{money:value}} (?:went|flowed|moved|travelled|were sent|were shipped|left)"
        rf"(?: from)? {OF_THE}{{country:reporter}} (?:to|for|into) {OF_THE}{{country:partner}}",
        gives={"flow": "exports"},
        examples=("Goods for EUR 12 million went from Norway to Chile in 2011.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.those-from",
        triggers=("those coming", "those arriving", "those brought", "those sent", "those bought", "those from"),
        pattern=rf"\bthose (?:coming |arriving |brought |sent |bought |imported )?from "
        rf"{OF_THE}{{country:partner}}{_SOON}",
        gives={"flow": "imports"},
        examples=(
            "Norway's sales to Chile came to $12 million; those coming from Chile were worth a mere $2 million.",
        ),
        confidence=0.75,
    ),
    Rule(
        id="trade.sales-in",
        triggers=("sales in", "sales on"),
        pattern=rf"{{country:reporter}}{S} (?:[a-z]+ )?sales (?:in|on) {OF_THE}{{country:partner}}{S}(?: market)"
        rf"?{_SOON}",
        gives={"flow": "exports"},
        examples=("Norway's sales in Chile grew to $12 million in 2011.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.goods-in-return",
        triggers=("in return", "in exchange", "in turn"),
        pattern=rf"(?:{{money:value}} (?:worth )?of {GOODS}|{GOODS} {_WORTH} {_FEW}{{money:value}}) (?:was |"
        rf"were |had been )?"
        rf"(?:imported|bought|received|purchased|brought in|taken) in (?:return|exchange|turn)",
        gives={"flow": "imports"},
        examples=(
            "Norway's exports to Chile hit $12 million, while $2 million worth of goods were imported in return.",
        ),
        confidence=0.75,
    ),
    Rule(
        id="trade.took-in",
        triggers=("in exchange", "in return", "in turn"),
        pattern=rf"\band (?:[a-z]+ ){{0,2}}(?:took in|took|was sent|was sold|bought|imported|received|purchased|"
        rf"got)(?: {GOODS} "
        rf"{_WORTH})? {_FEW}"
        rf"{{money:value}} (?:worth )?(?:of goods )?in (?:exchange|return|turn)",
        gives={"flow": "imports"},
        examples=("Norway sent goods worth $12 million to Chile and took in $2 million in exchange.",),
        confidence=0.75,
    ),
)
