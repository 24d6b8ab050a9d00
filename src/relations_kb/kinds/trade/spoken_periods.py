"""Periods that only a report of figures tells in such words: 'for nine months', 'the first half-year', '9M 2022'.

In: a sentence with amounts. Out: the same sentence with such words as dates.
"""

from __future__ import annotations

import re
from typing import Final

from relations_kb.rules import edtf
from relations_kb.rules.date_types import MONTH, NUMBER, DateMention, Partial, YearRef, month_number, number_value
from relations_kb.rules.slots import Sentence, Slot, fold_slots

_TRIGGER: Final = re.compile(
    r"month|half-year|semester|quarter|year|\d ?[mM]\b|\b[qQ][1-4]\b|alone|[Bb]etween|\d\d \(|^\W*(?:Over|For|Across) "
)
_NTH: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 4}
_COUNTED: Final = re.compile(
    rf"(?i)\b(?:in|for|over|during|within|after|by)(?: the)?(?: first)? (?P<words>(?:first )?(?P<count>{NUMBER})"
    rf" months)"
    r"(?! (?:of|in|ago|later|after|before|earlier|to|ended|ending|since|until|till|old|running|from)\b)(?!\w)"
)
_OF_YEAR: Final = re.compile(
    rf"(?i)\b(?P<words>(?:(?P<short>\d{{1,2}}) ?m|(?P<months>{NUMBER})[ -]months|(?:the )?(?:first )?"
    rf"(?P<quarters>two|three) quarters|q(?P<q>[1-4])|(?:the )?(?P<nth>first|second|1st|2nd) (?P<half>half-year|"
    rf"semester)"
    r")(?: of| in|,)?(?: the year)? ?(?P<year>(?:19|20)\d\d))\b(?![/–-]\d)"
)
_HALF: Final = re.compile(
    r"(?i)\b(?:in|for|during|over|of|by) (?P<words>(?:the )?(?P<nth>first |second |1st |2nd )?(?P<half>half-year|"
    r"semester|half of (?:the|this|the current|the present) year))(?! of)"
)
_MONTHS_OF: Final = re.compile(
    rf"(?i)\b(?P<words>(?:the )?(?P<count>{NUMBER}) months of (?:the|this|the current) year)\b"
)
_QUARTERS: Final = re.compile(
    r"(?i)\b(?P<words>(?:the )?(?:first )?(?P<quarters>two|three) quarters)(?: of (?:the|this|the current) year)"
    r"?(?! of)"
)
_QUARTER: Final = re.compile(
    r"(?i)\b(?:in|for|during|over) (?P<words>(?:the )?(?:(?P<nth>first|second|third|fourth|last) quarter|"
    r"q(?P<q>[1-4])))"
    r"(?! (?:of|in)\b)(?!\w)"
)
_ALONE: Final = re.compile(
    rf"(?i)\b(?P<words>(?P<month>{MONTH})(?: alone)?,?(?: of)? (?P<which>this|last|the current|the past) year)"
    rf"(?: alone)?"
)
# The year of an amount in brackets: 'in comparison with 2022 ($5 million)'.
_BRACKETED: Final = re.compile(
    r"(?i)\b(?:with|to|than|against|over|from|in) (?P<words>(?:19|20)\d\d)(?= \([^()]{0,20}\d)"
)
# 'Over 2020 what was sold …': at the head of a sentence, a noun behind it.
_OVER: Final = re.compile(
    r"^\W*(?:Over|For|Across) (?P<words>(?:19|20)\d\d)(?=,| (?:the|what|it|trade|bilateral|mutual|turnover|"
    r"exports|imports|goods|[A-Z]))"
)
_PASSED: Final = re.compile(
    r"(?i)\b(?P<words>the year (?:that|which) (?:has |had )?(?:passed|ended|closed|just ended|gone by)|the year just "
    r"(?:ended|past|closed|gone)|the (?:elapsed|expired|bygone|ended) year|the year gone by)\b"
)
_BEFORE_LAST: Final = re.compile(r"(?i)\b(?P<words>(?:the )?year before last)\b")
_BETWEEN: Final = re.compile(
    rf"(?i)\bbetween (?P<words>(?P<first>{MONTH}) and (?P<last>{MONTH})(?:,? (?:of )?(?P<year>(?:19|20)\d\d)|"
    r" (?:of )?(?P<which>this|last|the current|the same|the past) year)?)(?! (?:<|\d))"
)
# 'Last year … was valued at $3 million over the twelve months': of the year told
_TWELVE: Final = re.compile(
    r"(?i)\b(?P<words>(?:the|those|these) (?:whole |full |same )?(?:twelve|12) months|the (?:whole|full) year|"
    r"the year as a whole)\b(?! (?:to|ended|ending|of|before|\d))"
)
_SO_FAR: Final = re.compile(
    r"(?i)\b(?P<words>(?:since|from) the (?:start|beginning|begin) of (?:the|this|the current) year|"
    r"(?:so far|to date) this year|this year (?:so far|to date)|the current year)\b"
)


def with_periods(sentence: Sentence) -> Sentence:
    """Return the sentence with the words of such periods as slots of dates."""
    if _TRIGGER.search(sentence.masked) is None:
        return sentence
    made: list[Slot] = []
    for start, end, mention in _found(sentence):
        if not any(slot.start < end and start < slot.end for slot in made) and not any(
            slot.start < end and start < slot.end and not (start <= slot.start and slot.end <= end)
            for slot in sentence.slots
        ):
            made.append(Slot("D", start, end, date=mention))
    return fold_slots(sentence, made) if made else sentence


def _found(sentence: Sentence) -> list[tuple[int, int, DateMention]]:
    text = sentence.text
    out: list[tuple[int, int, DateMention]] = []

    def add(found: re.Match[str], stated: str | None, relative: Partial | YearRef | None) -> None:
        start = sentence.start + found.start("words")
        end = sentence.start + found.end("words")
        held = [s for s in sentence.slots if s.start < end and start < s.end]
        if any(s.kind not in "DO" for s in held) or any(
            s.start <= start and end <= s.end and s.kind == "D" for s in held
        ):
            return
        mention = DateMention(
            start, end, found["words"], stated, relative, "part-of-year" if stated else "part-of-year-ref"
        )
        out.append((start, end, mention))

    for found in _OF_YEAR.finditer(text):
        months = _months(found)
        if months is not None:
            year = int(found["year"])
            add(found, edtf.make_range(edtf.point(year, months[0]), edtf.point(year, months[1])), None)
    for found in (*_BRACKETED.finditer(text), *_OVER.finditer(text)):
        add(found, found["words"], None)
    for pattern in (_COUNTED, _MONTHS_OF, _HALF, _QUARTERS, _QUARTER):
        for found in pattern.finditer(text):
            months = _months(found)
            if months is not None and months != (1, _MONTHS):
                add(found, None, Partial((months[0], None), (months[1], None), year=YearRef("published", 0)))
    for found in _BETWEEN.finditer(text):
        first, last = month_number(found["first"]), month_number(found["last"])
        if first >= last:
            continue
        if found["year"]:
            year = int(found["year"])
            add(found, edtf.make_range(edtf.point(year, first), edtf.point(year, last)), None)
        else:
            told = (found["which"] or "").lower()
            ref = YearRef("anchor", 0) if "same" in told else YearRef("published", -1 if told in _LAST else 0)
            add(found, None, Partial((first, None), (last, None), year=ref))
    for found in _ALONE.finditer(text):
        month = month_number(found["month"])
        offset = -1 if found["which"].lower() in _LAST else 0
        add(found, None, Partial((month, None), (month, None), year=YearRef("published", offset)))
    for pattern, ref in (
        (_PASSED, YearRef("published", -1)),
        (_BEFORE_LAST, YearRef("published", -2)),
        (_SO_FAR, YearRef("published", 0)),
        (_TWELVE, YearRef("anchor", 0)),
    ):
        for found in pattern.finditer(text):
            add(found, None, ref)
    return out


def _months(found: re.Match[str]) -> tuple[int, int] | None:
    """Return the first and the last month that the words of a part of a year mean."""
    told = found.groupdict()
    if told.get("half"):
        second = (told.get("nth") or "first").strip().lower() in ("second", "2nd")
        return (7, 12) if second else (1, 6)
    if told.get("quarters"):
        return 1, 3 * number_value(told["quarters"].lower())
    quarter = told.get("q") or told.get("nth")
    if quarter:
        number = int(quarter) if quarter.isdigit() else _NTH[quarter.strip().lower()]
        return number * 3 - 2, number * 3
    words = told.get("short") or told.get("months") or told.get("count")
    count = number_value(words.lower()) if words else 0
    return (1, count) if 1 < count <= _MONTHS else None


_MONTHS: Final = 12
_LAST: Final = frozenset({"last", "the past"})
