"""Facts by year, as timelines show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from relations_kb.render.views.facts import FactView


@dataclass(frozen=True, slots=True)
class Year:
    """The facts of one year; ``label`` is ``undated`` for those without."""

    label: str
    facts: tuple[FactView, ...]


def by_year(views: Iterable[FactView]) -> tuple[Year, ...]:
    """Return facts by year, the latest year first, the undated last; within a year in order of time."""
    groups: dict[int | None, list[FactView]] = {}
    for view in views:
        groups.setdefault(view.year, []).append(view)
    years = sorted((year for year in groups if year is not None), reverse=True)
    dated = tuple(Year(str(year), tuple(reversed(groups[year]))) for year in years)
    return (*dated, Year("undated", tuple(groups[None]))) if None in groups else dated
