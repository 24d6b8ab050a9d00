"""What several pages are made of, made once: the views of facts, and the lines that tell them.

In: a key, and what makes it. Out: what was made for that key. The oldest is forgotten where there is too much of it, as
a site may have more facts than memory.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

T = TypeVar("T")

_MOST = 8_000  # of a few kilobytes each


class Keeping:
    """Keeps what was made, by keys."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._kept: dict[Hashable, Any] = {}

    def __call__(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what ``make`` makes, or what it made for this key before."""
        found = self._kept.get(key)
        if found is None:
            found = self.made(make)
            if len(self._kept) >= self._most:
                for old in list(self._kept)[: self._most // 4]:
                    del self._kept[old]
            self._kept[key] = found
        return cast(T, self.again(found))

    def made(self, make: Callable[[], T]) -> Any:
        """Return what is kept of something that is made now."""
        return (make(),)

    def again(self, kept: Any) -> Any:
        """Return what was made, of what is kept."""
        return kept[0]
