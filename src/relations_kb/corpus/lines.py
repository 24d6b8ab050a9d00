"""Lines of a text, with offsets.

In: the text of an article, with line ends of any kind. Out: :class:`Line` values that cover it without a gap.
Everything else in this package that looks at lines uses these, so that all agree on what a line is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# What ends a line: Unix, Windows, old Macintosh, next line (NEL), form feed, vertical tab, U+2028 and U+2029.
_END_OF_LINE = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…;,]['\"”’»)\]]*\Z")
_MAX_HEADING = 110
_MAX_HEADING_WORDS = 16


class Line(NamedTuple):
    """A line: ``start`` and ``end`` bound its words (white space around them left out), ``indent`` counts the
    characters before them, ``words`` are the words themselves ('' for a blank line), ``index`` its place from 0.
    """

    index: int
    start: int
    end: int
    indent: int
    words: str

    @property
    def blank(self) -> bool:
        """Tell whether the line holds nothing but white space."""
        return not self.words


def split_lines(text: str) -> list[Line]:
    """Return the lines of ``text``, blank ones too; offsets are code points of ``text``."""
    lines = []
    begin = 0
    for match in _END_OF_LINE.finditer(text):
        lines.append(_line(text, len(lines), begin, match.start()))
        begin = match.end()
    if begin < len(text):
        lines.append(_line(text, len(lines), begin, len(text)))
    return lines


def _line(text: str, index: int, begin: int, end: int) -> Line:
    raw = text[begin:end]
    words = raw.strip()
    indent = len(raw) - len(raw.lstrip()) if words else 0
    return Line(index, begin + indent, begin + indent + len(words), indent, words)


def line_number(text: str, offset: int) -> int:
    """Return the number, from 1, of the line that holds ``offset``."""
    return sum(1 for match in _END_OF_LINE.finditer(text, 0, offset)) + 1


def looks_like_heading(words: str) -> bool:
    """Tell whether a line could be a heading: short, beginning like one, and not ending like a sentence."""
    if len(words) > _MAX_HEADING or _SENTENCE_END.search(words) and not words.endswith("?"):
        return False
    if words.count(" ") >= (_MAX_HEADING_WORDS if not words.endswith(":") else 9):
        return False
    return words[0].isupper() or words[0].isdigit() or words[0] in "\"“«'‘(["
