"""Rulings applied: which records and people they mean, what they change, and which of them are stale.

In: rulings, and the records and people they may mean. Out: record numbers and ids, :class:`Decision` values, and for
``check`` an error for each ruling that no longer means anything. A ruling that names nothing, or names a record that
several fit, changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from relations_kb.errors import DecisionError
from relations_kb.link.decisions import PersonKey, Ruling
from relations_kb.link.keys import (
    Finder,
    Missing,
    article_of,
    in_corpus,
    persons_named,
    squeezed,
    why_no_record,
    why_nobody,
)
from relations_kb.link.names import parse
from relations_kb.link.people import Rules
from relations_kb.link.values import corrected, shown_value
from relations_kb.model.knowledge import Decision, Fact, KnowledgeBase, Person
from relations_kb.model.record import Record
from relations_kb.model.text import Document
from relations_kb.vocab.world import load_world


def ruled_on(verdict: str, finder: Finder, rulings: Iterable[Ruling]) -> frozenset[str]:
    """Return the ids of the records that are ruled ``wrong``, or ``right``."""
    keys = [key for ruling in rulings if ruling.verdict == verdict for key in ruling.records]
    return frozenset(record.id for key in keys if (record := finder.the_one(key)) is not None)


def published(
    records: Iterable[Record], least: float, names: Iterable[str], rulings: Sequence[Ruling]
) -> frozenset[str]:
    """Return the ids of the records to link: those sure enough, and those that a person ruled on, right or wrong."""
    listed = list(records)
    sure = [record for record in listed if record.confidence >= least]
    if not rulings:
        return frozenset(record.id for record in sure)
    finder = Finder(sure, names, [record for record in listed if record.confidence < least])
    ruled = ruled_on("right", finder, rulings) | ruled_on("wrong", finder, rulings)
    return frozenset(record.id for record in sure) | ruled


def pairs(verdict: str, records: Sequence[Record], finder: Finder, rulings: Iterable[Ruling]) -> list[tuple[int, int]]:
    """Return the pairs of records (by number) that are ruled ``same`` or ``different``."""
    found: list[tuple[int, int]] = []
    told = [ruling for ruling in rulings if ruling.verdict == verdict and ruling.records]
    number = {record.id: n for n, record in enumerate(records)} if told else {}
    for ruling in told:
        named = [record.id for key in ruling.records if (record := finder.the_one(key)) is not None]
        found += [(number[a], number[b]) for a, b in combinations(named, 2) if a in number and b in number]
    return [(a, b) for a, b in found if a != b]


def as_meant(records: Sequence[Record], finder: Finder, rulings: Iterable[Ruling]) -> Sequence[Record]:
    """Return the records as they are to be joined: with the countries that a person ruled right.

    What a record says is not changed by this; only its fact is found among those of the countries that are meant.
    """
    meant: dict[str, Record] = {}
    for ruling in rulings:
        if ruling.verdict == "value" and ruling.field == "countries" and ruling.has_value:
            record = finder.the_one(ruling.records[0])
            other = corrected(record, ruling.field, ruling.value) if record is not None else None
            if record is not None and other is not None:
                meant[record.id] = other
    if not meant:
        return records
    return [meant[r.id].model_copy(update={"people": r.people}) if r.id in meant else r for r in records]


def rules_on_people(rulings: Iterable[Ruling]) -> Rules:
    """Return the rulings on who is who, as folded names; those that name an article are applied afterwards."""
    grouped: dict[str, list[tuple[tuple[str, str | None], ...]]] = {"same": [], "different": []}
    for ruling in rulings:
        if ruling.people and ruling.verdict in grouped and not any(key.doc or key.quote for key in ruling.people):
            grouped[ruling.verdict].append(tuple((parse(key.name).key, key.country) for key in ruling.people))
    return Rules(tuple(grouped["same"]), tuple(grouped["different"]))


def people_apart(
    rulings: Iterable[Ruling], people: Sequence[Person], records: Iterable[Record], names: Collection[str]
) -> frozenset[frozenset[str]]:
    """Return the pairs of people (ids) that are ruled different."""
    listed = [ruling for ruling in rulings if ruling.verdict == "different" and ruling.people]
    known = {record.id: record for record in records} if listed else {}
    return frozenset(
        frozenset((one.id, two.id))
        for ruling in listed
        for a, b in combinations([persons_named(in_corpus(k, names), people, known) for k in ruling.people], 2)
        for one in a
        for two in b
    )


def by_target(decisions: Iterable[Decision]) -> Mapping[str, tuple[Decision, ...]]:
    """Return the decisions on each id, in the order of the file."""
    found: dict[str, list[Decision]] = defaultdict(list)
    for item in decisions:
        for target in item.targets:
            found[target].append(item)
    return {target: tuple(items) for target, items in found.items()}


def decisions_on(
    rulings: Iterable[Ruling],
    finder: Finder,
    facts: Sequence[Fact],
    people: Sequence[Person],
    documents: Mapping[str, Document],
    records: Mapping[str, Record],
) -> tuple[Decision, ...]:
    """Return the rulings as they are shown, with what they resolved to: facts, people, articles, wrong records."""
    home = {record_id: fact.id for fact in facts for record_id in fact.records}
    found: list[Decision] = []
    for ruling in rulings:
        named = [record for key in ruling.records if (record := finder.the_one(key)) is not None]
        targets = [home.get(record.id, record.id) for record in named]
        for key in ruling.people:
            fitting = persons_named(in_corpus(key, documents), people, records)
            targets += [person.id for person in fitting if len(fitting) == 1 or ruling.verdict == "different"]
        if ruling.mention is not None and (article := article_of(ruling.mention, documents)) is not None:
            targets.append(article)
        value: Any = shown_value(ruling, named[0] if named else None)
        found.append(
            Decision(
                verdict=ruling.verdict,
                targets=tuple(dict.fromkeys(targets)),
                reason=f"{ruling.reason} ({ruling.by})" if ruling.by else ruling.reason,
                date=ruling.date,
                field=ruling.field,
                value=value,
                line=ruling.line,
            )
        )
    return tuple(found)


def with_values(
    fact: Fact,
    decisions: tuple[Decision, ...],
    rulings: Iterable[Ruling],
    finder: Finder,
    records: Mapping[str, Record],
) -> Fact:
    """Return a fact with the decisions on it, and the values that they rule right; ``records`` know their people."""
    best = fact.best
    lines = {decision.line for decision in decisions}
    for ruling in rulings:
        if ruling.line in lines and ruling.verdict == "value" and ruling.field is not None:
            giver = finder.the_one(ruling.records[0])
            if giver is not None and giver.id in fact.records:
                best = _ruled(best, ruling, records[giver.id]) or best
    return fact.model_copy(update={"decisions": decisions, "best": best, "countries": best.countries})


def _ruled(best: Record, ruling: Ruling, giver: Record) -> Record | None:
    field = str(ruling.field)
    return corrected(best, field, ruling.value) if ruling.has_value else corrected(best, field, giver=giver)


def named_in(rulings: Iterable[Ruling], documents: Iterable[Document]) -> dict[str, dict[str, str | None]]:
    """Return, by article, the names of countries that a person ruled on: their codes, or None for no country."""
    texts = {document.name: document for document in documents}
    found: dict[str, dict[str, str | None]] = defaultdict(dict)
    for ruling in rulings:
        if ruling.verdict == "country" and ruling.mention is not None:
            article = article_of(ruling.mention, texts)
            if article is not None:
                found[article][ruling.mention.name] = None if ruling.country == "none" else ruling.country
    return dict(found)


def stale(rulings: Sequence[Ruling], kb: KnowledgeBase) -> tuple[DecisionError, ...]:
    """Return an error for each ruling that no longer applies: it names nothing, too much, or an impossible value."""
    if not rulings:
        return ()
    documents = {document.name: document for document in kb.documents}
    finder = Finder((*kb.records, *kb.rejected), documents, kb.review)
    records = {record.id: record for record in kb.records}
    facts = {record_id: fact for fact in kb.facts for record_id in fact.records}
    wrong = {record.id for record in kb.rejected}
    found: list[DecisionError] = []
    for ruling in rulings:
        at = len(found)
        for key in ruling.records:
            record = finder.the_one(key)
            if record is None:
                found.append(_error(ruling, key.line, why_no_record(finder, key, documents)))
            elif record.id in wrong and ruling.verdict != "wrong":
                found.append(_error(ruling, key.line, _CONTRADICTED))
            elif (
                ruling.verdict == "value"
                and (fact := facts.get(record.id)) is not None
                and _ruled(fact.best, ruling, record) is None
            ):
                found.append(_error(ruling, ruling.line, _impossible(fact, ruling, record)))
        for person in ruling.people:
            fitting = persons_named(in_corpus(person, documents), kb.people, records)
            if not fitting:
                found.append(_error(ruling, person.line, why_nobody(person, kb.people)))
            elif len(fitting) > 1 and ruling.verdict != "different":
                found.append(_error(ruling, person.line, _too_many(person, fitting)))
        if ruling.mention is not None:
            found += [_error(ruling, ruling.mention.line, missing) for missing in _unmentioned(ruling, documents)]
        if len(found) == at:
            found += [_error(ruling, ruling.line, missing) for missing in _idle(ruling, kb, finder, facts, records)]
    return tuple(found)


_CONTRADICTED = Missing("the record is ruled wrong by another entry", "remove one of the two entries")


def _error(ruling: Ruling, line: int, missing: Missing) -> DecisionError:
    return DecisionError(missing.what, remedy=missing.remedy, file=ruling.file, line=line)


def _too_many(key: PersonKey, fitting: Sequence[Person]) -> Missing:
    told = ", ".join(f"{person.name} ({person.country or 'no country'})" for person in fitting[:5])
    return Missing(
        f"{len(fitting)} people fit '{key.name}': {told}", "add 'country', or 'doc' with an article that names the one"
    )


def _impossible(fact: Fact, ruling: Ruling, giver: Record) -> Missing:
    told = repr(ruling.value) if ruling.has_value else f"that of the record '{squeezed(giver.evidence[0].quote)[:60]}'"
    return Missing(
        f"a {fact.kind} cannot have {ruling.field}: {told}",
        "name a field and value of the record contract (docs/records.md); a date as 2010-04-16, 2010-04 or 2010",
    )


def _unmentioned(ruling: Ruling, documents: Mapping[str, Document]) -> Iterable[Missing]:
    key = ruling.mention
    assert key is not None
    article = article_of(key, documents)
    if article is None:
        remedy = "correct 'doc', or remove the entry if the article is gone"
        yield Missing(f"there is no article {key.doc}", remedy)
    elif key.name not in documents[article].text:
        yield Missing(f"'{key.name}' does not stand in {article}", "write it as the article does, or remove the entry")
    if ruling.country not in (None, "none") and ruling.country not in load_world().countries:
        yield Missing(f"there is no country {ruling.country}", "write a three-letter code, such as COG, or 'none'")


def _idle(
    ruling: Ruling,
    kb: KnowledgeBase,
    finder: Finder,
    facts: Mapping[str, Fact],
    records: Mapping[str, Record],
) -> Iterable[Missing]:
    """Return why a ruling that names what exists has no effect all the same: another one says the contrary."""
    if ruling.verdict in ("same", "different") and ruling.records:
        homes = [facts[record.id].id for key in ruling.records if (record := finder.the_one(key)) is not None
                 and record.id in facts]  # fmt: skip
        together = len(set(homes)) == 1
        if len(homes) > 1 and (not together if ruling.verdict == "same" else len(set(homes)) < len(homes)):
            yield _contrary("these records", ruling.verdict)
    if ruling.verdict in ("same", "different") and ruling.people:
        who = [{p.id for p in persons_named(in_corpus(key, {d.name for d in kb.documents}), kb.people, records)}
               for key in ruling.people]  # fmt: skip
        if ruling.verdict == "same" and len(set().union(*who)) > 1:
            yield _contrary("these people", ruling.verdict)
        if ruling.verdict == "different" and any(a & b for a, b in combinations(who, 2)):
            yield _contrary("these people", ruling.verdict)


def _contrary(what: str, verdict: str) -> Missing:
    now = "still apart" if verdict == "same" else "still one"
    return Missing(
        f"{what} are {now}", "another entry says the contrary, or they stand in one record: remove one, or name fewer"
    )
