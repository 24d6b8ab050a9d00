"""Blocks and sections while they are being found: the values that pass between the steps of reading."""

from __future__ import annotations

from typing import NamedTuple

from relations_kb.model.text import BlockKind


class Draft(NamedTuple):
    """A block without its section. ``start`` and ``end`` bound its words, bullets and markup left out.

    ``level``: for a heading its level (1 the title), for an item its depth. ``opens`` is True for a row or short
    line that heads what follows (a country's row in a table): ``head`` is then the stretch that names it, or None
    where it opens a part of the table without naming it.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    opens: bool = False
    head: tuple[int, int] | None = None
