"""What articles said, kept in one SQLite file: bodies by the key of everything that they depend on.

In: keys and bodies. Out: bodies. The file may be deleted at any time, damaged, or written by another version: it
is then made again, and what it held is read again. Several builds may use it at once; each change is one short
transaction, so that a build that is stopped leaves the file whole.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from relations_kb.errors import BuildError
from relations_kb.incremental.folder import prepare

FILE = "articles.sqlite"
_FORMAT = 0x524B4201  # of the file; one with another number is made again
_PATIENCE = 60.0  # seconds to wait while another build writes
_MANY = 500  # keys asked for at once; SQLite takes 999
_ROOM = 2_000  # bodies beyond twice what a build uses, before those not used are dropped


class Store:
    """An open store. ``with Store(folder) as store: ...``. ``file`` is the name of its file there.

    :raises BuildError: the folder cannot be written.
    """

    def __init__(self, folder: Path, file: str = FILE) -> None:
        self.path = folder / file
        try:
            prepare(folder)
            self._open()
        except (OSError, sqlite3.Error) as error:
            raise unkept(folder, error) from error

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def bodies(self, keys: Collection[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Yield key and body of those ``keys`` that the store has, in no order. A damaged file has none."""
        wanted = list(keys)
        try:
            for at in range(0, len(wanted), _MANY):
                some = wanted[at : at + _MANY]
                marks = ",".join("?" * len(some))
                yield from self._connection.execute(f"SELECT key, body FROM bodies WHERE key IN ({marks})", some)
        except sqlite3.OperationalError:
            return  # locked for longer than anybody waits: what is there is read again
        except sqlite3.DatabaseError:
            self._begin_again()

    def put(self, bodies: Mapping[bytes, bytes]) -> None:
        """Keep some bodies, all or, where the process is stopped, none of them.

        :raises BuildError: the disk is full, or refuses.
        """
        for again in (True, False):
            try:
                with self._connection:
                    self._connection.executemany("INSERT OR REPLACE INTO bodies VALUES (?, ?)", bodies.items())
            except sqlite3.DatabaseError as error:
                if again and not isinstance(error, sqlite3.OperationalError):
                    self._begin_again()
                    continue
                raise unkept(self.path.parent, error) from error
            return

    def count(self) -> int:
        """Return how many bodies are kept."""
        with suppress(sqlite3.Error):
            (count,) = self._connection.execute("SELECT count(*) FROM bodies").fetchone()
            return int(count)
        return 0

    def clear(self) -> None:
        """Drop all bodies."""
        with suppress(sqlite3.Error):
            with self._connection:
                self._connection.execute("DELETE FROM bodies")
            self._connection.execute("VACUUM")

    def keep_only(self, used: Iterable[bytes]) -> None:
        """Drop what a build did not use, once that is most of what is kept: another branch may use it tomorrow."""
        keys = set(used)
        with suppress(sqlite3.Error):  # a store that is too large is no reason to fail
            (count,) = self._connection.execute("SELECT count(*) FROM bodies").fetchone()
            if count <= 2 * len(keys) + _ROOM:
                return
            with self._connection:
                kept = {key for (key,) in self._connection.execute("SELECT key FROM bodies")}
                gone = ((key,) for key in kept - keys)
                self._connection.executemany("DELETE FROM bodies WHERE key = ?", gone)
            self._connection.execute("VACUUM")

    def _open(self) -> None:
        self._connection = sqlite3.connect(self.path, timeout=_PATIENCE)
        try:
            with self._connection:
                # In one transaction: another build may be making the same tables between two questions.
                self._connection.execute("BEGIN IMMEDIATE")
                (version,) = self._connection.execute("PRAGMA user_version").fetchone()
                tables = {name for (name,) in self._connection.execute("SELECT name FROM sqlite_master")}
                if version != _FORMAT and tables:
                    raise sqlite3.DatabaseError("of another version, or of another program")
                self._connection.execute("CREATE TABLE IF NOT EXISTS bodies (key BLOB PRIMARY KEY, body BLOB NOT NULL)")
                self._connection.execute(f"PRAGMA user_version = {_FORMAT}")
            # A crash of the machine may lose the last bodies, which are then read again.
            self._connection.execute("PRAGMA synchronous = OFF")
        except sqlite3.OperationalError:
            self._connection.close()
            raise
        except sqlite3.DatabaseError:
            self._begin_again()

    def _begin_again(self) -> None:
        """Throw away a file that cannot be used, and start with an empty one."""
        self._connection.close()
        for path in (self.path, *(self.path.with_name(self.path.name + end) for end in ("-journal", "-wal", "-shm"))):
            path.unlink(missing_ok=True)
        self._open()


def key_of(*parts: bytes | str | None) -> bytes:
    """Return the key of something that depends on ``parts``: none of them can be mistaken for two others."""
    found = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8") if isinstance(part, str) else part
        found.update(b"-" if data is None else b"%d:" % len(data))
        found.update(data or b"")
    return found.digest()


def unkept(folder: Path, error: Exception) -> BuildError:
    """Return the problem of a folder in which nothing can be kept."""
    return BuildError(
        f"what was read cannot be kept here ({getattr(error, 'strerror', None) or error})",
        remedy="see that there is space and that it may be written, or set another `cache` in relations.yaml",
        file=str(folder),
    )
