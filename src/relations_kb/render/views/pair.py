"""The page of two countries: at a glance, timeline, one section a kind, people, conflicts, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from relations_kb.model.address import Pair, pair_data, pair_page, pair_year_page
from relations_kb.model.knowledge import Fact, year_of
from relations_kb.render import format as say
from relations_kb.render.charts import Panel, Point, Series, panels
from relations_kb.render.index import CountryRef, Index, SourceRef, has_alarm
from relations_kb.render.lists import span_of_years
from relations_kb.render.maps import Map, Where, pair_map, pair_sheet
from relations_kb.render.totals import YearNumbers
from relations_kb.render.views.changes import Change, lately
from relations_kb.render.views.cut import PartCount, PartPage, Turn, part_counts, part_pages, portion
from relations_kb.render.views.decided import Ruling, rulings_between
from relations_kb.render.views.facts import KIND_REFS, FactView, KindRef, PageFacts
from relations_kb.render.views.glance import Row, glance, goods
from relations_kb.render.views.people import PersonLine, person_lines
from relations_kb.render.views.standing import StandingView, standing_view
from relations_kb.render.views.together import TogetherView, together_view
from relations_kb.render.views.years import Year, by_year

NEWEST = 40  # facts in the timeline of a long pair
ALARMS = 10  # open conflicts on the page of a long pair


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
    """What the page of a pair shows.

    Of a long pair, ``counts`` lead to the pages of its years, which have the tables; the page has what the facts tell
    together, the ``timeline`` of the latest, and of each kind how many there are (``kinds``).
    """

    pair: Pair
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
    counts: tuple[PartCount, ...] = ()
    alarm_count: int = 0
    kinds: tuple[tuple[KindRef, int], ...] = ()

    @property
    def map(self) -> Map | None:
        """The locator of the two; None where nobody knows where one of them lies."""
        return pair_map(self.places[0], self.places[1]) if len(self.places) == 2 else None


def pair_view(index: Index, pair: Pair) -> PairView:
    """Return what the page of ``pair`` shows."""
    facts = index.by_pair[pair]
    page = PageFacts(index, facts, pair)
    long = pair in index.long_pairs
    alarms = [fact for fact in facts if has_alarm(fact)]
    # Of a long pair only what is shown becomes a view.
    shown = _latest(facts, NEWEST) if long else facts
    numbers = Counter(fact.kind for fact in facts)
    return PairView(
        pair=pair,
        countries=(index.country(pair[0]), index.country(pair[1])),
        years=span_of_years(facts),
        glance=glance(index, page, pair),
        timeline=by_year(page.views(shown)),
        sections=() if long else by_kind(page.views()),
        charts=trade_charts(index, facts, pair),
        people=person_lines(index, facts),
        alarms=page.views(alarms[: -ALARMS - 1 : -1] if long else alarms),
        decisions=rulings_between(index, pair),
        sources=page.sources,
        facts=len(facts),
        csv=pair_data(pair, "csv"),
        json=pair_data(pair, "json"),
        standing=standing_view(index, page, pair),
        together=together_view(index, page, pair),
        places=tuple(index.where[code] for code in pair if code in index.where),
        lately=lately(index, facts, page),
        counts=_counts(facts, pair) if long else (),
        alarm_count=len(alarms),
        kinds=tuple((kind, numbers[kind.name]) for kind in KIND_REFS.values() if numbers[kind.name]),
    )


@dataclass(frozen=True, slots=True)
class PairYearView:
    """What the page of a year of a long pair shows: all facts of the year in full."""

    countries: tuple[CountryRef, CountryRef]
    path: str
    label: str
    sections: tuple[Section, ...]
    facts: int
    sources: tuple[SourceRef, ...]
    before: Turn | None
    after: Turn | None

    @property
    def parts(self) -> tuple[tuple[str, str, int], ...]:
        """The sections: id, name, how many facts each has."""
        return tuple((one.kind.path, one.kind.plural, len(one.facts)) for one in self.sections)


def pair_years(index: Index, pair: Pair) -> tuple[PartPage, ...]:
    """Return the pages of the years of a pair, the latest first; none where it is no long one."""
    if pair not in index.long_pairs:
        return ()
    years = _years(index.by_pair[pair])
    return part_pages(years, lambda label, _: pair_year_page(pair, label), sum(number for _, number in years))


def pair_year_view(index: Index, pair: Pair, own: PartPage) -> PairYearView:
    """Return the page of a year of a pair. It asks for no other year."""
    facts = index.by_pair_year[(*pair, own.label)]
    page = PageFacts(index, facts, pair)
    here = portion(own, len(facts), lambda label, _: pair_year_page(pair, label), len(facts))
    return PairYearView(
        countries=(index.country(pair[0]), index.country(pair[1])),
        path=pair_page(pair),
        label=own.label,
        sections=by_kind(page.views()),
        facts=len(facts),
        sources=page.sources,
        before=here.before,
        after=here.after,
    )


def _counts(facts: Iterable[Fact], pair: Pair) -> tuple[PartCount, ...]:
    return part_counts(_years(facts), lambda label: pair_year_page(pair, label))


def _years(facts: Iterable[Fact]) -> YearNumbers:
    """Return how many facts there are of each year, the latest first, the undated last."""
    return tuple(sorted(Counter(map(year_of, facts)).items(), key=lambda one: (one[0].isdigit(), one[0]), reverse=True))


def _latest(facts: Iterable[Fact], most: int) -> list[Fact]:
    return [fact for fact in facts if fact.best.date and fact.best.modality == "occurred"][-most:]


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
