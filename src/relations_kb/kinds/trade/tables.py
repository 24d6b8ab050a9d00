"""Tables of trade: a header row with flows, a unit, and rows by year or by country."""

from __future__ import annotations

from relations_kb.kinds.trade.model import Trade
from relations_kb.rules.reading import Reading


def rows_of(reading: Reading) -> list[Trade]:
    """Return the figures of the tables of a text."""
    return []
