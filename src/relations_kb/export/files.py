"""Which data files the site has. In: a KnowledgeBase. Out: the files below ``data/``, in a stable order."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from relations_kb.export.schemas import schemas
from relations_kb.export.shapes import country_row, doubts, fact_row, person_row, record_row, source_row
from relations_kb.export.tables import csv_table
from relations_kb.kinds import KINDS
from relations_kb.model.address import Pair, kind_data, pair_data, pairs_of, text_data
from relations_kb.model.knowledge import Fact, KnowledgeBase
from relations_kb.model.site import Page


def files(kb: KnowledgeBase) -> Iterator[Page]:
    """Yield every file below ``data/``."""
    yield Page("data/records.jsonl", _lines(record_row(record) for record in kb.records))
    yield Page("data/facts.jsonl", _lines(fact_row(fact) for fact in kb.facts))
    yield Page("data/people.json", _json([person_row(person) for person in kb.people]))
    yield Page("data/countries.json", _json([country_row(country) for country in kb.countries]))
    yield Page("data/sources.json", _json([source_row(document, kb) for document in kb.documents]))
    yield Page("data/doubts.json", _json(doubts(kb)))
    yield Page("data/standing.json", _json(kb.standing.model_dump(mode="json")))
    yield from _tables(kb)
    for name, schema in schemas().items():
        yield Page(f"data/schemas/{name}", _json(schema))
    for document in kb.documents:
        if document.publish == "full":
            yield Page(text_data(document.name), document.text.encode("utf-8"))


def _tables(kb: KnowledgeBase) -> Iterator[Page]:
    records = {record.id: record for record in kb.records}
    for kind in KINDS:
        own = [fact for fact in kb.facts if fact.kind == kind.name]
        yield Page(kind_data(kind.path), csv_table(own, [kind.model], records).encode("utf-8"))
    models = [kind.model for kind in KINDS]
    for pair, facts in sorted(_by_pair(kb).items()):
        yield Page(pair_data(pair, "csv"), csv_table(facts, models, records).encode("utf-8"))
        rows = [
            {**fact_row(fact), "evidence": [_proof(record_row(records[record])) for record in fact.records]}
            for fact in facts
        ]
        yield Page(pair_data(pair, "json"), _json(rows))


def _by_pair(kb: KnowledgeBase) -> dict[Pair, list[Fact]]:
    pairs: defaultdict[Pair, list[Fact]] = defaultdict(list)
    for fact in kb.facts:
        for pair in pairs_of(fact.countries):
            pairs[pair].append(fact)
    return pairs


def _proof(row: dict[str, Any]) -> dict[str, Any]:
    return {"record": row["id"], "doc": row["doc"], "evidence": row["evidence"]}


def _lines(rows: Iterable[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8")


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
