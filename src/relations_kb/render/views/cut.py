"""Long lists cut into parts (years, letters), of which each has a page, or several.

In: how many entries each part has. Out: its pages, what leads to them, and which entries stand on which. A page asks
for its own part alone, so that an entry more of another part is nothing to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from relations_kb.render import format as say
from relations_kb.render.totals import YearNumbers

T = TypeVar("T")

Turn = tuple[str, str]
"""What a page is called, and its path."""

PathOf = Callable[[str, int], str]
"""Gives the path of a page of a part: by the part's label, and which of its pages it is, from 1."""


@dataclass(frozen=True, slots=True)
class PartCount:
    """A part of a list: its page, how many entries it has, and that in per cent of the fullest part."""

    label: str
    path: str
    number: int
    share: int

    @property
    def name(self) -> str:
        """What the part is called."""
        return part_name(self.label)


@dataclass(frozen=True, slots=True)
class PartPage:
    """A page of a part: the part as pages call it, those beside it, which page of it this is."""

    path: str
    label: str
    earlier: str | None
    later: str | None
    page: int


@dataclass(frozen=True, slots=True)
class Portion:
    """Where a page stands in its part: which of its ``pages``, from where to where its entries go, those beside it."""

    pages: int
    first: int
    end: int
    before: Turn | None
    after: Turn | None


def part_counts(parts: YearNumbers, path: Callable[[str], str]) -> tuple[PartCount, ...]:
    """Return what leads to the parts; ``path`` gives that of a part's first page."""
    most = max(number for label, number in parts if label != "undated" or len(parts) == 1)
    return tuple(PartCount(label, path(label), number, min(100, round(100 * number / most))) for label, number in parts)


def part_pages(parts: YearNumbers, path: PathOf, most: int) -> tuple[PartPage, ...]:
    """Return the pages of all parts, in their order, the latest or first part first; ``most`` entries go on one."""
    labels = [label for label, _ in parts]
    return tuple(
        PartPage(path(label, page), label, earlier, later, page)
        for (label, number), earlier, later in zip(parts, [*labels[1:], None], [None, *labels], strict=False)
        for page in range(1, _pages(number, most) + 1)
    )


def portion(own: PartPage, number: int, path: PathOf, most: int) -> Portion:
    """Return where a page stands in its part, which has a ``number`` of entries."""
    pages = _pages(number, most)
    each = -(-number // pages)

    def turn(label: str | None, page: int = 1) -> Turn | None:
        if label is None:
            return None
        return f"{part_name(label)}, page {page}" if page > 1 else part_name(label), path(label, page)

    return Portion(
        pages,
        (own.page - 1) * each,
        own.page * each,
        before=turn(own.label, own.page + 1) if own.page < pages else turn(own.earlier),
        after=turn(own.label, own.page - 1) if own.page > 1 else turn(own.later),
    )


def part_name(label: str) -> str:
    """Return what a part is called: ``2011``, ``May 2024``, ``Undated``, ``A``."""
    return say.date(label) if re.fullmatch(r"\d{4}-\d\d", label) else say.capital(label)


def total(parts: YearNumbers) -> int:
    """Return how many entries all parts have together."""
    return sum(number for _, number in parts)


def _pages(number: int, most: int) -> int:
    return max(1, -(-number // most))
