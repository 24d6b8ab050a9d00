"""All persons of one text: surnames resolved to the full name that the text gives anywhere.

In: the :class:`PersonMention` values of a text, in its order. Out: :class:`PersonTable`, which gives 'Mr Putin' the
name, country and office of 'President of Russia Vladimir Putin'. A surname of two persons stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from relations_kb.rules.personmention import CountryHow, PersonMention
from relations_kb.vocab.names import key, load_names

_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʻʼ`\-‑][^\W\d_]+)*\.?")
_CAPITALISED = re.compile(r"[^\W\d_]+(?:['’‘ʻʼ`](?!s\b)[^\W\d_]+|[-‑][^\W\d_]+)*")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# 'Al Busaidi', 'El Baradei': the article stands apart from the name that it belongs to.
_ARTICLE_BEFORE = re.compile(r"\b(?:Al|El|Bin|Ben|Ould|Abu|Van|Von) \Z")
_ARTICLE = re.compile(r"^(?:al|el|as|es|ash|ad|az|an|ar|at)[-'’ ]")


@lru_cache(maxsize=1 << 16)
def word_keys(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: folded, 'al-Sisi' as 'sisi', without 'Jr'."""
    words = (_ARTICLE.sub("", key(match.group())) for match in _WORD.finditer(name))
    return tuple(word.replace("'", "").replace("-", "") for word in words if word not in _SUFFIXES)


@lru_cache(maxsize=1 << 16)
def _keys_of_name(word: str) -> tuple[str, ...]:
    """Return the words of what is written as a name is; nothing of other words."""
    return word_keys(word) if any(letter.isupper() for letter in word[:4]) else ()


@lru_cache(maxsize=1 << 16)
def _names_in(chunk: str) -> tuple[str, ...]:
    """Return the first words of whatever is written as a name is between two blanks."""
    return () if chunk.islower() else tuple(keys[0] for keys in map(_keys_of_name, _CAPITALISED.findall(chunk)) if keys)


@dataclass(frozen=True, slots=True)
class _Person:
    """One person of the text: the fullest name, its words, and what the mentions tell."""

    name: str
    words: tuple[str, ...]
    country: str | None
    office: str | None
    country_how: CountryHow | None
    of_many: bool = False


class PersonTable:
    """The persons of one text. Made with :meth:`build`; it never changes."""

    __slots__ = ("_by_word", "_persons")

    def __init__(self, persons: tuple[_Person, ...]) -> None:
        self._persons = persons
        by_word: dict[str, list[int]] = {}
        for index, person in enumerate(persons):
            for word in dict.fromkeys(person.words):
                by_word.setdefault(word, []).append(index)
        self._by_word = by_word

    @classmethod
    def build(cls, mentions: Iterable[PersonMention]) -> PersonTable:
        """Join the mentions of a text into persons; longer names first, so that shorter ones find them."""
        ordered = [(word_keys(mention.name), mention) for mention in mentions]
        groups: list[list[tuple[tuple[str, ...], PersonMention]]] = []
        # A name told thirty times is compared with each group once.
        known: dict[tuple[object, ...], tuple[int, list[list[tuple[tuple[str, ...], PersonMention]]]]] = {}
        # A stable sort: among names of one length the first in the text leads.
        for words, found in sorted(ordered, key=lambda pair: (*_fullness(pair[0]), pair[1].start)):
            mention = _without_guess(words, found)
            by_given = _goes_by_given(found)
            seen, before = known.get((by_given, *words), (0, []))
            fitting = before + [
                group
                for group in groups[seen:]
                if _may_be(words, group[0][0]) or (by_given and words == group[0][0][:1])
            ]
            known[(by_given, *words)] = len(groups), fitting
            if len(fitting) > 1:
                fitting = _same_country(fitting, mention) or fitting
            if len(fitting) == 1 and _countries_agree(fitting[0], mention):
                fitting[0].append((words, mention))
            elif not fitting:
                groups.append([(words, mention)])
        return cls(tuple(_person(group) for group in groups))

    def resolve(self, mention: PersonMention) -> PersonMention:
        """Return ``mention`` with the full name, and with country and office where it has none of its own."""
        words = word_keys(mention.name)
        person = self._find(words, _without_guess(words, mention).country)
        if person is None and _goes_by_given(mention):
            named = [
                self._persons[at] for at in self._by_word.get(words[0], ()) if self._persons[at].words[:1] == words
            ]
            person = named[0] if len(named) == 1 else None
        if person is None:
            return mention
        if person.words != words:
            mention = _without_guess(words, mention)
        country, how = mention.country, mention.country_how
        if person.of_many:
            return replace(mention, name=person.name, country=None, country_how=None, of_many=True)
        if country is None and person.country is not None:
            country, how = person.country, person.country_how
        office = person.office if mention.office is None else mention.office
        surname_only = len(person.words) == 1
        told = (mention.name, mention.surname_only, mention.country, mention.country_how, mention.office)
        if told == (person.name, surname_only, country, how, office):
            return mention
        return replace(
            mention, name=person.name, surname_only=surname_only, country=country, country_how=how, office=office
        )

    def bare_mentions(
        self, text: str, start: int, end: int, taken: Sequence[tuple[int, int]] = ()
    ) -> list[PersonMention]:
        """Return mentions by surname alone in ``text[start:end]`` ('McCardell noted …'), already resolved.

        ``taken`` are ranges in which none is looked for: persons and countries found before, half-open.
        """
        found: list[PersonMention] = []
        for match in _CAPITALISED.finditer(text, start, end):
            word = match[0]
            keys = _keys_of_name(word)
            if not keys or keys[0] not in self._by_word:
                continue
            begin, stop = match.span()
            if any(left < stop and begin < right for left, right in taken):
                continue
            if _DAY_BEFORE.search(text, max(start, begin - 5), begin):
                continue  # 'on 3 Jun 2020', where somebody is called Wang Jun
            person = self._find(keys, None)
            if person is None or len(keys[0]) < 3:
                continue
            if not _is_surname(keys[0], person) and not _by_first_name(keys, person):
                continue
            article = _ARTICLE_BEFORE.search(text, max(start, begin - 8), begin)
            begin = begin if article is None else article.start()
            if _has_capital_neighbour(text, begin, stop, start, end) and not _ADDRESSED.search(text, start, begin):
                continue
            mention = PersonMention(begin, stop, begin, stop, text[begin:stop], surname_only=True)
            found.append(self.resolve(mention))
        return found

    def names_among(self, chunks: Iterable[str]) -> frozenset[str]:
        """Return those of ``chunks``, which stand between blanks, with a word that is part of somebody's name.

        A sentence without any of them has no bare mention.
        """
        names = self._by_word.keys()
        return frozenset(
            [chunk for chunk in chunks if (words := _names_in(chunk)) and not names.isdisjoint(words)]  # most have none
        )

    def _find(self, words: tuple[str, ...], country: str | None) -> _Person | None:
        if not words:
            return None
        candidates: list[_Person] = []
        anchors = [word for word in words if len(word) > 1] or list(words)
        for index in self._by_word.get(anchors[-1], ()) or self._by_word.get(anchors[0], ()):
            person = self._persons[index]
            if person.words == words:
                if country is None or person.country in {country, None}:
                    return person
            elif (_may_be(words, person.words) or _by_first_name(words, person)) and (
                country is None or person.country in {country, None}
            ):
                candidates.append(person)
        return candidates[0] if len(candidates) == 1 else None


# Where people go by the first of their names: 'Anwar said', 'Sonexay invited him'.
_FIRST_NAMED = frozenset({"MYS", "IDN", "LAO", "THA", "ETH", "ERI", "ISL", "MMR", "BTN", "MNG", "BRN", "MDV"})


def _by_first_name(words: tuple[str, ...], person: _Person) -> bool:
    """Tell whether one word is the first name of somebody whose country calls people by it."""
    return len(words) == 1 and person.country in _FIRST_NAMED and words[0] == person.words[0]


_BY_GIVEN = frozenset(
    {"sheikh", "shaikh", "sheikha", "shaikha", "prince", "princess", "queen", "king", "sayyid", "emir", "excellency"}
    | {"samdech", "datuk", "tun", "daw"}
)


def _goes_by_given(mention: PersonMention) -> bool:
    """Tell whether a form of address takes the given name alone: 'Sheikh Salem' is Sheikh Salem al-Sabah."""
    words = (mention.honorific or "").lower().split()
    return bool(words) and words[-1] in _BY_GIVEN and len(word_keys(mention.name)) == 1


def _without_guess(words: tuple[str, ...], mention: PersonMention) -> PersonMention:
    """Forget the country of a famous namesake: a text's own 'Raúl Salazar' goes before the Salazar everybody knows."""
    if len(words) == 1 and mention.country_how == "leader":
        return replace(mention, country=None, country_how=None)
    return mention


def _fullness(words: tuple[str, ...]) -> tuple[int, int]:
    """Rank names, the fullest first: by words written out, then by letters."""
    return -sum(len(word) > 1 for word in words), -sum(map(len, words))


def _may_be(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether ``short`` may name the bearer of ``full``: 'V. Putin', 'Putin', 'Salinas' (de Gortari), 'Sun'."""
    if short == full:
        return True
    if not short:
        return False
    names = load_names()
    if len(short) > len(full) or (len(short) == len(full) and not any(len(word) == 1 for word in (*short, *full))):
        return False
    if len(short) == 1 and short[0] in full:
        return _is_family_name(full, full.index(short[0]))  # 'Dorji' of D N Dorji is no 'D'
    at = 0
    matched: list[int] = []
    for word in short:
        while at < len(full) and not _same_word(word, full[at], names.nicknames):
            at += 1
        if at == len(full):
            return False
        matched.append(at)
        at += 1
    if len(short) > 1:
        return True
    return _is_family_name(full, matched[0])


def _same_word(one: str, two: str, nicknames: object) -> bool:
    if one == two:
        return True
    if not one or not two:
        return False
    if len(one) == 1 or len(two) == 1:
        return one[0] == two[0]
    known: dict[str, str] = nicknames  # type: ignore[assignment]
    return known.get(one) == two or known.get(two) == one


def _is_family_name(full: tuple[str, ...], at: int) -> bool:
    """Tell whether the word ``at`` of a full name may stand for the person alone."""
    if len(full) == 1 or at == len(full) - 1:
        return True
    names = load_names()
    word = full[at]
    if at == 0:
        return word in names.family_first
    # Double surnames: 'Salinas' of Carlos Salinas de Gortari, 'Restrepo' of María Restrepo Gaviria.
    return at >= 1 and word not in names.given and word not in names.particles and len(word) > 2


def _is_surname(word: str, person: _Person) -> bool:
    """Tell whether a bare word is this person's surname and not a part of the name that others share."""
    return _is_family_name(person.words, person.words.index(word)) if word in person.words else False


def _countries_agree(group: list[tuple[tuple[str, ...], PersonMention]], mention: PersonMention) -> bool:
    known = next((other.country for _, other in group if other.country is not None), None)
    return known is None or mention.country is None or known == mention.country or len(word_keys(mention.name)) > 1


def _same_country(
    groups: list[list[tuple[tuple[str, ...], PersonMention]]], mention: PersonMention
) -> list[list[tuple[tuple[str, ...], PersonMention]]]:
    exact = [group for group in groups if group[0][0] == word_keys(mention.name)]
    if exact:
        return exact[:1]
    if mention.country is None:
        return []
    return [group for group in groups if any(other.country == mention.country for _, other in group)]


def _person(group: list[tuple[tuple[str, ...], PersonMention]]) -> _Person:
    words, lead = group[0]
    in_order = [mention for _, mention in sorted(group, key=lambda pair: pair[1].start)]
    told = [mention for mention in in_order if mention.country_how == "title"]
    told += [mention for mention in in_order if mention.country_how == "apposition"]
    told += [mention for mention in in_order if mention.country_how == "leader"]
    office = next((m.office for m in in_order if m.office is not None), None)
    if any(m.of_many for m in in_order) and not any(m.country_how == "title" for m in in_order):
        # 'UN Secretary-General X' acts for no country, wherever else the text names him.
        return _Person(lead.name, words, None, office, None, of_many=True)
    country = told[0].country if told else None
    return _Person(lead.name, words, country, office, told[0].country_how if told else None)


_ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Madam)\.? $")
_DAY_BEFORE = re.compile(r"(?<!\d)\d{1,2} $")
_OPENS = re.compile(
    r"(?:^|[.;:,] )(?:(?:In|On|Last|Next|Since|During|This|By|Until|Early|Late) )?(?:early |late |mid-)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) $"
)


def _has_capital_neighbour(text: str, begin: int, stop: int, start: int, end: int) -> bool:
    """Tell whether a capitalised word stands directly beside: 'Dion Street', 'Heydar Zarif'."""
    if text[stop : stop + 1] in {" ", "-"} and stop + 1 < end and text[stop + 1].isupper():
        return True
    before = text[max(start, begin - 40) : begin]
    match = re.search(r"(\S+) $", before)
    if match is not None and _OPENS.search(before) is not None:
        return False  # 'In October Ito was in Lima'
    return bool(match and match.group(1)[0].isupper() and match.group(1).isalpha() and len(before) > len(match.group()))
