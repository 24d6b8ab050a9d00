"""Which pairs of records are the same, and which fields are right: tables by kind."""

from __future__ import annotations

from typing import Any

import pytest

from relations_kb.evaluate.claims import Claim, claim_of
from relations_kb.evaluate.matching import bounds, dates_agree, fold, matches, names_alike, pair_up, right_fields


def claim(kind: str, *people: str, **fields: Any) -> Claim:
    """``people`` are 'Name/CODE'."""
    named = [{"name": name, "country": code or None} for name, _, code in (text.partition("/") for text in people)]
    evidence = [{"quote": "words"}]
    row = {"doc": "a.txt", "kind": kind, "countries": ["CHL", "NOR"], "people": named, "evidence": evidence, **fields}
    return claim_of(row)


def visit(*people: str, **fields: Any) -> Claim:
    return claim("visit", *people, **{"date": None, "guest": None, "host": None, "form": "meeting", **fields})


def status(**fields: Any) -> Claim:
    return claim("status", **{"date": None, "event": "mission-present", **fields})


def trade(**fields: Any) -> Claim:
    base = {"flow": "exports", "reporter": "NOR", "partner": "CHL", "value": 1000, "currency": "USD", "period": "2010"}
    return claim("trade", **{"date": "2010", **base, **fields})


SAME = [
    (claim("consultation", mechanism="political", round=4), claim("consultation", mechanism="political", round=4)),
    (claim("consultation", mechanism="other", date="2010"), claim("consultation", mechanism="expert", date="2010-05")),
    (visit("Kari Haug", date="2010-05"), visit("Haug", date="2010-05-03", guest="NOR", host="CHL")),
    (visit(guest="NOR", host="CHL", date="2010"), visit(guest="NOR", host="CHL")),
    (visit(date="2010"), visit(date="2010")),
    (visit("Kari Haug"), visit()),
    (
        claim("treaty", title="Agreement on Tourism", action="signed", date="2001-06-05"),
        claim("treaty", title="the agreement on tourism between both", action="signed", date=None),
    ),
    (trade(), trade(value=1004)),
    (trade(), trade(flow="imports", reporter="CHL", partner="NOR")),
    (trade(flow="turnover"), trade(flow="turnover", reporter="CHL", partner="NOR")),
    (status(event="mission-opened", date="1955"), status(event="mission-present")),
    (status(place={"city": "Córdoba"}), status(place={"city": "Cordoba"})),
    (status(actor="NOR"), status(actor=None)),
]
DIFFERENT = [
    (visit(date="2010"), status(date="2010")),
    (visit(), visit(countries=["CHL", "PER"])),
    (claim("consultation", mechanism="political", round=4), claim("consultation", mechanism="political", round=5)),
    (claim("consultation", mechanism="political"), claim("consultation", mechanism="consular")),
    (visit("Kari Haug", date="2010"), visit("Kari Haug", date="2011")),
    (visit("Kari Haug"), visit("Ana Quispe")),
    (visit(guest="NOR", host="CHL"), visit(guest="CHL", host="NOR")),
    (claim("treaty", title="A Treaty", action="signed"), claim("treaty", title="A Treaty", action="ratified")),
    (claim("treaty", title="Tax Convention", action="signed"), claim("treaty", title="Air Pact", action="signed")),
    (trade(), trade(value=1006)),
    (trade(), trade(currency="EUR")),
    (trade(), trade(reporter="CHL", partner="NOR")),
    (trade(), trade(value=None)),
    (trade(), trade(period="2011", date="2011")),
    (status(event="mission-opened", date="1955"), status(event="mission-present", date="1955")),
    (status(actor="NOR"), status(actor="CHL")),
    (status(place={"city": "Lima"}), status(place={"city": "Cusco"})),
    (status(mission="embassy"), status(mission="consulate")),
]


@pytest.mark.parametrize(("gold", "said"), SAME)
def test_matching_same(gold: Claim, said: Claim) -> None:
    assert matches(gold, said)


@pytest.mark.parametrize(("gold", "said"), DIFFERENT)
def test_matching_different(gold: Claim, said: Claim) -> None:
    assert not matches(gold, said)


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2010", (20100101, 20101231)),
        ("2010-02~", (20100201, 20100231)),
        ("2006-03-27/2006-03-28", (20060327, 20060328)),
        ("1985/1989~", (19850101, 19891231)),
        ("", None),
        (None, None),
    ],
)
def test_matching_bounds(edtf: str | None, days: tuple[int, int] | None) -> None:
    assert bounds(edtf) == days


@pytest.mark.parametrize(
    ("one", "two", "agree"),
    [
        ("2004-09", "2004-09-07", True),
        ("2004-09-07", "2004", True),
        ("2004-09", "2004-10", False),
        ("2004/2006", "2005/2007", False),
        (None, None, True),
        (None, "2004", False),
    ],
)
def test_matching_dates(one: str | None, two: str | None, agree: bool) -> None:
    assert dates_agree(one, two) is agree
    assert dates_agree(one, two, unknown_agrees=True) is (agree or None in (one, two))


def test_matching_names() -> None:
    assert fold("  Škoda-Élysée! ") == "skoda elysee"
    assert names_alike("Virtanen, Tuomas", "Tuomas Virtanen")
    assert names_alike("Quispe", "Ana Quispe")
    assert not names_alike("Ana Quispe", "Kari Haug")


def test_matching_only_what_gold_gives_is_judged() -> None:
    gold = claim("visit", date="2010", guest="NOR")
    said = visit("Kari Haug/NOR", date="2010", guest="NOR", host="CHL", modality="occurred", place={"city": "Lima"})
    assert right_fields(gold, said) == {"date": True, "modality": True, "guest": True}


def test_matching_wrong_fields_are_named() -> None:
    gold = visit("Kari Haug/NOR", date="2010-05", place={"city": "Lima", "country": "PER"}, modality="planned")
    said = visit("Kari Haug/CHL", date="2010-05-03", place={"city": "Cusco", "country": "PER"})
    assert [name for name, right in right_fields(gold, said).items() if not right] == [
        "date",
        "modality",
        "place",
        "people",
    ]


def test_matching_people_must_be_all_and_no_more() -> None:
    gold = visit("Kari Haug/NOR")
    assert right_fields(gold, visit("Haug/NOR"))["people"]
    assert not right_fields(gold, visit("Kari Haug/NOR", "Ana Quispe/CHL"))["people"]
    assert not right_fields(gold, visit())["people"]


def test_matching_pairs_as_many_as_possible() -> None:
    """The undated record fits both; the dated one fits only the first: both find a partner."""
    gold = [visit("Kari Haug", date="2010"), visit("Kari Haug", date="2011")]
    said = [visit("Kari Haug"), visit("Kari Haug", date="2010")]
    assert sorted(pair_up(gold, said)) == [(0, 1), (1, 0)]


def test_matching_prefers_pairs_with_more_right() -> None:
    gold = [visit("Kari Haug", date="2010-05-03")]
    said = [visit("Kari Haug", date="2010"), visit("Kari Haug", date="2010-05-03")]
    assert pair_up(gold, said) == [(0, 1)]
