"""The numbers of sources in the lists of pages.

Each page numbers its sources from 1, so the same fact is told with other numbers on each. What is made once for many
pages, and kept for the next build, therefore has a mark of the source instead; :func:`numbered` puts a page's own
numbers in. The mark is made of the source's name alone: its place among all is another one with each new article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from relations_kb.render.index import SourceRef

# Two code points that are no characters and that no text may have (Unicode, "noncharacters").
_BEGIN, _END = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_BEGIN}([0-9a-f]+){_END}")


class SourceNumber(int):
    """The place of a source among all; written, it is a mark that a page's number takes the place of.

    ``key`` stands for the source in marks.
    """

    key: str

    def __new__(cls, place: int, name: str) -> SourceNumber:
        """Return the number of the source of a name, by its place among all."""
        made = super().__new__(cls, place)
        made.key = blake2b(name.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
        return made

    def __str__(self) -> str:
        return f"{_BEGIN}{self.key}{_END}"


def numbers_of(view: Any, places: Mapping[str, SourceNumber]) -> dict[str, str]:
    """Return the numbers of a page's sources, as written, by the keys of their marks; ``view`` lists them."""
    own: Mapping[str, int] | None = getattr(view, "numbers", None)
    if own is None:
        own = numbers(getattr(view, "sources", ()))
    return keyed(own, places)


def keyed(own: Mapping[str, int], places: Mapping[str, SourceNumber]) -> dict[str, str]:
    """Return numbers of sources by their names, as written, by the keys of their marks."""
    return {places[name].key: str(number) for name, number in own.items()}


def numbers(sources: Iterable[SourceRef]) -> dict[str, int]:
    """Return the numbers of listed sources by their names."""
    return {source.name: number for number, source in enumerate(sources, 1)}


def numbered(text: str, own: Mapping[str, str]) -> str:
    """Return a page with its ``own`` numbers in the place of marks."""
    if _BEGIN not in text:
        return text
    return _MARK.sub(lambda mark: own.get(mark[1], mark[0]), text)


def unnumbered(text: str) -> str:
    """Return a text without the marks: whoever shows it puts numbers in."""
    return _MARK.sub("", text)
