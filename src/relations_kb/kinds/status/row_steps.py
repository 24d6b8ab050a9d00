"""Which date of a row on an envoy counts: credentials before taking up the post, that before the appointment.

In: 'Kari Lund: appointed on 10.11.2021, presented her credentials on 21.02.2022'. Out: the mention of 21.02.2022.
"""

from __future__ import annotations

import re
from typing import Final

from relations_kb.rules.date_types import DateMention
from relations_kb.rules.reading import Reading

_STEPS: Final = (
    re.compile(r"(?i)\b(?:credentials|letters? of (?:credence|accreditation|commission)|accredited)\b"),
    re.compile(
        r"(?i)\b(?:took (?:up|over|office)|assum\w+|arriv\w+|began|started|entered (?:up)?on|in post|in office)\b"
    ),
    re.compile(r"(?i)\b(?:appoint\w*|named|nominat\w+|designat\w+)\b"),
)
_NEXT: Final = re.compile(r"[;,]| and ")
_LEFT: Final = re.compile(r"(?i)\b(?:until|till|left|died|recalled|ended|departed)\b[^,;]{0,30}$")
_NAMED_ROW: Final = re.compile(r"\W*(?P<name>[^\d(;,:|–]{5,50}?) ?[:,–-] (?P<rest>\D)")


def dated_step(start: int, end: int, reading: Reading) -> DateMention | None:
    """Return the date in a stretch of text that a verb of an envoy's beginning gives, the strongest verb's first."""
    text = reading.text
    dates = [m for m in reading.dates if start <= m.start and m.end <= end]
    at = start
    told: list[tuple[DateMention, str]] = []
    for mention in dates:
        told.append((mention, text[at : mention.start]))
        at = mention.end
    for step in _STEPS:
        for mention, lead in told:
            if step.search(_NEXT.split(lead)[-1]) and not _LEFT.search(lead):
                return mention
    return None


def named_row(words: str) -> str | None:
    """Return whom a row 'Name: took up the post in 2018' begins with, or None."""
    found = _NAMED_ROW.match(words)
    if found is None or not any(step.search(words, found.end() - 1) for step in _STEPS):
        return None
    return found.group("name").strip(" -")


_TURNED: Final = re.compile(r"(?i)\W*(?:since|from|as of|as from|starting from|in office since) (?=\S)")
_NAME_BEHIND: Final = re.compile(
    r" ?(?:to (?:the )?(?:present|date)|till now|until now|onwards?|on)? ?[–—:,-] ?(?:H\.?E\.? |Mr\.? |Ms\.? |"
    r"Mrs\.? |Dr\.? )*"
    r"(?P<name>[^\d(;,:|]{5,50}?)\W*"
)


def turned_row(start: int, end: int, reading: Reading) -> tuple[str, str, tuple[int, int]] | None:
    """Return name, date and the date's span of a row that begins with its date: 'Since October 2019 – Kari Lund'."""
    lead = _TURNED.match(reading.text, start, end)
    if lead is None:
        return None
    date = next((m for m in reading.dates if lead.end() - 6 <= m.start <= lead.end() and m.end < end), None)
    behind = _NAME_BEHIND.fullmatch(reading.text, date.end, end) if date is not None else None
    if date is None or behind is None or date.edtf is None:
        return None
    return behind["name"].strip(), date.edtf.split("/")[0], (date.start, date.end)
