"""The grid of a fact: a row a source, a column a field, and every value linked to the words that give it.

In: the fact, its records in the order of the page, and the types of its disagreements by field. Out: a :class:`Grid`.
Fields that nobody gives are left out, and so are those of less interest on which all agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relations_kb.model.knowledge import Fact
from relations_kb.model.record import Evidence, Record
from relations_kb.render import format as say
from relations_kb.render.index import Index, quotes

# What every record has and a grid of sources does not compare; the other fields are compared, whatever the kind.
_NOT_COMPARED = {"id", "doc", "kind", "evidence", "rule", "confidence", "flags", "note", "period", "topics"}
_ONLY_IF_DIFFERENT = {"countries", "date_basis", "modality"}
# Evidence is marked with the fields it gives; these fields are given by the words for another one.
_GIVEN_WITH = {"currency": "value", "as_written": "value", "qualifier": "value", "date_basis": "date"}
_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Column:
    """A field: its name, the value shown on the site, and the type of the disagreement about it ('' for none)."""

    field: str
    label: str
    best: str
    dispute: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a source says of a field; ``href`` leads to the words, ``words`` are they; both '' where it says nothing."""

    text: str
    href: str
    words: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns, and a line of cells for each record in the given order."""

    columns: tuple[Column, ...]
    lines: tuple[tuple[Cell, ...], ...]


def grid(index: Index, fact: Fact, records: Sequence[Record], disputes: Mapping[str, str]) -> Grid:
    """Return the grid of a fact; ``disputes`` are the types of its disagreements by field."""
    columns: list[Column] = []
    for field in type(fact.best).model_fields:
        if field in _NOT_COMPARED:
            continue
        best = _written(index, fact.best, field)
        said = {best, *(_written(index, record, field) for record in records)}
        if said == {_NOTHING} or (len(said) == 1 and field in _ONLY_IF_DIFFERENT and field not in disputes):
            continue
        columns.append(Column(field, say.label(field), best, disputes.get(field, "")))
    lines = tuple(tuple(_cell(index, record, column) for column in columns) for record in records)
    return Grid(tuple(columns), lines)


def _cell(index: Index, record: Record, column: Column) -> Cell:
    text = _written(index, record, column.field)
    if text == _NOTHING:
        return Cell(text, "", "", False)
    part, evidence = _words(record, column.field)
    href = index.record_link(record) + (f".{part + 1}" if part else "")
    return Cell(text, href, evidence.quote, text != column.best)


def _words(record: Record, field: str) -> tuple[int, Evidence]:
    """Return the words that give a field, and the number of the shown quote that they stand in."""
    field = _GIVEN_WITH.get(field, field)
    own = next((e for e in record.evidence if field in e.fields), None)
    shown = quotes(record)
    if own is None:
        return 0, shown[0]
    part = next((n for n, quote in enumerate(shown) if quote.start <= own.start and own.end <= quote.end), 0)
    return part, own


def _written(index: Index, record: Record, field: str) -> str:
    given = record.model_dump(include={field}).get(field)
    if field == "value":
        given = {"value": given, "currency": getattr(record, "currency", "")}
    return say.value(field, given, index.country_names)
