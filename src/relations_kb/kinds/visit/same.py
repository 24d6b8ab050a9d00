"""When two records tell of the same visit, meeting or call.

In: two visits of the same countries, people resolved. Out: a verdict with reasons. Leaders meet often, so that a
shared name is not enough: the days must agree, or the place must name one meeting among a month's or year's.
"""

from __future__ import annotations

from collections.abc import Hashable

from relations_kb.kinds.comparison import (
    Comparison,
    Sameness,
    Shared,
    cities_clash,
    clash,
    different,
    published_later,
    same,
    same_city,
    shared_people,
    unsure,
    when,
)
from relations_kb.kinds.timespan import MONTH, YEAR, Span, months_near, years_near
from relations_kb.kinds.visit.model import Visit

NARROW = 10
LATE = 3  # days after a visit in which a report that has no other date still means it


def compare(a: Visit, b: Visit) -> Comparison:
    """Judge whether two visits are one."""
    if (a.form == "call") != (b.form == "call"):
        return different("a call and no call")
    if clash(a.guest, b.guest) or clash(a.host, b.host):
        return different("another guest or host")
    one, two = when(a), when(b)
    shared = shared_people(a, b)
    if one is None or two is None:
        return unsure("no date to tell by") if shared.ids else different("no date and nobody shared")
    if cities_clash(a, b):
        if (
            one.agrees(two)
            and len(shared.sides) > 1
            and not (a.place and b.place and clash(a.place.country, b.place.country))
        ):
            return unsure("the same people on the same days in two cities")
        return different("another place")
    if shared.clash and not shared.sides:
        return unsure("the same day, other people") if one == two and one.width == 1 else different("other people")
    if _other_guests(a, b, shared):
        return unsure("about the same time, but other guests")
    if one.gap(two):
        return _apart(a, b, one.gap(two), shared)
    return _overlapping(a, b, one, two, shared)


def _other_guests(a: Visit, b: Visit, shared: Shared) -> bool:
    """Tell whether only the hosts are the same: a president receives one country's speaker and its prime minister.

    A side that both name nobody of says nothing, and people of one delegation who are received in one city are one
    visit.
    """
    guest = a.guest or b.guest
    return guest is not None and guest in shared.clash and not (_directed(a, b) and same_city(a, b))


def _reported_later(a: Visit, b: Visit, shared: Shared) -> bool:
    """Tell whether one is dated only by a report of the days after; leaders meet again within a week.

    The traveller must be the same: a host who stands in every release of his office proves nothing.
    """
    one, two = when(a), when(b)
    if one is None or two is None or not published_later(a, b) or one.gap(two) > LATE:
        return False
    guest = a.guest or b.guest
    return guest is None or guest in shared.sides


def _directed(a: Visit, b: Visit) -> bool:
    """Tell whether both say who travelled to whom, and agree."""
    return a.guest is not None and a.guest == b.guest and a.host == b.host


def _apart(a: Visit, b: Visit, gap: int, shared: Shared) -> Comparison:
    if a.doc == b.doc:
        headline = published_later(a, b) and (shared.ids or _directed(a, b))
        return same(1, "the headline's day, and the text's") if headline else different("other days in one text")
    placed = _directed(a, b) or same_city(a, b)
    if shared.ids and placed:
        if gap <= 2 or _reported_later(a, b, shared):
            return same(1 + len(shared.sides), "days apart", "the same people", "the same way or place")
        if a.modality != b.modality and "occurred" in (a.modality, b.modality):
            return same(1, "planned, and held soon after") if gap <= MONTH else unsure("planned, and held much later")
    if gap <= 2 or (published_later(a, b) and shared.ids):
        return unsure("days apart")
    return different("other days")


def _overlapping(a: Visit, b: Visit, one: Span, two: Span, shared: Shared) -> Comparison:
    in_one_city = same_city(a, b)
    widest = max(one.width, two.width)
    reasons = ["the dates agree"]
    if shared.ids:
        reasons.append("the same people")
    if in_one_city:
        reasons.append("the same city")
    weight = 2 * len(shared.sides) + in_one_city
    if not shared.ids:
        if _directed(a, b) and widest <= 3:
            return same(1 + in_one_city, *reasons, "the same way")
        return unsure("the dates agree, but nobody is named in both")
    if widest <= NARROW:
        return same(3 + weight, *reasons)
    if shared.clash and not in_one_city:
        return unsure("a date in common, but some people differ")
    if widest <= MONTH and (in_one_city or (_directed(a, b) and len(shared.sides) > 1)):
        return same(1 + weight, *reasons)
    if widest <= YEAR and in_one_city:
        return same(weight, *reasons)
    return unsure("only the month or year agrees")


def keys(record: Visit) -> tuple[str, ...]:
    """Return the blocks to look in: the month and the next one for a day or a month, the years for all else.

    Two visits on days more than a month apart are not one; what is only planned may be held at another time.
    """
    span = when(record)
    by_year = tuple(f"y{year}" for year in years_near(record.date)) or ("undated",)
    if span is None or span.width > MONTH or record.modality != "occurred":
        return by_year
    return (*months_near(span), *(f"~{year}" for year in by_year))


def facets(record: Visit) -> tuple[Hashable, ...]:
    """Return what :func:`compare` looks at in a visit alone."""
    return (record.form, record.guest, record.host)


SAMENESS = Sameness(
    compare=compare,
    keys=keys,
    facets=facets,
    units=(("date", "date_basis"), ("modality",), ("place",), ("form", "guest", "host")),
    watched=(),
)
