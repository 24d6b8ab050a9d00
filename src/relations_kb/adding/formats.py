"""Which format an article is in, and its text.

In: a :class:`~relations_kb.adding.source.Source`. Out: :class:`Converted`: the bytes of the article's text as they
will stand in the corpus, and what the format tells of it. Plain text and Markdown stay byte for byte what they are.
"""

from __future__ import annotations

import re
from importlib import import_module
from types import ModuleType
from typing import Final, Literal, NamedTuple

from relations_kb.adding.source import Source
from relations_kb.errors import ArticleError

Format = Literal["html", "wikitext", "markdown", "text", "pdf"]
INSTALL: Final = "pip install 'relations-kb[formats]'"

_SUFFIXES: Final[dict[str, Format]] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".wiki": "wikitext", ".wikitext": "wikitext", ".mediawiki": "wikitext",
    ".md": "markdown", ".markdown": "markdown",
    ".txt": "text", ".text": "text",
    ".pdf": "pdf",
}  # fmt: skip
_MEDIA_TYPES: Final[dict[str, Format]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/x-wiki": "wikitext",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
    "application/pdf": "pdf",
}
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head)\b", re.I | re.S
)
_HEAD: Final = 4096
_WIKI = re.compile(r"\[\[[^\[\]\n]+\]\]|\{\{[^{}]+\}\}|^={2,5}[^=\n]+={2,5}\s*$|'''[^'\n]+'''|^\{\|", re.M)
_MARKDOWN = re.compile(r"\A---\n|^#{1,6} \S", re.M)


class Converted(NamedTuple):
    """The text of an article, and what its format tells of it.

    ``suffix`` is ``.md`` or ``.txt``; ``data`` are the bytes for the corpus; ``original`` is the ending under which the
    source is kept (``.html``), None where ``data`` is the source itself. ``published`` is EDTF.
    """

    data: bytes
    suffix: str
    original: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def format_of(source: Source) -> Format:
    """Tell the format: by the first bytes where they leave no doubt, else by what the server or the ending says.

    Standard input, and files and addresses that tell nothing, are looked into.
    """
    head = source.data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if _HTML.match(head):
        return "html"
    told = _MEDIA_TYPES.get(source.media_type or "") or _SUFFIXES.get(source.suffix)
    if told is not None:
        return told
    text = source.data[: 16 * _HEAD].decode("utf-8", "replace")
    if len(_WIKI.findall(text)) > max(2, text.count("\n") // 20):
        return "wikitext"
    return "markdown" if _MARKDOWN.search(text) else "text"


def convert(source: Source, form: Format) -> Converted:
    """Return the text of an article.

    :raises ArticleError: it is not in that format, holds no text, or what reads the format is not installed.
    """
    if form == "text":
        return Converted(_kept(source), ".txt")
    if form == "markdown":
        return Converted(_kept(source), ".md")
    # Each needs a library of its own, which other formats and other commands should not wait for.
    if form == "html":
        from relations_kb.adding.html import from_html  # noqa: PLC0415

        return from_html(source)
    if form == "wikitext":
        from relations_kb.adding.wikitext import from_wikitext  # noqa: PLC0415

        return from_wikitext(source)
    from relations_kb.adding.pdf import from_pdf  # noqa: PLC0415

    return from_pdf(source)


def library(name: str, what: str, file: str) -> ModuleType:
    """Import a library of the extra ``formats``.

    :raises ArticleError: it is not installed; the error names the one command that installs it.
    """
    try:
        return import_module(name)
    except ImportError:
        raise ArticleError(
            f"reading {what} needs the library {name}, which is not installed", remedy=f"run: {INSTALL}", file=file
        ) from None


def no_text(what: str, remedy: str, file: str) -> ArticleError:
    """Return the error of a source in which no words of an article were found."""
    return ArticleError(what, remedy=remedy, file=file)


def _kept(source: Source) -> bytes:
    """Return the bytes as they are; where only a server knows their encoding, as UTF-8."""
    if source.charset and source.charset.replace("_", "-").lower() not in ("utf-8", "utf8", "us-ascii"):
        try:
            return source.data.decode(source.charset).encode("utf-8")
        except (LookupError, UnicodeError):
            return source.data
    return source.data
