"""The relative forms: 'the same year', 'two years later', 'yesterday', 'on Monday', 'last month', 'this spring'.

They are looked for around a few literal words (``year``, ``day`` …), each found at the speed of ``str.find``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from relations_kb.rules.date_context import SEASONS, vague_span
from relations_kb.rules.date_types import (
    NUMBER,
    Base,
    DayOfMonth,
    DayRef,
    Hit,
    MonthRef,
    Partial,
    Recent,
    Relative,
    Unit,
    WeekdayRef,
    WeekRef,
    Which,
    YearRef,
    number_value,
)

_BACK, _AHEAD = 48, 40
_WS = r"\s{1,2}"
_LEFT = r"(?<![\w-])"
_OFFSET = (
    rf"(?:(?P<vague>some|about|around|almost|nearly|over|more{_WS}than){_WS})?(?P<count>{NUMBER}|a{_WS}few|several)"
)
_THE: dict[str, tuple[Base, int]] = {
    "that same": ("anchor", 0),
    "the same": ("anchor", 0),
    "this same": ("anchor", 0),
    "that very": ("anchor", 0),
    "the very same": ("anchor", 0),
    "the very": ("anchor", 0),
    "that": ("anchor", 0),
    "same": ("anchor", 0),
    "the previous": ("anchor", -1),
    "previous": ("anchor", -1),
    "the preceding": ("anchor", -1),
    "the prior": ("anchor", -1),
    "the following": ("anchor", 1),
    "following": ("anchor", 1),
    "the next": ("anchor", 1),
    "last": ("published", -1),
    "the last": ("published", -1),
    "the past": ("published", -1),
    "this": ("published", 0),
    "the current": ("published", 0),
    "current": ("published", 0),
    "next": ("published", 1),
    "the coming": ("published", 1),
}
_REFS = "|".join(sorted((k.replace(" ", r"\s{1,2}") for k in _THE), key=len, reverse=True))
_UNIT = r"(?P<unit>year|month|week|day)"
_REF = re.compile(
    rf"{_LEFT}(?:(?P<early>earlier|later|late|early){_WS})?(?P<ref>{_REFS}){_WS}(?:calendar{_WS}|fiscal{_WS})"
    rf"?{_UNIT}(?:['’]s)?(?![\w-])"
)
_REF_ENDS = frozenset(words.split()[-1] for words in _THE) | {"calendar", "fiscal"}
_LATER_WORD = re.compile(r"s?\s{1,2}(?:later|earlier|before|after|ago|prior)")
_LATER = re.compile(
    rf"{_LEFT}{_OFFSET}{_WS}{_UNIT}s?{_WS}(?P<way>later|earlier|before|after|afterwards|ago|prior)(?!\w)"
)
# 'The year before, trade had been …'; not 'the year before his election'.
_YEAR_BEFORE = re.compile(
    rf"{_LEFT}the{_WS}year{_WS}(?:before|earlier)(?=[,.;:)]|$|{_WS}(?:the|it|they|was|were|had|stood|at|to)\b)"
)
_WITHIN = re.compile(
    rf"{_LEFT}(?:in|over|during|within){_WS}(?:(?:the{_WS})?(?:past|last|recent){_WS}(?:few{_WS}|several{_WS}|"
    rf"couple{_WS}of{_WS}|{NUMBER}{_WS})?)"
    rf"{_UNIT}s(?!\w)"
)
_PART_OF = re.compile(
    rf"{_LEFT}(?:(?:the{_WS})?(?:(?P<half>first|second){_WS}half|(?P<q>first|second|third|fourth|1st|2nd|3rd|"
    rf"4th|i|ii|iii|iv){_WS}quarter|"
    rf"(?:(?P<fl>first|last|past){_WS})?(?P<count>{NUMBER}){_WS}months)|(?P<season>spring|summer|autumn|winter|"
    rf"(?<=the )fall))"
    rf"{_WS}(?:of|in){_WS}(?P<ref>{_REFS}|the){_WS}year(?!\w)"
)
# 'in the first five months', no year told: those of the year of the article.
_FIRST_MONTHS = re.compile(
    rf"{_LEFT}(?:the{_WS})?first{_WS}(?P<count>{NUMBER}){_WS}months(?!{_WS}(?:of|in|after|since)\b)(?!\w)"
)
_SEASON = re.compile(
    rf"{_LEFT}(?:(?P<which>last|this|next)|(?P<prep>in|since|during|by|until)(?:{_WS}(?:the|early|late))*)"
    rf"{_WS}(?P<season>spring|summer|autumn|winter)(?![\w-])"
)
_CENTURY = re.compile(
    rf"{_LEFT}(?:(?P<part>early|mid|late)[-\s]{{1,2}})?(?:the{_WS})?(?P<n>1\d|2[01])th[-\s](?:century|centuries)(?!\w)"
)
_DAY_WORDS = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "tonight": 0,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
_NOW = re.compile(
    rf"{_LEFT}(?:(?:the{_WS}day{_WS}(?:before|after){_WS})?(?P<word>today|yesterday|tomorrow|tonight)(?P<poss>['’]s)?"
    rf"|(?P<det>this|that{_WS}same|the{_WS}same|that){_WS}(?P<part>morning|afternoon|evening|night)"
    rf"|(?P<nextday>the{_WS}(?P<way>next|following){_WS}day|the{_WS}day{_WS}(?P<ba>before|after)(?={_WS}that\b|"
    rf"[.,;]|$)|(?<=that )the{_WS}day{_WS}before(?={_WS})))(?!\w)"
)
# 'had by telephone on the eve'; not 'on the eve of the summit'.
_EVE = re.compile(r"on the eve(?=[,.;)]|$| (?:with|by|in|at|about) )")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    rf"(?:{_LEFT}(?P<which>last|this|this{_WS}past|past|next|this{_WS}coming|coming){_WS})?(?<!\w)"
    rf"(?P<name>{'|'.join(WEEKDAYS)})"
    rf"(?P<of>{_WS}(?:of{_WS})?(?P<week>last|this|next){_WS}week)?(?!\w)"
)
_NO_WEEKDAY_BEFORE = re.compile(r"(?:good|black|bloody|red|ash|palm|holy|easter|cyber|every|maundy)\s$")
_NO_WEEKDAY_AFTER = re.compile(r"\s(?:mosque|prayers?|agreement|accords?|times|club|night live|school)\b")


def find_relative(low: str, start: int, end: int) -> Iterator[Hit]:
    """Yield the relative dates of ``low[start:end]``, in no order and possibly overlapping.

    ``low`` is the text in lower case, of the same length.
    """
    for word in ("year", "month", "week", "day"):
        for at in _places(low, word, start, end):
            yield from _around_unit(low, at, word, start, end)
    for word in ("tonight", "tomorrow", "afternoon", " morning", " evening"):
        for at in _places(low, word, start, end):
            yield from _now(low, at, start, end)
    for at in _places(low, "on the eve", start, end):
        found = _EVE.match(low, at, end)
        if found is not None:
            yield Hit(at, found.end(), "next-day", relative=DayRef("anchor", -1))
    for at in _places(low, "on the ", start, end):
        yield from _day_of_month(low, at, end)
    for word in ("spring", "summer", "autumn", "winter"):
        for at in _places(low, word, start, end):
            yield from _season(low, at, start, end)
    for word in ("first quarter", "first half"):
        for at in _places(low, word, start, end):
            yield from _first_part(low, at, start, end)
    for at in _places(low, "centur", start, end):
        yield from _century(low, at, start, end)


# 'on the 14th': nothing may follow that is counted ('the 14th session', 'the 5th National Assembly').
_DAY_OF_MONTH = re.compile(
    rf"on{_WS}(?P<day>the{_WS}(?P<n>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?P<tail>{_WS}of{_WS}this{_WS}month|{_WS}instant)?)"
    rf"(?=\s*[,;:)]|\.(?:\s|$)|{_WS}(?:the|a|an|he|from|"
    r"she|they|it|in|at|with|by|and|to|his|her|their|both|there)\b)"
)


def _day_of_month(low: str, at: int, end: int) -> Iterator[Hit]:
    if not low[at + 7 : at + 8].isdigit() or (at and (low[at - 1].isalnum() or low[at - 1] in "-_")):
        return
    found = _DAY_OF_MONTH.match(low, at, end)
    if found is not None:
        yield Hit(
            found.start("day"),
            found.end("day"),
            "day-of-month",
            relative=DayOfMonth(int(found["n"]), found["tail"] is not None),
        )


def _places(low: str, word: str, start: int, end: int) -> Iterator[int]:
    at = low.find(word, start, end)
    while at >= 0:
        yield at
        at = low.find(word, at + len(word), end)


def _window(low: str, at: int, start: int, end: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the first match around ``at`` that covers it."""
    for found in pattern.finditer(low, max(start, at - _BACK), min(end, at + _AHEAD)):
        if found.start() <= at < found.end():
            return found
        if found.start() > at:
            return None
    return None


def _around_unit(low: str, at: int, word: str, start: int, end: int) -> Iterator[Hit]:
    if word == "day":
        if at > start and low[at - 1].isalpha():  # 'today', 'yesterday', 'Monday'
            if low[at - 1] == "o" or low[at - 3 : at] == "ter":
                yield from _now(low, at, start, end)
            else:
                yield from _weekday(low, at, start, end)
            return
        yield from _now(low, at, start, end)
    left = low[max(start, at - 12) : at].replace("-", " ").split()
    previous = left[-1].lstrip("\"'“‘«(") if left else ""  # '"Last year the trade …'
    found = _window(low, at, start, end, _REF) if previous in _REF_ENDS else None
    if found is not None and not (found["ref"] == "this" and word == "day" and low.endswith("to ", 0, found.start())):
        yield _ref(found)
    found = _window(low, at, start, end, _LATER) if _LATER_WORD.match(low, at + len(word), end) else None
    if found is not None:
        hit = _later(found)
        if hit is not None:
            yield hit
    if word == "year" and previous == "the":
        found = _window(low, at, start, end, _YEAR_BEFORE)
        if found is not None:
            yield Hit(found.start(), found.end(), "year-ref", relative=_by_unit("year", "anchor", -1))
    if word != "year" and low[at + len(word) : at + len(word) + 1] == "s":
        found = _window(low, at, start, end, _WITHIN)
        if found is not None:
            yield Hit(found.start(), found.end(), "recent", relative=Recent(_UNITS[found["unit"]]))
    if word == "month" and previous != "the":
        found = _window(low, at, start, end, _FIRST_MONTHS)
        if found is not None and 1 <= number_value(found["count"]) <= 12:
            partial = Partial((1, None), (number_value(found["count"]), None), year=YearRef("published", 0))
            yield Hit(found.start(), found.end(), "part-of-year-ref", relative=partial)
    if word == "year" and (previous == "the" or previous in _REF_ENDS):
        found = _window(low, at, start, end, _PART_OF)
        if found is not None:
            hit = _part_of(found)
            if hit is not None:
                yield hit


_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_WHICH: dict[str, Which] = {"last": "last", "this": "this", "next": "next"}


def _squeeze(words: str) -> str:
    return " ".join(words.split())


def _ref(found: re.Match[str]) -> Hit:
    base, offset = _THE[_squeeze(found["ref"])]
    return Hit(found.start(), found.end(), f"{found['unit']}-ref", relative=_by_unit(found["unit"], base, offset))


def _by_unit(unit: str, base: Base, offset: int, *, vague: bool = False) -> Relative:
    if unit == "year":
        return YearRef(base, offset, approximate=vague)
    if unit == "month":
        return MonthRef(base, offset)
    if unit == "week":
        return WeekRef(base, offset)
    return DayRef(base, offset)


def _later(found: re.Match[str]) -> Hit | None:
    unit, way, words = found["unit"], found["way"], _squeeze(found["count"])
    if words in {"a few", "several"}:
        return Hit(found.start(), found.end(), "recent", relative=Recent(_UNITS[unit])) if way == "ago" else None
    count = number_value(words)
    vague = found["vague"] is not None
    if way == "after":
        if unit != "year":
            return None
        if re.match(r"[.;,)]", found.string[found.end() : found.end() + 1]):
            # 'opened in 1983 and closed three years after.': later, with nothing behind it to count from
            return Hit(found.start(), found.end(), "year-offset", relative=_by_unit(unit, "anchor", count, vague=vague))
        return Hit(found.start(), found.end(), "years-after", relative=YearRef("following", count, approximate=vague))
    base: Base = "published" if way == "ago" else "anchor"
    sign = 1 if way in {"later", "afterwards"} else -1
    if unit == "week" and count < 60:
        return Hit(found.start(), found.end(), "weeks-offset", relative=DayRef(base, sign * count * 7))
    return Hit(found.start(), found.end(), f"{unit}-offset", relative=_by_unit(unit, base, sign * count, vague=vague))


def _part_of(found: re.Match[str]) -> Hit | None:
    words = _squeeze(found["ref"])
    year = YearRef("published", 0) if words == "the" else YearRef(*_THE[words])
    if found["season"]:
        first, last = SEASONS[found["season"]]
    elif found["half"]:
        first, last = (1, 6) if found["half"] == "first" else (7, 12)
    elif found["q"]:
        number = {"1": 1, "f": 1, "i": 1, "2": 2, "s": 2, "3": 3, "t": 3, "4": 4}[found["q"][0]]
        number = {"fourth": 4, "ii": 2, "iii": 3, "iv": 4}.get(found["q"], number)
        first, last = number * 3 - 2, number * 3
    else:
        count = number_value(found["count"])
        if not 1 <= count <= 12:
            return None
        first, last = (13 - count, 12) if found["fl"] == "last" else (1, count)
    return Hit(found.start(), found.end(), "part-of-year-ref", relative=Partial((first, None), (last, None), year=year))


def _now(low: str, at: int, start: int, end: int) -> Iterator[Hit]:
    found = _window(low, at, start, end, _NOW)
    if found is None:
        return
    words = _squeeze(found[0])
    if found["word"]:
        if found["poss"] and found["word"] == "today":
            words = "today"
        offset = _DAY_WORDS.get(words.removesuffix("'s").removesuffix("’s"), _DAY_WORDS[found["word"]])
        yield Hit(found.start(), found.end(), "day-word", relative=DayRef("published", offset))
    elif found["part"]:
        base: Base = "published" if found["det"] == "this" else "anchor"
        yield Hit(found.start(), found.end(), "part-of-day", relative=DayRef(base, 0))
    else:
        offset = -1 if found[0].endswith("before") else 1
        yield Hit(found.start(), found.end(), "next-day", relative=DayRef("anchor", offset))


def _weekday(low: str, at: int, start: int, end: int) -> Iterator[Hit]:
    found = _window(low, at, start, end, _WEEKDAY)
    if found is None or _NO_WEEKDAY_AFTER.match(low, found.end()):
        return
    if _NO_WEEKDAY_BEFORE.search(low[max(0, found.start() - 8) : found.start()]):
        return
    which: Which | None = None
    words = found["which"] or ""
    if words:
        which = "last" if "past" in words or words == "last" else "this" if words == "this" else "next"
    if found["week"]:
        which = _WHICH[found["week"]]
    yield Hit(found.start(), found.end(), "weekday", relative=WeekdayRef(WEEKDAYS.index(found["name"]), which))


def _season(low: str, at: int, start: int, end: int) -> Iterator[Hit]:
    found = _window(low, at, start, end, _SEASON)
    if found is None:
        return
    first, last = SEASONS[found["season"]]
    at = found.start() if found["which"] else found.start("season")
    which = _WHICH.get(found["which"] or "")
    yield Hit(at, found.end(), "season", relative=Partial((first, None), (last, None), which=which, approximate=True))


_FIRST_PART = re.compile(
    rf"(?<![a-z])(?:in|for|during|over|of){_WS}(?:the{_WS})?(?P<part>first{_WS}(?:quarter|half))(?![\w-])"
    rf"(?!{_WS}(?:of|in|19|20))"
)


def _first_part(low: str, at: int, start: int, end: int) -> Iterator[Hit]:
    """'in the first quarter', no year told: that of the year of the article."""
    found = _FIRST_PART.search(low, max(start, at - 14), min(end, at + 24)) or _FIRST_PART.match(
        low, max(start, at - 7)
    )
    if found is None:
        return
    last = 3 if found["part"].endswith("quarter") else 6
    partial = Partial((1, None), (last, None), year=YearRef("published", 0))
    yield Hit(found.start("part"), found.end(), "part-of-year-ref", relative=partial)


def _century(low: str, at: int, start: int, end: int) -> Iterator[Hit]:
    found = _window(low, at, start, end, _CENTURY)
    if found is None:
        return
    first = (int(found["n"]) - 1) * 100
    value = f"{first}/{first + 99}~"
    if found["part"]:
        value = vague_span(value.rstrip("~"), found["part"])
    yield Hit(found.start(), found.end(), "century", edtf=value)
