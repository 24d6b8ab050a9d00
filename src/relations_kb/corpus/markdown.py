"""Blocks of Markdown, by markdown-it-py with HTML off.

In: the lines of the text (its front matter left out). Out: :class:`Draft` blocks in text order. The parser tells only
which lines belong to which block; the text stays the raw text of the file, with its marks of emphasis and links.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from relations_kb.corpus.draft import Draft
from relations_kb.corpus.lines import Line

_QUOTE = re.compile(r"(?:>[ \t]?)+")
_BULLET = re.compile(r"(?:>[ \t]?)*(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|\Z)(?:\[[ xX]\][ \t]+)?")
_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t]*#*\Z")
_TABLE_RULE = re.compile(r"[|:\s-]+\Z")


def markdown_blocks(source: str, first_line: int, lines: Sequence[Line], masked: Collection[int]) -> list[Draft]:
    """Return the blocks of Markdown.

    :param source: the text to parse, with plain line feeds: line ``i`` of it is line ``first_line + i`` of the file.
    :param lines: the lines of the file that are not blank.
    :param masked: indices of lines that are noise.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 (a tenth of a second, which most corpora need not wait for)

    by_index = {line.number: line for line in lines if line.number not in masked}
    drafts: list[Draft] = []
    depth = -1
    item_starts = False
    for token in MarkdownIt("commonmark", {"html": False}).enable("table").parse(source):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "list_item_open":
            item_starts = True
        if token.map is None:
            continue
        span = (token.map[0] + first_line, token.map[1] + first_line)
        if token.type == "heading_open":
            _add(drafts, by_index, span, "heading", int(token.tag[1:]))
        elif token.type == "paragraph_open":
            if depth >= 0:
                _add(drafts, by_index, span, "item", depth, bullet=item_starts)
                item_starts = False
            else:
                _add(drafts, by_index, span, "paragraph", 0)
        elif token.type == "tr_open":
            _add(drafts, by_index, span, "row", 0)
        elif token.type in ("fence", "code_block"):
            _add(drafts, by_index, span, "paragraph", 0)
    return drafts


def _add(
    drafts: list[Draft],
    by_index: Mapping[int, Line],
    span: tuple[int, int],
    kind: str,
    level: int,
    *,
    bullet: bool = False,
) -> None:
    """Add the block of the lines ``span``; where noise lies between its lines, one block a run of lines."""
    run: list[Line] = []
    for index in (*range(*span), -1):
        line = by_index.get(index)
        if line is not None:
            run.append(line)
            continue
        if run:
            draft = _draft(run, kind, level, bullet=bullet)
            if draft is not None and (not drafts or draft.start >= drafts[-1].end):
                drafts.append(draft)
        run, bullet = [], False


def _draft(run: Sequence[Line], kind: str, level: int, *, bullet: bool) -> Draft | None:
    first, last = run[0], run[-1]
    start, end = first.start, last.end
    if kind == "heading":
        match = _HEADING.match(first.words)
        if match is not None:
            start, end = first.start + match.start(1), first.start + match.end(1)
        elif len(run) > 1:
            end = run[-2].end  # the last line is the underline
        return Draft("heading", start, end, level) if end > start else None
    lead = (_BULLET if bullet else _QUOTE).match(first.words)
    if lead is not None and lead.end() < len(first.words):
        rest = first.words[lead.end() :]
        start += lead.end() + len(rest) - len(rest.lstrip())
    if kind == "row":
        return Draft("row", start, end) if not _TABLE_RULE.match(first.words) else None
    return Draft("item" if kind == "item" else "paragraph", start, end, level)
