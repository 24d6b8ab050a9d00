"""What pages ask again and again of a knowledge base, worked out once.

In: a KnowledgeBase and the world's country names. Out: an :class:`Index` of lookups and references; every list in it
is in a stable order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from relations_kb.model.address import (
    Pair,
    country_page,
    fact_anchor,
    pairs_of,
    person_page,
    record_anchor,
    source_page,
)
from relations_kb.model.knowledge import (
    Conflict,
    Country,
    Decision,
    Fact,
    KnowledgeBase,
    Part,
    Person,
    home_of,
    page_of,
    year_of,
)
from relations_kb.model.record import Evidence, Record, outermost
from relations_kb.model.text import Document
from relations_kb.render import format as say
from relations_kb.render.called import CountryName
from relations_kb.render.kept import Keeping
from relations_kb.render.lists import Lists, lists
from relations_kb.render.maps import Where
from relations_kb.render.numbers import SourceNumber
from relations_kb.render.outlines import vector
from relations_kb.render.overview import Overview, overview
from relations_kb.render.totals import Totals, totals

PUBLISHED = "published"

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class CountryRef:
    """A country as pages name it.

    ``in_text`` is the name in running text (``the Netherlands``), ``flag`` is made of two Unicode letters (or empty),
    ``path`` is None where the country has no page.
    """

    code: str
    name: str
    in_text: str
    flag: str
    path: str | None


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person as pages name them; ``path`` is None where the linker did not resolve the name."""

    name: str
    path: str | None


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A source as pages name it: ``title`` falls back to the file name, ``byline`` is publisher and date.

    ``url`` is the original's address, if it is one that a browser opens.
    """

    name: str
    title: str
    byline: str
    published: str | None
    path: str
    publisher: str
    url: str | None


@dataclass(frozen=True)
class Index:
    """Lookups over a knowledge base. Facts stand in order of time, undated ones last.

    ``people`` are for who names somebody, ``persons``, the same, for who tells of all their records: pages note which
    they ask. So are ``called``, for who leads to a fact, and ``facts``. ``by_year`` has the years as pages call them
    (:func:`year_of`), the earliest first, ``by_kind_year`` kinds and such years, ``by_alarm_year`` only facts with open
    conflicts, ``by_pair_year`` those of ``long_pairs``. ``decided`` are the decisions on an id, ``decided_between``
    those on facts of a pair; ``part`` has one entry where only a part is published. ``places`` are those of all sources
    in the order in which every page lists its own; ``once`` keeps what several pages are made of.
    """

    kb: KnowledgeBase
    records: Mapping[str, Record]
    documents: Mapping[str, Document]
    people: Mapping[str, Person]
    persons: Mapping[str, Person]
    facts: Mapping[str, Fact]
    called: Mapping[str, Fact]
    fact_of_record: Mapping[str, Fact]
    by_pair: Mapping[Pair, tuple[Fact, ...]]
    by_pair_year: Mapping[tuple[str, str, str], tuple[Fact, ...]]
    by_country: Mapping[str, tuple[Fact, ...]]
    by_person: Mapping[str, tuple[Fact, ...]]
    by_source: Mapping[str, tuple[Fact, ...]]
    by_kind: Mapping[str, tuple[Fact, ...]]
    by_year: Mapping[str, tuple[Fact, ...]]
    by_kind_year: Mapping[tuple[str, str], tuple[Fact, ...]]
    by_alarm_year: Mapping[str, tuple[Fact, ...]]
    pairs_with: Mapping[str, tuple[Pair, ...]]
    decided: Mapping[str, tuple[Decision, ...]]
    decided_between: Mapping[Pair, tuple[Decision, ...]]
    records_of_source: Mapping[str, tuple[Record, ...]]
    countries: Mapping[str, CountryRef]
    sources: Mapping[str, SourceRef]
    country_names: dict[str, str]
    overview: Overview
    totals: Totals
    lists: Lists
    where: Mapping[str, Where]
    pairs_of: Callable[[Iterable[str]], tuple[Pair, ...]]
    long_pairs: frozenset[Pair]
    part: Mapping[str, Part]
    places: Mapping[str, SourceNumber]
    once: Keeping

    def country(self, code: str) -> CountryRef:
        """Return the country of an alpha-3 code; a code that nobody knows is its own name."""
        return self.countries.get(code) or CountryRef(code, code, code, "", None)

    def shown(self) -> list[CountryRef]:
        """Return the countries that have a page, by name."""
        return sorted((one for one in self.countries.values() if one.path), key=lambda one: one.name)

    def person(self, name: str, id: str | None = None) -> PersonRef:
        """Return the person of an id under the name given."""
        found = self.people.get(id or "")
        return PersonRef(name, person_page(found.slug) if found else None)

    def home_of(self, fact: Fact) -> Pair:
        """Return the pair on whose page a fact is told in full: its two sides, or the first pair of its countries."""
        return home_of(fact, self.pairs_of)

    def partners(self, code: str) -> dict[str, tuple[Fact, ...]]:
        """Return the facts of a country with each other one, by that one's code."""
        return {other: self.by_pair[pair] for pair in self.pairs_with.get(code, ()) for other in pair if other != code}

    def fact_link(self, fact: Fact, pair: Pair | None = None) -> str:
        """Return path and anchor of a fact."""
        return page_of(fact, pair or self.home_of(fact), self.long_pairs)

    def jump(self, id: str, pair: Pair) -> str:
        """Return the address of a fact as the page of a pair links to it: on that page, or on that of its year."""
        return f"~/{self.fact_link(self.facts[id], pair)}" if pair in self.long_pairs else f"#{fact_anchor(id)}"

    def record_link(self, record: Record) -> str:
        """Return path and anchor of the words that prove a record."""
        return f"{self.sources[record.doc].path}#{record_anchor(record.id)}"


def index(kb: KnowledgeBase, world: Mapping[str, CountryName]) -> Index:
    """Work out the lookups of ``kb``; ``world`` are the countries of the vocabulary by alpha-3 code."""
    facts = tuple(sorted(kb.facts, key=in_time))
    by_id = {fact.id: fact for fact in facts}
    records = {record.id: record for record in (*kb.records, *kb.rejected)}
    place = {fact.id: at for at, fact in enumerate(facts)}
    fact_of_record = {record: fact for fact in facts for record in fact.records}
    people = {person.id: person for person in kb.people}
    by_pair = dict(sorted(_grouped(facts, lambda fact: kb.pairs_of(fact.countries)).items()))
    long = kb.long_pairs()
    by_country = _grouped(facts, lambda fact: fact.countries)
    by_year = _grouped(facts, lambda fact: (year_of(fact),))
    by_source = _grouped(facts, lambda fact: sorted({records[record].doc for record in fact.records}))
    by_alarm_year = _grouped(filter(has_alarm, facts), lambda fact: (year_of(fact),))
    by_kind_year = {
        (kind, year): own
        for year, group in by_year.items()
        for kind, own in _grouped(group, lambda fact: (fact.kind,)).items()
    }
    sources = {document.name: source_ref(document) for document in kb.documents}
    in_age = sorted(sources.values(), key=by_age)
    by_person = {
        person.id: _distinct((fact_of_record[r] for r in person.records if r in fact_of_record), place)
        for person in kb.people
    }
    return Index(
        kb=kb,
        records=records,
        documents={document.name: document for document in kb.documents},
        people=people,
        persons=people,
        facts=by_id,
        called=by_id,
        fact_of_record=fact_of_record,
        by_pair=by_pair,
        by_pair_year={
            (*pair, year): own
            for pair in sorted(long)
            for year, own in _grouped(by_pair[pair], lambda fact: (year_of(fact),)).items()
        },
        by_country=by_country,
        by_person=by_person,
        by_source=by_source,
        by_kind=_grouped(facts, lambda fact: (fact.kind,)),
        by_year=by_year,
        by_kind_year=by_kind_year,
        by_alarm_year=by_alarm_year,
        pairs_with=_pairs_with(by_pair),
        decided=_decided(kb, lambda target: (target,)),
        decided_between=_decided_between(kb),
        records_of_source=_records_of_sources(kb, records),
        countries=_countries(kb, world),
        sources=sources,
        country_names={
            **{code: entry.name for code, entry in world.items()},
            **{country.code: country.name for country in kb.countries},
        },
        overview=overview(kb),
        totals=totals(
            by_kind_year,
            by_year,
            by_country,
            by_pair,
            by_source,
            by_alarm_year,
            {"pairs": len(by_pair), "facts": len(facts), "people": len(people), "sources": len(sources)},
        ),
        lists=lists(kb.people, by_person, in_age, kb.documents),
        where={
            code: Where(code, (code, *entry.followed_by), vector(entry.latitude, entry.longitude))
            for code, entry in world.items()
        },
        pairs_of=kb.pairs_of,
        long_pairs=long,
        part={PUBLISHED: kb.part} if kb.part else {},
        places={source.name: SourceNumber(place, source.name) for place, source in enumerate(in_age)},
        once=Keeping(),
    )


def by_age(source: SourceRef) -> tuple[str, str]:
    """Return the key that orders sources as pages list them: the oldest first, undated ones last."""
    return source.published or "9999", source.name


def in_time(fact: Fact) -> tuple[str, str, str]:
    """Return the key that orders facts by their dates, undated ones last."""
    begin, _, end = (fact.best.date or "9999").replace("~", "").partition("/")
    return begin, end, fact.id


def is_alarm(fact: Fact, conflict: Conflict) -> bool:
    """Tell whether both cannot be true, and nobody has ruled which value is right."""
    ruled = any(decision.verdict == "value" and decision.field == conflict.field for decision in fact.decisions)
    return conflict.type == "conflict" and not ruled


def has_alarm(fact: Fact) -> bool:
    """Tell whether any of a fact's disagreements is an alarm."""
    return any(is_alarm(fact, conflict) for conflict in fact.conflicts)


def quotes(record: Record) -> tuple[Evidence, ...]:
    """Return the words that prove a record, without those that lie within others of them (a date in its sentence)."""
    return record.evidence if len(record.evidence) == 1 else tuple(outermost(record.evidence))


def source_ref(document: Document) -> SourceRef:
    """Return how pages name a source."""
    published = document.published.value if document.published else None
    publisher = document.publisher or document.author
    parts = [publisher.value if publisher else None, say.date(published.split("T")[0]) if published else None]
    return SourceRef(
        name=document.name,
        title=document.title.value if document.title else document.name,
        byline=", ".join(part for part in parts if part),
        published=published,
        path=source_page(document.slug),
        publisher=document.publisher.value if document.publisher else "",
        url=document.url if document.url and document.url.startswith(("https://", "http://")) else None,
    )


def _grouped(facts: Iterable[Fact], keys: Callable[[Fact], Iterable[K]]) -> dict[K, tuple[Fact, ...]]:
    groups: defaultdict[K, list[Fact]] = defaultdict(list)
    for fact in facts:
        for key in keys(fact):
            groups[key].append(fact)
    return {key: tuple(group) for key, group in groups.items()}


def _distinct(facts: Iterable[Fact], place: Mapping[str, int]) -> tuple[Fact, ...]:
    return tuple(sorted({fact.id: fact for fact in facts}.values(), key=lambda fact: place[fact.id]))


def _pairs_with(pairs: Iterable[Pair]) -> dict[str, tuple[Pair, ...]]:
    groups: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for code in pair:
            groups[code].append(pair)
    return {code: tuple(group) for code, group in groups.items()}


def _decided(kb: KnowledgeBase, keys: Callable[[str], Iterable[K]]) -> dict[K, tuple[Decision, ...]]:
    """Return the decisions by the keys of what they are about, each once a key, in their order."""
    groups: defaultdict[K, list[Decision]] = defaultdict(list)
    for decision in kb.decisions:
        for key in dict.fromkeys(key for target in decision.targets for key in keys(target)):
            groups[key].append(decision)
    return {key: tuple(group) for key, group in groups.items()}


def _decided_between(kb: KnowledgeBase) -> dict[Pair, tuple[Decision, ...]]:
    countries = {fact.id: fact.countries for fact in kb.facts}
    countries |= {record.id: record.countries for record in kb.rejected}
    return _decided(kb, lambda target: pairs_of(countries.get(target, ())))


def _records_of_sources(kb: KnowledgeBase, records: Mapping[str, Record]) -> dict[str, tuple[Record, ...]]:
    groups: dict[str, list[Record]] = {document.name: [] for document in kb.documents}
    for record in records.values():
        groups[record.doc].append(record)
    return {name: tuple(sorted(group, key=_in_reading_order)) for name, group in groups.items()}


def _in_reading_order(record: Record) -> tuple[int, int, str]:
    _, _, start, end = record.places
    return start, end, record.id


def _countries(kb: KnowledgeBase, world: Mapping[str, CountryName]) -> dict[str, CountryRef]:
    named = {
        code: CountryRef(
            code,
            entry.name,
            f"the {entry.name}" if entry.article else entry.name,
            flag(entry.alpha2) if not entry.followed_by else "",  # fonts draw a question mark for states of the past
            None,
        )
        for code, entry in world.items()
    }
    return named | {country.code: _with_page(country, named.get(country.code)) for country in kb.countries}


def _with_page(country: Country, known: CountryRef | None) -> CountryRef:
    path = country_page(country.slug)
    if known is None:
        return CountryRef(country.code, country.name, country.name, "", path)
    return replace(known, name=country.name, path=path)


def flag(alpha2: str | None) -> str:
    """Return the flag that two regional indicator letters make: ``CA`` is 🇨🇦; empty for no code."""
    if alpha2 is None or len(alpha2) != 2 or not alpha2.isascii() or not alpha2.isalpha():
        return ""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in alpha2.upper())
