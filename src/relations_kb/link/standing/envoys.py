"""The envoys of one side with the other, as intervals.

In: the status facts of a pair, and what people are named as in all records. Out: drafts with the person. An envoy's
term begins with the credentials; it ends where a recall is told, and else by implication: a successor was accredited,
or relations were broken. A person whom records call ambassador is seen in office at their dates.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from relations_kb.kinds.status.model import Status
from relations_kb.kinds.timespan import span_of
from relations_kb.link.mentions import family
from relations_kb.link.offices import post
from relations_kb.link.standing.lines import Draft
from relations_kb.link.standing.phases import TERM
from relations_kb.link.standing.steps import Step, in_order, step, undated
from relations_kb.model.knowledge import Fact
from relations_kb.model.record import Participant, Record
from relations_kb.model.standing import Bound, Sight
from relations_kb.rules.places import find_countries

_YEARS = TERM * 366
_NO_MISSION = re.compile(
    r"\b(?:deputy|special|at large|united nations|european union|roving|goodwill|former|designate)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody named as ambassador of ``actor`` to ``counterpart``: the record's date, its fact, the title."""

    person: str
    name: str
    date: str
    fact: str
    office: str


@dataclass(slots=True)
class Envoy:
    """An interval of an envoy; ``person`` is None where no source names them."""

    draft: Draft
    actor: str
    counterpart: str
    person: str | None
    name: str | None
    office: str | None


def sightings(
    records: Iterable[Record], fact_of: Mapping[str, str], homes: Mapping[str, str | None]
) -> dict[tuple[str, str], list[Seen]]:
    """Return who is named as ambassador, by sender and receiver, in records of two countries that happened.

    :param homes: the country of each person, by id: a record that gives somebody another country has it wrong.
    """
    found: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    for record in records:
        if (
            not record.people
            or len(record.countries) != 2
            or record.modality != "occurred"
            or not record.date
            or record.id not in fact_of
        ):
            continue
        for person in record.people:
            if not person.office or not person.id or not same_home(person.country, homes.get(person.id)):
                continue
            if person.country in record.countries and is_ambassador(person.office):
                other = next(code for code in record.countries if code != person.country)
                if sent_to(person.office) <= {person.country, other} and not _accredits(record, other):
                    seen = Seen(person.id, person.name, record.date, fact_of[record.id], person.office)
                    found[str(person.country), other].append(seen)
    return found


def same_home(country: str | None, home: str | None) -> bool:
    """Tell whether a country may be that of a person, of whom it is known or not; a successor state's is the same."""
    return home is None or family(country) == family(home)


def _accredits(record: Record, actor: str) -> bool:
    """Tell whether a record is of the other side's envoy: the ambassador who looks on is none."""
    return isinstance(record, Status) and (record.event.startswith("mission") or record.actor == actor)


@lru_cache(maxsize=65536)
def is_ambassador(office: str) -> bool:
    """Tell whether an office is that of an envoy to a country: not one at large, nor to an organisation."""
    return post(office).rank == "ambassador" and not _NO_MISSION.search(office.replace("-", " "))


@lru_cache(maxsize=65536)
def sent_to(office: str) -> frozenset[str]:
    """Return the countries that a title names: those of 'Ambassador of Bolivia to Peru'."""
    return frozenset(mention.code for mention in find_countries(office) if mention.code)


def envoys(facts: Sequence[Fact], actor: str, counterpart: str, seen: Sequence[Seen]) -> list[Envoy]:
    """Return the envoys whom ``actor`` sent to ``counterpart``."""
    own = [f for f in facts if isinstance(f.best, Status) and f.best.event == "envoy-accredited"]
    begun = [step("begin", f) for f in own if f.best.actor == actor]  # type: ignore[attr-defined]
    made = [_begun(one, actor, counterpart, person) for one in in_order(begun) for person in _sent(one, actor)]
    made = [*_once(made), *(_begun(one, actor, counterpart, p) for one in undated(begun) for p in _sent(one, actor))]
    for one in sorted(seen, key=lambda s: (s.date, s.fact, s.person)):
        _see(made, one, actor, counterpart)
    for fact in facts:
        best = fact.best
        if isinstance(best, Status) and best.event == "envoy-recalled" and _whose(best) == actor:
            _recall(made, step("end", fact), actor)
    made.sort(key=_begins)
    for at, envoy in enumerate(made):
        _succeed(envoy, made[at + 1 :])
    return made


def _sent(one: Step, actor: str) -> list[Participant | None]:
    sent: list[Participant | None] = [p for p in one.status.people if p.country == actor and p.id]
    return sent[:1] or [None]


def _begun(one: Step, actor: str, counterpart: str, person: Participant | None) -> Envoy:
    draft = Draft("on", Bound(date=one.date, basis="told", reason="accredited", facts=(one.fact,)))
    draft.add(one)
    return Envoy(
        draft,
        actor,
        counterpart,
        person.id if person else None,
        person.name if person else None,
        person.office if person else None,
    )


def _once(made: Iterable[Envoy]) -> list[Envoy]:
    """Join accreditations of one person within a term: the letters handed over twice begin no second term."""
    out: list[Envoy] = []
    for envoy in made:
        before = next((e for e in reversed(out) if e.person is not None and e.person == envoy.person), None)
        one, two = (_day(e.draft.start.date) for e in (before, envoy)) if before else (None, None)
        if before is not None and one is not None and two is not None and two - one <= 366:
            before.draft.see(envoy.draft.steps[0])
        else:
            out.append(envoy)
    return out


def _see(made: list[Envoy], seen: Seen, actor: str, counterpart: str) -> None:
    """Add a sight to the person's term that is nearest in time, or begin one."""
    day = _day(seen.date)
    sight = Sight(date=seen.date, fact=seen.fact)
    for envoy in made:
        if envoy.person != seen.person or day is None:
            continue
        days = [d for d in (_day(envoy.draft.start.date), *(_day(s.date) for s in envoy.draft.seen)) if d is not None]
        if days and min(abs(day - d) for d in days) <= _YEARS:
            if sight not in envoy.draft.seen and seen.fact not in envoy.draft.start.facts:
                envoy.draft.seen.append(sight)
                envoy.draft.facts.append(seen.fact)
            envoy.office = envoy.office or seen.office
            return
    draft = Draft("on", Bound(date=seen.date, basis="seen", facts=(seen.fact,)), seen=[sight], facts=[seen.fact])
    made.append(Envoy(draft, actor, counterpart, seen.person, seen.name, seen.office))


def _whose(status: Status) -> str | None:
    """Return whose envoy left: the one named, the expelled side's, or the recalling side's own."""
    sides = {p.country for p in status.people if p.country in (status.actor, status.counterpart)}
    if len(sides) == 1:
        return sides.pop()
    expelled = "expel" in status.rule or any("expel" in e.quote.lower() for e in status.evidence)
    return status.counterpart if expelled else status.actor


def _recall(made: list[Envoy], end: Step, actor: str) -> None:
    """End the term of the envoy who was recalled or expelled: the one named, or whoever was there last."""
    ids = {p.id for p in end.status.people if p.country == actor and p.id}
    day = _day(end.date)
    before = [e for e in made if day is not None and (start := _day(e.draft.start.date)) is not None and start <= day]
    if ids:
        mine = [e for e in (before if day is not None else made) if e.person in ids]
        if mine:
            _finish(max(mine, key=_begins), end, "told", "recalled or expelled")
            return
        person = next(p for p in end.status.people if p.id in ids)
        draft = Draft("on", Bound())
        envoy = Envoy(draft, actor, str(end.status.counterpart), person.id, person.name, person.office)
        _finish(envoy, end, "told", "recalled or expelled")
        made.append(envoy)
    elif day is not None and before:
        last = max(before, key=_begins)
        known = [d for d in (_day(last.draft.start.date), *(_day(s.date) for s in last.draft.seen)) if d is not None]
        if last.draft.end.basis == "unknown" and day - max(known) <= _YEARS:
            _finish(last, end, "implied", "an ambassador who is not named was recalled or expelled")


def _finish(envoy: Envoy, end: Step, basis: str, reason: str) -> None:
    envoy.draft.end = Bound.model_validate({"date": end.date, "basis": basis, "reason": reason, "facts": (end.fact,)})
    envoy.draft.add(end)


def _succeed(envoy: Envoy, later: Sequence[Envoy]) -> None:
    """End a term by implication where another envoy was accredited or seen after the last that is known of it."""
    if envoy.draft.end.basis != "unknown":
        return
    envoy.draft.seen.sort(key=lambda s: (_day(s.date) or 0, s.fact))
    last = _last_known(envoy)
    for other in later:
        start = other.draft.start
        begins = span_of(start.date) if start.date else None
        if begins is None or last is None or other.person == envoy.person or begins.first <= last:
            continue
        reason = f"{other.name or 'another envoy'} was {'accredited' if start.basis == 'told' else 'there'}"
        envoy.draft.end = Bound(date=start.date, basis="implied", reason=reason, facts=start.facts)
        return


def _last_known(envoy: Envoy) -> int | None:
    dates = [envoy.draft.start.date, *(s.date for s in envoy.draft.seen)]
    return max((span.first for d in dates if d and (span := span_of(d))), default=None)


def _day(date: str | None) -> int | None:
    span = span_of(date) if date else None
    return None if span is None else (span.first + span.last) // 2


def _begins(envoy: Envoy) -> tuple[int, str, str]:
    day = _day(envoy.draft.start.date)
    return (10**9 if day is None else day, envoy.person or "", envoy.draft.facts[0])
