"""The entries of a flattened table of relations: which lines belong together, and which country they are about.

An article on one country's foreign relations has tables with the columns country, 'Formal relations began' and notes.
A scrape leaves them as lines. ``Chile | 3 May 1919 | …`` begins an entry on Chile; ``3 May 1919`` alone begins an
entry whose country was lost, so that 'See Chile–Norway relations' or the notes below must tell it;
``3 May 1919 | Both countries …`` stands for itself.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from relations_kb.model.text import Block
from relations_kb.rules.dates import find_dates
from relations_kb.rules.reading import Reading

_HEADER: Final = re.compile(
    r"(?i)\b(?:formal|diplomatic|official)?\s*relations (?:began|begun|established|since|started)(?: in)?|"
    r"date of (?:establishment|recognition)"
)
_LONGEST_HEADER: Final = 120  # code points
_COUNTRY: Final = re.compile(r"(?i)\W*country")
_YEAR: Final = re.compile(r"(?:1[0-9]{3}|20[0-9]{2})(?:'?s)?(?=\s*(?:\||\(|$))")
MONTH_CELL: Final = re.compile(r"(1[0-9]{3}|20[0-9]{2})-(?:0[1-9]|1[0-2])(?![\d-])")
# A table is cut by the parts of the world, each with its own rows.
_REGION: Final = re.compile(
    r"(?i)\W*(?:the )?(?:[a-z-]+ )?(?:africa|americas?|asia|europe|oceania|middle east|caribbean|pacific)"
    r"(?: (?:and|&) [a-z ]+)?\W*"
)
_SEE: Final = re.compile(
    r"(?i)^\W*(?:see(?: also)?:? |se\W+)?[A-Z][^.|]{2,40}[–—-][^.|]{2,40}relations\b|"
    r"^\W*see(?: also)?:? foreign relations of (?:the )?[A-Z]"
)
_FOREIGN: Final = re.compile(r"(?i)\bforeign relations of ")
# '… from its embassy in Lima, Peru': the country that an accreditation runs through is not the one in question.
_THROUGH: Final = re.compile(
    r"(?i)\b(?:from|through|via|by)\s(?:(?:parallel accreditation of|its|an?|the|non-?resident|permanent)\s)*"
    r"(?:embassy|high commission|mission|ambassador|legation|consulate)[^.;|]*?(?=\sand\s(?:maintains|an|its|also|"
    r"a)\b|[.;|]|$)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Blocks ``first`` to ``last`` of a table, the country they are about (None: lost), and whether the first
    block holds the date of a row without a country."""

    first: int
    last: int
    country: str | None
    dated: bool


def entries(reading: Reading) -> tuple[Entry, ...]:
    """Return the entries of the tables of relations in an article on one country, in order."""
    if reading.home is None:
        return ()
    out: list[Entry] = []
    for start, end in _tables(reading):
        cuts = [*_starts(reading, start, end), end]
        for first, after in pairwise(cuts):
            dated = starts_with_date(_words(reading, first))
            out.append(Entry(first, after - 1, _country(reading, first, after), dated))
    return tuple(out)


def _tables(reading: Reading) -> list[tuple[int, int]]:
    """Return block ranges below a header of such a table, up to the next heading of the article."""
    out: list[tuple[int, int]] = []
    start: int | None = None
    blocks = reading.document.blocks
    for number, block in enumerate(blocks):
        span = block.span
        words = reading.text[span.start : span.end] if span.end - span.start < _LONGEST_HEADER else ""
        header = (
            ("|" in words or _COUNTRY.match(words))
            and _HEADER.search(words) is not None
            and not starts_with_date(words)
        )
        if header or (block.kind == "heading" and (block.level <= 2 or _REGION.fullmatch(words))):
            if start is not None and number > start:
                out.append((start, number))
            start = number + 1 if header else None
    if start is not None and start < len(blocks):
        out.append((start, len(blocks)))
    return out


def _starts(reading: Reading, start: int, end: int) -> list[int]:
    out = [start]
    seen, alone = False, False
    for number in range(start, end):
        words = _words(reading, number)
        see = bool(_SEE.match(words))
        block = reading.document.blocks[number]
        begins = (starts_with_date(words) and block.kind != "item") or leading_country(reading, block) is not None
        # 'See …' heads notes; after notes, or after a row that is complete, it begins the next entry, as do they.
        if begins or (see and seen) or alone:
            if number > out[-1]:
                out.append(number)
            seen = False
        alone = begins and starts_with_date(words) and "|" in words and len(words.split("|", 1)[1].strip()) > 3
        seen = seen or not begins
    return out


def starts_with_date(words: str) -> bool:
    """Tell whether a line begins with a date that stands for itself: '3 May 1919', '1919 | …', "1950's"."""
    head = words.split("|", 1)[0].strip()
    if _YEAR.match(head) or MONTH_CELL.match(head):
        return True
    begin = _date_at_start(head[:40])
    return begin is not None and len(head) <= begin + 24


@lru_cache(maxsize=1024)  # a row is looked at several times
def _date_at_start(words: str) -> int | None:
    """Return where the date ends that stands at the very beginning, or None."""
    dates = find_dates(words)
    return dates[0].end if dates and dates[0].start <= 2 and dates[0].edtf else None


def leading_country(reading: Reading, block: Block) -> str | None:
    """Return the country that a row's first cell names, or a line that is a country's name and nothing more."""
    words = reading.text[block.span.start : block.span.end]
    cell = words.split("|", 1)[0].strip()
    found = [
        m for m in reading.countries_in(block.span.start, block.span.start + len(words.split("|", 1)[0])) if m.code
    ]
    if not found or found[0].start - block.span.start > 2 or block.kind == "item":
        return None
    whole = found[0].end - found[0].start >= len(cell) - 6
    return found[0].code if whole and found[0].code != reading.home else None


def _country(reading: Reading, first: int, after: int) -> str | None:
    blocks = reading.document.blocks
    own = leading_country(reading, blocks[first])
    if own is not None:
        return own
    for number in range(first, min(after, first + 2)):
        words = _words(reading, number)
        see = words[words.index("|") :] if number == first and "|" in words else words
        if _SEE.match(see):
            at = blocks[number].span.end - len(see)
            other = _FOREIGN.search(see)
            if other is not None:  # 'See Foreign relations of Chile Chile was the first …'
                return next((m.code for m in reading.countries_in(at + other.end(), at + len(see)) if m.code), None)
            return _only(reading, at, at + (see + " relations").index("relations"))
    for number in range(first, min(after, first + 5)):
        found = _only(reading, blocks[number].span.start, blocks[number].span.end)
        if found is not None:
            return found
    return None


def _only(reading: Reading, start: int, end: int) -> str | None:
    """Return the country besides the article's own that a stretch speaks of most, if one does clearly."""
    cut = [(start + m.start(), start + m.end()) for m in _THROUGH.finditer(reading.text[start:end])]
    count: Counter[str] = Counter(
        m.code
        for m in reading.countries_in(start, end)
        if m.code and m.code != reading.home and not any(s <= m.start < e for s, e in cut)
    )
    ranked = count.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _words(reading: Reading, number: int) -> str:
    span = reading.document.blocks[number].span
    return reading.text[span.start : span.end]
