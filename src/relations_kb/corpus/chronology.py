"""Chronologies: dates that stand alone on a line, each above the entry that it dates.

In: lines. Out: which of them are such dates. Embassies and ministries keep the history of relations in this form.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from relations_kb.corpus.lines import Line

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
# As in '10-15 September 1971', 'May 1987', '1989:', 'March 3, 2004', 'Monday, 4 May 2020', '12.03.2004' and the like.
_DATE_LINE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:(?:{_DAY}(?: ?[-–—] ?{_DAY})? (?:{_MONTH} ?[-–—] ?(?:{_DAY} )?)?)?{_MONTH},? (?:of )?|"
    rf"{_MONTH} {_DAY}(?: ?[-–—] ?{_DAY})?, ?|\d{{1,2}}[./]\d{{1,2}}[./])?[12]\d{{3}}(?:[-/]\d\d){{0,2}}\s*[:.–—-]?",
)
# '12 Nov 1972      Establishment of relations': the first column of a chronology, in a line with what it dates.
DATE_COLUMN = re.compile(
    rf"\A(?:(?:{_DAY} )?{_MONTH},? |{_MONTH} {_DAY}, ?)?(?:1[5-9]|20)\d\d(?:\t\s*|\s{{2,}})(?=[^\W\d])"
)
_YEAR = re.compile(r"[12]\d{3}")
_LONGEST, _FEWEST = 40, 3


def entry_dates(lines: Sequence[Line], noise: Collection[int]) -> frozenset[int]:
    """Return the numbers of the lines that date an entry of a chronology; empty where a text is none.

    A chronology has three dates or more in the order of time, each above an entry. The first is the article's own
    where it is later than all others: it stands below the title and not in the order of the rest.
    """
    own = [line for line in lines if line.number not in noise]
    dates = [line for line, below in pairwise(own) if is_date_line(line.words) and not is_date_line(below.words)]
    if len(dates) > 1 and _year(dates[0]) > max(map(_year, dates[1:])) and _rises(dates[1:]):
        dates = dates[1:]
    if len(dates) < _FEWEST or not (_rises(dates) or _rises(dates[::-1])):
        return frozenset()
    return frozenset(line.number for line in dates)


def is_date_line(words: str) -> bool:
    """Tell whether a line is a date and nothing else."""
    return len(words) <= _LONGEST and _DATE_LINE.fullmatch(words) is not None


def _year(line: Line) -> int:
    found = _YEAR.findall(line.words)
    return int(found[-1]) if found else 0


def _rises(dates: Sequence[Line]) -> bool:
    years = [_year(line) for line in dates]
    return all(one <= other for one, other in pairwise(years))
