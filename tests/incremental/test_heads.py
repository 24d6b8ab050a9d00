"""Heads of articles: the same values, of which nothing is taken in before it is asked for."""

from __future__ import annotations

import copy
import pickle
import shutil
from pathlib import Path

import pytest

from relations_kb.errors import BuildError
from relations_kb.extract import Extraction
from relations_kb.incremental import heads
from relations_kb.incremental.articles import Reader
from relations_kb.incremental.heads import Heads
from relations_kb.incremental.reading import Read
from relations_kb.incremental.store import FILE, Store
from relations_kb.model.base import changed
from relations_kb.model.late import complete
from relations_kb.model.text import Document

Said = tuple[tuple[Document, ...], tuple[Extraction, ...], int]


@pytest.fixture
def project(tmp_path: Path, repo: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    for path in sorted((repo / "corpus").glob("*.txt"))[:4]:
        shutil.copy(path, tmp_path / "corpus")
    return tmp_path


def read(project: Path, cache: str = "cache") -> Said:
    with Store(project / cache) as store:
        reader = Reader(project / "corpus", 1_000_000, store)
        reader.read({})
        reader.tidy()
        found, said = reader.result()
    return found.documents, said, reader.fresh


def as_json(said: Said) -> list[str]:
    """Write everything out; what the models tell as JSON holds their fields in their order."""
    documents, extractions, _ = said
    complete(extractions)
    return [value.model_dump_json() for value in (*documents, *extractions)]


def test_heads_say_the_same_and_take_nothing_in_before_they_are_asked(project: Path) -> None:
    whole = read(project)
    later = read(project)
    records = [record for one in later[1] for record in one.records]
    assert len(records) > 10
    assert all(one.missing is not None for one in (*later[0], *records))
    places = [record.places for record in records]
    assert [record.countries for record in records] == [r.countries for one in whole[1] for r in one.records]
    assert all(record.missing is not None for record in records)
    assert places == [record.places for one in whole[1] for record in one.records]
    assert (records[0].evidence[0].start, records[0].evidence[0].end) == places[0][:2]
    assert records[0].missing is None
    assert records[1].missing is not None
    assert as_json(later) == as_json(whole)
    assert later == (*whole[:2], 0)


def test_a_copy_of_a_late_value_takes_in_what_is_missing(project: Path) -> None:
    whole = read(project)[1][0].records[0]
    for how in ("changed", "copied", "sent", "deep"):
        late = read(project)[1][0].records[0]
        if how == "sent":
            late = pickle.loads(pickle.dumps(late))
        elif how == "deep":
            late = copy.deepcopy(late)
        other = changed(late, note="x") if how == "changed" else late.model_copy(update={"note": "x"})
        assert other == whole.model_copy(update={"note": "x"})
    late = read(project)[1][0].records[0]
    assert hash(late) == hash(whole)
    assert repr(read(project)[1][0].records[0]) == repr(whole)
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = late.nothing_of_the_kind  # type: ignore[attr-defined]
    changed_words = late.model_copy(update={"evidence": late.evidence[:1] * 2})
    assert len(changed_words.evidence) == 2


@pytest.mark.parametrize("damage", ["cut", "flipped", "other", "gone"])
def test_damaged_heads_are_as_if_they_had_not_been_kept(project: Path, damage: str) -> None:
    whole = read(project)
    path = project / "cache" / heads.FILE
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        middle = len(content) // 2
        flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        path.write_bytes({"cut": content[:middle], "flipped": flipped, "other": b"x" + content}[damage])
    again = read(project)
    assert again == (*whole[:2], 0)
    assert path.read_bytes() == content


def test_a_store_that_is_lost_is_noticed_before_its_articles_are_asked_for(project: Path) -> None:
    whole = read(project)
    (project / "cache" / FILE).unlink()
    assert read(project) == whole


def test_a_body_that_is_lost_meanwhile_is_read_anew_unless_the_file_changed(project: Path) -> None:
    whole = read(project)
    first, second = read(project)[0][:2]
    with Store(project / "cache") as store:
        store.clear()
    assert first == whole[0][0]
    path = project / "corpus" / second.name
    path.write_text(path.read_text() + "\nMore.\n")
    with pytest.raises(BuildError, match="was changed while the site was built"):
        _ = second.text


def test_an_article_whose_quotes_do_not_stand_where_they_should_has_no_head(project: Path) -> None:
    documents, said, _ = read(project)
    kept = Heads(project / "other")
    kept.put(b"1" * 20, Read(documents[0], said[0]))
    kept.put(b"2" * 20, Read(documents[0].model_copy(update={"text": "Another text."}), said[0]))
    kept.save([b"1" * 20, b"2" * 20])
    assert len(Heads(project / "other")) == 1
