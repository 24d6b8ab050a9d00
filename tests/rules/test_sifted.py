"""Sifted regular expressions find what plain ones find, and look at few texts."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.articles import article

from relations_kb.kinds import KINDS
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted

OPENED = Sifted(r"\bopen\w*(?=.{0,20}\bembassy)|\bembassy(?=.{0,20}\bopen)", "open", "embassy", flags=re.IGNORECASE)
VISITED = Sifted(r"(?i)\b(?:visit(?:s|ed)|called on|if)\b")
ANY = Sifted(r"\d+|<D\d+>")


def _spans(found: Iterator[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


@given(
    st.lists(st.sampled_from(["opened", "OPEN", "the embassy", "vıſıted", "VISITS", "called", "on", "if", "of", "7"])),
    st.integers(-9, 20),
    st.integers(0, 60),
)
def test_what_is_found_is_the_same(words: list[str], start: int, end: int) -> None:
    text = " ".join(words)
    for sifted in (OPENED, VISITED, ANY):
        assert _spans(sifted.finditer(text, start, end)) == _spans(sifted.regex.finditer(text, start, end))
        for one, two in ((sifted.search, sifted.regex.search), (sifted.match, sifted.regex.match)):
            found, expected = one(text, start, end), two(text, start, end)
            assert (found and found.span()) == (expected and expected.span())
        assert sifted.sub("-", text) == sifted.regex.sub("-", text)


@pytest.mark.parametrize(
    ("sifted", "text", "may_be"),
    [
        (OPENED, "It opened a school.", False),
        (OPENED, "The EMBASSY opens.", True),
        (VISITED, "It opened a school.", False),
        (VISITED, "Viſits", True),
        (ANY, "Nothing can be told of a pattern without words.", True),
    ],
)
def test_text_without_the_words_is_not_looked_at(sifted: Sifted, text: str, may_be: bool) -> None:
    assert sifted.may_be_in(text) is may_be


def _all() -> list[tuple[str, Sifted]]:
    """Return the sifted patterns of all modules."""
    found: list[tuple[str, Sifted]] = []

    def look(where: str, value: object) -> None:
        if isinstance(value, Sifted):
            found.append((where, value))
        elif isinstance(value, tuple):
            for part in value:
                look(where, part)

    for name, module in sorted(sys.modules.items()):
        if name.startswith("relations_kb.") and module is not None:
            for variable, value in vars(module).items():
                look(f"{name}.{variable}", value)
    return found


def test_every_sifted_pattern_finds_what_it_would_find_anyway() -> None:
    sifted = _all()
    assert len(sifted) > 20
    for kind in KINDS:
        for example in islice((e for rule in kind.rules for e in rule.examples), 0, None, 3):
            reading = Reading(article(example))
            for number, lowered in enumerate(reading.lowered):
                for text in (example, lowered, reading.sentence(number).masked):
                    for where, pattern in sifted:
                        if not pattern.may_be_in(text):
                            assert pattern.regex.search(text) is None, f"{where}: {text}"
