"""Lookups over what follows from the facts together: intervals by pair, alarms by fact, tenures by country.

In: a knowledge base. Out: an :class:`Overview`, made once for the whole site.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from relations_kb.model.address import Pair
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.standing import Implausible, Inferred, Interval, Mirror, Series, Tenure

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True)
class Overview:
    """Each lookup keeps the order of the knowledge base; what has nothing is missing."""

    intervals: Mapping[Pair, tuple[Interval, ...]]
    series: Mapping[tuple[str, ...], tuple[Series, ...]]
    mirrors: Mapping[Pair, tuple[Mirror, ...]]
    implausible: Mapping[str, tuple[Implausible, ...]]
    inferred: Mapping[str, tuple[Inferred, ...]]
    inferred_people: Mapping[str, tuple[Inferred, ...]]
    tenures: Mapping[str, tuple[Tenure, ...]]


def overview(kb: KnowledgeBase) -> Overview:
    """Return the lookups of a knowledge base."""
    known = kb.standing
    return Overview(
        intervals=_grouped(known.intervals, lambda one: one.countries),
        series=_grouped(known.series, lambda one: one.countries),
        mirrors=_grouped(known.mirrors, lambda one: _pair(one.sender, one.receiver)),
        implausible=_grouped(known.implausible, lambda one: one.fact),
        inferred=_grouped(known.inferred, lambda one: one.record),
        inferred_people=_grouped(known.inferred, lambda one: one.person),
        tenures=_grouped(known.tenures, lambda one: one.country),
    )


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return {name: tuple(own) for name, own in groups.items()}
