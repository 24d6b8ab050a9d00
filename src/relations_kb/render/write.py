"""The only place that touches the site's folder.

In: pages and the folder. Out: the folder holds exactly these pages, or, after any failure, what it held before: the
new site is written beside the old one and swapped in.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from relations_kb.errors import BuildError
from relations_kb.model.site import Page

# Stands in every site that was written here; a folder without it is not replaced.
MARKER = ".relations-kb"
_HERE, _EXCHANGE = -100, 2  # what renameat2 of Linux takes
_ODD = re.compile(r"^(?:/|$)|//|/$|(?:^|/)\.{1,2}(?:/|$)|[\\\0]")  # what none of our paths has
_MARKER_TEXT = b"This folder is written by relations-kb, and replaced as a whole by every build.\n"


def write_site(pages: Iterable[Page], folder: Path, finish: Callable[[Path], None] | None = None) -> None:
    """Replace ``folder`` by a site of exactly these pages.

    ``finish`` may add to the new site before it takes the place of the old one.

    :raises BuildError: as :func:`replacing` does, or two pages have one path.
    """
    with replacing(folder) as new:
        for page in distinct(pages):
            write_file(new, page.path, page.content)
        if finish is not None:
            finish(new)


def write_file(new: Path, path: str, content: bytes) -> None:
    """Write a file of a new site, and the folders that it stands in.

    A file that stands there is never written into, as it may be a second name of one of the site that is shown.
    """
    target = new / path
    try:
        file = target.open("xb")
    except OSError:
        clear(new, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        file = target.open("xb")
    with file:
        file.write(content)


def clear(new: Path, path: str) -> None:
    """Remove whatever stands in the way of a file of a new site; where nothing does, nothing."""
    target = new / path
    for above in reversed(target.relative_to(new).parents[:-1]):
        if (new / above).is_symlink() or (new / above).is_file():
            (new / above).unlink()
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    else:
        with suppress(FileNotFoundError):
            target.unlink()


@contextmanager
def replacing(folder: Path, standby: Path | None = None) -> Iterator[Path]:
    """Give an empty folder to write a site into; at the end of the block it takes the place of ``folder``.

    ``folder`` may be missing, empty, or a site that was written here before; what an interrupted build left beside it
    is removed. Where the block fails, or the process is stopped in it, ``folder`` stays as it was.

    With a ``standby``, the folder is not empty, but whatever stands there, and the site that was shown before is put
    there in the end: the block has to see to it that nothing but the new site is left. Where that cannot be (on another
    disk), the folder is empty, and what was shown before is removed.

    :raises BuildError: the folder holds something else, or the disk refuses.
    """
    folder = folder.resolve()
    new, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    try:
        _recover(folder, new, old, standby)
        if not is_replaceable(folder):
            raise BuildError(
                "exists and holds something other than a site of relations-kb",
                remedy="move it away, or set another `output` in relations.yaml",
                file=str(folder),
            )
        if not _moved(standby, new):
            new.mkdir(parents=True)
        try:
            yield new
            write_file(new, MARKER, _MARKER_TEXT)
            _swap(folder, new, old, standby)
        except BaseException as error:
            # What was written so far serves the next build, unless the disk is full, which needs it.
            _put_away(new, None if isinstance(error, OSError) else standby)
            raise
    except OSError as error:
        raise BuildError(
            f"cannot be written ({error.strerror or error})",
            remedy="see that there is space, and that nothing else has it open",
            file=str(error.filename or folder),
        ) from error


def is_replaceable(folder: Path) -> bool:
    """Tell whether a build may replace ``folder``: it is missing, empty, or was written by a build."""
    if not folder.exists():
        return True
    return folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir()))


def distinct(pages: Iterable[Page]) -> Iterator[Page]:
    """Yield the pages, and raise at the first that does not stand below the site or whose path was there before.

    Paths that differ only in case count as one, since many disks cannot keep them apart.

    :raises BuildError: naming the path.
    """
    seen: dict[str, str] = {}
    for page in pages:
        key = page.path.casefold()
        if _ODD.search(page.path):  # hardly any: to take a path to its parts takes long
            path = PurePosixPath(page.path)
            if path.is_absolute() or not path.parts or ".." in path.parts or "\\" in page.path or "\0" in page.path:
                raise BuildError(
                    f"the page {page.path!r} does not lie below the site", remedy="rename what the path is made of"
                )
            key = str(path).casefold()
        if key in seen:
            raise BuildError(
                f"two pages have the path {page.path!r}"
                + (f" (the other is {seen[key]!r})" if seen[key] != page.path else ""),
                remedy="rename one of the articles, people or countries that the path is made of",
            )
        seen[key] = page.path
        yield page


def _recover(folder: Path, new: Path, old: Path, standby: Path | None) -> None:
    """Mend what an interrupted build left: bring back an old site that was moved aside, put away the rest."""
    if old.exists() and not folder.exists() and (old / MARKER).is_file():
        old.rename(folder)
    for left in (new, old):
        if left.exists():
            _put_away(left, standby)


def _swap(folder: Path, new: Path, old: Path, standby: Path | None) -> None:
    if not folder.exists():
        new.rename(folder)
        return
    if _exchanged(new, folder):
        _put_away(new, standby)
        return
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    _put_away(old, standby)


def _put_away(left: Path, standby: Path | None) -> None:
    """Move a folder to where the next build finds it, or remove it."""
    if standby is None or standby.exists() or not _moved(left, standby):
        shutil.rmtree(left, ignore_errors=True)


def _moved(one: Path | None, two: Path) -> bool:
    """Give a folder another name; False where there is none, or the other name is on another disk."""
    if one is None or one.is_symlink() or not one.is_dir():
        return False
    try:
        one.rename(two)
    except OSError:
        return False
    return True


def _exchanged(one: Path, two: Path) -> bool:
    """Let two folders change names in one step, so that neither name is ever missing; False where that is not known."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(two), _EXCHANGE) == 0)
