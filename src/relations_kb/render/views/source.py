"""A source's page: the article with its claims (:mod:`relations_kb.render.views.article`), and what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from relations_kb.model.address import record_anchor, text_data
from relations_kb.model.text import Document, Found
from relations_kb.render import format as say
from relations_kb.render.index import Index, SourceRef, quotes
from relations_kb.render.views.article import META, Claim, Part, parts
from relations_kb.render.views.decided import Ruling, rulings_on
from relations_kb.render.views.facts import KIND_REFS, PageFacts

_LONG = 8  # words; a longer quote is found by its ends
_END = 4


@dataclass(frozen=True, slots=True)
class Meta:
    """What the source says of itself: ``anchor`` leads to the words, where the text says it and they are shown."""

    label: str
    value: str
    where: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """What a source's page shows."""

    source: SourceRef
    document: Document
    meta: tuple[Meta, ...]
    parts: tuple[Part, ...]
    claims: tuple[Claim, ...]
    text_path: str | None
    url: str | None
    shown_url: str
    characters: int
    decisions: tuple[Ruling, ...]


def source_view(index: Index, name: str) -> SourceView:
    """Return what the page of the document of a name shows."""
    document = index.documents[name]
    claims = tuple(_claims(index, document))
    shown = parts(document, claims)
    anchors = {anchor for part in shown for piece in part.pieces for anchor in piece.anchors}
    return SourceView(
        source=index.sources[document.name],
        document=document,
        meta=tuple(_meta(document, anchors)),
        parts=shown,
        claims=claims,
        text_path=text_data(document.name) if document.publish == "full" else None,
        url=safe_url(document.url),
        shown_url=readable_url(document.url or ""),
        characters=len(document.text),
        decisions=rulings_on(index, document.name),
    )


def _claims(index: Index, document: Document) -> Iterator[Claim]:
    page = PageFacts(index, index.by_source.get(document.name, ()))
    for number, record in enumerate(index.records_of_source[document.name], 1):
        fact = index.fact_of_record.get(record.id)
        yield Claim(
            number,
            record,
            KIND_REFS[record.kind],
            record_anchor(record.id),
            page.view(fact) if fact else None,
            text_fragment(document.url, quotes(record)[0].quote),
            () if fact else rulings_on(index, record.id),
        )


def safe_url(url: str | None) -> str | None:
    """Return the address of the original if it is one that a browser opens as a page."""
    return url if url and urlsplit(url).scheme in ("http", "https") else None


def readable_url(url: str) -> str:
    """Return an address as people read it: ``%E2%80%93`` is a dash, unless it would hide something or be broken."""
    try:
        decoded = unquote(url, errors="strict")
    except UnicodeDecodeError:
        return url
    return decoded if decoded.isprintable() and " " not in decoded else url


def text_fragment(url: str | None, words: str) -> str | None:
    """Return the address of the original that opens at ``words`` (a text fragment: its first and last words)."""
    if safe_url(url) is None:
        return None
    listed = words.split()
    ends = [words] if len(listed) <= _LONG else [" ".join(listed[:_END]), " ".join(listed[-_END:])]
    # A hyphen has a meaning of its own in a fragment (it sets off a prefix), so it is escaped too.
    fragment = ",".join(quote(" ".join(end.split()), safe="").replace("-", "%2D") for end in ends)
    return f"{str(url).partition('#')[0]}#:~:text={fragment}"


def _meta(document: Document, shown: set[str]) -> Iterator[Meta]:
    for field, label in META:
        found = getattr(document, field)
        if not isinstance(found, Found):
            continue
        value = say.date(found.value) if field in ("published", "modified") else found.value
        where = f"line {document.line_of(found.span.start)}" if found.span else say.label(found.found_in)
        anchor = f"m-{field}"
        yield Meta(label, value, where, anchor if anchor in shown else None)
