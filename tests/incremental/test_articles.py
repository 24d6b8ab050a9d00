"""Reading a corpus folder from the store: what changed is read again, nothing else, and the result is the same."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from relations_kb import pipeline
from relations_kb.corpus import read_article
from relations_kb.errors import ArticleError
from relations_kb.extract import Extraction, extract
from relations_kb.incremental import articles, crew, heads, reading
from relations_kb.incremental.articles import Reader
from relations_kb.incremental.reading import Read, Task, pack, read_chunk, unpack
from relations_kb.incremental.store import FILE, Store
from relations_kb.model.site import Settings
from relations_kb.model.text import Document
from relations_kb.settings import load_settings


@pytest.fixture
def project(tmp_path: Path, repo: Path) -> Path:
    """A project with a few articles of the repository's own."""
    (tmp_path / "corpus").mkdir()
    for path in sorted((repo / "corpus").glob("*.txt"))[:3]:
        shutil.copy(path, tmp_path / "corpus")
    return tmp_path


def read(project: Path) -> tuple[tuple[Document, ...], tuple[Extraction, ...], int]:
    """Read the corpus with the store; return the documents, what they say, and how many were not in the store."""
    with Store(project / "cache") as store:
        reader = Reader(project / "corpus", 1_000_000, store)
        reader.read({})
        found, said = reader.result()
        reader.tidy()
        return found.documents, said, reader.fresh


def first(project: Path) -> Path:
    return sorted((project / "corpus").glob("*.txt"))[0]


def test_bodies_hold_everything(repo: Path) -> None:
    for path in sorted((repo / "corpus").glob("*.txt")):
        document = read_article(path.name, path.read_bytes())
        extraction = extract(document)
        again = unpack(pack(Read(document, extraction)))
        assert again == Read(document, extraction)
        assert [type(record) for record in again.extraction.records] == [type(r) for r in extraction.records]


def test_what_did_not_change_is_not_read_again(project: Path) -> None:
    documents, said, fresh = read(project)
    assert fresh == len(documents) == 3
    assert read(project) == (documents, said, 0)
    os.utime(first(project), (1, 1))
    assert read(project) == (documents, said, 0)


def test_what_changed_is_read_again(project: Path) -> None:
    before, _, _ = read(project)
    path = first(project)
    path.write_text(path.read_text() + "\nThe foreign ministers of Chile and Peru met in Lima on 3 May 2020.\n")
    after, said, fresh = read(project)
    assert fresh == 1
    assert after[0].text != before[0].text
    assert any(record.countries == ("CHL", "PER") for record in said[0].records)
    path.with_suffix(".yaml").write_text("title: Another title\n")
    documents, _, fresh = read(project)
    assert fresh == 1
    assert documents[0].title is not None
    assert documents[0].title.value == "Another title"
    path.rename(path.with_name("renamed.txt"))
    path.with_suffix(".yaml").unlink()
    assert read(project)[2] == 1
    (project / "corpus" / "renamed.txt").unlink()
    documents, _, fresh = read(project)
    assert (len(documents), fresh) == (2, 0)


def test_another_version_reads_everything_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents, said, _ = read(project)
    monkeypatch.setattr(articles, "reading_version", lambda: "another")
    assert read(project) == (documents, said, 3)


def test_a_damaged_body_is_read_again(project: Path) -> None:
    documents, said, _ = read(project)
    with Store(project / "cache") as store:
        connection = store._connection
        rows = connection.execute("SELECT key, body FROM bodies").fetchall()
        damaged = rows[0][1][:-50] + bytes(50)
        with connection:
            connection.execute("UPDATE bodies SET body = ? WHERE key = ?", (damaged, rows[0][0]))
            connection.execute("UPDATE bodies SET body = ? WHERE key = ?", (b"", rows[1][0]))
    assert read(project) == (documents, said, 0)  # which are taken in when they are compared
    with Store(project / "cache") as store:
        assert sorted(store.bodies([key for key, _ in rows])) == sorted(rows)
    (project / "cache" / heads.FILE).unlink()
    assert read(project) == (documents, said, 0)


def test_a_damaged_body_is_read_again_where_no_head_is_known(project: Path) -> None:
    documents, said, _ = read(project)
    with Store(project / "cache") as store, store._connection:
        store._connection.execute("UPDATE bodies SET body = x''")
    (project / "cache" / heads.FILE).unlink()
    assert read(project) == (documents, said, 3)
    assert read(project) == (documents, said, 0)


def test_an_article_with_a_broken_sidecar_is_told_at_every_build(project: Path) -> None:
    first(project).with_suffix(".yaml").write_text("titel: x\n")
    for _ in range(2):
        with Store(project / "cache") as store:
            reader = Reader(project / "corpus", 1_000_000, store)
            reader.read({})
        found, _ = reader.result()
        assert len(found.documents) == 3
        assert ["titel" in str(error) for error in found.errors] == [True]


def test_an_article_that_the_program_fails_on_is_named_and_the_others_are_read(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(document: Document, named: object) -> Extraction:
        if document.name == "b.txt":
            raise ZeroDivisionError("by chance")
        return extract(document)

    monkeypatch.setattr(reading, "extract", fail)
    text = first(project).read_bytes()
    outcomes = read_chunk([Task("a.txt", text), Task("b.txt", text), Task("c.txt", text)])
    assert [outcome.body is not None for outcome in outcomes] == [True, False, True]
    (error,) = outcomes[1].errors
    assert isinstance(error, ArticleError)
    assert "b.txt: an internal error" in str(error)
    assert "ZeroDivisionError: by chance" in str(error)


def test_reading_that_is_stopped_keeps_what_was_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "_CHUNK_ARTICLES", 1)
    monkeypatch.setattr(crew, "cores", lambda: 2)

    def stop(done: int, of: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with Store(project / "cache") as store:
        reader = Reader(project / "corpus", 1_000_000, store, stop)
        with pytest.raises(KeyboardInterrupt):
            reader.read({})
    assert read(project)[2] == 2


def test_many_processes_and_one_say_the_same(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "_CHUNK_ARTICLES", 1)
    results = []
    for workers in (1, 2):
        monkeypatch.setattr(crew, "cores", lambda workers=workers: workers)
        reader = Reader(project / "corpus", 1_000_000)
        reader.read({})
        results.append(reader.result())
    assert results[0] == results[1]


def test_a_cache_that_cannot_be_written_is_told_and_the_site_is_built(project: Path) -> None:
    (project / "file").write_text("in the way")
    report = pipeline.build(project, Settings(cache="file"), search=False)
    assert any("cannot be kept here" in str(problem) for problem in report.understood.problems)
    assert (project / "build" / "index.html").is_file()


def test_rulings_on_names_are_part_of_the_key(project: Path) -> None:
    (project / "corpus" / "a.txt").write_text(
        "Talks in Lima\n\nThe foreign ministers of Congo and Peru met in Lima on 3 May 2020.\n"
    )
    settings = load_settings(project)
    before = pipeline.understand(project, settings).knowledge
    assert [name.name for name in before.unresolved if name.doc == "a.txt"] == ["Congo"]
    (project / "corpus" / "decisions.yaml").write_text(
        "- verdict: country\n  mention: {doc: a.txt, name: Congo, quote: ministers of Congo and Peru}\n"
        "  country: COG\n  reason: The delegation came from Brazzaville.\n"
    )
    ruled = pipeline.understand(project, settings).knowledge
    assert any(record.countries == ("COG", "PER") for record in ruled.records)
    (project / "corpus" / "decisions.yaml").unlink()
    assert pipeline.understand(project, settings).knowledge == before
    assert (project / ".relations-cache" / FILE).is_file()
