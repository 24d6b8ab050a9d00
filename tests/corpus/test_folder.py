"""A folder of articles: the order, the sidecars, and errors that do not keep the rest from being read."""

from __future__ import annotations

from pathlib import Path

import pytest

from relations_kb.corpus import Loaded
from relations_kb.errors import InputError
from relations_kb.incremental.articles import Reader

ARTICLE = "Minister in Lima\n\nThe minister of Chile visited Lima on 3 May 2020 and met the President of Peru.\n"


def fill(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def load_corpus(folder: Path, max_bytes: int) -> Loaded:
    reader = Reader(folder, max_bytes)
    reader.read({})
    return reader.result()[0]


def test_load_corpus_reads_articles_sorted_with_their_sidecars(tmp_path: Path) -> None:
    fill(
        tmp_path,
        b__txt=ARTICLE,
        a__md="# One\n\nText.\n",
        b__yaml="title: Named by hand\n",
        decisions__yaml="[]\n",
        __hidden="x",
    )
    (tmp_path / "folder.txt").mkdir()
    loaded = load_corpus(tmp_path, 1_000_000)
    assert loaded.errors == ()
    assert [document.name for document in loaded.documents] == ["a.md", "b.txt"]
    title = loaded.documents[1].title
    assert title is not None and title.value == "Named by hand"


def test_load_corpus_collects_errors_and_reads_the_rest(tmp_path: Path) -> None:
    fill(
        tmp_path,
        good__txt=ARTICLE,
        empty__txt="",
        page__html="<p>x</p>",
        big__txt=b"x" * 2000,
        lone__yaml="title: x\n",
        bad__txt=ARTICLE,
        bad__yaml="titel: x\n",
    )
    (tmp_path / "Good_.md").write_text("# Good\n\nText.\n")
    loaded = load_corpus(tmp_path, 1000)
    assert [document.name for document in loaded.documents] == ["Good_.md", "bad.txt"]
    said = {Path(error.file or "").name: error for error in loaded.errors}
    assert sorted(said) == ["bad.yaml", "big.txt", "empty.txt", "good.txt", "lone.yaml", "page.html"]
    assert "Good_.md" in said["good.txt"].what
    assert "2000 bytes" in said["big.txt"].what
    assert "not a format" in said["page.html"].what
    assert said["bad.yaml"].line == 1
    assert all(error.remedy and "\n" not in str(error) for error in loaded.errors)


def test_load_corpus_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_corpus(tmp_path / "none", 1000)


def test_load_corpus_does_not_read_what_is_too_big(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    loaded = load_corpus(tmp_path, 50_000_000)
    assert "100.0 MB" in loaded.errors[0].what
