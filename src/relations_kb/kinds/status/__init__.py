"""The kind ``status``: its model, its rules, how its records are found and compared."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.kind import Kind
from relations_kb.kinds.status.find import find
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.rules import RULES
from relations_kb.kinds.status.same import SAMENESS

KIND: Final = Kind(
    name="status",
    title="Status",
    plural="Diplomatic status",
    path="status",
    model=Status,
    rules=RULES,
    find=find,
    sameness=SAMENESS,
)
