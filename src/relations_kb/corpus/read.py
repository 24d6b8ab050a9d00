"""One article: bytes in, a :class:`~relations_kb.model.text.Document` out."""

from __future__ import annotations

import re
from pathlib import PurePath

from anyascii import anyascii

from relations_kb.corpus.decode import decode
from relations_kb.corpus.filename import publisher_by_name, published_by_name
from relations_kb.corpus.head import read_head
from relations_kb.corpus.lines import split_lines
from relations_kb.corpus.metadata import read_metadata, tail_details
from relations_kb.corpus.noise import find_noise
from relations_kb.corpus.plain import plain_blocks
from relations_kb.corpus.sidecar import Sidecar
from relations_kb.corpus.structure import structure
from relations_kb.model.text import Document, Mask, Span


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
    noise = find_noise(lines)
    head = read_head(lines, noise)
    told = read_metadata(text, lines, noise, head)
    told = told._replace(
        published=told.published or published_by_name(name), publisher=told.publisher or publisher_by_name(name)
    )
    details = {*head.details, *head.organisations, *head.mastheads, *tail_details(lines, noise)}
    if head.place is not None:
        details.add(head.place)
    drafts = plain_blocks(lines, noise, details, head.title)
    masks = [
        Mask(span=Span(start=line.start, end=line.end), reason=noise[line.index])
        for line in lines
        if line.index in noise
    ]
    found = structure(text, drafts, masks)
    return Document(
        name=PurePath(name).name,
        slug=slug_of(name),
        text=text,
        encoding=decoded.encoding,
        masks=found.masks,
        sections=found.sections,
        blocks=found.blocks,
        sentences=found.sentences,
        notices=decoded.notices,
        **told._asdict(),
    )


def slug_of(name: str) -> str:
    """Return the stable path part of a file: its stem in lower-case ASCII with hyphens ('Año_1.txt': 'ano-1')."""
    stem = PurePath(name).stem.replace("ə", "a").replace("Ə", "A")
    return re.sub(r"[^a-z0-9]+", "-", anyascii(stem).lower()).strip("-") or "article"
