"""What the linker asks of one article alone, whatever the others say: it is worked out once, and remembered.

In: documents with their records. Out: an :class:`Asked` for each: what it tells of itself as a source, marks of its
wording, and the offices that its records name without a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from relations_kb.link.holders import Office, may_tell, nameless
from relations_kb.link.memory import Memory, remembered
from relations_kb.link.origins import Sample, shingles
from relations_kb.link.sources import Source, source_of
from relations_kb.link.tenures import Seat
from relations_kb.model.record import Record
from relations_kb.model.text import Document


class Asked(NamedTuple):
    """What one article says by itself.

    ``source`` is as :func:`relations_kb.link.sources.source_of` gives it, ``marks`` are the shingles of its wording,
    ``offices`` those without a name, by the id of the record, where there are any.
    """

    source: Source
    marks: Sequence[int]
    offices: Mapping[str, Sequence[Office]]


def ask(documents: Iterable[Document], records: Iterable[Record], memory: Memory | None) -> dict[str, Asked]:
    """Return what each document says by itself, by its name."""
    known = {document.name: document for document in documents}
    own: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        own[record.doc].append(record)
    kept = Sample()
    works = {name: _work(name, own.get(name, ()), memory) for name in known}
    told = remembered(memory, "article", works, lambda name: _asked(known[name], own.get(name, ()), kept))
    return {name: _from_plain(*plain) for name, plain in told.items()}


def _work(name: str, records: Iterable[Record], memory: Memory | None) -> bytes | None:
    article = memory.article(name) if memory is not None else None
    return None if article is None else article + " ".join(record.id for record in records).encode()


def _asked(document: Document, records: Iterable[Record], kept: Sample) -> Any:
    source = source_of(document)
    offices = {
        record.id: [(*office.seat, *office[1:]) for office in nameless(record, document.text)]
        for record in records
        if may_tell(record)
    }
    return (
        (source.published, sorted(source.own), sorted(source.credited), source.corrections),
        list(shingles(document, kept)),
        {ident: found for ident, found in offices.items() if found},
    )


def _from_plain(source: Sequence[Any], marks: Sequence[int], offices: Mapping[str, Sequence[Sequence[Any]]]) -> Asked:
    published, own, credited, corrections = source
    return Asked(
        Source(published, frozenset(own), frozenset(credited), tuple((start, end) for start, end in corrections)),
        marks,
        {ident: [Office(Seat(*one[:3]), *one[3:]) for one in found] for ident, found in offices.items()},
    )
