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
from relations_kb.rules.date_types import DateMention, DayRef, Partial
from relations_kb.rules.reading import Reading
from relations_kb.rules.resolve_dates import DateContext, resolve
from relations_kb.rules.rule import Match
from relations_kb.rules.sense import clause_of
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import TOKEN, Sentence, Slot

# Dates after these words date something else: 'four years after …', 'until 2012', 'the 2016 stampede'.
_OTHER: Final = Sifted(
    r"(?i)(?:\b(?:(?:inauguration|election|re-election|appointment|victory|birthday|inaugurated|elected|re-elected) "
    r"(?:in|on)|"
    r"until|till|born|aged|by the|as of|as at|updated|resolution|no\.|anniversary of|since its creation in|"
    r"(?:gain|achiev|attain|declar|won|obtain|proclaim|receiv)\w* (?:its |their |full |formal "
    r")*independence(?: from [^<;|]{0,30})? (?:in|on))\s*$)"
)
# 'the first visit at this level since 2003': no visit of 2003.
_FIRST_SINCE: Final = re.compile(
    r"(?i)(?:<O\d+>|\bfirst|\bonly|\blongest|\blargest|\bhighest)(?:(?!<D)[^;.|]){0,70}?\bsince (?:(?:in|the|early|"
    r"late|back in) )*$"
)
_EVENT: Final = Sifted(
    r"(?i)\b(?:visited|signed|established|opened|closed|recogni[sz]ed|met|held|received|appointed|presented|"
    r"paid|severed|"
    r"restored|resumed|broke|became|was|were|attended|travel\w*|upgraded|ratified|entered|reached|amounted|"
    r"succeeded|served|expelled|recalled|announced|invaded|declared|gained|arrived|left|went|began|concluded|"
    r"adopted|travell?ed|regained|obtained|achieved|attained|became independent|proclaimed|ended|started|launched)\b"
)


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
    )


def _revised(reading: Reading) -> str | None:
    """Return when an undated page was brought up to date, from which its 'this year' counts."""
    found = reading.document.modified
    return found.value[:10] if found is not None else None


def dates_in(match: Match, name: str = "when") -> tuple[Slot, ...]:
    """Return the date slots that a rule caught under ``name``."""
    return tuple(slot for slot in match.get(name) if slot.kind == "D")


def nearest_date(match: Match) -> Slot | None:
    """Return the date slot that most likely dates the match, or None."""
    sentence = match.sentence
    start, end = clause_of(match)
    best: tuple[float, int] | None = None
    chosen: Slot | None = None
    for token in TOKEN.finditer(sentence.masked):
        if token.group(1) != "D":
            continue
        slot = sentence.slots[int(token.group(2))]
        before = sentence.masked[max(0, token.start() - 30) : token.start()]
        other = _OTHER.search(before) or _FIRST_SINCE.search(sentence.masked, max(0, token.start() - 90), token.start())
        # 'The embassy was inaugurated on 3 May': the verb is the event's own.
        if other is not None and not (" o" in other.group()[-5:] and 2 < token.start() - _verb(match)[1] <= 4):
            continue
        cost = _cost(match, token.span(), (start, end))
        key = (cost, token.start())
        if cost < 100 and (best is None or key < best):
            best, chosen = key, slot
    return _explicit(sentence, chosen)


def _explicit(sentence: Sentence, slot: Slot | None) -> Slot | None:
    """Prefer 'December 21' to 'tomorrow' in 'tomorrow, December 21'."""
    if slot is None or slot.date is None or slot.date.edtf is not None:
        return slot
    at = sentence.slots.index(slot)
    for other in (at + 1, at - 1):
        if 0 <= other < len(sentence.slots):
            beside = sentence.slots[other]
            first, last = sorted((slot, beside), key=lambda s: s.start)
            between = sentence.text[first.end - sentence.start : last.start - sentence.start]
            if (
                beside.date is not None
                and re.fullmatch(r"\W*(?:on |the )?\W*", between)
                and _precise(beside) > _precise(slot)
            ):
                return beside
    return slot


def _precise(slot: Slot) -> int:
    """Rank dates by how much they say themselves: a full date, a day or month, a word that points elsewhere."""
    if slot.date is None:
        return 0
    return 2 if slot.date.edtf is not None else 1 if isinstance(slot.date.relative, Partial) else 0


def _verb(match: Match) -> tuple[int, int]:
    """Return where the event's verb stands in the masked sentence; the whole match where no verb is named."""
    for name in ("verb", "verb2", "verb3"):
        words = match.words.get(name)
        if words:
            at = match.sentence.masked.find(words, match.start)
            if at >= 0:
                return at, at + len(words)
    return match.start, match.end


_ASIDE: Final = re.compile(r", (?:which|who|whose) [^,;]*,(?= [a-z])")
# … of one that ends the sentence, where the event is not told in it: 'opened a legation, which was raised in 1959'.
_LAST_ASIDE: Final = re.compile(
    r", which (?:was|were|had been|has been|became|entered|came)(?! held| hosted| signed| opened| "
    r"organi[sz]ed)(?! the) [^,;]*$"
)
_NEW_CLAUSE: Final = re.compile(
    r"(?i)(?:[,;:]|\band|\bbut|\bwhile|\bthen|\buntil)(?: and| but| then| later)? (?:(?:on|in|since|from|by) "
    r")?(?:the )?$"
)


# 'In May 2002, when Peru was in the chair, Norway signed': what such a clause tells does not come between.
_CLAUSES: Final = re.compile(r", (?:which|who|whose|when|where) [^,;]*,(?= )")
# 'on 3 May 1992, when relations were established': the date is that of the clause behind it.
_WHEN: Final = re.compile(
    r",? (?:when|the (?:day|year|month) (?:when|in which|on which|that)|on which(?: day)?)\b[^,;]*"
)
# Who acts in a clause that a date opens: '…, and nine days later, in Lima, the ministers signed'.
_SUBJECT: Final = re.compile(
    r"(?i),?(?: (?:in|at) (?:the )?<C\d+>,?)? (?:the )?(?:(?!with\b|to\b|by\b|from\b|in\b|at\b|of\b|between\b|for\b|"
    r"and\b|also\b)[a-z]+ ){0,3}(?:<[PCSB]\d+>(?!'s)|(?:it|they|both)\b)"
)


def _of_later_clause(masked: str, between: str, until: int) -> bool:
    """Tell whether a date behind an event opens a clause on another: 'cut its ties, and nine days later X signed'."""
    return _NEW_CLAUSE.search(between) is not None and _SUBJECT.match(masked, until) is not None


def _overtaken(masked: str, until: int, verb: int) -> bool:
    """Tell whether another date opens the event's own clause: 'On D1 A left, and on D2, in Lima, X signed'."""
    for token in TOKEN.finditer(masked, until, verb):
        if token.group(1) == "D" and _NEW_CLAUSE.search(masked[max(until, token.start() - 24) : token.start()]):
            subject = _SUBJECT.match(masked, token.end())
            if subject is not None and subject.end() <= verb:
                return True
    return False


def _cost(match: Match, date: tuple[int, int], clause: tuple[int, int]) -> float:
    """Return how far a date is from an event's verb, in words and in other events between them."""
    masked = match.sentence.masked
    at, until = date
    start, end = clause
    verb_start, verb_end = _verb(match)
    last = _LAST_ASIDE.search(masked, verb_end)
    if last is not None and last.start() < at:
        return 60.0
    # 'the embassy, which was closed in 2009, opened again': the date of an aside.
    aside = next((m for m in _ASIDE.finditer(masked) if m.start() < at and until <= m.end()), None)
    if aside is not None and not aside.start() <= verb_start < aside.end():
        return 100.0
    if at >= verb_end:
        between = masked[verb_end:at] if at < match.end else masked[match.end : at]
        cost = len(between) / 20 + 12 * _EVENT.count(between) + (6 if re.search(r",? and (?:in|on)\b", between) else 0)
        cost += 0 if at < match.end else 10
        cost += 30 if at >= match.end and _of_later_clause(masked, between, until) else 0
        return cost if at < end else cost + (100 if ";" in masked[match.end : at] else 40)
    if at >= match.start:
        return 9 + (verb_start - until) / 20 if until <= verb_start else 0
    between = masked[until : match.start]
    if _WHEN.fullmatch(between):
        return 2.0
    lead = masked[max(0, at - 24) : at]
    # 'In 2008, …' at the beginning dates the whole sentence, unless another event stands between.
    opening = (
        0
        if re.fullmatch(r"(?i)\W*(?:(?:on|in|during|by|around|from|since|later in|at)\s+)?(?:the )?", masked[:at])
        # '… became independent on 3 May, and on 5 May Norway recognised it': right before its clause.
        or (re.fullmatch(r",? ?(?:(?:the|it|they) )?", between) and _NEW_CLAUSE.search(lead))
        or (_NEW_CLAUSE.search(lead) and _SUBJECT.match(masked, until) and not _EVENT.search(between))
        else 8
    )
    events = _EVENT.count(_CLAUSES.sub(",", between))
    # In 'On 3 May X went to Lima and signed' the day is that of both.
    weight = 4 if opening == 0 and "<D" not in between else 12
    cost = 12 + opening + len(between) / 30 + weight * events + (30 if _overtaken(masked, until, verb_start) else 0)
    return cost if at >= start else cost + 15


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
    start, end = _verb(match)
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
                return resolve_slot(reading, Slot("D", mention.start, mention.end, date=mention))
    return None


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
