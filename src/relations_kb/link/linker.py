"""Stage 3: records of many documents into one knowledge base.

In: documents, their records, and what a person ruled. Out: a :class:`KnowledgeBase`: people and countries across
documents, facts with their independent origins, typed disagreements and best values. Nothing is mutated; the result
depends neither on the order of the input nor on the names of other files.

The way: people are resolved first (a shared person is the best evidence that two visits are one), then records are
joined to facts, then each fact is described.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from relations_kb.link import persons
from relations_kb.link import rulings as ruled
from relations_kb.link.articles import ask
from relations_kb.link.blocks import Rows, link_blocks
from relations_kb.link.days import weighed
from relations_kb.link.decisions import Ruling
from relations_kb.link.describe import Lore
from relations_kb.link.doubts import unsure_people
from relations_kb.link.identity import by_age
from relations_kb.link.keys import Finder, in_corpus, persons_named
from relations_kb.link.memory import Memory, Past
from relations_kb.link.mentions import collect
from relations_kb.link.origins import copies
from relations_kb.link.overview import standing_of
from relations_kb.link.people import resolve
from relations_kb.link.related import relate_facts
from relations_kb.link.ruled_people import as_ruled
from relations_kb.link.sources import believed
from relations_kb.model.base import changed, lasting, of_known
from relations_kb.model.knowledge import Country, Fact, KnowledgeBase, NearMiss, Person, Undecided, Unresolved
from relations_kb.model.record import Participant, Record
from relations_kb.model.text import Document, Texts
from relations_kb.vocab.world import load_world


@lasting()
def link(
    documents: Iterable[Document],
    records: Iterable[Record],
    rulings: Sequence[Ruling] = (),
    near_misses: Iterable[NearMiss] = (),
    unresolved: Iterable[Unresolved] = (),
    held: Iterable[Record] = (),
    memory: Memory | None = None,
) -> KnowledgeBase:
    """Link records into a knowledge base.

    :param documents: the sources; a record whose source is missing counts as an undated source of its own.
    :param records: the records of all documents, each with an id of its own.
    :param rulings: what :func:`relations_kb.link.decisions.load_decisions` read.
    :param held: the records that are not published for lack of confidence; they are linked to nothing.
    :param memory: what was worked out before, where that is kept; what comes out is the same.
    """
    texts = tuple(sorted(documents, key=lambda d: d.name))
    listed = tuple(records)
    asked = ask(texts, listed, memory)
    known = believed({name: one.source for name, one in asked.items()})
    published = {name: source.published for name, source in known.items()}
    every = by_age(listed, published)
    names = {document.name: document for document in texts}
    review = tuple(held)
    finder = Finder(every, names, review)
    wrong = ruled.ruled_on("wrong", finder, rulings)
    used, people, doubtful = _resolve([r for r in every if r.id not in wrong], published, rulings, names)
    rows = Rows(
        used,
        weighed(ruled.as_meant(used, finder, rulings), published),
        ruled.pairs("same", used, finder, rulings),
        ruled.pairs("different", used, finder, rulings),
    )
    words = Texts(names)
    linked = link_blocks(rows, Lore(known, words, copies({name: one.marks for name, one in asked.items()})), memory)
    if memory is not None:
        memory.made_of(linked.told)
    facts = _related(linked.facts)
    offices = {ident: found for one in asked.values() for ident, found in one.offices.items()}
    by_id = {record.id: record for record in used}
    decisions = ruled.decisions_on(rulings, finder, facts, people, names, by_id)
    shown = ruled.by_target(decisions)
    facts = [
        ruled.with_values(fact, shown[fact.id], rulings, finder, by_id) if fact.id in shown else fact for fact in facts
    ]
    read = tuple(sorted(used, key=_reading_order))
    return KnowledgeBase(
        documents=texts,
        records=read,
        rejected=tuple(sorted((r for r in every if r.id in wrong), key=_reading_order)),
        facts=tuple(facts),
        people=tuple(p.model_copy(update={"decisions": shown[p.id]}) if p.id in shown else p for p in people),
        countries=_countries(read),
        decisions=decisions,
        near_misses=tuple(near_misses),
        unresolved=tuple(unresolved),
        undecided=(*linked.undecided, *doubtful),
        review=review,
        standing=standing_of(facts, used, people, published, words, offices, Past(memory, linked.told)),
    )


def _reading_order(record: Record) -> tuple[str, int, int, str]:
    start, end, _, _ = record.places
    return record.doc, start, end, record.id


def _resolve(
    records: Sequence[Record], published: Mapping[str, str], rulings: Sequence[Ruling], names: Collection[str]
) -> tuple[list[Record], tuple[Person, ...], tuple[Undecided, ...]]:
    """Return the records with the ids of their people, the people, and those of them who may be one."""
    mentions = collect(records, published)
    groups = as_ruled(resolve(mentions, ruled.rules_on_people(rulings)), mentions, records, rulings, names)
    cast = persons.Cast(groups, mentions, records)
    ids = persons.identify(cast)
    people = persons.build(cast, ids, {})
    known: dict[tuple[str | None, ...], Participant] = {}  # one value for all who are named alike
    whose: dict[int, dict[int, str]] = defaultdict(dict)
    for group, ident in zip(cast.groups, ids, strict=True):
        for at in group:
            whose[mentions[at].record][mentions[at].place] = ident
    used = [
        changed(record, people=_with_ids(record.people, whose[at], known)) if record.people else record
        for at, record in enumerate(records)
    ]
    if given := _renamed(rulings, people, used, names):
        people = persons.build(cast, ids, given)
    apart = ruled.people_apart(rulings, people, used, names)
    return used, people, unsure_people(groups, ids, mentions, apart)


def _with_ids(
    people: Sequence[Participant], ids: Mapping[int, str], known: dict[tuple[str | None, ...], Participant]
) -> tuple[Participant, ...]:
    found: list[Participant] = []
    for place, person in enumerate(people):
        key = (person.name, person.country, person.office, ids[place])
        one = known.get(key)
        if one is None:
            fields = {"name": person.name, "country": person.country, "office": person.office, "id": key[3]}
            one = known[key] = of_known(Participant, fields)
        found.append(one)
    return tuple(found)


def _renamed(
    rulings: Iterable[Ruling], people: Sequence[Person], records: Sequence[Record], names: Collection[str]
) -> dict[str, str]:
    known = {record.id: record for record in records}
    return {
        found[0].id: ruling.name
        for ruling in rulings
        if ruling.verdict == "rename" and ruling.name
        for key in ruling.people
        if len(found := persons_named(in_corpus(key, names), people, known)) == 1
    }


def _related(facts: Sequence[Fact]) -> list[Fact]:
    links = relate_facts(facts)
    return [changed(fact, related=links[fact.id]) if fact.id in links else fact for fact in facts]


def _countries(records: Sequence[Record]) -> tuple[Country, ...]:
    """Return the countries of all records (in reading order), with their names, in the order of their codes."""
    world = load_world()
    held: dict[str, list[str]] = defaultdict(list)
    for record in records:
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
