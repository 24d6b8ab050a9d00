"""The home page, what it counts, and what the search page offers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from relations_kb.model.knowledge import Fact
from relations_kb.render.index import CountryRef, Index, SourceRef
from relations_kb.render.maps import Map, Steps, Where, rank, steps_for, world_map
from relations_kb.render.totals import ALARMS, ALL
from relations_kb.render.views.facts import FactView, PageFacts
from relations_kb.render.views.pair import PairLink, latest_of, pair_link
from relations_kb.render.views.timeline import latest, span_of_labels

LATEST = 12
CARDS = 12  # pairs on the home page
OPEN = 6  # conflicts on the home page


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something there are, with the page that lists them."""

    number: int
    label: str
    path: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page shows."""

    years: str
    counts: tuple[Count, ...]
    pairs: tuple[PairLink, ...]
    pair_count: int
    latest: tuple[FactView, ...]
    alarms: tuple[FactView, ...]
    alarm_count: int
    sources: tuple[SourceRef, ...]
    map: Map


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the search page offers to filter by."""

    countries: tuple[CountryRef, ...]
    first: int
    last: int


def home_view(index: Index) -> HomeView:
    """Return what the home page shows. It asks for the newest years alone, and for the busiest pairs."""
    newest = latest(index, LATEST)
    alarms = latest_alarms(index, OPEN)
    sizes = index.totals.of_pair
    busiest = sorted(sizes, key=lambda pair: (-sizes[pair], pair))[:CARDS]
    of_pairs = [latest_of(index, pair) for pair in busiest]
    page = PageFacts(index, {fact.id: fact for fact in (*newest, *alarms, *of_pairs)}.values())
    return HomeView(
        years=span_of_labels(index.totals.labels[ALL]),
        counts=counts(index),
        pairs=tuple(pair_link(index, pair, page) for pair in busiest),
        pair_count=index.totals.numbers["pairs"],
        latest=page.views(newest),
        alarms=page.views(alarms),
        alarm_count=sum(number for _, number in index.totals.years[ALARMS]),
        sources=page.sources,
        map=world_map(known_places(index), _steps(index)),
    )


def latest_alarms(index: Index, most: int) -> list[Fact]:
    """Return the facts with open conflicts, the latest first, undated ones before them."""
    labels = index.totals.labels[ALARMS]
    undated_first = sorted(labels, key=lambda label: label.isdigit())
    return list(islice((fact for label in undated_first for fact in reversed(index.by_alarm_year[label])), most))


def known_places(index: Index) -> list[tuple[Where, int]]:
    """Return where the site's countries lie, and how much is known of each (1 to 4)."""
    steps = _steps(index)
    return [
        (index.where[country.code], rank(index.totals.of_country.get(country.code, 0), steps))
        for country in sorted(index.shown(), key=lambda country: country.code)
        if country.code in index.where
    ]


def _steps(index: Index) -> Steps:
    return steps_for(index.totals.of_country.values())


def counts(index: Index) -> tuple[Count, ...]:
    """Return how much there is of what."""
    told = (
        ("pairs", "pair", "pairs of countries", "pairs/index.html"),
        ("facts", "fact", "facts", "timeline/index.html"),
        ("people", "person", "people", "people/index.html"),
        ("sources", "source", "sources", "sources/index.html"),
    )
    numbers = index.totals.numbers
    return tuple(Count(numbers[name], one if numbers[name] == 1 else many, path) for name, one, many, path in told)


def search_view(index: Index) -> SearchView:
    """Return what the search page offers to filter by; the years are 0 where nothing is dated."""
    years = [int(label) for label in index.totals.labels[ALL] if label.isdigit()]
    return SearchView(tuple(index.shown()), min(years, default=0), max(years, default=0))
