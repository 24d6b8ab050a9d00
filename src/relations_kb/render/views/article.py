"""The text of a source as its page shows it: cut into blocks, and those into pieces with the claims they prove.

In: a Document and the claims on it. Out: parts in text order, within what may be shown. Under ``publish: full`` that is
the whole text, noise folded away; under ``excerpt`` the cited sentences, each with the one before and after; under
``none`` the quotes alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from relations_kb.model.address import record_anchor
from relations_kb.model.record import Record
from relations_kb.model.text import Document, Found
from relations_kb.render import format as say
from relations_kb.render.highlight import Marked, segments, uncovered
from relations_kb.render.index import quotes
from relations_kb.render.views.decided import Ruling
from relations_kb.render.views.facts import FactView, KindRef

# What a source says of itself, and how that is called.
META = (
    ("title", "Title"),
    ("publisher", "Publisher"),
    ("author", "Author"),
    ("place", "Place"),
    ("published", "Published"),
    ("modified", "Modified"),
    ("language", "Language"),
)

PartKind = Literal["heading", "paragraph", "item", "row", "noise", "quote", "gap"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A record that this source states: its number on the page, its fact (None where it was ruled wrong).

    ``decisions`` are those that ruled it wrong.
    """

    number: int
    record: Record
    kind: KindRef
    anchor: str
    fact: FactView | None
    original: str | None
    decisions: tuple[Ruling, ...] = ()


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
    """A block of the text as shown: heading, paragraph, item, row, noise, quote, or a gap where text is left out.

    ``level`` is a heading's on the page (3 to 6) or an item's depth.
    """

    kind: PartKind
    level: int
    pieces: tuple[Piece, ...]
    label: str = ""
    line: int = 0


class _Region(NamedTuple):
    start: int
    end: int
    kind: PartKind
    level: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A document with everything that is marked in it."""

    document: Document
    claims: dict[str, Claim]
    marks: tuple[Marked, ...]

    def touches(self, start: int, end: int) -> bool:
        """Tell whether a mark lies over any of these words."""
        return any(mark.start < end and mark.end > start for mark in self.marks)

    def cited(self) -> Iterator[Marked]:
        """Yield the marks that prove a claim."""
        return (mark for mark in self.marks if mark.owner in self.claims)


def parts(document: Document, claims: Iterable[Claim]) -> tuple[Part, ...]:
    """Return what is shown of ``document``; ``claims`` are all records that it states."""
    by_id = {claim.record.id: claim for claim in claims}
    shown = _Shown(document, by_id, tuple(_marks(document, by_id)))
    if document.publish == "none":
        return tuple(_part(shown, region) for region in _quotes(shown))
    if document.publish == "excerpt":
        return tuple(_outlined(part for region in _regions(shown) for part in _excerpts(shown, region)))
    return tuple(_outlined(_part(shown, region) for region in _regions(shown)))


def _outlined(made: Iterable[Part]) -> Iterator[Part]:
    """Give headings the levels that they have on the page, 3 to 6, where an article's leap becomes one step."""
    above = 2
    for part in made:
        if part.kind == "heading":
            above = min(max(part.level + 2, 3), above + 1, 6)
            yield replace(part, level=above)
        else:
            yield part


def _marks(document: Document, claims: dict[str, Claim]) -> Iterator[Marked]:
    for id, claim in claims.items():
        for number, item in enumerate(quotes(claim.record)):
            yield Marked(item.start, item.end, id, number)
    for field, _ in META:
        found = getattr(document, field)
        if isinstance(found, Found) and found.span and found.span.end > found.span.start:
            yield Marked(found.span.start, found.span.end, f"meta:{field}")


def _regions(shown: _Shown) -> list[_Region]:
    """Return the stretches to show, in text order.

    What lies between blocks (bullets, rules, white space) is left out, unless a mark needs it.
    """
    document = shown.document
    noise = list(_noise(shown))
    blocks = [_Region(block.span.start, block.span.end, block.kind, block.level) for block in document.blocks]
    covered = [(region.start, region.end) for region in (*blocks, *noise)]
    gaps = [
        _Region(start, end, "paragraph")
        for start, end in uncovered(len(document.text), covered)
        if shown.touches(start, end) and document.text[start:end].strip()
    ]
    return sorted((*blocks, *gaps, *(noise if document.publish == "full" else ())))


def _noise(shown: _Shown) -> Iterator[_Region]:
    """Yield the masked stretches, those with nothing but white space between them as one.

    Bare markup (``==``) is not worth a line of its own; masked words are, so that nothing is hidden.
    """
    text = shown.document.text
    joined: list[tuple[int, int, list[str]]] = []
    for mask in sorted(shown.document.masks, key=lambda mask: mask.span.start):
        start, end = mask.span.start, mask.span.end
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]), [*joined[-1][2], mask.reason])
        else:
            joined.append((start, end, [mask.reason]))
    for start, end, reasons in joined:
        if any(character.isalnum() for character in text[start:end]) or shown.touches(start, end):
            yield _Region(start, end, "noise", 0, ", ".join(say.label(reason) for reason in dict.fromkeys(reasons)))


def _part(shown: _Shown, region: _Region) -> Part:
    claims = shown.claims
    pieces = tuple(
        Piece(
            segment.text,
            claims=tuple({s.owner: claims[s.owner] for s in segment.spans if s.owner in claims}.values()),
            anchors=tuple(_anchor(span) for span in segment.begins),
            ending=tuple({s.owner: claims[s.owner] for s in segment.ends if s.owner in claims}.values()),
            meta=any(span.owner not in claims for span in segment.spans),
        )
        for segment in segments(shown.document.text, region.start, region.end, shown.marks)
    )
    return Part(region.kind, region.level, pieces, region.label, shown.document.line_of(region.start))


def _anchor(span: Marked) -> str:
    """Name the place where a mark begins; a record's own anchor is that of its first evidence.

    A dot sets off the number of further evidence, since ids of records may end in a hyphen and a number.
    """
    if span.owner.startswith("meta:"):
        return f"m-{span.owner.removeprefix('meta:')}"
    return record_anchor(span.owner) + (f".{span.part + 1}" if span.part else "")


def _excerpts(shown: _Shown, region: _Region) -> Iterator[Part]:
    """Yield what may be shown of one block: the sentences that are cited, each with its neighbours."""
    sentences = [
        (sentence.span.start, sentence.span.end)
        for sentence in shown.document.sentences
        if region.start <= sentence.span.start and sentence.span.end <= region.end
    ]
    cited = [mark for mark in shown.cited() if mark.start < region.end and mark.end > region.start]
    if sentences:
        hit = {i for i, (low, high) in enumerate(sentences) if any(m.start < high and m.end > low for m in cited)}
        near = sorted({k for i in hit for k in (i - 1, i, i + 1) if 0 <= k < len(sentences)})
        ranges = [(sentences[run[0]][0], sentences[run[-1]][1]) for run in _runs(near)]
    else:  # not more than the quotes
        ranges = _joined((max(mark.start, region.start), min(mark.end, region.end)) for mark in cited)
    gap = Part("gap", 0, ())
    for start, end in ranges:
        if start > region.start:
            yield gap
        yield _part(shown, region._replace(start=start, end=end))
    if ranges and ranges[-1][1] < region.end:
        yield gap


def _runs(numbers: list[int]) -> list[list[int]]:
    """Group numbers that follow each other: ``[1, 2, 5]`` is ``[[1, 2], [5]]``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _quotes(shown: _Shown) -> Iterator[_Region]:
    """Yield the quoted stretches, those that touch each other as one."""
    for start, end in _joined((mark.start, mark.end) for mark in shown.cited()):
        yield _Region(start, end, "quote")


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join ranges that overlap or touch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
