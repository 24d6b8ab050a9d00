"""The lines of long lists, kept in one SQLite file beside what articles said.

In: lines by keys that stand for all that they are made of. Out: lines. Several processes may use it: each opens the
file for itself. What is damaged, or cannot be kept, is told again.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from relations_kb.errors import BuildError
from relations_kb.incremental.store import Store

FILE = "lines.sqlite"
_A_FACT = 8  # lines; a file that holds more is begun again, as most of them are of no use any more
_ROOM = 2_000
_CHECK = 4  # bytes of a checksum


class KeptLines:
    """Lines kept in a folder. ``facts`` is how many there are to tell of."""

    def __init__(self, folder: Path, facts: int) -> None:
        self._folder = folder
        self._opened: tuple[int, Store | None] = (0, None)
        with suppress(BuildError), Store(folder, FILE) as store:
            if store.count() > _A_FACT * facts + _ROOM:
                store.clear()

    def get(self, keys: Collection[bytes]) -> Mapping[bytes, str]:
        """Return those lines that are kept, by their keys."""
        store = self._store()
        found: dict[bytes, str] = {}
        for key, body in store.bodies(keys) if store is not None else ():
            with suppress(UnicodeDecodeError):
                if body[:_CHECK] == _sum(body[_CHECK:]):
                    found[key] = body[_CHECK:].decode("utf-8")
        return found

    def put(self, lines: Mapping[bytes, str]) -> None:
        """Keep some lines."""
        store = self._store()
        if store is not None:
            bodies = {key: line.encode("utf-8") for key, line in lines.items()}
            with suppress(BuildError):  # a full disk is told of where the site is written
                store.put({key: _sum(body) + body for key, body in bodies.items()})

    def _store(self) -> Store | None:
        """Return this process's own connection: one that was opened before it was copied is another's."""
        if self._opened[0] != os.getpid():
            store = None
            with suppress(BuildError):
                store = Store(self._folder, FILE)
            self._opened = (os.getpid(), store)
        return self._opened[1]


def _sum(body: bytes) -> bytes:
    return zlib.crc32(body).to_bytes(_CHECK, "big")
