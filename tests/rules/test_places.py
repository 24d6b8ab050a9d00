"""Countries, cities and seats in a text: what is found, what its neighbours decide, what stays undecided."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations_kb.rules.places import find_countries

FOUND = [
    ("The Kazakh side met Canada's envoy in Baku.", [("Kazakh", "KAZ"), ("Canada", "CAN"), ("Baku", "AZE")]),
    ("Chileans and Peruvians", [("Chileans", "CHL"), ("Peruvians", "PER")]),
    ("CHILE AND PERU", [("CHILE", "CHL"), ("PERU", "PER")]),
    ("the Soviet Union and Czechoslovakia", [("Soviet Union", "SUN"), ("Czechoslovakia", "CSK")]),
    ("the European Union", [("European Union", "EUU")]),
    ("in Lima, Peru", [("Lima", "PER"), ("Peru", "PER")]),
    ("the White House and the Kremlin", [("White House", "USA"), ("Kremlin", "RUS")]),
    ("Chile–Peru talks", [("Chile", "CHL"), ("Peru", "PER")]),
    ("Papua New Guinea, not Guinea", [("Papua New Guinea", "PNG"), ("Guinea", "GIN")]),
    ("Kosovo and Hong Kong", [("Kosovo", "XKX"), ("Hong Kong", "HKG")]),
    ("Of the US: Malta and Georgia signed", [("US", "USA"), ("Malta", "MLT"), ("Georgia", "GEO")]),
    ("Of the US: relations with Georgia", [("US", "USA"), ("Georgia", "GEO")]),
    ("Of the US: the Governor of Georgia recognised it", [("US", "USA"), ("Georgia", "USA")]),
]

NONE = [
    "",
    "the Washington Post said",
    "Chileno and Perutz",
    "South America",
    "We met Mr Jordan.",
    "He asked Kevin Hamilton.",
    "nobody and nothing",
    "the Gulf of Mexico",
]

DECIDED = [
    # The name after the comma, then what else the text speaks of.
    ("in Córdoba, Spain", "Córdoba", "ESP"),
    ("Argentina opened a school in Córdoba. Argentina was glad.", "Córdoba", "ARG"),
    ("Spain closed a school in Córdoba. Spain was sad.", "Córdoba", "ESP"),
    ("Georgia and Armenia agreed in Tbilisi.", "Georgia", "GEO"),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_places_found(text: str, found: list[tuple[str, str]]) -> None:
    assert [(m.text, m.code) for m in find_countries(text)] == found


@pytest.mark.parametrize("text", NONE)
def test_places_negative(text: str) -> None:
    assert find_countries(text) == []


@pytest.mark.parametrize(("text", "word", "code"), DECIDED)
def test_places_decided_by_neighbours(text: str, word: str, code: str) -> None:
    assert {m.code for m in find_countries(text) if m.text == word} == {code}


def test_places_capital_has_role_and_city() -> None:
    (lima,) = find_countries("in Lima")
    assert (lima.role, lima.city, lima.start, lima.end) == ("capital", "Lima", 3, 7)


def test_places_undecided_word_has_owners_and_no_guess() -> None:
    mentions = find_countries("Santiago and Korea")
    for mention in mentions:
        assert mention.code is not None or len(mention.owners) > 1


@given(st.text(st.sampled_from("Chile Peru's Lima–Córdoba, (Spain) Mr.\n" + "Jordan")), st.integers(0, 3))
def test_places_property_mentions_are_ordered_and_stand_in_the_text(text: str, times: int) -> None:
    whole = text + " Chile" * times
    found = find_countries(whole)
    assert all(whole[m.start : m.end] == m.text for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("They met in Fasano, Italy, on Monday.", "Fasano"),
        ("Signed at Nová Lesná, Slovakia on 3 May.", "Nová Lesná"),
        ("In Fasano, Italy opened a bureau.", None),
        ("It was sent to Minister Silva, Chile.", None),
        ("They spoke in May, Peru and Chile agreed.", None),
        ("It was held in Bali, Indonesia.", "Bali"),
    ],
)
def test_town_is_told_by_the_country_behind_it(text: str, town: str | None) -> None:
    assert next((m.city for m in find_countries(text) if m.city), None) == town
