"""All that is known as linked data, ``data/kb.jsonld``: schema.org as JSON-LD, one graph.

In: a KnowledgeBase. Out: a JSON value. What something is called (``@id``) is its page on the site, relative to the
file, so that the graph holds at any address. Consultations and visits are events; every other fact is a Claim, with the
articles that make it as its appearances. The single pages of the site tell the same of what they show.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from relations_kb.model.address import country_page, person_page, source_page
from relations_kb.model.knowledge import Country, Fact, KnowledgeBase, Person
from relations_kb.model.record import Record
from relations_kb.model.text import Document

Node = dict[str, Any]

_EVENTS = ("consultation", "visit")


def graph(kb: KnowledgeBase) -> Node:
    """Return the graph: countries, people, articles, facts, in the order of the knowledge base."""
    return {"@context": ["https://schema.org", {"@base": "../"}], "@graph": list(_nodes(kb))}


def _nodes(kb: KnowledgeBase) -> Iterator[Node]:
    records = {record.id: record for record in kb.records}
    countries = {country.code: country_page(country.slug) for country in kb.countries}
    people = {person.id: person_page(person.slug) for person in kb.people}
    articles = {document.name: source_page(document.slug) for document in kb.documents}
    yield from map(_country, kb.countries)
    for person in kb.people:
        yield _person(person, countries)
    yield from map(_article, kb.documents)
    for fact in kb.facts:
        yield _fact(fact, kb.page_of(fact), records, countries, people, articles)


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
