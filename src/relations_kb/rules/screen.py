"""Which of many rules may match which sentence, found in one pass over a text.

A rule asks for several things of a sentence's words: one of its triggers, and a word of each clause that its pattern
cannot match without (:mod:`relations_kb.rules.literals`). Asking rule by rule costs as much as all that comes after,
for most sentences have nothing that any rule wants. So all words of all rules are looked up at once, and each word
that is found is answered with a number: the set, as bits, of what it fulfils. The numbers of a sentence's words joined
tell which rules have all that they ask for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Generic, TypeVar

from ahocorasick_rs import AhoCorasick

_MOST_SETS: Final = 4096  # of rules that are remembered, so that memory does not grow with the texts

T = TypeVar("T")


class Screen(Generic[T]):
    """Looks up items by what they ask for: each by several clauses, of each of which one word must stand there."""

    def __init__(self, items: Sequence[tuple[T, Sequence[Sequence[str]]]]) -> None:
        """Take the items with their clauses, of which each has at least one."""
        self._items = tuple(item for item, _ in items)
        self._size = size = len(items)
        self._planes = max((len(clauses) for _, clauses in items), default=0)
        # Bit ``plane * size + number``: the clause number ``plane`` of item ``number`` is fulfilled.
        self._given = 0
        by_word: dict[str, int] = {}
        for number, (_, clauses) in enumerate(items):
            for plane in range(self._planes):
                bit = 1 << (plane * size + number)
                if plane >= len(clauses):
                    self._given |= bit
                    continue
                for word in clauses[plane]:
                    by_word[word] = by_word.get(word, 0) | bit
        self._bits = tuple(by_word.values())
        self._automaton = AhoCorasick(list(by_word)) if by_word else None
        self._known: dict[int, tuple[T, ...]] = {}

    def by_piece(self, text: str, ends: Sequence[int]) -> Iterator[tuple[int, tuple[T, ...]]]:
        """Yield the index of each piece of a text that may fit any items, and these, in their order.

        :param text: all pieces, joined by characters that stand in no word.
        :param ends: where each piece ends.
        """
        if self._automaton is None:
            return
        bits, piece, end_of_piece, found = self._bits, -1, -1, 0
        # Overlapping matches come by their ends.
        for word, _, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if end > end_of_piece:
                if found:
                    items = self._all_of(found)
                    if items:
                        yield piece, items
                while end > end_of_piece:
                    piece += 1
                    end_of_piece = ends[piece]
                found = 0
            found |= bits[word]
        if found:
            items = self._all_of(found)
            if items:
                yield piece, items

    def fitting(self, text: str) -> tuple[T, ...]:
        """Return the items that one text may fit, in their order."""
        if self._automaton is None:
            return ()
        bits, found = self._bits, 0
        for word, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            found |= bits[word]
        return self._all_of(found) if found else ()

    def _all_of(self, found: int) -> tuple[T, ...]:
        """Return the items all of whose clauses are among what was found."""
        found |= self._given
        size, rest = self._size, found
        for _ in range(self._planes - 1):
            found >>= size
            rest &= found
        rest &= (1 << size) - 1
        if not rest:
            return ()
        known = self._known.get(rest)
        if known is None:
            if len(self._known) >= _MOST_SETS:
                self._known.clear()
            known = self._known[rest] = tuple(item for n, item in enumerate(self._items) if rest >> n & 1)
        return known
