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
from typing import Final

from relations_kb.model.base import Value
from relations_kb.weigh.candidate import Candidate

_MARGIN: Final = 1e-6  # log-odds: far more than what the order of a sum may change
_MOST_GROUPS: Final = 4096


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


class Quick:
    """Tells candidates apart that cannot be likely enough, group by group of their cues.

    Candidates of a sentence share most groups: each is weighed once. Sums come out in another order than those of
    :func:`likelihood`, by which a candidate that is near enough is weighed again.
    """

    def __init__(self, scales: Mapping[str, Scale]) -> None:
        self._least = {
            kind: (math.log(scale.least / (1 - scale.least)) if 0 < scale.least < 1 else -math.inf)
            - scale.bias
            - _MARGIN
            for kind, scale in scales.items()
        }
        self._cues = {kind: scale.cues for kind, scale in scales.items()}
        # By the identity of groups, which are held, so that no other can take their place.
        self._known: dict[tuple[str, int], tuple[float, tuple[str, ...]]] = {}

    def may_be(self, candidate: Candidate, beside: tuple[str, ...]) -> bool:
        """Tell whether a candidate's cues and those ``beside`` it may weigh enough for a record."""
        kind, known = candidate.kind, self._known
        odds = 0.0
        for group in (*candidate.cues, beside):
            key = (kind, id(group))
            told = known.get(key)
            if told is None:
                if len(known) > _MOST_GROUPS:
                    known.clear()
                told = known[key] = (sum(map(self._cues[kind].get, group, repeat(0.0))), group)
            odds += told[0]
        return odds >= self._least[kind]


def share(scale: Scale, likely: float) -> float:
    """Return how often candidates of a likelihood are right: the confidence of a record made of one."""
    at = bisect_right([step for step, _ in scale.shares], likely) - 1
    return scale.shares[max(0, at)][1]


def telling(cues: Iterable[str], scale: Scale, most: int) -> tuple[tuple[str, float], ...]:
    """Return the cues that weigh most, the heaviest first, with their weights."""
    found = {cue: scale.cues[cue] for cue in cues if cue in scale.cues}
    return tuple(sorted(found.items(), key=lambda pair: (-abs(pair[1]), pair[0]))[:most])
