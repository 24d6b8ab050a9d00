"""Nothing changed: told from outside, at once, and never wrongly."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from relations_kb.cli import FAILED, OK, main
from relations_kb.incremental import unchanged
from relations_kb.incremental.unchanged import CACHE, SETTINGS, Told, keep, last_said, look, wish
from relations_kb.model.site import Settings
from relations_kb.settings import FILE


def keep_it(project: Path) -> None:
    wished = wish(project, Settings(), None, True)
    told = Told(("relations-kb: corpus/a.txt: is empty; fill it",), "1 article", "build", 2)
    keep(project, CACHE, wished, look(project, wished), told)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose last build wrote two files, a while ago."""
    for name in ("corpus/a.txt", "corpus/a.yaml", "corpus/decisions.yaml", "templates/own.html", "build/x/index.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    (tmp_path / "build" / "index.html").write_text("home")
    time.sleep(0.15)
    keep_it(tmp_path)
    return tmp_path


def test_what_the_last_build_said_is_said_again(project: Path) -> None:
    told = last_said(project, None, True)
    assert told is not None
    assert told.problems == ("relations-kb: corpus/a.txt: is empty; fill it",)
    assert (told.summary, told.folder, told.files) == ("1 article", str(project / "build"), 2)
    assert (Settings().cache, FILE) == (CACHE, SETTINGS)


CHANGES: dict[str, Callable[[Path], object]] = {
    "article": lambda root: (root / "corpus" / "a.txt").write_text("corpus/b.txt"),
    "new article": lambda root: (root / "corpus" / "b.txt").touch(),
    "article gone": lambda root: (root / "corpus" / "a.txt").unlink(),
    "renamed": lambda root: (root / "corpus" / "a.txt").rename(root / "corpus" / "c.txt"),
    "sidecar": lambda root: (root / "corpus" / "a.yaml").write_text("corpus/b.yaml"),
    "decision": lambda root: (root / "corpus" / "decisions.yaml").write_text("[]"),
    "template": lambda root: (root / "templates" / "own.html").write_text("other"),
    "new template": lambda root: (root / "templates" / "pair.html").touch(),
    "page edited": lambda root: (root / "build" / "index.html").write_text("mine"),
    "page gone": lambda root: (root / "build" / "x" / "index.html").unlink(),
    "page left": lambda root: (root / "build" / "left.html").touch(),
    "site gone": lambda root: shutil.rmtree(root / "build"),
    "cache gone": lambda root: shutil.rmtree(root / ".relations-cache"),
    "cache damaged": lambda root: (root / ".relations-cache" / "build.json").write_text('{"form": 1'),
    "cache of another form": lambda root: (root / ".relations-cache" / "build.json").write_text("[]"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_seen(project: Path, change: str) -> None:
    CHANGES[change](project)
    assert last_said(project, None, True) is None


def test_an_edit_that_keeps_size_and_time_is_seen(project: Path) -> None:
    path = project / "corpus" / "a.txt"
    stat = path.stat()
    path.write_text("corpus/z.txt")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert last_said(project, None, True) is None


def test_other_settings_or_another_program_are_a_change(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert last_said(project, "https://example.org/", True) is None
    assert last_said(project, None, False) is None
    assert last_said(project, None, True, "other-cache") is None
    (project / "relations.yaml").write_text("title: Another\n")
    assert last_said(project, None, True) is None
    (project / "relations.yaml").unlink()
    assert last_said(project, None, True) is not None
    monkeypatch.setattr(unchanged, "program_version", lambda: "another")
    assert last_said(project, None, True) is None


def test_what_changed_a_moment_ago_is_not_trusted(project: Path) -> None:
    (project / "corpus" / "a.txt").write_text("one")
    assert not look(project, wish(project, Settings(), None, True)).settled
    keep_it(project)
    assert last_said(project, None, True) is None


def test_telling_imports_little(project: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from relations_kb.incremental.unchanged import last_said;"
        "print(last_said(Path(sys.argv[1]), None, True).files,"
        " [m for m in sys.modules if m.startswith(('relations_kb.model', 'relations_kb.render', 'pydantic'))])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(project)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "2 []"


def test_build_says_that_nothing_changed_and_repeats_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(
        "Norway and Chile\n\n3 May 2019\n\nNorway and Chile established relations on 6 May 1920.\n"
    )
    (tmp_path / "corpus" / "b.txt").touch()
    time.sleep(0.15)
    assert main(["build", "--no-search", "--no-cache", str(tmp_path)]) == FAILED
    assert not (tmp_path / ".relations-cache").exists()
    said = []
    for _ in range(2):
        assert main(["build", "--no-search", str(tmp_path)]) == FAILED
        said.append(capsys.readouterr())
    assert said[0].err.splitlines()[-1:] == said[1].err.splitlines()
    assert said[0].out.splitlines()[-3] == said[1].out.splitlines()[0]
    assert "Nothing changed since the last build" in said[1].out
    (tmp_path / "corpus" / "b.txt").unlink()
    assert main(["build", "--no-search", str(tmp_path)]) == OK
    assert "Nothing changed" not in capsys.readouterr().out
