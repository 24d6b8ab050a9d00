"""Heads that tell who goes to whom: 'To Chile', 'Visits from Norway to Chile', 'Nepal → Peru', 'Visitors to Nepal'.

In: the words that head a table or a list, by their span. Out: guest and host, or None.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from relations_kb.model.record import Modality
from relations_kb.rules.reading import Reading

# What heads a list or table of visits.
HEAD: Final = re.compile(
    r"(?i)\b(?:visits?|guests|visitors|delegations|exchanges? of (?:high|visits)|vips?|dignitaries|"
    r"(?:high|top)[- ]level (?:exchanges|contacts|meetings))\b"
)
_TOWARDS: Final = re.compile(r"(?i)^\W*(?:[a-z-]+ ){0,4}?(?P<way>to|in|from|by)\b(?: the)? [A-Z]")
_ARROW: Final = r"→|➔|➜|⇒|->|=>|»"
_THERE: Final = re.compile(rf"(?i)\b(?:to|in)\b|{_ARROW}")
_BACK: Final = re.compile(r"(?i)\b(?:from|by)\b")
_THEIR: Final = re.compile(r"(?i)['’]?s? (?:[a-z-]+ ){0,3}(?:visits|guests|visitors|delegations|trips)\b")
LONGEST_HEAD: Final = 70  # code points

_OFF: Final = re.compile(
    r"(?i)\b(?:cancell?ed|cancell?ation|called off|did not (?:take place|happen|come about)|not held|dropped|scrapped|"
    r"(?P<later>postponed|put off|deferred))\b"
)
# 'announced' by itself in a cell, in brackets or behind a dash; not 'announced a loan'.
_AHEAD: Final = re.compile(
    r"(?i)(?:[|(–—:,;-]\s*)(?:(?:official|state|is|was|to be|still|visit) )?(?:announced|planned|scheduled|upcoming|"
    r"expected|foreseen|proposed|forthcoming|to take place|to come|tentative|due|awaited)(?: \w+)?\s*(?:[|).;]|$)"
)


class Way(NamedTuple):
    """Who goes to whom in the lines below a head."""

    guest: str
    host: str


def way_of(start: int, end: int, reading: Reading) -> Way | None:
    """Read 'to Chile', 'Visits from Norway to Chile', 'Norway → Chile', 'Norwegian visits' as who goes to whom."""
    named = [m for m in reading.countries_in(start, end) if m.code]
    codes = tuple(dict.fromkeys(m.code for m in named if m.code))
    if not 1 <= len(codes) <= 2:
        return None
    if len(codes) == 2:
        between = reading.text[named[0].end : named[-1].start]
        if _THERE.search(between):
            return Way(codes[0], codes[1])
        return Way(codes[1], codes[0]) if _BACK.search(between) else None
    pair = reading.parties
    other = next((code for code in pair if code != codes[0]), None) if codes[0] in pair else None
    if other is None:
        other = reading.house if reading.house != codes[0] else None
    if other is None:
        return None
    found = _TOWARDS.match(reading.text[start:end])
    if found is None:
        return Way(codes[0], other) if _THEIR.match(reading.text, named[0].end, end) else None
    return Way(other, codes[0]) if found["way"].lower() in {"to", "in"} else Way(codes[0], other)


def modality_of(words: str) -> Modality:
    """Return what a line of a list says of its visit: '(cancelled)', '| announced', '- POSTPONED'."""
    off = _OFF.search(words)
    if off is not None:
        return "planned" if off.group("later") else "cancelled"
    return "planned" if _AHEAD.search(words) else "occurred"
