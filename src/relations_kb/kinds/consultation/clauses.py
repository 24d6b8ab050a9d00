"""Clauses that hang on the phrase for a round and tell of it, whatever else is said: 'which Oslo hosted in 2013'."""

from __future__ import annotations

import re
from typing import Final

# 'which had been held in Lima in 2013', ', convened in 2013', 'which Lima sheltered in 2013'
_TOOK_PLACE: Final = (
    r"(?:held|hosted|convened|conducted|organi[sz]ed|took place|met|sat|assembled|gathered|opened|closed|concluded|"
    r"chaired|celebrated|staged|inaugurated|(?:was|were|had been) (?=(?:in|at) <C))"
)
HANGS_ON: Final = re.compile(
    rf"(?i)(?: \([^()<]{{1,40}}\))?,? (?:(?:which|that|where)\b"
    rf"(?:(?: [a-z]+){{0,3}} (?:the )?<[CS]\d+>(?: had)? [a-z]+|"
    rf"(?! (?:will|would|shall|should|is|are|may|can|could)\b)(?: [a-z]+){{0,3}}? {_TOOK_PLACE})|{_TOOK_PLACE})\b"
    r"(?:[^;|.<]|<[CPSB]\d+>){0,60}?(?:\b(?:in|on|from|for|until)|>|yesterday|,) <D(?P<date>\d+)>"
)
