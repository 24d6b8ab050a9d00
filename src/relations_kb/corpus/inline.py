"""Noise at the edge of a block: a picture's file name before a paragraph, an agency's './.' after it.

In: the text and the drafts of its blocks. Out: masks, and the drafts without what they cover. Only edges are masked,
so that no block is torn in two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from relations_kb.corpus.draft import Draft
from relations_kb.model.text import Mask, Span

_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|tiff?|bmp)\s", re.IGNORECASE)
_LEADING_PICTURE = re.compile(r"(?:[^\s|]{1,160}\.(?:jpe?g|png|gif|svg|webp|tiff?|bmp)\s+)+(?=\S)", re.IGNORECASE)
_LEADING_REST = re.compile(r"(?:\]\]|\}\}|\)\])[\s.]*(?=\S)")
_TRAILING_END = re.compile(
    r"(?<=[.!?\"”])(\s*(?:\./\.|/\.|\((?:end|END|ends)\)|\]\]|-30-))\Z|(?<=[^.])(\./\.)\Z|(?<=[.!?\"”])(/\.)\Z"
)
_EDGE = 400


def inline_masks(text: str, drafts: Sequence[Draft]) -> list[Mask]:
    """Return masks for the noise at the edges of blocks."""
    masks = []
    pictured = _PICTURE.search(text) is not None
    for draft in drafts:
        if draft.kind == "heading":
            continue
        leading = None
        if pictured or text[draft.start] in "]})":
            edge = text[draft.start : min(draft.end, draft.start + _EDGE)]
            leading = _LEADING_PICTURE.match(edge) or _LEADING_REST.match(edge)
        if leading is not None:
            words = leading.group().rstrip()
            masks.append(
                Mask(
                    span=Span(start=draft.start, end=draft.start + len(words)),
                    reason="image" if "." in words else "remnant",
                )
            )
        if text[draft.end - 1] not in ")]-" and not text.endswith("/.", draft.start, draft.end):
            continue
        tail_start = max(draft.start, draft.end - 12)
        trailing = _TRAILING_END.search(text[tail_start : draft.end])
        if trailing is not None:
            words = trailing.group().lstrip()
            start = draft.end - len(words)
            if words == "./.":
                start += 1
            masks.append(Mask(span=Span(start=start, end=draft.end), reason="sign-off"))
    return masks


def trim(text: str, drafts: Sequence[Draft], masks: Sequence[Mask]) -> list[Draft]:
    """Return the drafts without the masked edges; ``masks`` are those of :func:`inline_masks`."""
    leading = {mask.span.start: mask.span.end for mask in masks}
    trailing = {mask.span.end: mask.span.start for mask in masks}
    trimmed = []
    for draft in drafts:
        start, end = draft.start, draft.end
        if draft.kind != "heading" and (start in leading or end in trailing):
            end = trailing.get(end, end)
            start = leading.get(start, start)
            if start >= end:
                continue
            words = text[start:end]
            start += len(words) - len(words.lstrip())
            end -= len(words) - len(words.rstrip())
            if start >= end:
                continue
            head = draft.head if draft.head is not None and draft.head[0] >= start else None
            draft = draft._replace(start=start, end=end, head=head)  # noqa: PLW2901
        trimmed.append(draft)
    return trimmed
