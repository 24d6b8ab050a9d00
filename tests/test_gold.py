"""The gold files, one a kind: own texts with the records that they must give, and near misses that give none.

``tests/gold/<kind>.yaml`` is a list of entries: ``text``; optional ``title`` and ``published``, which then stand above
the text as an article has them; ``records``, of each the fields that must be right (``people`` as [name, country]).
An entry's records of its kind are exactly these; an empty list is a near miss. ``known`` gives the reason why an
entry does not hold yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.articles import article

from relations_kb.extract import Extraction, extract
from relations_kb.kinds import KINDS
from relations_kb.model.record import Record
from relations_kb.model.text import Document

GOLD = Path(__file__).parent / "gold"
FIELDS = {kind.name: set(kind.model.model_fields) for kind in KINDS}


def _entries(*, known: bool) -> Iterator[object]:
    for path in sorted(GOLD.glob("*.yaml")):
        for number, entry in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), start=1):
            words = " ".join(entry["text"].split())
            marks = [pytest.mark.xfail(reason=entry["known"], strict=False)] if known and "known" in entry else []
            yield pytest.param(path.stem, entry, id=f"{path.stem} {number}: {words[:60]}", marks=marks)


ENTRIES = list(_entries(known=False))


@cache
def _read(parts: tuple[str, ...]) -> tuple[Document, Extraction]:
    document = article("\n\n".join(parts))
    return document, extract(document)


def _extract(entry: dict[str, Any]) -> tuple[Document, Extraction]:
    return _read(tuple(str(entry[name]) for name in ("title", "published", "text") if entry.get(name)))


def _shows(record: Record, wanted: dict[str, Any]) -> bool:
    said = record.model_dump(mode="json")
    said["people"] = sorted([person["name"], person["country"] or ""] for person in said["people"])
    for name, value in wanted.items():
        if name == "people":
            if said[name] != sorted([person[0], person[1] or ""] for person in value):
                return False
        elif name == "flags":
            if not set(value) <= set(said[name]):
                return False
        elif name == "place" and value is not None:
            if any((said["place"] or {}).get(part) != where for part, where in value.items()):
                return False
        elif said[name] != value:
            return False
    return True


@pytest.mark.parametrize(("kind", "entry"), list(_entries(known=True)))
def test_gold_text_gives_these_records_and_no_others(kind: str, entry: dict[str, Any]) -> None:
    _, extraction = _extract(entry)
    found = [record for record in extraction.records if record.kind == kind]
    left = list(found)
    for wanted in entry["records"]:
        match = next((record for record in left if _shows(record, wanted)), None)
        assert match is not None, f"{wanted} is not among {_brief(found)}"
        left.remove(match)
    assert not left, f"too many: {_brief(left)}"


@pytest.mark.parametrize(("kind", "entry"), ENTRIES)
def test_gold_quotes_stand_in_the_text(kind: str, entry: dict[str, Any]) -> None:
    document, extraction = _extract(entry)
    for record in extraction.records:
        for evidence in record.evidence:
            assert document.text[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(("kind", "entry"), ENTRIES)
def test_gold_entry_is_well_formed(kind: str, entry: dict[str, Any]) -> None:
    assert set(entry) <= {"text", "title", "published", "records", "known"}
    for wanted in entry["records"]:
        assert set(wanted) <= FIELDS[kind], f"{kind} has no field {sorted(set(wanted) - FIELDS[kind])}"


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_gold_has_positives_and_near_misses_of_every_kind(kind: str) -> None:
    path = GOLD / f"{kind}.yaml"
    assert path.is_file(), f"tests/gold/{kind}.yaml is missing"
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert any(entry["records"] for entry in entries), f"{kind}: no text that gives a record"
    assert any(not entry["records"] for entry in entries), f"{kind}: no near miss"


def _brief(records: list[Record]) -> list[dict[str, Any]]:
    keep = {"evidence", "id", "doc", "confidence", "topics", "note"}
    return [record.model_dump(mode="json", exclude=keep, exclude_defaults=True) for record in records]
