"""From one document to its records, near misses and unresolved names."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from relations_kb.kinds import KINDS
from relations_kb.model.base import Value
from relations_kb.model.knowledge import NearMiss, Unresolved
from relations_kb.model.record import Record
from relations_kb.model.text import Document
from relations_kb.rules.reading import Reading


class Extraction(Value):
    """What a document states (``records``, in text order), and what looked relevant but gave nothing."""

    records: tuple[Record, ...]
    near_misses: tuple[NearMiss, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


def extract(document: Document) -> Extraction:
    """Return the records of a document, each with its id and its proof."""
    reading = Reading(document)
    found = [record for kind in KINDS for record in kind.find(reading)]
    records = identify(found)
    return Extraction(
        records=tuple(sorted(records, key=lambda r: (r.evidence[0].start, r.kind, r.id))),
        unresolved=_unresolved(reading),
    )


def identify(records: Sequence[Record]) -> list[Record]:
    """Give each record its id: derived from its source, kind, proof and core values, so that it survives rebuilds.

    Two records that would have one id (the same words say the same thing twice) are told apart by their order.
    """
    seen: dict[str, int] = {}
    out: list[Record] = []
    for record in records:
        core = record.model_dump(mode="json", exclude={"id", "people", "evidence", "confidence", "rule", "note", "flags", "topics"})
        core["quote"] = record.evidence[0].quote
        digest = hashlib.sha256(json.dumps(core, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]
        count = seen.get(digest, 0)
        seen[digest] = count + 1
        out.append(record.model_copy(update={"id": digest if not count else f"{digest}-{count + 1}"}))
    return out


def _unresolved(reading: Reading) -> tuple[Unresolved, ...]:
    return tuple(
        Unresolved(
            doc=reading.document.name,
            start=mention.start,
            end=mention.end,
            name=mention.text,
            reason="may be " + " or ".join(reading.display(code) for code in mention.owners),
        )
        for mention in reading.countries
        if mention.code is None and mention.role in {"name", "former", "demonym"}
    )
