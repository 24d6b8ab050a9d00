"""Alternatives put by their first letters match what they matched before."""

from __future__ import annotations

import re

import pytest

from relations_kb.rules.alternatives import by_first_letter


def test_by_first_letter_keeps_the_order_of_alternatives_that_may_match_at_one_place() -> None:
    assert (
        by_first_letter("(?:king|queen|kingdom(?:s|)|[ek]mirs?)")
        == "(?:k(?:ing|ingdom(?:s|)|mirs?)|q(?:ueen)|e(?:mirs?))"
    )


@pytest.mark.parametrize("words", ["the king", "a queen's kingdom", "emirs", "kmir", "kingdoms"])
def test_by_first_letter_matches_the_same(words: str) -> None:
    group = r"(?:king|queen|kingdom(?:s|)|[ek]mirs?)"
    found = [match.span() for match in re.finditer(group, words)]
    assert [match.span() for match in re.finditer(by_first_letter(group), words)] == found


def test_by_first_letter_refuses_what_has_no_first_letter() -> None:
    with pytest.raises(ValueError, match="begins with no letter"):
        by_first_letter("(?:king|(?:fine )?queen)")
