"""Typed disagreements, best values and origins."""

from __future__ import annotations

from typing import Any

import pytest
from tests.link.make import consultation, document, status, trade, treaty, visit

from relations_kb.link import link
from relations_kb.model.knowledge import Fact
from relations_kb.model.record import Evidence, Record
from relations_kb.model.text import Document


def _fact(*records: Record, documents: tuple[Document, ...] = ()) -> Fact:
    kb = link(documents or tuple(document(r.doc) for r in records), records)
    assert len(kb.facts) == 1, [f.records for f in kb.facts]
    return kb.facts[0]


def _types(fact: Fact) -> dict[str, str]:
    return {c.field: c.type for c in fact.conflicts}


def _mission(doc: str, date: str, **more: Any) -> Record:
    return status(doc, "mission-opened", date=date, **more)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (_mission("a", "1993"), _mission("b", "1993"), {}),
        (_mission("a", "1993"), _mission("b", "1992"), {"date": "conflict"}),
        (_mission("a", "1993"), _mission("b", "1993-05-04"), {"date": "precision"}),
        (
            visit("a", "Ana Quispe/PER", "Tuomas/FIN", date="2020-05-04", place="Lima/PER", quote="held in Lima"),
            visit("b", "Ana Quispe/PER", "Tuomas/FIN", date="2020-05-04", place="/PER"),
            {},
        ),
        (
            consultation("a", date="2020-05", round=2, modality="cancelled"),
            consultation("b", date="2021-05-04", round=2),
            {"date": "superseded", "modality": "superseded"},
        ),
        (_mission("a", "1993~"), _mission("b", "1995"), {"date": "precision"}),
        (_mission("a", "1993", date_basis="inferred"), _mission("b", "1992"), {"date": "conflict"}),
        (
            _mission("a", "1993", date_basis="inferred", quote="the 20th anniversary of our embassy"),
            _mission("b", "1992"),
            {"date": "precision"},
        ),
        (_mission("a", "1993", place="Lima/PER"), _mission("b", "1993", place="Limá/PER"), {}),
        (trade("a", 5e6), trade("b", 4e6, flow="imports", reporter="PER", partner="FIN"), {"value": "measure"}),
        (trade("a", 5e6), trade("b", 4.5e6, currency="EUR"), {"value": "measure"}),
        (trade("a", 98e6), trade("b", 89e6), {"value": "conflict"}),
        (trade("a", 2341e6), trade("b", 2.3e9, qualifier="about"), {"value": "precision"}),
        (
            treaty("a", "Agreement on Road Transport", date="2020-01-02"),
            treaty("b", "road transport accord", date="2020-01-02"),
            {"title": "naming"},
        ),
        (
            consultation("a", date="2020-05-04", round=2),
            consultation("b", date="2020-05-04", round=3),
            {"round": "conflict"},
        ),
        (
            consultation("a", date="2020", round=2, modality="planned"),
            consultation("b", date="2021-02-03", round=2),
            {"date": "superseded", "modality": "superseded"},
        ),
        (
            visit("a", "Ana Quispe/PER/Minister of Trade", date="2020-05-04"),
            visit("b", "Ana Quispe/PER/Deputy Minister of Trade", date="2020-05-04"),
            {"people": "conflict"},
        ),
        (
            visit("a", "Ana Quispe/PER/Undersecretary of State", date="2020-05-04"),
            visit("b", "Ana Quispe/PER/Deputy Minister of Trade", date="2020-05-04"),
            {"people": "naming"},
        ),
        (visit("a", "Ana Quíspe/PER", date="2020-05-04"), visit("b", "Ana Quispe/PER", date="2020-05-04"), {}),
        (
            visit("a", "A. Quispe/PER", date="2020-05-04"),
            visit("b", "Ana Quispe/PER", date="2020-05-04"),
            {"people": "naming"},
        ),
        (
            consultation("a", date="2020-05-04", place="Lima/PER"),
            consultation("b", date="2020-05-06", date_basis="published", place="Lima/PER"),
            {"date": "precision"},
        ),
    ],
)
def test_disagreements(a: Record, b: Record, expected: dict[str, str]) -> None:
    assert _types(_fact(a, b)) == expected


def test_disagreements_slip_in_a_country() -> None:
    people = ("Ana Quispe/PER", "Tuomas Virtanen/FIN")
    fact = _fact(
        consultation("a", *people, round=1, date="2018-06-05"),
        consultation("b", *people, round=1, date="2018-06", countries=("EST", "PER")),
        consultation("c", *people, round=1, date="2018-06-05"),
    )
    assert _types(fact) == {"countries": "conflict", "date": "precision"}
    assert fact.countries == ("FIN", "PER")


def test_disagreements_correction_supersedes() -> None:
    documents = (
        document("a", published="2020-05-10"),
        document("b", "CORRECTION. The figure was ten times too high.", published="2020-05-20"),
    )
    fact = _fact(trade("a", 5e7), trade("b", 5e6), documents=documents)
    assert _types(fact) == {"value": "superseded"}
    assert fact.best.model_dump()["value"] == 5e6


def test_disagreements_correction_of_something_else_changes_nothing() -> None:
    text = "words of b, which opened.\n\nCORRECTION. In our last issue we gave a wrong price."
    documents = (document("a", published="2020-05-10"), document("b", text, published="2020-05-20"))
    assert _types(_fact(_mission("a", "1993"), _mission("b", "1992"), documents=documents)) == {"date": "conflict"}


def test_disagreements_correction_mends_its_own_paper_only() -> None:
    own = "The Lima Courier\nIssue {}\n{}"
    documents = (
        document("a", own.format(1, "Ten rounds.")),
        document("b", own.format(2, "CORRECTION: It was another round."), published="2020-05-20"),
        document("c", "Andes Weekly\nOther rounds."),
    )
    said, mended, other = (consultation(doc, date="2020-05-04", round=n) for doc, n in (("a", 2), ("b", 3), ("c", 4)))
    mended = mended.model_copy(update={"evidence": (Evidence(start=26, end=36, quote="CORRECTION"),)})
    assert _types(_fact(said, mended, documents=documents[:2])) == {"round": "superseded"}
    assert _types(_fact(said, mended, other, documents=documents)) == {"round": "conflict"}


def test_disagreements_later_office_is_no_other_rank() -> None:
    documents = (document("a", published="2020-05-05"), document("b", published="2023-05-05"))
    fact = _fact(
        consultation("a", "Ana Quispe/PER/Deputy Minister", round=2, date="2020-05-04"),
        consultation("b", "Ana Quispe/PER/Foreign Minister", round=2, date="2020-05"),
        documents=documents,
    )
    assert _types(fact) == {"date": "precision"}


def test_undated_visit_of_a_dated_report_is_the_one_of_those_days() -> None:
    people = ("Ana Quispe/PER/President", "Tuomas Virtanen/FIN/President")
    told = visit("a", *people, guest="PER", host="FIN")
    held = visit("b", *people, guest="PER", host="FIN", date="2020-05-04")
    documents = (document("a", published="2020-05-08"), document("b", published="2020-05-05"))
    fact = _fact(told, held, documents=documents)
    assert (fact.best.date, len(fact.records), fact.conflicts) == ("2020-05-04", 2, ())
    later = (document("a", published="2021-05-08"), document("b", published="2020-05-05"))
    assert len(link(later, [told, held]).facts) == 2


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("They signed it in Lima.", "precision"),  # of the day of the report nothing is said
        ("They signed it in Lima today.", "conflict"),
        ("They signed it in Lima on Friday.", "conflict"),
        ("They signed it in Lima on the 8th.", "conflict"),
    ],
)
def test_day_of_a_report_is_no_day_of_an_event_unless_it_says_so(words: str, expected: str) -> None:
    told = treaty("a", "Extradition Treaty", date="2020-05-08", date_basis="inferred", quote=words)
    held = treaty("b", "Extradition Treaty", date="2020-05-07")
    documents = (document("a", published="2020-05-08"), document("b", published="2020-05-09"))
    assert _types(_fact(told, held, documents=documents)) == {"date": expected}


def test_undated_plan_is_the_visit_that_follows() -> None:
    planned = visit("a", "Ana Quispe/PER", guest="PER", host="FIN", place="Turku/FIN", modality="planned")
    held = visit("b", "Ana Quispe/PER", guest="PER", host="FIN", place="Turku/FIN", date="2020-05-04")
    documents = (document("a", published="2020-03-01"), document("b", published="2020-05-05"))
    assert _types(_fact(planned, held, documents=documents)) == {"modality": "superseded"}


def test_best_most_precise_and_best_attested() -> None:
    fact = _fact(_mission("a", "1996"), _mission("b", "1998-03"), _mission("c", "1998"))
    assert fact.best.date == "1998-03"


def test_best_what_happened_before_what_was_planned() -> None:
    fact = _fact(
        consultation("a", date="2020", round=2, modality="planned"), consultation("b", date="2021-02-03", round=2)
    )
    assert (fact.best.date, fact.best.modality) == ("2021-02-03", "occurred")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("A report.", "Another one."), 2),
        (("LIMA (ANDES) -- The embassy opened.", "The embassy opened, ANDES reported."), 1),
        (
            (
                "Ministry of Foreign Affairs of Finland\nThe embassy opened.",
                "The embassy opened, the press service of the Finnish Foreign Ministry reports.",
            ),
            1,
        ),
        (
            (
                "Ministry of Energy of Finland\nThe embassy opened.",
                "The embassy opened, the press service of the Finnish Foreign Ministry reports.",
            ),
            2,
        ),
        (
            (
                "Ministry of Energy of Finland\nThe embassy opened.",
                "The embassy opened, the Press Office of Finland's Ministry of Energy reports.",
            ),
            1,
        ),
        (("LIMA (Agência Índico) -- The embassy opened.", "As reported by Agência Índico, the embassy opened."), 1),
        (("According to Ana Quispe, it opened.", "According to Ana Quispe, it has opened."), 2),
        (("The Lima Courier\nIssue 4\nOpened.", "The Lima Courier\nIssue 5\nOpened indeed."), 1),
        (("Ministry of Foreign Affairs of Finland\nOpened.", "Embassy of Finland in Lima\nOpened."), 2),
        (
            (
                " ".join(f"the envoy said on day {n} that word {n * 7} matters" for n in range(30)),
                "Lima. " + " ".join(f"the envoy said on day {n} that word {n * 7} matters" for n in range(28)),
            ),
            1,
        ),
    ],
)
def test_origins(texts: tuple[str, str], expected: int) -> None:
    documents = tuple(document(name, text) for name, text in zip("ab", texts, strict=True))
    fact = _fact(_mission("a", "1993"), _mission("b", "1993"), documents=documents)
    assert fact.origins == len(fact.origin_groups) == expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("The customs of Finland gave it.", "Finnish Customs gave it.", 1),
        ("Peru bought as much, the customs say.", "Finland sold as much, the customs say.", 2),
        ("Data of Finstat.", "Data of the Finnish statistics office.", 1),
        ("The Peruvian ministry says so.", "The figure, according to the Peruvian ministry.", 1),
    ],
)
def test_origins_of_a_figure(one: str, two: str, expected: int) -> None:
    fact = _fact(
        trade("a", 5e6, flow="imports", reporter="PER", partner="FIN", quote=one),
        trade("b", 5e6, quote=two),
        documents=(document("a", one), document("b", two)),
    )
    assert fact.origins == expected


def test_turnover_as_each_side_counts_it_is_another_measure() -> None:
    one = "Ministry of Energy of Finland\nTurnover was 5 million."
    two = "Embassy of Peru in Finland\nTurnover was 6 million."
    three = "The Courier\nTurnover was 6 million."
    records = (trade("a", 5e6, flow="turnover"), trade("b", 6e6, flow="turnover"))
    assert _types(_fact(*records, documents=(document("a", one), document("b", two)))) == {"value": "measure"}
    assert _types(_fact(*records, documents=(document("a", one), document("b", three)))) == {"value": "conflict"}


def test_origins_of_one_sentence_in_two_papers_is_one() -> None:
    quote = "The mission, which opened in the spring of 1993, has {} rooms and a garden."
    one, two, other = quote.format("nine"), quote.format("nine").replace("The", "the"), "It opened with nine rooms."
    same = _fact(*(_mission(doc, "1993", quote=said) for doc, said in (("a", one), ("b", two))))
    assert same.origins == 1
    apart = _fact(*(_mission(doc, "1993", quote=said) for doc, said in (("a", one), ("b", other))))
    assert apart.origins == 2


def test_related_life_of_a_treaty() -> None:
    records = [
        treaty("a", "Extradition Treaty", date="2020-01-02"),
        treaty("b", "treaty on extradition", date="2021-01-02", action="ratified"),
        treaty("c", "Extradition Treaty", date="2022-01-02", action="in-force"),
        treaty("c", "Agreement on Tourism", date="2022-01-02", action="in-force"),
    ]
    kb = link([document(r.doc) for r in records[:3]], records)
    assert sorted(len(fact.related) for fact in kb.facts) == [0, 2, 2, 2]
