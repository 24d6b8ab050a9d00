"""Which sentences hold the words of many patterns is told as if each had been asked by itself."""

from __future__ import annotations

import re
from itertools import accumulate

from tests.articles import article

from relations_kb.rules.held import Asked
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted

_LINES = ("the embassy in lima was opened", "nothing of the sort", "an ambassador and his embassy", "they closed it")
_PATTERNS = (
    Sifted(r"\bembass(?:y|ies)\b"),
    Sifted(r"\b(?:opened|closed)\b", r"embassy|it\b"),
    Sifted(r"\bconsul\w*"),
    Sifted(r"[a-z]+ \d"),  # no words: may be anywhere
)


def test_patterns_together_give_what_each_gives() -> None:
    text, ends = "\n".join(_LINES), tuple(accumulate(len(line) + 1 for line in _LINES))
    asked = Asked()
    assert asked.pieces(text, ends) == {}
    for pattern in _PATTERNS:
        asked.add(pattern)
        found = asked.pieces(text, ends)
        assert found == {known: known.pieces(text, ends) for known in found}
    assert [asked.pieces(text, ends)[pattern] for pattern in _PATTERNS[:3]] == [[0, 2], [0, 3], []]
    assert _PATTERNS[3] not in found


def test_a_reading_tells_of_a_pattern_that_was_never_asked_for_and_again() -> None:
    text = "Chile opened an embassy.\n\nIt rains in Lima today.\n\nPeru closed its embassy."
    pattern = Sifted(r"\bembassy\b")
    for _ in range(2):  # the second text looks it up with all others
        reading = Reading(article(text))
        held = reading.holding(pattern)
        assert [bool(re.search("embassy", words)) for words in reading.lowered] == [
            number in held for number in range(len(reading.lowered))
        ]
        assert reading.held_in(pattern) == frozenset(held)
