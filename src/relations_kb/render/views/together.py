"""What facts tell together: series of rounds, mirror statistics, implausible figures, who held which office.

In: an index. Out: rows for the pages of pairs, countries and people, each with its citations.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from relations_kb.model.address import Pair
from relations_kb.model.knowledge import Fact
from relations_kb.model.standing import Gap, Implausible, Mirror, Round, Series
from relations_kb.render import format as say
from relations_kb.render.index import CountryRef, Index, PersonRef
from relations_kb.render.views.facts import Citation, PageFacts


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round of a series: its number in words, what is known of it, the link to the fact ('' where missing)."""

    number: str
    when: str
    href: str
    citations: tuple[Citation, ...]
    missing: bool


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series: its mechanism, how many rounds are told of and how many are not, and its rounds in order."""

    title: str
    told: str
    rows: tuple[RoundRow, ...]
    unnumbered: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure of one side: who reports it, the sum as written, and the records that give it."""

    reporter: str
    sum: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class MirrorView:
    """Mirror statistics of one period: the sender's exports, the receiver's imports, and the ratio as written."""

    flow: str
    period: str
    exports: FigureView
    imports: FigureView
    ratio: str
    far: bool


@dataclass(frozen=True, slots=True)
class ImplausibleView:
    """A figure that is off by a power of ten: the sum as written, why, what was to be expected, and its neighbours."""

    sum: str
    reason: str
    expected: str
    href: str
    period: str
    citations: tuple[Citation, ...]
    neighbours: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HolderRow:
    """Somebody who is named with an office, when, and by whom."""

    person: PersonRef
    when: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office and who held it, in order of time; ``at`` is where an envoy is sent."""

    title: str
    at: CountryRef | None
    holders: tuple[HolderRow, ...]


@dataclass(frozen=True, slots=True)
class TogetherView:
    """All of it that a pair's page shows."""

    series: tuple[SeriesView, ...]
    mirrors: tuple[MirrorView, ...]
    implausible: tuple[ImplausibleView, ...]


def together_view(index: Index, page: PageFacts, pair: Pair) -> TogetherView:
    """Return what the facts of a pair tell together."""
    return TogetherView(
        series=tuple(_series(index, page, one) for one in index.overview.series.get(pair, ())),
        mirrors=tuple(_mirror(index, page, one) for one in index.overview.mirrors.get(pair, ())),
        implausible=tuple(
            _implausible(index, page, one) for fact in page.facts for one in index.overview.implausible.get(fact.id, ())
        ),
    )


# --------------------------------------------------------------------------- series


def _series(index: Index, page: PageFacts, one: Series) -> SeriesView:
    missing = sum(gap.last - gap.first + 1 for gap in one.gaps)
    told = say.counted(len(one.rounds), "numbered round")
    if missing:
        told += f"; of {missing:,} more no source here tells"
    rows = [(one_round.number, _round_row(index, page, one_round)) for one_round in one.rounds]
    rows += [(gap.first, _gap_row(gap)) for gap in one.gaps]
    unnumbered = tuple(
        (say.date(index.facts[fact].best.date), index.jump(fact, page.own))
        for fact in one.unnumbered
        if fact in index.facts
    )
    ordered = tuple(row for _, row in sorted(rows, key=lambda row: row[0]))
    return SeriesView(say.capital(say.label(one.mechanism)), told, ordered, unnumbered)


def _round_row(index: Index, page: PageFacts, one: Round) -> RoundRow:
    when = say.capital(say.date(one.date)) + (f", {one.modality}" if one.modality != "occurred" else "")
    if len(one.facts) > 1:
        when += f"; told of {say.counted(len(one.facts) - 1, 'more time')} with another date"
    number = say.capital(say.ordinal(one.number))
    return RoundRow(number, when, index.jump(one.facts[0], page.own), _cited(index, page, one.facts), False)


def _gap_row(gap: Gap) -> RoundRow:
    number = say.capital(say.ordinal(gap.first))
    if gap.last > gap.first:
        number += f" to {say.ordinal(gap.last)}"
    before, after = gap.between
    limits = [f"after {say.date(before)}"] if before else []
    limits += [f"before {say.date(after)}"] if after else []
    return RoundRow(
        number, "No source here tells of it" + (f"; {' and '.join(limits)}" if limits else ""), "", (), True
    )


# --------------------------------------------------------------------------- figures


def _mirror(index: Index, page: PageFacts, one: Mirror) -> MirrorView:
    sender, receiver = index.country(one.sender), index.country(one.receiver)
    figures = []
    for ref, figure in ((sender, one.exports), (receiver, one.imports)):
        cited = [c for fact in one.facts if fact in index.facts for c in page.view(index.facts[fact]).citations]
        own = tuple(c for c in cited if c.record.id in figure.records)
        figures.append(FigureView(ref.name, say.money(figure.value, figure.currency), own))
    return MirrorView(
        flow=f"{sender.name} to {receiver.name}",
        period=say.date(one.period),
        exports=figures[0],
        imports=figures[1],
        ratio=f"{one.ratio:.2f}" if one.ratio is not None else "—",
        far=one.ratio is not None and not 0.5 <= one.ratio <= 2,
    )


def _implausible(index: Index, page: PageFacts, one: Implausible) -> ImplausibleView:
    fact = index.facts[one.fact]
    cited = tuple(c for c in page.view(fact).citations if c.record.id == one.record)
    return ImplausibleView(
        sum=say.money(one.value, one.currency),
        reason=one.reason,
        expected=say.money(one.expected, one.currency),
        href=index.jump(one.fact, page.own),
        period=say.date(fact.best.date),
        citations=cited,
        neighbours=tuple(
            (
                f"{_sum(index.facts[other])} in {say.date(index.facts[other].best.date)}",
                index.jump(other, page.own),
            )
            for other in sorted(one.neighbours, key=lambda i: (index.facts[i].best.date or "", i))
            if other in index.facts
        ),
    )


def _sum(fact: Fact) -> str:
    return say.money(getattr(fact.best, "value", 0), getattr(fact.best, "currency", ""))


# --------------------------------------------------------------------------- offices


def offices_of(index: Index, page: PageFacts, country: str) -> tuple[OfficeView, ...]:
    """Return who held which office of a country, as far as sources name them; envoys last, by where they are sent."""
    groups: dict[tuple[bool, str, str], list[HolderRow]] = {}
    for one in index.overview.tenures.get(country, ()):
        person = index.people.get(one.person)
        if person is None:
            continue
        when = _span(one.first, one.last)
        row = HolderRow(index.person(person.name, person.id), when, _cited(index, page, one.facts))
        groups.setdefault((one.at is not None, one.office, one.at or ""), []).append(row)
    return tuple(
        OfficeView(title, index.country(at) if at else None, tuple(rows))
        for (_, title, at), rows in sorted(groups.items(), key=lambda item: item[0])
    )


def _span(first: str | None, last: str | None) -> str:
    if first is None or last is None or first == last:
        return say.date(first)
    return f"{say.date(first)} to {say.date(last)}"


def _cited(index: Index, page: PageFacts, facts: Iterable[str]) -> tuple[Citation, ...]:
    """Return the citations of facts, each source once."""
    found: dict[int, Citation] = {}
    for fact in facts:
        if fact in index.facts:
            for citation in page.view(index.facts[fact]).citations:
                found.setdefault(citation.number, citation)
    return tuple(found[number] for number in sorted(found))
