"""The kind ``visit``: its model, its rules, how its records are found and compared."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.kind import Kind
from relations_kb.kinds.visit.find import find
from relations_kb.kinds.visit.model import Visit
from relations_kb.kinds.visit.rules import RULES
from relations_kb.kinds.visit.same import SAMENESS

KIND: Final = Kind(
    name="visit",
    title="Visit",
    plural="Visits",
    path="visits",
    model=Visit,
    rules=RULES,
    find=find,
    sameness=SAMENESS,
)
