"""Inputs that cannot be used: one clear line each, the others are built, and the exit code is not 0."""

from __future__ import annotations

from pathlib import Path

import pytest

from relations_kb.cli import FAILED, OK, main
from relations_kb.errors import BuildError, InputError, RelationsKbError

GOOD = """Norway and Chile

3 May 2019

Norway and Chile established diplomatic relations on 6 May 1920.
"""

BAD: dict[str, tuple[bytes, int | None]] = {
    # what stands in the file, and the line that the message must name
    "empty.txt": (b"", None),
    "blank.txt": (b" \n\t\n\n", None),
    "binary.txt": (bytes(range(256)) * 64, None),
    "picture.md": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200), None),
    "encoding.txt": (bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D]) * 40, None),
    "silent.txt": (b"The weather was fine, and the garden was full of people who drank tea.\n", None),
    "matter.md": (b"---\ntitle: Talks: the second round\n---\n\nNorway and Chile held talks.\n", 2),
    "open.md": (b"---\ntitle: Talks\n\nNorway and Chile held talks.\n", 1),
}
SIDECARS: dict[str, tuple[str, int | None]] = {
    "syntax": ("url: https://example.org/\npublish: [full\n", None),
    "unknown": ("url: https://example.org/\npublisch: full\n", 2),
    "choice": ("publish: some\n", 1),
    "date": ("title: Talks\npublished: last week\n", 2),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def failing_build(project: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Build, and return the one line that says what is wrong."""
    assert main(["build", str(project)]) == FAILED
    said = capsys.readouterr().err
    assert said.count("\n") == 1, said
    assert "; " in said, "a message says what to do"
    assert "internal error" not in said
    assert (project / "build" / "sources" / "good" / "index.html").is_file(), "the others are built"
    return said


def test_the_good_article_alone_is_built_and_well(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(project)]) == OK
    assert main(["check", str(project)]) == OK
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", BAD)
def test_an_article_that_cannot_be_used(name: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, line = BAD[name]
    path = project / "corpus" / name
    path.write_bytes(content)
    said = failing_build(project, capsys)
    assert f"{path}:{line}: " in said if line else f"{path}" in said
    assert main(["check", str(project)]) == FAILED
    assert name in capsys.readouterr().err


@pytest.mark.parametrize("name", SIDECARS)
def test_a_sidecar_that_cannot_be_used(name: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, line = SIDECARS[name]
    (project / "corpus" / "talks.txt").write_text(GOOD, encoding="utf-8")
    sidecar = project / "corpus" / "talks.yaml"
    sidecar.write_text(content, encoding="utf-8")
    said = failing_build(project, capsys)
    assert f"{sidecar}:{line}: " in said if line else f"{sidecar}:" in said


def test_an_article_that_need_not_state_anything(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, _ = BAD["silent.txt"]
    (project / "corpus" / "silent.txt").write_bytes(content)
    (project / "corpus" / "silent.yaml").write_text("expect_records: false\n")
    assert main(["build", str(project)]) == OK
    (project / "corpus" / "silent.yaml").unlink()
    (project / "corpus" / "silent.txt").rename(project / "corpus" / "silent.md")
    matter = b"---\nexpect_records: false\n---\n\n"
    (project / "corpus" / "silent.md").write_bytes(matter + content)
    assert main(["check", str(project)]) == OK
    assert capsys.readouterr().err == ""


def test_a_huge_article_is_not_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "corpus" / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)  # sparse: it takes no room on the disk
    assert "huge.txt" in failing_build(project, capsys)
    assert main(["extract", str(path)]) == FAILED
    assert "100.0 MB" in capsys.readouterr().err


def test_a_corpus_without_any_usable_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "corpus").mkdir()
    assert main(["build", str(tmp_path)]) == FAILED
    assert "holds no article; put .txt or .md files into it" in capsys.readouterr().err
    for name in ("blank.txt", "empty.txt"):
        (tmp_path / "corpus" / name).touch()
    assert main(["build", str(tmp_path)]) == FAILED
    first, second, last = capsys.readouterr().err.splitlines()
    assert "blank.txt: " in first
    assert "empty.txt: " in second
    assert last.endswith("holds no article that can be used; mend what is named above")
    assert not (tmp_path / "build").exists()


def test_broken_decisions_stop_the_build(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "corpus" / "decisions.yaml").write_text("- [\n", encoding="utf-8")
    assert main(["build", str(project)]) == FAILED
    said = capsys.readouterr().err
    assert "decisions.yaml:" in said
    assert said.count("\n") == 1


def test_a_decision_that_no_longer_applies(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decision = "- verdict: note\n  record: {doc: good.txt, quote: words of an older version}\n  reason: It was so.\n"
    (project / "corpus" / "decisions.yaml").write_text(decision, encoding="utf-8")
    assert "decisions.yaml:2: " in failing_build(project, capsys)
    assert main(["check", str(project)]) == FAILED
    assert "no record fits 'words of an older version' in good.txt" in capsys.readouterr().err


def test_too_many_unresolved_names(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Norway and Chile established diplomatic relations in 1920. A guest from Congo was there.\n"
    (project / "corpus" / "congo.txt").write_text(text)  # either of two states
    (project / "relations.yaml").write_text("max_unresolved: 0\n")
    assert main(["check", str(project)]) == FAILED
    assert "names left unresolved: 1, more than max_unresolved: 0 (most often Congo)" in capsys.readouterr().err
    assert main(["build", str(project)]) == OK, "unresolved names are for check"


def test_extract_prints_the_good_and_names_the_bad(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = project / "corpus" / "good.txt", project / "corpus" / "bad.txt"
    bad.write_bytes(b"")
    assert main(["extract", str(bad), str(project / "none.txt"), str(project), str(good)]) == FAILED
    shown = capsys.readouterr()
    assert [line.split(": ")[1].removeprefix(f"{project}") for line in shown.err.splitlines()] == [
        "/corpus/bad.txt",
        "/none.txt",
        "",
    ]
    assert len(shown.out.splitlines()) >= 1


def test_extract_of_an_article_without_a_record_is_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "silent.txt"
    path.write_text("The weather was fine.\n")
    assert main(["extract", str(path)]) == OK
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"{path}: no record")


def test_explain_of_a_line_that_does_not_exist(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", f"{project / 'corpus' / 'good.txt'}:99"]) == FAILED
    assert "has no line 99; name one from 1 to" in capsys.readouterr().err


def test_errors_print_where_what_and_remedy() -> None:
    assert str(BuildError("is broken", remedy="mend it")) == "is broken; mend it"
    assert str(InputError("is broken", remedy="mend it", file="a.txt")) == "a.txt: is broken; mend it"
    assert str(RelationsKbError("is broken", remedy="mend it", file="a.txt", line=3)) == "a.txt:3: is broken; mend it"
