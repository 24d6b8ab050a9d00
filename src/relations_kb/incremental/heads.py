"""The heads of articles, kept in one file: what every build asks of each, without texts and the words of records.

In: what was read from articles, by their keys. Out: the same values, whose texts and words are taken from the store of
whole bodies when somebody asks for them (:mod:`relations_kb.model.late`). A head is kept once its article's quotes were
seen to stand where they are said to. The file is a row of chunks with checksums: one that is damaged, and all of a file
of another form, are as if they had not been kept.
"""

from __future__ import annotations

import marshal
import os
import struct
import sys
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from relations_kb.corpus import Listed
from relations_kb.errors import BuildError
from relations_kb.extract import Extraction
from relations_kb.incremental.folder import write_whole
from relations_kb.incremental.reading import Read, unpack
from relations_kb.incremental.store import Store
from relations_kb.kinds import KINDS
from relations_kb.model.base import Value, deep_fields, of_known
from relations_kb.model.knowledge import NearMiss, Unresolved
from relations_kb.model.late import Places, late
from relations_kb.model.record import Participant, Place, Record, places_of
from relations_kb.model.text import Document, Found, Span

FILE = "heads.bin"
_FORM = b"relations-kb heads 1\n"
_CHUNK = struct.Struct("<20sLL")  # key, checksum, length
_RECENT = 64  # articles taken in last, as what is asked of one is asked at a time
_SHORT = 24  # characters; shorter texts are mostly codes and words that thousands of records share
_BULK = ("text", "masks", "sections", "blocks", "sentences")
_OF_RECORDS = ("people", "place")  # fields that hold values and are kept in heads all the same

Again = Callable[[Listed, bytes], bytes | None]
"""Reads an article anew; None where it is no longer the one that the key stands for."""


class Bodies:
    """Whole articles, taken from the store when they are asked for, or read anew where it has lost them."""

    def __init__(self, folder: Path, again: Again) -> None:
        self._folder = folder
        self._again = again
        self._opened: tuple[int, Store | None] = (0, None)
        self._recent: OrderedDict[bytes, tuple[Document, dict[str, Record]]] = OrderedDict()

    def get(self, key: bytes, one: Listed) -> tuple[Document, dict[str, Record]]:
        """Return an article and its records by their ids.

        :raises BuildError: it is lost, and the file is another one by now.
        """
        found = self._recent.get(key)
        if found is None:
            read = self._kept(key) or self._anew(key, one)
            found = self._recent[key] = read.document, {record.id: record for record in read.extraction.records}
            if len(self._recent) > _RECENT:
                self._recent.popitem(last=False)
        return found

    def _kept(self, key: bytes) -> Read | None:
        if self._opened[0] != os.getpid():  # a connection that was opened before this process was copied is another's
            store = None
            with suppress(BuildError):
                store = Store(self._folder)
            self._opened = (os.getpid(), store)
        if (store := self._opened[1]) is not None:
            for _, body in store.bodies([key]):
                with suppress(ValueError):
                    return unpack(body)
        return None

    def _anew(self, key: bytes, one: Listed) -> Read:
        body = self._again(one, key)
        if body is None:
            raise BuildError(
                "the article was changed while the site was built", remedy="build again", file=str(one.path)
            )
        if (store := self._opened[1]) is not None:
            with suppress(BuildError):  # a full disk is told of where the site is written
                store.put({key: body})
        return unpack(body)


class _Rest:
    """What the head of an article leaves out."""

    __slots__ = ("_bodies", "_key", "_listed", "_places")

    def __init__(self, bodies: Bodies, key: bytes, listed: Listed) -> None:
        self._bodies, self._key, self._listed = bodies, key, listed
        self._places: dict[str, Places] = {}

    def of(self, value: Any) -> Mapping[str, Any]:
        document, records = self._bodies.get(self._key, self._listed)
        return document.__dict__ if isinstance(value, Document) else records[value.id].__dict__

    def places(self, value: Any) -> Places:
        return self._places[value.id]

    def note(self, ident: str, places: Places) -> None:
        self._places[ident] = places


class Heads:
    """The heads that the last build kept, and those of this one. ``folder`` is None where nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._kept: dict[bytes, bytes] = {}
        self._new: dict[bytes, bytes] = {}
        if folder is not None:
            with suppress(OSError, struct.error):
                self._kept = dict(_chunks((folder / FILE).read_bytes()))

    def __len__(self) -> int:
        return len(self._kept)

    def forget(self) -> None:
        """Take none of what was kept: the bodies that belong to it are gone."""
        self._kept = {}

    def get(self, key: bytes, one: Listed, bodies: Bodies) -> Read | None:
        """Return what an article says, its bulk to be taken in later; None where its head is not known."""
        chunk = self._kept.get(key)
        if chunk is None:
            return None
        try:
            # No code comes of it, whatever stands there; and its checksum was seen.
            read = _read(marshal.loads(chunk), _Rest(bodies, key, one))
        except (ValueError, EOFError, TypeError, KeyError, IndexError):
            return None
        self._new[key] = chunk
        return read

    def put(self, key: bytes, read: Read) -> None:
        """Keep the head of an article whose quotes stand where they are said to."""
        if self._folder is not None and _proven(read):
            self._new[key] = marshal.dumps(_plain(read))

    def save(self, used: Iterable[bytes]) -> None:
        """Keep the heads of this build, if they are others than those of the last; where that fails, those stay."""
        found = {key: self._new[key] for key in used if key in self._new}
        if self._folder is None or found.keys() == self._kept.keys():
            return
        content = [_FORM]
        for key, chunk in found.items():
            content += (_CHUNK.pack(key, zlib.crc32(chunk), len(chunk)), chunk)
        with suppress(OSError):  # a full disk is told of where the site is written
            write_whole(self._folder / FILE, b"".join(content))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not content.startswith(_FORM):
        return
    at = len(_FORM)
    while at < len(content):
        key, told, length = _CHUNK.unpack_from(content, at)
        at += _CHUNK.size
        chunk = content[at : at + length]
        if zlib.crc32(chunk) == told:
            yield key, chunk
        at += length


def _proven(read: Read) -> bool:
    text = read.document.text
    return all(text[one.start : one.end] == one.quote for record in read.extraction.records for one in record.evidence)


@cache
def _names(model: type[Value]) -> tuple[str, ...]:
    """Return the fields of a model that its head has."""
    left_out = set(_BULK)
    if issubclass(model, Record):
        left_out = set(deep_fields(model)).difference(_OF_RECORDS)
    return tuple(name for name in model.model_fields if name not in left_out)


def _plain(read: Read) -> tuple[Any, ...]:
    """Return the head of an article as plain values."""
    document, said = read.document, read.extraction
    return (
        tuple(_told(getattr(document, name)) for name in _names(Document)),
        tuple(
            (record.kind, tuple(_told(getattr(record, name)) for name in _names(type(record))), _at(record))
            for record in said.records
        ),
        tuple(tuple(_told(value) for value in one.__dict__.values()) for one in said.near_misses),
        tuple(tuple(_told(value) for value in one.__dict__.values()) for one in said.unresolved),
    )


def _at(record: Record) -> Places:
    return places_of(record.evidence)


def _told(value: Any) -> Any:
    if isinstance(value, str):
        return sys.intern(value) if len(value) <= _SHORT else value
    if isinstance(value, tuple):
        return tuple(_told(one) for one in value)
    if isinstance(value, Found):
        return value.value, value.span and (value.span.start, value.span.end), value.found_in
    return tuple(_told(one) for one in value.__dict__.values()) if isinstance(value, Value) else value


@cache
def _models() -> dict[str, tuple[type[Record], tuple[str, ...]]]:
    return {kind.name: (kind.model, _names(kind.model)) for kind in KINDS}


@cache
def _found_names() -> tuple[str, ...]:
    return tuple(name for name, field in Document.model_fields.items() if field.annotation == Found | None)


def _read(head: tuple[Any, ...], rest: _Rest) -> Read:
    """Return the values of which :func:`_plain` made a head."""
    told, records, near_misses, unresolved = head
    fields = dict(zip(_names(Document), told, strict=True))
    for name in _found_names():
        if (found := fields[name]) is not None:
            value, span, where = found
            fields[name] = of_known(Found, {"value": value, "span": span and Span(*span), "found_in": where})
    document = late(Document, fields, rest)
    models = _models()
    made = []
    for kind, row, places in records:
        model, names = models[kind]
        own = dict(zip(names, row, strict=True))
        own["doc"] = document.name
        if own["people"]:
            own["people"] = tuple([_participant(one) for one in own["people"]])
        if own["place"] is not None:
            own["place"] = _place(own["place"])
        rest.note(own["id"], places)
        made.append(late(model, own, rest))
    said = {
        "records": tuple(made),
        "near_misses": tuple(_all(NearMiss, near_misses)),
        "unresolved": tuple(_all(Unresolved, unresolved)),
    }
    return Read(document, of_known(Extraction, said))


def _participant(row: tuple[Any, ...]) -> Participant:
    name, country, office, ident = row
    return of_known(Participant, {"name": name, "country": country, "office": office, "id": ident})


def _place(row: tuple[Any, ...]) -> Place:
    return of_known(Place, dict(zip(("city", "country"), row, strict=True)))


def _all(model: Any, rows: tuple[tuple[Any, ...], ...]) -> Iterator[Any]:
    names = tuple(model.model_fields)
    return (of_known(model, dict(zip(names, row, strict=True))) for row in rows)
