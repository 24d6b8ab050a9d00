"""The files of a new article, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from relations_kb.errors import ArticleError


def write(corpus: Path, files: Sequence[tuple[str, bytes]]) -> tuple[Path, ...]:
    """Write files below the corpus folder and return their paths.

    Each is written beside its place under a hidden name and moved in when all are complete; after any failure none is
    left. A file that exists is never replaced.

    :raises ArticleError: one exists already, or the disk refuses.
    """
    made: list[Path] = []
    folders: list[Path] = []
    waiting: list[tuple[Path, Path]] = []
    done = False
    try:
        for name, data in files:
            target = corpus / name
            if not target.parent.is_dir():
                target.parent.mkdir()
                folders.append(target.parent)
            hidden = target.with_name(f".{target.name}.new")
            waiting.append((hidden, target))
            with hidden.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for hidden, target in waiting:
            _move(hidden, target)
            made.append(target)
        done = True
    except FileExistsError as error:
        raise ArticleError(
            "exists already", remedy="choose another name with --name", file=str(error.filename2 or error.filename)
        ) from None
    except OSError as error:
        raise ArticleError(
            f"the article cannot be written ({(error.strerror or 'unknown reason').lower()})",
            remedy="see that the folder may be written and that there is space; nothing was added",
            file=str(corpus),
        ) from None
    finally:
        if not done:
            _remove(made, folders, waiting)
    return tuple(made)


def _move(hidden: Path, target: Path) -> None:
    """Move a file to its place, unless something stands there.

    A second name for the file and the loss of the first does both at once, where the disk knows such names.
    """
    try:
        os.link(hidden, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError(17, "exists already", str(target)) from None
        hidden.replace(target)
    else:
        hidden.unlink()


def _remove(made: Sequence[Path], folders: Sequence[Path], waiting: Sequence[tuple[Path, Path]]) -> None:
    for path in (*made, *(hidden for hidden, _ in waiting)):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
    for folder in folders:
        with contextlib.suppress(OSError):
            folder.rmdir()
