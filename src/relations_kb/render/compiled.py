"""Templates as Jinja compiles them, kept between builds: to compile all of them takes longer than to make ten pages.

In: a folder, and the version of the program. Out: what Jinja keeps compiled templates in. One file a template; one that
is missing, damaged, or of another version is compiled again.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

_DIGEST = 32


class Compiled(BytecodeCache):
    """Compiled templates in ``folder``; nothing that goes wrong with it is an error."""

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder
        self._version = f"{version} {jinja2.__version__} {sys.version}".encode()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` where its template is kept as it is now."""
        try:
            kept = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        if kept[:_DIGEST] == self._digest(kept[_DIGEST:]):  # Jinja itself does not bear a damaged one
            bucket.bytecode_from_string(kept[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template; at any moment the file is the old one or the new one."""
        body = bucket.bytecode_to_string()
        beside = self._folder / f"{bucket.key}.{os.getpid()}"
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_bytes(self._digest(body) + body)
                beside.replace(self._folder / bucket.key)
            finally:
                beside.unlink(missing_ok=True)

    def _digest(self, body: bytes) -> bytes:
        return hashlib.blake2b(self._version + b"\0" + body, digest_size=_DIGEST).digest()
