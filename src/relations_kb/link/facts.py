"""Which records tell of one fact.

In: records whose people are resolved, in a stable order, and the pairs that a person ruled on. Out: clusters of
records, and the pairs that are undecided. Records are compared only within their block (kind, countries, and what the
kind adds), so that the cost grows with the records, not with their square.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from relations_kb.kinds.comparison import Comparison, different, shared_people, unsure
from relations_kb.link.clusters import Pair, cluster
from relations_kb.link.sameness import SAMENESS
from relations_kb.model.knowledge import Undecided
from relations_kb.model.record import Record

_Look = Callable[[int, int], Comparison]
_SLIPS = ("consultation", "visit", "treaty")  # kinds in which people can prove that a country is a slip


class Joined(NamedTuple):
    """The clusters of records (by number), and the pairs that stay undecided."""

    clusters: list[tuple[int, ...]]
    undecided: tuple[Undecided, ...]


def join(
    records: Sequence[Record],
    musts: Iterable[tuple[int, int]] = (),
    bars: Iterable[tuple[int, int]] = (),
) -> Joined:
    """Join records into facts; ``musts`` and ``bars`` are pairs (by number) that a person ruled the same, or not."""
    barred = {(min(pair), max(pair)) for pair in bars}
    required = sorted({(min(pair), max(pair)) for pair in musts})
    seen: dict[tuple[int, int], Comparison] = {}
    differ = array("q")  # most pairs differ: they are kept as numbers, since there may be millions

    def look(a: int, b: int) -> Comparison:
        pair = (a, b) if a < b else (b, a)
        found = seen.get(pair)
        if found is None:
            found = different("a person ruled so") if pair in barred else _compare(records[pair[0]], records[pair[1]])
            if found.verdict == "different":
                differ.append(pair[0] * len(records) + pair[1])
            else:
                seen[pair] = found
        return found

    clusters: list[tuple[int, ...]] = []
    for component in _components(len(records), chain(_pairs(records), _slips(records)), look, required):
        clusters += _within(component, look, required)
    order = {item: n for n, items in enumerate(clusters) for item in items}
    apart = {_two(order, divmod(pair, len(records))) for pair in differ}

    def differing(one: int, two: int) -> bool:
        """Tell whether a pair of two facts' records differs, among those too that no block brought together."""
        if (one, two) in apart:
            return True
        return any(look(a, b).verdict == "different" for a in clusters[one] for b in clusters[two])

    return Joined(sorted(clusters), tuple(_undecided(records, seen, order, differing)))


def _undecided(
    records: Sequence[Record],
    seen: Mapping[tuple[int, int], Comparison],
    home: Mapping[int, int],
    differing: Callable[[int, int], bool],
) -> Iterator[Undecided]:
    """Return a pair of records for each two facts that may be one: no pair of theirs is known to differ, and one is
    unsure, or the same but claimed as well by a rival. ``home`` is the number of each record's fact."""
    asked: set[tuple[int, int]] = set()
    for a, b in sorted(seen, key=lambda pair: (seen[pair].verdict == "same", pair)):
        facts = _two(home, (a, b))
        if facts[0] == facts[1] or facts in asked:
            continue
        asked.add(facts)
        if differing(*facts):
            continue
        found = seen[a, b]
        reasons = found.reasons if found.verdict == "unsure" else (*found.reasons, "but another fact fits as well")
        yield Undecided(about="records", a=records[a].id, b=records[b].id, reasons=reasons)


def _two(home: Mapping[int, int], pair: tuple[int, int]) -> tuple[int, int]:
    one, two = home[pair[0]], home[pair[1]]
    return (one, two) if one < two else (two, one)


def _compare(a: Record, b: Record) -> Comparison:
    if a.kind != b.kind:
        return different("another kind")
    if a.countries == b.countries or _slip(a, b):
        return SAMENESS[a.kind].compare(a, b)
    if a.kind in _SLIPS and _one_off(a, b) and SAMENESS[a.kind].compare(a, b).verdict == "same":
        return unsure("another country in one of them, and nobody in both who shows it to be a slip")
    return different("other countries")


def _pairs(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Return the pairs that share a block in which one of the two looks for others, each pair once."""
    numbers: dict[tuple[str, ...], int] = {}
    blocks: list[list[tuple[int, bool]]] = []
    keys: list[dict[int, bool]] = []  # of each record: its blocks, and whether it looks for others there
    for at, record in enumerate(records):
        own: dict[int, bool] = {}
        for key in SAMENESS[record.kind].keys(record):
            block = numbers.setdefault((record.kind, key.removeprefix("~"), *record.countries), len(numbers))
            own[block] = not key.startswith("~")
            if block == len(blocks):
                blocks.append([])
            blocks[block].append((at, own[block]))
        keys.append(own)
    for number, members in enumerate(blocks):
        for i, (a, looks) in enumerate(members):
            mine = keys[a]
            for b, seeks in members[i + 1 :]:
                if (looks or seeks) and not _met_before(number, mine, keys[b]):
                    yield a, b


def _met_before(block: int, mine: Mapping[int, bool], yours: Mapping[int, bool]) -> bool:
    """Tell whether two records meet in an earlier block too."""
    return any(other < block and other in yours and (looks or yours[other]) for other, looks in mine.items())


def _slips(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Return the pairs that share two people but not all countries."""
    blocks: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, record in enumerate(records):
        if record.kind in _SLIPS:
            ids = sorted({p.id for p in record.people if p.id})[:6]
            for i, one in enumerate(ids):
                for two in ids[i + 1 :]:
                    blocks[record.kind, one, two].append(at)
    for block in blocks.values():
        if len({records[at].countries for at in block}) > 1:
            for a, b in _within_blocks([block]):
                if records[a].countries != records[b].countries:
                    yield a, b


def _within_blocks(blocks: Iterable[Sequence[int]]) -> Iterator[tuple[int, int]]:
    for block in blocks:
        for i, a in enumerate(block):
            for b in block[i + 1 :]:
                yield a, b


def _slip(a: Record, b: Record) -> bool:
    """Tell whether one of two records has one country wrong: two people of two sides are the same in both.

    The text that slips often gives itself away: somebody in it acts for a country that is not among its parties.
    """
    if not _one_off(a, b):
        return False
    if len(shared_people(a, b).sides) < 2:
        return False
    return any(p.country is not None and p.country not in r.countries for r in (a, b) for p in r.people)


def _one_off(a: Record, b: Record) -> bool:
    return len(a.countries) == len(b.countries) == len(set(a.countries) & set(b.countries)) + 1


def _components(
    count: int,
    pairs: Iterable[tuple[int, int]],
    look: _Look,
    required: Iterable[tuple[int, int]],
) -> list[list[int]]:
    """Return the sets of records that any chain of 'same' pairs holds together."""
    home = list(range(count))

    def root(item: int) -> int:
        while home[item] != item:
            home[item] = home[home[item]]
            item = home[item]
        return item

    for a, b in pairs:
        if look(a, b).verdict == "same":
            one, two = sorted((root(a), root(b)))
            home[two] = one
    for a, b in required:
        one, two = sorted((root(a), root(b)))
        home[two] = one
    members: dict[int, list[int]] = defaultdict(list)
    for item in range(count):
        members[root(item)].append(item)
    return list(members.values())


def _within(component: Sequence[int], look: _Look, required: Sequence[tuple[int, int]]) -> list[tuple[int, ...]]:
    if len(component) == 1:
        return [(component[0],)]
    number = {item: n for n, item in enumerate(component)}
    verdicts = {
        (i, j): look(component[i], component[j]) for i in range(len(component)) for j in range(i + 1, len(component))
    }
    pairs = [Pair(v.weight, i, j) for (i, j), v in verdicts.items() if v.verdict == "same"]
    musts = [(number[a], number[b]) for a, b in required if a in number and b in number]
    apart = {pair for pair, v in verdicts.items() if v.verdict == "different"}
    groups = cluster(
        len(component), pairs, lambda i, j: ((i, j) if i < j else (j, i)) in apart, musts, dense=len(component) > 8
    )
    return [tuple(component[i] for i in group) for group in groups]
