"""Long data files in blocks: only those blocks are told again that changed, and the bytes are those of one piece."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.small import small_knowledge

from relations_kb import export
from relations_kb.export import blocks
from relations_kb.export.blocks import Blocks
from relations_kb.incremental.parts import KeptBlocks
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.site import Settings
from relations_kb.render.site import site

PATH = "data/list.txt"
NAMES = [f"name-{number:03}" for number in range(600)]


class Lists:
    """A list in blocks that stands in a folder, and which of its lines were told."""

    def __init__(self, folder: Path) -> None:
        self.site = folder / "site"
        self.cache = folder / "cache"
        self.told: list[str] = []
        (self.site / "data").mkdir(parents=True)

    def make(self, names: list[str], version: str = "1") -> bytes:
        self.told.clear()

        def tell(some: list[str]) -> bytes:
            self.told.extend(some)
            return ", ".join(f"<{name}>" for name in some).encode()

        listed = Blocks(names, str, str.encode, tell, begin=b"[", between=b", ", end=b"]")  # type: ignore[arg-type]
        made = listed.told(PATH, KeptBlocks(self.cache, self.site, version))
        (self.site / PATH).write_bytes(made)
        return made


def whole(names: list[str]) -> bytes:
    return f"[{', '.join(f'<{name}>' for name in names)}]".encode()


@pytest.mark.parametrize("at", [0, 300, 600])
def test_one_entry_more_is_told_with_few_others(tmp_path: Path, at: int) -> None:
    lists = Lists(tmp_path)
    assert lists.make(NAMES) == whole(NAMES)
    assert lists.told == NAMES
    more = [*NAMES[:at], "another", *NAMES[at:]]
    assert lists.make(more) == whole(more)
    assert "another" in lists.told
    assert len(lists.told) < len(NAMES) / 2
    assert lists.make(NAMES) == whole(NAMES)
    assert len(lists.told) < len(NAMES) / 2
    assert lists.make(NAMES) == whole(NAMES)
    assert lists.told == []


def test_another_program_tells_all_again(tmp_path: Path) -> None:
    lists = Lists(tmp_path)
    lists.make(NAMES)
    assert lists.make(NAMES, "2") == whole(NAMES)
    assert lists.told == NAMES


@pytest.mark.parametrize("damage", [b"", b"[", b"[<name-000>, <damaged", whole(NAMES).replace(b"name-1", b"nome-1")])
def test_what_was_edited_is_told_again(tmp_path: Path, damage: bytes) -> None:
    lists = Lists(tmp_path)
    lists.make(NAMES)
    (lists.site / PATH).write_bytes(damage)
    assert lists.make(NAMES) == whole(NAMES)
    assert lists.told


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 1000])
def test_where_it_is_not_known_what_stands_where_all_is_told_again(tmp_path: Path, damage: bytes) -> None:
    lists = Lists(tmp_path)
    lists.make(NAMES)
    for file in (lists.cache / "blocks").iterdir():
        file.write_bytes(damage)
    assert lists.make(NAMES) == whole(NAMES)
    assert lists.told == NAMES


def files(kb: KnowledgeBase, folder: Path) -> dict[str, bytes]:
    planned = site(kb, Settings())
    kept = KeptBlocks(folder / "cache", folder / "site", "1")
    made = {piece.path: piece.make().content for piece in export.pieces(kb, planned.fingerprints, kept)}
    for path, content in made.items():
        (folder / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / path).write_bytes(content)
    return made


@pytest.mark.parametrize("file", ["site/data/kb.sqlite", "cache/blocks/data-kb.sqlite"])
@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 5000])
def test_a_damaged_database_is_made_again(tmp_path: Path, file: str, damage: bytes) -> None:
    kb = small_knowledge()
    expected = files(kb, tmp_path)
    whole = (tmp_path / file).read_bytes()
    (tmp_path / file).write_bytes(damage)
    assert files(kb, tmp_path) == expected
    (tmp_path / file).write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert files(kb, tmp_path) == expected


def test_rows_that_did_not_change_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kb = small_knowledge()
    expected = files(kb, tmp_path)
    monkeypatch.setattr("relations_kb.export.database._insert", None)  # no row is made any more
    assert files(kb, tmp_path) == expected


@pytest.mark.parametrize("each", [1, 2])
def test_files_in_blocks_are_those_in_one_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, each: int) -> None:
    kb = small_knowledge()
    expected = {page.path: page.content for page in export.files(kb)}
    monkeypatch.setattr(blocks, "_EACH", each)
    assert files(kb, tmp_path) == expected
    assert files(kb, tmp_path) == expected


def changes(kb: KnowledgeBase) -> list[KnowledgeBase]:
    person, *people = kb.people
    *documents, document = kb.documents
    country, *countries = kb.countries
    fact, *facts = kb.facts
    *records, record = kb.records
    best = fact.best.model_copy(update={"note": "another"})
    return [
        kb.model_copy(update={"people": (person.model_copy(update={"slug": "another"}), *people)}),
        kb.model_copy(update={"people": (person.model_copy(update={"records": ()}), *people)}),
        kb.model_copy(update={"documents": (*documents, document.model_copy(update={"slug": "another"}))}),
        kb.model_copy(update={"documents": (*documents, document.model_copy(update={"notices": ("another",)}))}),
        kb.model_copy(update={"countries": (country.model_copy(update={"slug": "another"}), *countries)}),
        kb.model_copy(update={"facts": (fact.model_copy(update={"origins": 9}), *facts)}),
        kb.model_copy(update={"facts": (fact.model_copy(update={"best": best}), *facts)}),
        kb.model_copy(update={"facts": tuple(facts)}),
        kb.model_copy(update={"records": (*records, record.model_copy(update={"rule": "another.rule"}))}),
    ]


@pytest.mark.parametrize("at", range(9))
def test_whatever_changed_is_told_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    monkeypatch.setattr(blocks, "_EACH", 1)
    kb = small_knowledge()
    files(kb, tmp_path)
    other = changes(kb)[at]
    assert files(other, tmp_path) == {page.path: page.content for page in export.files(other)}
