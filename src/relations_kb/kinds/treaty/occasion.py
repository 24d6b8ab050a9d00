"""Whose papers came of a session or a visit told right before: 'It yielded an MoU …', 'it ended with the signing of'.

In: a sentence and the offset of its verb. Out: the two countries of the occasion that the verb's subject means; the
day of the visit, or of the entry of a chronicle, that it is told under.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from relations_kb.rules import edtf
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import Sentence
from relations_kb.rules.when import Dated, resolve_slot

_OCCASION: Final = (
    r"(?:session|meeting|sitting|round|commission|committee|council|talks|visit|trip|consultations|negotiations|"
    r"summit|dialogue|j[a-z]{1,3}c|bnc)"
)
# The verb's subject, without a side of its own: 'it', 'that session', 'which also'.
_SUBJECT: Final = re.compile(
    rf"(?i)(?:^|[,;:] |\b(?:and|when|where) )(?:it|this|that|the latter|(?:the|this|that|these|those) {_OCCASION})"
    r"(?: (?!(?:is|was|were|are)\b)[a-z]+){0,4}(?: (?:the|a|an))? $|"
    # 'It was co-chaired by A and B, and brought about the signing of …'
    rf"^\W*(?:it|this|that|(?:the|this|that|these|those) {_OCCASION}) (?:was|had been|has been|took place|had)\b[^.;|"
    rf"]{{0,200}}?,? and "
    r"(?:[a-z]+ ){0,5}$|"
    # 'The co-chairs of that session, A and B, saw the signing of'
    rf"^\W*(?:<[BSP]\d+>|the [a-z-]+(?: [a-z-]+)?) (?:of|at|in) (?:this|that|the same) {_OCCASION}\b[^;|]{{0,160}}$"
)
_TOLD: Final = re.compile(rf"(?i)\b{_OCCASION}\b")
_BACK: Final = 3  # sentences of the same paragraph
_PAIR: Final = 2
_MOST: Final = 6


def pair_of_occasion(reading: Reading, sentence: Sentence, verb: int) -> tuple[str, ...]:
    """Return those whose session or visit the sentences before tell, where 'it' does what the verb says."""
    before = sentence.masked[:verb]
    if _SUBJECT.search(before) is None or _sides(sentence, verb):
        return ()
    sentences = reading.document.sentences
    number = sentence.index
    for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
        if sentences[earlier].block != sentences[number].block:
            return ()
        if not _TOLD.search(reading.lowered[earlier]):
            continue
        told = reading.sentence(earlier)
        sides = _sides(told, len(told.masked))
        if not sides and earlier != number - 1 - _BACK:
            continue
        return sides if _PAIR <= len(sides) <= _MOST else ()
    return ()


# 'concluded during the royal trip': whose rank tells which visit is meant, and not the last one told.
_OF_RANK: Final = re.compile(
    r"\b(?:during|on|at the end of|in the course of|on the occasion of|after) (?:the|that) (?P<rank>royal|presidential|"
    r"ministerial|papal|princely) (?:visit|trip|stay|tour|journey|talks)\b"
)
_RANKS: Final = {
    "royal": re.compile(r"\b(?:king|queen|emir|sultan|emperor|majesty|royal)\b"),
    "princely": re.compile(r"\b(?:prince|princess)\b"),
    "presidential": re.compile(r"\bpresident\b(?! of the (?:council|senate|national|parliament|chamber|assembly))"),
    "ministerial": re.compile(r"\bminister\b"),
    "papal": re.compile(r"\bpope\b"),
}
_WENT: Final = re.compile(r"\b(?:visit\w*|trip|tour\w*|travel\w*|went|came|arrived|journey\w*|stay\w*|flew)\b")
_RANK_BACK: Final = 6


def day_of_rank(reading: Reading, number: int) -> Dated | None:
    """Return the only date of the last visit told by one of the rank that 'during the royal trip' names."""
    meant = _OF_RANK.search(reading.lowered[number])
    if meant is None:
        return None
    for earlier in range(number - 1, max(-1, number - 1 - _RANK_BACK), -1):
        words = reading.lowered[earlier]
        if _RANKS[meant["rank"]].search(words) and _WENT.search(words):
            told = [d for s in reading.sentence(earlier).of("D") if (d := resolve_slot(reading, s)) is not None]
            return replace(told[0], basis="inferred") if len(told) == 1 else None
    return None


# '6–8 August 2025: President X pays a visit. … Six documents are signed': an entry of a chronicle, whose day is all
# its.
_ENTRY: Final = re.compile(r"\W*<D(\d+)> ?(?::|[–—-](?= )) ?")


def day_of_entry(sentence: Sentence, reading: Reading) -> Dated | None:
    """Return the day at which a chronicle puts what it tells in one paragraph, for a sentence without one."""
    number = sentence.index
    sentences = reading.document.sentences
    if "<D" in sentence.masked:
        return None
    while number and sentences[number - 1].block == sentences[number].block:
        number -= 1
    head = reading.sentence(number)
    found = _ENTRY.match(head.masked)
    dated = resolve_slot(reading, head.slots[int(found[1])]) if found is not None else None
    if dated is None or number == sentence.index or edtf.width(dated.edtf) > _A_YEAR:
        return None
    return Dated(dated.edtf, "inferred", dated.span)


_A_YEAR: Final = 372  # days


def _sides(sentence: Sentence, until: int) -> tuple[str, ...]:
    """Return the countries that a sentence names before an offset, its cities and its people left out."""
    limit = sentence.origin(until) if until < len(sentence.masked) else sentence.end
    codes = (c for slot in sentence.of("CS") if not slot.city and slot.start < limit for c in slot.codes)
    return tuple(dict.fromkeys(codes))
