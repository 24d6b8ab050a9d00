"""The period of a report as a whole: what its head or an earlier sentence tells, for the figures without a date.

'The statistics for last year have been published. … The turnover with Chile was $3 million.'
"""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.trade.period_words import COMPARED, SAME_PERIOD
from relations_kb.rules import edtf
from relations_kb.rules.dates import DateMention
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.when import Dated, resolve_slot

_ON_TRADE: Final = re.compile(
    r"(?i)\b(?:trad\w+|exports?|imports?|turnover|statistic\w*|customs|goods|partners?|deliver\w+|sales|sold|purchases|"
    r"bought|commerc\w+|products|merchandise|destinations?|markets?|buyers?|purchas\w+|sells?|imported|"
    r"exported|suppliers?|customers? of)\b"
)
_LEAD: Final = re.compile(
    r"(?i)\b(?:in|for|during|of|over|throughout|by|at|from|between|on|as of)(?: the)?(?: (?:whole|full|"
    r"fiscal|financial|year|period|"
    r"management|exercise|"
    r"first|"
    r"results|course))*(?: of)?(?: the)?\s$|\b(?:closed|ended|finished)(?: the (?:year|period))?\s$"
)
# What is told of today is of no past period.
STANDING: Final = re.compile(
    r"(?i)\b(?:now(?! to\b)|currently|at present|presently|today|annually|per year|a year(?! (?:ago|earlier|"
    r"before))|each year|"
    r"every year|yearly|so far|to date|decades?|ever)\b"
)
# 'These are figures for the whole of 2017.'
_ABOUT_FIGURES: Final = re.compile(
    r"(?i)(?:these|those|the|all|this)\b[^.]{0,40}\b(?:figures|data|numbers|statistics)\b"
)
_SENTENCES, _BLOCKS = 8, 4


def report_period(sentence: Sentence, reading: Reading) -> Dated | None:
    """Return the period that the sentences or the heads above a sentence give its figures; None if none does."""
    if STANDING.search(sentence.text):
        return None
    document = reading.document
    here = document.sentences[sentence.index]
    section = document.blocks[here.block].section
    for number in range(sentence.index - 1, max(-1, sentence.index - 1 - _SENTENCES), -1):
        other = document.sentences[number]
        if here.block - other.block > _BLOCKS or document.blocks[other.block].section != section:
            break
        words = reading.text[other.span.start : other.span.end]
        if not _ON_TRADE.search(words):
            continue
        found = _first(other.span.start, other.span.end, reading)
        if found is not None:
            return found
    for start, end in reading.heads(sentence.index):
        found = _first(start, end, reading) if _ON_TRADE.search(reading.text[start:end]) else None
        if found is not None:
            return found
    told = _of_lead(sentence.index, reading)
    if told is not None:
        return told
    for following in range(sentence.index + 1, min(sentence.index + 3, len(document.sentences))):
        if document.sentences[following].block != here.block:
            break
        span = document.sentences[following].span
        if _ABOUT_FIGURES.match(reading.text, span.start, span.end):
            return _first(span.start, span.end, reading)
    return None


_LEAD_SENTENCES, _AMOUNTS = 7, 5  # of a report's lead; amounts that make a text a report of trade


def _of_lead(number: int, reading: Reading) -> Dated | None:
    """Return the period that the lead of a report with many amounts names, if it names one only."""
    if len(reading.money) < _AMOUNTS:
        return None
    found: list[Dated] = []
    for earlier in range(min(number, _LEAD_SENTENCES)):
        span = reading.document.sentences[earlier].span
        if _ON_TRADE.search(reading.text, span.start, span.end):
            dated = _first(span.start, span.end, reading)
            found += [dated] if dated is not None else []
    return found[0] if len({d.edtf for d in found}) == 1 else None


def _first(start: int, end: int, reading: Reading) -> Dated | None:
    for mention in reading.dates:
        if mention.start < start:
            continue
        if mention.end > end:
            return None
        lead = reading.text[start : mention.start]
        if (
            _YEAR_BEFORE.fullmatch(mention.quote)
            or COMPARED.search(lead)
            or SAME_PERIOD.search(lead)
            or not (
                _LEAD.search(lead)
                or mention.edtf is None
                or len(lead) < 3
                or lead.rstrip()[-1:] in ("(", ",", ":", "|", "–", "-")
            )
        ):
            continue
        dated = _period(mention, reading)
        if dated is not None:
            return dated
    return None


_YEAR_BEFORE: Final = re.compile(r"(?i)(?:(?:a|one|the|the previous|the preceding) )?year(?: (?:earlier|before|ago))?")
_CLOSE: Final = re.compile(r"(?i)(?:the )?(?:close|end) of (?:the )?(?:year )?\d{4}")


def _period(mention: DateMention, reading: Reading) -> Dated | None:
    dated = resolve_slot(reading, Slot("D", mention.start, mention.end, date=mention))
    if dated is not None and _CLOSE.match(mention.quote):
        dated = Dated(dated.edtf.rstrip("~"), "inferred", dated.span)  # 'at the close of 2023': the year's results
    if dated is None or dated.edtf.endswith("~"):
        return None
    width = edtf.width(dated.edtf)
    return Dated(dated.edtf, "inferred", dated.span) if 27 <= width <= 732 else None
