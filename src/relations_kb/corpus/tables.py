"""Tables that a scrape flattened to lines: 'Country | Formal relations began | Notes', then one row a country.

In: lines, one after the other. Out: :class:`Draft` blocks of kind row, and which of them head the lines below them.
Encyclopaedias keep their relations of a country in such tables; the cells of a row are spread over several lines
('Japan | 1950', 'See Cambodia–Japan relations', '- Japan has an embassy in …'), so that a row opens a section.
"""

from __future__ import annotations

import re

from relations_kb.corpus.draft import Draft
from relations_kb.corpus.lines import Line

_BAR = re.compile(r"(?:\A|\s)\|(?:\s|\Z)|\A\||\|\Z|\t+\S")
_HEADER = re.compile(r"\A\|?\s*(?:Country|Countries|State|Nation|Organi[sz]ation|Territory|Entity|Partner)\s*\|", re.I)
# 'See Cambodia–Japan relations'; the first word may have been lost with its cell.
_SEE = re.compile(
    r"\A(?:See?(?: also)?:?\s+(?:\|\s*)?)?((?!Both )[^\s.][^.]{0,90}? relations)\.?(?=\Z|\s+(?:-|\]\]))"
    # 'See Foreign relations of Belgium', and in a row of its own '1880-01-24 | See Foreign relations of Chile'
    r"|\A(?:[^|]{0,40}\|\s*)?See?(?: also)?:?\s+(Foreign relations of (?:the )?[^.|]{3,50})\.?\Z"
)
_REGION = re.compile(
    r"\A(?:The )?(?:(?:North|South|East|West|Central|Northern|Southern|Eastern|Western"
    r"|Sub-Saharan|Latin|South-?[Ee]ast)"
    r"(?:ern)? )*(?:Africa|Americas?|Asia|Europe|Oceania|Middle East|Caribbean|Pacific|Near East|European Union"
    r"|Asia[-–/ ](?:and )?(?:the )?(?:Pacific|Oceania))(?: and (?:the )?(?:Caribbean|Pacific|Oceania|Middle East))?\Z"
)
_DATE_ONLY = re.compile(
    r"\A(?:c\. ?|[Ss]ince )?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\s*(?:\d{1,2},?\s+)?)?\d{4}(?:['’]?s|-\d{2}(?:-\d{2})?|\s*[-–,/]\s*\d{4})?"
    r"(?:\s*\([^)]{0,40}\))?\Z"
)
# A note of a row that lacks its full stop: 'Relations were established on 3 May 1993' heads nothing.
_CLAUSE = re.compile(
    r"\A\S.* (?:has|have|had|is|are|was|were|maintains?|established|re-?established|signed|opened|closed|"
    r"recogni[sz]ed) \S"
)
_KNOWN_SECTION = re.compile(
    r"\A(?:See also|References|External links|Notes|Further reading|Bibliography|Sources|History|Overview|Background"
    r"|International (?:disputes|organi[sz]ations?)|Multilateral(?: relations)?|Bilateral relations|Gallery)\Z",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?…;,:]['\"”’»)\]]*\Z")
_MAX_HEAD = 60
_APART = re.compile(r"\s\s\s|\t")


def is_row(words: str) -> bool:
    """Tell whether a line is a table row: cells with bars (or tabs) between them."""
    return ("|" in words or "\t" in words) and _BAR.search(words) is not None


def is_row_of_figures(words: str) -> bool:
    """Tell whether a line is a table's row, '2019      131.4      42.6': a label, then figures."""
    cells = re.split(r"\s{2,}|\t+", words[:300])
    return len(cells) >= 2 and all(re.fullmatch(r"[-+–]?\d[\d.,]*%?", cell) for cell in cells[1:])


def is_row_of_words(words: str) -> bool:
    """Tell whether a line may head a table set with blanks: 'Year        Exports     Imports'."""
    return _APART.search(words, 0, 300) is not None


class TableReader:
    """Follows a flattened table: whether we are in one, and whether its current row has a name and content yet."""

    def __init__(self) -> None:
        self.inside = False
        self._named = False
        self._content = False

    def leave(self) -> None:
        """A heading ended the table."""
        self.inside = False

    def text(self) -> None:
        """Note that the current row has content: an item or paragraph."""
        self._content = True

    def row(self, line: Line) -> Draft:
        """Return the block of a row; a row with a name in its first cell heads what follows."""
        if _HEADER.match(line.words):
            self.inside, self._named, self._content = True, False, False
            return Draft("row", line.start, line.end)
        if not self.inside:
            return Draft("row", line.start, line.end)
        first = line.words.split("|", 1)[0].strip()
        self._content = False
        if first and len(first) <= _MAX_HEAD and not _DATE_ONLY.match(first) and not first.startswith(("-", "See ")):
            self._named = True
            return Draft("row", line.start, line.end, opens=True, head=(line.start, line.start + len(first)))
        see = _SEE.match(line.words)
        self._named = see is not None
        head = None if see is None else _span(line, see)
        return Draft("row", line.start, line.end, opens=True, head=head)

    def short_line(self, line: Line) -> Draft | None:
        """Return the block of a line that begins a row (a date or a name alone, 'See X–Y relations'), else None."""
        words = line.words
        if _DATE_ONLY.match(words):
            self._named, self._content = False, False
            return Draft("row", line.start, line.end, opens=True)
        see = _SEE.match(words)
        if see is not None:
            head = _span(line, see)
            opens = self._content or not self._named
            self._named, self._content = True, False
            rest = see.end(0) < len(words)
            return Draft(
                "paragraph" if rest else "row", line.start, line.end, opens=opens, head=head if opens else None
            )
        if _CLAUSE.match(words):
            self._content = True
            return Draft("paragraph", line.start, line.end)
        if (
            len(words) <= _MAX_HEAD
            and words[0].isupper()
            and words.count(" ") <= 6
            and not _SENTENCE_END.search(words[-8:])
            and not _REGION.match(words)
            and not _KNOWN_SECTION.match(words)
        ):
            self._named, self._content = True, False
            return Draft("row", line.start, line.end, opens=True, head=(line.start, line.end))
        return None


def _span(line: Line, see: re.Match[str]) -> tuple[int, int]:
    """Return where the words stand that a 'See …' refers to."""
    group = 1 if see[1] is not None else 2
    return line.start + see.start(group), line.start + see.end(group)


def is_region(words: str) -> bool:
    """Tell whether a heading is a part of the world, under which encyclopaedias gather countries."""
    return _REGION.match(words) is not None
