"""What the sentence leaves out: who 'we' are, who the other side is, in which city a mission stands.

In: a match and the reading of its text. Out: codes and places that the surroundings tell, or None.
"""

from __future__ import annotations

import re
from collections import Counter

from relations_kb.kinds.making import codes_of
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match


def acting(match: Match, reading: Reading) -> tuple[str, ...]:
    """Return the countries that act: the ones named, or the text's own where it says 'we'."""
    named = codes_of(match.get("actor"))
    if named or not match.words.get("we"):
        return named
    return (reading.home,) if reading.home is not None else ()


def partner(match: Match, reading: Reading, code: str) -> str | None:
    """Return the country on the other side of ``code``: by the article, then by the sentences up to the match."""
    number = match.sentence.index
    other = reading.other(code, number)
    if other is not None:
        return other
    block = reading.document.sentences[number].block
    for earlier in range(number, max(-1, number - 4), -1):
        if reading.document.sentences[earlier].block != block:
            break
        rest = {c for slot in reading.sentence(earlier).of("CSP") for c in slot.codes if c != code}
        if rest:
            return rest.pop() if len(rest) == 1 else None
    return reading.home if reading.home != code else None


def seat_in(reading: Reading, country: str | None) -> str | None:
    """Return the capital of a country as the text writes it most, or None where the text does not name it."""
    count = Counter(m.city for m in reading.countries if m.code == country and m.role == "capital" and m.city)
    return count.most_common(1)[0][0] if count else None


def mission_place(reading: Reading, place: Place, mission: str | None) -> Place:
    """Return where a mission stands: an embassy whose city the sentence does not name, in the capital."""
    if place.city is None and mission in {"embassy", "high-commission"}:
        return Place(city=seat_in(reading, place.country), country=place.country)
    return place


def ceremony_place(match: Match, reading: Reading, host: str) -> Place:
    """Return where an envoy is received: 'in Lima', the dateline's city, or the country that receives."""
    sentence = match.sentence
    for number, slot in enumerate(sentence.slots):
        if slot.kind == "C" and slot.city and slot.codes[:1] == (host,):
            token = sentence.masked.index(f"<C{number}>")
            if re.search(r"(?i)\b(?:in|at)\s$", sentence.masked[:token]):
                return Place(city=slot.city, country=host)
    dateline = reading.dateline(sentence.index)
    if dateline is not None and dateline.country == host:
        return dateline
    return Place(city=None, country=host)
