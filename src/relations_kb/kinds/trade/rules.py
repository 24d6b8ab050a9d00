"""How English reports a trade."""

from __future__ import annotations

from typing import Final

from relations_kb.rules.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
