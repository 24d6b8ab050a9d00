"""Counting, comparing with a baseline, calibrating, and the tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import pytest

from relations_kb.errors import GoldError
from relations_kb.evaluate import (
    Evaluation,
    calibrate,
    claim_of,
    compare,
    evaluate,
    read_baseline,
    read_gold,
    score,
    texts_beside,
    to_baseline,
    together,
    write_baseline,
)
from relations_kb.evaluate.claims import Claim
from relations_kb.evaluate.tables import calibration, changes, errors, near_misses, table

TEXTS = {"a.txt": "Norway met Chile  in 2010.\nIt met Peru in 2011.", "b.txt": "Nothing happened."}


def claim(doc: str = "a.txt", quote: str = "Norway met Chile in 2010.", **fields: Any) -> Claim:
    row = {"doc": doc, "kind": "visit", "countries": ["CHL", "NOR"], "date": "2010", "guest": "NOR", "host": "CHL"}
    return claim_of({**row, "evidence": [{"quote": quote}], "rule": "visit.met", "confidence": 0.9, **fields})


GOLD = {"a.txt": (claim(rule=""), claim(date="2011", countries=["NOR", "PER"], host="PER", rule="")), "b.txt": ()}
SAID = [
    claim(),
    claim(doc="b.txt", quote="Nothing happened.", rule="visit.went", confidence=0.7),
    claim(date="2011", countries=["NOR", "PER"], quote="never written", rule="visit.went", confidence=0.7),
    claim(doc="elsewhere.txt"),
    claim(kind="parade"),
]


@pytest.fixture
def done() -> Evaluation:
    return score(GOLD, SAID, TEXTS)


def test_scores_count_right_said_and_gold(done: Evaluation) -> None:
    assert done.all == (1, 3, 2)
    assert done.kinds["visit"] == (1, 3, 2)
    assert done.kinds["trade"] == (0, 0, 0)
    assert done.all.precision == pytest.approx(1 / 3)
    assert done.all.recall == 0.5
    assert done.all.f1 == pytest.approx(0.4)
    assert done.mean_f1 == pytest.approx(0.4)
    assert (done.exact, done.unproven) == (1.0, 1)
    assert done.by_doc() == {"a.txt": (1, 2, 2), "b.txt": (0, 1, 0)}
    assert done.by_rule() == {"visit.met": (1, 1, 0), "visit.went": (0, 2, 0)}


def test_scores_of_nothing_are_zero() -> None:
    nothing = score({}, [])
    assert (nothing.all, nothing.all.f1, nothing.mean_f1, nothing.exact) == ((0, 0, 0), 0.0, 0.0, 0.0)
    assert list(table(nothing))


def test_scores_quote_must_stand_in_its_text_but_for_white_space() -> None:
    assert score(GOLD, [claim(quote="Chile in\n2010. It met")], TEXTS).unproven == 0
    assert score(GOLD, [claim(quote="Chile in 2010. They met")], TEXTS).unproven == 1
    assert score(GOLD, [claim(quote="")], TEXTS).unproven == 1
    assert score(GOLD, [claim(quote="whatever")], None).unproven == 0


def test_tables_show_figures_errors_and_blame(done: Evaluation) -> None:
    kinds = list(table(done))
    assert kinds[2].split() == ["visit", "2", "3", "0.333", "0.500", "0.400"]
    assert kinds[-1].endswith("quotes not in their text: 1")
    rules = list(table(done, "rule"))
    assert rules[1].split()[:4] == ["visit.went", "2", "0", "2"]
    assert any(line == "found by no rule: visit 1" for line in rules)
    assert list(table(done, "doc"))[1].split()[0] == "a.txt"
    lines = list(errors(done))
    assert [line.split()[0] for line in lines] == ["MISSED", "UNPROVEN", "WRONG"]
    assert lines[2].endswith("(visit.went)")


def test_tables_name_wrong_fields() -> None:
    done = score(GOLD, [claim(date="2010-05", modality="planned")], TEXTS)
    (line,) = [line for line in errors(done) if line.startswith("FIELDS")]
    assert "date: gold 2010, said 2010-05; modality: gold None, said planned (visit.met)" in line


def test_baseline_is_written_and_read(done: Evaluation, tmp_path: Path) -> None:
    write_baseline(to_baseline(done), tmp_path / "before.json")
    assert read_baseline(tmp_path / "before.json") == to_baseline(done)


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"f1": "much"}'])
def test_baseline_that_is_none_is_an_error_with_a_remedy(content: str, tmp_path: Path) -> None:
    path = tmp_path / "before.json"
    path.write_text(content)
    with pytest.raises(GoldError, match=r"before\.json: is no saved evaluation .*; make one"):
        read_baseline(path)


def test_compare_tells_gains_and_losses(done: Evaluation) -> None:
    peru = claim(date="2011", countries=["NOR", "PER"], host="PER", quote="It met Peru in 2011.", rule="visit.went")
    other = score(GOLD, [claim(date="2010-05"), peru, claim(date="1999", rule="visit.new")], TEXTS)
    before, after = to_baseline(done), to_baseline(other)
    types = [change.type for change in compare(before, after)]
    assert types == ["new mistake", "no longer exact", "gained", "mended mistake", "mended mistake"]
    back = [change.type for change in compare(after, before)]
    assert back == ["lost", "new mistake", "new mistake", "mended mistake", "now exact"]
    assert compare(before, before) == ()
    lines = list(changes(before, after, compare(before, after)))
    assert "1 new mistake, 1 no longer exact, 1 gained, 2 mended mistake" in lines
    assert lines[-5].endswith("(visit.new)")
    assert list(changes(before, before, ()))[-1] == "nothing gained, nothing lost"


def test_compare_claims_of_one_content_are_kept_apart() -> None:
    twice = score({"a.txt": (claim(), claim())}, [claim(), claim()], TEXTS)
    assert len(to_baseline(twice).found) == 2


def test_calibration_counts_by_rule_and_by_confidence(done: Evaluation) -> None:
    found = calibrate([done, done])
    assert [(t.rule, t.said, t.right) for t in found.rules] == [("visit.met", 2, 2), ("visit.went", 4, 0)]
    assert [t.suggested for t in found.rules] == [pytest.approx(3 / 4), pytest.approx(1 / 6)]
    assert [(b.low, b.high, b.said, b.right) for b in found.bins] == [(0.7, 0.8, 4, 0), (0.9, 1.0, 2, 2)]
    assert found.error == pytest.approx((4 * 0.7 + 2 * 0.1) / 6)
    assert found.brier == pytest.approx((4 * 0.49 + 2 * 0.01) / 6)
    assert "0.9 to 1.0" in "\n".join(calibration(found))


@pytest.mark.parametrize(("confidence", "low"), [(1.0, 0.9), (0.7, 0.7), (0.69, 0.6), (0.3, 0.3), (0.0, 0.0)])
def test_calibration_bins_are_where_they_should_be(confidence: float, low: float) -> None:
    (bin_,) = calibrate([score(GOLD, [claim(confidence=confidence)], TEXTS)]).bins
    assert bin_.low == low


def test_calibration_of_nothing() -> None:
    assert calibrate([]) == ((), (), 0.0, 0.0)


def test_gold_text_without_a_record_is_known(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(
        '{"doc": "b.txt", "kind": "none"}\n\n{"doc": "a.txt", "kind": "visit", "countries": ["CHL", "NOR"]}\n'
    )
    gold = read_gold(path)
    assert list(gold) == ["a.txt", "b.txt"]
    assert gold["b.txt"] == ()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"not json\n", 1),
        (b'{"doc": "a.txt", "kind": "none"}\n{"kind": "visit"}\n', 2),
        (b'["a.txt"]\n', 1),
        (b'{"doc": "a.txt", "kind": "visit"}\n', 1),
        (b"\n", None),
        (b"\xff\xfe\x00", None),
    ],
)
def test_gold_that_cannot_be_used_names_its_line(content: bytes, line: int | None, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert caught.value.line == line


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    """A gold file with its texts beside it."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "A visit\n\nNorwegian Foreign Minister Kari Haug visited Chile on 2 May 2019.\n\n"
        "The embassy of Norway praised the trade of Chile.\n\nThe relations of Peru and Chile are old.\n"
    )
    row = {"doc": "a.txt", "kind": "visit", "countries": ["CHL", "NOR"]}
    row |= {"date": "2019-05-02", "guest": "NOR", "host": "CHL", "evidence": []}
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps(row) + "\n")
    return path


def test_run_extracts_and_scores(annotated: Path) -> None:
    done = evaluate(annotated, texts_beside(annotated), count_matches=True)
    assert done.all == (1, 1, 1)
    assert (done.fired or {})["visit.went"] == 1
    assert "visit.went" not in done.never_fired()
    assert set(done.never_fired()) <= set(done.never_said())
    assert len(list(near_misses(done, 1))) == 2


def test_run_near_misses_that_gold_quotes_come_first(annotated: Path) -> None:
    row = json.loads(annotated.read_text())
    for quote in ("praised the trade of Chile", "relations of Peru and Chile"):
        row["evidence"] = [{"quote": quote}]
        annotated.write_text(json.dumps(row) + "\n")
        assert quote in evaluate(annotated, texts_beside(annotated)).near_misses[0].quote


def test_run_together_is_the_sum(annotated: Path) -> None:
    one = evaluate(annotated, texts_beside(annotated), count_matches=True)
    both = together([one, one])
    assert both.all == (2, 2, 2)
    assert (both.fired or {})["visit.went"] == 2


def test_run_text_that_is_not_there_is_an_error_with_a_remedy(annotated: Path, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"names the text 'a\.txt', which is not in .*--texts"):
        evaluate(annotated, tmp_path)
    with pytest.raises(GoldError, match="--texts"):
        texts_beside(tmp_path / "other.jsonl")


@pytest.mark.parametrize(
    ("part", "numbers"), [("all", range(12)), ("aside", [4, 9]), ("open", [0, 1, 2, 3, 5, 6, 7, 8, 10, 11])]
)
def test_run_part_takes_every_fifth_text_by_name(
    part: Literal["all", "open", "aside"], numbers: Any, tmp_path: Path
) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text("Nothing happened here today.\n")
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(f'{{"doc": "{number:02}.txt", "kind": "none"}}\n' for number in range(11, -1, -1)))
    done = evaluate(path, tmp_path, part=part)
    assert [int(doc.doc[:2]) for doc in done.docs] == list(numbers)
