"""Words that tell names of persons from other words with capitals.

In: ``names.yaml`` beside this file. Out: a :class:`Names` value, cached. All words are folded to ASCII and lower case
(:func:`key`), so that 'Stéphane' is found under 'stephane'.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from relations_kb.vocab.offices import read_vocabulary
from relations_kb.vocab.spelling import fold


@dataclass(frozen=True, slots=True)
class Names:
    """All words of names, folded. The fields are explained in ``names.yaml``."""

    particles: frozenset[str]
    suffixes: frozenset[str]
    nicknames: Mapping[str, str]
    single: frozenset[str]
    common_words: frozenset[str]
    family_first: frozenset[str]
    given: frozenset[str]
    stop: frozenset[str]


@lru_cache(maxsize=16384)
def key(word: str) -> str:
    """Return ``word`` as it is looked up: in ASCII, lower case, with one kind of apostrophe and no full stop."""
    folded = word if word.isascii() else fold(word)
    return folded.lower().replace("`", "'").rstrip(".")


def _words(text: str) -> frozenset[str]:
    return frozenset(key(word) for word in text.split())


@cache
def load_names() -> Names:
    """Read the vocabulary of names."""
    data = read_vocabulary("names")
    given = frozenset().union(*(_words(words) for words in data["given"].values()))
    return Names(
        particles=_words(data["particles"]),
        suffixes=_words(data["suffixes"]),
        nicknames=MappingProxyType({key(short): key(long) for short, long in data["nicknames"].items()}),
        single=_words(data["single"]),
        common_words=_words(data["common_words"]),
        family_first=_words(data["family_first"]),
        given=given | _words(data["single"]),
        stop=_words(data["stop"]),
    )
