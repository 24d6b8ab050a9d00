"""A country's page: its pairs, missions, envoys, treaties, people, timeline."""

from __future__ import annotations

from dataclasses import dataclass

from relations_kb.model.knowledge import Country
from relations_kb.render.index import CountryRef, Index, SourceRef
from relations_kb.render.maps import Map, country_map, rank
from relations_kb.render.views.facts import FactView, PageFacts
from relations_kb.render.views.pair import PairLink, pairs_of_country, span_of_years
from relations_kb.render.views.people import PersonLine, person_lines
from relations_kb.render.views.together import OfficeView, offices_of
from relations_kb.render.views.years import Year, by_year

TIMELINE = 100  # facts of a country's timeline; the pages of its pairs have all

_MISSIONS = {"mission-opened", "mission-closed", "mission-present", "mission-absent", "accreditation"}
_ENVOYS = {"envoy-accredited", "envoy-recalled"}


@dataclass(frozen=True, slots=True)
class CountryView:
    """What a country's page shows; ``abroad`` are its own missions, ``here`` those of others to it."""

    country: CountryRef
    also: tuple[str, ...]
    years: str
    pairs: tuple[PairLink, ...]
    abroad: tuple[FactView, ...]
    here: tuple[FactView, ...]
    envoys: tuple[FactView, ...]
    treaties: tuple[FactView, ...]
    people: tuple[PersonLine, ...]
    timeline: tuple[Year, ...]
    timeline_shown: int
    timeline_left: int
    held: tuple[OfficeView, ...]
    facts: int
    sources: tuple[SourceRef, ...]
    map: Map | None


def country_view(index: Index, country: Country) -> CountryView:
    """Return what the page of ``country`` shows."""
    facts = index.by_country.get(country.code, ())
    page = PageFacts(index, facts)
    views = page.views()
    status = [view for view in views if view.kind.name == "status"]
    missions = [view for view in status if _field(view, "event") in _MISSIONS]
    latest = [view for view in views if view.year is not None][-TIMELINE:]
    return CountryView(
        country=index.country(country.code),
        also=tuple(name for name in country.names if name != country.name),
        years=span_of_years(facts),
        pairs=pairs_of_country(index, country.code, page),
        abroad=tuple(view for view in missions if _field(view, "actor") == country.code),
        here=tuple(view for view in missions if _field(view, "counterpart") == country.code),
        envoys=tuple(view for view in status if _field(view, "event") in _ENVOYS),
        treaties=tuple(view for view in views if view.kind.name == "treaty"),
        people=tuple(
            line
            for line in person_lines(index, facts)
            if line.country is not None and line.country.code == country.code
        ),
        timeline=by_year(views if len(views) <= TIMELINE else latest),
        timeline_shown=TIMELINE,
        timeline_left=max(0, len(views) - TIMELINE),
        held=offices_of(index, page, country.code),
        facts=len(facts),
        sources=page.sources,
        map=partners_map(index, country.code),
    )


def partners_map(index: Index, code: str) -> Map | None:
    """Return the map of a country and those that it has relations with; None where nobody knows where it lies."""
    if code not in index.where:
        return None
    known = {other: len(facts) for other, facts in index.partners(code).items() if other in index.where}
    return country_map(index.where[code], [(index.where[other], rank(known[other])) for other in sorted(known)])


def _field(view: FactView, name: str) -> object:
    return getattr(view.best, name, None)
