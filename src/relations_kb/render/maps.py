"""The maps: a locator on a pair's page, partners on a country's, the whole on the home page.

In: codes of countries, and where they lie. Out: a drawing as SVG paths and marks; a template writes it
(templates/macros/map.html) and the style sheet colours it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import asin, radians, sin, sqrt

from relations_kb.render.ground import HEIGHT, WIDTH, Frame, Ground, frame_of, ground
from relations_kb.render.outlines import (
    Vector,
    Xy,
    around,
    between,
    clipped,
    dot,
    is_seam,
    mean,
    outlines,
    path,
    place,
    ring_points,
)

__all__ = [
    "HEIGHT",
    "WIDTH",
    "Map",
    "Shape",
    "Steps",
    "Where",
    "country_map",
    "pair_map",
    "pair_sheet",
    "rank",
    "steps_for",
    "world_map",
]

Steps = tuple[int, int, int]  # the least numbers of facts of the second, third and fourth shade

_WORLD_WIDTH, _WORLD_HEIGHT = 960, 440
_STEPS: tuple[Steps, ...] = ((3, 10, 40), (10, 40, 160), (40, 160, 640), (160, 640, 2560))
_BEHIND = -0.17  # cosine: more than 100° away
_NEAR = 0.92  # cosine: an island within 23° of a country's middle is shown with it
_SMALL = 14.0  # a country drawn smaller than this gets a circle


@dataclass(frozen=True, slots=True)
class Shape:
    """A country on a map: its outline, and a mark where it is too small to be seen (``spot`` is its middle)."""

    code: str
    path: str
    spot: Xy
    is_small: bool
    rank: int


@dataclass(frozen=True, slots=True)
class Map:
    """A drawing: ``land`` is all countries as one path, ``borders`` the lines between them, ``way`` one across it.

    Its points are those of a larger sheet, of which it shows what lies right of ``left`` and below ``top``.
    """

    width: int
    height: int
    land: str
    borders: str
    shapes: tuple[Shape, ...]
    way: str = ""
    left: int = 0
    top: int = 0
    steps: Steps = _STEPS[0]

    @property
    def box(self) -> str:
        """What is shown, as an SVG has it."""
        return f"{self.left} {self.top} {self.width} {self.height}"


@dataclass(frozen=True, slots=True)
class Where:
    """Where a country lies: the codes whose outlines it has (a state of the past has its successors'), its middle."""

    code: str
    outlines: tuple[str, ...]
    middle: Vector


def steps_for(numbers: Iterable[int]) -> Steps:
    """Return where shades begin so that a map tells countries apart: at most a third of them is in the darkest one."""
    listed = list(numbers)
    fitting = (steps for steps in _STEPS if 3 * sum(number >= steps[-1] for number in listed) <= len(listed))
    return next(fitting, _STEPS[-1])


def rank(facts: int, steps: Steps = _STEPS[0]) -> int:
    """Return how much is known, from 1 (a fact or two) to 4 (forty and more, or what ``steps`` say)."""
    return 1 + sum(facts >= least for least in steps)


@lru_cache(maxsize=4)  # a page asks twice: whether there is one, and for it
def pair_map(one: Where, two: Where) -> Map:
    """Return the locator of two countries: as near as both can be seen whole, with the shortest way between them."""
    frame = _pair_frame(one, two)
    way = path(frame.sheet.lay(between(one.middle, two.middle, 24)), closed=False, step=3)
    return _map(frame, ((one, 1), (two, 2)), way)


@lru_cache(maxsize=16384)  # asked for when pages are put into an order, and by the processes that make them
def _pair_frame(one: Where, two: Where) -> Frame:
    return frame_of([*_extent(one), *_extent(two)], mean([one.middle, two.middle]))


def pair_sheet(one: Where, two: Where) -> tuple[int, int, int]:
    """Return what is the same for pairs whose locators lie on one sheet, and near for sheets of one scale."""
    sheet = _pair_frame(one, two).sheet
    return sheet.step, sheet.latitude, sheet.longitude


@lru_cache(maxsize=4)
def country_map(own: Where, partners: tuple[tuple[Where, int], ...]) -> Map:
    """Return a country among its partners; the rank of each (1 to 4) says how much is known of the two.

    Around the country itself, or the world, where a partner lies so far behind the horizon that it would be torn.
    """
    if any(dot(own.middle, where.middle) < _BEHIND for where, _ in partners):
        return world_map((*partners, (own, 0)))
    wanted = [*_extent(own), *(point for where, _ in partners for point in (where.middle, *_extent(where)[::8]))]
    return _map(frame_of(wanted, own.middle), (*partners, (own, 0)))


def _map(frame: Frame, countries: Iterable[tuple[Where, int]], way: str = "") -> Map:
    drawn = ground(frame.sheet)
    shapes = tuple(_shape(drawn, frame, where, rank) for where, rank in countries)
    return Map(WIDTH, HEIGHT, drawn.land(frame), drawn.between(frame), shapes, way, frame.left, frame.top)


def _shape(drawn: Ground, frame: Frame, where: Where, rank: int) -> Shape:
    """Return a country as drawn on a map that shows one side of the world."""
    rings = (ring for code in where.outlines for ring in outlines().rings.get(code, ()))
    lines, biggest = drawn.outline(frame, rings)
    x, y = frame.sheet.lay([where.middle])[0]
    return Shape(where.code, lines, (round(x, 1), round(y, 1)), biggest < _SMALL, rank)


def world_map(countries: Sequence[tuple[Where, int]], steps: Steps = _STEPS[0]) -> Map:
    """Return all countries on a plane map of equal areas; ranks as in :func:`country_map`, of ``steps``."""
    shapes = tuple(_on_world(where, rank) for where, rank in countries)
    return Map(_WORLD_WIDTH, _WORLD_HEIGHT, *_world_ground(), shapes, steps=steps)


@cache  # the same for every page that shows the world
def _world_ground() -> tuple[str, str]:
    """Return the land of the map of the world, and the lines between countries."""
    land = "".join(_world_outline(code) for code in outlines().rings if code != "ATA")
    arcs = outlines().arcs[2]
    lines = "".join(
        path(_on_map(arcs[number]), closed=False, step=2)
        for number in outlines().borders
        if not is_seam(arcs[number][0], arcs[number][-1])
    )
    return land, lines


@cache
def _world_outline(code: str) -> str:
    """Return a country on the map of the world, without islands that are too small to be seen."""
    rings = (ring for ring in outlines().rings.get(code, ()) if ring.level > 0)
    return "".join(
        path(
            [
                _on_sheet(*_equal_earth(latitude, longitude), _WORLD_WIDTH, _WORLD_HEIGHT)
                for longitude, latitude in sheet
            ],
            step=2,
        )
        for ring in rings
        for sheet in _sheets(ring_points(ring, 2))
    )


def _on_map(points: Iterable[Vector]) -> list[Xy]:
    return [_on_sheet(*_equal_earth(*place(point)), _WORLD_WIDTH, _WORLD_HEIGHT) for point in points]


def world_rings(width: int, height: int) -> Iterator[tuple[str, list[Xy]]]:
    """Yield all countries of the world map, as closed lines with their codes, on a picture of any shape."""
    for code, rings in outlines().rings.items():
        for ring in rings:
            if ring.level > 0 and code != "ATA":
                for sheet in _sheets(ring_points(ring, 2)):
                    yield code, [_on_picture(latitude, longitude, width, height) for longitude, latitude in sheet]


def world_spot(where: Where, width: int, height: int) -> Xy:
    """Return the middle of a country on the picture of :func:`world_rings`."""
    return _on_picture(*place(where.middle), width, height)


def _on_picture(latitude: float, longitude: float, width: int, height: int) -> Xy:
    """Return a place on a picture that holds the whole world map, as large as fits, in its middle."""
    wide = min(width, round(height * _WORLD_WIDTH / _WORLD_HEIGHT))
    high = round(wide * _WORLD_HEIGHT / _WORLD_WIDTH)
    x, y = _on_sheet(*_equal_earth(latitude, longitude), wide, high)
    return x + (width - wide) / 2, y + (height - high) / 2


@lru_cache(maxsize=1024)
def _on_world(where: Where, rank: int) -> Shape:
    rings = (ring for code in where.outlines for ring in outlines().rings.get(code, ()))
    boxes = (around(_on_map(ring_points(ring, 2))) for ring in rings)
    biggest = max((max(right - left, bottom - top) for left, top, right, bottom in boxes), default=0.0)
    x, y = _on_map([where.middle])[0]
    lines = "".join(_world_outline(code) for code in where.outlines)
    return Shape(where.code, lines, (round(x, 1), round(y, 1)), biggest < _SMALL, rank)


def _sheets(points: Sequence[Vector]) -> Iterator[list[Xy]]:
    """Yield a closed line as longitudes and latitudes on a sheet from -180° to 180°: in two if it crosses the edge."""
    unrolled: list[Xy] = []
    for latitude, longitude in map(place, points):
        turn = round((unrolled[-1][0] - longitude) / 360) * 360 if unrolled else 0
        unrolled.append((longitude + turn, latitude))
    for shift in (-360, 0, 360):
        moved = [(longitude + shift + 180, latitude + 90) for longitude, latitude in unrolled]
        if min(x for x, _ in moved) < 360 and max(x for x, _ in moved) > 0:
            yield [(x - 180, y - 90) for x, y in clipped(moved, (0, 0, 360, 180))]


def _on_sheet(x: float, y: float, width: int, height: int) -> Xy:
    scale = width / 5.42
    return width / 2 + x * scale, height * 0.54 - y * scale


def _equal_earth(latitude: float, longitude: float) -> Xy:
    """Return the Equal Earth projection of a place in degrees (Šavrič, Patterson and Jenny 2018)."""
    # sin(theta) = sqrt(3) / 2 sin(phi); the four numbers are the projection's own.
    sine = sqrt(3) / 2 * sin(radians(latitude))
    theta = asin(max(-1.0, min(1.0, sine)))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    slope = 1.340264 + 3 * -0.081106 * t2 + t6 * (7 * 0.000893 + 9 * 0.003796 * t2)
    x = 2 * sqrt(3) * radians(longitude) * sqrt(1 - sine * sine) / (3 * slope)
    return x, theta * (1.340264 - 0.081106 * t2 + t6 * (0.000893 + 0.003796 * t2))


@lru_cache(maxsize=512)
def _extent(where: Where) -> tuple[Vector, ...]:
    """Return the points that a map must hold to show a country: its largest parts around its middle."""
    rings = [ring for code in where.outlines for ring in outlines().rings.get(code, ())]
    near = [ring for ring in rings if dot(ring.middle, where.middle) > _NEAR]
    largest = max((ring.level for ring in near), default=0)
    points = tuple(point for ring in near if ring.level == largest for point in ring_points(ring, 2))
    return points or (where.middle,)
