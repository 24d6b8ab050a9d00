"""Everything that waits for a person's decision, the most valuable first.

In: a knowledge base. Out: :class:`Question` values. What a decision has settled is not asked again, and neither is what
a ``note`` leaves open on purpose.

The measure is the number of statements that an answer is expected to mend: ``worth`` = ``chance`` × ``statements``.

=========== ======================================================= ==================================================
about       chance: that the answer changes what the site says      statements: how many it then changes
=========== ======================================================= ==================================================
conflict    the share of independent sources against the best value the records of the fact
facts       one in two; one in four where the days are apart        the records of the smaller fact, and one fact less
people      one in two; one in four for a surname alone             the records of the person with fewer
slip        one in two                                              the records of the fact, on two pairs' pages
held-back   the record's own confidence                             one
name        one in four                                             the times that the article has the name
=========== ======================================================= ==================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Final, get_args

from relations_kb.kinds.comparison import when
from relations_kb.link.names import parse
from relations_kb.model.base import of_known
from relations_kb.model.knowledge import Conflict, Decision, Fact, KnowledgeBase, Unresolved
from relations_kb.model.question import About, Question

EVEN: Final = 0.5
FAINT: Final = 0.25
_UNSAID: Final = {name: field.default for name, field in Question.model_fields.items()}
_ORDER: Final[tuple[str, ...]] = get_args(About)


def questions(kb: KnowledgeBase) -> tuple[Question, ...]:
    """Return what is undecided in a knowledge base, ranked; ties in a fixed order."""
    found = (*_conflicts(kb), *_pairs(kb), *_slips(kb), *_held_back(kb), *_names(kb))
    return tuple(sorted(found, key=lambda q: (-q.worth, _ORDER.index(q.about), q.subjects, q.doc or "", q.start, q.id)))


def _question(about: About, key: Iterable[str], chance: float, statements: int, **told: object) -> Question:
    ident = "q-" + blake2b("\x1f".join((about, *key)).encode(), digest_size=5).hexdigest()
    worth = round(chance * statements, 2)
    fields = {"id": ident, "about": about, "chance": round(chance, 2), "statements": statements, "worth": worth, **told}
    return of_known(Question, {**_UNSAID, **fields})


def _conflicts(kb: KnowledgeBase) -> Iterator[Question]:
    for fact in kb.facts:
        for conflict in fact.conflicts:
            if conflict.type == "conflict" and not _settled(fact.decisions, conflict.field):
                against, reasons = _support(fact, conflict)
                yield _question(
                    "conflict",
                    (fact.id, conflict.field),
                    against,
                    len(fact.records),
                    subjects=tuple(value.records[0] for value in conflict.values),
                    field=conflict.field,
                    reasons=reasons,
                )


def _settled(decisions: Iterable[Decision], field: str | None) -> bool:
    return any(d.verdict in ("value", "note") and d.field == field for d in decisions)


def _support(fact: Fact, conflict: Conflict) -> tuple[float, tuple[str, ...]]:
    """Return the share of independent sources that speak against the value with most of them, and how they divide."""
    groups = fact.origin_groups or tuple((record,) for record in fact.records)
    backing = [sum(1 for group in groups if set(group) & set(value.records)) for value in conflict.values]
    told = ", ".join(str(number) for number in backing)
    return 1 - max(backing) / max(1, sum(backing)), (f"independent sources behind each value: {told}",)


def _pairs(kb: KnowledgeBase) -> Iterator[Question]:
    home = {record: fact for fact in kb.facts for record in fact.records}
    people = {person.id: person for person in kb.people}
    notes = [set(decision.targets) for decision in kb.decisions if decision.verdict == "note"]
    for pair in kb.undecided:
        if pair.about == "records":
            one, two = home[pair.a], home[pair.b]
            if not any({one.id, two.id} <= targets for targets in notes):
                least = min(len(one.records), len(two.records))
                chance = FAINT if _apart(one, two) else EVEN
                yield _question(
                    "facts", (pair.a, pair.b), chance, least + 1, subjects=(pair.a, pair.b), reasons=pair.reasons
                )
        elif not any({pair.a, pair.b} <= targets for targets in notes):
            a, b = people[pair.a], people[pair.b]
            whole = all(any(parse(name).full for name in person.names) for person in (a, b))
            least = min(len(a.records), len(b.records))
            yield _question(
                "people",
                (pair.a, pair.b),
                EVEN if whole else FAINT,
                least,
                subjects=(pair.a, pair.b),
                reasons=pair.reasons,
            )


def _apart(one: Fact, two: Fact) -> bool:
    a, b = when(one.best), when(two.best)
    return a is not None and b is not None and a.gap(b) > 0


def _slips(kb: KnowledgeBase) -> Iterator[Question]:
    home = {record: fact for fact in kb.facts for record in fact.records}
    for record in kb.records:
        if "possible-slip" in record.flags:
            fact = home[record.id]
            if not any(d.verdict == "note" or d.field == "countries" for d in fact.decisions):
                reasons = (record.note,) if record.note else ()
                yield _question(
                    "slip", (record.id,), EVEN, 2 * len(fact.records), subjects=(record.id,), reasons=reasons
                )


def _held_back(kb: KnowledgeBase) -> Iterator[Question]:
    noted = {target for d in kb.decisions if d.verdict == "note" for target in d.targets}
    for record in kb.review:
        if record.id not in noted:
            reasons = (f"held back: confidence {record.confidence:.2f}",)
            yield _question("held-back", (record.id,), record.confidence, 1, subjects=(record.id,), reasons=reasons)


def _names(kb: KnowledgeBase) -> Iterator[Question]:
    noted = {(target, d.value) for d in kb.decisions if d.verdict == "note" for target in d.targets}
    places: dict[tuple[str, str], list[Unresolved]] = defaultdict(list)
    for item in kb.unresolved:
        places[item.doc, item.name].append(item)
    for (doc, name), items in sorted(places.items()):
        if (doc, name) not in noted:
            first = items[0]
            yield _question(
                "name",
                (doc, name),
                FAINT,
                len(items),
                doc=doc,
                start=first.start,
                end=first.end,
                name=name,
                reasons=(first.reason,),
            )
