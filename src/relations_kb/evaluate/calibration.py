"""Whether a confidence means what it says: of records at 0.9, nine in ten should be right.

In: evaluations. Out: for each rule what it said and what was right, and the reliability curve in bins of confidence.
The numbers are for people; nothing here writes them into rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from relations_kb.evaluate.scores import Evaluation

BINS = 10


class RuleTrust(NamedTuple):
    """A rule: how many records it gave, how many were right, and the mean confidence that it claimed for them.

    ``suggested`` is (right + 1) / (said + 2), Laplace's estimate: a rule that was right once of once is not certain.
    """

    rule: str
    said: int
    right: int
    confidence: float

    @property
    def suggested(self) -> float:
        """The confidence that the counts speak for."""
        return (self.right + 1) / (self.said + 2)


class Bin(NamedTuple):
    """The records whose confidence lies in ``[low, high)`` (the last bin holds 1.0, too)."""

    low: float
    high: float
    said: int
    right: int
    confidence: float

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.said if self.said else 0.0


class Calibration(NamedTuple):
    """All rules, by name; the bins that hold records, lowest first; and two summaries.

    ``error`` is the mean gap between confidence and share right, weighted by records (expected calibration error);
    ``brier`` the mean square of confidence minus truth (0 is perfect).
    """

    rules: tuple[RuleTrust, ...]
    bins: tuple[Bin, ...]
    error: float
    brier: float


def calibrate(evaluations: Iterable[Evaluation]) -> Calibration:
    """Judge the confidences of everything that was said in the evaluations."""
    judged = [
        (claim.rule, claim.confidence, is_right)
        for evaluation in evaluations
        for doc in evaluation.docs
        for claim, is_right in (
            *((pair.said, True) for pair in doc.pairs),
            *((claim, False) for claim in (*doc.wrong, *doc.unproven)),
        )
    ]
    rules: dict[str, list[tuple[float, bool]]] = {}
    bins: dict[int, list[tuple[float, bool]]] = {}
    for rule, confidence, is_right in judged:
        rules.setdefault(rule, []).append((confidence, is_right))
        # Rounded first: 0.7 * 10 is 7.000000000000001 or 6.999999999999999 on a whim of binary fractions.
        bins.setdefault(min(BINS - 1, int(round(confidence * BINS, 6))), []).append((confidence, is_right))
    found = tuple(
        Bin(number / BINS, (number + 1) / BINS, len(group), _right(group), _mean(group))
        for number, group in sorted(bins.items())
    )
    total = len(judged) or 1
    return Calibration(
        tuple(RuleTrust(rule, len(group), _right(group), _mean(group)) for rule, group in sorted(rules.items())),
        found,
        sum(bin_.said * abs(bin_.confidence - bin_.share) for bin_ in found) / total,
        sum((confidence - is_right) ** 2 for _, confidence, is_right in judged) / total,
    )


def _right(group: list[tuple[float, bool]]) -> int:
    return sum(is_right for _, is_right in group)


def _mean(group: list[tuple[float, bool]]) -> float:
    return sum(confidence for confidence, _ in group) / len(group)
