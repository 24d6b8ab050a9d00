"""Partial dates as stretches of days: what two EDTF dates have to do with each other.

In: EDTF strings as the record contract writes them ('2006-03-27/2006-03-28', '2004-09', '1992', '2016~').
Out: first and last day as ordinals (days since 0001-01-01), which compare and subtract. A '~' widens nothing: it is
kept by the caller where it matters.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")

DAY = 1
WEEK = 7
MONTH = 31
YEAR = 366


class Span(NamedTuple):
    """The first and the last day of a partial date, both included, as ordinals."""

    first: int
    last: int

    @property
    def width(self) -> int:
        """The number of days that the date leaves open: 1 for a day, 30 for a June."""
        return self.last - self.first + 1

    def holds(self, other: Span) -> bool:
        """Tell whether the other date lies within this one."""
        return self.first <= other.first and other.last <= self.last

    def agrees(self, other: Span) -> bool:
        """Tell whether one of the two dates lies within the other."""
        return self.holds(other) or other.holds(self)

    def gap(self, other: Span) -> int:
        """Return the number of days between the two dates; 0 where they overlap."""
        return max(0, self.first - other.last, other.first - self.last)


@lru_cache(maxsize=65536)
def span_of(edtf: str) -> Span | None:
    """Return the days that an EDTF date covers, or None where it holds no readable date.

    >>> span_of("2004-09").width
    30
    """
    parts = _PART.findall(edtf)
    if not parts:
        return None
    first, last = _ends(*parts[0]), _ends(*parts[-1])
    return None if first is None or last is None or first[0] > last[1] else Span(first[0], last[1])


def _ends(year: str, month: str, day: str) -> tuple[int, int] | None:
    try:
        if day:
            only = date(int(year), int(month), int(day)).toordinal()
            return only, only
        if month:
            end = monthrange(int(year), int(month))[1]
            return date(int(year), int(month), 1).toordinal(), date(int(year), int(month), end).toordinal()
        return date(int(year), 1, 1).toordinal(), date(int(year), 12, 31).toordinal()
    except ValueError:
        return None


def years(edtf: str | None, slack: int = 0) -> tuple[int, ...]:
    """Return the years that a date touches, with ``slack`` years before and after; empty without a date.

    A stretch of more than 30 years gives its first and last years only: blocks must stay small.
    """
    span = span_of(edtf) if edtf else None
    if span is None:
        return ()
    low, high = date.fromordinal(span.first).year - slack, date.fromordinal(span.last).year + slack
    return tuple(range(low, high + 1)) if high - low <= 30 else (low, high)


def years_near(edtf: str | None) -> tuple[int, ...]:
    """Return the years that a date touches and, for a day or a month, the year of the month after it.

    A report of 2 January tells of 31 December; that 2001 and 2002 lie side by side says nothing.
    """
    span = span_of(edtf) if edtf else None
    if span is None or span.width > MONTH:
        return years(edtf)
    return tuple(range(date.fromordinal(span.first).year, date.fromordinal(span.last + MONTH).year + 1))


def months_near(span: Span) -> tuple[str, ...]:
    """Return the months that a stretch of days and the month after it touch, as '2010-1'."""
    first, last = (date.fromordinal(day) for day in (span.first, span.last + MONTH))
    months = range(12 * first.year + first.month - 1, 12 * last.year + last.month)
    return tuple(f"{month // 12}-{month % 12 + 1}" for month in months)
