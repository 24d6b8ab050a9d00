"""Currencies as they are written: signs, codes and names, from ``currencies.yaml`` beside this file.

In: nothing but that file. Out: :class:`Currencies`, the same for every call.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from relations_kb.vocab.parsed import parse


@dataclass(frozen=True, slots=True)
class CurrencyWord:
    """A currency's name: ``default`` is its code where nothing stands before it, ``by`` (adjective, code) pairs.

    All in lower case; ``default`` is None for a name that several countries use and none owns.
    """

    word: str
    default: str | None
    by: tuple[tuple[str, str | None], ...]

    def code(self, adjective: str | None) -> str | None:
        """Return the code for the lower-case adjective before the name, or the default."""
        if adjective is not None:
            for name, code in self.by:
                if name == adjective:
                    return code
        return self.default

    def candidates(self) -> tuple[str, ...]:
        """Return every code that the name may mean, sorted."""
        return tuple(sorted({code for _, code in self.by if code} | ({self.default} if self.default else set())))


@dataclass(frozen=True, slots=True)
class Currencies:
    """The vocabulary. ``codes`` maps abbreviations to ISO 4217, ``symbols`` signs, ``words`` names in lower case.

    ``risky`` are the abbreviations that mean a currency only beside a magnitude or a fraction ('ALL', 'TOP');
    ``shared`` lists what an abbreviation of several currencies ('Rs') may mean.
    """

    codes: dict[str, str]
    risky: frozenset[str]
    symbols: dict[str, str]
    words: dict[str, CurrencyWord]
    shared: dict[str, tuple[str, ...]]

    @property
    def adjectives(self) -> tuple[str, ...]:
        """All adjectives, the longest first."""
        found = {name for word in self.words.values() for name, _ in word.by}
        return tuple(sorted(found, key=lambda name: (-len(name), name)))


@cache
def load_currencies() -> Currencies:
    """Read the vocabulary (once). Raises ValueError if the file contradicts itself."""
    data = parse(files(__package__).joinpath("currencies.yaml").read_text(encoding="utf-8"))
    codes = {code: code for code in data["codes"]} | dict(data["aliases"])
    words: dict[str, CurrencyWord] = {}
    for entry in data["words"]:
        by = tuple((name, code) for name, code in (entry.get("by") or {}).items())
        for word in entry["words"]:
            if word in words:
                raise ValueError(f"currencies.yaml: {word!r} stands under two currencies")
            words[word] = CurrencyWord(word, entry["default"], by)
    shared = {name: tuple(meant) for name, meant in data["shared"].items()}
    return Currencies(codes, frozenset(data["risky"]), dict(data["symbols"]), words, shared)
