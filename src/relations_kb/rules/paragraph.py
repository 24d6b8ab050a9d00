"""Whom a paragraph is on, in the text of a ministry that has received several.

In: the reading of a text and a sentence of it. Out: the ministry's country and the one other that the paragraph has
spoken of so far; nothing where it has spoken of more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from relations_kb.rules.heads import distinct

if TYPE_CHECKING:
    from relations_kb.rules.reading import Reading


_TWO: Final = 2
_TOPIC: Final = 12  # words of a sentence that does no more than turn to another country


def topic_of_paragraph(reading: Reading, number: int) -> tuple[str, ...] | None:
    """Return a paper's country and the third one that a short first sentence turns a paragraph to.

    As in: 'Nor has Chile been forgotten. In May Lima saw officials of both nations at the third session.'
    """
    sentences = reading.document.sentences
    first = number
    while first and sentences[first - 1].block == sentences[number].block:
        first -= 1
    house, span = reading.house, sentences[first].span
    if first == number or house is None or house not in reading.parties:
        return None
    told = distinct(m.code for m in reading.countries_in(span.start, span.end) if m.code and m.code != house)
    if len(told) != 1 or told[0] in reading.parties or len(reading.text[span.start : span.end].split()) > _TOPIC:
        return None
    others = {m.code for m in reading.countries_in(span.end, sentences[number].span.end)} - {None, house, told[0]}
    return None if others else tuple(sorted((house, told[0])))


# 'Look at Oslo instead.', 'Or compare Lima.', 'Take Norway.'
_TURN: Final = re.compile(
    r"\W*(?:but |and |or |so |now |then |rather,? )?(?:look|compare|take|consider|contrast|think of|turn|witness|"
    r"remember|(?:what|how) (?:about|of)|see|there is(?: also)?|not so)\b",
    re.IGNORECASE,
)


def turned_to(reading: Reading, number: int) -> tuple[str, ...] | None:
    """Return the two countries of an essay's paragraph that turns to another one: 'Look at Oslo. Norway shut …'.

    The one turned to, and the only other one of which is told since; else the one of the text's own two that the
    paragraph spoke of before. None where the paragraph turns to nobody, or where more are told of.
    """
    sentences = reading.document.sentences
    at = number - 1
    while at >= 0 and sentences[at].block == sentences[number].block:
        start, end = sentences[at].span.start, sentences[at].span.end
        if _TURN.match(reading.text, start, end) and len(reading.text[start:end].split()) <= _TOPIC:
            break
        at -= 1
    else:
        return None
    if at < 0:
        return None
    third = distinct(m.code for m in reading.countries_in(start, end) if m.code)
    if len(third) != 1 or third[0] in reading.parties:
        return None
    since = reading.countries_in(end, sentences[number].span.end)
    told = distinct(m.code for m in since if m.code and m.code != third[0])
    if not told:
        first = at
        while first and sentences[first - 1].block == sentences[at].block:
            first -= 1
        told = distinct(
            m.code for m in reading.countries_in(sentences[first].span.start, start) if m.code in reading.parties
        )
    if len(told) > 1:
        told = distinct(code for code in told if code in reading.parties)
    return tuple(sorted((third[0], told[0]))) if len(told) == 1 else None


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
