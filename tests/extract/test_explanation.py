"""An explanation says what was seen in a sentence, which rules were tried, which fired, and why there is no record."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.articles import article, sentence

from relations_kb.extract import explain, extract
from relations_kb.extract.explanation import describe, pretty

TEXT = """Norway and Peru: a long friendship

Norwegian Foreign Minister Kari Haug visited Peru on 3 May 2011. She hopes to visit Peru again.

Nothing else is known.

## Further visits

Norwegian officials never visited Peru in 1950.
"""


@pytest.fixture(scope="module")
def whole() -> str:
    return explain(article(TEXT))


def _part(whole: str, words: str) -> str:
    return next(part for part in whole.split("\n\n") if words in part.partition("\n")[0])


def test_explanation_opens_with_what_the_text_is_about(whole: str) -> None:
    assert whole.splitlines()[0] == ("article.txt: parties: Norway, Peru; seen from: not told; published: not told")


def test_explanation_shows_mentions_rules_and_records(whole: str) -> None:
    part = _part(whole, "visited Peru on 3 May 2011")
    assert part.startswith("line 3: ")
    assert "read as: {person 0} visited {country 1} on {date 2}." in part
    assert "= Kari Haug (NOR; Foreign Minister)" in part
    assert "'3 May 2011' = 2011-05-03" in part
    assert "rule visit.went: FIRED on" in part
    (record,) = extract(article(TEXT)).records
    assert f"record {record.id}: " in part
    assert "(rule visit.went, confidence 0." in part


def test_explanation_says_why_a_match_gave_nothing(whole: str) -> None:
    assert "denied, wished for, or lacks a party" in _part(whole, "hopes to visit")
    assert "  no record" in _part(whole, "never visited")


def test_explanation_says_that_no_rule_was_tried(whole: str) -> None:
    assert "no rule was tried" in _part(whole, "Nothing else is known")


def test_explanation_says_that_a_heading_states_nothing(whole: str) -> None:
    assert "a heading" in _part(whole, "Further visits")


def test_explanation_of_a_line_shows_only_its_sentences() -> None:
    one = explain(article(TEXT), 5)
    assert "Nothing else is known." in one
    assert "Kari Haug visited" not in one


def test_explanation_of_an_empty_line_says_so() -> None:
    assert explain(article(TEXT), 2).rstrip().endswith("line 2 holds no sentence")


def test_explanation_names_every_record_once(whole: str) -> None:
    for record in extract(article(TEXT)).records:
        assert whole.count(f"record {record.id}: ") == 1


def test_explanation_puts_slots_into_words() -> None:
    assert pretty(sentence("Peru and the Kenyan delegation paid $5 million.")) == (
        "{country 0} and {side 1} paid {money 2}."
    )


def test_explanation_describes_a_record_in_a_line() -> None:
    (record,) = extract(article(TEXT)).records
    words = describe(record)
    assert "\n" not in words
    assert "kind=visit" in words
    assert "host=PER" in words


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.sampled_from("Peru visited Chile. met\n<C0> – 3 May 2011 signed,"), min_size=1), st.integers(1, 5))
def test_explanation_property_never_raises(text: str, line: int) -> None:
    document = article(f"Peru {text}")
    assert explain(document).endswith("\n")
    assert explain(document, line).endswith("\n")
