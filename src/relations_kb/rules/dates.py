"""Dates in English prose: a closed grammar, found in one pass.

In: a text, with an optional stretch of it. Out: :class:`DateMention` values in text order that do not overlap; of
overlapping readings the longest stands. Absolute dates carry EDTF; relative ones say what they are counted from and are
turned into dates by :mod:`relations_kb.rules.resolve_dates`.

The conventions are those of the record contract: 'early 1990s' is ``1990/1994~``, 'mid-1990s' ``1993/1997~``, 'late
1980s' ``1985/1989~``, 'the 1950s' ``1950/1959``, 'mid-2001', 'early 2005', 'the end of 2016' and 'circa 1500' the year
with ``~``, 'the end of November' the month. Numbers are read day first ('05/10/2010' is 5 October, marked ambiguous).
A bare number is a year (1000 to 2100) only after a preposition, in brackets, in a table cell, after a comma before a
stop, or at the beginning of a line; never before a unit or a noun that is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from relations_kb.rules import date_context, date_forms, edtf
from relations_kb.rules.date_relative import find_relative
from relations_kb.rules.date_types import (
    Base,
    DateMention,
    DayOfMonth,
    DayRef,
    Hit,
    MonthRef,
    Partial,
    Recent,
    Relative,
    WeekdayRef,
    WeekRef,
    Which,
    YearRef,
)

__all__ = [
    "Base",
    "DateMention",
    "DayOfMonth",
    "DayRef",
    "MonthRef",
    "Partial",
    "Recent",
    "Relative",
    "WeekRef",
    "WeekdayRef",
    "Which",
    "YearRef",
    "find_dates",
]

# Begins with one set of characters, which the regex engine skips to; an alternation would be tried everywhere.
_SCAN = re.compile(
    r"[0-9JFMASOND](?:(?<=[0-9])[0-9]*|(?<=J)(?:an|un|ul|AN|UN|UL)|(?<=F)(?:eb|EB)|(?<=M)(?:ar|ay|AR|AY)|"
    r"(?<=A)(?:pr|ug|PR|UG)|(?<=S)(?:ep|EP)|(?<=O)(?:ct|CT)|(?<=N)(?:ov|OV)|(?<=D)(?:ec|EC))"
)
_STOPS = frozenset({"", ")", ":", ";", "%", "|", "]", "+", "’", "'", '"', "”"})
_GLUED = re.compile(r"(?:^|\W)(?:on|of|from|to|until|the|since|in|by)$")
_FY = re.compile(r"(?:^|\W)(?:fy|fiscal year|financial year)[-\s]?$")
_SHORT_FY = re.compile(r"(?:^|\W)fy[ '’]?$")
_JOINED = re.compile(r"\s?,\s?(?:and\s)?|\sand\s|\s?[/&]\s?")
_BORROW = re.compile(r",?\s(?:and|to|until|till)\s(?:(?:on|from|the)\s)?|,\s")
_BRACKET_DAY = re.compile(r"\(?(?P<d>3[01]|[12]\d|0?[1-9])[/.](?P<m>1[0-2]|0?[1-9])\)?")


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[DateMention]:
    """Return the dates of ``text[start:end]`` in text order, not overlapping; offsets count from the text's beginning.

    Words before ``start`` and after ``end`` do not count. Never raises.
    """
    stop = len(text) if end is None else min(end, len(text))
    if start > 0 or stop < len(text):
        piece = text[start:stop]
        return [m._replace(start=m.start + start, end=m.end + start) for m in find_dates(piece)]
    low = text.replace("İ", "i").lower()
    if len(low) != len(text):  # not known to happen
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    hits = [*_absolute(text, low), *find_relative(low, 0, len(low))]
    chosen = _longest(hits)
    chosen = _join_weekdays(low, chosen)
    chosen = _lend_years(low, chosen)
    chosen = _without_asides(low, _common_era(low, chosen))
    return [
        DateMention(
            start=hit.start,
            end=hit.end,
            quote=text[hit.start : hit.end],
            edtf=hit.edtf,
            relative=hit.relative,
            form=hit.form,
            preposition=date_context.preposition(low, hit.start),
            ambiguous=hit.ambiguous,
            fiscal=hit.fiscal,
        )
        for hit in chosen
    ]


def _absolute(text: str, low: str) -> Iterator[Hit]:
    """Yield what begins at a digit or a month, left to right, each place tried once."""
    done = 0
    last_year_end = -1
    for found in _SCAN.finditer(text):
        at = found.start()
        if at < done:
            continue
        hit = _number(text, low, at, found.end(), last_year_end) if found[0][0].isdigit() else _month(low, at)
        if hit is not None:
            done = hit.end
            if hit.form in {"year", "years"}:
                last_year_end = hit.end
            yield hit


def _month(low: str, at: int) -> Hit | None:
    if at and (low[at - 1].isalnum() or low[at - 1] == "_") and not _GLUED.search(low[max(0, at - 6) : at]):
        return None
    hit = date_forms.month_first(low, at)
    if hit is None:
        return None
    if hit.form in {"month", "months"}:
        name = low[at : at + 5].rstrip(" .,\n)")
        return date_context.month_with_words(low, hit, "may" if name.startswith("may") else name)
    if hit.form == "month-year":
        return date_context.qualify_absolute_month(low, hit)
    return hit


def _number(text: str, low: str, at: int, end: int, last_year_end: int) -> Hit | None:
    left = low[at - 1] if at else " "
    length = end - at
    if left.isalnum() or left in "_-/.,$€£¥#+@" or (at > 1 and left in "–—" and low[at - 2].isdigit()):
        if left.isalpha():
            window = low[max(0, at - 16) : at]
            if not (_GLUED.search(window) or _FY.search(window)):
                return None
        elif (left in "/" and length == 4) or (
            not (left in "-" and low[at - 4 : at] == "mid-") and not (left == "," and length == 4)
        ):
            return None
    after = low[end : end + 1]
    if length == 2 and _SHORT_FY.search(low[max(0, at - 5) : at]) and not (after and after in "/-–"):
        year = 2000 + int(low[at:end])  # 'FY24' ends in 2024
        return Hit(at - 2 if left == "y" else at, end, "fiscal-year", edtf=f"{year - 1}/{year}", fiscal=True)
    if length <= 2:
        hit = date_forms.day_first(low, at) if after not in _STOPS else None
        if hit is not None:
            month = text[hit.start : hit.end].lstrip("0123456789")
            if hit.edtf is None and not any(c.isupper() for c in month):
                return None
            return hit
        return date_forms.numeric(low, at) if after and after in "./-– " else None
    if length != 4:
        return None
    hit = date_forms.numeric(low, at) if after and after in "./-" else None
    if hit is None and after and after in " ,:.–—":
        hit = date_forms.year_first(low, at)
    if hit is not None:
        return hit
    window = low[max(0, at - 9) : at]
    if window.endswith(("from ", "between ")):
        hit = date_forms.year_pair(low, at)
        if hit is not None and date_context.year_with_words(low, hit) is not None:
            return hit
    hit = date_forms.years(low, at)
    if hit is None:
        return None
    right = low[hit.end : hit.end + 1]
    if right.isalnum() or right == "_":
        return None
    loose = (
        last_year_end >= 0
        and (
            _JOINED.fullmatch(low, last_year_end, at) is not None
            # '| 1960 1993 (restored)': two years in one cell
            or (low[last_year_end:at] == " " and low[hit.end : hit.end + 2] in {" (", " |", "\n"})
        )
    )
    if not loose and right and right in ");," and left == " ":
        loose = _PLACE_IN_BRACKET.search(text, max(0, at - 36), at) is not None
    return date_context.year_with_words(low, hit, loose=loose)


# 'President X (Belgrade 1987)': a place and a year in one bracket.
_PLACE_IN_BRACKET = re.compile(r"\((?:[A-Z][^()]{0,20}[;,] )?(?:[A-Z][\w'’-]+ ){1,3}$")


def _longest(hits: list[Hit]) -> list[Hit]:
    """Keep of overlapping hits the longest (then the first); return them in text order."""
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in hits:
        while kept and kept[-1].end > hit.start and hit.end - hit.start > kept[-1].end - kept[-1].start:
            kept.pop()
        if not kept or kept[-1].end <= hit.start:
            kept.append(hit)
    return kept


def _join_weekdays(low: str, hits: list[Hit]) -> list[Hit]:
    """Join a weekday to the date beside it: 'Wednesday, 13 February', 'Wednesday (13/2)'."""
    out: list[Hit] = []
    for hit in hits:
        previous = out[-1] if out else None
        if previous is not None and isinstance(previous.relative, WeekdayRef) and hit.start - previous.end <= 3:
            gap = low[previous.end : hit.start]
            if gap in {", ", " ", ",", " (", ", the ", " the "} and "day" in hit.form + hit.form.replace("iso", "day"):
                relative = hit.relative
                if isinstance(relative, Partial):
                    relative = replace(relative, weekday=previous.relative.weekday)
                if isinstance(relative, Partial) or hit.edtf is not None:
                    out[-1] = hit._replace(start=previous.start, relative=relative)
                    continue
        out.append(hit)
    for index, hit in enumerate(out):
        if isinstance(hit.relative, WeekdayRef) and low[hit.end : hit.end + 2] == " (":
            found = _BRACKET_DAY.match(low, hit.end + 1)
            if found is not None and found[0].endswith(")"):
                day = (int(found["m"]), int(found["d"]))
                relative = Partial(day, day, weekday=hit.relative.weekday)
                out[index] = hit._replace(end=found.end(), form="weekday-numeric", relative=relative)
    return out


# '2074/75 (2017/18)', '2560 (2017)', '1396 (2017/18)': the same year by a people's own calendar, with the gap in years
# between the two: Nepal's, the Buddhist, the Persian.
_SAME_YEAR = re.compile(r" ?[(\[/=] ?(?:i\.?e\.?,? |a\.?d\.? |c\.?e\.? |b\.?s\.? )?(?:fy ?)?")
_CALENDARS = (((2030, 2100), (56, 57)), ((2400, 2600), (542, 543)), ((1250, 1450), (-622, -621)))


def _common_era(low: str, hits: list[Hit]) -> list[Hit]:
    """Leave out a year of a people's own calendar beside the same year of the common one."""
    out: list[Hit] = []
    for hit in hits:
        before = out[-1] if out else None
        if (
            before is not None
            and hit.start - before.end < 12
            and hit.edtf is not None
            and before.edtf is not None
            and _SAME_YEAR.fullmatch(low, before.end, hit.start) is not None
        ):
            first, second = int(before.edtf[:4]), int(hit.edtf[:4])
            if _is_own(first, first - second):
                out[-1] = hit
                continue
            if _is_own(second, second - first):
                continue
        out.append(hit)
    return out


# 'In 1990, the year before the crisis, …', 'in 2005, two years after the agreement': what is said of a year that is
# told.
_ASIDE = re.compile(
    r"(?:the year (?:before|after)|[a-z0-9-]+(?: or [a-z]+)? years? (?:before|after))(?= (?:the|its|"
    r"their|his|her|an?) )"
)


def _without_asides(low: str, hits: list[Hit]) -> list[Hit]:
    return [
        hit
        for number, hit in enumerate(hits)
        if not (
            number
            and hit.relative is not None
            and hits[number - 1].edtf is not None
            and low[hits[number - 1].end : hit.start] in (", ", " (", " – ")
            and _ASIDE.match(low, hit.start) is not None
        )
    ]


def _is_own(year: int, gap: int) -> bool:
    return any(low <= year <= high and gap in gaps for (low, high), gaps in _CALENDARS)


def _lend_years(low: str, hits: list[Hit]) -> list[Hit]:
    """Give '5 May' of '5 May and 7 June 2012' its year."""
    out = list(hits)
    for index in range(len(out) - 2, -1, -1):
        hit, after = out[index], out[index + 1]
        if not isinstance(hit.relative, Partial) or hit.relative.year or hit.relative.which or after.edtf is None:
            continue
        if hit.form not in {"day-month", "month-day", "month"} or not after.form.endswith(("-year",)):
            continue
        if after.start - hit.end > 12 or _BORROW.fullmatch(low, hit.end, after.start) is None:
            continue
        year = int(after.edtf[:4])
        first, last = (edtf.point(year, *md) for md in (hit.relative.first, hit.relative.last))
        value = edtf.make_range(first, last)
        if value is not None and edtf.is_valid(value):
            out[index] = hit._replace(edtf=value, relative=None, form=hit.form + "-year")
    return out
