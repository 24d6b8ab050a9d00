"""What a person ruled, and what still waits for a person, as pages show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from relations_kb.kinds import KINDS
from relations_kb.model.address import Pair
from relations_kb.model.knowledge import Decision
from relations_kb.model.question import SORTS, Question
from relations_kb.render import format as say
from relations_kb.render.index import Index, quotes

LISTED = 100  # of the questions; `relations-kb review --list` has them all

VERDICTS: dict[str, str] = {
    "same": "the same",
    "different": "not the same",
    "wrong": "wrong record",
    "right": "record confirmed",
    "value": "value settled",
    "rename": "name settled",
    "country": "country settled",
    "note": "note",
}
_TITLES = {kind.name: kind.title for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision, its verdict in words, the value it settles (or empty), and the pages of what else it is about."""

    decision: Decision
    verdict: str
    value: str
    targets: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a page: what is asked, of which sort, why, and the pages of what it is about."""

    question: Question
    sort: str
    text: str
    targets: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Undecided:
    """Everything that waits: how many questions of which sort, and the most valuable of them."""

    counts: tuple[tuple[str, int], ...]
    questions: tuple[Asked, ...]
    number: int


def ruling(index: Index, decision: Decision, but: str | None = None) -> Ruling:
    """Return a decision as pages show it, with links to all it is about but ``but``, on whose page it stands."""
    told = decision.value
    value = "" if told is None else say.value(decision.field or "", told, index.country_names)
    targets = tuple(_target(index, target) for target in decision.targets if target != but)
    return Ruling(decision, VERDICTS[decision.verdict], value, targets)


def rulings(index: Index, decisions: Iterable[Decision], but: str | None = None) -> tuple[Ruling, ...]:
    """Return decisions as pages show them."""
    return tuple(ruling(index, decision, but) for decision in decisions)


def rulings_on(index: Index, target: str) -> tuple[Ruling, ...]:
    """Return the decisions on one id: of a record that was ruled wrong, or an article's name."""
    return rulings(index, index.decided.get(target, ()), target)


def rulings_between(index: Index, pair: Pair) -> tuple[Ruling, ...]:
    """Return the decisions on facts of a pair, and on records between the two that were ruled wrong, each once."""
    return rulings(index, index.decided_between.get(pair, ()))


def undecided(index: Index) -> Undecided:
    """Return what waits for a person, the most valuable first."""
    listed = index.kb.questions
    found = Counter(question.about for question in listed)
    return Undecided(
        counts=tuple((one if found[about] == 1 else many, found[about]) for about, (one, many) in SORTS.items()
                     if found[about]),
        questions=tuple(_asked(index, question) for question in listed[:LISTED]),
        number=len(listed),
    )  # fmt: skip


def _asked(index: Index, question: Question) -> Asked:
    targets = dict.fromkeys(_subject(index, subject) for subject in (*question.subjects, question.doc) if subject)
    field = f" ({say.label(question.field)})" if question.field else ""
    name = f": {question.name}" if question.name else ""
    return Asked(question, SORTS[question.about][0], f"{field}{name}", tuple(targets))


def _subject(index: Index, subject: str) -> tuple[str, str | None]:
    fact = index.fact_of_record.get(subject)
    if fact is not None:
        return _target(index, fact.id)
    held = next((record for record in index.kb.review if record.id == subject), None)
    if held is not None:
        source = index.sources[held.doc]
        return f"{_TITLES[held.kind]}, {say.date(held.date)}, in {source.title}", source.path
    return _target(index, subject)


def _target(index: Index, target: str) -> tuple[str, str | None]:
    if target in index.facts:
        fact = index.facts[target]
        names = " – ".join(index.country(code).name for code in fact.countries)
        return f"{_TITLES[fact.kind]}, {say.date(fact.best.date)}, {names}", index.fact_link(fact)
    if target in index.people:
        person = index.people[target]
        return person.name, index.person(person.name, person.id).path
    if target in index.records:
        record = index.records[target]
        return f"“{say.shortened(quotes(record)[0].quote, 60)}”", index.record_link(record)
    if target in index.sources:
        return index.sources[target].title, index.sources[target].path
    return target, None
