"""What several pages are made of is made once, and every page's sources have its own numbers."""

from __future__ import annotations

from typing import NamedTuple

from relations_kb.model.site import Settings
from relations_kb.render.index import Index
from relations_kb.render.kept import Keeping
from relations_kb.render.needs import Notes, noting
from relations_kb.render.numbers import SourceNumber, numbered, numbers_of
from relations_kb.render.site import pages
from relations_kb.render.views.pair import pair_view


def test_keeping_makes_once_and_forgets_the_oldest() -> None:
    made: list[int] = []
    keep = Keeping(most=4)
    for key in (1, 2, 1, 3, 4, 5, 1):
        keep(key, lambda key=key: made.append(key))  # type: ignore[misc]
    assert made == [1, 2, 3, 4, 5, 1]


def test_what_was_made_before_is_needed_by_each_page(known: Index) -> None:
    notes = Notes()
    index = noting(known, notes)
    asked = []
    for _ in range(2):
        with notes.taken() as needs:
            pair_view(index, next(iter(known.by_pair)))
        asked.append(needs)
    assert asked[0] == asked[1]
    assert any(name == "records" for name, _ in asked[0])


def test_marks_become_the_numbers_of_the_page() -> None:
    class View(NamedTuple):
        numbers: dict[str, int]

    places = {"a.txt": SourceNumber(0, "a.txt"), "b.txt": SourceNumber(31, "b.txt")}
    own = numbers_of(View({"b.txt": 1, "a.txt": 2}), places)
    assert numbered(f"{places['b.txt']}a, {places['a.txt']}", own) == "1a, 2"


def test_no_page_has_a_mark_left(known: Index) -> None:
    for page in pages(known.kb, Settings()):
        assert "\ufdd0".encode() not in page.content, page.path
