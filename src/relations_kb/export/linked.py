"""All that is known as linked data, ``data/kb.jsonld``: schema.org as JSON-LD, one graph.

In: a KnowledgeBase. Out: the file, in blocks. What something is called (``@id``) is its page on the site, relative to
the file, so that the graph holds at any address. Consultations and visits are events; every other fact is a Claim, with
the articles that make it as its appearances. The single pages of the site tell the same of what they show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from pydantic_core import to_json

from relations_kb.export.blocks import Blocks, Versions, stands_for
from relations_kb.model.address import country_page, person_page, source_page
from relations_kb.model.knowledge import Country, Fact, KnowledgeBase, Person, home_of, page_of
from relations_kb.model.record import Record
from relations_kb.model.text import Document

Node = dict[str, Any]

_EVENTS = ("consultation", "visit")


Named = Country | Person | Document | Fact


def linked(kb: KnowledgeBase, versions: Versions) -> Blocks[Named]:
    """Return the file of the graph: countries, people, articles, facts, in the order of the knowledge base."""
    own = _Graph(kb, versions)
    head = to_json({"@context": ["https://schema.org", {"@base": "../"}]}, indent=1).removesuffix(b"\n}")
    entries: tuple[Named, ...] = (*kb.countries, *kb.people, *kb.documents, *kb.facts)
    if not entries:
        return Blocks(entries, _name, own.version, own.told, begin=head + b',\n "@graph": []\n}\n')
    return Blocks(
        entries,
        _name,
        own.version,
        own.told,
        begin=head + b',\n "@graph": [\n',
        between=b",\n",
        end=b"\n ]\n}\n",
        # Nodes name countries by their pages. What else is known of a country changes with each record that names it.
        common=stands_for([(country.code, country.slug) for country in kb.countries], kb.part, sorted(own.long)),
    )


def _name(named: Named) -> str:
    if isinstance(named, Country):
        return named.code
    return named.name if isinstance(named, Document) else named.id


class _Graph:
    """Makes nodes. Where a fact stands is told by the fact, and by which pairs are published, and are long."""

    def __init__(self, kb: KnowledgeBase, versions: Versions) -> None:
        self.kb = kb
        self.versions = versions
        self.long = kb.long_pairs()

    def version(self, named: Named) -> bytes:
        if isinstance(named, Fact):
            people = [self.versions.need(("people", one.id)) for one in named.best.people if one.id]
            return b"".join((self.versions.fact(named), *people))
        if isinstance(named, Document):
            return self.versions.need(("documents", named.name))
        return self.versions.need(("persons", named.id)) if isinstance(named, Person) else stands_for(named)

    def told(self, some: Sequence[Named]) -> bytes:
        """Return nodes as they stand in the list of the graph."""
        written = to_json([[self._node(named) for named in some]], indent=1)
        return written.removeprefix(b"[\n [\n").removesuffix(b"\n ]\n]")

    def _node(self, named: Named) -> Node:
        if isinstance(named, Fact):
            page = page_of(named, home_of(named, self.kb.pairs_of), self.long)
            return _fact(named, page, self._records, self._countries, self._people, self._articles)
        if isinstance(named, Document):
            return _article(named)
        return _person(named, self._countries) if isinstance(named, Person) else _country(named)

    @cached_property
    def _records(self) -> Mapping[str, Record]:
        return {record.id: record for record in self.kb.records}

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        return {country.code: country_page(country.slug) for country in self.kb.countries}

    @cached_property
    def _people(self) -> Mapping[str, str]:
        return {person.id: person_page(person.slug) for person in self.kb.people}

    @cached_property
    def _articles(self) -> Mapping[str, str]:
        return {document.name: source_page(document.slug) for document in self.kb.documents}


def _country(country: Country) -> Node:
    return {
        "@id": country_page(country.slug),
        "@type": "Country",
        "name": country.name,
        "identifier": country.code,
        **_given("alternateName", [name for name in country.names if name != country.name]),
    }


def _person(person: Person, countries: Mapping[str, str]) -> Node:
    return {
        "@id": person_page(person.slug),
        "@type": "Person",
        "name": person.name,
        **_given("alternateName", [name for name in person.names if name != person.name]),
        **_given("jobTitle", list(dict.fromkeys(office.title for office in person.offices))),
        **_given("nationality", _reference(countries.get(person.country or ""))),
    }


def _article(document: Document) -> Node:
    return {
        "@id": source_page(document.slug),
        "@type": "Article",
        "headline": document.title.value if document.title else document.name,
        **_given("datePublished", document.published.value if document.published else None),
        **_given(
            "publisher", {"@type": "Organization", "name": document.publisher.value} if document.publisher else None
        ),
        **_given("sameAs", document.url),
        **_given("license", document.licence),
    }


def _fact(
    fact: Fact,
    page: str,
    records: Mapping[str, Record],
    countries: Mapping[str, str],
    people: Mapping[str, str],
    articles: Mapping[str, str],
) -> Node:
    best = fact.best
    sources = dict.fromkeys(records[record].doc for record in fact.records)
    appearance = [{"@id": articles[name]} for name in sources]
    shared = {
        "@id": page,
        "identifier": fact.id,
        "about": [
            _reference(countries.get(code)) or {"@type": "Country", "identifier": code} for code in fact.countries
        ],
    }
    if fact.kind not in _EVENTS:
        return {"@type": "Claim", **shared, "text": best.evidence[0].quote, "appearance": appearance}
    begin, _, end = (best.date or "").replace("~", "").partition("/")
    city = best.place.city if best.place else None
    return {
        "@type": "Event",
        **shared,
        "description": best.evidence[0].quote,
        **_given("startDate", begin),
        **_given("endDate", end),
        **_given("eventStatus", "https://schema.org/EventCancelled" if best.modality == "cancelled" else None),
        **_given("location", {"@type": "Place", "name": city} if city else None),
        **_given(
            "attendee",
            [_reference(people.get(one.id or "")) or {"@type": "Person", "name": one.name} for one in best.people],
        ),
        "subjectOf": appearance,
    }


def _reference(page: str | None) -> Node | None:
    return {"@id": page} if page else None


def _given(name: str, value: Any) -> Node:
    return {name: value} if value else {}
