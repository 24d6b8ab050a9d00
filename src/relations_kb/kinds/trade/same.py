"""When two records give the same figure: the same flow between the same countries in the same period.

In: two figures of the same countries. Out: a verdict with reasons. A's exports to B and B's imports from A are one
flow seen from two sides, and stand together whatever their values and currencies; another period is another figure.
"""

from __future__ import annotations

from collections.abc import Hashable
from math import log10

from relations_kb.kinds.comparison import Comparison, Sameness, different, same, unsure
from relations_kb.kinds.timespan import span_of
from relations_kb.kinds.trade.model import Trade


def direction(record: Trade) -> tuple[str, ...]:
    """Return what flows from whom to whom: ('goods', 'AZE', 'CAN') for Azerbaijan's exports and Canada's imports."""
    if record.flow == "exports":
        return ("goods", record.reporter, record.partner)
    if record.flow == "imports":
        return ("goods", record.partner, record.reporter)
    if record.flow == "investment":
        return ("investment", record.reporter, record.partner)
    return (record.flow, *sorted((record.reporter, record.partner)))


def compare(a: Trade, b: Trade) -> Comparison:
    """Judge whether two figures are of one flow and period."""
    if direction(a) != direction(b):
        return different("another flow")
    one, two = (span_of(r.period or r.date or "") for r in (a, b))
    close = a.currency == b.currency and rounded_alike(a, b)
    if one is None or two is None:
        if one is None and two is None and close:
            return same(1, "the same flow and figure")
        return unsure("no period to tell by")
    if one != two:
        return different("another period")
    if close:
        return same(4, "the same flow, period and figure")
    if a.flow == "investment":
        return unsure("perhaps another investment of the same period")
    if a.currency != b.currency:
        return same(2, "the same flow and period in another currency")
    return _figures(a, b)


def _figures(a: Trade, b: Trade) -> Comparison:
    """Judge two figures in one currency that differ by more than rounding."""
    low, high = sorted((abs(a.value), abs(b.value)))
    ratio = high / low if low else float("inf")
    if ratio == float("inf"):
        return unsure("one figure is nothing")
    power = abs(log10(ratio) - round(log10(ratio))) < 0.005 and ratio > 5
    mirror = (a.flow, a.reporter) != (b.flow, b.reporter)
    if power and round(log10(ratio)) <= 3:
        return same(1, "the same flow and period", "the figures differ by a power of ten")
    if ratio <= (10 if mirror else 1.5):
        return same(2, "the same flow and period", "the figures differ")
    return unsure("the same flow and period, but figures far apart")


def rounded_alike(a: Trade, b: Trade) -> bool:
    """Tell whether one figure may be the other one, rounded: 2.341 billion and 'some 2.3 billion', 583.2 and 583."""
    if a.value == b.value:
        return True
    low, high = sorted((a, b), key=lambda r: (_digits(r.value), r.value))
    places = _digits(low.value)
    if places < 2 and low.qualifier == "exact":
        return False
    if low.qualifier in ("over", "under") or high.qualifier in ("over", "under"):
        return _bounded(low, high)
    size = 10.0 ** (int(log10(abs(low.value) or 1)) - places + 1)
    difference = abs(low.value - high.value)
    slack = max(0.51 * size, 0.05 * abs(low.value) if low.qualifier == "about" else 0.0)
    return difference <= slack and difference <= 0.1 * abs(high.value)


def _bounded(low: Trade, high: Trade) -> bool:
    """'Over 1 billion' fits figures up to a tenth above it, 'under' those up to a tenth below."""
    bound, figure = (low, high) if low.qualifier in ("over", "under") else (high, low)
    above = figure.value - bound.value
    return abs(above) <= 0.1 * abs(bound.value) and (above >= 0) == (bound.qualifier == "over")


def _digits(value: float) -> int:
    """Return the number of significant digits: 3 for 583000000."""
    return len(f"{abs(value):.9e}".split("e", maxsplit=1)[0].replace(".", "").rstrip("0")) or 1


def keys(record: Trade) -> tuple[str, ...]:
    """Return the block to look in: the flow and the period."""
    period = span_of(record.period or record.date or "")
    return ("-".join(direction(record)) + (f" {period.first} {period.last}" if period else " undated"),)


def facets(record: Trade) -> tuple[Hashable, ...]:
    """Return what :func:`compare` looks at in a figure alone."""
    period = span_of(record.period or record.date or "")
    return (record.flow, record.reporter, record.partner, record.value, record.currency, record.qualifier, period)


SAMENESS = Sameness(
    compare=compare,
    keys=keys,
    facets=facets,
    units=(
        ("flow", "reporter", "partner", "value", "currency", "qualifier", "as_written"),
        ("date", "date_basis", "period"),
        ("modality",),
    ),
    watched=(),
)
