"""Series of consultations: which rounds are known, and which no source tells of.

In: facts. Out: one :class:`Series` for each set of countries and mechanism that has a numbered round. A 'third round'
of 2023 proves that there were a first and a second one: they are named as missing, and nothing is said of them but
that they were held before. A round that is only planned proves none before it but those of its number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from relations_kb.kinds.consultation.model import Consultation
from relations_kb.model.knowledge import Fact
from relations_kb.model.standing import Gap, Round, Series

_Key = tuple[tuple[str, ...], str]


def series(facts: Iterable[Fact]) -> tuple[Series, ...]:
    """Return every series of numbered rounds, sorted by countries and mechanism."""
    known: dict[_Key, dict[int, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    unnumbered: dict[_Key, list[Fact]] = defaultdict(list)
    for fact in facts:
        best = fact.best
        if not isinstance(best, Consultation) or best.modality == "cancelled":
            continue
        if best.round is None:
            unnumbered[fact.countries, best.mechanism].append(fact)
        elif best.round > 0:
            known[fact.countries, best.mechanism][best.round].append(fact)
    return tuple(
        Series(
            countries=key[0],
            mechanism=key[1],
            rounds=(rounds := tuple(_round(number, own) for number, own in sorted(numbered.items()))),
            gaps=_gaps(rounds),
            unnumbered=tuple(fact.id for fact in sorted(unnumbered[key], key=_in_time)),
        )
        for key, numbered in sorted(known.items())
    )


def _round(number: int, facts: Sequence[Fact]) -> Round:
    """Describe a round by the fact that tells most of it: one that was held, with a date."""
    ordered = sorted(facts, key=lambda f: (f.best.modality != "occurred", *_in_time(f)))
    first = ordered[0].best
    return Round(number=number, date=first.date, modality=first.modality, facts=tuple(fact.id for fact in ordered))


def _gaps(rounds: Sequence[Round]) -> tuple[Gap, ...]:
    """Return the runs of numbers that no source documents, each with the dates of the rounds around it."""
    gaps: list[Gap] = []
    number, date = 0, None
    for one in rounds:
        if one.number > number + 1:
            gaps.append(Gap(first=number + 1, last=one.number - 1, between=(date, one.date)))
        number, date = one.number, one.date
    return tuple(gaps)


def _in_time(fact: Fact) -> tuple[str, str]:
    return fact.best.date or "9999", fact.id
