"""A consultation: a round of talks between governments under a named mechanism."""

from __future__ import annotations

from typing import Literal

from relations_kb.model.record import Record

Mechanism = Literal["political", "consular", "commission", "dialogue", "expert", "other"]


class Consultation(Record):
    """One round. The heads of delegation stand in ``people``; ``topics`` are short terms from the text.

    ``commission`` is a joint or intergovernmental commission or committee, ``dialogue`` a strategic, security or
    human-rights dialogue; ``round`` counts from 1, None where the text does not tell.
    """

    kind: Literal["consultation"] = "consultation"
    mechanism: Mechanism = "other"
    round: int | None = None
    topics: tuple[str, ...] = ()
