"""Tables of visits that a scrape has flattened to lines, and lists of visitors that stand in one sentence.

A header row names the columns (``Guest | Host | Place of visit | Date of visit``), the rows below it fill them. What
heads the table may tell who goes to whom ('Nepal to Qatar'); then the rows need not, nor a second table its header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from relations_kb.kinds.making import fields_of, participants, union
from relations_kb.kinds.visit.model import Visit
from relations_kb.kinds.visit.ways import HEAD, LONGEST_HEAD, Way, modality_of, way_of
from relations_kb.model.record import Evidence, Participant, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import TOKEN, Sentence, Slot
from relations_kb.rules.when import Dated, resolve_slot

_COLUMNS: Final = (
    ("date", re.compile(r"(?i)^(?:date|year|when|period|time|dates?\b)")),
    (
        "place",
        re.compile(
            r"(?i)^(?:place|location|city|where|venue|destination|places|to$|(?:country|state|host) (?:visited|"
            r"country)|visited|country of visit|cities)"
        ),
    ),
    ("host", re.compile(r"(?i)^(?:host|received by|counterpart|met)")),
    ("office", re.compile(r"(?i)^(?:designation|office|position|title|post\b|function|rank|capacity)")),
    (
        "guest",
        re.compile(
            r"(?i)^(?:guest|visitor|name|official|dignitary|delegation|head of|leader|president|person|minister|"
            r"who\b|"
            r"visit of|visit by|representative)"
        ),
    ),
)
# 'Nepalese visitors to Thailand' as the head of a column.
_WHOSE_COLUMN: Final = re.compile(r"(?i)\b(?:guests|visitors|visits|delegations|leaders|ministers|presidents)\b")
# Cells of a flattened table, and of one in the notation of a wiki: '! Guest !! Place !! Date', '| X || Lima || May'.
_CELLS: Final = re.compile(r"\|\|?|!!")
_OPENING: Final = re.compile(r"^\s*[|!]\s*")
_NUMBER: Final = re.compile(r"\s*(?:no\.? ?)?\d{1,3}\.?\s*$")
_RECEIVED: Final = re.compile(
    r"(?i)\b(?:received by|met(?: with)?|talks with|hosted by|meeting with|at the invitation of|welcomed by)\b"
)
# The name of a cell that no office and no list of leaders tells to be one: 'Sheikh Hamad bin Ali'.
_NAME: Final = re.compile(
    r"\s*(?:(?:H\. ?E\.|HE|HRH|Mr|Mrs|Ms|Dr|Prof|Shri|Smt|Sheikha?|Sir|Hon|The|Hon'ble)\.? )*"
    r"(?P<name>[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|al|bin|bint|ibn|de|da|dos|del|la|van|von|der|el|e|y)){1,5})"
    r"(?:, (?P<office>[A-Z][^|()\d]{3,60}?))?\s*(?:\([^|]*)?$"
)
_OFFICE: Final = re.compile(r"\s*(?P<office>[A-Z][^|()\d]{2,60}?)\s*$")
_OF: Final = re.compile(r",? (?:of|to|for) (?:the )?$")
_NO_NAME: Final = re.compile(
    r"(?i)\b(?:minist\w+|president|delegation|secretary|king|queen|prime|visit|state|parliament\w*|speaker|chair\w*|"
    r"deputy|official|working|department|committee|commission|summit|conference|forum|council|university)\b"
)


# A row of one cell heads the rows below it: '| Chile to Norway |'.
_SINGLE: Final = re.compile(r"^\s*\|\s*(?P<head>[^|]{5,70}?)\s*\|?\s*$")
_DATES: Final = re.compile(r"(?i)^(?:date|year|when|period)")


class _Table(NamedTuple):
    """What is known of the table whose rows follow: its columns, who goes to whom, and whether it is one of visits."""

    columns: tuple[str | None, ...] = ()
    way: Way | None = None
    visits: bool = False
    ways: tuple[Way | None, ...] = ()  # of columns that tell each who came: 'From Norway | From Chile'


def table_visits(reading: Reading) -> tuple[list[Visit], list[tuple[int, int]]]:
    """Return the visits told by the rows of such tables, and the half-open stretches of the rows."""
    visits: list[Visit] = []
    spans: list[tuple[int, int]] = []
    if "|" not in reading.text and "!!" not in reading.text:
        return visits, spans
    table = _Table()
    for number, sentence in enumerate(reading.document.sentences):
        block = reading.document.blocks[sentence.block]
        words = reading.text[sentence.span.start : sentence.span.end]
        if block.kind != "row" and "|" not in words and "!!" not in words:
            if (
                "!!" not in reading.text[block.span.start : block.span.end]
            ):  # the last cell of a header in a wiki's notation
                table = _headed(table, block.kind, words, sentence.span.start, reading)
            continue
        if words.endswith("!!"):  # the notation's marks have been taken for the end of a sentence
            words = reading.text[block.span.start : block.span.end]
        single = _SINGLE.match(words)
        if single is not None and table.visits and _header(words, True) is None:
            start = sentence.span.start + single.start("head")
            table = _headed(table, "heading", single["head"], start, reading)
            continue
        ways = _ways(words, sentence.span.start, reading)
        if ways:
            table = table._replace(columns=(), way=None, ways=ways)
            continue
        header = _header(words, table.way is not None)
        if table.ways and header is None:
            for visit in _by_column(reading, reading.sentence(number), table.ways):
                visits.append(visit)
                spans.append((sentence.span.start, sentence.span.end))
        elif header is not None:
            told = way_of(sentence.span.start, sentence.span.end, reading) if "way" in header else None
            columns = tuple("guest" if name == "way" else name for name in header)
            table = table._replace(columns=columns, way=told or table.way, ways=())
        elif table.columns or table.way is not None:
            told_by = _row(reading, reading.sentence(number), table)
            if told_by is not None:
                visits.append(told_by)
                spans.append((sentence.span.start, sentence.span.end))
    return visits, spans


def _ways(words: str, start: int, reading: Reading) -> tuple[Way | None, ...]:
    """Read a header whose columns tell each who came: 'Year | From Norway | From Chile'."""
    out: list[Way | None] = []
    at, dated = 0, False
    for cell in _CELLS.split(words):
        begin = words.find(cell, at)
        at = begin + len(cell)
        dated = dated or _DATES.match(cell.strip()) is not None
        out.append(way_of(start + begin, start + at, reading) if 0 < len(cell.strip()) < _HEAD_CELL else None)
    told = [way for way in out if way is not None]
    return tuple(out) if dated and len(told) == _BOTH_WAYS and told[0] == told[1][::-1] else ()


_HEAD_CELL, _BOTH_WAYS = 40, 2


def _by_column(reading: Reading, sentence: Sentence, ways: tuple[Way | None, ...]) -> Iterator[Visit]:
    """Yield the visits of a row whose columns tell who goes to whom."""
    when = next((d for s in sentence.of("D") if (d := resolve_slot(reading, s)) is not None), None)
    at = 0
    for number, cell in enumerate(_CELLS.split(sentence.text)):
        first = sentence.text.find(cell, at)
        at = first + len(cell)
        way = ways[number] if number < len(ways) else None
        guests = [slot for slot in _within(sentence, first, at) if slot.person is not None]
        by_look = _named(cell) if way is not None and not guests else None
        if way is None or when is None or not (guests or by_look is not None):
            continue
        people = tuple(p.model_copy(update={"country": way.guest}) for p in participants(guests, way.guest))
        if by_look is not None:
            people = (Participant(name=by_look["name"], country=way.guest, office=by_look["office"]),)
        whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
        yield Visit(
            doc=reading.document.name,
            countries=tuple(sorted(way)),
            date=when.edtf,
            date_basis=when.basis,
            modality=modality_of(cell),
            place=Place(country=way.host),
            people=people,
            evidence=(whole, *fields_of(reading, date=when.span)),
            guest=way.guest,
            host=way.host,
            rule="visit.table-row",
            confidence=0.8,
        )


def _headed(table: _Table, kind: str, words: str, start: int, reading: Reading) -> _Table:
    """Return what a line without cells says of the table below it: a heading, or prose that ends the table."""
    if kind != "heading" and (len(words) > LONGEST_HEAD or words.rstrip().endswith(".")):
        return table if kind == "item" and not table.visits else table._replace(way=None, visits=False)
    title = reading.document.title
    if title is not None and title.span is not None and start <= title.span.start < start + len(words):
        return _Table()
    visits = HEAD.search(words) is not None
    told = (
        way_of(start, start + len(words), reading) if (visits or table.visits) and len(words) < LONGEST_HEAD else None
    )
    if told is not None:
        return _Table(table.columns if table.way is not None else (), told, visits=True)
    return _Table(visits=visits)


# As in: 'Presidents who have visited Chile: A (Lima 1987) and B (May 2003)'.
_VISITORS: Final = Sifted(
    r"(?i)\b(?:visit(?:s|ed|ors)?|travel(?:led|s)?|trips?|journeys?|been|came|come|gone|went|guests?)\b[^:;.|"
    r"]{0,90}: "
    r"(?=[^:;|]*<P\d+>[^:;|(]{0,4}\()"
)
_VISITOR: Final = re.compile(r"<P(\d+)> \((?:in )?(?:<C(\d+)>,? (?:in )?)?(?:on )?<D(\d+)>\)")
# 'Two Norwegian ministers have come to Lima, A in 1988 and B in May 2007'
_APPOSED: Final = re.compile(
    r"(?i)(?:have|had|has|visited|came|went|travelled)\b[^:;.|]{0,50}<C\d+>(?:,| so far,|:| [–—-]) (?=<P\d+>,? "
    r"(?:in|on|"
    r"from) (?:the )?<D\d+>(?:,| and|;| in)[^.;|]{0,40}<P\d+>,? (?:in|on|from) (?:the )?<D)"
)
_APPOSED_VISITOR: Final = re.compile(r"<P(\d+)>,? (?:in|on|from)(?: <C(\d+)>,? (?:in|on))? (?:the )?<D(\d+)>")


_SEVERAL: Final = Sifted(r"(?i)\b(?:presidents|ministers|kings|monarchs|premiers|leaders|heads|statesmen)\b")


def listed_visitors(reading: Reading) -> Iterator[Visit]:
    """Yield the visits of those whom a sentence lists with the place and date of each in brackets."""
    for number, lowered in enumerate(reading.lowered):
        listed = ": " in lowered and "(" in lowered
        if not (listed or _SEVERAL.search(lowered)) or not reading.persons(number):
            continue
        sentence = reading.sentence(number)
        head = _VISITORS.search(sentence.masked) if listed else None
        entries = tuple(_VISITOR.finditer(sentence.masked, head.end())) if head is not None else ()
        if head is None and (head := _APPOSED.search(sentence.masked)) is not None:
            entries = tuple(_APPOSED_VISITOR.finditer(sentence.masked, head.end()))
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


def _header(words: str, directed: bool) -> tuple[str | None, ...] | None:
    """Return what the columns of a header row hold, or None for any other row.

    :param directed: whether what stands above tells who goes to whom; then a table of two columns is one as well.
    """
    cells = [cell.strip() for cell in _CELLS.split(_OPENING.sub("", words).rstrip(" |"))]
    if any(len(cell) > LONGEST_HEAD for cell in cells):
        return None
    named = [next((name for name, pattern in _COLUMNS if pattern.match(cell)), None) for cell in cells]
    if "date" in named and "guest" not in named:
        whose = next((n for n, cell in enumerate(cells) if _WHOSE_COLUMN.search(cell) and named[n] is None), None)
        if whose is not None:
            named[whose] = "way"
    if "date" not in named or not {"guest", "way"} & set(named):
        return None
    return tuple(named) if len(cells) > 2 or directed or "way" in named else None


def _cells(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the half-open stretches of a row's cells within its sentence."""
    opening = _OPENING.match(sentence.text)
    bounds = [opening.end() if opening is not None else 0]
    for mark in _CELLS.finditer(sentence.text, bounds[0]):
        bounds += [mark.start(), mark.end()]
    bounds.append(len(sentence.text))
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def _columns_of(sentence: Sentence, cells: list[tuple[int, int]]) -> tuple[str | None, ...]:
    """Guess the columns of a row that no header names: who, their office, when."""
    named: list[str | None] = [None] * len(cells)
    for number, (first, last) in enumerate(cells):
        words, slots = sentence.text[first:last], _within(sentence, first, last)
        if _NUMBER.match(words):
            continue
        if "date" not in named and any(slot.kind == "D" for slot in slots) and not any(s.kind == "P" for s in slots):
            named[number] = "date"
        elif "guest" not in named and (any(s.kind == "P" for s in slots) or _named(words) is not None):
            named[number] = "guest"
        elif "guest" in named and "office" not in named and not any(s.kind in "PD" for s in slots):
            named[number] = "office" if _NO_NAME.search(words) else None
    return tuple(named)


def _within(sentence: Sentence, first: int, last: int) -> list[Slot]:
    return [slot for slot in sentence.slots if first <= slot.start - sentence.start < last]


def _named(words: str) -> re.Match[str] | None:
    """Read a cell as a name by its look, with an office behind a comma perhaps."""
    found = _NAME.match(words)
    return found if found is not None and not _NO_NAME.search(found.group("name")) else None


def _office(sentence: Sentence, first: int, last: int) -> str | None:
    """Return the office that a cell tells, without its country: 'President' of 'President of Chile'."""
    words = sentence.text[first:last]
    country = next((s for s in _within(sentence, first, last) if s.kind == "C"), None)
    if country is not None:
        words = _OF.sub("", words[: max(0, country.start - sentence.start - first)])
    found = _OFFICE.match(words)
    return found.group("office") if found is not None else None


def _row(reading: Reading, sentence: Sentence, table: _Table) -> Visit | None:
    bounds = _cells(sentence)
    columns = table.columns or _columns_of(sentence, bounds)
    cells: dict[str, list[Slot]] = {name: [] for name in ("date", "place", "host", "guest", "office")}
    told: dict[str, tuple[int, int]] = {}
    for name, (first, last) in zip(columns, bounds, strict=False):
        if name is not None:
            cells[name] += _within(sentence, first, last)
            told.setdefault(name, (first, last))
    guests = [slot for slot in cells["guest"] if slot.person is not None]
    by_look = _named(sentence.text[slice(*told["guest"])]) if "guest" in told and not guests else None
    if not guests and by_look is None:
        return None
    place = next((Place(city=s.seat, country=s.codes[0]) for s in cells["place"] if s.codes), None)
    if table.way is not None:
        guest, host = table.way
        if place is not None and place.country != host:
            place = None
    else:
        sides = _sides(reading, sentence, cells, guests, place)
        if sides is None:
            return None
        guest, host = sides
    if place is None or place.city is None:
        town = (s.seat for s in sentence.slots if s.kind == "C" and s.city and s.codes == (host,))
        place = Place(city=next(town, None), country=host)
    when: Dated | None = next((d for s in cells["date"] if (d := resolve_slot(reading, s)) is not None), None)
    if when is None and table.way is None and not cells["date"]:
        return None
    office = _office(sentence, *told["office"]) if "office" in told else None
    people = [
        p.model_copy(update={"country": guest, "office": p.office or office}) for p in participants(guests, guest)
    ]
    if by_look is not None:
        people = [Participant(name=by_look.group("name"), country=guest, office=by_look.group("office") or office)]
    hosts = [slot for slot in cells["host"] if slot.person is not None]
    received = _RECEIVED.search(sentence.text)
    if received is not None:
        hosts += [s for s in sentence.slots if s.person is not None and s.start >= sentence.start + received.end()]
    whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    return Visit(
        doc=reading.document.name,
        countries=tuple(sorted((guest, host))),
        date=when.edtf if when else None,
        date_basis=when.basis if when else "stated",
        modality=modality_of(sentence.text),
        place=place,
        people=union(people, [p.model_copy(update={"country": host}) for p in participants(hosts, host)]),
        evidence=(whole, *fields_of(reading, date=when.span if when else None)),
        guest=guest,
        host=host,
        rule="visit.table-row",
        confidence=0.85,
    )


def _sides(
    reading: Reading, sentence: Sentence, cells: dict[str, list[Slot]], guests: list[Slot], place: Place | None
) -> tuple[str, str] | None:
    """Return guest and host of a row by its cells: the place or the host tells one, the visitor the other."""
    host = place.country if place is not None and place.country in reading.parties else None
    host = host or next((s.codes[0] for s in cells["host"] if s.codes), None)
    guest = next((s.codes[0] for s in guests if s.codes and s.codes[0] != host), None)
    if host is None and guest is not None:
        host = reading.other(guest, sentence.index)
    if guest is None and host is not None:
        guest = reading.other(host, sentence.index)
    if not guests and place is None:
        return None
    return (guest, host) if guest is not None and host is not None and guest != host else None
