"""Tables of relations that a scrape has flattened to lines.

An article on one country's foreign relations has tables with the columns country, 'Formal relations began' and notes.
A row reads ``Chile | 3 May 1919 | Norway recognized …``; where the scrape has lost the country, only the date is left
and the notes below name the country.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import fields_of
from relations_kb.kinds.status.model import Event, Status
from relations_kb.model.record import Evidence
from relations_kb.model.text import Block
from relations_kb.rules.dates import find_dates
from relations_kb.rules.reading import Reading

_HEADER: Final = re.compile(r"(?i)\b(?:formal|diplomatic|official)?\s*relations (?:began|begun|established|since|started)(?: in)?|date of (?:establishment|recognition)")
_AGAIN: Final = re.compile(r"(?i)^\W*\(?\W*(?:re-?established|restored|resumed|renewed)")
_BROKEN: Final = re.compile(r"(?i)^\W*\(?\W*(?:severed|broken|suspended|cut|ended)")
_YEAR: Final = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})('?s)?(?!\d)")


def table_statuses(reading: Reading) -> Iterator[Status]:
    """Yield the beginnings of relations told by the rows of such tables."""
    if reading.home is None:
        return
    blocks = reading.document.blocks
    under = False
    for number, block in enumerate(blocks):
        words = reading.text[block.span.start : block.span.end]
        if _HEADER.search(words) and len(words) < 120 and ("|" in words or re.match(r"(?i)\W*country", words)):
            under = True
            continue
        if block.kind == "heading" and block.level <= 2:
            under = False
        if under:
            yield from _row(reading, blocks, number)


def _row(reading: Reading, blocks: tuple[Block, ...], number: int) -> Iterator[Status]:
    block = blocks[number]
    words = reading.text[block.span.start : block.span.end]
    cells = [cell.strip() for cell in words.split("|")]
    first = [m for m in reading.countries_in(block.span.start, block.span.start + len(words.split("|")[0])) if m.code]
    home = reading.home
    assert home is not None
    if first and len(cells) > 1 and first[0].start - block.span.start <= 2:
        country, at = first[0].code, block.span.start + words.index("|") + 1
        end = block.span.start + len("|".join(words.split("|")[:2]))
    elif _starts_with_date(words):
        country, at = _told_below(reading, blocks, number), block.span.start
        end = block.span.start + len(words.split("|")[0])
    else:
        return
    if country is None or country == home:
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


def _starts_with_date(words: str) -> bool:
    dates = find_dates(words[:40])
    return bool(dates and dates[0].start <= 2 and dates[0].edtf) or bool(_YEAR.match(words.strip()))


def _dates(text: str, start: int, end: int) -> Iterator[tuple[str, int, int, Event]]:
    """Yield the dates of a cell with what each tells: '1960 1993 (reestablished)' is a beginning and a resumption."""
    found = [(m.edtf, m.start, m.end) for m in find_dates(text, start, end) if m.edtf]
    taken = [(s, e) for _, s, e in found]
    for year in _YEAR.finditer(text, start, end):
        if not any(s <= year.start() < e for s, e in taken):
            decade = f"{year.group(1)}/{int(year.group(1)) + 9}" if year.group(2) and year.group(1).endswith("0") else year.group(1)
            found.append((decade, year.start(), year.end()))
    for edtf, s, e in sorted(found, key=lambda item: item[1]):
        tail = text[e : min(end, e + 24)]
        event: Event = "relations-restored" if _AGAIN.match(tail) else "relations-severed" if _BROKEN.match(tail) else "relations-established"
        yield edtf, s, e, event


_SEE: Final = re.compile(r"(?i)^\W*(?:see(?: also)?:? |se\W+)?[A-Z][^.|]{2,40}[–—-][^.|]{2,40}relations\b")


def _told_below(reading: Reading, blocks: tuple[Block, ...], number: int) -> str | None:
    """Return the country that the notes of a row speak of, besides the article's own; None where unsure.

    The notes of the row itself decide where there are any. Below a bare date, 'See X–Y relations' or the notes that
    follow directly decide; a paragraph that speaks of several countries does not.
    """
    block = blocks[number]
    words = reading.text[block.span.start : block.span.end]
    if "|" in words and len(words.split("|", 1)[1].strip()) > 3:
        return _only(reading, block.span.start + words.index("|"), block.span.end)
    for position in range(number + 1, min(len(blocks), number + 4)):
        below = blocks[position]
        below_words = reading.text[below.span.start : below.span.end]
        if _starts_with_date(below_words) or below.kind == "heading":
            return None
        country = _only(reading, below.span.start, below.span.end)
        if _SEE.match(below_words):
            return country
        if re.match(r"(?i)\W*(?:both|the two|diplomatic relations|establishment)", below_words) and country is None:
            continue
        return country if country is not None and re.search(r"(?i)\b(?:embassy|accredited|represented|relations|high commission|consul|visit)", below_words) else None
    return None


def _only(reading: Reading, start: int, end: int) -> str | None:
    """Return the country besides the article's own that a stretch speaks of most, if one does clearly."""
    count: Counter[str] = Counter(m.code for m in reading.countries_in(start, end) if m.code and m.code != reading.home)
    ranked = count.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
