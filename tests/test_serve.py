"""Serving a built folder as GitHub Pages would, and seeing changes."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from relations_kb.errors import BuildError
from relations_kb.serve import ASKED, SCRIPT, Latest, reloading, serving, stamps, watch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pairs").mkdir()
    (tmp_path / "pairs" / "index.html").write_text("<p>the pair</p>")
    (tmp_path / "404.html").write_text("<p>not here — 404</p>", encoding="utf-8")
    return tmp_path


def test_serving_gives_pages_of_folders_uncached(folder: Path) -> None:
    with serving(folder, 0) as address, urlopen(f"{address}pairs/") as answer:
        assert answer.read() == b"<p>the pair</p>"
        assert answer.headers["Cache-Control"] == "no-store"


def test_serving_answers_with_the_sites_own_404_page(folder: Path) -> None:
    with serving(folder, 0) as address:
        for method in ("GET", "HEAD"):
            with pytest.raises(HTTPError) as caught:
                urlopen(Request(f"{address}nowhere/", method=method))
            with caught.value:
                assert caught.value.code == 404
                assert ("not here" in caught.value.read().decode()) == (method == "GET")


def test_serving_goes_on_when_the_folder_is_swapped(folder: Path) -> None:
    site = folder / "build"
    site.mkdir()
    (site / "a.html").write_text("old")
    with serving(site, 0) as address:
        site.rename(folder / "old")
        site.mkdir()
        (site / "a.html").write_text("new")
        with urlopen(f"{address}a.html") as answer:
            assert answer.read() == b"new"


def test_serving_on_a_port_that_is_taken(folder: Path) -> None:
    with serving(folder, 0) as address:
        port = int(address.rstrip("/").rpartition(":")[2])
        with pytest.raises(BuildError, match="choose another"), serving(folder, port):
            pass


def test_stamps_change_with_what_the_site_is_made_of(tmp_path: Path) -> None:
    article, settings = tmp_path / "corpus" / "a.txt", tmp_path / "relations.yaml"
    watched = (settings, article.parent)
    article.parent.mkdir()
    article.write_text("one")
    first = stamps(watched)
    assert stamps(watched) == first
    os.utime(article, ns=(1, 1))
    second = stamps(watched)
    settings.touch()
    third = stamps(watched)
    article.unlink()
    assert len({first, second, third, stamps(watched)}) == 4


def test_pages_get_the_reload_script_and_files_stay_as_they_are(folder: Path) -> None:
    before = (folder / "pairs" / "index.html").read_bytes()
    (folder / "pairs" / "index.html").write_text("<meta content=\"default-src 'none';\"><body>the pair</body>")
    (folder / "a.css").write_text("</body>")
    with serving(folder, 0, Latest()) as address:
        page = urlopen(f"{address}pairs/").read().decode()
        assert "default-src 'none'; connect-src 'self';" in page
        assert page.endswith(f'<script src="{SCRIPT}"></script></body>')
        assert urlopen(f"{address}a.css").read() == b"</body>"
        assert b"location.reload" in urlopen(address.rstrip("/") + SCRIPT).read()
        assert b"is being built" in urlopen(address).read()
    assert before == b"<p>the pair</p>"
    allowed = b"<meta content=\"default-src 'none'; connect-src 'self'\"><body></body>"
    assert reloading(allowed).count(b"connect-src") == 1


def test_a_browser_that_asks_is_told_of_the_next_build_and_its_problems(folder: Path) -> None:
    latest = Latest()
    with serving(folder, 0, latest) as address:

        def ask(seen: str) -> object:
            return json.loads(urlopen(f"{address.rstrip('/')}{ASKED}?seen={seen}", timeout=10).read())

        assert ask("") == {"number": 0, "built": False, "problems": []}
        threading.Timer(0.1, lambda: latest.tell(built=False, problems=["a.txt:1: is empty"])).start()
        assert ask("0") == {"number": 1, "built": False, "problems": ["a.txt:1: is empty"]}


def test_watch_tells_the_paths_of_what_changed(tmp_path: Path) -> None:
    corpus, settings, stop = tmp_path / "corpus", tmp_path / "relations.yaml", threading.Event()
    corpus.mkdir()
    told: list[str] = []

    def changed(paths: tuple[str, ...]) -> None:
        told.extend(Path(path).name for path in paths)
        if {"a.txt", "relations.yaml"} <= set(told):
            stop.set()

    threading.Timer(0.3, lambda: (corpus / "a.txt").write_text("x")).start()
    threading.Timer(0.9, lambda: settings.write_text("title: x")).start()
    last = threading.Timer(15, stop.set)
    last.start()
    watch((corpus,), (settings,), changed, stop)
    last.cancel()
    assert {"a.txt", "relations.yaml"} <= set(told)


def test_watch_tells_what_changed_before_it_began_and_folders_that_come_to_be(tmp_path: Path) -> None:
    corpus, settings, templates, stop = (
        tmp_path / "corpus",
        tmp_path / "s.yaml",
        tmp_path / "templates",
        threading.Event(),
    )
    corpus.mkdir()
    since = stamps((corpus, settings, templates))
    (corpus / "while-building.txt").write_text("x")
    told: list[str] = []

    def changed(paths: tuple[str, ...]) -> None:
        told.extend(Path(path).name for path in paths)
        if "while-building.txt" in told and not templates.exists():
            templates.mkdir()
            (templates / "pair.html").write_text("x")
        if "pair.html" in told:
            stop.set()

    last = threading.Timer(15, stop.set)
    last.start()
    watch((corpus,), (settings, templates), changed, stop, since)
    last.cancel()
    assert told == ["while-building.txt", "pair.html"]
