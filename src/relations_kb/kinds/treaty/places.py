"""Where an instrument was signed: in the sentence, or in what stands around it."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.making import place_of
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Slot
from relations_kb.rules.when import Dated

_IN: Final = re.compile(
    r"(?i)\b(?:in|at) (?:the )?(?:city of |capital(?: city)? (?:of )?|<C\d+> capital,? )?<C(\d+)>(?!-| (?:and|"
    r"delegation|side|company|companies|counterpart))"
)
_VISIT: Final = re.compile(
    r"(?i)\b(?:visit(?:s|ed|ing)?(?: of [^.;|]{0,50}?| by [^.;|]{0,50}?)?(?: to)?|trip to|travel\w* to|"
    r"arriv(?:ed|es|ing) (?:in|at)|(?:came|comes|coming|went|goes|going|flew|flies|flying) to) (?:the )?(?:city of "
    r")?<C(\d+)>"
)


_SEAT_OF_WHAT: Final = re.compile(
    r"(?i)\b(?:(?:agreed|decided|resolved) (?:on|to)|set(?:ting)? up|establish(?:ed|es|ing)|open(?:ed|s|ing)|"
    r"creat(?:ed|es|ing)|found(?:ed|ing)|launch(?:ed|es|ing)|build(?:ing)?|host(?:ed|ing)|ha(?:s|ve) (?:an?|its|"
    r"their)) "
    r"(?:[^;|,]{0,50})$"
)


def place_for(plain: Match, reading: Reading, codes: tuple[str, ...], date: Dated | None) -> Place | None:
    """Return where the instrument was signed, or None where the text does not tell."""
    sentence = plain.sentence
    if plain.rule.gives.get("place") == "named":
        return None
    best: tuple[int, Slot] | None = None
    for found in _IN.finditer(sentence.masked):
        slot = sentence.slots[int(found.group(1))]
        if not slot.codes or slot.country is None or slot.country.role not in {"city", "capital", "name", "seat"}:
            continue
        if (
            not slot.city
            and slot.country.role == "name"
            and re.match(r"(?i) \w", sentence.masked[found.end() :])
            and not re.match(r" (?:on|in|during|after|by|between|and|to|at)\b", sentence.masked[found.end() :])
        ):
            continue
        if not slot.city and (found.end() < plain.start or slot.codes[0] not in codes):
            # 'an agreement coordinating troops in Peru' is not signed there.
            continue
        if _SEAT_OF_WHAT.search(sentence.masked, plain.end, found.start()):
            continue  # 'signed a convention and agreed to set up a centre in Lima'
        if re.search(r";|\b(?:was|were|been|one) signed\b", sentence.masked[plain.end : found.start()]):
            # Another step's place: '…; a new one was signed in Lima'.
            continue
        gap = found.start() - plain.end if found.start() >= plain.end else plain.start - found.end() + 40
        if 0 <= gap < 160 and (best is None or gap < best[0]):
            best = (gap, slot)
    if best is not None:
        return place_of([best[1]])
    for found in _VISIT.finditer(sentence.masked):
        slot = sentence.slots[int(found.group(1))]
        if slot.codes and slot.codes[0] in codes:
            return place_of([slot])
    opening = _OPENING.match(sentence.masked)
    if opening is not None and reading.published is not None:
        slot = sentence.slots[int(opening.group(1))]
        if slot.city and slot.codes and slot.codes[0] in codes:
            return Place(city=slot.city.title() if slot.city.isupper() else slot.city, country=slot.codes[0])
    if (cell := _cell(plain, codes)) is not None:
        return cell
    if (
        date is not None
        and not _STAYING.search(sentence.masked)
        and date.basis == "stated"
        and date.span is not None
        and sentence.start <= date.span[0] < sentence.end
    ):
        return None
    return (
        _place_before(sentence.index, reading, codes, near=True)
        or _lead_visit(reading, codes)
        or _dateline(reading, codes)
        or _place_before(sentence.index, reading, codes)
    )


# '3 May 2016 | President X | Lima | State visit; air services agreement signed'
_CELL: Final = re.compile(r"\| ?<C(\d+)> ?\|")
# 'During this stay the agreement was signed on 3 May': where the stay is told to be
_STAYING: Final = re.compile(
    r"(?i)^\W*(?:during|on|in the course of|at the end of|on the occasion of) (?:this|that|the|his|her|their) "
    r"(?:[a-z]+ )?"
    r"(?:stay|visit|trip|journey|sojourn|tour|summit|session|meeting|talks)\b(?! (?:to|of|in) )"
)


def _cell(plain: Match, codes: tuple[str, ...]) -> Place | None:
    """Return the one city of a party that stands in a cell of its own in a row on a visit."""
    sentence = plain.sentence
    slots = [sentence.slots[int(found[1])] for found in _CELL.finditer(sentence.masked)]
    cities = [slot for slot in slots if slot.city and slot.codes and slot.codes[0] in codes]
    return place_of(cities) if len(cities) == 1 else None


_TRIP: Final = re.compile(
    r"(?i)\b(?:visit(?:s|ed|ing)?|trip|travels?|travel?led|arriv\w+|stay)\b[^<;|]{0,40}?(?:<[DS]\d+>[^<;|]{0,12})?"
    r"\b(?:to|in|at|visits|visited|visiting) (?:the )?<C(\d+)>"
)


def _lead_visit(reading: Reading, codes: tuple[str, ...]) -> Place | None:
    """Return the one city of a party that the headline or the lead of a release tells a visit to."""
    if reading.published is None:
        return None
    found: list[Slot] = []
    for number in range(min(6, len(reading.document.sentences))):
        sentence = reading.sentence(number)
        slots = [sentence.slots[int(m.group(1))] for m in _TRIP.finditer(sentence.masked)]
        found += [slot for slot in slots if slot.city and slot.codes and slot.codes[0] in codes]
    cities = {slot.city for slot in found}
    return place_of(found[:1]) if len(cities) == 1 else None


def _dateline(reading: Reading, codes: tuple[str, ...]) -> Place | None:
    """Return the place of the article's dateline where it lies in one of the parties."""
    found = reading.document.place
    if found is None or found.span is None:
        return _opening(reading, codes)
    for mention in reading.countries_in(found.span.start, found.span.end):
        if mention.code in codes and mention.city:
            return Place(city=mention.city.title() if mention.city.isupper() else mention.city, country=mention.code)
    return None


_OPENING: Final = re.compile(r"\W*<C(\d+)>(?:,? (?:<[CD]\d+>|\([^)]{1,30}\))){0,2} ?(?::|–|—|\.|-) ?(?=\W*[A-Z<])")


def _opening(reading: Reading, codes: tuple[str, ...]) -> Place | None:
    """Return the city that a release opens with, as agencies write it: 'Lima: Norway and Peru today …'."""
    if reading.published is None:
        return None
    blocks = reading.document.blocks
    for number, told in enumerate(reading.document.sentences[:8]):
        if blocks[told.block].kind != "paragraph" or told.span.end - told.span.start < 40:
            continue
        sentence = reading.sentence(number)
        found = _OPENING.match(sentence.masked)
        slot = sentence.slots[int(found.group(1))] if found else None
        if slot is not None and slot.city and slot.codes and slot.codes[0] in codes:
            return place_of([slot])
        return None
    return None


_GREETED: Final = Sifted(
    r"\b(?:welcom\w+|applaud\w+|commend\w+|hail(?:ed|s)|prais(?:ed|es)|look(?:ed|s|ing)? forward|acknowledg\w+|"
    r"reaffirm\w+|congratulat\w+|tragedy|condol\w+|killed|attacks?|explosion|earthquake)\b"
)


def _place_before(number: int, reading: Reading, codes: tuple[str, ...], *, near: bool = False) -> Place | None:
    """Return the city of a party that the sentences before name as a place; in a release, also paragraphs before."""
    sentences = reading.document.sentences
    block = sentences[number].block
    release = reading.published is not None and not near
    for earlier in range(number - 1, max(-1, number - (10 if release else 4)), -1):
        if sentences[earlier].block != block and not release and (near or not reading.is_news(number)):
            break
        if _GREETED.search(reading.lowered[earlier]):
            continue  # 'They welcomed the forum held in Lima': its place is not the signing's
        sentence = reading.sentence(earlier)
        for pattern in (_IN, _VISIT):
            for found in pattern.finditer(sentence.masked):
                slot = sentence.slots[int(found.group(1))]
                if slot.city and slot.codes and slot.codes[0] in codes:
                    return place_of([slot])
    return None
