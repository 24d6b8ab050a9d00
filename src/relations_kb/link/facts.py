"""Which records tell of one fact.

In: records whose people are resolved, in a stable order, and the pairs that a person ruled on. Out: clusters of
records, and the pairs that are undecided. Records are compared only within their block (kind, countries, and what the
kind adds), so that the cost grows with the records, not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from typing import NamedTuple

from relations_kb.kinds.comparison import Comparison
from relations_kb.link.clusters import cluster_few
from relations_kb.link.sameness import SAMENESS
from relations_kb.link.verdicts import SLIPS, Group, Verdicts
from relations_kb.model.knowledge import Undecided
from relations_kb.model.record import Record

_Met = tuple[Group, Group, Comparison]


class Question(NamedTuple):
    """Two records (by number) of two facts that may be one; ``claimed`` where they are the same, but rivals are too."""

    claimed: bool
    a: int
    b: int
    reasons: tuple[str, ...]


class Joined(NamedTuple):
    """The clusters of records (by number), and the pairs that stay undecided."""

    clusters: list[tuple[int, ...]]
    undecided: list[Question]


def join(
    records: Sequence[Record],
    musts: Iterable[tuple[int, int]] = (),
    bars: Iterable[tuple[int, int]] = (),
) -> Joined:
    """Join records into facts; ``musts`` and ``bars`` are pairs (by number) that a person ruled the same, or not."""
    verdicts = Verdicts(records, {(min(pair), max(pair)) for pair in bars})
    required = sorted({(min(pair), max(pair)) for pair in musts})
    met: list[_Met] = []  # what is not known to differ
    pairs = chain(_pairs(records, verdicts), _slips(records, verdicts))
    clusters: list[tuple[int, ...]] = []
    for component in _components(verdicts, pairs, met, required):
        clusters += _within(component, verdicts, met, required)
    home = {item: n for n, items in enumerate(clusters) for item in items}
    shapes = [_by_shape(items, verdicts) for items in clusters]

    def differing(one: int, two: int) -> bool:
        """Tell whether a pair of two facts' records differs, among those too that no block brought together."""
        return any(
            found.verdict == "different"
            for ours in shapes[one]
            for theirs in shapes[two]
            for found in verdicts.between(ours, theirs)
        )

    return Joined(sorted(clusters), sorted(_undecided(met, home, differing)))


def undecided(questions: Iterable[Question], records: Sequence[Record]) -> Iterator[Undecided]:
    """Yield what a person should decide: what is unsure first, then in the order of the records."""
    for claimed, a, b, reasons in sorted(questions):
        why = (*reasons, "but another fact fits as well") if claimed else tuple(reasons)
        yield Undecided(about="records", a=records[a].id, b=records[b].id, reasons=why)


def _undecided(
    met: Iterable[_Met], home: Mapping[int, int], differing: Callable[[int, int], bool]
) -> Iterator[Question]:
    """Yield a pair of records for each two facts that may be one: no pair of theirs is known to differ, and one is
    unsure, or the same but claimed as well by a rival. ``home`` is the number of each record's fact."""
    asked: dict[tuple[int, int], Question] = {}
    for ours, theirs, found in met:
        firsts = [{home[at]: at for at in reversed(group)} for group in (ours, theirs)]
        for one, a in firsts[0].items():
            for two, b in firsts[1].items():
                if one != two:
                    facts = (one, two) if one < two else (two, one)
                    question = Question(found.verdict == "same", min(a, b), max(a, b), found.reasons)
                    if facts not in asked or question < asked[facts]:
                        asked[facts] = question
    yield from (question for facts, question in asked.items() if not differing(*facts))


def tied(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Yield pairs of records (by number) of different countries that may be one all the same, since one has a slip:
    whoever compares only records of the same countries has to take them together."""
    blocks: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, record in enumerate(records):
        for people in _pairs_of_people(record):
            blocks[people].append(at)
    held = sorted({at for own in blocks.values() if len({records[at].countries for at in own}) > 1 for at in own})
    some = [records[at] for at in held]
    verdicts = Verdicts(some)
    for ours, theirs in _slips(some, verdicts):
        if any(found.verdict != "different" for found in verdicts.between(ours, theirs)):
            yield held[ours[0]], held[theirs[0]]


def _pairs(records: Sequence[Record], verdicts: Verdicts) -> Iterator[tuple[Group, Group]]:
    """Return the groups of records that share a block in which one of the two looks for others, each pair once."""
    numbers: dict[tuple[str, ...], int] = {}
    blocks: list[list[tuple[int, bool]]] = []
    keys: list[dict[int, bool]] = []  # of each shape: its blocks, and whether it looks for others there
    for shape, group in enumerate(verdicts.groups):
        record = records[group[0]]
        own: dict[int, bool] = {}
        for key in SAMENESS[record.kind].keys(record):
            block = numbers.setdefault((record.kind, key.removeprefix("~"), *record.countries), len(numbers))
            own[block] = not key.startswith("~")
            if block == len(blocks):
                blocks.append([])
            blocks[block].append((shape, own[block]))
        keys.append(own)
        if len(group) > 1 and any(own.values()):
            yield group, group
    for number, members in enumerate(blocks):
        for i, (a, looks) in enumerate(members):
            mine = keys[a]
            for b, seeks in members[i + 1 :]:
                if (looks or seeks) and not _met_before(number, mine, keys[b]):
                    yield verdicts.groups[a], verdicts.groups[b]


def _met_before(block: int, mine: Mapping[int, bool], yours: Mapping[int, bool]) -> bool:
    """Tell whether two shapes meet in an earlier block too."""
    return any(other < block and other in yours and (looks or yours[other]) for other, looks in mine.items())


def _slips(records: Sequence[Record], verdicts: Verdicts) -> Iterator[tuple[Group, Group]]:
    """Return the groups of records that share two people but not all countries."""
    blocks: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for shape, group in enumerate(verdicts.groups):
        for people in _pairs_of_people(records[group[0]]):
            blocks[people].append(shape)
    countries = [records[group[0]].countries for group in verdicts.groups]
    for block in blocks.values():
        if len({countries[shape] for shape in block}) > 1:
            for a, b in combinations(block, 2):
                if countries[a] != countries[b]:
                    yield verdicts.groups[a], verdicts.groups[b]


def _pairs_of_people(record: Record) -> Iterator[tuple[str, str, str]]:
    if record.kind in SLIPS and len(record.people) > 1:
        for one, two in combinations(sorted({p.id for p in record.people if p.id})[:6], 2):
            yield record.kind, one, two


def _components(
    verdicts: Verdicts, pairs: Iterable[tuple[Group, Group]], met: list[_Met], required: Iterable[tuple[int, int]]
) -> list[list[int]]:
    """Return the sets of records that any chain of 'same' pairs holds together; adds to ``met`` what may be one."""
    home = list(range(len(verdicts.records)))

    def root(item: int) -> int:
        while home[item] != item:
            home[item] = home[home[item]]
            item = home[item]
        return item

    def unite(a: int, b: int) -> None:
        one, two = sorted((root(a), root(b)))
        home[two] = one

    for group, other in pairs:
        for ours, theirs, found in verdicts.told(group, other):
            if found.verdict != "different":
                met.append((ours, theirs, found))
            if found.verdict == "same":
                for item in chain(ours, theirs):
                    unite(ours[0], item)
    for a, b in required:
        unite(a, b)
    members: dict[int, list[int]] = defaultdict(list)
    for item in range(len(home)):
        members[root(item)].append(item)
    return list(members.values())


def _by_shape(items: Iterable[int], verdicts: Verdicts) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    for item in items:
        groups.setdefault(verdicts.shape[item], []).append(item)
    return list(groups.values())


def _within(
    component: Sequence[int], verdicts: Verdicts, met: list[_Met], required: Sequence[tuple[int, int]]
) -> list[tuple[int, ...]]:
    """Return the facts of a component; adds to ``met`` the pairs of it that may be one."""
    if len(component) == 1:
        return [(component[0],)]
    groups = _by_shape(component, verdicts)
    told = [one for at, ours in enumerate(groups) for theirs in groups[at:] for one in verdicts.told(ours, theirs)]
    if not any(found.verdict == "different" for _, _, found in told):
        return [tuple(component)]  # a chain of pairs that are the same, and nothing that keeps any two apart
    met += (one for one in told if one[2].verdict != "different")
    number = {item: n for n, item in enumerate(component)}
    foes = [0] * len(component)  # the items from which each differs, as the bits of a number
    pairs: list[tuple[int, int, int]] = []
    for ours, theirs, found in told:
        if found.verdict == "different":
            for group, others in ((ours, theirs), (theirs, ours)):
                bits = sum(1 << number[item] for item in others)
                for item in group:
                    foes[number[item]] |= bits & ~(1 << number[item])
        elif found.verdict == "same":
            each = combinations(ours, 2) if ours is theirs else product(ours, theirs)
            pairs += ((found.weight, number[min(a, b)], number[max(a, b)]) for a, b in each)
    musts = [(number[a], number[b]) for a, b in required if a in number and b in number]
    return [tuple(component[i] for i in group) for group in cluster_few(foes, pairs, musts)]
