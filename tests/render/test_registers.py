"""Long lists on several pages: registers, the timeline by year, the matrix."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from tests.site.small import small_knowledge

from relations_kb import render
from relations_kb.model.knowledge import year_of
from relations_kb.model.site import Page, Settings
from relations_kb.render.index import Index
from relations_kb.render.links import broken_links
from relations_kb.render.site import site
from relations_kb.render.views import registers, timeline
from relations_kb.render.views.facts import KIND_REFS
from relations_kb.render.views.registers import pairs_view, register_first, register_year, register_years
from relations_kb.render.views.timeline import timeline_first, timeline_year, timeline_years


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages so short that the small site needs several."""
    for name in ("PER_PAGE", "NEWEST", "IN_TABLE"):
        monkeypatch.setattr(registers, name, 2)
    for name in ("TIMELINE", "NEWEST"):
        monkeypatch.setattr(timeline, name, 2)


@pytest.fixture
def long_site(long: None) -> dict[str, Page]:
    return {page.path: page for page in render.pages(small_knowledge(), Settings())}


def test_a_short_register_is_one_page_without_scripts(known: Index) -> None:
    view = register_first(known, KIND_REFS["status"])
    assert (register_years(known, KIND_REFS["status"]), view.counts, view.parts) == ((), (), ())
    assert [line.fact for line in view.facts] == list(known.by_kind["status"][::-1])
    assert view.total == 3


@pytest.mark.usefixtures("long")
def test_a_long_register_has_pages_of_years_that_hold_every_fact_once(known: Index) -> None:
    kind = KIND_REFS["status"]
    first = register_first(known, kind)
    views = [register_year(known, kind, own) for own in register_years(known, kind)]
    facts = [line.fact for view in views for line in view.facts]
    assert facts == list(known.by_kind["status"][::-1])
    assert [line.fact for line in first.facts] == facts[:2]
    assert first.total == sum(count.number for count in first.counts) == len(facts)
    assert [view.label for view in views] == [count.label for count in first.counts] == list(first.parts)
    assert [view.path for view in views] == [count.path for count in first.counts]
    newest, *_, oldest = views
    assert (newest.after, oldest.before) == (None, None)
    assert [view.before for view in views[:-1]] == [(view.label, view.path) for view in views[1:]]


def test_a_year_of_more_rows_than_a_page_holds_has_several(known: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = KIND_REFS["status"]
    monkeypatch.setattr(registers, "PER_PAGE", 1)
    merged = known.by_kind["status"]
    year = year_of(merged[0])
    totals = replace(
        known.totals, years={"status": ((year, len(merged)),)}, labels={"status": (year,)}, parties={"status": ()}
    )
    one_year = replace(known, by_kind_year={("status", year): merged}, totals=totals)
    views = [register_year(one_year, kind, own) for own in register_years(one_year, kind)]
    base = f"registers/status/{year}"
    assert [view.path for view in views] == [f"{base}/index.html", f"{base}/2/index.html", f"{base}/3/index.html"]
    assert [line.fact for view in views for line in view.facts] == list(merged[::-1])
    assert [(view.page, view.pages, view.total) for view in views] == [(1, 3, 3), (2, 3, 3), (3, 3, 3)]
    assert [view.before for view in views] == [
        (f"{year}, page 2", views[1].path),
        (f"{year}, page 3", views[2].path),
        None,
    ]
    assert [view.after for view in views] == [None, (year, views[0].path), (f"{year}, page 2", views[1].path)]


def test_a_long_site_holds_together(long_site: dict[str, Page]) -> None:
    from relations_kb import export

    assert broken_links((*long_site.values(), *export.files(small_knowledge()))) == []
    first = long_site["registers/status/index.html"].content.decode()
    assert 'data-rows="../../static/rows/status/"' in first
    (labels,) = re.findall(r'data-parts="([^"]*)"', first)
    rows = [row for label in labels.split() for row in rows_in(long_site[f"static/rows/status/{label}.js"], label)]
    assert len(rows) == 3
    assert all('href="~/pairs/' in row for row in rows)


def rows_in(page: Page, label: str) -> list[str]:
    begin, rows = page.content.decode().split("=[", 1)
    assert begin.endswith(f'["{label}"]')
    listed: list[str] = json.loads(f"[{rows.rstrip().removesuffix(';')}")
    assert all(row.startswith('<tr data-codes="') and f'data-year="{label}"' in row for row in listed)
    return listed


def test_rows_in_scripts_leave_the_numbers_of_sources_to_the_page(long_site: dict[str, Page]) -> None:
    scripts = [page.content.decode() for path, page in long_site.items() if path.startswith("static/rows/")]
    marks = [mark for script in scripts for mark in re.findall(r"Source </span>([^<]*)</a>", script)]
    assert marks
    assert all(re.fullmatch("[a-z]?", mark) for mark in marks)


@pytest.mark.usefixtures("long")
def test_a_change_of_one_year_leaves_the_pages_and_scripts_of_the_others(known: Index) -> None:
    kb = small_knowledge()
    oldest = known.by_kind["status"][0]
    changed = oldest.model_copy(update={"best": oldest.best.model_copy(update={"modality": "planned"})})
    facts = tuple(changed if fact.id == oldest.id else fact for fact in kb.facts)
    before, after = (
        {piece.path: planned.fingerprints.of(piece.made_of, piece.make().needs) for piece in planned.pieces}
        for planned in (site(kb, Settings()), site(kb.model_copy(update={"facts": facts}), Settings()))
    )
    other = {path for path in before if "/status/" in path and before[path] != after[path]}
    year = year_of(oldest)
    assert other == {f"registers/status/{year}/index.html", f"static/rows/status/{year}.js"}


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
