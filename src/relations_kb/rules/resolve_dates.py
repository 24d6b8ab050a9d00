"""From a date mention to a date, in the context of its text.

In: a mention and what is known around it. Out: EDTF with its basis, or None where the text does not fix it.

===========================  ===================================================================  ==========
words                        date                                                                 basis
===========================  ===================================================================  ==========
an absolute date             itself                                                               stated
'June 10', 'May 5-6'         the latest such day not after the published date (the earliest not   stated
                             before it, for the future); without one, in the year of the date
                             before it in the text (inferred)
'in May', 'this October'     likewise, the month                                                  inferred
'today', 'this afternoon'    the published date                                                   published
'yesterday', 'on Monday'     counted from it; a weekday that is the published day itself is       inferred
                             ``published``
'this week', 'last week'     Monday to Sunday; the current week ends with the published date      inferred
'last year', 'this month'    counted from the published date                                      inferred
'the same year', 'two years  counted from the date before it in the text                          inferred
later', 'the same day'
'four years after … 2012'    counted from the date after it                                       inferred
'on the 14th'                in the month told last; in news, if that is long ago, in these weeks     inferred
'in recent months'           the published year, approximately; 'a few days ago' the month        inferred
===========================  ===================================================================  ==========
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace as _replace
from datetime import date, timedelta
from typing import Literal

from relations_kb.rules import edtf
from relations_kb.rules.date_types import (
    Base,
    DateMention,
    DayOfMonth,
    DayRef,
    MonthRef,
    Partial,
    Recent,
    WeekdayRef,
    WeekRef,
    YearRef,
)

DateBasis = Literal["stated", "published", "inferred"]
Tense = Literal["past", "future"]

_LOOK_BACK = 8  # how many dates before a mention may serve as its anchor
_DEPTH = 3  # how often an anchor may itself be counted from another
_NEAR = 60  # code points within which a date after 'the previous year' may be its anchor
_FAR = 160  # and within which 'four years after …' must find its year
_SOON = 62  # days ahead of which a report may tell a day without its year; what is longer ago than ten months has one


@dataclass(frozen=True, slots=True)
class DateContext:
    """What is known around a mention.

    ``published`` is the article's own date (EDTF, a time may follow), ``before`` and ``after`` the mentions before and
    after it, in text order; ``section_year`` a year that the heading gives; ``tense`` whether the event lies ahead;
    ``sentence`` the offsets of the sentence, where known.
    """

    published: str | None = None
    before: tuple[DateMention, ...] = ()
    after: tuple[DateMention, ...] = ()
    section_year: int | None = None
    tense: Tense | None = None
    sentence: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A date and how it is known; ``approximate`` tells whether it carries ``~``."""

    edtf: str
    basis: DateBasis
    approximate: bool = False


def resolve(mention: DateMention, context: DateContext) -> Resolved | None:
    """Turn a mention into a date, or None where the context does not fix it. Never raises."""
    return _resolve(mention, context, _DEPTH)


def _resolve(mention: DateMention, context: DateContext, depth: int) -> Resolved | None:
    if mention.edtf is not None:
        return Resolved(mention.edtf, "stated", edtf.is_approximate(mention.edtf))
    relative = mention.relative
    published = _clean(context.published)
    match relative:
        case Partial():
            return _partial(mention, relative, published, context, depth)
        case YearRef():
            return _year(mention, relative, published, context, depth)
        case DayRef():
            return _day(mention, relative, published, context, depth)
        case DayOfMonth(day=number, this=True) if published is not None:
            year, month, _ = edtf.parts(published)
            fits = month is not None and edtf.is_valid_day(year, month, number)
            return _inferred(edtf.point(year, month, number)) if fits else None
        case DayOfMonth(day=number):
            return _day_of_month(number, mention, published, context, depth)
        case WeekdayRef():
            return _weekday(relative, published, context.tense)
        case WeekRef():
            return _week(mention, relative, published, context, depth)
        case MonthRef():
            base = published if relative.base == "published" else _anchor(mention, context, depth, "month")
            value = edtf.add_months(base, relative.offset) if base else None
            return _inferred(value)
        case Recent(unit=unit):
            if published is None:
                return None
            year, month, _ = edtf.parts(published)
            near = month if unit in {"day", "week"} else None
            return _inferred(edtf.point(year, near, approximate=True))
        case None:
            return None


_BESIDE = 12  # code points between a month and its day
_NEWS = 62  # days before its publication of which a report tells a day without its month


def _day_of_month(
    number: int, mention: DateMention, published: str | None, context: DateContext, depth: int
) -> Resolved | None:
    """Return 'the 14th' of the month told last; in a report of these days, of one near its publication."""
    told = _anchor(mention, context, depth, "month")
    today, near = edtf.first_day(published), edtf.first_day(told)
    beside = (
        bool(context.before) and 0 <= mention.start - context.before[-1].end <= _BESIDE
    )  # 'in November, on the 27th'
    if today is not None and not beside and (near is None or abs((today - near).days) > _NEWS):
        told = published
        if number > today.day and context.tense != "future":
            told = edtf.add_months(published or "", -1)
    if told is None:
        return None
    year, month, _ = edtf.parts(told)
    return _inferred(edtf.point(year, month, number)) if month is not None else None


def _clean(published: str | None) -> str | None:
    """Return the published date without its time; None if it is no date."""
    if published is None:
        return None
    value = published.strip()[:10] if "T" in published or " " in published.strip() else published.strip()
    return value if edtf.is_valid(value) else None


def _inferred(value: str | None) -> Resolved | None:
    return (
        None if value is None or not edtf.is_valid(value) else Resolved(value, "inferred", edtf.is_approximate(value))
    )


def _known(mentions: tuple[DateMention, ...], context: DateContext, depth: int) -> Iterator[str]:
    """Yield the dates of earlier mentions, the nearest first."""
    for index in range(len(mentions) - 1, max(-1, len(mentions) - 1 - _LOOK_BACK), -1):
        mention = mentions[index]
        if mention.edtf is None and depth <= 0:
            continue
        found = _resolve(mention, _replace(context, before=mentions[:index], after=()), depth - 1)
        if found is not None:
            yield found.edtf


def _anchor(mention: DateMention, context: DateContext, depth: int, precision: str) -> str | None:
    """Return the date before the mention that it is counted from: the nearest that is precise enough."""
    fallback: str | None = None
    for value in _known(context.before, context, depth):
        width = edtf.width(value)
        limit = {"day": 31, "month": 186, "year": 1116}[precision]
        if width < limit or (precision == "month" and width <= 31):
            return value
        if fallback is None and width <= 1116:
            fallback = value
    if fallback is None and context.section_year is not None:
        return edtf.point(context.section_year)
    return fallback


def _next_anchor(mention: DateMention, context: DateContext) -> str | None:
    """Return the date after 'the previous year' that it is counted from, if it stands nearer than any before.

    'down from 31 million the previous year to 20 million in 2010': 2009.
    """
    following = next((m for m in context.after if m.start >= mention.end), None)
    if following is None or following.edtf is None or edtf.width(following.edtf) > 1116:
        return None
    gap = following.start - mention.end
    if context.sentence is not None:
        inside = [m for m in context.before if m.start >= context.sentence[0] and m.edtf is not None]
        return following.edtf if following.end <= context.sentence[1] and not inside else None
    before = mention.start - context.before[-1].end if context.before else _FAR
    return following.edtf if 8 <= gap <= _NEAR and gap < before else None


def _year_base(
    mention: DateMention, ref: YearRef, published: str | None, context: DateContext, depth: int
) -> int | None:
    base: Base = ref.base
    if base == "published":
        return edtf.year_of(published)
    if base == "following":
        limit = context.sentence[1] if context.sentence else mention.end + _FAR
        following = next((m.edtf for m in context.after if m.edtf is not None and m.end <= limit), None)
        return edtf.year_of(following)
    if ref.offset == -1 and mention.relative == ref:
        following = _next_anchor(mention, context)
        if following is not None:
            return edtf.year_of(following)
    told = tuple(m for m in context.before if not isinstance(m.relative, DayRef | WeekdayRef))
    if ref.offset == 0 and told and told[-1].edtf is not None:  # 'in that year' after 'in 2018, he said on Wednesday'
        context = _replace(context, before=told)
    value = _anchor(mention, context, depth, "year")
    return edtf.last_year_of(value)


def _year(
    mention: DateMention, ref: YearRef, published: str | None, context: DateContext, depth: int
) -> Resolved | None:
    base = _year_base(mention, ref, published, context, depth)
    if base is None or not 1 <= base + ref.offset <= 9999:
        return None
    return _inferred(edtf.point(base + ref.offset, approximate=ref.approximate))


def _partial(
    mention: DateMention, partial: Partial, published: str | None, context: DateContext, depth: int
) -> Resolved | None:
    day = partial.first[1] is not None
    basis: DateBasis = "stated" if day else "inferred"
    if partial.year is not None:
        year = _year_base(mention, partial.year, published, context, depth)
        if year is None:
            return None
        return _in_year(partial, year + partial.year.offset, "inferred")
    told = context.before[-1] if context.before else None
    if (
        published is not None
        and partial.which is None
        and told is not None
        and isinstance(told.relative, YearRef)
        and told.relative.base == "published"
        and not told.relative.approximate
        and mention.start - told.end <= _FAR
    ):
        # 'Last year she received her guest on 28 March.'
        return _in_year(partial, int(published[:4]) + told.relative.offset, "inferred")
    if published is not None:
        chosen = _year_by_published(partial, published, context.tense)
        beside = _year_beside(mention, partial, published, chosen, context)
        return _in_year(partial, beside or chosen, "inferred" if beside else basis)
    if partial.which in {"next", "last"} and context.tense == "future":
        return None  # 'next spring' counts from the day of writing, which nobody tells
    year = _year_by_text(mention, partial, context, depth)
    return None if year is None else _in_year(partial, year, "inferred")


def _year_beside(
    mention: DateMention, partial: Partial, published: str, chosen: int, context: DateContext
) -> int | None:
    """Return the year of the day told right before, long ago: 'came to Lima on 5 June 2015, and on 6 June to Quito'."""
    told = context.before[-1] if context.before else None
    if told is None or told.edtf is None or partial.which is not None or mention.start - told.end > _CLOSE:
        return None
    year, month, _ = edtf.parts(told.edtf.split("/")[-1])
    then, today = edtf.first_day(told.edtf), edtf.first_day(published)
    guessed = edtf.first_day(edtf.point(chosen, *partial.first))
    if month is None or then is None or today is None or (today - then).days <= _YEAR:
        return None
    news = guessed is not None and -_SOON <= (today - guessed).days <= _NEWS
    return year if 0 <= partial.first[0] - month <= _MONTHS_ON and not news else None


_CLOSE = 140  # code points between two days of one account
_YEAR = 366  # days
_MONTHS_ON = 2


def _in_year(partial: Partial, year: int, basis: DateBasis) -> Resolved | None:
    """Put months and days into the year in which they end."""
    if not 1 <= year - 1 <= 9998:
        return None
    begin = year - 1 if partial.first > partial.last else year
    value = edtf.make_range(edtf.point(begin, *partial.first), edtf.point(year, *partial.last))
    if value is None or not edtf.is_valid(value):
        return None
    if partial.approximate:
        value = edtf.approximate(value)
    return Resolved(value, basis, partial.approximate)


def _year_by_published(partial: Partial, published: str, tense: Tense | None) -> int:
    """Choose the year (of the end) that fits the published date, the weekday and the tense."""
    now = edtf.bounds(published)
    assert now is not None
    year = now[1] // 10000
    candidates = [y for y in (year - 1, year, year + 1) if _fits(partial, y)] or [year - 1, year, year + 1]
    if partial.which == "this":
        return year
    precise = partial.first[1] is not None

    def begins(y: int) -> int:
        begin = y - 1 if partial.first > partial.last else y
        return begin * 10000 + partial.first[0] * 100 + (partial.first[1] or 1)

    past = [y for y in candidates if begins(y) <= now[1]]
    ahead = [y for y in candidates if begins(y) + (0 if precise else 30) >= now[0]]
    if partial.which == "last" and not precise:
        past = [y for y in past if begins(y) // 100 < now[0] // 100]
    if partial.which == "next" or tense == "future":
        return ahead[0] if ahead else candidates[-1]
    if tense is None and precise and past and ahead and partial.which is None:
        soon, ago = edtf.gap(now[1], begins(ahead[0])), edtf.gap(begins(past[-1]), now[1])
        if 0 < soon <= _SOON and ago > 300:
            return ahead[0]
    return past[-1] if past else candidates[0]


def _fits(partial: Partial, year: int) -> bool:
    """Tell whether the day exists in that year and falls on the weekday that the text gives."""
    month, day = partial.first
    if day is None:
        return True
    if not edtf.is_valid_day(year, month, day) or not 1 <= year <= 9999:
        return False
    return partial.weekday is None or date(year, month, day).weekday() == partial.weekday


def _year_by_text(mention: DateMention, partial: Partial, context: DateContext, depth: int) -> int | None:
    """Return the year of the date before it ('On 28 December 2015 … on 3 January' is 2016), else after it."""
    value = _anchor(mention, context, depth, "year")
    if value is not None:
        year, month, _ = edtf.parts(value.split("/")[-1])
        return year + 1 if month is not None and month - partial.first[0] >= 8 else year
    following = next((m for m in context.after if m.edtf is not None), None)
    if following is None or following.start - mention.end > _FAR:
        return None
    return edtf.year_of(following.edtf) if edtf.width(following.edtf) <= 372 else None


def _day(mention: DateMention, ref: DayRef, published: str | None, context: DateContext, depth: int) -> Resolved | None:
    if ref.base == "published":
        if published is None:
            return None
        if ref.offset == 0:
            return Resolved(published, "published", edtf.is_approximate(published))
        value = edtf.add_days(published, ref.offset)
        return _inferred(value or edtf.approximate(published))
    anchor = _anchor(mention, context, depth, "day")
    if anchor is None:
        return None
    if ref.offset == 0:
        return _inferred(anchor)
    return _inferred(edtf.add_days(anchor.split("/")[-1], ref.offset))


def _weekday(ref: WeekdayRef, published: str | None, tense: Tense | None) -> Resolved | None:
    if published is None or edtf.precision(published.rstrip("~")) != "day":
        return None
    now = edtf.first_day(published)
    if now is None:
        return None
    ago = (now.weekday() - ref.weekday) % 7
    ahead = (ref.weekday - now.weekday()) % 7
    if ref.which == "next" or (tense == "future" and ref.which != "last"):
        days = ahead if ahead or ref.which != "next" else 7
    elif ref.which == "last":
        days = -(ago or 7)
    else:
        days = -ago
    value = edtf.add_days(published.rstrip("~"), days)
    if value is None:
        return None
    return Resolved(value, "published" if days == 0 else "inferred")


def _week(
    mention: DateMention, ref: WeekRef, published: str | None, context: DateContext, depth: int
) -> Resolved | None:
    base = published if ref.base == "published" else _anchor(mention, context, depth, "day")
    day = edtf.first_day(base)
    if base is None or day is None or edtf.precision(base.rstrip("~")) != "day":
        return None
    try:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=ref.offset)
        sunday = monday + timedelta(days=6)
    except OverflowError:
        return None
    if ref.base == "published" and ref.offset == 0:
        monday, sunday = (day, sunday) if context.tense == "future" else (monday, day)
    return _inferred(edtf.make_range(edtf.from_day(monday), edtf.from_day(sunday)))
