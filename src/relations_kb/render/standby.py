"""The site that was shown before, kept so that the next one is made of it by changing what differs.

In: folders of a site. Out: what their files look like from outside, and a folder ready to become the next site. Nearly
all files of the two are the same, under two names; to find that out costs a look at each, while to give all of them a
second name, and to remove as many with thousands of folders, takes ten times as long.

Nothing is believed of such a folder but what is seen: whoever edited, damaged or half finished it, a file that is not
the very one of the site that is shown is replaced.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from relations_kb.render.write import MARKER, clear, write_file

NAME = "standby"
"""Its name in the folder of what is kept between builds."""

Look = tuple[int, int, int]
"""Size, time of the last change (ns), inode."""


def look(root: Path) -> dict[str, Look]:
    """Return what the files below a folder look like, by their paths; what is no plain file looks like none."""
    return _looked(root)[0]


def ready(root: Path) -> dict[str, Look]:
    """Look as :func:`look` does, and remove what no site has: links, pipes, folders of nothing."""
    files, odd, empty = _looked(root)
    for path in odd:
        (root / path).unlink()
    for path in (*odd, *empty):
        _fold(root, path)
    return {path: seen for path, seen in files.items() if path not in odd}


def _looked(root: Path) -> tuple[dict[str, Look], set[str], list[str]]:
    files: dict[str, Look] = {}
    odd: set[str] = set()
    empty: list[str] = []
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        some = False
        try:
            found = os.scandir(f"{root}/{inside}")
        except OSError:  # missing, or not to be read: what stands there is made again
            continue
        with found:
            for entry in found:
                some = True
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{inside}{entry.name}/")
                    continue
                try:
                    stat = entry.stat(follow_symlinks=False)
                except OSError:
                    continue
                files[inside + entry.name] = stat.st_size, stat.st_mtime_ns, stat.st_ino
                if not S_ISREG(stat.st_mode):
                    files[inside + entry.name] = -1, -1, -1
                    odd.add(inside + entry.name)
        if not some and inside:
            empty.append(inside)
    return files, odd, empty


def reduce_to(root: Path, seen: Iterable[str], wanted: Collection[str]) -> None:
    """Remove the files that are not wanted, and the folders that hold nothing any more."""
    for path in seen:
        if path not in wanted and path != MARKER:
            with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                (root / path).unlink()
            _fold(root, path)


def _fold(root: Path, path: str) -> None:
    """Remove the folders above a path (or the folder itself, with a slash at its end) as far as they are empty."""
    while "/" in path:
        path = path.rpartition("/")[0]
        try:
            (root / path).rmdir()
        except OSError:
            return


def lay(standby: Path, folder: Path, files: Iterable[str]) -> None:
    """Put a site of the same files beside one that was made as a whole, for the build after this one.

    Where that cannot be, there is none, and the next build does without.
    """
    try:
        standby.mkdir()
    except OSError:
        return
    try:
        for path in files:
            give_name(folder, standby, path)
        write_file(standby, MARKER, b"")
    except OSError:
        shutil.rmtree(standby, ignore_errors=True)


def give_name(old: Path, new: Path, path: str) -> None:
    """Give a file of one site a second name in another one.

    :raises OSError: it cannot have one.
    """
    source, target = f"{old}/{path}", f"{new}/{path}"
    try:
        os.link(source, target)
    except OSError:
        clear(new, path)
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        os.link(source, target)
