"""The graph of linked data names everything once, and refers only to what it names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from relations_kb.model.knowledge import KnowledgeBase


def references(value: Any) -> Iterator[str]:
    """Yield what is referred to: nodes that have a name and nothing else."""
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            yield value["@id"]
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def test_graph_names_everything_once_and_refers_to_nothing_else(data: dict[str, str], kb: KnowledgeBase) -> None:
    told = json.loads(data["data/kb.jsonld"])
    assert told["@context"] == ["https://schema.org", {"@base": "../"}]
    names = [node["@id"] for node in told["@graph"]]
    assert len(names) == len(set(names)) == len(kb.countries) + len(kb.people) + len(kb.documents) + len(kb.facts)
    assert set(references(told["@graph"])) <= set(names)


def test_events_have_dates_and_those_who_attend_and_claims_their_words(data: dict[str, str]) -> None:
    graph = json.loads(data["data/kb.jsonld"])["@graph"]
    events = [node for node in graph if node["@type"] == "Event"]
    claims = [node for node in graph if node["@type"] == "Claim"]
    assert any(node.get("startDate") == "2021-03-03" and node.get("attendee") for node in events)
    assert all(node["description"] and node["subjectOf"] for node in events)
    assert all(node["text"] and node["appearance"] for node in claims)
