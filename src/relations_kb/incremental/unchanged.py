"""Whether anything changed at all since the last build, told by looking at files from outside.

In: a project, and what the last build saw and said. Out: what it said, where every file that it read and every file
that it wrote is as it was. Sizes, times and inodes tell, as they do for git: nothing is opened but what was kept, and
nothing of the program is imported that reads articles or makes pages.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from relations_kb.incremental.folder import write_whole
from relations_kb.incremental.versions import PACKAGE, program_version

if TYPE_CHECKING:
    from relations_kb.model.site import Settings

CACHE, SETTINGS = ".relations-cache", "relations.yaml"  # as the settings have them, which take long to be imported

_FILE = "build.json"
_FORM = "relations-kb build 3"
TICK = 100_000_000  # ns: what changes after a look has a later time than what had this age when it was taken


class Wish(NamedTuple):
    """What a build is asked for: the text of its settings, and what the command line adds to them.

    ``corpus``, ``output`` and ``logo`` are what the settings say, so that they need not be understood to be looked at;
    ``part`` are the pairs and the day that the command line names.
    """

    settings: str
    base_url: str | None
    search: bool
    corpus: str
    output: str
    logo: str | None
    part: tuple[str, str] = ("", "")


class Look(NamedTuple):
    """What the input of a build looks like from outside; ``settled`` where any later change would look other."""

    seen: str
    settled: bool


class Told(NamedTuple):
    """What a build said: its problems, line by line, its summary, and the folder and number of its files."""

    problems: tuple[str, ...]
    summary: str
    folder: str
    files: int


def wish(root: Path, settings: Settings, base_url: str | None, search: bool, part: tuple[str, str] = ("", "")) -> Wish:
    """Return what a build of the project in ``root`` with its ``settings`` is asked for."""
    return Wish(settings_text(root), base_url, search, settings.corpus, settings.output, settings.theme.logo, part)


def settings_text(root: Path) -> str:
    """Return the text of the settings; empty where there are none."""
    try:
        return (root / SETTINGS).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def look(root: Path, wished: Wish) -> Look:
    """Look at everything that a build of the project in ``root`` reads. Take the look before anything is read."""
    now = time.time_ns()
    found = hashlib.blake2b(digest_size=16)
    found.update(repr((_FORM, program_version(), wished, str(root.resolve()))).encode())
    settled = True
    for line, changed in _inputs(root, wished):
        found.update(line.encode("utf-8", "surrogateescape"))
        settled = settled and changed < now - TICK
    return Look(found.hexdigest(), settled)


def last_said(
    root: Path, base_url: str | None, search: bool, cache: str = CACHE, part: tuple[str, str] = ("", "")
) -> Told | None:
    """Return what the last build said, or None where anything changed since, or that cannot be told.

    :param cache: the folder in which the project keeps things.
    """
    try:
        kept = json.loads((root / cache / _FILE).read_bytes())
        corpus, output, logo = kept["wish"]
        wished = Wish(settings_text(root), base_url, search, corpus, output, logo, part)
        if kept["form"] != _FORM or kept["seen"] != look(root, wished).seen:
            return None
        written, files = _outputs(root / output)
        if kept["written"] != written:
            return None
        return Told(tuple(map(str, kept["problems"])), str(kept["summary"]), str(root / output), files)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def keep(root: Path, cache: str, wished: Wish, taken: Look, told: Told) -> None:
    """Keep what a build saw and said, unless a change that came while it ran could be missed later.

    :raises OSError: it cannot be written.
    """
    if not taken.settled:
        return
    kept = {
        "form": _FORM,
        "seen": taken.seen,
        "wish": (wished.corpus, wished.output, wished.logo),
        "problems": told.problems,
        "summary": told.summary,
        "written": _outputs(root / wished.output)[0],
    }
    write_whole(root / cache / _FILE, json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogateescape"))


def _inputs(root: Path, wished: Wish) -> Iterator[tuple[str, int]]:
    """Yield a line for each file that a build reads, and when it was last changed in any way (ns)."""
    yield from _of_files([root / SETTINGS, *([root / wished.logo] if wished.logo else ())])
    yield from _in_folder(str(root / wished.corpus), deep=False)
    for folder in (root / "templates", PACKAGE / "templates", PACKAGE.parents[1] / "templates"):
        yield from _in_folder(str(folder), deep=True)


def _of_files(paths: Iterable[Path]) -> Iterator[tuple[str, int]]:
    for path in paths:
        try:
            stat = path.stat()
        except OSError:
            yield f"{path} none\n", 0
        else:
            yield f"{path} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}\n", stat.st_ctime_ns


def _in_folder(folder: str, deep: bool) -> Iterator[tuple[str, int]]:
    for path, stat in sorted(_entries(folder, deep), key=_by_path):
        yield f"{path} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}\n", stat.st_ctime_ns


def _outputs(folder: Path) -> tuple[str, int]:
    """Return what the files of a site look like, and how many there are.

    The time of their last change of any sort does not count: it is another once a file has a second name.
    """
    start = len(str(folder))
    lines = [
        f"{path[start:]} {stat.st_size} {stat.st_mtime_ns} {stat.st_ino}\n"
        for path, stat in _entries(str(folder), True)
    ]
    lines.sort()
    seen = hashlib.blake2b("".join(lines).encode("utf-8", "surrogateescape"), digest_size=16)
    return seen.hexdigest(), len(lines)


def _by_path(entry: tuple[str, os.stat_result]) -> str:
    return entry[0]


def _entries(folder: str, deep: bool) -> list[tuple[str, os.stat_result]]:
    """Return path and state of the files in a folder, and of those in its folders, in any order.

    A site has tens of thousands, so that this is most of what a build costs that has nothing to do: no call for each.
    """
    seen: list[tuple[str, os.stat_result]] = []
    folders = [folder]
    while folders:
        try:
            with os.scandir(folders.pop()) as found:
                entries = list(found)
        except OSError:
            continue
        for entry in entries:
            if not entry.is_dir():
                try:
                    seen.append((entry.path, entry.stat()))
                except OSError:  # a link to nowhere
                    seen.append((entry.path, entry.stat(follow_symlinks=False)))
            elif deep:
                folders.append(entry.path)
    return seen
