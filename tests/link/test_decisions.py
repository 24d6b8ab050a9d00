"""Decisions: the file, what it changes, and what is stale."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.link.make import document, status, trade, visit

from relations_kb.errors import DecisionError
from relations_kb.link import link, load_decisions, stale
from relations_kb.link.decisions import Ruling

DOCS = [document("a.txt", published="2020-01-01"), document("b.txt", published="2021-01-01")]
OPENED = status("a.txt", "mission-opened", date="1993", quote="opened its embassy in 1993")
AGAIN = status("b.txt", "mission-opened", date="1992", quote="the embassy dates from 1992")
FAR = status("b.txt", "mission-opened", date="2010", quote="the embassy opened in 2010")
ANA = visit("a.txt", "Ana Quispe/PER", date="2019-01-01")
ANNE = visit("b.txt", "Anne Kispo/PER", date="2019-03-01")
ALL = [OPENED, AGAIN, FAR, ANA, ANNE]


def _load(tmp_path: Path, text: str) -> tuple[Ruling, ...]:
    path = tmp_path / "decisions.yaml"
    path.write_text(text, encoding="utf-8")
    return load_decisions(path)


def test_load_decisions_missing_or_empty_file_rules_nothing(tmp_path: Path) -> None:
    assert load_decisions(tmp_path / "none.yaml") == ()
    assert _load(tmp_path, "# nothing yet\n") == ()


def test_decisions_same_joins_and_shows(tmp_path: Path) -> None:
    rulings = _load(
        tmp_path,
        "- verdict: same\n  records:\n  - {doc: a.txt, quote: opened its embassy}\n"
        "  - {doc: b.txt, quote: opened in 2010}\n  reason: One mission.\n  date: 2025-01-02\n  by: N. N.\n",
    )
    kb = link(DOCS, ALL, rulings)
    fact = next(f for f in kb.facts if OPENED.id in f.records)
    assert FAR.id in fact.records
    assert fact.decisions == kb.decisions
    assert kb.decisions[0].model_dump(include={"verdict", "targets", "reason", "date", "line"}) == {
        "verdict": "same",
        "targets": (fact.id,),
        "reason": "One mission. (N. N.)",
        "date": "2025-01-02",
        "line": 1,
    }
    assert stale(rulings, kb) == ()


def test_decisions_different_keeps_apart(tmp_path: Path) -> None:
    assert any({OPENED.id, AGAIN.id} <= set(f.records) for f in link(DOCS, ALL).facts)
    rulings = _load(
        tmp_path, f"- verdict: different\n  records: [{OPENED.id}, {AGAIN.id}]\n  reason: A second building.\n"
    )
    assert not any({OPENED.id, AGAIN.id} <= set(f.records) for f in link(DOCS, ALL, rulings).facts)


def test_decisions_wrong_rejects(tmp_path: Path) -> None:
    rulings = _load(
        tmp_path, "- verdict: wrong\n  record: {doc: b.txt, quote: in 2010}\n  reason: It is a consulate.\n"
    )
    kb = link(DOCS, ALL, rulings)
    assert [r.id for r in kb.rejected] == [FAR.id]
    assert all(FAR.id not in f.records for f in kb.facts)
    assert kb.decisions[0].targets == (FAR.id,)
    assert stale(rulings, kb) == ()


def test_decisions_value_is_the_best(tmp_path: Path) -> None:
    rulings = _load(
        tmp_path,
        "- verdict: value\n  record: {doc: b.txt, quote: dates from 1992}\n  field: date\n  value: '1992'\n"
        "  reason: The decree says so.\n",
    )
    kb = link(DOCS, ALL, rulings)
    fact = next(f for f in kb.facts if AGAIN.id in f.records)
    assert fact.best.date == "1992"
    assert [c.type for c in fact.conflicts] == ["conflict"]  # what lost is still shown


def test_decisions_people_are_joined_and_renamed(tmp_path: Path) -> None:
    rulings = _load(
        tmp_path,
        "- verdict: same\n  people:\n  - {name: Ana Quispe, country: PER}\n  - {name: Anne Kispo, country: PER}\n"
        "  reason: Her own spelling.\n"
        "- verdict: rename\n  person: {name: Anne Kispo}\n  name: Ana Quispe Rojas\n  reason: The full name.\n",
    )
    kb = link(DOCS, ALL, rulings)
    assert [p.name for p in kb.people] == ["Ana Quispe Rojas"]
    assert [d.verdict for d in kb.people[0].decisions] == ["same", "rename"]
    assert stale(rulings, kb) == ()


SURNAME = visit("b.txt", "Quispe/PER", date="2015-04-01", quote="Quispe came")
LATER = visit("b.txt", "Ana Quispe/PER", date="2021-03-01", quote="Ana Quispe came")


def test_decisions_same_reaches_a_surname_by_its_article(tmp_path: Path) -> None:
    assert len(link(DOCS, [ANA, SURNAME]).people) == 2
    rulings = _load(
        tmp_path,
        "- verdict: merge\n  people:\n  - {name: Ana Quispe, country: PER}\n  - {name: Quispe, doc: b.txt}\n"
        "  reason: She was the envoy then.\n",
    )
    kb = link(DOCS, [ANA, SURNAME], rulings)
    assert [p.names for p in kb.people] == [("Ana Quispe", "Quispe")]
    assert stale(rulings, kb) == ()


def test_decisions_different_splits_two_bearers_of_one_name(tmp_path: Path) -> None:
    assert len(link(DOCS, [ANA, LATER]).people) == 1
    rulings = _load(
        tmp_path,
        "- verdict: split\n  people:\n  - {name: Ana Quispe, doc: a.txt}\n  - {name: Ana Quispe, doc: b.txt}\n"
        "  reason: Aunt and niece.\n",
    )
    kb = link(DOCS, [ANA, LATER], rulings)
    assert [len(p.records) for p in kb.people] == [1, 1]
    assert all([d.verdict for d in p.decisions] == ["different"] for p in kb.people)
    assert len({p.slug for p in kb.people}) == 2
    assert stale(rulings, kb) == ()


def test_decisions_value_of_a_record_brings_what_belongs_to_it(tmp_path: Path) -> None:
    one, two = trade("a.txt", 9.4e6, quote="worth 9.4 million"), trade("b.txt", 9.3e6, currency="USD", quote="9.3")
    rulings = _load(
        tmp_path,
        f"- verdict: same\n  records: [{one.id}, {two.id}]\n  reason: One table.\n"
        "- verdict: prefer\n  record: {doc: b.txt, quote: '9.3'}\n  field: value\n  reason: The later print.\n",
    )
    kb = link(DOCS, [one, two], rulings)
    (fact,) = kb.facts
    assert getattr(fact.best, "value", None) == 9.3e6
    assert fact.decisions[1].value == "9,300,000 USD"
    assert stale(rulings, kb) == ()


def test_decisions_that_contradict_each_other_are_reported(tmp_path: Path) -> None:
    rulings = _load(
        tmp_path,
        f"- verdict: same\n  records: [{OPENED.id}, {FAR.id}]\n  reason: x\n"
        f"- verdict: different\n  records: [{OPENED.id}, {FAR.id}]\n  reason: y\n",
    )
    found = stale(rulings, link(DOCS, ALL, rulings))
    assert [error.line for error in found] == [4]
    assert "still one" in found[0].what


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("- verdict: note\n  person: Ana Quispi\n  reason: x\n", 2, "nobody is called 'Ana Quispi'"),
        ("- verdict: wrong\n  record:\n    {doc: a.txt, quote: not there}\n  reason: x\n", 3, "no record fits"),
        ("- verdict: wrong\n  record: {doc: b.txt, quote: the embassy}\n  reason: x\n", 2, "2 records fit"),
        ("- verdict: note\n  person: Nobody Here\n  reason: x\n", 2, "nobody is called"),
        (
            "- verdict: value\n  record: {doc: a.txt, quote: opened its}\n  field: round\n  value: 3\n  reason: x\n",
            1,
            "cannot have round",
        ),
    ],
)
def test_stale_entries_are_reported(tmp_path: Path, text: str, line: int, what: str) -> None:
    rulings = _load(tmp_path, text)
    (error,) = stale(rulings, link(DOCS, ALL, rulings))
    assert (error.file, error.line) == ("decisions.yaml", line)
    assert what in error.what


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("verdict: same\n", 1, "no list"),
        ("- verdict: [same\n", 2, "not readable"),
        ("- verdict: perhaps\n  reason: x\n", 1, "the verdict is"),
        ("- verdict: wrong\n  record: r-1\n", 1, "no reason"),
        ("- verdict: same\n  records: [r-1]\n  reason: x\n", 1, "needs two"),
        ("- verdict: wrong\n  reason: x\n  because: y\n", 3, "unknown key"),
        ("- verdict: wrong\n  reason: x\n  reason: y\n", 3, "stands twice"),
        ("- verdict: wrong\n  record: {doc: a.txt}\n  reason: x\n", 2, "not named"),
        ("- verdict: value\n  record: r-1\n  reason: x\n", 1, "needs a field"),
        ("- just words\n", 1, "key: value"),
        ("- verdict: wrong\n  facts: [f-1]\n  reason: x\n", 2, "unknown key 'facts'"),
        ("- verdict: wrong\n  record: {doc: a, quote: b, knd: visit}\n  reason: x\n", 2, "no record has a field"),
        ("- verdict: wrong\n  record: r-1\n  field: date\n  reason: x\n", 1, "no use for 'field'"),
        ("- verdict: wrong\n  record: r-1\n  reason: x\n  date: June\n", 4, "the date of the decision"),
        ("- verdict: country\n  mention: {doc: a.txt, name: Congo}\n  reason: x\n", 1, "needs a mention"),
        ("- verdict: value\n  records: [r-1, r-2]\n  field: date\n  reason: x\n", 1, "about one record"),
        ("- ? [a]\n  : b\n", 1, "a key that is no word"),
    ],
)
def test_load_decisions_names_line_and_remedy(tmp_path: Path, text: str, line: int, what: str) -> None:
    with pytest.raises(DecisionError) as caught:
        _load(tmp_path, text)
    assert caught.value.line == line
    assert what in caught.value.what
    assert caught.value.remedy


def test_load_decisions_not_text(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DecisionError, match="not UTF-8"):
        load_decisions(path)
