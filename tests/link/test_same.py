"""The kinds' comparisons: what is one fact, what is two, and what a person has to decide."""

from __future__ import annotations

import pytest
from tests.link.make import consultation, status, trade, treaty, visit

from relations_kb.kinds.comparison import Likeness
from relations_kb.link.verdicts import compare
from relations_kb.model.record import Participant, Record


def _known(record: Record) -> Record:
    """Give each person the name as id, as if it had been resolved."""
    people = tuple(Participant(**{**p.model_dump(), "id": p.name}) for p in record.people)
    return record.model_copy(update={"people": people})


def verdict(a: Record, b: Record) -> Likeness:
    one, two = compare(_known(a), _known(b)), compare(_known(b), _known(a))
    assert one.verdict == two.verdict
    return one.verdict


CASES: list[tuple[str, Record, Record, Likeness]] = [
    (
        "the same round",
        consultation("a", round=3, date="2023-06-30"),
        consultation("b", round=3, date="2023-06"),
        "same",
    ),
    ("another round", consultation("a", round=3, date="2023"), consultation("b", round=4, date="2023"), "different"),
    (
        "two numbers for one sitting",
        consultation("a", round=3, date="2023-06-30", place="Lima/PER"),
        consultation("b", round=4, date="2023-06-30", place="Lima/PER"),
        "same",
    ),
    (
        "planned, then held",
        consultation("a", round=2, date="2020", modality="planned"),
        consultation("b", round=2, date="2021-05-04"),
        "same",
    ),
    (
        "one number, years apart",
        consultation("a", round=1, date="2001-03-02"),
        consultation("b", round=1, date="2019-05-04"),
        "different",
    ),
    (
        "a report and its day",
        consultation("a", date="2023-06-30", place="Lima/PER"),
        consultation("b", date="2023-07-01", date_basis="published", place="Lima/PER"),
        "same",
    ),
    (
        "another number in a month, the same heads",
        consultation("a", "Ana/PER", "Tuomas/FIN", round=3, date="2023-06-30"),
        consultation("b", "Ana/PER", "Tuomas/FIN", round=4, date="2023-06"),
        "unsure",
    ),
    (
        "the host's prime minister, the guest's speaker",
        visit("a", "Ana/PER", "Tuomas/FIN", date="2023-06-30", guest="PER", host="FIN"),
        visit("b", "Rosa/PER", "Tuomas/FIN", date="2023-06-30"),
        "unsure",
    ),
    (
        "one delegation received in one city",
        visit("a", "Ana/PER", "Tuomas/FIN", date="2023-06-30", guest="PER", host="FIN", place="Turku/FIN"),
        visit("b", "Rosa/PER", "Tuomas/FIN", date="2023-06-30", guest="PER", host="FIN", place="Turku/FIN"),
        "same",
    ),
    (
        "one paper in the headline and in the text",
        treaty("a", "Extradition Treaty", date="2020-05-05", date_basis="published"),
        treaty("a", "treaty on extradition", date="2020-05-04"),
        "same",
    ),
    (
        "two names without a subject, both between the ministries",
        treaty("a", "cooperation programme between the two ministries", date="2020-05-04"),
        treaty("b", "protocol between the ministries of foreign affairs", date="2020-05-05"),
        "same",
    ),
    (
        "programmes for other years",
        treaty("a", "Programme of cooperation for 2018-2019", date="2018"),
        treaty("b", "cooperation programme for 2020-2021", date="2018"),
        "different",
    ),
    (
        "an embassy before and after the capital moved",
        status("a", "mission-opened", mission="embassy", date="1992-03", place="Almaty/PER"),
        status("b", "mission-opened", mission="embassy", date="1992", place="Astana/PER"),
        "same",
    ),
    (
        "a dateline taken for the place of signing",
        treaty("a", "Agreement on Air Services and Visas", date="2020-05-04", place="Lima/PER"),
        treaty("b", "air transport and visa accord", date="2020-05-04", place="Turku/FIN"),
        "same",
    ),
    (
        "two places that the words name",
        treaty("a", "Agreement on Air Services", date="2020-05-04", place="Lima/PER", quote="signed in Lima"),
        treaty("b", "air services accord", date="2020-05-04", place="Turku/FIN", quote="signed in Turku"),
        "unsure",
    ),
    (
        "two releases of two days",
        visit("a", "Ana/PER", date="2023-06-21", date_basis="published", guest="PER", host="FIN"),
        visit("b", "Ana/PER", date="2023-06-26", date_basis="published", guest="PER", host="FIN"),
        "unsure",
    ),
    (
        "another mechanism",
        consultation("a", date="2023-06-30"),
        consultation("b", date="2023-06-30", mechanism="commission"),
        "different",
    ),
    (
        "only the year",
        consultation("a", date="2023"),
        consultation("b", date="2023-07-01"),
        "unsure",
    ),
    (
        "the same day and guest",
        visit("a", "Ana/PER", date="2020-05-04", guest="PER", host="FIN"),
        visit("b", "Ana/PER", date="2020-05-04/2020-05-05", guest="PER", host="FIN"),
        "same",
    ),
    (
        "the visit is returned",
        visit("a", "Ana/PER", date="2020-05-04", guest="PER", host="FIN"),
        visit("b", "Ana/PER", date="2020-05-04", guest="FIN", host="PER"),
        "different",
    ),
    (
        "a day apart",
        visit("a", "Ana/PER", date="2020-05-04", guest="PER", host="FIN"),
        visit("b", "Ana/PER", date="2020-05-05", guest="PER", host="FIN"),
        "same",
    ),
    (
        "a month apart",
        visit("a", "Ana/PER", date="2020-05-04", guest="PER", host="FIN"),
        visit("b", "Ana/PER", date="2020-06-05", guest="PER", host="FIN"),
        "different",
    ),
    (
        "a call",
        visit("a", "Ana/PER", date="2020-05-04"),
        visit("b", "Ana/PER", date="2020-05-04", form="call"),
        "different",
    ),
    (
        "other people",
        visit("a", "Ana/PER", date="2020-05-04/2020-05-06", guest="PER", host="FIN"),
        visit("b", "Luis/PER", date="2020-05-04", guest="PER", host="FIN"),
        "different",
    ),
    (
        "two names of one treaty in one text",
        treaty("a", "Treaty on the Avoidance of Double Taxation and Fiscal Evasion", date="2004-09-07"),
        treaty("a", "Treaty on the Elimination of Double Taxation", date="2004-09"),
        "same",
    ),
    (
        "two treaties of one day in one text",
        treaty("a", "Agreement on Visas for Diplomatic Passports", date="2004-09-07"),
        treaty("a", "Agreement on Visas for Ordinary Passports", date="2004-09-07"),
        "different",
    ),
    (
        "words for one subject",
        treaty("a", "agreement on judicial cooperation in penal matters", date="2004-09-07"),
        treaty("b", "Agreement on Legal Assistance in Criminal Matters", date="2004-09-07"),
        "same",
    ),
    (
        "another subject",
        treaty("a", "Agreement on Tourism", date="2004-09-07"),
        treaty("b", "Agreement on Air Services", date="2004-09-07"),
        "different",
    ),
    (
        "signed and ratified",
        treaty("a", "Agreement on Tourism", date="2004-09-07"),
        treaty("b", "Agreement on Tourism", date="2004-09-07", action="ratified"),
        "different",
    ),
    (
        "each side's ratification",
        treaty("a", "Agreement on Tourism", date="2004-09-07", action="ratified"),
        treaty("b", "Agreement on Tourism", date="2005-02-01", action="ratified"),
        "different",
    ),
    (
        "a title without a subject, the same city",
        treaty("a", "joint memorandum", date="2004-09-07", place="Lima/PER"),
        treaty("b", "Declaration on Strategic Partnership", date="2004-09", place="Lima/PER"),
        "same",
    ),
    ("mirror", trade("a", 5e6), trade("b", 7e6, flow="imports", reporter="PER", partner="FIN"), "same"),
    ("another period", trade("a", 5e6), trade("b", 5e6, date="2019"), "different"),
    ("another direction", trade("a", 5e6), trade("b", 5e6, flow="imports"), "different"),
    ("a slip of the point", trade("a", 5e6), trade("b", 5e7), "same"),
    ("far apart", trade("a", 5e6), trade("b", 1.7e7), "unsure"),
    ("another currency", trade("a", 5e6), trade("b", 4.6e6, currency="EUR"), "same"),
    ("one digit is not every figure", trade("a", 1e9, qualifier="about"), trade("b", 5.7e7), "unsure"),
    (
        "two consulates",
        status("a", "mission-present", mission="consulate", place="Boston/PER"),
        status("b", "mission-present", mission="consulate", place="Houston/PER"),
        "different",
    ),
    (
        "a city's two spellings",
        visit("a", "Ana/PER", date="2020-05", place="Kiev/UKR"),
        visit("b", "Ana/PER", date="2020-05-04", place="Kyiv/UKR"),
        "same",
    ),
    (
        "a headline's day and the text's",
        visit("a", "Ana/PER", date="2020-05-04"),
        visit("a", "Ana/PER", date="2020-05-05", date_basis="published"),
        "same",
    ),
    ("embassies", status("a", "mission-opened", date="1993"), status("b", "mission-opened", date="1992"), "same"),
    ("reopened", status("a", "mission-opened", date="1993"), status("b", "mission-opened", date="2016"), "different"),
    (
        "the other side's embassy",
        status("a", "mission-opened", date="1993"),
        status("b", "mission-opened", date="1993", actor="PER", counterpart="FIN"),
        "different",
    ),
    (
        "another envoy",
        status("a", "envoy-accredited", "Ana/FIN", date="2020"),
        status("b", "envoy-accredited", "Luis/FIN", date="2020"),
        "different",
    ),
    (
        "the same envoy, received by two",
        status("a", "envoy-accredited", "Ana/FIN", "Rey/PER", date="2020"),
        status("b", "envoy-accredited", "Ana/FIN", "Luz/PER", date="2020-03-01"),
        "same",
    ),
    (
        "relations",
        status("a", "relations-established", date="1992-03-09"),
        status("b", "relations-established", date="1992-03-11"),
        "same",
    ),
    (
        "an opening and a standing mission",
        status("a", "mission-opened", date="1993"),
        status("b", "mission-present"),
        "same",
    ),
]


@pytest.mark.parametrize(("a", "b", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_compare(a: Record, b: Record, expected: Likeness) -> None:
    assert verdict(a, b) == expected


def test_compare_every_verdict_has_reasons() -> None:
    assert all(compare(_known(a), _known(b)).reasons for _, a, b, _ in CASES)
