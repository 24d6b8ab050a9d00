"""A ceremony at which envoys hand their letters: what all its records have in common, however they are listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from relations_kb.kinds.status.context import ceremony_place
from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Status
from relations_kb.model.record import Modality, Participant
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.when import Dated


class Envoy(NamedTuple):
    """A name as the text has it, the office told with it or None, and the code of the country that sends."""

    name: str
    office: str | None
    country: str


@dataclass(frozen=True, slots=True)
class Ceremony:
    """Where and when letters are handed to the side of ``host``, and who receives them."""

    match: Match
    host: str
    date: Dated | None
    modality: Modality
    received: tuple[Participant, ...]

    def accredits(self, envoy: Envoy | str, reading: Reading, told: Match | None = None) -> tuple[Status, ...]:
        """Return the ``envoy-accredited`` of one envoy.

        :param envoy: the envoy, or who sends one of whom no name is told.
        :param told: the words that tell of this envoy, where they are not those of the ceremony.
        """
        country = envoy if isinstance(envoy, str) else envoy.country
        sent: tuple[Participant, ...] = ()
        if not isinstance(envoy, str):
            sent = (Participant(name=envoy.name, country=country, office=envoy.office or "Ambassador"),)
        return make(
            told or self.match,
            reading,
            "envoy-accredited",
            countries=(country, self.host),
            date=self.date,
            modality=self.modality,
            actor=country,
            counterpart=self.host,
            people=(*sent, *self.received),
            place=ceremony_place(self.match, reading, self.host),
        )
