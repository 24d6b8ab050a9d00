"""What runs elsewhere: the workflows, the script that CI runs, and the Makefile's first words on a new machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

REPO = Path(__file__).parent.parent
CHANGES = (REPO / ".github/workflows/changes.yml", REPO / "src/relations_kb/scaffold/files/changes.yml")
PAGES = (REPO / ".github/workflows/pages.yml", REPO / "src/relations_kb/scaffold/files/pages.yml")


def workflow(path: Path) -> dict[str, Any]:
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # with BaseLoader, 'on' is no boolean
    assert isinstance(loaded, dict)
    return loaded


def actions(loaded: dict[str, Any]) -> list[str]:
    return [step["uses"] for job in loaded["jobs"].values() for step in job["steps"] if "uses" in step]


@pytest.mark.parametrize("path", PAGES, ids=["repository", "scaffold"])
def test_pages_workflow_deploys_as_github_says(path: Path) -> None:
    loaded = workflow(path)
    assert loaded["permissions"] == {"pages": "write", "id-token": "write"}
    assert loaded["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    assert actions(loaded) == [
        "actions/checkout@v7",
        "actions/setup-python@v6",
        "actions/configure-pages@v6",
        "actions/cache@v5",
        "actions/upload-pages-artifact@v5",
        "actions/deploy-pages@v5",
    ]
    (job,) = loaded["jobs"].values()
    assert job["environment"]["name"] == "github-pages"
    assert "page_url" in job["environment"]["url"]
    (upload,) = (step for step in job["steps"] if "upload-pages" in step.get("uses", ""))
    assert upload["with"] == {"path": "build", "include-hidden-files": "true"}


def test_tests_workflow_runs_what_a_developer_runs_on_every_supported_python() -> None:
    loaded = workflow(REPO / ".github/workflows/tests.yml")
    (job,) = loaded["jobs"].values()
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    assert [step["run"] for step in job["steps"] if "run" in step] == [".ci/run"]
    assert {"push", "pull_request"} <= set(loaded["on"])


def test_ci_script_can_be_run() -> None:
    script = REPO / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", str(script)], check=True)


@pytest.mark.parametrize("python", ["", "no-such-python"])
def test_make_site_without_a_usable_python_says_what_to_do(python: str, tmp_path: Path) -> None:
    shutil.copy(REPO / "Makefile", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    done = subprocess.run(
        ["make", "site", f"PYTHON={python}"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode != 0
    assert "3.11" in done.stderr
    assert "make site PYTHON=/path/to/python3.12" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_make_never_clears_an_environment_that_works(tmp_path: Path) -> None:
    shutil.copy(REPO / "Makefile", tmp_path)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    mine = tmp_path / ".venv" / "mine"
    mine.touch()
    done = subprocess.run(
        ["make", ".venv/.created", f"PYTHON={sys.executable}"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "Using the .venv that is here" in done.stdout
    assert mine.exists()


@pytest.mark.parametrize("path", CHANGES, ids=lambda path: str(path.relative_to(REPO)))
def test_changes_workflow_runs_nothing_of_the_pull_request(path: Path) -> None:
    loaded = workflow(path)
    assert loaded["on"] == {"pull_request_target": {"paths": ["corpus/**"]}}
    assert loaded["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert actions(loaded) == ["actions/checkout@v7", "actions/setup-python@v6"]
    (job,) = loaded["jobs"].values()
    assert "ref" not in job["steps"][0]["with"]
    for step in job["steps"]:
        assert "${{" not in step.get("run", ""), "words of others belong into the environment, not into a script"
