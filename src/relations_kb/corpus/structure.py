"""Sections, blocks and sentences of a document, from drafts of its blocks.

In: the text, the drafts in text order and the masks. Out: values of the model, which point at each other by index, and
the masks, to which every bullet, heading mark and table bar at a block's edge was added (reason
``markup``), so that each character that is no white space lies in a block or in a mask.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from relations_kb.corpus.draft import Draft
from relations_kb.corpus.sentences import sentence_spans
from relations_kb.corpus.tables import is_region
from relations_kb.model.text import ROW_LEVEL, Block, Mask, Section, Sentence, Span

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

    def closed(self) -> Section:
        return Section(
            heading=self.heading,
            heading_span=None if self.heading_span is None else Span(*self.heading_span),
            level=self.level,
            parent=self.parent,
            span=Span(self.start, self.end),
        )


def structure(text: str, drafts: Sequence[Draft], masks: Iterable[Mask]) -> Structure:
    """Assemble sections, blocks and sentences."""
    sections: list[_Open] = []
    path: list[int] = []
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    topics = False
    for draft in drafts:
        opened = _opened(text, draft, sections, path, topics=topics)
        if opened is not None:
            topics = topics or (opened.level == 2 and not is_region(opened.heading))
            while path and sections[path[-1]].level >= opened.level:
                path.pop()
            opened.parent = path[-1] if path else None
            sections.append(opened)
            path.append(len(sections) - 1)
        elif not sections:
            sections.append(_Open(draft.start, 1, None, None, ""))
            path.append(0)
        level = sections[path[-1]].level if draft.kind == "heading" else draft.level
        span = Span(draft.start, draft.end)
        for index in path:
            sections[index].end = draft.end
        number = len(blocks)
        blocks.append(Block(kind=draft.kind, span=span, level=level, section=path[-1]))
        if _is_one_sentence(text, draft):
            sentences.append(Sentence(span, number))
        else:
            sentences.extend(
                Sentence(Span(start, end), number) for start, end in sentence_spans(text, draft.start, draft.end)
            )
    done = tuple(section.closed() for section in sections)
    return Structure(done, tuple(blocks), tuple(sentences), _with_markup(text, drafts, masks))


def _is_one_sentence(text: str, draft: Draft) -> bool:
    """Tell whether a block is not to be split: a heading, or a row that holds no sentences of its own."""
    if draft.kind == "row":
        return draft.end - draft.start <= _ONE_SENTENCE and ". -" not in text[draft.start : draft.end]
    return draft.kind == "heading"


def _opened(text: str, draft: Draft, sections: Sequence[_Open], path: Sequence[int], *, topics: bool) -> _Open | None:
    """Return the section that a block opens, or None.

    :param topics: whether a section of level 2 that is no part of the world came before: such parts lie below it.
    """
    if draft.kind == "heading":
        heading = text[draft.start : draft.end].rstrip(":").strip()
        level = draft.level
        if level == 2 and topics and is_region(heading):
            level = 3
        return _Open(draft.start, level, None, (draft.start, draft.end), heading)
    if not draft.opens:
        return None
    around = next((sections[index] for index in reversed(path) if sections[index].level < ROW_LEVEL), None)
    level = ROW_LEVEL if around is None or around.level < ROW_LEVEL else around.level + 1
    heading = "" if draft.head is None else text[draft.head[0] : draft.head[1]]
    return _Open(draft.start, level, None, draft.head, heading)


def _with_markup(text: str, drafts: Sequence[Draft], masks: Iterable[Mask]) -> tuple[Mask, ...]:
    """Return the masks and one for each stretch of characters that is in no block and no mask, in text order."""
    known = [(mask.span.start, mask.span.end, mask.reason) for mask in masks]
    taken = sorted([*((draft.start, draft.end) for draft in drafts), *((start, end) for start, end, _ in known)])
    position = 0
    for start, end in [*taken, (len(text), len(text))]:
        between = text[position:start]
        if between and not between.isspace():
            begin = position + len(between) - len(between.lstrip())
            known.append((begin, position + len(between.rstrip()), "markup"))
        position = max(position, end)
    return tuple(Mask(Span(start, end), reason) for start, end, reason in sorted(known))
