"""Our scorer says what the contract's own scorer says, figure by figure, mistake by mistake, on every open set.

Skipped where the contract's program and the annotated texts (../shared) are not beside the repository.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.articles import records_of

from relations_kb.evaluate import claim_of, read_gold, score
from relations_kb.pipeline import as_line

SHARED = Path(__file__).parents[3] / "shared"
SETS = {
    name: SHARED / ("seeds" if name == "seeds" else f"gold/{name}")
    for name in ("seeds", "dev", "ministry", "rdcr", "stories")
}

pytestmark = pytest.mark.skipif(
    not (SHARED / "contract" / "score.py").is_file() or not (SHARED / "gold").is_dir(),
    reason="the contract's scorer and the annotated texts (../shared) are not here",
)


def _theirs(gold: Path, said: Path, texts: Path) -> tuple[dict[str, Any], list[str]]:
    command = [sys.executable, str(SHARED / "contract" / "score.py"), str(gold), str(said), "--texts", str(texts)]
    done = subprocess.run([*command, "--json", "--errors"], capture_output=True, encoding="utf-8", check=True)
    return json.loads(done.stdout), [line.split(maxsplit=2)[0] for line in done.stderr.splitlines()]


def _spoil(line: str, number: int) -> str:
    """Return a record with something wrong in it, so that the scorers have more to disagree on."""
    row = json.loads(line)
    match number % 5:
        case 0:
            row["date"] = (row["date"] or "2001")[:4]
        case 1:
            row["people"] = row["people"][1:]
        case 2:
            row["evidence"][0]["quote"] += " so to speak"
        case 3:
            row["countries"] = row["countries"][::-1]
            row["place"] = None
        case _:
            row["modality"] = "planned"
    return json.dumps(row)


@pytest.mark.parametrize("spoiled", [False, True], ids=["as said", "spoiled"])
@pytest.mark.parametrize("name", SETS)
def test_scorer_equals_the_contracts(name: str, spoiled: bool, tmp_path: Path) -> None:
    paths = sorted(SETS[name].glob("*.txt"))
    lines = [as_line(record) for path in paths for record in records_of(path)]
    if spoiled:
        lines = [_spoil(line, number) for number, line in enumerate(lines)]
    said = tmp_path / "said.jsonl"
    said.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    gold = SHARED / "gold" / f"{name}.jsonl"
    report, mistakes = _theirs(gold, said, SETS[name])

    texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
    ours = score(read_gold(gold), [claim_of(json.loads(line)) for line in lines], texts)

    assert report["docs"] == len(ours.docs)
    assert report["unproven"] == ours.unproven
    assert {name: round(getattr(ours.all, name), 4) for name in report["all"]} == report["all"]
    for kind, figures in report["kinds"].items():
        share = ours.kinds[kind]
        assert {n: round(getattr(share, n), 4) for n in figures} == figures
    assert round(ours.mean_f1, 4) == report["mean_f1"]
    assert round(ours.exact, 4) == report["exact"]
    assert {n: round(v, 4) for n, v in ours.fields.items()} == report["fields"]
    count = {
        "MISSED": sum(len(doc.missed) for doc in ours.docs),
        "WRONG": sum(len(doc.wrong) for doc in ours.docs),
        "UNPROVEN": ours.unproven,
        "FIELDS": sum(not pair.exact for pair in ours.pairs),
    }
    assert {kind: mistakes.count(kind) for kind in count} == count
