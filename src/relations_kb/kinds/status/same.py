"""When two records tell of the same step, mission or envoy.

In: two status records of the same countries, people resolved. Out: a verdict with reasons. Relations are
established once, so that sources a year apart mean one step; missions open, close and open again, so that theirs
must lie close together.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from relations_kb.kinds.comparison import (
    Comparison,
    Sameness,
    cities_clash,
    clash,
    different,
    published_later,
    same,
    shared_people,
    unsure,
    when,
)
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.timespan import YEAR

# How many days two sources may differ on one step: sources that count from a decree, from its notification, from
# the first ambassador. Beyond, a second step of the same sort is as likely.
SLACK = {
    "recognition": 2 * YEAR,
    "relations-established": 3 * YEAR,
    "relations-severed": YEAR,
    "relations-restored": YEAR,
    "relations-upgraded": 31,
    "relations-downgraded": 31,
    "mission-opened": 2 * YEAR,
    "mission-closed": 2 * YEAR,
    "envoy-accredited": YEAR,
    "envoy-recalled": 31,
}
STANDING = ("mission-present", "mission-absent", "accreditation")
_ONCE = ("relations-established", "recognition")
_MISSION = ("mission-opened", "mission-present")


def compare(a: Status, b: Status) -> Comparison:
    """Judge whether two status records are one step or standing fact."""
    if a.event != b.event and {a.event, b.event} != set(_MISSION):
        return different("another step")
    if clash(a.actor, b.actor) or clash(a.counterpart, b.counterpart):
        return different("the other side's step")
    if clash(a.via, b.via):
        return different("another country in between")
    if a.event.startswith("mission-") and (_missions_clash(a, b) or (cities_clash(a, b) and not _moved(a, b))):
        return different("another mission")
    if a.event.startswith("envoy-"):
        return _envoys(a, b)
    one, two = when(a), when(b)
    if a.event in STANDING or b.event in STANDING:
        if a.event != b.event and (a.doc == b.doc or (one is None) == (two is None)):
            return unsure("an opening, and a mission that is there")
        return (
            same(2, "the same standing fact")
            if one is None or two is None or not one.gap(two)
            else unsure("other dates")
        )
    return _steps(a, b, 2)


def _moved(a: Status, b: Status) -> bool:
    """Tell whether one embassy stands in two cities because the capital moved: opened once, in the same year."""
    one, two = when(a), when(b)
    embassies = a.mission == b.mission == "embassy" and a.event == b.event and a.doc != b.doc
    same_country = a.place is not None and b.place is not None and not clash(a.place.country, b.place.country)
    return bool(embassies and same_country and one and two and one.agrees(two) and max(one.width, two.width) <= YEAR)


def _missions_clash(a: Status, b: Status) -> bool:
    """An embassy is a high commission between Commonwealth countries, and was a legation; a consulate is neither."""
    top = ("embassy", "high-commission", "legation")
    return clash(a.mission, b.mission) and not (a.mission in top and b.mission in top)


def _steps(a: Status, b: Status, weight: int) -> Comparison:
    one, two = when(a), when(b)
    if one is None or two is None:
        if one is None and two is None:
            return same(weight, "the same step, undated in both")
        once = a.event in _ONCE
        return same(weight - 1, "a step taken once, undated in one") if once else unsure("undated in one source")
    gap = one.gap(two)
    if gap == 0:
        return same(weight + 2 if max(one.width, two.width) <= 31 else weight + 1, "the same step", "the dates agree")
    if a.doc == b.doc:
        return different("the same sort of step at two dates in one text")
    if gap <= SLACK[a.event] or published_later(a, b):
        return same(weight if gap <= 31 else weight - 1, "the same step", "the dates differ")
    once = a.event in _ONCE
    return unsure("a step taken once, long apart") if once else different("the same sort of step, long apart")


def _envoys(a: Status, b: Status) -> Comparison:
    """Judge two envoys: the one who is sent counts, not who received the credentials."""
    sender = (a.actor or b.actor,) if a.event == "envoy-accredited" else ()
    sent = shared_people(a, b, tuple(code for code in sender if code))
    if sent.clash and not sent.ids:
        return different("another envoy")
    one, two = when(a), when(b)
    if sent.ids:
        if one is None or two is None:
            return same(3, "the same envoy")
        return _steps(a, b, 3)
    if one and two and one.gap(two) == 0 and max(one.width, two.width) <= 31:
        return same(1, "the same side's envoy on the same date")
    return unsure("the envoy is not named in both")


def keys(record: Status) -> tuple[str, ...]:
    """Return the blocks to look in: the event, by years where it can happen again; what is undated looks everywhere."""
    event = "mission-opened" if record.event in _MISSION else record.event
    span = when(record)
    if event in _ONCE or event not in SLACK or span is None or span.width > 30 * YEAR:
        return (event,)
    first, last = (date.fromordinal(day).year for day in (span.first, span.last))
    return (*(f"{event} {year}" for year in range(first, last + SLACK[event] // 365 + 2)), f"~{event}")


def facets(record: Status) -> tuple[Hashable, ...]:
    """Return what :func:`compare` looks at in a status alone."""
    return (record.event, record.actor, record.counterpart, record.mission, record.via)


SAMENESS = Sameness(
    compare=compare,
    keys=keys,
    facets=facets,
    units=(
        ("event", "date", "date_basis"),
        ("modality",),
        ("place",),
        ("actor", "counterpart"),
        ("mission",),
        ("via",),
    ),
    watched=("mission",),
)
