"""The lists of people, sources and open conflicts: on one page where short, else by letters, years and months."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from tests.site.small import small_knowledge

from relations_kb import export, render
from relations_kb.model.site import Page, Settings
from relations_kb.render import lists as cutting
from relations_kb.render.index import Index
from relations_kb.render.links import broken_links
from relations_kb.render.lists import initial, lists
from relations_kb.render.site import site
from relations_kb.render.views import lists as listed
from relations_kb.render.views import quality
from relations_kb.render.views.cut import part_name
from relations_kb.render.views.lists import PEOPLE, SOURCES, Listing, list_first, list_pages, list_part
from relations_kb.render.views.people import PersonLine
from relations_kb.render.views.quality import conflict_pages, conflicts_view, quality_view


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages so short that the small site needs several."""
    monkeypatch.setattr(listed, "PER_PAGE", 1)
    monkeypatch.setattr(listed, "FIRST", 1)
    monkeypatch.setattr(quality, "AT_ONCE", 0)


@dataclass(frozen=True)
class Source:
    name: str
    published: str | None


def test_short_lists_are_one_page_each_with_everybody(known: Index) -> None:
    for listing, number in ((PEOPLE, len(known.people)), (SOURCES, len(known.sources))):
        view = list_first(known, listing)
        assert list_pages(known, listing) == ()
        assert (len(view.rows), view.number, view.counts, view.parts) == (number, number, (), ())


def test_a_list_of_sources_begins_with_the_latest_and_ends_with_the_undated(known: Index) -> None:
    dates = [line.source.published for line in list_first(known, SOURCES).rows]  # type: ignore[union-attr]
    assert dates == ["2022-06-02", "2021-03-04", None, None]


@pytest.mark.parametrize(
    ("name", "letter"), [("Élie Doté", "e"), ("ana", "a"), ("'Abd", "a"), ("عبد الرحمن", "other"), ("4", "other")]
)
def test_a_name_stands_under_its_first_letter(name: str, letter: str) -> None:
    assert initial(name) == letter


def test_a_year_of_many_sources_is_cut_into_months(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "IN_A_YEAR", 2)
    ages = ("2023-01-05", "2023-12", "2024", "2024-02-01", "2024-11-30T10:00Z", None)
    made = lists((), {}, [Source(str(date), date) for date in ages], ())
    assert dict(made.issued) == {
        "2024-11": ("2024-11-30T10:00Z",),
        "2024-02": ("2024-02-01",),
        "2024": ("2024",),
        "2023": ("2023-12", "2023-01-05"),
        "undated": ("None",),
    }
    assert list(map(part_name, made.parts["sources"])) == ["November 2024", "February 2024", "2024", "2023", "Undated"]


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize("listing", [PEOPLE, SOURCES])
def test_the_pages_of_a_long_list_hold_every_entry_once(known: Index, listing: Listing) -> None:
    views = [list_part(known, listing, own) for own in list_pages(known, listing)]
    rows = [row for view in views for row in view.rows]
    first = list_first(known, listing)
    assert len(views) == len(rows) == len(set(rows)) == first.number > 2
    assert sum(count.number for count in first.counts) == first.number
    assert len(first.rows) == 1
    assert [view.after is None for view in views] == [True] + [False] * (len(views) - 1)
    if listing is PEOPLE:
        assert first.rows[0] == max(rows, key=lambda row: row.facts)
        names = [row.name for row in rows if isinstance(row, PersonLine)]
        assert names == sorted(names, key=str.casefold)


@pytest.mark.usefixtures("long")
def test_open_conflicts_have_pages_where_the_quality_page_has_not_all(known: Index) -> None:
    view = quality_view(known)
    assert view.alarm_count == sum(count.number for count in view.alarm_years) == 1
    (own,) = conflict_pages(known)
    assert view.alarm_years[0].path == own.path
    assert [line.id for line in conflicts_view(known, own).alarms] == ["consultation-herald"]


@pytest.fixture
def long_site(long: None) -> dict[str, Page]:
    return {page.path: page for page in render.pages(small_knowledge(), Settings())}


def test_a_site_of_long_lists_holds_together(long_site: dict[str, Page]) -> None:
    assert broken_links((*long_site.values(), *export.files(small_knowledge()))) == []
    for page, rows in (("people/by-name/e", "people/e"), ("sources/by-year/2022", "sources/2022")):
        html = long_site[f"{page}/index.html"].content.decode()
        script = long_site[f"static/rows/{rows}.js"].content.decode().split("=[", 1)[1]
        (row,) = json.loads(f"[{script.rstrip().removesuffix(';')}")
        assert row.startswith("<tr")
        assert row.split('href="~/')[1].split('"')[0] in html


@pytest.mark.usefixtures("long")
def test_an_entry_of_one_part_leaves_the_pages_and_scripts_of_the_others() -> None:
    kb = small_knowledge()
    people = tuple(
        person.model_copy(update={"name": "Elena de Duarte"}) if person.id == "p-duarte" else person
        for person in kb.people
    )
    changed = kb.model_copy(update={"people": people})
    before, after = (
        {piece.path: planned.fingerprints.of(piece.made_of, piece.make().needs) for piece in planned.pieces}
        for planned in (site(kb, Settings()), site(changed, Settings()))
    )
    cut = {path for path in before if "/by-" in path or path.startswith("static/rows/")}
    assert len(cut) > 8
    assert {path for path in cut if before[path] != after[path]} == {
        "people/by-name/e/index.html",
        "static/rows/people/e.js",
    }
