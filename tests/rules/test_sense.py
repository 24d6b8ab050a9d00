"""The sense of a clause: happened, planned, cancelled; or denied, wished for, supposed."""

from __future__ import annotations

import pytest
from tests.articles import matches

from relations_kb.rules.rule import Rule
from relations_kb.rules.sense import clause_of, sense_of

VISIT = Rule(
    id="visit.any",
    triggers=("visit",),
    pattern=r"(?P<verb>visit(?:ed|s)?)(?: to)? {place:host}",
    examples=("Peru's minister visited Chile.",),
)
OPENED = Rule(
    id="status.any",
    triggers=("open",),
    pattern=r"(?P<verb>open(?:ed|s)?) {a}{adj}embassy",
    examples=("Peru opened an embassy.",),
)

OCCURRED = [
    "Peruvian President Ana Soto visited Chile in May.",
    "In order to promote trade, Peruvian President Ana Soto visited Chile.",
    "President Ana Soto had visited Chile before she visited Norway.",
    "President Ana Soto not only visited Chile but slept there.",
    "Norway hopes for calm; President Ana Soto visited Chile.",
    "President Ana Soto visited Chile, but she did not visit Norway.",
]
PLANNED = [
    "President Ana Soto will visit Chile in May.",
    "President Ana Soto is to visit Chile.",
    "President Ana Soto is expected to visit Chile next week.",
    "President Ana Soto plans to visit Chile.",
    "President Ana Soto is scheduled to visit Chile on 3 May 2030.",
    "President Ana Soto is preparing to visit Chile.",
    "The visit to Chile was postponed.",
    "A visit to Chile is planned for May.",
    "President Ana Soto announced that she would visit Chile.",
]
CANCELLED = [
    "President Ana Soto cancelled a visit to Chile.",
    "The visit to Chile was cancelled.",
    "The visit to Chile was called off.",
    "President Ana Soto canceled her visit to Chile.",
]
NOTHING = [
    "President Ana Soto did not visit Chile.",
    "President Ana Soto has never visited Chile.",
    "President Ana Soto refused to visit Chile.",
    "President Ana Soto hopes to visit Chile.",
    "President Ana Soto would like to visit Chile.",
    "President Ito invited her to visit Chile.",
    "President Ana Soto might visit Chile.",
    "If President Ana Soto visited Chile, nobody knew.",
    "President Ana Soto has yet to visit Chile.",
    "President Ana Soto has no plans to visit Chile.",
    "President Ito urged her to visit Chile.",
]


def _sense(text: str, rule: Rule = VISIT) -> str | None:
    return sense_of(matches(rule, text)[0])


@pytest.mark.parametrize("text", OCCURRED)
def test_sense_occurred(text: str) -> None:
    assert _sense(text) == "occurred"


@pytest.mark.parametrize("text", PLANNED)
def test_sense_planned(text: str) -> None:
    assert _sense(text) == "planned"


@pytest.mark.parametrize("text", CANCELLED)
def test_sense_cancelled(text: str) -> None:
    assert _sense(text) == "cancelled"


@pytest.mark.parametrize("text", NOTHING)
def test_sense_denied_or_wished_for(text: str) -> None:
    assert _sense(text) is None


@pytest.mark.parametrize(
    ("text", "senses"),
    [
        ("Peru opened an embassy; Norway plans to open an embassy.", ["occurred", "planned"]),
        ("Peru opened an embassy while Norway will open an embassy.", ["occurred", "planned"]),
        ("Peru did not open an embassy, but Norway opened an embassy.", [None, "occurred"]),
    ],
)
def test_sense_of_each_clause_by_itself(text: str, senses: list[str | None]) -> None:
    assert [sense_of(match) for match in matches(OPENED, text)] == senses


def test_sense_looks_from_the_verb_on() -> None:
    """A rule may say where its own words begin; what its subject says of itself does not count."""
    rule = Rule(
        id="visit.x", triggers=("visit",), pattern=r"the planned [a-z]+ (?P<verb>visited) {place}", examples=("x",)
    )
    (found,) = matches(rule, "They say the planned delegation visited Chile.")
    assert sense_of(found) == "planned"


def test_clause_is_cut_at_semicolons_and_contrasts() -> None:
    (first, second) = matches(OPENED, "In May Peru opened an embassy; in June, Norway opened an embassy, they say.")
    masked = first.sentence.masked
    assert masked[slice(*clause_of(first))] == masked.partition(";")[0]
    assert masked[slice(*clause_of(second))] == masked.partition(";")[2]
