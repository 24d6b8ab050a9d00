"""The long lists: registers, the timeline, the pairs and their matrix. What is too long for a page is told on several.

In: an Index. Out: views, one a page. Where a register has several pages, the script with all its rows is written too,
so that a filter finds what stands on another page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from relations_kb.model.address import Pair, pair_page, register_page
from relations_kb.model.knowledge import Fact
from relations_kb.render import format as say
from relations_kb.render.index import CountryRef, Index, SourceRef
from relations_kb.render.maps import rank
from relations_kb.render.numbers import numbers
from relations_kb.render.views.facts import KIND_REFS, FactLine, KindRef, PageFacts, docs_of, fact_line
from relations_kb.render.views.pair import PairLink, latest_of, pair_link, span_of_years
from relations_kb.render.views.years import Year, by_year

PER_PAGE = 300  # rows of a register
TIMELINE = 300  # facts of a timeline; what has more gets a page a year
MOST = 600  # facts of a year's page; the registers have all
NEWEST = 60  # facts of a timeline that is told by years
IN_MATRIX = 36  # countries: what a wide screen holds
IN_TABLE = 100  # pairs; the pages of their countries have all

Turn = tuple[str, str]  # what a page is called, and its path


@dataclass(frozen=True, slots=True)
class RegisterView:
    """A page of a register: ``facts`` are its rows, ``total`` how many there are, ``numbers`` its sources' numbers."""

    kind: KindRef
    facts: tuple[FactLine, ...]
    countries: tuple[CountryRef, ...]
    years: str
    first: int
    last: int
    sources: tuple[SourceRef, ...]
    numbers: dict[str, int]
    total: int
    path: str
    page: int
    pages: int
    before: Turn | None
    after: Turn | None


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """A register in the list of them: how many facts it has, of which years."""

    kind: KindRef
    total: int
    years: str


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year of the timeline: its page, how many facts, and that in per cent of the fullest year."""

    label: str
    path: str
    facts: int
    share: int


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A page of the timeline: of all years, or of one (``label``); ``counts`` lead to the pages of years."""

    label: str
    path: str
    years: tuple[Year[FactLine], ...]
    facts: int
    counts: tuple[YearCount, ...]
    sources: tuple[SourceRef, ...]
    left: int = 0
    before: Turn | None = None
    after: Turn | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Two countries in the matrix; no ``path`` where nothing is known of the two."""

    path: str | None
    facts: int
    rank: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A country of the matrix with its cells, in the order of the columns."""

    country: CountryRef
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class PairsView:
    """The list of pairs: those with most facts as a table; ``by_country``, where these are not all, counts them."""

    pairs: tuple[PairLink, ...]
    by_country: tuple[tuple[CountryRef, int], ...]
    total: int
    matrix: tuple[MatrixRow, ...]
    sources: tuple[SourceRef, ...]


def register_paths(index: Index, kind: KindRef) -> list[str]:
    """Return the paths of the pages of the register of ``kind``; at least one."""
    pages = max(1, -(-len(index.by_kind.get(kind.name, ())) // PER_PAGE))
    return [register_page(kind.path if number == 1 else f"{kind.path}/{number}") for number in range(1, pages + 1)]


def has_rows(index: Index, kind: KindRef) -> bool:
    """Tell whether the register of ``kind`` has several pages, and so a script with all its rows."""
    return len(index.by_kind.get(kind.name, ())) > PER_PAGE


def register_counts(index: Index) -> tuple[RegisterCount, ...]:
    """Return all registers, each with how much it holds."""
    groups = ((kind, index.by_kind.get(kind.name, ())) for kind in KIND_REFS.values())
    return tuple(RegisterCount(kind, len(facts), span_of_years(facts)) for kind, facts in groups)


def register_rows(index: Index, kind: KindRef) -> tuple[tuple[FactLine, ...], dict[str, int]]:
    """Return all facts of the register of ``kind``, the latest first, and the numbers of all its sources."""
    facts = _newest_first(index.by_kind.get(kind.name, ()))
    return tuple(fact_line(index, fact) for fact in facts), numbers(PageFacts(index, facts).sources)


def register_pages(index: Index, kind: KindRef) -> tuple[RegisterView, ...]:
    """Return the pages of the register of ``kind``, the latest facts first; at least one."""
    facts = _newest_first(index.by_kind.get(kind.name, ()))
    page = PageFacts(index, facts)
    codes = {code for fact in facts for code in fact.countries}
    years = [year for fact in facts if (year := say.year(fact.best.date)) is not None]
    paths = register_paths(index, kind)
    whole = RegisterView(
        kind=kind,
        facts=(),
        countries=tuple(sorted((index.country(code) for code in codes), key=lambda country: country.name)),
        years=span_of_years(facts),
        first=min(years, default=0),
        last=max(years, default=0),
        sources=page.sources,
        numbers=numbers(page.sources),
        total=len(facts),
        path=paths[0],
        page=1,
        pages=len(paths),
        before=None,
        after=None,
    )
    return tuple(_register_page(index, whole, facts, paths, number) for number in range(len(paths)))


def _register_page(index: Index, whole: RegisterView, facts: list[Fact], paths: list[str], at: int) -> RegisterView:
    own = facts[at * PER_PAGE : (at + 1) * PER_PAGE]
    names = docs_of(index, own)
    return replace(
        whole,
        facts=tuple(fact_line(index, fact) for fact in own),
        sources=tuple(source for source in whole.sources if source.name in names),
        numbers={name: number for name, number in whole.numbers.items() if name in names},
        path=paths[at],
        page=at + 1,
        before=("Later", paths[at - 1]) if at else None,
        after=("Earlier", paths[at + 1]) if at + 1 < len(paths) else None,
    )


def _newest_first(facts: Iterable[Fact]) -> list[Fact]:
    listed = list(facts)
    dated = [fact for fact in listed if fact.best.date]
    return dated[::-1] + [fact for fact in listed if not fact.best.date]


def timeline_paths(index: Index) -> list[str]:
    """Return the paths of the pages of the timeline: the first, and one a year where there are many facts."""
    return ["timeline/index.html", *(map(_year_page, timeline_years(index)) if len(index.facts) > TIMELINE else ())]


def timeline_years(index: Index) -> list[str]:
    """Return the years as pages call them, the newest first, the undated last."""
    return sorted(index.by_year, key=lambda label: (label != "undated", label), reverse=True)


def timeline_first(index: Index) -> TimelineView:
    """Return the first page of the timeline: all of it, or an overview where there are many facts."""
    facts = list(index.facts.values())
    path = "timeline/index.html"
    if len(facts) <= TIMELINE:
        return TimelineView("", path, _lines(index, facts), len(facts), (), PageFacts(index, facts).sources)
    labels = timeline_years(index)
    numbers = {label: len(index.by_year[label]) for label in labels}
    most = max(numbers[label] for label in labels if label != "undated" or len(labels) == 1)
    counts = tuple(
        YearCount(label, _year_page(label), numbers[label], min(100, round(100 * numbers[label] / most)))
        for label in labels
    )
    newest = [fact for fact in facts if fact.best.date and fact.best.modality == "occurred"][-NEWEST:]
    return TimelineView("", path, _lines(index, newest), len(facts), counts, PageFacts(index, newest).sources)


def timeline_year(index: Index, label: str, before: str | None, after: str | None) -> TimelineView:
    """Return the page of a year; ``before`` and ``after`` are what pages call the years that it leads to.

    It asks for no other year, so that what is told of one is nothing to the pages of the others.
    """
    facts = index.by_year[label]
    shown = facts[:MOST]
    return TimelineView(
        label,
        _year_page(label),
        _lines(index, shown),
        len(facts),
        (),
        PageFacts(index, shown).sources,
        left=len(facts) - len(shown),
        before=(say.capital(before), _year_page(before)) if before else None,
        after=(after, _year_page(after)) if after else None,
    )


def _lines(index: Index, facts: Iterable[Fact]) -> tuple[Year[FactLine], ...]:
    return by_year(fact_line(index, fact) for fact in facts)


def _year_page(label: str) -> str:
    return f"timeline/{label}/index.html"


def pairs_view(index: Index) -> PairsView:
    """Return what the list of pairs shows."""
    ordered = sorted(index.by_pair, key=lambda pair: (-len(index.by_pair[pair]), pair))
    first = ordered[:IN_TABLE]
    page = PageFacts(index, {fact.id: fact for fact in (latest_of(index, pair) for pair in first)}.values())
    several = ((index.country(code), len(pairs)) for code, pairs in index.pairs_with.items() if pairs)
    return PairsView(
        pairs=tuple(pair_link(index, pair, page) for pair in first),
        by_country=tuple(sorted(several, key=lambda one: one[0].name)) if len(ordered) > IN_TABLE else (),
        total=len(ordered),
        matrix=_matrix(index),
        sources=page.sources,
    )


def _matrix(index: Index) -> tuple[MatrixRow, ...]:
    """Return the countries with most facts, by name, and how much is known of each two of them."""
    busiest = sorted(index.by_country, key=lambda code: (-len(index.by_country[code]), code))[:IN_MATRIX]
    codes = sorted(busiest, key=lambda code: index.country(code).name)

    def cell(one: str, two: str) -> Cell | None:
        if one == two:
            return None
        pair: Pair = (one, two) if one < two else (two, one)
        facts = len(index.by_pair.get(pair, ()))
        return Cell(pair_page(pair) if facts else None, facts, rank(facts) if facts else 0)

    return tuple(MatrixRow(index.country(own), tuple(cell(own, other) for other in codes)) for own in codes)
