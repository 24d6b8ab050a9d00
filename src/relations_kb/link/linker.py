"""Stage 3: records of many documents into one knowledge base.

In: documents, their records, and what a person ruled. Out: a :class:`KnowledgeBase`: people and countries across
documents, facts with their independent origins, typed disagreements and best values. Nothing is mutated; the result
depends neither on the order of the input nor on the names of other files.

The way: people are resolved first (a shared person is the best evidence that two visits are one), then records are
joined to facts, then each fact is described.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from relations_kb.link import persons
from relations_kb.link import rulings as ruled
from relations_kb.link.best import best_record
from relations_kb.link.decisions import Ruling
from relations_kb.link.disagreements import Standing, disagreements
from relations_kb.link.facts import Joined, join
from relations_kb.link.identity import by_age, fact_id
from relations_kb.link.mentions import collect
from relations_kb.link.origins import copies, group_origins
from relations_kb.link.overview import standing_of
from relations_kb.link.people import resolve
from relations_kb.link.related import relate_facts
from relations_kb.link.sources import Source, is_final, is_preliminary, sources
from relations_kb.model.knowledge import Country, Decision, Fact, KnowledgeBase, NearMiss, Person, Unresolved
from relations_kb.model.record import Participant, Record
from relations_kb.model.text import Document
from relations_kb.vocab.world import load_world


def link(
    documents: Iterable[Document],
    records: Iterable[Record],
    rulings: Sequence[Ruling] = (),
    near_misses: Iterable[NearMiss] = (),
    unresolved: Iterable[Unresolved] = (),
) -> KnowledgeBase:
    """Link records into a knowledge base.

    :param documents: the sources; a record whose source is missing counts as an undated source of its own.
    :param records: the records of all documents, each with an id of its own.
    :param rulings: what :func:`relations_kb.link.decisions.load_decisions` read.
    """
    texts = tuple(sorted(documents, key=lambda d: d.name))
    known = sources(texts)
    published = {name: source.published for name, source in known.items()}
    every = sorted(records, key=lambda r: by_age(r, published))
    wrong = ruled.reject(every, rulings)
    used, people = _resolve([r for r in every if r.id not in wrong], published, rulings)
    joined = join(used, ruled.pairs("same", used, rulings), ruled.pairs("different", used, rulings))
    facts = _facts(used, joined, known, texts)
    facts = _related(facts)
    decisions = _decisions(rulings, every, facts, people)
    shown = ruled.by_target(decisions)
    facts = [_ruled_fact(fact, shown.get(fact.id, ())) for fact in facts]
    return KnowledgeBase(
        documents=texts,
        records=tuple(sorted(used, key=_reading_order)),
        rejected=tuple(sorted((r for r in every if r.id in wrong), key=_reading_order)),
        facts=tuple(facts),
        people=tuple(p.model_copy(update={"decisions": shown[p.id]}) if p.id in shown else p for p in people),
        countries=_countries(used),
        decisions=decisions,
        near_misses=tuple(near_misses),
        unresolved=tuple(unresolved),
        undecided=joined.undecided,
        standing=standing_of(facts, used, people, published, {d.name: d.text for d in texts}),
    )


def _reading_order(record: Record) -> tuple[str, int, int, str]:
    return (record.doc, record.evidence[0].start, record.evidence[0].end, record.id)


def _resolve(
    records: Sequence[Record], published: Mapping[str, str], rulings: Sequence[Ruling]
) -> tuple[list[Record], tuple[Person, ...]]:
    """Return the records with the ids of their people, and the people."""
    mentions = collect(records, published)
    cast = persons.Cast(resolve(mentions, ruled.rules_on_people(rulings)), mentions, records)
    ids = persons.identify(cast)
    people = persons.build(cast, ids, {})
    people = persons.build(cast, ids, names) if (names := _renamed(rulings, people)) else people
    whose: dict[int, dict[int, str]] = defaultdict(dict)
    for group, ident in zip(cast.groups, ids, strict=True):
        for at in group:
            whose[mentions[at].record][mentions[at].place] = ident
    used = [
        record.model_copy(update={"people": _with_ids(record.people, whose[at])}) if record.people else record
        for at, record in enumerate(records)
    ]
    return used, people


def _with_ids(people: Sequence[Participant], ids: Mapping[int, str]) -> tuple[Participant, ...]:
    return tuple(
        Participant(name=person.name, country=person.country, office=person.office, id=ids[place])
        for place, person in enumerate(people)
    )


def _renamed(rulings: Iterable[Ruling], people: Sequence[Person]) -> dict[str, str]:
    return {
        person.id: ruling.name
        for ruling in rulings
        if ruling.verdict == "rename" and ruling.name
        for key in ruling.people
        for person in ruled.persons_named(key, people)
    }


def _facts(
    records: Sequence[Record], joined: Joined, known: Mapping[str, Source], documents: Sequence[Document]
) -> list[Fact]:
    """Describe the facts; ``records`` are ordered by age, so that the first of a fact is its founder."""
    texts = {document.name: document.text for document in documents}
    copied = copies(documents)
    facts: list[Fact] = []
    for items in joined.clusters:
        own = [records[item] for item in items]
        standing = {r.id: _standing(r, known, texts) for r in own} if len(own) > 1 else {}
        origins = group_origins(own, known, texts, copied)
        best = best_record(own, origins, standing)
        facts.append(
            Fact(
                id=fact_id(own[0]),
                kind=best.kind,
                countries=best.countries,
                best=best,
                records=tuple(r.id for r in own),
                origins=len(origins),
                origin_groups=origins,
                conflicts=disagreements(own, standing),
            )
        )
    return sorted(facts, key=lambda f: (f.countries, f.kind, f.best.date or "", f.id))


def _standing(record: Record, known: Mapping[str, Source], texts: Mapping[str, str]) -> Standing:
    source = known.get(record.doc)
    if source is None:
        return Standing()
    text = texts[record.doc]
    figure = record.kind == "trade"
    return Standing(
        corrects=source.corrects(record),
        preliminary=figure and is_preliminary(record, text),
        final=figure and is_final(record, text),
        published=source.published,
        publisher=source.own,
    )


def _related(facts: Sequence[Fact]) -> list[Fact]:
    links = relate_facts(facts)
    return [fact.model_copy(update={"related": links[fact.id]}) if fact.id in links else fact for fact in facts]


def _decisions(
    rulings: Iterable[Ruling], every: Sequence[Record], facts: Sequence[Fact], people: Sequence[Person]
) -> tuple[Decision, ...]:
    """Return the rulings with what they resolved to: facts, people, and records that were ruled wrong."""
    home = {record_id: fact.id for fact in facts for record_id in fact.records}
    found: list[Decision] = []
    for ruling in rulings:
        named = [record.id for key in ruling.records if (record := ruled.the_one(key, every)) is not None]
        targets = [home.get(record_id, record_id) for record_id in named]
        targets += [person.id for key in ruling.people for person in ruled.persons_named(key, people)]
        found.append(ruled.decision(ruling, targets))
    return tuple(found)


def _ruled_fact(fact: Fact, decisions: tuple[Decision, ...]) -> Fact:
    """Return a fact with its decisions, and with the values that they rule right."""
    if not decisions:
        return fact
    best = fact.best
    for item in decisions:
        if item.verdict == "value" and item.field is not None:
            best = ruled.with_value(best, item.field, item.value) or best
    return fact.model_copy(update={"decisions": decisions, "best": best, "countries": best.countries})


def _countries(records: Sequence[Record]) -> tuple[Country, ...]:
    """Return the countries of all records, with their names, in the order of their codes."""
    world = load_world()
    held: dict[str, list[str]] = defaultdict(list)
    for record in sorted(records, key=_reading_order):
        for code in record.countries:
            held[code].append(record.id)
    return tuple(
        Country(
            code=code,
            slug=world.countries[code].slug if code in world.countries else code.lower(),
            name=world.countries[code].name if code in world.countries else code,
            names=tuple(dict.fromkeys(chain((e.name, e.long_name), e.names)))
            if (e := world.countries.get(code))
            else (code,),
            records=tuple(ids),
        )
        for code, ids in sorted(held.items())
    )
