"""Two states of a knowledge base held against each other, fact by fact.

In: two :class:`State`, rows as ``facts.jsonl`` and ``records.jsonl`` have them. Out: a :class:`Difference`. A fact is
the same before and after if it rests on a record of before, or has the same id: so a fact that gains a source is
changed, and not gone and new.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

Row = Mapping[str, Any]

# What says where a fact stands or how it was worked out, and is no value of it.
_NO_VALUES: Final = frozenset(
    {"id", "records", "origins", "origin_groups", "conflicts", "decisions", "related", "codes", "note", "flags"}
)


class State(NamedTuple):
    """All facts and records of a knowledge base, as rows of its data files, by id; ``name`` is what to call it."""

    name: str
    facts: Mapping[str, Row]
    records: Mapping[str, Row]


class Quote(NamedTuple):
    """The words that prove something, and the article that they stand in."""

    doc: str
    words: str


class Change(NamedTuple):
    """A fact that differs: of which kind, between whom, when (EDTF or None), what differs, and who says so.

    ``values`` are fields with what they were and what they are.
    """

    kind: str
    countries: tuple[str, ...]
    date: str | None
    values: tuple[tuple[str, str, str], ...]
    quotes: tuple[Quote, ...]


class Difference(NamedTuple):
    """What differs between two states. ``opened`` and ``closed`` are conflicts, each a field with its values."""

    before: str
    after: str
    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    gone: tuple[Change, ...]
    opened: tuple[Change, ...]
    closed: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.gone or self.opened or self.closed)


def compare(before: State, after: State) -> Difference:
    """Return what differs between two states."""
    owner = {record: fact for fact in before.facts.values() for record in fact["records"]}
    met: set[str] = set()
    added, changed, opened, closed = list[Change](), list[Change](), list[Change](), list[Change]()
    for fact in after.facts.values():
        was = {owner[record]["id"]: owner[record] for record in fact["records"] if record in owner}
        if fact["id"] in before.facts:
            was.setdefault(fact["id"], before.facts[fact["id"]])
        met |= was.keys()
        olds = [was[ident] for ident in sorted(was, key=lambda ident: (ident != fact["id"], ident))]
        if not olds:
            added.append(_change(fact, after))
        elif values := tuple(_values(olds, fact)):
            known = {record for old in olds for record in old["records"]}
            changed.append(_change(fact, after, values, [r for r in fact["records"] if r not in known]))
        were = {conflict["field"] for old in olds for conflict in _alarms(old)}
        opened += [_conflict(fact, one, after) for one in _alarms(fact) if one["field"] not in were]
        now = {conflict["field"] for conflict in _alarms(fact)}
        closed += [_conflict(old, one, before) for old in olds for one in _alarms(old) if one["field"] not in now]
    left = [fact for ident, fact in before.facts.items() if ident not in met]
    closed += [_conflict(fact, one, before) for fact in left for one in _alarms(fact)]
    gone = [_change(fact, before) for fact in left]
    return Difference(before.name, after.name, *(_in_order(found) for found in (added, changed, gone, opened, closed)))


def _in_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(changes, key=lambda one: (one.countries, one.kind, one.date or "", one.values, one.quotes)))


def _values(olds: Sequence[Row], fact: Row) -> Iterable[tuple[str, str, str]]:
    """Yield what is other about a fact: best values, how well it is attested, and facts that turned out to be one."""
    first = olds[0]
    for field, value in fact.items():
        if field not in _NO_VALUES and first.get(field) != value:
            yield field.replace("_", " "), shown(first.get(field)), shown(value)
    most = max(int(old["origins"]) for old in olds)
    if most != fact["origins"]:
        yield "independent sources", str(most), str(fact["origins"])
    if len(olds) > 1:
        yield "facts", str(len(olds)), "1"


def _alarms(fact: Row) -> list[Row]:
    """Return the conflicts of a fact that nobody has ruled on."""
    ruled = {decision.get("field") for decision in fact["decisions"] if decision["verdict"] == "value"}
    return [one for one in fact["conflicts"] if one["type"] == "conflict" and one["field"] not in ruled]


def _conflict(fact: Row, conflict: Row, state: State) -> Change:
    values = " ≠ ".join(shown(one["value"]) for one in conflict["values"])
    records = [one["records"][0] for one in conflict["values"] if one["records"]]
    return _change(fact, state, ((conflict["field"], "", values),), records)


def _change(
    fact: Row, state: State, values: tuple[tuple[str, str, str], ...] = (), records: Sequence[str] = ()
) -> Change:
    """Return a change of a fact, proved by ``records``, or by its own where none are given."""
    told = [state.records[ident] for ident in records or fact["records"] if ident in state.records]
    quotes = (Quote(str(row["doc"]), " ".join(str(row["evidence"][0]["quote"]).split())) for row in told)
    return Change(str(fact["kind"]), tuple(fact["countries"]), fact.get("date"), values, tuple(dict.fromkeys(quotes)))


def shown(value: object) -> str:
    """Return a value of a row as a reader sees it."""
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(shown, value)))
    if isinstance(value, dict):
        if "name" in value:
            return str(value["name"])
        return ", ".join(shown(part) for part in value.values() if part is not None)
    if isinstance(value, float) and value.is_integer():
        return f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) and abs(value) >= 10_000 else "" if value is None else str(value)
