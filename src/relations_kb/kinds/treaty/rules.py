"""How English reports a treaty."""

from __future__ import annotations

from typing import Final

from relations_kb.rules.rule import Rule

RULES: Final[tuple[Rule, ...]] = ()
