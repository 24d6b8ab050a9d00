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
from collections.abc import Callable
from functools import wraps
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
Entries = dict[Any, Any]

_AT_LEAST: Final = 200  # new entries that are worth writing the file again before the process ends
_MOST: Final = 30_000  # entries of a table; when there are more, most are of versions of the program that are gone


class Kept:
    """Tables of values, by what they were made of, in one file. All must be such that :mod:`marshal` takes them."""

    def __init__(self, file: Path | None) -> None:
        """Take the file, which need not exist; without one nothing is kept."""
        self._file: Final = file
        self._tables: Final = self._read()
        self._new = 0

    def table(self, name: str, version: object) -> Entries:
        """Return what is kept in a table, an empty one where another version made it; to be added to in place."""
        known = self._tables.get(name)
        if known is None or known[0] != version or len(known[1]) > _MOST:
            known = self._tables[name] = (version, {})
        return known[1]

    def added(self) -> None:
        """Tell that an entry was added to a table."""
        self._new += 1
        # Workers end without a last word, so that all write at times: seldom, as the file takes a while.
        if self._new > max(_AT_LEAST, sum(len(entries) for _, entries in self._tables.values()) // 3):
            self.write()

    def _read(self) -> dict[str, tuple[object, Entries]]:
        if self._file is None:
            return {}
        try:
            version, tables = marshal.loads(self._file.read_bytes())
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return tables if version == sys.version and isinstance(tables, dict) else {}

    def write(self) -> None:
        """Write the file again where there is something new, with what other processes have added to it meanwhile."""
        if not self._new or self._file is None or sys.dont_write_bytecode:
            return
        self._new = 0
        for name, (version, entries) in self._read().items():
            own = self._tables.setdefault(name, (version, {}))
            if own[0] == version:
                for key, value in entries.items():
                    own[1].setdefault(key, value)
        draft = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(marshal.dumps((sys.version, self._tables)))
            draft.replace(self._file)
        except (OSError, ValueError):  # where this process may not write, the next one starts as this one did
            with contextlib.suppress(OSError):
                draft.unlink()


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
        entries = KEPT.table(f"{function.__module__}.{function.__qualname__}", version)

        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            if kwargs:
                return function(*args, **kwargs)
            if args not in entries:
                entries[args] = function(*args, **kwargs)
                KEPT.added()
            value: T = entries[args]
            return value

        return asked

    return keep
