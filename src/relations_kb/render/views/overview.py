"""The pages about everything: home, registers, timeline, quality, lists."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from relations_kb.model.knowledge import Accuracy, Fact, NearMiss, Unresolved
from relations_kb.model.record import Record
from relations_kb.render import format as say
from relations_kb.render.index import CountryRef, Index, SourceRef, has_alarm
from relations_kb.render.maps import Map, Steps, Where, rank, steps_for, world_map
from relations_kb.render.totals import ALARMS, ALL
from relations_kb.render.views.decided import Ruling, Undecided, rulings, undecided
from relations_kb.render.views.facts import (
    KIND_REFS,
    FactLine,
    FactView,
    PageFacts,
    fact_line,
    listed_sources,
)
from relations_kb.render.views.pair import PairLink, latest_of, pair_link
from relations_kb.render.views.people import PersonLine, person_line
from relations_kb.render.views.timeline import latest, span_of_labels

LATEST = 12
CARDS = 12  # pairs on the home page
OPEN = 6  # conflicts on the home page; the quality page has them all
LISTED = 300  # of near misses and unresolved names; the data files have them all


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


@dataclass(frozen=True, slots=True)
class Doubt:
    """A near miss or an unresolved name, with where it stands; ``href`` is its source's page."""

    item: NearMiss | Unresolved
    source: SourceRef
    line: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Unsure:
    """A record that is not published because its confidence is too low, with where it stands."""

    record: Record
    quote: str
    source: SourceRef
    line: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class QualityView:
    """What the quality page shows."""

    counts: tuple[Count, ...]
    bases: tuple[tuple[str, int], ...]
    alarms: tuple[FactLine, ...]
    differences: tuple[tuple[str, int], ...]
    flagged: tuple[FactView, ...]
    near_misses: tuple[Doubt, ...]
    near_miss_count: int
    unresolved: tuple[Doubt, ...]
    unresolved_count: int
    rulings: tuple[Ruling, ...]
    rejected: int
    notices: tuple[tuple[SourceRef, str], ...]
    facts: int
    alone: int
    sources: tuple[SourceRef, ...]
    review: tuple[Unsure, ...]
    accuracy: Accuracy | None
    undecided: Undecided


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source in a list."""

    source: SourceRef
    facts: int
    publish: str


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


def all_people(index: Index) -> tuple[PersonLine, ...]:
    """Return everybody, by name."""
    lines = (person_line(index, person, index.by_person[person.id]) for person in index.people.values())
    return tuple(sorted(lines, key=lambda line: (line.name.casefold(), line.path)))


def all_sources(index: Index) -> tuple[SourceLine, ...]:
    """Return every source, the latest first, undated ones last."""
    listed = listed_sources(index, index.documents)
    ordered = [source for source in listed[::-1] if source.published] + [s for s in listed if not s.published]
    return tuple(
        SourceLine(source, len(index.by_source.get(source.name, ())), index.documents[source.name].publish)
        for source in ordered
    )


def search_view(index: Index) -> SearchView:
    """Return what the search page offers to filter by; the years are 0 where nothing is dated."""
    years = [int(label) for label in index.totals.labels[ALL] if label.isdigit()]
    return SearchView(tuple(index.shown()), min(years, default=0), max(years, default=0))


def quality_view(index: Index) -> QualityView:
    """Return what the quality page shows."""
    kb = index.kb
    page = PageFacts(index, index.facts.values())
    # Only what is shown becomes a view: it is one fact in many.
    differing = Counter(conflict.type for fact in page.facts for conflict in fact.conflicts)
    bases = Counter(record.date_basis for record in kb.records if record.date)
    return QualityView(
        counts=(
            *counts(index),
            *(
                Count(len(index.by_kind.get(kind.name, ())), kind.plural.lower(), f"registers/{kind.path}/index.html")
                for kind in KIND_REFS.values()
            ),
        ),
        bases=tuple((say.label(basis), bases[basis]) for basis in ("stated", "published", "inferred") if bases[basis]),
        alarms=tuple(fact_line(index, fact) for fact in page.facts if has_alarm(fact)),
        differences=tuple(
            (type, differing[type])
            for type in ("conflict", "superseded", "measure", "precision", "naming")
            if differing[type]
        ),
        flagged=page.views(fact for fact in page.facts if _is_flagged(index, fact)),
        near_misses=tuple(_doubt(index, miss) for miss in kb.near_misses[:LISTED]),
        near_miss_count=len(kb.near_misses),
        unresolved=tuple(_doubt(index, name) for name in kb.unresolved[:LISTED]),
        unresolved_count=len(kb.unresolved),
        rulings=rulings(index, kb.decisions),
        rejected=len(kb.rejected),
        notices=tuple(
            (index.sources[document.name], notice) for document in kb.documents for notice in document.notices
        ),
        facts=len(kb.facts),
        alone=sum(1 for fact in kb.facts if fact.origins == 1),
        sources=page.sources,
        review=tuple(_unsure(index, record) for record in kb.review[:LISTED]),
        accuracy=kb.accuracy,
        undecided=undecided(index),
    )


def _is_flagged(index: Index, fact: Fact) -> bool:
    return any(record.flags or record.note for record in map(index.records.__getitem__, fact.records))


def _doubt(index: Index, item: NearMiss | Unresolved) -> Doubt:
    document = index.documents[item.doc]
    return Doubt(item, index.sources[item.doc], document.line_of(item.start), document.publish == "full")


def _unsure(index: Index, record: Record) -> Unsure:
    document = index.documents[record.doc]
    main = record.evidence[0]
    return Unsure(
        record, main.quote, index.sources[record.doc], document.line_of(main.start), document.publish != "none"
    )
