"""A pair at a glance: what a newcomer asks first, each answer with its fact.

In: the facts of a pair in order of time. Out: rows of a label and answers; a question that no fact answers has no row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from relations_kb.model.address import Pair
from relations_kb.model.knowledge import Fact
from relations_kb.render import format as say
from relations_kb.render.index import Index
from relations_kb.render.views.facts import FactView, PageFacts

MISSIONS = 4  # of each side; the rest stands below

# Heads of state and government and foreign ministers; their deputies, advisers and envoys are not.
_HIGH = re.compile(
    r"\b(president|prime minister|premier|chancellor|king|queen|emperor|emir|sultan|crown prince|grand duke|taoiseach"
    r"|foreign minister|ministers? (?:of|for) (?:foreign|external) (?:affairs|relations)|minister of external"
    r"|secretary of state|foreign secretary|chairman of the presidency|supreme leader|pope|governor[- ]general)\b"
)
_NOT_HIGH = re.compile(
    r"\b(deputy|vice[- ](?:foreign )?(?:minister|chancellor)|assistant|under|advis[eo]r|aide|envoy|representative"
    r"|ambassador|spokes\w+|secretary to|chief of staff|office of|member of"
    r"|vice president of (?!the (?:republic|state))"
    r"|president of (?:the )?(?:\w+ )?(?:parliament|senate|chamber|court|academy|university|company|bank|committee))\b"
)

_GONE = ("mission-closed", "mission-absent")
_LESSER = ("consulate", "consulate-general", "office")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: a text, a second line of less weight, and the fact that gives it."""

    text: str
    detail: str
    fact: FactView


@dataclass(frozen=True, slots=True)
class Row:
    """A question and its answers, and how many more there are than the page shows."""

    label: str
    answers: tuple[Answer, ...]
    more: int = 0


def glance(index: Index, page: PageFacts, pair: Pair) -> tuple[Row, ...]:
    """Return what is known of ``pair`` at a glance."""
    facts = page.facts
    rows = (
        Row("Relations", tuple(_relations(page, facts))),
        Row("Recognised", tuple(_recognition(index, page, facts))),
        *(
            _shortened(f"Missions of {index.country(actor).in_text}", _missions(index, page, facts, actor, other))
            for actor, other in (pair, pair[::-1])
        ),
        *(
            Row(f"Envoy of {index.country(actor).in_text}", tuple(_envoy(index, page, facts, actor, other)))
            for actor, other in (pair, pair[::-1])
        ),
        Row("Last consultations", tuple(_consultations(page, facts))),
        *_visits(index, page, facts),
        Row("Treaties", tuple(_treaties(page, facts))),
        *(Row(label, answers) for label, answers in _trade(index, page, facts, pair)),
    )
    return tuple(row for row in rows if row.answers)


def _shortened(label: str, answers: Iterable[Answer]) -> Row:
    listed = tuple(answers)
    return Row(label, listed[:MISSIONS], max(0, len(listed) - MISSIONS))


def is_high_level(fact: Fact) -> bool:
    """Tell whether a head of state or government or a foreign minister took part."""
    offices = [(person.office or "").lower() for person in fact.best.people]
    return any(_HIGH.search(office) and not _NOT_HIGH.search(office) for office in offices)


def _events(facts: Iterable[Fact], *events: str) -> list[Fact]:
    return [
        fact
        for fact in facts
        if fact.kind == "status" and _get(fact, "event") in events and fact.best.modality == "occurred"
    ]


def _get(fact: Fact, field: str) -> Any:
    return getattr(fact.best, field, None)


def _last(facts: Iterable[Fact]) -> Fact | None:
    """Return the latest of facts in order of time; a dated one before an undated one."""
    listed = list(facts)
    dated = [fact for fact in listed if fact.best.date]
    return dated[-1] if dated else listed[-1] if listed else None


def _relations(page: PageFacts, facts: tuple[Fact, ...]) -> Iterator[Answer]:
    steps = _events(facts, "relations-established", "relations-severed", "relations-restored")
    for fact in steps[:1] + steps[1:][-1:]:
        told = say.label(_get(fact, "event")).removeprefix("relations ")
        date = say.date(fact.best.date) if fact.best.date else ""
        since = f"Since {date}" if told == "established" and date else f"{say.capital(told)} {date}".strip()
        yield Answer(since, "", page.view(fact))


def _recognition(index: Index, page: PageFacts, facts: tuple[Fact, ...]) -> Iterator[Answer]:
    for fact in _events(facts, "recognition"):
        actor, counterpart = _get(fact, "actor"), _get(fact, "counterpart")
        who = f"{index.country(counterpart).name} by {index.country(actor).name}" if actor and counterpart else ""
        yield Answer(say.capital(say.date(fact.best.date)), who, page.view(fact))


def _missions(index: Index, page: PageFacts, facts: tuple[Fact, ...], actor: str, other: str) -> Iterator[Answer]:
    of_actor = [
        fact
        for fact in _events(
            facts, "mission-opened", "mission-present", "mission-closed", "mission-absent", "accreditation"
        )
        if _get(fact, "actor") == actor and _get(fact, "counterpart") == other
    ]
    newest: dict[tuple[str | None, str | None], Fact] = {}
    for fact in sorted(of_actor, key=lambda fact: fact.best.date or ""):
        city = fact.best.place.city if fact.best.place else None
        key = ("accreditation", None) if _get(fact, "event") == "accreditation" else (_get(fact, "mission"), city)
        newest[key] = fact
    # What is there before what was, and embassies before consulates.
    for fact in sorted(newest.values(), key=_is_lesser):
        yield Answer(*_mission(index, fact), page.view(fact))


def _is_lesser(fact: Fact) -> tuple[bool, bool]:
    return _get(fact, "event") in _GONE, _get(fact, "mission") in _LESSER


def _mission(index: Index, fact: Fact) -> tuple[str, str]:
    event, mission = _get(fact, "event"), say.label(_get(fact, "mission") or "mission")
    city = fact.best.place.city if fact.best.place and fact.best.place.city else None
    date = say.date(fact.best.date) if fact.best.date else ""
    if event == "accreditation":
        via = _get(fact, "via")
        return ("Covered from " + index.country(via).name if via else "Covered from elsewhere"), date
    if event == "mission-absent":
        return f"No {mission}", date
    text = say.capital(mission) + (f" in {city}" if city else "")
    if event == "mission-present":
        return text, date and f"as of {date}"
    return text, f"{event.removeprefix('mission-')} {date}".strip()


def _envoy(index: Index, page: PageFacts, facts: tuple[Fact, ...], actor: str, other: str) -> Iterator[Answer]:
    envoys = [
        fact
        for fact in _events(facts, "envoy-accredited")
        if _get(fact, "actor") == actor and _get(fact, "counterpart") == other
    ]
    fact = _last(envoys)
    if fact is None:
        return
    names = [person.name for person in fact.best.people if person.country == actor]
    envoy = names[-1] if names else "Accredited"
    yield Answer(envoy, f"accredited {say.date(fact.best.date)}" if fact.best.date else "", page.view(fact))


def _happened(facts: Iterable[Fact], kind: str, also: Callable[[Fact], bool] = lambda _: True) -> Fact | None:
    return _last(fact for fact in facts if fact.kind == kind and fact.best.modality == "occurred" and also(fact))


def _consultations(page: PageFacts, facts: tuple[Fact, ...]) -> Iterator[Answer]:
    fact = _happened(facts, "consultation")
    if fact is None:
        return
    number = _get(fact, "round")
    city = fact.best.place.city if fact.best.place else None
    told = say.label(_get(fact, "mechanism"))
    round_told = (
        f"{say.ordinal(number)} round of {told}"
        if number and told.endswith("s")
        else (f"{told}, {say.ordinal(number)} round" if number else told)
    )
    yield Answer(
        say.capital(say.date(fact.best.date)), say.capital(round_told) + (f", {city}" if city else ""), page.view(fact)
    )


def _visits(index: Index, page: PageFacts, facts: tuple[Fact, ...]) -> Iterator[Row]:
    fact, label = _happened(facts, "visit", is_high_level), "Last high-level meeting"
    if fact is None:
        fact, label = _happened(facts, "visit"), "Last visit or meeting"
    if fact is None:
        return
    guest, host = _get(fact, "guest"), _get(fact, "host")
    names = say.joined(person.name for person in fact.best.people[:2])
    if guest and host:
        told = f"{names or index.country(guest).name} to {index.country(host).name}"
    else:
        told = names or say.capital(_get(fact, "form"))
    yield Row(label, (Answer(say.capital(say.date(fact.best.date)), told, page.view(fact)),))


def _treaties(page: PageFacts, facts: tuple[Fact, ...]) -> Iterator[Answer]:
    treaties = [
        fact
        for fact in facts
        if fact.kind == "treaty" and fact.best.modality == "occurred" and _get(fact, "action") != "terminated"
    ]
    fact = _last(treaties)
    if fact is None:
        return
    # A signing and its ratification are two facts about one instrument: count groups of related facts.
    seen: set[str] = set()
    count = 0
    for one in treaties:
        count += one.id not in seen
        seen.update({one.id, *one.related})
    latest = f"latest {say.date(fact.best.date)}: " if fact.best.date else ""
    yield Answer(say.counted(count, "instrument"), latest + say.shortened(_get(fact, "title"), 70), page.view(fact))


def _trade(
    index: Index, page: PageFacts, facts: tuple[Fact, ...], pair: Pair
) -> Iterator[tuple[str, tuple[Answer, ...]]]:
    one, two = (index.country(code).name for code in pair)
    flows = (
        (f"Trade, {one} to {two}", lambda fact: goods(fact) == pair),
        (f"Trade, {two} to {one}", lambda fact: goods(fact) == pair[::-1]),
        ("Trade both ways", lambda fact: _get(fact, "flow") == "turnover"),
    )
    for label, belongs in flows:
        fact = _happened(facts, "trade", belongs)
        if fact is not None:
            sum_told = say.money(_get(fact, "value"), _get(fact, "currency"), _get(fact, "qualifier"))
            yield label, (Answer(say.capital(sum_told), say.date(_get(fact, "period")), page.view(fact)),)


def goods(fact: Fact) -> tuple[str, str] | None:
    """Return from where to where the goods of a figure go, or None for other flows."""
    flow, reporter, partner = (_get(fact, field) for field in ("flow", "reporter", "partner"))
    if flow == "exports":
        return reporter, partner
    return (partner, reporter) if flow == "imports" else None
