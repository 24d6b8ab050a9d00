"""How much each cue weighs: learnt from annotated texts, kept as a file that can be read.

``weights.json`` holds for each kind the weights of its cues as log-odds (a logistic regression; the file is written by
``benchmarks/weights.py``), how likely a candidate must be to become a record (``least``), and how often candidates of
so much likelihood turned out right on texts that were kept out of the learning (``shares``: steps of likelihood and
share, both 0 to 1).
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import chain, repeat

from relations_kb.model.base import Value
from relations_kb.weigh.candidate import Candidate


class Scale(Value):
    """The learnt numbers of one kind. ``bias`` and ``cues`` are log-odds."""

    least: float
    bias: float
    shares: tuple[tuple[float, float], ...]
    cues: Mapping[str, float]


@cache
def load_scales() -> Mapping[str, Scale]:
    """Return the scales of ``weights.json`` by kind."""
    words = files("relations_kb.weigh").joinpath("weights.json").read_text(encoding="utf-8")
    return {kind: Scale.model_validate(scale) for kind, scale in json.loads(words).items()}


def likelihood(candidate: Candidate, scale: Scale) -> float:
    """Return how likely a candidate is what its sentence tells, 0 to 1."""
    odds = scale.bias + sum(map(scale.cues.get, chain.from_iterable(candidate.cues), repeat(0.0)))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def share(scale: Scale, likely: float) -> float:
    """Return how often candidates of a likelihood are right: the confidence of a record made of one."""
    at = bisect_right([step for step, _ in scale.shares], likely) - 1
    return scale.shares[max(0, at)][1]


def telling(cues: Iterable[str], scale: Scale, most: int) -> tuple[tuple[str, float], ...]:
    """Return the cues that weigh most, the heaviest first, with their weights."""
    found = {cue: scale.cues[cue] for cue in cues if cue in scale.cues}
    return tuple(sorted(found.items(), key=lambda pair: (-abs(pair[1]), pair[0]))[:most])
