"""Charts as geometry."""

from __future__ import annotations

import pytest

from relations_kb.render.charts import HEIGHT, WIDTH, Point, Series, nice_ceiling, panels, year_ticks


def point(year: int, value: float, exact: bool = True) -> Point:
    return Point(year, value, str(value), exact, "")


def test_panels_need_two_points() -> None:
    assert panels([Series("one", (point(2000, 1),))], str) == ()
    assert len(panels([Series("two", (point(2000, 1), point(2001, 2)))], str)) == 1


def test_panels_leave_a_gap_where_a_year_is_missing() -> None:
    (panel,) = panels([Series("s", (point(2003, 3), point(2000, 1), point(2001, 2)))], str)
    assert len(panel.spots) == 3
    assert len(panel.paths) == 1


def test_panels_share_their_years_and_stay_inside() -> None:
    one = Series("one", (point(2000, 5e9), point(2001, 7e9)))
    two = Series("two", (point(2008, 3.0), point(2010, 4.0, exact=False)))
    first, second = panels([one, two], str)
    assert first.years == second.years
    assert all(0 < s.x < WIDTH and 0 < s.y < HEIGHT for panel in (first, second) for s in panel.spots)
    assert [s.point.exact for s in second.spots] == [True, False]


def test_panels_draw_a_balance_below_zero() -> None:
    (panel,) = panels([Series("balance", (point(2000, -5), point(2001, 5)))], str)
    assert len(panel.scale) == 3
    assert panel.spots[0].y > panel.scale[1].position > panel.spots[1].y


@pytest.mark.parametrize(("value", "top"), [(0, 0), (1, 1), (1.1, 1.5), (2.4, 3), (542, 800), (9.5e8, 1e9)])
def test_nice_ceiling(value: float, top: float) -> None:
    assert nice_ceiling(value) == top


def test_year_ticks_are_few_and_even() -> None:
    assert year_ticks(2008, 2010) == (2008, 2009, 2010)
    assert year_ticks(1990, 2024) == (1990, 2000, 2010, 2020)
    assert year_ticks(5, 5000) == (5, 5000)
