"""The kind ``treaty``: its model, its rules, how its records are found and compared."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.kind import Kind
from relations_kb.kinds.treaty.find import find
from relations_kb.kinds.treaty.model import Treaty
from relations_kb.kinds.treaty.rules import RULES
from relations_kb.kinds.treaty.same import SAMENESS

KIND: Final = Kind(
    name="treaty",
    title="Treaty",
    plural="Treaties",
    path="treaties",
    model=Treaty,
    rules=RULES,
    find=find,
    sameness=SAMENESS,
)
