"""What the date of a record is worth: told by its words, or only the day of its report; about when, if undated.

In: records, and the day each of their sources was published. Out: the records for comparison only. An undated visit
stands in a window: what a report tells as news lies in the fortnight before it, what it announces in the half year
after. A day that no word of the record tells is the report's own day ('published'); 'today' is as good as a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from relations_kb.kinds.timespan import span_of
from relations_kb.model.record import Record

BEFORE = 14  # days
AFTER = 180
_KINDS = ("visit", "consultation")
_DATELINE = re.compile(r"[\W\d]*(?:[A-Za-z]+,? )?[\W\d]*[A-Za-z]*[\W\d]*")  # 'Friday, July 13, 2021': no words beside
_TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_DAY = re.compile(r"\b(?:yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|same day)\b", re.IGNORECASE)


def weighed(records: Iterable[Record], published: Mapping[str, str]) -> list[Record]:
    """Return the records for the joining: dates as firm as their words make them, the undated in their windows."""
    return [_windowed(record, published.get(record.doc, "")) for record in firm(records, published)]


def firm(records: Iterable[Record], published: Mapping[str, str]) -> list[Record]:
    """Return the records with dates as firm as their words make them."""
    return [_firm(record, published.get(record.doc, "")) for record in records]


def _firm(record: Record, published: str) -> Record:
    if record.date is None or record.date_basis == "stated" or (len(published) != 10 or record.date != published):
        return record
    words = " ".join(e.quote for e in record.evidence if not _DATELINE.fullmatch(e.quote))
    today = bool(_TODAY.search(words))
    told = today or _DAY.search(words) or re.search(rf"\b0?{int(published[8:])}(?:st|nd|rd|th)?\b", words)
    if record.date_basis == "published":
        return record.model_copy(update={"date_basis": "inferred"}) if today else record
    return record if told else record.model_copy(update={"date_basis": "published"})


def _windowed(record: Record, published: str) -> Record:
    if record.date is not None or record.kind not in _KINDS or not record.people:
        return record
    span = span_of(published)
    if span is None or span.width > 1:
        return record
    day = date.fromordinal(span.first)
    first, last = (day, day + timedelta(AFTER)) if record.modality == "planned" else (day - timedelta(BEFORE), day)
    return record.model_copy(update={"date": f"{first}/{last}", "date_basis": "published"})
