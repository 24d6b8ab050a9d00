"""A site out of an old one: what did not change is the same file, and whatever was touched is made again."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from relations_kb.errors import BuildError
from relations_kb.incremental import manifest
from relations_kb.incremental.crew import in_forks
from relations_kb.model.site import Made, Need, Page, Piece
from relations_kb.render import renew
from relations_kb.render.renew import Bundle, Kept, Wanted, renew_site
from relations_kb.render.write import MARKER


class Project:
    """A site whose pages show values by name; ``renewed`` builds it and tells which pages were made."""

    def __init__(self, root: Path, count: int = 5) -> None:
        self.folder, self.cache = root / "build", root / "cache"
        self.values = {f"page-{number}": f"text {number}" for number in range(count)}
        self.index = "search"
        self.indexed = 0
        self.works = True

    def wanted(self) -> Wanted:
        def piece(name: str) -> Piece:
            return Piece(
                f"{name}/index.html", name, lambda: Made(self.values[name].encode(), (("value", name),), "2020")
            )

        def version(made_of: str, needs: Iterable[Need]) -> str:
            return " ".join([made_of, *(self.values.get(str(key), "") for _, key in needs)])

        def last(days: Mapping[str, str]) -> Iterator[Page]:
            yield Page("sitemap.xml", repr(sorted(days.items())).encode())

        def make(new: Path) -> bool:
            self.indexed += 1
            (new / "pagefind").mkdir()
            (new / "pagefind" / f"{self.index}.bin").write_text(self.index)
            return self.works

        bundle = Bundle("pagefind", self.index, (), make)
        return Wanted([piece(name) for name in self.values], version, last, [bundle])

    def renewed(self) -> int:
        before = manifest.load(self.cache, self.folder)
        done = renew_site(self.folder, self.wanted(), before, in_forks)
        manifest.save(self.cache, self.folder, done.files)
        return done.made

    def files(self) -> dict[str, bytes]:
        found = {p.relative_to(self.folder).as_posix(): p.read_bytes() for p in self.folder.rglob("*") if p.is_file()}
        assert found.pop(MARKER)
        return found

    def expected(self) -> dict[str, bytes]:
        paths = {f"{name}/index.html": value.encode() for name, value in self.values.items()}
        days = repr([(path, "2020") for path in sorted(paths)]).encode()
        return {**paths, "sitemap.xml": days, f"pagefind/{self.index}.bin": self.index.encode()}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_what_did_not_change_is_the_same_file(project: Project) -> None:
    assert project.renewed() == 7
    inodes = {path: (project.folder / path).stat().st_ino for path in project.files()}
    assert project.renewed() == 0
    project.values["page-1"] = "other"
    assert project.renewed() == 1
    assert project.files() == project.expected()
    other = {path for path, inode in inodes.items() if (project.folder / path).stat().st_ino != inode}
    assert other == {"page-1/index.html"}
    assert project.indexed == 1


def test_pages_come_and_go(project: Project) -> None:
    project.renewed()
    del project.values["page-2"]
    project.values["new"] = "new"
    assert project.renewed() == 2  # the page and the site map
    assert project.files() == project.expected()


def test_many_pages_are_made_by_several_processes(tmp_path: Path) -> None:
    project = Project(tmp_path, 200)
    assert project.renewed() == 202
    assert project.files() == project.expected()
    assert project.renewed() == 0


def edited(project: Project) -> None:
    (project.folder / "page-3" / "index.html").write_text("edited")


def removed(project: Project) -> None:
    (project.folder / "page-3" / "index.html").unlink()


def added(project: Project) -> None:
    (project.folder / "page-3" / "more.html").write_text("more")


def gone(project: Project) -> None:
    shutil.rmtree(project.folder)


def copied(project: Project) -> None:
    shutil.copytree(project.folder, project.folder.with_name("copy"))
    shutil.rmtree(project.folder)
    project.folder.with_name("copy").rename(project.folder)


def forgotten(project: Project) -> None:
    shutil.rmtree(project.cache)


def damaged(project: Project) -> None:
    path = project.cache / "site.json"
    path.write_bytes(path.read_bytes()[:-40])


def garbled(project: Project) -> None:
    path = project.cache / "site.json"
    told = json.loads(path.read_text())
    told["files"]["page-3/index.html"] = "?"
    path.write_text(json.dumps(told))


def of_another_site(project: Project) -> None:
    path = project.cache / "site.json"
    path.write_text(path.read_text().replace(str(project.folder), "/elsewhere"))


HARM = (edited, removed, added, gone, copied, forgotten, damaged, garbled, of_another_site)


@pytest.mark.parametrize("harm", HARM)
def test_whatever_was_done_to_the_site_or_the_cache_is_mended(
    project: Project, harm: Callable[[Project], None]
) -> None:
    project.renewed()
    harm(project)
    project.values["page-1"] = "other"
    project.renewed()
    assert project.files() == project.expected()
    assert project.renewed() == 0


def test_a_manifest_that_is_older_than_the_site_does_no_harm(project: Project) -> None:
    project.renewed()
    old = (project.cache / "site.json").read_bytes()
    project.values["page-1"] = "other"
    project.renewed()
    (project.cache / "site.json").write_bytes(old)  # as if the process had been killed right after the swap
    project.values["page-1"] = "text 1"
    project.renewed()
    assert project.files() == project.expected()


def test_a_page_that_comes_out_the_same_is_not_written(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.renewed()
    inode = (project.folder / "page-1" / "index.html").stat().st_ino
    (project.cache / "site.json").write_text(
        (project.cache / "site.json").read_text().replace('"page-1 text 1"', '"another version"')
    )
    assert project.renewed() == 1
    assert (project.folder / "page-1" / "index.html").stat().st_ino == inode


def test_disks_without_links_do(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    project.renewed()
    assert project.renewed() == 0
    assert project.renewed() == 0
    assert project.files() == project.expected()


def test_an_index_that_could_not_be_made_is_tried_again(project: Project) -> None:
    project.works = False
    project.renewed()
    project.works = True
    project.renewed()
    assert project.indexed == 2
    project.index = "other"
    project.renewed()
    assert project.files() == project.expected()
    project.renewed()
    assert project.indexed == 3


def test_a_piece_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    project = Project(tmp_path, 120)
    project.renewed()
    before = project.files()
    project.values = {name: f"{value} again" for name, value in project.values.items()}

    def fail() -> Made:
        raise BuildError("cannot be made", remedy="mend it", file="pair.html", line=3)

    wanted = project.wanted()
    broken = renew.Wanted([*wanted.pieces, Piece("last.html", "", fail)], wanted.version, wanted.last)
    with pytest.raises(BuildError, match=r"pair.html:3: cannot be made; mend it"):
        renew_site(project.folder, broken, manifest.load(project.cache, project.folder), in_forks)
    assert project.files() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "cache"]


def test_what_is_known_of_files_comes_back(tmp_path: Path) -> None:
    needs: tuple[Need, ...] = (("by_pair", ("AZE", "CAN")), ("kb", None), ("records", "r-1"), ("series", ()))
    files = {"a/é.html": Kept(1, 2, 3, "v", needs, "2020-01-01"), "b": Kept(4, 5, 6, "")}
    manifest.save(tmp_path, tmp_path / "build", files)
    assert manifest.load(tmp_path, tmp_path / "build") == files
    assert manifest.load(tmp_path, tmp_path / "other") == {}
