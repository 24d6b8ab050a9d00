"""A real browser on the small site, on disk. Skipped where there is no Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.site.crowded import crowded_knowledge
from tests.site.small import small_knowledge

from relations_kb import export, render
from relations_kb.model import knowledge
from relations_kb.model.site import Settings
from relations_kb.render.pagefind import write_search
from relations_kb.render.views import lists, quality, registers
from relations_kb.render.write import write_site
from relations_kb.serve import serving

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the small site's folder."""
    folder = tmp_path_factory.mktemp("browser") / "name"
    kb = small_knowledge()
    write_site((*render.pages(kb, Settings()), *export.files(kb)), folder)
    return folder.as_uri()


@pytest.fixture(scope="session")
def by_years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small site's folder, with lists so short that they are told by years."""
    folder = tmp_path_factory.mktemp("years") / "name"
    kb = small_knowledge()
    with pytest.MonkeyPatch.context() as patch:
        for module, name in ((registers, "PER_PAGE"), (registers, "NEWEST"), (lists, "PER_PAGE"), (lists, "FIRST")):
            patch.setattr(module, name, 1)
        patch.setattr(quality, "AT_ONCE", 0)
        patch.setattr(knowledge, "LONG", 2)
        write_site((*render.pages(kb, Settings()), *export.files(kb)), folder)
    yield folder.as_uri()


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the folder of a site with endless names, Arabic, and a pair with two hundred facts."""
    folder = tmp_path_factory.mktemp("crowded") / "name"
    kb = crowded_knowledge()
    write_site((*render.pages(kb, Settings()), *export.files(kb)), folder)
    return folder.as_uri()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small site on a server, below a path, with its search index."""
    root = tmp_path_factory.mktemp("served")
    kb = small_knowledge()
    write_site(
        (*render.pages(kb, Settings(base_url="https://someone.example/name/")), *export.files(kb)),
        root / "name",
        lambda new: write_search(render.search_pages(kb), new),
    )
    # Servers of project pages give the project's own page for what is not there.
    (root / "404.html").write_bytes((root / "name" / "404.html").read_bytes())
    with serving(root, 0) as address:
        yield f"{address}name"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = next((found for name in NAMES if (found := shutil.which(name))), None)
    if chromium is None:
        pytest.skip(f"no browser here: none of {', '.join(NAMES)}")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def axe(repo: Path) -> str:
    """The accessibility checker's script."""
    script = repo / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        pytest.skip("axe-core is not installed: npm ci")
    return script.read_text(encoding="utf-8")
