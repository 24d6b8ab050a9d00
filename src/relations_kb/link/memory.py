"""What the linker worked out before, by everything that it was worked out from.

In: for each piece of work the bytes that stand for its input, and the function that does it. Out: the results, taken
from a memory where it has them. A piece of work is a pure function of its input, so that a result stays right as long
as the input and the program are the same; what it gives must be plain (lists, texts, numbers), as JSON can hold it.
Where nothing is remembered, everything is worked out, and comes out the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

Work = TypeVar("Work")
Made = TypeVar("Made")


class Plain(NamedTuple, Generic[Made]):
    """How a result is written as a plain value, and read again."""

    write: Callable[[Made], Any]
    read: Callable[[Any], Made]


class Memory(Protocol):
    """Keeps results between builds. None of its methods fails: what cannot be kept is worked out again."""

    def article(self, name: str) -> bytes | None:
        """Return what stands for all that an article says, and for all that it was read by; None if unknown."""

    def key(self, step: str, work: bytes) -> bytes:
        """Return the key of a piece of work of one step, by the bytes that stand for its input."""

    def recall(self, keys: Collection[bytes]) -> Mapping[bytes, Any]:
        """Return the results that are known, by their keys."""

    def keep(self, results: Mapping[bytes, Any]) -> None:
        """Keep results by their keys."""

    def made_of(self, told: Mapping[str, bytes]) -> None:
        """Be told what stands for all that each fact was made of, by the fact's id, for whoever asks later."""


class Past(NamedTuple):
    """A memory, and what stands for all that each fact was made of, by the fact's id."""

    memory: Memory | None = None
    told: Mapping[str, bytes] = {}


NO_PAST = Past()


def remembered(
    memory: Memory | None,
    step: str,
    works: Mapping[Work, bytes | None],
    make: Callable[[Work], Made],
    plain: Plain[Made] | None = None,
) -> dict[Work, Made]:
    """Return the result of each piece of work, made where it is not remembered.

    :param works: pieces of work, each with the bytes that stand for its input, or None where nothing does.
    :param plain: how a result is written as a plain value and read again, where it is none.
    """
    if memory is None:
        return {work: make(work) for work in works}
    keys = {work: memory.key(step, told) for work, told in works.items() if told is not None}
    known = memory.recall(keys.values())
    found: dict[Work, Made] = {}
    fresh: dict[bytes, Any] = {}
    for work in works:
        key = keys.get(work)
        if key is not None and key in known:
            found[work] = known[key] if plain is None else plain.read(known[key])
            continue
        found[work] = make(work)
        if key is not None:
            fresh[key] = found[work] if plain is None else plain.write(found[work])
    if fresh:
        memory.keep(fresh)
    return found
