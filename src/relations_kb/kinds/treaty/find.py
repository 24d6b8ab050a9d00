"""From matches to records of the kind treaty."""

from __future__ import annotations

from relations_kb.kinds.treaty.model import Treaty
from relations_kb.rules.reading import Reading


def find(reading: Reading) -> tuple[Treaty, ...]:
    """Return the records that a text states, each once."""
    return ()
