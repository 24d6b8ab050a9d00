"""What a sentence speaks of: the flows of trade that its words open, each with the parties they name.

In: a sentence with slots. Out: :class:`Theme` values in the order of the text, overlapping ones reduced to the one
that names most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from relations_kb.kinds.making import codes_of
from relations_kb.kinds.trade.model import Flow
from relations_kb.kinds.trade.rules import RULES
from relations_kb.kinds.trade.words import GROUP_BEFORE, GROUP_IN, GROUP_OF, RANKING
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, RuleBook, fire
from relations_kb.rules.slots import TOKEN, Sentence, Slot

BOOK: Final = RuleBook(RULES)

_KEY: Final = re.compile(
    r"(?i)\b(?:export\w*|import\w*|turnovers?|trade|trading|commerce|shipments|deliveries|supplies|sales|"
    r"purchase\w*|exchanges?|circulation|"
    r"deficit|surplus|balance|sold|bought|shipped|supplied|delivered)\b"
)
# Words of a balance that say that more came in than went out.
_AGAINST: Final = re.compile(r"deficit|gap|negative|unfavou?rable|adverse|passive")
_ITEM_OF: Final = re.compile(
    r"(?i)\b(?:items?|products?|commodity|commodities|category|categories|sectors?)\b[^;.<]{0,25}$"
)
_INVESTED: Final = re.compile(r"(?i)\b(?:invest\w*|fdi|odi)\b")
# Rules whose flow is told above them carry it as 'same'; it is put right by going_on.settled().
_FLOWS: Final[dict[str, Flow]] = {
    "same": "turnover",
    "exports": "exports",
    "imports": "imports",
    "turnover": "turnover",
    "balance": "balance",
    "investment": "investment",
}
_WORLD: Final = re.compile(
    r"(?i)\b(?:world|global|worldwide|overall foreign|(?<!their )(?<!our )(?<!mutual )(?<!bilateral "
    r")(?:foreign|external)|total exports|total imports|countries|region)\b"
)


_RANK: Final = re.compile(
    r"(?i)<O\d+>|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|top|lead\w*|led|largest|"
    r"biggest|main|major|place|line|"
    r"position|spot|rank\w*|follow\w*|clos\w+|next|behind|ahead|list|partners?|markets?|destinations?|suppliers?|"
    r"buyers?|sources?|"
    r"customers?|comes?|came|runner|after|then|results?|shares?|figures?|indicator|whose|volume|account\w*|most|"
    r"turnover|trail\w*|breath\w*|lags?|lies|figures?|buying|selling|sold|bought|demanded|acquired|purchased|"
    r"absorbed|origins?|placed)\b"
)
_ROW: Final = re.compile(
    r"(?P<partners><C\d+>(?:, (?:the )?<C\d+>){0,5},? and (?:the )?<C\d+>)[^<;|]{0,40}?"
    r"(?P<values><M\d+>(?:, <M\d+>){0,5},? and (?:about |over |some |nearly )?<M\d+>)(?=,? respectively)"
)
# Between a partner and its amount in a ranking: another matter.
_OTHER_MATTER: Final = re.compile(
    r"(?i)\b(?:loans?|grants?|credits?|aid|assist\w+|donat\w+|contracts?|deals?|projects?|tariffs?|tax\w*|budget|"
    r"funds?|debts?|"
    r"gdp|per capita|invest\w*|barrels?|reserves|by|will|would|plan\w*|target\w*|signed|said|agreed|build\w*|pay|paid|"
    r"between|announc\w+|support\w*|implement\w*|provid\w*|security|military|package|program\w*|terms|importers?|"
    r"exporters?|companies|firms|population|econom(?:y|ic)|tourists?|oil|gas|wheat|cars|arms|services)\b|, and |\) "
)


@dataclass(frozen=True, slots=True)
class Theme:
    """A flow that a sentence speaks of.

    ``start`` and ``end`` are offsets in the masked sentence, ``key`` that of its noun or verb; ``reporter`` and
    ``partner`` are codes or None, ``pair`` both where their order does not matter; ``values`` the amounts that the
    rule itself caught; ``note`` what a reader should know.
    """

    match: Match
    flow: Flow
    start: int
    end: int
    key: int
    reporter: str | None = None
    partner: str | None = None
    pair: tuple[str, ...] = ()
    values: tuple[Slot, ...] = ()
    planned: bool = False
    negative: bool = False
    group: bool = False
    same: bool = False
    note: str | None = None

    @property
    def rule(self) -> str:
        """The id of the rule that found it."""
        return self.match.rule.id

    @property
    def words(self) -> str:
        """Its words in the masked sentence."""
        return self.match.sentence.masked[self.start : self.end]

    @property
    def named(self) -> int:
        """How many parties its words name."""
        return max(len(self.pair), (self.reporter is not None) + (self.partner is not None))

    @property
    def whole_world(self) -> bool:
        """Whether the words speak of all of a country's trade ('foreign trade')."""
        return (
            self.named < 2
            and self.partner is None
            and _WORLD.search(self.match.sentence.masked, max(0, self.start - 12), self.end + 24) is not None
        )


def themes_of(sentence: Sentence, reading: Reading) -> tuple[Theme, ...]:
    """Return the flows that a sentence speaks of, in order, none overlapping another."""
    found = [
        theme
        for rule in BOOK.candidates(reading.lowered[sentence.index])
        for match in fire(rule, sentence, reading)
        if (theme := _theme(match)) is not None
    ]
    told = [theme for theme in found if theme.rule != "trade.ranked-far"]
    found = told + [
        far for far in found if far.rule == "trade.ranked-far" and not any(_keeps_from(t, far) for t in told)
    ]
    found = _in_order(found, sentence)
    ranked = [theme for theme in found if theme.rule.startswith("trade.ranked")]
    if len(ranked) > 1 or (ranked and RANKING.search(sentence.text)):
        # 'Italy with a turnover of $3 million': the ranking's word, not a flow of its own.
        found = [
            theme
            for theme in found
            if theme.named or theme.values or not any(r.start <= theme.key < r.end for r in ranked)
        ]
    found.sort(key=lambda t: (t.same, -bool(t.values), -t.named, -(t.end - t.start), t.start))
    kept: list[Theme] = []
    for theme in found:
        if not any(theme.key < other.end and other.key < theme.end for other in kept):
            kept.append(theme)
    return tuple(sorted(kept, key=lambda t: t.key))


def _in_order(found: list[Theme], sentence: Sentence) -> list[Theme]:
    """Give each of 'Chile and Peru with $5 and $3 million respectively' its amount."""
    ranked = next((theme for theme in found if theme.rule.startswith("trade.ranked")), None)
    row = _ROW.search(sentence.masked) if ranked is not None else None
    if ranked is None or row is None:
        return found
    places = list(TOKEN.finditer(row["partners"]))
    values = list(TOKEN.finditer(row["values"]))
    if len(places) != len(values):
        return found
    begin = row.start("partners")
    out = [t for t in found if not (t.same and t.start < row.end() and begin < t.end)]
    for place, value in zip(places, values, strict=True):
        codes = sentence.slots[int(place.group(2))].codes
        if len(codes) == 1:
            at = begin + place.start()
            amount = sentence.slots[int(value.group(2))]
            end = at + len(place.group())
            out.append(replace(ranked, start=at, end=end, key=at, partner=codes[0], values=(amount,)))
    return out


def _keeps_from(told: Theme, far: Theme) -> bool:
    """Tell whether a flow told by its own words has the amount that a partner further on seems to have."""
    if told.same:
        return told.start < far.end and far.start < told.end
    between = told.match.sentence.masked[told.end : far.start]
    return told.start < far.end and (far.start < told.end or ("<M" not in between and ";" not in between))


# 'India, which buys little but tea, showed $5 million'
_IN_PASSING: Final = re.compile(r"^, (?:which|who|whose|where)\b[^<,]{3,60}, ?")


def _theme(match: Match) -> Theme | None:
    gap = _IN_PASSING.sub(" ", match.words.get("gap", ""))
    if match.rule.id == "trade.ranked-far" and (_OTHER_MATTER.search(gap) or not (len(gap) < 12 or _RANK.search(gap))):
        return None
    for name in ("partner", "reporter"):
        if any(slot.kind == "C" and not slot.codes for slot in match.get(name)):
            return None  # a country's name that the text leaves open: nobody else's figure
    flow = _FLOWS[match.rule.gives["flow"]]
    reporter, partner = codes_of(match.get("reporter")), codes_of(match.get("partner"))
    pair = codes_of(match.get("pair"))
    masked = match.sentence.masked
    key = (_INVESTED if flow == "investment" else _KEY).search(masked, match.start, match.end)
    at = key.start() if key else match.start
    sort = match.words.get("sort", "").lower()
    favoured = codes_of(match.get("favoured"))
    if favoured:
        reporter = favoured
    theme = Theme(
        match=match,
        flow=flow,
        start=match.start,
        end=match.end,
        key=at,
        reporter=reporter[0] if len(reporter) == 1 else None,
        partner=partner[0] if len(partner) == 1 else None,
        pair=pair if len(pair) == 2 else reporter if len(reporter) == 2 else partner if len(partner) == 2 else (),
        values=tuple(s for s in match.get("value") if s.kind == "M"),
        planned="planned" in match.rule.gives,
        same=match.rule.gives["flow"] == "same",
        negative=_AGAINST.search(sort) is not None,
    )
    return theme if theme.planned or theme.same else _with_group(theme, masked)


# 'the goods which Norway bought from Chile'
_GOODS_WHICH: Final = re.compile(r"(?i)\b(?:goods|products|merchandise|commodities)(?: which| that)? $")


# 'Among the goods that Chile buys are …': of each alone
_SOME_GOODS: Final = re.compile(
    r"(?i)\b(?:among|main|chief|leading|top|principal|most important)\b[^<;.]{0,20}\b(?:goods|products|merchandise|"
    r"commodities|items)(?: which| that)? $"
)


def _with_group(theme: Theme, masked: str) -> Theme:
    """Mark a flow of one group of goods: 'oil exports to', 'exports of cars to', 'trade in farm goods'."""
    before = re.sub(r"<\w+>|\bgoods and services\b", " ", masked[max(0, theme.key - 40) : theme.key])
    group = theme.flow != "investment" and GROUP_BEFORE.search(before) is not None and "non-oil" not in before.lower()
    # 'Textiles are the leading item with $5 million of exports'
    group = group or (
        bool(theme.values)
        and theme.flow in ("exports", "imports")
        and _ITEM_OF.search(masked[max(0, theme.start - 70) : theme.start]) is not None
    )
    key = _KEY.match(masked, theme.key)
    after = masked[key.end() if key else theme.key : theme.end]
    words = re.sub(r"<[MDO]\d+>", " ", after)
    verb = theme.match.words.get("verb")
    if verb and theme.flow != "investment":
        goods = re.search(r"(?i)\b(?:goods|products|merchandise|commodities)\b", words) or _GOODS_WHICH.search(
            masked, max(0, theme.start - 24), theme.start
        )
        group = group or (GROUP_IN.search(words) is not None)
        # 'sold', 'sent', 'supplied' need their goods named, or an amount at once: 'sent troops to' is none.
        strict = not verb.lower().startswith(("export", "import"))
        at_once = theme.match.rule.id in ("trade.sold-at-once", "trade.sent-to") or (
            theme.match.rule.id == "trade.got-from" and re.search(r" for\b[a-z ]*$", words) is not None
        )
        group = group or (strict and goods is None and not at_once)
        group = group or _SOME_GOODS.search(masked, max(0, theme.start - 60), theme.start) is not None
    elif theme.flow in ("exports", "imports", "turnover"):
        group = group or GROUP_OF.match(words.lstrip()) is not None
    return replace(theme, group=True) if group else theme


def tokens_of(sentence: Sentence, kinds: str) -> list[tuple[int, int, Slot]]:
    """Return where the slots of some kinds stand in the masked sentence."""
    return [
        (token.start(), token.end(), sentence.slots[int(token.group(2))])
        for token in TOKEN.finditer(sentence.masked)
        if token.group(1) in kinds
    ]
