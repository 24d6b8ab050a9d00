"""Clusters are the same whether differences are worked out pair by pair or all at once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from relations_kb.link.clusters import Pair, cluster, cluster_few

COUNT = 12
_ITEMS = st.integers(0, COUNT - 1)
_PAIRS = st.tuples(_ITEMS, _ITEMS).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: tuple(sorted(pair)))


@settings(deadline=None)
@given(
    st.dictionaries(_PAIRS, st.integers(1, 3), max_size=40), st.sets(_PAIRS, max_size=25), st.sets(_PAIRS, max_size=2)
)
def test_cluster_never_joins_what_differs(
    same: dict[tuple[int, ...], int], apart: set[tuple[int, ...]], musts: set[tuple[int, ...]]
) -> None:
    pairs = [Pair(weight, a, b) for (a, b), weight in same.items() if (a, b) not in apart]

    def differ(a: int, b: int) -> bool:
        return (min(a, b), max(a, b)) in apart

    ruled = [(a, b) for a, b in sorted(musts)]
    plain = cluster(COUNT, pairs, differ, ruled)
    foes = [sum(1 << b for b in range(COUNT) if a != b and differ(a, b)) for a in range(COUNT)]
    assert plain == cluster_few(foes, [(int(pair.weight), pair.a, pair.b) for pair in pairs], ruled)
    assert sorted(item for group in plain for item in group) == list(range(COUNT))
    if not ruled:
        assert not any(differ(a, b) for group in plain for a in group for b in group if a < b)
