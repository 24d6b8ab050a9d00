"""What lies under the marks of a map: the outlines of all countries in view, and the borders between them.

In: the places that a map must hold. Out: a :class:`Frame` that holds them, and the ground in it as SVG paths.

A site has thousands of maps, each with thousands of points. So they are windows into few :class:`Sheet`, each laid once
around a place of a coarse grid; and what is done for every point stands in one loop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import asin, cos, degrees, hypot, pi, radians, sin, sqrt
from typing import NamedTuple

from relations_kb.render.outlines import (
    Box,
    Projection,
    Ring,
    Vector,
    Xy,
    around,
    clipped,
    dot,
    is_seam,
    meet,
    outlines,
    path,
    place,
    ring_points,
    vector,
)

WIDTH, HEIGHT = 600, 400
_FAR = radians(155)
_MARGIN = 10.0  # around a sheet, so that the lines that close a cut country lie outside
_NARROWEST, _WIDEST, _WIDER = 0.13, 3.4, 1.3  # how wide maps are, in radii of the sphere, and the steps between
_GRIDS = (1, 2, 3, 4, 6, 9, 12, 15, 18, 24, 30, 45)  # degrees between the middles of sheets
_ROOM = 1.08  # between the countries that a map is of, and its edge
_SPECK = 0.7  # a line that lies within so few points of its middle is not drawn


@dataclass(frozen=True, slots=True)
class Sheet:
    """A projection around a place (whole degrees) at a scale; points are (0, 0) in its middle."""

    latitude: int
    longitude: int
    step: int

    @property
    def across(self) -> float:
        """How wide a map is, in radii of the sphere."""
        return _NARROWEST * float(_WIDER**self.step)

    @property
    def level(self) -> int:
        """How much detail is enough."""
        return 0 if self.across < 0.3 else 1 if self.across < 0.9 else 2

    @property
    def projection(self) -> Projection:
        """How places are laid, before they are scaled."""
        return _projection(self.latitude, self.longitude)

    def lay(self, points: Iterable[Vector]) -> list[Xy]:
        """Return points of the sheet."""
        scale = WIDTH / self.across
        return [(x * scale, y * scale) for x, y in self.projection(points)]

    def laying(self) -> Callable[[Iterable[Vector]], list[Xy]]:
        """Return a quicker :meth:`lay`, for points none of which lies at the far side of the world."""
        scale, plane = WIDTH / self.across, self.projection
        cx, cy, cz = plane.centre
        (ex, ey, _), (nx, ny, nz) = plane.east, plane.north
        ex, ey, nx, ny, nz = ex * scale, ey * scale, nx * scale, ny * scale, nz * scale

        def lay(points: Iterable[Vector]) -> list[Xy]:
            return [
                (
                    (px * ex + py * ey) * (wide := sqrt(2 / (1 + px * cx + py * cy + pz * cz))),
                    -(px * nx + py * ny + pz * nz) * wide,
                )
                for px, py, pz in points
            ]

        return lay


@dataclass(frozen=True, slots=True)
class Frame:
    """What a map shows: a window into a sheet, ``left`` and ``top`` its corner there."""

    sheet: Sheet
    left: int
    top: int

    @property
    def box(self) -> Box:
        """The window."""
        return self.left, self.top, self.left + WIDTH, self.top + HEIGHT


@lru_cache(maxsize=1024)
def _projection(latitude: int, longitude: int) -> Projection:
    return Projection.around(vector(latitude, longitude))


@cache
def _grid(step: int) -> int:
    """Return how many degrees lie between the middles of the sheets of a scale: a third of what a map shows."""
    across = degrees(_NARROWEST * _WIDER**step)
    return max(one for one in _GRIDS if one <= max(1.0, across / 3))


def frame_of(wanted: Sequence[Vector], about: Vector) -> Frame:
    """Return the narrowest frame that holds all ``wanted``."""
    for _ in range(2):  # what lies far from the middle is drawn wide, so the first middle is not yet good enough
        plane = Projection.around(about)
        left, top, right, bottom = around(plane(wanted))
        about = plane.back((left + right) / 2, (top + bottom) / 2)
    latitude, longitude = place(about)
    step = _step_of(right - left, bottom - top)
    while True:
        grid = _grid(step)
        sheet = Sheet(round(latitude / grid) * grid, round(longitude / grid) * grid, step)
        left, top, right, bottom = around(sheet.projection(wanted))
        needed = _step_of(right - left, bottom - top)
        if needed <= step:
            break
        step = needed
    scale = WIDTH / sheet.across
    x, y = (left + right) / 2 * scale, (top + bottom) / 2 * scale
    off = _off(sheet)  # beyond that nothing is drawn
    x, y = max(-off, min(off, x)), max(-off, min(off, y))
    return Frame(sheet, round(x - WIDTH / 2), round(y - HEIGHT / 2))


def _step_of(wide: float, high: float) -> int:
    need = min(_ROOM * max(wide, high * WIDTH / HEIGHT), _WIDEST)
    step = 0
    while _NARROWEST * _WIDER**step < need:
        step += 1
    return step


def _off(sheet: Sheet) -> float:
    """Return how far the middle of a map may lie from that of its sheet."""
    return 1.2 * radians(_grid(sheet.step) / 2) * WIDTH / sheet.across


class Line(NamedTuple):
    """A part of a sheet as drawn, and the box that it lies in, before it was cut."""

    path: str
    box: Box


@dataclass(frozen=True, slots=True)
class Ground:
    """All that is drawn on a sheet: the outlines of countries by the numbers of their rings, and the borders."""

    sheet: Sheet
    lines: dict[int, Line]
    borders: tuple[Line, ...]

    def land(self, frame: Frame) -> str:
        """Return all countries in a frame as one path."""
        return _within(frame, self.lines.values())

    def between(self, frame: Frame) -> str:
        """Return the borders in a frame as one path."""
        return _within(frame, self.borders)

    def outline(self, frame: Frame, rings: Iterable[Ring]) -> tuple[str, float]:
        """Return some countries as one path, and how large the largest part of them is."""
        middle, level, lay = self.sheet.projection.centre, self.sheet.level, self.sheet.laying()
        lines: list[Line] = []
        for ring in rings:
            line = self.lines.get(ring.number)
            if line is None and dot(ring.middle, middle) > _whole(ring):
                line = _line(lay(ring_points(ring, level)), level, self._room)
            if line is not None:
                lines.append(line)
        biggest = (max(right - left, bottom - top) for _, (left, top, right, bottom) in lines)
        return _within(frame, lines), max(biggest, default=0.0)

    @property
    def _room(self) -> Box:
        return _room(self.sheet)


def _within(frame: Frame, lines: Iterable[Line]) -> str:
    box = frame.box
    return "".join(line.path for line in lines if meet(line.box, box))


def _room(sheet: Sheet) -> Box:
    """Return the box that all windows into a sheet lie in."""
    x, y = WIDTH / 2 + _off(sheet) + _MARGIN, HEIGHT / 2 + _off(sheet) + _MARGIN
    return -x, -y, x, y


def _whole(ring: Ring) -> float:
    """Return the cosine of the distance from which on a line would be torn, at the far side of the world."""
    return cos(_FAR - ring.reach) if ring.reach < _FAR else 2.0


class _Near(NamedTuple):
    """A ring with what tells at once whether it is in view: cosine and sine of its reach, and of where it is whole."""

    ring: Ring
    cosine: float
    sine: float
    whole: float


@cache
def _worth(level: int) -> tuple[tuple[_Near, ...], frozenset[int]]:
    """Return the rings that maps of a level of detail show, and the numbers of the borders that are no seams."""
    rings = [ring for rings in outlines().rings.values() for ring in rings if ring.level >= level - 1]
    near = tuple(_Near(ring, cos(ring.reach), sin(ring.reach), _whole(ring)) for ring in rings)
    arcs = outlines().arcs[level]
    return near, frozenset(n for n in outlines().borders if not is_seam(arcs[n][0], arcs[n][-1]))


@lru_cache(maxsize=96)  # a hundred kilobytes each; maps of one sheet are made one after the other
def ground(sheet: Sheet) -> Ground:
    """Return the ground of a sheet."""
    level, room, lay = sheet.level, _room(sheet), sheet.laying()
    arcs = outlines().arcs[level]
    laid: dict[int, list[Xy]] = {}
    lines: dict[int, Line] = {}
    for ring in _in_view(sheet, room):
        points: list[Xy] = []
        for number in ring.arcs:
            at = number if number >= 0 else ~number
            if at not in laid:
                laid[at] = lay(arcs[at])
            points += laid[at][:-1] if number >= 0 else laid[at][:0:-1]
        lines[ring.number] = _line(points or lay([ring.middle]), level, room)
    _, borders = _worth(level)
    drawn = ((points, around(points)) for number, points in sorted(laid.items()) if number in borders)
    return Ground(
        sheet,
        lines,
        tuple(Line(path(points, closed=False, step=2), box) for points, box in drawn if meet(box, room)),
    )


def _in_view(sheet: Sheet, room: Box) -> Iterator[Ring]:
    """Yield the rings that may lie within ``room``."""
    middle, scale = sheet.projection.centre, WIDTH / sheet.across
    reach = 2 * asin(min(1.0, hypot(room[2], room[3]) / scale / 2))  # to the corners
    cosine, sine = cos(reach), sin(reach)
    for near in _worth(sheet.level)[0]:
        far = dot(near.ring.middle, middle)
        if far <= near.whole or near.ring.reach * scale < _SPECK:
            continue
        if far > cosine * near.cosine - sine * near.sine or reach + near.ring.reach >= pi:
            yield near.ring


def _line(points: Sequence[Xy], level: int, room: Box) -> Line:
    box = around(points)
    if len(points) < 3 or not meet(box, room):
        return Line("", box)
    return Line(path(clipped(points, room, box), step=2 if level else 1.5), box)
