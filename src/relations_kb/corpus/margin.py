"""The right margin of a hard-wrapped text.

In: the lines of a text. Out: the :class:`Margin` at which whoever wrote or saved it broke its lines, if there is one.
A line that is broken at a margin is *full*: the first word of the line below would not have fitted onto it any more.
In a text that is wrapped nearly all lines with another directly below are full; in a list, a menu or a scrape with a
line to a paragraph they are not.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from relations_kb.corpus.lines import Line, ends_sentence
from relations_kb.corpus.tables import is_row

# Mail breaks at 72 to 78, printing at 80, wide editors at 100 to 120 (code points).
_NARROWEST, _WIDEST = 45, 130
# So many lines must have another directly below them before their looks prove anything.
_FEWEST = 6
# Breaking by hand, or evenly as `fmt` does, leaves this part of the width unused.
_SLACK = 0.1
# Lines beyond the margin that do not speak against it, of all: web addresses and rows of figures are not broken.
_STICKING_OUT = 0.03


class Margin(NamedTuple):
    """A margin of ``width`` code points; 0 where the text has none."""

    width: int

    def joins(self, line: Line, below: Line) -> bool:
        """Tell whether ``below`` goes on with ``line``, which was broken only because it was full."""
        if not self.width or below.number != line.number + 1:
            return False
        return _is_full(line, below, self.width)


def margin_of(lines: Sequence[Line]) -> Margin:
    """Return the margin at which the lines are broken; of width 0 where they are not, or too few to tell."""
    widths = sorted(line.indent + len(line.words) for line in lines if not is_row(line.words))
    if not widths:
        return Margin(0)
    width = widths[int((len(widths) - 1) * (1 - _STICKING_OUT))]
    if not _NARROWEST <= width <= _WIDEST:
        return Margin(0)
    pairs = [(line, below) for line, below in pairwise(lines) if below.number == line.number + 1]
    full = [line for line, below in pairs if _is_full(line, below, width)]
    amid = sum(not ends_sentence(line.words) for line in full)
    wrapped = len(full) >= _FEWEST and len(full) >= 0.6 * len(pairs) and amid >= 0.7 * len(full)
    return Margin(width if wrapped else 0)


def _is_full(line: Line, below: Line, width: int) -> bool:
    first = below.words.split(None, 1)[0]
    return line.indent + len(line.words) + 1 + len(first) > width * (1 - _SLACK)
