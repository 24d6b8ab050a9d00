"""What linking worked out, kept in one SQLite file beside what articles said.

In: the keys of articles, and results as plain values. Out: a :class:`Kept` memory for the linker. The keys hold the
version of all code and words that link, so that another program finds nothing of what this one kept; results are packed
with a checksum, so that a damaged one is worked out again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from relations_kb.errors import BuildError
from relations_kb.incremental.store import Store, key_of
from relations_kb.incremental.versions import linking_version

FILE = "linking.sqlite"
_LEVEL = 1  # of compression: it costs next to nothing, and brings the checksum


@contextmanager
def remembering(
    folder: Path | None, articles: Mapping[str, bytes], problems: list[BuildError]
) -> Iterator[Kept | None]:
    """Open the memory in a folder, or None where there is none; what is wrong with it is added to ``problems``."""
    if folder is None:
        yield None
        return
    try:
        memory = Kept(folder, articles)
    except BuildError as error:
        problems += [] if str(error) in map(str, problems) else [error]
        yield None
        return
    with memory:
        yield memory
    problems += (error for error in memory.problems if str(error) not in map(str, problems))


class Kept:
    """A memory of linking in a folder. ``with Kept(folder, articles) as memory: ...``.

    :param articles: the key of each article, by its name.
    :raises BuildError: the folder cannot be written.
    """

    def __init__(self, folder: Path, articles: Mapping[str, bytes]) -> None:
        self._store = Store(folder, FILE)
        self._articles = articles
        self._used: set[bytes] = set()
        self.problems: list[BuildError] = []
        self.facts: Mapping[str, bytes] = {}
        self.fresh = 0

    def __enter__(self) -> Kept:
        self._store.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._store.keep_only(self._used)
        self._store.__exit__(kind, error, trace)

    def article(self, name: str) -> bytes | None:
        """Return the key of an article; None where it is of no file of the corpus."""
        return self._articles.get(name)

    def key(self, step: str, work: bytes) -> bytes:
        """Return the key of a piece of work, for this version of the program."""
        return key_of(linking_version(), step, work)

    def made_of(self, told: Mapping[str, bytes]) -> None:
        """Note what stands for all that each fact was made of; it is there as ``facts``."""
        self.facts = told

    def recall(self, keys: Collection[bytes]) -> Mapping[bytes, Any]:
        """Return the results that are known; one that is damaged is not."""
        self._used.update(keys)
        known: dict[bytes, Any] = {}
        for key, body in self._store.bodies(keys):
            try:
                known[key] = json.loads(zlib.decompress(body))
            except (zlib.error, ValueError, TypeError):
                continue
        return known

    def keep(self, results: Mapping[bytes, Any]) -> None:
        """Keep results; a disk that is full is a problem to be told, and no reason to stop."""
        self.fresh += len(results)
        bodies = {
            key: zlib.compress(json.dumps(result, separators=(",", ":")).encode(), _LEVEL)
            for key, result in results.items()
        }
        try:
            self._store.put(bodies)
        except BuildError as error:
            self.problems.append(error)
