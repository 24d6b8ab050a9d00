"""The documentation is true: its examples run and print what they show, its links and names exist.

A fenced block ``console`` holds commands (``$ relations-kb ...``) and what they print; ``...`` stands for anything,
and a command below which nothing stands may print anything. A document's blocks run in order in one copy of the
project. A fenced block ``python`` runs as it is. Other fences (``sh``, ``yaml``) are not run.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from relations_kb import cli

REPO = Path(__file__).parent.parent
DOCUMENTS = sorted([*REPO.glob("*.md"), *(REPO / "docs").glob("*.md")])
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
PATH_OR_COMMAND = re.compile(r"`([^`\n]+)`")


def fences(path: Path, language: str) -> list[str]:
    return [body for tag, body in FENCE.findall(path.read_text(encoding="utf-8")) if tag == language]


def steps(block: str) -> list[tuple[str, str]]:
    """Split a console block into commands and what they are said to print."""
    found: list[tuple[str, str]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], ""))
        else:
            command, printed = found[-1]
            found[-1] = (command, f"{printed}{line}\n")
    return found


def fits(shown: str, printed: str) -> bool:
    if not shown:
        return True
    pattern = ".*".join(re.escape(part) for part in shown.strip().split("..."))
    return re.fullmatch(pattern, printed.strip(), re.DOTALL) is not None


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(REPO / "corpus", tmp_path / "corpus")
    shutil.copy(REPO / "relations.yaml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if fences(path, "console")], ids=lambda path: path.name)
def test_docs_console_examples_print_what_they_show(path: Path, project: Path) -> None:
    for block in fences(path, "console"):
        for command, shown in steps(block):
            program, *arguments = shlex.split(command)
            assert program == "relations-kb", f"{path.name}: only relations-kb is run: {command}"
            done = subprocess.run(
                [sys.executable, "-m", "relations_kb", *arguments],
                cwd=project,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                env={**os.environ, "PYTHONWARNINGS": "error"},
                check=False,
            )
            assert "internal error" not in done.stdout, f"{path.name}: {command}\n{done.stdout}"
            assert fits(shown, done.stdout), f"{path.name}: {command}\nshown:\n{shown}\nprinted:\n{done.stdout}"


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if fences(path, "python")], ids=lambda path: path.name)
def test_docs_python_examples_run(path: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    for block in fences(path, "python"):
        exec(compile(block, path.name, "exec"), {"__name__": "example"})


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_docs_links_lead_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "mailto:", "#")):
            assert (path.parent / target.partition("#")[0]).exists(), f"{path.name}: {target}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_docs_name_only_files_and_commands_that_exist(path: Path) -> None:
    for words in PATH_OR_COMMAND.findall(path.read_text(encoding="utf-8")):
        if words.startswith("relations-kb "):
            assert words.split()[1].rstrip(",;") in cli.cli.commands, f"{path.name}: {words}"
        if re.fullmatch(r"(src|tests|templates|docs|\.github|\.ci|benchmarks)/[\w./-]*", words):
            assert (REPO / words).exists(), f"{path.name}: {words}"


def test_docs_every_make_target_is_named_in_the_help() -> None:
    makefile = (REPO / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony is not None
    for target in phony[1].split():
        assert re.search(rf"^{target}:.*## ", makefile, re.MULTILINE), target
    for path in DOCUMENTS:
        for target in re.findall(r"`make (\w+)`", path.read_text(encoding="utf-8")):
            assert target in phony[1].split(), f"{path.name}: make {target}"
