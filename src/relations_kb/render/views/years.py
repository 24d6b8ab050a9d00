"""Facts by year, as timelines show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Dated(Protocol):
    """Something of a year, or of none."""

    @property
    def year(self) -> int | None:
        """The year in which it begins."""


T = TypeVar("T", bound=Dated)


@dataclass(frozen=True, slots=True)
class Year(Generic[T]):
    """The facts of one year; ``label`` is ``undated`` for those without."""

    label: str
    facts: tuple[T, ...]


def by_year(views: Iterable[T]) -> tuple[Year[T], ...]:
    """Return facts by year, the latest year first, the undated last; within a year in order of time."""
    groups: dict[int | None, list[T]] = {}
    for view in views:
        groups.setdefault(view.year, []).append(view)
    years = sorted((year for year in groups if year is not None), reverse=True)
    dated = tuple(Year(str(year), tuple(reversed(groups[year]))) for year in years)
    return (*dated, Year("undated", tuple(groups[None]))) if None in groups else dated
