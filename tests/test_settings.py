"""relations.yaml: what it may say, and what is said about what it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from relations_kb.errors import SettingsError
from relations_kb.model.site import Settings
from relations_kb.settings import load_settings, parse_settings


def test_parse_settings_reads_every_field() -> None:
    text = "title: A\ndescription: B\nbase_url: https://example.org/x/\nmax_unresolved: 3\nmin_confidence: 0.5\n"
    settings = parse_settings(text)
    assert (settings.title, settings.description, settings.base_url) == ("A", "B", "https://example.org/x/")
    assert (settings.max_unresolved, settings.min_confidence) == (3, 0.5)


@pytest.mark.parametrize("text", ["", "# nothing but a comment\n", "---\n"])
def test_parse_settings_without_a_setting_gives_the_defaults(text: str) -> None:
    assert parse_settings(text) == Settings()


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("title: A\ntitel: B\n", 2, ["no setting titel", "did you mean title?"]),
        ("colour: red\n", 1, ["no setting colour", "the settings are title,"]),
        ("\n\nmax_unresolved: many\n", 3, ["max_unresolved is 'many'", "the default is 50"]),
        ("max_unresolved: -1\n", 1, ["greater than or equal to 0"]),
        ("title: A\ntitle: B\n", 2, ["stands here and in line 1", "keep one"]),
        ("title: a: b\n", 1, ["not valid YAML", "quotes"]),
        ("title: 'a\n", 2, ["not valid YAML"]),
        ("- a\n- b\n", 1, ["does not hold settings"]),
        ("just words\n", 1, ["does not hold settings"]),
        ("title:\n", 1, ["title is None"]),
        ("corpus: /etc\n", 1, ["no folder below the project", "corpus: corpus"]),
        ("title: A\noutput: ../elsewhere\n", 2, ["no folder below the project"]),
        ("output: corpus\n", 1, ["replaces that folder", "output: build"]),
        ("output: .\n", 1, ["replaces that folder"]),
        ("output: site\ncorpus: site/articles\n", 1, ["replaces that folder"]),
        ("title: !!python/object:os.system x\n", 1, ["not valid YAML"]),
        ("? [a, b]\n: c\n", 1, []),
    ],
)
def test_parse_settings_names_file_line_reason_and_remedy(text: str, line: int, words: list[str]) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text, "here/relations.yaml")
    assert str(caught.value).startswith(f"here/relations.yaml:{line}: ")
    assert "\n" not in str(caught.value)
    for word in words:
        assert word in str(caught.value)


def test_load_settings_is_optional_where_there_is_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    assert load_settings(tmp_path) == Settings()


def test_load_settings_takes_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "relations.yaml").write_bytes(b"\xef\xbb\xbftitle: \xc3\x89lys\xc3\xa9e\r\n")
    assert load_settings(tmp_path).title == "Élysée"


def test_load_settings_of_a_folder_that_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="relations-kb init"):
        load_settings(tmp_path)
    with pytest.raises(SettingsError, match="no such folder"):
        load_settings(tmp_path / "nowhere")


def test_load_settings_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "relations.yaml").write_bytes("title: Élysée".encode("cp1252"))
    with pytest.raises(SettingsError, match="save it as UTF-8"):
        load_settings(tmp_path)


def test_the_projects_own_settings_load(repo: Path) -> None:
    assert load_settings(repo).title
