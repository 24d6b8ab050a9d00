"""Lines of long lists that are kept: taken again, by several processes, and told again where they are damaged."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.site.small import small_knowledge

from relations_kb.incremental import lines as kept_lines
from relations_kb.incremental.lines import FILE, KeptLines
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.site import Settings
from relations_kb.render.site import site

LISTS = ("registers/status/index.html", "timeline/index.html")


def made(kb: KnowledgeBase, folder: Path) -> dict[str, bytes]:
    planned = site(kb, Settings(), lines=KeptLines(folder, len(kb.facts)))
    return {piece.path: piece.make().content for piece in planned.pieces if piece.path in LISTS}


def bodies(folder: Path) -> int:
    with sqlite3.connect(folder / FILE) as opened:
        return int(opened.execute("SELECT count(*) FROM bodies").fetchone()[0])


def test_lines_are_taken_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kb = small_knowledge()
    first = made(kb, tmp_path)
    assert bodies(tmp_path) > len(kb.facts)
    monkeypatch.setattr("relations_kb.render.telling.Telling._told", None)  # nothing is told any more
    assert made(kb, tmp_path) == first


def test_a_line_is_told_again_where_its_fact_changed(tmp_path: Path) -> None:
    kb = small_knowledge()
    made(kb, tmp_path)
    *rest, last = kb.documents
    title = last.title.model_copy(update={"value": "Another title"}) if last.title else None
    other = kb.model_copy(update={"documents": (*rest, last.model_copy(update={"title": title}))})
    planned = site(other, Settings())
    expected = {piece.path: piece.make().content for piece in planned.pieces if piece.path in LISTS}
    assert made(other, tmp_path) == expected


def test_damaged_lines_are_told_again(tmp_path: Path) -> None:
    kb = small_knowledge()
    first = made(kb, tmp_path)
    with sqlite3.connect(tmp_path / FILE) as opened:
        opened.execute("UPDATE bodies SET body = CAST('damaged <b>' AS BLOB)")
    assert made(kb, tmp_path) == first


def test_a_file_with_mostly_old_lines_is_begun_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kb = small_knowledge()
    made(kb, tmp_path)
    assert bodies(tmp_path) > 0
    monkeypatch.setattr(kept_lines, "_ROOM", 0)
    KeptLines(tmp_path, 0)
    assert bodies(tmp_path) == 0
