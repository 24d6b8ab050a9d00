"""What a reading knows of a text: its parties, whose view it takes, what stands above a sentence, who is meant."""

from __future__ import annotations

import pytest
from tests.articles import reading

from relations_kb.rules.reading import Reading

COUNTRY_ARTICLE = """# Foreign relations of Norway

Norway keeps relations with many.

## Chile

Relations began in 1919.

- Ambassadors:
- President Ana Soto (2005)

## Peru

Its embassy opened in 1921.
"""


def _number(whole: Reading, words: str) -> int:
    return next(n for n, s in enumerate(whole.document.sentences) if words in whole.text[s.span.start : s.span.end])


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Chile–Norway relations\n\nRelations began in 1919. Peru is near.", ("CHL", "NOR")),
        ("A Visit\n\nNorway's minister came to Chile. Chile and Norway are friends.", ("CHL", "NOR")),
        ("Norway in the World\n\nChile is far. Norway likes Chile. Peru too.", ("CHL", "NOR")),
        ("Foreign relations of Norway\n\nChile and Peru are far.", ()),
        ("A Note\n\nNorway, Chile, Peru and Oman agreed.", ()),
        ("A Note\n\nNobody came.", ()),
    ],
)
def test_reading_parties(text: str, parties: tuple[str, ...]) -> None:
    assert reading(text).parties == parties


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Foreign relations of Norway\n\nChile and Peru are far. Chile is long.", "NOR"),
        ("A Note\n\nChile is long. Chile is dry. Norway is wet.", "CHL"),
        ("A Note\n\nChile is long. Norway is wet.", None),
        ("A Note\n\nNobody came.", None),
    ],
)
def test_reading_home(text: str, home: str | None) -> None:
    assert reading(text).home == home


def test_reading_implied_parties_are_the_articles_own() -> None:
    whole = reading("Chile–Norway relations\n\nDiplomatic relations were established in 1919.")
    number = _number(whole, "Diplomatic")
    assert whole.implied(number) == ("CHL", "NOR")
    assert whole.other("CHL", number) == "NOR"
    assert whole.other("NOR", number) == "CHL"


def test_reading_implied_parties_under_a_heading() -> None:
    whole = reading(COUNTRY_ARTICLE)
    assert whole.home == "NOR"
    assert whole.parties == ()
    assert whole.implied(_number(whole, "began")) == ("CHL", "NOR")
    assert whole.implied(_number(whole, "Its embassy")) == ("NOR", "PER")
    assert whole.other("PER", _number(whole, "Its embassy")) == "NOR"


def test_reading_implied_parties_are_those_just_spoken_of() -> None:
    whole = reading("A Note\n\nChile and Peru met Oman.\n\nNorway is wet. Norway and Chile talked. Relations improved.")
    assert whole.implied(_number(whole, "improved")) == ("CHL", "NOR")


def test_reading_heads_are_nearest_first() -> None:
    whole = reading(COUNTRY_ARTICLE)
    number = _number(whole, "Ana Soto")
    words = [whole.text[start:end] for start, end in whole.heads(number)]
    assert words[-2:] == ["Chile", "Foreign relations of Norway"]
    assert whole.head_words(number).splitlines() == words
    assert whole.head_codes(number) == ("CHL",)


@pytest.mark.parametrize("head", ["High-level visits:", "High-level visits", "The visits were the following, namely"])
def test_reading_list_head_heads_its_items(head: str) -> None:
    whole = reading(
        f"Chile and Peru\n\nThey are near.\n\n{head}\n\n- President Ana Soto (2005)\n- President Ito (2006)\n"
    )
    for name in ("Soto", "Ito"):
        assert whole.head_words(_number(whole, name)).splitlines()[0] == head


def test_reading_paragraph_ends_the_reach_of_a_list_head() -> None:
    lead = "They have paid each other many visits, of which the most important in the years after the war were these:"
    whole = reading(f"Chile and Peru\n\n{lead}\n\n- Ito (2005)\n\nThis is a full sentence about little.\n\n- Soto\n")
    assert lead in whole.head_words(_number(whole, "Ito"))
    assert lead not in whole.head_words(_number(whole, "Soto"))


def test_reading_section_headings_state_nothing_but_titles_may() -> None:
    whole = reading(COUNTRY_ARTICLE)
    headings = [s for n, s in enumerate(whole.document.sentences) if whole.is_section_heading(n)]
    assert [whole.text[s.span.start : s.span.end] for s in headings] == ["Chile", "Peru"]


@pytest.mark.parametrize(
    ("sentence", "name", "country"),
    [
        ("Haug thanked him.", "Kari Haug", "NOR"),
        ("Minister Haug thanked him.", "Kari Haug", "NOR"),
        ("Her Chilean counterpart Ana Soto agreed.", "Ana Soto", "CHL"),
    ],
)
def test_reading_people_are_found_again(sentence: str, name: str, country: str) -> None:
    whole = reading(f"A Note\n\nNorwegian Foreign Minister Kari Haug came to Chile. {sentence}")
    (person,) = whole.sentence(len(whole.document.sentences) - 1).of("P")
    assert person.person is not None
    assert person.person.name == name
    assert person.codes == (country,)


def test_reading_countries_in_a_range() -> None:
    whole = reading("A Note\n\nNorway is wet.")
    assert [m.code for m in whole.countries] == ["NOR"]
    assert whole.countries_in(0, 8) == ()


@pytest.mark.parametrize(("name", "code"), [("Prague", "CSK"), ("Bratislava", "CSK")])
def test_reading_historic_state_of_the_article(name: str, code: str) -> None:
    whole = reading(f"Czechoslovakia and Norway\n\nNorway opened a legation in {name} in 1921.")
    found = [m.code for m in whole.countries if m.text == name]
    assert found
    assert all(whole.historic(each) == code for each in found if each)
    assert whole.historic("NOR") == "NOR"


def test_reading_published_is_a_day() -> None:
    assert reading("Norway is wet.", title="A Note", published="2011-05-04").published == "2011-05-04"
    assert reading("Norway is wet.").published is None


def test_reading_dates_before_and_after() -> None:
    whole = reading("A Note\n\nIn 2001 it rained. In 2003 it snowed. In 2005 it shone.")
    at = whole.text.index("snowed")
    assert [m.edtf for m in whole.dates_before(at)] == ["2001", "2003"]
    assert [m.edtf for m in whole.dates_after(at)] == ["2005"]


TABLE = """Foreign relations of Norway

Bilateral relations

Country | Formal relations began | Notes

See Chile–Norway relations

Both countries opened missions in 1920.

Relations between Norway and Peru were established in 1921.

They signed a treaty in 1930.

See Norway–Oman relations

A commission met in 1999.

Norway and its partners in the Gulf speak often of the sea and of the ships that cross it each day

The two sides met again in 2001.
"""


@pytest.mark.parametrize(
    ("words", "parties"),
    [
        ("Both countries opened", ("CHL", "NOR")),
        ("A commission met", ("NOR", "OMN")),
        # A cell that lacks its full stop is no heading, so that the row goes on below it.
        ("The two sides met again", ("NOR", "OMN")),
        # A row without a head of its own ends the row above it.
        ("They signed a treaty", ("NOR", "PER")),
    ],
)
def test_see_also_in_a_flattened_table_names_the_parties_of_its_row(words: str, parties: tuple[str, ...]) -> None:
    whole = reading(TABLE)
    assert whole.implied(_number(whole, words)) == parties
