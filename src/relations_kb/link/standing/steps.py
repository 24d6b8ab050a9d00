"""The steps of which intervals are made: status facts with their days, in an order in which they can have happened.

In: facts. Out: :class:`Step` values, and the two sides that a fact speaks of. A fact of three countries that does not
say who acts on whom gives no step: 'relations among three' tells of no pair which of them it means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from relations_kb.kinds.status.model import Status
from relations_kb.kinds.timespan import Span, span_of
from relations_kb.model.knowledge import Fact

Pair = tuple[str, str]
_MUTUAL = ("relations-established", "relations-restored", "relations-severed", "relations-upgraded",
           "relations-downgraded")  # fmt: skip


class Step(NamedTuple):
    """A step or standing fact: what it does to a line of intervals, its days (None where undated), and its fact.

    ``does`` is ``begin``, ``end``, ``see`` (it is there), ``miss`` (it is not there), ``raise`` or ``lower``.
    """

    does: str
    span: Span | None
    date: str | None
    fact: str
    status: Status


def sides(fact: Fact) -> tuple[Pair, ...]:
    """Return the pairs of countries, sorted, that a status fact speaks of."""
    best = fact.best
    if not isinstance(best, Status):
        return ()
    if best.actor and best.counterpart:
        return (_sorted(best.actor, best.counterpart),)
    if len(fact.countries) == 2:
        return (_sorted(*fact.countries),)
    if best.actor and best.event in _MUTUAL:
        return tuple(_sorted(best.actor, other) for other in fact.countries if other != best.actor)
    return ()


def _sorted(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def step(does: str, fact: Fact, date: str | None = None) -> Step:
    """Return a step of a fact, at its own date or at the given one."""
    assert isinstance(fact.best, Status)
    told = date or fact.best.date
    return Step(does, span_of(told) if told else None, told, fact.id, fact.best)


def in_order(steps: Iterable[Step]) -> list[Step]:
    """Return dated steps in order of time: by the middle of their days, ties by what they do and by fact."""
    dated = [s for s in steps if s.span is not None]
    return sorted(dated, key=lambda s: (_middle(s), _RANK[s.does], s.fact))


def undated(steps: Iterable[Step]) -> list[Step]:
    """Return the steps without a date, in a stable order."""
    return sorted((s for s in steps if s.span is None), key=lambda s: (_RANK[s.does], s.fact))


_RANK = {"begin": 0, "raise": 1, "lower": 2, "see": 3, "end": 4, "miss": 5}


def _middle(s: Step) -> float:
    return 0.0 if s.span is None else (s.span.first + s.span.last) / 2


def next_step(waiting: list[Step], fits: Callable[[Step], bool]) -> Step:
    """Take the next of dated steps: of those whose days overlap the first's, the first that fits what holds by then.

    'Opened in 1977' and 'closed in May 1977' are taken in this order, whichever has the earlier middle.
    """
    first = waiting[0]
    for at, one in enumerate(waiting):
        if one.span is None or first.span is None or one.span.first > first.span.last:
            break
        if fits(one):
            return waiting.pop(at)
    return waiting.pop(0)


def grouped(facts: Sequence[Fact]) -> dict[Pair, list[Fact]]:
    """Return the status facts that happened by the pairs they speak of."""
    groups: dict[Pair, list[Fact]] = {}
    for fact in facts:
        if fact.kind == "status" and fact.best.modality == "occurred":
            for pair in sides(fact):
                groups.setdefault(pair, []).append(fact)
    return groups


def pairs_of_fact(fact: Fact) -> tuple[Pair, ...]:
    """Return every pair of a fact's countries, sorted."""
    return tuple(combinations(sorted(fact.countries), 2))
