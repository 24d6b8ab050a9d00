"""Stage 3: facts from records, people and countries across documents, disagreements, decisions."""

from __future__ import annotations

from relations_kb.link.decisions import Ruling, load_decisions
from relations_kb.link.linker import link
from relations_kb.link.memory import Memory
from relations_kb.link.rulings import named_in, published, stale

__all__ = ["Memory", "Ruling", "link", "load_decisions", "named_in", "published", "stale"]
