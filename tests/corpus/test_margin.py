"""Text that was broken at a margin reads as the same text in whole lines; a list of short lines stays a list."""

from __future__ import annotations

import textwrap

import pytest

from relations_kb.corpus import read_article
from relations_kb.corpus.lines import split_lines
from relations_kb.corpus.margin import margin_of
from relations_kb.rules.reading import Reading

PARAGRAPHS = (
    "The foreign ministers of the two countries met in the capital on Monday and spoke about trade, transport and "
    "the visa rules that had kept students of both countries waiting since the spring of the year before.",
    "A second round is to follow in the autumn.",
    "The minister said that her government would open a consulate in the port, where most of the merchants who had "
    "asked for it live, and that the building had been found already. She thanked her colleague for the permit and "
    "for the land, which the city gives free of charge for the next ninety-nine years.",
    "Exports grew by a tenth, imports by less, and the deficit is as small as it has been since the bridge was built; "
    "nobody expects that to last when the new mine opens and its machines have to be bought.",
)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_lines_broken_at_a_margin_are_joined(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(words, width, break_on_hyphens=False) for words in PARAGRAPHS * 2)
    document = read_article("a.txt", wrapped.encode())
    read = [" ".join(wrapped[b.span.start : b.span.end].split()) for b in document.blocks]
    assert read == list(PARAGRAPHS * 2)


def test_a_list_of_lines_of_many_lengths_has_no_margin() -> None:
    text = "\n".join("Treaty on " + "matters of common interest " * (n % 4 + 1) + f"({1950 + n})" for n in range(20))
    assert margin_of(split_lines(text)).width == 0


def test_a_few_lines_prove_no_margin() -> None:
    assert margin_of(split_lines(textwrap.fill(PARAGRAPHS[1] * 3, 50))).width == 0


def test_a_country_whose_name_is_broken_is_found_whole() -> None:
    text = "The delegation of the People's Republic of\nChina visited Mongolia in May and was received there.\n"
    assert [mention.code for mention in Reading(read_article("a.txt", text.encode())).countries] == ["CHN", "MNG"]
