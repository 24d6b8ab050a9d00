"""From matches to records of the kind consultation."""

from __future__ import annotations

from relations_kb.kinds.consultation.model import Consultation
from relations_kb.rules.reading import Reading


def find(reading: Reading) -> tuple[Consultation, ...]:
    """Return the records that a text states, each once."""
    return ()
