"""A part that is published by itself holds all that belongs to it, nothing else, and says what it left out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from relations_kb import pipeline
from relations_kb.check import check
from relations_kb.cli import FAILED, OK, main
from relations_kb.errors import BuildError, SettingsError
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.site import Settings
from relations_kb.part import Wanted, part_of
from relations_kb.pipeline import Understood
from relations_kb.settings import asking_for, parse_settings

ARTICLES = {
    "old.txt": (
        "Chile and Norway\n\n3 July 1990\n\nChile and Norway established diplomatic relations on 4 May 1920. "
        "On 6 June 1990 the President of Chile, Ana Rojas, visited Norway and met Prime Minister Jon Berg in Oslo."
    ),
    "three.txt": (
        "Three states\n\n3 July 2012\n\nChile, Norway and Peru signed the Agreement on Fisheries on 2 July 2012. "
        "On 3 July 2012 the Foreign Minister of Peru, Luis Quispe, visited Norway and met Foreign Minister Kari Lund."
    ),
    "figures.txt": (
        "Trade of Norway\n\n3 July 2015\n\nIn 2014, exports from Norway to Chile reached 12.5 million US dollars. "
        "The second round of political consultations between Kenya and Iceland was held in Nairobi on 5 May 2015. "
        "Norway and Kenya spoke of an agreement between the President of Norway and Iceland."
    ),
    "other.txt": (
        "Kenya and Iceland\n\n3 July 2016\n\nThe third round of political consultations between Kenya and Iceland was "
        "held in Reykjavik on 5 May 2016. Kenya has an embassy in Iceland."
    ),
}
DECISIONS = """
- verdict: wrong
  record: {doc: other.txt, quote: "The third round of political consultations between Kenya and Iceland"}
  reason: A test.
- verdict: note
  record: {doc: figures.txt, quote: "exports from Norway to Chile reached 12.5 million US dollars"}
  reason: Another test.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "corpus" / name).write_text(f"{text}\n")
    return tmp_path


def published(project: Path, **asked: Any) -> Understood:
    settings = Settings.model_validate({"cache": None, **asked})
    return pipeline.to_publish(pipeline.understand(project, settings), settings)


def files(project: Path, **asked: Any) -> dict[str, bytes]:
    settings = Settings.model_validate({"cache": None, **asked})
    return {page.path: page.content for page in pipeline.site(published(project, **asked).knowledge, settings, project)}


def ids_in(kb: KnowledgeBase) -> set[str]:
    """Return every id that a knowledge base speaks of, wherever it stands."""
    return set(re.findall(r'"([rfp]-[^"]+)"', kb.model_dump_json(exclude={"part"})))


PARTS: tuple[dict[str, Any], ...] = (
    {"pairs": "CHL-NOR"},
    {"pairs": ["nor-per", "ISL-KEN"]},
    {"since": 2012},
    {"since": "2014-06-01", "pairs": "CHL-NOR"},
)


@pytest.mark.parametrize("asked", PARTS, ids=str)
def test_part_holds_its_facts_and_nothing_that_is_left_out(project: Path, asked: dict[str, Any]) -> None:
    whole = published(project).knowledge
    part = published(project, **asked).knowledge
    settings = Settings.model_validate(asked)
    wanted = Wanted(settings.pairs, settings.since)
    assert {fact.id for fact in part.facts} == {
        fact.id for fact in whole.facts if wanted.between(fact.countries) and wanted.at(fact.best.date)
    }
    assert 0 < len(part.facts) < len(whole.facts)
    there = {record.id for record in (*part.records, *part.rejected, *part.review)}
    there |= {fact.id for fact in part.facts} | {person.id for person in part.people}
    known = {record.id for record in whole.records} | {fact.id for fact in whole.facts} | {p.id for p in whole.people}
    assert (ids_in(part) & known) <= there
    assert {document.name for document in part.documents} == {record.doc for record in part.records}
    assert {record.id for fact in part.facts for record in part.records if record.id in fact.records} == {
        record.id for record in part.records
    }
    assert part.part is not None
    assert part.part.left_out.facts == len(whole.facts) - len(part.facts)
    assert part.part.left_out.articles == len(whole.documents) - len(part.documents)


@pytest.mark.parametrize("asked", PARTS, ids=str)
def test_links_of_a_part_resolve_and_pages_are_those_of_the_part(project: Path, asked: dict[str, Any]) -> None:
    settings = Settings.model_validate({"cache": None, **asked})
    assert [str(problem) for problem in check(project, settings).problems] == []
    pages = files(project, **asked)
    pairs = {path.split("/")[1] for path in pages if re.fullmatch(r"pairs/\w+-\w+/index.html", path)}
    assert pairs
    if settings.pairs:
        wanted = {"-".join(pair).lower() for pair in settings.pairs}
        assert pairs <= wanted
        assert {path.split("/")[-1].split(".")[0] for path in pages if path.startswith("data/pairs/")} <= wanted
        codes = {code for pair in settings.pairs for code in pair}
        assert {row["id"] for row in json.loads(pages["data/countries.json"])} <= codes


def test_a_fact_of_three_countries_stands_on_the_pages_of_the_published_pairs(project: Path) -> None:
    pages = files(project, pairs="CHL-NOR")
    assert b"Agreement on Fisheries" in pages["pairs/chl-nor/index.html"]
    assert b"Peru" in pages["pairs/chl-nor/index.html"]
    assert not [path for path in pages if "per" in path.split("/")[1:2] or "-per" in path]
    assert b"Quispe" not in b"".join(content for path, content in pages.items() if path.startswith("people/"))


def test_since_takes_what_may_have_been_later_and_nothing_without_a_date() -> None:
    wanted = Wanted((), "2015-06")
    assert wanted.at("2015")
    assert wanted.at("2015-06-01")
    assert wanted.at("2014/2016")
    assert wanted.at("2015~")
    assert not wanted.at("2015-05-31")
    assert not wanted.at("2014")
    assert not wanted.at(None)


def test_every_page_says_that_it_is_a_part_and_one_says_what_is_left_out(project: Path) -> None:
    pages = files(project, pairs="CHL-NOR, ISL-NOR", since="2012")
    for path, content in pages.items():
        if path.endswith(".html"):
            assert b"Chile\xe2\x80\x93Norway and Iceland\xe2\x80\x93Norway, since 2012" in content, path
    assert b"is a part of what its collection of articles tells: Chile" in pages["llms.txt"]
    about = pages["about/index.html"].decode()
    assert 'id="part"' in about
    assert "Nothing is known of Iceland–Norway" in about
    assert re.search(r"Left out are \d facts( \(\d of (it|them) without a date\))?, 2 articles", about), about
    whole = files(project)
    assert b"A part of" not in whole["index.html"]
    assert b"is a part of" not in whole["llms.txt"]
    assert b'id="part"' not in whole["about/index.html"]


def test_decisions_stay_where_what_they_are_on_stays(project: Path) -> None:
    (project / "corpus" / "decisions.yaml").write_text(DECISIONS)
    whole = published(project)
    assert [str(problem) for problem in whole.problems] == []
    assert len(whole.knowledge.decisions) == 2
    assert [one.verdict for one in published(project, pairs="CHL-NOR").knowledge.decisions] == ["note"]
    assert published(project, pairs="CHL-NOR").knowledge.rejected == ()
    assert len(published(project, pairs="ISL-KEN").knowledge.rejected) == len(whole.knowledge.rejected) == 1


def test_a_part_without_any_fact_is_refused(project: Path) -> None:
    kb = published(project).knowledge
    with pytest.raises(BuildError, match=r"none of \d+ facts is of ISL-PER since 2020; widen"):
        part_of(kb, Wanted((("ISL", "PER"),), "2020"))


def test_build_says_what_it_left_out_and_sees_another_part(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build = ["build", "--no-search", str(project)]
    assert main([*build, "--pairs", "NOR-CHL,CHL-ISL"]) == OK
    said = capsys.readouterr().out
    assert re.search(r"\nA part \(CHL-ISL, CHL-NOR\); left out: \d facts, 1 article, \d people, 3 countries; ", said), (
        said
    )
    assert "nothing is known of CHL-ISL\n" in said
    assert not (project / "build" / "pairs" / "isl-ken").exists()
    assert main(["check", str(project), "--pairs", "CHL-NOR"]) == OK
    assert "A part (CHL-NOR)" in capsys.readouterr().out
    assert main(build) == OK
    assert "A part" not in capsys.readouterr().out
    assert (project / "build" / "pairs" / "isl-ken").exists()
    (project / "relations.yaml").write_text("pairs: [ISL-KEN]\nsince: 2016-01-01\n")
    assert main(build) == OK
    assert "A part (ISL-KEN, since 2016-01-01)" in capsys.readouterr().out
    assert main([*build, "--pairs", "CHL-PER", "--since", "2030"]) == FAILED
    assert "none of" in capsys.readouterr().err
    assert (project / "build" / "pairs" / "isl-ken").exists()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("pairs: AZE", r"relations.yaml:1: pairs is 'AZE': .*'AZE' is no pair"),
        ("pairs: [AZE-AZE]", "is no pair"),
        ("pairs: 3", "is no pair|no list of pairs"),
        ("title: A\npairs: [AZE-KAX]", r"relations.yaml:2: pairs names KAX, which is no country's code"),
        ("since: 15", "no date"),
        ("since: 2015-13", "no date"),
        ("since: yesterday", "no date"),
    ],
)
def test_settings_that_name_no_part_are_refused(text: str, what: str) -> None:
    with pytest.raises(SettingsError, match=what):
        parse_settings(text)


def test_what_the_command_line_asks_for_counts_instead() -> None:
    own = parse_settings("pairs: AZE-KAZ\nsince: 2015-06-01\n")
    assert (own.pairs, own.since) == ((("AZE", "KAZ"),), "2015-06-01")
    assert asking_for(own, "", "") == own
    assert asking_for(own, "can-aze", "").pairs == (("AZE", "CAN"),)
    assert asking_for(own, "can-aze", "").since == "2015-06-01"
    with pytest.raises(SettingsError, match="--since is '20'"):
        asking_for(own, "", "20")
    with pytest.raises(SettingsError, match="KAX"):
        asking_for(own, "AZE-KAX", "")
