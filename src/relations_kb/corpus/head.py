"""The head of an article: its title, and the lines around it that tell who publishes, who wrote, where and when.

In: the lines of a text and which of them are noise. Out: a :class:`Head`, by indices of lines. The head ends where
the text begins. What is decided here keeps a date or byline from being taken for a heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from relations_kb.corpus.chronology import entry_dates
from relations_kb.corpus.dateline import dateline
from relations_kb.corpus.dates import dates_in, tells_event
from relations_kb.corpus.lines import Line, looks_like_heading
from relations_kb.corpus.noise import first_prose, is_organisation, is_prose
from relations_kb.corpus.tables import is_row
from relations_kb.rules.sifted import Sifted

_MARKED_TITLE = re.compile(r"\A(?:=\s*([^=].*?)\s*=|#\s+(\S.*?)\s*#*)\Z")
_LABELLED = re.compile(
    r"(?:published|posted|updated|modified|last (?:updated|modified|edited|reviewed)|date|issued"
    r"|released?|created|added|(?:information|data|page) (?:is|was|are|were) (?:prepared|renewed|refreshed|revised"
    r"|compiled|updated|actuali[sz]ed)|prepared)\b"
    r"(?: (?:at|on|by|date))?\s*:?\s",
    re.I,
)
_BYLINE = re.compile(
    r"(?:by|written by|authors?:|reported by|text by)\s+\S|authors?:\Z|\w+ correspondent in\b"
    r"|from our (?:own )?correspondent",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:no\.?|issue|vol\.?|volume|news id|press release|release|page|nr\.?)\s*:?\s*(?:no\.?\s*)?\d", re.I
)
_ASIDE = re.compile(r"\(.*\)\Z|\[.*\]\Z")
_LABEL = re.compile(
    r"(?:press releases?|news(?: releases?)?|releases?|statements?|readouts?|opinions?|editorial"
    r"|column|commentary|analysis|public relations|press service|press office|media center"
    r"|exclusive"
    r"|for immediate release|politics|nation|economy|world|diplomacy|national|international"
    r"|business|interview|the white house|briefing room|corrections and clarifications"
    r"|in the name of \w+)\b.{0,20}\Z",
    re.I,
)
_PAPER = Sifted(
    r"\b(?:news|times|post|herald|courier|agency|monitor|daily|tribune|gazette|letter|review"
    r"|bulletin|exclusive|journal|observer|telegraph|media|today|online|weekly|chronicle|digest"
    r"|globe|mail|star|standard|guardian|independent|echo|report|wire|dispatch|mirror|sun|voice"
    r"|radio|tv|television|press)\Z",
    flags=re.I,
)
_DATE_WORDS = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\b(?:gmt|utc|ist|wib"
    r"|est|edt|cet|am|pm|hrs?|hours|min(?:ute)?s? read|views?|page|local|news|date)\b|[^\w]|\d|_",
    re.I,
)
_SMALL_WORDS = frozenset(
    [
        "of",
        "the",
        "and",
        "in",
        "on",
        "de",
        "la",
        "el",
        "al",
        "al-",
        "del",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "le",
        "les",
        "du",
        "van",
        "der",
    ]
)
_NOT_A_PLACE = re.compile(
    r"\b(?:history|introduction|background|overview|relations?|summary|biography|career|life"
    r"|early|content|contents|visits?|trade|economy|economic|agreements?|missions?|definition"
    r"|preface|foreword|origins?|legacy|press|release"
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
    labels: list[Line] = []
    heads = _masthead_groups(lines[:body], noise)
    entries = entry_dates(lines, noise)
    for line in lines[:body]:
        words = line.words
        if line.number in entries:
            break
        if line.number in noise:
            continue
        if line.number in heads:
            if is_detail(words):
                details.append(line.number)
            else:
                (organisations if heads[line.number] else mastheads).append(line.number)
            continue
        marked = _MARKED_TITLE.match(words)
        if marked is not None:
            return Head(line.number, tuple(organisations), tuple(mastheads), tuple(details), None, body)
        if words[0] in "=#" or (is_row(words) and not any(dates_in(words))):
            if candidates:
                break
            continue
        if crumb and words == crumb:
            candidates = [line]
            break
        if is_detail(words):
            details.append(line.number)
        elif is_organisation(words) and not candidates:
            organisations.append(line.number)
        elif _LABEL.match(words) or (_ASIDE.match(words) and not words.startswith("[Column")):
            mastheads.append(line.number)
            labels.append(line)
        elif words[-1] == ":" or words[0] in "-*•":
            if candidates:
                break
        elif looks_like_heading(words) or (not candidates and len(words) <= 400 and not is_prose(words)):
            candidates.append(line)
    candidates = [line for line in candidates if not _heads_text(lines, line)] or candidates[:0]
    title = _choose(candidates, mastheads)
    if title is not None and len(candidates) == 1 and _PAPER.search(candidates[0].words) and labels:
        below = [line for line in labels if line.number > title and not _ASIDE.match(line.words)]
        if below:
            mastheads.append(title)
            title = below[-1].number
            mastheads.remove(title)
    if (
        title is None
        and not crumb
        and organisations
        and _stands_alone(lines, organisations[-1])
        and len(organisations) == 1
    ):
        title = organisations.pop()
    after = [
        line
        for line in lines[:body]
        if title is not None and line.number > title and line.number not in noise and line.number not in entries
    ]
    details.extend(line.number for line in after if is_detail(line.words) and line.number not in details)
    details.extend(_below_standfirst(lines, body, noise))
    beside = {number + step for number in details for step in (-1, 1)}
    mastheads.extend(
        line.number
        for line in after
        if line.number in beside
        and line.number not in details
        and (_PAPER.search(line.words) or _LABEL.match(line.words) or _is_byline_name(lines, line))
    )
    place = _place_line(after, lines, details, mastheads, body)
    own = sorted(number for number in details if number not in entries)
    return Head(title, tuple(organisations), tuple(mastheads), tuple(own), place, body)


# 'Chile - Economy News 5 November 2023': a section's name, with a dash or bar in it, and the day.
_CATEGORY = re.compile(r"(?:[A-Z][\w&]+ ){1,3}[|/–-] (?:[A-Z&][\w&]* ){1,3}(?=\d)")
_EVENTS_OF_DAY = re.compile(r"\D{8,80}, \d{4}-\d\d-\d\d\Z")


def is_detail(words: str) -> bool:
    """Tell whether a line is nothing but a date, a byline or an issue's number, perhaps with a category or place."""
    if len(words) > 120 or is_prose(words):
        return False
    if _BYLINE.match(words) and words[-1] not in ".!?":
        return True
    if _EVENTS_OF_DAY.match(words):
        return False
    found = list(dates_in(words))
    if found and tells_event(words):
        return False
    if _LABELLED.match(words) and found:
        return True
    if _NUMBERED.match(words) and len(words) <= 60:
        return True
    if not found:
        return False
    rest = words
    for date in reversed(found):
        rest = rest[: date.start] + " " + rest[date.end :]
    rest = _DATE_WORDS.sub(" ", rest)
    if _CATEGORY.match(words) and found[-1].end == len(words.rstrip()):
        return True
    if any(word[0].islower() and len(word) > 3 for word in rest.split()):
        return False  # 'She died on 15 March 1740.'
    return len(rest.replace(" ", "")) <= 24 and not words.startswith(("-", "*", "•", "=", "#"))


def _masthead_groups(lines: Sequence[Line], noise: Mapping[int, str]) -> dict[int, bool]:
    """Return the lines of the groups (no blank line within) at the top that hold an organisation's name.

    The value tells whether the line is part of its name: up to the last such line of the group, so that
    'ARAB REPUBLIC OF … / MINISTRY OF …' is one; what follows ('Public Relations', 'Press release') is not.
    A group whose other lines are long holds the title, and is none.
    """
    found: dict[int, bool] = {}
    group: list[Line] = []
    for place, line in enumerate([*lines, None]):
        if line is not None and (not group or line.number == group[-1].number + 1):
            group.append(line)
            continue
        own = [entry for entry in group if entry.number not in noise]
        named = [at for at, entry in enumerate(own) if is_organisation(entry.words)]
        if not named or len(own) < 2 or any(entry.words.count(" ") > 5 for entry in own if not _is_headed(entry)):
            break
        last = named[-1]
        found.update((entry.number, at <= last) for at, entry in enumerate(own))
        group = [] if line is None else [line]
        if place > 12:
            break
    return found


def _is_headed(line: Line) -> bool:
    return is_organisation(line.words) or is_detail(line.words) or _ASIDE.match(line.words) is not None


def _heads_text(lines: Sequence[Line], line: Line) -> bool:
    """Tell whether a short line stands directly on a paragraph, as a section's heading does and a title does not."""
    place = next(at for at, other in enumerate(lines) if other.number == line.number)
    if place == 0 or place + 1 >= len(lines) or lines[place + 1].number != line.number + 1:
        return False
    return is_prose(lines[place + 1].words) and line.words.count(" ") <= 3


def _below_standfirst(lines: Sequence[Line], body: int, noise: Mapping[int, str]) -> list[int]:
    """Return the byline and date that stand below a standfirst: one line of text, then details, then the text."""
    found = []
    for place in range(body + 1, min(body + 6, len(lines) - 1)):
        if lines[place].number in noise:
            continue
        if is_prose(lines[place].words):
            break
        if is_detail(lines[place].words):
            found.append(lines[place].number)
            before = lines[place - 1]
            if place - 1 > body and before.number == lines[place].number - 1 and before.words in lines[place].words:
                found.append(before.number)
    return found


def _is_byline_name(lines: Sequence[Line], line: Line) -> bool:
    """Tell whether a line repeats what the byline below it says ('A. Writer', 'By A. Writer, 3 May 2020')."""
    return any(other.number == line.number + 1 and line.words in other.words for other in lines[:80])


def _body(lines: Sequence[Line], noise: Mapping[int, str]) -> int:
    body = first_prose(lines, noise)
    for place, line in enumerate(lines[:body]):
        words = line.words
        if line.number not in noise and len(words) > 60 and words[-1] in '.!?:"”’»)' and dateline(words) is not None:
            return place
    return body


def _last_crumb(lines: Sequence[Line], noise: Mapping[int, str]) -> str:
    """Return the last part of the last breadcrumb, which repeats the headline, or ''."""
    crumbs = [line.words for line in lines if noise.get(line.number) == "breadcrumb"]
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
        mastheads.append(first.number)
        candidates = candidates[1:]
    return candidates[0].number if candidates else None


def _looks_like_code(words: str) -> bool:
    """Tell whether a line is a slug or domain: 'POL-KUWAIT-BOSNIA', 'GOV.SI'."""
    return " " not in words and (words.isupper() or "." in words)


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    return all(line.number not in (index - 1, index + 1) for line in lines)


def _place_line(
    after: Sequence[Line], lines: Sequence[Line], details: Sequence[int], mastheads: Sequence[int], body: int
) -> int | None:
    """Return the line below the title that names where it happened: 'Sochi', 'The Kremlin, Moscow'.

    A text with headings of its own has none: its first heading would look the same.
    """
    rest = [line for line in after if line.number not in details and line.number not in mastheads]
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
    return rest[0].number if headings <= (2 if "," in rest[0].words else 1) else None


def looks_like_place(words: str) -> bool:
    """Tell whether a line can be the name of a place: one to five capitalised words, no digits."""
    parts = words.split()
    if not 1 <= len(parts) <= 6 or len(words) > 60 or words[-1] in ".:;!?" or any(c.isdigit() for c in words):
        return False
    if _NOT_A_PLACE.search(words) or "|" in words or "–" in words:
        return False
    return all(part[0].isupper() or part.lower() in _SMALL_WORDS for part in parts)
