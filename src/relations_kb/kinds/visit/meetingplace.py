"""Where people met, and to which city a visit led: by the sentence, the one after it, or the article's dateline."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.seats import at_seat
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.vocab.world import load_world

_NEAR: Final = re.compile(
    r"(?i)\b(?:in|at|(?:sidelines|margins) of) (?:the )?(?:<D\d+> |[a-z]+ )?<C(\d+)>(?!-<|'s\b)(?:, <C\d+>)?"
)

# 'had arrived from Lima, where he had met …', 'proceeded to Lima and met …'
_GONE_THERE: Final = re.compile(
    r"(?i)\b(?:(?:arriv\w+|came|comes|flew|flown|returned) from|proceed\w* to|continue[sd]? (?:on )?to|went(?: on)? to|"
    r"travel\w* (?:on )?to|flew (?:on )?to|moved on to|arrived in|arriving in|headed to|left for) (?:the )?<C(\d+)>"
    r"(?:, <C\d+>)?(?:,? (?:on )?<D\d+>)?,? (?:where|and|to)\b"
)


def place_near(match: Match, codes: tuple[str, ...], reading: Reading) -> Place | None:
    """Return where a meeting took place: 'in Geneva' in its sentence, or the article's dateline."""
    masked = match.sentence.masked
    for found in _GONE_THERE.finditer(masked, 0, match.end):
        slot = match.sentence.slots[int(found.group(1))]
        if slot.city and slot.codes and slot.codes[0] in codes:
            return Place(city=slot.city, country=slot.codes[0])
    for found in _NEAR.finditer(masked):
        slot = match.sentence.slots[int(found.group(1))]
        if slot.codes and match.sentence.masked.startswith(" capital", found.end()):
            # 'in the Chinese capital'
            return Place(city=load_world().capital(slot.codes[0]), country=slot.codes[0])
        if slot.codes and slot.country is not None and slot.country.role in {"city", "capital", "name", "seat"}:
            if slot.country.role == "name" and re.match(r"(?i)(?:sidelines|margins)", found.group()):
                continue
            return Place(city=slot.seat, country=slot.codes[0])
    return _place_told_next(match, reading) or reading.dateline(match.sentence.index)


_TOOK_PLACE: Final = re.compile(
    r"(?i)^\W*(?:the|this|their) (?:[a-z-]+ ){0,2}(?:meeting|talks|conversation|negotiations|visit|ceremony)[^<]{0,20} "
    r"(?:took|takes|was held|were held|is being held)\b[^|;]{0,80}?(?:in|at|outside|near) (?:the )?<C(\d+)>"
)


def _place_told_next(match: Match, reading: Reading) -> Place | None:
    """Return the town of 'The meeting took place at the palace outside Lima', which follows a headline."""
    number = match.sentence.index + 1
    if number >= len(reading.document.sentences) or " place " not in reading.lowered[number]:
        return None
    sentence = reading.sentence(number)
    found = _TOOK_PLACE.match(sentence.masked)
    if found is None:
        return None
    slot = sentence.slots[int(found.group(1))]
    return Place(city=slot.seat, country=slot.codes[0]) if slot.codes and slot.seat else None


def near_host(match: Match, reading: Reading, host: str, place: Place | None) -> Place | None:
    """Return the city of a visit where the text tells it: in the sentence, or in the article's dateline."""
    if place is not None and (place.city is not None or place.country != host):
        return place
    for found in re.finditer(r"(?i)\b(?:in|at|to|left) (?:the )?(?:[a-z]+ of )?<C(\d+)>", match.sentence.masked):
        slot = match.sentence.slots[int(found.group(1))]
        if slot.codes == (host,) and slot.city:
            return Place(city=slot.city, country=host)
    dateline = reading.dateline(match.sentence.index)
    if dateline is not None and dateline.country == host:
        return dateline
    return at_seat(match.sentence, reading, host) or place
