"""What the data files hold: rows as dictionaries, in the order of the contract's fields.

In: values of the model. Out: dictionaries of plain JSON values. The field names are those of the record contract
(docs/records.md) and the fact contract (docs/facts.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from relations_kb.export.codes import HOSTS_VISIT, codes
from relations_kb.model.address import source_page, text_data
from relations_kb.model.knowledge import Country, Fact, KnowledgeBase, Person
from relations_kb.model.record import Record
from relations_kb.model.text import Document, Found

# The contract's order of the fields that all records have; the kind's own fields follow, then how it was found.
_FIRST = ("id", "doc", "kind", "countries", "date", "date_basis", "modality", "place", "people")
_LAST = ("note", "flags", "rule", "confidence", "evidence")

# A fact has these of its own, or not at all: what proves a record stands with the record.
NOT_IN_FACTS = ("id", "doc", "rule", "confidence", "evidence")


def record_row(record: Record) -> dict[str, Any]:
    """Return a record as ``records.jsonl`` has it."""
    given = record.model_dump(mode="json")
    row = {field: given[field] for field in _first_fields(type(record))}
    row["codes"] = codes_row(record)
    for field in _LAST:
        row[field] = given[field]
    return row


@cache
def _first_fields(model: type[Record]) -> tuple[str, ...]:
    """Return the fields that all records have, then those of the kind."""
    return (*_FIRST, *(field for field in model.model_fields if field not in (*_FIRST, *_LAST)))


def fact_row(fact: Fact) -> dict[str, Any]:
    """Return a fact as ``facts.jsonl`` has it: its best values, its records, and who disagrees."""
    best = {field: value for field, value in record_row(fact.best).items() if field not in NOT_IN_FACTS}
    return {
        "id": fact.id,
        **best,
        "countries": list(fact.countries),
        "records": list(fact.records),
        "origins": fact.origins,
        "origin_groups": [list(group) for group in fact.origin_groups],
        "conflicts": [conflict.model_dump(mode="json") for conflict in fact.conflicts],
        "decisions": [decision.model_dump(mode="json") for decision in fact.decisions],
        "related": list(fact.related),
    }


def codes_row(record: Record) -> dict[str, str] | None:
    """Return the PLOVER and CAMEO codes of a record; a visit also has the code of the host's side."""
    found = codes(record)
    if found is None:
        return None
    row = {"plover": found.plover, "cameo": found.cameo}
    return row | {"cameo_host": HOSTS_VISIT} if found.cameo == "042" else row


def person_row(person: Person) -> dict[str, Any]:
    """Return a person as ``people.json`` has them."""
    return person.model_dump(mode="json")


def country_row(country: Country) -> dict[str, Any]:
    """Return a country as ``countries.json`` has it; ``id`` is its alpha-3 code."""
    return {"id": country.code, **country.model_dump(mode="json", exclude={"code"})}


def source_row(document: Document, records: Iterable[str]) -> dict[str, Any]:
    """Return a source as ``sources.json`` has it; ``records`` are the ids of its own.

    ``text`` is null where the text may not be published.
    """
    return {
        "name": document.name,
        "page": source_page(document.slug),
        **{
            field: found.value if isinstance(found := getattr(document, field), Found) else None
            for field in ("title", "publisher", "author", "place", "published", "modified", "language")
        },
        "url": document.url,
        "licence": document.licence,
        "publish": document.publish,
        "encoding": document.encoding,
        "characters": len(document.text),
        "text": text_data(document.name) if document.publish == "full" else None,
        "records": list(records),
        "notices": list(document.notices),
    }


def doubts(kb: KnowledgeBase) -> dict[str, Any]:
    """Return what gave no record, as ``doubts.json`` has it; words of texts that may not be published are left out."""
    shown = {document.name for document in kb.documents if document.publish == "full"}
    return {
        "near_misses": [
            {**miss.model_dump(mode="json"), "quote": miss.quote if miss.doc in shown else None}
            for miss in kb.near_misses
        ],
        "unresolved": [name.model_dump(mode="json") for name in kb.unresolved],
        "rejected": [record_row(record) for record in kb.rejected],
    }
