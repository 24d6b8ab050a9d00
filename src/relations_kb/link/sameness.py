"""The kinds' comparisons, by the name of the kind."""

from __future__ import annotations

from relations_kb.kinds.comparison import Sameness
from relations_kb.kinds.consultation.same import SAMENESS as CONSULTATION
from relations_kb.kinds.status.same import SAMENESS as STATUS
from relations_kb.kinds.trade.same import SAMENESS as TRADE
from relations_kb.kinds.treaty.same import SAMENESS as TREATY
from relations_kb.kinds.visit.same import SAMENESS as VISIT

SAMENESS: dict[str, Sameness] = {
    "consultation": CONSULTATION,
    "visit": VISIT,
    "treaty": TREATY,
    "trade": TRADE,
    "status": STATUS,
}
