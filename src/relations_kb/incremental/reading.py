"""The work on a chunk of articles: bytes in, what they say out. The same function runs in one process and in many.

In: tasks, each an article's bytes with those of its sidecar. Out: outcomes in the same order, each either a body (the
document and its records as compressed JSON, which is also what the store keeps) or what is wrong. Nothing here touches
a file, and tasks and outcomes are plain values that any process can send another.
"""

from __future__ import annotations

import traceback
import zlib
from collections.abc import Mapping, Sequence
from functools import cache, reduce
from operator import or_
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import Field, create_model

from relations_kb.corpus import Sidecar, read_article, read_sidecar
from relations_kb.errors import ArticleError, InputError, SidecarError
from relations_kb.extract import Extraction, extract
from relations_kb.kinds import KINDS
from relations_kb.model.base import Value, slim
from relations_kb.model.knowledge import NearMiss, Unresolved
from relations_kb.model.text import Document

_LEVEL = 1  # of compression: a sixth of the size for a tenth of the time that reading the JSON takes


class Task(NamedTuple):
    """An article to read: its path as messages name it, its bytes, its sidecar's path and bytes if it has one.

    ``named`` are the names of countries in it that a person ruled on.
    """

    path: str
    data: bytes
    sidecar_path: str | None = None
    sidecar: bytes | None = None
    named: Mapping[str, str | None] | None = None


class Outcome(NamedTuple):
    """What came of a task: the body of what was read, or None; and what is wrong with the article or its sidecar."""

    body: bytes | None
    errors: tuple[InputError, ...] = ()


class Read(NamedTuple):
    """An article, and what it says."""

    document: Document
    extraction: Extraction


def read_chunk(tasks: Sequence[Task]) -> list[Outcome]:
    """Read and extract some articles; one that cannot be used does not keep the others from being read."""
    return [_outcome(task) for task in tasks]


def _outcome(task: Task) -> Outcome:
    errors: list[InputError] = []
    sidecar: Sidecar | None = None
    try:
        if task.sidecar_path is not None and task.sidecar is not None:
            try:
                sidecar = read_sidecar(task.sidecar_path, task.sidecar)
            except SidecarError as error:
                errors.append(error)
        document = read_article(task.path, task.data, sidecar)
        return Outcome(pack(Read(document, extract(document, task.named))), tuple(errors))
    except InputError as error:
        return Outcome(None, (*errors, error))
    except Exception as error:
        return Outcome(None, (*errors, _broken(task.path, error)))


def _broken(path: str, error: Exception) -> ArticleError:
    """Return the problem of an article that the program itself fails on: an error of ours, but one article's."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    said = " ".join(str(error).split())[:200]
    return ArticleError(
        f"an internal error keeps it from being read ({type(error).__name__}: {said}; "
        f"{Path(last.filename).name}:{last.lineno})",
        remedy="please report it with the article; the others are read without it",
        file=path,
    )


@cache
def _body() -> type[Value]:
    """Return the form of a body; its records are of whichever kinds there are."""
    record: Any = Annotated[reduce(or_, (kind.model for kind in KINDS)), Field(discriminator="kind")]
    fields: dict[str, Any] = {
        "document": (Document, ...),
        "records": (tuple[record, ...], ...),
        "near_misses": (tuple[NearMiss, ...], ...),
        "unresolved": (tuple[Unresolved, ...], ...),
    }
    return create_model("Body", __base__=Value, **fields)


def pack(read: Read) -> bytes:
    """Return an article and what it says as bytes, from which :func:`unpack` makes the same values again."""
    extraction = read.extraction
    fields: dict[str, Any] = {
        "document": read.document,
        "records": extraction.records,
        "near_misses": extraction.near_misses,
        "unresolved": extraction.unresolved,
    }
    body = _body().model_construct(**fields)
    return zlib.compress(body.model_dump_json().encode("utf-8"), _LEVEL)


def unpack(body: bytes) -> Read:
    """Return what :func:`pack` was given.

    :raises ValueError: these bytes were not made by it, or are damaged.
    """
    try:
        read: Any = _body().model_validate_json(zlib.decompress(body))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    slim(read)
    return Read(
        read.document,
        Extraction.model_construct(records=read.records, near_misses=read.near_misses, unresolved=read.unresolved),
    )
