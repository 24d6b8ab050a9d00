"""The command line: help, exit codes, and that no traceback reaches a user. The stages are not needed here."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from relations_kb import cli
from relations_kb.cli import FAILED, MISUSED, OK, main
from relations_kb.cli.reading import place

COMMANDS = sorted(cli.cli.commands)


def run(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a user does: in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "relations_kb", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_cli_has_the_commands_of_the_design() -> None:
    assert {"init", "build", "serve", "check", "extract", "explain"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_cli_help_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == OK
    shown = capsys.readouterr().out
    assert "Example" in shown
    assert f"relations-kb {command}" in shown.split("Example")[1]


def test_cli_help_imports_no_stage() -> None:
    code = (
        "import sys; from relations_kb.cli import main; main(['--help']);"
        "print(sorted(m for m in sys.modules if m.startswith(('relations_kb.', 'pydantic', 'jinja2', 'yaml'))))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout
    assert {m for m in ast.literal_eval(shown.splitlines()[-1]) if not m.startswith("relations_kb.cli")} == {
        "relations_kb.errors",
        "relations_kb.kept",  # which takes compiled patterns from the last run, those of the command line too
        "relations_kb.patterns",
    }


def test_cli_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == OK
    assert capsys.readouterr().out.startswith("relations-kb, version ")


@pytest.mark.parametrize("arguments", [["bild"], ["build", "--fast"], ["extract"], ["serve", "--port", "x"], []])
def test_cli_misuse_exits_with_2_and_says_how(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == MISUSED
    assert "Usage: relations-kb" in capsys.readouterr().err


def test_cli_in_a_folder_that_is_no_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("build", "check", "serve"):
        assert main([command, str(tmp_path)]) == FAILED
        error = capsys.readouterr().err
        assert error.startswith(f"relations-kb: {tmp_path}: ")
        assert "relations-kb init" in error
        assert error.count("\n") == 1


def _crashing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    @click.command()
    def crash() -> None:
        raise error

    monkeypatch.setitem(cli.cli.commands, "build", crash)


def test_cli_internal_error_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _crashing(monkeypatch, KeyError("two\nlines"))
    monkeypatch.delenv("RELATIONS_KB_DEBUG", raising=False)
    assert main(["build"]) == FAILED
    error = capsys.readouterr().err
    assert error.startswith("relations-kb: internal error: KeyError: ")
    assert "please report it" in error
    assert "test_cli.py:" in error
    assert "Traceback" not in error
    assert error.count("\n") == 1


def test_cli_debug_shows_the_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _crashing(monkeypatch, KeyError("x"))
    assert main(["--debug", "build"]) == FAILED
    assert "Traceback" in capsys.readouterr().err
    monkeypatch.setenv("RELATIONS_KB_DEBUG", "1")
    assert main(["build"]) == FAILED
    assert "Traceback" in capsys.readouterr().err


def test_cli_interrupted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _crashing(monkeypatch, KeyboardInterrupt())
    assert main(["build"]) == FAILED
    assert capsys.readouterr().err.strip() == "Stopped."


def test_cli_file_system_errors_are_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _crashing(monkeypatch, PermissionError(13, "Permission denied", "/site/build"))
    assert main(["build"]) == FAILED
    assert capsys.readouterr().err == "relations-kb: /site/build: Permission denied; mend it and run again\n"


def test_cli_reader_that_has_enough() -> None:
    command = f"{sys.executable} -m relations_kb --help | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    assert done.stdout.strip() in ("0", "1")


def test_cli_place_splits_file_and_line(tmp_path: Path) -> None:
    assert place("a/b.txt") == (Path("a/b.txt"), None)
    assert place("a/b.txt:12") == (Path("a/b.txt"), 12)
    assert place("C:\\a.txt") == (Path("C:\\a.txt"), None)
    odd = tmp_path / "at 21:38"
    odd.touch()
    assert place(str(odd)) == (odd, None)


def test_init_writes_a_project_and_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "my site"
    assert main(["init", str(folder)]) == OK
    assert "relations-kb serve" in capsys.readouterr().out
    made = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    assert made == [
        ".github/workflows/changes.yml",
        ".github/workflows/pages.yml",
        ".gitignore",
        "README.md",
        "corpus/decisions.yaml",
        "corpus/elysee-treaty.md",
        "relations.yaml",
    ]
    (folder / "relations.yaml").write_text("title: Mine\n")
    assert main(["init", str(folder)]) == FAILED
    assert "exists already; choose another folder" in capsys.readouterr().err
    assert (folder / "relations.yaml").read_text() == "title: Mine\n"


def test_init_onto_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").touch()
    assert main(["init", str(tmp_path / "taken")]) == FAILED
    assert capsys.readouterr().err.count("\n") == 1
