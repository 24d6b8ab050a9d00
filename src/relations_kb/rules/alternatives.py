"""Alternatives of a regular expression, put so that they are told apart by their first letters.

The engine tries alternatives one after the other: a hundred of them at the beginning of every word. Those that begin
with another letter than the word need not be tried, so ``king|queen|kingdom`` is written ``k(?:ing|ingdom)|q(?:ueen)``.
What is matched stays the same: at one place only alternatives with one first letter can match, and these keep their
order.
"""

from __future__ import annotations

import re

_FIRST = re.compile(r"(?P<one>[a-z])(?![?*+{])|\[(?P<several>[a-z]+)\](?![?*+{])")


def by_first_letter(group: str) -> str:
    """Return ``(?:king|queen)`` with its alternatives sorted by first letter, for text in lower case.

    :raises ValueError: an alternative begins with something else than a letter or a set of letters.
    """
    branches: dict[str, list[str]] = {}
    for alternative in _alternatives(group.removeprefix("(?:").removesuffix(")")):
        first = _FIRST.match(alternative)
        if first is None:
            raise ValueError(f"begins with no letter: {alternative!r}")
        for letter in first["one"] or first["several"]:
            branches.setdefault(letter, []).append(alternative[first.end() :])
    return "(?:" + "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in branches.items()) + ")"


def _alternatives(pattern: str) -> list[str]:
    """Split a pattern at the bars that stand in no bracket."""
    parts, depth, begin, inside, at = [], 0, 0, False, 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif inside:
            inside = char != "]"
        elif char == "[":
            inside = True
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and depth == 0:
            parts.append(pattern[begin:at])
            begin = at + 1
        at += 1
    return [*parts, pattern[begin:]]
