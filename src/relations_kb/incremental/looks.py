"""What stands for an article, told by a look at its file from outside, as git does: size, times and inode.

In: a corpus folder's files, and the keys that were made of their bytes. Out: the key of a file that looks as it did
when its key was made, so that thousands need not be opened to find that one changed. Kept as JSON beside what articles
said; if that is missing, damaged, or of another version, it tells nothing, and every article is opened.
"""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path

from relations_kb.corpus import Listed
from relations_kb.incremental.folder import write_whole
from relations_kb.incremental.unchanged import TICK

_FILE = "looks.json"
_FORM = "relations-kb looks 1"

Look = tuple[int, ...]


class Looks:
    """What the articles of a folder looked like, and their keys.

    :param folder: where it is kept, or None where nothing is.
    :param version: of all code and words that a key stands for, and whatever else it depends on beside the files.
    """

    def __init__(self, folder: Path | None, version: str) -> None:
        self._folder, self._version = folder, version
        self._kept: dict[str, tuple[Look, bytes]] = {}
        self._new: dict[str, tuple[Look, bytes]] = {}
        if folder is not None:
            with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
                told = json.loads((folder / _FILE).read_bytes())
                if told["form"] == _FORM and told["version"] == version:
                    self._kept = {
                        name: (tuple(look), bytes.fromhex(key)) for name, (look, key) in told["files"].items()
                    }

    def key(self, one: Listed) -> bytes | None:
        """Return the key of an article, or None where it looks other than it did, or was not seen before."""
        kept = self._kept.get(one.path.name)
        if kept is None or kept[0] != _look(one):
            return None
        self._new[one.path.name] = kept
        return kept[1]

    def take(self, one: Listed) -> tuple[Look, int]:
        """Take a look at an article before it is read, and note the time (ns)."""
        return _look(one), time.time_ns()

    def note(self, one: Listed, taken: tuple[Look, int], key: bytes) -> None:
        """Note which key was made of an article after that look, unless a later change could look the same."""
        look, now = taken
        if look and max(look[2::4]) < now - TICK:
            self._new[one.path.name] = look, key

    def save(self) -> None:
        """Keep the looks of this time, if they are others than those of last time; where that fails, those stay."""
        if self._folder is None or self._new == self._kept:
            return
        files = {name: (look, key.hex()) for name, (look, key) in self._new.items()}
        told = {"form": _FORM, "version": self._version, "files": files}
        with suppress(OSError):  # a full disk is told of where the site is written
            write_whole(self._folder / _FILE, json.dumps(told, separators=(",", ":")).encode())


def _look(one: Listed) -> Look:
    """Return size, time of the last change of content, of any change (ns) and inode of an article and its sidecar."""
    found: Look = ()
    try:
        for path in (one.path, one.sidecar):
            if path is not None:
                stat = path.stat()
                found += (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
    except OSError:
        return ()
    return found
