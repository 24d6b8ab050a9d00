"""The site's folder is replaced as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from relations_kb.errors import BuildError
from relations_kb.model.site import Page
from relations_kb.render import write
from relations_kb.render.write import MARKER, distinct, is_replaceable, write_site

OLD = [Page("index.html", b"old"), Page("a/index.html", b"old a")]
NEW = [Page("index.html", b"new"), Page("b/c/index.html", b"new b")]


def files(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    found.pop(MARKER)
    return found


def failing() -> Iterator[Page]:
    yield NEW[0]
    raise RuntimeError("in the middle")


def test_write_site_replaces_the_old_site(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "build"
    write_site(OLD, folder)
    write_site(NEW, folder)
    assert files(folder) == {"index.html": b"new", "b/c/index.html": b"new b"}
    assert [path.name for path in folder.parent.iterdir()] == ["build"]


def test_write_site_fills_an_empty_folder(tmp_path: Path) -> None:
    write_site(NEW, tmp_path)
    assert len(files(tmp_path)) == 2


def test_write_site_leaves_the_old_site_when_a_page_fails(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    write_site(OLD, folder)
    with pytest.raises(RuntimeError):
        write_site(failing(), folder)
    assert files(folder) == {"index.html": b"old", "a/index.html": b"old a"}
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_write_site_works_where_folders_cannot_change_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "_exchanged", lambda *_: False)
    test_write_site_replaces_the_old_site(tmp_path)


def test_write_site_leaves_the_old_site_when_the_swap_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "_exchanged", lambda *_: False)
    folder = tmp_path / "build"
    write_site(OLD, folder)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise PermissionError(13, "Permission denied", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(BuildError, match="Permission denied"):
        write_site(NEW, folder)
    assert files(folder)["index.html"] == b"old"


@pytest.mark.parametrize("name", ["precious.txt", ".nojekyll"])
def test_write_site_refuses_what_it_did_not_make(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(BuildError, match="something other than a site"):
        write_site(NEW, tmp_path)
    assert (tmp_path / name).read_text() == "mine"
    assert not is_replaceable(tmp_path)


def test_write_site_refuses_a_file(tmp_path: Path) -> None:
    target = tmp_path / "build"
    target.write_text("a file")
    with pytest.raises(BuildError):
        write_site(NEW, target)
    assert target.read_text() == "a file"


def test_write_site_brings_back_a_site_that_an_interrupted_build_moved_aside(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    write_site(OLD, folder)
    folder.rename(tmp_path / ".build.old")
    (tmp_path / ".build.new").mkdir()
    with pytest.raises(RuntimeError):
        write_site(failing(), folder)
    assert files(folder)["index.html"] == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


@pytest.mark.parametrize("path", ["/etc/passwd", "../outside.html", "a/../../b.html", "a\\b.html", "", "a\0b"])
def test_distinct_refuses_paths_outside_the_site(path: str) -> None:
    with pytest.raises(BuildError, match="below the site"):
        list(distinct([Page(path, b"")]))


def test_distinct_refuses_two_pages_of_one_path() -> None:
    with pytest.raises(BuildError, match=r"two pages have the path 'data/a\.txt'"):
        list(distinct([Page("data/a.txt", b"1"), Page("data/a.txt", b"2")]))


def test_distinct_refuses_paths_that_differ_only_in_case() -> None:
    with pytest.raises(BuildError, match=r"the other is 'data/A\.txt'"):
        list(distinct([Page("data/A.txt", b"1"), Page("data/a.txt", b"2")]))
