"""The long lists: registers, the pairs and their matrix. What is too long for a page is told on several.

In: an Index. Out: views, one a page. A long register has a page a year, so that what is told of one year is nothing to
the pages of the others; a script with the rows of each year lets a filter find what stands on another page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from relations_kb.model.address import Pair, pair_page, register_page
from relations_kb.model.knowledge import Fact
from relations_kb.render.index import CountryRef, Index, SourceRef
from relations_kb.render.maps import rank
from relations_kb.render.totals import YearNumbers
from relations_kb.render.views.cut import PartCount, PartPage, Turn, part_counts, part_pages, portion, total
from relations_kb.render.views.facts import KIND_REFS, FactLine, KindRef, PageFacts, fact_line
from relations_kb.render.views.pair import PairLink, latest_of, pair_link
from relations_kb.render.views.timeline import span_of_labels

PER_PAGE = 300  # rows of a register; what has more gets a page a year, and a year that has more several
NEWEST = 60  # rows of the first page of a register that is told by years
IN_MATRIX = 36  # countries: what a wide screen holds
IN_TABLE = 100  # pairs; the pages of their countries have all


@dataclass(frozen=True, slots=True)
class RegisterView:
    """A page of a register: ``facts`` are its rows, ``total`` how many the register has, or the year of the page.

    Where it is told by years, ``label`` is the page's year (empty on the first page), ``page`` of ``pages`` which of
    its pages this is; ``counts`` lead from the first page to those of years. ``parts`` are the years whose rows stand
    in a script each (:mod:`~relations_kb.render.rows`), from ``first`` to ``last``.
    """

    kind: KindRef
    path: str
    facts: tuple[FactLine, ...]
    sources: tuple[SourceRef, ...]
    countries: tuple[CountryRef, ...]
    first: int
    last: int
    total: int
    years: str = ""
    label: str = ""
    page: int = 1
    pages: int = 1
    counts: tuple[PartCount, ...] = ()
    parts: tuple[str, ...] = ()
    before: Turn | None = None
    after: Turn | None = None


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """A register in the list of them: how many facts it has, of which years."""

    kind: KindRef
    total: int
    years: str


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


def by_years(index: Index, kind: KindRef) -> bool:
    """Tell whether the register of ``kind`` is so long that each year has a page, and a script with its rows."""
    return _total(index, kind) > PER_PAGE


def register_years(index: Index, kind: KindRef) -> tuple[PartPage, ...]:
    """Return the pages of years that the register of ``kind`` has beside its first page, the newest first."""
    if not by_years(index, kind):
        return ()
    return part_pages(index.totals.years[kind.name], partial(_year_page, kind), PER_PAGE)


def register_counts(index: Index) -> tuple[RegisterCount, ...]:
    """Return all registers, each with how much it holds."""
    return tuple(
        RegisterCount(kind, _total(index, kind), span_of_labels(label for label, _ in _years(index, kind)))
        for kind in KIND_REFS.values()
    )


def rows_of_year(index: Index, kind: KindRef, label: str) -> tuple[FactLine, ...]:
    """Return the rows of a year of the register of ``kind``, the latest first."""
    return tuple(fact_line(index, fact) for fact in _newest_first(index.by_kind_year[kind.name, label]))


def register_first(index: Index, kind: KindRef) -> RegisterView:
    """Return the first page of the register of ``kind``: all of it, or the newest where it is told by years."""
    years = _years(index, kind)
    most = NEWEST if by_years(index, kind) else PER_PAGE
    facts: list[Fact] = []
    for label, _ in years:
        if len(facts) < most:
            facts += _newest_first(index.by_kind_year[kind.name, label])
    view = _of_register(index, kind, register_page(kind.path), facts[:most])
    span = span_of_labels(label for label, _ in years)
    if not by_years(index, kind):
        return replace(view, total=len(facts), years=span, parts=())
    counts = part_counts(years, lambda label: _year_page(kind, label))
    return replace(view, total=_total(index, kind), years=span, counts=counts)


def register_year(index: Index, kind: KindRef, own: PartPage) -> RegisterView:
    """Return the page of a year of the register of ``kind``. It asks for no other year."""
    facts = _newest_first(index.by_kind_year[kind.name, own.label])
    here = portion(own, len(facts), partial(_year_page, kind), PER_PAGE)
    return replace(
        _of_register(index, kind, own.path, facts[here.first : here.end]),
        label=own.label,
        total=len(facts),
        page=own.page,
        pages=here.pages,
        before=here.before,
        after=here.after,
    )


def _of_register(index: Index, kind: KindRef, path: str, facts: list[Fact]) -> RegisterView:
    labels = index.totals.labels.get(kind.name, ())  # not their numbers, which another fact of any year changes
    dated = [int(label) for label in labels if label.isdigit()]
    listed = (index.country(code) for code in index.totals.parties.get(kind.name, ()))
    return RegisterView(
        kind=kind,
        path=path,
        facts=tuple(fact_line(index, fact) for fact in facts),
        sources=PageFacts(index, facts).sources,
        countries=tuple(sorted(listed, key=lambda country: country.name)),
        first=min(dated, default=0),
        last=max(dated, default=0),
        total=len(facts),
        parts=labels,
    )


def _years(index: Index, kind: KindRef) -> YearNumbers:
    return index.totals.years.get(kind.name, ())


def _total(index: Index, kind: KindRef) -> int:
    return total(_years(index, kind))


def _year_page(kind: KindRef, label: str, page: int = 1) -> str:
    return register_page(f"{kind.path}/{label}" if page == 1 else f"{kind.path}/{label}/{page}")


def _newest_first(facts: Iterable[Fact]) -> list[Fact]:
    listed = list(facts)
    dated = [fact for fact in listed if fact.best.date]
    return dated[::-1] + [fact for fact in listed if not fact.best.date]


def pairs_view(index: Index) -> PairsView:
    """Return what the list of pairs shows."""
    sizes = index.totals.of_pair
    ordered = sorted(sizes, key=lambda pair: (-sizes[pair], pair))
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
    sizes = index.totals.of_country
    busiest = sorted(sizes, key=lambda code: (-sizes[code], code))[:IN_MATRIX]
    codes = sorted(busiest, key=lambda code: index.country(code).name)

    def cell(one: str, two: str) -> Cell | None:
        if one == two:
            return None
        pair: Pair = (one, two) if one < two else (two, one)
        facts = index.totals.of_pair.get(pair, 0)
        return Cell(pair_page(pair) if facts else None, facts, rank(facts) if facts else 0)

    return tuple(MatrixRow(index.country(own), tuple(cell(own, other) for other in codes)) for own in codes)
