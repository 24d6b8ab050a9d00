"""The day of issue of a text whose head does not give it in a common form.

In: the lines of a text and which of them are noise. Out: the line with the day, its stretch in it, and the day in EDTF.
Looked for in this order: a dateline with a full date however it is set ('(Oslo, 19 August 2022) ', 'Oslo May 25/2021
(ABC)'), a short line of the head that holds little but a date ('15:00 - 19 / 11 / 2013'), and 'issued by … on 3 May'.
Figures with strokes that can be read both ways are read day first, unless the dateline's own day says otherwise: most
of the world writes them so, and a text of the United States mostly spells the month out.
"""

from __future__ import annotations

import re
from calendar import weekday
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from relations_kb.corpus.chronology import is_date_line
from relations_kb.corpus.dates import dates_in, ends_range, tells_event
from relations_kb.corpus.lines import Line
from relations_kb.corpus.noise import is_prose
from relations_kb.rules.sifted import Sifted

_MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_DAY: Final = rf"(?:\d{{1,2}} (?:{_MONTHS})\.?,? \d{{4}}|(?:{_MONTHS})\.? \d{{1,2}}(?:,? ?|/)\d{{4}})"
# 'Lima, 7 September 2023.- ', 'Quito / Oslo, 7 April 2024 (ABC)', 'ASTANA. ABC – 19 February 2024. '.
_DATELINE: Final = re.compile(
    rf"\A\W*(?:\([^()]{{2,60}}(?:\([^()]{{2,20}}\))?\) *)?\(?"
    rf"(?:[^\W\d_][^.;:\d()]{{1,40}}?,? |[^\W\d_]{{3,30}}\. [^\W\d_][^.;:\d()]{{1,20}}? ?[–—-] ?)(?P<when>{_DAY})"
    r"(?: ?[\])]| ?\(| ?[–—:/]| --? |\. |\.[-–—])",
    re.IGNORECASE,
)
# A date that opens the report, set off: '25 November 2020 – The Kingdom of …', '[21 JULY 2022 – Apia, Samoa] – …'.
_OPENING: Final = re.compile(
    rf"\A(?P<mark>[\[(])?(?P<when>{_DAY})(?: [–—-] (?=[A-Z])| ?[\])]|\.[-–—] ?(?=[A-Z]))", re.IGNORECASE
)
_FIGURES: Final = re.compile(
    r"(?<![\d./-])(?P<one>\d{1,2}) ?[/.] ?(?P<two>\d{1,2}) ?[/.] ?(?P<year>(?:19|20)\d\d)(?![\d/])"
)
_YEARLESS: Final = re.compile(
    rf"(?i)\b(?:(?P<d1>\d{{1,2}}) (?P<m1>{_MONTHS})|(?P<m2>{_MONTHS})\.? (?P<d2>\d{{1,2}}))\b"
)
_ISSUED: Final = Sifted(rf"(?i)\b(?:issued|released|published|made public) (?:by [^.\d]{{3,60}} )?on (?P<when>{_DAY})")
_NO_YEAR: Final = re.compile(
    rf"\A[^\W\d_][^.;\d]{{2,40}}?, (?P<when>(?P<day>\d{{1,2}}) (?P<month>{_MONTHS})|(?P<month2>{_MONTHS}) "
    r"(?P<day2>\d{1,2}))(?! ?,? \d{4})\b[^.]{0,40}?(?:\(|/|[–—:]| - )"
)
_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY: Final = re.compile(
    rf"(?i)\b(?P<weekday>{'|'.join(_NAMES)}),? (?:the )?(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m1>{_MONTHS})|"
    rf"(?P<m2>{_MONTHS})\.? (?P<d2>\d{{1,2}}))\b"
)
_COPYRIGHT_YEAR: Final = re.compile(r"(?:\d{4}\s?[-–]\s?)?(?P<year>(?:19|20)\d\d)\b")
_TIME: Final = re.compile(r"\b\d{1,2}[:.]\d\d\b(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_HEAD_LINES, _FEW_WORDS, _PAPER, _LONGEST, _CHRONOLOGY = 10, 4, 6, 130, 2


class IssueDay(NamedTuple):
    """The line, the half-open stretch of the day in it, and the day."""

    line: Line
    start: int
    end: int
    edtf: str


def issue_day(lines: Sequence[Line], noise: Mapping[int, str], body: int) -> IssueDay | None:
    """Return the day of issue, or None; ``body`` is the place of the first line of text."""
    first = lines[body] if body < len(lines) else None
    if first is not None:
        found = _DATELINE.match(first.words)
        if found is None and sum(_OPENING.match(line.words) is not None for line in lines) < _CHRONOLOGY:
            found = _OPENING.match(first.words)
        if found is not None:
            return _read(first, found.start("when"), found["when"])
    # A day alone in a line may also head an entry of a chronology: then others do too.
    alone = sum(is_date_line(line.words) for line in lines if noise.get(line.number) is None)
    for line in lines[: min(body, _HEAD_LINES) + 1]:
        if line is first or noise.get(line.number) not in (None, "breadcrumb"):
            continue
        placed = _DATELINE.match(line.words) if len(line.words) <= _LONGEST and line.words.endswith(")") else None
        if placed is not None:
            return _read(line, placed.start("when"), placed["when"])
        told = _in_head(line, first) if alone < _CHRONOLOGY or not is_date_line(line.words) else None
        if told is not None:
            return told
    for line in lines[:_HEAD_LINES]:
        found = _ISSUED.search(line.words)
        if found is not None:
            return _read(line, found.start("when"), found["when"])
    return _by_copyright(lines, noise, first)


def _by_copyright(lines: Sequence[Line], noise: Mapping[int, str], body: Line | None) -> IssueDay | None:
    """Read a dateline without a year ('OSLO, 21 May (ABC) -') in the year of the page's copyright.

    A page may be put up years after its text, so that a weekday must bear the year out: 'On Monday, 15 May'.
    """
    found = _NO_YEAR.match(body.words) if body is not None else None
    if found is None or body is None:
        return None
    for line in lines:
        year = _COPYRIGHT_YEAR.search(line.words) if noise.get(line.number) == "copyright" else None
        if year:
            if not _borne_out(lines, int(year["year"])):
                continue
            for date in dates_in(f"{found['day'] or found['day2']} {found['month'] or found['month2']} {year['year']}"):
                return IssueDay(body, found.start("when"), found.end("when"), date.edtf)
    return None


def _borne_out(lines: Sequence[Line], year: int) -> bool:
    """Tell whether the weekdays that a text gives to days are those of a year: there are some, and all are."""
    told = [found for line in lines for found in _WEEKDAY.finditer(line.words)]
    return bool(told) and all(
        _day(int(found["d1"] or found["d2"]), found["m1"] or found["m2"], year) == found["weekday"].capitalize()
        for found in told
    )


def _day(day: int, month: str, year: int) -> str | None:
    """Return the weekday of a day, or None where there is no such day."""
    for date in dates_in(f"{day} {month} {year}"):
        return _NAMES[weekday(*map(int, date.edtf[:10].split("-")))]
    return None


def _in_head(line: Line, body: Line | None) -> IssueDay | None:
    """Read a line that holds little but a date, or a cell of it, or a date with a time of day."""
    if len(line.words) > _LONGEST or (is_prose(line.words) and not _TIME.search(line.words)):
        return None
    if tells_event(line.words):
        return None
    found = re.search(rf"(?<![\d–-])(?:{_DAY}|(?:19|20)\d\d-\d\d-\d\d(?!\d))", line.words, re.IGNORECASE)
    figures = _FIGURES.search(line.words)
    if found is not None and ends_range(line.words, found.start(), _day_number(found.group())):
        return None
    start, end = found.span() if found is not None else figures.span() if figures is not None else (0, 0)
    if start == end or not _is_mark(line.words, start, end):
        return None
    if found is not None:
        return _read(line, start, found.group())
    edtf = _by_figures(figures, body) if figures is not None else None
    return IssueDay(line, start, end, edtf) if edtf is not None else None


def _day_number(words: str) -> int | None:
    """Return the day that words such as '16 June 2022' begin with."""
    lead = re.match(r"\d{1,2}\b", words)
    return int(lead.group()) if lead is not None else None


def _is_mark(words: str, start: int, end: int) -> bool:
    """Tell whether a date stands for itself in a line: beside a time of day, in a cell, or among few words."""
    if _TIME.search(words[:start][-14:]) or _TIME.search(words[end:][:14]):
        return True
    cell = words[words.rfind("|", 0, start) + 1 : start] + " " + words[end:].split("|", 1)[0]
    rest = re.findall(r"[^\W\d_]{2,}", re.sub(r"[^\W\d_]+: ", "", cell))
    last = end == len(words) and words[:start].endswith(", ")  # 'The Daily Courier, weekend edition, 19 August 2023'
    return len(rest) <= (_PAPER if last else _FEW_WORDS) or (
        start == 0 and words[end : end + 3] in (" - ", " – ", " | ")
    )


def _read(line: Line, start: int, words: str) -> IssueDay | None:
    plain = re.sub(r"(\d)/(\d{4})", r"\1, \2", words)
    for date in dates_in(plain):
        return IssueDay(line, start, start + len(words), date.edtf)
    return None


def _by_figures(figures: re.Match[str], body: Line | None) -> str | None:
    """Read '05/06/2023': the dateline's 'May 6' tells that the month comes first, else the day does."""
    one, two, year = int(figures["one"]), int(figures["two"]), int(figures["year"])
    readings = [(month, day) for day, month in ((one, two), (two, one)) if 1 <= month <= 12 and 1 <= day <= 31]
    told = _YEARLESS.search(body.words[:90]) if body is not None else None
    if told is not None:
        day = int(told["d1"] or told["d2"])
        month = next(iter(dates_in(f"1 {told['m1'] or told['m2']} {year}")), None)
        own = (int(month.edtf[5:7]), day) if month is not None else None
        if own in readings:
            readings = [own]
    for month_number, day_number in readings:
        for date in dates_in(f"{year:04d}-{month_number:02d}-{day_number:02d}"):
            return date.edtf
    return None
