"""The numbers of sources in the lists of pages.

Each page numbers its sources from 1, so the same fact is told with other numbers on each. What is made once for many
pages therefore has the source's place among all instead, as a mark; :func:`numbered` puts a page's own numbers in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from relations_kb.render.index import SourceRef

# Two code points that are no characters and that no text may have (Unicode, "noncharacters").
_BEGIN, _END = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_BEGIN}([0-9]+){_END}")


class SourceNumber(int):
    """The place of a source among all; written, it is a mark that a page's number takes the place of."""

    def __str__(self) -> str:
        return f"{_BEGIN}{int(self)}{_END}"


def numbers_of(view: Any, places: Mapping[str, int]) -> dict[str, str]:
    """Return the numbers of a page's sources, as written, by their places as written; ``view`` lists them."""
    own: Mapping[str, int] | None = getattr(view, "numbers", None)
    if own is None:
        own = numbers(getattr(view, "sources", ()))
    return {f"{places[name]:d}": str(number) for name, number in own.items()}


def numbers(sources: Iterable[SourceRef]) -> dict[str, int]:
    """Return the numbers of listed sources by their names."""
    return {source.name: number for number, source in enumerate(sources, 1)}


def numbered(text: str, own: Mapping[str, str]) -> str:
    """Return a page with its ``own`` numbers in the place of marks."""
    if _BEGIN not in text:
        return text
    return _MARK.sub(lambda mark: own.get(mark[1], mark[0]), text)
