"""What stands behind a name and belongs to it: a country, letters, a bracket.

In: :class:`Tokens` and the index behind a name. Out: the index behind what was read, with what it tells.
"""

from __future__ import annotations

from relations_kb.rules import nametokens as flag
from relations_kb.rules.nametokens import Tokens
from relations_kb.rules.titles import Office
from relations_kb.vocab.names import key
from relations_kb.vocab.offices import load_offices

_LETTERS = frozenset({"MP", "MLA", "MLC", "MHA", "MNA"})  # behind a name without a comma: 'Anthony Albanese MP'
_BRACKET = 8  # tokens that may stand in a bracket behind an office
# What may stand between a name with its comma and the office: 'X, at the time Foreign Minister', 'X, who was …'.
_ASIDES = (
    ("once",),
    ("formerly",),
    ("later",),
    ("at", "the", "time"),
    ("at", "that", "time"),
    ("in", "those", "days"),
    ("who", "was"),
    ("who", "is"),
    ("who", "had", "been"),
    ("who", "has", "been"),
    ("who", "was", "then"),
    ("who", "then", "was"),
)
_CHOSEN = frozenset({"appointed", "named", "elected", "designated", "nominated", "received"})  # then, not now
_ASIDE_OPENS = frozenset(words[0] for words in _ASIDES)
_OF_EACH = frozenset({",", "of", "from", "for"})


def country_behind(tokens: Tokens, at: int) -> tuple[int, str | None]:
    """Read 'of Azerbaijan' or '(Kingdom of Morocco)' at ``at``: the index behind it and the code."""
    if at >= tokens.size:
        return at, None
    bracket = tokens.words[at] == "("
    if not bracket and tokens.words[at] not in {"of", "from"}:
        return at, None
    place = at + 1
    if place < tokens.size and tokens.flags[place] & flag.DET:
        place += 1
    if place >= tokens.size or tokens.places[place] < 0:
        return at, None
    mention = tokens.countries[tokens.places[place]]
    after = tokens.after_place(place)
    if mention.role not in {"name", "former"} and not (bracket and mention.role in {"demonym", "province"}):
        return at, None
    if bracket:
        return (after + 1, mention.code) if after < tokens.size and tokens.words[after] == ")" else (at, None)
    return after, mention.code


def aside_end(tokens: Tokens, at: int) -> int:
    """Return the index behind 'at the time' or 'who was' at ``at``, which an office follows, or ``at``."""
    if tokens.words[at] not in _ASIDE_OPENS:
        return at
    end = max((at + len(a) for a in _ASIDES if tuple(tokens.words[at : at + len(a)]) == a), default=at)
    return at if end < tokens.size and tokens.words[end] in _CHOSEN else end


def countries_of_each(tokens: Tokens, at: int) -> tuple[int, tuple[str, ...]]:
    """Read ', of Peru and Norway respectively' behind several names: the index behind it and the codes."""
    start = at
    while at < tokens.size and (tokens.words[at] in _OF_EACH or tokens.flags[at] & (flag.AND | flag.DET)):
        at += 1
    codes: list[str] = []
    while at < tokens.size and tokens.places[at] >= 0:
        mention = tokens.countries[tokens.places[at]]
        if mention.code is None:
            return start, ()
        codes.append(mention.code)
        at = tokens.after_place(at)
        while at + 1 < tokens.size and (tokens.words[at] == "," or tokens.flags[at] & (flag.AND | flag.DET)):
            at += 1
    found = at < tokens.size and tokens.words[at] == "respectively"
    return (at + 1, tuple(codes)) if found else (start, ())


def letters_end(tokens: Tokens, at: int) -> int:
    """Return the index behind letters after a name: ', GCFR'."""
    if at + 1 < tokens.size and tokens.words[at] == "," and tokens.words[at + 1].isupper():
        letters = key(tokens.words[at + 1])
        if letters in load_offices().postnominals and not tokens.flags[at + 1] & flag.GIVEN:
            return letters_end(tokens, at + 2)
    if at < tokens.size and tokens.words[at] in _LETTERS and tokens.joined(at - 1):
        return at + 1
    return at


def bracket_end(tokens: Tokens, at: int, office: Office) -> int:
    """Return the index behind the bracket that an office opened: '(Director, Asia)', or ``at``."""
    words, begin = tokens.words, office.first - 1
    if begin < 0 or words[begin] != "(":
        return at
    for step in range(at, min(at + _BRACKET, tokens.size)):
        if words[step] == ")":
            return step + 1
    return at
