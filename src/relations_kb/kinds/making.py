"""What all kinds share in turning a match into a record: parties, people, place, evidence, and joining tellings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from relations_kb.model.record import Evidence, Participant, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Slot
from relations_kb.rules.when import Dated
from relations_kb.vocab.world import load_world


def codes_of(slots: Iterable[Slot]) -> tuple[str, ...]:
    """Return the countries that the slots stand for, in order, each once."""
    return tuple(dict.fromkeys(code for slot in slots for code in slot.codes))


def participants(slots: Iterable[Slot], country: str | None = None) -> tuple[Participant, ...]:
    """Return the named persons among the slots, each once.

    :param country: the country of those whose own is not known.
    """
    people: dict[str, Participant] = {}
    for slot in slots:
        person = slot.person
        if person is None:
            continue
        code = slot.codes[0] if slot.codes else person.country or country
        people.setdefault(person.name, Participant(name=person.name, country=code, office=person.office))
    return tuple(people.values())


def place_of(slots: Sequence[Slot], country: str | None = None) -> Place | None:
    """Return the place that the slots name: 'Los Cabos, Mexico' is city and country."""
    fitting = [s for s in slots if s.kind == "C" and s.codes and (country is None or s.codes[0] == country)]
    for slot in fitting:
        if slot.city:
            return Place(city=slot.city, country=slot.codes[0])
    if fitting:
        seat = fitting[0].country
        if seat is not None and seat.role == "seat" and seat.city is None:
            # 'at the White House' is in the capital.
            capital = load_world().capital(fitting[0].codes[0])
            return Place(city=capital, country=fitting[0].codes[0])
        return Place(city=fitting[0].seat, country=fitting[0].codes[0])
    return Place(country=country) if country is not None else None


def evidence_of(reading: Reading, match: Match, **spans: tuple[int, int] | None) -> tuple[Evidence, ...]:
    """Return the sentence as evidence of the whole, and for each field the words that give it.

    :param spans: document offsets by field name; None for a field that no words of the text give.
    """
    sentence = match.sentence
    whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    return (whole, *fields_of(reading, **spans))


def fields_of(reading: Reading, **spans: tuple[int, int] | None) -> tuple[Evidence, ...]:
    """Return evidence for single fields, in the order given."""
    return tuple(
        Evidence(start=span[0], end=span[1], quote=reading.text[span[0] : span[1]], fields=(name,))
        for name, span in spans.items()
        if span is not None and span[1] > span[0]
    )


def extent(slots: Sequence[Slot]) -> tuple[int, int] | None:
    """Return the document span from the first to the last of the slots, or None where there are none."""
    if not slots:
        return None
    return min(slot.start for slot in slots), max(slot.end for slot in slots)


def date_span(dated: Dated | None) -> tuple[int, int] | None:
    """Return where the words stand that date an event, or None."""
    return dated.span if dated is not None else None


def union(first: Sequence[Participant], second: Sequence[Participant]) -> tuple[Participant, ...]:
    """Return the people of both, each once; an office told in one completes the other."""
    people = {person.name: person for person in first}
    for person in second:
        known = people.get(person.name)
        if known is None:
            people[person.name] = person
        else:
            people[person.name] = known.model_copy(
                update={"office": known.office or person.office, "country": known.country or person.country}
            )
    return tuple(people.values())


def joined_evidence(first: Sequence[Evidence], second: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence of both tellings, the first one's first, without repeats."""
    return tuple(dict.fromkeys((*first, *second)))
