"""What a round was about, in short terms."""

from __future__ import annotations

import re
from functools import cache

from relations_kb.rules.pattern import lowered
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import lower
from relations_kb.vocab.offices import read_vocabulary

_NEAR = 8  # sentences after the round's own that still report it


@cache
def _terms() -> tuple[tuple[re.Pattern[str], str], ...]:
    listed = read_vocabulary("topics")
    return tuple((re.compile(lowered(rf"\b(?:{words})\b")), topic) for topic, words in listed.items())


def topics_near(reading: Reading, number: int) -> tuple[str, ...]:
    """Return the topics of ``vocab/topics.yaml`` that the round's and the next sentences speak of, in text order."""
    sentences = reading.document.sentences[number : number + _NEAR]
    if not sentences:
        return ()
    words = lower(reading.text[sentences[0].span.start : sentences[-1].span.end])
    found = [(match.start(), topic) for pattern, topic in _terms() if (match := pattern.search(words)) is not None]
    return tuple(topic for _, topic in sorted(found))
