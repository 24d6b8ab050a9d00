"""How things stood by date, and what facts tell together, as the pages of pairs, countries and people show it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from tests.link.make import consultation, document, status, trade

from relations_kb.link import link
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.record import Evidence, Record
from relations_kb.model.site import Settings
from relations_kb.model.text import Document
from relations_kb.render import pages
from relations_kb.render.index import Index, index
from relations_kb.render.views.facts import PageFacts
from relations_kb.render.views.standing import StandingView, standing_view
from relations_kb.render.views.together import TogetherView, together_view
from relations_kb.vocab.world import load_world

PAIR = ("FIN", "PER")
BOTH = {"actor": None, "counterpart": None}
TALKS = "Consultations were held; Finland's ambassador to Peru took part."


def _telling(record: Record, quote: str) -> Record:
    return record.model_copy(update={"evidence": (Evidence(start=0, end=len(quote), quote=quote),)})


def _linked(*records: Record, documents: tuple[Document, ...] = ()) -> KnowledgeBase:
    """Link records; the words of each stand in a text of its own document."""
    texts: dict[str, str] = {}
    for record in records:
        texts[record.doc] = max(texts.get(record.doc, ""), record.evidence[0].quote, key=len)
    named = {known.name for known in documents}
    made = [document(name, text) for name, text in sorted(texts.items()) if name not in named]
    return link((*documents, *made), records)


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    return _linked(
        status("a.txt", "relations-established", date="1950-03-04", **BOTH),
        status("b.txt", "relations-severed", date="1967", **BOTH),
        status("c.txt", "relations-restored", date="1974", **BOTH),
        status("d.txt", "mission-opened", date="1960", mission="embassy", place="Lima/PER"),
        status("e.txt", "mission-closed", date="1966", mission="embassy", place="Lima/PER"),
        status("f.txt", "mission-present", mission="consulate", place="Cusco/PER"),
        status("g.txt", "envoy-accredited", "Tuomas Virtanen/FIN/Ambassador", date="1998-03-01"),
        _telling(consultation("h.txt", date="2000-06-01", round=3), TALKS),
        trade("i.txt", 2.0e6, date="2010"),
        trade("j.txt", 2.6e6, date="2010", flow="imports", reporter="PER", partner="FIN"),
        trade("k.txt", 2.1e6, date="2011"),
        trade("l.txt", 2.2e9, date="2012"),
        trade("m.txt", 2.2e6, date="2013"),
        status("n.txt", "relations-established", date="1943", countries=("PER", "SUN"), **BOTH),
        status("o.txt", "relations-established", date="1992", countries=("PER", "RUS"), **BOTH),
    )


@pytest.fixture(scope="module")
def known(kb: KnowledgeBase) -> Index:
    return index(kb, load_world().countries)


@pytest.fixture(scope="module")
def html(kb: KnowledgeBase) -> dict[str, str]:
    return {page.path: page.content.decode() for page in pages(kb, Settings()) if page.path.endswith(".html")}


def _view(known: Index, pair: tuple[str, str] = PAIR) -> StandingView:
    view = standing_view(known, PageFacts(known, known.by_pair[pair], pair), pair)
    assert view is not None
    return view


def _together(known: Index) -> TogetherView:
    return together_view(known, PageFacts(known, known.by_pair[PAIR], PAIR), PAIR)


def _year(view: StandingView, year: int) -> tuple[str, ...]:
    return next(stretch.cells for stretch in view.stretches if stretch.first <= year <= stretch.last)


def test_standing_answers_for_every_year(known: Index) -> None:
    view = _view(known)
    # Nobody tells of a mission of Peru, or of its envoys: they have no column.
    assert view.columns == ("Relations", "Missions of Finland", "Envoy of Finland")
    assert _year(view, 1950)[0] == "yes (from 4 March 1950)"
    assert _year(view, 1960)[:2] == ("yes", "Embassy in Lima (from 1960)")
    assert _year(view, 1964)[:2] == ("yes", "Embassy in Lima")
    assert _year(view, 1970)[:2] == ("broken off", "Embassy in Lima closed 1966, nothing told since")
    assert _year(view, 1980)[0] == "yes"
    assert _year(view, 1999)[2] == "Tuomas Virtanen (no end told)"
    assert _year(view, 1980)[2] == ""


def test_standing_years_are_without_gap_and_neighbours_differ(known: Index) -> None:
    stretches = _view(known).stretches
    for one, two in pairwise(stretches):
        assert two.first == one.last + 1
        assert one.cells != two.cells


def test_standing_every_dated_bound_has_its_evidence(known: Index) -> None:
    for group in _view(known).groups:
        for row in group.rows:
            assert row.start.citations or row.end.citations or row.also_citations
            assert row.start.text == "Not told" or row.start.citations
            assert row.end.text in ("No end told",) or row.end.citations


def test_standing_without_a_date_stands_in_the_table_and_claims_no_year(known: Index) -> None:
    (row,) = [r for g in _view(known).groups for r in g.rows if r.label == "Consulate in Cusco"]
    assert (row.start.text, row.end.text, row.also_told, row.bar) == (
        "Not told", "No end told", "Told without a date", (),
    )  # fmt: skip


def test_standing_of_a_successor_leads_to_the_state_before(known: Index) -> None:
    (before,) = _view(known, ("PER", "RUS")).before
    assert (before.path, before.years) == ("pairs/per-sun/index.html", "1922–1991")


def test_standing_is_on_the_page_without_a_script(html: dict[str, str]) -> None:
    page = html["pairs/fin-per/index.html"]
    section = page[page.index('id="standing"') : page.index('id="timeline"')]
    assert "Relations broken off" in section
    assert "By 1998" not in section
    assert re.search(r'data-to="1973"><th scope="row">1968–1973</th><td[^>]*>Broken off</td>', section)
    assert "not told" in section


def test_together_names_missing_rounds_with_what_bounds_them(known: Index, html: dict[str, str]) -> None:
    (series,) = _together(known).series
    assert series.told == "1 numbered round; of 2 more no source here tells"
    assert [(row.number, row.missing) for row in series.rows] == [("First to second", True), ("Third", False)]
    assert "before 1 June 2000" in series.rows[0].when
    assert "First to second" in html["pairs/fin-per/index.html"]


def test_together_shows_both_sides_figures_and_an_alarm(known: Index, html: dict[str, str]) -> None:
    together = _together(known)
    (mirror,) = together.mirrors
    assert (mirror.exports.sum, mirror.imports.sum, mirror.ratio, mirror.far) == (
        "US$2\xa0million", "US$2.6\xa0million", "1.30", False,
    )  # fmt: skip
    assert mirror.exports.citations
    assert mirror.imports.citations
    (alarm,) = together.implausible
    assert (alarm.sum, len(alarm.neighbours)) == ("US$2.2\xa0billion", 3)
    page = html["pairs/fin-per/index.html"]
    assert "about 1,000 times larger than 3 figures of the same flow" in page
    assert "Implausible figure" in page


def test_holders_stand_on_the_pages_of_country_fact_and_person(html: dict[str, str], kb: KnowledgeBase) -> None:
    country = html["countries/fin/index.html"]
    held = country[country.index('id="held"') :]
    assert re.search(r"Ambassador to Peru</th><td><a [^>]+>Tuomas Virtanen</a></td><td>1 March 1998", held)
    assert "It was probably <a" in html["pairs/fin-per/index.html"]
    (person,) = [one for one in kb.people if one.name == "Tuomas Virtanen"]
    assert "Probably meant" in html[f"people/{person.slug}/index.html"]
    assert "inferred" in html["pairs/fin-per/index.html"]
