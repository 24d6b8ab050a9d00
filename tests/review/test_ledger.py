"""The file of decisions as text: what stands in it stays, whatever is added or taken away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relations_kb.errors import DecisionError
from relations_kb.link.decisions import parse_decisions
from relations_kb.review import ledger
from relations_kb.review.entries import Entry, Signed, scalar, written

FILE = "decisions.yaml"
ENTRY = written(
    Entry("wrong", (("record", ({"doc": "a.txt", "quote": "it: 'said' so # there"},)),)), Signed("No.", "2026-01-02")
)
OLD = b"- verdict: note\n  record: r-1\n  reason: x"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"# only a comment",
        b"---\n# start\n" + OLD + b"\n",
        OLD,  # no line end at the end
        OLD + b"\n# a last remark\n\n\n",
        OLD.replace(b"\n", b"\r\n") + b"\r\n",
        b"\xef\xbb\xbf" + OLD + b"\n",
        b"  - verdict: note\n    record: r-1\n    reason: x\n",
        b"- verdict: note\n  record: r-1\n  reason: |+\n    kept\n\n",
        "- verdict: note   # wörtlich\n  record: {id: r-1}\n  reason: »ja«\n".encode(),
    ],
)
def test_ledger_adds_at_the_end_and_takes_away_again(content: bytes) -> None:
    before = parse_decisions(content, FILE)
    after, put = ledger.added(content, ENTRY, FILE)
    assert after.startswith(content)
    assert after.endswith(b"\n")
    now = parse_decisions(after, FILE)
    assert now[:-1] == before
    assert now[-1].verdict == "wrong"
    assert now[-1].records[0].quote == "it: 'said' so # there"
    assert now[-1].line == put.line
    assert (b"\r\n" in put.text) == (b"\r\n" in content)
    twice, second = ledger.added(after, ENTRY, FILE)
    assert ledger.removed(ledger.removed(twice, second, FILE), put, FILE) == content


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"[]\n", "in brackets"),
        (b"[{verdict: note, record: r-1, reason: x}]\n", "in brackets"),
        (OLD + b"\n...\n", "in brackets"),
        (b"- verdict: perhaps\n", "the verdict is"),
        (b"- [\n", "not readable"),
    ],
)
def test_ledger_writes_nothing_where_it_cannot_be_read_back(content: bytes, what: str) -> None:
    with pytest.raises(DecisionError, match=what):
        ledger.added(content, ENTRY, FILE)


def test_ledger_takes_nothing_from_a_file_that_changed() -> None:
    after, put = ledger.added(OLD, ENTRY, FILE)
    with pytest.raises(DecisionError, match="no longer stands at the end"):
        ledger.removed(after + b"# mine\n", put, FILE)


def test_ledger_write_replaces_the_whole_file_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "real.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    link = tmp_path / FILE
    link.symlink_to(path)
    ledger.write(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == [FILE, "real.yaml"]  # nothing is left beside it


def test_ledger_write_leaves_the_file_where_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / FILE
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        ledger.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == [FILE]


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300)


@settings(deadline=None, max_examples=60)
@given(reason=WORDS, quote=WORDS, by=WORDS)
def test_entries_are_read_back_as_they_were_meant(reason: str, quote: str, by: str) -> None:
    quote, reason, by = (" ".join(words.split()) or "x" for words in (quote, reason, by))
    key = {"doc": "a: b.txt", "quote": quote, "date": "1974"}
    entry = Entry("value", (("record", (key,)),), (("field", "countries"), ("value", ["FIN", "NOR"])))
    after, _ = ledger.added(OLD, written(entry, Signed(reason, "2026-01-02", by)), FILE)
    ruling = parse_decisions(after, FILE)[-1]
    assert ruling.reason == reason
    assert ruling.by == by
    assert ruling.records[0].quote == quote
    assert ruling.records[0].doc == "a: b.txt"
    assert ruling.records[0].fields == (("date", "1974"),)
    assert ruling.value == ["FIN", "NOR"]  # NOR, not the truth value


def test_entries_scalar_is_one_line() -> None:
    assert [scalar(value) for value in ("1974", 14, "a: b", ["FIN", "PER"])] == ["'1974'", "14", "'a: b'", "[FIN, PER]"]
