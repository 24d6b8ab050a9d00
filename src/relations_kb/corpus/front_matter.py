"""YAML front matter: the lines between two '---' at the head of an article.

In: the text. Out: where it ends and what it says, each with its stretch of the text. The lines are masked, not cut.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from relations_kb.corpus.sidecar import SPELLINGS, FieldError, Sidecar, parse_fields
from relations_kb.errors import ArticleError
from relations_kb.model.text import Found, Span

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"(?:(?<=\r)|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r\n|[\n\r]|\Z)")
_KEY_LINE = re.compile(r"[ \t]*[\"']?[A-Za-z][\w -]{0,40}[\"']?[ \t]*:(?:[ \t]|\r|\n|\Z)")


class FrontMatter(NamedTuple):
    """What front matter says, the offset where the article begins, and the stretch of each field's value."""

    fields: Sidecar
    end: int
    spans: dict[str, Span]


def read_front_matter(name: str, text: str) -> FrontMatter | None:
    """Return the front matter of ``text``, or None if it has none.

    Text that opens with a rule ('---') and not with 'name: value' lines has none.

    :raises ArticleError: if it is broken; the line is the file's.
    """
    opening = _FENCE.match(text)
    if opening is None or not (_KEY_LINE.match(text, opening.end()) or _CLOSE.match(text, opening.end())):
        return None
    closing = _CLOSE.search(text, opening.end() - 1)
    if closing is None:
        raise ArticleError(
            "the front matter that begins here has no end",
            remedy="close it with a line '---' of its own",
            file=name,
            line=1,
        )
    body = text[opening.end() : closing.start()]
    try:
        fields = parse_fields(body, extra=True)
    except FieldError as problem:
        raise ArticleError(
            f"broken front matter: {problem.what}",
            remedy="mend the line, or remove the front matter",
            file=name,
            line=problem.line + 1,
        ) from None
    return FrontMatter(fields, closing.end(), _spans(text, opening.end(), closing.start()))


def found(front: FrontMatter, field: str) -> Found | None:
    """Return a field of the front matter with its span, or None if it does not say it."""
    value = getattr(front.fields, field)
    span = front.spans.get(field)
    return None if value is None else Found(value=value, span=span, found_in="front-matter")


def _spans(text: str, start: int, end: int) -> dict[str, Span]:
    """Return the stretch of each field's value as written, without quotes; the whole line where it is not plain."""
    spans = {}
    for match in re.finditer(r"(?:(?<=\n)|(?<=\r))([A-Za-z][\w-]*)[ \t]*:[ \t]*([^\r\n]*)", text[:end]):
        if match.start() < start:
            continue
        name = match.group(1).lower()
        value = match.group(2).strip()
        begin = match.start(2)
        if len(value) >= 2 and value[0] in "\"'" and value[0] == value[-1]:
            begin, value = begin + 1, value[1:-1]
        if value:
            spans[SPELLINGS.get(name, name)] = Span(start=begin, end=begin + len(value))
    return spans
