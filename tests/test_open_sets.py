"""The open sets' scores: what was once reached is kept.

The contract's own programs (``../shared/contract/score.py`` and ``validate.py``) judge what the extractor says of the
annotated texts. Skipped where these are not beside the repository. ``tests/floors.json`` holds the floors; they only
rise: ``make floors`` takes the scores of now where they are higher.
"""

from __future__ import annotations

import json
import subprocess
import sys
from math import floor
from pathlib import Path
from typing import Any

import pytest
from tests.articles import records_of

from relations_kb.model.site import MIN_CONFIDENCE
from relations_kb.pipeline import as_line

SHARED = Path(__file__).parents[2] / "shared"
FLOORS = Path(__file__).parent / "floors.json"
TEXTS = {
    "seeds": SHARED / "seeds",
    "dev": SHARED / "gold" / "dev",
    "ministry": SHARED / "gold" / "ministry",
    "stories": SHARED / "gold" / "stories",
    "rdcr": SHARED / "gold" / "rdcr",
}
# ``exact_of_gold`` is the share of gold records found with every field right: unlike the share of the found ones, it
# does not sink when a change finds more of which not all is right.
# The records of rdcr are not all that its texts tell: what else is said is not wrong.
MEASURED = {name: ("recall",) if name == "rdcr" else ("f1", "mean_f1", "exact_of_gold") for name in TEXTS}
# Set by the issue, whatever is reached.
REQUIRED = {"seeds": {"f1": 0.95, "exact": 0.90}}

pytestmark = pytest.mark.skipif(
    not (SHARED / "contract" / "score.py").is_file() or not (SHARED / "gold").is_dir(),
    reason="the annotated texts and their scorer (../shared) are not here",
)


def _run(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SHARED / "contract" / program), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what `relations-kb extract` prints of each set."""
    folder = tmp_path_factory.mktemp("said")
    for name, texts in TEXTS.items():
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as out:
            for path in sorted(texts.glob("*.txt")):
                for record in records_of(path):
                    if record.confidence >= MIN_CONFIDENCE:
                        out.write(as_line(record) + "\n")
    return folder


def _scores(said: Path, name: str) -> dict[str, Any]:
    done = _run("score.py", SHARED / "gold" / f"{name}.jsonl", said / f"{name}.jsonl", "--texts", TEXTS[name], "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    exact_of_gold = report["exact"] * report["all"]["recall"]
    return {**report["all"], **{m: report[m] for m in ("mean_f1", "exact", "unproven")}, "exact_of_gold": exact_of_gold}


def _floors() -> dict[str, dict[str, float]]:
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


@pytest.mark.parametrize("name", TEXTS)
def test_open_set_stays_above_its_floors(said: Path, name: str, update_floors: bool) -> None:
    scores = _scores(said, name)
    assert scores["unproven"] == 0
    for measure, least in REQUIRED.get(name, {}).items():
        assert scores[measure] >= least, f"{name}: {measure} is {scores[measure]}, {least} is required"
    if update_floors:
        _raise_floors(name, scores)
    floors = _floors()[name]
    assert set(floors) == set(MEASURED[name])
    fallen = {measure: (scores[measure], least) for measure, least in floors.items() if scores[measure] < least}
    assert not fallen, f"{name} has fallen below its floors (score, floor): {fallen}; see `relations-kb evaluate`"


def _raise_floors(name: str, scores: dict[str, Any]) -> None:
    """Write the scores, rounded down to hundredths, where they are above the floors."""
    floors = _floors() if FLOORS.is_file() else {}
    known = floors.get(name, {})
    floors[name] = {m: max(known.get(m, 0.0), floor(scores[m] * 100) / 100) for m in MEASURED[name]}
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


@pytest.mark.parametrize("name", TEXTS)
def test_open_set_is_said_in_the_contracts_form(said: Path, name: str) -> None:
    done = _run("validate.py", said / f"{name}.jsonl", "--texts", TEXTS[name])
    assert done.returncode == 0, done.stdout
