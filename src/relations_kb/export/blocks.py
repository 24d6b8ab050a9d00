"""Long files in blocks, of which only those are told again that came out other than in the last build.

In: what a file lists, what stands for each entry, and what tells some entries. Out: the file's bytes. Where a block
ends is said by its entries alone (one in :data:`_EACH` is a block's last), so that one entry more moves no other's end.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from relations_kb.model.knowledge import Fact
from relations_kb.model.site import Need

T = TypeVar("T")

_EACH = 64  # entries of a block, on average


class Kept(Protocol):
    """The blocks of the last build's files. Neither method fails: what cannot be kept is told again."""

    def get(self, path: str) -> Mapping[bytes, bytes]:
        """Return the blocks of the file at a path, by their keys."""

    def put(self, path: str, blocks: Sequence[tuple[bytes, bytes]], begin: int, between: int) -> None:
        """Keep the keys and blocks of a file, whose first begins at ``begin``, each ``between`` bytes after another."""


class Versions(Protocol):
    """What stands for things: other bytes where they differ, or the program does."""

    def need(self, need: Need) -> bytes:
        """Return what stands for an entry of a look-up."""

    def fact(self, fact: Fact) -> bytes:
        """Return what stands for a fact with its records, their sources and people."""


class Nothing:
    """Nothing is kept, and nothing needs to be told apart."""

    def get(self, path: str) -> Mapping[bytes, bytes]:
        """Return no block."""
        return {}

    def put(self, path: str, blocks: Sequence[tuple[bytes, bytes]], begin: int, between: int) -> None:
        """Keep nothing."""

    def need(self, need: Need) -> bytes:
        """Return the same for everything."""
        return b""

    def fact(self, fact: Fact) -> bytes:
        """Return the same for every fact."""
        return b""


@dataclass(frozen=True, slots=True)
class Blocks(Generic[T]):
    """A file in blocks: ``begin``, then what ``tell`` makes of some entries at a time with ``between``, then ``end``.

    ``name`` gives an entry a name, which decides whether a block ends with it; ``version`` what stands for all that it
    is told of, beside what stands for all of them (``common``).
    """

    entries: Sequence[T]
    name: Callable[[T], str]
    version: Callable[[T], bytes]
    tell: Callable[[Sequence[T]], bytes]
    begin: bytes = b""
    between: bytes = b""
    end: bytes = b""
    common: bytes = b""

    def told(self, path: str, kept: Kept) -> bytes:
        """Return the file at a path."""
        before = kept.get(path)
        blocks: list[tuple[bytes, bytes]] = []
        for some in split(self.entries, self.name):
            key = key_of(self.common, map(self.version, some))
            block = before.get(key)
            blocks.append((key, self.tell(some) if block is None else block))
        kept.put(path, blocks, len(self.begin), len(self.between))
        return self.begin + self.between.join([block for _, block in blocks]) + self.end


def split(entries: Sequence[T], name: Callable[[T], str]) -> Iterator[Sequence[T]]:
    """Yield entries in blocks, each of which ends where the name of its last entry says so."""
    begin = 0
    for at, entry in enumerate(entries, 1):
        if zlib.crc32(name(entry).encode("utf-8", "surrogateescape")) % _EACH == 0:
            yield entries[begin:at]
            begin = at
    if begin < len(entries):
        yield entries[begin:]


def key_of(common: bytes, versions: Iterable[bytes]) -> bytes:
    """Return the key of a block: of what stands for each of its entries, and for all of them."""
    return hashlib.blake2b(common + b"".join(versions), digest_size=16).digest()


def stands_for(*parts: object) -> bytes:
    """Return what stands for several things together: bytes, or what is written in one way only."""
    listed = (part if isinstance(part, bytes) else repr(part).encode() for part in parts)
    return hashlib.blake2b(b"\0".join(listed), digest_size=16).digest()
