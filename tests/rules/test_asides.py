"""Asides are taken out, the rest keeps its way back to the text, and rules find what they kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.articles import reading

from relations_kb.corpus import read_article
from relations_kb.extract import extract
from relations_kb.rules.asides import without_asides

KEPT_APART = [
    ("The Agreement on Visas between Chile and Norway, a long-awaited document, was signed in Oslo.", "treaty"),
    ("The Agreement on Visas, which both had negotiated for years, was signed by Chile and Norway in Oslo.", "treaty"),
    ("Foreign Minister Juan Soto of Chile, on his way to Geneva, visited Norway on 3 May 1990.", "visit"),
    ("The Embassy of Chile in Oslo, the first in the north, was opened on 3 May 1990.", "status"),
]


@pytest.mark.parametrize(("text", "kind"), KEPT_APART)
def test_rules_find_what_an_aside_keeps_apart(text: str, kind: str) -> None:
    records = extract(read_article("2020-05-04.txt", text.encode())).records
    assert [record.kind for record in records] == [kind]


def test_a_title_ends_before_the_aside() -> None:
    (record,) = extract(read_article("2020-05-04.txt", KEPT_APART[1][0].encode())).records
    assert getattr(record, "title", None) == "Agreement on Visas"


@pytest.mark.parametrize(
    "text",
    [
        "Chile, Peru, Bolivia and Norway met in Oslo.",
        "On 3 May 1990, at the ministry, Chile and Norway met.",
        "Chile opened an embassy, and Norway, in turn, a consulate.",
    ],
)
def test_lists_and_adverbs_are_no_asides(text: str) -> None:
    assert list(without_asides(reading(text).sentence(0))) == []


@given(st.sampled_from([text for text, _ in KEPT_APART]))
def test_every_letter_leads_back_to_the_text(text: str) -> None:
    whole = reading(text)
    for without, at, _ in without_asides(whole.sentence(0)):
        masked = without.masked
        inside = {n for n, char in enumerate(masked) if char == "<"}
        plain = [n for n in range(len(masked)) if not any(i <= n <= masked.index(">", i) for i in inside)]
        for n in plain:
            assert n == at or whole.text[without.origin(n)] == masked[n]
