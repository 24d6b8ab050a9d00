"""The site before last as the ground of the next: whatever became of it, the site comes out right, and whole."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from relations_kb.errors import BuildError
from relations_kb.model.site import Made, Need, Page, Piece
from relations_kb.render import renew, standby, write
from relations_kb.render.renew import Kept, Renewed, Wanted, renew_site
from relations_kb.render.standby import lay
from relations_kb.render.write import MARKER


class Site:
    """Pages by their paths; ``renewed`` builds them with a standby."""

    def __init__(self, root: Path) -> None:
        self.folder, self.standby = root / "build", root / "cache" / "standby"
        self.standby.parent.mkdir()
        self.pages = {f"pairs/{number}/index.html": f"text {number}" for number in range(8)}
        self.before: Mapping[str, Kept] = {}

    def renewed(self, broken: bool = False) -> int:
        def piece(path: str) -> Piece:
            return Piece(path, path, lambda: Made(self.pages[path].encode(), (("value", path),)))

        def version(made_of: str, needs: Iterable[Need]) -> str:
            return " ".join([made_of, *(self.pages.get(str(key), "") for _, key in needs)])

        def last(days: Mapping[str, str]) -> Iterator[Page]:
            yield Page("sitemap.xml", repr(sorted(days)).encode())
            if broken:
                raise BuildError("cannot be made", remedy="mend it")

        wanted = Wanted([piece(path) for path in self.pages], version, last)
        done: Renewed = renew_site(self.folder, wanted, self.before, map, self.standby)
        self.before = done.files
        lay(self.standby, self.folder, done.files)
        return done.made

    def expected(self) -> dict[str, str]:
        return {**self.pages, "sitemap.xml": repr(sorted(self.pages))}

    def right(self) -> bool:
        return files(self.folder) == self.expected()


def files(folder: Path) -> dict[str, str]:
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if not p.is_dir() or p.is_symlink()}
    empty = [p for p in folder.rglob("*") if p.is_dir() and not p.is_symlink() and not any(p.iterdir())]
    assert not empty
    assert found.pop(MARKER).read_text().startswith("This folder is written by relations-kb")
    assert not any(path.is_symlink() for path in found.values())
    return {path: file.read_text() for path, file in found.items()}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    assert site.renewed() == 9
    return site


def test_only_what_differs_is_given_a_name(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    link = os.link

    def noted(old: str, new: str) -> None:
        given.append(old)
        link(old, new)

    monkeypatch.setattr(os, "link", noted)
    for number in range(4):
        site.pages[f"pairs/{number}/index.html"] = f"other {number}"
        assert site.renewed() == 1
        assert site.right()
    # The page that the build before changed, which the site before that has not got.
    assert [Path(path).parent.name for path in dict.fromkeys(given)] == ["0", "1", "2"]


def test_pages_that_go_and_come_leave_no_folders(site: Site) -> None:
    text = site.pages.pop("pairs/3/index.html")
    site.renewed()
    assert site.right()
    site.pages["pairs/3/more/index.html"] = text
    site.renewed()
    assert site.right()
    del site.pages["pairs/3/more/index.html"]
    site.pages["pairs/3"] = "a file where a folder was"
    site.renewed()
    assert site.right()
    del site.pages["pairs/3"]
    site.pages["pairs/3/index.html"] = text
    site.renewed()
    assert site.right()


def test_a_site_of_which_little_stays_is_not_kept_twice(site: Site) -> None:
    inodes = {path.stat().st_ino for path in site.folder.rglob("*.html")}
    site.pages = {path: text + " again" for path, text in site.pages.items()}
    site.renewed()
    assert not inodes & {path.stat().st_ino for path in site.standby.rglob("*.html")}
    assert site.right()


def edited(place: Path) -> None:
    (place / "pairs/3/index.html").write_text("edited")


def replaced(place: Path) -> None:
    (place / "pairs/3/index.html").unlink()
    (place / "pairs/3/index.html").write_text("edited")


def removed(place: Path) -> None:
    shutil.rmtree(place / "pairs/3")


def added(place: Path) -> None:
    (place / "pairs/3/more").mkdir()
    (place / "pairs/3/more/index.html").write_text("more")
    (place / "nothing/at/all").mkdir(parents=True)


def linked(place: Path) -> None:
    shutil.rmtree(place / "pairs/3")
    (place / "pairs/3").symlink_to(place.parent, target_is_directory=True)
    (place / "pairs/4/index.html").unlink()
    (place / "pairs/4/index.html").symlink_to("../5/index.html")


def confused(place: Path) -> None:
    shutil.rmtree(place / "pairs/3")
    (place / "pairs/3").write_text("a file")
    (place / "pairs/4/index.html").unlink()
    (place / "pairs/4/index.html/index.html").mkdir(parents=True)


def of_another_site(place: Path) -> None:
    shutil.rmtree(place)
    shutil.copytree(Path(write.__file__).parent, place)
    (place / MARKER).write_text("?")


def gone(place: Path) -> None:
    shutil.rmtree(place)


HARM = (edited, replaced, removed, added, linked, confused, of_another_site, gone)


@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize("builds", [1, 3])
def test_whatever_became_of_the_standby_is_mended(site: Site, harm: Callable[[Path], None], builds: int) -> None:
    for number in range(builds):
        site.pages["pairs/0/index.html"] = f"other {number}"
        site.renewed()
    harm(site.standby)
    site.pages["pairs/1/index.html"] = "yet another"
    site.renewed()
    assert site.right()
    assert site.renewed() == 0
    assert site.right()


@pytest.mark.parametrize("harm", [edited, replaced, removed, added, linked, confused])
def test_what_is_done_to_the_site_beside_a_standby_is_mended(site: Site, harm: Callable[[Path], None]) -> None:
    site.renewed()
    harm(site.folder)
    for number in range(3):  # what was harmed is the standby of the second one
        site.pages["pairs/1/index.html"] = f"other {number}"
        site.renewed()
        assert site.right()


def test_a_standby_that_is_no_folder_is_left_alone(site: Site) -> None:
    shutil.rmtree(site.standby)
    site.standby.write_text("a file")
    site.pages["pairs/1/index.html"] = "other"
    assert site.renewed() == 1
    assert site.right()
    assert site.standby.read_text() == "a file"


def test_folders_that_cannot_be_exchanged_take_turns(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "_exchanged", lambda *_: False)
    for number in range(3):
        site.pages["pairs/1/index.html"] = f"other {number}"
        assert site.renewed() == 1
        assert site.right()
        assert site.standby.is_dir()
    assert sorted(path.name for path in site.folder.parent.iterdir()) == ["build", "cache"]


def test_a_standby_on_another_disk_is_none(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if "standby" in (self.name, target.name):
            raise OSError(18, "Invalid cross-device link", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    for number in range(2):
        site.pages["pairs/1/index.html"] = f"other {number}"
        assert site.renewed() == 1
        assert site.right()
    assert sorted(path.name for path in site.folder.parent.iterdir()) == ["build", "cache"]


def test_a_build_that_fails_leaves_the_site_and_what_it_wrote_for_the_next(site: Site) -> None:
    before = files(site.folder)
    site.pages["pairs/1/index.html"] = "other"
    with pytest.raises(BuildError, match="cannot be made"):
        site.renewed(broken=True)
    assert files(site.folder) == before
    assert sorted(path.name for path in site.folder.parent.iterdir()) == ["build", "cache"]
    assert site.renewed() == 1
    assert site.right()


def test_a_full_disk_leaves_the_site_and_takes_no_space(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(site.folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    site.pages["pairs/1/index.html"] = "other"
    with monkeypatch.context() as patched:
        patched.setattr(renew, "write_file", full)
        with pytest.raises(BuildError, match="No space left"):
            site.renewed()
    assert files(site.folder) == before
    assert not site.standby.exists()
    assert site.renewed() == 1
    assert site.right()


KILLED = [
    *((write, "write_file", 1), (write, "write_file", 2), (write, "write_file", 3), (write, "clear", 1)),
    *((write, "clear", 2), (standby, "give_name", 1), (standby, "reduce_to", 1), (standby, "_fold", 1)),
    *((write, "_moved", 1), (write, "_exchanged", 1), (write, "_put_away", 1), (write, "_moved", 2)),
]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied, and folders change names in one step")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(("holder", "name", "at"), KILLED)
def test_a_build_that_is_killed_on_the_way_leaves_one_of_the_sites(
    site: Site, holder: object, name: str, at: int, after: bool
) -> None:
    site.pages["pairs/0/index.html"] = "other"
    site.pages["pairs/9/index.html"] = "new"
    site.renewed()
    site.pages["pairs/2/index.html"] = "new"
    site.renewed()
    old, known = files(site.folder), site.before
    del site.pages["pairs/9/index.html"]
    site.pages["pairs/1/index.html"] = "yet another"
    child = os.fork()
    if child == 0:
        deadly(holder, name, at, after)
        try:
            site.renewed()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert files(site.folder) in (old, site.expected())
    site.before = known
    site.renewed()
    assert site.right()
    site.renewed()
    assert site.right()


def deadly(holder: object, name: str, at: int, after: bool) -> None:
    """Let this process kill itself at a call of a function, wherever that was imported to."""
    real, calls = getattr(holder, name), 0

    def kill(*given: object) -> object:
        nonlocal calls
        calls += 1
        result = real(*given) if after or calls < at else None
        if calls == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    for module in (write, standby, renew):
        if getattr(module, name, None) is real:
            setattr(module, name, kill)
