"""The relations of two countries, their level, and recognition, as intervals.

In: the status facts of a pair. Out: drafts by sort. An ambassador's credentials and an embassy that opens prove that
there were relations at that date, and not since when; a break ends them, whatever else is told of missions.
"""

from __future__ import annotations

from collections.abc import Sequence

from relations_kb.kinds.status.model import Status
from relations_kb.link.standing.lines import Draft, Words, line
from relations_kb.link.standing.missions import EMBASSIES
from relations_kb.link.standing.steps import Step, in_order, step, undated
from relations_kb.model.knowledge import Fact
from relations_kb.model.standing import Bound

_DOES = {
    "relations-established": "begin",
    "relations-restored": "begin",
    "relations-severed": "end",
    "relations-upgraded": "see",
    "relations-downgraded": "see",
    "envoy-accredited": "see",
}
_WORDS = Words(begun="established", ended="broken off", again="established again; no break is told", broken=True)
_PROOF = ("envoy-accredited", "mission-opened", "mission-present")


def relations(facts: Sequence[Fact]) -> list[Draft]:
    """Return the intervals with relations, and those in which they were broken."""
    steps = []
    for fact in facts:
        status = fact.best
        if isinstance(status, Status) and status.event in _DOES:
            steps.append(step(_DOES[status.event], fact))
        elif isinstance(status, Status) and status.event in _PROOF and status.mission in EMBASSIES and status.date:
            steps.append(step("see", fact))
    told = [one for one in steps if one.span is not None or one.status.event not in _PROOF]
    drafts = line(told, _WORDS)
    for draft in drafts:
        _name_ends(draft)
    return drafts


def _name_ends(draft: Draft) -> None:
    """Call a restoration by its name: what follows a break is restored, not established."""
    by_fact = {one.fact: one.status.event for one in draft.steps}
    if any(by_fact.get(fact) == "relations-restored" for fact in draft.start.facts):
        draft.start = draft.start.model_copy(update={"reason": "restored"})
    if draft.state == "broken" and draft.end.basis == "told":
        draft.end = draft.end.model_copy(update={"reason": "restored"})


def levels(facts: Sequence[Fact]) -> list[Draft]:
    """Return the intervals in which relations stood at a level that a source says they were raised or lowered to."""
    steps: list[Step] = []
    for fact in facts:
        status = fact.best
        if isinstance(status, Status) and status.event == "relations-upgraded":
            steps.append(step("raise", fact))
        elif isinstance(status, Status) and status.event == "relations-downgraded":
            steps.append(step("lower", fact))
        elif isinstance(status, Status) and status.event in ("relations-severed", "relations-restored"):
            steps.append(step("end" if status.event == "relations-severed" else "begin", fact))
    drafts: list[Draft] = []
    for one in in_order(steps):
        before = drafts[-1] if drafts and drafts[-1].end.basis == "unknown" else None
        if before is not None and not (one.does == "begin" and before.state == "upgraded"):
            reason = {"raise": "raised", "lower": "lowered", "end": "broken off", "begin": "restored"}[one.does]
            before.end = Bound(date=one.date, basis="told", reason=reason, facts=(one.fact,))
            before.add(one)
        if one.does in ("raise", "lower"):
            drafts.append(_level(one))
    return drafts + [_level(one) for one in undated(steps) if one.does in ("raise", "lower")]


def _level(one: Step) -> Draft:
    reason = "raised" if one.does == "raise" else "lowered"
    draft = Draft(
        "upgraded" if one.does == "raise" else "downgraded",
        Bound(date=one.date, basis="told", reason=reason, facts=(one.fact,)),
    )
    draft.add(one)
    return draft


def recognitions(facts: Sequence[Fact]) -> dict[tuple[str | None, str | None], list[Draft]]:
    """Return since when each side recognised the other, by who recognised whom (None where both did)."""
    groups: dict[tuple[str | None, str | None], list[Step]] = {}
    for fact in facts:
        status = fact.best
        if isinstance(status, Status) and status.event == "recognition":
            groups.setdefault((status.actor, status.counterpart), []).append(step("begin", fact))
    words = Words(begun="recognised", ended="withdrawn", again="recognised again")
    return {sides: line(own, words) for sides, own in sorted(groups.items(), key=lambda item: str(item[0]))}
