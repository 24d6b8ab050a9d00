"""What is known of the files of the site that stands in the output folder, kept as JSON beside what articles said.

In: the folder of the cache. Out: :class:`~relations_kb.render.renew.Kept` by path. A file that is missing, damaged or
of another form says nothing, and everything is made again; it is written beside and swapped in, as the site is.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from relations_kb.incremental.folder import prepare, write_whole
from relations_kb.model.site import Need
from relations_kb.render.renew import Kept

_FILE = "site.json"
_LOCK = "lock.sqlite"
_FORM = "relations-kb site 1"
_PATIENCE = 3600.0  # seconds that a build waits for another one


def load(cache: Path, folder: Path) -> dict[str, Kept]:
    """Return what is known of the files of the site in ``folder``."""
    try:
        told = json.loads((cache / _FILE).read_bytes())
        if told["form"] != _FORM or told["folder"] != str(folder.resolve()):
            return {}
        needs = [(str(name), tuple(key) if isinstance(key, list) else key) for name, key in told["needs"]]
        return {
            str(path): Kept(
                int(size), int(modified), int(inode), str(version), tuple(needs[at] for at in wanted), str(day)
            )
            for path, (size, modified, inode, version, wanted, day) in told["files"].items()
        }
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return {}


def save(cache: Path, folder: Path, files: Mapping[str, Kept]) -> None:
    """Keep what is known of the files of the site in ``folder``.

    :raises OSError: it cannot be written.
    """
    numbers: dict[Need, int] = {}
    rows: dict[str, list[Any]] = {
        path: [*kept[:4], [numbers.setdefault(need, len(numbers)) for need in kept.needs], kept.day]
        for path, kept in files.items()
    }
    told = {"form": _FORM, "folder": str(folder.resolve()), "needs": list(numbers), "files": rows}
    write_whole(
        cache / _FILE, json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogateescape")
    )


@contextmanager
def locked(cache: Path) -> Iterator[bool]:
    """Keep other builds of the same project from writing until the end of the block; tell whether that could be.

    The lock is SQLite's, which every system knows, and which ends with the process whatever ends that.
    """
    connection = None
    alone = False
    with suppress(OSError, sqlite3.Error):  # what cannot be locked cannot be kept either, and is told elsewhere
        prepare(cache)
        connection = sqlite3.connect(cache / _LOCK, timeout=_PATIENCE, isolation_level=None)
        connection.execute("BEGIN EXCLUSIVE")
        alone = True
    try:
        yield alone
    finally:
        if connection is not None:
            connection.close()
