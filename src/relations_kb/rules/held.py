"""Which sentences of a text hold the words of which patterns: one look at a text for all who go through sentences.

Finders ask for the sentences that their words stand in (:meth:`~relations_kb.rules.mentions.Mentions.holding`). Some
sixty do so, and to look for the words of each costs as much as for those of all. So whoever has asked once is
remembered, and in the next text all are looked up at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from relations_kb.rules.screen import Screen
from relations_kb.rules.sifted import Sifted

Pieces = dict[Sifted, list[int]]


class Asked:
    """The patterns that were asked for, looked up together."""

    def __init__(self) -> None:
        self._patterns: Final[dict[Sifted, None]] = {}
        self._screen: Screen[Sifted] | None = None

    def add(self, pattern: Sifted) -> None:
        """Remember a pattern for the texts to come."""
        if pattern.clauses:
            self._patterns[pattern] = None
            self._screen = None

    def pieces(self, text: str, ends: Sequence[int]) -> Pieces:
        """Return :meth:`Sifted.pieces` of a text for each pattern that was asked for in an earlier one."""
        found: Pieces = {pattern: [] for pattern in self._patterns}
        if self._screen is None:
            self._screen = Screen([(pattern, pattern.clauses) for pattern in self._patterns])
        for piece, patterns in self._screen.by_piece(text, ends):
            for pattern in patterns:
                found[pattern].append(piece)
        return found


ASKED: Final = Asked()
