"""What a sentence goes on to say of relations: their later steps, and the same step with further countries.

In: 'were established in 1970, suspended in 1975 and restored in 1990'; 'with Chile in 1990, Peru in 1991 and Bolivia
in 1992'. Out: a record for each step and country told after the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import codes_of
from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Event, Status
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.when import resolve_slot

UNILATERAL: Final = frozenset({"relations-severed", "relations-downgraded"})
_THEN: Final = re.compile(
    r"(?i)(?:,|,? and|,? but|;)(?: (?:were|was|then|later|again|subsequently|only|finally|temporarily|formally))*"
    r" (?P<verb>re-?established|restored|resumed|renewed|severed|broken(?: off)?|cut(?: off)?|suspended|interrupted)"
    r"(?: again)?,?(?: only| until| once more)? (?:in |on |from |since )?(?:the )?<D(?P<date>\d+)>"
)


def sequel(match: Match, reading: Reading, countries: tuple[str, ...]) -> Iterator[Status]:
    """Read on in 'were established in 1970, suspended in 1975 and restored in 1990'."""
    masked = match.sentence.masked
    if "were-" not in match.rule.id:
        return
    for found in _THEN.finditer(masked, match.start):
        again = re.match(r"(?i)re", found.group("verb"))
        event: Event = "relations-restored" if again else "relations-severed"
        date = resolve_slot(reading, match.sentence.slots[int(found.group("date"))])
        record = make(match, reading, event, countries=countries, date=date)
        if record is not None:
            yield record


_AND_WITH: Final = re.compile(
    r"(?:,|,? and|,? then|;)(?: later)?(?: with| to)? (?P<sides>(?:[a-z]+ )?<C\d+>(?:(?:,|"
    r",? and) <C\d+>){0,3}),? (?:in|on) <D(?P<date>\d+)>"
)


def further(match: Match, reading: Reading, event: Event, ones: tuple[str, ...]) -> Iterator[Status]:
    """Read on in 'established relations with Chile in 1990, Peru in 1991 and Bolivia in 1992'."""
    if not (match.get("two") or match.get("counterpart")) or len(ones) != 1:
        return
    masked = match.sentence.masked
    at = match.end
    lead = re.compile(r" (?:in|on) <D\d+>").match(masked, at)
    at = lead.end() if lead is not None else at
    while (found := _AND_WITH.match(masked, at)) is not None:
        at = found.end()
        slots = [match.sentence.slots[int(n)] for n in re.findall(r"<C(\d+)>", found.group("sides"))]
        date = resolve_slot(reading, match.sentence.slots[int(found.group("date"))])
        sole = len(codes_of(slots)) == 1 and event in UNILATERAL
        record = make(
            match,
            reading,
            event,
            countries=(*ones, *codes_of(slots)),
            date=date,
            actor=ones[0] if sole else None,
            counterpart=codes_of(slots)[0] if sole else None,
        )
        if record is not None:
            yield record
