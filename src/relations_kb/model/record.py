"""A record: a claim of one source, with its proof.

This module holds what every record has; the five kinds add their own fields in :mod:`relations_kb.kinds`.
The fields and their meaning are those of the record contract (docs/records.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field, field_validator, model_validator

from relations_kb.model.base import Value
from relations_kb.model.late import Late, Places

DateBasis = Literal["stated", "published", "inferred"]
Modality = Literal["occurred", "planned", "cancelled"]


class Evidence(Value):
    """Words that prove (a part of) a record: half-open code point offsets, and the words themselves.

    ``fields`` names the fields that these words give (``date``, ``people``, ``value`` …); empty means that
    they state the record as a whole.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str = Field(min_length=1)
    fields: tuple[str, ...] = ()


class Participant(Value):
    """Somebody who takes part, as the source names them.

    ``name`` is the full name where the text gives it anywhere, ``country`` the alpha-3 code they act for,
    ``office`` the title as written. ``id`` is the person that the linker resolved them to (None before).
    """

    name: str = Field(min_length=1)
    country: str | None = None
    office: str | None = None
    id: str | None = None


class Place(Value):
    """Where it happened; either part may be unknown. ``country`` is an alpha-3 code."""

    city: str | None = None
    country: str | None = None


class Record(Late):
    """What every record has. ``kind`` is narrowed by each kind's own model.

    ``id`` is derived from the content (see :func:`relations_kb.extract.identify`), ``rule`` is the id of the
    rule that found it, ``confidence`` the share of such records that are right (0 to 1), ``flags`` warnings
    for the reader (``malformed-figure``, ``possible-slip``).
    """

    id: str = ""
    doc: str
    kind: str
    countries: tuple[str, ...] = Field(min_length=2)
    date: str | None = None
    date_basis: DateBasis = "stated"
    modality: Modality = "occurred"
    place: Place | None = None
    people: tuple[Participant, ...] = ()
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    note: str | None = None
    flags: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)

    @property
    def places(self) -> Places:
        """Where its words stand: begin and end of the first ones, and of the first that lie within no others."""
        rest = self.missing
        return places_of(self.evidence) if rest is None or "evidence" in self.__dict__ else rest.places(self)

    @field_validator("countries")
    @classmethod
    def _sorted_and_distinct(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if list(value) != sorted(set(value)):
            raise ValueError(f"countries must be sorted and distinct: {value}")
        return value

    @model_validator(mode="after")
    def _null_date_is_stated(self) -> Record:
        if self.date is None and self.date_basis != "stated":
            raise ValueError("a null date has date_basis 'stated'")
        return self


def outermost(evidence: Sequence[Evidence]) -> Iterator[Evidence]:
    """Yield the words that prove a record without those that lie within others of them (a date in its sentence)."""
    spans = [(one.start, one.end) for one in evidence]
    return (one for i, one in enumerate(evidence) if not _within_another(i, spans))


def _within_another(i: int, spans: list[tuple[int, int]]) -> bool:
    """Tell whether a span lies within another one; of equal ones, all but the first do."""
    start, end = spans[i]
    for k, (low, high) in enumerate(spans):
        if low <= start and end <= high and (k < i or (k != i and (low, high) != (start, end))):
            return True
    return False


def places_of(evidence: Sequence[Evidence]) -> Places:
    """Return begin and end of the first words, and of the first that lie within no others."""
    first, outer = evidence[0], next(outermost(evidence))
    return first.start, first.end, outer.start, outer.end
