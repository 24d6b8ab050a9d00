"""What pages weigh on their way to the reader, compressed as servers send them; the search is asked for separately."""

from __future__ import annotations

import gzip
import posixpath
import re

import pytest
from tests.site.crowded import FACTS, LONG, crowded_knowledge

from relations_kb import export, render
from relations_kb.model.address import pair_page
from relations_kb.model.site import Page, Settings

KILOBYTE = 1000


@pytest.fixture(scope="module")
def crowded_site() -> dict[str, bytes]:
    kb = crowded_knowledge()
    site: tuple[Page, ...] = (*render.pages(kb, Settings(base_url="https://a.example/b/")), *export.files(kb))
    return {page.path: page.content for page in site}


def weight(site: dict[str, bytes], path: str) -> int:
    """Return the bytes of a page and all that it loads before anybody asks for more."""
    html = site[path].decode()
    loaded = re.findall(r'<(?:script|img)[^>]*\ssrc="([^"]+)"', html)
    loaded += re.findall(r'<link rel="(?:stylesheet|icon)" href="([^"]+)"', html)
    assert any(address.endswith(".css") for address in loaded)
    assert sum(address.endswith(".js") for address in loaded) >= 2
    files = {posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) for address in loaded}
    return sum(len(gzip.compress(site[file], 6)) for file in (path, *files))


def test_home_page_weighs_less_than_100_kilobytes(crowded_site: dict[str, bytes]) -> None:
    assert weight(crowded_site, "index.html") < 100 * KILOBYTE


def test_pair_page_of_200_facts_weighs_less_than_250_kilobytes(crowded_site: dict[str, bytes]) -> None:
    path = pair_page(LONG)
    assert crowded_site[path].decode().count('<tbody id="f-') >= FACTS
    assert weight(crowded_site, path) < 250 * KILOBYTE


def test_no_page_weighs_more_than_a_pair_may(crowded_site: dict[str, bytes]) -> None:
    large = [path for path, html in crowded_site.items() if path.endswith(".html") and len(html) > 200 * KILOBYTE]
    assert large
    heavy = {path: size for path in large if (size := weight(crowded_site, path)) > 250 * KILOBYTE}
    assert heavy == {}


def test_names_to_jump_to_weigh_some_tens_of_kilobytes(crowded_site: dict[str, bytes]) -> None:
    assert len(gzip.compress(crowded_site["static/names.js"], 6)) < 50 * KILOBYTE
