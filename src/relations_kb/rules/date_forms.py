"""The absolute forms: from a digit or the name of a month outwards to a date.

Every function takes the text in lower case and an offset at which a number or month begins, and returns a
:class:`~relations_kb.rules.date_types.Hit` or None. All patterns are lower case and anchored, so that a text is scanned
once and each candidate is tried a few times only.
"""

from __future__ import annotations

import re

from relations_kb.rules import edtf
from relations_kb.rules.date_types import MONTH, SPACE, Base, Hit, Partial, YearRef, month_number

_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_ORD = r"(?:st|nd|rd|th)?"
_SEP = rf"(?:\s?[-–—/]\s?|{SPACE}(?:to|and|until|till|through|&){SPACE})"
_DASH = rf"(?:\s?[-–—]\s?|{SPACE}(?:to|until|till|through){SPACE})"
_YEAR = r"(?:1[0-9]{3}|20[0-9][0-9]|2100)(?![0-9]|[.,][0-9])"
# Below 'the minister in Riga, April 22-25' the next line of a list begins with its own year: '2013 – …'.
_SAME_LINE = r"(?!\s*\n\s*(?:\n|[0-9]{4}\s?[–—:|-]))"
_TO_YEAR = rf"(?:{_SAME_LINE}(?:\s?,\s?|{SPACE}of{SPACE}|{SPACE}))?"
_END = r"(?![0-9]|[.,:][0-9](?![0-9]{3}(?![0-9]))|%)"

_DAY_FIRST = re.compile(
    rf"(?P<d1>{_DAY}){_ORD}(?:{_SEP}(?P<d2>{_DAY}){_ORD})?"
    rf"(?:{SPACE}of{SPACE}|{SPACE}|[-/.](?=[a-z])|,\s)?(?P<m1>{MONTH})(?:{_TO_YEAR}(?P<y1>{_YEAR})|-(?P<yh>{_YEAR}))?"
    rf"(?:{_DASH}(?P<d3>{_DAY}){_ORD}{SPACE}(?:of{SPACE})?(?P<m3>{MONTH})(?:{_TO_YEAR}(?P<y3>{_YEAR}))?)?"
)
_MONTH_DAY = re.compile(
    rf"(?P<m1>{MONTH}){SPACE}?(?:the{SPACE})?(?P<d1>{_DAY}){_ORD}(?![a-z]){_END}"
    rf"(?:{_SAME_LINE}(?:\s?,\s?|{SPACE})(?P<y1>{_YEAR}))?"
    rf"(?:{_SEP}(?:(?P<m2>{MONTH}){SPACE})?(?P<d2>{_DAY}){_ORD}(?![a-z]){_END})?"
    rf"(?:{_SAME_LINE}\s?,?\s?(?P<y2>{_YEAR}))?"
)
_MONTH_YEAR = re.compile(
    rf"(?P<m1>{MONTH})(?:{_TO_YEAR}(?P<y1>{_YEAR}))?"
    rf"(?:{_SEP}(?P<m2>{MONTH})(?:{_TO_YEAR}(?P<y2>{_YEAR}))?(?!{SPACE}[0-9]{{1,2}}{_ORD}\b(?![0-9])))?"
)
# Lists of events put the year first: '2013 November 12-13: …', '2011 February: …', '2014 May 3 – …'.
_YEAR_FIRST = re.compile(
    rf"(?P<y>{_YEAR}),?[^\S\n]{{1,6}}(?P<m>{MONTH})(?:[^\S\n](?P<d1>{_DAY}){_ORD}(?:\s?[-–]\s?(?P<d2>{_DAY}){_ORD})?)?"
    r"(?=\s?[:–—|]|\s-\s|[,.]\s|\s*\n)"
)
# … or the year before the day: '2007, 1 June. Minister X …', '2008, 17-18 November: …', '2017, 30 May–1 June: …'.
_YEAR_DAY_FIRST = re.compile(rf"(?P<y>{_YEAR})\s?[,:.–—-]?[^\S\n]{{1,6}}(?={_DAY}(?:{_ORD}[^\S\n.\d-]|\s?[-–—]))")
_ISO = re.compile(
    r"(?P<y>[12][0-9]{3})(?P<s>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>3[01]|[12][0-9]|"
    r"0?[1-9])(?:t[0-9][0-9]:[0-9][0-9])?(?![0-9])"
)
_DOTTED = re.compile(
    rf"(?:(?P<d0>{_DAY})(?:\.(?P<m0>1[0-2]|0?[1-9]))?\.?\s?[-–]\s?)?"
    r"(?P<a>[0-9]{1,2})(?P<s>[./])(?P<b>[0-9]{1,2})(?P=s)(?P<y>1[0-9]{3}|20[0-9][0-9]|2100)(?![0-9]|[.,/-][0-9])"
)
# '10.2017. – Minister X to Lima', where a list's item begins.
_MONTH_DOTTED = re.compile(rf"(?P<m>1[0-2]|0[1-9])[./](?P<y>{_YEAR})(?=\.?\s?[:–—|]|\.?\s-\s|\.\s)")
_YEARS = re.compile(
    r"(?P<y>1[0-9]{3}|20[0-9][0-9]|2100)(?:(?P<dec>['’]?s\b)|\s?[-–—/]\s?(?P<y2>1[0-9]{3}|20[0-9][0-9]|2100|"
    r"[0-9][0-9](?=\D|$)))?(?![0-9]|[.,][0-9])"
)
_YEAR_PAIR = re.compile(rf"(?P<y>{_YEAR}){SPACE}(?:to|and|until|till|through){SPACE}(?P<y2>{_YEAR})")


_MonthDay = tuple[int, int]


def _tail_ref(low: str, at: int) -> tuple[int, YearRef] | None:
    """Read ', of that year' and the like after months and days."""
    found = _TAIL.match(low, at)
    if found is not None:
        return found.end(), _TAIL_YEARS[found["ref"]]
    counted = _TAIL_COUNTED.match(low, at)
    if counted is None:
        return None
    if counted["last"]:
        return counted.end(), YearRef("published", -2)
    years = _COUNTS.index(counted["n"]) + 1 if counted["n"] in _COUNTS else 1
    way = counted["way"]
    base: Base = "published" if way == "ago" else "anchor"
    return counted.end(), YearRef(base, years if way in {"later", "after", "afterwards"} else -years)


_TAIL_YEARS = {
    "that": YearRef("anchor", 0),
    "the same": YearRef("anchor", 0),
    "that same": YearRef("anchor", 0),
    "same": YearRef("anchor", 0),
    "the previous": YearRef("anchor", -1),
    "the preceding": YearRef("anchor", -1),
    "the following": YearRef("anchor", 1),
    "the next": YearRef("anchor", 1),
    "last": YearRef("published", -1),
    "the last": YearRef("published", -1),
    "the past": YearRef("published", -1),
    "this": YearRef("published", 0),
    "the current": YearRef("published", 0),
    "the present": YearRef("published", 0),
    "present": YearRef("published", 0),
    "current": YearRef("published", 0),
    "the": YearRef("published", 0),
    "next": YearRef("published", 1),
    "the coming": YearRef("published", 1),
}
_TAIL = re.compile(
    rf",?{SPACE}(?:(?:in|of){SPACE})?(?P<ref>{'|'.join(sorted(_TAIL_YEARS, key=len, reverse=True))}){SPACE}year\b"
)


_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# '28 March two years ago', '17 November the year before last', '3 May a year earlier'
_TAIL_COUNTED = re.compile(
    rf",?{SPACE}(?:the{SPACE}year{SPACE}before{SPACE}(?P<last>last)\b|(?P<n>an?|"
    rf"{'|'.join(_COUNTS)}){SPACE}years?{SPACE}"
    r"(?P<way>ago|earlier|before|later|after(?:wards)?)\b(?! (?:the|that|this|his|her|its|their|last)\b))"
)


def _span(form: str, start: int, end: int, first: str | None, last: str | None) -> Hit | None:
    if first is None or last is None:
        return None
    if first == last:
        return Hit(start, end, form, edtf=first)
    value = edtf.make_range(first, last)
    return None if value is None else Hit(start, end, form, edtf=value)


def _days(
    low: str, span: tuple[int, int], form: str, days: tuple[_MonthDay, _MonthDay], years: tuple[str | None, str | None]
) -> Hit | None:
    """Build a hit from month-days and their years (either may be missing: it is taken from the other)."""
    (start, end), (first, last), (year1, year2) = span, days, years
    for month, day in (first, last):
        if not edtf.is_valid_day(None, month, day):
            return None
    if year1 is None and year2 is None:
        tail = _tail_ref(low, end)
        ref = None
        if tail is not None:
            end, ref = tail
        return Hit(start, end, form, relative=Partial(first, last, year=ref))
    one, two = int(year1 or year2 or 0), int(year2 or year1 or 0)
    if year1 is None and first > last:
        one -= 1  # '30 December - 2 January 2020' begins in 2019
    if not edtf.is_valid_day(one, *first) or not edtf.is_valid_day(two, *last):
        return None
    return _span(form + "-year", start, end, edtf.point(one, *first), edtf.point(two, *last))


def day_first(low: str, at: int) -> Hit | None:
    """'27 March 2006', '4th of May', '27-28 March 2006', '30 June - 2 July 2020'."""
    found = _DAY_FIRST.match(low, at)
    if found is None:
        return None
    if "\n" in low[at : found.start("m1")] and (at == 0 or low[at - 1] == "\n"):
        return None  # a number on a line of its own, then a month: a flattened table
    month, day = month_number(found["m1"]), int(found["d1"])
    year = found["y1"] or found["yh"]
    if found["m3"]:
        last = (month_number(found["m3"]), int(found["d3"]))
        return _days(low, (at, found.end()), "day-month", ((month, day), last), (year, found["y3"]))
    last = (month, int(found["d2"] or day))
    if last[1] < day:
        return None
    return _days(low, (at, found.end()), "day-month", ((month, day), last), (year, None))


def month_first(low: str, at: int) -> Hit | None:
    """'March 27, 2006', 'March 27-28', 'March 2016', 'January-March 2013', 'June'.

    A month alone (no day, no year) is a hit of form ``month``, for the caller to accept by its surroundings.
    """
    found = _MONTH_DAY.match(low, at)
    if found is not None:
        first = (month_number(found["m1"]), int(found["d1"]))
        if found["d2"] is None:
            year = found["y1"] or found["y2"]
            return _days(low, (at, found.end("y1" if found["y1"] else 0)), "month-day", (first, first), (year, None))
        last = (month_number(found["m2"] or found["m1"]), int(found["d2"]))
        if found["m2"] is None and last < first:
            end = found.end("y1") if found["y1"] else found.end("d1")
            return _days(low, (at, end), "month-day", (first, first), (found["y1"], None))
        return _days(low, (at, found.end()), "month-day", (first, last), (found["y1"], found["y2"]))
    found = _MONTH_YEAR.match(low, at)
    if found is None:
        return None
    end = found.end()
    one, two = month_number(found["m1"]), month_number(found["m2"] or found["m1"])
    year1, year2 = found["y1"], found["y2"]
    apart = (two - one) % 12 != 1 and not low.endswith("between ", 0, at)  # 'between April and June': one span
    if found["m2"] and " and " in " ".join(low[at:end].split()) and (apart or year1):
        two, end = one, found.end("y1") if year1 else found.end("m1")  # 'April and June': two dates
        year2 = None
    if year1 is None and year2 is None:
        tail = _tail_ref(low, end)
        ref = None
        if tail is not None:
            end, ref = tail
        form = "months" if one != two else "month-of-year" if ref else "month"
        return Hit(at, end, form, relative=Partial((one, None), (two, None), year=ref))
    if year2 is None and year1 and (found["m2"] or one == two):  # 'March 2012 and April': two dates
        return Hit(at, found.end("y1"), "month-year", edtf=edtf.point(int(year1), one))
    if year1 is None:
        year1 = str(int(year2) - 1) if one > two else year2
    return _span("month-year", at, end, edtf.point(int(year1), one), edtf.point(int(year2 or year1), two))


def year_first(low: str, at: int) -> Hit | None:
    """'2013 November 12-13: …', '2011 February: …', where a list's item begins."""
    if low[low.rfind("\n", 0, at) + 1 : at].strip(" \t-–—•*·"):
        return None
    found = _YEAR_FIRST.match(low, at)
    if found is None:
        return _year_day_first(low, at)
    year, month = int(found["y"]), month_number(found["m"])
    if found["d1"] is None:
        return Hit(at, found.end(), "month-year", edtf=edtf.point(year, month))
    first, last = int(found["d1"]), int(found["d2"] or found["d1"])
    if last < first or not edtf.is_valid_day(year, month, first) or not edtf.is_valid_day(year, month, last):
        return None
    return _span("month-day-year", at, found.end(), edtf.point(year, month, first), edtf.point(year, month, last))


def _year_day_first(low: str, at: int) -> Hit | None:
    lead = _YEAR_DAY_FIRST.match(low, at)
    told = day_first(low, lead.end()) if lead is not None else None
    if lead is None or told is None or not isinstance(told.relative, Partial) or told.relative.year is not None:
        return None
    if re.match(r"\s?[.,:;–—|)-]|\s*\n|\s*$|\s\(", low[told.end :]) is None:
        return None
    (month1, day1), (month2, day2) = told.relative.first, told.relative.last
    year = int(lead["y"])
    if day1 is None or day2 is None:
        return None
    if not edtf.is_valid_day(year, month1, day1) or not edtf.is_valid_day(year, month2, day2):
        return None
    return _span("month-day-year", at, told.end, edtf.point(year, month1, day1), edtf.point(year, month2, day2))


def numeric(low: str, at: int) -> Hit | None:
    """'2004-09-07', '10.12.2007', '12-15.05.2019', '05/10/2010' (day first unless impossible)."""
    found = _ISO.match(low, at)
    if found is not None:
        year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
        if not edtf.is_valid_day(year, month, day):
            return None
        return Hit(at, found.end(), "iso", edtf=edtf.point(year, month, day))
    found = _DOTTED.match(low, at)
    if found is None:
        return _dotted_short(low, at) or _dotted_month(low, at)
    a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
    ambiguous = found["s"] == "/" and a <= 12 and b <= 12 and a != b
    if b > 12 and found["s"] == "/":
        a, b = b, a
    if not edtf.is_valid_day(year, b, a):
        return None
    last = edtf.point(year, b, a)
    if found["d0"] is None:
        return Hit(at, found.end(), "numeric", edtf=last, ambiguous=ambiguous)
    month = int(found["m0"] or b)
    if not edtf.is_valid_day(year, month, int(found["d0"])):
        return None
    return _span("numeric", at, found.end(), edtf.point(year, month, int(found["d0"])), last)


# 'came into force 23.09.99', '(signed 1.12.94)': a year of two digits, where the words before say that it is a day.
_DOTTED_SHORT = re.compile(
    rf"(?P<d>{_DAY})\.(?P<m>1[0-2]|0?[1-9])\.(?P<y>[0-9][0-9])(?![0-9]|[.,/:-][0-9]|\.?\s?(?:%|mln|bln|million|"
    rf"billion))"
)
_BEFORE_SHORT = re.compile(r"\b(?:force|effect|signed|dated|ratified|concluded|since)(?: on| from| of|:)? $")
_CENTURY_TURNS = 30  # '29' is 2029, '31' is 1931


def _dotted_short(low: str, at: int) -> Hit | None:
    found = _DOTTED_SHORT.match(low, at)
    if found is None or not _BEFORE_SHORT.search(low, max(0, at - 20), at):
        return None
    year = int(found["y"]) + (2000 if int(found["y"]) < _CENTURY_TURNS else 1900)
    month, day = int(found["m"]), int(found["d"])
    if not edtf.is_valid_day(year, month, day):
        return None
    return Hit(at, found.end(), "numeric", edtf=edtf.point(year, month, day))


def _dotted_month(low: str, at: int) -> Hit | None:
    found = None if low[low.rfind("\n", 0, at) + 1 : at].strip(" \t-–—•*·") else _MONTH_DOTTED.match(low, at)
    return found and Hit(at, found.end(), "month-year", edtf=edtf.point(int(found["y"]), int(found["m"])))


def years(low: str, at: int) -> Hit | None:
    """'1992', '1992-94', '2010/11', '1950s'; whether a bare number is a year is for the caller to say."""
    found = _YEARS.match(low, at)
    if found is None:
        return None
    first = int(found["y"])
    if found["dec"]:
        if first % 10:
            return None
        last = first + (99 if first % 100 == 0 and first < 1900 else 9)
        return Hit(at, found.end(), "decade", edtf=f"{first}/{last}")
    second = found["y2"]
    if second is None:
        return Hit(at, found.end(), "year", edtf=found["y"])
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if len(second) == 2 and last <= first:
        last += 100
    if not first < last <= first + 150 or (len(second) == 2 and last - first > 60):
        return Hit(at, found.end("y"), "year", edtf=found["y"])
    fiscal = low[found.end("y")] == "/" and last == first + 1
    return Hit(at, found.end(), "years", edtf=f"{first}/{last}", fiscal=fiscal)


def year_pair(low: str, at: int) -> Hit | None:
    """'2010 to 2015', after 'from' or 'between'."""
    found = _YEAR_PAIR.match(low, at)
    if found is None or int(found["y2"]) <= int(found["y"]):
        return None
    return Hit(at, found.end(), "years", edtf=f"{found['y']}/{found['y2']}")
