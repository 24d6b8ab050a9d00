"""A sentence's slots as they are put in order: of mentions that overlap, the first that is put stays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from relations_kb.rules.slots import Slot


class Row:
    """Slots that do not overlap, in order."""

    __slots__ = ("_starts", "slots")

    def __init__(self, slots: Iterable[Slot] = ()) -> None:
        """Take slots in order that do not overlap."""
        self.slots: list[Slot] = list(slots)
        self._starts: list[int] = [slot.start for slot in self.slots]

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether no slot covers any of a stretch."""
        starts = self._starts
        at = bisect_left(starts, end)  # only the last slot that begins before the stretch ends may reach into it
        return at == 0 or self.slots[at - 1].end <= start

    def put(self, slot: Slot) -> None:
        """Add a slot where it is free."""
        at = bisect_left(self._starts, slot.start)
        self._starts.insert(at, slot.start)
        self.slots.insert(at, slot)
