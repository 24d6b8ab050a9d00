"""The data files keep the contracts, and keep back what may not be published."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.site.small import small_knowledge

from relations_kb import export
from relations_kb.export.codes import TABLE, codes
from relations_kb.kinds import KINDS
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.record import Evidence

CONTRACT = {"doc", "kind", "countries", "date", "date_basis", "modality", "place", "people", "evidence"}
OWN = {
    "consultation": {"mechanism", "round", "topics"},
    "visit": {"form", "guest", "host"},
    "treaty": {"title", "action"},
    "trade": {"flow", "reporter", "partner", "value", "currency", "period", "qualifier"},
    "status": {"event", "actor", "counterpart", "mission", "via"},
}


def lines(data: dict[str, str], name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data[f"data/{name}"].splitlines()]


def test_records_have_the_contracts_fields_an_id_and_ids_of_people(data: dict[str, str]) -> None:
    rows = lines(data, "records.jsonl")
    for row in rows:
        assert set(row) >= CONTRACT | OWN[row["kind"]] | {"id"}
        assert all(set(person) == {"name", "country", "office", "id"} for person in row["people"])
    assert len({row["id"] for row in rows}) == len(rows)


def test_records_quote_the_published_texts(data: dict[str, str]) -> None:
    for row in lines(data, "records.jsonl"):
        text = data.get(f"data/texts/{row['doc']}")
        for evidence in row["evidence"] if text is not None else ():
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]  # type: ignore[index]


def test_facts_point_at_records_and_hold_every_record_once(data: dict[str, str]) -> None:
    records = [row["id"] for row in lines(data, "records.jsonl")]
    used = [id for fact in lines(data, "facts.jsonl") for id in fact["records"]]
    assert sorted(used) == sorted(records)


def test_facts_conflicts_have_the_contracts_shape(data: dict[str, str]) -> None:
    (fact,) = [fact for fact in lines(data, "facts.jsonl") if fact["id"] == "consultation-herald"]
    assert fact["conflicts"][0] == {
        "field": "round",
        "type": "conflict",
        "values": [
            {"value": "2", "records": ["consultation-herald"]},
            {"value": "3", "records": ["consultation-review"]},
        ],
    }
    assert fact["origins"] == 2
    assert set(fact) >= OWN["consultation"] | {"date", "place", "people"}
    assert not set(fact) & {"doc", "evidence", "rule"}


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        ("records.jsonl", "record"),
        ("facts.jsonl", "fact"),
        ("people.json", "people"),
        ("countries.json", "countries"),
        ("sources.json", "sources"),
        ("doubts.json", "doubts"),
        ("standing.json", "standing"),
    ],
)
def test_files_keep_their_schemas(data: dict[str, str], file: str, schema: str) -> None:
    checker = jsonschema.Draft202012Validator(json.loads(data[f"data/schemas/{schema}.json"]))
    checker.check_schema(checker.schema)
    values = lines(data, file) if file.endswith("l") else [json.loads(data[f"data/{file}"])]
    assert values
    assert [error.message for value in values for error in checker.iter_errors(value)] == []


def test_schemas_refuse_a_wrong_record(data: dict[str, str]) -> None:
    checker = jsonschema.Draft202012Validator(json.loads(data["data/schemas/record.json"]))
    row = lines(data, "records.jsonl")[0]
    assert not checker.is_valid({**row, "modality": "perhaps"})
    assert not checker.is_valid({**row, "surprise": 1})
    assert not checker.is_valid({key: value for key, value in row.items() if key != "evidence"})


def test_texts_are_published_only_where_allowed(data: dict[str, str], kb: KnowledgeBase) -> None:
    published = {path for path in data if path.startswith("data/texts/")}
    assert published == {"data/texts/daily-herald-2021.txt", "data/texts/islands-review.txt"}
    hidden = [document.text for document in kb.documents if document.publish != "full"]
    assert not any(text in content for text in hidden for content in data.values())
    assert "may not be shown" not in "".join(data.values())


def test_texts_stay_byte_for_byte(kb: KnowledgeBase) -> None:
    files = {page.path: page.content for page in export.files(kb)}
    folder = Path(__file__).parents[1] / "site" / "corpus"
    assert files["data/texts/islands-review.txt"] == (folder / "islands-review.txt").read_bytes()


def test_sources_say_where_their_text_is(data: dict[str, str]) -> None:
    sources = {row["name"]: row for row in json.loads(data["data/sources.json"])}
    assert sources["islands-review.txt"]["text"] == "data/texts/islands-review.txt"
    assert sources["wire.txt"]["text"] is None
    assert sources["daily-herald-2021.txt"]["licence"] == "CC BY 4.0"


def test_doubts_do_not_quote_what_may_not_be_shown(data: dict[str, str]) -> None:
    doubts = json.loads(data["data/doubts.json"])
    assert [miss["quote"] for miss in doubts["near_misses"]] == [None, "Ms Rojas said that Chilean exports"]
    assert [record["id"] for record in doubts["rejected"]] == ["grows"]


def test_csv_has_a_row_a_fact_and_reads_back(data: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(data["data/treaties.csv"], newline="")))
    assert [row["title"] for row in rows] == ["Agreement on Fisheries Research"] * 2
    assert rows[0]["sources"] == "ministry-note.txt; daily-herald-2021.txt"
    assert rows[0]["disagreements"] == "date: precision; title: naming"
    (consultation, *_) = csv.DictReader(io.StringIO(data["data/consultations.csv"], newline=""))
    assert consultation["people"] == 'Ana Rojas (CHL, Deputy Foreign Minister); Jón "Nonni" Helgason (ISL, Director)'


def test_csv_of_a_pair_has_its_facts_of_every_kind(data: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(data["data/pairs/chl-isl.csv"], newline="")))
    assert {row["kind"] for row in rows} == {kind.name for kind in KINDS}
    assert len(rows) == len(json.loads(data["data/pairs/chl-isl.json"]))


def test_every_kind_has_a_table(data: dict[str, str]) -> None:
    assert all(f"data/{kind.path}.csv" in data for kind in KINDS)


def test_files_are_the_same_every_time() -> None:
    assert list(export.files(small_knowledge())) == list(export.files(small_knowledge()))


@pytest.mark.parametrize(
    ("kind", "values", "cameo"),
    [
        ("consultation", {}, "046"),
        ("visit", {"form": "visit"}, "042"),
        ("visit", {"form": "meeting"}, "044"),
        ("visit", {"form": "call"}, "041"),
        ("visit", {"form": "visit", "modality": "planned"}, "036"),
        ("visit", {"form": "visit", "modality": "cancelled"}, None),
        ("treaty", {"title": "A", "action": "signed"}, "057"),
        ("treaty", {"title": "A", "action": "terminated"}, None),
        ("status", {"event": "recognition"}, "054"),
        ("status", {"event": "relations-severed"}, "161"),
        ("status", {"event": "mission-present"}, None),
        ("trade", {"flow": "exports", "reporter": "CHL", "partner": "ISL", "value": 1, "currency": "USD"}, None),
    ],
)
def test_codes_are_the_fields(kind: str, values: dict[str, Any], cameo: str | None) -> None:
    model = next(one.model for one in KINDS if one.name == kind)
    record = model.model_validate(
        {"doc": "a", "countries": ("CHL", "ISL"), "evidence": (Evidence(start=0, end=1, quote="x"),), **values}
    )
    found = codes(record)
    assert (found.cameo if found else None) == cameo


def test_codes_name_existing_kinds_and_fields() -> None:
    models = {kind.name: kind.model for kind in KINDS}
    assert all(field is None or field in models[kind].model_fields for kind, field, _ in TABLE)
