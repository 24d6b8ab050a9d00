"""Values: what they share when there are many."""

from __future__ import annotations

from relations_kb.model.base import slim
from relations_kb.model.record import Evidence, Participant, Record


def record(name: str) -> Record:
    evidence = Evidence(start=0, end=4, quote="Chile", fields=("countries",))
    return Record(
        doc="a.txt", kind="visit", countries=("CHL", "ISL"), people=(Participant(name=name),), evidence=(evidence,)
    )


def test_slim_values_share_what_pydantic_notes_and_stay_equal() -> None:
    one, two = record("Rojas"), record("Berg")
    before = one.model_dump_json()
    slim((one, two))
    assert one.model_fields_set is two.model_fields_set
    assert one.evidence[0].model_fields_set is two.evidence[0].model_fields_set
    assert one == record("Rojas")
    assert one.model_dump_json() == before


def test_a_copy_of_a_slim_value_has_a_set_of_its_own_until_it_is_slim_too() -> None:
    one = record("Rojas")
    slim(one)
    changed = one.model_copy(update={"people": (Participant(name="Berg"),)})
    assert changed.model_fields_set is not one.model_fields_set
    slim(changed)
    assert changed.model_fields_set is one.model_fields_set
    assert changed.people[0].model_fields_set is one.people[0].model_fields_set
