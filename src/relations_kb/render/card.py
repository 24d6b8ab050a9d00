"""The picture that other sites show beside a link to this one: the world, with the countries of the site in shades.

In: where countries lie, their ranks, and the theme. Out: a PNG file, drawn here point by point: it is one picture a
site, so that no drawing library is worth its weight, and the same input gives the same bytes. It has no words; those
who show it put the page's title beside it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from math import cos, sin, tau

from relations_kb.model.site import Theme
from relations_kb.render.maps import Where, world_rings, world_spot
from relations_kb.render.outlines import Xy

WIDTH, HEIGHT = 1200, 630  # what the large sites ask for
_PAPER, _LAND, _BORDER, _FIRST_RANK = 0, 1, 2, 3
_DEFAULTS = {"paper": "#fcfbf8", "land": "#dcd8cb", "tint": "#d9e6ee", "side-2": "#22577a", "focus": "#b4532a"}
_SHADES = (0.28, 0.50, 0.72, 1.0)  # as the style sheet's map-rank-1 to 4
_STRIPE = 14  # at the foot, in the colour of the focus
_SPOT = 7.0  # the radius of a mark for what is too small to be seen


def card(countries: Sequence[tuple[Where, int]], theme: Theme) -> bytes:
    """Return the picture; ``countries`` are those of the site with their ranks (1 to 4)."""
    rows = [bytearray(WIDTH) for _ in range(HEIGHT)]
    ranks = {code: rank for where, rank in countries for code in where.outlines}
    outlined = list(world_rings(WIDTH, HEIGHT))
    for code, ring in outlined:
        _fill(rows, ring, _FIRST_RANK + ranks[code] - 1 if code in ranks else _LAND)
    for _, ring in outlined:
        _line(rows, ring, _BORDER)
    sizes: dict[str, float] = {}
    for code, ring in outlined:
        xs, ys = [x for x, _ in ring], [y for _, y in ring]
        sizes[code] = max(sizes.get(code, 0.0), max(xs) - min(xs), max(ys) - min(ys))
    for where, rank in countries:
        if max((sizes.get(code, 0.0) for code in where.outlines), default=0.0) < 2 * _SPOT:
            x, y = world_spot(where, WIDTH, HEIGHT)
            turns = [tau * step / 18 for step in range(18)]
            _fill(rows, [(x + _SPOT * sin(turn), y + _SPOT * cos(turn)) for turn in turns], _FIRST_RANK + rank - 1)
    for row in rows[-_STRIPE:]:
        row[:] = bytes([_FIRST_RANK + len(_SHADES)]) * WIDTH
    return _png(rows, _palette(theme))


def _fill(rows: Sequence[bytearray], ring: Sequence[Xy], colour: int) -> None:
    """Fill a closed line: between each second crossing of every row with it."""
    crossings: dict[int, list[float]] = {}
    for one, two in zip(ring, (*ring[1:], ring[0]), strict=True):
        (x0, y0), (x1, y1) = (one, two) if one[1] < two[1] else (two, one)
        if y0 == y1:
            continue
        slope = (x1 - x0) / (y1 - y0)
        for y in range(max(0, round(y0)), min(HEIGHT, round(y1))):
            crossings.setdefault(y, []).append(x0 + (y + 0.5 - y0) * slope)
    for y, xs in crossings.items():
        xs.sort()
        for left, right in zip(xs[::2], xs[1::2], strict=False):
            begin, end = max(0, round(left)), min(WIDTH, round(right))
            if end > begin:
                rows[y][begin:end] = bytes([colour]) * (end - begin)


def _line(rows: Sequence[bytearray], ring: Sequence[Xy], colour: int) -> None:
    """Draw a closed line, a point wide."""
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0))))
        for step in range(steps):
            x, y = int(x0 + (x1 - x0) * step / steps), int(y0 + (y1 - y0) * step / steps)
            if 0 <= x < WIDTH and 0 <= y < HEIGHT:
                rows[y][x] = colour


def _palette(theme: Theme) -> bytes:
    """Return the colours in the order of their numbers."""

    def colour(name: str) -> tuple[int, ...]:
        given = theme.colours.get(name, _DEFAULTS[name])
        digits = (given if isinstance(given, str) else given[0]).removeprefix("#")
        digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
        return tuple(bytes.fromhex(digits))

    tint, full = colour("tint"), colour("side-2")
    shades = [tuple(round(t + (f - t) * part) for t, f in zip(tint, full, strict=True)) for part in _SHADES]
    listed: Iterable[tuple[int, ...]] = (colour("paper"), colour("land"), colour("paper"), *shades, colour("focus"))
    return b"".join(bytes(one) for one in listed)


def _png(rows: Sequence[bytearray], palette: bytes) -> bytes:
    """Return an indexed PNG of four bits a point."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    packed = b"".join(b"\0" + bytes(a << 4 | b for a, b in zip(row[::2], row[1::2], strict=True)) for row in rows)
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)
    parts = (b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, content) for name, content in parts)
