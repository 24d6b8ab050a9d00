"""The SQLite file holds what the other data files hold, finds words, and keeps back what may not be published."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from relations_kb import render
from relations_kb.export.database import database
from relations_kb.kinds import KINDS
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.site import Settings


@pytest.fixture
def made(kb: KnowledgeBase) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(database(kb))
        yield opened


def test_database_is_whole_and_the_same_every_time(kb: KnowledgeBase, made: sqlite3.Connection) -> None:
    assert made.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert made.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database(kb) == database(kb)


def test_database_has_every_fact_record_and_quote(kb: KnowledgeBase, made: sqlite3.Connection) -> None:
    assert {id for (id,) in made.execute("SELECT id FROM facts")} == {fact.id for fact in kb.facts}
    assert dict(made.execute("SELECT id, fact FROM records")) == {
        record: fact.id for fact in kb.facts for record in fact.records
    }
    quotes = made.execute('SELECT record, start, "end", quote FROM evidence').fetchall()
    assert set(quotes) == {
        (record.id, one.start, one.end, one.quote) for record in kb.records for one in record.evidence
    }


def test_tables_of_kinds_are_the_csv_files(data: dict[str, str], made: sqlite3.Connection) -> None:
    for kind in KINDS:
        rows = list(csv.reader(io.StringIO(data[f"data/{kind.path}.csv"])))
        told = made.execute(f"SELECT * FROM {kind.path}")
        assert [column for column, *_ in told.description] == rows[0]
        assert [["" if cell is None else str(cell) for cell in row] for row in told] == rows[1:]


def test_figures_are_numbers(made: sqlite3.Connection) -> None:
    assert made.execute("SELECT typeof(value), count(*) FROM trade GROUP BY 1").fetchall()[0][0] in ("real", "integer")
    assert made.execute("SELECT DISTINCT typeof(origins) FROM facts").fetchall() == [("integer",)]


def test_words_are_found_in_quotes_and_in_texts_that_may_be_published(
    kb: KnowledgeBase, made: sqlite3.Connection
) -> None:
    found = made.execute(
        "SELECT evidence.record FROM quotes JOIN evidence ON evidence.rowid = quotes.rowid"
        " WHERE quotes MATCH 'fisheries'"
    ).fetchall()
    assert {id for (id,) in found} == {
        record.id for record in kb.records if any("fisheries" in one.quote.lower() for one in record.evidence)
    }
    named = "SELECT name FROM texts JOIN sources ON sources.rowid = texts.rowid WHERE texts MATCH 'text : iceland'"
    shown = {name for (name,) in made.execute(named)}
    full = {document.name for document in kb.documents if document.publish == "full"}
    assert shown
    assert shown <= full
    kept_back = made.execute("SELECT name FROM sources WHERE text IS NULL").fetchall()
    assert {name for (name,) in kept_back} == {document.name for document in kb.documents} - full


def test_facts_lead_to_their_place_on_the_site(kb: KnowledgeBase, made: sqlite3.Connection) -> None:
    html = {page.path: page.content.decode() for page in render.pages(kb, Settings()) if page.path.endswith(".html")}
    for (page,) in made.execute("SELECT page FROM facts"):
        path, _, anchor = page.partition("#")
        assert f'<tbody id="{anchor}">' in html[path]
