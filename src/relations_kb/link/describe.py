"""Facts as values: what the records of one fact say together.

In: the records of a fact, oldest first, and what is known of their documents. Out: a :class:`Fact` with its independent
origins, its best values and its typed disagreements. What takes thought is a plain value, so that it can be remembered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from relations_kb.link.best import Choice, chosen, made
from relations_kb.link.days import firm
from relations_kb.link.disagreements import Standing, disagreements
from relations_kb.link.identity import fact_id
from relations_kb.link.origins import group_origins
from relations_kb.link.sources import Source, is_final, is_preliminary, reporter
from relations_kb.model.base import of_known
from relations_kb.model.knowledge import Conflict, ConflictValue, Fact
from relations_kb.model.record import Participant, Record


class Lore(NamedTuple):
    """What is known of the documents, by name: each as a source, its text, and of copies what they share."""

    known: Mapping[str, Source]
    texts: Mapping[str, str]
    copied: Mapping[str, str]


def describe(records: Sequence[Record], lore: Lore) -> Any:
    """Return, as a plain value, what several records of one fact say together."""
    standing = {record.id: _standing(record, lore) for record in records}
    origins = group_origins(records, lore.known, lore.texts, lore.copied)
    choice = chosen(records, origins, standing)
    published = {name: lore.known[name].published for name in {r.doc for r in records} if name in lore.known}
    return (
        origins,
        (choice.base, choice.givers),
        [(person.name, person.country, person.office, person.id) for person in choice.people],
        [
            (conflict.field, conflict.type, [(value.value, value.records) for value in conflict.values])
            for conflict in disagreements(firm(records, published), standing)
        ],
    )


def fact_of(records: Sequence[Record], described: Any | None) -> Fact:
    """Return the fact of some records; ``described`` is what :func:`describe` says of them, None of a single one."""
    founder = records[0]
    ids = tuple(record.id for record in records)
    if described is None:
        return of_known(Fact, _fields(fact_id(founder), founder, ids))
    origins, (base, givers), people, conflicts = described
    participants = tuple(
        of_known(Participant, {"name": n, "country": c, "office": o, "id": i}) for n, c, o, i in people
    )
    best = made(records, Choice(base, givers, participants))
    fields = _fields(fact_id(founder), best, ids)
    fields["origins"] = len(origins)
    fields["origin_groups"] = tuple(tuple(group) for group in origins)
    fields["conflicts"] = tuple(
        Conflict(
            field=field,
            type=type_,
            values=tuple(ConflictValue(value=value, records=tuple(held)) for value, held in values),
        )
        for field, type_, values in conflicts
    )
    return of_known(Fact, fields)


def _fields(ident: str, best: Record, ids: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields of a fact of one record, in the order of the model."""
    return {
        "id": ident,
        "kind": best.kind,
        "countries": best.countries,
        "best": best,
        "records": ids,
        "origins": 1,
        "origin_groups": (ids,),
        "conflicts": (),
        "decisions": (),
        "related": (),
    }


def _standing(record: Record, lore: Lore) -> Standing:
    source = lore.known.get(record.doc)
    if source is None:
        return Standing()
    text = lore.texts[record.doc]
    figure = record.kind == "trade"
    return Standing(
        corrects=source.corrects(record),
        preliminary=figure and is_preliminary(record, text),
        final=figure and is_final(record, text),
        published=source.published,
        publisher=source.own,
        reporter=reporter(record, source, text) if figure else None,
    )
