"""The city that a house of government stands in: who is received 'at the White House' is in Washington."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence
from relations_kb.vocab.world import load_world

# Words that every house has: a quick look at the words first.
_WORDS: Final = Sifted(
    r"(?i)house|palace|kremlin|lys[ée]e|street|office|ministry|parliament|assembly|capital|residence|chancellery|"
    r"headquarters|senate|department|istana|bundestag|seimas|saeima|quirinal|majlis|diet|bhavan"
)
_AT_SEAT: Final = re.compile(r"(?i)\b(?:in|at|to|inside|outside|within) (?:the )?<C(\d+)>")
_HOUSE: Final = re.compile(
    r"(?i)\b(?:at|in|to|inside) (?:the |his |her |their |its )?(?:<[CS]\d+>(?:'s?)? |"
    r"(?!(?:embassy|permanent)\b)[\w'’-]+ ){0,3}?"
    r"(?:presidential (?:office|administration|residence)|(?:presidential|royal|government|national|"
    r"state|executive|people's|grand|foreign ministry|parliament) (?:palace|house|mansion|complex)|state house|"
    r"government house|palace|statehouse|"
    r"parliament|national assembly|foreign ministry|foreign office|ministry of foreign affairs|ministry of "
    r"external affairs|mfa|federal chancellery|chancellery|prime minister's office|capital(?! of <C\d+>| city of))\b"
    r"(?!,? (?:of|in) (?!<C|the <C|foreign|external|the republic))"
)
_SIDE: Final = re.compile(r"\b(?:at|in) (?:the )?<S(\d+)>")
_BUILDING: Final = re.compile(r"(?: [A-Z]\w+){0,2} (?:Palace|House|Building|Residence|Offices?|Mansion)\b")
_SIDES: Final = re.compile(r"(?i)parliament|assembly|ministry|foreign office|chancellery")
_OWN_CAPITAL: Final = re.compile(r"<[CS](\d+)>(?:'s?)? capital\b")


def capital_of(reading: Reading, code: str) -> str | None:
    """Return a country's capital as the text writes it anywhere, else its usual name; None where it has none."""
    told = next((m.city for m in reading.countries if m.code == code and m.role == "capital" and m.city), None)
    if told is not None:
        return told.title() if told.isupper() and len(told) > 3 else told
    entry = load_world().countries.get(code)
    return entry.capital.name if entry is not None and entry.capital is not None else None


def at_seat(sentence: Sentence, reading: Reading, host: str) -> Place | None:
    """Return the host's capital where a sentence tells of a house of its government, else None."""
    if not _WORDS.search(sentence.text):
        return None
    for found in _AT_SEAT.finditer(sentence.masked):
        slot = sentence.slots[int(found.group(1))]
        if slot.codes == (host,) and slot.country is not None and slot.country.role == "seat":
            return Place(city=capital_of(reading, host), country=host)
    for found in _OWN_CAPITAL.finditer(sentence.masked):
        if sentence.slots[int(found.group(1))].codes == (host,):
            return Place(city=capital_of(reading, host), country=host)
    for found in _SIDE.finditer(sentence.masked):
        slot = sentence.slots[int(found.group(1))]
        house = _BUILDING.match(sentence.masked, found.end()) or _SIDES.search(slot.title or "")
        if slot.codes in {(host,), ()} and house is not None:
            return Place(city=capital_of(reading, host), country=host)
    house = _HOUSE.search(sentence.masked)
    if house is None:
        return None
    others = [sentence.slots[int(n)].codes for n in re.findall(r"<[CS](\d+)>", house.group())]
    return None if any(codes != (host,) for codes in others) else Place(city=capital_of(reading, host), country=host)
