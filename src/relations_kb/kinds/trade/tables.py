"""Tables of trade: a header with flows or years, a unit, and rows by year, by flow or by country.

In: the grids of a text. Out: a record for each figure; its evidence is the row, and the header that says what it is.
"""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass
from typing import Final

from relations_kb.kinds.trade.amounts import LEAST, currency_among, currency_of
from relations_kb.kinds.trade.grids import Cell, Grid, flow_of, grids_of, no_figure
from relations_kb.kinds.trade.model import Flow, Trade
from relations_kb.model.record import Evidence
from relations_kb.rules import edtf
from relations_kb.rules.dates import find_dates
from relations_kb.rules.money import Unit, find_money, find_plain_numbers, find_unit
from relations_kb.rules.reading import Reading

_MISSION: Final = re.compile(r"(?i)\b(?:embassy|consulate(?:[- ]general)?|high commission|mission|representation)\b")
_TRADE: Final = re.compile(r"(?i)\b(?:trade|turnover|exports?|imports?|commerce|goods)\b")
_TO: Final = re.compile(r"(?i)\b(?:to|with|into)\s+(?:the\s+)?$")
_FROM: Final = re.compile(r"(?i)\bfrom\s+(?:the\s+)?$")
_GROUP: Final = re.compile(
    r"(?i)\b(?:agricultur\w+|food|oil|gas|wine|arms|services|energy|textiles?|commodity group|products?)\b"
)


_FIGURE: Final = re.compile(r"\W*[A-Za-z$€£¥]{0,4} ?\d")
# A row that no goods name: the whole of a flow that the caption tells.
_WHOLE: Final = re.compile(
    r"(?i)^\W*$|\b(?:total|all|overall|value|amount|sum|altogether|us ?\$|usd|eur|million|mln)\b|[$€£]"
)


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column or row label says: its flow, the parties it names, its period."""

    flow: Flow | None = None
    reporter: str | None = None
    partner: str | None = None
    period: str | None = None
    beside: bool = False  # of no flow: 'Change', 'Share of the total'


def rows_of(reading: Reading) -> list[Trade]:
    """Return the figures of the tables of a text."""
    return [record for grid in grids_of(reading) for record in _read(grid, reading)]


def _read(grid: Grid, reading: Reading) -> list[Trade]:
    columns = [_column(cell, reading) for cell in grid.header]
    captions = "\n".join(reading.text[start:end] for start, end in grid.captions)
    header = " ".join(cell.words for cell in grid.header)
    if not _TRADE.search(f"{header}\n{captions}") or _GROUP.search(captions.split("\n", 1)[0]):
        return []
    parties = _parties(grid, columns, reading)
    unit = _unit(grid, reading)
    units = [_unit_of(cell, reading) for cell in grid.header]
    caption_flow = _caption_flow(grid, reading)
    caption_period = next((p for start, end in grid.captions[:1] if (p := _period(reading.text[start:end]))), None)
    column_periods = any(column.period for column in columns)
    out: list[Trade] = []
    for row in grid.rows:
        label = _column(row[0], reading)
        # 'Exports (US$ m) | 78.9 | 95.2': the row's own unit, which stands for the rows below it that tell none
        own = next((u for c in (row[0], row[-1]) if not _FIGURE.match(c.words) and (u := _unit_of(c, reading))), None)
        unit = unit if own is None or unit is not None else own
        whole = label.period or (column_periods and _WHOLE.search(row[0].words)) or label.partner
        for cell, column, above in zip(row[1:], columns[1:], units[1:], strict=False):
            flow = None if column.beside else column.flow or label.flow or (caption_flow if whole else None)
            sides = _sides(flow, column, label, parties)
            if flow is None or sides is None:
                continue
            period = _of_common_era(column.period or label.period or caption_period, sides)
            said = own or above or unit
            figure = _figure(cell, said, sides)
            if figure is not None:
                spans = _proof(cell, row, grid, said)
                out.append(_record((flow, sides, period), figure, spans, cell, reading))
    return out


def _column(cell: Cell, reading: Reading) -> _Column:
    flow = flow_of(cell.words)
    period = _period(cell.words)
    reporter = partner = None
    way = _one_way(cell, reading) if flow is None else None
    if way is not None:
        return _Column("exports", *way, period)
    for mention in reading.countries_in(cell.start, cell.end):
        before = reading.text[cell.start : mention.start]
        if (flow == "exports" and _FROM.search(before)) or (
            flow == "imports" and re.search(r"(?i)\b(?:to|into)\s+(?:the\s+)?$", before)
        ):
            reporter = mention.code
        elif _TO.search(before) or _FROM.search(before) or flow is None:
            partner = mention.code
        else:
            reporter = mention.code
    return _Column(flow, reporter, partner, period, flow is None and no_figure(cell.words))


# 'Peru to South Africa', 'Cyprus → Vietnam', 'From Peru to South Africa': whose goods go where.
_WAY: Final = re.compile(r"(?i) ?(?:to|→|->|=>|➔|⟶)(?: the)? ?")


def _one_way(cell: Cell, reading: Reading) -> tuple[str, str] | None:
    """Return who sends and who receives in a label that names nothing but these two."""
    named = reading.countries_in(cell.start, cell.end)
    if len(named) != 2 or not named[0].code or not named[1].code or named[0].code == named[1].code:
        return None
    ends = reading.text[cell.start : named[0].start], reading.text[named[1].end : cell.end]
    if not re.fullmatch(r"(?i)\W*(?:from )?(?:the )?", ends[0]) or re.search(r"[a-z]{4}", re.sub(r"\(.*", "", ends[1])):
        return None
    return (named[0].code, named[1].code) if _WAY.fullmatch(reading.text, named[0].end, named[1].start) else None


# Months in Roman figures: '2014 (I-IX)', 'I–III 2015'.
_MONTHS: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_NEPALESE: Final = re.compile(r"20[4-9]\d/20[4-9]\d")


def _of_common_era(period: str | None, sides: tuple[str, str]) -> str | None:
    """Return a year of Nepal's calendar, '2074/75', as the one that it is: 2017/18."""
    if period is None or "NPL" not in sides or not _NEPALESE.fullmatch(period):
        return period
    return f"{int(period[:4]) - 57}/{int(period[5:]) - 57}"


# '2017-18 (April–December)': months of a fiscal year that begins with the first.
_MONTHS_OF: Final = re.compile(
    r"\W*(?:FY ?)?(?P<year>(?:19|20)\d\d)\s?[-–/]\s?\d\d(?:\d\d)?\*?,? \(?(?P<months>(?:Apr(?:il)?|July?|Oct(?:ober)?)"
    r"\.?\s?(?:[-–—]|to)\s?(?:May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?)"
    r"\)?\W*"
)
_ROMAN: Final = re.compile(r"(?<![\w.])(?P<first>[IVX]{1,4})\s?[-–—]\s?(?P<last>[IVX]{1,4})(?![\w.])")


def _months(found: re.Match[str]) -> str:
    """Return 'I-IX' as 'January-September'; what is no months stays as it is."""
    one, two = found["first"].lower(), found["last"].lower()
    if one not in _MONTHS or two not in _MONTHS or _MONTHS.index(one) >= _MONTHS.index(two):
        return found.group()
    return f"{month_name[_MONTHS.index(one) + 1]}-{month_name[_MONTHS.index(two) + 1]}"


def _period(words: str) -> str | None:
    """Return the period that a cell tells: '2009', '2010 (January-August)', '9 months of 2011', 'Jan-Mar 2012'."""
    words = _ROMAN.sub(_months, words)
    within = _MONTHS_OF.fullmatch(words)
    words = f"{within['months']} {within['year']}" if within is not None else words
    dates = find_dates(f"in {words}" if re.match(r"\d", words) else words)
    stated = [d.edtf for d in dates if d.edtf is not None]
    partial = [d.relative for d in dates if d.edtf is None and hasattr(d.relative, "first")]
    if len(stated) == 1 and len(partial) == 1 and len(stated[0]) == 4:
        first, last = partial[0].first, partial[0].last  # type: ignore[union-attr]
        if first[1] is None:
            return edtf.make_range(f"{stated[0]}-{first[0]:02d}", f"{stated[0]}-{last[0]:02d}")
    return stated[0] if len(stated) == 1 and len(words) < 60 else None


def _unit(grid: Grid, reading: Reading) -> Unit | None:
    spans = [(grid.header[0].start, grid.header[-1].end), *grid.captions]
    # Some tables tell it below: '(mln. USD)', 'Note: in millions of euros'.
    at = grid.rows[-1][-1].end if grid.rows else grid.header[-1].end
    spans += [(at + m.start(), at + m.end()) for m in _BELOW.finditer(reading.text[at : at + _NEAR])][:2]
    told = next((unit for start, end in spans if (unit := find_unit(reading.text, start, end)) is not None), None)
    return told or _written_out([(c.start, c.end) for c in grid.header] + list(grid.captions), reading)


# '(C$)', 'in US dollars', 'USD' of figures that are written out.
_WRITTEN_OUT: Final = re.compile(r"(?:\(|,|\bin|\bvalues?|^)\s*(?:in )?(?P<unit>[^(),;|\n]{1,20}?)\s*(?:\)|$)")


def _unit_of(cell: Cell, reading: Reading) -> Unit | None:
    """Return the unit that a label tells for itself."""
    return find_unit(reading.text, cell.start, cell.end)


def _written_out(spans: list[tuple[int, int]], reading: Reading) -> Unit | None:
    """Return the currency that a header or a caption tells without a magnitude."""
    for start, end in spans:
        for found in _WRITTEN_OUT.finditer(reading.text[start:end]):
            money = find_money(f"{found['unit']} 5,000.5") or find_money(f"5,000.5 {found['unit']}")
            if money and money[0].currency is not None and len(money[0].as_written) >= len(found["unit"]) + 7:
                at, until = found.span("unit")
                return Unit(start + at, start + until, found["unit"], money[0].currency, 1)
    return None


_NEAR: Final = 120  # code points below a table
_BELOW: Final = re.compile(
    r"(?i)^[ \t*]*(?:\([^()\n]{3,50}\)|(?:notes?|units?|figures|values|amounts|data|all figures|in)\b[^\n]{3,60})"
    r"\.?[ \t]*$",
    re.M,
)


def _caption_flow(grid: Grid, reading: Reading) -> Flow | None:
    for start, end in grid.captions[:2]:
        flow = flow_of(reading.text[start : min(end, start + 60)])
        if flow is not None:
            return flow
    return None


def _parties(grid: Grid, columns: list[_Column], reading: Reading) -> tuple[str | None, str | None]:
    """Return reporter and partner of the table as a whole."""
    reporter = next((c.reporter for c in columns if c.reporter), None)
    partner = next((c.partner for c in columns if c.partner and c.flow), None)
    sender, host = _mission(reading)
    own = sender or reading.house
    for start, end in grid.captions:
        codes: list[str] = []
        for mention in reading.countries_in(start, end):
            if mention.code is None or mention.code in codes:
                continue
            codes.append(mention.code)
            if _TO.search(reading.text[start : mention.start]) and mention.code != reporter:
                partner = partner or mention.code
        if len(codes) == 2 and partner in codes and own not in (None, partner, *codes):
            continue  # 'Montenegro is second, behind Bosnia': two partners of whose table it is
        if len(codes) == 2 and own in codes and reporter is None and partner in (None, *codes):
            # 'Iran is second in the foreign trade of Tajikistan', on the page of the Tajik embassy
            reporter = own
            partner = next(code for code in codes if code != own)
        elif len(codes) == 2:
            rest = [code for code in codes if code != partner]
            reporter, partner = reporter or rest[0], partner or codes[1]
        elif len(codes) == 1 and codes[0] not in (reporter, partner):
            if partner is None and reporter is not None:
                partner = codes[0]
            elif reporter is None and partner is not None:
                reporter = codes[0]
    number = next((n for n, s in enumerate(reading.document.sentences) if s.block == grid.first_block), 0)
    implied = reading.implied(number)
    if reporter is None and partner is not None:
        rest = [code for code in implied if code != partner]
        reporter = (
            sender
            if sender != partner and sender
            else rest[0]
            if len(rest) == 1 and partner in implied
            else reading.home
            if reading.home != partner
            else None
        )
    elif reporter is not None and partner is None:
        partner = next((code for code in implied if code != reporter), None) if reporter in implied else host
    elif reporter is None:
        # A title's first country is the one that the table speaks for.
        first = next((code for code in reading.title_codes if code in implied), implied[0] if implied else None)
        reporter = sender or (reading.home if reading.home in implied or not implied else first)
        partner = host or next((code for code in implied if code != reporter), None)
    return reporter, partner


def _mission(reading: Reading) -> tuple[str | None, str | None]:
    """Return who sends and who hosts the mission whose page this is ('Embassy of X in Y'), or nothing."""
    document = reading.document
    spans = [
        found.span for found in (document.publisher, document.title) if found is not None and found.span is not None
    ]
    for span in [*spans, *(block.span for block in document.blocks[:2])]:
        if span.end - span.start > 100 or not _MISSION.search(reading.text, span.start, span.end):
            continue
        codes = [m.code for m in reading.countries_in(span.start, span.end) if m.code]
        if len(codes) == 2:
            return codes[0], codes[1]
    return None, None


def _sides(
    flow: Flow | None, column: _Column, label: _Column, parties: tuple[str | None, str | None]
) -> tuple[str, str] | None:
    reporter = column.reporter or label.reporter or parties[0]
    partner = column.partner or label.partner or parties[1]
    if reporter == partner:
        # The column's reporter is the table's partner: 'Exports of Chile' in a table of Norway's trade with Chile.
        partner = parties[0] if parties[0] != reporter else parties[1]
    return (reporter, partner) if reporter and partner and reporter != partner else None


def _proof(cell: Cell, row: tuple[Cell, ...], grid: Grid, unit: Unit | None) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return what proves a figure of a table: its row, the header, the cell, the unit, the row's period."""
    spans: list[tuple[int, int, tuple[str, ...]]] = [
        (row[0].start, row[-1].end, ()),
        (grid.header[0].start, grid.header[-1].end, ("flow",)),
        (cell.start, cell.end, ("value",)),
    ]
    if unit is not None:
        spans.append((unit.start, unit.end, ("currency",)))
    if find_dates(f"in {row[0].words}"):
        spans.append((row[0].start, row[0].end, ("date",)))
    return spans


def _record(
    claim: tuple[Flow, tuple[str, str], str | None],
    figure: tuple[int | float, str, str | None],
    spans: list[tuple[int, int, tuple[str, ...]]],
    cell: Cell,
    reading: Reading,
) -> Trade:
    """Build a record.

    :param claim: flow, reporter and partner, period.
    :param figure: value, currency, note.
    :param spans: what proves which fields.
    """
    (flow, sides, period), (value, currency, note) = claim, figure
    return Trade(
        doc=reading.document.name,
        countries=tuple(sorted(sides)),
        date=period,
        evidence=tuple(
            Evidence(start=start, end=end, quote=reading.text[start:end], fields=fields)
            for start, end, fields in spans
            if end > start
        ),
        note=note,
        rule="trade.table",
        confidence=0.9,
        flow=flow,
        reporter=sides[0],
        partner=sides[1],
        value=value,
        currency=currency,
        period=period,
        as_written=cell.words,
    )


def _figure(cell: Cell, unit: Unit | None, sides: tuple[str, str]) -> tuple[int | float, str, str | None] | None:
    """Return value, currency and note of a cell; 'Rs' are the rupees of the side that has such."""
    money = find_money(cell.words)
    if len(money) == 1 and money[0].currency is not None:
        return money[0].value, currency_of(money[0], sides) or money[0].currency, money[0].note
    numbers = find_plain_numbers(cell.words)
    if len(numbers) != 1 or unit is None or len(cell.words) > 24:
        return None
    value = round(numbers[0].value * unit.factor, 4)
    if unit.factor == 1 and abs(value) < LEAST:
        return None
    currency = currency_among(unit.currency, unit.quote, sides)
    return int(value) if value == int(value) else value, currency, numbers[0].note
