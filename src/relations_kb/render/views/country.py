"""A country's page: its pairs, missions, envoys, treaties, people, timeline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from relations_kb.model.address import pair_page
from relations_kb.model.knowledge import Country, Fact
from relations_kb.render import format as say
from relations_kb.render.index import CountryRef, Index, SourceRef
from relations_kb.render.lists import span_of_years
from relations_kb.render.maps import Map, Where, country_map, rank
from relations_kb.render.views.facts import FactView, PageFacts
from relations_kb.render.views.pair import PairLink, pairs_of_country
from relations_kb.render.views.people import PersonLine, person_lines
from relations_kb.render.views.timeline import span_of_labels
from relations_kb.render.views.together import OfficeView, offices_of
from relations_kb.render.views.years import Year, by_year

TIMELINE = 100  # facts of a country's timeline; the pages of its pairs have all

_MISSIONS = {"mission-opened", "mission-closed", "mission-present", "mission-absent", "accreditation"}
_GONE = {"mission-closed", "mission-absent"}
_ENVOYS = {"envoy-accredited", "envoy-recalled"}


@dataclass(frozen=True, slots=True)
class MissionRow:
    """The missions between a country and another one: ``abroad`` are its own there, ``here`` those of the other."""

    country: CountryRef
    path: str
    abroad: tuple[FactView, ...]
    here: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class CountryView:
    """What a country's page shows."""

    country: CountryRef
    also: tuple[str, ...]
    years: str
    pairs: tuple[PairLink, ...]
    missions: tuple[MissionRow, ...]
    mission_count: int
    envoys: tuple[FactView, ...]
    treaties: tuple[FactView, ...]
    people: tuple[PersonLine, ...]
    timeline: tuple[Year[FactView], ...]
    timeline_shown: int
    timeline_left: int
    held: tuple[OfficeView, ...]
    facts: int
    sources: tuple[SourceRef, ...]
    place: Where | None
    partners: tuple[tuple[Where, int], ...]

    @property
    def map(self) -> Map | None:
        """The country and those that it has relations with; None where nobody knows where it lies."""
        return country_map(self.place, self.partners) if self.place else None


@dataclass(frozen=True, slots=True)
class PairTurn:
    """A pair in the list of countries: its two, and its page."""

    countries: tuple[CountryRef, CountryRef]
    path: str


@dataclass(frozen=True, slots=True)
class CountryLine:
    """A country in the list of all."""

    country: CountryRef
    facts: int
    years: str
    pairs: tuple[PairTurn, ...]


def country_lines(index: Index) -> tuple[CountryLine, ...]:
    """Return all countries by name; the pairs of each, those with most facts first."""
    lines = []
    sizes = index.totals.of_pair
    for country in index.shown():
        pairs = sorted(index.pairs_with.get(country.code, ()), key=lambda pair: (-sizes[pair], pair_page(pair)))
        lines.append(
            CountryLine(
                country=country,
                facts=index.totals.of_country.get(country.code, 0),
                years=span_of_labels(index.totals.spans.get(country.code, ())),
                pairs=tuple(
                    PairTurn((index.country(pair[0]), index.country(pair[1])), pair_page(pair)) for pair in pairs
                ),
            )
        )
    return tuple(lines)


def country_view(index: Index, country: Country) -> CountryView:
    """Return what the page of ``country`` shows."""
    facts = index.by_country.get(country.code, ())
    page = PageFacts(index, facts)
    # Only what is shown becomes a view: a country has thousands of facts.
    status = [fact for fact in facts if fact.kind == "status"]
    missions = page.views(fact for fact in status if _event(fact) in _MISSIONS)
    latest = [fact for fact in facts if say.year(fact.best.date) is not None][-TIMELINE:]
    return CountryView(
        country=index.country(country.code),
        also=tuple(name for name in country.names if name != country.name),
        years=span_of_years(facts),
        pairs=pairs_of_country(index, country.code, page),
        missions=_missions(index, country.code, missions),
        mission_count=len(missions),
        envoys=page.views(fact for fact in status if _event(fact) in _ENVOYS),
        treaties=page.views(fact for fact in facts if fact.kind == "treaty"),
        people=tuple(
            line
            for line in person_lines(index, facts)
            if line.country is not None and line.country.code == country.code
        ),
        timeline=by_year(page.views(facts if len(facts) <= TIMELINE else latest)),
        timeline_shown=TIMELINE,
        timeline_left=max(0, len(facts) - TIMELINE),
        held=offices_of(index, page, country.code),
        facts=len(facts),
        sources=page.sources,
        place=index.where.get(country.code),
        partners=tuple(
            (index.where[other], rank(len(facts)))
            for other, facts in sorted(index.partners(country.code).items())
            if other in index.where
        ),
    )


def _event(fact: Fact) -> object:
    return getattr(fact.best, "event", None)


def _missions(index: Index, own: str, missions: Iterable[FactView]) -> tuple[MissionRow, ...]:
    """Return the missions by the other country, those by name, what is there before what was or is not."""
    rows: dict[str, tuple[list[FactView], list[FactView]]] = {}
    for view in sorted(missions, key=lambda view: _field(view, "event") in _GONE):
        other = next(code for code in view.countries if code != own)
        rows.setdefault(other, ([], []))[_field(view, "actor") != own].append(view)
    listed = (
        MissionRow(index.country(other), pair_page((min(own, other), max(own, other))), tuple(abroad), tuple(here))
        for other, (abroad, here) in rows.items()
    )
    return tuple(sorted(listed, key=lambda row: row.country.name))


def _field(view: FactView, name: str) -> object:
    return getattr(view.best, name, None)
