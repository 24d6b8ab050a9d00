"""Whether an article is in the corpus already: the same words, or nearly the same.

In: the new document and those that are there. Out: those that are alike, the most alike first. Texts are compared by
their shingles (all runs of five words), so that another headline, layout or footer does not hide a copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from relations_kb.model.text import Document

WORDS: Final = 5
NEARLY: Final = 0.8  # of the shingles of the shorter text
_LENGTHS: Final = 0.5  # a text that quotes another in full is no copy of it if it is more than twice as long
_WORD = re.compile(r"\w+")


class Alike(NamedTuple):
    """An article of the corpus that has the same words: all in the same order (``same``), or a ``share`` (0 to 1)."""

    name: str
    share: float
    same: bool


def alike(new: Document, there: Iterable[Document]) -> tuple[Alike, ...]:
    """Return the documents that say the same in the same words, the most alike first."""
    own = words_of(new)
    shingles = frozenset(_shingles(own))
    found = []
    for document in there:
        other = words_of(document)
        if other == own:
            found.append(Alike(document.name, 1.0, same=True))
            continue
        if not _LENGTHS <= (len(other) or 1) / (len(own) or 1) <= 1 / _LENGTHS:
            continue
        theirs = frozenset(_shingles(other))
        shorter = min(len(shingles), len(theirs))
        share = len(shingles & theirs) / shorter if shorter else 0.0
        if share >= NEARLY:
            found.append(Alike(document.name, share, same=False))
    return tuple(sorted(found, key=lambda one: (not one.same, -one.share, one.name)))


def words_of(document: Document) -> Sequence[str]:
    """Return the words of an article in lower case; what is masked as noise is left out."""
    return [
        word
        for block in document.blocks
        for word in _WORD.findall(document.text[block.span.start : block.span.end].casefold())
    ]


def _shingles(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(WORDS)), strict=False)
