"""The stages, wired: the same input gives the same bytes, and a build that fails changes nothing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from relations_kb import pipeline
from relations_kb.errors import BuildError
from relations_kb.model.site import Settings
from relations_kb.settings import load_settings


@pytest.fixture
def project(tmp_path: Path, repo: Path) -> Path:
    """A copy of the repository's own project."""
    shutil.copytree(repo / "corpus", tmp_path / "corpus")
    shutil.copy(repo / "relations.yaml", tmp_path)
    return tmp_path


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def run_build(project: Path, **environment: str) -> dict[str, bytes]:
    subprocess.run(
        [sys.executable, "-m", "relations_kb", "build", "--no-cache", str(project)],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )
    return bytes_of(project / "build")


def test_build_gives_the_same_bytes_whatever_hash_seed_time_zone_and_locale(project: Path) -> None:
    first = run_build(project, PYTHONHASHSEED="1", TZ="Pacific/Auckland", LC_ALL="C")
    second = run_build(project, PYTHONHASHSEED="2", TZ="America/Vancouver", LC_ALL="C.UTF-8")
    assert sorted(first) == sorted(second)
    assert [path for path, content in first.items() if second[path] != content] == []


def test_build_gives_the_same_bytes_whatever_the_folder_is_called(project: Path, tmp_path: Path) -> None:
    first = run_build(project)
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    shutil.move(project / "corpus", moved)
    shutil.move(project / "relations.yaml", moved)
    assert run_build(moved) == first


def test_build_writes_records_that_are_proved_by_their_texts(project: Path) -> None:
    report = pipeline.build(project, load_settings(project))
    texts = {document.name: document.text for document in report.understood.knowledge.documents}
    lines = (report.folder / "data" / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(report.understood.knowledge.records) > 0
    for record in map(json.loads, lines):
        for evidence in record["evidence"]:
            assert texts[record["doc"]][evidence["start"] : evidence["end"]] == evidence["quote"]


def test_extract_and_build_say_the_same(project: Path) -> None:
    understood = pipeline.understand(project, load_settings(project))
    for document in understood.knowledge.documents:
        alone = pipeline.extract_file(project / "corpus" / document.name)
        linked = [record for record in understood.knowledge.records if record.doc == document.name]
        assert sorted((record.id, record.date) for record in alone.records) == sorted(
            (record.id, record.date) for record in linked
        )


def test_a_build_that_fails_leaves_the_old_site_whole(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load_settings(project)
    pipeline.build(project, settings)
    before = bytes_of(project / "build")

    def fail(*_: object) -> None:
        raise OSError("no space left")

    (project / "relations.yaml").write_text("title: Another title\n")
    monkeypatch.setattr("relations_kb.export.pieces", fail)
    with pytest.raises(OSError, match="no space left"):
        pipeline.build(project, load_settings(project))
    assert bytes_of(project / "build") == before
    assert sorted(path.name for path in project.iterdir()) == [
        ".relations-cache",
        "build",
        "corpus",
        "relations.yaml",
    ]


def test_a_build_removes_pages_of_the_last_one(project: Path) -> None:
    pipeline.build(project, load_settings(project))
    (project / "build" / "left.html").touch()
    pipeline.build(project, load_settings(project))
    assert not (project / "build" / "left.html").exists()


def test_build_replaces_no_folder_that_holds_something_else(project: Path) -> None:
    (project / "build").mkdir()
    (project / "build" / "thesis.docx").touch()
    with pytest.raises(BuildError, match="move it away"):
        pipeline.build(project, Settings())
    assert (project / "build" / "thesis.docx").exists()


def test_min_confidence_holds_records_back_for_review(project: Path) -> None:
    everything = pipeline.understand(project, Settings())
    held = pipeline.understand(project, Settings(min_confidence=1.0))
    assert not everything.review
    assert all(record.confidence < 1.0 for record in held.review)
    assert len(held.review) + len(held.knowledge.records) == len(everything.knowledge.records)
