"""Outlines of countries and how they are laid on a plane.

In: ``data/outlines.json`` (Natural Earth, public domain; made by ``tools/outlines.py``), at three levels of detail.
Out: rings as points on the unit sphere, and as SVG paths under an azimuthal equal-area projection. On a sphere there is
no edge at 180°, so Russia and Fiji are whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import count, pairwise
from math import acos, asin, atan2, cos, degrees, radians, sin, sqrt

UNIT = 20  # whole numbers in the file are twentieths of a degree
LEVELS = 3
_CUT = 179.9  # a border along this meridian is a seam of the data, none of the world

Vector = tuple[float, float, float]
Xy = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line of a country: its arcs (``~n``: arc n backwards), the coarsest level it is worth, where it lies.

    ``number`` tells it from all others.
    """

    number: int
    code: str
    arcs: tuple[int, ...]
    level: int
    middle: Vector
    reach: float  # the angle from the middle to the farthest point


@dataclass(frozen=True, slots=True)
class Outlines:
    """All outlines: ``arcs`` by level and number, rings by code, and the arcs between two countries."""

    arcs: tuple[tuple[tuple[Vector, ...], ...], ...]
    rings: dict[str, tuple[Ring, ...]]
    borders: tuple[int, ...]


@cache
def outlines() -> Outlines:
    """Return the outlines; read once."""
    given = json.loads((files("relations_kb.render") / "data" / "outlines.json").read_text(encoding="utf-8"))
    arcs = tuple(tuple(_unpacked(arc) for arc in level) for level in given["levels"])
    rings: dict[str, tuple[Ring, ...]] = {}
    owners: dict[int, set[str]] = {}
    counter = count()
    for code, listed in given["countries"].items():
        rings[code] = tuple(_ring(next(counter), code, level, tuple(numbers), arcs[0]) for level, numbers in listed)
        for _, numbers in listed:
            for arc in numbers:
                owners.setdefault(arc if arc >= 0 else ~arc, set()).add(code)
    borders = tuple(sorted(arc for arc, codes in owners.items() if len(codes) > 1))
    return Outlines(arcs, rings, borders)


def _unpacked(numbers: Sequence[int]) -> tuple[Vector, ...]:
    x, y = numbers[0], numbers[1]
    points = [(float(x), float(y))]
    for i in range(2, len(numbers), 2):
        x, y = x + numbers[i], y + numbers[i + 1]
        points.append((x, y))
    laid: list[Xy] = [points[0]]
    for (ax, ay), (bx, by) in pairwise(points):
        # A long border along a parallel is a curve on the sphere. A step over 180° is none.
        pieces = 1 + int(abs(bx - ax) // (6 * UNIT) if abs(bx - ax) < 180 * UNIT else 0)
        laid += [(ax + (bx - ax) * i / pieces, ay + (by - ay) * i / pieces) for i in range(1, pieces + 1)]
    return tuple(vector(y / UNIT, x / UNIT) for x, y in laid)


def _ring(number: int, code: str, level: int, numbers: tuple[int, ...], arcs: Sequence[tuple[Vector, ...]]) -> Ring:
    points = list(_points(numbers, arcs)) or [arcs[numbers[0]][0]]  # an islet that is a dot
    middle = mean(points)
    return Ring(number, code, numbers, level, middle, max(angle(middle, point) for point in points))


def ring_points(ring: Ring, level: int) -> list[Vector]:
    """Return the points of a ring at a level of detail (0 is the finest); its middle where it is but a dot there."""
    return list(_points(ring.arcs, outlines().arcs[level])) or [ring.middle]


def _points(numbers: Iterable[int], arcs: Sequence[tuple[Vector, ...]]) -> Iterator[Vector]:
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        yield from arc[:-1]


def vector(latitude: float, longitude: float) -> Vector:
    """Return a place, in degrees, as a point on the unit sphere."""
    phi, lam = radians(latitude), radians(longitude)
    return cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi)


def place(point: Vector) -> tuple[float, float]:
    """Return latitude and longitude of a point, in degrees."""
    return degrees(asin(max(-1.0, min(1.0, point[2])))), degrees(atan2(point[1], point[0]))


def dot(a: Vector, b: Vector) -> float:
    """Return the cosine of the angle between two points."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def angle(a: Vector, b: Vector) -> float:
    """Return the angle between two points, in radians."""
    return acos(max(-1.0, min(1.0, dot(a, b))))


def between(a: Vector, b: Vector, steps: int) -> list[Vector]:
    """Return the points of the shortest way between two places, ends included."""
    whole = angle(a, b)
    if whole < 1e-6:
        return [a, b]
    points = []
    for i in range(steps + 1):
        p, q = sin((1 - i / steps) * whole) / sin(whole), sin(i / steps * whole) / sin(whole)
        points.append((p * a[0] + q * b[0], p * a[1] + q * b[1], p * a[2] + q * b[2]))
    return points


def mean(points: Sequence[Vector]) -> Vector:
    """Return the middle of points; the north pole where they cancel out."""
    x, y, z = (sum(point[i] for point in points) for i in range(3))
    length = sqrt(x * x + y * y + z * z)
    return (x / length, y / length, z / length) if length > 1e-6 else (0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Projection:
    """Lambert's azimuthal equal-area projection around a place, north up; the radius of the sphere is 1, y goes down.

    ``centre`` is the middle, ``east`` and ``north`` the directions there.
    """

    centre: Vector
    east: Vector
    north: Vector

    @classmethod
    def around(cls, centre: Vector) -> Projection:
        """Return the projection around a point."""
        latitude, longitude = (radians(angle) for angle in place(centre))
        return cls(
            centre,
            east=(-sin(longitude), cos(longitude), 0.0),
            north=(-sin(latitude) * cos(longitude), -sin(latitude) * sin(longitude), cos(latitude)),
        )

    def __call__(self, points: Iterable[Vector], far: float = -0.9) -> list[Xy]:
        """Return points of the plane.

        What lies farther than the cosine ``far`` is moved in to that circle, since the far side of the earth would
        be torn.
        """
        (cx, cy, cz), (ex, ey, _), (nx, ny, nz) = self.centre, self.east, self.north
        rim = sqrt(2 * (1 - far))
        laid = []
        for px, py, pz in points:
            cosine = px * cx + py * cy + pz * cz
            x, y = px * ex + py * ey, px * nx + py * ny + pz * nz
            if cosine < far:
                length = sqrt(x * x + y * y) or 1.0
                laid.append((x / length * rim, -y / length * rim))
            else:
                scale = sqrt(2 / (1 + cosine))
                laid.append((x * scale, -y * scale))
        return laid

    def back(self, x: float, y: float) -> Vector:
        """Return the point of the sphere that lies at ``x``, ``y`` of the plane."""
        distance = min(sqrt(x * x + y * y), 1.999)
        cosine = 1 - distance * distance / 2
        scale = sqrt((1 + cosine) / 2)
        a, b, c = (
            cosine * c + scale * (x * e - y * n) for c, e, n in zip(self.centre, self.east, self.north, strict=True)
        )
        return mean([(a, b, c)])


def is_seam(a: Vector, b: Vector) -> bool:
    """Tell whether a line is the seam of the data at 180° and not a border."""
    return abs(place(a)[1]) > _CUT and abs(place(b)[1]) > _CUT


Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def clipped(points: Sequence[Xy], within: Box, box: Box | None = None) -> list[Xy]:
    """Return a closed line cut to a box (Sutherland and Hodgman); ``box`` is what it lies in, where that is known."""
    kept = list(points)
    left, top, right, bottom = box or around(kept)
    sides = (
        (0, within[0], 1, left < within[0]),
        (0, within[2], -1, right > within[2]),
        (1, within[1], 1, top < within[1]),
        (1, within[3], -1, bottom > within[3]),
    )
    for axis, limit, sign, cuts in sides:
        if not cuts:
            continue
        if not kept:
            break
        before, kept = kept, []
        last = before[-1]
        last_in = (last[axis] - limit) * sign >= 0
        for point in before:
            point_in = (point[axis] - limit) * sign >= 0
            if point_in != last_in:
                t = (limit - last[axis]) / (point[axis] - last[axis])
                kept.append((last[0] + t * (point[0] - last[0]), last[1] + t * (point[1] - last[1])))
            if point_in:
                kept.append(point)
            last, last_in = point, point_in
    return kept


def around(points: Sequence[Xy]) -> Box:
    """Return the box that just holds some points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def meet(one: Box, two: Box) -> bool:
    """Tell whether two boxes have something in common."""
    return one[0] < two[2] and one[2] > two[0] and one[1] < two[3] and one[3] > two[1]


def path(points: Sequence[Xy], closed: bool = True, step: float = 1.5) -> str:
    """Return an SVG path over whole numbers, without points nearer than ``step`` to the last; empty for a dot."""
    # Every page has a map of thousands of points: one loop, without a call in it.
    least = step * step
    written = _written_steps()
    parts: list[str] = []
    px = py = 0
    for x, y in points:
        if parts:
            ax, ay = x - px, y - py
            if ax * ax + ay * ay < least:
                continue
            nx, ny = round(x), round(y)
            dx, dy = nx - px, ny - py
            if -_SHORT < dx < _SHORT and -_SHORT < dy < _SHORT:
                parts.append(written[dx][dy])
            else:
                parts.append(_step(dx, dy))
            px, py = nx, ny
        else:
            px, py = round(x), round(y)
            parts.append(f"M{px} {py}l")
    if len(parts) < (3 if closed else 2):
        return ""
    parts[1] = parts[1].lstrip()
    return "".join(parts) + ("z" if closed else "")


_SHORT = 32  # steps shorter than this are written once for all


@cache
def _written_steps() -> tuple[tuple[str, ...], ...]:
    """Return short steps as written, by their two numbers: as Python counts from the end, -3 is the last but two."""
    numbers = (*range(_SHORT), *range(-_SHORT, 0))
    return tuple(tuple(_step(dx, dy) for dy in numbers) for dx in numbers)


def _step(dx: int, dy: int) -> str:
    """Return a step as written: numbers need something between them only where no minus sign stands."""
    return f"{'' if dx < 0 else ' '}{dx}{'' if dy < 0 else ' '}{dy}"
