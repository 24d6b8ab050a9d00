"""The blocks of long files, which stand in the site of the last build: only where each begins is kept beside it.

In: the folder of the cache, that of the site, a version of the program. Out: blocks by their keys, each verified by its
checksum, so that a file that was edited by hand, or is another build's, gives none that are wrong.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from relations_kb.incremental.folder import write_whole

FOLDER = "blocks"
_HEAD = struct.Struct("<16sQQ")  # the program; where the first block begins, bytes between two; or two checksums
Runs = tuple[tuple[str, int, int], ...]  # a table, its first row, how many
_BLOCK = struct.Struct("<16sLQ")  # key, checksum, length


class KeptBlocks:
    """Where the blocks of files stand."""

    def __init__(self, cache: Path, site: Path, version: str) -> None:
        self._folder = cache / FOLDER
        self._site = site
        self._version = hashlib.blake2b(version.encode(), digest_size=16).digest()

    def get(self, path: str) -> Mapping[bytes, bytes]:
        """Return the blocks of a file of the site that are what they were, by their keys."""
        found: dict[bytes, bytes] = {}
        with suppress(OSError, struct.error):
            known = self._file(path).read_bytes()
            version, at, between = _HEAD.unpack_from(known)
            if version != self._version:
                return {}
            content = (self._site / path).read_bytes()
            for key, told, length in _BLOCK.iter_unpack(known[_HEAD.size :]):
                block = content[at : at + length]
                if zlib.crc32(block) == told:
                    found[key] = block
                at += length + between
        return found

    def put(self, path: str, blocks: Sequence[tuple[bytes, bytes]], begin: int, between: int) -> None:
        """Keep where the blocks of a file stand that is about to be written."""
        rows = (_BLOCK.pack(key, zlib.crc32(block), len(block)) for key, block in blocks)
        with suppress(OSError):  # a full disk is told of where the site is written
            write_whole(self._file(path), _HEAD.pack(self._version, begin, between) + b"".join(rows))

    def database(self, path: str) -> tuple[bytes, Mapping[bytes, Runs]]:
        """Return a database of the site and where the rows of its blocks stand; neither where it is not what it was."""
        with suppress(OSError, struct.error):
            known = self._file(path).read_bytes()
            version, checksum, of_runs = _HEAD.unpack_from(known)
            content = (self._site / path).read_bytes()
            written = known[_HEAD.size :]
            if (version, checksum, of_runs) == (self._version, zlib.crc32(content), zlib.crc32(written)):
                listed = json.loads(written)
                return content, {bytes.fromhex(key): tuple(map(tuple, runs)) for key, runs in listed.items()}
        return b"", {}

    def put_database(self, path: str, content: bytes, runs: Mapping[bytes, Runs]) -> None:
        """Keep where the rows of blocks stand in a database that is about to be written."""
        written = json.dumps({key.hex(): found for key, found in runs.items()}, separators=(",", ":")).encode()
        head = _HEAD.pack(self._version, zlib.crc32(content), zlib.crc32(written))
        with suppress(OSError):
            write_whole(self._file(path), head + written)

    def _file(self, path: str) -> Path:
        return self._folder / path.replace("/", "-")
