"""What linking worked out is kept, used again, and never trusted where it is damaged or another program's."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.incremental.test_same_as_from_nothing import Keeper

from relations_kb import pipeline
from relations_kb.errors import BuildError
from relations_kb.incremental import linking
from relations_kb.incremental.linking import Kept, remembering
from relations_kb.model.knowledge import KnowledgeBase


def _understood(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> tuple[KnowledgeBase, int]:
    """Return what a corpus says, and how many results had to be worked out."""
    fresh: list[int] = []
    real = Kept.keep

    def keep(self: Kept, results: dict[bytes, object]) -> None:
        fresh.append(len(results))
        real(self, results)

    with monkeypatch.context() as patched:
        patched.setattr(Kept, "keep", keep)
        understood = pipeline.understand(keeper.root, keeper.settings)
    return understood.knowledge, sum(fresh)


def test_what_did_not_change_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = Keeper(tmp_path, 5)
    for _ in range(12):
        keeper.add()
    first, many = _understood(keeper, monkeypatch)
    again, none = _understood(keeper, monkeypatch)
    keeper.add()
    _, few = _understood(keeper, monkeypatch)
    assert again == first
    assert none == 0
    assert 0 < few < many / 2


@pytest.mark.parametrize("harm", ["cut", "zero", "swap", "older"])
def test_a_damaged_or_older_memory_is_worked_out_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    keeper = Keeper(tmp_path, 6)
    expected, many = _understood(keeper, monkeypatch)
    path = tmp_path / ".relations-cache" / linking.FILE
    if harm == "cut":
        path.write_bytes(path.read_bytes()[:1000])
    elif harm == "older":
        monkeypatch.setattr(linking, "linking_version", lambda: "another")
    else:
        with sqlite3.connect(path) as connection:
            bodies = "zeroblob(9)" if harm == "zero" else "replace(hex(body), 'A', 'B')"
            connection.execute(f"UPDATE bodies SET body = {bodies}")
        connection.close()
    found, fresh = _understood(keeper, monkeypatch)
    assert found == expected
    assert fresh == many


def test_a_folder_that_cannot_be_written_is_told_once_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    problems: list[BuildError] = []
    for _ in range(2):
        with remembering(tmp_path / "file", {}, problems) as memory:
            assert memory is None
    assert len(problems) == 1
