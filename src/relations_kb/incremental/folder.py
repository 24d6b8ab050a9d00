"""The folder of what is kept between builds: made where it is missing, its files written as wholes."""

from __future__ import annotations

import os
from pathlib import Path


def prepare(folder: Path) -> None:
    """Make the folder of everything that is kept; git does not see what is in it.

    :raises OSError: it cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.is_file():
        ignored.write_text("# What relations-kb keeps between builds; deleting it is safe.\n*\n", encoding="utf-8")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is the old one or the new one at any moment.

    :raises OSError: it cannot be written.
    """
    prepare(path.parent)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
