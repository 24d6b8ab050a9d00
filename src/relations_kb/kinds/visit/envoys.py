"""Envoys who are called to the ministry of the country they are posted to, and told something there."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.visit.listed import Sides
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Slot

ENVOYS: Final = re.compile(r"(?i)ambassador|high commissioner|envoy|charg")
_MINISTRY: Final = re.compile(r"(?i)\b(?:ministry|foreign office)\b")
_OF_HOUSE: Final = re.compile(r"(?i)(?:\bministry|<S\d+>) in <C(\d+)>")


def told_at_ministry(match: Match, reading: Reading, two: tuple[Slot, ...]) -> Sides | None:
    """Return the sides where an envoy was told something: 'Peru's ambassador was called to the ministry and told …'."""
    envoys = [slot for slot in two if ENVOYS.search(slot.title or "") and len(slot.codes) == 1]
    said = match.sentence.masked[match.start : match.end]
    named = _OF_HOUSE.search(said)
    house = match.sentence.slots[int(named.group(1))].codes[0] if named is not None else reading.home
    if house is None and envoys and _MINISTRY.search(reading.text, *match.span):
        house = reading.other(envoys[0].codes[0], match.sentence.index)  # 'the Ministry' of a text of two countries
    if not envoys or house is None or house in envoys[0].codes:
        return None
    here = Slot("C", match.sentence.start, match.sentence.start, codes=(house,))
    return Sides((), (*two, here), None, None, Place(country=house))
