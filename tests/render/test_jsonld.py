"""What pages say to programs."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from tests.site.small import small_knowledge

from relations_kb import render
from relations_kb.model.site import Settings

BASE = "https://someone.example/name/"


@pytest.fixture(scope="module")
def told() -> dict[str, list[dict[str, Any]]]:
    """The nodes of each page."""
    nodes = {}
    for page in render.pages(small_knowledge(), Settings(base_url=BASE)):
        for script in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', page.content.decode("utf-8", "replace")
        ):
            graph = json.loads(script)
            assert graph["@context"] == "https://schema.org"
            nodes[page.path] = graph["@graph"]
    return nodes


@pytest.mark.parametrize(
    ("path", "types"),
    [
        ("index.html", {"WebSite"}),
        ("pairs/chl-isl/index.html", {"WebPage", "Event", "Claim"}),
        ("countries/chl/index.html", {"Country"}),
        ("people/ana-rojas/index.html", {"Person"}),
        ("sources/wire/index.html", {"Article"}),
        ("data/index.html", {"Dataset"}),
    ],
)
def test_pages_say_what_they_are_about(told: dict[str, list[dict[str, Any]]], path: str, types: set[str]) -> None:
    assert {node["@type"] for node in told[path]} == types
    assert all(node["url"].startswith("https://") for node in told[path] if "url" in node)


def test_missions_are_government_organizations(told: dict[str, list[dict[str, Any]]]) -> None:
    about = [node["about"] for node in told["pairs/chl-isl/index.html"] if node["@type"] == "Claim" and "about" in node]
    assert {"@type": "GovernmentOrganization", "name": "Embassy of Iceland"} in about


def test_claims_name_the_articles_that_make_them(told: dict[str, list[dict[str, Any]]]) -> None:
    claims = [node for node in told["pairs/chl-isl/index.html"] if node["@type"] == "Claim"]
    assert claims
    for claim in claims:
        assert claim["appearance"][0]["url"].startswith(f"{BASE}sources/")
        assert claim["citation"][0].startswith(f"{BASE}sources/")


def test_sitemap_dates_each_page_by_its_latest_source() -> None:
    site = {
        page.path: page.content.decode("utf-8", "replace")
        for page in render.pages(small_knowledge(), Settings(base_url=BASE))
    }
    listed = dict(re.findall(r"<url><loc>([^<]*)</loc>(?:<lastmod>([^<]*)</lastmod>)?</url>", site["sitemap.xml"]))
    pages = {path.removesuffix("index.html") for path in site if path.endswith(".html") and path != "404.html"}
    assert set(listed) == {BASE + path for path in pages}
    assert listed[f"{BASE}sources/daily-herald-2021/"] == "2021-03-04"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", listed[f"{BASE}pairs/chl-isl/"])
