"""What waits for a person's decision: a question, what it is about, and how much the answer is worth."""

from __future__ import annotations

from typing import Final, Literal

from relations_kb.model.base import Value

About = Literal["conflict", "facts", "people", "slip", "held-back", "name"]

# What a question of each sort is called, one and many of them.
SORTS: Final[dict[About, tuple[str, str]]] = {
    "conflict": ("open conflict", "open conflicts"),
    "facts": ("pair of facts that may be one", "pairs of facts that may be one"),
    "people": ("pair of people who may be one", "pairs of people who may be one"),
    "slip": ("possible slip of a country", "possible slips of a country"),
    "held-back": ("record held back as unsure", "records held back as unsure"),
    "name": ("name of no certain country", "names of no certain country"),
}


class Question(Value):
    """Something that no rule can decide.

    ``about`` says what is asked: which value of a fact's ``field`` is right (``conflict``), whether two facts or two
    people are one (``facts``, ``people``), whether a country is a slip of the pen (``slip``), whether a record that was
    held back as unsure is right (``held-back``), and which country a ``name`` means.

    ``subjects`` are ids: of records (one for each value in conflict, one of each of two facts, or the one in doubt) or
    of two people; a ``name`` is found by ``doc`` and ``start``. ``reasons`` are short clauses on why it is asked.
    ``worth`` = ``chance`` × ``statements``: how likely the answer changes what the site says, and how many statements
    it then mends (see docs/corrections.md).
    """

    id: str
    about: About
    subjects: tuple[str, ...] = ()
    field: str | None = None
    doc: str | None = None
    start: int = 0
    end: int = 0
    name: str | None = None
    reasons: tuple[str, ...] = ()
    chance: float = 0.5
    statements: int = 1
    worth: float = 0.5
