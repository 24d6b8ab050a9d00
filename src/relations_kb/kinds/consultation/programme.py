"""The programme of a round to come, told after it: the days of its officials, ministers and heads of state.

'Senior officials sit on May 12-14, ministers on May 15 and the Presidents on May 16': the round lasts from the first of
these days to the last one.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from relations_kb.kinds.consultation.model import Consultation
from relations_kb.kinds.consultation.people import heads_to_be
from relations_kb.model.record import Evidence
from relations_kb.rules import edtf
from relations_kb.rules.reading import Reading
from relations_kb.rules.when import resolve_slot

_LEVELS: Final = tuple(
    re.compile(words)
    for words in (
        r"\b(?:officials?|experts?|technical|preparatory|permanent secretaries|directors)\b",
        r"\b(?:ministers?|ministerial|ministers'|ministers’)\b",
        r"\b(?:heads of (?:state|government)|presidents?|presidential|prime ministers?|leaders|summit)\b",
    )
)
_AT_LEAST: Final = 2  # levels and days
_NEAR: Final = 4  # sentences after the one that announces the round


def with_programme(found: list[Consultation], reading: Reading) -> list[Consultation]:
    """Return the rounds found, those to come with the days and the heads that a programme below them tells."""
    return [_completed(record, reading) if record.modality == "planned" else record for record in found]


def _completed(record: Consultation, reading: Reading) -> Consultation:
    sentences = reading.document.sentences
    told = record.evidence[0].start
    at = next((n for n, s in enumerate(sentences) if s.span.start <= told < s.span.end), None)
    until = 0 if at is None else min(len(sentences), at + _NEAR)
    days: str | None = None
    for number in range(at or 0, until):
        if days is None and sum(level.search(reading.lowered[number]) is not None for level in _LEVELS) >= _AT_LEAST:
            days = _days(reading, number)
            if days is not None and (record.date is None or len(record.date) < len("2020-01-01")):
                update = {
                    "date": days,
                    "date_basis": "stated",
                    "evidence": (*record.evidence, _proof(reading, number, "date")),
                }
                record = record.model_copy(update=update)
        elif days is not None and (heads := heads_to_be(reading, number, record)):
            update = {
                "people": (*record.people, *heads),
                "evidence": (*record.evidence, _proof(reading, number, "people")),
            }
            record = record.model_copy(update=update)
    return record


def _proof(reading: Reading, number: int, field: str) -> Evidence:
    span = reading.document.sentences[number].span
    return Evidence(start=span.start, end=span.end, quote=reading.text[span.start : span.end], fields=(field,))


def _days(reading: Reading, number: int) -> str | None:
    """Return the first to the last of the days in a sentence, where it tells some that are near each other."""
    today = edtf.first_day(reading.published)
    firsts: list[date] = []
    lasts: list[date] = []
    for slot in reading.sentence(number).slots:
        dated = resolve_slot(reading, slot, future=True) if slot.kind == "D" else None
        if dated is None or len(dated.edtf) < len("2020-01-01"):
            continue
        first, last = edtf.first_day(dated.edtf), edtf.last_day(dated.edtf)
        if first is not None and last is not None and (today is None or last >= today):
            firsts.append(first)
            lasts.append(last)
    if len(firsts) < _AT_LEAST or (max(lasts) - min(firsts)).days > _LONGEST:
        return None
    return f"{min(firsts).isoformat()}/{max(lasts).isoformat()}"


_LONGEST: Final = 21  # days that one round may last
