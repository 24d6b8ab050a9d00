"""Series of consultations: which rounds are known, and which no source tells of.

In: a knowledge base. Out: one :class:`Series` for each pair of countries and mechanism that has a numbered round.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from relations_kb.kinds.consultation.model import Consultation
from relations_kb.model.knowledge import KnowledgeBase


class Round(NamedTuple):
    """A round by its number, and the ids of the facts that tell of it: empty for one that no source documents."""

    number: int
    facts: tuple[str, ...]


class Series(NamedTuple):
    """The rounds from the first to the last known, of one mechanism between the same countries."""

    countries: tuple[str, ...]
    mechanism: str
    rounds: tuple[Round, ...]

    @property
    def undocumented(self) -> tuple[int, ...]:
        """The numbers of the rounds that no source tells of: (1, 2) where only a third round is known."""
        return tuple(r.number for r in self.rounds if not r.facts)


def series(kb: KnowledgeBase) -> tuple[Series, ...]:
    """Return every series of numbered rounds, sorted by countries and mechanism."""
    known: dict[tuple[tuple[str, ...], str], dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for fact in kb.facts:
        if isinstance(fact.best, Consultation) and fact.best.round is not None:
            known[fact.countries, fact.best.mechanism][fact.best.round].append(fact.id)
    return tuple(
        Series(
            countries,
            mechanism,
            tuple(Round(n, tuple(sorted(rounds.get(n, ())))) for n in range(1, max(rounds) + 1)),
        )
        for (countries, mechanism), rounds in sorted(known.items())
    )
