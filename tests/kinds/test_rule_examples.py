"""Every rule of every kind matches its examples and leaves its counter-examples.

An example is read as an article of its own. The example of a rule with a ``head`` is a head line with what stands below
it: ``Ambassadors of Norway to Chile\\n- Maria Lopez (2009)``.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.articles import matches

from relations_kb.kinds import KINDS
from relations_kb.rules.rule import Rule

SHARED = Path(__file__).parents[3] / "shared"
# Rules whose counter-examples are known to match, and why; a line goes when its rule is mended.
KNOWN = {
    "treaty.reached": "the reader, not the pattern, tells an agreement that is an instrument from one that is none",
}
RULES = [rule for kind in KINDS for rule in kind.rules]


def _cases(name: str) -> list[object]:
    return [
        pytest.param(
            rule,
            example,
            id=f"{rule.id}: {example}"[:90],
            marks=[pytest.mark.xfail(reason=KNOWN[rule.id], strict=False)]
            if name == "not_examples" and rule.id in KNOWN
            else [],
        )
        for rule in RULES
        for example in getattr(rule, name)
    ]


SENTENCES = [(rule.id, sentence) for rule in RULES for sentence in (*rule.examples, *rule.not_examples)]


@pytest.mark.parametrize(("rule", "example"), _cases("examples"))
def test_rule_matches_its_example(rule: Rule, example: str) -> None:
    assert matches(rule, example), f"{rule.id} does not match: {example!r}; ask `relations-kb explain`"


@pytest.mark.parametrize(("rule", "example"), _cases("not_examples"))
def test_rule_leaves_its_counter_example(rule: Rule, example: str) -> None:
    assert not matches(rule, example), f"{rule.id} matches what it should not: {example!r}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_is_well_formed(rule: Rule) -> None:
    assert rule.examples, f"{rule.id} has no example"
    assert rule.triggers, f"{rule.id} has no trigger"
    assert all(trigger and trigger == trigger.lower() for trigger in rule.triggers), f"{rule.id}: lower-case triggers"
    assert 0 < rule.confidence <= 1
    if rule.head is not None:
        assert all("\n" in example for example in rule.examples), f"{rule.id}: 'Head line\\n- item'"


def test_rule_ids_are_unique_and_say_their_kind() -> None:
    ids = [rule.id for rule in RULES]
    assert sorted({i for i in ids if ids.count(i) > 1}) == []
    for kind in KINDS:
        for rule in kind.rules:
            assert re.fullmatch(rf"{kind.name}\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*", rule.id), rule.id


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated texts (../shared) are not here")
def test_rule_examples_name_nobody_from_the_annotated_texts() -> None:
    """Examples are made up: nobody in them is a person of the texts that the rules are measured on."""
    people = {
        person["name"]
        for path in sorted((SHARED / "gold").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        for person in json.loads(line).get("people") or []
        if " " in person.get("name", "")
    }
    assert people
    assert [(rule, name) for rule, sentence in SENTENCES for name in sorted(people) if name in sentence] == []
