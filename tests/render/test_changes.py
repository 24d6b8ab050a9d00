"""What each article added, the feed, JSON-LD, citing a page, and what stands for programs."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from tests.site.small import small_knowledge

from relations_kb import render
from relations_kb.model.site import Page, Settings
from relations_kb.render.index import Index
from relations_kb.render.views.changes import changes_view

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    settings = Settings(title='A & "B"', base_url="https://someone.example/name/")
    return {page.path: page for page in render.pages(small_knowledge(), settings)}


def text(site: dict[str, Page], path: str) -> str:
    return site[path].content.decode("utf-8")


def test_every_fact_of_dated_articles_is_added_by_one_of_them(known: Index) -> None:
    view = changes_view(known)
    dates = [change.date for change in view.changes]
    assert dates == sorted(dates, reverse=True)
    assert view.updated == dates[0]
    names = {change.source.name for change in view.changes}
    whole = [fact for fact in known.facts.values() if {known.records[r].doc for r in fact.records} <= names]
    assert len(whole) <= sum(change.added_count for change in view.changes) <= len(known.facts)


def test_feed_is_atom_with_full_addresses(site: dict[str, Page]) -> None:
    feed = ElementTree.fromstring(text(site, "feed.xml"))
    assert feed.findtext(f"{ATOM}title") == 'A & "B"'
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in (feed, *entries):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entry.findtext(f"{ATOM}updated") or "")
    for link in feed.iter(f"{ATOM}link"):
        assert link.attrib["href"].startswith("https://someone.example/name/")


def test_every_json_ld_is_json_and_nothing_ends_the_script(site: dict[str, Page]) -> None:
    kinds = set()
    for path in site:
        if path.endswith(".html"):
            for written in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text(site, path)):
                assert "<" not in written
                kinds |= {node["@type"] for node in json.loads(written)["@graph"]}
    assert kinds >= {"WebSite", "WebPage", "Country", "Person", "Article", "Dataset", "Event", "Claim"}


def test_pages_say_how_to_cite_them(site: dict[str, Page]) -> None:
    page = text(site, "pairs/chl-isl/index.html")
    assert "“Chile – Iceland.” <i>A &amp; &#34;B&#34;</i>. State of sources:" in page
    assert "@misc{someone-example-name-pairs-chl-isl," in page
    assert "&#34;container-title&#34;: &#34;A &amp; \\&#34;B\\&#34;&#34;" in page


def test_sitemap_has_the_dates_of_sources(site: dict[str, Page]) -> None:
    found = re.search(
        r"<loc>[^<]*/sources/daily-herald-2021/</loc><lastmod>([\d-]+)</lastmod>", text(site, "sitemap.xml")
    )
    assert found is not None


def test_llms_txt_links_what_is_there(site: dict[str, Page]) -> None:
    links = re.findall(r"\(https://someone.example/name/([^)]*)\)", text(site, "llms.txt"))
    assert links
    assert [link for link in links if f"{link}index.html" not in site and not link.startswith("data/")] == []


def test_neighbours_lead_to_each_other(site: dict[str, Page]) -> None:
    after = re.search(r'rel="next" href="\.\./\.\./([^"]+)"', text(site, "countries/chl/index.html"))
    assert after is not None
    assert 'rel="prev" href="../../countries/chl/index.html"' in text(site, after[1])
