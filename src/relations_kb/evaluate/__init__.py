"""The workbench: how good the extraction is on annotated texts, what changed, and which rule is to blame.

In: gold records (the record contract's JSON Lines) and the texts they are about. Out: an :class:`Evaluation`, and its
tables as text. Beside the stages: nothing that builds a site needs it.
"""

from __future__ import annotations

from relations_kb.evaluate.baseline import Baseline, Change, compare, read_baseline, to_baseline, write_baseline
from relations_kb.evaluate.calibration import Calibration, calibrate
from relations_kb.evaluate.claims import Claim, claim_of, read_gold
from relations_kb.evaluate.run import evaluate, texts_beside, together
from relations_kb.evaluate.scores import DocScore, Evaluation, Pair, Share, score

__all__ = [
    "Baseline",
    "Calibration",
    "Change",
    "Claim",
    "DocScore",
    "Evaluation",
    "Pair",
    "Share",
    "calibrate",
    "claim_of",
    "compare",
    "evaluate",
    "read_baseline",
    "read_gold",
    "score",
    "texts_beside",
    "to_baseline",
    "together",
    "write_baseline",
]
