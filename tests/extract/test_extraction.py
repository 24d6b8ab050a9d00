"""Any text: nothing raises, every quote stands at its place, ids are unique and stable, what comes out is the same."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.articles import article

from relations_kb.corpus import read_article
from relations_kb.errors import ArticleError
from relations_kb.extract import Extraction, extract
from relations_kb.extract.extraction import identify
from relations_kb.kinds import KINDS
from relations_kb.model.record import Record
from relations_kb.model.text import Document

TEXT = """Norway and Peru: a long friendship

OSLO, 14 May 2021. Norwegian Foreign Minister Kari Haug visited Peru on 3 May 2021. She met President Ana Quispe.

Norway and Peru established diplomatic relations on 4 March 1919. Norway opened its embassy in Lima in 1955.

Trade turnover between Norway and Peru amounted to $30.5 million in 2020. The two countries signed an Agreement on
Tourism on 5 June 2001. On 4 March 2019 they held the fourth round of political consultations in Oslo.

The embassy of Norway praised Chile and Peru for their trade in fish.
"""

# Words that trigger rules, mentions that fill slots, and what breaks sentences, in any order: grammar does not matter.
_MENTIONS = [
    "Norway",
    "Peru",
    "Chile's",
    "the Kenyan delegation",
    "President Ana Quispe",
    "Foreign Minister Kari Haug",
    "his counterpart",
    "he",
    "they",
    "both countries",
    "the two sides",
    "on 3 May 2011",
    "in 1919",
    "the same year",
    "yesterday",
    "$5 million",
    "2,5 bn euros",
    "the third round",
    "Kosovo",
    "Georgia",
    "Jordan",
    "in Lima",
]
_WORDS = [
    "visited",
    "met",
    "held talks",
    "paid an official visit to",
    "signed an agreement on trade",
    "relations were established",
    "opened its embassy",
    "recalled its ambassador",
    "presented his credentials",
    "exports to",
    "turnover",
    "consultations",
    "recognised",
    "will",
    "did not",
    "cancelled",
    "with",
    "and",
    "of",
    "to",
    "by",
    "Visits:",
    "Ambassadors:",
    "Trade with",
]
_SIGNS = [*",.;:()|_–’“”…", "\n", "\n\n", "\n- ", "* ", "## ", "# ", "<C0>", "<P1>", "{any}", "\\d"]
_STRANGE = ["\u00a0", "\u200b", "e\u0301", "日本", "\U0001f600", "Country | Formal relations began"]
_PIECES = st.sampled_from([*_MENTIONS, *_WORDS, *_SIGNS, *_STRANGE])
_TEXTS = st.one_of(
    st.lists(_PIECES, max_size=60).map(" ".join),
    st.lists(_PIECES, max_size=25).map("".join),
    st.text(max_size=200),
)
_any_text = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def _read(text: str, name: str = "a.txt") -> Document | None:
    """Read a text; None where there is nothing to read (empty, binary)."""
    try:
        return read_article(name, text.encode("utf-8", errors="replace"))
    except ArticleError:
        return None


def _holds(document: Document, extraction: Extraction) -> None:
    masks = [mask.span for mask in document.masks]
    for record in extraction.records:
        assert type(record) in {kind.model for kind in KINDS}
        assert record.doc == document.name
        assert record.id
        assert record.rule.startswith(f"{record.kind}.")
        assert 0 < record.confidence <= 1
        for evidence in record.evidence:
            assert document.text[evidence.start : evidence.end] == evidence.quote
            assert evidence.quote.strip()
            assert not any(m.start < evidence.end and evidence.start < m.end for m in masks)
    ids = [record.id for record in extraction.records]
    assert len(set(ids)) == len(ids)
    for miss in extraction.near_misses:
        assert document.text[miss.start : miss.end] == miss.quote
        assert len(miss.countries) >= 2
    for name in extraction.unresolved:
        assert document.text[name.start : name.end] == name.name


@_any_text
@given(_TEXTS)
def test_extraction_property_any_text(text: str) -> None:
    document = _read(text)
    if document is not None:
        extraction = extract(document)
        _holds(document, extraction)
        assert extract(document) == extraction


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_extraction_property_records_of_a_text_hold_whatever_follows(noise: str) -> None:
    document = _read(f"{TEXT}\n\n{noise}")
    assert document is not None
    extraction = extract(document)
    _holds(document, extraction)
    assert extraction.records


def test_extraction_finds_every_kind_in_text_order() -> None:
    document = article(TEXT)
    extraction = extract(document)
    assert {record.kind for record in extraction.records} == {kind.name for kind in KINDS}
    starts = [record.evidence[0].start for record in extraction.records]
    assert starts == sorted(starts)
    _holds(document, extraction)


def test_extraction_ids_belong_to_their_document_alone() -> None:
    """Ids stay when other articles come, go or are renamed: a document's records depend on nothing but itself."""
    alone = extract(article(TEXT, name="a.txt"))
    for other in ("b.txt", "z.txt"):
        extract(article(TEXT, name=other))
    again = extract(article(TEXT, name="a.txt"))
    assert [r.id for r in again.records] == [r.id for r in alone.records]
    elsewhere = extract(article(TEXT, name="b.txt"))
    assert not {r.id for r in elsewhere.records} & {r.id for r in alone.records}


def test_extraction_ids_survive_what_is_added_below() -> None:
    before = {record.id for record in extract(article(TEXT)).records}
    after = {
        record.id for record in extract(article(f"{TEXT}\nPeru and Oman signed a treaty on fish in 2015.\n")).records
    }
    assert before <= after


def test_extraction_ids_do_not_rest_on_rule_or_confidence() -> None:
    """A better rule that finds the same keeps the id, so that links and decisions hold."""
    records = extract(article(TEXT)).records
    changed = [record.model_copy(update={"rule": "x.y", "confidence": 0.5, "id": ""}) for record in records]
    assert [r.id for r in identify(changed)] == [r.id for r in identify(list(records))]


def test_extraction_same_words_twice_get_two_ids() -> None:
    record = extract(article(TEXT)).records[0]
    made: list[Record] = identify([record, record])
    assert len({r.id for r in made}) == 2


@pytest.mark.parametrize("seed", ["1", "2"])
def test_extraction_does_not_depend_on_hash_seed_or_time_zone(seed: str) -> None:
    code = (
        "import sys\nfrom relations_kb.corpus import read_article\nfrom relations_kb.extract import extract\n"
        "print(extract(read_article('article.txt', sys.stdin.buffer.read())).model_dump_json())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=TEXT.encode(),
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland" if seed == "1" else "America/Lima"},
    )
    assert done.stdout.decode().strip() == extract(read_article("article.txt", TEXT.encode())).model_dump_json()


def test_extraction_near_miss_is_a_sentence_with_trigger_and_two_countries() -> None:
    misses = extract(article(TEXT)).near_misses
    assert [miss.countries for miss in misses] == [("CHL", "NOR", "PER")]
    assert misses[0].trigger


def test_extraction_heads_of_delegation_make_no_visit_of_their_own() -> None:
    text = (
        "On 4 March 2019, Norway and Chile held the fourth round of political consultations in Oslo. The Norwegian "
        "delegation was headed by State Secretary Kari Haug, the Chilean delegation by Undersecretary Pablo Rojas."
    )
    assert [record.kind for record in extract(article(text)).records] == ["consultation"]


@pytest.mark.parametrize(("day", "kinds"), [(3, ["consultation"]), (1, ["visit", "consultation"])])
def test_extraction_a_delegation_that_arrives_before_its_round_makes_no_visit(day: int, kinds: list[str]) -> None:
    text = (
        f"Norwegian Foreign Minister Kari Haug arrived in Lima on {day} May 2011. The third session of the Joint "
        "Commission of Norway and Peru was held in Lima on 5 May 2011 under the chairmanship of Foreign "
        "Minister Kari Haug and Foreign Minister Juan Soto."
    )
    assert [record.kind for record in extract(article(text)).records] == kinds


def test_extraction_unresolved_name_tells_what_it_may_be() -> None:
    extraction = extract(article("A note\n\nKorea signed an agreement with Peru in 2011."))
    for name in extraction.unresolved:
        assert name.reason.startswith("may be ")


def test_what_a_text_dates_after_its_own_day_is_planned() -> None:
    text = (
        "Kenya and Peru meet\n\n5 September 2019\n\nKenya and Peru held the 2nd session of their Joint Commission "
        "in Lima on 4 September 2019. The third is pencilled in for 2021 in Nairobi.\n"
    )
    told = {(r.date, r.modality) for r in extract(read_article("kenya-peru.txt", text.encode())).records}
    assert told == {("2019-09-04", "occurred"), ("2021", "planned")}
