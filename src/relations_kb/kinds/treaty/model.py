"""A treaty: one action on a written instrument between the parties."""

from __future__ import annotations

from typing import Literal

from relations_kb.model.record import Record

Action = Literal["signed", "ratified", "in-force", "terminated"]


class Treaty(Record):
    """One action on one instrument. ``title`` is as written, without its article."""

    kind: Literal["treaty"] = "treaty"
    title: str
    action: Action = "signed"
