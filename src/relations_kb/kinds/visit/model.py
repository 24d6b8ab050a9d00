"""A visit: people of one side go to, meet or call people of the other."""

from __future__ import annotations

from typing import Literal

from relations_kb.model.record import Record

Form = Literal["visit", "meeting", "call"]


class Visit(Record):
    """One visit, meeting or call.

    ``guest`` is the code of the side that travels, ``host`` of the side visited; both None for a meeting
    elsewhere or a call.
    """

    kind: Literal["visit"] = "visit"
    form: Form = "visit"
    guest: str | None = None
    host: str | None = None
