"""The whole stage: independent of order, of other articles and of their names; stable ids; the stories' scores."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from tests.link import gold
from tests.link.make import consultation, document, status, trade, treaty, visit

from relations_kb.link import link
from relations_kb.model.record import Record
from relations_kb.model.text import Document

STORIES = gold.SHARED / "gold" / "stories"
needs_stories = pytest.mark.skipif(not STORIES.is_dir(), reason="the story sets (../shared/gold) are not here")


def _corpus() -> tuple[list[Document], list[Record]]:
    documents = [document(f"{name}.txt", published=f"202{n}-01-01") for n, name in enumerate("abcd")]
    records: list[Record] = [
        consultation("a.txt", "Ana Quispe/PER/Deputy Minister", "Tuomas Virtanen/FIN", round=2, date="2020-05-04"),
        consultation("b.txt", "A. Quispe/PER", "Virtanen, Tuomas/FIN", round=2, date="2020-05"),
        visit("b.txt", "Ana Quispe/PER/President", date="2021-02-03", guest="PER", host="FIN"),
        visit("c.txt", "Quispe/PER/President", date="2021-02-03", guest="PER", host="FIN"),
        treaty("c.txt", "Agreement on Tourism", date="2021-02-03"),
        treaty("d.txt", "tourism accord", date="2021-02"),
        trade("c.txt", 5e6),
        trade("d.txt", 5.1e6, flow="imports", reporter="PER", partner="FIN"),
        status("d.txt", "relations-established", date="1950"),
        status("a.txt", "relations-established", date="1950-03-04", countries=("CHL", "PER")),
    ]
    return documents, records


def test_link_does_not_depend_on_the_order() -> None:
    documents, records = _corpus()
    expected = link(documents, records)
    for seed in range(8):
        draw = random.Random(seed)
        shuffled = link(draw.sample(documents, len(documents)), draw.sample(records, len(records)))
        assert shuffled == expected


def test_link_every_record_is_in_one_fact_and_nothing_is_mutated() -> None:
    documents, records = _corpus()
    before = [record.model_dump() for record in records]
    kb = link(documents, records)
    assert sorted(i for fact in kb.facts for i in fact.records) == sorted(record.id for record in records)
    assert before == [record.model_dump() for record in records]
    assert all(person.id for record in kb.records for person in record.people)


def test_link_ids_stay_when_later_articles_come() -> None:
    documents, records = _corpus()
    for count in (1, 2, 3):
        names = {d.name for d in documents[:count]}
        early = link(documents[:count], [r for r in records if r.doc in names])
        late = link(documents, records)
        home = {record_id: fact.id for fact in late.facts for record_id in fact.records}
        assert all(home[fact.records[0]] == fact.id for fact in early.facts)
        assert {p.id for p in early.people} <= {p.id for p in late.people}
        assert {p.slug for p in early.people} <= {p.slug for p in late.people}


def test_link_countries_have_names_and_paths() -> None:
    kb = link(*_corpus())
    assert [(c.code, c.name) for c in kb.countries] == [("CHL", "Chile"), ("FIN", "Finland"), ("PER", "Peru")]


def test_series_names_the_rounds_that_no_source_documents() -> None:
    kb = link([document("a.txt")], [consultation("a.txt", round=3, date="2023-06-30")])
    (found,) = kb.standing.series
    assert [(gap.first, gap.last, gap.between) for gap in found.gaps] == [(1, 2, (None, "2023-06-30"))]
    assert [(one.number, one.facts) for one in found.rounds] == [(3, (kb.facts[0].id,))]


def test_link_nothing_gives_nothing() -> None:
    kb = link([], [])
    assert (kb.facts, kb.people, kb.countries) == ((), (), ())


@needs_stories
def test_link_stories_reach_their_scores(tmp_path: Path) -> None:
    path = gold.SHARED / "gold" / "stories.jsonl"
    gold.write(link(gold.documents(STORIES), gold.records(path)), tmp_path)
    scorer = [sys.executable, str(gold.SHARED / "contract" / "score_facts.py"), str(path), str(tmp_path), "--json"]
    conflicts = str(gold.SHARED / "gold" / "stories-conflicts.jsonl")
    said = subprocess.run([*scorer, "--texts", str(STORIES), "--conflicts", conflicts], capture_output=True, check=True)
    scores = json.loads(said.stdout)
    assert scores["facts"]["f1"] >= 0.98
    assert scores["facts"]["precision"] >= 0.98
    assert scores["people"]["f1"] >= 0.98
    assert scores["people"]["precision"] >= 0.98
    assert scores["conflicts"]["f1"] >= 0.95
    assert scores["conflicts"]["type_right"] >= 0.95
    assert scores["alarms"]["precision"] >= 0.95


@needs_stories
def test_link_stories_ids_do_not_depend_on_other_stories() -> None:
    documents = gold.documents(STORIES)
    records = gold.records(gold.SHARED / "gold" / "stories.jsonl")
    whole = link(documents, records)
    facts = {frozenset(fact.records): fact.id for fact in whole.facts}
    people = {(person.name, person.records): (person.id, person.slug) for person in whole.people}
    for story in sorted({d.name.rsplit("-", 1)[0] for d in documents}):
        part = link([d for d in documents if d.name.startswith(story)], [r for r in records if r.doc.startswith(story)])
        assert all(facts[frozenset(fact.records)] == fact.id for fact in part.facts)
        assert all(people[p.name, p.records] == (p.id, p.slug) for p in part.people)


@needs_stories
@pytest.mark.parametrize("seed", range(6))
def test_link_stories_shuffled_split_and_renamed_keep_their_ids(seed: int) -> None:
    draw = random.Random(seed)
    documents = gold.documents(STORIES)
    records = gold.records(gold.SHARED / "gold" / "stories.jsonl")
    stories = sorted({d.name.rsplit("-", 1)[0] for d in documents})
    some = draw.sample(stories, draw.randint(2, len(stories)))
    kept = [d for d in documents if d.name.rsplit("-", 1)[0] in some]
    names = {d.name: f"{draw.random()}.txt" for d in kept}
    renamed = [d.model_copy(update={"name": names[d.name]}) for d in kept]
    own = [r.model_copy(update={"doc": names[r.doc]}) for r in records if r.doc in names]
    whole = link(documents, records)
    part = link(draw.sample(renamed, len(renamed)), draw.sample(own, len(own)))
    facts = {frozenset(fact.records): fact.id for fact in whole.facts}
    assert all(facts[frozenset(fact.records)] == fact.id for fact in part.facts)
    people = {(frozenset(p.records), p.id): p.slug for p in whole.people}
    assert all(people[frozenset(p.records), p.id] == p.slug for p in part.people)
