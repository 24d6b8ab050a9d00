"""What follows from the facts together: how things stood, series, mirror statistics, alarms, holders of offices.

In: facts, the records behind them, people, and the sources. Out: a :class:`Standing`. No fact is changed by it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from relations_kb.link.alarms import implausible
from relations_kb.link.holders import Office, inferred, may_tell, nameless
from relations_kb.link.memory import NO_PAST, Past
from relations_kb.link.mirror import mirrors
from relations_kb.link.series import series
from relations_kb.link.standing import intervals
from relations_kb.link.tenures import held, tenures
from relations_kb.model.knowledge import Fact, Person
from relations_kb.model.record import Record
from relations_kb.model.standing import Standing


def standing_of(
    facts: Sequence[Fact],
    records: Sequence[Record],
    people: Sequence[Person],
    published: Mapping[str, str],
    texts: Mapping[str, str],
    offices: Mapping[str, Sequence[Office]] | None = None,
    past: Past = NO_PAST,
) -> Standing:
    """Return what follows from the facts together.

    :param published: the day (ISO, or '') of each document; ``texts`` is its text, both by name.
    :param offices: the offices that records name without a person, by the id of the record, where that is known.
    :param past: what was worked out before, and how to tell what it was worked out from.
    """
    by_id = {record.id: record for record in records}
    if offices is None:
        offices = {r.id: tuple(nameless(r, texts.get(r.doc, ""))) for r in records if may_tell(r)}
    homes = {person.id: person.country for person in people}
    named = held(records, {record: fact.id for fact in facts for record in fact.records}, homes)
    return Standing(
        intervals=intervals(facts, records, published, homes, past),
        series=series(facts),
        mirrors=mirrors(facts, by_id),
        implausible=implausible(facts, by_id),
        inferred=inferred(records, texts, offices, named, {person.id: person.name for person in people}),
        tenures=tenures(named, people),
    )
