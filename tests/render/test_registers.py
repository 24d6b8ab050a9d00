"""Long lists on several pages: registers, the timeline by year, the matrix."""

from __future__ import annotations

import json

import pytest
from tests.site.small import small_knowledge

from relations_kb import render
from relations_kb.model.site import Page, Settings
from relations_kb.render.index import Index
from relations_kb.render.links import broken_links
from relations_kb.render.views import registers
from relations_kb.render.views.facts import KIND_REFS
from relations_kb.render.views.registers import (
    pairs_view,
    register_pages,
    timeline_first,
    timeline_year,
    timeline_years,
)


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages so short that the small site needs several."""
    for name in ("PER_PAGE", "TIMELINE", "NEWEST", "IN_TABLE"):
        monkeypatch.setattr(registers, name, 2)


@pytest.fixture
def long_site(long: None) -> dict[str, Page]:
    return {page.path: page for page in render.pages(small_knowledge(), Settings())}


def test_a_short_register_is_one_page_without_a_script(known: Index) -> None:
    (view,) = register_pages(known, KIND_REFS["status"])
    assert (view.page, view.pages, view.before, view.after) == (1, 1, None, None)
    assert len(view.facts) == view.total


@pytest.mark.usefixtures("long")
def test_a_long_register_has_pages_that_hold_every_fact_once(known: Index) -> None:
    first, last = register_pages(known, KIND_REFS["status"])
    assert [fact.id for view in (first, last) for fact in view.facts] == [fact.id for fact in first.facts + last.facts]
    assert (first.path, last.path) == ("registers/status/index.html", "registers/status/2/index.html")
    assert first.after == ("Earlier", last.path)
    assert last.before == ("Later", first.path)
    assert len({fact.id for fact in (*first.facts, *last.facts)}) == first.total == 3


def test_a_long_site_holds_together(long_site: dict[str, Page]) -> None:
    from relations_kb import export

    assert broken_links((*long_site.values(), *export.files(small_knowledge()))) == []
    rows = long_site["static/rows-status.js"].content.decode().removeprefix("self.relationsRows=").rstrip(";\n")
    assert len(json.loads(rows)) == 3
    assert all('href="~/pairs/' in row for row in json.loads(rows))
    assert b'data-rows="../../static/rows-status.js"' in long_site["registers/status/index.html"].content


@pytest.mark.usefixtures("long")
def test_a_long_timeline_has_a_page_a_year(known: Index) -> None:
    overview = timeline_first(known)
    labels = timeline_years(known)
    years = [
        timeline_year(known, label, *beside)
        for label, beside in zip(labels, zip([*labels[1:], None], [None, *labels], strict=False), strict=True)
    ]
    assert [count.label for count in overview.counts] == [year.label for year in years]
    assert sum(year.facts for year in years) == overview.facts == len(known.facts)
    assert max(count.share for count in overview.counts) == 100
    newest, *_, oldest = years
    assert newest.after is None
    assert (oldest.before, oldest.label) in ((None, "undated"), (None, oldest.label))


def test_where_the_table_does_not_hold_all_pairs_each_is_counted_under_both_countries(
    known: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registers, "IN_TABLE", 1)
    view = pairs_view(known)
    assert len(view.pairs) == 1
    assert view.total == len(known.by_pair) == 2
    assert sum(number for _, number in view.by_country) == 2 * view.total
    names = [country.name for country, _ in view.by_country]
    assert names == sorted(names)


def test_where_the_table_holds_all_pairs_none_is_counted(known: Index) -> None:
    assert pairs_view(known).by_country == ()


def test_matrix_is_symmetric(known: Index) -> None:
    matrix = pairs_view(known).matrix
    for i, row in enumerate(matrix):
        assert row.cells[i] is None
        assert [cell.facts if cell else 0 for cell in row.cells] == [
            other.cells[i].facts if other.cells[i] else 0  # type: ignore[union-attr]
            for other in matrix
        ]
