"""A small knowledge base, put together by hand from tests/site/corpus and small.yaml, for the tests of the site.

It has what is hard to show: overlapping and nested spans, a conflict, quotes and angle brackets in names, an excerpt,
a source that may not be shown, a malformed figure, a mission that closed, a country with 'the', a planned event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from relations_kb.corpus import read_article
from relations_kb.kinds import KINDS
from relations_kb.link.overview import standing_of
from relations_kb.model.knowledge import (
    Conflict,
    ConflictValue,
    Country,
    Decision,
    Fact,
    KnowledgeBase,
    NearMiss,
    Office,
    Person,
    Unresolved,
)
from relations_kb.model.record import Evidence, Record
from relations_kb.model.text import Document
from relations_kb.vocab.world import load_world

HERE = Path(__file__).parent
MODELS = {kind.name: kind.model for kind in KINDS}


def small_knowledge() -> KnowledgeBase:
    """The small site's knowledge base."""
    given = yaml.load((HERE / "small.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    documents = tuple(
        read_article(name, (HERE / "corpus" / name).read_bytes()).model_copy(update=sidecar)
        for name, sidecar in sorted(given["sources"].items())
    )
    texts = {document.name: document.text for document in documents}
    records = tuple(_record(row, texts) for row in given["records"])
    decision = given["facts"][1]["decision"]
    ruling = Decision(
        verdict="same", targets=("signed-ministry",), reason=decision["reason"], date=decision["date"], line=3
    )
    return knowledge(
        documents,
        records,
        joined=given["facts"],
        people=given["people"],
        rejected=tuple(_record(row, texts) for row in given["rejected"]),
        near_misses=tuple(
            NearMiss(doc=row["doc"], **_span(row, texts), trigger=row["trigger"], countries=tuple(row["countries"]))
            for row in given["near_misses"]
        ),
        unresolved=tuple(
            Unresolved(doc=row["doc"], name=row["quote"], reason=row["reason"], **_offsets(row, texts))
            for row in given["unresolved"]
        ),
        decisions=(ruling,),
        decided={"signed-ministry": ruling},
    )


def knowledge(
    documents: tuple[Document, ...],
    records: tuple[Record, ...],
    *,
    joined: Iterable[Mapping[str, Any]] = (),
    people: Iterable[Mapping[str, Any]] = (),
    decided: Mapping[str, Decision] | None = None,
    **more: Any,
) -> KnowledgeBase:
    """Put a knowledge base together: one fact a record, but for those that ``joined`` joins."""
    by_id = {record.id: record for record in records}
    together = {id: group for group in joined for id in group["records"]}
    facts = []
    for record in records:
        group = together.get(record.id, {"records": [record.id]})
        if group["records"][0] == record.id:
            facts.append(_fact(group, by_id, decided or {}))
    countries = sorted({code for record in records for code in record.countries})
    world = load_world().countries
    found = tuple(_person(row, records) for row in people)
    published = {d.name: d.published.value[:10] if d.published else "" for d in documents}
    return KnowledgeBase(
        documents=documents,
        records=records,
        facts=tuple(facts),
        people=found,
        standing=standing_of(facts, records, found, published, {d.name: d.text for d in documents}),
        countries=tuple(
            Country(
                code=code,
                slug=code.lower(),
                name=world[code].name,
                names=(world[code].name,),
                records=tuple(record.id for record in records if code in record.countries),
            )
            for code in countries
        ),
        **more,
    )


def _fact(group: Mapping[str, Any], by_id: Mapping[str, Record], decided: Mapping[str, Decision]) -> Fact:
    best = by_id[group["records"][0]]
    return Fact(
        id=best.id,
        kind=best.kind,
        countries=best.countries,
        best=best,
        records=tuple(group["records"]),
        origins=int(group.get("origins", 1)),
        conflicts=tuple(
            Conflict(
                field=conflict["field"],
                type=conflict["type"],
                values=tuple(ConflictValue(value=value, records=tuple(ids)) for value, ids in conflict["values"]),
            )
            for conflict in group.get("conflicts", ())
        ),
        decisions=(decided[best.id],) if best.id in decided else (),
        related=tuple(group.get("related", ())),
    )


def _person(row: Mapping[str, Any], records: tuple[Record, ...]) -> Person:
    named = [(r, p) for r in records for p in r.people if p.id == row["id"]]
    offices: dict[tuple[str, str | None], list[str]] = {}
    for record, participant in named:
        if participant.office:
            offices.setdefault((participant.office, record.date), []).append(record.id)
    return Person(
        id=row["id"],
        slug=row["slug"],
        name=row["name"],
        names=(row["name"], *row.get("names", ())),
        country=row["country"],
        offices=tuple(
            Office(title=title, country=row["country"], date=date, records=tuple(ids))
            for (title, date), ids in offices.items()
        ),
        records=tuple(record.id for record, _ in named),
    )


def _record(row: Mapping[str, Any], texts: Mapping[str, str]) -> Record:
    fields = dict(row)
    quotes = fields.pop("quotes")
    fields.setdefault("countries", ["CHL", "ISL"])
    if fields["kind"] == "trade":
        fields["period"] = fields["date"]
    text = texts[fields["doc"]]
    return MODELS[fields["kind"]].model_validate(
        {**fields, "evidence": [_evidence(text, quote) for quote in quotes]}, strict=False
    )


def _evidence(text: str, quote: str) -> Evidence:
    start = text.index(quote)
    return Evidence(start=start, end=start + len(quote), quote=quote)


def _offsets(row: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, int]:
    start = texts[row["doc"]].index(row["quote"])
    return {"start": start, "end": start + len(row["quote"])}


def _span(row: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    return {**_offsets(row, texts), "quote": row["quote"]}
