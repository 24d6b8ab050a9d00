"""A fact as pages show it: its best values, its citations, who disagrees, what a person ruled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from string import ascii_lowercase

from relations_kb.kinds import KINDS
from relations_kb.model.address import Pair, fact_anchor
from relations_kb.model.knowledge import Conflict, Fact
from relations_kb.model.record import Evidence, Record
from relations_kb.model.standing import Implausible
from relations_kb.render import format as say
from relations_kb.render.index import Index, SourceRef, by_age, is_alarm, quotes
from relations_kb.render.numbers import SourceNumber
from relations_kb.render.views.decided import Ruling, rulings
from relations_kb.render.views.grid import Grid, grid
from relations_kb.render.views.inferred import InferredView, inferred_of


@dataclass(frozen=True, slots=True)
class KindRef:
    """A record kind as pages name it; ``path`` is its register's."""

    name: str
    title: str
    plural: str
    path: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One record behind a fact: ``number`` is its source's in the page's list, once the page is whole.

    ``href`` leads to the words.

    ``letter`` tells several records of one source behind one fact apart: 3a, 3b.
    """

    number: SourceNumber
    record: Record
    source: SourceRef
    href: str
    quote: str
    more: tuple[Evidence, ...]
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a field and who gives it."""

    value: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A typed disagreement; ``alarm`` only where both cannot be true and nobody has ruled."""

    field: str
    type: str
    alarm: bool
    values: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a fact where it is told in full: see the fields of the same names of :class:`FactView`."""

    grid: Grid | None
    elsewhere: tuple[Disagreement, ...]
    decisions: tuple[Ruling, ...]
    related: tuple[tuple[str, str], ...]
    inferred: tuple[InferredView, ...]


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact on a page.

    ``href`` is its permalink, ``anchor`` its id there; ``best`` is the record of best values. ``alarms`` and
    ``differences`` are all disagreements, ``elsewhere`` those of them that the grid has no column for. ``implausible``
    says why a figure may be off by a power of ten, ``inferred`` who probably held an office that a source leaves
    without a name.

    Most pages tell a fact in a line, so what only its own page shows is worked out when that page asks for it.
    """

    id: str
    anchor: str
    href: str
    kind: KindRef
    countries: tuple[str, ...]
    best: Record
    year: int | None
    citations: tuple[Citation, ...]
    origins: int
    flags: tuple[str, ...]
    notes: tuple[str, ...]
    implausible: tuple[str, ...]
    _index: Index = field(repr=False, compare=False)
    _fact: Fact = field(repr=False, compare=False)

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """All disagreements, in the order of the fact's conflicts."""
        if not self._fact.conflicts:
            return ()
        return self._index.once(
            ("disagreements", self.id, self.href), lambda: _disagreements(self._index, self._fact, self.citations)
        )

    @property
    def alarms(self) -> tuple[Disagreement, ...]:
        """Where both cannot be true, and nobody has ruled."""
        return tuple(item for item in self.disagreements if item.alarm)

    @property
    def differences(self) -> tuple[Disagreement, ...]:
        """The other disagreements."""
        return tuple(item for item in self.disagreements if not item.alarm)

    @property
    def behind(self) -> Behind:
        """What stands behind the fact."""
        return self._index.once(("behind", self.id, self.href), lambda: _behind(self._index, self._fact, self))

    @property
    def grid(self) -> Grid | None:
        """What each source says of each field; None where there is nothing to compare."""
        return self.behind.grid

    @property
    def elsewhere(self) -> tuple[Disagreement, ...]:
        """The disagreements on what the grid has no column for."""
        return self.behind.elsewhere

    @property
    def decisions(self) -> tuple[Ruling, ...]:
        """What a person ruled."""
        return self.behind.decisions

    @property
    def related(self) -> tuple[tuple[str, str], ...]:
        """Other facts that belong to this one: what each is called, and its link."""
        return self.behind.related

    @property
    def inferred(self) -> tuple[InferredView, ...]:
        """Who probably held an office that a source leaves without a name."""
        return self.behind.inferred


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact in a list of thousands: only what says which line tells it, as most lines are told already.

    ``id``, ``href``, ``kind`` and ``year`` are those of its :class:`FactView`.
    """

    fact: Fact
    id: str
    href: str
    kind: KindRef
    year: int | None


KIND_REFS: dict[str, KindRef] = {kind.name: KindRef(kind.name, kind.title, kind.plural, kind.path) for kind in KINDS}


class PageFacts:
    """The facts of one page: numbers its sources in the order of :func:`listed_sources` and makes the views."""

    def __init__(self, index: Index, facts: Iterable[Fact], pair: Pair | None = None) -> None:
        self.index = index
        self.pair = pair
        self.facts = tuple(facts)
        self.sources = listed_sources(index, docs_of(index, self.facts))

    @property
    def own(self) -> Pair:
        """The pair whose page this is."""
        assert self.pair is not None
        return self.pair

    def view(self, fact: Fact) -> FactView:
        """Return the view of one of the page's facts."""
        return fact_view(self.index, fact, self.pair)

    def views(self, facts: Iterable[Fact] | None = None) -> tuple[FactView, ...]:
        """Return the views of some of the page's facts, or of all."""
        return tuple(self.view(fact) for fact in (self.facts if facts is None else facts))


def docs_of(index: Index, facts: Iterable[Fact]) -> set[str]:
    """Return the names of the articles that tell of some facts."""
    return {index.records[record].doc for fact in facts for record in fact.records}


def listed_sources(index: Index, names: Iterable[str]) -> tuple[SourceRef, ...]:
    """Return the sources of a page, the oldest first, undated ones last."""
    return tuple(sorted((index.sources[name] for name in names), key=by_age))


def fact_view(index: Index, fact: Fact, pair: Pair | None = None) -> FactView:
    """Return a fact as a page shows it; ``pair`` is the page's pair."""
    href = index.fact_link(fact, pair if pair and set(pair) <= set(fact.countries) else None)
    return index.once(("fact", fact.id, href), lambda: _fact_view(index, fact, href))


def _fact_view(index: Index, fact: Fact, href: str) -> FactView:
    records = [index.records[record] for record in fact.records]
    return FactView(
        id=fact.id,
        anchor=fact_anchor(fact.id),
        href=href,
        kind=KIND_REFS[fact.kind],
        countries=fact.countries,
        best=fact.best,
        year=say.year(fact.best.date),
        citations=_ordered([cite(index, record) for record in records]),
        origins=fact.origins,
        flags=tuple(sorted({flag for record in records for flag in record.flags})),
        notes=tuple(dict.fromkeys(record.note for record in records if record.note)),
        implausible=tuple(_implausible(one) for one in index.overview.implausible.get(fact.id, ())),
        _index=index,
        _fact=fact,
    )


def _disagreements(index: Index, fact: Fact, citations: Iterable[Citation]) -> tuple[Disagreement, ...]:
    cited = {citation.record.id: citation for citation in citations}
    return tuple(_disagreement(index, conflict, cited, is_alarm(fact, conflict)) for conflict in fact.conflicts)


def _behind(index: Index, fact: Fact, view: FactView) -> Behind:
    types = {conflict.field: conflict.type for conflict in fact.conflicts}
    shown = grid(index, fact, [c.record for c in view.citations], types) if len(view.citations) > 1 or types else None
    compared = {column.field for column in shown.columns} if shown is not None else set()
    told = zip(fact.conflicts, view.disagreements, strict=True)
    return Behind(
        grid=shown,
        elsewhere=tuple(item for conflict, item in told if conflict.field not in compared),
        decisions=rulings(index, fact.decisions, fact.id),
        related=tuple(
            (_related_label(index.called[other]), index.fact_link(index.called[other]))
            for other in fact.related
            if other in index.called
        ),
        inferred=inferred_of(index, fact),
    )


def fact_line(index: Index, fact: Fact) -> FactLine:
    """Return a fact as a long list names it."""
    return FactLine(fact, fact.id, index.fact_link(fact), KIND_REFS[fact.kind], say.year(fact.best.date))


def cite(index: Index, record: Record) -> Citation:
    """Return the citation of a record."""
    first, *more = quotes(record)
    return Citation(
        number=index.places[record.doc],
        record=record,
        source=index.sources[record.doc],
        href=index.record_link(record),
        quote=first.quote,
        more=tuple(more),
    )


def _ordered(citations: list[Citation]) -> tuple[Citation, ...]:
    """Return citations in the order of their numbers, those of one source in the order of its text."""
    if len(citations) == 1:
        return tuple(citations)
    return _lettered(sorted(citations, key=lambda citation: (citation.number, quotes(citation.record)[0].start)))


def _lettered(ordered: list[Citation]) -> tuple[Citation, ...]:
    """Return citations in the order of their numbers, with letters where several have one number."""
    groups = [tuple(group) for _, group in groupby(ordered, key=lambda citation: citation.number)]
    return tuple(
        replace(citation, letter=ascii_lowercase[at]) if 1 < len(group) <= len(ascii_lowercase) else citation
        for group in groups
        for at, citation in enumerate(group)
    )


def _implausible(one: Implausible) -> str:
    figure, expected = say.money(one.value, one.currency), say.money(one.expected, one.currency)
    return f"{figure} is {one.reason}; they let expect about {expected}"


def _related_label(fact: Fact) -> str:
    """Return how a fact is called; what is told here, and where it stands, is all that ``called`` is asked for."""
    told = getattr(fact.best, "action", None) or getattr(fact.best, "event", None) or fact.kind
    return f"{say.capital(say.label(told))}, {say.date(fact.best.date)}"


def _disagreement(index: Index, conflict: Conflict, cited: dict[str, Citation], alarm: bool) -> Disagreement:
    return Disagreement(
        field=say.label(conflict.field),
        type=conflict.type,
        alarm=alarm,
        values=tuple(
            Said(
                say.value(conflict.field, item.value, index.country_names),
                tuple(cited[record] for record in item.records if record in cited),
            )
            for item in conflict.values
        ),
    )
