"""Adding to a project: what is shown, what is written, and that nothing is left behind where it fails."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.adding.samples import BODY, EXPORTS, FRENCH, MEETING, PAGE, TEXT, TITLE, WIKITEXT, pdf

from relations_kb.adding import write
from relations_kb.adding.language import language_of
from relations_kb.adding.likeness import alike
from relations_kb.adding.naming import proposed
from relations_kb.cli import FAILED, OK, main
from relations_kb.corpus import read_article
from relations_kb.errors import ArticleError
from relations_kb.pipeline import understand
from relations_kb.settings import load_settings

STEM = "talks-held-in-santiago-2019"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "corpus").mkdir(parents=True)
    (folder / "corpus" / "decisions.yaml").write_text("")
    return folder


def files(project: Path) -> dict[str, bytes]:
    return {
        path.relative_to(project / "corpus").as_posix(): path.read_bytes()
        for path in sorted((project / "corpus").rglob("*"))
        if path.is_file()
    }


def saved(tmp_path: Path, data: str | bytes, name: str = "saved.html") -> str:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def test_adding_a_page_writes_text_sidecar_and_original(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = saved(tmp_path, PAGE)
    assert main(["add", page, str(project), "--yes", "--url", "https://a.example/talks", "--publish", "excerpt"]) == OK
    shown = capsys.readouterr().out
    got = files(project)
    assert sorted(got) == ["decisions.yaml", f"originals/{STEM}.html", f"{STEM}.md", f"{STEM}.yaml"]
    assert got[f"originals/{STEM}.html"] == PAGE.encode()
    assert got[f"{STEM}.yaml"].decode().splitlines() == [
        "publisher: The Example Herald",
        "published: '2019-05-03'",
        "url: https://a.example/talks",
        "publish: excerpt",
        "language: en",
        f"notes: Converted from originals/{STEM}.html, which is kept as it came.",
    ]
    assert "records                     2" in shown
    assert "new facts                   2" in shown
    assert "trade  CHL–PER  2018" in shown

    understood = understand(project, load_settings(project))
    assert understood.problems == ()
    (document,) = understood.knowledge.documents
    assert document.title is not None
    assert (document.title.value, document.title.found_in) == (TITLE, "text")
    assert document.publish == "excerpt"
    assert {record.kind for record in understood.knowledge.records} == {"visit", "trade"}


@pytest.mark.parametrize(
    ("data", "name", "written"),
    [
        (TEXT, "a.txt", {f"{STEM}.txt", f"{STEM}.yaml"}),
        (f"# {TITLE}\n\n{BODY}\n", "a.md", {"talks-held-in-santiago.md", "talks-held-in-santiago.yaml"}),
        (WIKITEXT, "Chile–Peru relations.wiki",
         {"chile-peru-relations.md", "chile-peru-relations.yaml", "originals/chile-peru-relations.wiki"}),
        (pdf([[TITLE, "", MEETING, EXPORTS]]), "brief.pdf",
         {"talks-held-in-santiago.txt", "talks-held-in-santiago.yaml", "originals/talks-held-in-santiago.pdf"}),
    ],
)  # fmt: skip
def test_adding_other_formats(
    data: str | bytes, name: str, written: set[str], project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", saved(tmp_path, data, name), str(project), "--yes"]) == OK
    assert set(files(project)) - {"decisions.yaml"} == written, capsys.readouterr().out
    assert understand(project, load_settings(project)).knowledge.records


def test_adding_text_leaves_every_byte_and_takes_the_sidecar_beside_it(project: Path, tmp_path: Path) -> None:
    data = TEXT.replace("\n", "\r\n").encode()
    path = saved(tmp_path, data, "a.txt")
    (tmp_path / "a.yaml").write_text("licence: CC BY 4.0\npublisher: Somebody\n")
    assert main(["add", path, str(project), "--yes", "--publisher", "Somebody Else"]) == OK
    got = files(project)
    assert got[f"{STEM}.txt"] == data
    assert got[f"{STEM}.yaml"].decode() == "publisher: Somebody Else\nlicence: CC BY 4.0\nlanguage: en\n"


def test_adding_keeps_the_day_that_only_the_file_name_tells(project: Path, tmp_path: Path) -> None:
    path = saved(tmp_path, TEXT.replace("3 May 2019\n\n", ""), "kremlin--2019-05-03-talks.txt")
    assert main(["add", path, str(project), "--yes"]) == OK
    assert "published: '2019-05-03'\n" in files(project)[f"{STEM}.yaml"].decode()


def test_adding_from_standard_input(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["add", "-", str(project), "--yes", "--name", "talks"]) == OK
    assert "wrote" in capsys.readouterr().out
    assert files(project)["talks.txt"] == TEXT.encode()


def test_adding_dry_run_and_json_write_nothing(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = saved(tmp_path, PAGE)
    before = files(project)
    assert main(["add", page, str(project), "--dry-run", "--yes"]) == OK
    assert "new facts" in capsys.readouterr().out
    assert main(["add", page, str(project), "--json"]) == OK
    told = json.loads(capsys.readouterr().out)
    assert told["written"] is False
    assert told["article"] == f"{STEM}.md"
    assert [fact["kind"] for fact in told["new_facts"]] == ["trade", "visit"]
    assert told["metadata"]["publisher"] == {"value": "The Example Herald", "found_in": "sidecar"}
    assert main(["add", page, str(project)]) == FAILED  # there is no terminal to ask at
    assert "--yes adds it" in capsys.readouterr().out
    assert files(project) == before


def test_adding_asks_at_a_terminal(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relations_kb.cli.adding.is_terminal", lambda: True)
    page = saved(tmp_path, PAGE)
    monkeypatch.setattr("click.confirm", lambda _: False)
    assert main(["add", page, str(project)]) == FAILED
    assert set(files(project)) == {"decisions.yaml"}
    monkeypatch.setattr("click.confirm", lambda _: True)
    assert main(["add", page, str(project)]) == OK
    assert f"{STEM}.md" in files(project)


def test_adding_tells_what_is_better_attested_what_conflicts_and_what_is_told_again(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "corpus" / "old.txt").write_text(
        "Peru and Finland\n\n2 March 2019\n\nBy The Old Herald\n\nPeru opened its embassy in Helsinki in 1972.\n\n"
        "The second round of political consultations between Finland and Peru was held in Helsinki on 1 March 2019.\n"
    )
    new = saved(
        tmp_path,
        "Another paper on both countries\n\n5 June 2020\n\nIn the year 1974 Peru opened its embassy in Helsinki.\n\n"
        "Officials of Peru and Finland met in Helsinki on 1 March 2019 for the second round of political consultations "
        "between the two countries.\n\nFinland and Peru signed an agreement on air services in Lima on 4 May 2020.\n",
        "new.txt",
    )
    assert main(["add", new, str(project), "--json", "--publisher", "The New Herald"]) == OK
    told = json.loads(capsys.readouterr().out)
    assert [fact["kind"] for fact in told["new_facts"]] == ["treaty"]
    (talks,) = [fact for fact in told["better_attested"] if fact["kind"] == "consultation"]
    assert "independent sources 1 → 2" in talks["more"]
    (conflict,) = told["new_conflicts"]
    assert conflict["kind"] == "status"
    assert conflict["more"] == "date: 1972 ≠ 1974"


def test_adding_what_is_there_already_is_refused_and_says_which(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = saved(tmp_path, PAGE)
    assert main(["add", page, str(project), "--yes", "--name", "first"]) == OK
    before = files(project)
    capsys.readouterr()
    assert main(["add", page, str(project), "--yes"]) == FAILED
    error = capsys.readouterr().err
    assert f"has the same words as {project / 'corpus' / 'first.md'}" in error
    assert "--anyway" in error
    assert files(project) == before
    nearly = saved(tmp_path, PAGE.replace(f"<h1>{TITLE}", "<h1>Ministers meet"), "again.html")
    assert main(["add", nearly, str(project), "--yes"]) == FAILED
    assert "has nearly the same words (" in capsys.readouterr().err
    assert main(["add", nearly, str(project), "--yes", "--anyway"]) == OK


def test_adding_the_same_address_is_refused(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    address = ("--url", "https://a.example/1")
    assert main(["add", saved(tmp_path, TEXT, "a.txt"), str(project), "--yes", *address]) == OK
    other = saved(tmp_path, "Another text\n\nFinland and Peru signed an agreement in Lima on 4 May 2020.\n", "b.txt")
    assert main(["add", other, str(project), "--yes", *address]) == FAILED
    assert "has the same address as" in capsys.readouterr().err


def test_adding_another_language_is_said(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", saved(tmp_path, FRENCH, "f.txt"), str(project), "--dry-run"]) == OK
    assert "seems to be French; only English is understood" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "a.txt", "there is nothing in it"),
        (b" \n\t", "a.txt", "there is nothing in it"),
        (b"\x00\x01\x02\x03" * 100, "a.txt", "binary"),
        (b"PK\x03\x04" + bytes(100), "a.docx", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a.html", "PNG"),
        (b"<html><body><nav>x</nav></body></html>", "a.html", "no article's text"),
        (pdf([[], []]), "a.pdf", "perhaps only pictures"),
        (b"%PDF-1.4 rubbish", "a.pdf", "the PDF"),
        (b"x" * 1_000_001, "a.txt", "has more than the 1 MB"),
        (b"---\ntitle: [\n---\nWords", "a.md", "a.md:"),
    ],
)
def test_adding_what_cannot_be_used_is_one_line_and_leaves_nothing(
    data: bytes, name: str, said: str, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "relations.yaml").write_text("max_article_megabytes: 1\n")
    before = files(project)
    path = saved(tmp_path, data, name)
    assert main(["add", path, str(project), "--yes"]) == FAILED
    error = capsys.readouterr().err
    assert said in error
    assert error.startswith("relations-kb: ")
    assert error.count("\n") == 1
    assert "Traceback" not in error
    assert "internal error" not in error
    assert files(project) == before
    assert not (project / "corpus" / "originals").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.html"], "the file cannot be read"),
        (["."], "is a folder"),
        (["ftp://a.example/x"], "is no address that can be fetched"),
    ],
)
def test_adding_from_nowhere(
    arguments: list[str], said: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", *arguments, str(project)]) == FAILED
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--published", "yesterday"], "a date is written like"),
        (["--url", "a.example"], "an address begins with"),
        (["--name", "../up"], "is no name for an article"),
        (["--name", "decisions"], "is taken"),
    ],
)
def test_adding_with_wrong_options(
    options: list[str], said: str, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", saved(tmp_path, TEXT, "a.txt"), str(project), "--yes", *options]) == FAILED
    assert said in capsys.readouterr().err
    assert set(files(project)) == {"decisions.yaml"}


def test_adding_from_the_corpus_itself_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "corpus" / "a.txt"
    path.write_text(TEXT)
    assert main(["add", str(path), str(project), "--yes"]) == FAILED
    assert "is in the corpus already" in capsys.readouterr().err


def test_write_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.md").write_text("old")
    with pytest.raises(ArticleError, match="exists already"):
        write(tmp_path, [("originals/b.html", b"1"), ("b.yaml", b"2"), ("b.md", b"3")])
    assert [path.name for path in tmp_path.rglob("*")] == ["b.md"]
    assert (tmp_path / "b.md").read_text() == "old"

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ArticleError, match="no space left on device"):
        write(tmp_path, [("originals/c.html", b"1"), ("c.md", b"3")])
    assert [path.name for path in tmp_path.rglob("*")] == ["b.md"]


def test_write_interrupted_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, count = os.link, iter(range(9))

    def interrupted(one: Path, other: Path) -> None:
        if next(count) == 1:
            raise KeyboardInterrupt
        real(one, other)

    monkeypatch.setattr(os, "link", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, [("originals/c.html", b"1"), ("c.yaml", b"2"), ("c.md", b"3")])
    assert list(tmp_path.rglob("*")) == []


def test_write_where_the_disk_knows_no_second_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: Path, __: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", unknown)
    write(tmp_path, [("a.md", b"1")])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.md": b"1"}
    with pytest.raises(ArticleError, match="exists already"):
        write(tmp_path, [("a.md", b"2")])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.md": b"1"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "en"),
        (FRENCH, "fr"),
        ("El ministro de Relaciones Exteriores de Chile recibió en Santiago al ministro del Perú y los dos hablaron "
         "del comercio entre los países, que en el año pasado fue más alto que nunca.", "es"),
        ("Der Außenminister von Chile hat den Minister aus Peru in Santiago empfangen, und die beiden sprachen über "
         "den Handel zwischen den Ländern, der im letzten Jahr auch gewachsen ist.", "de"),
        ("Министр иностранных дел Чили принял министра из Перу, и они говорили о торговле между странами, которая в "
         "прошлом году была выше, чем когда-либо за все время, что не удивило для этой страны.", "ru"),
        ("وزير الخارجية التقى نظيره في العاصمة وناقشا التجارة", "ar"),
        ("外交部长在首都会见了秘鲁外长", "zh"),
        ("Lima Santiago", None),
        ("Ana Perez\nJuan Lopez\n" * 20, None),
    ],
)  # fmt: skip
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_likeness_knows_copies_and_lets_quotes_pass() -> None:
    there = read_article("old.txt", TEXT.encode())
    copy = read_article("new.txt", TEXT.replace("\n\n", "\r\n\r\n").upper().encode())
    assert [one.same for one in alike(copy, [there])] == [True]
    longer = f"{MEETING} " + " ".join(f"Word{n} other{n} more{n} of it." for n in range(80))
    assert alike(read_article("new.txt", f"Other\n\n{longer}\n".encode()), [there]) == ()
    other = read_article("other.txt", b"Finland\n\nFinland and Peru signed an agreement in Lima on 4 May 2020.\n")
    assert alike(other, [there]) == ()


@pytest.mark.parametrize(
    ("title", "published", "stem", "name"),
    [
        ("Talks in Baku", "2019-05-03", "x", "talks-in-baku-2019"),
        ("Talks of 2019", "2019-05-03", "x", "talks-of-2019"),
        ("Əliyev meets Peña", None, "x", "aliyev-meets-pena"),
        (None, "2019", "2019-05-03 page", "2019-05-03-page"),
        ("外交", None, "x", "waijiao"),
        ("The minister of foreign affairs of one country and that of the other", None, "x",
         "the-minister-of-foreign-affairs-of-one-country-and-that"),
    ],
)  # fmt: skip
def test_names(title: str | None, published: str | None, stem: str, name: str) -> None:
    assert proposed(title, published, stem, ()) == name
    assert proposed(title, published, stem, {name, f"{name}-2"}) == f"{name}-3"


def test_adding_imports_its_libraries_only_when_they_are_needed(project: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from relations_kb.cli import main; import relations_kb.adding, relations_kb.pipeline;"
        f"main(['add', {saved(tmp_path, TEXT, 'a.txt')!r}, {str(project)!r}, '--yes']);"
        "print(sorted({'trafilatura', 'lxml', 'mwparserfromhell', 'pypdf', 'urllib.request'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]", done.stdout
