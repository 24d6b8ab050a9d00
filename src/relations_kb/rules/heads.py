"""What stands above a block: its list head and its headings, and the countries that these name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from relations_kb.model.text import Block
from relations_kb.rules.mentions import Mentions


class Headed(Mentions):
    """Mentions with the heads of each block: 'Visits from Norway to Chile' above a list of names."""

    @cached_property
    def _heads(self) -> tuple[tuple[int, ...], ...]:
        """For each block the blocks that head it, nearest first: its list head, then its headings."""
        blocks = self.document.blocks
        by_heading = {
            section.heading_span.start: number
            for number, section in enumerate(self.document.sections)
            if section.heading_span is not None
        }
        heading_block = {by_heading[b.span.start]: n for n, b in enumerate(blocks) if b.span.start in by_heading}
        heads: list[tuple[int, ...]] = []
        list_head: int | None = None
        for number, block in enumerate(blocks):
            chain: list[int] = []
            if block.kind in {"item", "row"} and list_head is not None and blocks[list_head].section == block.section:
                chain.append(list_head)
            elif block.kind == "paragraph":
                list_head = number if self._opens_list(block, number) else None
            section: int | None = block.section
            while section is not None:
                if section in heading_block and heading_block[section] != number:
                    chain.append(heading_block[section])
                section = self.document.sections[section].parent
            heads.append(tuple(chain))
        return tuple(heads)

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
        block = self.document.sentences[number].block
        spans = [self.document.blocks[head].span for head in self._heads[block]]
        return tuple((span.start, span.end) for span in spans)

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
        return ()


def distinct(codes: Iterable[str | None]) -> tuple[str, ...]:
    """Return the codes in order, each once, without None."""
    return tuple(dict.fromkeys(code for code in codes if code is not None))
