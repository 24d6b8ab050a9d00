"""Every page of the small site: links, HTML, what must stand on it and what must not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.site.small import small_knowledge
from tests.site.validator import invalid_html

from relations_kb import export, render
from relations_kb.errors import BuildError
from relations_kb.model.site import Page, Settings
from relations_kb.render.links import broken_links
from relations_kb.render.write import distinct, write_site


def html(site: tuple[Page, ...], path: str) -> str:
    return next(page.content.decode("utf-8") for page in site if page.path == path)


def test_every_link_and_anchor_resolves_and_nothing_is_loaded_from_elsewhere(small_site: tuple[Page, ...]) -> None:
    assert broken_links(small_site) == []


def test_every_path_is_there_once_in_lower_case(small_site: tuple[Page, ...]) -> None:
    pages = [page.path for page in distinct(small_site)]
    assert all(path == path.lower() for path in pages if path.endswith(".html"))
    for path in (
        "index.html",
        "pairs/chl-isl/index.html",
        "countries/isl/index.html",
        "people/ana-rojas/index.html",
        "sources/wire/index.html",
        "registers/treaties/index.html",
        "timeline/index.html",
        "quality/index.html",
        "data/index.html",
        "about/index.html",
        "404.html",
        "sitemap.xml",
        "robots.txt",
        ".nojekyll",
        "data/records.jsonl",
    ):
        assert path in pages


def test_html_is_valid(small_site: tuple[Page, ...], repo: Path, tmp_path: Path) -> None:
    assert invalid_html(small_site, repo, tmp_path / "site") == []


def test_every_fact_on_a_pair_page_is_cited(small_site: tuple[Page, ...]) -> None:
    page = html(small_site, "pairs/chl-isl/index.html")
    for body in re.findall(r'<tbody id="f-.*?</tbody>', page, re.DOTALL):
        assert 'class="cite"' in body
        assert re.search(r'href="../../sources/[^"]+#r-[^"]+"', body)


def test_a_citation_leads_to_highlighted_words(small_site: tuple[Page, ...]) -> None:
    page = html(small_site, "sources/daily-herald-2021/index.html")
    words = re.search(r'<mark[^>]*id="r-signed-herald"[^>]*>(.*?)</mark>', page)
    assert words is not None
    assert (
        words[1] == "the two sides had signed an Agreement on Fisheries &lt;Research&gt; in Reykjavik in September 2004"
    )


def test_text_that_may_not_be_shown_stands_nowhere(small_site: tuple[Page, ...]) -> None:
    everything = b"".join(page.content for page in small_site)
    assert b"may not be shown" not in everything
    assert b"A second paragraph" not in everything


def test_conflict_is_an_alarm_and_smaller_differences_are_not(small_site: tuple[Page, ...]) -> None:
    page = html(small_site, "pairs/chl-isl/index.html")
    assert page.count('class="differ alarm"') == 2
    assert "Named differently" in page
    assert "One agreement under two spellings" in page


def test_404_page_links_from_the_root_where_the_address_is_known() -> None:
    kb = small_knowledge()
    settings = Settings(base_url="https://someone.example/name")
    site = (*render.pages(kb, settings), *export.files(kb))
    lost = html(site, "404.html")
    assert 'href="/name/pairs/index.html"' in lost
    assert 'href="/name/static/style-' in lost
    assert broken_links(site) == []


def test_sitemap_and_canonical_addresses_need_the_base_url(small_site: tuple[Page, ...]) -> None:
    assert 'rel="canonical"' not in html(small_site, "index.html")
    site = tuple(render.pages(small_knowledge(), Settings(base_url="https://someone.example/name/")))
    assert '<link rel="canonical" href="https://someone.example/name/pairs/chl-isl/">' in html(
        site, "pairs/chl-isl/index.html"
    )
    assert "<loc>https://someone.example/name/</loc>" in html(site, "sitemap.xml")
    assert "Sitemap: https://someone.example/name/sitemap.xml" in html(site, "robots.txt")


def test_empty_knowledge_base_makes_a_site() -> None:
    kb = small_knowledge().model_copy(
        update=dict.fromkeys(
            [
                "documents",
                "records",
                "rejected",
                "facts",
                "people",
                "countries",
                "decisions",
                "near_misses",
                "unresolved",
            ],
            (),
        )
    )
    site = (*render.pages(kb, Settings()), *export.files(kb))
    assert broken_links(site) == []
    assert "No article has given a fact yet." in html(site, "index.html")


def test_two_sources_with_one_slug_are_a_clear_error(tmp_path: Path) -> None:
    kb = small_knowledge()
    first, second, *rest = kb.documents
    kb = kb.model_copy(update={"documents": (first, second.model_copy(update={"slug": first.slug}), *rest)})
    with pytest.raises(BuildError, match="two pages have the path"):
        write_site(render.pages(kb, Settings()), tmp_path / "site")
