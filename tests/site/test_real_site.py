"""The site of the project's own articles, through all stages: links, HTML, nothing from elsewhere, sizes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.validator import invalid_html

from relations_kb.model.site import Page
from relations_kb.pipeline import site, understand
from relations_kb.render.links import broken_links
from relations_kb.render.write import distinct
from relations_kb.settings import load_settings


@pytest.fixture(scope="module")
def real_site(repo: Path) -> tuple[Page, ...]:
    settings = load_settings(repo)
    return tuple(site(understand(repo, settings).knowledge, settings))


def test_real_site_every_link_and_anchor_resolves_and_nothing_is_loaded_from_elsewhere(
    real_site: tuple[Page, ...],
) -> None:
    assert broken_links(distinct(real_site)) == []


def test_real_site_html_is_valid(real_site: tuple[Page, ...], repo: Path, tmp_path: Path) -> None:
    assert invalid_html(real_site, repo, tmp_path / "site") == []


def test_real_site_pages_are_light(real_site: tuple[Page, ...]) -> None:
    sizes = {page.path: len(page.content) for page in real_site if page.path.endswith((".html", ".css", ".js"))}
    assert {path: size for path, size in sizes.items() if size > 150_000} == {}


def test_real_site_has_the_pairs_of_its_articles(real_site: tuple[Page, ...]) -> None:
    paths = {page.path for page in real_site}
    assert {f"pairs/{pair}/index.html" for pair in ("aze-can", "can-kaz", "can-irn")} <= paths
