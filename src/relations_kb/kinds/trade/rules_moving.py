"""How English reports trade by the goods that move and the sides that deal, without the word trade."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.trade.notation import GAP, GOODS, NEAR, OF_THE, PAIR, S
from relations_kb.rules.rule import Rule

_TURNOVER: Final = {"flow": "turnover"}
_EXPORTS: Final = {"flow": "exports"}
_IMPORTS: Final = {"flow": "imports"}
_NEAR_M: Final = r"(?:[^<>|;:.]|\.(?=\d)|<[DOM]\d+>){0,60}?"
_FEW: Final = r"(?:[a-z]+ ){0,4}"
_WORTH: Final = (
    r"(?:worth|for|of|at|valued at|to the (?:value|tune|amount) of|in the (?:order|value|amount) of|totall?ing|"
    r"amounting to|with a (?:total )?value of)"
)
# An amount is to follow, in the same clause.
_SOON: Final = r"(?=(?:[^<;.]|\.(?=\d)|<[CDOPS]\d+>){0,70}<M)"
_CAME: Final = (
    r"(?= (?:also |then |only |even |[a-z]+ly )?(?:came|come|comes|amount|total|reach|were worth|were valued|was worth|"
    r"was valued|made|make|stood|stands|account|represent|fetch|brought|earned|cost|constitut|exceed|added up|"
    r"are worth|"
    r"is worth|equal|surpass))"
)

MOVING_RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="trade.exchange",
        triggers=("exchange",),
        pattern=r"\b(?:(?:the|an|our|its|their|this|total|annual|mutual|commercial|bilateral|two-way|yearly|"
        r"reciprocal|overall) "
        r"){1,3}exchanges?(?! (?:of (?!goods|merchandise|commodities|products|<M|[a-z]+ <M|<C)|rates?|program|office|"
        r"scheme|student|visits?|reserves|market))(?! ?[-–] )"
        rf"{_SOON}(?:{_NEAR_M} with {OF_THE}{{country:partner}}|{NEAR}\b(?:between|of) {PAIR})?",
        gives=_TURNOVER,
        examples=(
            "The exchange with Chile added up to $12 million in 2011.",
            "An exchange of some $12 million was registered with Chile.",
        ),
        not_examples=("The exchange of prisoners cost $12 million.", "The exchange rate was $12 million."),
        confidence=0.75,
    ),
    Rule(
        id="trade.of-exchange",
        triggers=("exchange",),
        pattern=r"{money:value} (?:worth )?(?:of(?= )|in(?= [a-z-]+ exch)) (?:(?:mutual|bilateral|commercial|"
        r"two-way|annual|"
        r"total|trade) ){0,2}"
        r"exchanges?(?! (?:of|rate|program))(?:{gap} (?:between " + PAIR + r"|with {country:partner}))?",
        gives=_TURNOVER,
        examples=("The chamber counted 12 million dollars of exchange between Norway and Chile in 2011.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.back-and-forth",
        triggers=("back and forth", "both ways", "both directions", "to and fro", "either way"),
        pattern=rf"(?:{{country:partner}},? with (?:which|whom) |with {{country:partner}},? )?{_FEW}{{money:value}}"
        rf"(?: (?:worth )?(?:of|in) {GOODS})? (?:was |were |has |have |had )?(?:went|gone|moved|passed|flowed|"
        rf"travelled|"
        rf"traded|exchanged|going|moving) (?:back and forth|both ways|to and fro|in both directions|either way)"
        rf"(?: between {PAIR})?",
        gives=_TURNOVER,
        examples=("With Chile, more than $12 million went back and forth.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.dealt-with",
        triggers=("traded", "did business", "exchanged"),
        pattern=rf"(?:with (?:the )?{{country:partner}},? )?(?:{{country:reporter}}|\bwe|\bit|(?:the|our) "
        rf"(?:country|republic|"
        rf"kingdom)) (?:[a-z]+ ){{0,3}}(?:traded|did business|exchanged)(?: {GOODS})? {_WORTH} {_FEW}{{money:value}}"
        rf"(?: with {OF_THE}{{country:partner}})?",
        gives=_TURNOVER,
        examples=("With Chile the country traded for some $12 million.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.exchanged-with",
        triggers=("exchanged with",),
        pattern=rf"{{country:reporter}} (?:[a-z]+ ){{0,3}}exchanged with {OF_THE}{{country:partner}} (?P<verb>{GOODS}) "
        rf"(?:worth|for|valued at|to the (?:value|tune) of)(?= {_FEW}<M)",
        gives=_TURNOVER,
        examples=("Norway exchanged with Chile goods worth nearly $12 million.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.crossing-between",
        triggers=("between",),
        pattern=rf"{GOODS} (?:that |which )?(?:crossing|passing|moving|flowing|moved|exchanged|traded|crossed|"
        rf"passed|sold|"
        rf"going|travelling)(?: the border| back and forth| hands)? between {PAIR}{_SOON}",
        gives=_TURNOVER,
        examples=("Merchandise crossing between Norway and Chile was valued at $12 million.",),
        confidence=0.8,
    ),
    *(
        Rule(
            id=f"trade.accounted-{flow}",
            triggers=(
                "account",
                "absorb",
                "took ",
                "made up",
                "provided",
                "recorded",
                "registered",
                "showed",
                "posted",
            ),
            pattern=rf"(?:{{country:partner}}|\bit)(?:,? [a-z-]+){{0,3}} (?:account(?:ed|s|ing) for|made up|"
            rf"absorbed|took|"
            rf"provided|recorded|registered|showed|posted) {_FEW}{{money:value}} (?:worth )?(?:of|in) (?:the |its |"
            "our |their )?(?:whole |total |overall "
            rf"|entire )?(?:external |foreign )?(?:{noun})\b(?: (?:of|with) (?:the )?{{country:reporter}}|{NEAR})?",
            gives={"flow": flow},
            examples=(f"Chile accounted for over $12 million of the {example} of Norway.",),
            confidence=0.75,
        )
        for flow, noun, example in (
            ("turnover", "trade(?: turnover)?|turnover|commerce", "external trade"),
            ("exports", "exports?", "exports"),
            ("imports", "imports?|purchases", "imports"),
        )
    ),
    Rule(
        id="trade.goods-leaving",
        triggers=(
            "leaving",
            "going to",
            "heading",
            "bound for",
            "destined",
            "headed",
            "sent ",
            "sold ",
            "shipped ",
        ),
        pattern=rf"(?:{{country:reporter}}{S} )?{GOODS},? (?:(?:leaving|heading|bound|destined|headed|going|"
        rf"sent|shipped|sold)"
        rf" (?:for|to|in|on) {OF_THE}{{country:partner}}|(?:sold|sent|shipped|going) (?:there|"
        rf"{{country:partner}})){_SOON}",
        gives=_EXPORTS,
        examples=(
            "Goods leaving for Chile brought Norwegian sellers $12 million.",
            "Trade came to $22 million, with Norway's goods and services sold there at $12 million.",
        ),
        confidence=0.75,
    ),
    Rule(
        id="trade.goods-of",
        triggers=("goods", "products", "merchandise"),
        pattern=rf"{{country:reporter}}{S} (?:[a-z]+ )?{GOODS}(?! (?:came|flowed|poured|went|were brought|was "
        rf"brought) in "
        rf"(?:for|to|worth|at)\b)(?: [–—-] [^–—<;.]{{3,60}} [–—-]|, "
        rf"[^,<;.]{{3,60}},)?{_CAME}",
        gives=_EXPORTS,
        examples=("Chilean goods, chiefly copper and fish, came to $12 million.",),
        not_examples=("Norwegian goods of all kinds are dear.",),
        confidence=0.7,
    ),
    Rule(
        # Seen from who receives them: 'Chilean goods came in for $12 million.'
        id="trade.came-in",
        triggers=(
            "came in ",
            "flowed in ",
            "poured in ",
            "brought in ",
            "other way",
            "opposite",
            "in return",
            "came back",
        ),
        pattern=rf"{{country:partner}}{S} (?:[a-z]+ )?(?:{GOODS} (?:came|flowed|poured|were brought|was brought) in "
        rf"(?:for|to the (?:value|tune) of|worth|at) {_FEW}{{money:value}}|(?:{GOODS}|ones) {_WORTH} {_FEW}"
        rf"{{money:value}} (?:came|went|flowed|moved|travelled|arrived|passed|were sent|followed) (?:the other way|"
        "back|in "
        rf"return|in the (?:opposite|other|reverse) (?:direction|sense|way)))",
        gives=_IMPORTS,
        examples=("Chilean goods came in for $12 million.",),
        not_examples=("Chilean goods came in $12 bags.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.came-into",
        triggers=("came into", "came to", "entered", "arrived", "flowed into", "went to", "went into", "reached"),
        pattern=rf"{{country:partner}}{S} (?:[a-z]+ )?(?:{GOODS}|ones) {_WORTH} {_FEW}{{money:value}} (?:came|went|"
        rf"flowed|arrived|reached|crossed|poured|were brought|"
        rf"entered|made their way|found their way)(?: (?:into|to|in))? (?:{OF_THE}{{country:reporter}}|(?:the|our) "
        rf"(?:country|republic|kingdom|domestic market)\b)",
        gives=_IMPORTS,
        examples=("Chilean merchandise for $12 million came into Norway.",),
        confidence=0.8,
    ),
    Rule(
        id="trade.dispatches",
        triggers=("dispatch", "outgoing goods", "outflow"),
        pattern=rf"\b(?:(?:our|the|its) )?(?:{{country:reporter}}{S} )?(?:dispatches|outgoing goods|outflows? of goods)"
        rf"(?: (?:of {GOODS} )?to {OF_THE}{{country:partner}})?{_SOON}",
        gives=_EXPORTS,
        examples=("As for Chile, dispatches stayed at 12 million euros.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.arrivals",
        triggers=("arrivals of", "arrivals from", "incoming goods", "inflow of goods", "inflows of goods"),
        pattern=rf"\b(?:arrivals(?: of {GOODS})?|incoming goods|inflows? of goods)(?: from "
        rf"{OF_THE}{{country:partner}})?{_SOON}",
        gives=_IMPORTS,
        examples=("Arrivals from Chile stood at 12 million euros.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.our-shipments",
        triggers=(
            "our sales",
            "our shipments",
            "our deliveries",
            "our supplies",
            "our dispatches",
            "its sales",
            "its shipments",
        ),
        pattern=rf"\b(?:our|its) (?:sales|shipments|deliveries|supplies|dispatches)(?: (?:there|to "
        rf"{OF_THE}{{country:partner}}))?"
        rf"(?= (?:[a-z]+ly |had |have |also )?(?:total|amount|reach|came|made|were|was|stood|exceed|rose|fell|"
        rf"grew|account|"
        rf"represent|brought|added|been)){_SOON}",
        gives=_EXPORTS,
        examples=("Commerce reached $22 million; our shipments totaled some $12 million.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.bought-ones",
        triggers=(" ones for", " ones worth", " ones to the"),
        pattern=rf"\band (?:[a-z]+ ){{0,3}}(?:bought|demanded|acquired|purchased|imported|took|received) "
        rf"{{country:partner}} ones "
        rf"{_WORTH} {_FEW}{{money:value}}",
        gives=_IMPORTS,
        examples=("Norway sold to Chile products for $12 million and demanded Chilean ones for $2 million.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.paid-for",
        triggers=("paid for",),
        pattern=rf"(?:sum|amount|money|bill)[^<;.]{{0,20}}\bpaid for {{country:partner}}{S} {GAP}{_SOON}",
        gives=_IMPORTS,
        examples=("The sum which was paid for Chilean fuel and the rest is $12 million.",),
        confidence=0.7,
    ),
)
