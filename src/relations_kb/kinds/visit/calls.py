"""Calls that one text tells of, seen together: who made them all, and what two rules read of one sentence.

In: the visits found in a text. Out: the same, where 'With the Greek side, a call with Minister X took place in May' has
the caller of the other calls, too, and no second record stands beside a call that a rule has read in full.
"""

from __future__ import annotations

from relations_kb.kinds.visit.model import Visit
from relations_kb.model.record import Participant


def calls_mended(found: list[Visit]) -> list[Visit]:
    """Return the visits with the callers of calls that name one side alone, and without halves of calls."""
    calls = [visit for visit in found if visit.form == "call"]
    if len(calls) < _SEVERAL:
        return found
    kept = [v for v in found if not (v.rule == "visit.by-phone" and any(_holds(call, v) for call in calls))]
    return [_with_caller(visit, calls) if visit.form == "call" else visit for visit in kept]


_SEVERAL = 2


def _holds(call: Visit, half: Visit) -> bool:
    """Tell whether a call of the same sentence has people of both sides, among them those of another record."""
    names = {person.name for person in call.people}
    return (
        call is not half
        and call.evidence[0].start == half.evidence[0].start
        and call.countries != half.countries
        and len({person.country for person in call.people}) > 1
        and all(person.name in names for person in half.people)
    )


def _with_caller(visit: Visit, calls: list[Visit]) -> Visit:
    """Return a call with the one person who made all the other calls for a side that it names nobody of."""
    sides = {person.country for person in visit.people}
    missing = [code for code in visit.countries if code not in sides]
    if len(missing) != 1 or not visit.people:
        return visit
    callers: dict[str, Participant] = {}
    for call in calls:
        if call.evidence[0].start < visit.evidence[0].start and call.countries != visit.countries:
            callers |= {person.name: person for person in call.people if person.country == missing[0]}
    if len(callers) != 1:
        return visit
    return visit.model_copy(update={"people": (*callers.values(), *visit.people)})
