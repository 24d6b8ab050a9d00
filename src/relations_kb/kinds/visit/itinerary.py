"""Lists of one person's journeys: 'List of international presidential trips made by X', a row a journey.

The title tells who travels; a row or an item of the list tells when and where, in either order, and what stands beside
or below it, whom they met there. A scrape may have lost the column of the countries: the first town tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from relations_kb.kinds.making import fields_of, participants, union
from relations_kb.kinds.visit.model import Visit
from relations_kb.model.record import Evidence, Participant, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.when import Dated, resolve_slot
from relations_kb.vocab.world import load_world

_TRIPS: Final = re.compile(
    r"(?i)\b(?:trips|visits|travels|journeys|tours) (?:made |paid |undertaken )?(?:abroad )?by\b"
)
_OFFICE: Final = re.compile(r"(?i)\b(?:(prime ministerial)|presidential)\b")
# '6 | June 2-7, 1982 | Paris', with or without its number.
_WHEN_FIRST: Final = re.compile(r"^\W*(?:\d{1,3} ?\| ?)?<D(\d+)> ?\| ?")
# 'Chad | N'Djamena | 4 June | State visit', 'Cuba 28 November - visit to Havana', 'Peru (Lima), 24 November: …'.
_WHERE_FIRST: Final = re.compile(
    r"^\W*(?:\d{1,3} ?[|.] ?)?<C\d+>(?:(?: ?[|,(/]| and) ?(?:<[CO]\d+>|[A-Z][\w'’ -]{2,30}))*\)?\s?[|:,–—-]*\s?<D(\d+)>"
)


def itinerary(reading: Reading) -> tuple[tuple[Visit, ...], tuple[tuple[int, int], ...]]:
    """Return the visits that the rows of such a list tell, and the stretches of the text that are told by them."""
    title = reading.document.title
    if title is None or title.span is None or not _TRIPS.search(title.value):
        return (), ()
    traveller = _traveller(reading, title.span.start, title.span.end)
    if traveller is None or traveller.country is None:
        return (), ()
    found: list[Visit] = []
    spans: list[tuple[int, int]] = []
    sentences = reading.document.sentences
    number = 0
    while number < len(sentences):
        row = _row(reading, number)
        number += 1
        if row is None:
            continue
        below = list(_below(reading, number))
        number += len(below)
        told = list(_journey(reading, traveller, row, below))
        if told:
            found += told
            spans.append((row.sentence.start, below[-1].end if below else row.sentence.end))
    return tuple(found), tuple(spans)


class _Row(NamedTuple):
    """A line that tells of a journey: the slot of its date, and from where on in it the destination is looked for."""

    sentence: Sentence
    when: Slot
    where: int


def _row(reading: Reading, number: int) -> _Row | None:
    """Read a sentence as the row or the item of a journey; None for any other."""
    kind = reading.document.blocks[reading.document.sentences[number].block].kind
    if "|" not in reading.lowered[number] and kind not in {"item", "row"}:
        return None
    sentence = reading.sentence(number)
    row = _WHEN_FIRST.match(sentence.masked) if "|" in reading.lowered[number] else None
    if row is not None:
        return _Row(sentence, sentence.slots[int(row.group(1))], row.end())
    row = _WHERE_FIRST.match(sentence.masked)
    return _Row(sentence, sentence.slots[int(row.group(1))], 0) if row is not None else None


def _below(reading: Reading, number: int) -> Iterator[Sentence]:
    """Yield the sentences from ``number`` on that tell more of the journey before them: up to the next row or item."""
    sentences, blocks = reading.document.sentences, reading.document.blocks
    block = sentences[number - 1].block
    while number < len(sentences) and "|" not in reading.lowered[number]:
        at = sentences[number].block
        if at != block and (at > block + 1 or blocks[at].kind in {"heading", "row", "item"}):
            return
        yield reading.sentence(number)
        number += 1


def _traveller(reading: Reading, start: int, end: int) -> Participant | None:
    """Return the person whom the title names, with the country that the text gives them."""
    for number, sentence in enumerate(reading.document.sentences):
        if sentence.span.start > start or sentence.span.end <= start:
            continue
        for person in reading.persons(number):
            if person.start < end:
                office = _OFFICE.search(reading.text, start, end)
                held = None if office is None else "Prime Minister" if office.group(1) else "President"
                return Participant(
                    name=person.name, country=person.country or reading.home, office=person.office or held
                )
    return None


def _journey(reading: Reading, traveller: Participant, row: _Row, below: list[Sentence]) -> Iterator[Visit]:
    guest, sentence = traveller.country, row.sentence
    when: Dated | None = resolve_slot(reading, row.when)
    slots = [slot for part in (sentence, *below) for slot in part.slots]
    people = [slot for slot in slots if slot.kind == "P" and slot.person is not None]
    people = [slot for slot in people if slot.person is not None and slot.person.name != traveller.name]
    where = _where(sentence, row.where)
    told = [(slot, slot.person.country) for slot in people if slot.person is not None]
    codes = [*(where.codes[:1] if where is not None else ()), *(code for _, code in told if code)]
    if when is None or guest is None or not codes or codes[0] == guest:
        return
    host = _at_the_time(codes[0], codes)
    place = Place(city=_town(where, slots), country=host)
    evidence = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    groups: dict[str, list[Slot]] = {host: []}
    for slot, code in told:
        groups.setdefault(code or host, []).append(slot._replace(codes=(code or host,)))
    for code, met in groups.items():
        if code == guest or (code != host and codes[0] == code):
            continue
        theirs = participants(met, code)
        yield Visit(
            doc=reading.document.name,
            countries=tuple(sorted((guest, code))),
            date=when.edtf,
            date_basis=when.basis,
            place=place,
            people=union((traveller,), theirs),
            evidence=(evidence, *fields_of(reading, date=when.span)),
            form="visit" if code == host else "meeting",
            guest=guest if code == host else None,
            host=host if code == host else None,
            rule="visit.itinerary",
            confidence=0.85,
        )


def _where(sentence: Sentence, behind: int) -> Slot | None:
    """Return the first country or town in the cell behind the date, or in the one behind that."""
    # A country that opens the row needs no cell of its own.
    cells = sentence.masked[behind:].split("|")[: 2 if behind else 1]
    for token in re.finditer(
        r"<C(\d+)>", cells[0] + ("|" + cells[1] if len(cells) > 1 and len(cells[1]) < _TOWN else "")
    ):
        slot = sentence.slots[int(token.group(1))]
        if slot.codes:
            return slot
    return None


def _town(where: Slot | None, slots: list[Slot]) -> str | None:
    """Return the town of a destination: its own, or the first of that country that the row tells."""
    if where is None or where.city:
        return where.seat if where is not None else None
    return next((slot.city for slot in slots if slot.kind == "C" and slot.city and slot.codes == where.codes), None)


_TOWN: Final = 40  # code points that a cell of towns has at most; what is longer tells what was done


def _at_the_time(code: str, others: list[str]) -> str:
    """Return the state of the past for which those who were met there stood: Moscow in 1988 was the Soviet Union's."""
    for other in others:
        if other != code and code in load_world().followers(other, 9999):
            return other
    return code
