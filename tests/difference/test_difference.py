"""What changed between revisions, files and built sites: every fact and conflict that differs, and nothing else."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from relations_kb import pipeline
from relations_kb.cli import FAILED, OK, main
from relations_kb.difference import Difference, compare, show, state_of
from relations_kb.difference.compare import State
from relations_kb.errors import RevisionError
from relations_kb.settings import load_settings

FIRST = {
    "fish.txt": "Chile and Peru\n\n3 July 2001\n\nChile and Peru signed the Agreement on Fisheries on 4 June 1999.\n",
    "old.txt": "Kenya and Norway\n\n3 July 2001\n\nKenya and Norway established diplomatic relations on 6 May 1965.\n",
}
SECOND = {
    "paper.txt": "Boats\n\n8 July 2001\n\nOn 4 June 1999 Peru and Chile signed the Agreement on Fisheries.\n",
    "new.txt": "An old tie\n\n3 July 2001\n\nChile and Iceland established diplomatic relations on 2 May 1947.\n",
    "clash.txt": "Kenya and Peru\n\n1 July 2002\n\nKenya and Peru established diplomatic relations on 6 May 1975.\n",
    "clash2.txt": "Kenya and Peru\n\n1 July 2003\n\nKenya and Peru established diplomatic relations on 9 May 1975.\n",
}


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project below the top of a repository: a first commit, tagged ``first``, a second, and then some edits."""
    top = tmp_path_factory.mktemp("repository")
    root = top / "project"
    (root / "corpus").mkdir(parents=True)
    (root / "relations.yaml").write_text("title: A test\n")
    git(top, "init", "-q", "-b", "main")
    for name, text in FIRST.items():
        (root / "corpus" / name).write_text(text)
    git(top, "add", "-A")
    git(top, "commit", "-qm", "first")
    git(top, "tag", "first")
    for name, text in SECOND.items():
        (root / "corpus" / name).write_text(text)
    (root / "corpus" / "old.txt").unlink()
    git(top, "add", "-A")
    git(top, "commit", "-qm", "second")
    return root


@pytest.fixture(scope="module")
def found(project: Path) -> Difference:
    return compare(state_of(project, "first"), state_of(project, None))


def test_facts_are_added_changed_and_gone(found: Difference) -> None:
    assert [change.countries for change in found.added] == [("CHL", "ISL"), ("KEN", "PER")]
    assert found.added[0].quotes[0].doc == "new.txt"
    assert "2 May 1947" in found.added[0].quotes[0].words
    assert [change.countries for change in found.changed] == [("CHL", "PER")]
    assert ("independent sources", "1", "2") in found.changed[0].values
    assert [quote.doc for quote in found.changed[0].quotes] == ["paper.txt"]
    assert [(change.countries, change.date) for change in found.gone] == [(("KEN", "NOR"), "1965-05-06")]


def test_conflicts_open_and_close(project: Path, found: Difference) -> None:
    ((field, _, values),) = found.opened[0].values
    assert (field, values) == ("date", "1975-05-06 ≠ 1975-05-09")
    assert {quote.doc for quote in found.opened[0].quotes} == {"clash.txt", "clash2.txt"}
    assert not found.closed
    back = compare(state_of(project, None), state_of(project, "first"))
    assert (back.closed, back.added, back.gone) == (found.opened, found.gone, found.added)


def test_nothing_differs_from_itself(project: Path) -> None:
    same = compare(state_of(project, "HEAD"), state_of(project, None))
    assert not same
    assert show.summary(same) == "no fact changed"


def test_a_built_site_is_a_state(project: Path, tmp_path: Path, found: Difference) -> None:
    settings = load_settings(project)
    pipeline.build(project, settings, search=False)
    site = state_of(project, str(project / "build"))
    files = state_of(project, None)
    assert (site.facts, site.records) == (files.facts, files.records)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "facts.jsonl").write_text("{}")
    with pytest.raises(RevisionError, match="build it again"):
        state_of(project, str(tmp_path))


def test_a_renamed_article_changes_no_fact_by_id() -> None:
    fact = {"id": "f-1", "kind": "visit", "countries": ["A", "B"], "date": None, "records": ["r-1"], "origins": 1}
    fact |= {"conflicts": [], "decisions": []}
    record = {"doc": "a.txt", "evidence": [{"quote": "words"}]}
    before = State("before", {"f-1": fact}, {"r-1": record})
    after = State("after", {"f-1": {**fact, "records": ["r-2"]}}, {"r-2": record})
    assert not compare(before, after)


def test_it_is_told_as_text_markdown_and_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "first..HEAD", "--folder", str(project)]) == OK
    told = capsys.readouterr().out
    assert told.startswith("From first to HEAD: 2 new facts, 1 changed fact, 1 fact gone, 1 conflict opened\n")
    assert "  Chile – Iceland, status, 1947-05-02\n      “Chile and Iceland" in told
    assert "      date: 1975-05-06 ≠ 1975-05-09\n" in told
    assert main(["diff", "first", "--folder", str(project), "--json"]) == OK
    assert [one["countries"] for one in json.loads(capsys.readouterr().out)["gone"]] == [["KEN", "NOR"]]
    assert main(["diff", "first", "--folder", str(project), "--markdown"]) == OK
    assert "### New facts\n\n- Chile – Iceland, status, 1947-05-02\n" in capsys.readouterr().out


def test_markdown_shows_words_as_they_are() -> None:
    assert show._escaped("*a* <b> [c](d) @someone") == "\\*a\\* \\<b\\> \\[c\\](d) @\u200bsomeone"


def test_what_cannot_be_compared_is_told(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["diff", "no-such-branch", "--folder", str(project)]) == FAILED
    assert "neither a revision nor a folder" in capsys.readouterr().err
    (tmp_path / "corpus").mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["diff", "--folder", str(tmp_path)]) == FAILED
    assert "not in a git repository" in capsys.readouterr().err
