"""One article: bytes in, a :class:`~relations_kb.model.text.Document` out. The steps of stage 1, in order."""

from __future__ import annotations

import re
from pathlib import PurePath

from anyascii import anyascii

from relations_kb.corpus.decode import decode
from relations_kb.corpus.filename import published_by_name, publisher_by_name
from relations_kb.corpus.front_matter import FrontMatter, found, read_front_matter
from relations_kb.corpus.head import Head, read_head
from relations_kb.corpus.inline import inline_masks, trim
from relations_kb.corpus.lines import Line, split_lines
from relations_kb.corpus.markdown import markdown_blocks
from relations_kb.corpus.metadata import Metadata, read_metadata, tail_details
from relations_kb.corpus.noise import find_noise
from relations_kb.corpus.plain import plain_blocks
from relations_kb.corpus.sidecar import Sidecar
from relations_kb.corpus.structure import structure
from relations_kb.errors import ArticleError
from relations_kb.model.text import Document, Found, Mask, Span

MARKDOWN_SUFFIXES = (".md", ".markdown")
_TOLD = ("title", "publisher", "author", "place", "published", "modified")


def read_article(name: str, data: bytes, sidecar: Sidecar | None = None) -> Document:
    """Read one article.

    :param name: its file, for messages; the ending tells the format (``.md``, ``.markdown``: Markdown, else plain
        text), the last part is the document's name.
    :param data: the file's bytes.
    :param sidecar: what the ``<name>.yaml`` beside it says; wins over front matter, which wins over the text.
    :raises ArticleError: if it cannot be read.
    """
    decoded = decode(name, data)
    text = decoded.text
    markdown = PurePath(name).suffix.lower() in MARKDOWN_SUFFIXES
    front = read_front_matter(name, text) if text.startswith("---") else None
    begin = front.end if front is not None else 0
    lines = [line for line in split_lines(text) if line.start >= begin]
    if not lines:
        raise ArticleError(
            "nothing stands below the front matter", remedy="put the article's text there or remove the file", file=name
        )
    noise = find_noise(lines)
    head = read_head(lines, noise)
    told = read_metadata(text, lines, noise, head)
    told = told._replace(
        published=told.published or published_by_name(name), publisher=told.publisher or publisher_by_name(name)
    )
    masks = [
        Mask(span=Span(start=line.start, end=line.end), reason=noise[line.number])
        for line in lines
        if line.number in noise
    ]
    if front is not None:
        masks.insert(0, Mask(span=Span(start=0, end=len(text[:begin].rstrip())), reason="front-matter"))
    if markdown:
        skipped = len(text[:begin].splitlines())
        source = "\n".join(text.splitlines()[skipped:])
        drafts = markdown_blocks(source, skipped, lines, noise)
    else:
        drafts = plain_blocks(lines, noise, _details(lines, noise, head), head.title)
    inside = inline_masks(text, drafts)
    made = structure(text, trim(text, drafts, inside), [*masks, *inside])
    return Document.model_validate(
        {
            "name": PurePath(name).name,
            "slug": slug_of(name),
            "text": text,
            "encoding": decoded.encoding,
            "notices": decoded.notices,
            **made._asdict(),
            **_merged(told, front, sidecar),
        }
    )


def slug_of(name: str) -> str:
    """Return the stable path part of a file: its stem in lower-case ASCII with hyphens ('Año_1.txt': 'ano-1')."""
    stem = PurePath(name).stem.replace("ə", "a").replace("Ə", "A")
    return re.sub(r"[^a-z0-9]+", "-", anyascii(stem).lower()).strip("-") or "article"


def _details(lines: list[Line], noise: dict[int, str], head: Head) -> set[int]:
    """Return the lines that tell something of the article itself, which are no headings."""
    details = {*head.details, *head.organisations, *head.mastheads, *tail_details(lines, noise)}
    if head.place is not None:
        details.add(head.place)
    return details


def _merged(told: Metadata, front: FrontMatter | None, sidecar: Sidecar | None) -> dict[str, object]:
    """Return the document's metadata: what the sidecar says, else the front matter, else the text itself."""
    merged: dict[str, object] = {}
    for field in (*_TOLD, "language"):
        value = getattr(told, field, None)
        if front is not None:
            value = found(front, field) or value
        stated = getattr(sidecar, field, None)
        merged[field] = Found(value=stated, span=None, found_in="sidecar") if stated is not None else value
    for field in ("url", "licence", "publish"):
        stated = getattr(sidecar, field, None) or (getattr(front.fields, field) if front is not None else None)
        if stated is not None:
            merged[field] = stated
    for fields in (sidecar, front.fields if front is not None else None):
        if fields is not None and fields.expect_records is not None:
            merged.setdefault("expect_records", fields.expect_records)
    return merged
