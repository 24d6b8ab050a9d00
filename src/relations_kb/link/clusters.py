"""Joining things by pairs: greedy, the best-founded pairs first, and never across a pair that is known to differ.

In: how many items there are, the pairs that are the same (with a weight), the pairs that must or must not be one.
Out: the clusters, as sorted tuples of item numbers. The caller numbers the items in an order that depends on their
content alone, so that the result does not depend on the order of the input.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple


class Pair(NamedTuple):
    """Two items that are the same with a weight; the higher, the earlier joined."""

    weight: float
    a: int
    b: int


def cluster(
    count: int,
    same: Iterable[Pair],
    differ: Callable[[int, int], bool],
    musts: Iterable[tuple[int, int]] = (),
) -> list[tuple[int, ...]]:
    """Join ``count`` items by their ``same`` pairs.

    Pairs in ``musts`` are joined first and unconditionally (a person has ruled). A pair is left alone if any two items
    of its clusters differ, or if a rival that differs from it has as good a claim: a report of 'March 2024' that fits
    two meetings of that month joins neither.
    """
    pairs = sorted(same, key=lambda pair: (-pair.weight, pair.a, pair.b))
    home = list(range(count))
    members: dict[int, list[int]] = {i: [i] for i in range(count)}

    def differing(one: int, two: int) -> bool:
        """Tell whether any two items of two clusters differ."""
        return any(differ(x, y) for x in members[one] for y in members[two])

    def shuns(item: int, other: int) -> bool:
        """Tell whether an item differs from any item of another one's cluster."""
        return any(differ(item, one) for one in members[home[other]])

    # Clusters that were found to differ, so that no two large ones are compared again for every pair between them.
    apart: dict[int, set[int]] = defaultdict(set)

    def join(a: int, b: int) -> None:
        one, two = sorted((home[a], home[b]))
        if one == two:
            return
        joined = members.pop(two)
        members[one] += joined
        for item in joined:
            home[item] = one
        for other in apart.pop(two, ()):
            apart[other].discard(two)
            apart[other].add(one)
            apart[one].add(other)

    for a, b in musts:
        join(a, b)
    claims: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        claims[pair.a].append(pair)
        claims[pair.b].append(pair)
    for pair in pairs:
        one, two = home[pair.a], home[pair.b]
        if one == two or two in apart[one]:
            continue
        if differing(one, two):
            apart[one].add(two)
            apart[two].add(one)
            continue
        if not _rivalled(pair, claims, differ, shuns):
            join(pair.a, pair.b)
    return sorted(tuple(sorted(items)) for items in members.values())


def _rivalled(
    pair: Pair,
    claims: dict[int, list[Pair]],
    differ: Callable[[int, int], bool],
    shuns: Callable[[int, int], bool],
) -> bool:
    """Tell whether an item of the pair is claimed as well by another one that differs from its partner.

    A rival that has found a home which the item cannot share is none: the paper on roads of the second report, once
    joined to that of the first, claims the first report's paper on flights no longer.
    """
    for item, partner in ((pair.a, pair.b), (pair.b, pair.a)):
        for claim in claims[item]:
            if claim.weight < pair.weight:
                break
            other = claim.b if claim.a == item else claim.a
            if other != partner and differ(other, partner) and not shuns(item, other):
                return True
    return False


def cluster_few(
    foes: Sequence[int], same: Iterable[tuple[int, int, int]], musts: Iterable[tuple[int, int]] = ()
) -> list[tuple[int, ...]]:
    """Join items as :func:`cluster` does, where there are so few that sets of them are the bits of a number.

    ``foes`` are, for each item, those from which it differs; ``same`` are weights and pairs.
    """
    home = list(range(len(foes)))
    members = {item: 1 << item for item in home}
    against = dict(enumerate(foes))  # what any item of a cluster differs from

    def join(a: int, b: int) -> None:
        one, two = sorted((home[a], home[b]))
        if one != two:
            joined = members.pop(two)
            members[one] |= joined
            against[one] |= against.pop(two)
            for item in _items(joined):
                home[item] = one

    def rivalled(item: int, partner: int) -> bool:
        rivals = claims[item] & foes[partner]
        return any(not foes[item] & members[home[rival]] for rival in _items(rivals))

    for a, b in musts:
        join(a, b)
    claims = [0] * len(foes)  # by pairs of the weight in hand, or of a higher one
    levels: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for weight, a, b in same:
        levels[weight].append((a, b))
    for _, pairs in sorted(levels.items(), reverse=True):
        for a, b in pairs:
            claims[a] |= 1 << b
            claims[b] |= 1 << a
        for a, b in sorted(pairs):
            one, two = home[a], home[b]
            if one != two and not against[one] & members[two] and not (rivalled(a, b) or rivalled(b, a)):
                join(a, b)
    return sorted(tuple(_items(items)) for items in members.values())


def _items(bits: int) -> Iterator[int]:
    """Yield the places of the bits of a number, in order."""
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
