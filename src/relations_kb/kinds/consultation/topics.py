"""What a round was about, in short terms."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from relations_kb.rules.reading import Reading

_NEAR = 8  # sentences after the round's own that still report it


@cache
def _terms() -> tuple[tuple[re.Pattern[str], str], ...]:
    listed = yaml.safe_load(files("relations_kb.vocab").joinpath("topics.yaml").read_text(encoding="utf-8"))
    return tuple((re.compile(rf"(?i)\b(?:{words})\b"), topic) for topic, words in listed.items())


def topics_near(reading: Reading, number: int) -> tuple[str, ...]:
    """Return the topics of ``vocab/topics.yaml`` that the round's and the next sentences speak of, in text order."""
    sentences = reading.document.sentences[number : number + _NEAR]
    if not sentences:
        return ()
    words = reading.text[sentences[0].span.start : sentences[-1].span.end]
    found = [(match.start(), topic) for pattern, topic in _terms() if (match := pattern.search(words)) is not None]
    return tuple(topic for _, topic in sorted(found))
