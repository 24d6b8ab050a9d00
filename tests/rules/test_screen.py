"""The screen: what may fit, and nothing that may not."""

from __future__ import annotations

from relations_kb.rules.screen import Screen

SCREEN = Screen(
    [
        ("signing", [("signed", "inked"), ("treaty",)]),
        ("visit", [("visit",)]),
        ("treaty", [("treaty", "pact")]),
    ]
)


def test_item_fits_where_a_word_of_each_clause_stands() -> None:
    assert SCREEN.fitting("they inked the treaty") == ("signing", "treaty")
    assert SCREEN.fitting("they inked the pact") == ("treaty",)
    assert SCREEN.fitting("they signed the guest book") == ()
    assert SCREEN.fitting("a visit and a treaty") == ("visit", "treaty")


def test_pieces_do_not_share_words() -> None:
    pieces = ("they signed", "the treaty", "nothing", "a visit")
    ends = (11, 22, 30, 38)
    assert tuple(SCREEN.by_piece("\n".join(pieces), ends)) == ((1, ("treaty",)), (3, ("visit",)))


def test_screen_without_items_finds_nothing() -> None:
    assert Screen[str]([]).fitting("a visit") == ()
