"""The corpus folder: which files are articles, which are sidecars, and what cannot be used.

In: a folder. Out: :class:`Loaded`, the documents and the errors. A file that cannot be used does not keep the others
from being read. This is the only module of the stage that touches the disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from relations_kb.corpus.read import read_article, slug_of
from relations_kb.corpus.sidecar import Sidecar, read_sidecar
from relations_kb.errors import ArticleError, InputError, SidecarError
from relations_kb.model.text import Document

ARTICLE_SUFFIXES = (".txt", ".text", ".md", ".markdown")
SIDECAR_SUFFIXES = (".yaml", ".yml")
NOT_SIDECARS = ("decisions.yaml", "decisions.yml")
_MEGABYTE = 1_000_000


class Loaded(NamedTuple):
    """What a corpus folder holds: the documents, sorted by name, and what could not be used, sorted by file."""

    documents: tuple[Document, ...]
    errors: tuple[InputError, ...]


def load_corpus(folder: Path, max_bytes: int) -> Loaded:
    """Read every article of ``folder`` (not of folders in it).

    :param max_bytes: the size above which an article is refused without being read.
    :raises InputError: if the folder cannot be read at all.
    """
    try:
        files = sorted((path for path in folder.iterdir() if _counts(path)), key=lambda path: path.name)
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise InputError(
            f"the corpus folder cannot be read ({reason})",
            remedy="create it and put articles into it, or set 'corpus' in relations.yaml",
            file=str(folder),
        ) from None
    errors: list[InputError] = []
    sidecars = _sidecars(files, max_bytes, errors)
    documents = []
    taken: dict[str, Path] = {}
    for path in files:
        if path.suffix.lower() in SIDECAR_SUFFIXES:
            continue
        try:
            slug = slug_of(path.name)
            if slug in taken:
                raise ArticleError(
                    f"its page would have the same address as that of {taken[slug].name} ('{slug}')",
                    remedy="rename one of the two",
                    file=str(path),
                )
            document = read_file(path, max_bytes, sidecars.get(path.stem))
            taken[slug] = path
            documents.append(document)
        except InputError as error:
            errors.append(error)
    return Loaded(tuple(documents), tuple(sorted(errors, key=lambda error: (error.file or "", error.line or 0))))


def read_file(path: Path, max_bytes: int, sidecar: Sidecar | None = None) -> Document:
    """Read one article from disk.

    :raises ArticleError: if it cannot be read; its ``file`` is the path as given.
    """
    suffix = path.suffix.lower()
    if suffix not in ARTICLE_SUFFIXES:
        shown = f"'{suffix}'" if suffix else "a file without an ending"
        raise ArticleError(
            f"{shown} is not a format that this version reads",
            remedy="save the article's text as .txt or .md, or move the file out of the corpus",
            file=str(path),
        )
    data = _bytes(path, max_bytes)
    return read_article(str(path), data, sidecar)


def _bytes(path: Path, max_bytes: int) -> bytes:
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


def _counts(path: Path) -> bool:
    """Tell whether a file takes part: hidden files, backups, folders and the decisions do not."""
    name = path.name
    return not name.startswith(".") and not name.endswith("~") and name not in NOT_SIDECARS and not path.is_dir()


def _sidecars(files: Iterable[Path], max_bytes: int, errors: list[InputError]) -> dict[str, Sidecar]:
    """Read the sidecars, by the stem of their article; one without an article is an error."""
    paths = list(files)
    stems = {path.stem for path in paths if path.suffix.lower() not in SIDECAR_SUFFIXES}
    found: dict[str, Sidecar] = {}
    for path in paths:
        if path.suffix.lower() not in SIDECAR_SUFFIXES:
            continue
        try:
            if path.stem not in stems:
                raise SidecarError(
                    f"there is no article '{path.stem}.txt' or '{path.stem}.md' that this belongs to",
                    remedy="name it like its article, or remove it",
                    file=str(path),
                )
            if path.stem in found:
                raise SidecarError("the article has a second sidecar", remedy="put both into one file", file=str(path))
            found[path.stem] = read_sidecar(str(path), _bytes(path, max_bytes))
        except InputError as error:
            errors.append(error)
    return found
