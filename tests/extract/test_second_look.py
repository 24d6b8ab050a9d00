"""What a record's own sentence shows to be no event, a thing of the past, or yet to come."""

from __future__ import annotations

import pytest

from relations_kb.corpus import read_article
from relations_kb.extract import extract
from relations_kb.model.record import Record

LEAD = "The Ministry of Foreign Affairs of Norway has issued a statement on relations with Chile."


def records(sentence: str, kind: str, lead: str = LEAD) -> list[Record]:
    text = f"Norway and Chile\n\n14 May 2019\n\n{lead}\n\n{sentence}\n"
    return [record for record in extract(read_article("a.txt", text.encode())).records if record.kind == kind]


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("visit", "President Soto of Chile welcomed Prime Minister Lund's interest in the Pacific Alliance."),
        ("visit", "Foreign Minister Berg of Norway visited Santiago several times."),
        ("treaty", "The dispute between Norway and Chile has prevented the conclusion of a treaty on fisheries."),
        ("treaty", "Norway keeps to an agreement on customs between CIS member states, which was signed in 2004."),
        ("treaty", "Chile's obligations follow from the Chicago Convention of 1944."),
        ("visit", "The foreign ministry of Chile wrote that it had received President Berg's message."),
        ("consultation", "The presidents of Norway and Chile held regular consultations by telephone."),
        ("trade", "Trade between Norway and Chile is expected to reach up to $3 billion in 2021."),
        ("trade", "Trade between Norway and Chile, worth $2 billion, amounts to $2 billion every day."),
    ],
)
def test_what_tells_no_event_gives_no_record(kind: str, sentence: str) -> None:
    assert not records(sentence, kind)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("visit", "They discussed President Soto's recent visit to Norway."),
        ("treaty", "Norway and Chile noted the recent signing of an agreement on fisheries between Norway and Chile."),
    ],
)
def test_what_is_looked_back_on_is_not_of_the_day_of_issue(kind: str, sentence: str) -> None:
    found = records(sentence, kind)
    assert [(record.date, record.modality) for record in found] == [(None, "occurred")]


def test_what_is_ahead_is_planned() -> None:
    found = records("The minister spoke ahead of a visit to Norway by the President of Chile.", "visit")
    assert [(record.date, record.modality) for record in found] == [(None, "planned")]


def test_a_visit_is_not_dated_by_what_it_is_the_first_since() -> None:
    found = records("It was the first time that a Norwegian minister visited Chile since March 2003.", "visit")
    assert found and all(record.date != "2003-03" for record in found)


def test_embassies_in_brussels_are_to_belgium() -> None:
    (found,) = records("Norway has an embassy in Brussels.", "status", "The embassies of Norway are told here.")
    assert found.countries == ("BEL", "NOR")
    assert found.place is not None and found.place.country == "BEL"


def test_figures_below_a_year_are_of_that_year() -> None:
    figures = "- Bilateral investments (2014):\n\n- Norway's investment in Chile was 31 million US dollars\n"
    text = f"Norway and Chile\n\n14 May 2019\n\n{LEAD}\n\n{figures}"
    found = extract(read_article("a.txt", text.encode())).records
    assert {record.date for record in found if record.kind == "trade"} == {"2014"}
