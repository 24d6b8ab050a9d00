"""Finding countries, cities, peoples and seats of government in a text.

What comes in is a text, what goes out are mentions with offsets. A word that several countries own, or that may be
no country at all ('Hamilton', 'Chad', 'Georgia'), is decided by its neighbours and by what else the text speaks
of; where they do not decide, the mention has no code and is reported as unresolved, never guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from relations_kb.rules.towns import town_before
from relations_kb.vocab.leaders import load_leaders
from relations_kb.vocab.names import key, load_names
from relations_kb.vocab.world import Name, load_world

# Roles that count as evidence for what a text is about, with the weight of one mention.
_WEIGHT: Final = {
    "name": 3,
    "former": 3,
    "demonym": 2,
    "demonym-noun-plural": 2,
    "compound": 2,
    "capital": 1,
    "seat": 1,
}
# A name after one of these is somebody's: 'Kevin Hamilton', 'Mr Jordan', 'Ambassador Hamilton'.
_PERSONAL: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Ambassador|Minister|President|Secretary|Senator|General|Colonel|Captain|"
    r"Professor|Justice|King|Queen|Prince|Princess|Pope|Governor|Mayor|Congressman|Representative)\.?|"
    r"\b[A-Z]\.) \Z"
)
# A given name before a word that is also a surname: 'Kevin Hamilton', but not 'In Hamilton'.
_GIVEN: Final = re.compile(
    r"(?<![.!?] )(?<!^)\b(?!(?:The|In|At|To|From|Of|And|For|With|On|By|Into|Near|Via|Between|Both|See|Also|But|When|"
    r"While|Then|After|Before|Since|Until|Under|Through|Like|Unlike|Although|Though|Because|However|Today|Only|Where|"
    r"Against|Within|Without|Towards?|During|That|If|As|Is|Our|Visit|Embassy|Relations)\s)[A-Z][a-z]{2,} \Z"
)
_SURNAME_NEXT = re.compile(r" (?!(?:City|Province|State|Region|Summit|Declaration|Embassy)\b)[A-Z][a-z]{2,}")
_WORD_BEFORE: Final = re.compile(r"(?<![\w.])([A-Z][\w'’-]+) \Z")
# 'Washington said' may be a man or a government; the 'Washington Herald' is neither.
_NOT_PLACE_NEXT: Final = re.compile(
    r"\s(?:Post|Times|Club|Consensus|Herald|Tribune|Stock Exchange|Airlines?|Rules|Marathon|Open|Games|Olympics)\b"
)


# 'Hanoi (NUSANTARA) -': the agency that signs, by a name in capitals
_SIGN_NEXT: Final = re.compile(r"\)\s?(?:--|[-–—:])\s")


class CountryMention(NamedTuple):
    """A word that stands for a country.

    ``code`` is alpha-3, or None where the context does not decide; ``role`` says what the word is (``name``,
    ``former``, ``demonym``, ``demonym-noun-plural``, ``compound``, ``capital``, ``city``, ``seat``, ``province``);
    ``usual`` is the owner that a word of several has where nothing else is said ('Kingston'); ``city`` is the city as
    written, for cities and capitals and for states that are a city too.
    """

    start: int
    end: int
    code: str | None
    role: str
    text: str
    city: str | None = None
    owners: tuple[str, ...] = ()
    usual: str | None = None


class _Word(NamedTuple):
    """What is the same wherever a word stands: its owners, and what beside it would make it something else."""

    code: str | None
    role: str
    is_city: bool
    owners: tuple[str, ...]
    usual: str | None
    after_title: bool
    after_given: bool
    after_known_given: bool
    before_business: bool
    union: bool


def _word(names: tuple[Name, ...]) -> _Word | None:
    """Return what is known of a word by its owners; None where it has none."""
    if not names:
        return None
    first = names[0]
    codes = tuple(dict.fromkeys(name.code for name in names))
    common = tuple(dict.fromkeys(name.code for name in names if not name.rare))
    named = tuple(dict.fromkeys(name.code for name in names if name.role == "name"))
    risky = bool(first.ambiguous_with) or len(names) > 1
    return _Word(
        code=codes[0] if len(codes) == 1 else None,
        role=first.role,
        is_city=first.city is not None,
        owners=codes,
        # 'Georgia' alone is the state; a province of that name needs its country to be spoken of.
        usual=common[0] if len(common) == 1 else named[0] if len(named) == 1 else None,
        after_title=risky and first.role in {"city", "capital", "province", "name"},
        after_given="person" in first.ambiguous_with,
        after_known_given=first.role == "city",
        before_business=first.role in {"city", "capital", "province"},
        union=first.code == "EUU",
    )


class _Index:
    """All names of the world in one automaton; built once."""

    def __init__(self) -> None:
        by_text: dict[str, list[Name]] = {}
        for name in load_world().names():
            by_text.setdefault(name.text, []).append(name)
            upper = name.text.upper()
            if upper != name.text and len(upper) > 3 and name.role != "demonym-noun-plural":
                by_text.setdefault(upper, []).append(name)
        # 'South America', 'Gulf of Mexico': forms that hold a country's word and mean no party; they own nothing.
        for text in load_world().lookalikes:
            by_text.setdefault(text, [])
        # Leaders called like a town ('Nelson Mandela') are in none of them.
        for leader in load_leaders().all:
            for text in (leader.name, *leader.variants):
                if " " in text and any(word in by_text for word in text.split()):
                    by_text.setdefault(text, [])
        self._texts: list[str] = sorted(by_text)
        self._owners: list[tuple[Name, ...]] = [tuple(by_text[text]) for text in self._texts]
        self._words: dict[int, _Word | None] = {}  # as they are met: a text has few of them
        self.automaton = AhoCorasick(self._texts)

    def word(self, number: int) -> _Word | None:
        """Return what is known of a word; None where it stands for no country."""
        try:
            return self._words[number]
        except KeyError:
            made = self._words[number] = _word(self._owners[number])
            return made


@cache
def _index() -> _Index:
    return _Index()


def find_countries(text: str) -> list[CountryMention]:
    """Return the non-overlapping mentions in ``text``, in order; the longest wins.

    >>> [(m.code, m.text) for m in find_countries("The Kazakh side met Canada's envoy in Baku.")]
    [('KAZ', 'Kazakh'), ('CAN', 'Canada'), ('AZE', 'Baku')]
    """
    index = _index()
    hits = [
        (start, -end, number)
        for number, start, end in index.automaton.find_matches_as_indexes(text, overlapping=True)
        if not _is_cut(text, start, end)
    ]
    hits.sort()
    found: list[CountryMention] = []
    at = -1
    for start, minus_end, number in hits:
        if start < at:
            continue
        word = index.word(number)
        if word is None:
            at = -minus_end
        elif not _is_other(word, text, start, -minus_end):
            at = -minus_end
            words = text[start:at]
            city = words if word.is_city else None
            found.append(CountryMention(start, at, word.code, word.role, words, city, word.owners, word.usual))
    return _with_towns(text, _decide(text, found))


def _with_towns(text: str, found: list[CountryMention]) -> list[CountryMention]:
    """Add towns that the country behind them tells ('in Fasano, Italy'); provinces told so are places, too."""
    out: list[CountryMention] = []
    for mention in found:
        if mention.role == "name" and mention.code is not None and out:
            last = out[-1]
            beside = text[last.end : mention.start] == ", " and last.code == mention.code
            before = text[max(0, last.start - 4) : last.start]
            if beside and last.role == "province" and before in {" in ", " to ", " at "}:
                out[-1] = last._replace(role="city", city=last.text)
        if mention.role == "name" and mention.code is not None:
            town = town_before(text, mention.start, mention.end)
            if town is not None and (not out or out[-1].end <= town[0]):
                words = text[town[0] : town[1]]
                out.append(CountryMention(*town, mention.code, "city", words, words, (mention.code,), mention.code))
        out.append(mention)
    return out


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _is_cut(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is only a part of a longer word."""
    if start and _in_word(text[start - 1]) and _in_word(text[start]):
        return True
    return end < len(text) and _in_word(text[end]) and _in_word(text[end - 1])


# 'US$ million', 'US 5 billion', 'U.S. dollars': money, not the country.
_DOLLARS = re.compile(r" ?\$| ?dollars?\b| \d[\d.,]* ?(?:million|billion|mln|bln|bn)\b")


def _is_other(word: _Word, text: str, start: int, end: int) -> bool:
    """Tell whether what stands beside a word makes it a person's name, a business or part of an office."""
    if word.role == "compound" and text[end : end + 2].strip()[:1] not in {"-", "–", "‑", "—"}:
        return True  # 'Franco-German' is of France, General Franco is not
    before = text[max(0, start - 16) : start]
    if _DOLLARS.match(text, end) and text[start] == "U":
        return True
    if word.after_title and _PERSONAL.search(before):
        return True
    if word.before_business and _SURNAME_NEXT.match(text, end) and _PERSONAL.search(before):
        return True  # 'Foreign Minister Tete Silva'
    if word.after_given and _GIVEN.search(before):
        return True
    if word.after_known_given and _has_given_name(before):
        return True
    if word.before_business and _NOT_PLACE_NEXT.match(text, end):
        return True
    if text[start - 1 : start] == "(" and word.before_business and text[start:end].isupper():
        return _SIGN_NEXT.match(text, end) is not None
    # 'Minister for Foreign Affairs, European Union and Cooperation' is somebody's own minister.
    return word.union and (
        before.endswith(("Affairs, ", "Affairs and ")) or text.startswith((" Affairs", " Integration"), end)
    )


def _has_given_name(before: str) -> bool:
    """Tell whether a given name stands right before a city's name, which then is a surname: 'Kari Lund'."""
    found = _WORD_BEFORE.search(before)
    return found is not None and key(found.group(1)) in load_names().given


# What states do and have: 'Chile and Georgia established relations', 'relations with Georgia', 'Embassy of Georgia'.
_OF_STATES_NEXT: Final = re.compile(
    r"(?:'s)? (?:(?:have|has|had|formally|officially|both|also|first|jointly|agreed to|decided to) ){0,3}"
    r"(?:establish|sever|restore|re-?establish|recogni[sz]e|sign|maintain|broke|entered into|upgrade|conclude)"
)
_OF_STATES_BEFORE: Final = re.compile(
    r"(?i)\b(?:(?:relations|ties|treaty|agreement|memorandum|consultations|free trade) (?:with|between)|"
    r"(?:embassy|ambassador|government|republic|independence|sovereignty|foreign minister|prime minister) (?:of|to|"
    r"in)|recogni[sz]ed) \Z"
)
_PROVINCE_BEFORE: Final = re.compile(r"(?:, |\b(?:state of|[Gg]overnor of|University of|in the State of) )\Z")


def _acts_as_state(text: str, mention: CountryMention, found: list[CountryMention], position: int) -> bool:
    """Tell whether a name that is a state's and a province's ('Georgia') stands where only a state's can."""
    before = text[max(0, mention.start - 40) : mention.start]
    if _PROVINCE_BEFORE.search(before):
        return False
    if _OF_STATES_BEFORE.search(before) or _OF_STATES_NEXT.match(text, mention.end):
        return True
    # 'between Georgia and Chile', 'Georgia and Chile signed': joined to a state by the same words
    for other in found[max(0, position - 1) : position + 2]:
        if other is mention or other.role != "name" or other.code in {None, *mention.owners}:
            continue
        first, last = (other, mention) if other.start < mention.start else (mention, other)
        if text[first.end : last.start] not in {" and ", " and the ", " with "}:
            continue
        if _OF_STATES_NEXT.match(text, last.end) or _OF_STATES_BEFORE.search(
            text[max(0, first.start - 40) : first.start]
        ):
            return True
    return False


def _decide(text: str, found: list[CountryMention]) -> list[CountryMention]:
    """Give words with several owners the owner that the rest of the text speaks of, if it is exactly one."""
    spoken: Counter[str] = Counter()
    for mention in found:
        if mention.code is not None:
            spoken[mention.code] += _WEIGHT.get(mention.role, 0)
    out: list[CountryMention] = []
    for position, mention in enumerate(found):
        if mention.code is not None:
            out.append(mention)
            continue
        if mention.usual is not None and mention.role == "name" and _acts_as_state(text, mention, found, position):
            out.append(mention._replace(code=mention.usual))
            continue
        # 'Córdoba, Spain': the name after the comma decides.
        after = found[position + 1] if position + 1 < len(found) else None
        if after is not None and after.code in mention.owners and text[mention.end : after.start] in {", ", " (", ","}:
            out.append(mention._replace(code=after.code))
            continue
        ranked = sorted(((spoken[code], code) for code in mention.owners if spoken[code]), reverse=True)
        if ranked and (len(ranked) == 1 or ranked[0][0] > 2 * ranked[1][0]):
            out.append(mention._replace(code=ranked[0][1]))
        else:
            out.append(mention._replace(code=mention.usual))
    return out
