"""All that is known as one SQLite file, ``data/kb.sqlite``, with full-text search over quotes and texts.

In: a KnowledgeBase. Out: the bytes of the file: the same for the same input, as long as SQLite is of one version (it
writes its own into the head of the file). The tables of kinds have the columns of the CSV files; texts that may not be
published in full are not in it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from typing import Any

from relations_kb.export.shapes import source_row
from relations_kb.export.tables import columns, table_rows
from relations_kb.kinds import KINDS
from relations_kb.model.address import country_page, person_page
from relations_kb.model.knowledge import Fact, KnowledgeBase
from relations_kb.model.record import Place, Record

Row = tuple[Any, ...]

_TABLES = """
CREATE TABLE countries (code TEXT PRIMARY KEY, name TEXT, page TEXT);
CREATE TABLE country_names (country TEXT REFERENCES countries, name TEXT);
CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT, country TEXT, page TEXT);
CREATE TABLE person_names (person TEXT REFERENCES people, name TEXT);
CREATE TABLE offices (person TEXT REFERENCES people, title TEXT, country TEXT, date TEXT);
CREATE TABLE sources (name TEXT PRIMARY KEY, title TEXT, publisher TEXT, published TEXT, url TEXT, licence TEXT,
                      publish TEXT, page TEXT, text TEXT);
CREATE TABLE facts (id TEXT PRIMARY KEY, kind TEXT, date TEXT, date_basis TEXT, modality TEXT, city TEXT, country TEXT,
                    origins INTEGER, quote TEXT, page TEXT);
CREATE TABLE fact_countries (fact TEXT REFERENCES facts, country TEXT);
CREATE TABLE fact_people (fact TEXT REFERENCES facts, person TEXT, name TEXT, country TEXT, office TEXT);
CREATE TABLE conflicts (fact TEXT REFERENCES facts, field TEXT, type TEXT, json TEXT);
CREATE TABLE records (id TEXT PRIMARY KEY, fact TEXT, source TEXT REFERENCES sources, kind TEXT, date TEXT, rule TEXT,
                      confidence REAL);
CREATE TABLE evidence (record TEXT REFERENCES records, source TEXT, start INTEGER, "end" INTEGER, fields TEXT,
                       quote TEXT);
"""

_INDEXES = """
CREATE INDEX facts_by_date ON facts (kind, date);
CREATE INDEX countries_of_facts ON fact_countries (country, fact);
CREATE INDEX people_of_facts ON fact_people (person, fact);
CREATE INDEX records_of_facts ON records (fact);
CREATE INDEX evidence_of_records ON evidence (record);
CREATE VIRTUAL TABLE quotes USING fts5 (quote, content='evidence', tokenize='unicode61 remove_diacritics 2');
INSERT INTO quotes (quotes) VALUES ('rebuild');
CREATE VIRTUAL TABLE texts USING fts5 (title, text, content='sources', tokenize='unicode61 remove_diacritics 2');
INSERT INTO texts (texts) VALUES ('rebuild');
"""


def database(kb: KnowledgeBase) -> bytes:
    """Return the file."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.execute("PRAGMA page_size = 4096")
        made.execute("BEGIN")
        for statement in _TABLES.split(";\n"):
            made.execute(statement)
        for table, rows in _filled(kb).items():
            _insert(made, table, rows)
        records = {record.id: record for record in kb.records}
        for kind in KINDS:
            names = columns([kind.model])
            made.execute(f"CREATE TABLE {kind.path} ({', '.join(_quoted(names))})")
            own = (fact for fact in kb.facts if fact.kind == kind.name)
            _insert(made, kind.path, map(tuple, table_rows(own, [kind.model], records)))
        for statement in _INDEXES.split(";\n"):
            made.execute(statement)
        made.execute("COMMIT")
        return made.serialize()


def _insert(made: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    listed = list(rows)
    if listed:
        # The names of tables are ours, what articles say stands in the rows.
        made.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(listed[0]))})", listed)


def _quoted(names: Iterable[str]) -> Iterator[str]:
    return (f'"{name}"' for name in names)


def _filled(kb: KnowledgeBase) -> dict[str, Iterable[Row]]:
    fact_of = {record: fact.id for fact in kb.facts for record in fact.records}
    return {
        "countries": ((one.code, one.name, country_page(one.slug)) for one in kb.countries),
        "country_names": ((one.code, name) for one in kb.countries for name in one.names),
        "people": ((one.id, one.name, one.country, person_page(one.slug)) for one in kb.people),
        "person_names": ((one.id, name) for one in kb.people for name in one.names),
        "offices": ((one.id, held.title, held.country, held.date) for one in kb.people for held in one.offices),
        "sources": _sources(kb),
        "facts": (_fact(fact, kb.page_of(fact)) for fact in kb.facts),
        "fact_countries": ((fact.id, code) for fact in kb.facts for code in fact.countries),
        "fact_people": (
            (fact.id, one.id, one.name, one.country, one.office) for fact in kb.facts for one in fact.best.people
        ),
        "conflicts": (
            (fact.id, conflict.field, conflict.type, _json(conflict.model_dump(mode="json")))
            for fact in kb.facts
            for conflict in fact.conflicts
        ),
        "records": (
            (one.id, fact_of.get(one.id), one.doc, one.kind, one.date, one.rule, one.confidence) for one in kb.records
        ),
        "evidence": _evidence(kb.records),
    }


def _fact(fact: Fact, page: str) -> Row:
    best, place = fact.best, fact.best.place or Place()
    shared = (best.date, best.date_basis, best.modality, place.city, place.country, fact.origins)
    return fact.id, fact.kind, *shared, best.evidence[0].quote, page


def _evidence(records: Iterable[Record]) -> Iterator[Row]:
    for record in records:
        for one in record.evidence:
            yield record.id, record.doc, one.start, one.end, " ".join(one.fields), one.quote


def _sources(kb: KnowledgeBase) -> Iterator[Row]:
    fields = ("name", "title", "publisher", "published", "url", "licence", "publish", "page")
    for document in kb.documents:
        row: Mapping[str, Any] = source_row(document, ())
        yield *(row[field] for field in fields), document.text if document.publish == "full" else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
