"""Undated visits and talks in dated reports: about when they must have been.

In: records, and the day each of their sources was published. Out: the records for comparison only, in which an
undated one stands in a window: what a report tells as news lies in the fortnight before it, what it announces in the
half year after. What was 'last held' at some time, and sources without a day, stay undated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from relations_kb.kinds.timespan import span_of
from relations_kb.model.record import Record

BEFORE = 14  # days
AFTER = 180
_KINDS = ("visit", "consultation")


def windowed(records: Iterable[Record], published: Mapping[str, str]) -> list[Record]:
    """Return the records, the undated visits and talks among them with a window for a date."""
    return [_windowed(record, published.get(record.doc, "")) for record in records]


def _windowed(record: Record, published: str) -> Record:
    if record.date is not None or record.kind not in _KINDS or not record.people:
        return record
    span = span_of(published)
    if span is None or span.width > 1:
        return record
    day = date.fromordinal(span.first)
    first, last = (day, day + timedelta(AFTER)) if record.modality == "planned" else (day - timedelta(BEFORE), day)
    return record.model_copy(update={"date": f"{first}/{last}", "date_basis": "published"})
