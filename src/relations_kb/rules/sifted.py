r"""Regular expressions that first look up the words that they cannot match without.

The engine of regular expressions tries each alternative of ``\b(?:cancel(?:l?ed|s)|called off|scrapped)\b`` at each
word: many times as long as one look for 'cancel', 'called off' and 'scrapped' at once takes. Most texts have none of
them. The words are read off the pattern (:mod:`relations_kb.rules.literals`), so what is found stays the same; a
pattern that may match without any word is just a regular expression.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Final

from ahocorasick_rs import AhoCorasick

from relations_kb.rules.literals import Clauses, lower_case, required
from relations_kb.rules.screen import Screen

_END: Final = sys.maxsize
_NOWHERE: Final[Iterator[re.Match[str]]] = iter(())  # used up, and stays so
_SHORTEST: Final = 2  # letters of a word: 'if' tells little, and one look-up costs little


class Sifted:
    """A regular expression, asked only of text that holds a word of each of its clauses."""

    def __init__(self, pattern: str, *needs: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        """Take a pattern, which is compiled when it is first needed: most commands need few of them.

        :param needs: patterns each of which is found wherever ``pattern`` is, where a reader sees more than can be read
            off it: ``'open'`` and ``'embassy'`` of ``'open(?=.*embassy)|embassy(?=.*open)'``.
        :param flags: as for :func:`re.compile`; the notation of ``re.VERBOSE`` is not read.
        """
        self.pattern: Final = pattern
        self._flags: Final = flags
        self._needs: Final = (pattern, *needs)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The regular expression itself."""
        return re.compile(self.pattern, self._flags)

    @cached_property
    def clauses(self) -> Clauses:
        """The words that are looked up, of each pattern its most telling clause."""
        found = (required(pattern.removeprefix("(?i)"), _SHORTEST) for pattern in self._needs)
        return tuple(clauses[0] for clauses in dict.fromkeys(found) if clauses)

    @cached_property
    def _look_ups(self) -> tuple[Callable[[str], Sequence[tuple[int, int, int]]], ...]:
        return tuple(AhoCorasick(list(words)).find_matches_as_indexes for words in self.clauses)

    def may_be_in(self, text: str) -> bool:
        """Tell whether a text has the words that the pattern cannot match without."""
        lowered = text.lower() if text.isascii() else lower_case(text)
        for find in self._look_ups:  # noqa: SIM110 (many times faster than a generator)
            if not find(lowered):
                return False
        return True

    def pieces(self, text: str, ends: Sequence[int]) -> list[int]:
        """Return which pieces of a text have the words that the pattern cannot match without, in order, in one pass.

        :param text: all pieces in :func:`~relations_kb.rules.literals.flat` words, each but the last with a line's end.
        :param ends: where each piece ends, its line's end included.
        """
        found: set[int] | None = None
        for find in self._look_ups:
            here: set[int] = set()
            end_of_piece = piece = -1
            # Hits come in order, and in each piece that has any there is one; most pieces that have one have several.
            for _, _, end in find(text):
                if end > end_of_piece:
                    piece = bisect_left(ends, end)
                    end_of_piece = ends[piece]
                    here.add(piece)
            found = here if found is None else found & here
            if not found:
                return []
        return list(range(len(ends))) if found is None else sorted(found)

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the first match between two offsets, as :meth:`re.Pattern.search` does."""
        # As in may_be_in, without a call: this is asked a hundred thousand times of a megabyte.
        part = text[start if start > 0 else 0 : end]
        part = part.lower() if part.isascii() else lower_case(part)
        for find in self._look_ups:
            if not find(part):
                return None
        return self.regex.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """Return the match that begins at an offset, as :meth:`re.Pattern.match` does."""
        if not self.may_be_in(text[max(start, 0) : end]):
            return None
        return self.regex.match(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """Return the matches between two offsets, as :meth:`re.Pattern.finditer` does."""
        part = text[start if start > 0 else 0 : end]
        part = part.lower() if part.isascii() else lower_case(part)
        for find in self._look_ups:
            if not find(part):
                return _NOWHERE
        return self.regex.finditer(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of a whole text, as :meth:`re.Pattern.fullmatch` does."""
        return self.regex.fullmatch(text) if self.may_be_in(text) else None

    def count(self, text: str) -> int:
        """Return how many matches a text has."""
        return sum(1 for _ in self.finditer(text))

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return a text with all matches replaced, as :meth:`re.Pattern.sub` does."""
        return self.regex.sub(by, text) if self.may_be_in(text) else text


class Several:
    """Sifted expressions that are asked of the same texts: which of them may match is looked up at once."""

    def __init__(self, *patterns: Sifted) -> None:
        self._patterns: Final = patterns

    @cached_property
    def _screen(self) -> Screen[Sifted]:
        return Screen([(pattern, pattern.clauses) for pattern in self._patterns if pattern.clauses])

    @cached_property
    def _always(self) -> frozenset[Sifted]:
        return frozenset(pattern for pattern in self._patterns if not pattern.clauses)

    def fitting(self, text: str) -> frozenset[Sifted]:
        """Return those that a text in lower case may match: whose words it has, and that ask for none."""
        found = self._screen.fitting(text)
        return self._always.union(found) if found else self._always
