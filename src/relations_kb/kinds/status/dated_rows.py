"""Long lists of countries with the date on which relations with each began, or on which each recognised a state.

In: lines such as ``12 | Ethiopia | 3 May 1963``, ``12Ethiopia3 May 1963`` (a table whose cells a scrape glued
together), ``Ethiopia – 3 May 1963`` or ``- Ethiopia (3 May 1963)``, below words that say what the dates are. Out: a
record a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from relations_kb.kinds.making import fields_of
from relations_kb.kinds.status.model import Status
from relations_kb.model.record import Evidence
from relations_kb.rules.dates import find_dates
from relations_kb.rules.places import find_countries
from relations_kb.rules.reading import Reading

_MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DATE: Final = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|{_MONTH},? \d{{4}}|"
    r"[12]\d{3}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./][12]\d{3}|[12]\d{3}(?!\d|[-–]\d))"
)
_YEAR: Final = re.compile(r"\d{4}")  # no date of a row is without
_NUMBER: Final = r"(?:\d{1,3}[.)]?[ \t|.]*)?"
_NAME: Final = r"(?P<name>(?:the )?[A-ZÀ-Þ][^\d|(\[–—:;]{2,60}?(?:-[A-Z][a-z]+)?)(?:[ \t]*\([^)\d]{2,60}\))?"
_END: Final = r"(?=[ \t]*(?:$|[|\[;(),.*†‡]))"
_ROW: Final = re.compile(rf"^\W*{_NUMBER}{_NAME}[ \t|:–—,-]*\(?(?:since )?(?P<date>{_DATE})\)?{_END}")
_DATE_FIRST: Final = re.compile(rf"^\W*(?P<date>{_DATE})[ \t|:–—,-]*{_NAME}{_END}")
_TELLS: Final = re.compile(
    r"(?i)diplomatic (?:relations|ties)|relations (?:began|begun|established|with|since)|"
    r"establish\w* (?:of )?(?:diplomatic )?relations|date of (?:establishment|recognition)|recogni[sz]|"
    r"^\W*(?:#|no\.?)?\W*(?:country|state|countries)\W*date\W*$"
)
_RECOGNISED: Final = re.compile(r"(?i)recogni[sz]")
_RELATIONS: Final = re.compile(r"(?i)relations|ties")
# Below such words the dates are of something else.
_OTHERWISE: Final = re.compile(
    r"(?i)\b(?:visits?|trips?|ambassadors?|envoys?|embass(?:y|ies)|consulates?|missions|treat(?:y|ies)|agreements?|"
    r"visa|signed|born|sport|suspended|severed|no diplomatic|not established|without)\b"
)
_FEWEST: Final = 2  # rows; fewer are no list
_NEAR: Final = 8  # lines above a list that may say what it is


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    start: int
    end: int
    code: str
    edtf: str
    date: tuple[int, int]


def dated_rows(reading: Reading) -> Iterator[Status]:
    """Yield the beginnings of relations, or recognitions, of such lists."""
    home = reading.home
    text = reading.text
    if home is None or text.count("\n") < _FEWEST:
        return
    lines = _lines(text)
    group: list[_Row] = []
    for number, (start, end) in enumerate(lines):
        row = _row(text, number, start, end) if 6 <= end - start <= 400 else None
        if row is not None and row.code != home:
            if group and number - group[-1].line > _NEAR:
                yield from _list(reading, lines, group, home)
                group = []
            group.append(row)
    yield from _list(reading, lines, group, home)


def _lines(text: str) -> list[tuple[int, int]]:
    """Return the lines that hold words, by their offsets."""
    out, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            out.append((at, at + len(line.rstrip())))
        at += len(line) + 1
    return out


def _row(text: str, number: int, start: int, end: int) -> _Row | None:
    if _YEAR.search(text, start, end) is None:
        return None
    line = text[start:end]
    found = _ROW.match(line) or _DATE_FIRST.match(line)
    if found is None:
        return None
    code = _country(found.group("name").strip(" ,-"))
    dates = find_dates(found.group("date"))
    if code is None or not dates or not dates[0].edtf:
        return None
    begin = start + len(line) - len(line.lstrip(" \t-*•|"))
    return _Row(number, begin, end, code, dates[0].edtf, (start + found.start("date"), start + found.end("date")))


@lru_cache(maxsize=1024)
def _country(name: str) -> str | None:
    """Return the country that a cell names and nothing besides."""
    if len(name) < 4:
        return None
    found = [m for m in find_countries(name) if m.code and m.role in {"name", "former", "city", "capital"}]
    # Names that begin like 'Republic of …', 'State of …' leave a few letters over.
    if not found or max(m.end for m in found) < len(name) - 1 or min(m.start for m in found) > 24:
        return None
    codes = {m.code for m in found}
    return codes.pop() if len(codes) == 1 else None


def _list(reading: Reading, lines: list[tuple[int, int]], group: list[_Row], home: str) -> Iterator[Status]:
    if len(group) < _FEWEST:
        return
    first = group[0].line
    # A list is told of by the nearest lines above it; its own rows are none.
    above = [reading.text[s:e] for s, e in lines[max(0, first - _NEAR) : first] if e - s <= 300][::-1]
    title = reading.document.title.value if reading.document.title is not None else ""
    told = next((words for words in above if _TELLS.search(words)), None)
    barrier = next(
        (n for n, words in enumerate(above) if _OTHERWISE.search(words) and not _RELATIONS.search(words)), 99
    )
    if told is None or above.index(told) > barrier:
        return
    recognised = bool(_RECOGNISED.search(told)) and not _RELATIONS.search(told)
    recognised = recognised or (bool(_RECOGNISED.search(title)) and not re.search(r"(?i)diplomatic", told))
    for row in group:
        whole = Evidence(start=row.start, end=row.end, quote=reading.text[row.start : row.end])
        yield Status(
            doc=reading.document.name,
            countries=tuple(sorted((row.code, home))),
            date=row.edtf,
            evidence=(whole, *fields_of(reading, date=row.date)),
            event="recognition" if recognised else "relations-established",
            actor=row.code if recognised else None,
            counterpart=home if recognised else None,
            rule="status.dated-row",
            confidence=0.85,
        )
