"""Which data files the site has. In: a KnowledgeBase. Out: the files below ``data/``, in a stable order."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from pydantic_core import to_json

from relations_kb.export.database import database
from relations_kb.export.linked import graph
from relations_kb.export.schemas import schemas
from relations_kb.export.shapes import country_row, doubts, fact_row, person_row, record_row, source_row
from relations_kb.export.tables import csv_table
from relations_kb.kinds import KINDS
from relations_kb.model.address import Pair, kind_data, pair_data, text_data
from relations_kb.model.knowledge import Fact, KnowledgeBase
from relations_kb.model.record import Record
from relations_kb.model.site import Made, Need, Page, Piece
from relations_kb.model.text import Document


def files(kb: KnowledgeBase) -> Iterator[Page]:
    """Yield every file below ``data/``."""
    for piece in pieces(kb):
        yield Page(piece.path, piece.make().content)


def pieces(kb: KnowledgeBase) -> Iterator[Piece]:
    """Yield every file below ``data/``, none of them made, each with what it needs."""
    yield from _tables(kb)
    for name, schema in schemas().items():
        yield _piece(f"data/schemas/{name}", partial(_json, schema))
    for document in kb.documents:
        if document.publish == "full":
            yield _piece(text_data(document.name), partial(_text, document), ("documents", document.name))
    whole: dict[str, Callable[[], bytes]] = {
        "records.jsonl": lambda: _lines(record_row(record) for record in kb.records),
        "facts.jsonl": lambda: _lines(fact_row(fact) for fact in kb.facts),
        "people.json": lambda: _json([person_row(person) for person in kb.people]),
        "countries.json": lambda: _json([country_row(country) for country in kb.countries]),
        "sources.json": lambda: _json(_sources(kb)),
        "doubts.json": lambda: _json(doubts(kb)),
        "standing.json": lambda: _json(kb.standing),
        "kb.sqlite": lambda: database(kb),
        "kb.jsonld": lambda: _json(graph(kb)),
    }
    for name, make in whole.items():
        yield _piece(f"data/{name}", make, ("kb", None))


def _piece(path: str, make: Callable[[], bytes], *needs: Need) -> Piece:
    return Piece(path, path, lambda: Made(make(), needs))


def _text(document: Document) -> bytes:
    return document.text.encode("utf-8")


def _sources(kb: KnowledgeBase) -> list[dict[str, Any]]:
    own: defaultdict[str, list[str]] = defaultdict(list)
    for record in kb.records:
        own[record.doc].append(record.id)
    return [source_row(document, own[document.name]) for document in kb.documents]


def _tables(kb: KnowledgeBase) -> Iterator[Piece]:
    records = {record.id: record for record in kb.records}
    for kind in KINDS:
        own = [fact for fact in kb.facts if fact.kind == kind.name]
        yield _piece(kind_data(kind.path), partial(_csv, own, [kind.model], records), ("by_kind", kind.name))
    models = [kind.model for kind in KINDS]
    for pair, facts in sorted(_by_pair(kb).items()):
        yield _piece(pair_data(pair, "csv"), partial(_csv, facts, models, records), ("by_pair", pair))
        yield _piece(pair_data(pair, "json"), partial(_proved, facts, records), ("by_pair", pair))


def _csv(facts: Iterable[Fact], models: Iterable[type[Record]], records: Mapping[str, Record]) -> bytes:
    return csv_table(facts, models, records).encode("utf-8")


def _proved(facts: Iterable[Fact], records: Mapping[str, Record]) -> bytes:
    return _json(
        [
            {**fact_row(fact), "evidence": [_proof(record_row(records[record])) for record in fact.records]}
            for fact in facts
        ]
    )


def _by_pair(kb: KnowledgeBase) -> dict[Pair, list[Fact]]:
    pairs: defaultdict[Pair, list[Fact]] = defaultdict(list)
    for fact in kb.facts:
        for pair in kb.pairs_of(fact.countries):
            pairs[pair].append(fact)
    return pairs


def _proof(row: dict[str, Any]) -> dict[str, Any]:
    return {"record": row["id"], "doc": row["doc"], "evidence": row["evidence"]}


def _lines(rows: Iterable[dict[str, Any]]) -> bytes:
    return "".join(_written(row) + "\n" for row in rows).encode("utf-8")


_written = json.JSONEncoder(ensure_ascii=False).encode  # made once: a call of json.dumps makes another each time


def _json(value: Any) -> bytes:
    return to_json(value, indent=1) + b"\n"  # the library's own writer of indented JSON takes ten times as long
