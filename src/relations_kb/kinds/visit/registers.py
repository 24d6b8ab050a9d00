"""Registers of visits: 'High-level visits', below it 'To Chile' and 'From Chile', and a dated line for each visit.

Ministries keep them on their pages on a country. The lines name no party: the head tells who goes to whom. In: a text.
Out: a visit a line, and the stretches that were read, in which sentences of prose are not looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import fields_of, participants, union
from relations_kb.kinds.visit.model import Visit
from relations_kb.kinds.visit.ways import HEAD, LONGEST_HEAD, Way, modality_of, way_of
from relations_kb.model.record import Evidence, Place
from relations_kb.rules import edtf
from relations_kb.rules.dates import find_dates
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import Slot
from relations_kb.rules.when import Dated, resolve_slot

# The line that names the columns.
_HEADER: Final = re.compile(r"(?i)^\W*(?:year|date|period)s?\b[^.]{0,60}$")
_ENTRY: Final = re.compile(
    r"^\W*(?:(?:[A-Z][a-z]+\.? )?\d{1,2}(?:[. ]|\s?[–-]\s?\d)|(?:1[89]|20)\d\d\b|[A-Z][a-z]+\.? (?:1[89]|20)\d\d\b)"
)
_BY_NAME: Final = re.compile(r"\W*[A-Z][^:;|]{5,80}(?:[:–—(|-]|, )[^;|]*\b(?:1[89]|20)\d\d\b")
_DAYS: Final = re.compile(
    r"^\W*(?P<first>\d{1,2})\.?(?:(?P<month1>\d{1,2})\.)?\s?[–-]\s?(?P<last>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b"
)
_YEAR_MONTH: Final = re.compile(r"\W*(?P<year>(?:19|20)\d\d),? (?P<month>[A-Z][a-z]{2,8})\b(?! \d)")
_WITHIN: Final = re.compile(
    r"\((?P<when>(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2}(?:\s?[–-]\s?\d{1,2})?)?|\d{1,2}(?:\s?[–-]\s?\d{1,2})? (?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December))\b"
)
_RECEIVED: Final = re.compile(
    r"(?i)\b(?:received by|met(?: with)?|talks with|hosted by|meeting with|at the invitation of)\b"
)
_GUESTS: Final = re.compile(
    r"(?i)\b(?:majest|royal|delegation|president|minister|king|queen|emir|speaker|secretary|envoy|chair|prince|"
    r"chancellor|governor|director|commander|sultan|emperor|pope|premier|member|senator|parliament)"
)
_LONGEST = 260


def register_visits(reading: Reading) -> tuple[list[Visit], list[tuple[int, int]]]:
    """Return the visits of the registers of a text, and the half-open stretches of their lines."""
    visits: list[Visit] = []
    spans: list[tuple[int, int]] = []
    for start, end, way in _lines(reading):
        visit = _entry(start, end, way, reading)
        if visit is not None:
            visits.append(visit)
            spans.append((start, end))
    return visits, spans


def _lines(reading: Reading) -> Iterator[tuple[int, int, Way]]:
    """Yield the dated lines below a head of visits that has given a direction."""
    title = reading.document.title.span if reading.document.title is not None else None
    inside, way = False, None
    for block in reading.document.blocks:
        start, end = block.span.start, block.span.end
        words = reading.text[start:end]
        if title is not None and start <= title.start < end:
            continue
        if _ENTRY.match(words) and len(words) <= _LONGEST:
            if inside and way is not None:
                yield start, end, way
            continue
        by_name = inside and block.kind != "item" and len(words) <= _LONGEST and _BY_NAME.match(words) is not None
        if by_name and way is not None and _is_entry(start, end, reading):
            yield start, end, way
            continue
        if len(words) > LONGEST_HEAD or words.rstrip().endswith("."):
            # Prose ends a register.
            inside, way = False, None
            continue
        if _HEADER.match(words) and inside:
            continue
        told = way_of(start, end, reading)
        if HEAD.search(words):
            inside, way = True, told
        elif inside and told is not None:
            way = told
        else:
            inside, way = False, None


def _is_entry(start: int, end: int, reading: Reading) -> bool:
    """Tell whether a line begins with a person and tells one date: 'Kari Lund, Minister: 3 May 2009 (Lima)'."""
    first = next(_sentences(start, end, reading), None)
    sentence = reading.sentence(first) if first is not None else None
    return sentence is not None and sentence.masked.lstrip("-*• ").startswith("<P0>") and len(sentence.of("D")) == 1


def _entry(start: int, end: int, way: Way, reading: Reading) -> Visit | None:
    words = reading.text[start:end]
    slots = [slot for number in _sentences(start, end, reading) for slot in reading.sentence(number).slots]
    dated = _date(words, start, slots, reading)
    if dated is None or not (_GUESTS.search(words) or any(slot.person is not None for slot in slots)):
        return None
    turn = _RECEIVED.search(words)
    at = start + turn.start() if turn is not None else end
    guests = [slot for slot in slots if slot.kind == "P" and slot.start < at]
    hosts = [slot for slot in slots if slot.kind == "P" and slot.start >= at]
    people = union(
        [p.model_copy(update={"country": way.guest}) for p in participants(guests, way.guest)],
        [p.model_copy(update={"country": way.host}) for p in participants(hosts, way.host)],
    )
    whole = Evidence(start=start, end=end, quote=words)
    city = next((s.city for s in slots if s.kind == "C" and s.city is not None and s.codes == (way.host,)), None)
    return Visit(
        doc=reading.document.name,
        countries=tuple(sorted(way)),
        date=dated.edtf,
        date_basis=dated.basis,
        modality=modality_of(words),
        place=Place(city=city, country=way.host),
        people=people,
        evidence=(whole, *fields_of(reading, date=dated.span)),
        guest=way.guest,
        host=way.host,
        rule="visit.register",
        confidence=0.85,
    )


def _sentences(start: int, end: int, reading: Reading) -> Iterator[int]:
    for number, sentence in enumerate(reading.document.sentences):
        if start <= sentence.span.start < end:
            yield number


def _date(words: str, start: int, slots: list[Slot], reading: Reading) -> Dated | None:
    days = _DAYS.match(words)
    if days is not None:
        year, month = int(days["year"]), int(days["month"])
        first = (year, int(days["month1"] or month), int(days["first"]))
        if edtf.is_valid_day(*first) and edtf.is_valid_day(year, month, int(days["last"])):
            value = edtf.make_range(edtf.point(*first), edtf.point(year, month, int(days["last"])))
            if value is not None:
                return Dated(value, "stated", (start + days.start("first"), start + days.end()))
    dated = next((d for slot in slots if slot.kind == "D" and (d := resolve_slot(reading, slot)) is not None), None)
    within = _WITHIN.search(words)
    if dated is not None and within is not None and len(dated.edtf) == 4 and dated.span is not None:
        # A year that leads the line, the days in brackets behind: 'Their Majesties (April 8-9)'.
        whole = [d.edtf for d in find_dates(f"on {within['when']}, {dated.edtf}") if d.edtf]
        whole = whole or [d.edtf for d in find_dates(f"in {within['when']} {dated.edtf}") if d.edtf]
        if len(whole) == 1:
            return Dated(whole[0], "stated", dated.span)
    lead = _YEAR_MONTH.match(words)
    if dated is not None and lead is not None and dated.edtf == lead["year"] and dated.span is not None:
        # '2016 July   Minister …': a month behind the year that leads the line.
        months = [d.edtf for d in find_dates(f"in {lead['month']} {lead['year']}") if d.edtf]
        if len(months) == 1 and len(months[0]) > len(dated.edtf):
            return Dated(months[0], "stated", (start + lead.start("year"), start + lead.end("month")))
    return dated
