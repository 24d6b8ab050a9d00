"""Rulings applied: which records and people they mean, what they change, and which of them are stale.

In: rulings, and the records and people they may mean. Out: record numbers and ids, :class:`Decision` values, and for
``check`` an error for each ruling that no longer means anything. A ruling that names nothing, or names a record that
several fit, changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from relations_kb.errors import DecisionError
from relations_kb.link.decisions import PersonKey, RecordKey, Ruling
from relations_kb.link.names import parse
from relations_kb.link.people import Rules
from relations_kb.model.knowledge import Decision, KnowledgeBase, Person
from relations_kb.model.record import Record


def matching(key: RecordKey, records: Iterable[Record]) -> list[Record]:
    """Return the records that a ruling's key fits; exactly one if the key is good."""
    return [record for record in records if _fits(key, record)]


def _fits(key: RecordKey, record: Record) -> bool:
    if key.id is not None and record.id != key.id:
        return False
    if key.doc is not None and record.doc != key.doc:
        return False
    if key.quote is not None:
        wanted = " ".join(key.quote.split())
        if not any(wanted in " ".join(evidence.quote.split()) for evidence in record.evidence):
            return False
    return all(_equal(getattr(record, name, None), value) for name, value in key.fields)


def _equal(have: Any, want: Any) -> bool:
    if isinstance(have, tuple):
        return [str(item) for item in have] == [str(item) for item in (want if isinstance(want, list) else [want])]
    return have == want or str(have) == str(want)


def the_one(key: RecordKey, records: Iterable[Record]) -> Record | None:
    """Return the record that a key means, or None where none or several fit."""
    found = matching(key, records)
    return found[0] if len(found) == 1 else None


def reject(records: Sequence[Record], rulings: Iterable[Ruling]) -> frozenset[str]:
    """Return the ids of the records that are ruled wrong."""
    keys = [key for ruling in rulings if ruling.verdict == "wrong" for key in ruling.records]
    return frozenset(record.id for key in keys if (record := the_one(key, records)) is not None)


def pairs(verdict: str, records: Sequence[Record], rulings: Iterable[Ruling]) -> list[tuple[int, int]]:
    """Return the pairs of records (by number) that are ruled ``same`` or ``different``."""
    number = {record.id: n for n, record in enumerate(records)}
    found: list[tuple[int, int]] = []
    for ruling in rulings:
        if ruling.verdict == verdict and ruling.records:
            items = [number[r.id] for key in ruling.records if (r := the_one(key, records)) is not None]
            found += [(a, b) for i, a in enumerate(items) for b in items[i + 1 :] if a != b]
    return found


def rules_on_people(rulings: Iterable[Ruling]) -> Rules:
    """Return the rulings on who is who, as folded names."""
    grouped: dict[str, list[tuple[tuple[str, str | None], ...]]] = {"same": [], "different": []}
    for ruling in rulings:
        if ruling.people and ruling.verdict in grouped:
            grouped[ruling.verdict].append(tuple((parse(key.name).key, key.country) for key in ruling.people))
    return Rules(tuple(grouped["same"]), tuple(grouped["different"]))


def persons_named(key: PersonKey, people: Iterable[Person]) -> list[Person]:
    """Return the persons who bear a name (folded), and act for the country if one is given."""
    wanted = parse(key.name).key
    return [
        person
        for person in people
        if (key.country is None or person.country == key.country)
        and any(parse(name).key == wanted for name in person.names)
    ]


def decision(ruling: Ruling, targets: Iterable[str]) -> Decision:
    """Return a ruling as it is shown: with the ids it resolved to, each once, in order."""
    return Decision(
        verdict=ruling.verdict,
        targets=tuple(dict.fromkeys(targets)),
        reason=f"{ruling.reason} ({ruling.by})" if ruling.by else ruling.reason,
        date=ruling.date,
        field=ruling.field,
        value=ruling.name if ruling.verdict == "rename" else ruling.value,
        line=ruling.line,
    )


def with_value(best: Record, field: str, value: Any) -> Record | None:
    """Return a fact's best record with a value that was ruled right, or None where the field cannot hold it."""
    if field not in type(best).model_fields or field in ("id", "doc", "kind", "evidence"):
        return None
    update = {field: tuple(value) if isinstance(value, list) else value}
    if best.kind == "trade" and field in ("date", "period"):
        update = {"date": value, "period": value}
    plain = {name: getattr(best, name) for name in type(best).model_fields}
    try:
        return type(best).model_validate({**plain, **update})
    except ValidationError:
        return None


def stale(rulings: Iterable[Ruling], kb: KnowledgeBase) -> tuple[DecisionError, ...]:
    """Return an error for each ruling that no longer applies: it names nothing, too much, or an impossible value."""
    records = (*kb.records, *kb.rejected)
    facts = {record_id: fact for fact in kb.facts for record_id in fact.records}
    found: list[DecisionError] = []
    for ruling in rulings:
        for key in ruling.records:
            fitting = matching(key, records)
            if len(fitting) != 1:
                found.append(_unmatched(ruling, key, len(fitting)))
            elif ruling.verdict == "value" and ruling.field is not None:
                fact = facts.get(fitting[0].id)
                if fact is not None and with_value(fact.best, ruling.field, ruling.value) is None:
                    found.append(
                        DecisionError(
                            f"a {fact.kind} cannot have {ruling.field}: {ruling.value!r}",
                            remedy="name a field and value of the record contract (docs/records.md)",
                            file=ruling.file,
                            line=ruling.line,
                        )
                    )
        found += [_nobody(ruling, key) for key in ruling.people if not persons_named(key, kb.people)]
    return tuple(found)


def _unmatched(ruling: Ruling, key: RecordKey, count: int) -> DecisionError:
    name = f"id {key.id}" if key.id is not None else f"'{key.quote}' in {key.doc}"
    if count:
        what, remedy = f"{count} records fit {name}", "add 'kind' or another field that tells which one is meant"
    else:
        what, remedy = f"no record fits {name}", "correct the entry, or remove it if the text has changed"
    return DecisionError(what, remedy=remedy, file=ruling.file, line=key.line)


def _nobody(ruling: Ruling, key: PersonKey) -> DecisionError:
    country = f" of {key.country}" if key.country else ""
    return DecisionError(
        f"nobody{country} is called '{key.name}'",
        remedy="write a name as an article has it, or remove the entry",
        file=ruling.file,
        line=key.line,
    )


def by_target(decisions: Iterable[Decision]) -> Mapping[str, tuple[Decision, ...]]:
    """Return the decisions on each id, in the order of the file."""
    found: dict[str, list[Decision]] = {}
    for item in decisions:
        for target in item.targets:
            found.setdefault(target, []).append(item)
    return {target: tuple(items) for target, items in found.items()}
