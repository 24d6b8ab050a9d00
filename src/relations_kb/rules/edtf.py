"""Partial dates as strings: the subset of EDTF (ISO 8601-2, level 1) that the record contract uses.

A date is ``1992``, ``2004-09``, ``2006-03-27``, each with ``~`` after it where it is approximate, or an interval of
two of them: ``2006-03-27/2006-03-28``. Everything here is a pure function over such strings; ``None`` stands for an
unknown date. Days are compared as integers ``yyyymmdd``; the last day of a month without a day is 31, whatever the
month (the contract's scorer counts so too, and only comparisons matter).
"""

from __future__ import annotations

import re
from datetime import date as _date
from datetime import timedelta
from functools import lru_cache

_POINT = r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?"
_EDTF = re.compile(rf"{_POINT}~?(?:/{_POINT}~?)?", re.ASCII)
_PART = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in(year: int, month: int) -> int:
    """Return how many days ``month`` (1 to 12) has in ``year``, by the Gregorian calendar."""
    if month == 2 and (year % 4 != 0 or (year % 100 == 0 and year % 400 != 0)):
        return 28
    return _DAYS[month - 1]


def is_valid_day(year: int | None, month: int, day: int) -> bool:
    """Tell whether such a day exists; without a year, whether it exists in some year."""
    return 1 <= month <= 12 and 1 <= day <= (_DAYS[month - 1] if year is None else days_in(year, month))


def point(year: int, month: int | None = None, day: int | None = None, *, approximate: bool = False) -> str:
    """Write a date: ``point(2004, 9)`` is ``2004-09``."""
    text = f"{year:04d}"
    if month is not None:
        text += f"-{month:02d}"
        if day is not None:
            text += f"-{day:02d}"
    return text + "~" if approximate else text


def parts(edtf: str) -> tuple[int, int | None, int | None]:
    """Return year, month and day of a date (of an interval: of its beginning); month and day may be None.

    Raises ValueError for anything that is no date.
    """
    found = _PART.match(edtf)
    if found is None:
        raise ValueError(f"no EDTF date: {edtf!r}")
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def is_valid(edtf: str) -> bool:
    """Tell whether ``edtf`` is a date of the subset that exists, and an interval does not end before it begins."""
    found = _EDTF.fullmatch(edtf)
    if found is None:
        return False
    for year, month, day in (found.groups()[:3], found.groups()[3:]):
        if month is not None and not 1 <= int(month) <= 12:
            return False
        if day is not None and not is_valid_day(int(year), int(month), int(day)):
            return False
    both = bounds(edtf)
    return both is not None and both[0] <= both[1]


@lru_cache(maxsize=1024)  # each record's date is compared with many others
def bounds(edtf: str | None) -> tuple[int, int] | None:
    """Return the first and last day as ``(yyyymmdd, yyyymmdd)``, or None for an unknown date.

    ``~`` does not widen a date. A time after the day (``2023-06-30T21:38``) is left out.
    """
    if not edtf:
        return None
    ends = [_PART.match(half) for half in edtf.split("/")]
    first, last = ends[0], ends[-1]
    if first is None or last is None:
        return None
    low = int(first[1]) * 10000 + int(first[2] or 1) * 100 + int(first[3] or 1)
    high = int(last[1]) * 10000 + int(last[2] or 12) * 100 + int(last[3] or 31)
    return low, high


def agree(a: str | None, b: str | None, *, unknown_agrees: bool = False) -> bool:
    """Tell whether one date lies in the other (``2004-09`` and ``2004-09-07``).

    Two unknown dates agree; an unknown and a known one only with ``unknown_agrees``.
    """
    x, y = bounds(a), bounds(b)
    if x is None or y is None:
        return unknown_agrees or (x is None and y is None)
    return (x[0] >= y[0] and x[1] <= y[1]) or (y[0] >= x[0] and y[1] <= x[1])


def equal(a: str | None, b: str | None) -> bool:
    """Tell whether two dates cover the same days (``~`` does not count)."""
    return bounds(a) == bounds(b)


def overlap(a: str | None, b: str | None) -> bool:
    """Tell whether two known dates share a day."""
    x, y = bounds(a), bounds(b)
    return x is not None and y is not None and x[0] <= y[1] and y[0] <= x[1]


def width(edtf: str | None) -> int:
    """Return how many days a date covers, about (a month counts as 31); 0 for an unknown date."""
    both = bounds(edtf)
    if both is None:
        return 0
    low, high = both
    return (
        (high // 10000 - low // 10000) * 372 + (high // 100 % 100 - low // 100 % 100) * 31 + high % 100 - low % 100 + 1
    )


def more_precise(a: str | None, b: str | None) -> str | None:
    """Return the date that covers fewer days; of equally wide ones the one without ``~``, then the first."""
    if a is None or b is None:
        return b if a is None else a
    rank_a, rank_b = (width(a), is_approximate(a)), (width(b), is_approximate(b))
    return b if rank_b < rank_a else a


def is_approximate(edtf: str | None) -> bool:
    """Tell whether the date carries ``~``."""
    return edtf is not None and "~" in edtf


def approximate(edtf: str) -> str:
    """Return the date with ``~`` at its end."""
    return edtf if edtf.endswith("~") else edtf + "~"


def year_of(edtf: str | None) -> int | None:
    """Return the year in which the date begins, or None."""
    both = bounds(edtf)
    return None if both is None else both[0] // 10000


def last_year_of(edtf: str | None) -> int | None:
    """Return the year in which the date ends, or None."""
    both = bounds(edtf)
    return None if both is None else both[1] // 10000


def precision(edtf: str) -> str:
    """Return ``interval``, ``day``, ``month`` or ``year``."""
    if "/" in edtf:
        return "interval"
    return ("year", "month", "day")[edtf.split("T", maxsplit=1)[0].count("-")]


def make_range(first: str, last: str) -> str | None:
    """Return the interval from the beginning of ``first`` to the end of ``last``.

    One date where both are equal; None where it would end before it begins. ``~`` of either goes to the end:
    ``make_range('1985', '1989~')`` is ``1985/1989~``.
    """
    vague = is_approximate(first) or is_approximate(last)
    low, high = first.split("/", maxsplit=1)[0].rstrip("~"), last.rsplit("/", maxsplit=1)[-1].rstrip("~")
    if low == high:
        return low + "~" if vague else low
    x, y = bounds(low), bounds(high)
    if x is None or y is None or x[0] > y[1]:
        return None
    return f"{low}/{high}" + ("~" if vague else "")


def first_day(edtf: str | None) -> _date | None:
    """Return the first day as a :class:`datetime.date`, or None where there is none."""
    both = bounds(edtf)
    return None if both is None else _calendar_day(both[0])


def last_day(edtf: str | None) -> _date | None:
    """Return the last day as a :class:`datetime.date`, or None where there is none."""
    both = bounds(edtf)
    return None if both is None else _calendar_day(both[1])


def _calendar_day(number: int) -> _date | None:
    year, month, day = number // 10000, number // 100 % 100, number % 100
    if year < 1 or not 1 <= month <= 12:
        return None
    return _date(year, month, max(1, min(day, days_in(year, month))))


def from_day(day: _date) -> str:
    """Write a calendar day: ``2006-03-27``."""
    return day.isoformat()


def add_days(edtf: str, days: int) -> str | None:
    """Return the day that lies ``days`` after a date of one day; None for any other date or beyond the calendar."""
    if precision(edtf.rstrip("~")) != "day":
        return None
    day = first_day(edtf)
    if day is None:
        return None
    try:
        return from_day(day + timedelta(days=days))
    except OverflowError:
        return None


def add_months(edtf: str, months: int) -> str | None:
    """Return the month that lies ``months`` after the (first) month of the date; None for a bare year."""
    year, month, _ = parts(edtf)
    if month is None:
        return None
    count = year * 12 + month - 1 + months
    return point(count // 12, count % 12 + 1) if 12 <= count < 120000 else None


def gap(a: int, b: int) -> int:
    """Return the days from one ``yyyymmdd`` to another, about."""
    return (b // 10000 - a // 10000) * 365 + (b // 100 % 100 - a // 100 % 100) * 30 + b % 100 - a % 100
