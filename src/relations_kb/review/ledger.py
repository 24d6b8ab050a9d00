"""The file of decisions, edited as text: an entry is put at its end, or taken away again; nothing else is touched.

In: the bytes of ``decisions.yaml``, and an entry. Out: the new bytes, which hold every byte that was there. Before
anything is written, both are read: the new file must say what the old one said, and the entry. The file is replaced as
a whole (written beside, then renamed), so that nobody ever sees half of it.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from relations_kb.errors import DecisionError
from relations_kb.link.decisions import compose, parse_decisions


class Put(NamedTuple):
    """What was written: the ``text`` that was added at the end, and the line of the file in which the entry begins."""

    text: bytes
    line: int


def added(content: bytes, entry: str, file: str) -> tuple[bytes, Put]:
    """Return the file with an entry at its end, and what was put there. ``file`` is its name, for errors.

    :raises DecisionError: the file cannot be read, or is written so that nothing can be put at its end.
    """
    before = parse_decisions(content, file)
    root, _ = compose(content, file)
    if root is not None and (root.flow_style or _closed(content)):
        line = root.start_mark.line + 1
        remedy = "write it as lines that begin with '- verdict: …', then go on"
        raise DecisionError("no entry can be put at the end of a list in brackets", remedy=remedy, file=file, line=line)
    column = root.start_mark.column if root is not None else 0
    end = b"\r\n" if b"\r\n" in content else b"\n"
    lines = [(" " * column + line if line else "").encode() for line in entry.splitlines()]
    gap = b"" if not content else end if content.endswith(b"\n") else end + end
    text = gap + end.join(lines) + end
    after = content + text
    try:
        now = parse_decisions(after, file)
        good = len(now) == len(before) + 1 and now[:-1] == before
    except DecisionError:
        good = False
    if not good:
        raise DecisionError(
            "an entry at the end of the file would not be read as meant",
            remedy="look at the last lines of the file, and write the entry by hand: " + " ".join(entry.split()),
            file=file,
        )
    return after, Put(text, now[-1].line)


def removed(content: bytes, put: Put, file: str) -> bytes:
    """Return the file without the entry that was put at its end.

    :raises DecisionError: the file no longer ends with it.
    """
    if not put.text or not content.endswith(put.text):
        remedy = "somebody changed the file since; take the entry out by hand"
        raise DecisionError("the entry no longer stands at the end", remedy=remedy, file=file, line=put.line)
    return content[: -len(put.text)]


def _closed(content: bytes) -> bool:
    """Tell whether the file ends its YAML document explicitly, so that nothing may follow."""
    return any(line.rstrip() == b"..." for line in content.splitlines())


def read(path: Path) -> bytes:
    """Return the bytes of the file; none where there is no file."""
    return path.read_bytes() if path.exists() else b""


def write(path: Path, content: bytes) -> None:
    """Replace the file as a whole, keeping its permissions; a link stays a link.

    :raises OSError: the folder cannot be written to. The file then is as it was.
    """
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
