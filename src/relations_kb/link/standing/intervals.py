"""All intervals of all pairs.

In: facts, the records behind them, and the days at which sources were published. Out: :class:`Interval` values sorted
by pair, sort and time. Each bound names the facts that give it; the order of the input does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from relations_kb.kinds.timespan import span_of
from relations_kb.link.identity import digest
from relations_kb.link.memory import NO_PAST, Past, Plain, remembered
from relations_kb.link.standing.envoys import Seen, envoys, sightings
from relations_kb.link.standing.lines import Draft
from relations_kb.link.standing.missions import EMBASSIES, Dates, Mission, accreditations, missions
from relations_kb.link.standing.phases import TERM, phases, years_of
from relations_kb.link.standing.relations import levels, recognitions, relations
from relations_kb.link.standing.steps import Pair, grouped, pairs_of_fact
from relations_kb.model.base import of_known
from relations_kb.model.knowledge import Fact
from relations_kb.model.record import Record
from relations_kb.model.standing import Bound, Interval, Phase, Sight, Sort
from relations_kb.vocab.world import load_world

_SORTS: tuple[Sort, ...] = ("relations", "recognition", "mission", "accreditation", "envoy")


def intervals(
    facts: Sequence[Fact],
    records: Sequence[Record],
    published: Mapping[str, str],
    homes: Mapping[str, str | None],
    past: Past = NO_PAST,
) -> tuple[Interval, ...]:
    """Return how things stood, by date.

    :param published: the day (ISO, or '') of each document, by name.
    :param homes: the country of each person, by id.
    :param past: what was worked out before: of a pair of which nothing changed, it is not worked out again.
    """
    fact_of = {record: fact.id for fact in facts for record in fact.records}
    seen = sightings(records, fact_of, homes)
    groups = grouped(facts)
    for actor, counterpart in sorted(seen):
        groups.setdefault((min(actor, counterpart), max(actor, counterpart)), [])
    dates = _dates(groups.values(), {record.id: record for record in records}, published)
    ends = _horizons(facts, {record.id: record for record in records}, published)

    def told(pair: Pair, own: Sequence[Fact]) -> bytes | None:
        """Tell a pair's input from any other: its facts, who was seen, and the days of what has none."""
        if any(fact.id not in past.told or fact.decisions for fact in own):
            return None
        sights = [seen.get(way, ()) for way in (pair, pair[::-1])]
        days = sorted((fact.id, dates[fact.id]) for fact in own if fact.id in dates)
        of = b"".join(past.told[ident] + ident.encode() for ident in sorted(fact.id for fact in own))
        return repr((pair, sights, days, ends.get(pair))).encode() + of

    found = remembered(
        past.memory,
        "intervals",
        {pair: told(pair, own) if past.memory is not None else None for pair, own in groups.items()},
        lambda pair: sorted(_of_pair(pair, groups[pair], seen, dates, ends.get(pair)), key=_order),
        Plain(lambda own: [interval.model_dump(mode="json") for interval in own], _again),
    )
    return tuple(interval for pair in sorted(groups) for interval in found[pair])


def _again(rows: Iterable[Mapping[str, Any]]) -> list[Interval]:
    """Return the intervals that were written as plain values: there are many, and they are known to be right."""
    return [
        of_known(
            Interval,
            {
                **row,
                "countries": tuple(row["countries"]),
                "start": _bound(row["start"]),
                "end": _bound(row["end"]),
                "seen": tuple([of_known(Sight, sight) for sight in row["seen"]]),
                "facts": tuple(row["facts"]),
                "phases": tuple([of_known(Phase, phase) for phase in row["phases"]]),
            },
        )
        for row in rows
    ]


def _bound(row: dict[str, Any]) -> Bound:
    return of_known(Bound, {**row, "facts": tuple(row["facts"])})


def _of_pair(
    pair: Pair, facts: list[Fact], seen: Mapping[Pair, list[Seen]], dates: Dates, horizon: int | None
) -> Iterator[Interval]:
    facts = sorted(facts, key=lambda f: f.id)
    related = relations(facts)
    breaks = [draft for draft in related if draft.state == "broken" and draft.start.date]
    make = _Maker(pair, horizon)
    yield from (make(draft, "relations") for draft in (*related, *levels(facts)))
    for (actor, counterpart), drafts in recognitions(facts).items():
        yield from (make(draft, "recognition", actor=actor, counterpart=counterpart) for draft in drafts)
    for actor, counterpart in (pair, pair[::-1]):
        own = missions(facts, actor, counterpart, dates)
        covered = accreditations(facts, actor, counterpart, dates, own)
        for sort, mission in (*(("mission", m) for m in own), *(("accreditation", m) for m in covered)):
            if sort == "accreditation" or mission.mission in EMBASSIES:
                _break(mission.draft, breaks)
            yield make(mission.draft, sort, **_sides(mission))
        for envoy in envoys(facts, actor, counterpart, seen.get((actor, counterpart), [])):
            _break(envoy.draft, breaks)
            who = {"person": envoy.person, "name": envoy.name, "office": envoy.office}
            yield make(envoy.draft, "envoy", actor=actor, counterpart=counterpart, **who)


def _sides(m: Mission) -> dict[str, str | None]:
    return {"actor": m.actor, "counterpart": m.counterpart, "mission": m.mission, "city": m.city, "via": m.via}


class _Maker:
    """Turns drafts of one pair into intervals."""

    def __init__(self, pair: Pair, horizon: int | None) -> None:
        self.pair = pair
        self.horizon = horizon
        self.gone = _gone(pair)

    def __call__(self, draft: Draft, sort: str, **what: str | None) -> Interval:
        if (
            self.gone is not None
            and draft.end.basis == "unknown"
            and _last_day(draft) < _first_day(str(self.gone.date))
        ):
            draft.end = self.gone
        seen = tuple(sorted(set(draft.seen), key=lambda s: (_first_day(s.date), s.date, s.fact)))
        told = (sort, draft.state, *(f"{key}={value}" for key, value in sorted(what.items()) if value))
        return Interval.model_validate(
            {
                "id": "s-" + digest(*self.pair, *told, draft.facts[0]),
                "sort": sort,
                "state": draft.state,
                "countries": self.pair,
                **what,
                "start": draft.start,
                "end": draft.end,
                "seen": seen,
                "facts": tuple(sorted({*draft.facts, *draft.start.facts, *draft.end.facts})),
                "phases": phases(draft.start, draft.end, seen, self.horizon, TERM if sort == "envoy" else None),
            }
        )


def _last_day(draft: Draft) -> int:
    return max([_first_day(date) for date in (draft.start.date, *(s.date for s in draft.seen)) if date], default=0)


def _break(draft: Draft, breaks: Iterable[Draft]) -> None:
    """Let a break of relations end by implication what no source ends: nobody tells what became of it."""
    start = span_of(draft.start.date) if draft.start.date else None
    last = max([_first_day(s.date) for s in draft.seen], default=0)
    for broken in breaks:
        at = span_of(broken.start.date or "")
        if at is None or start is None or start.first > at.first or last > at.last:
            continue
        end = span_of(draft.end.date) if draft.end.date else None
        if draft.end.basis == "unknown" or (draft.end.basis == "implied" and end is not None and end.first > at.last):
            draft.end = broken.start.model_copy(update={"basis": "implied", "reason": "relations were broken off"})
            return


def _gone(pair: Pair) -> Bound | None:
    """Return when one of two states came to its end, as a bound by implication."""
    world = load_world().countries
    ended = [(entry.existed[1], entry.in_text) for code in pair if (entry := world.get(code)) and entry.existed]
    if not ended:
        return None
    year, name = min(ended)
    return Bound(date=str(year), basis="implied", reason=f"{name} came to its end")


def _dates(
    groups: Iterable[Sequence[Fact]], records: Mapping[str, Record], published: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return for each undated fact the days on which its sources were published: what they saw was there then."""
    dates: dict[str, tuple[str, ...]] = {}
    for facts in groups:
        for fact in facts:
            if fact.best.date is None:
                days = {published.get(records[r].doc, "") for r in fact.records if r in records}
                dates[fact.id] = tuple(sorted(day for day in days if span_of(day) is not None))
    return dates


def _horizons(
    facts: Sequence[Fact], records: Mapping[str, Record], published: Mapping[str, str]
) -> dict[Pair, int | None]:
    """Return the last year of which the sources of each pair can speak: of a date in them, or of a publication."""
    last: dict[Pair, int | None] = {}
    issued = {name: _last_year(day) for name, day in published.items()}
    for fact in facts:
        latest: int | None = None
        for ident in fact.records:
            record = records.get(ident)
            if record is None:
                continue
            told = _last_year(record.date) if record.date and record.modality == "occurred" else None
            for year in (told, issued.get(record.doc)):
                if year is not None and (latest is None or year > latest):
                    latest = year
        for pair in pairs_of_fact(fact):
            known = last.get(pair)
            last[pair] = latest if known is None or (latest is not None and latest > known) else known
    return last


@lru_cache(maxsize=65536)
def _last_year(day: str) -> int | None:
    span = span_of(day)
    return None if span is None else years_of(span)[1]


def _first_day(date: str) -> int:
    span = span_of(date)
    return span.first if span is not None else 0


def _order(interval: Interval) -> tuple[object, ...]:
    date = interval.start.date or (interval.seen[0].date if interval.seen else interval.end.date)
    return (
        _SORTS.index(interval.sort),
        interval.actor or "",
        interval.counterpart or "",
        _first_day(date) if date else 10**9,
        interval.id,
    )
