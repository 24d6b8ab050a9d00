"""Blocks of plain text and wikitext scrapes: headings, paragraphs, list items and table rows.

In: the lines of a text and which of them are noise. Out: :class:`Draft` blocks in text order. There is no markup to
rely on, so that looks decide: a short line without a full stop above text is a heading, a line that begins with a
bullet an item, one with bars between its cells a row. Lines of one paragraph are joined only where the text is
hard-wrapped (lines of about equal length that break in mid-sentence); otherwise each line is a paragraph, as
scrapes have them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from relations_kb.corpus.chronology import DATE_COLUMN, entry_dates
from relations_kb.corpus.draft import Draft
from relations_kb.corpus.lines import Line, ends_sentence, looks_like_heading
from relations_kb.corpus.margin import margin_of
from relations_kb.corpus.noise import is_prose
from relations_kb.corpus.tables import TableReader, is_row, is_row_of_figures, is_row_of_words
from relations_kb.model.text import BlockKind

_WIKI_HEADING = re.compile(r"\A(={1,6})\s*([^=\s](?:[^=]|=(?!=))*?)\s*(={1,6})\Z")
_HASH_HEADING = re.compile(r"\A(#{1,6})\s+(\S.*?)\s*#*\Z")
_MAX_HEADING_SPACES = 9
DATE_LEVEL = 7
"""The level of a date that heads an entry of a chronology: below other headings, so that the next date ends it."""
_WIKI_BOLD = re.compile(r"\A(?:'''|\*\*|__)(\S.{0,118}\S)(?:'''|\*\*|__):?\Z")
# '- ', '* ', '• ', '1. ', '12) ', '(a) ', 'b) ', 'c. ', 'iv. '; but '15. 10. 2019' is a date and 'A. Sigmund' a name.
_ITEM = re.compile(
    r"\A(?:(?P<stars>\*+)(?=[^\s*'(]|\s)\s*|[-–—•·◦▪▫■□●○‣⁃►➢✓]\s+|[•◦▪■●‣►➢]"
    r"|\d{1,3}[.)]\s+(?!\d{1,2}\.\s?\d{4})|\([a-zA-Z0-9]{1,3}\)\s+|[a-z0-9]{1,2}\)\s+|(?:[a-z]|[ivx]{2,4})\.\s+)(?=\S)"
)
_YEAR_AT_END = re.compile(r"\b(?:1[5-9]|20)\d\d\s*[-–]?\s*\)?\Z")
# '1998 The President of Peru visits Riga', with more such lines beside it: an entry of a chronology.
_CHRONICLE = re.compile(r"\A(?:1[5-9]|20)\d\d(?:\s*[-–—:.]\s*|\s+)(?=[A-ZÀ-Þ\"“'‘])")
_WRAP_MIN, _WRAP_MAX = 45, 130


def plain_blocks(
    lines: Sequence[Line], masked: Collection[int], details: Collection[int] = (), title: int | None = None
) -> list[Draft]:
    """Return the blocks of a plain text.

    :param masked: indices of lines that are noise.
    :param details: indices of lines that tell something of the article itself (its date, author …): never headings.
    :param title: index of the line that is the title, if any: the only heading of level 1.
    """
    return _Reader(lines, masked, details, title).read()


class _Reader:
    """Walks over the lines once; holds what was found so far."""

    def __init__(
        self, lines: Sequence[Line], masked: Collection[int], details: Collection[int], title: int | None
    ) -> None:
        self._lines = [line for line in lines if line.number not in masked]
        self._details = details
        self._title = title
        self._margin = margin_of(self._lines)
        # Whether a blank line stands before each line (noise counts as one), for lines and one beyond the last.
        self._gap = [True] * (len(self._lines) + 1)
        for place in range(1, len(self._lines)):
            self._gap[place] = self._lines[place].number != self._lines[place - 1].number + 1
        # The last prose line of the group of lines (without blank ones between) that ends before ``_prose_until``.
        self._prose_until, self._prose_last = 0, -1
        self._blocks: list[Draft] = []
        self._table = TableReader()
        self._entry_dates = entry_dates(lines, masked)

    def read(self) -> list[Draft]:
        place = 0
        while place < len(self._lines):
            place = self._block(place)
        return self._blocks

    def _block(self, place: int) -> int:
        """Read the block that begins at ``place``; return the place of the next."""
        line = self._lines[place]
        marked = marked_heading(line)
        if marked is not None:
            self._table.leave()
            self._blocks.append(marked)
            return place + 1
        if line.number == self._title and not self._joined(place):
            self._blocks.append(Draft("heading", line.start, line.end, 1))
            return place + 1
        if line.number in self._details:
            self._blocks.append(Draft("paragraph", line.start, line.end))
            return place + 1
        if line.number in self._entry_dates and not self._table.inside:
            self._blocks.append(Draft("heading", line.start, line.end, DATE_LEVEL))
            return place + 1
        if is_row(line.words):
            self._blocks.append(self._table.row(line))
            return place + 1
        if self._is_set_with_blanks(place):
            self._blocks.append(Draft("row", line.start, line.end))
            return place + 1
        item = _ITEM.match(line.words)
        if item is not None:
            return self._item(place, item)
        if self._is_chronicle(place):
            self._blocks.append(Draft("item", line.start, line.end))
            return place + 1
        pointer = self._table.pointer(line, self._lines[place + 1] if place + 1 < len(self._lines) else None)
        if pointer is not None:
            self._blocks.append(pointer)
            rest = line.words[pointer.end - line.start :].lstrip(". ")
            return self._paragraph(place, line.end - len(rest)) if rest else place + 1
        if self._table.inside:
            opened = self._table.short_line(line)
            if opened is not None:
                self._blocks.append(opened)
                return place + 1
        wrapped = self._wrapped_from(place)
        # A long line without its full stop inside a table is a cell; it ends neither the table nor the headings above.
        # 'Diplomatic relations' level:' leads in the items of a cell.
        cell = self._table.inside and (line.words.count(" ") > _MAX_HEADING_SPACES or line.words.endswith(":"))
        if not wrapped and not cell and self._is_heading(place):
            self._table.leave(line.words)
            self._blocks.append(Draft("heading", line.start, line.end, self._heading_level(place)))
            return place + 1
        self._table.text()
        if not wrapped and not self._gap[place] and len(line.words) <= 160 and self._is_entry(place):
            kind: BlockKind = "paragraph" if ends_sentence(line.words) else "item"
            self._blocks.append(Draft(kind, line.start, line.end))
            return place + 1
        return self._paragraph(place, line.start)

    def _paragraph(self, place: int, start: int) -> int:
        """Add the paragraph that begins at an offset of a line; return the place after it."""
        self._table.text()
        last = self._last_of_paragraph(place)
        self._blocks.append(Draft("paragraph", start, self._lines[last].end))
        return last + 1

    def _item(self, place: int, bullet: re.Match[str]) -> int:
        line = self._lines[place]
        stars = bullet.group("stars")
        depth = len(stars) - 1 if stars else min(line.indent // 4, 5)
        last = place
        while (
            last + 1 < len(self._lines)
            and not self._gap[last + 1]
            and (self._lines[last + 1].indent > line.indent or self._joined(last))
            and self._continues(last + 1)
        ):
            last += 1
        self._table.text()
        self._blocks.append(Draft("item", line.start + bullet.end(), self._lines[last].end, depth))
        return last + 1

    def _joined(self, place: int) -> bool:
        """Tell whether the next line goes on with this one, which was broken at the margin."""
        return place + 1 < len(self._lines) and self._margin.joins(self._lines[place], self._lines[place + 1])

    def _continues(self, place: int) -> bool:
        """Tell whether the line cannot begin a block of its own kind."""
        line = self._lines[place]
        return not (
            _ITEM.match(line.words)
            or is_row(line.words)
            or marked_heading(line)
            or line.number in self._details
            or self._is_chronicle(place)
        )

    def _is_set_with_blanks(self, place: int) -> bool:
        """Tell whether a line is a row, or the head, of a table whose columns are set with blanks."""
        below = self._lines[place + 1].words if place + 1 < len(self._lines) else ""
        words = self._lines[place].words
        return is_row_of_words(words) and (is_row_of_figures(words) or is_row_of_figures(below))

    def _is_chronicle(self, place: int) -> bool:
        """Tell whether a line and one beside it begin with a year and tell what happened then."""
        beside = [at for at in (place - 1, place + 1) if 0 <= at < len(self._lines)]
        return any(
            form.match(self._lines[place].words) and any(form.match(self._lines[at].words) for at in beside)
            for form in (_CHRONICLE, DATE_COLUMN)
        )

    def _is_heading(self, place: int) -> bool:
        line = self._lines[place]
        if not looks_like_heading(line.words) or place + 1 >= len(self._lines):
            return False
        following = self._lines[place + 1]
        if following.number in self._details or (not self._gap[place] and self._is_entry(place)):
            return False
        if self._gap[place + 1]:
            return self._gap[place] or (self._above_was_complete(place) and not self._below_heading())
        # Directly above other lines: above prose, a list or another such line, but not in hard-wrapped text.
        if not self._gap[place] and not self._above_was_complete(place):
            return False
        if _ITEM.match(following.words) or is_row(following.words):
            return True
        if self._gap[place]:
            return not self._is_entry(place)
        return (
            is_prose(following.words)
            or len(following.words) > 1.5 * len(line.words)
            or looks_like_heading(following.words)
        )

    def _is_entry(self, place: int) -> bool:
        """Tell whether a short line is an entry of a list without bullets: 'A. Karim 1997–2001', or below 'Envoys:'."""
        words = self._lines[place].words
        if _YEAR_AT_END.search(words):
            return True
        above = self._blocks[-1] if self._blocks else None
        if above is None or self._gap[place]:
            return False
        if self._lines[place - 1].words.endswith(":") or above.kind == "item":
            return True
        return above.kind == "heading" and (" – " in words or not self._group_has_prose(place))

    def _below_heading(self) -> bool:
        return bool(self._blocks) and self._blocks[-1].kind == "heading"

    def _group_has_prose(self, place: int) -> bool:
        """Tell whether text follows before the next blank line."""
        if place >= self._prose_until:
            stop, found = place, False
            while stop < len(self._lines) and (stop == place or not self._gap[stop]):
                found = found or is_prose(self._lines[stop].words)
                stop += 1
            self._prose_until, self._prose_last = stop, -1
            if found:
                self._prose_last = max(at for at in range(place, stop) if is_prose(self._lines[at].words))
        return place <= self._prose_last

    def _above_was_complete(self, place: int) -> bool:
        last = self._blocks[-1] if self._blocks else None
        if last is None or last.kind != "paragraph" or place == 0:
            return True
        above = self._lines[place - 1]
        return ends_sentence(above.words) or above.number in self._details

    def _heading_level(self, place: int) -> int:
        """Return the level: 2 above blank lines, deeper directly below another heading."""
        if not self._blocks:
            return 2
        last = self._blocks[-1]
        if last.kind == "heading" and last.level >= 2:
            return min(last.level + 1, 6)
        return 2 if self._gap[place] else 3

    def _wrapped_from(self, place: int) -> bool:
        """Tell whether a paragraph of hard-wrapped lines begins at ``place`` (asked once a group of lines)."""
        if self._joined(place) and self._continues(place + 1):
            return True
        if self._margin.width or not self._gap[place] or self._gap[place + 1]:
            return False
        stop = place
        while stop + 1 < len(self._lines) and not self._gap[stop + 1]:
            stop += 1
            if not self._continues(stop):
                return False
        return _is_wrapped(self._lines[place : stop + 1])

    def _last_of_paragraph(self, place: int) -> int:
        """Return the place of the last line of the paragraph that begins at ``place``."""
        stop = place
        while stop + 1 < len(self._lines) and not self._gap[stop + 1] and self._continues(stop + 1):
            if self._margin.width and not self._joined(stop):
                break
            stop += 1
        if stop == place or self._margin.width:
            return stop
        group = [self._lines[at] for at in range(place, stop + 1)]
        if _is_wrapped(group):
            return stop
        last = place
        while last < stop and _runs_on(self._lines[last].words, self._lines[last + 1].words):
            last += 1
        return last


def marked_heading(line: Line) -> Draft | None:
    """Return the heading of a line such as '== History ==', '## History' or \"'''History'''\", else None."""
    words = line.words
    if len(words) > 300:
        return None
    match = _WIKI_HEADING.match(words) if words[0] == "=" and words[-1] == "=" else None
    if match is not None:
        level = min(len(match.group(1)), len(match.group(3)))
    else:
        match = _HASH_HEADING.match(words) if words[0] == "#" else None
        if match is not None:
            level = len(match.group(1))
    if match is not None:
        return Draft("heading", line.start + match.start(2), line.start + match.end(2), level)
    bold = _WIKI_BOLD.match(words) if words[0] in "'*_" else None
    if bold is not None and not ends_sentence(bold.group(1)) and bold.group(1)[0] not in "'*_":
        return Draft("heading", line.start + bold.start(1), line.start + bold.end(1), 6)
    return None


def _is_wrapped(group: Sequence[Line]) -> bool:
    """Tell whether the lines are one paragraph, broken at a margin.

    Every line but the last is then about as long as the longest, and most break in mid-sentence.
    """
    body = group[:-1]
    widest = max(len(line.words) for line in group)
    if not _WRAP_MIN <= widest <= _WRAP_MAX or len(group) < 3:
        return len(group) == 2 and widest <= _WRAP_MAX and _runs_on(group[0].words, group[1].words)
    full = sum(1 for line in body if len(line.words) >= widest - 22)
    broken = sum(1 for line in body if not ends_sentence(line.words))
    amid = sum(1 for line in group[1:] if line.words[0].islower() or line.words[0].isdigit())
    return full >= 0.8 * len(body) and broken >= 0.6 * len(body) and amid >= 0.4 * len(body)


def _runs_on(words: str, following: str) -> bool:
    """Tell whether a line goes on in the next one: it breaks off, and the next begins in mid-sentence."""
    if ends_sentence(words) or words.endswith((":", ";")):
        return False
    return following[0].islower() or words.endswith((",", "-", "–")) or words.rsplit(" ", 1)[-1] in _NEVER_LAST


_NEVER_LAST = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "with",
        "by",
        "from",
        "as",
        "its",
        "his",
        "her",
        "their",
        "that",
        "which",
    ]
)
