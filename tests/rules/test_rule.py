"""Rules and books of rules: triggers, heads, what a match caught."""

from __future__ import annotations

import pytest
from tests.articles import matches, reading

from relations_kb.rules.engine import matches as run
from relations_kb.rules.rule import Rule, RuleBook, fire

PAID = Rule(
    id="visit.paid",
    triggers=("visit",),
    pattern=r"{side:guest}{gap} (?P<verb>paid) {a}{adj}visit to {place:host}(?: (?:on|in) {date:when})?",
    examples=("President Ito paid a visit to Chile.",),
)
LISTED = Rule(
    id="visit.listed",
    triggers=("(",),
    head=r"\bvisits\b",
    pattern=r"^\W*{person:guest} \({date:when}\)",
    examples=("Visits:\n- President Ito (2009)",),
)
EITHER = Rule(
    id="visit.either",
    triggers=("visit",),
    pattern=r"(?:visit of {side:guest}|visit by {side:guest})",
    examples=("a visit by Peru",),
)


def test_rule_match_names_slots_and_words() -> None:
    (found,) = matches(PAID, "Peruvian President Ana Soto paid a state visit to Lima, Peru on 3 May 2011.")
    (guest,) = found.get("guest")
    assert guest.codes == ("PER",)
    assert [slot.kind for slot in found.get("host")] == ["C", "C"]
    assert [slot.kind for slot in found.get("when")] == ["D"]
    assert found.words["verb"] == "paid"
    assert found.get("receiver") == ()


def test_rule_match_span_is_of_the_document() -> None:
    text = "A note.\n\nIn short, Peru paid an official visit to Chile on 3 May 2011, they say."
    (found,) = matches(PAID, text)
    start, end = found.span
    assert text[start:end] == "Peru paid an official visit to Chile on 3 May 2011"


def test_rule_second_alternative_of_a_name_is_found() -> None:
    (found,) = matches(EITHER, "They noted the visit by Peru.")
    assert [slot.codes for slot in found.get("guest")] == [("PER",)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Relations\n\nHigh-level visits:\n\n- President Ito (May 2009)\n- President Soto (June 2010)\n", 2),
        ("Relations\n\nHigh-level meals:\n\n- President Ito (May 2009)\n", 0),
        ("President Ito (May 2009)\n", 0),
    ],
)
def test_rule_head_must_stand_above(text: str, count: int) -> None:
    assert len(matches(LISTED, text)) == count


def test_rule_fires_more_than_once_in_a_sentence() -> None:
    found = matches(PAID, "Peru paid a visit to Chile; Norway paid a visit to Oman.")
    assert [match.get("guest")[0].codes for match in found] == [("PER",), ("NOR",)]


def test_book_looks_rules_up_by_trigger() -> None:
    book = RuleBook((LISTED, PAID, EITHER))
    assert book.triggers == ("(", "visit")
    assert book.candidates("a visit") == (PAID, EITHER)
    assert book.candidates("a visit (long)") == (LISTED, PAID, EITHER)
    assert book.candidates("a meal") == ()


def test_book_without_rules_is_empty() -> None:
    book = RuleBook(())
    assert (book.triggers, book.candidates("visit")) == ((), ())


def test_book_triggers_change_nothing_but_speed() -> None:
    """A rule that fires without looking at its triggers fires with them, too."""
    whole = reading("Peru and Chile\n\nPeru paid a visit to Chile. Norway ate. The visit of Oman ended.")
    with_triggers = [m.span for m in run(RuleBook((PAID, EITHER)), whole)]
    numbers = range(len(whole.document.sentences))
    without = [m.span for n in numbers for rule in (PAID, EITHER) for m in fire(rule, whole.sentence(n), whole)]
    assert with_triggers == without
    assert len(without) == 2


def test_engine_leaves_section_headings_alone() -> None:
    text = "Peru and Chile\n\n## Peru paid a visit to Chile\n\nPeru paid a visit to Chile.\n"
    whole = reading(text)
    headings = [n for n in range(len(whole.document.sentences)) if whole.is_section_heading(n)]
    assert len([m for m in run(RuleBook((PAID,)), whole) if m.sentence.index in headings]) == 0
