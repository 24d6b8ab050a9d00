"""One article: bytes in, a :class:`~relations_kb.model.text.Document` out."""

from __future__ import annotations

import re
from pathlib import PurePath

from anyascii import anyascii

from relations_kb.corpus.decode import decode
from relations_kb.corpus.lines import split_lines
from relations_kb.corpus.plain import plain_blocks
from relations_kb.corpus.sidecar import Sidecar
from relations_kb.corpus.structure import structure
from relations_kb.model.text import Document, Found, Span


def read_article(name: str, data: bytes, sidecar: Sidecar | None = None) -> Document:
    """Read one article.

    :param name: its file name; the ending tells the format (``.md``, ``.markdown``: Markdown; else plain text).
    :param data: the file's bytes.
    :param sidecar: what the ``<name>.yaml`` beside it says; wins over the text.
    :raises ArticleError: if it cannot be read.
    """
    decoded = decode(name, data)
    text = decoded.text
    lines = split_lines(text)
    drafts = plain_blocks(lines, frozenset())
    found = structure(text, drafts, ())
    first = found.blocks[0].span
    return Document(
        name=PurePath(name).name,
        slug=slug_of(name),
        text=text,
        encoding=decoded.encoding,
        title=Found(value=first.of(text), span=Span(start=first.start, end=first.end)),
        masks=found.masks,
        sections=found.sections,
        blocks=found.blocks,
        sentences=found.sentences,
        notices=decoded.notices,
    )


def slug_of(name: str) -> str:
    """Return the stable path part of a file: its stem in lower-case ASCII with hyphens ('Año_1.txt': 'ano-1')."""
    stem = PurePath(name).stem.replace("ə", "a").replace("Ə", "A")
    return re.sub(r"[^a-z0-9]+", "-", anyascii(stem).lower()).strip("-") or "article"
