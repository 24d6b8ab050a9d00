"""Blocks keep the cost low and lose nothing: whatever is the same shares one."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

import pytest
from tests.link.make import consultation, status, treaty, visit

from relations_kb.kinds.comparison import facets_of, when
from relations_kb.kinds.timespan import MONTH
from relations_kb.link.facts import join
from relations_kb.link.sameness import SAMENESS
from relations_kb.link.verdicts import compare
from relations_kb.model.record import Record

PEOPLE = ("Ana Quispe/PER/Foreign Minister", "Rosa Mamani/PER/President", "Tuomas Virtanen/FIN", "Aino Korhonen/FIN")
EVENTS = ("relations-established", "relations-severed", "mission-opened", "mission-present", "mission-closed",
          "mission-absent", "accreditation", "envoy-accredited", "envoy-recalled")  # fmt: skip
TITLES = ("Agreement on Tourism", "Agreement on Visas and Consular Fees", "tourism accord", "Protocol on Air Services")


def _date(draw: random.Random) -> str | None:
    year, month, day = draw.randrange(2000, 2006), draw.randrange(1, 13), draw.randrange(1, 29)
    return draw.choice((None, f"{year}", f"{year}-{month:02d}", *3 * (f"{year}-{month:02d}-{day:02d}",)))


def _record(draw: random.Random, number: int) -> Record:
    date = _date(draw)
    common: dict[str, Any] = {
        "doc": f"{draw.randrange(12)}.txt",
        "date": date,
        "date_basis": draw.choice(("stated", "published")) if date else "stated",
        "place": draw.choice((None, "Lima/PER", "Helsinki/FIN")),
        "quote": f"words {number}",
    }
    people = tuple(draw.sample(PEOPLE, draw.randrange(3)))
    kind = draw.randrange(4)
    modality = draw.choice(("occurred", "occurred", "planned"))
    if kind == 0:
        sides = draw.choice(({}, {"guest": "PER", "host": "FIN"}, {"guest": "FIN", "host": "PER"}))
        return visit(common.pop("doc"), *people, modality=modality, **sides, **common)
    if kind == 1:
        return treaty(common.pop("doc"), draw.choice(TITLES), *people, modality=modality, **common)
    if kind == 2:
        return consultation(common.pop("doc"), *people, round=draw.choice((None, 1, 2, 3)), **common)
    mission = draw.choice(("embassy", "consulate", None))
    return status(common.pop("doc"), draw.choice(EVENTS), *people[:1], mission=mission, **common)


def _resolved(record: Record) -> Record:
    people = tuple(person.model_copy(update={"id": f"p-{person.name}"}) for person in record.people)
    return record.model_copy(update={"people": people})


def _meet(a: Record, b: Record) -> bool:
    """Tell whether two records share a block in which one of them looks for others."""
    mine, yours = (set(SAMENESS[record.kind].keys(record)) for record in (a, b))
    return any(
        not key.startswith("~") and {key, f"~{key}"} & others
        for own, others in ((mine, yours), (yours, mine))
        for key in own
    )


@pytest.mark.parametrize("seed", range(20))
def test_records_that_are_the_same_share_a_block(seed: int) -> None:
    draw = random.Random(seed)
    records = [_resolved(_record(draw, number)) for number in range(80)]
    for a, b in combinations(records, 2):
        one, two = when(a), when(b)
        if a.kind != b.kind or SAMENESS[a.kind].compare(a, b).verdict != "same":
            continue
        # That 2001 and 2002 lie a day apart is no reason to look: only a day or a month can be.
        if one is None or two is None or one.gap(two) == 0 or max(one.width, two.width) <= MONTH:
            assert _meet(a, b), (a, b)


@pytest.mark.parametrize("seed", range(10))
def test_records_with_equal_facets_compare_alike(seed: int) -> None:
    draw = random.Random(seed)
    records = [_resolved(_record(draw, number)) for number in range(300)]
    groups: dict[Any, list[Record]] = {}
    for record in records:
        groups.setdefault(facets_of(record, SAMENESS[record.kind]), []).append(record)
    twins = [group[:2] for group in groups.values() if len(group) > 1]
    assert twins
    for one, two in twins:
        assert SAMENESS[one.kind].keys(one) == SAMENESS[two.kind].keys(two)
        for other in draw.sample(records, 60):
            for doc in (other.doc, "x.txt"):  # both of the other's document, then both of another one
                mine, yours = (record.model_copy(update={"doc": doc}) for record in (one, two))
                assert compare(mine, other) == compare(yours, other)
                assert compare(other, mine) == compare(other, yours)


@pytest.mark.parametrize("seed", range(5))
def test_joining_is_that_of_records_that_are_all_compared(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(seed)
    records = [_resolved(_record(draw, number)) for number in range(250)]
    joined = join(records)
    monkeypatch.setattr("relations_kb.link.verdicts.facets_of", lambda record, sameness: record.id)
    assert join(records) == joined


def test_blocks_do_not_bring_together_what_lies_far_apart() -> None:
    early = visit("a.txt", "Ana Quispe/PER", date="2010-02-03", guest="PER", host="FIN")
    late = visit("b.txt", "Ana Quispe/PER", date="2010-08-03", guest="PER", host="FIN")
    year = visit("c.txt", "Ana Quispe/PER", date="2010", guest="PER", host="FIN")
    new_year = visit("d.txt", "Ana Quispe/PER", date="2010-12-30", guest="PER", host="FIN")
    reported = visit("e.txt", "Ana Quispe/PER", date="2011-01-02", date_basis="published", guest="PER", host="FIN")
    assert not _meet(early, late)
    assert _meet(early, year)
    assert _meet(late, year)
    assert _meet(new_year, reported)
    named = [_resolved(record) for record in (early, late, new_year, reported)]
    assert join(named).clusters == [(0,), (1,), (2, 3)]
