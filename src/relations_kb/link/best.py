"""The best value of each field of a fact.

In: the records of a fact, its origins, and what a person ruled. Out: a record of the kind whose every field has the
value chosen by this rule, the same for all fields:

1. what a person ruled;
2. what a notice of correction says, and never what it corrects; what happened before what was planned;
3. the value that most independent origins bear out ('September 2004' bears out '7 September 2004');
4. the most precise one, and one that is stated before one that was worked out or taken from the publication;
5. the one published first.

Fields that belong together (a figure, its currency and its reporter) come from one record.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, NamedTuple

from relations_kb.kinds.comparison import fold_words, when
from relations_kb.kinds.timespan import Span
from relations_kb.link.disagreements import Standing
from relations_kb.link.names import parse
from relations_kb.link.sameness import SAMENESS
from relations_kb.model.base import changed
from relations_kb.model.record import Participant, Record

_BASIS = {"stated": 0, "inferred": 1, "published": 2}
_MODALITY = {"occurred": 0, "cancelled": 1, "planned": 2}


class Choice(NamedTuple):
    """Which records give the best values (by number): the ``base``, and the giver of each unit of fields; and who took
    part, as all of them tell."""

    base: int
    givers: Sequence[int]
    people: tuple[Participant, ...]


def chosen(records: Sequence[Record], origins: Sequence[Sequence[str]], standing: Mapping[str, Standing]) -> Choice:
    """Choose the records that give the best values of a fact."""
    origin = {record_id: n for n, group in enumerate(origins) for record_id in group}
    place = {record.id: at for at, record in enumerate(records)}
    givers = [place[_choose(records, unit, origin, standing).id] for unit in _units(records[0])]
    often = Counter(givers)
    base = max(range(len(records)), key=lambda at: often[at])  # the oldest of equals: max keeps the first
    return Choice(base, givers, best_people(records, records[givers[0]].countries))


def made(records: Sequence[Record], choice: Choice) -> Record:
    """Return the record that has the values chosen."""
    update: dict[str, Any] = {"people": choice.people}
    for unit, giver in zip(_units(records[0]), choice.givers, strict=True):
        update |= {name: getattr(records[giver], name) for name in unit}
    return changed(records[choice.base], **update)


def _units(record: Record) -> tuple[tuple[str, ...], ...]:
    return (("countries",), *SAMENESS[record.kind].units)


def _choose(
    records: Sequence[Record], unit: tuple[str, ...], origin: Mapping[str, int], standing: Mapping[str, Standing]
) -> Record:
    values = [tuple(getattr(record, name) for name in unit) for record in records]
    if all(value == values[0] for value in values[1:]):
        return records[0]

    support = _support(records, unit, origin)

    def rank(record: Record) -> tuple[object, ...]:
        told = _value(record, unit) not in (None, (), "")
        trust = standing.get(record.id, Standing())
        return (
            not told,
            not trust.corrects,
            _MODALITY[record.modality],
            trust.preliminary and not trust.final,
            -support[_key(record, unit)],
            *_precision(record, unit),
        )

    return min(records, key=rank)


def _value(record: Record, unit: tuple[str, ...]) -> Any:
    if unit[0] == "event":
        return record.date
    value = getattr(record, unit[0])
    return (value.city or value.country) if unit[0] == "place" and value is not None else value


def _support(records: Sequence[Record], unit: tuple[str, ...], origin: Mapping[str, int]) -> dict[Hashable, int]:
    """Return how many origins bear out each value: those that say the same, or less but nothing else.

    Many records give few values, so that values are compared and not records.
    """
    givers: dict[Hashable, set[int | None]] = defaultdict(set)
    for record in records:
        givers[_key(record, unit)].add(origin.get(record.id))
    return {
        ours: len(set().union(*(own for theirs, own in givers.items() if _bears_out(theirs, ours)))) for ours in givers
    }


def _key(record: Record, unit: tuple[str, ...]) -> Hashable:
    """Return what is compared of a unit: the days of a date, the folded words of a text, the value of all else."""
    if "date" in unit:
        return when(record)
    value = _value(record, unit)
    return fold_words(value) if isinstance(value, str) else value


def _bears_out(theirs: Hashable, ours: Hashable) -> bool:
    if isinstance(theirs, Span) and isinstance(ours, Span):
        return theirs.holds(ours)
    return theirs == ours


def _precision(record: Record, unit: tuple[str, ...]) -> tuple[object, ...]:
    if "date" in unit:
        span = when(record)
        return (span.width if span else 0, _BASIS[record.date_basis])
    if unit[0] == "place":
        return (record.place is None or record.place.city is None,)
    if unit[0] == "title":
        title = str(getattr(record, "title", ""))
        return (not title[:1].isupper(), -len(title))
    if unit[0] == "topics":
        return (-len(getattr(record, "topics", ())),)
    if unit[0] == "flow":
        value = f"{float(getattr(record, 'value', 0)):.12e}".split("e", maxsplit=1)[0].rstrip("0")
        return (getattr(record, "qualifier", "exact") != "exact", -len(value))
    return ()


def best_people(records: Sequence[Record], countries: Sequence[str]) -> tuple[Participant, ...]:
    """Return everybody who took part, each with the fullest name and the fullest office that a record gives."""
    people: dict[str, Participant] = {}
    for record in records:
        for person in record.people:
            key = person.id or person.name
            known = people.get(key)
            people[key] = person if known is None else _fuller(known, person)
    sides = {code: n for n, code in enumerate(countries)}
    return tuple(sorted(people.values(), key=lambda p: sides.get(p.country or "", len(sides))))


def _fuller(a: Participant, b: Participant) -> Participant:
    name = b.name if _fullness(b.name) > _fullness(a.name) else a.name
    office = b.office if len(b.office or "") > len(a.office or "") else a.office
    return a.model_copy(update={"name": name, "office": office, "country": a.country or b.country})


def _fullness(name: str) -> tuple[int, int]:
    parts = parse(name)
    return len(parts.words), -len(parts.initials)
