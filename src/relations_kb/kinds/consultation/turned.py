"""Whose a round is where it is not that of the two told of before: another country's, which the words turn to."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.consultation.context import Told
from relations_kb.kinds.consultation.model import Consultation
from relations_kb.kinds.consultation.talks import Talk
from relations_kb.kinds.making import codes_of
from relations_kb.rules.paragraph import topic_of_paragraph, turned_to
from relations_kb.rules.reading import Reading

_ALIKE: Final = re.compile(r"(?i)\bsimilar\b|\bthe same (?:kind|sort|type) of\b")
WITH: Final = re.compile(r"(?i)\W*with (?:the )?<C(?P<slot>\d+)>,? (?:the|such a|this) ")


def of_both(event: Told, reading: Reading) -> tuple[str, ...]:
    """Return the two countries that a paragraph has turned to, where their officials met: 'of both countries'."""
    number = event.sentence.index
    pairs = {slot.codes for _, slot in event.slots("B") if len(slot.codes) == 2}
    third = (turned_to(reading, number) or topic_of_paragraph(reading, number)) if len(pairs) == 1 else None
    return third if third is not None and tuple(sorted(third)) in {tuple(sorted(p)) for p in pairs} else ()


def with_host(talk: Talk, reading: Reading, found: list[Consultation]) -> tuple[str, ...]:
    """Return the parties of a round with a third country, in a text on the host's rounds: 'it also hosted …'."""
    if len(talk.codes) != 1 or talk.codes[0] in reading.parties or not found or found[0].place is None:
        return ()
    host = found[0].place.country
    return (talk.codes[0], host) if host is not None and host in reading.parties else ()


def alike_to(event: Told, reading: Reading, last: tuple[str, ...], found: list[Consultation]) -> tuple[str, ...]:
    """Return the parties of 'the same kind of consultations was held in Budapest', after those with another country.

    One party stays: that of those before that was not their host.
    """
    other = WITH.match(event.sentence.masked)
    if other is not None and event.talk is not None and not event.talk.stated:
        # As in: 'With Chile the Commission is older: its third session was held …'
        codes = event.sentence.slots[int(other["slot"])].codes
        wrote = reading.dateline(event.sentence.index)
        own = {reading.home, reading.house, wrote.country if wrote is not None else None}
        stay = [c for c in last if c in own or (c,) == reading.title_codes]
        return (codes[0], stay[0]) if len(codes) == len(stay) == 1 and codes[0] not in last else ()
    if event.talk is None or not last or not _ALIKE.search(event.talk.words):
        return ()
    fresh = [c for c in codes_of(slot for _, slot in event.slots("CSP")) if c not in last]
    host = found[-1].place.country if found and found[-1].place is not None else None
    stay = [c for c in last if c != host]
    if len(stay) > 1:
        stay = [c for c in stay if c == reading.home]
    return (fresh[0], stay[0]) if len(fresh) == 1 and len(stay) == 1 else ()
