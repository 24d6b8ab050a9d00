"""Joining things by pairs: greedy, the best-founded pairs first, and never across a pair that is known to differ.

In: how many items there are, the pairs that are the same (with a weight), the pairs that must or must not be one.
Out: the clusters, as sorted tuples of item numbers. The caller numbers the items in an order that depends on their
content alone, so that the result does not depend on the order of the input.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
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
    *,
    foes: Sequence[int] | None = None,
) -> list[tuple[int, ...]]:
    """Join ``count`` items by their ``same`` pairs.

    ``foes`` are the items from which each item differs, as the bits of a number, where these are worked out already.
    Pairs in ``musts`` are joined first and unconditionally (a person has ruled). A pair is left alone if any two items
    of its clusters differ, or if a rival that differs from it has as good a claim: a report of 'March 2024' that fits
    two meetings of that month joins neither.
    """
    pairs = sorted(same, key=lambda pair: (-pair.weight, pair.a, pair.b))
    home = list(range(count))
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    bits = {i: 1 << i for i in range(count)}  # the items of each cluster, as the bits of a number

    def differing(one: int, two: int) -> bool:
        """Tell whether any two items of two clusters differ."""
        if foes is not None:
            small, large = sorted((one, two), key=lambda home: len(members[home]))
            return any(foes[item] & bits[large] for item in members[small])
        return any(differ(x, y) for x in members[one] for y in members[two])

    def shuns(item: int, other: int) -> bool:
        """Tell whether an item differs from any item of another one's cluster."""
        if foes is not None:
            return bool(foes[item] & bits[home[other]])
        return any(differ(item, one) for one in members[home[other]])

    # Clusters that were found to differ, so that no two large ones are compared again for every pair between them.
    apart: dict[int, set[int]] = defaultdict(set)

    def join(a: int, b: int) -> None:
        one, two = sorted((home[a], home[b]))
        if one == two:
            return
        joined = members.pop(two)
        members[one] += joined
        bits[one] |= bits.pop(two)
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
