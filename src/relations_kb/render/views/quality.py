"""The quality page: what is doubtful, what was not understood, what a person ruled. Open conflicts by years where many.

In: an Index. Out: views, one a page. Of what there is much, the quality page lists the first or latest; open conflicts
have pages of their own then, a year each, so that one more is nothing to the pages of other years.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, islice

from relations_kb.model.knowledge import Accuracy, Fact, NearMiss, Unresolved
from relations_kb.model.record import Record
from relations_kb.render import format as say
from relations_kb.render.index import Index, SourceRef
from relations_kb.render.totals import ALARMS
from relations_kb.render.views.cut import PartCount, PartPage, Turn, part_counts, part_pages, portion, total
from relations_kb.render.views.decided import Ruling, Undecided, rulings, undecided
from relations_kb.render.views.facts import KIND_REFS, FactLine, FactView, PageFacts, fact_line
from relations_kb.render.views.overview import Count, counts

LISTED = 300  # of near misses and unresolved names; the data files have them all
AT_ONCE = 100  # open conflicts on the quality page; where there are more, they have a page a year
PER_PAGE = 100  # open conflicts of a year on a page
NEWEST = 20  # open conflicts on the quality page where they are told by years
FLAGGED = 100  # malformed figures and slips; the data files have them all


@dataclass(frozen=True, slots=True)
class Doubt:
    """A near miss or an unresolved name, with where it stands; ``href`` is its source's page."""

    item: NearMiss | Unresolved
    source: SourceRef
    line: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Unsure:
    """A record that is not published because its confidence is too low, with where it stands."""

    record: Record
    quote: str
    source: SourceRef
    line: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class QualityView:
    """What the quality page shows; ``alarm_years`` lead to the pages of open conflicts, where there are such."""

    counts: tuple[Count, ...]
    bases: tuple[tuple[str, int], ...]
    alarms: tuple[FactLine, ...]
    alarm_count: int
    alarm_years: tuple[PartCount, ...]
    differences: tuple[tuple[str, int], ...]
    flagged: tuple[FactView, ...]
    flagged_count: int
    near_misses: tuple[Doubt, ...]
    near_miss_count: int
    unresolved: tuple[Doubt, ...]
    unresolved_count: int
    rulings: tuple[Ruling, ...]
    rejected: int
    notices: tuple[tuple[SourceRef, str], ...]
    notice_count: int
    facts: int
    alone: int
    sources: tuple[SourceRef, ...]
    review: tuple[Unsure, ...]
    accuracy: Accuracy | None
    undecided: Undecided


@dataclass(frozen=True, slots=True)
class ConflictsView:
    """A page of the open conflicts of a year, where the quality page has not all; ``number`` is how many it has."""

    label: str
    number: int
    page: int
    pages: int
    alarms: tuple[FactLine, ...]
    sources: tuple[SourceRef, ...]
    before: Turn | None
    after: Turn | None


def quality_view(index: Index) -> QualityView:
    """Return what the quality page shows."""
    kb = index.kb
    differing = Counter(conflict.type for fact in kb.facts for conflict in fact.conflicts)
    bases = Counter(record.date_basis for record in kb.records if record.date)
    doubtful = {id for id, record in index.records.items() if record.flags or record.note}
    flagged = [fact for fact in index.facts.values() if not doubtful.isdisjoint(fact.records)]
    notices = [(index.sources[document.name], notice) for document in kb.documents for notice in document.notices]
    years = index.totals.years[ALARMS]
    by_years = total(years) > AT_ONCE
    alarms = _latest_alarms(index) if by_years else list(chain.from_iterable(index.by_alarm_year.values()))
    page = PageFacts(index, {fact.id: fact for fact in (*alarms, *flagged[:FLAGGED])}.values())
    return QualityView(
        counts=(
            *counts(index),
            *(
                Count(
                    total(index.totals.years.get(kind.name, ())),
                    kind.plural.lower(),
                    f"registers/{kind.path}/index.html",
                )
                for kind in KIND_REFS.values()
            ),
        ),
        bases=tuple((say.label(basis), bases[basis]) for basis in ("stated", "published", "inferred") if bases[basis]),
        alarms=tuple(fact_line(index, fact) for fact in alarms),
        alarm_count=total(years),
        alarm_years=part_counts(years, _conflicts_page) if by_years else (),
        differences=tuple(
            (type, differing[type])
            for type in ("conflict", "superseded", "measure", "precision", "naming")
            if differing[type]
        ),
        flagged=page.views(flagged[:FLAGGED]),
        flagged_count=len(flagged),
        near_misses=tuple(_doubt(index, miss) for miss in kb.near_misses[:LISTED]),
        near_miss_count=len(kb.near_misses),
        unresolved=tuple(_doubt(index, name) for name in kb.unresolved[:LISTED]),
        unresolved_count=len(kb.unresolved),
        rulings=rulings(index, kb.decisions),
        rejected=len(kb.rejected),
        notices=tuple(notices[:LISTED]),
        notice_count=len(notices),
        facts=len(kb.facts),
        alone=sum(1 for fact in kb.facts if fact.origins == 1),
        sources=page.sources,
        review=tuple(_unsure(index, record) for record in kb.review[:LISTED]),
        accuracy=kb.accuracy,
        undecided=undecided(index),
    )


def conflict_pages(index: Index) -> tuple[PartPage, ...]:
    """Return the pages of open conflicts by years; none where the quality page has all."""
    years = index.totals.years[ALARMS]
    return part_pages(years, _conflicts_page, PER_PAGE) if total(years) > AT_ONCE else ()


def conflicts_view(index: Index, own: PartPage) -> ConflictsView:
    """Return a page of the open conflicts of a year, the latest first. It asks for no other year."""
    facts = index.by_alarm_year[own.label][::-1]
    here = portion(own, len(facts), _conflicts_page, PER_PAGE)
    shown = facts[here.first : here.end]
    return ConflictsView(
        own.label,
        len(facts),
        own.page,
        here.pages,
        tuple(fact_line(index, fact) for fact in shown),
        PageFacts(index, shown).sources,
        here.before,
        here.after,
    )


def _latest_alarms(index: Index) -> list[Fact]:
    """Return the facts with open conflicts that the quality page shows of many, the latest first."""
    labels = index.totals.labels[ALARMS]
    return list(islice((fact for label in labels for fact in index.by_alarm_year[label][::-1]), NEWEST))


def _conflicts_page(label: str, page: int = 1) -> str:
    return f"quality/conflicts/{label}/{f'{page}/' if page > 1 else ''}index.html"


def _doubt(index: Index, item: NearMiss | Unresolved) -> Doubt:
    document = index.documents[item.doc]
    return Doubt(item, index.sources[item.doc], document.line_of(item.start), document.publish == "full")


def _unsure(index: Index, record: Record) -> Unsure:
    document = index.documents[record.doc]
    main = record.evidence[0]
    return Unsure(
        record, main.quote, index.sources[record.doc], document.line_of(main.start), document.publish != "none"
    )
