"""CSV tables of facts: one fact a row, for spreadsheets.

In: facts of one kind or of one pair. Out: the text of a CSV file (RFC 4180, UTF-8, a header, ``;`` within a cell).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from relations_kb.export.shapes import codes_row
from relations_kb.model.knowledge import Fact
from relations_kb.model.record import Participant, Place, Record

_SHARED = ("id", "kind", "countries", "date", "date_basis", "modality", "city", "country", "people")
_PROOF = ("plover", "cameo", "sources", "origins", "disagreements", "quote")


def own_columns(models: Iterable[type[Record]]) -> list[str]:
    """Return the columns of the kinds' own fields, in their order."""
    shared = set(Record.model_fields)
    names = [field for model in models for field in model.model_fields if field not in shared]
    return list(dict.fromkeys(names))


def columns(models: Iterable[type[Record]]) -> list[str]:
    """Return the columns of a table of facts whose kinds have these ``models``."""
    return [*_SHARED, *own_columns(models), "note", *_PROOF]


def table_rows(
    facts: Iterable[Fact], models: Iterable[type[Record]], records: Mapping[str, Record]
) -> Iterator[list[str | int | float | None]]:
    """Yield facts in these columns: numbers as such, what has several values as one text."""
    own = own_columns(models)
    for fact in facts:
        row = _row(fact, own, records)
        yield [value if isinstance(value, int | float) else _cell(value) or None for value in row]


def csv_table(
    facts: Iterable[Fact], models: Iterable[type[Record]], records: Mapping[str, Record], head: bool = True
) -> str:
    """Return the CSV text of facts whose kinds have these ``models``, by default with a head.

    ``records`` are all records by id.
    """
    own = own_columns(models)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if head:
        writer.writerow([*_SHARED, *own, "note", *_PROOF])
    for fact in facts:
        writer.writerow([_cell(value) for value in _row(fact, own, records)])
    return out.getvalue()


def _row(fact: Fact, own: list[str], records: Mapping[str, Record]) -> list[Any]:
    best, place = fact.best, fact.best.place or Place()
    codes = codes_row(best) or {}
    return [
        fact.id,
        fact.kind,
        fact.countries,
        best.date,
        best.date_basis,
        best.modality,
        place.city,
        place.country,
        best.people,
        *(getattr(best, field, None) for field in own),
        best.note,
        codes.get("plover"),
        codes.get("cameo"),
        tuple(dict.fromkeys(records[record].doc for record in fact.records)),
        fact.origins,
        tuple(f"{conflict.field}: {conflict.type}" for conflict in fact.conflicts),
        best.evidence[0].quote,
    ]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if type(value) is str:
        return value
    if isinstance(value, tuple):
        return "; ".join(_cell(item) for item in value)
    if isinstance(value, Participant):
        known = ", ".join(part for part in (value.country, value.office) if part)
        return f"{value.name} ({known})" if known else value.name
    return str(value)
