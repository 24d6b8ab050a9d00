"""A line of intervals from the steps of one thing: one mission, or the relations of two countries.

In: steps, dated and undated. Out: :class:`Draft` values in order of time. A step that cannot follow on what held
before shows that something between was not told: the earlier interval then ends by implication, not by a source.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from relations_kb.link.standing.steps import Step, in_order, next_step, undated
from relations_kb.model.standing import Bound, Sight, State


@dataclass(slots=True)
class Draft:
    """An interval while it is made."""

    state: State
    start: Bound
    end: Bound = field(default_factory=Bound)
    seen: list[Sight] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def add(self, step: Step) -> None:
        """Let a step prove this interval."""
        if step.fact not in self.facts:
            self.facts.append(step.fact)
        self.steps.append(step)

    def see(self, step: Step) -> None:
        """Let a step prove that it was there at its date."""
        self.add(step)
        if step.date is not None:
            self.seen.append(Sight(date=step.date, fact=step.fact))


@dataclass(frozen=True, slots=True)
class Words:
    """How the steps of a thing are called: 'opened', 'closed'; ``broken`` tells that an end leaves a state behind."""

    begun: str
    ended: str
    again: str
    broken: bool = False


def line(steps: Iterable[Step], words: Words) -> list[Draft]:
    """Return the intervals that the steps of one thing make."""
    listed = list(steps)
    made = _Line(words)
    waiting = in_order(listed)
    while waiting:
        made.take(next_step(waiting, made.fits))
    made.close()
    for step in undated(listed):
        _attach(made.done, step, words)
    return made.done


class _Line:
    """What holds by now, and what has ended."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.now: Draft | None = None
        self.done: list[Draft] = []

    def fits(self, step: Step) -> bool:
        """Tell whether a step can follow on what holds now."""
        on = self.now is not None and self.now.state == "on"
        return (step.does != "begin") if on else step.does in ("begin", "see")

    def take(self, step: Step) -> None:
        """Take the next step in order of time."""
        getattr(self, f"_{step.does}")(step)

    def close(self) -> None:
        """Let what holds now stay open."""
        if self.now is not None:
            self.done.append(self.now)
        self.now = None

    def _open(self, state: State, start: Bound, step: Step) -> None:
        self.now = Draft(state, start)
        self.now.add(step)

    def _finish(self, basis: str, reason: str, step: Step) -> None:
        if self.now is not None:
            self.now.end = Bound.model_validate(
                {"date": step.date, "basis": basis, "reason": reason, "facts": (step.fact,)}
            )
            if basis == "told":
                self.now.add(step)
        self.close()

    def _begin(self, step: Step) -> None:
        if self.now is not None:
            if self.now.state == "on":
                self._finish("implied", self.words.again, step)
            else:
                self._finish("told" if self.now.state == "broken" else "implied", self.words.begun, step)
        self._open("on", _told(step, self.words.begun), step)

    def _see(self, step: Step) -> None:
        if self.now is not None and self.now.state == "broken":
            return  # an envoy seen while relations are broken is a contradiction to look at, not a restoration
        if self.now is not None and self.now.state == "absent":
            self._finish("implied", "seen there again", step)
        if self.now is None:
            self._open("on", Bound(date=step.date, basis="seen", facts=(step.fact,)), step)
        assert self.now is not None
        self.now.see(step)

    def _end(self, step: Step) -> None:
        if self.now is not None and self.now.state == "broken":
            self.now.see(step)
            return
        if self.now is not None and self.now.state == "absent":
            self.close()
        if self.now is None:
            self._open("on", Bound(), step)
        self._finish("told", self.words.ended, step)
        if self.words.broken:
            self._open("broken", _told(step, self.words.ended), step)

    def _miss(self, step: Step) -> None:
        if self.now is not None and self.now.state == "on":
            self._finish("implied", "by then there was none", step)
        if self.now is None:
            self._open("absent", Bound(date=step.date, basis="seen", facts=(step.fact,)), step)
        assert self.now is not None
        self.now.see(step)


def _told(step: Step, reason: str) -> Bound:
    return Bound(date=step.date, basis="told", reason=reason, facts=(step.fact,))


def _attach(done: list[Draft], step: Step, words: Words) -> None:
    """Let an undated step prove the one interval that it can mean, or stand as an interval without dates."""
    there = [draft for draft in done if draft.state == "on"]
    only = there[0] if len(there) == 1 else None
    if step.does == "miss":
        only = next((draft for draft in done if draft.state == "absent"), None)
    if only is not None and step.does == "end" and only.end.basis != "told":
        only.end = _told(step, words.ended)
    elif only is not None and step.does == "begin" and only.start.basis == "unknown":
        only.start = _told(step, words.begun)
    if only is None:
        only = Draft("absent" if step.does == "miss" else "on", Bound())
        if step.does == "begin":
            only.start = _told(step, words.begun)
        elif step.does == "end":
            only.end = _told(step, words.ended)
        done.append(only)
    only.add(step)
