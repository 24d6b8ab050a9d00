"""Candidates of the kind consultation: a word for talks under a mechanism, with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.consultation.naming import is_foreign, mechanism_of
from relations_kb.rules.sifted import Sifted
from relations_kb.weigh.candidate import Candidate
from relations_kb.weigh.scene import Pair, Scene

_WORDS: Final = (
    r"consultations?|commissions?|committees?|dialogues?|sessions?|rounds?|editions?|cabinets?|councils?|"
    r"working groups?|staff talks|political talks|summit|meetings? of|[BFJ][NOPI]C|IGC"
)
_TALKS: Final = rf"{_WORDS}|J[BCEMTP]{{1,3}}[CM]?"
# The acronyms are told by their first letters where words are looked up: that many of them are no words to look for.
TRIGGER: Final = Sifted(rf"(?i)\b(?:{_TALKS})\b", rf"{_WORDS}|{'|'.join(f'j{letter}' for letter in 'bcemtp')}")
_NUMBER: Final = re.compile(r"(?<![<\w])(\d{1,2})(?:st|nd|rd|th)\b")
_ROMAN: Final = re.compile(r"\b(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})\b(?!\.)")
_UNITS: Final = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
_NOT_OF_STATES: Final = re.compile(
    r"(?i)\b(?:parliament\w*|business (?:council|forum)|(?:ruling |political )part(?:y|ies)\b|chambers? of commerce|"
    r"g ?-?(?:7|8|20)\b|nato\b|asean\b|apec\b|general assembly|security council|elections?\b|soviet\b|duma\b|"
    r"congress\b|senate\b|legislat\w+|(?:regional|economic) (?:forum|organi[sz]ation)|"
    r"no\. ?\d+ of \d{4}|donors?\b|coalition)"
)
# Talks are held, planned or begun: a council that is recognised, or a dialogue that somebody is in, tells none.
_SITTING: Final = re.compile(
    r"(?i)\b(?:held|holds?|holding|met|meets?|meetings?|conven\w+|host\w*|tak(?:es?|ing) (?:place|part)|"
    r"took (?:place|part)|(?:co-)?chair\w*|(?:re)?launch\w*|open(?:s|ed|ing)?|plan(?:s|ned)?|schedul\w+|sessions?|"
    r"rounds?|sitting|inaugura\w+|next|born|establish\w*|set up|conduct\w*|attend\w*|gather\w*|editions?|follow\w*|"
    r"talks|sat|consultations|resum\w+|visit\w*)\b"
)
_WIDE: Final = 90  # code points
# Those of many, and what leaders think of meeting, are told as often as those of two.
_LOOSE: Final = re.compile(r"(?i)meetings? of")
_TO_COME: Final = re.compile(
    r"(?i)\b(?:scheduled for|intended to be|is to be (?:held|convened)|next such|"
    r"preparations? for|run-up to|upcoming|forthcoming|ahead of|eve of)\b"
)
# 'Peru called its ambassador in Oslo home for consultations': with the own government.
_RECALLED: Final = re.compile(
    r"(?i)\b(?:recall\w*|call(?:s|ed|ing)?|summon\w*|withdr\w+|order\w*|brought|invit\w+) [^.;|]{0,120}"
    r"\bfor (?:the purpose of |urgent |political |internal |further )*$"
)
# 'A joint commission of the two countries is expected to be established soon.'
_FOUNDED: Final = re.compile(
    r"(?i)(?: (?:of|between|with|on|for) [^.;|]{0,60}?)? (?:(?:is|was|were|are|will|would|shall|to|be|been|"
    r"being|has|have|had|expected|planned|about|soon|also|due) )+(?:established|set up|created|formed|founded|"
    r"foreseen|envisaged)\b"
)
_REACH: Final = 60  # code points
_MOST: Final = 3


def _round(scene: Scene, start: int, end: int) -> int | None:
    """Return the number of the round that stands nearest to an offset."""
    found = [
        (min(abs(spot.start - start), abs(spot.start - end)), spot.slot.ordinal)
        for spot in scene.spots
        if spot.slot.kind == "O" and spot.slot.ordinal is not None
    ]
    low, high = max(0, start - _REACH), end + _REACH
    found += [(abs(m.start() - start), int(m[1])) for m in _NUMBER.finditer(scene.masked, low, high)]
    found += [
        (abs(m.start() - start), 10 * len(m[1]) + _UNITS[m[2]])
        for m in _ROMAN.finditer(scene.masked, low, high)
        if m.group()
    ]
    near = [pair for pair in found if pair[0] < _REACH and pair[1]]
    return min(near)[1] if near else None


def candidates(scene: Scene, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield the rounds of talks that a sentence may tell."""
    for found, _ in zip(TRIGGER.finditer(scene.masked), range(_MOST), strict=False):
        start, end = found.span()
        sense = scene.sense(start, end)
        if sense is None:
            continue
        count = _round(scene, start, end)
        told = (
            *scene.around("talks", start, end),
            f"sense={sense}",
            f"numbered={count is not None}",
            f"numbered={count is not None}, {sense}",
        )
        if _RECALLED.search(scene.masked, 0, start):
            continue
        if count is None and _FOUNDED.match(scene.masked, end):
            continue
        words = re.sub(r"<\w+>", " ", scene.masked[max(0, start - 45) : end + 45])
        if is_foreign(words, bilateral=False) or _NOT_OF_STATES.search(words):
            continue
        mechanism = mechanism_of(words)
        if mechanism == "other" and found.group().lower() == "summit":
            continue
        wide = scene.masked[max(0, start - _WIDE) : end + _WIDE]
        if _SITTING.search(wide) is None or (
            mechanism == "other" and count is None and _LOOSE.fullmatch(found.group())
        ):
            continue
        if sense == "occurred" and _TO_COME.search(wide):
            sense = "planned"
        dates = [
            (dated, when)
            for dated, when in scene.dates(start, end, planned=sense == "planned")
            if not scene.is_since(dated)
        ]
        place = scene.place(start)
        for pair in pairs:
            people = scene.people(pair.codes)
            sides = tuple(cue for code in pair.codes for cue in scene.side_cues("side", code, start))
            for dated, when in dates:
                yield Candidate(
                    "consultation",
                    scene.number,
                    start,
                    end,
                    pair.codes,
                    dated,
                    sense,
                    {"mechanism": mechanism, "round": count},
                    (scene.base, told, (f"mechanism={mechanism}",), pair.cues, sides, when),
                    place=place if place is not None and place.country is not None else None,
                    people=people,
                )
