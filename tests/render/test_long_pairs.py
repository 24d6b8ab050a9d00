"""Pairs of so many facts that each year of theirs has a page."""

from __future__ import annotations

import json
import re

import pytest
from tests.site.small import small_knowledge

from relations_kb import export, render
from relations_kb.model import knowledge
from relations_kb.model.knowledge import year_of
from relations_kb.model.site import Settings
from relations_kb.render.index import Index, index
from relations_kb.render.links import broken_links
from relations_kb.render.site import Site, site
from relations_kb.render.views.pair import pair_view, pair_year_view, pair_years
from relations_kb.vocab.world import load_world

PAIR = ("CHL", "ISL")
FOLDER = "pairs/chl-isl"


@pytest.fixture
def long_pair(monkeypatch: pytest.MonkeyPatch) -> Index:
    """The small site, on which two facts are many for a pair."""
    monkeypatch.setattr(knowledge, "LONG", 2)
    return index(small_knowledge(), load_world().countries)


def versions(planned: Site) -> dict[str, str]:
    return {piece.path: planned.fingerprints.of(piece.made_of, piece.make().needs) for piece in planned.pieces}


def test_a_short_pair_has_one_page(known: Index) -> None:
    view = pair_view(known, PAIR)
    assert (known.long_pairs, pair_years(known, PAIR), view.counts) == (frozenset(), (), ())
    assert known.fact_link(known.by_pair[PAIR][0]).startswith(f"{FOLDER}/index.html#f-")


def test_the_pages_of_a_long_pair_hold_every_fact_once(long_pair: Index) -> None:
    pages = pair_years(long_pair, PAIR)
    views = [pair_year_view(long_pair, PAIR, own) for own in pages]
    facts = [fact.id for view in views for section in view.sections for fact in section.facts]
    assert sorted(facts) == sorted(fact.id for fact in long_pair.by_pair[PAIR])
    whole = pair_view(long_pair, PAIR)
    assert [(one.label, one.path, one.number) for one in whole.counts] == [
        (own.label, own.path, view.facts) for own, view in zip(pages, views, strict=True)
    ]
    assert whole.sections == ()
    assert sum(number for _, number in whole.kinds) == whole.facts == len(facts)
    assert [page.label for page in pages][-1] == "undated"
    assert (views[0].after, views[-1].before) == (None, None)


def test_a_site_of_long_pairs_holds_together(long_pair: Index) -> None:
    kb = small_knowledge()
    site_pages = {page.path: page for page in (*render.pages(kb, Settings()), *export.files(kb))}
    assert broken_links(tuple(site_pages.values())) == []
    for fact in long_pair.by_pair[PAIR]:
        page, anchor = long_pair.fact_link(fact).split("#")
        assert page == f"{FOLDER}/{year_of(fact)}/index.html"
        assert f'id="{anchor}"' in site_pages[page].content.decode()
        assert f'"@id": "{page}#{anchor}"' in site_pages["data/kb.jsonld"].content.decode()
    assert not re.search(r'id="f-|href="#f-', site_pages[f"{FOLDER}/index.html"].content.decode())
    told = site_pages["static/years/chl-isl.js"].content.decode().removeprefix("self.relationsYears=")
    years: dict[str, str] = json.loads(told.rstrip().removesuffix(";"))
    assert sum(len(anchors.split()) for anchors in years.values()) == len(long_pair.by_pair[PAIR])


@pytest.mark.usefixtures("long_pair")
def test_a_change_of_one_year_leaves_the_pages_of_the_others() -> None:
    kb = small_knowledge()
    oldest = min(
        (fact for fact in kb.facts if set(fact.countries) == set(PAIR)), key=lambda fact: fact.best.date or "9"
    )
    changed = oldest.model_copy(update={"origins": 9})
    facts = tuple(changed if fact.id == oldest.id else fact for fact in kb.facts)
    before, after = (versions(site(kb.model_copy(update={"facts": one}), Settings())) for one in (kb.facts, facts))
    other = {path for path in before if path.startswith(f"{FOLDER}/") and before[path] != after[path]}
    assert other == {f"{FOLDER}/index.html", f"{FOLDER}/{year_of(oldest)}/index.html"}


def test_where_a_pair_becomes_a_long_one_all_that_leads_to_it_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kb = small_knowledge()
    before = versions(site(kb, Settings()))
    monkeypatch.setattr(knowledge, "LONG", 2)
    after = versions(site(kb, Settings()))
    assert all(before[path] != after[path] for path in before)
