"""Runs html-validate, where it is installed."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from relations_kb.model.site import Page
from relations_kb.render.write import write_site

PROGRAM = Path("node_modules/.bin/html-validate")
CONFIG = Path(__file__).parent / "htmlvalidate.json"


def invalid_html(site: Iterable[Page], repo: Path, folder: Path) -> list[str]:
    """Write the site into ``folder`` and return what is wrong with its pages; skip where the validator is missing."""
    if not (repo / PROGRAM).exists():
        pytest.skip("html-validate is not installed: npm ci")
    write_site(site, folder)
    told = subprocess.run(
        [str(repo / PROGRAM), "--config", str(CONFIG), "--formatter", "json", str(folder / "**/*.html")],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=repo,
    )
    found = [
        f"{Path(file['filePath']).relative_to(folder)}:{message['line']}: {message['message']}"
        for file in json.loads(told.stdout)
        for message in file["messages"]
    ]
    assert bool(found) == bool(told.returncode), told.stderr
    return found
