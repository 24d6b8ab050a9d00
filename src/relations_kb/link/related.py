"""Which facts belong together: the life of one treaty, the rounds of one series, the life of one mission.

In: facts of all countries. Out: for each fact the ids of those it points at, sorted. A signing, its ratifications,
its entry into force and its end point at each other; a round points at the one before and the one after.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from relations_kb.kinds.consultation.model import Consultation
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.timespan import span_of
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
    """Return the pairs of facts that are two actions on one instrument: one subject, and dates in a possible order."""
    return [
        (one.id, two.id)
        for (one, a), (two, b) in combinations(group, 2)
        if (a.action != b.action or a.action == "ratified") and _one_instrument(a, b) and _possible(a, b)
    ]


def _one_instrument(a: Treaty, b: Treaty) -> bool:
    titles = compare_subjects(a.title, b.title)
    return not titles.empty and titles.of_shorter >= 0.75 and (titles.common >= 2 or titles.of_both == 1.0)


def _possible(a: Treaty, b: Treaty) -> bool:
    """Tell whether the earlier of two actions can come first: nothing is in force before it is signed."""
    first, second = sorted((a, b), key=lambda t: _ORDER[t.action])
    one, two = span_of(first.date or ""), span_of(second.date or "")
    return one is None or two is None or one.first <= two.last
