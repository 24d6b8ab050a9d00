"""The kinds' comparisons, by the name of the kind."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds import KINDS
from relations_kb.kinds.comparison import Sameness

SAMENESS: Final[dict[str, Sameness]] = {kind.name: kind.sameness for kind in KINDS}
