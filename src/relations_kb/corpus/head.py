"""The head of an article: its title, and the lines around it that tell who publishes, who wrote, where and when.

In: the lines of a text and which of them are noise. Out: a :class:`Head`, by indices of lines. The head ends where
the text begins. What is decided here keeps a date or byline from being taken for a heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from relations_kb.corpus.dateline import dateline
from relations_kb.corpus.dates import dates_in
from relations_kb.corpus.lines import Line, looks_like_heading
from relations_kb.corpus.noise import first_prose, is_organisation, is_prose
from relations_kb.corpus.tables import is_row

_MARKED_TITLE = re.compile(r"\A(?:=\s*([^=].*?)\s*=|#\s+(\S.*?)\s*#*)\Z")
_LABELLED = re.compile(
    r"(?:published|posted|updated|modified|last (?:updated|modified|edited|reviewed)|date|issued|released?|created|added|information is prepared|prepared)\b"
    r"(?: (?:at|on|by|date))?\s*:?\s",
    re.I,
)
_BYLINE = re.compile(
    r"(?:by|written by|authors?:|reported by|text by)\s+\S|authors?:\Z|\w+ correspondent in\b|from our (?:own )?correspondent",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:no\.?|issue|vol\.?|volume|news id|press release|release|page|nr\.?)\s*:?\s*(?:no\.?\s*)?\d", re.I
)
_ASIDE = re.compile(r"\(.*\)\Z|\[.*\]\Z")
_LABEL = re.compile(
    r"(?:press releases?|news(?: releases?)?|releases?|statements?|readouts?|opinions?|editorial|column|commentary|analysis|public relations|press service|press office|media center|exclusive"
    r"|for immediate release|politics|nation|economy|world|diplomacy|national|international|business|interview|the white house|briefing room|(?:corrections and clarifications))\b.{0,20}\Z",
    re.I,
)
_PAPER = re.compile(
    r"\b(?:news|times|post|herald|courier|agency|monitor|daily|tribune|gazette|letter|review|bulletin|exclusive|journal|observer|telegraph|media|today|online|weekly|chronicle|digest"
    r"|globe|mail|star|standard|guardian|independent|echo|report|wire|dispatch|mirror|sun|voice|radio|tv|television|press)\Z",
    re.I,
)
_DATE_WORDS = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\b(?:gmt|utc|ist|wib|est|edt|cet|am|pm|hrs?|hours|min(?:ute)?s? read|views?|page|local|news|date)\b|[^\w]|\d|_",
    re.I,
)
_SMALL_WORDS = frozenset("of the and in on de la el al al- del di da do dos das le les du van der".split())
_NOT_A_PLACE = re.compile(
    r"\b(?:history|introduction|background|overview|relations?|summary|biography|career|life|early|content|contents|visits?|trade|economy|economic|agreements?|missions?|definition|preface|foreword|origins?|legacy|press|release"
    r"|report|statement|speech|remarks|transcript|highlights|key points|context|conclusion)\b",
    re.I,
)


_LONGEST_HEAD = 80
"""The most lines that a head can have, for texts in which nothing reads as prose."""


class Head(NamedTuple):
    """Indices of lines: the title (or None), names of organisations, other mastheads, details, the place's line.

    ``body`` is the place, among the lines that are not blank, where the text begins.
    """

    title: int | None
    organisations: tuple[int, ...]
    mastheads: tuple[int, ...]
    details: tuple[int, ...]
    place: int | None
    body: int


def read_head(lines: Sequence[Line], noise: Mapping[int, str]) -> Head:
    """Find the title and the lines around it.

    :param lines: the lines that are not blank.
    :param noise: reasons of masked lines, by index.
    """
    body = min(_body(lines, noise), _LONGEST_HEAD)
    crumb = _last_crumb(lines, noise)
    organisations: list[int] = []
    mastheads: list[int] = []
    details: list[int] = []
    candidates: list[Line] = []
    for line in lines[:body]:
        words = line.words
        if line.index in noise:
            continue
        marked = _MARKED_TITLE.match(words)
        if marked is not None:
            return Head(line.index, tuple(organisations), tuple(mastheads), tuple(details), None, body)
        if words[0] in "=#" or (is_row(words) and not any(dates_in(words))):
            if candidates:
                break
            continue
        if crumb and words == crumb:
            candidates = [line]
            break
        if is_detail(words):
            details.append(line.index)
        elif is_organisation(words) and not candidates:
            organisations.append(line.index)
        elif _LABEL.match(words) or _ASIDE.match(words) and not words.startswith("[Column"):
            mastheads.append(line.index)
        elif looks_like_heading(words) or (not candidates and len(words) <= 200 and not is_prose(words)):
            candidates.append(line)
    title = _choose(candidates, mastheads)
    if title is None and organisations and _stands_alone(lines, organisations[-1]) and len(organisations) == 1:
        title = organisations.pop()
    after = [line for line in lines[:body] if title is not None and line.index > title and line.index not in noise]
    details.extend(line.index for line in after if is_detail(line.words) and line.index not in details)
    place = _place_line(after, lines, details, body)
    return Head(title, tuple(organisations), tuple(mastheads), tuple(sorted(details)), place, body)


def is_detail(words: str) -> bool:
    """Tell whether a line is nothing but a date, a byline or an issue's number, perhaps with a category or place."""
    if len(words) > 120 or is_prose(words):
        return False
    if _BYLINE.match(words) and words[-1] not in ".!?":
        return True
    found = list(dates_in(words))
    if _LABELLED.match(words) and found:
        return True
    if _NUMBERED.match(words) and len(words) <= 60:
        return True
    if not found:
        return False
    rest = words
    for date in reversed(found):
        rest = rest[: date.start] + " " + rest[date.end :]
    return len(_DATE_WORDS.sub("", rest)) <= 24 and not words.startswith(("-", "*", "•", "=", "#"))


def _body(lines: Sequence[Line], noise: Mapping[int, str]) -> int:
    body = first_prose(lines, noise)
    for place, line in enumerate(lines[:body]):
        if line.index not in noise and len(line.words) > 60 and dateline(line.words) is not None:
            return place
    return body


def _last_crumb(lines: Sequence[Line], noise: Mapping[int, str]) -> str:
    """Return the last part of the last breadcrumb, which repeats the headline, or ''."""
    crumbs = [line.words for line in lines if noise.get(line.index) == "breadcrumb"]
    return re.split(r"\s*[>»›]\s*", crumbs[-1])[-1] if crumbs else ""


def _choose(candidates: list[Line], mastheads: list[int]) -> int | None:
    """Return the title among lines that could be it; a paper's name above a longer line is a masthead."""
    while len(candidates) >= 2:
        first, second = candidates[0], candidates[1]
        count = first.words.count(" ") + 1
        longer = second.words.count(" ") + 1
        paper = count <= 4 and (_PAPER.search(first.words) or _looks_like_code(first.words))
        if not paper or longer < 4 or longer <= count:
            break
        mastheads.append(first.index)
        candidates = candidates[1:]
    return candidates[0].index if candidates else None


def _looks_like_code(words: str) -> bool:
    """Tell whether a line is a slug or domain: 'POL-KUWAIT-BOSNIA', 'GOV.SI'."""
    return " " not in words and (words.isupper() or "." in words)


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    return all(line.index not in (index - 1, index + 1) for line in lines)


def _place_line(after: Sequence[Line], lines: Sequence[Line], details: Sequence[int], body: int) -> int | None:
    """Return the line below the title that names where it happened: 'Sochi', 'The Kremlin, Moscow'.

    A text with headings of its own has none: its first heading would look the same.
    """
    rest = [line for line in after if line.index not in details]
    if len(rest) != 1 or not looks_like_place(rest[0].words):
        return None
    if any(line.words[0] in "=#" for line in lines):
        return None
    headings = sum(
        1
        for line in lines[body:-1]
        if looks_like_heading(line.words)
        and len(line.words) < 60
        and not line.words.endswith(":")
        and not is_row(line.words)
        and line.words[0].isalpha()
    )
    return rest[0].index if headings <= (2 if "," in rest[0].words else 0) else None


def looks_like_place(words: str) -> bool:
    """Tell whether a line can be the name of a place: one to five capitalised words, no digits."""
    parts = words.split()
    if not 1 <= len(parts) <= 6 or len(words) > 60 or words[-1] in ".:;!?" or any(c.isdigit() for c in words):
        return False
    if _NOT_A_PLACE.search(words) or "|" in words or "–" in words:
        return False
    return all(part[0].isupper() or part.lower() in _SMALL_WORDS for part in parts)
