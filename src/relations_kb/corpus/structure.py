"""Sections, blocks and sentences of a document, from drafts of its blocks.

In: the text, the drafts in text order and the masks. Out: the model's values, which point at each other by index,
and the masks, to which every bullet, heading mark and table bar at a block's edge was added (reason ``markup``), so
that each character that is no white space lies in a block or in a mask.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from relations_kb.corpus.draft import Draft
from relations_kb.corpus.sentences import sentence_spans
from relations_kb.corpus.tables import is_region
from relations_kb.model.text import Block, Mask, Section, Sentence, Span

_WORDS = re.compile(r"\S(?:.*\S)?", re.S)
_ONE_SENTENCE = 400


class Structure(NamedTuple):
    """What :func:`structure` found."""

    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    masks: tuple[Mask, ...]


class _Open:
    """A section that is being read."""

    __slots__ = ("end", "heading", "heading_span", "level", "parent", "start")

    def __init__(self, start: int, level: int, parent: int | None, span: tuple[int, int] | None, heading: str) -> None:
        self.start, self.end, self.level, self.parent = start, start, level, parent
        self.heading_span, self.heading = span, heading


def structure(text: str, drafts: Sequence[Draft], masks: Iterable[Mask]) -> Structure:
    """Assemble sections, blocks and sentences."""
    sections: list[_Open] = []
    path: list[int] = []
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    for draft in drafts:
        opened = _opened(text, draft, sections, path)
        if opened is not None:
            while path and sections[path[-1]].level >= opened.level:
                path.pop()
            opened.parent = path[-1] if path else None
            sections.append(opened)
            path.append(len(sections) - 1)
        elif not sections:
            sections.append(_Open(draft.start, 1, None, None, ""))
            path.append(0)
        level = sections[path[-1]].level if draft.kind == "heading" else draft.level
        blocks.append(
            Block(kind=draft.kind, span=Span(start=draft.start, end=draft.end), level=level, section=path[-1])
        )
        for index in path:
            sections[index].end = draft.end
        whole = draft.kind == "heading" or (draft.kind == "row" and draft.end - draft.start <= _ONE_SENTENCE)
        if whole and not (draft.kind == "row" and ". -" in text[draft.start : draft.end]):
            sentences.append(Sentence(span=blocks[-1].span, block=len(blocks) - 1))
            continue
        for start, end in sentence_spans(text, draft.start, draft.end):
            sentences.append(Sentence(span=Span(start=start, end=end), block=len(blocks) - 1))
    done = tuple(
        Section(
            heading=section.heading,
            heading_span=None
            if section.heading_span is None
            else Span(start=section.heading_span[0], end=section.heading_span[1]),
            level=section.level,
            parent=section.parent,
            span=Span(start=section.start, end=section.end),
        )
        for section in sections
    )
    return Structure(done, tuple(blocks), tuple(sentences), tuple(_with_markup(text, blocks, masks)))


def _opened(text: str, draft: Draft, sections: Sequence[_Open], path: Sequence[int]) -> _Open | None:
    """Return the section that a block opens, or None."""
    if draft.kind == "heading":
        heading = text[draft.start : draft.end].rstrip(":").strip()
        level = draft.level
        if (
            level == 2
            and is_region(heading)
            and any(s.level == 2 and s.heading and not is_region(s.heading) for s in sections)
        ):
            level = 3
        return _Open(draft.start, level, None, (draft.start, draft.end), heading)
    if not draft.opens:
        return None
    around = next((sections[index] for index in reversed(path) if sections[index].level < _ROW_LEVEL), None)
    level = _ROW_LEVEL if around is None or around.level < _ROW_LEVEL else around.level + 1
    heading = "" if draft.head is None else text[draft.head[0] : draft.head[1]]
    return _Open(draft.start, level, None, draft.head, heading)


_ROW_LEVEL = 9
"""The level of a section that a table's row opens: below every heading, so that the next row closes it."""


def _with_markup(text: str, blocks: Sequence[Block], masks: Iterable[Mask]) -> list[Mask]:
    """Return the masks and one for each stretch of characters that is in no block and no mask, in text order."""
    known = sorted(masks, key=lambda mask: mask.span.start)
    taken = sorted([(b.span.start, b.span.end) for b in blocks] + [(m.span.start, m.span.end) for m in known])
    added = []
    position = 0
    for start, end in [*taken, (len(text), len(text))]:
        if start > position:
            words = _WORDS.search(text, position, start) if not text[position:start].isspace() else None
            if words is not None:
                added.append(Mask(span=Span(start=words.start(), end=words.end()), reason="markup"))
        position = max(position, end)
    return sorted([*known, *added], key=lambda mask: mask.span.start)
