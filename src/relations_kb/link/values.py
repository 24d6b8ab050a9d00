"""Values that a person ruled right: put into a record, with what belongs to them.

In: a record, a field, and the value, as ``decisions.yaml`` has it or as another record of the fact has it. Out: the
record with that value, or None where the field cannot hold it.
"""

from __future__ import annotations

from typing import Any, Final

from pydantic import ValidationError

from relations_kb.kinds.timespan import span_of
from relations_kb.link.decisions import Ruling
from relations_kb.link.keys import field_of
from relations_kb.link.sameness import SAMENESS
from relations_kb.model.record import Place, Record
from relations_kb.vocab.world import load_world

# What a person cannot rule on: what proves a record, and what it is.
_FIXED: Final = ("id", "doc", "kind", "evidence", "rule", "confidence", "flags", "note")
_SIDES: Final = ("actor", "counterpart", "guest", "host", "reporter", "partner", "via")


def corrected(record: Record, field: str, value: Any = None, giver: Record | None = None) -> Record | None:
    """Return a record with another value of a field, or None where the field cannot hold it.

    With a ``giver``, the value is that record's own, and what belongs to it comes along (a figure's currency). A date
    is EDTF; ``countries`` may be a list or 'AZE, CAN', and a country that takes another's place takes it everywhere.
    """
    if field == "city":
        return corrected(record, "place", value, giver)
    if field not in type(record).model_fields or field in _FIXED:
        return None
    if giver is not None:
        if type(giver) is not type(record):
            return None
        units = [unit for unit in SAMENESS[record.kind].units if field in unit]
        names = {field, *(name for unit in units for name in unit)}
        if field == "countries":
            names |= {name for name in _SIDES if name in type(record).model_fields}
        return _made(record, {name: getattr(giver, name) for name in names})
    if field == "countries":
        return _with_countries(record, value)
    if field in ("date", "period"):
        return _with_date(record, value)
    if field == "place":
        return _with_place(record, value)
    return _made(record, {field: tuple(value) if isinstance(value, list) else value})


def _made(record: Record, update: dict[str, Any]) -> Record | None:
    plain = {name: getattr(record, name) for name in type(record).model_fields}
    try:
        return type(record).model_validate({**plain, **update})
    except ValidationError:
        return None


def _with_date(record: Record, value: Any) -> Record | None:
    date = None if value is None else str(value)
    if date is not None and span_of(date) is None:
        return None
    update: dict[str, Any] = {"date": date, "date_basis": "stated" if date is None else record.date_basis}
    if date != record.date:
        update["date_basis"] = "stated"
    if "period" in type(record).model_fields:
        update["period"] = date
    return _made(record, update)


def _with_place(record: Record, value: Any) -> Record | None:
    if isinstance(value, str):
        known = record.place.country if record.place is not None else None
        return _made(record, {"place": Place(city=value, country=known)})
    return _made(record, {"place": value})


def _with_countries(record: Record, value: Any) -> Record | None:
    codes = sorted({str(code) for code in (value if isinstance(value, list) else str(value).replace(",", " ").split())})
    if any(code not in load_world().countries for code in codes):
        return None
    gone = [code for code in record.countries if code not in codes]
    new = [code for code in codes if code not in record.countries]
    update: dict[str, Any] = {"countries": tuple(codes)}
    if len(gone) == len(new) == 1:
        swap = {gone[0]: new[0]}
        for name in _SIDES:
            side = getattr(record, name, None)
            if side in swap:
                update[name] = swap[side]
        if record.place is not None and record.place.country in swap:
            update["place"] = record.place.model_copy(update={"country": swap[record.place.country]})
    return _made(record, update)


def shown_value(ruling: Ruling, giver: Record | None) -> Any:
    """Return the value that a decision shows: the one ruled right, the new name, or the country that a name means."""
    if ruling.verdict == "rename":
        return ruling.name
    if ruling.verdict == "country":
        return f"{ruling.mention.name}: {ruling.country}" if ruling.mention is not None else ruling.country
    if ruling.verdict == "note" and ruling.mention is not None:
        return ruling.mention.name
    if ruling.verdict != "value" or ruling.has_value or giver is None:
        return ruling.value
    value = field_of(giver, str(ruling.field))
    if ruling.field == "people":
        return "; ".join(person.name for person in giver.people)
    if ruling.field == "value":
        return f"{int(value) if float(value).is_integer() else value:,} {getattr(giver, 'currency', '')}"
    return value.model_dump(mode="json") if isinstance(value, Place) else value
