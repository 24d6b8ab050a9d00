"""Chronologies: dates alone on a line date the entries below them, and are not the article's own date."""

from __future__ import annotations

import pytest
from tests.articles import article

from relations_kb.corpus.chronology import is_date_line

CHRONOLOGY = """Peru and Norway

Chronology

12-15 May 1971
A mission of the Norwegian government stays in Lima.

1974:
The two countries sign a treaty. It is on fisheries.

3 March 1980

An embassy opens in Oslo.
"""


@pytest.mark.parametrize(
    "words",
    ["1989", "May 1987:", "10-15 September 1971", "March 3, 2004", "Monday, 4 May 2020", "12.03.2004", "2004-03-12"],
)
def test_a_date_alone_is_a_date_line(words: str) -> None:
    assert is_date_line(words)


@pytest.mark.parametrize("words", ["12 May 1971 a mission came", "1989 and 1990", "In 1989", "1,250"])
def test_a_date_with_other_words_is_none(words: str) -> None:
    assert not is_date_line(words)


def test_entries_stand_below_their_dates() -> None:
    read = article(CHRONOLOGY)
    under = {
        read.text[block.span.start : block.span.end].split()[0]: read.sections[block.section].heading
        for block in read.blocks
        if block.kind == "paragraph"
    }
    assert under == {"A": "12-15 May 1971", "The": "1974", "An": "3 March 1980"}
    assert read.published is None


def test_an_article_date_above_a_chronology_stays_the_articles() -> None:
    read = article(CHRONOLOGY.replace("Chronology\n", "7 June 2021\n\nChronology\n"))
    assert read.published is not None
    assert read.published.value == "2021-06-07"
    assert "7 June 2021" not in {section.heading for section in read.sections}
