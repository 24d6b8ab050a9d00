"""Lists of one person's journeys: 'List of international presidential trips made by X', a row a journey.

The title tells who travels; a row or an item of the list tells when and where, in either order, and what stands beside
or below it, whom they met there. A scrape may have lost the column of the countries: the first town tells. It may have
lost that of the dates as well: the year above the list tells, and a line of nothing but towns begins another stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from relations_kb.kinds.making import fields_of, participants, union
from relations_kb.kinds.visit.model import Visit
from relations_kb.kinds.visit.past import TOWNS
from relations_kb.model.record import Evidence, Modality, Participant, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.when import Dated, resolve_slot
from relations_kb.vocab.world import load_world

_TRIPS: Final = re.compile(
    r"(?i)\b(?:trips|visits|travels|journeys|tours) (?:made |paid |undertaken )?(?:abroad )?by\b|"
    r"^(?:list of )?(?:foreign|international|overseas|official|state) (?:(?:state|official|working|presidential) )?"
    r"(?:trips|visits|travels|journeys|tours)(?: abroad)? (?:of|made by) "
)
_OFFICE: Final = re.compile(r"(?i)\b(?:(prime ministerial)|presidential)\b")
# '6 | June 2-7, 1982 | Paris', with or without its number.
_WHEN_FIRST: Final = re.compile(r"^\W*(?:\d{1,3} ?\| ?)?<D(\d+)> ?\| ?")
# 'Chad | N'Djamena | 4 June | State visit', 'Cuba 28 November - visit to Havana', 'Peru (Lima), 24 November: …'.
_WHERE_FIRST: Final = re.compile(
    r"^\W*(?:\d{1,3} ?[|.] ?)?<C\d+>(?:(?: ?[|,(/]| and) ?(?:<[CO]\d+>|[A-Z][\w'’ -]{2,30}))*\)?,?\s?[|:,–—-]*\s?"
    r"<D(\d+)>"
)


# What may open a row: its number, and what a scrape leaves of the table's marks.
_NUMBER: Final = r"^(?:[a-z]+=[^|<]{0,30}\| ?)?\W*(?:\d{1,3} ?[|.] ?)?"
# 'Oslo, Bergen | Official visit. …', '4 | Lima', and the line 'Lima, Cusco' above what was done there: no date at all.
_STOP: Final = re.compile(
    _NUMBER + r"(?P<where>)(?:[A-Z][\w'’ .-]{2,24}, ?)?"
    r"<C\d+>(?:(?: ?[,|(/&] ?| and | )(?:<C\d+>|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?))*\)?,?\s*(?:\||[–—-] |: |$)"
)
# A row whose town no vocabulary knows, told by whom they met there: '7 | Upper Town | Met with President X.'
_WHOM: Final = re.compile(
    _NUMBER + r"(?P<where>)[A-Z][\w'’ ,-]{2,40}\| ?(?:[A-Z][^|<]{0,60}[ .])?"
    r"(?:[Mm]et|[Mm]eeting|[Aa]udience|[Tt]alks) with <P\d+>"
)
_DATE_CELL: Final = re.compile(r"\| ?<D(\d+)> ?(?:\||$)")
_YEAR: Final = re.compile(r"^\W*<D0>\W*$")
_AHEAD: Final = re.compile(r"(?i)\b(?:future|upcoming|planned|scheduled|forthcoming)\b")
_OFF: Final = re.compile(r"(?i)\b(?:cancell?ed|called off|did not take place)\b")
# Who is honoured is not met: 'Attended the funeral of King X', 'a memorial service for former President Y'.
_HONOURED: Final = re.compile(
    r"(?i)\b(?:funeral|memorial|burial|death|tomb|mausoleum|birth(?:day|place)?|anniversary|commemorat\w+|"
    r"in (?:honou?r|memory))\b[^<.;|]{0,40}$"
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
    year: Slot | None = None
    modality: Modality = "occurred"
    while number < len(sentences):
        row = _row(reading, number, year)
        if row is None and _kind(reading, number) == "heading" and "|" not in reading.lowered[number]:
            head = reading.sentence(number)
            year = head.slots[0] if _YEAR.match(head.masked) else None
            if year is None:
                modality = (
                    "planned" if _AHEAD.search(head.text) else "cancelled" if _OFF.search(head.text) else "occurred"
                )
        number += 1
        if row is None:
            continue
        below = list(_below(reading, number))
        number += len(below)
        told = list(_journey(reading, traveller, row, below, modality))
        if told:
            found += told
            spans.append((row.sentence.start, below[-1].end if below else row.sentence.end))
    return tuple(found), tuple(spans)


class _Row(NamedTuple):
    """A line that tells of a journey: the slot of its date, and the cells in which the destination is looked for."""

    sentence: Sentence
    when: Slot
    where: int
    cells: int


def _kind(reading: Reading, number: int) -> str:
    return reading.document.blocks[reading.document.sentences[number].block].kind


def _row(reading: Reading, number: int, year: Slot | None) -> _Row | None:
    """Read a sentence as the row or the item of a journey, in a list below a year perhaps; None for any other."""
    kind = _kind(reading, number)
    if "|" not in reading.lowered[number] and kind not in {"item", "row"} and (kind != "heading" or year is None):
        return None
    sentence = reading.sentence(number)
    row = _WHEN_FIRST.match(sentence.masked) if "|" in reading.lowered[number] else None
    if row is not None:
        return _Row(sentence, sentence.slots[int(row.group(1))], row.end(), 2)
    row = _WHERE_FIRST.match(sentence.masked)
    if row is not None:
        return _Row(sentence, sentence.slots[int(row.group(1))], 0, 1)
    stop = _STOP.match(sentence.masked) or _WHOM.match(sentence.masked)
    if year is None or stop is None:
        return None
    cell = _DATE_CELL.search(sentence.masked)
    return _Row(sentence, sentence.slots[int(cell.group(1))] if cell is not None else year, stop.start("where"), 1)


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
    office = _OFFICE.search(reading.text, start, end)
    held = None if office is None else "Prime Minister" if office.group(1) else "President"
    for number, sentence in enumerate(reading.document.sentences):
        if sentence.span.start > start or sentence.span.end <= start:
            continue
        for person in reading.persons(number):
            if person.start < end:
                home = person.country or reading.home or _home(reading, person.name)
                return Participant(name=person.name, country=home, office=person.office or held)
    named = _NAME.search(reading.text, start, end)
    home = _home(reading, named.group(1)) if named is not None else None
    return Participant(name=named.group(1), country=home, office=held) if named is not None and home else None


_NAME: Final = re.compile(r"\b(?:by|of) ((?:[A-Z][\w.'’-]+(?: |$)){1,4}[A-Z][\w'’-]+|[A-Z][\w'’-]+)\s*$")
_SOON: Final = 6  # sentences


def _home(reading: Reading, name: str) -> str | None:
    """Return the country that the text gives a person soon: 'Kari Haug, the 30th prime minister of Norway, made …'."""
    for number in range(min(_SOON, len(reading.document.sentences))):
        at = reading.document.sentences[number].span
        if name not in reading.text[at.start : at.end]:
            continue
        found = (s for s in reading.sentence(number).slots if s.kind in {"P", "S"} and len(s.codes) == 1)
        for slot in found:
            if slot.person.name == name if slot.person is not None else slot.title is not None:
                return slot.codes[0]
    return None


def _journey(
    reading: Reading, traveller: Participant, row: _Row, below: list[Sentence], modality: Modality
) -> Iterator[Visit]:
    guest, sentence = traveller.country, row.sentence
    when: Dated | None = resolve_slot(reading, row.when)
    parts = (sentence, *below)
    slots = [slot for part in parts for slot in part.slots]
    met = [slot for part in parts for slot in _met(part, traveller.name)]
    where = _where(row)
    told = [(slot, slot.person.country) for slot in met if slot.person is not None]
    codes = [*(where.codes[:1] if where is not None else ()), *(code for _, code in told if code)]
    if when is None or guest is None or not codes or codes[0] == guest:
        return
    host = _at_the_time(reading, codes[0], when.edtf)
    place = Place(city=_town(where, slots), country=host)
    evidence = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    first = Visit(
        doc=reading.document.name,
        countries=tuple(sorted((guest, host))),
        date=when.edtf,
        date_basis=when.basis,
        modality=modality,
        place=place,
        people=(traveller,),
        evidence=(evidence, *fields_of(reading, date=when.span)),
        form="visit",
        guest=guest,
        host=host,
        rule="visit.itinerary",
        confidence=0.85,
    )
    groups: dict[str, list[Slot]] = {host: []}
    for slot, code in told:
        then = host if code in (None, codes[0]) else code or host
        groups.setdefault(then, []).append(slot._replace(codes=(then,)))
    groups.pop(guest, None)
    if len(groups) > 2 and _SUMMIT_WITH.search("\n".join(part.masked for part in parts)):
        everybody = [person for code, those in groups.items() for person in participants(those, code)]
        yield first.model_copy(
            update={
                "countries": tuple(sorted((guest, *groups))),
                "people": union((traveller,), everybody),
                "guest": None,
            }
        )
        return
    if len(groups) > 1 and not groups[host] and _met_alone(sentence, below):
        groups.pop(host)
    for code, those in groups.items():
        people = union((traveller,), participants(those, code))
        if code == host:
            yield first.model_copy(update={"people": people})
        else:
            yield first.model_copy(
                update={
                    "countries": tuple(sorted((guest, code))),
                    "people": people,
                    "form": "meeting",
                    "guest": None,
                    "host": None,
                }
            )


_SUMMIT_WITH: Final = re.compile(r"(?i)\bsummit\b[^.;|]{0,80} with (?:the )?<P\d+>(?:, <P\d+>)*,? and (?:the )?<P")


# 'Vienna | Talks with President X of Peru.' They went there to meet, not to see the country.
_MET_ALONE: Final = re.compile(
    r"(?i)^(?:[^|]*\|)*\s*(?:(?:informal|private|bilateral) )?"
    r"(?:met|meeting|discussed|talks|held talks|conferred)\b[^.|]*\.?$"
)


def _met_alone(sentence: Sentence, below: list[Sentence]) -> bool:
    """Tell whether a row tells of a meeting and nothing else."""
    return not below and _MET_ALONE.match(sentence.masked) is not None


def _met(sentence: Sentence, traveller: str) -> Iterator[Slot]:
    """Yield the persons whom a sentence says they met: not those who were honoured, nor the traveller."""
    for token in re.finditer(r"<P(\d+)>", sentence.masked):
        slot = sentence.slots[int(token.group(1))]
        if slot.person is None or slot.person.name == traveller:
            continue
        if not _HONOURED.search(sentence.masked, max(0, token.start() - 60), token.start()):
            yield slot


def _where(row: _Row) -> Slot | None:
    """Return the first country or town in the cells that tell where."""
    cells = row.sentence.masked[row.where :].split("|")[: row.cells]
    for token in re.finditer(
        r"<C(\d+)>", cells[0] + ("|" + cells[1] if len(cells) > 1 and len(cells[1]) < _TOWN else "")
    ):
        slot = row.sentence.slots[int(token.group(1))]
        if slot.codes:
            return slot
    return None


def _town(where: Slot | None, slots: list[Slot]) -> str | None:
    """Return the town of a destination: its own, or the first of that country that the row tells."""
    if where is None or where.city:
        return where.seat if where is not None else None
    return next((slot.city for slot in slots if slot.kind == "C" and slot.city and slot.codes == where.codes), None)


_TOWN: Final = 40  # code points that a cell of towns has at most; what is longer tells what was done


def _at_the_time(reading: Reading, code: str, date: str) -> str:
    """Return the state of the past that the text speaks of: Moscow in 1988 was the Soviet Union's."""
    if not date[:4].isdigit():
        return code
    world, year = load_world(), int(date[:4])
    for mention in reading.countries:
        entry = world.countries.get(mention.code or "")
        if entry is None or entry.existed is None or code not in entry.followed_by:
            continue
        if entry.existed[0] <= year < entry.existed[1] + 1 and mention.role not in TOWNS:
            return entry.code
    return code
