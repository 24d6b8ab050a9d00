"""What stands above a block: its list head and its headings, and the countries that these name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import chain
from typing import Final

from relations_kb.model.text import ROW_LEVEL, Block, Span
from relations_kb.rules.mentions import Mentions, within

# A heading of countries by region, or of what is no country.
_OF_A_REGION: Final = re.compile(
    r"(?i)\W*(?:(?:the )?(?:africa|(?:(?:north|south|latin|central) )?americas?|asia|europe|oceania|caribbean|"
    r"middle east|pacific|asia[ -]pacific|sub-saharan africa|north africa|multilateral|(?:international|multilateral|"
    r"regional) organi[sz]ations)(?:,? (?:and|&) (?:the )?(?=\w)|, )?){1,3}\W*"
)
_LONGEST_YEAR: Final = 16  # code points of a heading that is hardly more than a year


class Headed(Mentions):
    """Mentions with the heads of each block: 'Visits from Norway to Chile' above a list of names."""

    @cached_property
    def _heads(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """For each block the spans of what heads it, nearest first: its list head, then the headings of its sections.

        A section's heading may be a part of its block only ('Japan–Namibia relations' in 'See Japan–Namibia
        relations', the first cell of a row); the block that holds it is not headed by it.
        """
        blocks, sections = self.document.blocks, self.document.sections
        heads: list[tuple[tuple[int, int], ...]] = []
        list_head: int | None = None
        within: int | None = None  # an item that heads items of another kind
        over: set[int] = set()  # rows that the text has left for another country's, without a head of its own
        for number, block in enumerate(blocks):
            chain: list[tuple[int, int]] = []
            if block.kind == "item" and within is not None and self._marker(block) == self._marker(blocks[within]):
                within = None
            for head in (within, list_head):
                if block.kind in {"item", "row"} and head is not None and blocks[head].section == block.section:
                    chain.append((blocks[head].span.start, blocks[head].span.end))
            if block.kind == "item" and self.text.endswith(":", block.span.start, block.span.end):
                within = number  # '3. The following were signed:' above 'a) …', 'b) …'
            if block.kind == "paragraph":
                within = None
                list_head = number if self._opens_list(block, number) else None
            section: int | None = block.section
            while section is not None:
                span = sections[section].heading_span
                if span is not None and not block.span.start <= span.start < block.span.end:
                    ended = section in over or self._is_of_another(block, section)
                    if ended:
                        over.add(section)
                    else:
                        chain.append((span.start, span.end))
                section = sections[section].parent
            heads.append(tuple(chain))
        return tuple(heads)

    def _marker(self, block: Block) -> str:
        """Return the kind of mark that an item's line begins with: a figure, a letter, or the mark itself."""
        line = self.text[self.text.rfind("\n", 0, block.span.start) + 1 : block.span.start].strip(" \t.()")
        return "1" if line.isdigit() else "a" if len(line) == 1 and line.isalpha() else line

    def _is_of_another(self, block: Block, section: int) -> bool:
        """Tell whether a block below a table's row speaks of the article's country and one that the row does not name.

        A row may lack its head: below 'See Chile–Peru relations' and its items, 'Relations between Chile and Poland
        began in 1920' belongs to the next row.
        """
        row = self.document.sections[section]
        if row.level < ROW_LEVEL:
            return False
        head = self._codes(row.heading_span)
        home = self._codes(self.document.title.span if self.document.title is not None else None)
        told = self._codes(block.span)
        return bool(head - home) and bool(told & home) and bool(told - home) and not told & (head - home)

    def _codes(self, span: Span | None) -> set[str]:
        """Return the countries that a stretch of the text names."""
        return set() if span is None else {m.code for m in self.countries_in(span.start, span.end) if m.code}

    def _opens_list(self, block: Block, number: int) -> bool:
        words = self.text[block.span.start : block.span.end]
        following = self.document.blocks[number + 1] if number + 1 < len(self.document.blocks) else None
        return len(words) < 400 and (
            words.rstrip().endswith((":", "namely"))
            or (
                following is not None
                and following.kind in {"item", "row"}
                and len(words) < 90
                and not words.endswith(".")
            )
        )

    def heads(self, number: int) -> tuple[tuple[int, int], ...]:
        """Return the spans of what heads a sentence, nearest first (list head, headings, title)."""
        return self._heads[self.document.sentences[number].block]

    def is_of_other_row(self, earlier: int, number: int) -> bool:
        """Tell whether two sentences stand in the rows of a table (or below them) that are of two countries."""
        sentences, blocks, sections = self.document.sentences, self.document.blocks, self.document.sections
        one, other = blocks[sentences[earlier].block].section, blocks[sentences[number].block].section
        return one != other and max(sections[one].level, sections[other].level) >= ROW_LEVEL

    @cached_property
    def _years(self) -> tuple[int | None, ...]:
        """For each block the year of the nearest heading that is hardly more than a year: '2008', 'In 2008:'."""
        known = {span: self._year_of(span) for span in dict.fromkeys(chain.from_iterable(self._heads))}
        return tuple(next(filter(None, map(known.__getitem__, heads)), None) for heads in self._heads)

    def _year_of(self, span: tuple[int, int]) -> int | None:
        start, end = span
        if end - start > _LONGEST_YEAR or re.search(r"\d{4}", self.text[start:end]) is None:
            return None
        told = [m.edtf for m in within(self.dates, self._date_starts, start, end)]
        return int(told[0]) if len(told) == 1 and told[0] is not None and re.fullmatch(r"\d{4}", told[0]) else None

    def year_above(self, offset: int) -> int | None:
        """Return the year that heads the block at an offset; None where no heading gives one."""
        blocks = self.document.blocks
        number = bisect_right(blocks, offset, key=lambda b: b.span.start) - 1
        return self._years[number] if number >= 0 else None

    def head_words(self, number: int) -> str:
        """Return the words above a sentence, nearest first, a line each."""
        return "\n".join(self.text[start:end] for start, end in self.heads(number))

    def head_codes(self, number: int) -> tuple[str, ...]:
        """Return the countries of the nearest heading or list head that names any (not the title's)."""
        title = self.document.title.span if self.document.title else None
        for start, end in self.heads(number):
            if title is not None and start <= title.start < end:
                continue
            codes = distinct(m.code for m in self.countries_in(start, end) if m.code)
            if codes:
                return codes
            if _OF_A_REGION.fullmatch(self.text, start, end):
                return ()  # 'Europe' below '(Taiwan)': a table's row does not head the next table
        return ()


def distinct(codes: Iterable[str | None]) -> tuple[str, ...]:
    """Return the codes in order, each once, without None."""
    return tuple(dict.fromkeys(code for code in codes if code is not None))
