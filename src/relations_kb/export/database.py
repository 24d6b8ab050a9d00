"""All that is known as one SQLite file, ``data/kb.sqlite``, with full-text search over quotes and texts.

In: a KnowledgeBase. Out: the bytes of the file: the same for the same input, as long as SQLite is of one version (it
writes its own into the head of the file). The tables of kinds have the columns of the CSV files; texts that may not be
published in full are not in it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any, Generic, Protocol, TypeVar

from relations_kb.export.blocks import Nothing, Versions, key_of, split, stands_for
from relations_kb.export.shapes import source_row
from relations_kb.export.tables import columns, table_rows
from relations_kb.kinds import KINDS
from relations_kb.model.address import country_page, person_page
from relations_kb.model.knowledge import Country, Fact, KnowledgeBase, Person, home_of, page_of
from relations_kb.model.record import Place, Record
from relations_kb.model.text import Document

T = TypeVar("T")
Row = tuple[Any, ...]
Run = tuple[str, int, int]
Runs = tuple[Run, ...]
"""Tables, each with the rowid of the first row of a block, and how many there are."""

PATH = "data/kb.sqlite"
_NAMES = (
    *("countries", "country_names", "people", "person_names", "offices", "sources", "facts", "fact_countries"),
    *("fact_people", "conflicts", "records", "evidence"),
)

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


class KeptDatabase(Protocol):
    """The database of the last build. Neither method fails: what cannot be kept is made again."""

    def database(self, path: str) -> tuple[bytes, Mapping[bytes, Runs]]:
        """Return the file at a path, and by the keys of blocks where the rows of each stand in it."""

    def put_database(self, path: str, content: bytes, runs: Mapping[bytes, Runs]) -> None:
        """Keep where the rows of blocks stand."""


def database(kb: KnowledgeBase, versions: Versions | None = None, kept: KeptDatabase | None = None) -> bytes:
    """Return the file. Rows that ``kept`` has, as ``versions`` tell, are copied within SQLite."""
    content, before = kept.database(PATH) if kept and versions else (b"", {})
    groups = tuple(_groups(kb, versions or Nothing()))
    blocks = [_Block(group, some) for group in groups for some in split(group.entries, group.name)]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.execute("ATTACH ':memory:' AS old")
        if content:
            made.deserialize(content, name="old")
            content = b""  # SQLite has a copy of its own
        made.execute("PRAGMA page_size = 4096")
        made.execute("BEGIN")
        for statement in _TABLES.split(";\n"):
            made.execute(statement)
        for table in _NAMES:
            _fill(made, table, blocks, before)
        for kind in KINDS:
            made.execute(f"CREATE TABLE {kind.path} ({', '.join(_quoted(columns([kind.model])))})")
            _fill(made, kind.path, blocks, before)
        made.execute("COMMIT")
        made.execute("DETACH old")  # each of the two takes as much room as the file
        made.execute("BEGIN")
        for statement in _INDEXES.split(";\n"):
            made.execute(statement)
        made.execute("COMMIT")
        found = made.serialize()
    if kept and versions:
        kept.put_database(PATH, found, {block.key: tuple(block.runs) for block in blocks})
    return found


class _Block:
    """Some entries, and where their rows stand in the tables that are filled already."""

    def __init__(self, group: _Group[Any], some: Sequence[Any]) -> None:
        self.tables = group.tables
        self.key = key_of(group.common, map(group.version, some))
        self.rows = cache(partial(group.rows, some))
        self.runs: list[Run] = []


def _fill(made: sqlite3.Connection, table: str, blocks: Iterable[_Block], before: Mapping[bytes, Runs]) -> None:
    """Fill a table: the rows of all blocks, one after the other; those that the old database has come from there.

    However it was filled, the pages of the file are the same: SQLite adds the same rows in the same order.
    """
    filled = begin = end = 0
    for block in blocks:
        if table not in block.tables:
            continue
        old = next((run for run in before.get(block.key, ()) if run[0] == table), None)
        if old is None or old[1] != end:
            _copy(made, table, begin, end)
            begin = end = 0
        if old is None:
            rows = block.rows().get(table, [])
            _insert(made, table, rows)
            number = len(rows)
        else:
            _, first, number = old
            begin, end = begin or first, first + number
        block.runs.append((table, filled + 1, number))
        filled += number
    _copy(made, table, begin, end)


def _copy(made: sqlite3.Connection, table: str, begin: int, end: int) -> None:
    if begin < end:
        rows = f"SELECT * FROM old.{table} WHERE rowid >= ? AND rowid < ? ORDER BY rowid"
        made.execute(f"INSERT INTO main.{table} {rows}", (begin, end))


def _insert(made: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    if rows:
        # The names of tables are ours, what articles say stands in the rows.
        made.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _quoted(names: Iterable[str]) -> Iterator[str]:
    return (f'"{name}"' for name in names)


@dataclass(frozen=True, slots=True)
class _Group(Generic[T]):
    """What is told of in some tables: see :class:`~relations_kb.export.blocks.Blocks`; ``rows`` makes rows by table."""

    tables: tuple[str, ...]
    entries: Sequence[T]
    name: Callable[[T], str]
    version: Callable[[T], bytes]
    rows: Callable[[Sequence[T]], Mapping[str, list[Row]]]
    common: bytes = b""


def _groups(kb: KnowledgeBase, versions: Versions) -> Iterator[_Group[Any]]:
    fact_of = {record: fact.id for fact in kb.facts for record in fact.records}
    facts = _Facts(kb)
    yield _Group(("countries", "country_names"), kb.countries, lambda one: one.code, stands_for, _countries)
    yield _Group(
        ("people", "person_names", "offices"),
        kb.people,
        lambda one: one.id,
        lambda one: versions.need(("persons", one.id)),
        _people,
    )
    yield _Group(
        ("sources",),
        kb.documents,
        lambda one: one.name,
        lambda one: versions.need(("documents", one.name)),
        lambda some: {"sources": list(_sources(some))},
    )
    yield _Group(
        ("facts", "fact_countries", "fact_people", "conflicts", *(kind.path for kind in KINDS)),
        kb.facts,
        lambda one: one.id,
        versions.fact,
        facts.rows,
        common=stands_for(kb.part, sorted(facts.long)),
    )
    yield _Group(
        ("records", "evidence"),
        kb.records,
        lambda one: one.id,
        lambda one: versions.need(("records", one.id)) + fact_of.get(one.id, "").encode(),
        partial(_records, fact_of),
    )


def _countries(some: Iterable[Country]) -> dict[str, list[Row]]:
    return {
        "countries": [(one.code, one.name, country_page(one.slug)) for one in some],
        "country_names": [(one.code, name) for one in some for name in one.names],
    }


def _people(some: Iterable[Person]) -> dict[str, list[Row]]:
    return {
        "people": [(one.id, one.name, one.country, person_page(one.slug)) for one in some],
        "person_names": [(one.id, name) for one in some for name in one.names],
        "offices": [(one.id, held.title, held.country, held.date) for one in some for held in one.offices],
    }


class _Facts:
    """Makes the rows of facts."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self.kb = kb
        self.long = kb.long_pairs()

    def rows(self, some: Sequence[Fact]) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {
            "facts": [_fact(fact, page_of(fact, home_of(fact, self.kb.pairs_of), self.long)) for fact in some],
            "fact_countries": [(fact.id, code) for fact in some for code in fact.countries],
            "fact_people": [
                (fact.id, one.id, one.name, one.country, one.office) for fact in some for one in fact.best.people
            ],
            "conflicts": [
                (fact.id, conflict.field, conflict.type, _json(conflict.model_dump(mode="json")))
                for fact in some
                for conflict in fact.conflicts
            ],
        }
        for kind in KINDS:
            own = (fact for fact in some if fact.kind == kind.name)
            found[kind.path] = list(map(tuple, table_rows(own, [kind.model], self._all)))
        return found

    @cached_property
    def _all(self) -> Mapping[str, Record]:
        return {record.id: record for record in self.kb.records}


def _records(fact_of: Mapping[str, str], some: Iterable[Record]) -> dict[str, list[Row]]:
    return {
        "records": [
            (one.id, fact_of.get(one.id), one.doc, one.kind, one.date, one.rule, one.confidence) for one in some
        ],
        "evidence": list(_evidence(some)),
    }


def _fact(fact: Fact, page: str) -> Row:
    best, place = fact.best, fact.best.place or Place()
    shared = (best.date, best.date_basis, best.modality, place.city, place.country, fact.origins)
    return fact.id, fact.kind, *shared, best.evidence[0].quote, page


def _evidence(records: Iterable[Record]) -> Iterator[Row]:
    for record in records:
        for one in record.evidence:
            yield record.id, record.doc, one.start, one.end, " ".join(one.fields), one.quote


def _sources(some: Iterable[Document]) -> Iterator[Row]:
    fields = ("name", "title", "publisher", "published", "url", "licence", "publish", "page")
    for document in some:
        row: Mapping[str, Any] = source_row(document, ())
        yield *(row[field] for field in fields), document.text if document.publish == "full" else None


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
