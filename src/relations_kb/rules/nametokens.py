"""Words of a sentence with what the vocabularies say of each: office, form of address, name, place.

In: a range of a text and the country mentions in it. Out: :class:`Tokens`, parallel lists, since a sentence has many
tokens and each costs. Nothing is decided here beyond single words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from relations_kb.vocab.names import key, load_names
from relations_kb.vocab.offices import load_offices


class CountryMention(Protocol):
    """A country found in the text: offsets, alpha-3 code (None where open), and in which role the word stands."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def code(self) -> str | None: ...
    @property
    def role(self) -> str: ...


# What a word may be; a word may be several things ('Major' is a rank and a name).
CAP, HEAD, PLURAL, MOD, OUTSIDE, FORMER, POST, PORT = (1 << bit for bit in range(8))
BODY, HON, STOP, GIVEN, FAMILY, PARTICLE, SUFFIX, INITIAL = (1 << bit for bit in range(8, 16))
COMMON, ALLCAPS, PREP, DET, AND, OWNER = (1 << bit for bit in range(16, 22))

OFFICE_WORD = MOD | PORT | BODY | POST
NAME_HINT = GIVEN | FAMILY | INITIAL

# Words with inner apostrophes, hyphens (O'Brien, el-Sisi, Toshpo‘latov); initials (V.S., Ts.); the possessive 's.
_TOKEN = re.compile(
    r"(?P<initial>(?:[^\W\d_a-z]\.(?:[ ]?-?(?=[^\W\d_a-z]\.))?)+|[^\W\d_a-z][^\W\d_A-Z]\.(?=[ ]?[^\W\d_a-z]))"
    r"|['’](?P<owner>s)\b"
    r"|[^\W\d_]+(?:(?:['’‘ʻʼ`](?!s\b)|[-‑])[^\W\d_]+)*"
    r"|\d[\d.,]*"
    r"|[^\w\s]"
)
_PREPOSITIONS = frozenset("of for to in at on".split())
_DETERMINERS = frozenset("the a an his her its their our this that".split())


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of ``text[start:end]``: offsets, words, flags, and the index of the country mention or -1 each."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    flags: list[int]
    places: list[int]
    countries: Sequence[CountryMention]

    def __len__(self) -> int:
        return len(self.words)

    def joined(self, left: int) -> bool:
        """Tell whether nothing but blanks on one line stand between token ``left`` and the next one."""
        if left + 1 >= len(self.words):
            return False
        gap = self.text[self.ends[left] : self.starts[left + 1]]
        return gap == " " or (gap.isspace() and "\n" not in gap)

    def after_place(self, index: int) -> int:
        """Return the index behind the country mention that covers token ``index``."""
        place = self.places[index]
        while index < len(self.words) and self.places[index] == place:
            index += 1
        return index

    def before_place(self, index: int) -> int:
        """Return the index of the first token of the country mention that covers token ``index``."""
        place = self.places[index]
        while index > 0 and self.places[index - 1] == place:
            index -= 1
        return index


def _is_capital(word: str) -> bool:
    """Tell whether a word is written as a name is: 'Putin', 'el-Sisi', "d'Estaing"."""
    if word[0].isupper():
        return True
    cut = next((at for at, letter in enumerate(word) if letter in "-‑'’‘"), -1)
    return 0 < cut <= 4 and word[cut + 1 : cut + 2].isupper()


@lru_cache(maxsize=65536)
def flags_of(word: str) -> int:
    """Return what ``word``, as written, may be; bits above."""
    offices, names = load_offices(), load_names()
    folded = key(word)
    flags = 0
    if _is_capital(word):
        flags |= CAP
        if len(word) > 1 and word.isupper():
            flags |= ALLCAPS
        flags |= (folded in names.given) * GIVEN | (folded in names.family_first) * FAMILY
        flags |= (folded in names.common_words) * COMMON | (folded in names.suffixes) * SUFFIX
        flags |= (folded in names.stop) * STOP
        if "-" in folded and not flags & GIVEN and folded.split("-")[0] in names.given:
            flags |= GIVEN
    head = offices.heads.get(folded)
    if head is not None and (flags & CAP or folded not in offices.capital_only):
        flags |= HEAD | head.plural * PLURAL
    flags |= (folded in offices.modifiers) * MOD | (folded in offices.outside) * OUTSIDE
    flags |= (folded in offices.former) * FORMER | (folded in offices.posts) * POST
    flags |= (folded in offices.portfolio) * PORT | (folded in offices.bodies) * BODY
    flags |= (folded in offices.honorifics and bool(flags & CAP)) * HON
    flags |= (folded in names.particles) * PARTICLE
    flags |= (word in _PREPOSITIONS) * PREP | (word.lower() in _DETERMINERS) * DET | (word in {"and", "&"}) * AND
    if "-" in folded and not flags & (HEAD | MOD | PORT | BODY | GIVEN):
        flags |= _compound(folded)
    return flags


def _compound(folded: str) -> int:
    """Return the flags of 'Secretary-General', 'ex-president', 'Minister-Counsellor' from their parts."""
    offices = load_offices()
    parts = folded.split("-")
    known = offices.modifiers | offices.posts | offices.portfolio | offices.outside
    heads = [part for part in parts if part in offices.heads]
    if heads and all(part in known or part in offices.heads for part in parts):
        return HEAD | (parts[0] in offices.former) * FORMER | any(offices.heads[part].plural for part in heads) * PLURAL
    if all(part in offices.modifiers or part in offices.portfolio for part in parts):
        return PORT
    return 0


def kind_of(word: str) -> str:
    """Return the kind of the head noun ``word`` ('minister', 'envoy' …), 'official' for unknown compounds."""
    offices = load_offices()
    folded = key(word)
    for part in (folded, *folded.split("-")):
        if part in offices.heads:
            return offices.heads[part].kind
    return "official"


def tokenise(text: str, start: int, end: int, countries: Sequence[CountryMention]) -> Tokens:
    """Cut ``text[start:end]`` into tokens; ``countries`` are those within it, in any order."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    flags: list[int] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        kind = match.lastgroup
        bits = flags_of(word)
        if kind == "initial":
            bits = (bits | CAP) if bits & (HON | SUFFIX) else (CAP | INITIAL)
        elif kind == "owner":
            bits = OWNER
        starts.append(match.start())
        ends.append(match.end())
        words.append(word)
        flags.append(bits)
    places = [-1] * len(words)
    if countries:
        ordered = sorted((mention.start, mention.end, index) for index, mention in enumerate(countries))
        at = 0
        for index, begin in enumerate(starts):
            while at < len(ordered) and ordered[at][1] <= begin:
                at += 1
            if at < len(ordered) and ordered[at][0] < ends[index]:
                places[index] = ordered[at][2]
    return Tokens(text, starts, ends, words, flags, places, countries)
