"""A web page becomes Markdown: its main text, without menus and footers, and what its head tells of it."""

from __future__ import annotations

import logging
import re
import warnings
from typing import Any
from urllib.parse import urlsplit

from relations_kb.adding.formats import Converted, library, no_text
from relations_kb.adding.source import Source
from relations_kb.corpus.decode import decode

_LANGUAGE = re.compile(r"<html\b[^>]*?\slang\s*=\s*[\"']?([a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*)", re.I)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|__)(?=[^\s*])([^*\n]+?)(?<=[^\s*])\1(?![\w*])")
_FEWEST_WORDS = 5  # what is left of a page that holds nothing but a menu
_REMEDY = "copy the article's text into a .txt file and add that"


def from_html(source: Source) -> Converted:
    """Return the article of a saved or fetched web page.

    Its date is what the page's head or a byline states; none is guessed from addresses or copyright lines.

    :raises ArticleError: no article's text is found in it, or trafilatura is not installed.
    """
    trafilatura = library("trafilatura", "a web page", source.name)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    if b"\0" in source.data[:4096]:
        decode(source.name, source.data)  # says what the file is, if it is none of text
    page: bytes | str = source.data
    if source.charset:
        try:
            page = source.data.decode(source.charset)
        except (LookupError, UnicodeError):
            page = source.data
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found: Any = trafilatura.extract_with_metadata(
                page,
                url=source.url,
                output_format="markdown",
                include_comments=False,
                include_tables=True,
                date_extraction_params={"extensive_search": False, "original_date": True},
            )
        except Exception as error:  # whatever a parser makes of a broken page, its user gets one line
            raise no_text(f"the web page cannot be read ({type(error).__name__})", _REMEDY, source.name) from None
    text = _tidied(found.text or "") if found is not None else ""
    if len(re.findall(r"[^\W\d_]+", text)) < _FEWEST_WORDS:
        raise no_text("no article's text was found in the web page", _REMEDY, source.name)
    title = " ".join(found.title.split()) if found.title else None
    # The title is part of the text, as on the page: rules read it there.
    if title and title.casefold() not in text[: len(title) + 200].casefold():
        text = f"# {title}\n\n{text}"
    language = _LANGUAGE.search(source.data[:8192].decode("utf-8", "replace"))
    address = found.url if found.url and re.fullmatch(r"https?://\S+", found.url) else None
    return Converted(
        data=f"{text}\n".encode(),
        suffix=".md",
        original=".html",
        title=title,
        publisher=_publisher(found.sitename, address or source.url),
        author=" ".join(found.author.split()) if found.author else None,
        published=found.date if found.date and _DATE.fullmatch(found.date) else None,
        url=source.url or address,
        language=language[1] if language else None,
    )


def _tidied(text: str) -> str:
    """Return Markdown without marks inside sentences: a name in bold is the name, and a quote should read so."""
    if text.startswith("---\n"):  # metadata that the library puts above the text; it stands in the sidecar instead
        text = text.partition("\n---\n")[2]
    text = _EMPHASIS.sub(r"\2", text)
    lines = [line.rstrip() for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _publisher(sitename: str | None, address: str | None) -> str | None:
    """Return the site's name; a bare host name is none."""
    name = " ".join((sitename or "").split()).lstrip("@")
    host = (urlsplit(address).hostname or "") if address else ""
    return name if name and name.lower() not in (host, host.removeprefix("www.")) else None
