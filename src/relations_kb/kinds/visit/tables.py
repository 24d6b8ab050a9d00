"""Tables of visits that a scrape has flattened to lines, and lists of visitors that stand in one sentence.

A header row names the columns (``Guest | Host | Place of visit | Date of visit``), the rows below it fill them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import fields_of, participants, union
from relations_kb.kinds.visit.model import Visit
from relations_kb.model.record import Evidence, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import TOKEN, Sentence, Slot
from relations_kb.rules.when import Dated, resolve_slot

_COLUMNS: Final = (
    ("date", re.compile(r"(?i)^(?:date|year|when|period|dates?\b)")),
    ("place", re.compile(r"(?i)^(?:place|location|city|where|venue|destination|places)")),
    ("host", re.compile(r"(?i)^(?:host|received by|counterpart|met)")),
    (
        "guest",
        re.compile(
            r"(?i)^(?:guest|visitor|name|official|dignitary|delegation|head of|leader|president|person|minister)"
        ),
    ),
)
# Cells of a flattened table, and of one in the notation of a wiki: '! Guest !! Place !! Date', '| X || Lima || May'.
_CELLS: Final = re.compile(r"\|\|?|!!")
_OPENING: Final = re.compile(r"^\s*[|!]\s*")
_OFF: Final = re.compile(r"(?i)\b(?:cancell?ed|called off|did not take place|(?P<later>postponed|put off|deferred))\b")


def table_visits(reading: Reading) -> Iterator[Visit]:
    """Yield the visits told by the rows of such tables."""
    columns: tuple[str | None, ...] = ()
    for number, sentence in enumerate(reading.document.sentences):
        block = reading.document.blocks[sentence.block]
        words = reading.text[sentence.span.start : sentence.span.end]
        if block.kind != "row" and "|" not in words and "!!" not in words:
            if block.kind == "heading":
                columns = ()
            continue
        if words.endswith("!!"):  # the notation's marks have been taken for the end of a sentence
            words = reading.text[block.span.start : block.span.end]
        header = _header(words)
        if header is not None:
            columns = header
        elif columns:
            yield from _row(reading, reading.sentence(number), columns)


# As in: 'Presidents who have visited Chile: A (Lima 1987) and B (May 2003)'.
_VISITORS: Final = Sifted(
    r"(?i)\b(?:visit(?:s|ed|ors)?|travel(?:led|s)?|trips?|journeys?|been|came|come|gone|went|guests?)\b[^:;.|]{0,90}: "
    r"(?=[^:;|]*<P\d+>[^:;|(]{0,4}\()"
)
_VISITOR: Final = re.compile(r"<P(\d+)> \((?:in )?(?:<C(\d+)>,? (?:in )?)?(?:on )?<D(\d+)>\)")


def listed_visitors(reading: Reading) -> Iterator[Visit]:
    """Yield the visits of those whom a sentence lists with the place and date of each in brackets."""
    for number, lowered in enumerate(reading.lowered):
        if ": " not in lowered or "(" not in lowered or not reading.persons(number):
            continue
        sentence = reading.sentence(number)
        head = _VISITORS.search(sentence.masked)
        entries = tuple(_VISITOR.finditer(sentence.masked, head.end())) if head is not None else ()
        if head is None or not entries:
            continue
        before = [
            s for t in TOKEN.finditer(sentence.masked[: head.end()]) if (s := sentence.slots[int(t.group(2))]).codes
        ]
        places = [s.codes[0] for s in before if s.kind == "C"]
        whose = [s.codes[0] for s in before if s.kind == "S" and len(s.codes) == 1 and s.codes[0] not in places]
        for entry in entries:
            who, when = sentence.slots[int(entry.group(1))], resolve_slot(reading, sentence.slots[int(entry.group(3))])
            where = sentence.slots[int(entry.group(2))] if entry.group(2) else None
            guest = whose[0] if whose else next(iter(who.codes), None)
            host = places[0] if places else where.codes[0] if where is not None and where.codes else None
            if when is None or guest is None or host is None or guest == host:
                continue
            yield Visit(
                doc=reading.document.name,
                countries=tuple(sorted((guest, host))),
                date=when.edtf,
                date_basis=when.basis,
                place=Place(city=where.seat if where is not None and host in where.codes else None, country=host),
                people=tuple(p.model_copy(update={"country": guest}) for p in participants((who,), guest)),
                evidence=(
                    Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end]),
                    *fields_of(reading, date=when.span),
                ),
                guest=guest,
                host=host,
                rule="visit.listed-visitor",
                confidence=0.8,
            )


def _header(words: str) -> tuple[str | None, ...] | None:
    cells = [cell.strip() for cell in _CELLS.split(_OPENING.sub("", words))]
    named = tuple(next((name for name, pattern in _COLUMNS if pattern.match(cell)), None) for cell in cells)
    return named if "date" in named and "guest" in named and len(cells) > 2 else None


def _row(reading: Reading, sentence: Sentence, columns: tuple[str | None, ...]) -> Iterator[Visit]:
    cells: dict[str, list[Slot]] = {name: [] for name in ("date", "place", "host", "guest")}
    at = sentence.start
    opening = _OPENING.match(sentence.text)
    bounds = [opening.end() if opening is not None else 0]
    for mark in _CELLS.finditer(sentence.text, bounds[0]):
        bounds += [mark.start(), mark.end()]
    bounds.append(len(sentence.text))
    for number, (first, last) in enumerate(zip(bounds[::2], bounds[1::2], strict=True)):
        name = columns[number] if number < len(columns) else None
        if name is not None:
            cells[name] += [slot for slot in sentence.slots if at + first <= slot.start < at + last]
    guests = [slot for slot in cells["guest"] if slot.person is not None]
    if not guests:
        return
    place = next((Place(city=s.seat, country=s.codes[0]) for s in cells["place"] if s.codes), None)
    host = place.country if place is not None and place.country in reading.parties else None
    host = host or next((s.codes[0] for s in cells["host"] if s.codes), None)
    guest = next((s.codes[0] for s in guests if s.codes and s.codes[0] != host), None)
    if host is None and guest is not None:
        host = reading.other(guest, sentence.index)
    if guest is None and host is not None:
        guest = reading.other(host, sentence.index)
    if guest is None or host is None or guest == host:
        return
    when: Dated | None = next((d for s in cells["date"] if (d := resolve_slot(reading, s)) is not None), None)
    hosts = [slot for slot in cells["host"] if slot.person is not None]
    off = _OFF.search(sentence.text)
    whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    people = union(
        [p.model_copy(update={"country": guest}) for p in participants(guests, guest)],
        [p.model_copy(update={"country": host}) for p in participants(hosts, host)],
    )
    yield Visit(
        doc=reading.document.name,
        countries=tuple(sorted((guest, host))),
        date=when.edtf if when else None,
        date_basis=when.basis if when else "stated",
        modality="occurred" if off is None else "planned" if off.group("later") else "cancelled",
        place=place or Place(country=host),
        people=people,
        evidence=(whole, *fields_of(reading, date=when.span if when else None)),
        guest=guest,
        host=host,
        rule="visit.table-row",
        confidence=0.85,
    )
