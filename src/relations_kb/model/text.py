"""What a source is: immutable text, and everything that was seen in it, by offsets.

All offsets are half-open and count Unicode code points of ``Document.text``, which is never changed after
reading. Noise is masked by spans, not deleted, so that ``doc.text[span.start:span.end]`` holds for ever.

A text has thousands of spans, blocks and sentences, so these are plain dataclasses, made by :mod:`relations_kb.corpus`
alone and not validated; what people write (:class:`Found`, :class:`Document`) is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from relations_kb.model.base import Value
from relations_kb.model.late import Late

BlockKind = Literal["heading", "paragraph", "item", "row"]
Publish = Literal["full", "excerpt", "none"]
FoundIn = Literal["text", "front-matter", "sidecar", "file-name"]

ROW_LEVEL = 9
"""The level of a section that a table's row opens: below every heading, so that the next row closes it."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points, ``text[start:end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end


class Found(Value):
    """Something that a source says of itself (its title, date …), with the words that say so.

    ``span`` is None only for what a sidecar or the file's name says, which is no part of the text. Dates are EDTF
    (``2023-06-30`` or ``2023-06-30T21:38``).
    """

    value: str
    span: Span | None = None
    found_in: FoundIn = "text"


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch of text that is no part of the article: a menu, a footer, headlines of other articles.

    No record may rest on masked words. ``reason`` is the id of the masking rule (``menu``, ``related``,
    ``footer``, ``share``, ``author-boilerplate`` …).
    """

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it. The text before the first heading is a section without one.

    ``level`` is 1 for the title, 2 for a top-level heading and so on; ``parent`` is an index into
    ``Document.sections`` or None. ``span`` covers the heading and all that stands under it.
    """

    heading: str
    heading_span: Span | None
    level: int
    parent: int | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, list item or table row. Blocks do not overlap and stand in text order.

    ``level`` is a heading's level or a list item's depth (from 0); ``section`` is an index into
    ``Document.sections``. ``span`` leaves out bullets and white space around the words.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    section: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a whole heading or row; ``block`` is an index into ``Document.blocks``."""

    span: Span
    block: int


class Document(Late):
    """One source, as read.

    ``name`` is the file name (the record contract's ``doc``), ``slug`` its stable path on the site, ``text``
    the immutable text (for a converted format: the converted text). Masked stretches belong to no block and
    no sentence. ``expect_records`` is False where the corpus's keeper said that the source may well state nothing.
    """

    name: str
    slug: str
    text: str
    encoding: str = "utf-8"
    title: Found | None = None
    publisher: Found | None = None
    author: Found | None = None
    place: Found | None = None
    published: Found | None = None
    modified: Found | None = None
    language: Found | None = None
    url: str | None = None
    licence: str | None = None
    publish: Publish = "full"
    expect_records: bool = True
    masks: tuple[Mask, ...] = ()
    sections: tuple[Section, ...] = ()
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    notices: tuple[str, ...] = ()

    def line_of(self, offset: int) -> int:
        """Return the line, counted from 1, that holds the code point at ``offset``."""
        return self.text.count("\n", 0, offset) + 1


class Texts(Mapping[str, str]):
    """The texts of documents by name, each taken in when it is asked for."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents

    def __getitem__(self, name: str) -> str:
        return self._documents[name].text

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def __len__(self) -> int:
        return len(self._documents)
