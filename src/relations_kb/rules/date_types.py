"""What the date grammar finds: mentions with an absolute date, or with one of a closed set of relative ones.

A relative date says what must be known to turn it into a date: ``published`` is the article's own date, ``anchor`` the
nearest date before it in the text, ``following`` the nearest date after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Base = Literal["published", "anchor", "following"]
Which = Literal["last", "this", "next"]
Unit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class YearRef:
    """A year counted from another: 'last year' is (published, -1), 'two years later' (anchor, 2).

    'four years after the break in 2012' is (following, 4). ``approximate`` for 'some ten years later'.
    """

    base: Base
    offset: int
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Partial:
    """Months or days without a year: 'June 10', '27-28 December', 'in September', 'January-August', 'spring'.

    ``first`` and ``last`` are (month, day or None), equal for a single date. ``year`` is set by 'of that year', 'last
    year'; ``which`` by 'this October', 'last April'; ``weekday`` (0 is Monday) by 'Wednesday, 13 February'. A
    ``first`` month after the ``last`` one means that the interval ends in the next year.
    """

    first: tuple[int, int | None]
    last: tuple[int, int | None]
    year: YearRef | None = None
    which: Which | None = None
    weekday: int | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class DayRef:
    """A day counted from another: 'today' (published, 0), 'yesterday' (published, -1), 'the same day' (anchor, 0)."""

    base: Base
    offset: int


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """'on the 14th': a day of the month of which the text speaks; of the text's own one in 'the 14th of this month'."""

    day: int
    this: bool = False


@dataclass(frozen=True, slots=True)
class WeekdayRef:
    """'on Monday' (``which`` None), 'last Tuesday', 'this Wednesday', 'next Friday'; ``weekday`` 0 is Monday."""

    weekday: int
    which: Which | None = None


@dataclass(frozen=True, slots=True)
class WeekRef:
    """'this week' (published, 0), 'last week' (published, -1), 'a week later' is a :class:`DayRef` of 7 days."""

    base: Base
    offset: int


@dataclass(frozen=True, slots=True)
class MonthRef:
    """'this month', 'earlier this month' (published, 0), 'the same month' (anchor, 0), 'two months later'."""

    base: Base
    offset: int


@dataclass(frozen=True, slots=True)
class Recent:
    """'in recent months', 'a few days ago': a vague time before the article, in some number of ``unit``."""

    unit: Unit


Relative = YearRef | Partial | DayRef | DayOfMonth | WeekdayRef | WeekRef | MonthRef | Recent


class DateMention(NamedTuple):
    """Words that tell a date: ``text[start:end] == quote``.

    Exactly one of ``edtf`` (the date itself) and ``relative`` is set. ``form`` names the form that matched
    (``day-month-year``, ``weekday`` …); ``preposition`` is the lower-case word right before it where that is one of
    those that bear on dates ('since', 'by', 'on' …). ``ambiguous`` marks '05/10/2010', read day first;
    ``fiscal`` a year that is not a calendar year ('FY 2012-13').
    """

    start: int
    end: int
    quote: str
    edtf: str | None
    relative: Relative | None
    form: str
    preposition: str | None = None
    ambiguous: bool = False
    fiscal: bool = False


class Hit(NamedTuple):
    """What one form found, before it becomes a mention: a span and a value (a tuple: many are made and dropped)."""

    start: int
    end: int
    form: str
    edtf: str | None = None
    relative: Relative | None = None
    ambiguous: bool = False
    fiscal: bool = False


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|jun(?:e|\.)?|jul(?:y|\.)?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![^\W\d_])"
)
SPACE = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,8}(?=\S))"
NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
NUMBER = rf"(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))}|[0-9]{{1,3}})"


def month_number(name: str) -> int:
    """Return 1 to 12 for the name of a month, full or short, in any case."""
    return MONTHS.index(name[:3].lower()) + 1


def number_value(word: str) -> int:
    """Return the value of a lower-case number word or of digits."""
    return NUMBERS[word] if word in NUMBERS else int(word)
