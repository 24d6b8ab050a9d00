"""How things stood between two countries, by date: a table of intervals, and what held in each year.

In: the intervals of a pair. Out: rows with both bounds and the facts that give them, a bar of years for each, and
stretches of years in which the same is known. Where the sources are silent, the page says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from relations_kb.kinds.timespan import span_of
from relations_kb.model.address import Pair, pair_page
from relations_kb.model.standing import Answer, Bound, Interval
from relations_kb.render import format as say
from relations_kb.render.index import CountryRef, Index, PersonRef
from relations_kb.render.views.facts import Citation, PageFacts
from relations_kb.vocab.world import load_world

NOT_TOLD = "not told"
BAR = 240  # the width of a bar in units of its own


@dataclass(frozen=True, slots=True)
class BoundView:
    """A bound as written: the date or what is known of it, how it is known, and who says so."""

    text: str
    detail: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Stripe:
    """A part of a bar: where it begins and how wide it is, and what is known of its years."""

    x: float
    width: float
    answer: Answer


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """An interval as the page shows it; ``person`` is set for an envoy with a name."""

    label: str
    detail: str
    person: PersonRef | None
    start: BoundView
    end: BoundView
    also_told: str
    also: str
    also_citations: tuple[Citation, ...]
    bar: tuple[Stripe, ...]
    disputed: bool

    @property
    def timed(self) -> bool:
        """Whether any date is told, or anything else that needs a row of its own."""
        return bool(self.bar or self.start.citations or self.end.citations or self.also or self.disputed or self.person)


@dataclass(frozen=True, slots=True)
class IntervalGroup:
    """The intervals of one sort."""

    title: str
    rows: tuple[IntervalRow, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Years in which the same is known, and what: a text for each column, '' where the sources do not tell."""

    first: int
    last: int
    cells: tuple[str, ...]

    @property
    def years(self) -> str:
        """The years as written."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True)
class Before:
    """A page of a state of the past: what is told of the time before."""

    name: str
    path: str
    years: str


@dataclass(frozen=True, slots=True)
class StandingView:
    """What the page of a pair shows of how things stood."""

    groups: tuple[IntervalGroup, ...]
    columns: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    first: int
    last: int
    width: int
    before: tuple[Before, ...]


def standing_view(index: Index, page: PageFacts, pair: Pair) -> StandingView | None:
    """Return how things stood between two countries, or None where no source tells."""
    intervals = index.overview.intervals.get(pair, ())
    if not intervals:
        return None
    told = [y for one in intervals for phase in one.phases if phase.answer != "no" for y in (phase.first, phase.last)]
    known = [year for year in told if year is not None]
    first, last = (min(known), max(known)) if known else (0, -1)
    columns = _columns(index, pair)
    stretches = tuple(_stretches(index, intervals, columns, first, last))
    # A column in which no year tells anything is left out.
    spoken = [at for at in range(len(columns)) if any(stretch.cells[at] for stretch in stretches)]
    return StandingView(
        groups=tuple(_groups(index, page, pair, intervals, first, last)),
        columns=tuple(columns[at][0] for at in spoken),
        stretches=tuple(replace(one, cells=tuple(one.cells[at] for at in spoken)) for one in stretches if spoken),
        first=first,
        last=last,
        width=BAR,
        before=tuple(_before(index, pair)),
    )


# --------------------------------------------------------------------------- intervals


def _groups(
    index: Index, page: PageFacts, pair: Pair, intervals: Sequence[Interval], first: int, last: int
) -> Iterator[IntervalGroup]:
    """Yield the groups that have rows: relations, then for each side its missions and its envoys."""
    one, two = (index.country(code).in_text for code in pair)
    sorts: list[tuple[str, Callable[[Interval], bool]]] = [
        ("Relations", lambda i: i.sort == "relations"),
        ("Recognition", lambda i: i.sort == "recognition"),
    ]
    for code, name in zip(pair, (one, two), strict=True):
        sorts.append((f"Missions of {name}", _by(code, "mission", "accreditation")))
        sorts.append((f"Envoys of {name}", _by(code, "envoy")))
    for title, belongs in sorts:
        rows = tuple(_row(index, page, one, first, last) for one in intervals if belongs(one))
        if rows:
            yield IntervalGroup(title, rows)


def _by(code: str, *sorts: str) -> Callable[[Interval], bool]:
    return lambda one: one.sort in sorts and one.actor == code


def _row(index: Index, page: PageFacts, one: Interval, first: int, last: int) -> IntervalRow:
    label, detail = _what(index, one)
    person = index.people.get(one.person or "")
    dates = dict.fromkeys(sight.date for sight in one.seen if sight.date != one.start.date)
    views = [page.view(index.facts[fact]) for fact in one.facts if fact in index.facts]
    bounds = {*one.start.facts, *one.end.facts}
    return IntervalRow(
        label=person.name if person else label,
        detail=detail,
        person=index.person(person.name, person.id) if person else None,
        start=_bound(index, page, one.start, "not told"),
        end=_bound(index, page, one.end, "no end told"),
        also_told="Also told of" if bounds else "Told without a date",
        also=_dates(list(dates)),
        also_citations=_citations(index, page, (fact for fact in one.facts if fact not in bounds)),
        bar=tuple(_bar(one, first, last)),
        disputed=any(view.alarms for view in views),
    )


def _what(index: Index, one: Interval) -> tuple[str, str]:
    """Return what an interval is called, and a second line of less weight."""
    if one.sort == "relations":
        words = {"on": "Diplomatic relations", "broken": "Relations broken off",
                 "upgraded": "Raised level", "downgraded": "Lowered level"}  # fmt: skip
        return words[one.state], ""
    if one.sort == "recognition":
        if one.actor is None or one.counterpart is None:
            return "Mutual recognition", ""
        names = index.country(one.counterpart).in_text, index.country(one.actor).in_text
        return f"{say.capital(names[0])} recognised by {names[1]}", ""
    mission = say.label(one.mission or "mission")
    if one.sort == "accreditation":
        via = index.country(one.via).in_text if one.via else "elsewhere"
        return f"Covered from {via}", mission if one.mission else ""
    if one.sort == "envoy":
        return "Not named", one.office or ""
    if one.state == "absent":
        return f"No {mission}", ""
    return say.capital(mission) + (f" in {one.city}" if one.city else ""), ""


def _bound(index: Index, page: PageFacts, bound: Bound, unknown: str) -> BoundView:
    cited = _citations(index, page, bound.facts)
    date = say.date(bound.date) if bound.date else "at a date not told"
    if bound.basis == "told":
        return BoundView(say.capital(date), bound.reason, cited)
    if bound.basis == "seen":
        return BoundView(f"By {date}", "there at that date; since when is not told", cited)
    if bound.basis == "implied":
        return BoundView(f"By {date}?", f"not told; {bound.reason}", cited)
    return BoundView(say.capital(unknown), "", ())


def _citations(index: Index, page: PageFacts, facts: Iterable[str]) -> tuple[Citation, ...]:
    """Return the citations of facts, each source once."""
    found: dict[int, Citation] = {}
    for fact in facts:
        if fact in index.facts:
            for citation in page.view(index.facts[fact]).citations:
                found.setdefault(citation.number, citation)
    return tuple(found[number] for number in sorted(found))


def _dates(dates: Sequence[str]) -> str:
    """Write the dates at which sources see a thing: all of a few, else the first, the last and how many."""
    ordered = sorted(dates, key=lambda d: (span.first if (span := span_of(d)) else 0, d))
    if len(ordered) <= 3:
        return "; ".join(say.date(d) for d in ordered)
    return f"{say.counted(len(ordered), 'date')}, {say.date(ordered[0])} to {say.date(ordered[-1])}"


def _bar(one: Interval, first: int, last: int) -> Iterator[Stripe]:
    scale = BAR / max(1, last - first + 1)
    for phase in one.phases:
        if phase.answer != "no" and phase.first is not None and phase.last is not None:
            width = (phase.last - phase.first + 1) * scale
            yield Stripe(round((phase.first - first) * scale, 2), round(width, 2), phase.answer)


# --------------------------------------------------------------------------- years


_Column = tuple[str, Callable[[Interval], bool]]


def _columns(index: Index, pair: Pair) -> tuple[_Column, ...]:
    one, two = (index.country(code).in_text for code in pair)
    return (
        ("Relations", lambda i: i.sort == "relations"),
        (f"Missions of {one}", _by(pair[0], "mission", "accreditation")),
        (f"Missions of {two}", _by(pair[1], "mission", "accreditation")),
        (f"Envoy of {one}", _by(pair[0], "envoy")),
        (f"Envoy of {two}", _by(pair[1], "envoy")),
    )


def _stretches(
    index: Index, intervals: Sequence[Interval], columns: Sequence[_Column], first: int, last: int
) -> Iterator[Stretch]:
    """Yield the years, those that follow each other with the same answers as one stretch."""
    own = [[one for one in intervals if belongs(one)] for _, belongs in columns]
    now: Stretch | None = None
    for year in range(first, last + 1):
        cells = tuple("; ".join(_cell(index, one, year) for one in ones if _speaks(one, ones, year)) for ones in own)
        if now is not None and now.cells == cells:
            now = Stretch(now.first, year, cells)
            continue
        if now is not None:
            yield now
        now = Stretch(year, year, cells)
    if now is not None:
        yield now


def _speaks(one: Interval, others: Sequence[Interval], year: int) -> bool:
    """Tell whether an interval has anything to say of a year.

    That it had not begun is said of relations only, that it had ended of the mission that closed last; neither where
    another interval tells what there was.
    """
    answer = one.answer(year)
    if answer != "no":
        return answer is not None
    if one.state != "on" or any(other.answer(year) not in (None, "no") for other in others):
        return False
    if one.sort == "relations":
        return _begins_after(one, year) and not any(_ended_before(other, year) for other in others)
    later = [other for other in others if other is not one and _ended_before(other, year)]
    return one.sort == "mission" and _ended_before(one, year) and not any(_end(other) > _end(one) for other in later)


def _begins_after(one: Interval, year: int) -> bool:
    return any(phase.first is None and phase.last is not None and year <= phase.last for phase in one.phases)


def _ended_before(one: Interval, year: int) -> bool:
    return any(phase.last is None and phase.first is not None and phase.first <= year for phase in one.phases)


def _end(one: Interval) -> int:
    span = span_of(one.end.date) if one.end.date else None
    return span.last if span is not None else 0


def _cell(index: Index, one: Interval, year: int) -> str:
    answer = one.answer(year)
    label, _ = _what(index, one)
    if one.sort == "relations":
        label = {"on": "yes", "broken": "broken off"}.get(one.state, label.lower())
    elif one.sort == "envoy":
        label = one.name or "an envoy who is not named"
    if answer == "no" and one.sort == "mission":
        return f"{label} closed {say.date(one.end.date)}, nothing told since"
    if answer == "no":
        return f"not yet ({one.start.reason} {say.date(one.start.date)})"
    if answer == "perhaps":
        return f"{label} (no end told)"
    told = [
        f"{word} {say.date(bound.date)}"
        for word, bound in (("from", one.start), ("until", one.end))
        if bound.basis == "told" and bound.date and _touches(bound.date, year)
    ]
    return f"{label} ({', '.join(told)})" if told and answer == "partly" else label


def _touches(date: str, year: int) -> bool:
    span, own = span_of(date), span_of(str(year))
    return span is not None and own is not None and span.gap(own) == 0


# --------------------------------------------------------------------------- states of the past


def _before(index: Index, pair: Pair) -> Iterator[Before]:
    """Yield the pages of the same relations under a state of the past, and of the states that followed."""
    world = load_world().countries
    for code, other in (pair, pair[::-1]):
        for past, entry in sorted(world.items()):
            there: Pair = (past, other) if past < other else (other, past)
            if entry.existed and code in entry.followed_by and there in index.by_pair:
                years = f"{entry.existed[0]}–{entry.existed[1]}"
                yield Before(_name(index, past, other), pair_page(there), years)


def _name(index: Index, one: str, two: str) -> str:
    names: tuple[CountryRef, CountryRef] = (index.country(one), index.country(two))
    return f"{names[0].name} – {names[1].name}"
