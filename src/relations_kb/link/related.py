"""Which facts belong together: the life of one treaty, the rounds of one series, the life of one mission.

In: facts of all countries. Out: for each fact the ids of those it points at, sorted. A signing, its ratifications,
its entry into force and its end point at each other; a round points at the one before and the one after.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from relations_kb.kinds.consultation.model import Consultation
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.timespan import YEAR, span_of
from relations_kb.kinds.treaty.model import Treaty
from relations_kb.kinds.treaty.titles import compare_subjects
from relations_kb.model.knowledge import Fact

_MISSIONS = ("mission-opened", "mission-closed", "mission-present")
_ORDER = {"signed": 0, "ratified": 1, "in-force": 2, "terminated": 3}


def relate_facts(facts: Sequence[Fact]) -> dict[str, tuple[str, ...]]:
    """Return the ids of the facts that each fact points at; facts that point nowhere are left out."""
    links: dict[str, set[str]] = defaultdict(set)
    treaties: dict[tuple[str, ...], list[tuple[Fact, Treaty]]] = defaultdict(list)
    rounds: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    missions: dict[tuple[str | None, ...], list[str]] = defaultdict(list)
    for fact in facts:
        best = fact.best
        if isinstance(best, Treaty):
            treaties[fact.countries].append((fact, best))
        elif isinstance(best, Consultation) and best.round is not None:
            rounds[(*fact.countries, best.mechanism)].append((best.round, fact.id))
        elif isinstance(best, Status) and best.event in _MISSIONS and best.actor:
            missions[(best.actor, best.counterpart, best.mission)].append(fact.id)
    pairs = [pair for group in treaties.values() for pair in _instruments(group)]
    for numbered in rounds.values():
        pairs += [(a[1], b[1]) for a, b in combinations(sorted(numbered), 2) if b[0] - a[0] == 1]
    pairs += [pair for ids in missions.values() for pair in combinations(ids, 2)]
    for a, b in pairs:
        links[a].add(b)
        links[b].add(a)
    return {ident: tuple(sorted(others)) for ident, others in links.items()}


def _instruments(group: Sequence[tuple[Fact, Treaty]]) -> list[tuple[str, str]]:
    """Return the pairs of facts that are two actions on one instrument: one subject, and dates in a possible order.

    Of two treaties of one name, years apart, each has its own life: what entered into force points at the last signing
    before it, and a signing at what entered into force first.
    """
    pairs = [
        (one, two)
        for (one, a), (two, b) in combinations(group, 2)
        if (a.action != b.action or a.action == "ratified") and _one_instrument(a, b) and _possible(a, b)
    ]
    by_id = {fact.id: (fact, treaty) for fact, treaty in group}
    lives: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one, two in pairs:
        lives[one.id][by_id[two.id][1].action].add(two.id)
        lives[two.id][by_id[one.id][1].action].add(one.id)
    return [
        (one.id, two.id)
        for one, two in pairs
        if not (_of_another(one, two, lives, by_id) or _of_another(two, one, lives, by_id))
    ]


def _of_another(
    one: Fact, two: Fact, lives: Mapping[str, Mapping[str, set[str]]], by_id: Mapping[str, tuple[Fact, Treaty]]
) -> bool:
    """Tell whether another action of the second's sort fits the first better: it lies years nearer, on the same side.

    Each side's ratification is its own, so that these never stand in each other's way.
    """
    action = by_id[two.id][1].action
    mine, yours = (span_of(fact.best.date or "") for fact in (one, two))
    if action == "ratified" or mine is None or yours is None:
        return False
    for other in sorted(lives[one.id][action] - {two.id}):
        span = span_of(by_id[other][0].best.date or "")
        if span is not None and mine.gap(span) + YEAR < mine.gap(yours):
            return True
    return False


def _one_instrument(a: Treaty, b: Treaty) -> bool:
    titles = compare_subjects(a.title, b.title)
    return not titles.empty and titles.of_shorter >= 0.75 and (titles.common >= 2 or titles.of_both == 1.0)


def _possible(a: Treaty, b: Treaty) -> bool:
    """Tell whether the earlier of two actions can come first: nothing is in force before it is signed."""
    first, second = sorted((a, b), key=lambda t: _ORDER[t.action])
    one, two = span_of(first.date or ""), span_of(second.date or "")
    return one is None or two is None or one.first <= two.last
