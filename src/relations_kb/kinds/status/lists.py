"""Lists of missions under a heading: 'Embassies abroad', 'Foreign missions in X'.

Each item names a country or a city; who sends and who receives stands in the heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Evidence, Place
from relations_kb.rules.places import CountryMention
from relations_kb.rules.reading import Reading

_HEAD: Final = re.compile(
    r"(?i)\b(?:embass(?:y|ies)|(?:diplomatic )?missions|high commissions|consulates|representations)\b"
)
_ABROAD: Final = re.compile(r"(?i)\b(?:abroad|overseas|of [A-Z]|in other countries|in foreign)")
_ORGANISATION: Final = re.compile(
    r"(?i)\b(?:united nations|european union|unesco|organi[sz]ation|permanent mission|union|league)\b"
)
_LONGEST: Final = 140  # code points; a longer item is prose, which the rules read


def listed_missions(reading: Reading) -> Iterator[Status]:
    """Yield the standing missions that such lists name."""
    if reading.home is None:
        return
    for number, sentence in enumerate(reading.document.sentences):
        block = reading.document.blocks[sentence.block]
        start, end = sentence.span.start, sentence.span.end
        if block.kind != "item" or end - start > _LONGEST or end - start < block.span.end - block.span.start:
            continue
        words = reading.text[start:end]
        if re.search(
            r"(?i)\b(?:has|have|is|are|was|maintains|accredited|opened|closed|see)\b", words
        ) or _ORGANISATION.search(words):
            continue
        if re.search(r"(?i)\d{4}|peace|force", words):
            continue
        # A caption's rest may stand between the heading and its list.
        heads = [reading.text[first:last] for first, last in reading.heads(number)[:2]]
        head = next((words for words in heads if _HEAD.search(words) and len(words) <= 90), None)
        if head is None:
            continue
        yield from _item(reading, (start, end), words, head, list(reading.countries_in(start, end)))


def _item(
    reading: Reading, span: tuple[int, int], words: str, head: str, named: list[CountryMention]
) -> Iterator[Status]:
    home = reading.home
    assert home is not None
    abroad = bool(_ABROAD.search(head)) and not re.search(
        r"(?i)\bforeign (?:embassies|missions|diplomatic)|\bin (?:the )?" + re.escape(reading.display(home)), head
    )
    others = [m for m in named if m.code and m.code != home]
    if not others:
        return
    other = others[0].code
    assert other is not None
    host = other if abroad else home
    city = next((m.city for m in named if m.code == host and m.role in {"city", "capital"}), None)
    actor, counterpart = (home, other) if abroad else (other, home)
    yield Status(
        doc=reading.document.name,
        countries=tuple(sorted((home, other))),
        evidence=(Evidence(start=span[0], end=span[1], quote=words),),
        event="mission-present",
        actor=actor,
        counterpart=counterpart,
        mission=mission_of(words),
        place=Place(city=city, country=host),
        rule="status.listed-place",
        confidence=0.8,
    )
