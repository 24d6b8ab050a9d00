"""Building a status record from a match: what the readers of relations, missions and envoys share."""

from __future__ import annotations

from relations_kb.kinds.making import date_span, evidence_of
from relations_kb.kinds.status.model import Event, Mission, Status
from relations_kb.model.record import Modality, Participant, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.when import Dated


def make(
    match: Match,
    reading: Reading,
    event: Event,
    *,
    countries: tuple[str, ...],
    date: Dated | None,
    modality: Modality = "occurred",
    actor: str | None = None,
    counterpart: str | None = None,
    mission: Mission | None = None,
    via: str | None = None,
    place: Place | None = None,
    people: tuple[Participant, ...] = (),
    confidence: float | None = None,
) -> Status | None:
    """Return the record, or None where it lacks two parties."""
    codes = tuple(sorted(set(countries)))
    if not 2 <= len(codes) <= 6 or (actor is not None and actor == counterpart):
        return None
    return Status(
        doc=reading.document.name,
        countries=codes,
        date=date.edtf if date else None,
        date_basis=date.basis if date else "stated",
        modality=modality,
        place=place,
        people=people,
        evidence=evidence_of(reading, match, date=date_span(date)),
        event=event,
        actor=actor,
        counterpart=counterpart,
        mission=mission,
        via=via,
        rule=match.rule.id,
        confidence=match.rule.confidence if confidence is None else confidence,
    )


def verb_at(match: Match) -> int:
    """Return where the event's own words begin in the masked sentence."""
    for name in ("verb", "verb2"):
        words = match.words.get(name)
        if words:
            at = match.sentence.masked.find(words, match.start)
            if at >= 0:
                return at
    return match.start
