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
