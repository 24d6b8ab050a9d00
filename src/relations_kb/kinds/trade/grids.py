"""Tables as a scrape leaves them: rows with bars or tabs, or one cell a line; found by their header.

In: a document's blocks. Out: :class:`Grid` values, whose columns and rows are cells with offsets into the text. What
the cells mean is read in :mod:`relations_kb.kinds.trade.tables`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from relations_kb.kinds.trade.model import Flow
from relations_kb.rules.reading import Reading

_CUT: Final = re.compile(r"\s*(?:\||\t+)\s*|\s{3,}")
_FLOW: Final[tuple[tuple[Flow, re.Pattern[str]], ...]] = (
    ("balance", re.compile(r"(?i)\b(?:balance|saldo|surplus|deficit)\b")),
    (
        "turnover",
        re.compile(
            r"(?i)\b(?:turnover|total|trade volume|volume of trade|bilateral trade|mutual trade|"
            r"two-way trade|trade exchange|exchange (?:total|volume)|trade|volume)\b|^exchange$"
        ),
    ),
    ("exports", re.compile(r"(?i)\bexport")),
    ("imports", re.compile(r"(?i)\bimport")),
    (
        "investment",
        re.compile(r"(?i)\b(?:investments?|FDI)(?: (?:stocks?|inflows?|flows?))?\W*(?:$|\b(?:in|to|from|by|of)\b)"),
    ),
)
_LABEL: Final = re.compile(
    r"(?i)^(?:years?|periods?|dates?|indicators?|flow|countr(?:y|ies)|partners?(?: countr(?:y|"
    r"ies))?|states?|months?|no\.?|№|#|)$"
)
_NO_FIGURE: Final = re.compile(
    r"(?i)%|share|growth|(?<!ex)change|rank|position|per cent|percent|dynamics|rate|ratio|\bto (?:19|20)\d\d"
)
_YEAR: Final = re.compile(r"\(?(?:19|20)\d\d\b")
# 'Jan–Jun 2018', 'First half of 2019', '9 months 2020', 'H1 2021': a column of a part of a year.
_PART_OF_YEAR: Final = re.compile(
    r"(?i)\(?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]*\W{1,3}){1,2}(?:19|20)\d\d\b|"
    r"(?:(?:first|second|third|1st|2nd|3rd|fourth|last) (?:half|quarter)|[hq][1-4]|\d{1,2} ?m(?:onths)?|fy|"
    r"(?:financial|fiscal) year)[ ,]?(?:of |in )?(?:19|20)\d\d\b"
)
# 'Norway to Chile', 'Chile → Norway' over a column.
_WAY: Final = re.compile(r"(?:From )?[A-Z][^|<>]{2,30}? (?:to|→|->) (?:the )?[A-Z][^|<>]{2,30}")
_UNIT: Final = re.compile(r"(?i)units?|currency")
_NUMBER: Final = re.compile(
    r"^\W*[+\-–−]?\s?[\d.,   ]+\W*$|^[-–—.…]+$|^n/?a$|"
    r"^\W*(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}|N?Rs\.?|Tk)?\s?[\d.,]+ ?(?:mln|bln|million|billion|bn|mn|m|thousand|crore|lakh)?"
    r"(?: (?:[A-Z]{3}|euros?|(?:US )?dollars))?\W*$",
    re.IGNORECASE,
)
_LONGEST_CELL: Final = 60
_LONGEST_ROW: Final = 1000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: half-open offsets into the text, and its words."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its header's cells, its rows' cells, and the blocks above it that may caption it (nearest first)."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    captions: tuple[tuple[int, int], ...]
    first_block: int


def flow_of(words: str) -> Flow | None:
    """Return which flow a header cell or row label names, or None ('Export growth, %' names none)."""
    if _NO_FIGURE.search(words) or len(words) > _LONGEST_CELL:
        return None
    if re.search(r"(?i)export", words) and re.search(r"(?i)import", words):
        return "turnover" if re.search(r"(?i)\+|\band\b|turnover|total", words) else None
    if re.search(r"(?i)\b(?:total )?(?:export|import)", words) and not re.search(r"(?i)turnover|balance", words):
        return "exports" if re.search(r"(?i)export", words) else "imports"
    return next((flow for flow, pattern in _FLOW if pattern.search(words)), None)


def no_figure(words: str) -> bool:
    """Tell whether a label is of no amounts: 'Share, %', 'Change'."""
    return _NO_FIGURE.search(words) is not None


def grids_of(reading: Reading) -> list[Grid]:
    """Return the tables of a text that may be tables of trade."""
    document = reading.document
    blocks = [_cells(reading.text, block.span.start, block.span.end) for block in document.blocks]
    out: list[Grid] = []
    at = 0
    while at < len(blocks):
        grid, after = _barred(reading, blocks, at) if len(blocks[at]) > 1 else _stacked(reading, blocks, at)
        if grid is not None:
            out.append(grid)
        at = max(after, at + 1)
    return out


def _cells(text: str, start: int, end: int) -> tuple[Cell, ...]:
    words = text[start:end]
    if end - start > _LONGEST_ROW or not ("|" in words or "\t" in words or "   " in words):
        return (Cell(start, end, words.strip()),)
    cells: list[Cell] = []
    at = 0
    for cut in [*_CUT.finditer(words), None]:
        until = cut.start() if cut else len(words)
        cell = words[at:until]
        if cell.strip() or (cut is not None and cut.start() > 0):
            left = len(cell) - len(cell.lstrip())
            cells.append(
                Cell(start + at + left, start + at + len(cell.rstrip()) if cell.strip() else start + at, cell.strip())
            )
        at = cut.end() if cut else until
    return tuple(cells)


def _is_header(cells: tuple[Cell, ...]) -> bool:
    if len(cells) < 2:
        return False
    flows = [flow_of(cell.words) for cell in cells]
    if any(_NUMBER.match(cell.words) and not _YEAR.match(cell.words) for cell in cells):
        return False
    years = sum(1 for cell in cells[1:] if _is_period(cell.words))
    ways = sum(1 for cell in cells[1:] if _WAY.match(cell.words) and len(cell.words) < _LONGEST_CELL)
    beside = sum(1 for cell in cells[1:] if _is_beside(cell.words))
    return any(flows) or (years + ways > 0 and len(cells) - 1 in (years + beside, ways + beside))


def _is_beside(words: str) -> bool:
    return no_figure(words) or _UNIT.fullmatch(words) is not None


def _is_period(words: str) -> bool:
    return len(words) < 30 and (_YEAR.match(words) or _PART_OF_YEAR.match(words)) is not None


def _barred(reading: Reading, blocks: list[tuple[Cell, ...]], at: int) -> tuple[Grid | None, int]:
    header = blocks[at]
    first = at + 1
    if at and _of_year(header) and len(blocks[at - 1]) == 1 and flow_of(blocks[at - 1][0].words):
        # 'Total trade, EUR million', and below it '2010 | 180'
        above = blocks[at - 1][0]
        header, first = (Cell(above.start, above.start, ""), above), at
    elif not _is_header(header):
        return None, at + 1
    rows: list[tuple[Cell, ...]] = []
    after = first
    while (
        after < len(blocks)
        and len(blocks[after]) > 1
        and not (_is_header(blocks[after]) and _numbers(blocks[after]) == 0)
    ):
        if _numbers(blocks[after]):
            rows.append(blocks[after])
        after += 1
    figures = any(
        all(is_one(cell.words) or _is_beside(cell.words) for cell in header) for is_one in (_is_period, flow_of)
    )
    if rows and figures and all(len(row) == len(header) + 1 for row in rows):
        # A header of years or flows alone: the cell above the labels is empty, and its blanks were lost with the line's
        # edge.
        header = (Cell(header[0].start, header[0].start, ""), *header)
    return (Grid(header, tuple(rows), _captions(reading, at, blocks), at), after) if rows else (None, at + 1)


def _of_year(cells: tuple[Cell, ...]) -> bool:
    return len(cells) == 2 and _is_period(cells[0].words) and _numbers(cells) == 1


def _numbers(cells: tuple[Cell, ...]) -> int:
    return sum(
        1 for cell in cells[1:] if _NUMBER.match(cell.words) and not (_YEAR.match(cell.words) and len(cell.words) == 4)
    )


def _stacked(reading: Reading, blocks: list[tuple[Cell, ...]], at: int) -> tuple[Grid | None, int]:
    """Read a table with one cell a line: 'Year', 'Export', 'Import', then '2009', '12.5', '3.4' …"""
    first = blocks[at]
    if not first or not _LABEL.match(first[0].words) or not first[0].words:
        return None, at + 1
    header = [first[0]]
    after = at + 1
    while after < len(blocks) and len(blocks[after]) == 1 and len(header) < 9:
        cell = blocks[after][0]
        if (
            len(cell.words) > 40
            or _NUMBER.match(cell.words)
            or _YEAR.match(cell.words)
            or (flow_of(cell.words) is None and not _NO_FIGURE.search(cell.words))
        ):
            break
        header.append(cell)
        after += 1
    width = len(header)
    if width < 2 or not any(flow_of(cell.words) for cell in header):
        return None, at + 1
    rows: list[tuple[Cell, ...]] = []
    while after + width <= len(blocks):
        row = blocks[after : after + width]
        if any(len(cells) != 1 for cells in row) or not all(
            _NUMBER.match(cells[0].words) or "%" in cells[0].words for cells in row[1:]
        ):
            break
        rows.append(tuple(cells[0] for cells in row))
        after += width
    return (Grid(tuple(header), tuple(rows), _captions(reading, at, blocks), at), after) if rows else (None, at + 1)


def _captions(reading: Reading, at: int, blocks: list[tuple[Cell, ...]]) -> tuple[tuple[int, int], ...]:
    """Return the spans of up to three blocks above a table, the nearest first."""
    out = []
    for number in range(at - 1, max(-1, at - 4), -1):
        if len(blocks[number]) > 1 and _numbers(blocks[number]):
            break
        span = reading.document.blocks[number].span
        out.append((span.start, span.end))
    return tuple(out)
