"""Tours: the dates that 'from 3 to 9 May she will visit three countries' gives to each of the visits told after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from relations_kb.kinds.visit.model import Visit
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.when import Dated, resolve_slot

_TOUR: Final = re.compile(
    r"(?i)\b(?:visits?|trips?|tour|travel\w*|swing)\b[^;|]{0,60}?\b(?:countries|nations|states|region|tour|continents?|around|across|through|"
    r"capitals|<C\d+>)|\btour of\b|\b(?:was|were|is) (?:himself |herself )?in the region\b|"
    r"\b(?:going|went|gone) (?:a?round|through|across|on a tour)\b|\btour(?:ed|ing|s) "
    r"(?:the )?[A-Z]"
)
_SPAN: Final = re.compile(
    r"(?i)\b(?:from|on|in|between|during|for|until|,) (?:the )?<D(\d+)>|^\W*<D(\d+)>|"
    r"\b(?:visit|trip|tour)[^<]{0,20}<D(\d+)>"
)
_WORDS: Final = "visit|trip|tour|travel|going a?round|went a?round|in the region"
_REACH: Final = 3


def tour_date(match: Match, reading: Reading, guests: Sequence[Slot], *, future: bool) -> Dated | None:
    """Return the date of the tour, told in the sentences before, that an undated visit of the same guest belongs to."""
    names = {s.person.name for s in guests if s.person is not None}
    if not names or match.sentence.of("D"):
        return None
    for number in range(match.sentence.index - 1, max(-1, match.sentence.index - 1 - _REACH), -1):
        if not re.search(_WORDS, reading.lowered[number]):
            continue
        sentence = reading.sentence(number)
        told = {s.person.name for s in sentence.slots if s.person is not None}
        if not names & told or not _TOUR.search(sentence.masked):
            continue
        slots = _spans(sentence)
        dated = resolve_slot(reading, slots[0], future=future) if len(slots) == 1 else None
        return Dated(dated.edtf, "inferred", dated.span) if dated is not None and "-" in dated.edtf else None
    return None


def traveller(match: Match, reading: Reading) -> tuple[Slot, ...]:
    """Return who was on the tour that the sentence before tells of, for 'during a stop in Lima a treaty was signed'."""
    number = match.sentence.index - 1
    if number < 0 or not re.search(_WORDS, reading.lowered[number]):
        return ()
    sentence = reading.sentence(number)
    if not _TOUR.search(sentence.masked):
        return ()
    people = [s for s in sentence.slots if s.kind in "PS" and s.person is not None and len(s.codes) == 1]
    return tuple(people[:1])


def _spans(sentence: Sentence) -> list[Slot]:
    """Return the date slots that tell when the tour is, not when it was announced."""
    out: list[Slot] = []
    for found in _SPAN.finditer(sentence.masked):
        number = next(n for n in found.groups() if n is not None)
        if not re.search(
            r"(?i)\b(?:said|told|announced|reported|stated)\b[^,;]{0,20}$", sentence.masked[: found.start()]
        ):
            out.append(sentence.slots[int(number)])
    return out


def without_stops(found: Sequence[Visit]) -> list[Visit]:
    """Leave out a meeting with several hosts where each of them is met on a visit of his own: the stops of a tour."""
    pairs = {(v.guest, v.host, v.modality) for v in found if v.form == "visit"}

    def is_sum(visit: Visit) -> bool:
        return (
            visit.form == "meeting"
            and len(visit.countries) > 2
            and visit.place is None
            and any(
                all((guest, host, visit.modality) in pairs for host in visit.countries if host != guest)
                for guest in visit.countries
            )
        )

    return [visit for visit in found if not is_sum(visit)]
