"""What a record kind is: its names, its model, its rules, how its records are found and compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from relations_kb.kinds.comparison import Sameness
from relations_kb.model.record import Record
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Kind:
    """One record kind.

    ``name`` is the contract's name, ``title`` and ``plural`` are for readers, ``path`` is the register's path on the
    site, ``find`` returns the records of a text (said twice is one record), ``sameness`` tells whether two records
    are of the same fact.
    """

    name: str
    title: str
    plural: str
    path: str
    model: type[Record]
    rules: tuple[Rule, ...]
    find: Callable[[Reading], Sequence[Record]]
    sameness: Sameness
