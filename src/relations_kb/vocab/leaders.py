"""Well-known leaders, to give a bare name ('Barack Obama', 'Chancellor Merkel') its country.

In: ``leaders.yaml`` beside this file. Out: a :class:`Leaders` value, cached. Facts only; nothing in it makes a record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from relations_kb.vocab.names import key
from relations_kb.vocab.offices import read_vocabulary


@dataclass(frozen=True, slots=True)
class Leader:
    """One leader: full ``name``, ``country`` (alpha-3), and ``offices`` as (office, first year, last year or None).

    ``variants`` are other ways in which the full name is written; ``known_as`` the short names that alone
    ('Putin') mean this person to any reader.
    """

    name: str
    country: str
    offices: tuple[tuple[str, int, int | None], ...]
    variants: tuple[str, ...]
    known_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaders:
    """Leaders by full name, by last name, and by the short name they are known as; all keys folded."""

    all: tuple[Leader, ...]
    by_name: Mapping[str, tuple[Leader, ...]]
    by_surname: Mapping[str, tuple[Leader, ...]]
    by_short_name: Mapping[str, Leader]


# Where the family name comes first: 'President Xi' is Xi Jinping.
_FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "MAC", "KOR", "PRK", "VNM", "KHM", "HUN"})


def name_key(name: str) -> str:
    """Return a full name as it is looked up: each word folded, initials and dots dropped ('Joseph R. Biden')."""
    words = [(key(word), word[-1] == ".") for word in name.replace(",", " ").split()]
    kept = [word for word, dotted in words if not (dotted and len(word) <= 2) and word not in {"jr", "sr"}]
    return " ".join(kept or [word for word, _ in words])


def _leaders(country: str, offices: Mapping[str, str]) -> list[Leader]:
    """Read a country's offices: 'Name = other spelling = *short name 1993-2003, Name 2001-'; '*' marks short names."""
    names: dict[str, tuple[str, ...]] = {}
    held: dict[str, list[tuple[str, int, int | None]]] = {}
    for office, row in offices.items():
        for part in filter(None, (part.strip() for part in row.split(","))):
            written, _, years = part.rpartition(" ")
            begin, dash, end = years.partition("-")
            first, *others = (name.strip() for name in written.split("="))
            names[first] = tuple(dict.fromkeys((*names.get(first, ()), *others)))
            held.setdefault(first, []).append((office, int(begin), int(end) if end else None if dash else int(begin)))
    return [
        Leader(
            name=name,
            country=country,
            offices=tuple(held[name]),
            variants=tuple(other for other in others if not other.startswith("*")),
            known_as=tuple(other[1:] for other in others if other.startswith("*")),
        )
        for name, others in names.items()
    ]


def is_short_name(word: str) -> bool:
    """Tell whether a capitalised word alone names a leader, as 'Putin' does."""
    return word[:1].isupper() and key(word) in load_leaders().by_short_name


@cache
def load_leaders() -> Leaders:
    """Read the vocabulary of leaders."""
    data: dict[str, dict[str, str]] = read_vocabulary("leaders")
    leaders = tuple(leader for code, offices in data.items() for leader in _leaders(code, offices))
    by_name: dict[str, list[Leader]] = {}
    by_surname: dict[str, list[Leader]] = {}
    by_short: dict[str, Leader] = {}
    for leader in leaders:
        for name in (leader.name, *leader.variants):
            full = name_key(name)
            if leader not in by_name.setdefault(full, []):
                by_name[full].append(leader)
            words = full.split(" ")
            last = words[0] if leader.country in _FAMILY_FIRST else words[-1]
            for surname in {last, words[-1], *(map(key, leader.known_as))}:
                if leader not in by_surname.setdefault(surname, []):
                    by_surname[surname].append(leader)
        by_short.update({key(short): leader for short in leader.known_as})
    return Leaders(
        all=leaders,
        by_name=MappingProxyType({name: tuple(found) for name, found in by_name.items()}),
        by_surname=MappingProxyType({name: tuple(found) for name, found in by_surname.items()}),
        by_short_name=MappingProxyType(by_short),
    )
