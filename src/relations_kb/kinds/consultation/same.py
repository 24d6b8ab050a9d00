"""When two records tell of the same round of consultations.

In: two consultations of the same countries, people resolved. Out: a verdict with reasons. The round's number and the
days decide; places and heads of delegation help where a source knows only the year.
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
from relations_kb.kinds.consultation.model import Consultation
from relations_kb.kinds.timespan import MONTH, WEEK, YEAR, Span, years_near

NARROW = 10  # a week and a little: 'last week' is narrow enough to name one round


def compare(a: Consultation, b: Consultation) -> Comparison:
    """Judge whether two consultations are one round."""
    shared = shared_people(a, b)
    one, two = when(a), when(b)
    if a.mechanism != b.mechanism and "other" not in (a.mechanism, b.mechanism) and not _same_sitting(one, two, shared):
        return different("another mechanism")
    if clash(a.round, b.round):
        return _other_round(a, b, one, two, shared)
    if a.round is not None and a.round == b.round:
        return _same_round(a, b, one, two, shared)
    if one is None or two is None:
        return unsure("no date and no round to tell by")
    if shared.clash and not shared.sides:
        return unsure("other heads of delegation") if one.agrees(two) else different("other days, other heads")
    if one.gap(two):
        return _apart(a, b, one.gap(two), shared)
    return _overlapping(a, b, one, two, shared)


def _same_sitting(one: Span | None, two: Span | None, shared: Shared) -> bool:
    """Tell whether the days and both sides' heads are the same: sources may call one sitting by two sorts of names."""
    return bool(one and two and one.agrees(two) and one.width + two.width <= 2 * NARROW and len(shared.sides) > 1)


def _other_round(a: Consultation, b: Consultation, one: Span | None, two: Span | None, shared: Shared) -> Comparison:
    """Two numbers for one sitting: the same days in two sources at the same place outweigh them.

    So does one month, in one city, with one and the same head: no two rounds of a series are that near.
    """
    if a.doc == b.doc or one is None or two is None or "planned" in (a.modality, b.modality):
        return different("another round")
    if one.agrees(two) and max(one.width, two.width) <= NARROW and not cities_clash(a, b):
        return same(2 + len(shared.sides), "the same days", "the number of the round differs")
    if one.agrees(two) and max(one.width, two.width) <= MONTH and same_city(a, b) and shared.ids and not shared.clash:
        return same(2 + len(shared.sides), "the same month, city and heads", "the number of the round differs")
    if one.agrees(two) and len(shared.sides) > 1 and not cities_clash(a, b) and max(one.width, two.width) <= MONTH:
        return unsure("the same month and heads, but another number")
    return different("another round")


def _same_round(a: Consultation, b: Consultation, one: Span | None, two: Span | None, shared: Shared) -> Comparison:
    if one is None or two is None:
        return same(3 + len(shared.sides), "the same round")
    gap = one.gap(two)
    if a.modality != b.modality and "occurred" in (a.modality, b.modality):
        return (
            same(3, "the same round, planned and then held")
            if gap <= 2 * YEAR
            else unsure("the same round, years apart")
        )
    if gap == 0:
        return same(4 + len(shared.sides), "the same round", "the dates agree")
    if gap <= WEEK:
        return same(3 + len(shared.sides), "the same round", "days apart")
    return unsure("the same round, weeks apart") if gap <= MONTH else different("the same number, months apart")


def _apart(a: Consultation, b: Consultation, gap: int, shared: Shared) -> Comparison:
    if a.doc == b.doc and published_later(a, b) and not cities_clash(a, b):
        return same(1, "the headline's day of publication, and the day that the text tells")
    together = bool(shared.ids) or same_city(a, b)
    if a.doc != b.doc and together and not cities_clash(a, b) and (gap <= 3 or published_later(a, b)):
        return same(2 + len(shared.sides), "days apart", "the same heads or city")
    if gap <= WEEK and a.doc != b.doc:
        return unsure("days apart")
    if a.modality != b.modality and gap <= YEAR:
        return unsure("planned, and another date held")
    return different("other days")


def _overlapping(a: Consultation, b: Consultation, one: Span, two: Span, shared: Shared) -> Comparison:
    if cities_clash(a, b):
        return different("another place")
    reasons = ["the dates agree"]
    if shared.ids:
        reasons.append("the same people")
    in_one_city = same_city(a, b)
    same_host = a.place is not None and b.place is not None and a.place.country == b.place.country is not None
    if in_one_city or same_host:
        reasons.append("the same place")
    widest = max(one.width, two.width)
    if widest <= NARROW:
        return same(3 + len(shared.sides) + in_one_city, *reasons)
    if shared.ids or in_one_city:
        return same(2 + len(shared.sides) + in_one_city, *reasons)
    if same_host or (widest <= MONTH and a.mechanism == b.mechanism != "other"):
        return same(1, *reasons)
    return unsure("only the year agrees")


def keys(record: Consultation) -> tuple[str, ...]:
    """Return the blocks to look in: by year, and by round."""
    by_year = tuple(f"y{year}" for year in years_near(record.date))
    by_round = () if record.round is None else (f"r{record.round}",)
    return by_year + by_round or ("undated",)


def facets(record: Consultation) -> tuple[Hashable, ...]:
    """Return what :func:`compare` looks at in a consultation alone."""
    return (record.mechanism, record.round)


SAMENESS = Sameness(
    compare=compare,
    keys=keys,
    facets=facets,
    units=(("date", "date_basis"), ("modality",), ("place",), ("mechanism",), ("round",), ("topics",)),
    watched=("round",),
)
