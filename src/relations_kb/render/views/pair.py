"""The page of two countries: at a glance, timeline, one section a kind, people, conflicts, sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from relations_kb.model.address import Pair, pair_data, pair_page
from relations_kb.model.knowledge import Fact
from relations_kb.render import format as say
from relations_kb.render.charts import Panel, Point, Series, panels
from relations_kb.render.index import CountryRef, Index, SourceRef
from relations_kb.render.lists import span_of_years
from relations_kb.render.maps import Map, Where, pair_map, pair_sheet
from relations_kb.render.views.changes import Change, lately
from relations_kb.render.views.decided import Ruling, rulings_between
from relations_kb.render.views.facts import KIND_REFS, FactView, KindRef, PageFacts
from relations_kb.render.views.glance import Row, glance, goods
from relations_kb.render.views.people import PersonLine, person_lines
from relations_kb.render.views.standing import StandingView, standing_view
from relations_kb.render.views.together import TogetherView, together_view
from relations_kb.render.views.years import Year, by_year


@dataclass(frozen=True, slots=True)
class Section:
    """The facts of one kind, in order of time."""

    kind: KindRef
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class PairLink:
    """A pair as other pages name it."""

    countries: tuple[CountryRef, CountryRef]
    path: str
    facts: int
    sources: int
    years: str
    latest: FactView


@dataclass(frozen=True, slots=True)
class PairView:
    """What the page of a pair shows."""

    countries: tuple[CountryRef, CountryRef]
    years: str
    glance: tuple[Row, ...]
    timeline: tuple[Year[FactView], ...]
    sections: tuple[Section, ...]
    charts: tuple[Panel, ...]
    people: tuple[PersonLine, ...]
    alarms: tuple[FactView, ...]
    decisions: tuple[Ruling, ...]
    sources: tuple[SourceRef, ...]
    facts: int
    csv: str
    json: str
    standing: StandingView | None
    together: TogetherView
    places: tuple[Where, ...]
    lately: tuple[Change, ...]

    @property
    def map(self) -> Map | None:
        """The locator of the two; None where nobody knows where one of them lies."""
        return pair_map(self.places[0], self.places[1]) if len(self.places) == 2 else None


def pair_view(index: Index, pair: Pair) -> PairView:
    """Return what the page of ``pair`` shows."""
    facts = index.by_pair[pair]
    page = PageFacts(index, facts, pair)
    return PairView(
        countries=(index.country(pair[0]), index.country(pair[1])),
        years=span_of_years(facts),
        glance=glance(index, page, pair),
        timeline=by_year(page.views()),
        sections=by_kind(page.views()),
        charts=trade_charts(index, facts, pair),
        people=person_lines(index, facts),
        alarms=tuple(view for view in page.views() if view.alarms),
        decisions=rulings_between(index, pair),
        sources=page.sources,
        facts=len(facts),
        csv=pair_data(pair, "csv"),
        json=pair_data(pair, "json"),
        standing=standing_view(index, page, pair),
        together=together_view(index, page, pair),
        places=tuple(index.where[code] for code in pair if code in index.where),
        lately=lately(index, facts, page),
    )


def place_of_map(index: Index, pair: Pair) -> tuple[int, ...]:
    """Return the place of a pair in an order in which pairs follow each other whose maps have much in common."""
    places = [index.where[code] for code in pair if code in index.where]
    return pair_sheet(*places) if len(places) == 2 else ()


def latest_of(index: Index, pair: Pair) -> Fact:
    """Return the latest thing that happened between the two; the first fact where nothing is dated."""
    facts = index.by_pair[pair]
    dated = [fact for fact in facts if fact.best.date and fact.best.modality == "occurred"]
    return dated[-1] if dated else facts[0]


def pair_link(index: Index, pair: Pair, page: PageFacts) -> PairLink:
    """Return how other pages name ``pair``; ``page`` is that page's, with the pair's latest fact among its own."""
    facts = index.by_pair[pair]
    return PairLink(
        countries=(index.country(pair[0]), index.country(pair[1])),
        path=pair_page(pair),
        facts=len(facts),
        sources=len({index.records[record].doc for fact in facts for record in fact.records}),
        years=span_of_years(facts),
        latest=page.view(latest_of(index, pair)),
    )


def pairs_of_country(index: Index, code: str, page: PageFacts) -> tuple[PairLink, ...]:
    """Return the pairs of a country, those with most facts first; ``page`` is the country's."""
    pairs = index.pairs_with.get(code, ())
    return tuple(sorted((pair_link(index, pair, page) for pair in pairs), key=lambda link: (-link.facts, link.path)))


def by_kind(views: Iterable[FactView]) -> tuple[Section, ...]:
    """Return one section a kind that has facts, in the order of KINDS."""
    listed = tuple(views)
    sections = (Section(kind, tuple(view for view in listed if view.kind == kind)) for kind in KIND_REFS.values())
    return tuple(section for section in sections if section.facts)


def trade_charts(index: Index, facts: Iterable[Fact], pair: Pair) -> tuple[Panel, ...]:
    """Return a panel for each flow that has figures of two or more whole years, in the currency used most often."""
    figures = [
        fact
        for fact in facts
        if fact.kind == "trade"
        and fact.best.modality == "occurred"
        and len((getattr(fact.best, "period", None) or "").replace("~", "")) == 4
    ]
    currencies = [str(getattr(fact.best, "currency", "")) for fact in figures]
    if not currencies:
        return ()
    currency = max(sorted(set(currencies)), key=currencies.count)
    one, two = (index.country(code).name for code in pair)
    flows: dict[str, dict[int, Point]] = {f"{one} to {two}": {}, f"{two} to {one}": {}, "Trade both ways": {}}
    for fact in figures:
        record = fact.best
        direction = goods(fact)
        if getattr(record, "currency", "") != currency:
            continue
        name = f"{one} to {two}" if direction == pair else f"{two} to {one}" if direction == pair[::-1] else None
        if getattr(record, "flow", "") == "turnover":
            name = "Trade both ways"
        if name is None:
            continue
        value, qualifier = float(getattr(record, "value", 0)), str(getattr(record, "qualifier", "exact"))
        year = int(str(record.date)[:4]) if record.date else 0
        exact = qualifier == "exact" and "~" not in (record.date or "")
        # Two facts of one flow and year (two reporters): the chart shows the first, the table both.
        flows[name].setdefault(
            year, Point(year, value, say.money(value, currency, qualifier), exact, index.fact_link(fact, pair))
        )
    series = [Series(name, tuple(points.values())) for name, points in flows.items()]
    return panels(series, lambda value: say.money(value, currency))
