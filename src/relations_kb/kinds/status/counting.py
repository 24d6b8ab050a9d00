"""How many years an anniversary counts: 'the 30th anniversary', 'thirty-five years', 'three decades'."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.when import Dated


def years_counted(match: Match) -> int | None:
    """Return the years that a match counts, or None where it tells no number."""
    years = match.words.get("years") or match.words.get("years2") or match.words.get("years3")
    if years:
        slots = match.get("years") or match.get("years2") or match.get("years3")
        value = slots[0].ordinal if slots else number_of(years.lower())
        decades = re.search(r"(?i)\bdecades\b", match.sentence.masked[match.start : match.end])
        return value * 10 if value and decades else value
    nth = match.words.get("nth") or match.words.get("nth2") or ""
    digits = re.search(r"\d+", nth)
    slots = match.get("nth")
    if slots and slots[0].ordinal is not None:
        return slots[0].ordinal
    return int(digits.group()) if digits and not nth.startswith("<") else None


_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_of(words: str) -> int | None:
    """Return the value of '35', 'thirty-five' or 'a hundred', or None.

    >>> number_of("thirty-five")
    35
    """
    if words.isdigit():
        return int(words)
    if words == "half a":
        return 50
    if words.endswith("hundred"):
        return 100
    if words == "fifteen":
        return 15
    first, _, rest = re.sub(r"[- ]", " ", words).partition(" ")
    if first in _TENS:
        return 10 * (_TENS.index(first) + 2) + (_ONES.index(rest) + 1 if rest in _ONES[:9] else 0)
    return _ONES.index(first) + 1 if first in _ONES else None


# '… twelve years after Chile cut ties': the break lies before what the sentence dates.
_YEARS_AFTER: Final = re.compile(r"(?i)\b(\d+|[a-z]+(?:-[a-z]+)?) years (?:after|since) (?:the )?$")


def years_after(match: Match) -> int | None:
    """Return 12 where the match follows on 'twelve years after': it lies so long before what the sentence dates."""
    before = match.sentence.masked[: match.start]
    slot = re.search(r"<D(\d+)> (?:the )?$", before)
    words = before
    if slot is not None:
        mention = match.sentence.slots[int(slot.group(1))]
        words = match.sentence.text[mention.start - match.sentence.start : mention.end - match.sentence.start] + " "
    found = _YEARS_AFTER.search(words)
    return number_of(found.group(1).lower()) if found is not None else None


def years_before(count: int, reading: Reading) -> Dated | None:
    """Return the year that lies so many years before a text was published, or None where that is unknown."""
    published = reading.published
    return Dated(str(int(published[:4]) - count), "inferred", None) if published is not None else None
