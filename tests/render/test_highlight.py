"""Text cut at the boundaries of overlapping and nested spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relations_kb.render.highlight import Marked, segments, uncovered

spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=8
)


def test_segments_of_overlapping_spans() -> None:
    one, two = Marked(1, 4, "one"), Marked(2, 5, "two")
    made = segments("abcdef", 0, 6, [two, one])
    assert [(s.text, [span.owner for span in s.spans]) for s in made] == [
        ("a", []),
        ("b", ["one"]),
        ("cd", ["one", "two"]),
        ("e", ["two"]),
        ("f", []),
    ]
    assert [span.owner for span in made[2].begins] == ["two"]
    assert [span.owner for span in made[2].ends] == ["one"]


def test_segments_of_a_nested_span_are_inside_the_longer_one() -> None:
    made = segments("abcdef", 0, 6, [Marked(2, 3, "inner"), Marked(0, 6, "outer")])
    assert [span.owner for span in made[1].spans] == ["outer", "inner"]


def test_segments_of_a_span_over_two_regions_begin_and_end_once() -> None:
    span = Marked(2, 8, "long")
    first, second = segments("abcdefghij", 0, 5, [span]), segments("abcdefghij", 5, 10, [span])
    assert sum(len(s.begins) for s in (*first, *second)) == 1
    assert sum(len(s.ends) for s in (*first, *second)) == 1


@given(st.text(min_size=30, max_size=30), spans)
def test_segments_add_up_to_the_text_and_to_each_span(text: str, ranges: list[tuple[int, int]]) -> None:
    marks = [Marked(start, min(end, 30), f"m{i}") for i, (start, end) in enumerate(ranges) if start < 30]
    made = segments(text, 0, len(text), marks)
    assert "".join(segment.text for segment in made) == text
    for mark in marks:
        words = "".join(segment.text for segment in made if mark in segment.spans)
        assert words == text[mark.start : mark.end]


@given(spans)
def test_uncovered_is_what_no_range_holds(ranges: list[tuple[int, int]]) -> None:
    gaps = uncovered(60, ranges)
    free = {i for start, end in gaps for i in range(start, end)}
    assert free == {i for i in range(60) if not any(start <= i < end for start, end in ranges)}
