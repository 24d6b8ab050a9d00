"""What every process would work out anew before its first article, kept from one run of the program to the next.

Python keeps compiled modules in ``__pycache__``. Beside them, and under the same conditions, one file keeps what else
starting takes: compiled regular expressions (:mod:`relations_kb.patterns`), the words that patterns ask for, and parsed
vocabularies. It may be deleted at any time, nobody needs to be able to write it (``PYTHONDONTWRITEBYTECODE`` forbids
it, ``PYTHONPYCACHEPREFIX`` says where), and what another version of Python or of the program wrote is not read.
"""

from __future__ import annotations

import atexit
import contextlib
import marshal
import os
import sys
from collections.abc import Callable, Mapping
from functools import wraps
from importlib.util import cache_from_source
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, Final, NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
Place = tuple[int, int]

_AT_LEAST: Final = 200  # new entries that are worth writing the file again before the process ends
_MOST: Final = 8_000  # entries of a table; when there are more, most are of versions of the program that are gone
_HEAD: Final = 8  # bytes that tell how long the index is


class Stored(NamedTuple):
    """Values in a file; ``places`` count from ``begin``."""

    places: Mapping[Any, Place]
    data: bytes | mmap
    begin: int

    def of(self, key: object) -> bytes:
        """Return a value as it was written. Raises KeyError where there is none."""
        start, end = self.places[key]
        return self.data[self.begin + start : self.begin + end]


class Table:
    """Values by what they were made of. Both must be such that :mod:`marshal` takes them."""

    def __init__(self, version: object, added: Callable[[], None], stored: Stored | None = None) -> None:
        self.version: Final = version
        self.new: Final[dict[Any, bytes]] = {}
        self._stored: Final = stored if stored is not None else Stored({}, b"", 0)
        self._added: Final = added

    def get(self, key: object) -> Any:
        """Return a value, the caller's own to change, or None where there is none."""
        try:
            return marshal.loads(self.new[key] if key in self.new else self._stored.of(key))
        except (KeyError, ValueError, EOFError, TypeError):  # not there, or a damaged file
            return None

    def put(self, key: object, value: Any) -> None:
        """Keep a value."""
        self.new[key] = marshal.dumps(value)
        self._added()

    def all(self) -> dict[Any, bytes]:
        """Return all values as they are written."""
        return {key: self._stored.of(key) for key in self._stored.places} | self.new


class Kept:
    """Tables in one file: an index, which is read at once, and values, of which each is read when it is asked for."""

    def __init__(self, file: Path | None) -> None:
        """Take the file, which need not exist; without one nothing is kept."""
        self._file: Final = file
        self._tables: Final = self._read()
        self._new = 0

    def table(self, name: str, version: object) -> Table:
        """Return what is kept in a table, an empty one where another version made it."""
        known = self._tables.get(name)
        if known is None or known.version != version:
            known = self._tables[name] = Table(version, self._added)
        return known

    def _added(self) -> None:
        self._new += 1
        # Workers end without a last word, so that all write at times: seldom, as the file takes a while.
        if self._new > max(_AT_LEAST, sum(len(table.new) for table in self._tables.values()) // 3):
            self.write()

    def _read(self) -> dict[str, Table]:
        if self._file is None:
            return {}
        try:
            with self._file.open("rb") as file:
                size = int.from_bytes(file.read(_HEAD), "little")
                python, index = marshal.loads(file.read(size))
                if python != sys.version:
                    return {}
                # Where a file that is mapped cannot be replaced, it is read.
                data = mmap(file.fileno(), 0, access=ACCESS_READ) if os.name == "posix" else self._file.read_bytes()
            return {
                name: Table(version, self._added, Stored(places, data, _HEAD + size))
                for name, (version, places) in index.items()
                if len(places) <= _MOST
            }
        except (OSError, OverflowError, MemoryError, ValueError, EOFError, TypeError, AttributeError):
            return {}

    def write(self) -> None:
        """Write the file again where there is something new, with what other processes have added to it meanwhile."""
        if not self._new or self._file is None or sys.dont_write_bytecode:
            return
        self._new = 0
        known = {name: (table.version, table.all()) for name, table in self._read().items()}
        for name, table in self._tables.items():
            before = known.get(name)
            same = before is not None and before[0] == table.version
            known[name] = (table.version, (before[1] if before is not None and same else {}) | table.all())
        draft = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(_written(known))
            draft.replace(self._file)
        except (OSError, ValueError):  # where this process may not write, the next one starts as this one did
            with contextlib.suppress(OSError):
                draft.unlink()


def _written(tables: Mapping[str, tuple[object, Mapping[Any, bytes]]]) -> bytes:
    """Return tables as a file: the length of the index, the index, which tells places behind it, and the values."""
    at, index = 0, {}
    for name, (version, entries) in tables.items():
        places: dict[Any, Place] = {}
        for key, value in entries.items():
            places[key] = (at, at + len(value))
            at += len(value)
        index[name] = (version, places)
    head = marshal.dumps((sys.version, index))
    values = (value for _, entries in tables.values() for value in entries.values())
    return b"".join([len(head).to_bytes(_HEAD, "little"), head, *values])


def _file() -> Path | None:
    if sys.implementation.cache_tag is None:
        return None
    return Path(cache_from_source(__file__)).with_suffix(".marshal")


KEPT: Final = Kept(_file())
atexit.register(KEPT.write)


def kept(source: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a function returns, as long as its module does not change.

    :param source: the module's ``__file__``. What the function returns must follow from its arguments and from this
        module alone; arguments are given by position.
    """
    try:
        found = Path(source).stat()
    except OSError:  # modules in an archive
        return lambda function: function
    version = (found.st_mtime_ns, found.st_size)

    def keep(function: Callable[P, T]) -> Callable[P, T]:
        table = KEPT.table(f"{function.__module__}.{function.__qualname__}", version)

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            if kwargs:
                return function(*args, **kwargs)
            known: T | None = table.get(args)
            if known is None:
                known = function(*args, **kwargs)
                table.put(args, known)
            return known

        return asked

    return keep
