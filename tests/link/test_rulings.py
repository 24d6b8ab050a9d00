"""Rulings applied to real articles: they outlive what happens to a corpus, and say so where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.pipeline import Understood, understand
from relations_kb.settings import load_settings

ONE = """Finland and Peru hold consultations

2 March 2019

The second round of political consultations between Finland and Peru was held in Helsinki on 1 March 2019.

Peru opened its embassy in Helsinki in 1972.
"""
TWO = """Peru and Finland: the record

5 June 2020

Peru opened its embassy in Helsinki in 1974. Trade turnover between Finland and Peru amounted to $250 million in 2019.
"""
ENTRY = """\
- verdict: value
  record: {doc: two.txt, quote: opened its embassy in Helsinki in 1974}
  field: date
  value: 1974
  reason: The decree is of 1974.
"""


def _project(tmp_path: Path, decisions: str, **texts: str) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir(exist_ok=True)
    for name, text in texts.items():
        (corpus / f"{name}.txt").write_text(text, encoding="utf-8")
    (corpus / "decisions.yaml").write_text(decisions, encoding="utf-8")
    return tmp_path


def _understood(root: Path) -> Understood:
    return understand(root, load_settings(root))


def _embassy(kb: KnowledgeBase) -> str | None:
    (fact,) = [fact for fact in kb.facts if getattr(fact.best, "event", "") == "mission-opened"]
    return fact.best.date if fact.decisions else None


def test_rulings_outlive_new_articles_new_names_and_edits_elsewhere(tmp_path: Path) -> None:
    root = _project(tmp_path, ENTRY, one=ONE, two=TWO)
    assert _embassy(_understood(root).knowledge) == "1974"

    # A new article, older than the others, of the same fact and of others.
    early = "Peru and Finland\n\n1 May 1999\n\nPeru opened its embassy in Helsinki in 1972.\n"
    _project(tmp_path, ENTRY, one=ONE, two=TWO, early=early)
    # The file that the entry names gets another name, and other words before and after those quoted.
    (tmp_path / "corpus" / "two.txt").rename(tmp_path / "corpus" / "2020-06-05-record.txt")
    understood = _understood(root)
    assert _embassy(understood.knowledge) == "1974"
    assert understood.problems == ()

    edited = TWO.replace("Peru and Finland: the record", "Peru, Finland: a record, mended").replace("$250", "$251")
    (tmp_path / "corpus" / "2020-06-05-record.txt").write_text("\n" + edited.replace(" its ", "\nits "), "utf-8")
    understood = _understood(root)
    assert _embassy(understood.knowledge) == "1974"
    assert understood.problems == ()


@pytest.mark.parametrize(
    ("record", "what", "remedy"),
    [
        ("{doc: two.txt, quote: opened its embassy in Helsinki in 1973}", "no record fits", "the nearest is"),
        ("{doc: gone.txt, quote: nobody ever wrote this anywhere}", "there is no such article", "correct the entry"),
        ("{doc: two.txt, quote: The second round of political}", "the words stand in one.txt", "write 'doc: one.txt'"),
        ("{doc: two.txt, quote: 'Peru and Finland: the record'}", "still stand in line 1", "explain two.txt:1"),
        ("{doc: two.txt, quote: opened its embassy, date: 1972}", "with these fields", "date: 1974 and not 1972"),
    ],
)
def test_stale_rulings_say_why_and_what_is_nearest(tmp_path: Path, record: str, what: str, remedy: str) -> None:
    root = _project(tmp_path, f"# kept\n- verdict: wrong\n  record: {record}\n  reason: x\n", one=ONE, two=TWO)
    (problem,) = _understood(root).problems
    assert (problem.file, problem.line) == ("decisions.yaml", 3)
    assert what in problem.what
    assert remedy in problem.remedy


def test_rulings_several_records_tell_which_field_to_add(tmp_path: Path) -> None:
    text = "Peru and Finland\n\nPeru opened its embassy in Helsinki in 1974. Peru opened its embassy there in 1975.\n"
    root = _project(tmp_path, "- verdict: wrong\n  record: {doc: a.txt, quote: embassy}\n  reason: x\n", a=text)
    (problem,) = _understood(root).problems
    assert "2 records fit" in problem.what
    assert "'date: …' (one of: 1974, 1975)" in problem.remedy


def test_rulings_wrong_and_right_reach_records_held_back(tmp_path: Path) -> None:
    root = _project(tmp_path, "", one=ONE, two=TWO)
    (tmp_path / "relations.yaml").write_text("min_confidence: 1.0\n", "utf-8")
    held = _understood(root)
    quotes = {r.kind: r.evidence[0].quote for r in held.knowledge.review if r.doc == "two.txt"}
    assert {"trade", "status"} <= set(quotes)
    _project(
        tmp_path,
        "- verdict: right\n  record: {doc: two.txt, quote: Trade turnover between}\n  reason: I looked it up.\n"
        "- verdict: reject\n  record: {doc: two.txt, quote: opened its embassy}\n  reason: It was a legation.\n",
    )
    after = _understood(root)
    assert [(r.doc, r.kind) for r in after.knowledge.records if r.doc == "two.txt"] == [("two.txt", "trade")]
    assert [r.kind for r in after.knowledge.rejected] == ["status"]
    assert len(after.knowledge.review) == len(held.knowledge.review) - 2
    assert not [problem for problem in after.problems if problem.file == "decisions.yaml"]


def test_rulings_country_settles_a_name_and_finds_its_article_again(tmp_path: Path) -> None:
    text = "News\n\nOn 3 May 2011 the foreign ministers of Congo and Peru met in Lima.\n"
    root = _project(tmp_path, "", a=text)
    assert [u.name for u in _understood(root).knowledge.unresolved] == ["Congo"]
    entry = (
        "- verdict: country\n  mention: {doc: a.txt, name: Congo, quote: ministers of Congo and Peru}\n"
        "  country: COG\n  reason: The delegation came from Brazzaville.\n"
    )
    _project(tmp_path, entry)
    (tmp_path / "corpus" / "a.txt").rename(tmp_path / "corpus" / "b.txt")
    kb = _understood(root).knowledge
    assert kb.unresolved == ()
    assert [r.countries for r in kb.records] == [("COG", "PER")]
    assert kb.decisions[0].targets == ("b.txt",)
    assert kb.decisions[0].value == "Congo: COG"


def test_rulings_slip_of_a_country_joins_the_fact_that_was_meant(tmp_path: Path) -> None:
    slip = "Peru and Finland\n\n3 May 2019\n\nThe second round of political consultations between Iceland and Peru was "
    slip += "held in Helsinki on 1 March 2019.\n"
    entry = (
        "- verdict: value\n  record: {doc: b.txt, quote: The second round}\n  field: countries\n"
        "  value: [FIN, PER]\n  reason: Iceland is a slip for Finland.\n"
    )
    root = _project(tmp_path, entry, a=ONE, b=slip)
    kb = _understood(root).knowledge
    (fact,) = [fact for fact in kb.facts if fact.kind == "consultation"]
    assert fact.countries == ("FIN", "PER")
    assert {r.doc for r in kb.records if r.id in fact.records} == {"a.txt", "b.txt"}
    assert ("ISL", "PER") in {r.countries for r in kb.records}  # what the source says stays
    assert [c.field for c in fact.conflicts] == ["countries"]
