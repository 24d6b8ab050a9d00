"""Tables of relations that a scrape has flattened to lines.

In: the entries of the tables (see :mod:`relations_kb.kinds.status.entries`). Out: the beginnings of relations that
their date cells tell, and the other side of what the notes say of 'both countries'.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from relations_kb.kinds.making import fields_of
from relations_kb.kinds.status.entries import MONTH_CELL, Entry, leading_country
from relations_kb.kinds.status.model import Event, Status
from relations_kb.model.record import Evidence, Place
from relations_kb.rules.dates import find_dates
from relations_kb.rules.reading import Reading

_AGAIN: Final = re.compile(r"(?i)^\W*\(?\W*(?:re-?established|restored|resumed|renewed)")
_BROKEN: Final = re.compile(r"(?i)^\W*\(?\W*(?:severed|broken|suspended|cut|ended)")
_BEGINNINGS: Final = frozenset({"relations-established", "relations-restored"})
_STEPS: Final = frozenset({"relations-restored", "relations-severed"})
_YEAR: Final = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})('?s)?(?!\d)")


def table_statuses(reading: Reading, rows: tuple[Entry, ...]) -> Iterator[Status]:
    """Yield the beginnings of relations told by the rows of such tables."""
    for entry in rows:
        yield from _row(reading, entry)


def _row(reading: Reading, entry: Entry) -> Iterator[Status]:
    block = reading.document.blocks[entry.first]
    words = reading.text[block.span.start : block.span.end]
    home, country = reading.home, entry.country
    if home is None or country is None or country == home:
        return
    if "|" in words and leading_country(reading, block) is not None:
        at = block.span.start + words.index("|") + 1
        end = block.span.start + len("|".join(words.split("|")[:2]))
    elif entry.dated:
        at, end = block.span.start, block.span.start + len(words.split("|")[0])
    else:
        return
    for edtf, start, stop, event in _dates(reading.text, at, end):
        whole = Evidence(start=block.span.start, end=block.span.end, quote=words)
        yield Status(
            doc=reading.document.name,
            countries=tuple(sorted((country, home))),
            date=edtf,
            evidence=(whole, *fields_of(reading, date=(start, stop))),
            event=event,
            rule="status.table-row",
            confidence=0.9,
        )


def explained(row: Status, rows: tuple[Entry, ...], told: Iterable[Status], reading: Reading) -> bool:
    """Tell whether notes say what a row's date is of: '2016' above 'They were resumed in June 2016'.

    :param told: what the sentences of the text tell.
    """
    at = row.evidence[0].start
    blocks = reading.document.blocks
    here = next(
        (
            (blocks[e.first].span.start, blocks[e.last].span.end)
            for e in rows
            if blocks[e.first].span.start <= at < blocks[e.last].span.end
        ),
        (at, at),
    )
    for status in told:
        if not (status.event.startswith("relations-") or status.event == "recognition") or not status.date:
            continue
        beside = here[0] <= status.evidence[0].start < here[1]
        same = status.countries == row.countries
        if status.date == row.date:
            if same and (status.event in _BEGINNINGS or (status.event == "recognition" and len(status.date) > 4)):
                return True
            # 'January 2016 | Chile severed relations with Peru in January 2016'; a state of the past for its heir
            if beside and status.event != "recognition" and (same or status.event in _BEGINNINGS):
                return True
        elif beside and same and row.date and status.date.startswith(f"{row.date}-") and status.event in _STEPS:
            return True
    return False


def _dates(text: str, start: int, end: int) -> Iterator[tuple[str, int, int, Event]]:
    """Yield the dates of a cell with what each tells: '1960 1993 (reestablished)' is a beginning and a resumption."""
    # '1994-05' is a month in a cell, in prose it may be two years.
    found = [(m.group(), m.start(), m.end()) for m in MONTH_CELL.finditer(text, start, end)]
    found += [
        (m.edtf, m.start, m.end)
        for m in find_dates(text, start, end)
        if m.edtf and not any(s <= m.start < e for _, s, e in found)
    ]
    taken = [(s, e) for _, s, e in found]
    for year in _YEAR.finditer(text, start, end):
        if not any(s <= year.start() < e for s, e in taken):
            decade = year.group(1)
            if year.group(2) and decade.endswith("0"):
                decade = f"{decade}/{int(decade) + 9}"
            found.append((decade, year.start(), year.end()))
    for edtf, s, e in sorted(found, key=lambda item: item[1]):
        tail = text[e : min(end, e + 24)]
        event: Event = "relations-established"
        if _AGAIN.match(tail):
            event = "relations-restored"
        elif _BROKEN.match(tail):
            event = "relations-severed"
        yield edtf, s, e, event


def in_their_entries(reading: Reading, rows: tuple[Entry, ...], found: Iterable[Status]) -> Iterator[Status]:
    """Yield the records, those on 'both countries' in a table's entry with the entry's country.

    What stands before an entry tells nothing about it; where its country is lost, so is the record.
    """
    spans = [
        (reading.document.blocks[e.first].span.start, reading.document.blocks[e.last].span.end, e.country) for e in rows
    ]
    blocks = [block.span.start for block in reading.document.blocks]
    for told in found:
        at = told.evidence[0]
        status = _undated(told, spans) if not told.event.startswith("relations-") else told
        entry = next(((s, e, code) for s, e, code in spans if s <= at.start < e), None)
        home = reading.home
        if entry is None or home is None or len(status.countries) != 2:
            yield status
            continue
        # What the paragraph has named before the sentence counts: 'both countries' may mean those.
        block = bisect_right(blocks, at.start) - 1
        begin = blocks[block] if block >= 0 else at.start
        named = {m.code for m in reading.countries_in(begin, at.end)} | {p.country for p in status.people}
        unnamed = [code for code in status.countries if code != home and code not in named]
        if not unnamed and home in status.countries:
            yield status
        elif len(unnamed) == 2 or (unnamed and home in status.countries):
            if entry[2] is not None and entry[2] != home:
                yield _turned(status, unnamed, entry[2], home)
        elif not unnamed:
            yield status


def _undated(status: Status, spans: list[tuple[int, int, str | None]]) -> Status:
    """Return the record without a date taken from a row that dates the beginning of relations."""
    at = status.evidence[0]
    for evidence in status.evidence[1:]:
        if "date" in evidence.fields and evidence.end <= at.start and any(s == evidence.start for s, _, _ in spans):
            return status.model_copy(
                update={
                    "date": None,
                    "date_basis": "stated",
                    "evidence": tuple(e for e in status.evidence if e is not evidence),
                }
            )
    return status


def _turned(status: Status, unnamed: list[str], country: str, home: str) -> Status:
    """Return the record with the entry's country in the place of the one that was guessed."""
    if unnamed == [country]:
        return status
    wrong = unnamed[0]
    place = status.place
    if place is not None and place.country == wrong:
        place = Place(city=place.city, country=country)
    return status.model_copy(
        update={
            "countries": tuple(sorted((country, home))),
            "actor": country if status.actor == wrong else status.actor,
            "counterpart": country if status.counterpart == wrong else status.counterpart,
            "place": place,
        }
    )
