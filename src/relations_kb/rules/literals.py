r"""Words that a pattern cannot match without, read off the pattern itself.

In: a pattern in the notation of :mod:`relations_kb.rules.pattern`. Out: clauses, each a set of literal words in lower
case of which one at least stands in every sentence that the pattern matches. ``{side} (?:visits?|goes to) {place}``
gives ``({'visit', 'goes to'},)``. A sentence that lacks them need not be looked at, nor its mentions be found.

The reader knows the part of the syntax of regular expressions that patterns are written in. Whatever it does not know
requires nothing, so that it errs on the side of looking: the results with and without are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Final, NamedTuple

from relations_kb.kept import kept

Clauses = tuple[tuple[str, ...], ...]

_FIELD: Final = re.compile(r"\{(?P<field>[a-z]\w*)(?::\w+)?\}")
_SLOT: Final = re.compile(r"<(?:(?P<kind>[A-Z])|\[[A-Z]+\])(?:\\d\+|\(\?P<\w+>\\d\+\))>")
_BREAK: Final = "\x00"  # stands for what may be anything
# Stand for a slot of one kind. Countries and sides are not told apart: bodies and offices are found last of all.
_KINDS: Final = "PDMO"
_MARKS: Final = dict(zip(_KINDS, "\x01\x02\x03\x04", strict=True))
_FIELD_KINDS: Final = {"person": "P", "date": "D", "money": "M", "ordinal": "O"}
# No digits and angle brackets: those of slots stand in a masked sentence, and not in its words.
_SAFE: Final = frozenset("abcdefghijklmnopqrstuvwxyz ',;:\"/&-()|.")
_MOST: Final = 48  # literal words in a clause
_MOST_CLAUSES: Final = 4
_SHORTEST: Final = 3  # letters; shorter ones stand nearly everywhere
_ZERO_WIDTH: Final = frozenset("bBAZ")
# Plain words, read at once: all but a last letter that is repeated.
_RUN: Final = re.compile(r"[A-Za-z ',;:\"/&-]+(?![?*+{])")
# Alternatives that are plain words, which most are.
_ROW: Final = re.compile(r"[A-Za-z ',;:\"/&-]+(?:\|[A-Za-z ',;:\"/&-]+)*(?=[|)]|\Z)")
_REPEAT: Final = re.compile(r"\{(\d*)(,?)(\d*)\}")
_GROUP: Final = re.compile(r"\?(?:P<\w+>|:|(?P<around><?[=!])|(?P<flags>[ims]*-?[ims]+)(?P<scope>:|\)))")

# What else reads like a letter where case is ignored ('ı' and 'ſ' match 'i' and 's'), and what a masked sentence has
# for dashes and quotes. A dot above, left by lower-casing 'İ', goes.
_FLAT: Final = str.maketrans(
    {
        **dict.fromkeys("–—‑‐", "-"),
        **dict.fromkeys("’‘`", "'"),
        **dict.fromkeys("“”«»", '"'),
        **dict.fromkeys("\n\r\t\u00a0\u202f\u2028_", " "),
        "<": "(",
        ">": ")",
        "ı": "i",
        "ſ": "s",
        "\u0307": None,
    }
)


def lower_case(text: str) -> str:
    """Return text in lower case, as long as it was, with 'i' and 's' for what matches them where case is ignored.

    Dotless 'ı', long 'ſ' and dotted 'İ' are put one by one: hardly a text has them, and ``str.translate`` takes a
    hundred times as long, since it asks for each letter of all the others, too.
    """
    if not text.isascii():
        if "ı" in text:
            text = text.replace("ı", "i")
        if "ſ" in text:
            text = text.replace("ſ", "s")
        if "İ" in text:
            text = text.replace("İ", "i")
    return text.lower()


_TO_BE_FLAT: Final = re.compile("[" + "".join(map(re.escape, map(chr, _FLAT))) + "]")


@lru_cache(maxsize=4096)  # several books of rules look at each sentence
def flat(text: str) -> str:
    """Return text as literal words are looked up in it: lower case, with plain dashes, quotes and blanks."""
    lowered = text.lower()
    return lowered.translate(_FLAT) if _TO_BE_FLAT.search(lowered) else lowered


class _UnknownSyntaxError(Exception):
    """The pattern has something that the reader does not know."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of a pattern may match: ``words`` are all it can be (None: too many), ``clauses`` what it needs."""

    words: frozenset[str] | None
    clauses: tuple[frozenset[str], ...] = ()
    slots: str = ""  # the kinds of slots that it needs, each as often as it needs it


_NOTHING: Final = _Part(frozenset({""}))
_ANYTHING: Final = _Part(None)
_SLOT_PARTS: Final = {mark: _Part(None, (), kind) for kind, mark in _MARKS.items()}


@cache
@kept(__file__)
def required(pattern: str, shortest: int = _SHORTEST) -> Clauses:
    """Return the clauses of a pattern, the most telling first; none where it may match without any word.

    :param shortest: letters that each word has at least.
    """
    part = _read(pattern)
    clauses = {words for words in (*part.clauses, *_clause(part.words)) if min(map(len, words)) >= shortest}
    ordered = sorted((tuple(sorted(clause)) for clause in clauses), key=lambda words: (-min(map(len, words)), words))
    return tuple(_without_longer(words) for words in ordered[:_MOST_CLAUSES])


@cache
@kept(__file__)
def required_slots(pattern: str) -> str:
    """Return the persons, dates, amounts and ordinals that a pattern cannot match without: 'PPD', two and a date."""
    return _read(pattern).slots


@lru_cache(maxsize=2)  # both questions are asked of a pattern, one after the other
def _read(pattern: str) -> _Part:
    marked = _FIELD.sub(lambda field: _MARKS.get(_FIELD_KINDS.get(field["field"], ""), _BREAK), pattern)
    reader = _Reader(_SLOT.sub(lambda slot: _MARKS.get(slot["kind"] or "", _BREAK), marked))
    try:
        part = reader.alternatives()
    except (_UnknownSyntaxError, IndexError):
        return _ANYTHING
    return part if reader.at == len(reader.pattern) else _ANYTHING


def may_match(clauses: Clauses, words: str) -> bool:
    """Tell whether :func:`flat` words have what the clauses ask for; where not, their pattern does not match."""
    for clause in clauses:
        for word in clause:
            if word in words:
                break
        else:
            return False
    return True


def _without_longer(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out words that hold another of them: 'visited' where 'visit' counts already."""
    # What stands in another word stands twice among all of them: so few are left to be looked for in each.
    line = "\n".join(words)
    inner = [word for word in words if line.count(word) > 1]
    return tuple(word for word in words if not any(other != word and other in word for other in inner))


def _clause(words: Iterable[str] | None) -> tuple[frozenset[str], ...]:
    """Return what is left to look for of words; nothing where one of them is empty."""
    if words is None:
        return ()
    found = frozenset(words)
    return (found,) if found and "" not in found else ()


def _sequence(parts: list[_Part]) -> _Part:
    """Join parts that follow each other."""
    if len(parts) == 1 and (parts[0].words is None or len(parts[0].words) <= _MOST):
        return parts[0]
    clauses: list[frozenset[str]] = []
    run: frozenset[str] = frozenset({""})
    known = True
    slots = "".join(part.slots for part in parts)
    for part in parts:
        joined = None if part.words is None else run if part.words == {""} else _product(run, part.words)
        if joined is None:
            clauses += [*_clause(run), *part.clauses]
            known = False
            run = frozenset({""}) if part.words is None else part.words
        else:
            run = joined
    if known:
        return _Part(run)
    return _Part(None, (*clauses, *_clause(run)), slots)


def _product(left: frozenset[str], right: frozenset[str]) -> frozenset[str] | None:
    if len(left) * len(right) > _MOST:
        return None
    return frozenset(one + two for one, two in product(left, right))


def _either(branches: list[_Part]) -> _Part:
    """Join parts of which one is matched."""
    if len(branches) == 1:
        return branches[0]
    words = [branch.words for branch in branches]
    exact = frozenset().union(*(found for found in words if found is not None))
    if None not in words:
        return _Part(exact)
    slots = "".join(kind * min(branch.slots.count(kind) for branch in branches) for kind in _KINDS)
    best: list[frozenset[str]] = []
    for branch in branches:
        options = [*branch.clauses, *_clause(branch.words)]
        if not options:
            return _Part(None, (), slots)
        best.append(max(options, key=lambda clause: (min(map(len, clause)), sorted(clause))))
    return _Part(None, (frozenset().union(*best),), slots)


class _Bare(NamedTuple):
    least: int
    most: int


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _take(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1]

    def alternatives(self) -> _Part:
        """Read up to the end or the closing bracket."""
        branches: list[_Part] = []
        while not branches or self._peek() == "|":
            self.at += bool(branches)
            row = _ROW.match(self.pattern, self.at)
            if row is not None:
                self.at = row.end()
                branches.append(_Part(frozenset(row[0].lower().split("|"))))
            else:
                branches.append(self._branch())
        return _either(branches)

    def _branch(self) -> _Part:
        parts: list[_Part] = []
        size = len(self.pattern)
        while self.at < size and self.pattern[self.at] not in "|)":
            run = _RUN.match(self.pattern, self.at)
            if run is not None:
                self.at = run.end()
                parts.append(_Part(frozenset({run[0].lower()})))
            else:
                parts.append(self._repeated(self._atom()))
        return _sequence(parts)

    def _repeated(self, part: _Part) -> _Part:
        times = self._times()
        if times is None:
            return part
        if times.least == 0:
            return _Part(part.words | {""}) if part.words is not None and times.most == 1 else _ANYTHING
        return part if times.most == 1 else _Part(None, (*part.clauses, *_clause(part.words)), part.slots)

    def _times(self) -> _Bare | None:
        char = self._peek()
        if char == "{":
            found = _REPEAT.match(self.pattern, self.at)
            if found is None:
                raise _UnknownSyntaxError
            self.at = found.end()
            least = int(found[1] or 0)
            bare = _Bare(least, least if not found[2] else int(found[3]) if found[3] else 99)
        elif char and char in "?*+":
            self.at += 1
            bare = _Bare(int(char == "+"), 1 if char == "?" else 99)
        else:
            return None
        if self._peek() in {"?", "+"}:  # lazy or possessive
            self.at += 1
        return bare

    def _atom(self) -> _Part:
        char = self._take()
        if char == "(":
            return self._group()
        if char == "[":
            return self._class()
        if char in "^$":
            return _NOTHING
        if char in {".", _BREAK}:
            return _ANYTHING
        if char in _SLOT_PARTS:
            return _SLOT_PARTS[char]
        if char == "\\":
            char = self._take()
            if char in _ZERO_WIDTH:
                return _NOTHING
            if char.isalnum():
                return _ANYTHING
        return _literal(char)

    def _group(self) -> _Part:
        around = None
        if self._peek() == "?":
            found = _GROUP.match(self.pattern, self.at)
            if found is None or found["scope"] == ")":
                raise _UnknownSyntaxError
            around, self.at = found["around"], found.end()
        part = self.alternatives()
        if self._take() != ")":
            raise _UnknownSyntaxError
        return part if around is None else _NOTHING

    def _class(self) -> _Part:
        start = self.at
        self.at += self._peek() == "^"
        self.at += self._peek() == "]"
        while self._peek() != "]":
            self.at += 2 if self._peek() == "\\" else 1
            if self.at >= len(self.pattern):
                raise _UnknownSyntaxError
        inside = self.pattern[start : self.at]
        self.at += 1
        if not 1 <= len(inside) <= 4 or inside[0] == "^" or "\\" in inside or "-" in inside[1:-1]:
            return _ANYTHING
        parts = [_literal(char) for char in inside]
        return _ANYTHING if any(part.words is None for part in parts) else _either(parts)


def _literal(char: str) -> _Part:
    lowered = char.lower()
    return _Part(frozenset({lowered})) if lowered in _SAFE else _ANYTHING
