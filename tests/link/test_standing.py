"""How things stood by date: what the sources tell, what follows from it, and what stays open."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.make import consultation, document, status

from relations_kb.kinds.status.model import Status
from relations_kb.kinds.timespan import span_of
from relations_kb.link import link
from relations_kb.model.record import Record
from relations_kb.model.standing import Interval
from relations_kb.model.text import Document

BOTH = {"actor": None, "counterpart": None}


def stood(*records: Record, documents: Sequence[Document] = (), **published: str) -> tuple[Interval, ...]:
    names = sorted({record.doc for record in records})
    made = documents or [document(name, published=published.get(name.removesuffix(".txt"))) for name in names]
    return link(made, records).standing.intervals


def of(intervals: Sequence[Interval], sort: str, actor: str | None = None) -> list[Interval]:
    return [one for one in intervals if one.sort == sort and one.actor == actor]


def answers(interval: Interval, *years: int) -> list[str | None]:
    return [interval.answer(year) for year in years]


def test_relations_hold_from_their_establishment_to_their_break_and_again() -> None:
    found = of(
        stood(
            status("a.txt", "relations-established", date="1950-03-04", **BOTH),
            status("a.txt", "relations-severed", date="1967", **BOTH),
            status("a.txt", "relations-restored", date="1974-09", **BOTH),
            status("a.txt", "envoy-accredited", "Ana Quispe/PER", date="1990", actor="PER", counterpart="FIN"),
        ),
        "relations",
    )
    assert [(one.state, one.start.date, one.end.date) for one in found] == [
        ("on", "1950-03-04", "1967"),
        ("broken", "1967", "1974-09"),
        ("on", "1974-09", None),
    ]
    assert [one.start.reason for one in found] == ["established", "broken off", "restored"]
    assert answers(found[0], 1949, 1950, 1960, 1967, 1968) == ["no", "partly", "yes", "partly", "no"]
    assert answers(found[1], 1966, 1967, 1970, 1974, 1980) == ["no", "partly", "yes", "partly", "no"]
    # The last that is told is an ambassador in 1990; of later years nobody tells anything.
    assert answers(found[2], 1974, 1980, 1990, 1991) == ["partly", "yes", "yes", None]


def test_relations_broken_without_a_beginning_existed_before_nobody_tells_since_when() -> None:
    first, broken = of(stood(status("a.txt", "relations-severed", date="1948-07", **BOTH)), "relations")
    assert (first.start.basis, first.start.date, first.end.date) == ("unknown", None, "1948-07")
    assert answers(first, 1947, 1948, 1949) == [None, "partly", "no"]
    assert answers(broken, 1947, 1948, 1949) == ["no", "partly", None]


def test_relations_established_twice_end_in_between_by_implication() -> None:
    first, second = of(
        stood(
            status("a.txt", "relations-established", date="1920", **BOTH),
            status("a.txt", "relations-established", date="1991-09-06", **BOTH),
        ),
        "relations",
    )
    assert (first.end.basis, first.end.date, second.start.date) == ("implied", "1991-09-06", "1991-09-06")
    assert answers(first, 1920, 1950, 1991, 1992) == ["partly", "perhaps", "perhaps", None]


def test_relations_are_proved_at_its_date_by_an_embassy_but_not_since_when() -> None:
    records = [status("a.txt", "mission-opened", date="1993", mission="embassy")]
    (found,) = of(stood(*records), "relations")
    assert (found.start.basis, found.start.date) == ("seen", "1993")
    assert answers(found, 1992, 1993, 1994) == [None, "yes", None]
    consulate = [status("a.txt", "mission-opened", date="1993", mission="consulate")]
    assert of(stood(*consulate), "relations") == []


def test_mission_present_without_a_date_claims_only_the_day_of_its_source() -> None:
    record = status("a.txt", "mission-present", mission="embassy")
    (undated,) = of(stood(record), "mission", "FIN")
    assert (undated.start.date, undated.seen, undated.phases) == (None, (), ())
    (dated,) = of(stood(record, a="2015-02-03"), "mission", "FIN")
    assert (dated.start.basis, [sight.date for sight in dated.seen]) == ("seen", ["2015-02-03"])
    assert answers(dated, 2014, 2015, 2016) == [None, "yes", None]


def test_mission_opened_closed_and_opened_again() -> None:
    told = [
        status("a.txt", "mission-opened", date="1960", mission="embassy"),
        status("a.txt", "mission-closed", date="1977-05", mission="embassy"),
        status("a.txt", "mission-opened", date="1992", mission="embassy"),
        status("b.txt", "mission-present", mission="embassy"),
    ]
    first, second = of(stood(*told, b="2010-01-01"), "mission", "FIN")
    assert (first.start.date, first.end.date, first.end.basis) == ("1960", "1977-05", "told")
    assert (second.start.date, second.end.date, second.end.basis) == ("1992", None, "unknown")
    assert answers(second, 1990, 1992, 2000, 2010, 2011) == ["no", "partly", "yes", "yes", None]


def test_mission_absent_ends_what_nobody_closed_by_implication() -> None:
    told = [
        status("a.txt", "mission-opened", date="1960", mission="embassy"),
        status("b.txt", "mission-absent", mission="embassy"),
    ]
    there, absent = of(stood(*told, b="2010-01-01"), "mission", "FIN")
    assert (there.end.basis, there.end.date, absent.state) == ("implied", "2010-01-01", "absent")
    assert answers(there, 1960, 1990, 2010, 2011) == ["partly", "perhaps", "perhaps", None]
    assert answers(absent, 2009, 2010, 2011) == [None, "yes", None]


def test_legation_becomes_an_embassy() -> None:
    told = [
        status("a.txt", "mission-opened", date="1920", mission="legation"),
        status("a.txt", "relations-upgraded", date="1945-06-01", mission="embassy", actor="FIN", counterpart="PER"),
    ]
    intervals = stood(*told)
    legation, embassy = of(intervals, "mission", "FIN")
    assert (legation.mission, legation.end.date) == ("legation", "1945-06-01")
    assert "raised" in legation.end.reason
    assert (embassy.mission, embassy.start.date) == ("embassy", "1945-06-01")
    assert [one.state for one in of(intervals, "relations")] == ["on", "upgraded"]


def test_levels_are_raised_and_lowered_without_a_break_of_relations() -> None:
    told = [
        status("a.txt", "relations-established", date="1950", **BOTH),
        status("a.txt", "relations-downgraded", date="1980-02", **BOTH),
        status("a.txt", "relations-upgraded", date="1984", **BOTH),
    ]
    on, down, up = of(stood(*told), "relations")
    assert [(one.state, one.start.date, one.end.date) for one in (on, down, up)] == [
        ("on", "1950", None),
        ("downgraded", "1980-02", "1984"),
        ("upgraded", "1984", None),
    ]
    assert answers(on, 1981) == ["yes"]


def test_break_leaves_missions_and_envoys_uncertain_unless_told() -> None:
    told = [
        status("a.txt", "mission-opened", date="1960", mission="embassy"),
        status("a.txt", "mission-opened", date="1961", mission="consulate", place="Lima/PER"),
        status("a.txt", "mission-opened", date="1960", mission="embassy", actor="PER", counterpart="FIN"),
        status("a.txt", "mission-closed", date="1968", mission="embassy", actor="PER", counterpart="FIN"),
        status("a.txt", "envoy-accredited", "Tuomas Virtanen/FIN", date="1966"),
        status("a.txt", "relations-severed", date="1967-06", **BOTH),
    ]
    found = stood(*told)
    embassy, consulate = of(found, "mission", "FIN")
    assert (embassy.end.basis, embassy.end.date, embassy.end.reason) == (
        "implied", "1967-06", "relations were broken off",
    )  # fmt: skip
    assert consulate.end.basis == "unknown"
    (told_end,) = of(found, "mission", "PER")
    assert (told_end.end.basis, told_end.end.date) == ("told", "1968")
    (envoy,) = of(found, "envoy", "FIN")
    assert (envoy.name, envoy.end.basis, envoy.end.date) == ("Tuomas Virtanen", "implied", "1967-06")


def test_accreditation_is_seen_at_its_source_and_ends_where_an_embassy_opens() -> None:
    told = [
        status("a.txt", "accreditation", actor="FIN", counterpart="PER", via="CHL"),
        status("b.txt", "mission-opened", date="2010", mission="embassy"),
    ]
    (covered,) = of(stood(*told, a="2003-01-01"), "accreditation", "FIN")
    assert (covered.via, covered.end.basis, covered.end.date) == ("CHL", "implied", "2010")
    assert answers(covered, 2002, 2003, 2005, 2010, 2011) == [None, "yes", "perhaps", "perhaps", None]


def test_envoys_follow_each_other() -> None:
    told = [
        status("a.txt", "envoy-accredited", "Tuomas Virtanen/FIN", date="1998-03-01"),
        status("a.txt", "envoy-accredited", "Aino Korhonen/FIN", date="2002-05"),
        consultation("b.txt", "Tuomas Virtanen/FIN/Ambassador", "Ana Quispe/PER", date="2000-05-05", round=1),
        status("a.txt", "envoy-recalled", "Aino Korhonen/FIN", date="2004-01-10"),
    ]
    first, second = of(stood(*told), "envoy", "FIN")
    assert (first.name, first.start.date, first.end.date, first.end.basis) == (
        "Tuomas Virtanen", "1998-03-01", "2002-05", "implied",
    )  # fmt: skip
    assert answers(first, 1997, 1998, 1999, 2000, 2001, 2002, 2003) == [
        "no", "partly", "yes", "yes", "perhaps", "perhaps", None,
    ]  # fmt: skip
    assert (second.end.date, second.end.basis) == ("2004-01-10", "told")


def test_envoy_of_whom_nothing_more_is_told_is_not_there_for_ever() -> None:
    told = [
        status("a.txt", "envoy-accredited", "Tuomas Virtanen/FIN", date="1998-03-01"),
        status("a.txt", "mission-closed", date="2020", mission="embassy"),
    ]
    (envoy,) = of(stood(*told), "envoy", "FIN")
    assert answers(envoy, 2004, 2005) == ["perhaps", None]


def test_ambassador_to_another_country_is_no_envoy_here() -> None:
    told = [
        consultation("a.txt", "Tuomas Virtanen/FIN/Ambassador to Chile", "Ana Quispe/PER", date="2000-05-05", round=1),
        consultation("a.txt", "Aino Korhonen/FIN/Ambassador-at-Large", "Ana Quispe/PER", date="2003-05-05", round=2),
    ]
    assert of(stood(*told), "envoy", "FIN") == []


def test_state_of_the_past_ends_what_it_had() -> None:
    told = status("a.txt", "relations-established", date="1943", countries=("PER", "SUN"), **BOTH)
    later = consultation("b.txt", countries=("PER", "SUN"), date="2005")
    (found,) = of(stood(told, later), "relations")
    assert (found.end.date, found.end.basis) == ("1991", "implied")
    assert answers(found, 1991, 1992) == ["perhaps", None]


def test_fact_of_three_countries_without_an_actor_makes_no_interval() -> None:
    told = status("a.txt", "relations-established", date="1943", countries=("CHL", "FIN", "PER"), **BOTH)
    assert stood(told) == ()
    acting = status("a.txt", "relations-established", date="1943", countries=("CHL", "FIN", "PER"), actor="FIN")
    found = stood(acting.model_copy(update={"counterpart": None}))
    assert [one.countries for one in found] == [("CHL", "FIN"), ("FIN", "PER")]


_DATES = st.one_of(
    st.none(),
    st.integers(1900, 2020).map(str),
    st.tuples(st.integers(1900, 2020), st.integers(1, 12)).map(lambda d: f"{d[0]}-{d[1]:02d}"),
    st.tuples(st.integers(1900, 2020), st.integers(1, 12), st.integers(1, 28)).map(
        lambda d: f"{d[0]}-{d[1]:02d}-{d[2]:02d}"
    ),
)
_EVENTS = st.sampled_from(
    [
        "recognition", "relations-established", "relations-severed", "relations-restored", "relations-upgraded",
        "relations-downgraded", "mission-opened", "mission-closed", "mission-present", "mission-absent",
        "accreditation", "envoy-accredited", "envoy-recalled",
    ]
)  # fmt: skip


@st.composite
def _status(draw: st.DrawFn) -> Status:
    event = draw(_EVENTS)
    actor = draw(st.sampled_from(["FIN", "PER"]))
    sides = {"actor": actor, "counterpart": "PER" if actor == "FIN" else "FIN"}
    mutual = event.startswith("relations")
    people = draw(st.sampled_from([(), ("Tuomas Virtanen/FIN/Ambassador",), ("Ana Quispe/PER/Ambassador",)]))
    return status(
        draw(st.sampled_from(["a.txt", "b.txt", "c.txt"])),
        event,
        *(people if event.startswith("envoy") else ()),
        date=draw(_DATES),
        mission=draw(st.sampled_from(["embassy", "legation", "consulate", None])) if "mission" in event else None,
        **(BOTH if mutual else sides),
    )


@settings(deadline=None)
@given(st.lists(_status(), max_size=12, unique_by=lambda r: r.id), st.randoms(use_true_random=False))
def test_intervals_are_consistent_and_do_not_depend_on_the_order(records: list[Status], draw: random.Random) -> None:
    documents = [
        document("a.txt", published="2005-01-01"),
        document("b.txt"),
        document("c.txt", published="1980-06-06"),
    ]
    kb = link(documents, records)
    facts = {fact.id for fact in kb.facts}
    found = kb.standing.intervals
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert set(one.facts) <= facts
        _consistent(one)
    _one_state_at_a_time(found)
    shuffled = draw.sample(records, len(records))
    assert link(draw.sample(documents, 3), shuffled).standing == kb.standing


def _consistent(one: Interval) -> None:
    start, end = (span_of(bound.date) if bound.date else None for bound in (one.start, one.end))
    assert start is None or end is None or start.first <= end.last
    for sight in one.seen:
        span = span_of(sight.date)
        assert span is not None
        assert start is None or start.first <= span.last
        assert end is None or span.first <= end.last
    years = [(phase.first, phase.last) for phase in one.phases]
    for (_, last), (first, _) in pairwise(years):
        assert last is not None
        assert first is not None
        assert last < first
    if one.start.date is None and not one.seen and one.end.date is None:
        assert one.phases == ()


def _one_state_at_a_time(found: Sequence[Interval]) -> None:
    """No year lies wholly within both relations and a break of them, and no mission is there and absent."""
    for year in range(1899, 2022):
        states: dict[tuple[object, ...], set[str]] = defaultdict(set)
        for one in found:
            if one.answer(year) == "yes" and one.state in ("on", "broken", "absent") and one.sort != "recognition":
                states[one.sort, one.actor, one.mission, one.city, one.person].add(one.state)
        assert not any({"on", "broken"} <= known for known in states.values()), year


@pytest.mark.parametrize("event", ["relations-established", "mission-opened", "envoy-accredited", "accreditation"])
def test_planned_steps_are_no_standing(event: str) -> None:
    assert stood(status("a.txt", event, date="2030", modality="planned")) == ()
