"""How things stood between two countries, by date: what held from when to when, as far as the sources tell.

An :class:`Interval` is one thing that held: relations, a mission, an accreditation, an envoy in office. Its bounds are
partial dates with the facts that give them; what no source tells stays open and is no claim. :class:`Series` are the
rounds of one mechanism, :class:`Mirror` and :class:`Implausible` compare figures, :class:`Inferred` names the holder of
an office that a source leaves without a name.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relations_kb.model.base import Value

Sort = Literal["relations", "recognition", "mission", "accreditation", "envoy"]
State = Literal["on", "broken", "upgraded", "downgraded", "absent"]
Basis = Literal["told", "seen", "implied", "unknown"]
Answer = Literal["yes", "partly", "perhaps", "no"]


class Bound(Value):
    """An end of an interval.

    ``date`` is EDTF, or None. ``basis`` says what it rests on: ``told`` (a source tells the step, perhaps without a
    date), ``seen`` (the first date at which a source has it; it may have begun before), ``implied`` (something else
    ended or began it: a successor, a break of relations) or ``unknown`` (no source tells). ``reason`` says it in words,
    ``facts`` are the ids of the facts that give it.
    """

    date: str | None = None
    basis: Basis = "unknown"
    reason: str = ""
    facts: tuple[str, ...] = ()


class Sight(Value):
    """A date (EDTF) at which a fact has the thing as there."""

    date: str
    fact: str


class Phase(Value):
    """What is known for a run of years, both included; ``first`` None means 'ever since', ``last`` None 'for ever'.

    ``yes``: it held, between two pieces of evidence. ``partly``: it began or ended in that year (or in one of those
    years). ``perhaps``: the last that is told is that it held, and no end is told. ``no``: it had not begun, or had
    ended. Years in no phase: the sources do not tell.
    """

    first: int | None
    last: int | None
    answer: Answer


class Interval(Value):
    """Something that held between two countries from one date to another.

    ``actor`` sends, ``counterpart`` receives (both None where relations are meant). ``mission``, ``city`` and ``via``
    are those of a mission or accreditation, ``person`` and ``name`` those of an envoy (None where not named),
    ``office`` the envoy's as written. ``facts`` are the ids of all facts that it rests on.
    """

    id: str
    sort: Sort
    state: State = "on"
    countries: tuple[str, str]
    actor: str | None = None
    counterpart: str | None = None
    mission: str | None = None
    city: str | None = None
    via: str | None = None
    person: str | None = None
    name: str | None = None
    office: str | None = None
    start: Bound
    end: Bound
    seen: tuple[Sight, ...] = ()
    facts: tuple[str, ...] = Field(min_length=1)
    phases: tuple[Phase, ...] = ()

    def answer(self, year: int) -> Answer | None:
        """Return what is known of it in a year; None where the sources do not tell."""
        for phase in self.phases:
            if (phase.first is None or phase.first <= year) and (phase.last is None or year <= phase.last):
                return phase.answer
        return None


class Round(Value):
    """A round by its number, when it was (EDTF or None), and the facts that tell of it."""

    number: int
    date: str | None
    modality: str
    facts: tuple[str, ...] = Field(min_length=1)


class Gap(Value):
    """Rounds that no source documents, from ``first`` to ``last`` (the same for one); ``between`` when they must have
    been held: the dates of the rounds before and after (EDTF or None)."""

    first: int
    last: int
    between: tuple[str | None, str | None]


class Series(Value):
    """The numbered rounds of one mechanism between the same countries, and those that must have been.

    ``unnumbered`` are the facts of the same mechanism that have no number: one of them may be a missing round.
    """

    countries: tuple[str, ...]
    mechanism: str
    rounds: tuple[Round, ...] = Field(min_length=1)
    gaps: tuple[Gap, ...] = ()
    unnumbered: tuple[str, ...] = ()


class Figure(Value):
    """A figure as one side has it: value in units of the currency, who reports it, and the records that give it."""

    flow: str
    reporter: str
    value: int | float
    currency: str
    records: tuple[str, ...]


class Mirror(Value):
    """The goods that went from ``sender`` to ``receiver`` in a period, as each of the two has it.

    ``ratio`` is the receiver's figure by the sender's, None where the currencies differ or one figure is nothing.
    """

    sender: str
    receiver: str
    period: str
    exports: Figure
    imports: Figure
    ratio: float | None
    facts: tuple[str, ...] = Field(min_length=1)


class Implausible(Value):
    """A figure that is off by a power of ten from its own series: an alarm for the reader, never a change.

    ``factor`` is what it seems to be too large by (0.001: a thousand times too small), ``expected`` what the figures
    of the years around it let expect, ``neighbours`` the facts that give those.
    """

    fact: str
    record: str
    value: int | float
    currency: str
    factor: float
    expected: float
    neighbours: tuple[str, ...]
    reason: str


class Inferred(Value):
    """The holder of an office that a record names without its holder ('Canada's ambassador'), as worked out.

    It never stands where a source gives a name. ``start`` and ``end`` are the offsets of the office's words in
    ``doc``; ``reasons`` say why it must be this person; ``facts`` prove that they held the office.
    """

    record: str
    doc: str
    start: int
    end: int
    words: str
    country: str
    office: str
    person: str
    reasons: tuple[str, ...]
    facts: tuple[str, ...]


class Tenure(Value):
    """Somebody who is named with an office: ``first`` and ``last`` are the first and last date (EDTF) of it.

    ``facts`` are those in which they are named with it; ``office`` is its usual wording, ``at`` the country to which
    an envoy is sent.
    """

    office: str
    country: str
    at: str | None = None
    person: str
    first: str | None
    last: str | None
    facts: tuple[str, ...] = Field(min_length=1)


class Standing(Value):
    """All of it, in a stable order."""

    intervals: tuple[Interval, ...] = ()
    series: tuple[Series, ...] = ()
    mirrors: tuple[Mirror, ...] = ()
    implausible: tuple[Implausible, ...] = ()
    inferred: tuple[Inferred, ...] = ()
    tenures: tuple[Tenure, ...] = ()
