"""The corpus folder: which files are articles, which are sidecars, and what cannot be used.

In: a folder. Out: the articles that it lists, their bytes, and the errors. A file that cannot be used does not keep the
others from being read. This is the only module of the stage that touches the disk.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from relations_kb.corpus.read import read_article
from relations_kb.corpus.sidecar import Sidecar
from relations_kb.errors import ArticleError, InputError, SidecarError
from relations_kb.model.text import Document

ARTICLE_SUFFIXES = (".txt", ".text", ".md", ".markdown")
SIDECAR_SUFFIXES = (".yaml", ".yml")
NOT_SIDECARS = ("decisions.yaml", "decisions.yml")
_MEGABYTE = 1_000_000


class Listed(NamedTuple):
    """An article of a corpus folder, and the sidecar beside it, if there is one."""

    path: Path
    sidecar: Path | None


class Loaded(NamedTuple):
    """What a corpus folder holds: the documents, sorted by name, and what could not be used, sorted by file."""

    documents: tuple[Document, ...]
    errors: tuple[InputError, ...]


def list_articles(folder: Path) -> tuple[list[Listed], list[InputError]]:
    """Return the articles of ``folder`` (not of folders in it), sorted by name, and sidecars that belong to none.

    Nothing is read but the folder.

    :raises InputError: if the folder cannot be read at all.
    """
    try:
        with os.scandir(folder) as found:  # which tells folders from files without a look at each
            names = sorted(entry.name for entry in found if _counts(entry))
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise InputError(
            f"the corpus folder cannot be read ({reason})",
            remedy="create it and put articles into it, or set 'corpus' in relations.yaml",
            file=str(folder),
        ) from None
    files = [folder / name for name in names]
    errors: list[InputError] = []
    sidecars = _sidecars(files, errors)
    articles = (path for path in files if path.suffix.lower() not in SIDECAR_SUFFIXES)
    return [Listed(path, sidecars.get(path.stem)) for path in articles], errors


def loaded(read: Iterable[tuple[Path, Document]], errors: Iterable[InputError]) -> Loaded:
    """Return the documents read from some files, in the order of their names, and the errors.

    Of two documents whose pages would have one address, the first stays.
    """
    problems = list(errors)
    documents = []
    taken: dict[str, Path] = {}
    for path, document in read:
        if document.slug in taken:
            problems.append(
                ArticleError(
                    f"its page would have the same address as that of {taken[document.slug].name} ('{document.slug}')",
                    remedy="rename one of the two",
                    file=str(path),
                )
            )
        else:
            taken[document.slug] = path
            documents.append(document)
    return Loaded(tuple(documents), tuple(sorted(problems, key=lambda error: (error.file or "", error.line or 0))))


def read_file(path: Path, max_bytes: int, sidecar: Sidecar | None = None) -> Document:
    """Read one article from disk.

    :raises ArticleError: if it cannot be read; its ``file`` is the path as given.
    """
    return read_article(str(path), article_bytes(path, max_bytes), sidecar)


def article_bytes(path: Path, max_bytes: int) -> bytes:
    """Return the bytes of an article.

    :param max_bytes: the size above which it is refused without being read.
    :raises ArticleError: it is of another format, too large, or cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix not in ARTICLE_SUFFIXES:
        shown = f"'{suffix}'" if suffix else "a file without an ending"
        raise ArticleError(
            f"{shown} is not a format that this version reads",
            remedy="save the article's text as .txt or .md, or move the file out of the corpus",
            file=str(path),
        )
    return file_bytes(path, max_bytes)


def file_bytes(path: Path, max_bytes: int) -> bytes:
    """Return the bytes of an article or a sidecar, as :func:`article_bytes` does, whatever its ending."""
    try:
        size = path.stat().st_size
        if size > max_bytes:
            raise ArticleError(
                f"the file has {_shown(size)}, more than the {_shown(max_bytes)} that an article may have",
                remedy="split it, or raise 'max_article_megabytes' in relations.yaml",
                file=str(path),
            )
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ArticleError(
            f"the file cannot be read ({reason})", remedy="check that it exists and may be read", file=str(path)
        ) from None


def _shown(size: int) -> str:
    return f"{size / _MEGABYTE:.1f} MB" if size >= _MEGABYTE / 10 else f"{size} bytes"


def _counts(entry: os.DirEntry[str]) -> bool:
    """Tell whether a file takes part: hidden files, backups, folders and the decisions do not."""
    name = entry.name
    return not name.startswith(".") and not name.endswith("~") and name not in NOT_SIDECARS and not entry.is_dir()


def _sidecars(files: Iterable[Path], errors: list[InputError]) -> dict[str, Path]:
    """Return the sidecars by the stem of their article; one without an article is an error."""
    paths = list(files)
    stems = {path.stem for path in paths if path.suffix.lower() not in SIDECAR_SUFFIXES}
    found: dict[str, Path] = {}
    for path in paths:
        if path.suffix.lower() not in SIDECAR_SUFFIXES:
            continue
        if path.stem not in stems:
            errors.append(
                SidecarError(
                    f"there is no article '{path.stem}.txt' or '{path.stem}.md' that this belongs to",
                    remedy="name it like its article, or remove it",
                    file=str(path),
                )
            )
        elif path.stem in found:
            errors.append(
                SidecarError("the article has a second sidecar", remedy="put both into one file", file=str(path))
            )
        else:
            found[path.stem] = path
    return found
