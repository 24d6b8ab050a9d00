"""The examples of the data page, run as a reader would run them: in the folder of the data files."""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from relations_kb.model.site import Page

FILES = ("disagreements.py", "visits.R", "trade.sql", "words.sql")


@pytest.fixture(scope="module")
def data(small_site: tuple[Page, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data files of the small site, with the examples as the page shows them."""
    folder = tmp_path_factory.mktemp("data")
    for page in small_site:
        if page.path.startswith("data/") and page.path.count("/") == 1:
            (folder / page.path.removeprefix("data/")).write_bytes(page.content)
    shown = re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", (folder / "index.html").read_text("utf-8"), re.DOTALL)
    assert len(shown) == len(FILES)
    for name, code in zip(FILES, shown, strict=True):
        (folder / name).write_text(html.unescape(code), encoding="utf-8")
    return folder


def run(data: Path, *command: str, text: str | None = None) -> str:
    done = subprocess.run(command, cwd=data, input=text, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_python_example_shows_where_sources_differ_in_which_words(data: Path) -> None:
    told = run(data, sys.executable, "-X", "utf8", "disagreements.py")
    assert "CHL – ISL" in told
    assert "conflict" in told
    assert "| daily-herald-2021.txt |" in told


def test_sql_example_shows_every_figure_with_its_sentence(data: Path) -> None:
    if shutil.which("sqlite3") is None:
        pytest.skip("sqlite3 is not installed")
    rows = list(csv.DictReader(io.StringIO(run(data, "sqlite3", text=(data / "trade.sql").read_text("utf-8")))))
    facts = list(csv.DictReader(io.StringIO((data / "trade.csv").read_text("utf-8"))))
    assert sorted(row["quote"] for row in rows) == sorted(f["quote"] for f in facts if f["modality"] == "occurred")
    assert all(float(row["millions"]) > 0 for row in rows)


def test_sql_example_finds_words_and_leads_to_the_facts(data: Path) -> None:
    if shutil.which("sqlite3") is None:
        pytest.skip("sqlite3 is not installed")
    told = run(data, "sqlite3", "kb.sqlite", text=(data / "words.sql").read_text("utf-8"))
    rows = list(csv.DictReader(io.StringIO(told)))
    assert rows
    assert all("embass" in row["quote"].lower() for row in rows)
    assert all(re.fullmatch(r"pairs/\w{3}-\w{3}/index\.html#f-\S+", row["page"]) for row in rows)


def test_r_example_counts_visits_by_decade(data: Path) -> None:
    if shutil.which("Rscript") is None:
        pytest.skip("R is not installed")
    told = run(data, "Rscript", "--vanilla", "visits.R")
    assert re.search(r"CHL\s+\d", told)
    assert re.search(r"(19|20)\d0", told)
