"""JSON Schemas of the data files, made from the models and from what :mod:`relations_kb.export.shapes` adds to them.

In: the record kinds. Out: schemas (JSON Schema 2020-12) by file name.
"""

from __future__ import annotations

from typing import Any

from relations_kb.export.shapes import NOT_IN_FACTS
from relations_kb.kinds import KINDS
from relations_kb.model.knowledge import Conflict, Country, Decision, NearMiss, Person, Unresolved
from relations_kb.model.record import Record
from relations_kb.model.standing import Standing

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"type": "string"}
_TEXT_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}

_CODES: dict[str, Any] = {
    "description": "Event codes of PLOVER and CAMEO; null where neither has one.",
    "anyOf": [
        {
            "type": "object",
            "properties": {
                "plover": _TEXT,
                "cameo": {"type": "string", "pattern": "^[0-9]{2,4}$"},
                "cameo_host": _TEXT,
            },
            "required": ["plover", "cameo"],
            "additionalProperties": False,
        },
        {"type": "null"},
    ],
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return every schema by the name of its file below ``data/schemas/``."""
    records = [_record(kind.model) for kind in KINDS]
    facts = [_fact(kind.model) for kind in KINDS]
    return {
        "record.json": _one_of("One line of records.jsonl", records),
        "fact.json": _one_of("One line of facts.jsonl", facts),
        "people.json": _list("people.json", _schema(Person)),
        "countries.json": _list("countries.json", _country()),
        "sources.json": _list("sources.json", _source()),
        "doubts.json": _doubts(records),
        "standing.json": _standing(),
    }


def _schema(model: Any) -> dict[str, Any]:
    made: dict[str, Any] = model.model_json_schema(mode="serialization")
    made["required"] = list(made["properties"])
    return made


def _record(model: type[Record]) -> dict[str, Any]:
    made = _schema(model)
    made["properties"]["codes"] = _CODES
    made["required"].append("codes")
    return made


def _fact(model: type[Record]) -> dict[str, Any]:
    made = _record(model)
    conflict, decision = _schema(Conflict), _schema(Decision)
    definitions = made.setdefault("$defs", {})
    definitions.update(conflict.pop("$defs", {}))
    made["properties"] = {field: told for field, told in made["properties"].items() if field not in NOT_IN_FACTS} | {
        "id": _TEXT,
        "records": {**_TEXTS, "minItems": 1},
        "origins": {"type": "integer", "minimum": 1},
        "origin_groups": {"type": "array", "items": _TEXTS},
        "conflicts": {"type": "array", "items": conflict},
        "decisions": {"type": "array", "items": decision},
        "related": _TEXTS,
    }
    made["required"] = sorted(made["properties"])
    return made


def _country() -> dict[str, Any]:
    made = _schema(Country)
    made["properties"]["id"] = made["properties"].pop("code")
    made["required"] = sorted(made["properties"])
    return made


def _source() -> dict[str, Any]:
    properties = {
        "name": _TEXT,
        "page": _TEXT,
        **dict.fromkeys(
            ("title", "publisher", "author", "place", "published", "modified", "language", "url", "licence"),
            _TEXT_OR_NULL,
        ),
        "publish": {"enum": ["full", "excerpt", "none"]},
        "encoding": _TEXT,
        "characters": {"type": "integer", "minimum": 0},
        "text": _TEXT_OR_NULL,
        "records": _TEXTS,
        "notices": _TEXTS,
    }
    return {"type": "object", "properties": properties, "required": sorted(properties), "additionalProperties": False}


def _doubts(records: list[dict[str, Any]]) -> dict[str, Any]:
    miss = _schema(NearMiss)
    miss["properties"]["quote"] = _TEXT_OR_NULL
    lifted, definitions = _lifted([miss, _schema(Unresolved), *records])
    properties = {
        "near_misses": {"type": "array", "items": lifted[0]},
        "unresolved": {"type": "array", "items": lifted[1]},
        "rejected": {"type": "array", "items": {"oneOf": lifted[2:]}},
    }
    return {
        "$schema": _DIALECT,
        "title": "doubts.json",
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
        "$defs": definitions,
    }


def _standing() -> dict[str, Any]:
    made = _schema(Standing)
    for definition in made["$defs"].values():
        definition["required"] = list(definition["properties"])
    return {"$schema": _DIALECT, **made, "title": "standing.json"}


def _one_of(title: str, options: list[dict[str, Any]]) -> dict[str, Any]:
    lifted, definitions = _lifted(options)
    return {"$schema": _DIALECT, "title": title, "oneOf": lifted, "$defs": definitions}


def _list(title: str, item: dict[str, Any]) -> dict[str, Any]:
    lifted, definitions = _lifted([item])
    return {"$schema": _DIALECT, "title": title, "type": "array", "items": lifted[0], "$defs": definitions}


def _lifted(parts: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Move the definitions of several schemas to one place, where their references look for them."""
    definitions: dict[str, Any] = {}
    for part in parts:
        definitions.update(part.get("$defs", {}))
    return [{key: value for key, value in part.items() if key != "$defs"} for part in parts], definitions
