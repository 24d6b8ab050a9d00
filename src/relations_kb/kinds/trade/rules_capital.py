"""How English reports money that one country invests in another, and purchases that one promises the other."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.trade.notation import ADJ, GAP, INVESTMENT, NEAR, OF_THE, S
from relations_kb.rules.rule import Rule

_INVESTMENT: Final = {"flow": "investment"}
_TRIGGERS: Final = ("investment", "fdi", "odi")
_WHO: Final = (
    r"(?: (?:companies|firms|investors|businesses|businessmen|enterprises|businesspeople|banks|capital|entrepreneurs))?"
)
_IN: Final = rf"(?:in|into|to) {OF_THE}{{country:partner}}"
_BY: Final = rf"(?:from|of|by|made by|originating from|coming from) {OF_THE}{{country:reporter}}{_WHO}"

# Firms: 'the Norwegian brewer Vesta', 'Vesta of Norway', 'Telekom Norway'.
_WORDS: Final = r"(?: (?!and |of |in |from |for |to )[\w'&.-]+)"
_FIRM: Final = rf"{{country:reporter}}{S}{_WORDS}{{0,5}}?"
_SHARE: Final = (
    r"(?:(?:an?|the|another|some|about|over|nearly) )*(?:[\d.,]+ ?(?:%|per ?cent)(?: (?:stake|share|interest|holding|"
    r"of the (?:shares|stock|capital)))?|half|(?:one[- ])?(?:quarter|third|fifth|tenth)|(?:majority |minority |"
    r"controlling |"
    r"large |small )?(?:stake|share|shareholding|interest|holding)s?(?: of [\d.,]+ ?(?:%|per ?cent))?) (?:of|in) "
)
_OBJECT: Final = r"(?:(?!from\b|its\b|their\b|by\b|to\b|for\b|of\b|trade\b|exports?\b|imports?\b)[\w'&.-]+ )"
_FIRM_OF: Final = (
    rf"(?:{_OBJECT}{{0,4}}?(?:of )?(?:the |an? )?{{country:partner}}{S}{_WORDS}{{0,6}}?|"
    rf"(?-i:[A-Z])[\w'&.-]*{_WORDS}{{0,4}}?)"
)
_WORKS: Final = (
    r"(?:banks?|compan(?:y|ies)|refiner(?:y|ies)|plants?|mines?|brewer(?:y|ies)|hotels?|factor(?:y|ies)|firms?|airlines?|"
    r"makers?|chains?|insurers?|groups?|operators?|mills?|ports?|terminals?|networks?|subsidiar(?:y|ies)|producers?|"
    r"business(?:es)?|carriers?|providers?|retailers?|farms?|estates?|works|shipyards?|smelters?|telecoms?)"
)
_FOR: Final = (
    r"(?: (?:in|near|at|of) (?:[^<;|,]|<C\d+>){1,30})? (?:for|at a price of|worth|at) (?:[a-z]+ ){0,3}?{money:value}"
)
_BUYS: Final = (
    r"(?P<verb>(?:has |have |had )?(?:bought|acquired|purchased|took|taken|obtained|secured|picked)(?: over| up)?)"
)

CAPITAL_RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="trade.investment-in",
        triggers=_TRIGGERS,
        pattern=rf"(?:{{country:reporter}}{S}{_WHO} {ADJ})?\b{INVESTMENT}(?:{NEAR} {_BY})?{NEAR} {_IN}{S}(?:{NEAR} "
        rf"{_BY})?",
        gives=_INVESTMENT,
        examples=(
            "Direct Norwegian investments in the Chilean economy reached 12 million dollars.",
            "Foreign direct investment from Norway in Chile was $12 million.",
            "Investments in Chile from Norway totalled $12 million.",
        ),
        not_examples=("The investment bank opened in Chile.",),
    ),
    Rule(
        id="trade.investment-of",
        triggers=_TRIGGERS,
        pattern=rf"(?:{{country:reporter}}{S} {ADJ}{INVESTMENT}|\b{INVESTMENT}{NEAR} {_BY})",
        gives=_INVESTMENT,
        examples=(
            "Norwegian investments amounted to $12 million.",
            "Foreign direct investment from Norway reached $12 million.",
        ),
        confidence=0.75,
    ),
    Rule(
        id="trade.invested",
        triggers=("invest", "put ", "poured", "pumped", "injected", "ploughed", "plowed", "placed"),
        pattern=rf"{{country:reporter}}{S}{_WHO} (?:[a-z-]+,? |<D\d+>,? ){{0,8}}?(?P<verb>invested|invests?|investing|"
        rf"(?:put(?! on\b| off\b)|poured|pumped|injected|ploughed|plowed|placed)(?= (?:[a-z]+ ){{0,3}}<M)) "
        rf"{GAP}{{money:value}}{NEAR} {_IN}",
        gives=_INVESTMENT,
        examples=(
            "Norwegian companies have invested over $12 million in Chile.",
            "Norway will invest $12 million in Chile.",
        ),
    ),
    Rule(
        id="trade.invested-in",
        triggers=("invested",),
        pattern=rf"{{country:reporter}}{S}{_WHO} (?:[a-z-]+ ){{0,5}}?(?P<verb>invested|invests?) {_IN}{S}{GAP} "
        rf"{{money:value}}",
        gives=_INVESTMENT,
        examples=("Norway invested in Chile about $12 million.",),
    ),
    Rule(
        id="trade.bought-share",
        triggers=("bought", "acquired", "purchased", "took", "taken", "obtained", "secured", "picked up"),
        pattern=rf"{_FIRM} {_BUYS} {_SHARE}{_FIRM_OF}{_FOR}",
        gives=_INVESTMENT,
        examples=(
            "In 2001 Telenor Norway bought 25 percent of Chile Cable for $12 million.",
            "The Norwegian group Vesta took a 51 percent stake in Chile's mine at Arica for $12 million in 2004.",
        ),
        not_examples=("Norway bought half of its copper from Chile for $12 million.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.bought-firm",
        triggers=("bought", "acquired", "purchased", "took over", "taken over"),
        pattern=rf"{_FIRM} {_BUYS} (?:the |an? )?{_OBJECT}{{0,3}}?{{country:partner}}{S} {_OBJECT}{{0,4}}?{_WORKS}"
        rf"(?: of (?:[\w'-]+|<C\d+>))?{_FOR}",
        gives=_INVESTMENT,
        examples=(
            "In 2006 the Norwegian company Vesta purchased the Chilean zinc refinery of Arica for USD 12 million.",
        ),
        not_examples=("Norway bought Chilean copper for $12 million.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.paid-for-share",
        triggers=("stake", "share", "holding", "interest", "per cent", "percent", "%"),
        pattern=rf"{_FIRM} (?P<verb>(?:has |had )?(?:paid|spent|put up)) (?:[a-z]+ ){{0,2}}?{{money:value}} (?:for|"
        rf"on|to (?:buy|acquire|"
        rf"take|get)) {_SHARE}(?:{_FIRM_OF}(?=[,.;]| in\b| on\b|$))",
        gives=_INVESTMENT,
        examples=("The Norwegian firm Vesta paid $12 million for a share of 20 percent in Cobre of Chile in 2004.",),
        not_examples=("Norway paid $12 million for a share of the fish.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.share-sold",
        triggers=("stake", "share", "holding", "interest", "per cent", "percent", "%"),
        pattern=rf"{_SHARE}{_OBJECT}{{0,4}}?{{country:partner}}{S}{_WORDS}{{0,5}}? (?P<verb>(?:was|were) (?:sold|"
        rf"handed over|made over)|"
        rf"went|passed) to (?:the )?{_OBJECT}{{0,3}}?{{country:reporter}}{S}{_WORDS}{{0,4}}?{_FOR}",
        gives=_INVESTMENT,
        examples=("A stake of 51 percent in Chile's Cobre was sold to Telekom Norway for US$ 12 million in 1998.",),
        not_examples=("A share of the copper of Chile was sold to Norway.",),
        confidence=0.7,
    ),
    Rule(
        id="trade.holdings",
        triggers=("holdings", "capital", "assets", "money put"),
        pattern=rf"(?:{{country:reporter}}{S} (?:[a-z]+ )?(?:holdings|capital|assets)|\bmoney put) (?:in|into) {OF_THE}"
        rf"{{country:partner}}{S}(?: (?:economy|market))?(?: by {{country:reporter}}{_WHO})?(?=(?:[^<;.]|"
        rf"\.(?=\d)|<[DO]\d+>)"
        rf"{{0,60}}<M)",
        gives=_INVESTMENT,
        examples=("Norway's holdings in the Chilean economy, which stood at only $12 million in 2011, are to grow.",),
        not_examples=("Norway's capital is Oslo.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.investor",
        triggers=("investor",),
        pattern=rf"{{country:reporter}} (?:is|was|are|remains?|became|ranks?|has become)\b"
        rf"[^<]{{0,60}}(?:<O\d+>[^<]{{0,30}})?"
        rf"\binvestors? in {OF_THE}{{country:partner}}{S}"
        rf"[^<]{{0,40}}\b(?:with|having|investing|at|worth|totalling|of|is|was|are) {GAP}{{money:value}}",
        gives=_INVESTMENT,
        examples=("Norway is the largest investor in Chile with over $12 million invested.",),
    ),
    Rule(
        id="trade.of-investment",
        triggers=_TRIGGERS,
        pattern=rf"{{money:value}} (?:worth )?(?:of|in) (?:new |additional )?(?:{{country:reporter}} "
        rf")?{INVESTMENT}(?:{NEAR} {_BY})?(?:{NEAR} {_IN})?",
        gives=_INVESTMENT,
        examples=("Chile has received $12 million of direct investment from Norway.",),
        confidence=0.75,
    ),
    Rule(
        id="trade.to-invest",
        triggers=("to invest", "new investments", "investment commitment"),
        pattern=rf"{{country:reporter}}{S} (?:[a-z,-]+ |<[A-Z]\d+> ){{0,12}}?(?:{{money:value}} (?:to|"
        rf"for) invest(?:ment)?|(?:to )?make (?:new )?investments of {{money:value}}|{{money:value}} "
        rf"investment) (?:in|into) {OF_THE}{{country:partner}}",
        gives=_INVESTMENT,
        examples=("Norway committed to provide $12 million to invest into Chile.",),
    ),
    Rule(
        id="trade.to-purchase",
        triggers=("to purchase", "to buy", "will purchase", "will buy", "purchases of"),
        pattern=rf"{{country:reporter}}{S} (?:[a-z,-]+ ){{0,6}}?(?:to purchase|to buy|will purchase|"
        rf"will buy|purchases of) {{money:value}} (?:worth )?(?:in|of) {{country:partner}}"
        rf"(?P<group>{GAP})(?=[,.;]|$| and| over| by| through| in )",
        gives={"flow": "imports", "planned": "yes"},
        examples=("Norway has agreed to purchase $12 million of Chilean copper.",),
    ),
    Rule(
        id="trade.will-purchase",
        triggers=("purchases of",),
        pattern=rf"{{country:reporter}}{S} (?:will|agreed to|committed to|has agreed to) (?:[a-z,-]+ "
        rf"){{0,6}}?purchases of {{country:partner}} "
        rf"(?P<group>[^;|<]{{0,60}}?),? (?:totall?ing|worth|valued at|amounting to) {{money:value}}",
        gives={"flow": "imports", "planned": "yes"},
        examples=("Norway will make steady purchases of Chilean copper, totaling $12 million per year.",),
    ),
)
