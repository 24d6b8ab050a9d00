"""How English reports what flows between two countries: the words that open a figure, or several.

A rule tells the flow and the parties that its words name; :mod:`relations_kb.kinds.trade.figures` then finds the
amounts that belong to it. Names in the patterns: ``reporter`` and ``partner`` as in the record, ``pair`` both at once,
``value`` an amount that the rule itself holds.
"""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.trade.rules_capital import CAPITAL_RULES
from relations_kb.kinds.trade.rules_clauses import CLAUSE_RULES
from relations_kb.kinds.trade.rules_fronted import FRONTED_RULES
from relations_kb.kinds.trade.rules_goods import GOODS_RULES
from relations_kb.kinds.trade.rules_lists import LIST_RULES
from relations_kb.kinds.trade.rules_moving import MOVING_RULES
from relations_kb.kinds.trade.rules_turnover import TURNOVER_RULES
from relations_kb.rules.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    *TURNOVER_RULES,
    *FRONTED_RULES,
    *GOODS_RULES,
    *MOVING_RULES,
    *CLAUSE_RULES,
    *CAPITAL_RULES,
    *LIST_RULES,
)
