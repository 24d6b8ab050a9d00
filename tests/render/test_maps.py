"""Maps: the projection, what is in view, and that no country is torn at 180°."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations_kb.render.ground import ground
from relations_kb.render.maps import HEIGHT, WIDTH, Where, country_map, pair_map, world_map
from relations_kb.render.outlines import Projection, angle, clipped, outlines, path, place, vector
from relations_kb.vocab.world import load_world

PLACES = {
    code: Where(code, (code, *entry.followed_by), vector(entry.latitude, entry.longitude))
    for code, entry in load_world().countries.items()
}
LATITUDES, LONGITUDES = st.floats(-89, 89), st.floats(-179, 179)


def drawn(path: str) -> list[list[tuple[int, int]]]:
    """The points of every line of a path."""
    lines = []
    for line in re.findall(r"M([^Mz]+)", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", line)]
        points = [(numbers[0], numbers[1])]
        for i in range(2, len(numbers), 2):
            points.append((points[-1][0] + numbers[i], points[-1][1] + numbers[i + 1]))
        lines.append(points)
    return lines


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_projection_and_back(a: float, b: float, c: float, d: float) -> None:
    projection, point = Projection.around(vector(a, b)), vector(c, d)
    if angle(projection.centre, point) < 2.5:
        [(x, y)] = projection([point])
        assert angle(projection.back(x, y), point) < 1e-6


def test_projection_keeps_areas() -> None:
    projection = Projection.around(vector(40, 20))
    areas = []
    for latitude, longitude in ((40, 20), (40, 80), (-20, 20)):
        step = 0.1  # degrees; a box of equal sides at that latitude
        side = step / abs(vector(latitude, 0)[0])
        a, b, c = projection(
            [vector(latitude, longitude), vector(latitude, longitude + side), vector(latitude + step, longitude)]
        )
        areas.append(abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])))
    assert max(areas) / min(areas) < 1.02


@pytest.mark.parametrize(
    "pair",
    [("AZE", "CAN"), ("BEL", "LUX"), ("FJI", "NZL"), ("RUS", "USA"), ("SMR", "VUT"), ("EUU", "JPN"), ("SUN", "USA")],
)
def test_both_countries_are_in_view_and_in_the_same_place_each_time(pair: tuple[str, str]) -> None:
    made = pair_map(PLACES[pair[0]], PLACES[pair[1]])
    for shape in made.shapes:
        assert 0 < shape.spot[0] - made.left < WIDTH
        assert 0 < shape.spot[1] - made.top < HEIGHT
    assert made == pair_map(PLACES[pair[0]], PLACES[pair[1]])
    assert made.way


def test_neighbours_are_shown_near_and_small_countries_get_a_mark() -> None:
    near = pair_map(PLACES["BEL"], PLACES["LUX"])
    far = pair_map(PLACES["AUS"], PLACES["LUX"])
    assert len(near.shapes[0].path) > len(pair_map(PLACES["AUS"], PLACES["BEL"]).shapes[1].path)
    assert not near.shapes[1].is_small
    assert far.shapes[1].is_small


def test_states_of_the_past_are_drawn_as_those_that_followed() -> None:
    assert len(drawn(pair_map(PLACES["CSK"], PLACES["POL"]).shapes[0].path)) == 2


@pytest.mark.parametrize("code", ["RUS", "FJI", "USA"])
def test_no_country_is_torn_on_the_map_of_the_world(code: str) -> None:
    made = world_map([(PLACES[code], 1)])
    for line in drawn(made.shapes[0].path):
        assert max(abs(x - u) for (x, _), (u, _) in itertools.pairwise(line)) < 200


def test_russia_has_no_seam_on_a_map_around_it() -> None:
    made = pair_map(PLACES["JPN"], PLACES["RUS"])
    for line in drawn(made.borders):
        assert all(0 <= x - made.left <= WIDTH or 0 <= y - made.top <= HEIGHT for x, y in line)
    chukotka = [ring for ring in outlines().rings["RUS"] if any(abs(place(ring.middle)[1]) < 180 for _ in (1,))]
    assert max(ring.reach for ring in chukotka) > 0.5  # one ring holds the mainland on both sides


def test_partners_are_shaded_by_rank_and_the_country_comes_last() -> None:
    made = country_map(PLACES["CAN"], ((PLACES["AZE"], 3), (PLACES["IRN"], 1)))
    assert [(shape.code, shape.rank) for shape in made.shapes] == [("AZE", 3), ("IRN", 1), ("CAN", 0)]


def test_clipped_and_path() -> None:
    assert clipped([(-5, -5), (15, -5), (15, 15), (-5, 15)], (0, 0, 10, 10)) == [(0, 10), (0, 0), (10, 0), (10, 10)]
    assert clipped([(20, 20), (30, 20), (30, 30)], (0, 0, 10, 10)) == []
    assert path([(0, 0), (10, 0), (10, -5)]) == "M0 0l10 0 0-5z"
    assert path([(0, 0), (0.1, 0.1)]) == ""


@pytest.mark.parametrize("partners", ["CHL NZL USA", "TON WSM CHL", "BRA PER AUS ZAF TON", "CHL", " ".join(PLACES)])
def test_no_country_is_torn_at_the_far_side_of_a_map(partners: str) -> None:
    made = country_map(PLACES["RUS"], tuple((PLACES[code], 1) for code in partners.split() if code != "RUS"))
    russia = max(area(line) for line in drawn(made.shapes[-1].path))
    for outlined in (made.land, *(shape.path for shape in made.shapes)):
        # The projection keeps areas, and none is larger than Russia's; what is cut at the edge is smaller still.
        assert all(area(line) <= 1.05 * russia for line in drawn(outlined))


def area(line: list[tuple[int, int]]) -> float:
    """The area within a closed line."""
    ends = [*line[1:], line[0]]
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(line, ends, strict=True))) / 2


def test_many_maps_are_windows_into_few_sheets() -> None:
    some = sorted(code for code in PLACES if code in outlines().rings)[::8]
    pairs = list(itertools.combinations(some, 2))
    ground.cache_clear()
    for one, two in pairs:
        pair_map(PLACES[one], PLACES[two])
    assert ground.cache_info().misses < 0.6 * len(pairs)
