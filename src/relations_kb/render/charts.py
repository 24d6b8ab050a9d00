"""Charts of figures over years, as geometry for an SVG template.

In: series of (year, value) points. Out: panels with coordinates, one a series, so that a small flow beside a large one
can still be read. A gap in the years is a gap in the line; a figure that the source calls 'about' or 'over' is hollow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10

WIDTH, HEIGHT = 420.0, 210.0
Scale = Callable[[float], str]

LEFT, RIGHT, TOP, BOTTOM = 14.0, 14.0, 34.0, 30.0


@dataclass(frozen=True, slots=True)
class Point:
    """One figure: its year, its value in units of the currency, how it is written, and whether it is exact."""

    year: int
    value: float
    written: str
    exact: bool
    href: str


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one flow, by year, at most one a year."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in a panel, in the panel's coordinates, with where its figure is written (None: not written)."""

    x: float
    y: float
    point: Point
    label_y: float | None
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a panel's scale, with what is written at it."""

    position: float
    written: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart of one series: ``paths`` are the SVG paths between years that follow each other."""

    name: str
    description: str
    spots: tuple[Spot, ...]
    paths: tuple[str, ...]
    years: tuple[Line, ...]
    scale: tuple[Line, ...]
    width: float = WIDTH
    height: float = HEIGHT


def panels(series: Sequence[Series], write_scale: Scale) -> tuple[Panel, ...]:
    """Return a panel for every series of two or more points, all over the same years.

    ``write_scale`` writes a value of the scale, such as ``US$500 million``.
    """
    drawn = [one for one in series if len(one.points) > 1]
    if not drawn:
        return ()
    first = min(point.year for one in drawn for point in one.points)
    last = max(point.year for one in drawn for point in one.points)
    return tuple(_panel(one, first, last, write_scale) for one in drawn)


def _panel(series: Series, first: int, last: int, write_scale: Scale) -> Panel:
    points = sorted(series.points, key=lambda point: point.year)
    top = nice_ceiling(max(point.value for point in points))
    low = min(0.0, -nice_ceiling(-min(point.value for point in points)))

    def x(year: int) -> float:
        return round(LEFT + 22 + (year - first) / max(1, last - first) * (WIDTH - LEFT - RIGHT - 44), 1)

    def y(value: float) -> float:
        return round(HEIGHT - BOTTOM - (value - low) / ((top - low) or 1) * (HEIGHT - TOP - BOTTOM), 1)

    extremes = {points[0].year, points[-1].year, max(points, key=lambda point: point.value).year}
    spots = tuple(
        Spot(
            x(point.year),
            y(point.value),
            point,
            label_y=_label_y(points, i, y) if len(points) <= 4 or point.year in extremes else None,
            anchor="start" if point.year == first else "end" if point.year == last else "middle",
        )
        for i, point in enumerate(points)
    )
    return Panel(
        name=series.name,
        description="; ".join(f"{point.year}: {point.written}" for point in points),
        spots=spots,
        paths=tuple(
            f"M{before.x:g} {before.y:g}L{after.x:g} {after.y:g}"
            for before, after in pairwise(spots)
            if after.point.year - before.point.year == 1
        ),
        years=tuple(Line(x(year), str(year)) for year in year_ticks(first, last)),
        scale=tuple(Line(y(value), write_scale(value)) for value in ([low, top] if low == 0 else [low, 0.0, top])),
    )


def _label_y(points: Sequence[Point], i: int, y: Callable[[float], float]) -> float:
    """Write a figure above its point, but below it where the line comes down to it and there is room."""
    beside = [points[k].value for k in (i - 1, i + 1) if 0 <= k < len(points)]
    here = y(points[i].value)
    below = min(beside) > points[i].value and here + 20 < HEIGHT - BOTTOM
    return round(here + 20 if below else here - 10, 1)


def nice_ceiling(value: float) -> float:
    """Return the next number of the form 1, 1.5, 2, 3, 5 or 8 times a power of ten that is not below ``value``."""
    if value <= 0:
        return 0.0
    power = 10.0 ** floor(log10(value))
    for step in (1, 1.5, 2, 3, 5, 8, 10):
        if value <= step * power * (1 + 1e-9):
            return float(step * power)
    return 10.0 * power


def year_ticks(first: int, last: int, most: int = 6) -> tuple[int, ...]:
    """Return at most ``most`` years to write under a chart, evenly apart, beginning with the first."""
    for step in (1, 2, 5, 10, 20, 25, 50, 100):
        if (last - first) // step < most:
            return tuple(range(first, last + 1, step))
    return (first, last)
