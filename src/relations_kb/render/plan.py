"""Which pages the site has, where they stand, and from which template each is made.

In: an Index. Out: the pages, in the order of their paths' sections, none of them made. A new sort of page is a line of
:func:`plan`, a view and a template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from relations_kb.model.address import Pair, pair_page, person_page, register_page
from relations_kb.render import format as say
from relations_kb.render.index import Index
from relations_kb.render.views.changes import changes_view
from relations_kb.render.views.country import country_lines, country_view
from relations_kb.render.views.facts import KIND_REFS
from relations_kb.render.views.lists import PEOPLE, SOURCES, Listing, list_first, list_pages, list_part
from relations_kb.render.views.overview import counts, home_view, search_view
from relations_kb.render.views.pair import pair_view, pair_year_view, pair_years, place_of_map
from relations_kb.render.views.part import part_view
from relations_kb.render.views.people import person_view
from relations_kb.render.views.quality import conflict_pages, conflicts_view, quality_view
from relations_kb.render.views.registers import (
    pairs_view,
    register_counts,
    register_first,
    register_year,
    register_years,
)
from relations_kb.render.views.source import source_view
from relations_kb.render.views.timeline import timeline_first, timeline_paths, timeline_year, timeline_years


@dataclass(frozen=True, slots=True)
class Planned:
    """A page to be made: its path, its template, and what makes the view that the template gets as ``view``.

    ``fixed`` is what the view was given beside what it asks for.
    """

    path: str
    template: str
    view: Callable[[], Any]
    before: tuple[str, str] | None = None
    after: tuple[str, str] | None = None
    fixed: tuple[str | None, ...] = ()
    near: Callable[[], tuple[int, ...]] | None = None


def plan(known: Index) -> Iterator[Planned]:
    """Yield what pages there are. Views are made when their pages are."""
    kb = known.kb
    yield Planned("index.html", "home.html", partial(home_view, known))
    yield Planned("pairs/index.html", "pairs.html", partial(pairs_view, known))
    yield from in_a_row(
        Planned(
            pair_page(pair),
            "pair.html",
            partial(pair_view, known, pair),
            (_named(known, pair), pair_page(pair)),
            near=partial(place_of_map, known, pair),
        )
        for pair in known.by_pair
    )
    for pair in sorted(known.long_pairs):
        for own in pair_years(known, pair):
            in_year = partial(pair_year_view, known, pair, own)
            yield Planned(own.path, "pair-year.html", in_year, fixed=(own.earlier, own.later))
    yield Planned("countries/index.html", "countries.html", partial(country_lines, known))
    named = sorted(((known.country(one.code), one) for one in kb.countries), key=lambda both: both[0].name)
    yield from in_a_row(
        Planned(str(ref.path), "country.html", partial(country_view, known, one), (ref.name, str(ref.path)))
        for ref, one in named
    )
    yield from _list_pages(known, PEOPLE, "people.html")
    persons = (known.people[id] for id in chain.from_iterable(known.lists.initials.values()))
    yield from in_a_row(
        Planned(path, "person.html", partial(person_view, known, person.id), (person.name, path))
        for person in persons
        for path in (person_page(person.slug),)
    )
    yield from _list_pages(known, SOURCES, "sources.html")
    sources = (known.sources[name] for name in chain.from_iterable(known.lists.issued.values()))
    yield from in_a_row(
        Planned(
            source.path,
            "source.html",
            partial(source_view, known, source.name),
            (say.shortened(source.title, 60), source.path),
        )
        for source in sources
    )
    yield Planned("registers/index.html", "registers.html", partial(register_counts, known))
    for kind in KIND_REFS.values():
        yield Planned(register_page(kind.path), "register.html", partial(register_first, known, kind))
        for own in register_years(known, kind):
            yield Planned(
                own.path,
                "register.html",
                partial(register_year, known, kind, own),
                fixed=(own.earlier, own.later),
            )
    first, *others = timeline_paths(known)
    yield Planned(first, "timeline.html", partial(timeline_first, known))
    years = timeline_years(known)
    for path, earlier, year, later in zip(others, [*years[1:], None], years, [None, *years], strict=False):
        yield Planned(
            path, "timeline.html", partial(timeline_year, known, year, earlier, later), fixed=(earlier, later)
        )
    yield Planned("changes/index.html", "changes.html", partial(changes_view, known))
    yield Planned("search/index.html", "search.html", partial(search_view, known))
    yield Planned("quality/index.html", "quality.html", partial(quality_view, known))
    for own in conflict_pages(known):
        alarms = partial(conflicts_view, known, own)
        yield Planned(own.path, "conflicts.html", alarms, fixed=(own.earlier, own.later))
    yield Planned("data/index.html", "data.html", partial(counts, known))
    yield Planned("about/index.html", "about.html", partial(part_view, known))


def _list_pages(known: Index, listing: Listing, template: str) -> Iterator[Planned]:
    yield Planned(listing.path, template, partial(list_first, known, listing))
    for own in list_pages(known, listing):
        yield Planned(own.path, template, partial(list_part, known, listing, own), fixed=(own.earlier, own.later))


def _named(known: Index, pair: Pair) -> str:
    return " – ".join(known.country(code).name for code in pair)


def in_a_row(listed: Iterable[Planned]) -> Iterator[Planned]:
    """Yield pages with the one before and after each; what a page is called there stands in its own ``before``."""
    last: tuple[str, str] | None = None
    held: Planned | None = None
    for following in chain(listed, (None,)):
        if held is not None:
            after = following.before if following else None
            yield Planned(held.path, held.template, held.view, last, after, held.fixed, held.near)
            last = held.before
        held = following
