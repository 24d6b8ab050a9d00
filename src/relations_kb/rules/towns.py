"""Towns that no vocabulary knows, told by the country behind them: 'in Fasano, Italy'."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.vocab.names import key, load_names
from relations_kb.vocab.offices import load_offices

_TOWN: Final = re.compile(
    r"\b(?P<in>[Ii]n|at|near|from|to|outside) (?P<town>[^\W\d_a-z][\w'’-]+"
    r"(?: (?:de|del|la|da|do|al|el|am|on|sur|upon|an der|du|di) [^\W\d_a-z][\w'’-]+| [^\W\d_a-z][\w'’-]+){0,2}), \Z"
)
# What goes on after a place: 'in Fasano, Italy, on Monday'; not 'In Nacala, Norway opened a consulate'.
_AFTER: Final = re.compile(
    r"(?:[,.;:)]|\s*\Z|\s+(?:on|during|at|for|where|from|with|by|as|this|last|today|yesterday|after|before|under|"
    r"within|between|to discuss)\b)(?!'s)"
)
_LONGEST: Final = 60  # code points


def town_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the town stands that is named before the country at ``[start, end)``, else None.

    >>> town_before("They met in Fasano, Italy, on Monday.", 20, 25)
    (12, 18)
    """
    if text[start - 2 : start] != ", ":
        return None
    found = _TOWN.search(text, max(0, start - _LONGEST), start)
    if found is None or not _AFTER.match(text, end):
        return None
    if found["in"] == "In" and text[end : end + 1] != ",":
        return None
    names, offices = load_names(), load_offices()
    for word in found["town"].split():
        folded = key(word)
        if folded in names.stop or folded in offices.heads or folded in offices.bodies or folded in offices.honorifics:
            return None
        if word[0].isupper() and folded in offices.portfolio:
            return None
    return found.span("town")
