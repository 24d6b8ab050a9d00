"""Which data files the site has. In: a KnowledgeBase. Out: the files below ``data/``, in a stable order."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, TypeVar

from pydantic_core import to_json

from relations_kb.export.blocks import Blocks, Kept, Nothing, Versions, stands_for
from relations_kb.export.database import KeptDatabase, database
from relations_kb.export.linked import linked
from relations_kb.export.schemas import schemas
from relations_kb.export.shapes import country_row, doubts, fact_row, person_row, record_row, source_row
from relations_kb.export.tables import csv_table
from relations_kb.kinds import KINDS
from relations_kb.model.address import Pair, kind_data, pair_data, text_data
from relations_kb.model.knowledge import Fact, KnowledgeBase, Person
from relations_kb.model.record import Record
from relations_kb.model.site import Made, Need, Page, Piece
from relations_kb.model.text import Document

T = TypeVar("T")


class KeptParts(Kept, KeptDatabase, Protocol):
    """What is kept of the files of the last build."""


def files(kb: KnowledgeBase) -> Iterator[Page]:
    """Yield every file below ``data/``."""
    for piece in pieces(kb):
        yield Page(piece.path, piece.make().content)


def pieces(kb: KnowledgeBase, versions: Versions | None = None, kept: KeptParts | None = None) -> Iterator[Piece]:
    """Yield every file below ``data/``, none of them made, each with what it needs.

    ``kept`` are the blocks of long files of the last build, told apart by ``versions``; without them all is told anew.
    """
    lists = _Lists(kb, versions or Nothing())
    kept = kept if versions else None
    yield from _tables(kb, lists, kept)
    for name, schema in schemas().items():
        yield _piece(f"data/schemas/{name}", partial(_json, schema))
    for document in kb.documents:
        if document.publish == "full":
            yield _piece(text_data(document.name), partial(_text, document), ("documents", document.name))
    whole: dict[str, Callable[[], bytes]] = {
        "countries.json": lambda: _json([country_row(country) for country in kb.countries]),
        "doubts.json": lambda: _json(doubts(kb)),
        "standing.json": lambda: _json(kb.standing),
        "kb.sqlite": lambda: database(kb, versions, kept),
    }
    for name, make in whole.items():
        yield _piece(f"data/{name}", make, ("kb", None))
    listing: dict[str, Callable[[], Blocks[Any]]] = {
        "data/records.jsonl": lists.records,
        "data/facts.jsonl": lists.facts,
        "data/people.json": lists.people,
        "data/sources.json": lists.sources,
        "data/kb.jsonld": lists.graph,
    }
    for path, listed in listing.items():
        yield _piece(path, partial(_told, listed, path, kept), ("kb", None))


def _told(listed: Callable[[], Blocks[Any]], path: str, kept: Kept | None) -> bytes:
    return listed().told(path, kept or Nothing())


@dataclass(frozen=True, slots=True)
class _Lists:
    """The files that list everything of a sort, each put together when it is asked for."""

    kb: KnowledgeBase
    versions: Versions

    def records(self) -> Blocks[Record]:
        return Blocks(
            self.kb.records,
            _id,
            lambda record: self.versions.need(("records", record.id)),
            lambda some: _lines(map(record_row, some)),
        )

    def facts(self) -> Blocks[Fact]:
        return Blocks(
            self.kb.facts,
            _id,
            lambda fact: self.versions.need(("facts", fact.id)),
            lambda some: _lines(map(fact_row, some)),
        )

    def table(self, kind: str, model: type[Record]) -> Blocks[Fact]:
        records: dict[str, Record] = {}

        def told(some: Sequence[Fact]) -> bytes:
            records.update({record.id: record for record in self.kb.records} if not records else {})
            return csv_table(some, [model], records, head=False).encode("utf-8")

        own = tuple(fact for fact in self.kb.facts if fact.kind == kind)
        return Blocks(own, _id, self.versions.fact, told, begin=_csv((), [model], {}))

    def people(self) -> Blocks[Person]:
        return _array(
            self.kb.people,
            _id,
            lambda person: self.versions.need(("persons", person.id)),
            person_row,
        )

    def sources(self) -> Blocks[Document]:
        own: defaultdict[str, list[str]] = defaultdict(list)
        for record in self.kb.records:
            own[record.doc].append(record.id)
        return _array(
            self.kb.documents,
            lambda document: document.name,
            lambda document: stands_for(self.versions.need(("documents", document.name)), own[document.name]),
            lambda document: source_row(document, own[document.name]),
        )

    def graph(self) -> Blocks[Any]:
        return linked(self.kb, self.versions)


def _id(one: Record | Fact | Person) -> str:
    return one.id


def _array(
    entries: Sequence[T], name: Callable[[T], str], version: Callable[[T], bytes], row: Callable[[T], Any]
) -> Blocks[T]:
    """Return a JSON array in blocks, the same bytes as when it is written at once."""

    def told(some: Sequence[T]) -> bytes:
        return to_json([row(one) for one in some], indent=1).removeprefix(b"[\n").removesuffix(b"\n]")

    if not entries:
        return Blocks(entries, name, version, told, begin=_json([]))
    return Blocks(entries, name, version, told, begin=b"[\n", between=b",\n", end=b"\n]\n")


def _piece(path: str, make: Callable[[], bytes], *needs: Need) -> Piece:
    return Piece(path, path, lambda: Made(make(), needs))


def _text(document: Document) -> bytes:
    return document.text.encode("utf-8")


def _tables(kb: KnowledgeBase, lists: _Lists, kept: Kept | None) -> Iterator[Piece]:
    records = {record.id: record for record in kb.records}
    for kind in KINDS:
        listed = partial(lists.table, kind.name, kind.model)
        path = kind_data(kind.path)
        yield _piece(path, partial(_told, listed, path, kept), ("by_kind", kind.name))
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
