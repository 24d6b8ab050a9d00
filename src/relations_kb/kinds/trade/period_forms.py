"""Periods that an article names in its own way: Iranian years, 'the year to June', the same months a year before."""

from __future__ import annotations

import re
from datetime import date as day
from datetime import timedelta
from typing import Final

from relations_kb.rules import edtf
from relations_kb.rules.date_types import NUMBER, number_value
from relations_kb.rules.slots import Slot
from relations_kb.rules.when import Dated

# Periods that end with a date: 'the year to June 2019', 'nine months ended 30 September', 'year (ended May 2023)'
PERIOD_TO: Final = re.compile(
    rf"(?i)\b(?:(?:fiscal |financial |full )?(?P<year>year)|(?P<count>{NUMBER})[- ](?P<unit>months|quarters))"
    r"(?: period)?,? \(?(?:that |which )?(?:to|ended|ending|up to|through|till|until)(?: in|"
    r" on)?(?: the)?(?: end of)? $"
)


def iranian(year: int, lead: str) -> str:
    """Return an Iranian year, or its first months where ``lead`` ('in the first ten months of the …') tells them."""
    begin = day(year + 621, 3, 21)
    found = re.search(rf"(?i)\bfirst (?P<count>{NUMBER}) months\b", lead)
    half = re.search(r"(?i)\bfirst (half|quarter)\b", lead)
    months = number_value(found["count"].lower()) if found else 12
    if half is not None:
        months = 6 if half.group(1).lower() == "half" else 3
    if not 1 <= months < 12:
        return f"{begin.isoformat()}/{day(year + 622, 3, 20).isoformat()}"
    last = begin + timedelta(days=31 * min(months, 6) + 30 * max(0, months - 6) - 1)
    return f"{begin.isoformat()}/{last.isoformat()}"


def ending(dated: Dated, months: int) -> Dated:
    """Return the period of so many months that ends with the month of a date: 'the year to June 2019'."""
    last = dated.edtf.rstrip("~").split("/")[-1][:7]
    if len(last) != 7 or not 1 <= months <= 24:
        return dated
    day_told = dated.edtf.rstrip("~").split("/")[-1][:10]
    if months == _YEAR and len(day_told) == _DAY and not _ends_month(day_told):
        # 'the year ended 20 March 2023' began on 21 March
        until = day.fromisoformat(day_told)
        begin = until.replace(year=until.year - 1) + timedelta(days=1)
        return Dated(f"{begin.isoformat()}/{until.isoformat()}", "inferred", dated.span)
    number = int(last[:4]) * 12 + int(last[5:]) - months
    return Dated(f"{number // 12:04d}-{number % 12 + 1:02d}/{last}", "inferred", dated.span)


_YEAR: Final = 12  # months
_DAY: Final = 10  # characters of a day as EDTF


def _ends_month(written: str) -> bool:
    told = day.fromisoformat(written)
    return (told + timedelta(days=1)).month != told.month or (told.month, told.day) == (2, 28)


def year_before(dated: Dated) -> Dated | None:
    """Return the same period a year earlier."""
    return _moved(dated, -1)


def year_after(dated: Dated) -> Dated | None:
    """Return the same period a year later."""
    return _moved(dated, 1)


def _moved(dated: Dated, years: int) -> Dated | None:
    parts = dated.edtf.rstrip("~").split("/")
    if not all(part[:4].isdigit() for part in parts):
        return None
    return Dated("/".join(f"{int(part[:4]) + years:04d}{part[4:]}" for part in parts), "inferred", dated.span)


_FROM: Final = re.compile(
    r"(?i)\b(?P<lead>between|from|since|(?:in|over|for|during) the (?:period|years?|time)(?: (?:from|between|since))?)"
    r"(?: the)?(?: (?:years?|beginning|start))?(?: of)? $"
)
_UNTIL: Final = re.compile(
    r"(?i),? (?P<link>and|to|until|through|till|up to|up until|[-–])(?: and including)?(?: the)?(?: years?)? ?"
)


def joins(masked: str, first: tuple[int, int, Slot], last: tuple[int, int, Slot]) -> bool:
    """Tell whether two dates of a sentence are the ends of one period: 'from <D0> to the end of <D1>'."""
    lead = _FROM.search(masked[max(0, first[0] - 40) : first[0]])
    link = _UNTIL.fullmatch(masked, first[1], last[0])
    if lead is None or link is None:
        return False
    word = lead["lead"].lower()
    if word == "since" and link["link"].lower() == "to":
        return False
    both = word == "between" or word.endswith("between")
    # 'from $5 million in 2010 to $6 million in 2011' tells two figures
    return both == (link["link"].lower() == "and") and re.match(r"[^<]{0,3}<M", masked[last[1] : last[1] + 5]) is None


def whole_span(one: str, two: str) -> str | None:
    """Return the period from the begin of one date to the end of the other; None where it is no stretch of months."""
    first, last = one.rstrip("~").split("/")[0], two.rstrip("~").split("/")[-1]
    if len(first) == _DAY or len(last) == _DAY or first[:4] > last[:4]:
        return None
    if len(first) == len(last):
        return edtf.make_range(first, last)
    if len(first) < len(last):  # 'from 2005 to September 2023'
        return f"{first}/{last}"
    return f"{first}/{last}-12"
