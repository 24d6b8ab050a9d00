"""The dateline that opens a report: 'DUSHANBE, December 29, 2016, Asia-Plus —', 'ASTANA. KAZINFORM –', 'Hanoi (VNA) –'.

In: the first words of an article's text. Out: the place, agency and date they name, with offsets in the line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from relations_kb.corpus.dates import FoundDate, dates_in

_LONGEST = 110
# A place: capitalised words ('KUWAIT CITY', 'Novo-Ogaryovo', 'Washington, D.C.'); an agency: the same, or letters.
_NAME = r"[^\W\d_][\w’'.-]*(?: (?:[^\W\d_a-z][\w’'.-]*|de|el|al|la|of))*"
_PLACE = re.compile(
    rf"\A(?P<place>{_NAME}(?:, [^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*)?)?)(?=\s*[,.:(/–—-]|\s+\()"
)
_PLACE_STOP = re.compile(r"[^\W\d_a-z]{3,}(?:[ -][^\W\d_a-z]{2,}){0,2}\. ")
_AGENCY = re.compile(r"[(/](?P<bracketed>[A-Z][\w .&’'-]{1,40})[)/]")
_DASH = re.compile(r"\s+(?:[–—-]{1,2}|--)\s+")
_BARE_AGENCY = re.compile(r"\A[\s,.]*(?P<agency>[A-Z][\w&’'-]*(?:[ .][A-Z][\w&’'-]*){0,3})[\s,.]*\Z")


class Dateline(NamedTuple):
    """What a dateline says; each part with its stretch in the line, or None. ``end`` is where the report begins."""

    place: tuple[str, int, int] | None
    agency: tuple[str, int, int] | None
    date: FoundDate | None
    end: int


def dateline(words: str) -> Dateline | None:
    """Return the dateline at the beginning of a line, or None if it begins otherwise."""
    head = words[:_LONGEST]
    end, strong = _end(head)
    if end is None:
        return None
    label = head[:end]
    place = _PLACE.match(label + " (")
    if place is None:
        return None
    name = _trimmed(place["place"])
    if not _is_place(name, strong):
        return None
    date = next(dates_in(label), None)
    agency = _agency(label, len(name), date)
    return Dateline((name, 0, len(name)), agency, date, end)


def _end(head: str) -> tuple[int | None, bool]:
    """Return where the dateline ends, and whether its marks leave no doubt that it is one."""
    dash = _DASH.search(head)
    if dash is not None and _short(head[: dash.start()]):
        return dash.end(), True
    slashed = re.match(r"[^\n]{2,60}?\s*/[A-Z][^/\n]{1,40}/\s*\.?\s+", head)
    if slashed is not None:
        return slashed.end(), True
    colon = re.match(r"[A-Z][^\n:]{1,40}:\s+(?=[\"“]?[A-Z])", head)
    if colon is not None and re.match(r"[^a-z:]{3,24}?[:,]", head) and head[: colon.end()].count(" ") <= 4:
        return colon.end(), True
    for date in dates_in(head):
        stop = re.match(r"[.:]\s+(?=[\"“(]?[A-Z])|\.?\s*\((?=[A-Z])", head[date.end :])
        # 'LIMA. 3 May 2020. The …' as well as 'Lima, 3 May 2020. The …'
        placed = "," in head[: date.start + 1] or _PLACE_STOP.fullmatch(head[: date.start]) is not None
        if stop is not None and date.start <= 40 and placed:
            return date.end + stop.end(), True
    capitals = re.match(r"([^\W\d_a-z]{3,}(?:[ -][^\W\d_a-z]{2,}){0,2})\.\s+(?=[\"“]?[A-Z])", head)
    if capitals is not None:
        return capitals.end(), True
    return None, False


def _short(label: str) -> bool:
    """Tell whether words before a dash can be a dateline: no sentence, but names, a date, an agency in brackets."""
    rest = re.sub(r"\([^)]*\)", "", label)
    if "(" in rest or ")" in rest:
        return False
    for date in reversed(list(dates_in(rest))):
        rest = rest[: date.start] + rest[date.end :]
    # An agency may be called like its address: 'LIMA, 3 May 2020, 12.pe — '.
    words = [word for word in re.split(r"[\s,./]+", re.sub(r"\b\w+\.[a-z]{2,4}\b", "", rest)) if word]
    return len(words) <= 6 and all(not word[0].islower() or word in {"of", "de", "el", "al", "la"} for word in words)


def _trimmed(place: str) -> str:
    """Cut what belongs to the date or agency off a place ('Bogotá, March' → 'Bogotá')."""
    parts = place.split(", ")
    name = parts[0].rstrip(".") if not re.search(r"\b[A-Z]\.[A-Z]\.\Z", parts[0]) else parts[0]
    if "." in name and ". " in name:
        name = name.split(". ", 1)[0]
    if len(parts) > 1 and not _MONTH_START.match(parts[1]) and not parts[1].isupper():
        return f"{name}, {parts[1]}".rstrip(".") if place.startswith(f"{name}, {parts[1].rstrip('.')}") else name
    return name


_MONTH_START = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
)


def _is_place(name: str, strong: bool) -> bool:
    return strong and len(name) >= 3 and name.count(" ") <= 4 and name.split(" ", 1)[0].lower() not in _NO_PLACE


_NO_PLACE = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "these",
        "in",
        "on",
        "at",
        "by",
        "note",
        "background",
        "security",
        "update",
        "correction",
        "summary",
        "source",
        "i",
        "we",
        "he",
        "she",
        "it",
        "they",
        "and",
        "but",
        "for",
        "from",
        "with",
        "date",
        "published",
        "photo",
        "video",
        "column",
        "opinion",
        "q",
        "question",
        "answer",
        "president",
        "minister",
        "mr",
        "mrs",
        "ms",
        "dr",
        "first",
        "second",
        "third",
    ]
)


def _agency(label: str, after: int, date: FoundDate | None) -> tuple[str, int, int] | None:
    bracketed = _AGENCY.search(label, after)
    if bracketed is not None and not any(dates_in(bracketed["bracketed"])):
        return bracketed["bracketed"], bracketed.start("bracketed"), bracketed.end("bracketed")
    begin = date.end if date is not None else after
    tail = re.sub(r"[\s–—-]+\Z", "", label)
    bare = _BARE_AGENCY.match(tail[begin:]) if begin < len(tail) else None
    if bare is None or (date is None and label[after : after + 1] != "."):
        return None
    if _MONTH_START.match(bare["agency"]):
        return None
    return bare["agency"], begin + bare.start("agency"), begin + bare.end("agency")
