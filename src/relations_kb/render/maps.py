"""The maps: a locator on a pair's page, partners on a country's, the whole on the home page.

In: codes of countries, and where they lie. Out: a drawing as SVG paths and marks; a template writes it
(templates/macros/map.html) and the style sheet colours it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import asin, degrees, radians, sin, sqrt

from relations_kb.render.outlines import (
    Projection,
    Ring,
    Vector,
    Xy,
    angle,
    between,
    clipped,
    dot,
    is_seam,
    mean,
    outlines,
    path,
    place,
    ring_points,
    vector,
)

WIDTH, HEIGHT = 600, 400
_NEAR = 0.92  # cosine: an island within 23° of a country's middle is shown with it
_SMALL = 14.0  # a country drawn smaller than this gets a circle
_FAR = radians(155)
_MARGIN = 10.0  # around the map, so that the lines that close a cut country lie outside
_NARROWEST, _WIDEST, _WIDER = 0.13, 3.4, 1.22  # how wide maps are, in radii of the sphere, and the steps between


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
    """A drawing: ``land`` is all countries as one path, ``borders`` the lines between them, ``way`` one across it."""

    width: int
    height: int
    land: str
    borders: str
    shapes: tuple[Shape, ...]
    way: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a country lies: the codes whose outlines it has (a state of the past has its successors'), its middle."""

    code: str
    outlines: tuple[str, ...]
    middle: Vector


def rank(facts: int) -> int:
    """Return how much is known, from 1 (a fact or two) to 4 (forty and more)."""
    return 1 + sum(facts >= least for least in (3, 10, 40))


Lay = Callable[[Iterable[Vector]], list[Xy]]


@lru_cache(maxsize=4)  # a page asks twice: whether there is one, and for it
def pair_map(one: Where, two: Where) -> Map:
    """Return the locator of two countries: as near as both can be seen whole, with the shortest way between them."""
    frame = _frame_of([*_extent(one), *_extent(two)], mean([one.middle, two.middle]))
    shapes = tuple(_shape(frame.lay, frame.level, where, rank, frame.middle) for rank, where in ((1, one), (2, two)))
    way = path(frame.lay(between(one.middle, two.middle, 24)), closed=False, step=3)
    return Map(WIDTH, HEIGHT, *_ground(frame), shapes=shapes, way=way)


@lru_cache(maxsize=4)
def country_map(own: Where, partners: tuple[tuple[Where, int], ...]) -> Map:
    """Return a country among its partners; the rank of each (1 to 4) says how much is known of the two."""
    wanted = [*_extent(own), *(point for where, _ in partners for point in (where.middle, *_extent(where)[::8]))]
    frame = _frame_of(wanted, own.middle)
    shapes = [_shape(frame.lay, frame.level, where, rank, frame.middle) for where, rank in (*partners, (own, 0))]
    return Map(WIDTH, HEIGHT, *_ground(frame), shapes=tuple(shapes))


def world_map(countries: Sequence[tuple[Where, int]]) -> Map:
    """Return all countries on a plane map of equal areas; ranks as in :func:`country_map`."""
    width, height = 960, 440

    def lay(points: Iterable[Vector]) -> list[Xy]:
        return [_on_sheet(*_equal_earth(*place(point)), width, height) for point in points]

    def sheets(points: Sequence[Vector]) -> str:
        return "".join(
            path(
                [_on_sheet(*_equal_earth(latitude, longitude), width, height) for longitude, latitude in sheet], step=2
            )
            for sheet in _sheets(points)
        )

    land = "".join(
        sheets(ring_points(ring, 2))
        for code, rings in outlines().rings.items()
        for ring in rings
        if ring.level > 0 and code != "ATA"
    )
    arcs = outlines().arcs[2]
    lines = "".join(
        path(lay(arcs[number]), closed=False, step=2)
        for number in outlines().borders
        if not is_seam(arcs[number][0], arcs[number][-1])
    )
    shapes = tuple(
        _on_world(_shape(lay, 2, where, rank, None, width, height), where, sheets) for where, rank in countries
    )
    return Map(width, height, land, lines, shapes)


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
    wide = min(width, round(height * 960 / 440))
    high = round(wide * 440 / 960)
    x, y = _on_sheet(*_equal_earth(latitude, longitude), wide, high)
    return x + (width - wide) / 2, y + (height - high) / 2


def _on_world(shape: Shape, where: Where, sheets: Callable[[Sequence[Vector]], str]) -> Shape:
    rings = [ring for code in where.outlines for ring in outlines().rings.get(code, ()) if ring.level > 0]
    return replace(shape, path="".join(sheets(ring_points(ring, 2)) for ring in rings))


def _sheets(points: Sequence[Vector]) -> Iterator[list[Xy]]:
    """Yield a closed line as longitudes and latitudes on a sheet from -180° to 180°: in two if it crosses the edge."""
    unrolled: list[Xy] = []
    for latitude, longitude in map(place, points):
        turn = round((unrolled[-1][0] - longitude) / 360) * 360 if unrolled else 0
        unrolled.append((longitude + turn, latitude))
    for shift in (-360, 0, 360):
        moved = [(longitude + shift + 180, latitude + 90) for longitude, latitude in unrolled]
        if min(x for x, _ in moved) < 360 and max(x for x, _ in moved) > 0:
            yield [(x - 180, y - 90) for x, y in clipped(moved, 360, 180, 0)]


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


def _extent(where: Where) -> list[Vector]:
    """Return the points that a map must hold to show a country: its largest parts around its middle."""
    rings = [ring for code in where.outlines for ring in outlines().rings.get(code, ())]
    near = [ring for ring in rings if dot(ring.middle, where.middle) > _NEAR]
    largest = max((ring.level for ring in near), default=0)
    points = [point for ring in near if ring.level == largest for point in ring_points(ring, 2)]
    return points or [where.middle]


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a map shows: around which place (whole degrees), and how wide. Few frames, so that many pairs share one."""

    latitude: int
    longitude: int
    step: int

    @property
    def across(self) -> float:
        """How wide the map is, in radii of the sphere."""
        return _NARROWEST * float(_WIDER**self.step)

    @property
    def level(self) -> int:
        """How much detail is enough."""
        return 0 if self.across < 0.3 else 1 if self.across < 0.9 else 2

    @property
    def middle(self) -> Vector:
        """The place in the middle of the map."""
        return vector(self.latitude, self.longitude)

    def lay(self, points: Iterable[Vector]) -> list[Xy]:
        """Return points of the map."""
        scale = WIDTH / self.across
        laid = _projection(self.latitude, self.longitude)(points)
        return [(x * scale + WIDTH / 2, y * scale + HEIGHT / 2) for x, y in laid]


@lru_cache(maxsize=64)
def _projection(latitude: int, longitude: int) -> Projection:
    return Projection.around(vector(latitude, longitude))


def _frame_of(wanted: Sequence[Vector], around: Vector) -> _Frame:
    """Return the narrowest frame that holds all ``wanted``."""
    laid = Projection.around(around)(wanted)
    xs, ys = [x for x, _ in laid], [y for _, y in laid]
    middle = Projection.around(around).back((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    across = max(max(xs) - min(xs), (max(ys) - min(ys)) * WIDTH / HEIGHT)
    grid = max(1, round(degrees(across) / 8))
    latitude, longitude = (round(angle / grid) * grid for angle in place(middle))
    laid = Projection.around(vector(latitude, longitude))(wanted)
    need = 2.16 * max(max(abs(x), abs(y) * WIDTH / HEIGHT) for x, y in laid)
    step = 0
    while _NARROWEST * _WIDER**step < min(need, _WIDEST):
        step += 1
    return _Frame(latitude, longitude, step)


@lru_cache(maxsize=4096)
def _ground(frame: _Frame) -> tuple[str, str]:
    """Return all countries as one path, and the borders."""
    middle = frame.middle
    reach = 2 * asin(min(1.0, frame.across * 0.62 / 2))
    level, arcs = frame.level, outlines().arcs[frame.level]
    near = [
        ring
        for rings in outlines().rings.values()
        for ring in rings
        if ring.level >= level - 1 and angle(ring.middle, middle) < reach + ring.reach and _is_whole(ring, middle)
    ]
    numbers = sorted({number if number >= 0 else ~number for ring in near for number in ring.arcs})
    laid = {number: frame.lay(arcs[number]) for number in numbers}
    land = []
    for ring in near:
        points: list[Xy] = []
        for number in ring.arcs:
            points += laid[number][:-1] if number >= 0 else laid[~number][:0:-1]
        land.append(_outline(points, WIDTH, HEIGHT, level))
    lines = [
        path(laid[number], closed=False, step=2)
        for number in outlines().borders
        if number in laid and _touches(laid[number], WIDTH, HEIGHT) and not is_seam(arcs[number][0], arcs[number][-1])
    ]
    return "".join(land), "".join(lines)


def _is_whole(ring: Ring, middle: Vector) -> bool:
    """Tell whether a map around ``middle`` shows a line as it is: at the far side of the world it would be torn."""
    return angle(ring.middle, middle) + ring.reach < _FAR


def _outline(points: Sequence[Xy], width: int, height: int, level: int) -> str:
    if len(points) < 3 or not _touches(points, width, height):
        return ""
    return path(clipped(points, width, height, _MARGIN), step=2 if level else 1.5)


def _touches(points: Sequence[Xy], width: int, height: int) -> bool:
    xs = [x for x, _ in points]
    if min(xs) >= width or max(xs) <= 0:
        return False
    ys = [y for _, y in points]
    return min(ys) < height and max(ys) > 0


def _shape(
    lay: Lay,
    level: int,
    where: Where,
    rank: int,
    middle: Vector | None,
    width: int = WIDTH,
    height: int = HEIGHT,
) -> Shape:
    """Return a country as drawn; ``middle`` is that of a map that shows one side of the world."""
    of_country = [ring for code in where.outlines for ring in outlines().rings.get(code, ())]
    rings = [ring for ring in of_country if middle is None or _is_whole(ring, middle)]
    lines = []
    biggest = 0.0
    for ring in rings:
        points = lay(ring_points(ring, level))
        xs, ys = [x for x, _ in points], [y for _, y in points]
        biggest = max(biggest, max(xs) - min(xs), max(ys) - min(ys))
        lines.append(_outline(points, width, height, level))
    x, y = lay([where.middle])[0]
    return Shape(where.code, "".join(lines), (round(x, 1), round(y, 1)), biggest < _SMALL, rank)
