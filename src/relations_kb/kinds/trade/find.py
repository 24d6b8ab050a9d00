"""From matches to records of the kind trade."""

from __future__ import annotations

from relations_kb.kinds.trade.model import Trade
from relations_kb.rules.reading import Reading


def find(reading: Reading) -> tuple[Trade, ...]:
    """Return the records that a text states, each once."""
    return ()
