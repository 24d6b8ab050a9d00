"""A part of a knowledge base, to be published by itself: some pairs of countries, or what happened since a day.

In: everything that is known, and what is wanted of it. Out: a knowledge base of the wanted facts with everything that
belongs to them, the records and articles that prove them, the people and countries in them, and nothing that points at
what is left out. What follows from facts together (standing, questions) has to be worked out anew by whoever asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple

from relations_kb.errors import BuildError
from relations_kb.model.address import Pair, pair_slug, pairs_of
from relations_kb.model.knowledge import Country, Decision, Fact, KnowledgeBase, LeftOut, Part, Person
from relations_kb.model.record import Record
from relations_kb.rules.edtf import bounds


class Wanted(NamedTuple):
    """What is wanted: these ``pairs`` (all, where none is named), and nothing that was over before ``since`` (EDTF)."""

    pairs: tuple[Pair, ...]
    since: str | None

    def between(self, countries: Iterable[str]) -> bool:
        """Tell whether something between ``countries`` is wanted."""
        return not self.pairs or not set(self.pairs).isdisjoint(pairs_of(countries))

    def at(self, date: str | None) -> bool:
        """Tell whether something of that date is wanted: the last day counts of an imprecise one; no date is none."""
        first, found = bounds(self.since), bounds(date)
        return first is None or (found is not None and found[1] >= first[0])


class _Ids(NamedTuple):
    """The ids of what is kept."""

    documents: frozenset[str]
    records: frozenset[str]
    facts: frozenset[str]
    people: frozenset[str]
    everything: frozenset[str]


def part_of(kb: KnowledgeBase, wanted: Wanted) -> KnowledgeBase:
    """Return the wanted part of ``kb``, without what follows from its facts together (``standing``, ``questions``).

    :raises BuildError: no fact is wanted.
    """
    facts = [fact for fact in kb.facts if wanted.between(fact.countries) and wanted.at(fact.best.date)]
    if not facts:
        raise BuildError(
            f"none of {len(kb.facts)} facts is {_told(wanted)}", remedy="widen `pairs` or `since`, or leave them out"
        )
    used = {record for fact in facts for record in fact.records}
    records = [record for record in kb.records if record.id in used]
    people = {person.id for record in records for person in record.people if person.id}
    ids = _Ids(
        documents=frozenset(record.doc for record in records),
        records=frozenset(used),
        facts=frozenset(fact.id for fact in facts),
        people=frozenset(people),
        everything=frozenset(),
    )

    def belongs(record: Record) -> bool:
        """Tell whether a record that is in no fact would have been in one that is kept, and has its page."""
        return record.doc in ids.documents and wanted.between(record.countries) and wanted.at(record.date)

    rejected = tuple(filter(belongs, kb.rejected))
    ids = ids._replace(everything=ids.records | ids.facts | ids.people | {record.id for record in rejected})
    named: dict[str, set[str]] = {}
    for record in records:
        for one in record.people:
            if one.id:
                named.setdefault(one.id, set()).add(one.name)
    cast = tuple(_person(person, ids, named[person.id]) for person in kb.people if person.id in ids.people)
    countries = tuple(_country(one, ids) for one in kb.countries if _is_shown(one, wanted, ids))
    return KnowledgeBase(
        documents=tuple(document for document in kb.documents if document.name in ids.documents),
        records=tuple(records),
        rejected=rejected,
        facts=tuple(_fact(fact, ids) for fact in facts),
        people=cast,
        countries=countries,
        decisions=_decisions(kb.decisions, ids),
        near_misses=tuple(m for m in kb.near_misses if m.doc in ids.documents and wanted.between(m.countries)),
        unresolved=tuple(name for name in kb.unresolved if name.doc in ids.documents),
        review=tuple(filter(belongs, kb.review)),
        accuracy=kb.accuracy,
        undecided=tuple(two for two in kb.undecided if two.a in ids.everything and two.b in ids.everything),
        part=Part(
            pairs=wanted.pairs,
            since=wanted.since,
            without_facts=tuple(pair for pair in wanted.pairs if not any(set(pair) <= set(f.countries) for f in facts)),
            left_out=LeftOut(
                facts=len(kb.facts) - len(facts),
                undated=_number(kb.facts, lambda f: wanted.between(f.countries) and f.best.date is None)
                if wanted.since
                else 0,
                articles=len(kb.documents) - len(ids.documents),
                people=len(kb.people) - len(cast),
                countries=len(kb.countries) - len(countries),
            ),
        ),
    )


def _number(facts: Iterable[Fact], holds: Callable[[Fact], bool]) -> int:
    return sum(map(holds, facts))


def _told(wanted: Wanted) -> str:
    named = " or ".join(pair_slug(pair).upper() for pair in wanted.pairs[:5])
    more = f" or {len(wanted.pairs) - 5} other pairs" if len(wanted.pairs) > 5 else ""
    return " ".join((*(["of", named + more] if named else []), *(["since", wanted.since] if wanted.since else [])))


def _is_shown(country: Country, wanted: Wanted, ids: _Ids) -> bool:
    """Tell whether a country has a page; a third one in a fact of a wanted pair is named and has none."""
    listed = not wanted.pairs or any(country.code in pair for pair in wanted.pairs)
    return listed and not ids.records.isdisjoint(country.records)


def _country(country: Country, ids: _Ids) -> Country:
    return country.model_copy(update={"records": _kept(country.records, ids.records)})


def _person(person: Person, ids: _Ids, names: set[str]) -> Person:
    offices = tuple(
        office.model_copy(update={"records": _kept(office.records, ids.records)})
        for office in person.offices
        if not ids.records.isdisjoint(office.records)
    )
    update: dict[str, Any] = {
        "names": tuple(name for name in person.names if name in names or name == person.name),
        "offices": offices,
        "records": _kept(person.records, ids.records),
        "decisions": _decisions(person.decisions, ids),
    }
    return person.model_copy(update=update)


def _fact(fact: Fact, ids: _Ids) -> Fact:
    return fact.model_copy(
        update={"related": _kept(fact.related, ids.facts), "decisions": _decisions(fact.decisions, ids)}
    )


def _decisions(decisions: Iterable[Decision], ids: _Ids) -> tuple[Decision, ...]:
    """Return the decisions on something that is kept, without the rest of what they are on."""
    return tuple(
        decision.model_copy(update={"targets": targets})
        for decision in decisions
        if (targets := _kept(decision.targets, ids.everything))
    )


def _kept(given: Iterable[str], ids: frozenset[str]) -> tuple[str, ...]:
    return tuple(filter(partial(frozenset.__contains__, ids), given))
