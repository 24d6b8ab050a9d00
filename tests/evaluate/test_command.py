"""``relations-kb evaluate``: what it prints, saves and complains of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from relations_kb.cli import FAILED, MISUSED, OK, main


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.txt").write_text("A visit\n\nNorwegian Foreign Minister Kari Haug visited Chile on 2 May 2019.\n")
    row = {"doc": "a.txt", "kind": "visit", "countries": ["CHL", "NOR"]}
    row |= {"date": "2019-05-03", "guest": "NOR", "host": "CHL", "evidence": []}
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps(row) + "\n")
    return path


def test_evaluate_prints_the_table(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(gold)]) == OK
    printed = capsys.readouterr().out
    assert printed.splitlines()[0].split() == ["kind", "gold", "said", "precision", "recall", "F1"]
    assert "MISSED" not in printed


def test_evaluate_prints_everything_that_is_asked_for(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(gold), "--errors", "--by", "rule", "--near-misses", "3", "--calibrate"]) == OK
    printed = capsys.readouterr().out
    for words in (
        "MISSED    a.txt: visit",
        "(visit.went)",
        "near misses: 0",
        "Brier score",
        "rules that gave no record",
    ):
        assert words in printed


def test_evaluate_saves_and_compares(gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tmp_path / "before.json"
    assert main(["evaluate", str(gold), "--save", str(before)]) == OK
    (tmp_path / "mine" / "a.txt").write_text("A visit\n\nMinister Kari Haug of Norway visited Chile on 3 May 2019.\n")
    capsys.readouterr()
    assert main(["evaluate", str(gold), "--against", str(before)]) == OK
    printed = capsys.readouterr().out
    assert "1 gained, 1 mended mistake" in printed


def test_evaluate_takes_several_sets_and_folders(
    gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path / "mine")
    assert main(["evaluate", str(gold), str(gold), "--texts", folder, "--texts", folder, "--by", "doc"]) == OK
    assert main(["evaluate", str(gold), str(gold), "--texts", folder]) == MISUSED
    assert "2 GOLD but 1 --texts" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["other.jsonl"], "has no folder of texts"),
        (["mine.jsonl", "--against", "mine.jsonl"], "is no saved evaluation"),
        (["mine.jsonl", "--against", "nothing.json"], "nothing.json"),
        (["mine.jsonl", "--texts", "."], "which is not in"),
    ],
)
def test_evaluate_complains_in_one_line(
    arguments: list[str],
    words: str,
    gold: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert gold.is_file()
    assert main(["evaluate", *arguments]) == FAILED
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line
