"""What an article would bring: the knowledge base with it, held against the one without.

In: both. Out: :class:`Gains`, plain values for a table or for JSON. Facts are compared by the records that they rest
on, so that a fact whose id changes counts neither as lost nor as new.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from relations_kb.model.knowledge import Fact, KnowledgeBase
from relations_kb.model.record import Record
from relations_kb.render.index import is_alarm

_LONGEST: Final = 100


class Row(NamedTuple):
    """Something gained: of which kind, between whom, when (EDTF or None), and the words of the article that say so.

    ``more`` is a short clause: 'sources 1 → 2', or the field in conflict with its values.
    """

    kind: str
    countries: tuple[str, ...]
    date: str | None
    quote: str
    more: str = ""


class Gains(NamedTuple):
    """What an article brings.

    ``records`` are those in use, ``held`` those that are too unsure to be published. A fact is ``better`` attested if
    it gains an independent source or another best value, or if two facts are seen to be one; else it is told ``again``.
    """

    records: tuple[Row, ...]
    held: tuple[Row, ...]
    new: tuple[Row, ...]
    better: tuple[Row, ...]
    again: tuple[Row, ...]
    conflicts: tuple[Row, ...]
    unresolved: tuple[tuple[str, str], ...]


def gains(before: KnowledgeBase, after: KnowledgeBase, name: str) -> Gains:
    """Return what the article ``name``, which is in ``after`` alone, brings."""
    own = {record.id: record for record in after.records if record.doc == name}
    earlier = {record: fact for fact in before.facts for record in fact.records}
    new: list[Row] = []
    better: list[Row] = []
    again: list[Row] = []
    conflicts: list[Row] = []
    for fact in after.facts:
        mine = [own[ident] for ident in fact.records if ident in own]
        was = {earlier[ident].id: earlier[ident] for ident in fact.records if ident in earlier}
        if mine and not was:
            new.append(_row(mine[0], date=fact.best.date))
        elif mine:
            how = _attested(tuple(was.values()), fact)
            (better if how else again).append(_row(mine[0], date=fact.best.date, more=how))
        open_before = {c.field for old in was.values() for c in old.conflicts if is_alarm(old, c)}
        for conflict in fact.conflicts:
            if is_alarm(fact, conflict) and conflict.field not in open_before:
                values = " ≠ ".join(_shown(value.value) for value in conflict.values)
                conflicts.append(_row(mine[0] if mine else fact.best, more=f"{conflict.field}: {values}"))
    return Gains(
        records=tuple(_row(record) for record in own.values()),
        held=tuple(_row(record) for record in after.review if record.doc == name),
        new=tuple(new),
        better=tuple(better),
        again=tuple(again),
        conflicts=tuple(conflicts),
        unresolved=tuple(dict.fromkeys((one.name, one.reason) for one in after.unresolved if one.doc == name)),
    )


def _attested(was: Sequence[Fact], now: Fact) -> str:
    """Say how a fact stands better than it did; nothing where it is only told once more."""
    clauses = []
    if len(was) > 1:
        clauses.append(f"{len(was)} facts are one")
    origins = max(fact.origins for fact in was)
    if now.origins > origins:
        clauses.append(f"independent sources {origins} → {now.origins}")
    if len(was) == 1:
        old = was[0].best
        fields = [field for field in type(now.best).model_fields if field not in _NO_VALUES]
        changed = [field for field in fields if getattr(old, field, None) != getattr(now.best, field)]
        if changed:
            clauses.append(f"another best value: {', '.join(changed)}")
    return "; ".join(clauses)


# What tells where a value stands, and is no value.
_NO_VALUES: Final = ("id", "doc", "evidence", "rule", "confidence", "flags", "note", "date_basis")


def _row(record: Record, *, date: str | None = None, more: str = "") -> Row:
    quote = " ".join(record.evidence[0].quote.split())
    if len(quote) > _LONGEST:
        quote = quote[:_LONGEST].rpartition(" ")[0] + " …"
    return Row(record.kind, record.countries, date or record.date, quote, more)


def _shown(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_shown(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(_shown(part) for part in value.values() if part is not None)
    return str(value) if value is not None else "—"
