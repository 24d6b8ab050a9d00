"""A candidate: something that a sentence may tell, put together loosely, to be weighed by its cues."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from relations_kb.model.record import Modality, Participant, Place
from relations_kb.rules.when import Dated

KindName = Literal["consultation", "visit", "treaty", "trade", "status"]


class Candidate(NamedTuple):
    """What a sentence may tell.

    ``number`` is the sentence's index, ``start`` and ``end`` where the words that suggest it stand in the masked
    sentence; ``countries`` are its parties, sorted; ``fields`` the values of its kind's own fields. ``cues`` are the
    circumstances that speak for it or against it, in groups that several candidates of a sentence share.
    """

    kind: KindName
    number: int
    start: int
    end: int
    countries: tuple[str, ...]
    dated: Dated | None
    modality: Modality
    fields: Mapping[str, object]
    cues: tuple[tuple[str, ...], ...]
    place: Place | None = None
    people: tuple[Participant, ...] = ()
