"""Ordinals: a table of words and values, a table of what is none, properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations_kb.rules.ordinals import find_ordinals, roman_value

FOUND = [
    ("the first round of talks", [("first", 1, "round")]),
    ("the 3rd session", [("3rd", 3, "session")]),
    ("their thirteenth", [("thirteenth", 13, None)]),
    ("the twenty-first meeting", [("twenty-first", 21, "meeting")]),
    ("Twenty first round", [("Twenty first", 21, "round")]),
    ("the 10th and 11th rounds", [("10th", 10, "round"), ("11th", 11, "round")]),
    ("the III round", [("III", 3, "round")]),
    ("the IV Meeting of", [("IV", 4, "meeting")]),
    ("Round 5 was held", [("Round 5", 5, "round")]),
    ("round two", [("round two", 2, "round")]),
    ("Protocol No. 7", [("No. 7", 7, None)]),
    ("session 4 took place", [("session 4", 4, "session")]),
    ("Session No 3", [("Session No 3", 3, "session")]),
    ("for the sixteenth time", [("sixteenth", 16, "time")]),
    ("the inaugural session", [("inaugural", 1, "session")]),
    ("the 11-th session", [("11-th", 11, "session")]),
    ("its fifteenth consultative meeting", [("fifteenth", 15, "meeting")]),
    ("the seventy-fifth anniversary", [("seventy-fifth", 75, "anniversary")]),
    ("VII joint commission", [("VII", 7, "commission")]),
    ("First Deputy Minister", [("First", 1, None)]),
    ("the 4th of May", [("4th", 4, None)]),
]

NONE = [
    "a secondary school",
    "thirdly",
    "two tenths",
    "the 19th century",
    "4 ministers",
    "round 2004",
    "Meeting 12 May",
    "I met them for talks",
    "session 4.5",
    "$4th",
    "No. 7/2010",
    "Louis XIV",
    "",
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_ordinals_found(text: str, found: list[tuple[str, int, str | None]]) -> None:
    assert [(m.quote, m.value, m.noun) for m in find_ordinals(text)] == found


@pytest.mark.parametrize("text", NONE)
def test_ordinals_negative(text: str) -> None:
    assert find_ordinals(text) == []


def test_ordinals_roman() -> None:
    assert [roman_value(n) for n in ("I", "IV", "IX", "XIV", "XXXIX")] == [1, 4, 9, 14, 39]


def test_ordinals_stretch_counts_from_the_beginning() -> None:
    assert [(m.start, m.end) for m in find_ordinals("the 1st, the 2nd", 8)] == [(13, 16)]


_WORDS = st.sampled_from(
    [
        "first",
        "twenty",
        "-",
        "fifth",
        "3",
        "rd",
        "21st",
        "III",
        "X",
        "I",
        "round",
        "session",
        "No.",
        "№",
        "7",
        "İ",
        "meeting",
        ",",
        "teenth",
        "1",
        "0th",
    ]
)


@given(st.one_of(st.text(), st.lists(_WORDS).map(" ".join), st.lists(_WORDS).map("".join)))
def test_ordinals_hold_for_any_text(text: str) -> None:
    end = 0
    for mention in find_ordinals(text):
        assert mention.start >= end
        assert mention.quote == text[mention.start : mention.end] != ""
        assert mention.value >= 1
        end = mention.end
