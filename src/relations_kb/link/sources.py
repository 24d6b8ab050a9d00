"""What the linker knows of the documents: when they were published, by whom, whom they credit, what they correct.

In: documents, and for phrases such as 'the press service of the Kazakh Foreign Ministry' the names of countries.
Out: one :class:`Source` a document, and for a record the keys of the origins it goes back to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from relations_kb.kinds.comparison import fold_words
from relations_kb.model.record import Record
from relations_kb.model.text import Document
from relations_kb.vocab.world import load_world

HEAD_LINES = 3
HEAD_WIDTH = 90  # a longer line is no masthead
LEAD = 1500  # characters in which a report names its source, if it is a report of a release

_MINISTRY = r"(?:ministry of (?:foreign|external) affairs|(?:foreign|external affairs) ministry|foreign office|mfa)"
_PRESS = r"(?:press|information|media|public relations)[ -](?:service|office|department|centre|center|bureau)"
_TOLD = r"(?:reports?|reported|informs?|informed|announced|said|says|told|quoted|learned|learnt)"
_SERVICE = r"(?: (?:News|Agency|Press|Television|Radio)\b)"
_CREDIT = re.compile(
    rf"(?P<press>\b{_PRESS}\b(?: (?:of|at|for) (?:the )?[^,.;\n]{{0,80}})?"
    rf"|\b{_MINISTRY}\b[^,.;\n]{{0,60}}(?:release|statement|website))"
    rf"|\b(?:citing|cites|cited by|quoting|reported by|according to|translated (?:by|from)|courtesy of|source:)"
    rf" (?:the )?(?P<by>[A-Z][\w.]*{_SERVICE}*)"
    rf"|(?P<agency>\b[A-Z][A-Z.]{{2,9}}\b|\b[A-Z]\w+(?: [A-Z]\w+)*{_SERVICE}|\b[A-Z]\w+\.[A-Z]\w+\b) {_TOLD}\b"
)
_AGENCY = re.compile(r"[A-Z][A-Z.]{2,9}|.*\b(?:News|Agency|Press|Television|Radio)|\w+\.\w+|\w+inform")
_DATELINE = re.compile(
    r"(?m)^(?:.{0,70}?\((?P<a>[A-Z][\w.& ]{1,30})\) ?(?:--|–|—|-)"
    r"|.{0,50}?/(?P<b>[A-Z][\w. ]{1,30})/\.?"
    r"|[^\n.]{2,30}\. (?P<c>[A-Z]{4,}) ?[–—-])"
)
_OFFICE = r"(?:office|institute|service|committee|agency|bureau|authority|department)"
_STATISTICS = (
    ("customs", re.compile(r"\bcustoms\b")),
    ("statistics", re.compile(rf"\bstatistic\w* {_OFFICE}|\b\w*stat\b|\bbureau of statistics|\bcensus bureau")),
    ("bank", re.compile(r"\b(?:central|national|state) bank\b")),
    ("chamber", re.compile(r"\bchamber of (?:foreign )?(?:commerce|trade)|\btrade chamber")),
)
_CORRECTION = re.compile(
    r"\bcorrections? and clarifications?\b|^\W*(?:correction|corrigendum|errat(?:um|a)|clarification)s?\b"
    r"|\bnot,? as we (?:printed|reported|wrote|said|stated|published)\b"
    r"|\bearlier version of this (?:article|story|item|report)\b"
    r"|\bwe (?:wrongly|mistakenly|incorrectly|erroneously)\b",
    re.IGNORECASE | re.MULTILINE,
)
# One of these stands in every text that the pattern finds; looking for them first is ten times faster.
_CORRECTION_HINTS = (
    "correct",
    "clarif",
    "corrig",
    "errat",
    "as we ",
    "earlier version",
    "wrongly",
    "mistaken",
    "erroneous",
)
_PRELIMINARY = re.compile(
    r"\b(?:preliminary|provisional|flash estimate|first estimate|early estimate)\b", re.IGNORECASE
)
_FINAL = re.compile(
    r"\b(?:final (?:figure|data|result|number)|revised|earlier estimate|corrected figure)", re.IGNORECASE
)
_STOP = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n")


_POSSESSIVE = re.compile(r"['’]s\b")


class Source(NamedTuple):
    """A document as a source: its day (ISO, or ''), the keys of its publisher, of whom it credits, and whether it
    corrects an earlier report."""

    published: str
    own: frozenset[str]
    credited: frozenset[str]
    corrects: bool


def sources(documents: Iterable[Document]) -> dict[str, Source]:
    """Return what is known of each document, by name."""
    return {document.name: _source(document) for document in documents}


def _source(document: Document) -> Source:
    head = [line for line in document.text[:LEAD].splitlines() if line.strip()][:HEAD_LINES]
    own = {_masthead(line) for line in head[:1]}
    if document.publisher is not None and document.publisher.found_in != "file-name":
        own |= {_masthead(document.publisher.value)} | _official([document.publisher.value])
    own |= _official(head)
    own |= {_named(m["a"] or m["b"] or m["c"]) for m in _DATELINE.finditer(document.text[:LEAD])}
    credited = frozenset(_credits(document.text[:LEAD]))
    published = document.published.value[:10] if document.published is not None else ""
    return Source(published, frozenset(own - {""}), credited - own, _corrects(document.text))


def _corrects(text: str) -> bool:
    lower = text.lower()
    return any(hint in lower for hint in _CORRECTION_HINTS) and bool(_CORRECTION.search(text))


def _masthead(line: str) -> str:
    """Return a key for a paper's or site's name: without numbers and dates; '' for a line that many papers share."""
    folded = fold_words(line)
    if re.fullmatch(_MINISTRY, folded) or len(line) > HEAD_WIDTH:
        return ""
    words = [w for w in folded.split() if not any(c.isdigit() for c in w) and not _CALENDAR.fullmatch(w)]
    return "publisher " + " ".join(words) if len("".join(words)) >= 3 else ""


_CALENDAR = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|issue|no|volume|page|local|news|home|press|release"
)


def _official(head: Sequence[str]) -> set[str]:
    """Return the key of the foreign ministry that a heading names, if it names one and its country.

    The country may stand in another line of the heading; an embassy's heading names its ministry at most above it.
    """
    lines = [line for line in head if len(line) <= HEAD_WIDTH]
    folded = [fold_words(line) for line in lines]
    if any(
        re.match(r"(?:the )?(?:embassy|consulate|consulate general|permanent mission) of\b", words) for words in folded
    ):
        return set()
    for line, words in zip(lines, folded, strict=True):
        if re.search(_MINISTRY, words):
            return {f"ministry {country}" for country in (_countries(line) or _countries(" ".join(lines)))[:1]}
    return set()


def _credits(text: str) -> Iterable[str]:
    """Return the keys of those whom a report credits in its lead."""
    for match in _CREDIT.finditer(text):
        if match["press"]:
            around = text[match.start() : match.end() + 60].split("\n", maxsplit=1)[0]
            countries = _countries(around) or _countries(text[max(0, match.start() - 60) : match.start()])
            if countries:
                yield f"ministry {countries[0]}"
        elif match["agency"] or (match["by"] and _AGENCY.fullmatch(match["by"])):
            yield _named(match["agency"] or match["by"])


def _named(agency: str) -> str:
    return "agency " + fold_words(agency).replace(" ", "")


def origin_keys(record: Record, source: Source, text: str) -> frozenset[str]:
    """Return the keys of the origins that a record goes back to: records that share a key share an origin.

    A figure goes back to the office that its sentence names, else a record to whom its article credits, else to the
    article's publisher.
    """
    if record.kind == "trade":
        named = _statistics(_sentences(record, text))
        if named:
            return named
    return source.credited or source.own | {f"document {record.doc}"}


def _sentences(record: Record, text: str) -> str:
    """Return the sentences that hold a record's first evidence: where the source of a figure is named."""
    start, end = record.evidence[0].start, record.evidence[0].end
    low = max((m.end() for m in _STOP.finditer(text, max(0, start - 400), start)), default=max(0, start - 400))
    stop = _STOP.search(text, max(start, end - 1), end + 400)
    return text[low : stop.end() if stop else min(len(text), end + 400)]


def _statistics(text: str) -> frozenset[str]:
    """Return the key of the statistical office that a sentence names, with its country."""
    near = fold_words(_POSSESSIVE.sub("", text))
    for body, pattern in _STATISTICS:
        match = pattern.search(near)
        if match:
            before, after = near[: match.start()], near[match.end() :]
            close = _countries(" ".join(before.split()[-3:]))
            following = _countries(" ".join(after.split()[:8]))
            country = close[-1:] or following[:1] or _countries(before)[-1:]
            if country:
                return frozenset({f"{body} {country[0]}"})
    return frozenset()


def is_preliminary(record: Record, text: str) -> bool:
    """Tell whether a figure is said to be preliminary, in its own sentence or just before."""
    start, end = record.evidence[0].start, record.evidence[0].end
    return bool(_PRELIMINARY.search(text[max(0, start - 120) : end + 20]))


def is_final(record: Record, text: str) -> bool:
    """Tell whether a figure is said to be final or revised."""
    start, end = record.evidence[0].start, record.evidence[0].end
    return bool(_FINAL.search(text[start : end + 80]))


@cache
def _names() -> Mapping[str, str]:
    """Return country codes by folded name and demonym."""
    codes: dict[str, str] = {}
    for code, entry in sorted(load_world().countries.items()):
        for name in (entry.name, entry.long_name, *entry.names, *entry.demonyms):
            codes.setdefault(fold_words(name), code)
    return codes


def _countries(text: str) -> list[str]:
    """Return the countries that a phrase names, in order, the longest names first."""
    words = fold_words(_POSSESSIVE.sub("", text)).split()
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(5, len(words) - at), 0, -1):
            code = _names().get(" ".join(words[at : at + size]))
            if code is not None:
                found.append(code)
                at += size - 1
                break
        at += 1
    return found
