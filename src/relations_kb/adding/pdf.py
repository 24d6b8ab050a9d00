"""A PDF becomes plain text: its words in reading order, lines joined to paragraphs, page heads and feet left out."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from relations_kb.adding.formats import Converted, library, no_text
from relations_kb.adding.source import Source
from relations_kb.errors import ArticleError

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*", re.I)
_END = re.compile(r"[.!?:;…][\"'”’)\]]*\Z")
_OPENS = re.compile(r"(?:[•‣▪●–—*-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+")
_SCANNED = "run text recognition (OCR) on it, or copy the article's text into a .txt file and add that"
_BROKEN = "open it in a viewer, copy the article's text into a .txt file and add that"
_FEWEST_LETTERS = 20


def from_pdf(source: Source) -> Converted:
    """Return the text of a PDF.

    :raises ArticleError: it is broken, encrypted, holds pictures of text only, or pypdf is not installed.
    """
    pypdf = library("pypdf", "a PDF", source.name)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader: Any = pypdf.PdfReader(BytesIO(source.data))
        # Many are encrypted with an empty password, which only forbids printing.
        if reader.is_encrypted and not reader.decrypt(""):
            raise no_text("the PDF is locked with a password", "save it without the password", source.name)
        pages = [str(page.extract_text() or "") for page in reader.pages]
        title = str(getattr(reader.metadata, "title", None) or "")
    except ArticleError:
        raise
    except Exception as error:  # a broken PDF can make its parser fail in any way; its user gets one line
        raise no_text(f"the PDF cannot be read ({type(error).__name__})", _BROKEN, source.name) from None
    if sum(character.isalpha() for page in pages for character in page) < _FEWEST_LETTERS:
        raise no_text("the PDF holds no text, perhaps only pictures of it (a scan)", _SCANNED, source.name)
    return Converted(
        data=f"{unwrapped(pages)}\n".encode("utf-8", "replace"),
        suffix=".txt",
        original=".pdf",
        title=_title(title),
    )


def unwrapped(pages: Sequence[str]) -> str:
    """Return the text of pages as paragraphs, one a line with an empty line between them.

    A line goes on in the next one if it is about as wide as the others and ends no sentence, or the next begins in
    lower case; a hyphen at its end that splits a word goes. A paragraph may go on over the end of a page.
    """
    lines = [line for page in _bodies(pages) for line in page]
    width = _usual_width(lines)
    paragraphs: list[str] = []
    last = ""
    for line in lines:
        if not line:
            # An empty line ends a paragraph, unless a sentence is cut by it: the end of a page.
            if last and (_END.search(last) or len(last) < 0.75 * width):
                last = ""
            continue
        if last and _goes_on(last, line, width):
            paragraphs[-1] = _joined(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        last = line
    return "\n\n".join(paragraphs)


def _goes_on(last: str, line: str, width: int) -> bool:
    if _OPENS.match(line):
        return False
    if line[0].islower():
        return True
    full = len(last) >= 0.75 * width
    return full and (not _END.search(last) or len(last) >= 0.88 * width)


def _joined(paragraph: str, line: str) -> str:
    """Join two lines; 'govern-' and 'ment' are one word, 'Franco-' and 'German' keep the hyphen."""
    if re.search(r"[^\W\d_][-\u00ad\u2010]\Z", paragraph):
        if line[0].islower():
            return paragraph[:-1] + line
        return paragraph + line
    return f"{paragraph} {line}"


def _usual_width(lines: Sequence[str]) -> int:
    """Return the width that a full line has: that of the widest tenth."""
    widths = sorted(len(line) for line in lines if line)
    return widths[int(0.9 * (len(widths) - 1))] if widths else 0


def _bodies(pages: Sequence[str]) -> list[list[str]]:
    """Return the lines of each page, without page numbers and what is repeated at the head or foot of most pages."""
    split = [[" ".join(line.split()) for line in page.splitlines()] for page in pages]
    split = [_trimmed(lines) for lines in split]
    edges = Counter(key for lines in split for key in {_key(line) for line in (*lines[:1], *lines[-1:])})
    repeated = {key for key, count in edges.items() if count >= 3 and count > 0.5 * len(pages)}
    bodies = []
    for lines in split:
        while lines and (_key(lines[0]) in repeated or _PAGE_NUMBER.fullmatch(lines[0])):
            lines = _trimmed(lines[1:])  # noqa: PLW2901 - cut line by line
        while lines and (_key(lines[-1]) in repeated or _PAGE_NUMBER.fullmatch(lines[-1])):
            lines = _trimmed(lines[:-1])  # noqa: PLW2901
        bodies.append([*lines, ""])
    return bodies


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold())


def _trimmed(lines: Sequence[str]) -> list[str]:
    start, end = 0, len(lines)
    while start < end and not lines[start]:
        start += 1
    while end > start and not lines[end - 1]:
        end -= 1
    return list(lines[start:end])


def _title(told: str) -> str | None:
    """Return the title in a PDF's properties, unless a program filled it in ('Microsoft Word - a.doc')."""
    title = " ".join(told.split())
    if not title or " " not in title or re.search(r"\.\w{2,4}\Z|\A(?:Microsoft|Untitled)\b", title):
        return None
    return title
