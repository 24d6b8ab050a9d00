"""Which program this is: a fingerprint of the installed code, words and libraries that a result depends on.

In: names of parts of the package. Out: a short text that changes when any of their files does, or the Python or a
library that they stand on. Only the standard library is imported, as this is asked before anything else is.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
READING_PARTS = ("corpus", "extract", "incremental", "kinds", "model", "rules", "vocab", "weigh")
"""What decides which records an article gives."""
LINKING_PARTS = ("incremental", "kinds", "link", "model", "rules", "vocab")
"""What decides what becomes of records."""

_LIBRARIES = frozenset(
    {
        *(
            "ahocorasick-rs",
            "anyascii",
            "babel",
            "charset-normalizer",
            "jinja2",
            "markdown-it-py",
            "markupsafe",
            "pagefind",
        ),
        *("pagefind-bin", "pydantic", "pydantic-core", "pyyaml", "rapidfuzz", "sentencex"),
    }
)
_INSTALLED = re.compile(r"(?P<name>[\w.]+)-(?P<version>[^-]+)\.dist-info")


@cache
def reading_version() -> str:
    """Return the fingerprint of everything that reads an article and extracts its records."""
    return fingerprint(PACKAGE / part for part in READING_PARTS)


@cache
def linking_version() -> str:
    """Return the fingerprint of everything that makes facts of records."""
    return fingerprint(PACKAGE / part for part in LINKING_PARTS)


@cache
def program_version() -> str:
    """Return the fingerprint of the whole program: what reads, links, and makes pages."""
    return fingerprint((PACKAGE,))


def fingerprint(folders: Iterable[Path]) -> str:
    """Return a fingerprint of all files below ``folders``, of Python and of the libraries; caches do not count."""
    found = hashlib.blake2b(digest_size=16)
    found.update(repr((sys.version_info[:3], libraries())).encode())
    for folder in folders:
        for path in sorted(_files(folder)):
            content = path.read_bytes()
            found.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
            found.update(content)
    return found.hexdigest()


def _files(folder: Path) -> Iterable[Path]:
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (Path(at, name) for name in names if not name.endswith(".pyc"))


def libraries() -> tuple[str, ...]:
    """Return the libraries that results depend on, with their versions, as they are installed.

    The names of their folders tell; asking each library for its version takes longer than hashing the whole program.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = [entry.name for entry in os.scandir(folder or ".")]
        except OSError:
            continue
        for name in names:
            told = _INSTALLED.fullmatch(name)
            if told and (library := re.sub(r"[._-]+", "-", told["name"]).lower()) in _LIBRARIES:
                found.setdefault(library, told["version"])
    return tuple(f"{library} {version}" for library, version in sorted(found.items()))
