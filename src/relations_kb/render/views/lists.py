"""The lists of people and of sources: all on one page, or by letters and years where there are many.

In: an Index. Out: views, one a page, and the rows of a part for the script that lets a filter look beyond one page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Final

from relations_kb.render import format as say
from relations_kb.render.index import Index, SourceRef
from relations_kb.render.lists import year_of_part
from relations_kb.render.totals import YearNumbers
from relations_kb.render.views.cut import PartCount, PartPage, Turn, part_counts, part_name, part_pages, portion, total
from relations_kb.render.views.people import PersonLine, listed_person

PER_PAGE = 300  # rows of a page; a list that has more is cut into parts, and a part that has more has several pages
FIRST = 60  # rows on the first page of a list that is cut: the newest sources, or the people in most facts


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source in a list."""

    source: SourceRef
    facts: int
    publish: str
    year: int | None


Row = PersonLine | SourceLine


@dataclass(frozen=True, slots=True)
class ListView:
    """A page of a list: ``rows`` of it, and ``number``, how many the list has, or the part of the page.

    Where the list is cut, ``label`` is the page's part (empty on the first page), ``page`` of ``pages`` which of the
    part's pages this is, and ``counts`` lead from the first page to the letters or years; ``beside`` leads to the other
    months of a year that is cut into months. ``parts`` are those whose rows stand in a script each, in ``folder``;
    ``first`` and ``last`` the years among them (0 for letters).
    """

    rows: tuple[Row, ...]
    number: int
    folder: str
    label: str = ""
    page: int = 1
    pages: int = 1
    counts: tuple[PartCount, ...] = ()
    beside: tuple[tuple[str, str | None], ...] = ()
    parts: tuple[str, ...] = ()
    first: int = 0
    last: int = 0
    before: Turn | None = None
    after: Turn | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """One of the lists: its name in :class:`~relations_kb.render.lists.Lists`, and where its parts stand."""

    name: str
    below: str  # a folder that no entry of the list can have for its own

    @property
    def path(self) -> str:
        """The list's first page."""
        return f"{self.name}/index.html"

    @property
    def folder(self) -> str:
        """The folder of the scripts with the rows of its parts."""
        return f"static/rows/{self.name}"

    def page_of(self, label: str, page: int = 1) -> str:
        """Return the path of a page of a part."""
        return f"{self.name}/{self.below}/{label}/{f'{page}/' if page > 1 else ''}index.html"


PEOPLE: Final = Listing("people", "by-name")
SOURCES: Final = Listing("sources", "by-year")
LISTINGS: Final = (PEOPLE, SOURCES)


def ids(index: Index, listing: Listing) -> Mapping[str, tuple[str, ...]]:
    """Return the entries of a list by its parts: the ids of people, or the names of sources."""
    return index.lists.initials if listing is PEOPLE else index.lists.issued


def row_of(index: Index, listing: Listing, id: str) -> Row:
    """Return an entry of a list."""
    if listing is PEOPLE:
        return listed_person(index, id)
    source = index.sources[id]
    return SourceLine(source, index.totals.of_source.get(id, 0), index.lists.shown[id], say.year(source.published))


def rows_of_part(index: Index, listing: Listing, label: str) -> tuple[Row, ...]:
    """Return the entries of a part of a list."""
    return tuple(row_of(index, listing, id) for id in ids(index, listing)[label])


def is_cut(index: Index, listing: Listing) -> bool:
    """Tell whether a list is so long that each of its parts has a page, and a script with its rows."""
    return total(index.lists.cut[listing.name]) > PER_PAGE


def list_pages(index: Index, listing: Listing) -> tuple[PartPage, ...]:
    """Return the pages of parts that a list has beside its first page."""
    return part_pages(index.lists.cut[listing.name], listing.page_of, PER_PAGE) if is_cut(index, listing) else ()


def list_first(index: Index, listing: Listing) -> ListView:
    """Return the first page of a list: all of it, or where it is cut what leads to its parts, and a few."""
    parts = index.lists.cut[listing.name]
    if not is_cut(index, listing):
        rows = tuple(chain.from_iterable(rows_of_part(index, listing, label) for label, _ in parts))
        return ListView(rows, len(rows), listing.folder)
    first = _busiest(index) if listing is PEOPLE else _in_order(index, listing, parts)
    return ListView(
        tuple(row_of(index, listing, id) for id in islice(first, FIRST)),
        total(parts),
        listing.folder,
        counts=_counts(listing, parts),
        **_filtered(index, listing),
    )


def list_part(index: Index, listing: Listing, own: PartPage) -> ListView:
    """Return a page of a part of a list. It asks for no other part."""
    all_ids = ids(index, listing)[own.label]
    here = portion(own, len(all_ids), listing.page_of, PER_PAGE)
    return ListView(
        tuple(row_of(index, listing, id) for id in all_ids[here.first : here.end]),
        len(all_ids),
        listing.folder,
        label=part_name(own.label),
        page=own.page,
        pages=here.pages,
        beside=_beside(index, listing, own.label),
        before=here.before,
        after=here.after,
        **_filtered(index, listing),
    )


def _counts(listing: Listing, parts: YearNumbers) -> tuple[PartCount, ...]:
    """Return what leads to letters, or to years, of which one that is cut into months is led to by its latest."""
    years: dict[str, int] = {}
    first: dict[str, str] = {}
    for label, number in parts:
        year = year_of_part(label)
        years[year] = years.get(year, 0) + number
        first.setdefault(year, label)
    if len(years) == 1:
        return part_counts(parts, listing.page_of)
    return part_counts(tuple(years.items()), lambda year: listing.page_of(first[year]))


def _beside(index: Index, listing: Listing, own: str) -> tuple[tuple[str, str | None], ...]:
    """Return the parts of a year that is cut into months, the own one without a path; else nothing."""
    labels = [label for label in index.lists.parts[listing.name] if year_of_part(label) == year_of_part(own)]
    if len(labels) == 1:
        return ()
    return tuple((part_name(label), None if label == own else listing.page_of(label)) for label in reversed(labels))


def _filtered(index: Index, listing: Listing) -> dict[str, Any]:
    """Return what a filter over all parts is told."""
    labels = index.lists.parts[listing.name]  # not their numbers, which another entry of any part changes
    years = [int(year) for year in map(year_of_part, labels) if year.isdigit()]
    return {"parts": labels, "first": min(years, default=0), "last": max(years, default=0)}


def _busiest(index: Index) -> Iterator[str]:
    taken_part = index.lists.taken_part
    return iter(sorted(taken_part, key=lambda id: (-taken_part[id][0], id)))


def _in_order(index: Index, listing: Listing, parts: YearNumbers) -> Iterator[str]:
    for label, _ in parts:
        yield from ids(index, listing)[label]
