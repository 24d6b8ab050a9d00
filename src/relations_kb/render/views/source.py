"""A source's page: the article with every used span highlighted and linked to its facts, within what may be shown.

Under ``publish: full`` the whole text stands there, noise folded away; under ``excerpt`` only the cited sentences with
the sentence before and after; under ``none`` only the quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlsplit

from relations_kb.model.address import record_anchor, text_data
from relations_kb.model.record import Record
from relations_kb.model.text import Document, Found
from relations_kb.render import format as say
from relations_kb.render.highlight import Marked, segments, uncovered
from relations_kb.render.index import Index, SourceRef
from relations_kb.render.views.facts import KIND_REFS, FactView, KindRef, PageFacts

_META = (
    ("title", "Title"),
    ("publisher", "Publisher"),
    ("author", "Author"),
    ("place", "Place"),
    ("published", "Published"),
    ("modified", "Modified"),
    ("language", "Language"),
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A record that this source states: its number on the page, its fact (None where it was ruled wrong)."""

    number: int
    record: Record
    kind: KindRef
    anchor: str
    fact: FactView | None
    original: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the text: plain where ``claims`` is empty; ``anchors`` begin here, ``ending`` claims end here."""

    text: str
    claims: tuple[Claim, ...]
    anchors: tuple[str, ...]
    ending: tuple[Claim, ...]
    meta: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the text as shown: heading, paragraph, item, row, noise, quote, or a gap where text is left out."""

    kind: Literal["heading", "paragraph", "item", "row", "noise", "quote", "gap"]
    level: int
    pieces: tuple[Piece, ...]
    label: str = ""
    line: int = 0


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
    characters: int


def source_view(index: Index, document: Document) -> SourceView:
    """Return what the page of ``document`` shows."""
    claims = tuple(_claims(index, document))
    parts = tuple(_parts(document, claims))
    shown = {anchor for part in parts for piece in part.pieces for anchor in piece.anchors}
    return SourceView(
        source=index.sources[document.name],
        document=document,
        meta=tuple(_meta(document, shown)),
        parts=parts,
        claims=claims,
        text_path=text_data(document.name) if document.publish == "full" else None,
        url=safe_url(document.url),
        characters=len(document.text),
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
            text_fragment(document.url, record.evidence[0].quote),
        )


def safe_url(url: str | None) -> str | None:
    """Return the address of the original if it is one that a browser opens as a page."""
    return url if url and urlsplit(url).scheme in ("http", "https") else None


def text_fragment(url: str | None, words: str) -> str | None:
    """Return the address of the original that opens at ``words`` (a text fragment: its first and last words)."""
    if safe_url(url) is None:
        return None
    listed = words.split()
    ends = [words] if len(listed) <= 8 else [" ".join(listed[:4]), " ".join(listed[-4:])]
    # A hyphen has a meaning of its own in a fragment (it sets off a prefix), so it is escaped too.
    fragment = ",".join(quote(" ".join(end.split()), safe="").replace("-", "%2D") for end in ends)
    return f"{str(url).partition('#')[0]}#:~:text={fragment}"


def _parts(document: Document, claims: tuple[Claim, ...]) -> Iterator[Part]:
    marks = _marks(document, claims)
    by_id = {claim.record.id: claim for claim in claims}
    if document.publish == "none":
        yield from _quotes(document, claims, marks, by_id)
        return
    for kind, level, label, start, end in _regions(document, marks):
        if document.publish == "excerpt":
            yield from _excerpts(document, kind, level, start, end, marks, by_id)
        else:
            yield _part(document, kind, level, label, start, end, marks, by_id)


_Region = tuple[Literal["heading", "paragraph", "item", "row", "noise"], int, str, int, int]


def _regions(document: Document, marks: tuple[Marked, ...]) -> list[_Region]:
    """Return the stretches to show, in text order.

    What lies between blocks (bullets, rules, white space) is left out, unless a mark needs it.
    """
    regions: list[_Region] = [
        (block.kind, block.level, "", block.span.start, block.span.end) for block in document.blocks
    ]
    if document.publish == "full":
        regions += _noise(document, marks)
    elif document.publish == "excerpt":
        masked = [(mask.span.start, mask.span.end) for mask in document.masks]
        marks = tuple(m for m in marks if not any(start <= m.start and m.end <= end for start, end in masked))
    covered = [(start, end) for _, _, _, start, end in regions]
    regions += [
        ("paragraph", 0, "", start, end)
        for start, end in uncovered(len(document.text), covered)
        if any(mark.start < end and mark.end > start for mark in marks) and document.text[start:end].strip()
    ]
    return sorted(regions, key=lambda region: region[3:])


def _noise(document: Document, marks: tuple[Marked, ...]) -> list[_Region]:
    """Return the masked stretches, those with nothing but white space between them as one.

    Bare markup (``==``) is not worth a line of its own; masked words are, so that nothing is hidden.
    """
    joined: list[tuple[int, int, list[str]]] = []
    for mask in sorted(document.masks, key=lambda mask: mask.span.start):
        start, end = mask.span.start, mask.span.end
        if joined and not document.text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]), [*joined[-1][2], mask.reason])
        else:
            joined.append((start, end, [mask.reason]))
    return [
        ("noise", 0, ", ".join(say.label(reason) for reason in dict.fromkeys(reasons)), start, end)
        for start, end, reasons in joined
        if any(character.isalnum() for character in document.text[start:end])
        or any(mark.start < end and mark.end > start for mark in marks)
    ]


def _marks(document: Document, claims: tuple[Claim, ...]) -> tuple[Marked, ...]:
    evidence = [
        Marked(item.start, item.end, claim.record.id, part)
        for claim in claims
        for part, item in enumerate(claim.record.evidence)
    ]
    found = [
        Marked(item.span.start, item.span.end, f"meta:{field}")
        for field, _ in _META
        if isinstance(item := getattr(document, field), Found) and item.span and item.span.end > item.span.start
    ]
    return (*evidence, *found)


def _part(
    document: Document,
    kind: Literal["heading", "paragraph", "item", "row", "noise", "quote"],
    level: int,
    label: str,
    start: int,
    end: int,
    marks: Iterable[Marked],
    by_id: dict[str, Claim],
) -> Part:
    pieces = []
    for segment in segments(document.text, start, end, marks):
        over = [span for span in segment.spans if span.owner in by_id]
        pieces.append(
            Piece(
                segment.text,
                claims=tuple({span.owner: by_id[span.owner] for span in over}.values()),
                anchors=tuple(_anchor(span) for span in segment.begins),
                ending=tuple({s.owner: by_id[s.owner] for s in segment.ends if s.owner in by_id}.values()),
                meta=any(span.owner.startswith("meta:") for span in segment.spans),
            )
        )
    return Part(kind, level, tuple(pieces), label, document.line_of(start))


def _anchor(span: Marked) -> str:
    """Name the place where a mark begins; a record's own anchor is that of its first evidence."""
    if span.owner.startswith("meta:"):
        return f"m-{span.owner.removeprefix('meta:')}"
    return record_anchor(span.owner) + (f"-{span.part + 1}" if span.part else "")


def _excerpts(
    document: Document,
    kind: Literal["heading", "paragraph", "item", "row", "noise"],
    level: int,
    start: int,
    end: int,
    marks: tuple[Marked, ...],
    by_id: dict[str, Claim],
) -> Iterator[Part]:
    """Yield what may be shown of one block: the sentences that are cited, each with its neighbours."""
    cited = [mark for mark in marks if mark.owner in by_id]
    sentences = [s.span for s in document.sentences if start <= s.span.start and s.span.end <= end]
    ranges = [(span.start, span.end) for span in sentences] or [(start, end)]
    hit = {i for i, (low, high) in enumerate(ranges) if any(m.start < high and m.end > low for m in cited)}
    shown = sorted({near for i in hit for near in (i - 1, i, i + 1) if 0 <= near < len(ranges)})
    if not shown:
        return
    for run in _runs(shown):
        low, high = ranges[run[0]][0], ranges[run[-1]][1]
        if run[0] > 0 or low > start:
            yield Part("gap", 0, ())
        yield _part(document, kind, level, "", low, high, marks, by_id)
    if shown[-1] < len(ranges) - 1:
        yield Part("gap", 0, ())


def _runs(numbers: list[int]) -> list[list[int]]:
    """Group numbers that follow each other: ``[1, 2, 5]`` is ``[[1, 2], [5]]``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _quotes(
    document: Document, claims: tuple[Claim, ...], marks: tuple[Marked, ...], by_id: dict[str, Claim]
) -> Iterator[Part]:
    """Yield the quoted stretches, those that touch each other as one."""
    spans = sorted((item.start, item.end) for claim in claims for item in claim.record.evidence)
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    for start, end in joined:
        yield _part(document, "quote", 0, "", start, end, marks, by_id)


def _meta(document: Document, shown: set[str]) -> Iterator[Meta]:
    for field, label in _META:
        found = getattr(document, field)
        if not isinstance(found, Found):
            continue
        value = say.date(found.value) if field in ("published", "modified") else found.value
        where = f"line {document.line_of(found.span.start)}" if found.span else say.label(found.found_in)
        anchor = f"m-{field}"
        yield Meta(label, value, where, anchor if anchor in shown else None)
