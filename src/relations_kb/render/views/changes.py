"""What each article added: the page of changes, its feed, and what changed lately between two countries.

A build knows nothing of the one before it: the same corpus must give the same site, byte for byte, also on a machine
that never built it. So a change is told by what is in the corpus: the articles in the order of their dates, and for
each the facts that no earlier article tells of, those that it confirms, and those that it contradicts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from relations_kb.model.knowledge import Fact
from relations_kb.render.index import Index, SourceRef, has_alarm
from relations_kb.render.views.facts import FactView, PageFacts, listed_sources

ENTRIES = 60  # articles on the page
SHOWN = 12  # facts of an article
LATELY = 3  # articles on a pair's page


@dataclass(frozen=True, slots=True)
class Change:
    """An article, with the facts it is the first to tell of (some of them shown), and how many it tells again."""

    source: SourceRef
    date: str
    added: tuple[FactView, ...]
    added_count: int
    confirmed: int
    disputed: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The articles that added, confirmed or disputed something, the latest first.

    ``more`` is how many more there are, older or without a date; ``silent`` how many between the listed ones added
    nothing.
    """

    changes: tuple[Change, ...]
    more: int
    silent: int
    updated: str
    sources: tuple[SourceRef, ...]


def changes_view(index: Index) -> ChangesView:
    """Return what the page of changes and the feed show."""
    dated = [source for source in reversed(listed_sources(index, index.sources)) if source.published]
    # Of the thousands of articles only as many are asked for their facts as it takes.
    shown = list(islice((source for source in dated if index.by_source.get(source.name)), ENTRIES))
    passed = dated.index(shown[-1]) + 1 if shown else len(dated)
    told = {fact.id: fact for source in shown for fact in index.by_source.get(source.name, ())}
    page = PageFacts(index, told.values())
    return ChangesView(
        changes=tuple(_change(index, source, index.by_source.get(source.name, ()), page) for source in shown),
        more=len(index.sources) - passed,
        silent=passed - len(shown),
        updated=_day(shown[0]) if shown else "",
        sources=page.sources,
    )


def lately(index: Index, facts: Iterable[Fact], page: PageFacts) -> tuple[Change, ...]:
    """Return what the latest articles added to some facts; ``page`` is the page that shows it."""
    listed = tuple(facts)
    dated = [source for source in reversed(page.sources) if source.published][:LATELY]
    return tuple(
        _change(index, source, [fact for fact in listed if source.name in _docs(index, fact)], page) for source in dated
    )


def _change(index: Index, source: SourceRef, facts: Iterable[Fact], page: PageFacts) -> Change:
    told = list(facts)
    added = [fact for fact in told if listed_sources(index, _docs(index, fact))[0].name == source.name]
    return Change(
        source=source,
        date=_day(source),
        added=page.views(added[-SHOWN:][::-1]),
        added_count=len(added),
        confirmed=len(told) - len(added),
        disputed=page.views(fact for fact in told if has_alarm(fact))[:SHOWN],
    )


def _docs(index: Index, fact: Fact) -> set[str]:
    return {index.records[record].doc for record in fact.records}


def _day(source: SourceRef) -> str:
    """Return a full date, as feeds ask for: a source dated to a month or year counts from its first day."""
    given = (source.published or "").split("T")[0].replace("~", "").partition("/")[0]
    parts = [*given.split("-"), "01", "01"][:3] if given else []
    return "-".join(parts)
