"""The notation of rules: what each name in braces stands for."""

from __future__ import annotations

import re
import time

import pytest

from relations_kb.rules.pattern import compile_pattern

MATCHING = [
    ("{side:one} met", "<P0> met", {"one": "<P0>"}),
    ("{side:one} met", "<C0> and the <S1> met", {"one": "<C0> and the <S1>"}),
    ("{side:one} met", "<C0>, <C1>, and <C2> met", {"one": "<C0>, <C1>, and <C2>"}),
    ("{side:one} met", "<P0>, accompanied by <P1> met", {"one": "<P0>, accompanied by <P1>"}),
    ("{person:who} left", "<P0> and <P1> left", {"who": "<P0> and <P1>"}),
    ("in {place:where}", "in the city of <C0>, <C1>", {"where": "the city of <C0>, <C1>"}),
    ("in {place:where}", "in <C0> (now <C1>)", {"where": "<C0> (now <C1>)"}),
    ("with {country:host}", "with the <S0>", {"host": "the <S0>"}),
    ("on {date:when}", "on <D0> and <D1>", {"when": "<D0> and <D1>"}),
    ("worth {money:value}", "worth <M0>", {"value": "<M0>"}),
    ("the {ordinal:nth} round", "the <O0> round", {"nth": "<O0>"}),
    ("{both:two} agreed", "<B0> agreed", {"two": "<B0>"}),
    ("<C0>{gap} left", "<C0> on <D1> has left", {}),
    ("paid {a}{adj}visit", "paid an <O0> official working visit", {}),
    ("met{adjuncts} with", "met on <D0> in <C1>, <C2> briefly with", {}),
    ("<C0> {be} told", "<C0> had been told", {}),
    ("<C0> {have} gone", "<C0> has gone", {}),
    ("MET", "met", {}),
    ("a{2,3}b", "aaab", {}),
]

NOT_MATCHING = [
    ("{person:who} left", "<C0> left"),
    ("{side} met", "<D0> met"),
    ("<C0>{gap} left", "<C0> met <C1> and left"),
    ("<C0>{gap} left", "<C0> met; it left"),
    ("<C0>{gap} left", "<C0> sat. It left"),
    ("{country:one} and", "<D1> and"),
    ("^paid {a}{adj}visit", "paid a most truly very long and really quite friendly visit"),
]


@pytest.mark.parametrize(("pattern", "text", "groups"), MATCHING)
def test_pattern_matches(pattern: str, text: str, groups: dict[str, str]) -> None:
    found = compile_pattern(pattern).search(text)
    assert found is not None
    assert found.groupdict() == groups


@pytest.mark.parametrize(("pattern", "text"), NOT_MATCHING)
def test_pattern_does_not_match(pattern: str, text: str) -> None:
    assert compile_pattern(pattern).search(text) is None


def test_pattern_name_used_twice_gets_a_number() -> None:
    found = compile_pattern("(?:{side:one} met|by {side:one}|to {side:one})").search("to <C0>")
    assert found is not None
    assert found.groupdict() == {"one": None, "one2": None, "one3": "<C0>"}


def test_pattern_number_that_is_taken_is_passed_over() -> None:
    groups = compile_pattern("{side:one} {side:one2} {side:one}").groupindex
    assert sorted(groups) == ["one", "one2", "one3"]


@pytest.mark.parametrize("pattern", ["{nobody:x}", "{sides}"])
def test_pattern_unknown_slot_is_an_error_that_names_it(pattern: str) -> None:
    with pytest.raises(ValueError, match=re.escape(pattern.strip("{}").partition(":")[0])):
        compile_pattern(pattern)


@pytest.mark.parametrize(
    "text", ["<C0>, " * 300, "<P0> and " * 300, "in the city of " * 300, "<C0> (now " * 300, "a " * 2000]
)
def test_pattern_cannot_explode(text: str) -> None:
    pattern = compile_pattern(r"{side:one}{gap} met{adjuncts} with {a}{adj}{side:two}{any} in {place:where}")
    start = time.perf_counter()
    assert pattern.search(text) is None
    assert time.perf_counter() - start < 1.0
