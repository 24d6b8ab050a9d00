"""Dates as mastheads, bylines and datelines write them.

In: a line. Out: its dates as EDTF with their place. This is not the grammar of dates in prose, which stage 2 has:
here a date is complete (or a month of a year), carries perhaps a time of day, and is no part of a sentence.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:1[5-9]|20)\d\d)\b"
_DATE = re.compile(
    r"(?<![\d.])(?:"
    + _DAY.format("d1") + r"\s+" + _MONTH.format("m1") + r",?\s+" + _YEAR.format("y1")
    + r"|" + _MONTH.format("m2") + r"\s+" + _DAY.format("d2") + r",?\s+" + _YEAR.format("y2")
    + r"|" + _DAY.format("d7") + r"-" + _MONTH.format("m7") + r"-" + _YEAR.format("y7")
    + r"|" + _YEAR.format("y3") + r"(?P<mark>[-/. ])(?P<m3>\d\d)(?P=mark)(?P<d3>\d\d)(?![\d/])"
    + r"|(?P<d4>\d{1,2})(?P<dot>\.\s?|-)(?P<m4>\d{1,2})(?P=dot)" + _YEAR.format("y4")
    + r"|(?P<d5>\d{1,2})/(?P<m5>\d{1,2})/" + _YEAR.format("y5")
    + r"|" + _MONTH.format("m6") + r"\s+" + _YEAR.format("y6")
    + r")",
    re.IGNORECASE,
)  # fmt: skip
_HAS_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?!\d)")
# '9 – 15 September 2024' is when something lasts, 'No. 24 – 16 June 2022' a number and a day.
_RANGE = re.compile(
    r"(?<![\d.,/])(?<!no )(?<!no\. )(?<!nr )(?<!nr\. )(?<!issue )(?P<first>\d{1,2})\s?[–—-]\s?\Z", re.IGNORECASE
)
_TIME = re.compile(
    r"(?:T|\s*[,|–-]?\s*(?:at\s+)?)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?!\d)(?:\s*(?P<half>[AaPp])\.?[Mm]\b\.?)?",
)

# 'Diplomatic ties exist from 18 March 1992.', 'Date of establishment of relations: 22 April 1992': no day of issue.
_OF_AN_EVENT = re.compile(
    r"\b(?:relations|ties|contacts)\b[^|\d]{0,40}?(?:\b(?:from|since|exist\w*|established|dates?)\b|:)|"
    r"\b(?:date|day|year) of (?!publication|issue|release|posting|update|this|writing)[a-z]|\bestablish(?:ed|ment)\b|"
    r"\bindependence\b|\brecogni[sz]ed\b",
    re.IGNORECASE,
)


def tells_event(line: str) -> bool:
    """Tell whether the date of a short line is that of something in the countries' history, not the text's own."""
    return _OF_AN_EVENT.search(line) is not None


class FoundDate(NamedTuple):
    """A date: its EDTF value and its half-open stretch in the line, time of day included."""

    edtf: str
    start: int
    end: int


def dates_in(line: str) -> Iterator[FoundDate]:
    """Yield the complete dates of a line ('30 June 2023, 21:38' → ``2023-06-30T21:38``).

    Figures with strokes are read day first, and only where they can be read in no other way (``17/04/2024``).
    """
    if not _HAS_YEAR.search(line):
        return
    for match in _DATE.finditer(line):
        year, month, day = _parts(match)
        if not 1 <= month <= 12 or ends_range(line, match.start(), day):
            continue
        if match["d5"] and day is not None and day <= 12 and day != month:
            continue
        if day is None:
            yield FoundDate(f"{year:04}-{month:02}", match.start(), match.end())
            continue
        if not 1 <= day <= monthrange(year, month)[1]:
            continue
        edtf = f"{year:04}-{month:02}-{day:02}"
        time, end = _time(line, match.end())
        yield FoundDate(edtf + time, match.start(), end)


def ends_range(line: str, start: int, day: int | None) -> bool:
    """Tell whether a day that begins at an offset is the last of several: the 15 of '9 – 15 September 2024'."""
    found = _RANGE.search(line, 0, start)
    return found is not None and (day is None or int(found["first"]) < day)


def _parts(match: re.Match[str]) -> tuple[int, int, int | None]:
    for form in "1234567":
        if match[f"y{form}"]:
            month = match[f"m{form}"]
            number = int(month) if month.isdigit() else _MONTHS[month.lower()]
            return int(match[f"y{form}"]), number, int(match[f"d{form}"]) if form != "6" else None
    raise AssertionError("a date has a year")


def _time(line: str, at: int) -> tuple[str, int]:
    match = _TIME.match(line, at)
    if match is None:
        return "", at
    hour, minute = int(match["hour"]), int(match["minute"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] in "Pp" else 0)
    if hour > 23 or minute > 59:
        return "", at
    second = f":{match['second']}" if match["second"] and int(match["second"]) < 60 else ""
    return f"T{hour:02}:{minute:02}{second}", match.end()
