"""Whom a paragraph is on, in the text of a ministry that has received several.

In: the reading of a text and a sentence of it. Out: the ministry's country and the one other that the paragraph has
spoken of so far; nothing where it has spoken of more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relations_kb.rules.heads import distinct

if TYPE_CHECKING:
    from relations_kb.rules.reading import Reading


_TWO: Final = 2


def pair_of_paragraph(reading: Reading, number: int) -> tuple[str, ...] | None:
    """Return a ministry's country and the only other one that a paragraph speaks of, where the article has more.

    'Guests from Bogota and Banjul' of a ministry in Kuwait: in the paragraph on the Gambian one, 'the two of them'
    are of Kuwait and the Gambia.
    """
    house, parties = reading.house, reading.parties
    sentences = reading.document.sentences
    block = sentences[number].block
    first = number
    while first and sentences[first - 1].block == block:
        first -= 1
    if first == number:
        return None
    here = distinct(m.code for m in reading.countries_in(sentences[first].span.start, sentences[number - 1].span.end))
    if len(here) == len(parties) == _TWO and not {*here} & {*parties} and None not in here:
        # A paragraph on Bolivia and the United States in an essay on two others.
        return tuple(sorted(code for code in here if code))
    if house is None or not {*reading.title_codes, *parties} - {house}:
        return None
    told = [slot for earlier in range(first, number) for slot in reading.slotted(earlier).slots]
    others = distinct(code for slot in told if slot.kind in "CPS" for code in slot.codes if code != house)
    if len(others) != 1 or (house in parties and others[0] in parties):
        return None
    if house in parties and not any(slot.kind == "P" and others[0] in slot.codes for slot in told):
        return None
    return tuple(sorted((house, others[0])))
