"""Records from what narrow rules have left: the candidates that weigh enough, each event once.

A rule states one way in which English reports something, and is silent where a text puts it otherwise. So candidates
are put together loosely (a word for visits, two sides, a date) and weighed by what surrounds them, by weights learnt
from annotated texts. What rules found is never changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from relations_kb.model.record import Record
from relations_kb.rules.reading import Reading
from relations_kb.weigh.candidate import Candidate
from relations_kb.weigh.choose import candidates_beside, is_free, is_same, record_of
from relations_kb.weigh.weights import Quick, Scale, likelihood, load_scales, share


def weighed(reading: Reading, records: Sequence[Record]) -> tuple[Record, ...]:
    """Return the records that a text holds beside those that rules found.

    Each has its candidate's confidence, and ``<kind>.weighed`` for a rule.
    """
    return tuple(
        record_of(candidate, reading).model_copy(
            update={"confidence": round(share(load_scales()[candidate.kind], likely), 2)}
        )
        for likely, candidate in chosen(reading, records)
    )


def chosen(reading: Reading, records: Sequence[Record]) -> tuple[tuple[float, Candidate], ...]:
    """Return the candidates that become records, the likeliest first, each with its likelihood."""
    return chosen_of(reading, records, load_scales())


def chosen_of(
    reading: Reading, records: Sequence[Record], scales: Mapping[str, Scale]
) -> tuple[tuple[float, Candidate], ...]:
    """Return the candidates that become records by the scales given."""
    sentences = reading.document.sentences
    likely: list[tuple[float, Candidate]] = []
    quick = Quick(scales)
    for loose, beside in candidates_beside(reading, records, left=True):
        if not quick.may_be(loose, beside):
            continue
        candidate = loose._replace(cues=(*loose.cues, beside))
        scale = scales[candidate.kind]
        value = likelihood(candidate, scale)
        if value >= scale.least:
            span = sentences[candidate.number].span
            if is_free(candidate, (span.start, span.end), records):
                likely.append((value, candidate))
    # Of equally likely ones the first: sorting is stable, and candidates come in text order.
    likely.sort(key=lambda pair: -pair[0])
    kept: list[tuple[float, Candidate]] = []
    taken: list[Record] = []
    told: set[tuple[int, str, tuple[str, ...]]] = set()
    for value, candidate in likely:
        key = (candidate.number, candidate.kind, candidate.countries)
        if candidate.kind in {"visit", "consultation"} and key in told:
            continue
        if any(is_same(candidate, record) for record in taken):
            continue
        told.add(key)
        taken.append(record_of(candidate, reading))
        kept.append((value, candidate))
    return tuple(kept)
