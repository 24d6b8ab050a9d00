"""Status: a step or a standing fact in the diplomatic relations of two countries."""

from __future__ import annotations

from typing import Literal

from relations_kb.model.record import Record

Event = Literal[
    "recognition",
    "relations-established",
    "relations-severed",
    "relations-restored",
    "relations-upgraded",
    "relations-downgraded",
    "mission-opened",
    "mission-closed",
    "mission-present",
    "mission-absent",
    "accreditation",
    "envoy-accredited",
    "envoy-recalled",
]
Mission = Literal["embassy", "consulate-general", "consulate", "high-commission", "legation", "office"]


class Status(Record):
    """One step or standing fact.

    ``actor`` is the side that acts or sends (None where both do), ``counterpart`` the side acted on or sent to,
    ``via`` the third country that an accreditation runs through; the city of a mission stands in ``place``.
    """

    kind: Literal["status"] = "status"
    event: Event
    actor: str | None = None
    counterpart: str | None = None
    mission: Mission | None = None
    via: str | None = None
