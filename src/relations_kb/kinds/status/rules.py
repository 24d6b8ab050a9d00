"""All rules on diplomatic status, in the order in which they are tried."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.status.census import RULES as CENSUS
from relations_kb.kinds.status.covered import RULES as COVERED
from relations_kb.kinds.status.envoys import RULES as ENVOYS
from relations_kb.kinds.status.mass_recalls import RULES as MASS_RECALLS
from relations_kb.kinds.status.missions import RULES as MISSIONS
from relations_kb.kinds.status.mutual import RULES as MUTUAL
from relations_kb.kinds.status.relations import RULES as RELATIONS
from relations_kb.kinds.status.since_when import RULES as SINCE_WHEN
from relations_kb.kinds.status.standing import RULES as STANDING
from relations_kb.kinds.status.taking_up import RULES as TAKING_UP
from relations_kb.rules.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    *RELATIONS,
    *SINCE_WHEN,
    *MISSIONS,
    *STANDING,
    *COVERED,
    *CENSUS,
    *MUTUAL,
    *ENVOYS,
    *MASS_RECALLS,
    *TAKING_UP,
)
