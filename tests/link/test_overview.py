"""Series, mirror statistics, alarms of plausibility, who held which office, and holders of offices without a name."""

from __future__ import annotations

import random

import pytest
from tests.link.make import consultation, document, status, trade, treaty, visit

from relations_kb.link import link
from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.model.record import Evidence, Record
from relations_kb.model.standing import Implausible, Inferred, Standing


def linked(*records: Record, **texts: str) -> KnowledgeBase:
    names = {record.doc for record in records}
    return link([document(name, texts.get(name.removesuffix(".txt"), "")) for name in sorted(names)], records)


def stood(*records: Record) -> Standing:
    return linked(*records).standing


# --------------------------------------------------------------------------- series


def test_series_name_the_missing_rounds_and_when_they_must_have_been() -> None:
    (found,) = stood(
        consultation("a.txt", round=3, date="2013-05-02"),
        consultation("b.txt", round=4, date="2015-01-09"),
        consultation("c.txt", round=7, date="2021-11"),
        consultation("c.txt", date="2018-03-03"),
    ).series
    assert [one.number for one in found.rounds] == [3, 4, 7]
    assert [(gap.first, gap.last, gap.between) for gap in found.gaps] == [
        (1, 2, (None, "2013-05-02")),
        (5, 6, ("2015-01-09", "2021-11")),
    ]
    assert len(found.unnumbered) == 1


def test_series_stand_apart_by_mechanism_and_countries() -> None:
    found = stood(
        consultation("a.txt", round=2, date="2013-05-02"),
        consultation("a.txt", round=2, date="2014-05-02", mechanism="commission"),
        consultation("a.txt", round=1, date="2015-05-02", countries=("CHL", "PER")),
    ).series
    assert [(one.countries, one.mechanism, len(one.gaps)) for one in found] == [
        (("CHL", "PER"), "political", 0),
        (("FIN", "PER"), "commission", 1),
        (("FIN", "PER"), "political", 1),
    ]


def test_series_of_unnumbered_rounds_is_none() -> None:
    assert stood(consultation("a.txt", date="2013-05-02")).series == ()


def test_series_shows_a_planned_round_as_planned_and_a_cancelled_one_not_at_all() -> None:
    (found,) = stood(
        consultation("a.txt", round=1, date="2013-05-02"),
        consultation("a.txt", round=2, date="2030", modality="planned"),
        consultation("a.txt", round=9, date="2030", modality="cancelled"),
    ).series
    assert [(one.number, one.modality) for one in found.rounds] == [(1, "occurred"), (2, "planned")]


# --------------------------------------------------------------------------- the life of a treaty


def test_treaty_actions_point_at_each_other_and_not_at_another_treaty_of_the_name() -> None:
    records = [
        treaty("a.txt", "Extradition Treaty", date="1893-01-14"),
        treaty("b.txt", "Extradition Treaty", date="1893-12-08", action="in-force"),
        treaty("c.txt", "Extradition Treaty", date="1907-05-02"),
        treaty("d.txt", "Extradition Treaty", date="1907-11-02", action="ratified"),
        treaty("e.txt", "Extradition Treaty", date="1908-06-24", action="in-force"),
    ]
    kb = linked(*records)
    by_date = {fact.id: str(fact.best.date) for fact in kb.facts}
    points = {by_date[fact.id]: sorted(by_date[other] for other in fact.related) for fact in kb.facts}
    assert points["1893-01-14"] == ["1893-12-08"]
    assert points["1893-12-08"] == ["1893-01-14"]
    assert points["1907-05-02"] == ["1907-11-02", "1908-06-24"]
    assert points["1908-06-24"] == ["1907-05-02", "1907-11-02"]
    assert all(one in points[two] for one, others in points.items() for two in others)


# --------------------------------------------------------------------------- mirrors


def test_mirrors_stand_side_by_side_with_their_ratio() -> None:
    (found,) = stood(
        trade("a.txt", 2_000_000),
        trade("b.txt", 2_300_000, flow="imports", reporter="PER", partner="FIN"),
        trade("c.txt", 2_300_000, flow="imports", reporter="PER", partner="FIN"),
    ).mirrors
    assert (found.sender, found.receiver, found.period) == ("FIN", "PER", "2020")
    assert (found.exports.reporter, found.imports.reporter) == ("FIN", "PER")
    assert (found.exports.value, found.imports.value, found.ratio) == (2_000_000, 2_300_000, 1.15)
    assert len(found.imports.records) == 2


def test_mirrors_far_apart_are_two_facts_and_still_compared() -> None:
    kb = linked(trade("a.txt", 2_000_000), trade("b.txt", 90_000_000, flow="imports", reporter="PER", partner="FIN"))
    (found,) = kb.standing.mirrors
    assert found.ratio == 45
    assert found.facts == tuple(sorted(fact.id for fact in kb.facts))
    assert len(kb.facts) == 2


def test_mirrors_in_two_currencies_have_no_ratio_and_one_currency_is_preferred() -> None:
    mine = trade("a.txt", 2_000_000, currency="EUR")
    yours = trade("b.txt", 2_300_000, flow="imports", reporter="PER", partner="FIN")
    (found,) = stood(mine, yours).mirrors
    assert found.ratio is None
    (found,) = stood(mine, yours, trade("c.txt", 2_100_000)).mirrors
    assert (found.exports.currency, found.ratio) == ("USD", 1.095)


def test_mirrors_need_both_sides_and_one_period() -> None:
    other = trade("b.txt", 2_300_000, flow="imports", reporter="PER", partner="FIN", date="2021")
    reverse = trade("b.txt", 2_300_000, flow="exports", reporter="PER", partner="FIN")
    assert stood(trade("a.txt", 2_000_000), other, reverse).mirrors == ()


# --------------------------------------------------------------------------- plausibility


def _figures(**values: float) -> list[Record]:
    return [trade(f"{n}.txt", value, date=year[1:]) for n, (year, value) in enumerate(values.items())]


@pytest.mark.parametrize(
    ("value", "factor"), [(1.1e9, 1000), (1.2e5, 0.1), (0.9e8, 100), (1.1e6, None), (3.5e6, None), (4e5, None)]
)
def test_implausible_figures_are_off_by_powers_of_ten(value: float, factor: float | None) -> None:
    records = _figures(y2010=1.0e6, y2011=1.1e6, y2012=value, y2013=1.2e6, y2014=1.3e6)
    kb = linked(*records)
    found = kb.standing.implausible
    assert [one.factor for one in found] == ([] if factor is None else [factor])
    if found:
        (one,) = found
        assert one.record == records[2].id
        assert one.expected == pytest.approx(1.15e6, rel=0.05)
        assert len(one.neighbours) == 4
        assert "times" in one.reason
    # An alarm changes nothing.
    assert sorted(fact.best.model_dump()["value"] for fact in kb.facts) == sorted(
        record.model_dump()["value"] for record in records
    )


def test_implausible_needs_neighbours_that_agree_among_themselves() -> None:
    assert stood(*_figures(y2010=1e6, y2011=1e9, y2012=1.1e6)).implausible == ()
    assert stood(*_figures(y2010=1e6, y2011=1e9, y2012=3e7, y2013=4e4, y2014=2e6)).implausible == ()


def test_implausible_knows_steady_growth_from_a_slip() -> None:
    grown = {f"y{2000 + n}": 1e6 * 1.6**n for n in range(12)}
    assert stood(*_figures(**grown)).implausible == ()


def test_implausible_keeps_periods_and_currencies_apart() -> None:
    months = [trade("m.txt", 1e5, date=f"2012-{month:02d}") for month in range(1, 7)]
    assert stood(*_figures(y2010=1.2e6, y2011=1.2e6, y2012=1.2e6), *months).implausible == ()
    dong = [trade("d.txt", 2.4e10, date="2013", currency="VND")]
    assert stood(*_figures(y2010=1.2e6, y2011=1.2e6, y2012=1.2e6), *dong).implausible == ()


def test_implausible_record_within_a_fact_that_is_right() -> None:
    records = [*_figures(y2010=1.0e6, y2011=1.1e6, y2012=1.15e6, y2013=1.2e6), trade("z.txt", 1.15e9, date="2012")]
    found: tuple[Implausible, ...] = stood(*records).implausible
    assert [one.record for one in found] == [records[-1].id]


# --------------------------------------------------------------------------- offices


def test_tenures_say_who_held_which_office_when() -> None:
    kb = linked(
        visit("a.txt", "Ana Quispe/PER/Foreign Minister", date="2003-02-01"),
        visit("b.txt", "Ana Quispe/PER/Minister of Foreign Affairs", date="2005-09-09"),
        visit("c.txt", "Rosa Mamani/PER/Foreign Minister of Peru", date="2007-01-02"),
        visit("c.txt", "Tuomas Virtanen/FIN/Ambassador of Finland to Peru", date="2007-01-02"),
        visit("c.txt", "Aino Korhonen/FIN/Deputy Minister", date="2008-01-02"),
    )
    names = {person.id: person.name for person in kb.people}
    assert [(t.office, t.country, t.at, names[t.person], t.first, t.last) for t in kb.standing.tenures] == [
        ("Ambassador", "FIN", "PER", "Tuomas Virtanen", "2007-01-02", "2007-01-02"),
        ("Foreign Minister", "PER", None, "Ana Quispe", "2003-02-01", "2005-09-09"),
        ("Foreign Minister", "PER", None, "Rosa Mamani", "2007-01-02", "2007-01-02"),
    ]


def told(doc: str, quote: str, date: str, *people: str) -> Record:
    """A consultation that is told in these words."""
    record = consultation(doc, *people, date=date)
    return record.model_copy(update={"evidence": (Evidence(start=0, end=len(quote), quote=quote),)})


def inferred(quote: str, date: str, *known: Record, people: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    kb = linked(told("x.txt", quote, date, *people), *known, x=quote)
    names = {person.id: person.name for person in kb.people}
    return [(names[one.person], one.words) for one in kb.standing.inferred]


VIRTANEN = status("a.txt", "envoy-accredited", "Tuomas Virtanen/FIN/Ambassador", date="1998-03-01")
KORHONEN = status("a.txt", "envoy-accredited", "Aino Korhonen/FIN/Ambassador", date="2002-05-01")
TALKS = "Consultations were held; Finland's ambassador to Peru took part."


def test_inferred_envoy_is_whoever_was_accredited_then() -> None:
    assert inferred(TALKS, "2000-06-01", VIRTANEN, KORHONEN) == [("Tuomas Virtanen", "Finland's ambassador to Peru")]
    assert inferred(TALKS, "2003-06-01", VIRTANEN, KORHONEN) == [("Aino Korhonen", "Finland's ambassador to Peru")]


def test_inferred_says_why_and_leaves_the_record_alone() -> None:
    kb = linked(told("x.txt", TALKS, "2000-06-01"), VIRTANEN, KORHONEN, x=TALKS)
    (one,) = kb.standing.inferred
    assert isinstance(one, Inferred)
    assert one.reasons == (
        "Tuomas Virtanen, accredited 1998-03-01",
        "the next whom a source names, Aino Korhonen, accredited 2002-05-01",
    )
    assert len(one.facts) == 2
    assert TALKS[one.start : one.end] == one.words
    (record,) = [record for record in kb.records if record.doc == "x.txt"]
    assert record.people == ()


@pytest.mark.parametrize(
    ("quote", "date"),
    [
        (TALKS, "1997-01-01"),  # before the first who is known
        (TALKS, "2009-01-01"),  # long after the last
        (TALKS, "1995/2005"),  # in years of both
        ("Finland's former ambassador to Peru took part.", "2000-06-01"),
        ("Finland's ambassador to Chile took part.", "2000-06-01"),
        ("Finland's ambassadors took part.", "2000-06-01"),
        ("Finland's ambassador-designate to Peru took part.", "2000-06-01"),
        ("The ambassador took part.", "2000-06-01"),
        ("Finland's deputy ambassador took part.", "2000-06-01"),
        ("Matti Heikkinen, Finland's ambassador to Peru, took part.", "2000-06-01"),
        ("Matti Heikkinen was appointed Finland's ambassador to Peru.", "2000-06-01"),
        ("Finland's ambassador Matti Heikkinen took part.", "2000-06-01"),
    ],
)
def test_inferred_is_nobody_where_it_is_not_clear(quote: str, date: str) -> None:
    assert inferred(quote, date, VIRTANEN, KORHONEN) == []


def test_inferred_never_overrides_a_name_that_the_source_gives() -> None:
    assert inferred(TALKS, "2000-06-01", VIRTANEN, KORHONEN, people=("Matti Heikkinen/FIN/Ambassador",)) == []


def test_inferred_minister_between_two_namings_and_not_between_two_ministers() -> None:
    early = visit("a.txt", "Ana Quispe/PER/Foreign Minister", date="2003-02-01")
    late = visit("b.txt", "Ana Quispe/PER/Minister of Foreign Affairs", date="2005-09-09")
    other = visit("c.txt", "Rosa Mamani/PER/Foreign Minister", date="2007-01-02")
    words = "The talks were opened by the Foreign Minister of Peru."
    assert [name for name, _ in inferred(words, "2004-04-04", early, late, other)] == ["Ana Quispe"]
    assert inferred(words, "2006-04-04", early, late, other) == []


def test_overview_does_not_depend_on_the_order() -> None:
    records = [
        told("x.txt", TALKS, "2000-06-01"),
        VIRTANEN,
        KORHONEN,
        *_figures(y2010=1.0e6, y2011=1.1e6, y2012=1.1e9, y2013=1.2e6),
        trade("q.txt", 1.4e6, flow="imports", reporter="PER", partner="FIN", date="2013"),
        consultation("q.txt", round=3, date="2011"),
    ]
    expected = linked(*records, x=TALKS).standing
    assert all((expected.series, expected.mirrors, expected.implausible, expected.inferred, expected.tenures))
    for seed in range(6):
        draw = random.Random(seed)
        assert linked(*draw.sample(records, len(records)), x=TALKS).standing == expected
