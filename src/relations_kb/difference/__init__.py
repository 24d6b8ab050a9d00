"""What changed between two states of a knowledge base: two git revisions, the files as they are, or two built sites.

``states`` reads a state, ``compare`` holds two against each other, ``show`` tells the difference as text, Markdown or
plain values for JSON.
"""

from __future__ import annotations

from relations_kb.difference import show
from relations_kb.difference.compare import Difference, State, compare
from relations_kb.difference.states import state_of

__all__ = ["Difference", "State", "compare", "show", "state_of"]
