"""Missions and accreditations of one side with the other, as intervals.

In: the status facts of a pair, and the days at which sources were published. Out: drafts with what they are. A mission
that is merely said to be there is seen at the date of its source, and nothing is claimed of other times; where the
source has no date either, it stands without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from relations_kb.kinds.comparison import fold_words
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.timespan import span_of
from relations_kb.link.standing.lines import Draft, Words, line
from relations_kb.link.standing.steps import Step, step
from relations_kb.model.knowledge import Fact
from relations_kb.model.standing import Bound, Sight

EMBASSIES = ("embassy", "high-commission", "legation")
_DOES = {
    "mission-opened": "begin",
    "mission-present": "see",
    "mission-closed": "end",
    "mission-absent": "miss",
}
_WORDS = Words(begun="opened", ended="closed", again="opened again; no closing is told")
Dates = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Mission:
    """An interval of a mission or an accreditation, with what it is."""

    draft: Draft
    actor: str
    counterpart: str
    mission: str | None
    city: str | None
    via: str | None = None


def missions(facts: Sequence[Fact], actor: str, counterpart: str, dates: Dates) -> list[Mission]:
    """Return the missions that ``actor`` had with ``counterpart``; ``dates`` are those of a fact's sources."""
    own = [fact for fact in facts if _is_mission(fact, actor, counterpart)]
    made: list[Mission] = []
    for group in _one_each(own):
        steps = [s for fact in group for s in _steps(fact, dates)]
        steps += [s for fact in _raised(facts, actor, counterpart) for s in (step("begin", fact),) if _of_top(group)]
        drafts = line(steps, _WORDS)
        for draft, after in zip_longest(drafts, drafts[1:]):
            mission, city = _what(draft)
            if after is not None and mission == "legation" and _what(after)[0] in EMBASSIES[:2]:
                _raise(draft)
            made.append(Mission(draft, actor, counterpart, mission, city))
    if not any(_of_top(group) for group in _one_each(own)):
        for fact in _raised(facts, actor, counterpart):
            for draft in line([step("begin", fact)], _WORDS):
                made.append(Mission(draft, actor, counterpart, *_what(draft)))
    return made


def _is_mission(fact: Fact, actor: str, counterpart: str) -> bool:
    best = fact.best
    return (
        isinstance(best, Status)
        and best.event in _DOES
        and best.actor == actor
        and (best.counterpart or counterpart) == counterpart
    )


def _raised(facts: Sequence[Fact], actor: str, counterpart: str) -> list[Fact]:
    """Return the facts by which the actor's mission became another sort of mission: a legation an embassy."""
    return [
        fact
        for fact in facts
        if isinstance(fact.best, Status)
        and fact.best.event == "relations-upgraded"
        and fact.best.mission is not None
        and (fact.best.actor, fact.best.counterpart) == (actor, counterpart)
    ]


def _steps(fact: Fact, dates: Dates) -> list[Step]:
    """Return what a fact does; a standing fact without a date is seen at the dates of its sources."""
    assert isinstance(fact.best, Status)
    does = _DOES[fact.best.event]
    if fact.best.date is None and does in ("see", "miss") and dates.get(fact.id):
        return [step(does, fact, date) for date in dates[fact.id]]
    return [step(does, fact)]


def _one_each(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Group facts by the mission they speak of: the embassies of a side are one line, consulates one a city.

    A mission without a city belongs to the only one of its sort, and otherwise stands alone.
    """
    top: dict[tuple[str, str], list[Fact]] = {}
    loose: dict[str, list[Fact]] = {}
    for fact in facts:
        assert isinstance(fact.best, Status)
        city = fact.best.place.city if fact.best.place else None
        sort: str = "embassy" if fact.best.mission in EMBASSIES else (fact.best.mission or "mission")
        if sort == "embassy":
            top.setdefault((sort, ""), []).append(fact)
        elif city:
            top.setdefault((sort, fold_words(city)), []).append(fact)
        else:
            loose.setdefault(sort, []).append(fact)
    for sort, rest in sorted(loose.items()):
        cities = [key for key in top if key[0] == sort]
        top.setdefault(cities[0] if len(cities) == 1 else (sort, ""), []).extend(rest)
    return [group for _, group in sorted(top.items())]


def _of_top(group: Sequence[Fact]) -> bool:
    return isinstance(group[0].best, Status) and group[0].best.mission in EMBASSIES


def _what(draft: Draft) -> tuple[str | None, str | None]:
    """Return the sort of mission and its city, as the first step has them that names them."""
    mission = next((s.status.mission for s in draft.steps if s.status.mission), None)
    city = next((s.status.place.city for s in draft.steps if s.status.place and s.status.place.city), None)
    return mission, city


def _raise(draft: Draft) -> None:
    """Say that a legation did not close but became an embassy."""
    if draft.end.reason == _WORDS.again:
        draft.end = draft.end.model_copy(update={"reason": "raised to an embassy, or opened again as one"})


def accreditations(
    facts: Sequence[Fact], actor: str, counterpart: str, dates: Dates, own: Iterable[Mission]
) -> list[Mission]:
    """Return how ``actor`` was represented with ``counterpart`` from elsewhere; an own embassy later ends it."""
    groups: dict[str | None, list[Fact]] = {}
    for fact in facts:
        best = fact.best
        if isinstance(best, Status) and best.event == "accreditation" and best.actor == actor:
            groups.setdefault(best.via, []).append(fact)
    opened = sorted(
        (
            (span.first, mission.draft.start)
            for mission in own
            if mission.mission in EMBASSIES
            and mission.draft.start.basis == "told"
            and (span := span_of(mission.draft.start.date or "")) is not None
        ),
        key=lambda pair: (pair[0], pair[1].facts),
    )
    made: list[Mission] = []
    for via, group in sorted(groups.items(), key=lambda item: item[0] or ""):
        draft = Draft("on", Bound())
        for fact in sorted(group, key=lambda f: (f.best.date or "9999", f.id)):
            told = (fact.best.date,) if fact.best.date else dates.get(fact.id, ())
            for date in told or (None,):
                one = step("see", fact, date)
                draft.see(one)
        draft.seen.sort(key=_first_day)
        if draft.seen:
            draft.start = Bound(date=draft.seen[0].date, basis="seen", facts=(draft.seen[0].fact,))
            last = max(span.last for sight in draft.seen if (span := span_of(sight.date)) is not None)
            later = [bound for first, bound in opened if first > last]
            if later:
                reason = "an embassy of its own opened"
                draft.end = Bound(date=later[0].date, basis="implied", reason=reason, facts=later[0].facts)
        status = group[0].best
        assert isinstance(status, Status)
        made.append(Mission(draft, actor, counterpart, status.mission, None, via))
    return made


def _first_day(sight: Sight) -> tuple[int, str]:
    span = span_of(sight.date)
    return (span.first if span else 0, sight.fact)
