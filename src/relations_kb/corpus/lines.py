"""Lines of a text, with offsets.

In: the text of an article, with line ends of any kind. Out: a :class:`Line` for each that is not blank.
Everything else in this package that looks at lines uses these, so that all agree on what a line is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SENTENCE_END = re.compile(r"(?:[.!?…;,]['\"”’»)\]]*|[.!?…]['\"”’»)]*(?:\s?\[\w{1,3}\])+)\Z")  # '… in 2011.[1]'
_FULL_STOP = re.compile(r"[.!?…](?:['\"”’»)\]]*|['\"”’»)]*(?:\s?\[\w{1,3}\])+)\Z")
# 'President X visited Peru (June 2009)', '2010, May 3: President X met President Y in Lima': entries of lists.
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATED = re.compile(
    rf"[a-z] .*\((?:\d{{1,2}}(?:[-–]\d{{1,2}})? )?{_MONTH} (?:\d{{1,2}}(?:[-–]\d{{1,2}})?, )?\d{{4}}\)\Z"
)
_DATE_FIRST = re.compile(
    rf"(?:\d{{4}},? {_MONTH}(?: \d{{1,2}}(?:[-–]\d{{1,2}})?)?|(?:\d{{1,2}}(?:[-–]\d{{1,2}})? )?{_MONTH}"
    rf"(?: \d{{1,2}}(?:[-–]\d{{1,2}})?,)? \d{{4}})\s?[:–-] \S+(?: \S+){{4}}"
)
_MAX_HEADING = 110
_MAX_HEADING_WORDS = 16


class Line(NamedTuple):
    """A line that is not blank.

    ``number`` is its place among all lines from 0, blank ones counted, so that two lines with a blank one between
    them are two apart; ``start`` and ``end`` bound its words, white space around them left out; ``indent`` counts the
    characters before them; ``words`` are the words themselves.
    """

    number: int
    start: int
    end: int
    indent: int
    words: str


def split_lines(text: str) -> list[Line]:
    """Return the lines of ``text`` that are not blank; offsets are code points of ``text``.

    A line ends as :meth:`str.splitlines` has it: ``\\n``, ``\\r\\n``, ``\\r``, U+2028, U+2029, form feed and such.
    """
    lines = []
    begin = 0
    for index, raw in enumerate(text.splitlines(keepends=True)):
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            lines.append(Line(index, begin + indent, begin + indent + len(words), indent, words))
        begin += len(raw)
    return lines


def line_number(text: str, offset: int) -> int:
    """Return the number, from 1, of the line that holds ``offset``."""
    return len((text[:offset] + "x").splitlines())


def looks_like_heading(words: str) -> bool:
    """Tell whether a line could be a heading: short, beginning like one, and not ending like a sentence."""
    if len(words) > _MAX_HEADING or (_SENTENCE_END.search(words[-8:]) and not words.endswith("?")):
        return False
    if words.count(" ") >= (_MAX_HEADING_WORDS if not words.endswith(":") else 9):
        return False
    if (words.endswith(")") and _DATED.search(words)) or _DATE_FIRST.match(words):
        return False
    return words[0].isupper() or words[0].isdigit() or words[0] in "\"“«'‘([$€£"


def ends_sentence(words: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return _FULL_STOP.search(words[-8:]) is not None
