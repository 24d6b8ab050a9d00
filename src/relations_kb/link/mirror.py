"""Mirror statistics: what one side reports as exports against what the other reports as imports.

In: facts and their records. Out: a :class:`Mirror` for each period in which both sides have a figure, whether the two
stand in one fact or, since they lie far apart, in two. The receiver's figure by the sender's is the ratio; freight and
insurance alone make it about 1.1, anything far from that is worth a look.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from relations_kb.kinds.timespan import span_of
from relations_kb.kinds.trade.model import Trade
from relations_kb.kinds.trade.same import direction
from relations_kb.model.knowledge import Fact
from relations_kb.model.record import Record
from relations_kb.model.standing import Figure, Mirror


def mirrors(facts: Sequence[Fact], records: Mapping[str, Record]) -> tuple[Mirror, ...]:
    """Return every pair of mirror statistics, sorted by sender, receiver and period."""
    groups: dict[tuple[str, str, str], list[tuple[Trade, str]]] = defaultdict(list)
    for fact in facts:
        for ident in fact.records:
            record = records.get(ident)
            if isinstance(record, Trade) and record.modality == "occurred" and record.flow in ("exports", "imports"):
                _, sender, receiver = direction(record)
                if record.period and span_of(record.period):
                    groups[sender, receiver, record.period.rstrip("~")].append((record, fact.id))
    made = [_mirror(*key, own) for key, own in sorted(groups.items())]
    return tuple(one for one in made if one is not None)


def _mirror(sender: str, receiver: str, period: str, told: Sequence[tuple[Trade, str]]) -> Mirror | None:
    exports = [r for r, _ in told if r.flow == "exports"]
    imports = [r for r, _ in told if r.flow == "imports"]
    if not exports or not imports:
        return None
    # Of several figures of a side those are compared that share a currency, the best attested first.
    currencies = {r.currency for r in exports} & {r.currency for r in imports}
    one = _figure([r for r in exports if not currencies or r.currency in currencies])
    shared = currencies & {one.currency}
    two = _figure([r for r in imports if not shared or r.currency in shared])
    ratio = two.value / one.value if one.currency == two.currency and one.value > 0 and two.value > 0 else None
    used = {*one.records, *two.records}
    return Mirror(
        sender=sender,
        receiver=receiver,
        period=period,
        exports=one,
        imports=two,
        ratio=None if ratio is None else float(f"{ratio:.4g}"),
        facts=tuple(sorted({fact for record, fact in told if record.id in used})),
    )


def _figure(told: Sequence[Trade]) -> Figure:
    """Return the figure that most documents give; of equals the most exact, then the larger."""
    groups: dict[tuple[float, str], list[Trade]] = defaultdict(list)
    for record in told:
        groups[record.value, record.currency].append(record)

    def rank(key: tuple[float, str]) -> tuple[object, ...]:
        own = groups[key]
        return (
            -len({r.doc for r in own}),
            all(r.qualifier != "exact" for r in own),
            -len(f"{key[0]:g}"),
            -key[0],
            key[1],
        )

    best = groups[min(groups, key=rank)]
    first = best[0]
    return Figure(
        flow=first.flow,
        reporter=first.reporter,
        value=first.value,
        currency=first.currency,
        records=tuple(sorted(r.id for r in best)),
    )
