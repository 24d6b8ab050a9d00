"""How things stood by date: relations, missions, accreditations and envoys as intervals. Read :mod:`.intervals`."""

from __future__ import annotations

from relations_kb.link.standing.intervals import intervals

__all__ = ["intervals"]
