"""A text cut at the boundaries of the spans in it, so that overlapping and nested spans can all be shown.

In: offsets into a text and the spans that matter there. Out: segments that do not overlap, cover the region without a
gap, and name the spans that each lies in. ``abcdef`` with spans 1–4 and 2–5 is ``a|b|cd|e|f``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Marked:
    """A span that is to be shown: half-open offsets, what it belongs to, and which of that thing's spans it is."""

    start: int
    end: int
    owner: str
    part: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """Words between two boundaries.

    ``spans`` lie over these words; ``begins`` are those whose first words they are, ``ends`` those whose last.
    """

    start: int
    end: int
    text: str
    spans: tuple[Marked, ...]
    begins: tuple[Marked, ...]
    ends: tuple[Marked, ...]


def segments(text: str, start: int, end: int, spans: Iterable[Marked]) -> tuple[Segment, ...]:
    """Cut ``text[start:end]`` at the boundaries of ``spans``; spans that do not touch the region do not matter.

    A span that begins before the region begins nowhere in it, likewise for ends, so that an anchor is set once even
    where a span runs over several regions.
    """
    inside = [span for span in spans if span.start < end and span.end > start]
    cuts = sorted({start, end, *(max(start, span.start) for span in inside), *(min(end, span.end) for span in inside)})
    made = []
    for low, high in pairwise(cuts):
        over = _ordered(span for span in inside if span.start <= low and high <= span.end)
        made.append(
            Segment(
                low,
                high,
                text[low:high],
                over,
                begins=tuple(span for span in over if span.start == low),
                ends=tuple(span for span in over if span.end == high),
            )
        )
    return tuple(made)


def _ordered(spans: Iterable[Marked]) -> tuple[Marked, ...]:
    """Put the longest span first, so that the last one is the innermost."""
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end, span.owner, span.part)))


def uncovered(length: int, covered: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the stretches of ``0..length`` that none of the ``covered`` ranges holds."""
    gaps = []
    position = 0
    for start, end in sorted(covered):
        if start > position:
            gaps.append((position, start))
        position = max(position, end)
    if position < length:
        gaps.append((position, length))
    return tuple(gaps)
