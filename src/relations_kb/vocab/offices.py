"""The words of which offices are made, and forms of address.

In: ``offices.yaml`` and ``honorifics.yaml`` beside this file. Out: an :class:`Offices` value, cached.
What may stand next to what is decided by ``rules/titles.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from relations_kb.vocab.parsed import parse


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun of offices: its ``kind`` ('minister', 'envoy' …), its singular, and whether it is a plural."""

    kind: str
    singular: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Offices:
    """All words of offices, lower case. The fields are explained in ``offices.yaml`` and ``honorifics.yaml``."""

    heads: Mapping[str, Head]
    capital_only: frozenset[str]
    needs_complement: frozenset[str]
    modifiers: frozenset[str]
    outside: frozenset[str]
    former: frozenset[str]
    posts: frozenset[str]
    portfolio: frozenset[str]
    bodies: frozenset[str]
    honorifics: frozenset[str]
    styles: tuple[str, ...]
    postnominals: frozenset[str]


def read_vocabulary(name: str) -> dict[str, Any]:
    """Return the mapping in ``vocab/<name>.yaml``."""
    text = (files("relations_kb.vocab") / f"{name}.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = parse(text)
    return data


def plural_of(noun: str) -> str:
    """Return the regular English plural: 'ministers', 'secretaries', 'coaches'."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")


@cache
def load_offices() -> Offices:
    """Read the vocabulary of offices and forms of address."""
    data = read_vocabulary("offices")
    address = read_vocabulary("honorifics")
    heads: dict[str, Head] = {}
    for kind, nouns in data["heads"].items():
        for noun in nouns.split():
            heads.setdefault(noun, Head(kind, noun))
            heads.setdefault(plural_of(noun), Head(kind, noun, plural=True))
    for plural, noun in data["plurals"].items():
        heads[plural] = Head(heads[noun].kind, noun, plural=True)

    def words(key: str) -> frozenset[str]:
        return frozenset(data[key].split())

    return Offices(
        heads=MappingProxyType(heads),
        capital_only=words("capital_only"),
        needs_complement=words("needs_complement"),
        modifiers=words("modifiers"),
        outside=words("outside"),
        former=words("former"),
        posts=words("posts"),
        portfolio=words("portfolio"),
        bodies=words("bodies"),
        honorifics=frozenset(address["words"].split()),
        styles=tuple(
            sorted((" ".join(style.split()) for style in address["styles"].split(",")), key=len, reverse=True)
        ),
        postnominals=frozenset(address["postnominals"].split()),
    )
