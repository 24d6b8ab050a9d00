"""The record kinds. A new kind is a module here, a template, a gold file, and its name in :data:`KINDS`."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.consultation import KIND as CONSULTATION
from relations_kb.kinds.kind import Kind
from relations_kb.kinds.status import KIND as STATUS
from relations_kb.kinds.trade import KIND as TRADE
from relations_kb.kinds.treaty import KIND as TREATY
from relations_kb.kinds.visit import KIND as VISIT

KINDS: Final[tuple[Kind, ...]] = (CONSULTATION, VISIT, TREATY, TRADE, STATUS)

__all__ = ["KINDS", "Kind"]
