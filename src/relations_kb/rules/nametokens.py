"""Words of a sentence with what the vocabularies say of each: office, form of address, name, place.

In: a range of a text and the country mentions in it. Out: :class:`Tokens`, parallel lists, since a sentence has many
tokens and each costs. Nothing is decided here beyond single words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol

from relations_kb.vocab.leaders import is_short_name
from relations_kb.vocab.names import key, load_names
from relations_kb.vocab.offices import load_offices


class CountryMention(Protocol):
    """A country found in the text: offsets, alpha-3 code (None where open), and in which role the word stands."""

    @property
    def start(self) -> int:
        """The first code point of it."""

    @property
    def end(self) -> int:
        """The code point behind it."""

    @property
    def code(self) -> str | None:
        """The alpha-3 code of the country, None where the context leaves it open."""

    @property
    def role(self) -> str:
        """What the word is: ``name``, ``demonym``, ``capital`` …, as in ``vocab/world.py``."""


# What a word may be; a word may be several things ('Major' is a rank and a name).
CAP, HEAD, PLURAL, MOD, OUTSIDE, FORMER, POST, PORT = (1 << bit for bit in range(8))
BODY, HON, STOP, GIVEN, FAMILY, PARTICLE, SUFFIX, INITIAL = (1 << bit for bit in range(8, 16))
COMMON, ALLCAPS, PREP, DET, AND, OWNER, STYLE = (1 << bit for bit in range(16, 23))

OFFICE_WORD = MOD | PORT | BODY | POST

# Words with inner apostrophes, hyphens (O'Brien, el-Sisi, Toshpo‘latov); initials (V.S., Ts.); the possessive 's.
_TOKEN = re.compile(
    # Most words are plain, and are found fastest where they are looked for first.
    r"[a-z]+(?![\w'’‘ʻʼ`‑-])"
    r"|(?:(?:[^\W\d_a-z]\.(?:[ ]?-?(?=[^\W\d_a-z]\.))?)+|(?!(?:Xi|Li|Wu|Hu|Xu|Lu|Ho|Vo|"
    r"Oh)\.)[^\W\d_a-z][^\W\d_A-Z]\.(?=[ ]?[^\W\d_a-z]))"
    r"|['’]s\b"
    # Names that are written short, as if they were initials: 'Mohd. Salleh bin Idris', 'Md. Rahim Uddin'.
    r"|(?:Mohd|Muhd|Mohm|Moh|Md|Abd|Jos|Chr|Wm|Geo|Thos)\.(?=[ ]?[^\W\d_a-z])"
    r"|(?:Mohd|Muhd|Md)(?=[ ][^\W\d_a-z])"
    r"|[^\W\d_]+(?:(?:['’‘ʻʼ`](?!s\b)|[-‑])[^\W\d_]+)*"
    r"|\d[\d.,]*"
    r"|[^\w\s]"
)
# Lower-case beginnings of names: 'el-Sisi', "d'Estaing", but not 'non-NATO'.
_JOINED_ARTICLE = re.compile(r"(?:al|el|es|as|ash|ad|an|ar|at|az|ul|ud|ed|d|l|t|o|bin|ibn|abu)[-‑'’‘](?=[^\W\d_a-z])")
_SON_OF = frozenset({"bin", "ibn", "bint", "ben"})
# Words that tell another word beside them to be a name; few sentences have any.
_TOLD_BY_THE_NEXT = _SON_OF | {"Jan", "Jun"}
_TITLES_AS_NAMES = frozenset({"sultan", "amir", "emir", "shah", "king", "regent"})
_PREPOSITIONS = frozenset(["of", "for", "to", "in", "at", "on"])
_DETERMINERS = frozenset(["the", "a", "an", "his", "her", "its", "their", "our", "this", "that"])


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
    size: int

    def joined(self, left: int) -> bool:
        """Tell whether nothing but blanks on one line stand between token ``left`` and the next one."""
        starts = self.starts
        if left + 1 >= len(starts):
            return False
        gap = self.text[self.ends[left] : starts[left + 1]]
        # Emphasis is let through: 'the acting _chargé d'affaires_ Morteza Sanubari'.
        return gap == " " or (gap.strip(" _\u00a0\t") == "" and gap.strip("_") != "")

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
    return _JOINED_ARTICLE.match(word) is not None


@cache
def _style_words() -> frozenset[str]:
    """Return the first words of forms of address of several words: 'his' (Excellency), 'h.e'."""
    return frozenset(key(style.split()[0]) for style in load_offices().styles)


@lru_cache(maxsize=65536)
def is_worth_a_look(word: str) -> bool:
    """Tell whether a plain word may belong to an office, a form of address or a known name."""
    flags = flags_of(word)
    if flags & HEAD or (len(word) == 1 and word.isupper() and word not in "AI"):
        return True
    return bool(flags & CAP and flags & (HON | GIVEN | FAMILY) and not flags & STOP) or is_short_name(word)


@lru_cache(maxsize=65536)
def flags_of(word: str) -> int:
    """Return what ``word``, as written, may be; bits above."""
    if word in {"'s", "’s"}:
        return OWNER
    offices, names = load_offices(), load_names()
    folded = key(word)
    if word in {"Md", "Mohd", "Muhd"}:
        return CAP | INITIAL
    if word[-1] == "." and len(word) > 1 and folded not in offices.honorifics | names.suffixes:
        return CAP | INITIAL | (folded in _style_words()) * STYLE
    flags = (folded in _style_words()) * STYLE
    if _is_capital(word):
        flags |= CAP
        if len(word) > 1 and word.isupper():
            flags |= ALLCAPS
        flags |= (folded in names.given) * GIVEN | (folded in names.family_first) * FAMILY
        flags |= (folded in names.common_words) * COMMON | (folded in names.suffixes) * SUFFIX
        flags |= (folded in names.stop) * STOP
        first, hyphen, second = folded.partition("-")
        if hyphen and first in names.given and first not in names.common_words and second not in offices.bodies:
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


def singular_of(word: str) -> str:
    """Return the singular of a head noun, with its capital: 'Presidents' gives 'President'."""
    head = load_offices().heads.get(key(word))
    if head is None or not head.plural:
        return word
    return head.singular.capitalize() if word[0].isupper() else head.singular


def tokenise(text: str, start: int, end: int, countries: Sequence[CountryMention]) -> Tokens:
    """Cut ``text[start:end]`` into tokens; ``countries`` are those within it, in any order."""
    matches = list(_TOKEN.finditer(text, start, end))
    words = [match[0] for match in matches]
    stops = [match.end() for match in matches]
    for index, word in enumerate(words):
        if len(word) == 3 and word[2] == "." and is_short_name(word[:2]):
            # '… and President Xi. Mr. Sullivan …': the stop of a sentence and no abbreviation.
            words[index], stops[index] = word[:2], stops[index] - 1
    starts = [match.start() for match in matches]
    places = [-1] * len(words)
    if countries:
        for index, mention in enumerate(countries):
            at = bisect_left(starts, mention.start)
            while at < len(starts) and starts[at] < mention.end:
                places[at] = index
                at += 1
    flags = list(map(flags_of, words))
    for index in range(len(words) - 1) if not _TOLD_BY_THE_NEXT.isdisjoint(words) else ():
        # 'Sultan bin Saad', 'Amir bin Khalid': a name and no title before 'bin'.
        if flags[index] & HEAD and words[index + 1] in _SON_OF and key(words[index]) in _TITLES_AS_NAMES:
            flags[index] = CAP | GIVEN
        elif words[index] == "Jan" and flags[index + 1] & CAP and not flags[index + 1] & STOP:
            # A month stands before a number, a name before a name.
            flags[index] = CAP | GIVEN
        elif words[index + 1] == "Jun" and flags[index] & FAMILY:
            flags[index + 1] = CAP | GIVEN  # 'Wang Jun'
    return Tokens(text, starts, stops, words, flags, places, countries, len(words))
