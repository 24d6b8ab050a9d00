"""When an event happened: which of the dates around a match is its own.

The most precise date that the text gives for the event wins. It is looked for in the match, in its clause, in its
sentence, in the heading or row above it, in the sentence that the words 'during the visit' point back to, and last in
the article's own date, if the text reports the event as news.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Final

from relations_kb.model.record import DateBasis
from relations_kb.rules import edtf
from relations_kb.rules.date_types import DateMention, DayRef
from relations_kb.rules.nearest import dates_in, nearest_date, verb_of
from relations_kb.rules.reading import Reading
from relations_kb.rules.resolve_dates import DateContext, resolve
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Slot


@dataclass(frozen=True, slots=True)
class Dated:
    """A date for an event: its EDTF value, how it is known, and the words that give it (None: from metadata)."""

    edtf: str
    basis: DateBasis
    span: tuple[int, int] | None


def resolve_slot(reading: Reading, slot: Slot, *, future: bool = False) -> Dated | None:
    """Turn a date slot into a date in the context of the text."""
    if slot.date is None:
        return None
    context = context_at(reading, slot.start, future=future)
    if isinstance(slot.date.relative, DayRef) and slot.date.relative.base == "anchor":
        context = replace(context, before=_of_the_news(context.before, slot.start, reading))
    found = resolve(slot.date, context)
    if found is None:
        return None
    basis: DateBasis = "inferred" if found.basis == "published" and reading.document.published is None else found.basis
    return Dated(found.edtf, basis, (slot.start, slot.end))


def _of_the_news(before: tuple[DateMention, ...], at: int, reading: Reading) -> tuple[DateMention, ...]:
    """Leave out the dates of an excursus into history that a new paragraph leaves: 'Relations began in 1992.'

    The 'same day' of the next paragraph is that of the news, where one of the dates before is of these days.
    """
    today = edtf.first_day(reading.published)
    if today is None:
        return before
    blocks = reading.document.blocks
    block = blocks[max(0, bisect_right(blocks, at, key=lambda b: b.span.start) - 1)].span.start
    days = [edtf.first_day(m.edtf) if m.edtf is not None else today for m in before]
    new = [day is None or abs((today - day).days) <= _NEWS for day in days]
    if not any(new) or new[-1] or before[-1].start >= block:
        return before
    return before[: max(index for index, flag in enumerate(new) if flag) + 1]


_NEWS: Final = 31  # days around its publication that a report tells of as news


def context_at(reading: Reading, offset: int, *, future: bool = False) -> DateContext:
    """Return what is known at an offset for working out a relative date."""
    return DateContext(
        published=reading.published or _revised(reading),
        before=reading.dates_before(offset),
        after=reading.dates_after(offset),
        section_year=reading.year_above(offset),
        tense="future" if future else None,
        sentence=_sentence_at(reading, offset),
    )


def _sentence_at(reading: Reading, offset: int) -> tuple[int, int] | None:
    """Return where the sentence begins and ends that holds an offset."""
    sentences = reading.document.sentences
    number = bisect_right(sentences, offset, key=lambda sentence: sentence.span.start) - 1
    return (sentences[number].span.start, sentences[number].span.end) if number >= 0 else None


def _revised(reading: Reading) -> str | None:
    """Return when an undated page was brought up to date, from which its 'this year' counts."""
    found = reading.document.modified
    return found.value[:10] if found is not None else None


_AGAIN: Final = re.compile(r"\b(?:again|once more|once again|a second time)\b")


def all_dates(match: Match, reading: Reading, *, future: bool = False, news: bool = True) -> tuple[Dated | None, ...]:
    """Return the dates of an event that happened several times: 'visited Chile in 2005 and 2012' has two."""
    caught = dates_in(match)
    slot = caught[0] if caught else nearest_date(match)
    if slot is not None:
        at = match.sentence.slots.index(slot)
        row = re.search(
            rf"<D{at}>(?:(?:,|,? and|,? then)(?: again| once more| once again| a second time| later| "
            rf"back)?(?: in| on)? <D\d+>)+",
            match.sentence.masked,
        )
        if row is not None:
            slots = [match.sentence.slots[int(number)] for number in re.findall(r"<D(\d+)>", row.group())]
            dated = tuple(d for s in slots if (d := resolve_slot(reading, s, future=future)) is not None)
            # 'in May 2001, in December 2007 and on 4-7 October 2018'; 'in 2005 and May' may be one date told in parts.
            if len(dated) > 1 and (
                len({len(d.edtf) for d in dated}) == 1
                or all(len(d.edtf) >= _MONTH for d in dated)
                or _AGAIN.search(row.group())
            ):
                return dated
    return (date_of(match, reading, future=future, news=news),)


def date_of(match: Match, reading: Reading, *, future: bool = False, news: bool = True) -> Dated | None:
    """Return the date of the matched event, or None where the text does not tell.

    :param future: the event is planned.
    :param news: an event without a date may take the article's own.
    """
    caught = dates_in(match)
    slot = caught[0] if caught else nearest_date(match)
    if slot is not None:
        dated = resolve_slot(reading, slot, future=future)
        if dated is not None:
            return dated
    start, end = verb_of(match)
    return inherited(
        match.sentence.index,
        reading,
        future=future,
        news=news,
        present=bool(_PRESENT.fullmatch(match.sentence.masked[start:end])),
    )


# 'begins a visit', 'signs', 'meets': the present tense in which news of the day is told.
_PRESENT: Final = re.compile(
    r"(?i)\W*(?:begins?|starts?|meets?|visits?|signs?|holds?|arrives? (?:in|at)|receives?|hosts?|pays?|makes?|"
    r"opens?|travels? to|concludes?|ends?|announces?|welcomes?|recogni[sz]es?|severs?|is (?:currently )?on|"
    r"presents?|appoints?|recalls?|expels?|closes?|speaks?|resumes?|restores?)\W*"
)


def inherited(
    number: int, reading: Reading, *, future: bool = False, news: bool = True, present: bool = False
) -> Dated | None:
    """Return the date that a sentence without one takes from what stands above or before it.

    :param present: the sentence tells its event in the present tense, as news does anywhere in a daily list.
    """
    for start, end in reading.heads(number):
        slots = [m for m in reading.dates if start <= m.start and m.end <= end]
        if len(slots) == 1 and _is_mostly(reading.text[start:end], slots[0].end - slots[0].start):
            return resolve_slot(reading, Slot("D", slots[0].start, slots[0].end, date=slots[0]))
    told = _leads_entry(number, reading) or _told_before(number, reading) or _alone_above(number, reading)
    if told is not None:
        return told
    if news and not future and reading.published is not None and (present or reading.is_news(number)):
        return Dated(reading.published, "published" if reading.document.published is not None else "inferred", None)
    return None


def news_day(reading: Reading, number: int) -> Dated | None:
    """Return the day that the lead of a report gives to its news ('yesterday', 'on Tuesday'), for sentence ``number``.

    None where the lead gives none, or several.
    """
    today = edtf.first_day(reading.published)
    found: dict[str, Dated] = {}
    if today is None or len(reading.published or "") < _DAY_LENGTH:
        return None
    for earlier in range(min(number, _LEAD)):
        for slot in reading.sentence(earlier).of("D") if reading.is_news(earlier) else ():
            dated = resolve_slot(reading, slot)
            day = edtf.first_day(dated.edtf) if dated is not None and len(dated.edtf) == _DAY_LENGTH else None
            if dated is not None and day is not None and 0 <= (today - day).days <= _WEEK:
                found.setdefault(dated.edtf, Dated(dated.edtf, "inferred", dated.span))
    if len(found) > 1:
        found.pop(reading.published or "", None)  # the dateline's own day
    return next(iter(found.values())) if len(found) == 1 else None


_MONTH: Final = 7  # characters of a month as EDTF
_DAY_LENGTH: Final = 10  # of '2024-05-03'
_LEAD: Final = 4  # sentences
_WEEK: Final = 7  # days
_ENTRY: Final = 3  # blocks that an entry of a chronology may have below its date


def _alone_above(number: int, reading: Reading) -> Dated | None:
    """Return the date that stands on a line of its own above a sentence, as chronologies have it."""
    document = reading.document
    block = document.sentences[number].block
    if number and document.sentences[number - 1].block == block:
        before = document.sentences[number - 1].span
        if before.end - before.start <= _LONGEST_DATE and reading.text[before.start : before.start + 1].isalnum():
            sentence = reading.sentence(number - 1)
            if re.fullmatch(r"\W*<D\d+>\W*", sentence.masked):
                return resolve_slot(reading, sentence.slots[0])  # '12 January 1983. The two states …'
    for above in range(block - 1, max(-1, block - 1 - _ENTRY), -1):
        span = document.blocks[above].span
        if span.end - span.start > _LONGEST_DATE:
            continue
        words = reading.text[span.start : span.end]
        for mention in reading.dates_after(span.start)[:1]:
            if mention.end <= span.end and not re.search(r"\w", words[: mention.start - span.start]):
                if re.search(r"\w", reading.text[mention.end : span.end]):
                    continue
                found = document.published
                if found is not None and found.span is not None and found.span.start < span.end:
                    return None
                begun = any(reading.text.rfind(head, 0, span.start) >= 0 for head in _BEGAN)
                if begun and "relations" not in reading.lowered[number]:
                    return None  # the table's date is that on which relations began
                return resolve_slot(reading, Slot("D", mention.start, mention.end, date=mention))
    return None


_BEGAN: Final = ("Formal Relations Began", "Formal relations began")


_LONGEST_DATE: Final = 40  # code points


def _leads_entry(number: int, reading: Reading) -> Dated | None:
    """Return the date that leads the entry of a chronology: '1961, 10 September. Chile breaks with Peru.'"""
    sentences = reading.document.sentences
    first = number
    while first and sentences[first - 1].block == sentences[number].block:
        first -= 1
    span = sentences[first].span
    if first == number or span.end - span.start > _LONGEST_DATE:
        return None
    for mention in reading.dates_after(span.start)[:1]:
        around = reading.text[span.start : mention.start] + reading.text[mention.end : span.end]
        if mention.end <= span.end and not re.search(r"\w", around):
            return resolve_slot(reading, Slot("D", mention.start, mention.end, date=mention))
    return None


def _told_before(number: int, reading: Reading) -> Dated | None:
    """Return the date of the event that 'during the visit' or 'that session' points back to, if it is just one."""
    if not reading.goes_on(number) or reading.sentence(number - 1).of("M"):
        return None  # the year of a figure dates no event
    dates = [d for slot in reading.sentence(number - 1).of("D") if (d := resolve_slot(reading, slot)) is not None]
    return Dated(dates[0].edtf, "inferred", dates[0].span) if len(dates) == 1 else None


def _is_mostly(head: str, length: int) -> bool:
    return length >= 0.4 * len(head.strip())
