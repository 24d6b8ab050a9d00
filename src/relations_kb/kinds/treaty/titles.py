"""What a treaty is about, from its title, so that two names of one instrument can be told from two instruments.

In: titles as written. Out: sets of plain words; 'agreement on judicial cooperation in penal matters' and 'Agreement
on Mutual Legal Assistance in Criminal Matters' are both about {criminal, justice}.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from relations_kb.kinds.comparison import fold_words
from relations_kb.kinds.words import first_of_row, read_words


@cache
def _words() -> tuple[frozenset[str], dict[str, str]]:
    lists = read_words("relations_kb.kinds.treaty", "titles.yaml")
    return frozenset(lists["form"]), first_of_row(lists["synonyms"])


_PARTIES = re.compile(r"\s*,?\s*\bbetween\b.*", re.IGNORECASE | re.DOTALL)


class Subject(NamedTuple):
    """What two titles have in common: the number of shared words, and their share of the shorter and of both."""

    common: int
    of_shorter: float
    of_both: float
    empty: bool


@lru_cache(maxsize=65536)
def subject(title: str) -> frozenset[str]:
    """Return the words that say what an instrument is about; empty for 'joint memorandum'."""
    for text in (_PARTIES.sub("", title), title):
        words = frozenset(
            plain
            for word in fold_words(text.replace("-", " ")).split()
            if (plain := _plain(word)) and not plain.isdigit()
        )
        if words:
            return words
    return frozenset()


def _plain(word: str) -> str:
    """Return a word in its plain form: without plural, and the first of its synonyms; '' for a word of the form."""
    empty, synonyms = _words()
    for form in (word, _singular(word)):
        if form in empty or len(form) < 3:
            return ""
        if form in synonyms:
            return synonyms[form]
    return _singular(word)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


@lru_cache(maxsize=65536)
def years_of(title: str) -> frozenset[str]:
    """Return the years that a title names: 2020 and 2021 for 'Programme of cooperation for 2020-2021'."""
    return frozenset(_YEAR.findall(title))


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def compare_subjects(a: str, b: str) -> Subject:
    """Return what the subjects of two titles have in common."""
    one, two = subject(a), subject(b)
    common = len(one & two)
    if not one or not two:
        return Subject(0, 0.0, 0.0, True)
    return Subject(common, common / min(len(one), len(two)), common / len(one | two), False)
