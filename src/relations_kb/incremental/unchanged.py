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
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from relations_kb.incremental.folder import write_whole
from relations_kb.incremental.versions import PACKAGE, program_version
from relations_kb.model.site import Settings

_FILE = "build.json"
_FORM = "relations-kb build 1"
_TICK = 100_000_000  # ns: what changes after a look has a later time than what had this age when it was taken


class Look(NamedTuple):
    """What the input of a build looks like from outside; ``settled`` where any later change would look other."""

    seen: str
    settled: bool


class Told(NamedTuple):
    """What a build said: its problems, line by line, its summary, and how many files the site has."""

    problems: tuple[str, ...]
    summary: str
    files: int


def look(root: Path, settings: Settings, search: bool) -> Look:
    """Look at everything that a build of the project in ``root`` reads. Take the look before anything is read."""
    now = time.time_ns()
    found = hashlib.blake2b(digest_size=16)
    found.update(repr((_FORM, program_version(), settings, search, str(root.resolve()))).encode())
    settled = True
    for line, changed in _inputs(root, settings):
        found.update(line.encode("utf-8", "surrogateescape"))
        settled = settled and changed < now - _TICK
    return Look(found.hexdigest(), settled)


def last_said(root: Path, settings: Settings, search: bool) -> Told | None:
    """Return what the last build said, or None where anything changed since, or that cannot be told."""
    if settings.cache is None:
        return None
    try:
        kept = json.loads((root / settings.cache / _FILE).read_bytes())
        if kept["form"] != _FORM or kept["seen"] != look(root, settings, search).seen:
            return None
        if kept["files"] != _outputs(root / settings.output):
            return None
        return Told(tuple(map(str, kept["problems"])), str(kept["summary"]), len(kept["files"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def keep(root: Path, settings: Settings, taken: Look, told: Told) -> None:
    """Keep what a build saw and said, unless a change that came while it ran could be missed later.

    :raises OSError: it cannot be written.
    """
    if settings.cache is None or not taken.settled:
        return
    kept = {
        "form": _FORM,
        "seen": taken.seen,
        "problems": told.problems,
        "summary": told.summary,
        "files": _outputs(root / settings.output),
    }
    write_whole(root / settings.cache / _FILE, json.dumps(kept, ensure_ascii=False).encode("utf-8", "surrogateescape"))


def _inputs(root: Path, settings: Settings) -> Iterator[tuple[str, int]]:
    """Yield a line for each file that a build reads, and when it was last changed in any way (ns)."""
    yield from _in_folder(root / settings.corpus, deep=False)
    for folder in (root / "templates", PACKAGE / "templates", PACKAGE.parents[1] / "templates"):
        yield from _in_folder(folder, deep=True)
    if settings.theme.logo:
        yield from _lines([root / settings.theme.logo])


def _in_folder(folder: Path, deep: bool) -> Iterator[tuple[str, int]]:
    for at, folders, names in os.walk(folder):
        if not deep:
            folders.clear()
        folders.sort()
        yield from _lines(Path(at, name) for name in sorted(names))


def _lines(paths: Iterable[Path]) -> Iterator[tuple[str, int]]:
    for path in paths:
        try:
            stat = path.stat()
        except OSError:
            yield f"{path} none\n", 0
        else:
            yield f"{path} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}\n", stat.st_ctime_ns


def _outputs(folder: Path) -> Mapping[str, list[int]]:
    """Return size, time and inode of every file of a site."""
    found = {}
    root = str(folder)
    for at, folders, _ in os.walk(root):
        folders.sort()
        with os.scandir(at) as entries:
            for entry in entries:
                if not entry.is_dir():
                    stat = entry.stat()
                    found[os.path.relpath(entry.path, root)] = [stat.st_size, stat.st_mtime_ns, stat.st_ino]
    return found
