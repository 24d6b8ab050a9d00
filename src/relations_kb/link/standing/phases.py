"""What the bounds of an interval let one say of each year.

In: the bounds and sights of an interval, and the last year of which the sources can speak at all. Out: phases, in
order, without overlap. Between two pieces of evidence a thing is said to have held; after the last one it is only not
told to have ended; where nothing is told, no phase is given.
"""

from __future__ import annotations

from datetime import date

from relations_kb.kinds.timespan import Span, span_of
from relations_kb.model.standing import Answer, Bound, Phase, Sight

TERM = 6  # years after which an envoy of whom nothing more is told is no longer taken to be there


def phases(
    start: Bound, end: Bound, seen: tuple[Sight, ...], horizon: int | None, patience: int | None = None
) -> tuple[Phase, ...]:
    """Return the phases of an interval.

    :param horizon: the last year of which any source speaks; nothing is said of later years.
    :param patience: how many years after the last evidence a thing may still be taken to be there (None: any).
    """
    began, ended = _years(start), _years(end)
    sights = [years for sight in seen if (years := _years_of(sight.date)) is not None]
    answers: dict[int, Answer] = {}
    known = [*sights, *([began] if began else []), *([ended] if ended and end.basis == "told" else [])]
    if not known:
        return ()
    low, high = min(first for first, _ in known), max(last for _, last in known)
    if not (began or sights):  # only an end is told: it was there when it ended
        return _runs(dict.fromkeys(range(low, high + 1), "partly"), None, high if end.basis == "told" else None)
    answers = dict.fromkeys(range(low, high + 1), "yes")
    for years, basis in ((began, start.basis), (ended, end.basis)):
        if years is not None and basis == "told":
            answers.update(dict.fromkeys(range(years[0], years[1] + 1), "partly"))
    for first, last in sights:
        answers.update({year: "yes" for year in range(first, last + 1) if not (began and began[0] <= year <= began[1])})
    if end.date is None or end.basis == "implied":
        answers.update(dict.fromkeys(range(high + 1, _last_guess(high, ended, horizon, patience) + 1), "perhaps"))
    before = low if start.basis == "told" and began else None
    after = max(answers) if ended is not None and end.basis == "told" else None
    return _runs(answers, before, after)


def _last_guess(high: int, ended: tuple[int, int] | None, horizon: int | None, patience: int | None) -> int:
    """Return the last year in which a thing without a told end may still have been there."""
    limits = [high + patience] if patience is not None else []
    limits += [ended[1]] if ended is not None else [horizon] if horizon is not None else []
    return min(limits, default=high)


def _runs(answers: dict[int, Answer], before: int | None, after: int | None) -> tuple[Phase, ...]:
    """Join years of one answer; ``before`` is the year of a told beginning, ``after`` that of a told end."""
    runs: list[Phase] = [] if before is None else [Phase(first=None, last=before - 1, answer="no")]
    for year in sorted(answers):
        if runs and runs[-1].answer == answers[year] and runs[-1].last == year - 1:
            runs[-1] = runs[-1].model_copy(update={"last": year})
        else:
            runs.append(Phase(first=year, last=year, answer=answers[year]))
    if after is not None:
        runs.append(Phase(first=after + 1, last=None, answer="no"))
    return tuple(runs)


def _years(bound: Bound) -> tuple[int, int] | None:
    return _years_of(bound.date) if bound.date else None


def _years_of(edtf: str) -> tuple[int, int] | None:
    span = span_of(edtf)
    return None if span is None else years_of(span)


def years_of(span: Span) -> tuple[int, int]:
    """Return the first and the last year that a stretch of days touches."""
    return date.fromordinal(span.first).year, date.fromordinal(span.last).year
