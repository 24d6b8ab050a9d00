"""How long a visit lasts: 'arrived on 3 May for a three-day visit' is 3 to 5 May."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from relations_kb.rules.rule import Match
from relations_kb.rules.when import Dated

_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=2
    )
}
_DAYS: Final = re.compile(
    rf"(?i)\b(?P<n>{'|'.join(_NUMBERS)}|\d{{1,2}})(?:[- ]day\b(?!s)| days of (?:talks|meetings|engagements)|"
    + "|".join(rf"(?<={words} \w{{{size}}}) days" for words in ("spent", "visit of") for size in (3, 4, 5))
    + ")"
)
# Words that make the day that is told the first one.
_BEGINS: Final = re.compile(
    r"(?i)\b(?:(?:is|are|was|were) (?:expected|due|awaited)|began|begins?|beginning|start(?:s|ed|ing)?|kick(?:s|ed) "
    r"off|arriv\w+|le(?:ft|aves?)|embark\w*|depart\w*|"
    r"land(?:s|ed)|flew|travel\w*|commenc\w+|flies|from <D\d+>|opened)\b|from <D"
)
_AFTER: Final = re.compile(
    r"(?i)\b(?:after|following|at the end of|ending|concluding) (?:an?|the|his|her|their) (?:[a-z]+ )?$"
)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST: Final = 21


def lasting(match: Match, dated: Dated, form: str = "visit") -> str:
    """Return the date of a visit as a range where the sentence tells its first day and for how many days it is."""
    if form != "visit" or not _DAY.fullmatch(dated.edtf):
        return dated.edtf
    masked = match.sentence.masked
    told = _DAYS.search(masked)
    if told is not None and match.rule.gives["form"] != "visit" and "<D" in masked[told.start() :]:
        return dated.edtf
    if told is None or not _BEGINS.search(masked) or len(_DAYS.findall(masked)) > 1:
        return dated.edtf
    word = told.group("n").lower()
    days = _NUMBERS.get(word) or int(word)
    if not 2 <= days <= _LONGEST:
        return dated.edtf
    if _AFTER.search(masked[: told.start()]):
        # 'left Lima on Sunday after a three-day visit': Sunday is the last day.
        first = date.fromisoformat(dated.edtf) - timedelta(days=days - 1)
        return f"{first.isoformat()}/{dated.edtf}"
    last = date.fromisoformat(dated.edtf) + timedelta(days=days - 1)
    return f"{dated.edtf}/{last.isoformat()}"
