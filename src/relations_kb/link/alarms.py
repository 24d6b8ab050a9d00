"""Plausibility: figures that are off by a power of ten from their own series.

In: facts and their records. Out: an :class:`Implausible` for each record whose figure, against the figures of the same
flow between the same countries in the years around it, is ten, a hundred, a thousand … times too large or too small.
It is an alarm with its reason; the figure stays as it was written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log10
from statistics import median
from typing import NamedTuple

from relations_kb.kinds.timespan import span_of
from relations_kb.kinds.trade.model import Trade
from relations_kb.kinds.trade.same import direction
from relations_kb.model.knowledge import Fact
from relations_kb.model.record import Record
from relations_kb.model.standing import Implausible

AROUND = 6.0  # years to each side from which neighbours are taken
FEWEST = 3  # as many neighbours it takes before one may be called off
SPREAD = 0.65  # powers of ten by which the neighbours may differ among themselves: a factor of four and a half
LEAST = 0.8  # powers of ten by which a figure must be off: growth by a factor of six is possible in these years
CLOSE = 0.35  # how near to a whole power of ten it must be: within a factor of 2.2
MOST = 6  # neighbours that are looked at, the nearest first

_Mean = tuple[float, str, float]  # a fact's year, its id, and the logarithm of its figure


class _Point(NamedTuple):
    """A figure at a time: years with fractions, the value, its fact and record."""

    year: float
    value: float
    fact: str
    record: Trade


def implausible(facts: Sequence[Fact], records: Mapping[str, Record]) -> tuple[Implausible, ...]:
    """Return the figures that are off by powers of ten, sorted by fact and record."""
    rows: dict[tuple[object, ...], list[_Point]] = defaultdict(list)
    for fact in facts:
        for ident in fact.records:
            record = records.get(ident)
            if not isinstance(record, Trade) or record.modality != "occurred" or record.value <= 0:
                continue
            # Investments are single deals, balances cross nothing: neither is a series.
            span = span_of(record.period) if record.period and record.flow not in ("investment", "balance") else None
            if span is not None:
                year = (span.first + span.last) / 2 / 365.2425
                rows[*direction(record), record.currency, _length(span.width)].append(
                    _Point(year, float(record.value), fact.id, record)
                )
    found = [alarm for points in rows.values() if len(points) > FEWEST for alarm in _off(points)]
    return tuple(sorted(found, key=lambda a: (a.fact, a.record)))


def _length(days: int) -> str:
    """Return the sort of period: a month's figure stands in another series than a year's."""
    return "year" if 330 <= days <= 400 else f"{round(days / 30.4)} months"


def _off(points: list[_Point]) -> Iterable[Implausible]:
    """Judge every figure of a series by its neighbours, one value a fact so that no copy counts twice."""
    by_fact: dict[str, list[_Point]] = defaultdict(list)
    for point in points:
        by_fact[point.fact].append(point)
    line = sorted((own[0].year, fact, median(log10(p.value) for p in own)) for fact, own in by_fact.items())
    for at, (_, fact, _) in enumerate(line):
        near = _nearest(line, at)
        for point in sorted(by_fact[fact], key=lambda p: p.record.id):
            alarm = _judge(point, near)
            if alarm is not None:
                yield alarm


def _nearest(line: Sequence[_Mean], at: int) -> list[_Mean]:
    """Return the facts nearest in time to the one at a place of the line, within the years that count."""
    year = line[at][0]
    near = [other for other in line[max(0, at - MOST) : at + MOST + 1] if other is not line[at]]
    near = [other for other in near if abs(other[0] - year) <= AROUND]
    return sorted(near, key=lambda other: (abs(other[0] - year), other[1]))[:MOST]


def _judge(point: _Point, near: Sequence[_Mean]) -> Implausible | None:
    if len(near) < FEWEST:
        return None
    logs = sorted(log for _, _, log in near)
    middle = median(logs)
    agreeing = [log for log in logs if abs(log - middle) <= SPREAD / 2]
    if len(agreeing) < FEWEST or len(agreeing) < 0.7 * len(logs):
        return None
    power = log10(point.value) - median(agreeing)
    whole = round(power)
    if abs(power) < LEAST or whole == 0 or abs(power - whole) > CLOSE:
        return None
    expected = 10 ** median(agreeing)
    return Implausible(
        fact=point.fact,
        record=point.record.id,
        value=point.record.value,
        currency=point.record.currency,
        factor=10.0**whole,
        expected=float(f"{expected:.3g}"),
        neighbours=tuple(sorted(fact for _, fact, _ in near)),
        reason=_reason(whole, len(agreeing)),
    )


def _reason(power: int, neighbours: int) -> str:
    size = f"{10 ** abs(power):,} times"
    way = "larger" if power > 0 else "smaller"
    return f"about {size} {way} than {neighbours} figures of the same flow in the years around it"
