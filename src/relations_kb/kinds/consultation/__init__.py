"""The kind ``consultation``: its model, its rules, how its records are found and compared."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.consultation.find import find
from relations_kb.kinds.consultation.model import Consultation
from relations_kb.kinds.consultation.rules import RULES
from relations_kb.kinds.consultation.same import SAMENESS
from relations_kb.kinds.kind import Kind

KIND: Final = Kind(
    name="consultation",
    title="Consultation",
    plural="Consultations",
    path="consultations",
    model=Consultation,
    rules=RULES,
    find=find,
    sameness=SAMENESS,
)
