"""How a text goes on with a flow that it has told: 'It reached …', list items by year, rankings of partners."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from relations_kb.kinds.trade.grids import flow_of
from relations_kb.kinds.trade.model import Flow
from relations_kb.kinds.trade.parties import Told, is_near, own_country, reported
from relations_kb.kinds.trade.themes import Theme, themes_of
from relations_kb.kinds.trade.words import RANKING
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import TOKEN, Sentence, mask

# An abbreviation such as 'mln.' hides the end of a sentence from the splitter.
_STOP: Final = re.compile(r"(?:(?<=>)|(?<=[a-z)]{3}))\.\s+(?!US\b|[A-Z]{3}\b)(?=[A-Z<\"])")
_EXPORTS: Final = re.compile(
    r"(?i)\b(?:export(?:s|ed|ing)?\b|importers? of|buyers?|customers?|destinations?|(?:sales|export|main|largest|"
    r"biggest|leading|"
    r"top|first|second|third|key|principal) markets?|markets? for|sold\b|deliveries|dispatch\w*|outflows?|outgoing)"
)
_IMPORTS: Final = re.compile(
    r"(?i)\b(?:import(?:s|ed|ing)?\b(?!ers)|arrivals|inflows?|incoming|suppliers?|exporters? to|sources?\b|origins?\b|"
    r"purchases|bought\b|sellers? to)"
)
_TRADE: Final = re.compile(r"(?i)\b(?:trad(?:e|ed|ing)|turnover)\b")
_DEAL: Final = re.compile(
    r"(?i)\b(?:bought|buying|buys|demand(?:ed|s)|acquired|purchased|absorbed|"
    r"sold|selling|sells|supplied|supplying)\b"
)
_ASIDE: Final = re.compile(r",? (?:which|who|that) [^,<]{3,40},")
_BOTH_WAYS: Final = re.compile(r"(?i)\bturnover|\btrade (?:with|between)\b|(?:mutual|bilateral|two-way) trade")
_AFTER: Final = re.compile(r"(?i)\b(?:after|behind|ahead of|overtaking|surpassing|than|past)(?: the)? ?$")
_FLOW_OF: Final = re.compile(r"(?i)\b(?:trade|turnover|exports|imports) of (?:the )?$")
_PLACED: Final = re.compile(
    r"(?i)(?:\b(?:puts?|placed|places|made|makes|ranks|ranked|left|leaves) (?:the )?)?<C(?P<slot>\d+)> "
    r"(?:[a-z]+ |<O\d+> ){0,4}(?:behind|after)\b"
)
_WITH: Final = re.compile(r"(?i)\b(?:with|to|from|as for) (?:the )?<C(\d+)>,? (?:<D\d+>,? )?$")
_TOWARDS: Final = re.compile(
    r"(?i)(?:\b(?:to|from|with|in|into|by|including|namely|and|of|comes?|came|follow\w*|"
    r"next|then|go|goes|stands?|figures?|lies?|sits?|behind|were|was|are|is)|[,;:(–-])(?: the)? ?$"
)


def parts_of(sentence: Sentence) -> list[Sentence]:
    """Return the sentences that stand in one: 'It was $12 mln. For nine months it is $9 mln.' are two."""
    cuts = [m.end() for m in _STOP.finditer(sentence.masked)]
    if not cuts:
        return [sentence]
    edges = [sentence.start, *(sentence.origin(cut) for cut in cuts), sentence.end]
    out = []
    for start, end in pairwise(edges):
        slots = [slot for slot in sentence.slots if start <= slot.start and slot.end <= end]
        words = sentence.text[start - sentence.start : end - sentence.start]
        stop = start + len(words.rstrip())
        out.append(mask(sentence.index, start, stop, words.rstrip(), slots))
    return out


def settled(themes: tuple[Theme, ...], sentence: Sentence, reading: Reading, told: Told | None) -> tuple[Theme, ...]:
    """Return the flows with those of the kind 'same' given the flow that they go on with, or left out."""
    out: list[Theme] = []
    for theme in themes:
        if not theme.same:
            out.append(theme)
            continue
        known = _before(theme, out, sentence, reading, told)
        if known is not None:
            out.append(known)
    return tuple(out)


def _before(
    theme: Theme, earlier: list[Theme], sentence: Sentence, reading: Reading, told: Told | None
) -> Theme | None:
    if theme.rule.startswith("trade.ranked"):
        return _ranked(theme, earlier, sentence, reading, told)
    if theme.rule == "trade.dated":
        titled = _titled(sentence, reading)
        if titled is not None:
            return replace(
                theme,
                flow=titled.flow,
                reporter=titled.reporter,
                partner=titled.partner,
                pair=titled.pair,
                group=titled.group,
            )
        flow = _head_flow(sentence, reading)
        if flow is not None:
            return replace(theme, flow=flow)
        return replace(theme, flow=told.flow) if told is not None and _in_list(told, sentence, reading) else None
    if (
        theme.rule in ("trade.mark", "trade.period-brought")
        and not earlier
        and told is not None
        and told.leading is not None
    ):
        return replace(theme, flow=told.leading[1])
    if not earlier and told is not None and _of_the_whole(theme, sentence, reading, told):
        return replace(theme, flow="turnover", pair=(told.reporter, told.partner))
    last = earlier[-1] if earlier else _looked_back(sentence, reading)
    if theme.rule == "trade.opposite":
        if earlier and earlier[-1].named and "<M" not in sentence.masked[earlier[-1].start : theme.start]:
            return None  # 'Imports from Chile went the other way and shrank'
        return _turned(theme, last, told)
    other = _WITH.search(sentence.masked[: theme.start])
    if other is not None and (last is not None or told is not None):
        # 'With Cuba it was $30 million': the same flow with another partner.
        codes = sentence.slots[int(other.group(1))].codes
        flow = last.flow if last is not None else told.flow if told is not None else theme.flow
        reporter = (
            last.reporter
            if last is not None and last.reporter
            else told.reporter
            if told is not None and told.ordered
            else None
        )
        group = last is not None and last.group and last.partner == codes[0]  # 'exports of cars to Chile, which were'
        return replace(theme, flow=flow, reporter=reporter, partner=codes[0], group=group) if len(codes) == 1 else None
    if last is not None and last.whole_world:
        return None
    if last is not None:
        return replace(
            theme, flow=last.flow, reporter=last.reporter, partner=last.partner, pair=last.pair, group=last.group
        )
    block = reading.document.sentences[sentence.index].block
    return replace(theme, flow=told.flow) if told is not None and 0 <= block - told.block <= 1 else None


_YEAR_ROW: Final = re.compile(r"\W*(?:19|20)\d\d(?:[-–/]\d{2,4})?\b.{0,60}$", re.DOTALL)
_ROWS: Final = 12  # of years below one line
_SHORT: Final = 60  # code points of such a line


def _titled(sentence: Sentence, reading: Reading) -> Theme | None:
    """Return the flow of the line that stands above rows of years: 'Exports to Chile', below it '2016-17  $5 "
    "million'."""
    sentences = reading.document.sentences
    for number in range(sentence.index - 1, max(-1, sentence.index - 1 - _ROWS), -1):
        words = reading.text[sentences[number].span.start : sentences[number].span.end]
        if _YEAR_ROW.match(words):
            continue
        if len(words) > _SHORT or words.rstrip().endswith("."):
            return None
        found = [theme for theme in themes_of(reading.sentence(number), reading) if not theme.same]
        return found[0] if len(found) == 1 and not found[0].whole_world else None
    return None


_WHOLE: Final = re.compile(r"(?i)\b(?:the|its|their) (?:volume|total|sum)\b")
_NUMBER_OF: Final = re.compile(r"(?i)\b(?:the|this|that)(?: \w+)? (?:figure|number|amount|indicator|value)\b")


def _of_the_whole(theme: Theme, sentence: Sentence, reading: Reading, told: Told) -> bool:
    """Tell whether 'the volume', 'the figure' means trade both ways again, after exports and imports were told apart.

    'Trade was $9 million. Exports made $5 million, imports $4 million. A year before, the volume had been $8 million.'
    """
    words = theme.words
    if theme.rule != "trade.it" or told.leading is None or told.leading[1] != "turnover" or "which" in words:
        return False
    document = reading.document
    number = sentence.index - 1
    if number < 0 or document.sentences[number].block != document.sentences[sentence.index].block:
        return False
    if _WHOLE.search(words):
        return True
    span = document.sentences[number].span
    flows = _flows_in(reading.text[span.start : span.end])
    if not {"exports", "imports"} <= set(flows):
        return False
    # 'it' of two flows told apart is their whole, where the same sentence told that too
    whole = words.startswith("it ") and _TRADE.search(reading.text, span.start, span.end) is not None
    return whole or _NUMBER_OF.search(words) is not None


def _turned(theme: Theme, last: Theme | None, told: Told | None) -> Theme | None:
    """Read 'those in the opposite direction': the last flow of goods, its parties changed."""
    known = told if told is not None and told.ordered and told.flow in ("exports", "imports") else None
    sides = (last.reporter, last.partner) if last is not None and last.flow in ("exports", "imports") else (None, None)
    flow = last.flow if last is not None and sides != (None, None) else known.flow if known is not None else None
    if flow is None:
        return None
    reporter = sides[0] or (known.reporter if known is not None else None)
    partner = sides[1] or (known.partner if known is not None else None)
    if reporter is None or partner is None or reporter == partner:
        return None
    return replace(theme, flow=flow, reporter=partner, partner=reporter)


def _looked_back(sentence: Sentence, reading: Reading) -> Theme | None:
    """Return the last flow that the sentence before it in its paragraph speaks of."""
    number = sentence.index - 1
    document = reading.document
    if number < 0 or document.sentences[number].block != document.sentences[sentence.index].block:
        return None
    themes = [theme for theme in themes_of(reading.sentence(number), reading) if not theme.same]
    return themes[-1] if themes else None


def _in_list(told: Told, sentence: Sentence, reading: Reading) -> bool:
    return is_near(told, sentence, reading) and reading.document.sentences[sentence.index].block - told.block <= 1


def _head_flow(sentence: Sentence, reading: Reading) -> Flow | None:
    for start, end in reading.heads(sentence.index)[:2]:
        flow = flow_of(reading.text[start : min(end, start + 60)])
        if flow is not None:
            return flow
    return None


def _ranked(
    theme: Theme, earlier: list[Theme], sentence: Sentence, reading: Reading, told: Told | None
) -> Theme | None:
    """Give a partner in a ranking its flow: from this sentence, the paragraph's first, or the list's head."""
    masked = sentence.masked
    if _FLOW_OF.search(masked[max(0, theme.start - 24) : theme.start]):
        return None  # 'the foreign trade of Chile came to $3 million'
    bracketed = re.match(r"(?:<C\d+>) \((?:[a-z]+ ){0,2}<M", masked[theme.start :]) is not None
    if not bracketed and _AFTER.search(masked[max(0, theme.start - 16) : theme.start]):
        # 'Italy ranks third after Chile with $5 million' is Italy's figure.
        before = [t for t in TOKEN.finditer(masked, 0, theme.start) if t.group(1) == "C"]
        codes = sentence.slots[int(before[-1].group(2))].codes if before else ()
        # 'China led with $9 million, ahead of Chile with $8 million': that one has its own.
        if not before or "<M" not in masked[before[-1].end() : theme.start]:
            if len(codes) != 1:
                return None
            theme = replace(theme, partner=codes[0])
    listed = _TOWARDS.search(masked[max(0, theme.start - 16) : theme.start]) is not None or theme.start <= 4
    if not listed and not RANKING.search(sentence.text):
        return None
    if earlier and earlier[-1].named and earlier[-1].flow != "balance":
        last = earlier[-1]
        if last.partner is not None and last.partner != theme.partner and not last.values:
            return replace(
                theme, flow=last.flow, reporter=last.reporter or _own(theme, sentence, reading, told), group=last.group
            )
        if last.rule.startswith("trade.ranked"):
            return replace(theme, flow=last.flow, reporter=last.reporter)
    contexts = _contexts(sentence, reading)
    label = _label(sentence, reading)
    if label is not None and theme.rule != "trade.ranked-to":
        reporter = _own(theme, sentence, reading, told)
        return replace(theme, flow=label, reporter=reporter) if reporter is not None else None
    if theme.rule == "trade.ranked-to":
        # 'Of the exports, $5 million went to Chile': the sentence itself must name the flow, and the way must fit.
        flow = _flow_in(sentence.text)
        if flow != ("exports" if theme.match.words.get("way") == "to" else "imports"):
            return None
        contexts = [sentence.text]
    elif (
        theme.rule == "trade.ranked-far"
        and not (
            RANKING.search(sentence.text) or (told is not None and told.listed and is_near(told, sentence, reading))
        )
    ) or not (any(RANKING.search(words) for words in contexts) or _under_flow(sentence, reading)):
        return None
    else:
        # Further up only what ranks says what is ranked, or else what speaks of one flow only.
        ranks = [words for words in contexts if RANKING.search(words)]
        own = _contexts(sentence, reading, 0)
        ranks = [words for words in ranks if words in own or len(_flows_in(words, every=True)) == 1]
        contexts = [*own, *ranks, *(words for words in contexts if len(_flows_in(words)) == 1)]
    # 'Switzerland, which buys gold, is third' ranks it by its trade.
    gap = _ASIDE.sub(",", theme.match.words.get("gap", ""))
    verb = _DEAL.search(gap) if theme.rule == "trade.ranked-far" else None
    if verb is not None:
        # 'Chile bought the most, $5 million': the exports of whose partners are told of.
        reporter = _own(theme, sentence, reading, told)
        bought: Flow = "exports" if verb.group().lower()[0] != "s" else "imports"
        return replace(theme, flow=bought, reporter=reporter) if reporter is not None else None
    leading = goes_on_with(sentence, theme.end, reading, told)
    for flow in (leading,) if leading is not None else (_flow_in(words) for words in contexts):
        if flow is not None:
            reporter = _own(theme, sentence, reading, told)
            return replace(theme, flow=flow, reporter=reporter) if reporter is not None else None
    return None


def goes_on_with(sentence: Sentence, until: int, reading: Reading, told: Told | None) -> Flow | None:
    """Return turnover for a partner in a ranking whose partners before were told by their turnover first.

    'With Chile the turnover was $9 million: exports made $5 million … Peru is next, $3 million' goes on with turnover,
    unless the sentence itself names a flow of goods before the amount, which ends at ``until``.
    """
    if told is None or told.leading is None or told.leading[1] != "turnover" or not is_near(told, sentence, reading):
        return None
    return None if any(flow in ("exports", "imports") for flow in _flows_in(sentence.masked[:until])) else "turnover"


_LABEL: Final = 40  # code points at most: 'Main destinations.', 'Imports:'


def _label(sentence: Sentence, reading: Reading) -> Flow | None:
    """Return the flow that a paragraph is on by the label that it opens with: 'Destinations. Chile came first …'."""
    document = reading.document
    block = document.sentences[sentence.index].block
    first = document.blocks[block].span.start
    end = reading.text.find(" ", first)
    for number in range(sentence.index, -1, -1):
        if document.sentences[number].block != block:
            break
        end = document.sentences[number].span.end
    words = reading.text[first : min(end, first + _LABEL + 1)]
    found = _LABELLED.match(words)
    flows = _flows_in(found.group("label"), every=True) if found is not None else []
    return flows[0] if len(flows) == 1 else None


_LABELLED: Final = re.compile(r"\W*(?P<label>(?:[A-Z][\w-]+)(?: [\w-]+){0,3}?) ?(?:[.:](?=\s|$)|[–—](?=\s))")


def _flow_in(words: str) -> Flow | None:
    flows = _flows_in(words)
    return flows[0] if flows else None


def _under_flow(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a list item stands below words that name one flow: 'Exports, million euros:'."""
    kind = reading.document.blocks[reading.document.sentences[sentence.index].block].kind
    return kind in ("item", "row") and _head_flow(sentence, reading) is not None


def _flows_in(words: str, every: bool = False) -> list[Flow]:
    """Return the flows that words name: of goods in the order of the words, else trade both ways.

    :param every: name trade both ways also beside goods.
    """
    exports, imports = _EXPORTS.search(words), _IMPORTS.search(words)
    if every and _BOTH_WAYS.search(words) and (exports or imports):
        return ["turnover", "exports" if exports else "imports"]
    if exports and imports:
        return ["exports", "imports"] if exports.start() < imports.start() else ["imports", "exports"]
    if exports or imports:
        return ["exports"] if exports else ["imports"]
    return ["turnover"] if _TRADE.search(words) else []


def _contexts(sentence: Sentence, reading: Reading, blocks: int = 3) -> list[str]:
    """Return the words that may say what a list ranks: its own sentence, the paragraph's before it, the list's head."""
    document = reading.document
    block = document.sentences[sentence.index].block
    out = [sentence.text]
    number = sentence.index - 1
    while number >= 0 and 0 <= block - document.sentences[number].block <= blocks and len(out) < 7:
        if document.blocks[document.sentences[number].block].section != document.blocks[block].section:
            break
        span = document.sentences[number].span
        out.append(reading.text[span.start : span.end])
        number -= 1
    if not blocks:
        return out
    return [*out, *(reading.text[start:end] for start, end in reading.heads(sentence.index)[:2])]


def _own(theme: Theme, sentence: Sentence, reading: Reading, told: Told | None) -> str | None:
    """Return whose partners are ranked: who told the flow before, else the one country named that is none of them."""
    if told is not None and not told.ordered:
        # 'Trade of the two was $3 million. That put Chile behind Peru ($4 million)': Chile's place among the other's.
        ahead = _PLACED.search(sentence.masked, 0, theme.start)
        placed = sentence.slots[int(ahead["slot"])].codes if ahead is not None else ()
        if len(placed) == 1 and placed[0] in (told.reporter, told.partner):
            return told.partner if placed[0] == told.reporter else told.reporter
    if told is not None and told.ordered:
        whose = reported(told, reading)
        whose = whose if whose != theme.partner else told.reporter
        if whose != theme.partner:
            return whose
    if reading.home is not None and reading.home != theme.partner:
        return reading.home
    if len(reading.title_codes) == 1 and reading.title_codes[0] != theme.partner:
        return reading.title_codes[0]
    document = reading.document
    block = document.sentences[sentence.index].block
    ranked = {t.partner for t in themes_of(sentence, reading) if t.rule == theme.rule}
    spans = [(sentence.start, sentence.end)]
    first = next(n for n, s in enumerate(document.sentences) if s.block == block)
    if first != sentence.index:
        spans.append((document.sentences[first].span.start, document.sentences[first].span.end))
    for start, end in [*spans, *reading.heads(sentence.index)]:
        codes = {m.code for m in reading.countries_in(start, end) if m.code} - ranked
        if len(codes) == 1:
            return codes.pop()
    return own_country(theme.partner, reading)
