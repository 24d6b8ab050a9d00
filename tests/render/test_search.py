"""What can be found: an entry a fact, source, pair, country and person, and the pages that Pagefind reads."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

import pytest
from tests.site.small import small_knowledge

from relations_kb import render
from relations_kb.errors import BuildError
from relations_kb.render import cbor, pagefind
from relations_kb.render.index import Index
from relations_kb.render.names import names_script
from relations_kb.render.search import Entry, entries, entry_page
from relations_kb.render.templates import environment


@pytest.fixture
def found(known: Index) -> tuple[Entry, ...]:
    return tuple(entries(known, environment({"country": known.country, "person": known.person})))


def test_everything_can_be_found_once(found: tuple[Entry, ...], known: Index) -> None:
    kb = known.kb
    things = len(kb.facts) + len(kb.documents) + len(known.by_pair) + len(kb.countries) + len(kb.people)
    assert len({(entry.kind, entry.href) for entry in found}) == len(found) == things


def test_a_fact_is_found_by_its_quote_people_and_countries(found: tuple[Entry, ...]) -> None:
    treaty = next(entry for entry in found if "signed-ministry" in entry.href)
    assert treaty.kind == "Treaties"
    assert treaty.countries == ("Chile", "Iceland")
    assert treaty.years == (2004,)
    assert treaty.words.startswith("sources/")
    assert "Fisheries" in treaty.quote


def test_words_that_may_not_be_shown_cannot_be_found(found: tuple[Entry, ...]) -> None:
    assert not any("may not be shown" in entry.text + entry.quote for entry in found)


def test_entry_page_escapes_and_names_filters() -> None:
    page = entry_page(Entry("Visits", 'A "<b>', "x#y", text="one & two", countries=("Chile",), years=(2004,)))
    assert 'data-v="A &#34;&lt;b&gt;"' in page
    assert '<i data-pagefind-filter="year[data-v]" data-v="2004"></i>' in page
    assert "<p>one &amp; two</p>" in page


def test_names_script_holds_every_page_and_is_small(known: Index) -> None:
    script = names_script(known).decode()
    for slug in ("chl-isl", "elena-duarte", "daily-herald-2021", "isl"):
        assert slug in script
    assert len(script) < 4_000


def test_search_index_is_the_same_every_time_and_holds_no_interface_of_others(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        pagefind.write_search(render.search_pages(small_knowledge()), tmp_path / name)
        files = sorted(file for file in (tmp_path / name).rglob("*") if file.is_file())
        made.append([(file.relative_to(tmp_path / name), sha256(file.read_bytes()).hexdigest()) for file in files])
        assert not [file for file in files if "ui" in file.name]
    assert made[0] == made[1]


def test_cbor_forms() -> None:
    value = ["text", 0, 23, 24, 255, 256, 70_000, -1, ["ə" * 30, []]]
    assert cbor.decode(cbor.encode(value)) == value
    assert cbor.encode([1, "a"]) == b"\x82\x01\x61a"
    for unknown in (b"", b"\xf5", b"\x82\x01", b"\x01\x01"):
        with pytest.raises(ValueError, match=r"early|known|left"):
            cbor.decode(unknown)


def test_search_without_pagefind_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\necho No module named pagefind >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    with pytest.raises(BuildError, match=r"No module named pagefind.*pip install"):
        pagefind.write_search(["<p>x"], tmp_path / "site")
