"""The timeline: all of it, or by years where there is much.

In: an Index. Out: views, one a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from relations_kb.model.knowledge import Fact
from relations_kb.render import format as say
from relations_kb.render.index import Index, SourceRef
from relations_kb.render.totals import ALL
from relations_kb.render.views.cut import PartCount, Turn, part_counts
from relations_kb.render.views.facts import FactLine, PageFacts, fact_line
from relations_kb.render.views.years import Year, by_year

TIMELINE = 300  # facts of a timeline; what has more gets a page a year
MOST = 600  # facts of a year's page; the registers have all
NEWEST = 60  # facts of a timeline that is told by years


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A page of the timeline: of all years, or of one (``label``); ``counts`` lead to the pages of years."""

    label: str
    path: str
    years: tuple[Year[FactLine], ...]
    facts: int
    counts: tuple[PartCount, ...]
    sources: tuple[SourceRef, ...]
    left: int = 0
    before: Turn | None = None
    after: Turn | None = None


def timeline_paths(index: Index) -> list[str]:
    """Return the paths of the pages of the timeline: the first, and one a year where there are many facts."""
    many = index.totals.numbers["facts"] > TIMELINE
    return ["timeline/index.html", *(map(_year_page, timeline_years(index)) if many else ())]


def timeline_years(index: Index) -> list[str]:
    """Return the years as pages call them, the newest first, the undated last."""
    return list(index.totals.labels[ALL])


def timeline_first(index: Index) -> TimelineView:
    """Return the first page of the timeline: all of it, or an overview where there are many facts."""
    number = index.totals.numbers["facts"]
    path = "timeline/index.html"
    if number <= TIMELINE:
        facts = list(index.facts.values())
        return TimelineView("", path, _lines(index, facts), number, (), PageFacts(index, facts).sources)
    newest = latest(index, NEWEST)[::-1]
    counts = part_counts(index.totals.years[ALL], _year_page)
    return TimelineView("", path, _lines(index, newest), number, counts, PageFacts(index, newest).sources)


def timeline_year(index: Index, label: str, before: str | None, after: str | None) -> TimelineView:
    """Return the page of a year; ``before`` and ``after`` are what pages call the years that it leads to.

    It asks for no other year, so that what is told of one is nothing to the pages of the others.
    """
    facts = index.by_year[label]
    shown = facts[:MOST]
    return TimelineView(
        label,
        _year_page(label),
        _lines(index, shown),
        len(facts),
        (),
        PageFacts(index, shown).sources,
        left=len(facts) - len(shown),
        before=(say.capital(before), _year_page(before)) if before else None,
        after=(after, _year_page(after)) if after else None,
    )


def latest(index: Index, most: int) -> list[Fact]:
    """Return what happened last, the latest first. It asks for the newest years alone."""
    found: list[Fact] = []
    for fact in _backwards(index):
        if fact.best.date and fact.best.modality == "occurred":
            found.append(fact)
            if len(found) == most:
                break
    return found


def _backwards(index: Index) -> Iterator[Fact]:
    for label in timeline_years(index):
        yield from reversed(index.by_year[label])


def span_of_labels(labels: Iterable[str]) -> str:
    """Return the years from the first to the last, such as ``1991–2025``; empty where none is dated."""
    years = [int(label) for label in labels if label.isdigit()]
    first, last = min(years, default=0), max(years, default=0)
    return "" if not years else str(first) if first == last else f"{first}–{last}"


def _lines(index: Index, facts: Iterable[Fact]) -> tuple[Year[FactLine], ...]:
    return by_year(fact_line(index, fact) for fact in facts)


def _year_page(label: str) -> str:
    return f"timeline/{label}/index.html"
