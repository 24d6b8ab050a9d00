"""A person's page, and the people of a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from relations_kb.model.address import person_page
from relations_kb.model.knowledge import Fact, Person
from relations_kb.render import format as say
from relations_kb.render.index import CountryRef, Index, SourceRef
from relations_kb.render.lists import span_of_years
from relations_kb.render.views.decided import Ruling, rulings
from relations_kb.render.views.facts import Citation, FactView, PageFacts, cite
from relations_kb.render.views.inferred import MeantView, meant
from relations_kb.render.views.years import Year, by_year


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office: title, country, when it is named (written), and the records that name it."""

    title: str
    country: CountryRef | None
    date: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list: the offices named, and how often they took part."""

    name: str
    path: str
    country: CountryRef | None
    offices: tuple[str, ...]
    facts: int
    years: str


@dataclass(frozen=True, slots=True)
class PersonView:
    """What a person's page shows."""

    name: str
    also: tuple[str, ...]
    country: CountryRef | None
    offices: tuple[OfficeLine, ...]
    facts: tuple[FactView, ...]
    timeline: tuple[Year[FactView], ...]
    met: tuple[PersonLine, ...]
    decisions: tuple[Ruling, ...]
    meant: tuple[MeantView, ...]
    sources: tuple[SourceRef, ...]


def person_view(index: Index, id: str) -> PersonView:
    """Return what the page of the person of an id shows."""
    person = index.persons[id]
    facts = index.by_person[person.id]
    page = PageFacts(index, facts)
    listed = {source.name for source in page.sources}
    others = [line for line in person_lines(index, facts) if line.path != person_page(person.slug)]
    return PersonView(
        name=person.name,
        also=tuple(name for name in person.names if name != person.name),
        country=index.country(person.country) if person.country else None,
        offices=tuple(
            OfficeLine(
                office.title,
                index.country(office.country) if office.country else None,
                say.date(office.date) if office.date else "",
                tuple(
                    cite(index, index.records[record])
                    for record in office.records
                    if record in index.records and index.records[record].doc in listed
                ),
            )
            for office in sorted(person.offices, key=lambda office: (office.date or "9999", office.title))
        ),
        facts=page.views(facts),
        timeline=by_year(page.views(facts)),
        met=tuple(others),
        decisions=rulings(index, person.decisions, person.id),
        meant=meant(index, person),
        sources=page.sources,
    )


def person_lines(index: Index, facts: Iterable[Fact]) -> tuple[PersonLine, ...]:
    """Return the people who took part in ``facts``, the busiest first."""
    taking_part: dict[str, dict[str, Fact]] = {}
    for fact in facts:
        for record in fact.records:
            for participant in index.records[record].people:
                if participant.id in index.people:
                    taking_part.setdefault(str(participant.id), {})[fact.id] = fact
    lines = [
        person_line(index, index.people[person], len(own), span_of_years(own.values()))
        for person, own in taking_part.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.facts, line.name, line.path)))


def listed_person(index: Index, id: str) -> PersonLine:
    """Return the person of an id for the list of all."""
    return person_line(index, index.people[id], *index.lists.taken_part[id])


def person_line(index: Index, person: Person, facts: int, years: str) -> PersonLine:
    """Return a person for a list, with the number of the ``facts`` they took part in, and the ``years`` of these."""
    return PersonLine(
        name=person.name,
        path=person_page(person.slug),
        country=index.country(person.country) if person.country else None,
        offices=tuple({office.title.casefold(): office.title for office in reversed(person.offices)}.values())[::-1],
        facts=facts,
        years=years,
    )
