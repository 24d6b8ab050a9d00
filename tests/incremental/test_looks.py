"""Files known by a look from outside: whatever happens to one, its key is that of its bytes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from relations_kb.corpus import Listed, article_bytes
from relations_kb.incremental import articles
from relations_kb.incremental.articles import Reader
from relations_kb.incremental.looks import Looks
from relations_kb.incremental.store import Store

OLD = 1_000_000_000  # ns: files that were settled long before they were looked at


def corpus(root: Path) -> Path:
    folder = root / "corpus"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(
            f"Article {number}\n\nChile and Peru met in Lima on {number + 1} May 2001.\n"
        )
    (folder / "1.yaml").write_text("publisher: Paper\n")
    return folder


class Opened:
    """Builds keys as a reader does, and tells which articles were opened for it."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.folder = root, corpus(root)
        self.names: list[str] = []
        self.version = "one"

        def noted(path: Path, most: int) -> bytes:
            self.names.append(path.name)
            return article_bytes(path, most)

        monkeypatch.setattr(articles, "article_bytes", noted)
        monkeypatch.setattr(articles, "reading_version", lambda: self.version)

    def keys(self, store: bool = True, settle: bool = True) -> dict[str, bytes]:
        if settle:
            time.sleep(0.15)
        self.names.clear()
        if not store:
            reader = Reader(self.folder, 1_000_000)
            reader.read({})
            return reader.keys()
        with Store(self.root / "cache") as kept:
            reader = Reader(self.folder, 1_000_000, kept)
            reader.read({})
            reader.tidy()
            return reader.keys()


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    return Opened(tmp_path, monkeypatch)


def edited(folder: Path) -> None:
    (folder / "1.txt").write_text("Other\n")


def edited_in_secret(folder: Path) -> None:
    """As long as before, and with the times of before, as far as a program can set them."""
    path = folder / "1.txt"
    stat = path.stat()
    path.write_text(path.read_text().replace("Lima", "Cuzc"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def described_otherwise(folder: Path) -> None:
    (folder / "1.yaml").write_text("publisher: Other\n")


def not_described(folder: Path) -> None:
    (folder / "1.yaml").unlink()


def replaced(folder: Path) -> None:
    (folder / "0.txt").replace(folder / "1.txt")


def swapped(folder: Path) -> None:
    (folder / "1.txt").rename(folder / "x")
    (folder / "2.txt").rename(folder / "1.txt")
    (folder / "x").rename(folder / "2.txt")


@pytest.mark.parametrize("change", [edited, edited_in_secret, described_otherwise, not_described, replaced, swapped])
def test_a_file_that_changed_in_any_way_is_opened(opened: Opened, change: Callable[[Path], None]) -> None:
    before = opened.keys()
    assert opened.keys() == before
    assert opened.names == []
    change(opened.folder)
    after = opened.keys()
    assert "1.txt" in opened.names
    assert after == opened.keys(store=False)
    assert after["1.txt"] != before["1.txt"]


def test_a_file_that_was_written_a_moment_ago_is_opened_again(opened: Opened) -> None:
    edited(opened.folder)
    opened.keys(settle=False)
    opened.keys(settle=False)
    assert "1.txt" in opened.names


@pytest.mark.parametrize("harm", [b"", b"{", b"[]", b'{"form": "relations-kb looks 1", "version": "?", "files": 3}'])
def test_looks_that_are_damaged_tell_nothing(opened: Opened, harm: bytes) -> None:
    before = opened.keys()
    (opened.root / "cache" / "looks.json").write_bytes(harm)
    assert opened.keys() == before
    assert len(opened.names) == 3


def test_another_version_opens_all(opened: Opened) -> None:
    before = opened.keys()
    opened.version = "two"
    after = opened.keys()
    assert len(opened.names) == 3
    assert not set(before.values()) & set(after.values())


def test_an_article_that_the_store_lost_is_read_again(opened: Opened) -> None:
    before = opened.keys()
    (opened.root / "cache" / "articles.sqlite").unlink()
    assert opened.keys() == before
    assert len(opened.names) == 3


def test_what_cannot_be_kept_is_no_problem(tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    one = Listed(folder / "1.txt", folder / "1.yaml")
    for place in (None, tmp_path / "corpus" / "1.txt"):
        looks = Looks(place, "")
        look, _ = looks.take(one)
        looks.note(one, (look, look[2] + OLD), b"key")
        assert Looks(place, "").key(one) is None
        looks.save()
