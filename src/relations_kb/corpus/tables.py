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
_SEE_ALSO = re.compile(r"\ASee(?: also)?:? [^.]{0,90}?\brelations\b")
# 'Chile–Peru relations Relations began in 1850': a heading that has lost its line's end.
_NAME = r"(?:the )?[A-ZÀ-Þ][\w.'’]*(?: (?:of|the|and|[A-ZÀ-Þ][\w.'’]*)){0,4}"
_GLUED = re.compile(
    rf"\A(See?(?: also)?:?\s+(?:\|\s*)?)?({_NAME}(?: ?[-–—] ?{_NAME}){{1,2}} relations)\.?\s+(?=[A-ZÀ-Þ])"
)
_ALONE = re.compile(rf"\A(?!See ){_NAME} ?[-–—] ?{_NAME} relations\Z")
# '1919; again in 1991', '30 January 1950 (as USSR)': a cell that tells when relations began, and more than a day.
_DATE_FIRST = re.compile(r"\A(?=.{0,50}\b\d{4}\b)(?:c\. ?)?\d[^.]*\Z")
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
_MAX_SPACES = 6
# What a row begins with: where one has told something already, the next has lost its name and its day.
_BEGUN = re.compile(
    r"\A(?:Both (?:countries|nations|states)|The two (?:countries|nations|states)) (?:have |had )?(?:re-?)?established "
    r"(?:(?:full|formal|direct) )?diplomatic relations (?:on|in) "
)
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
        self._pointed = False  # since the last heading a line has pointed to another article

    def leave(self, words: str = "") -> None:
        """A heading ended the table; one of a part of the world goes on with the countries."""
        self.inside = False
        self._pointed = self._pointed and is_region(words)

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
        cell = line.words.rfind("|") + 1
        cell += len(line.words[cell:]) - len(line.words[cell:].lstrip())
        see = _SEE.match(line.words[cell:])
        self._named = see is not None
        head = None if see is None else _span(line.start + cell, see)
        return Draft("row", line.start, line.end, opens=True, head=head)

    def pointer(self, line: Line, below: Line | None) -> Draft | None:
        """Return the head of a line that points to another article, 'See X–Y relations', in a table or outside of one.

        The line may go on with what the article itself tells: then the head ends before. A day alone beside such
        lines begins a row.

        :param below: the next line.
        """
        words = line.words
        if not self.inside and _is_date(words):
            beside = self._pointed or (below is not None and _SEE_ALSO.match(below.words) is not None)
            return Draft("row", line.start, line.end, opens=True) if beside else None
        if _SEE_ALSO.match(words):
            self._pointed = True
        glued = _GLUED.match(words)
        if glued is not None and (self.inside or glued[1]):
            self._named, self._content = True, False
            start, end = line.start + glued.start(2), line.start + glued.end(2)
            return Draft("row", line.start, end, opens=True, head=(start, end))
        if self.inside:
            again = self._content and _BEGUN.match(words) is not None
            if not again and not (words.count(" ") > _MAX_SPACES and _is_pointer(words)):
                return None
            self._named, self._content = not again, again
            return Draft(
                "paragraph" if again else "row",
                line.start,
                line.end,
                opens=True,
                head=None if again else (line.start, line.end),
            )
        if self._pointed and _ALONE.match(words):
            return Draft("row", line.start, line.end, opens=True, head=(line.start, line.end))
        see = _SEE.match(words) if words.startswith("See") else None
        if see is not None and see.end() == len(words):
            return Draft("row", line.start, line.end, opens=True, head=_span(line.start, see))
        if _is_pointer(words):
            return Draft("row", line.start, line.end, opens=True, head=(line.start, line.end))
        return None

    def short_line(self, line: Line) -> Draft | None:
        """Return the block of a line that begins a row (a date or a name alone, 'See X–Y relations'), else None."""
        words = line.words
        if _is_date(words):
            self._named, self._content = False, False
            return Draft("row", line.start, line.end, opens=True)
        see = _SEE.match(words)
        if see is not None:
            head = _span(line.start, see)
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
            and words.count(" ") <= _MAX_SPACES
            and not _SENTENCE_END.search(words[-8:])
            and not _REGION.match(words)
            and not _KNOWN_SECTION.match(words)
        ):
            self._named, self._content = True, False
            return Draft("row", line.start, line.end, opens=True, head=(line.start, line.end))
        return None


def _span(start: int, see: re.Match[str]) -> tuple[int, int]:
    """Return where the words stand that a 'See …' refers to."""
    group = 1 if see[1] is not None else 2
    return start + see.start(group), start + see.end(group)


def _is_pointer(words: str) -> bool:
    return len(words) <= _MAX_HEAD and _SEE_ALSO.match(words) is not None and not _SENTENCE_END.search(words[-8:])


def _is_date(words: str) -> bool:
    return len(words) <= _MAX_HEAD and (_DATE_ONLY.match(words) or _DATE_FIRST.match(words)) is not None


def is_region(words: str) -> bool:
    """Tell whether a heading is a part of the world, under which encyclopaedias gather countries."""
    return _REGION.match(words) is not None
