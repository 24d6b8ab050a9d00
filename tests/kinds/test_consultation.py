"""Rounds of consultations: the rules' own examples, and whole texts with the records that they must give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from relations_kb.corpus import read_article
from relations_kb.kinds.consultation.find import find
from relations_kb.kinds.consultation.model import Consultation
from relations_kb.kinds.consultation.rules import RULES
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Rule, fire

GOLD = Path(__file__).parent.parent / "gold" / "consultation.yaml"
ENTRIES: list[dict[str, Any]] = yaml.safe_load(GOLD.read_text(encoding="utf-8"))


def read(entry: dict[str, Any]) -> Reading:
    parts = [entry.get("title"), entry.get("published"), entry["text"]]
    return Reading(read_article("example.txt", "\n\n".join(p for p in parts if p).encode()))


def fires(rule: Rule, text: str) -> bool:
    reading = read({"text": text})
    return any(
        any(trigger in lowered for trigger in rule.triggers) and any(fire(rule, reading.sentence(number), reading))
        for number, lowered in enumerate(reading.lowered)
    )


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.examples], ids=lambda v: str(v)[:60])
def test_rules_match_their_examples(rule: Rule, example: str) -> None:
    assert fires(rule, example)


@pytest.mark.parametrize(
    ("rule", "example"), [(r, e) for r in RULES for e in r.not_examples], ids=lambda v: str(v)[:60]
)
def test_rules_leave_their_counter_examples(rule: Rule, example: str) -> None:
    assert not fires(rule, example)


def test_rules_have_ids_of_their_own_and_an_example() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.id.startswith("consultation.") and rule.examples for rule in RULES)


def shows(record: Consultation, wanted: dict[str, Any]) -> bool:
    said = record.model_dump(mode="json")
    said["people"] = sorted([person["name"], person["country"]] for person in said["people"])
    return all(said[name] == (sorted(value) if name == "people" else value) for name, value in wanted.items())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: " ".join(e["text"].split())[:70])
def test_texts_give_their_records_and_no_others(entry: dict[str, Any]) -> None:
    found = list(find(read(entry)))
    left = list(found)
    for wanted in entry["records"]:
        match = next((record for record in left if shows(record, wanted)), None)
        assert match is not None, (wanted, found)
        left.remove(match)
    assert not left


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: " ".join(e["text"].split())[:70])
def test_every_quote_stands_in_the_text(entry: dict[str, Any]) -> None:
    reading = read(entry)
    for record in find(reading):
        for evidence in record.evidence:
            assert reading.text[evidence.start : evidence.end] == evidence.quote
