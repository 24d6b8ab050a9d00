"""How a text goes on with a flow that it has told: 'It reached …', list items by year, rankings of partners."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from relations_kb.kinds.trade.grids import flow_of
from relations_kb.kinds.trade.model import Flow
from relations_kb.kinds.trade.parties import Told, is_near, own_country
from relations_kb.kinds.trade.themes import Theme, themes_of
from relations_kb.kinds.trade.words import RANKING
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import Sentence, mask

# An abbreviation such as 'mln.' hides the end of a sentence from the splitter.
_STOP: Final = re.compile(r"(?:(?<=>)|(?<=[a-z)]{3}))\.\s+(?=[A-Z<\"])")
_EXPORTS: Final = re.compile(r"(?i)\b(?:export(?:s|ed|ing)?\b|importers? of|buyers?)")
_IMPORTS: Final = re.compile(r"(?i)\b(?:import(?:s|ed|ing)?\b(?!ers)|suppliers?|exporters? to)")
_TRADE: Final = re.compile(r"(?i)\b(?:trade|turnover)\b")
_WITH: Final = re.compile(r"(?i)\b(?:with|to|from|as for) (?:the )?<C(\d+)>,? (?:<D\d+>,? )?$")
_TOWARDS: Final = re.compile(
    r"(?i)(?:\b(?:to|from|with|in|into|by|including|namely|and|of|comes?|came|follow\w*|"
    r"next|then|behind|were|was|are|is)|[,;:(–-])(?: the)? ?$"
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
        flow = _head_flow(sentence, reading)
        if flow is not None:
            return replace(theme, flow=flow)
        return replace(theme, flow=told.flow) if told is not None and _in_list(told, sentence, reading) else None
    last = earlier[-1] if earlier else _looked_back(sentence, reading)
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
        return replace(theme, flow=flow, reporter=reporter, partner=codes[0]) if len(codes) == 1 else None
    if last is not None and last.whole_world:
        return None
    if last is not None:
        return replace(
            theme, flow=last.flow, reporter=last.reporter, partner=last.partner, pair=last.pair, group=last.group
        )
    block = reading.document.sentences[sentence.index].block
    return replace(theme, flow=told.flow) if told is not None and 0 <= block - told.block <= 1 else None


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
    if theme.rule == "trade.ranked-to":
        # 'Of the exports, $5 million went to Chile': the sentence itself must name the flow, and the way must fit.
        flow = _flow_in(sentence.text)
        if flow != ("exports" if theme.match.words.get("way") == "to" else "imports"):
            return None
        contexts = [sentence.text]
    elif not any(RANKING.search(words) for words in contexts):
        return None
    for words in contexts:
        flow = _flow_in(words)
        if flow is not None:
            reporter = _own(theme, sentence, reading, told)
            return replace(theme, flow=flow, reporter=reporter) if reporter is not None else None
    return None


def _flow_in(words: str) -> Flow | None:
    if _EXPORTS.search(words):
        return "exports"
    if _IMPORTS.search(words):
        return "imports"
    return "turnover" if _TRADE.search(words) else None


def _contexts(sentence: Sentence, reading: Reading) -> list[str]:
    """Return the words that may say what a list ranks: its own sentence, the paragraph's before it, the list's head."""
    document = reading.document
    block = document.sentences[sentence.index].block
    out = [sentence.text]
    number = sentence.index - 1
    while number >= 0 and document.sentences[number].block == block and len(out) < 5:
        span = document.sentences[number].span
        out.append(reading.text[span.start : span.end])
        number -= 1
    return [*out, *(reading.text[start:end] for start, end in reading.heads(sentence.index)[:2])]


def _own(theme: Theme, sentence: Sentence, reading: Reading, told: Told | None) -> str | None:
    """Return whose partners are ranked: who told the flow before, else the one country named that is none of them."""
    if told is not None and told.ordered and told.reporter != theme.partner:
        return told.reporter
    if reading.home is not None and reading.home != theme.partner:
        return reading.home
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
