"""Make src/relations_kb/render/data/outlines.json, the outlines of countries that the maps are drawn with.

In: npm's package ``world-atlas`` (Natural Earth in the public domain, as TopoJSON at 1:50m), which this downloads;
and ``pycountry``, for the codes. Out: the file. Run by hand when a newer atlas is wanted::

    pip install pycountry
    python tools/outlines.py

Borders stay shared (an arc of the topology is simplified once for both its countries). Every arc is kept at three
levels of detail, so that a map of a hemisphere need not look at every bend of every fjord. Small islands are left out.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import tarfile
import tempfile
from math import cos, radians
from pathlib import Path
from typing import Any

import pycountry

ATLAS = "world-atlas@2.0.2"
FILE = "package/countries-50m.json"
OUT = Path(__file__).parents[1] / "src/relations_kb/render/data/outlines.json"

UNIT = 20  # whole numbers in the file are twentieths of a degree
LEVELS = (0.07, 0.25, 0.6)  # degrees that a line may be off, fine to coarse
SMALLEST = (0.15, 1.0, 5.0)  # square degrees of a ring's box below which it is left out of a level

# Features of the atlas without a code of their own, as the vocabulary writes them; None belongs to nobody here.
UNCODED = {
    "Kosovo": "XKX",
    "N. Cyprus": "CYP",
    "Somaliland": "SOM",
    "Indian Ocean Ter.": "AUS",
    "Siachen Glacier": None,
    "Ashmore and Cartier Is.": "AUS",
}

Point = tuple[float, float]


def main() -> None:
    """Download, simplify, write."""
    topology = download()
    arcs = decoded(topology)
    countries = rings_by_country(topology)
    levels = [[simplified(arc, tolerance) for arc in arcs] for tolerance in LEVELS]
    kept = {code: kept_rings(rings, arcs) for code, rings in countries.items()}
    used = sorted({arc if arc >= 0 else ~arc for rings in kept.values() for _, ring in rings for arc in ring})
    place = {arc: i for i, arc in enumerate(used)}
    written = {
        "about": "Outlines of countries from Natural Earth (public domain), by tools/outlines.py; degrees times 20.",
        "levels": [[packed(level[arc]) for arc in used] for level in levels],
        "countries": {
            code: [[level, [place[a] if a >= 0 else ~place[~a] for a in ring]] for level, ring in rings]
            for code, rings in sorted(kept.items())
        },
    }
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(written, separators=(",", ":")) + "\n", encoding="utf-8")
    points = [sum(len(level[arc]) for arc in used) for level in levels]
    print(f"{OUT}: {OUT.stat().st_size:,} bytes, {len(kept)} countries, {len(used)} arcs, points {points}")


def download() -> Any:
    """Return the atlas's topology."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", ATLAS], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        archive = next(Path(folder).glob("*.tgz"))
        with tarfile.open(archive) as packed_files:
            member = packed_files.extractfile(FILE)
            assert member is not None
            return json.load(member)


def decoded(topology: Any) -> list[list[Point]]:
    """Return the arcs in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def rings_by_country(topology: Any) -> dict[str, list[list[int]]]:
    """Return for every code its rings, outer and inner, as numbers of arcs (``~n`` is arc n backwards)."""
    found: dict[str, list[list[int]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = code_of(shape)
        if code is None:
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        found.setdefault(code, []).extend(ring for polygon in polygons for ring in polygon)
    return found


def code_of(shape: Any) -> str | None:
    """Return the alpha-3 code of a feature."""
    name = shape["properties"]["name"]
    if name in UNCODED:
        return UNCODED[name]
    known = pycountry.countries.get(numeric=shape["id"])
    if known is None:
        raise SystemExit(f"{name} ({shape.get('id')}) has no code: add it to UNCODED")
    return str(known.alpha_3)


def kept_rings(rings: list[list[int]], arcs: list[list[Point]]) -> list[tuple[int, list[int]]]:
    """Return the rings worth keeping, each with the coarsest level it is drawn in; a country keeps its largest."""
    sized = sorted(((box(ring, arcs), ring) for ring in rings), key=lambda one: -one[0])
    kept = []
    for i, (size, ring) in enumerate(sized):
        level = max((number for number, least in enumerate(SMALLEST) if size >= least), default=-1)
        if level >= 0 or i == 0:
            kept.append((max(level, 0), ring))
    return kept


def box(ring: list[int], arcs: list[list[Point]]) -> float:
    """Return the size of the box around a ring, in square degrees."""
    points = [point for arc in ring for point in arcs[arc if arc >= 0 else ~arc]]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def simplified(arc: list[Point], tolerance: float) -> list[Point]:
    """Return an arc without the points that lie closer than ``tolerance`` to the line (Douglas and Peucker).

    A closed arc is cut at its farthest point first, so that it does not fall together.
    """
    if len(arc) < 3:
        return arc
    if arc[0] == arc[-1]:
        far = max(range(len(arc)), key=lambda i: (arc[i][0] - arc[0][0]) ** 2 + (arc[i][1] - arc[0][1]) ** 2)
        half = [*simplified(arc[: far + 1], tolerance)[:-1], *simplified(arc[far:], tolerance)]
        return half if len(half) > 3 else [arc[0], arc[far // 2], arc[far], arc[-1]]
    keep = {0, len(arc) - 1}
    todo = [(0, len(arc) - 1)]
    while todo:
        first, last = todo.pop()
        if last - first < 2:
            continue
        most, at = max((distance(arc[i], arc[first], arc[last]), i) for i in range(first + 1, last))
        if most > tolerance:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [arc[i] for i in sorted(keep)]


def distance(point: Point, a: Point, b: Point) -> float:
    """Return the distance of a point from the stretch between two others; a degree of longitude shrinks northward."""
    shrink = max(0.2, cos(radians(point[1])))
    point, a, b = ((x * shrink, y) for x, y in (point, a, b))
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / length))
    return float(((point[0] - a[0] - t * dx) ** 2 + (point[1] - a[1] - t * dy) ** 2) ** 0.5)


def packed(points: list[Point]) -> list[int]:
    """Return whole numbers: the first point, then steps, without steps of nothing."""
    whole = [(round(x * UNIT), round(y * UNIT)) for x, y in points]
    numbers = [*whole[0]]
    for (ax, ay), (bx, by) in itertools.pairwise(whole):
        if (ax, ay) != (bx, by):
            numbers += [bx - ax, by - ay]
    return numbers


if __name__ == "__main__":
    main()
