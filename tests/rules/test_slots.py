"""Masking a sentence: slots instead of mentions, and offsets that lead back to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.articles import reading, sentence

from relations_kb.rules.slots import TOKEN, Slot, fold_slots, mask, with_codes

MASKED = [
    ("Foreign Minister Kari Lund visited Chile on 3 May 2011.", "<P0> visited <C1> on <D2>."),
    ("Chile’s exports were worth $5 million.", "<C0>'s exports were worth <M1>."),
    ("India–Peru ties date from the third session.", "<C0>-<C1> ties date from the <O2> session."),
    ("“Peru” and «Chile» agreed.", '"<C0>" and "<C1>" agreed.'),
    ("Peru's <old> port of\tCusco", "<C0>'s (old) port of <C1>"),
    ("Nothing here is a mention.", "Nothing here is a mention."),
]


@pytest.mark.parametrize(("text", "masked"), MASKED)
def test_slots_masked(text: str, masked: str) -> None:
    assert sentence(text).masked == masked


def test_slots_number_is_the_index_of_the_slot() -> None:
    found = sentence("On 3 May 2011 Peru and Chile agreed to pay $5 million for the second time.")
    tokens = [(t.group(1), int(t.group(2))) for t in TOKEN.finditer(found.masked)]
    assert [number for _, number in tokens] == list(range(len(found.slots)))
    assert [kind for kind, _ in tokens] == [slot.kind for slot in found.slots] == ["D", "C", "C", "M", "O"]
    assert [slot.start for slot in found.of("C")] == [slot.start for slot in found.slots[1:3]]


@pytest.mark.parametrize("text", [text for text, _ in MASKED])
def test_slots_offsets_lead_back_to_the_text(text: str) -> None:
    """Every plain character of the masked sentence maps to its own place, every token to its slot's start."""
    whole = reading(f"A short note.\n\n{text}")
    found = whole.sentence(len(whole.document.sentences) - 1)
    assert whole.text[found.start : found.end] == found.text
    at = 0
    for token in TOKEN.finditer(found.masked):
        slot = found.slots[int(token.group(2))]
        assert found.origin(token.start()) == slot.start
        assert found.origin(token.end()) == slot.end
        _same_letters(found.masked, at, token.start(), found.origin, whole.text)
        at = token.end()
    _same_letters(found.masked, at, len(found.masked), found.origin, whole.text)


def _same_letters(masked: str, start: int, end: int, origin: object, text: str) -> None:
    for offset in range(start, end):
        if masked[offset].isalnum():
            assert text[origin(offset)] == masked[offset]  # type: ignore[operator]


@given(
    st.text(st.sampled_from("ab <>’–\n«_5.")),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6)), max_size=5),
    st.integers(0, 500),
)
def test_slots_property_any_slots_map_back(text: str, wished: list[tuple[int, int]], shift: int) -> None:
    slots: list[Slot] = []
    for start, length in sorted(wished):
        begin, stop = start + shift, min(start + length, len(text)) + shift
        if stop > begin and (not slots or slots[-1].end <= begin):
            slots.append(Slot("C", begin, stop))
    made = mask(0, shift, shift + len(text), text, slots)
    assert len(made.masked) == len(text) + sum(len(f"<C{n}>") - (s.end - s.start) for n, s in enumerate(slots))
    tokens = list(TOKEN.finditer(made.masked))
    assert [(made.origin(t.start()), made.origin(t.end())) for t in tokens] == [(s.start, s.end) for s in slots]
    assert made.origin(len(made.masked)) == shift + len(text)
    offsets = [made.origin(offset) for offset in range(len(made.masked) + 1)]
    assert offsets == sorted(offsets)


def test_slots_fold_takes_the_place_of_what_it_covers() -> None:
    found = sentence("Peru and Chile agreed with Norway.")
    first, second, third = found.slots
    folded = fold_slots(found, [Slot("B", first.start, second.end)])
    assert folded.masked == "<B0> agreed with <C1>."
    assert folded.slots[1] == third


def test_slots_cities_and_seats() -> None:
    cusco, chile = sentence("From Cusco to Chile").of("C")
    assert (cusco.city, chile.city) == ("Cusco", None)
    (singapore,) = sentence("An embassy in Singapore").of("C")
    assert (singapore.city, singapore.seat) == (None, "Singapore")


def test_slots_with_codes_changes_nothing_else() -> None:
    slot = Slot("P", 3, 9, title="president")
    assert with_codes(slot, ("PER",)) == Slot("P", 3, 9, codes=("PER",), title="president")
