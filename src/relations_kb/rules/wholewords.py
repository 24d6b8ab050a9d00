"""Where the words stand in a text of which something is known: names, titles.

A text has many words and few different ones; so each different word is judged once, and those that count are then
looked up in the whole text at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind


def whole_words(text: str, word: re.Pattern[str], counts: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Return the spans of the words that count, in order.

    :param word: what a word is; no two stand side by side without anything between them.
    :param counts: tells whether a word counts, by its letters alone.
    """
    wanted = [letters for letters in set(word.findall(_different(text))) if counts(letters)]
    if not wanted:
        return []
    # The longest at a place: a whole word begins there, or none.
    hits = AhoCorasick(wanted, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes(text)
    return [(start, end) for _, start, end in hits if _is_whole(text, word, start, end)]


@lru_cache(maxsize=1)  # a text is looked through for titles, then for names
def _different(text: str) -> str:
    """Return a text's different words, a third of it; no word reaches over a blank."""
    return " ".join(set(text.split()))


def _is_whole(text: str, word: re.Pattern[str], start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is a word from its beginning to its end."""
    found = word.match(text, start)
    if found is None or found.end() != end:
        return False
    # An apostrophe or hyphen before it may join it to a word that begins earlier.
    return not start or text[start - 1] in " \n(" or not _is_amid(text, word, start)


def _is_amid(text: str, word: re.Pattern[str], start: int) -> bool:
    """Tell whether a word that begins earlier goes on at ``start``."""
    begin = start
    while begin and not text[begin - 1].isspace():
        begin -= 1
    return any(found.start() < start < found.end() for found in word.finditer(text, begin, start + 1))
