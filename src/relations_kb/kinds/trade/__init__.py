"""The kind ``trade``: its model, its rules, how its records are found and compared."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.kind import Kind
from relations_kb.kinds.trade.find import find
from relations_kb.kinds.trade.model import Trade
from relations_kb.kinds.trade.rules import RULES
from relations_kb.kinds.trade.same import SAMENESS

KIND: Final = Kind(
    name="trade",
    title="Trade",
    plural="Trade",
    path="trade",
    model=Trade,
    rules=RULES,
    find=find,
    sameness=SAMENESS,
)
