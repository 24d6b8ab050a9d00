"""Masking: which lines of a page are no part of its article.

In: the lines of a text that are not blank. Out: a reason (the id of a masking rule) for each line that is noise.
Noise is of three sorts: lines that are noise wherever they stand (:mod:`~relations_kb.corpus.noise_rules`), the page's
head before the headline, and boxes of other articles, most often at the end. The rules are timid where an article's
own text may stand: what reads as prose is masked only in a tail that holds next to none of it, and a text of which
nothing would be left is not masked at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from relations_kb.corpus.lines import Line, looks_like_heading
from relations_kb.corpus.noise_rules import APPENDIX, BOX_STARTS, is_tag_line, line_noise
from relations_kb.corpus.tables import is_row_of_figures

_PROSE = re.compile(r"[.!?][\"'”’»)\]]*\Z")
_PROSE_ENDS = frozenset(".!?\"'”’»)]")
_CUT_OFF = re.compile(r"(?:…|\.\.\.| [JS]r\.)[\"'”’»)\]]*\Z")
_BULLET = re.compile(r"\A[-*•·–▪◦]\s*")
_TEASER_TIME = re.compile(
    r"\A(?:.{0,40}\b)?(?:\d{1,2} (?:\w{3,9})\.? \d{4}|\w{3,9}\.? \d{1,2},? \d{4}|\d{1,3} (?:min"
    r"|hour|hr|day|week|month|year|sec)\w* ago"
    r"|(?:an?|one) (?:hour|day|week|month) ago|\d{2}[./]\d{2}[./]\d{4}|\d{1,2}:\d{2})\b.{0,24}\Z",
    re.I,
)
_CHROME = frozenset({"menu", "breadcrumb", "privacy"})
_HEAD_NOISE = frozenset({"menu", "breadcrumb", "privacy", "share", "subscribe", "copyright", "comments"})
_ORGANISATION = re.compile(
    r"\b(?:Minist\w+|Embassy|Embajada|Consulate|Government|Republi\w+|Cancill\w+|Office"
    r"|Department|Mission|Kingdom|State|Commission|Council|Website)\b",
    re.I,
)
# A headline in capitals may name an organisation too, but tells what it did.
_OCCASION = re.compile(
    r"\b(?:meetings?|sessions?|statement|communiqu[eé]|concert|visits?|talks|conference|summit"
    r"|readout|agreement|treaty|declaration"
    r"|remarks|interview|ceremony|consultations|relations|address|call|list)\b",
    re.I,
)
_MARKED = re.compile(r"\A(?:={1,6}\s*[^=].*=|#{1,6}\s+\S.*)\Z")
_LABEL = re.compile(
    r"\A(?:news|politics|nation|national|world|economy|business|opinions?|diplomacy|local|society"
    r"|international|regional|foreign affairs|analysis|culture"
    r"|comment(?:ary)?|editorial|latest|top news|press releases?|releases?|statements?|readouts?"
    r"|briefing room|columns?)\Z",
    re.I,
)
_ALSO_IN_ARTICLES = frozenset({"notes", "sources", "literature", "gallery", "citations"})
_BYLINE = re.compile(r"\A(?:by\s+\S|author\b|written by)", re.I)


def find_noise(lines: Sequence[Line]) -> dict[int, str]:
    """Return the reason of each line (by its index) that is noise."""
    reasons: dict[int, str] = {}
    for line in lines:
        reason = line_noise(line.words)
        if reason is not None:
            reasons[line.number] = reason
    found = dict(reasons)
    _mask_head(lines, found)
    _mask_appendices(lines, found)
    _mask_boxes(lines, found)
    _mask_after_author(lines, found)
    _mask_tags(lines, found)
    for chosen in (found, {index: why for index, why in reasons.items() if why in _HEAD_NOISE}):
        if any(line.number not in chosen for line in lines):
            return chosen
    return {}


def is_prose(words: str) -> bool:
    """Tell whether a line reads as text: a dozen words that end as a sentence does."""
    if len(words) < 70 or words[-1] not in _PROSE_ENDS:
        return False
    return words.count(" ", 0, 400) >= 10 and bool(_PROSE.search(words[-8:])) and not _CUT_OFF.search(words[-8:])


def first_prose(lines: Sequence[Line], reasons: Mapping[int, str]) -> int:
    """Return the place in ``lines`` of the first line that reads as text, or the number of lines."""
    for place, line in enumerate(lines):
        if line.number not in reasons and is_prose(line.words):
            return place
    return len(lines)


def is_organisation(words: str) -> bool:
    """Tell whether a line is the name of a ministry, embassy or such: capitalised words and one that says so."""
    if len(words) > 120 or not _ORGANISATION.search(words) or words[-1] in ".!?" or _OCCASION.search(words):
        return False
    small = {
        "of",
        "the",
        "and",
        "for",
        "in",
        "to",
        "de",
        "i",
        "e",
        "la",
        "del",
        "të",
        "do",
        "et",
        "des",
        "du",
        "und",
        "der",
        "at",
        "on",
        "&",
        "a",
    }
    return all(not word[0].islower() or word in small or "." in word for word in re.split(r"[\s/–-]+", words) if word)


def _mask_head(lines: Sequence[Line], reasons: dict[int, str]) -> None:
    """Mask the head of a page: all above the last menu, breadcrumb or cookie line before the first text.

    'Embassy of … ' above a breadcrumb stays: it tells who speaks. A text that opens with a marked title has no head.
    """
    if not lines or _MARKED.match(lines[0].words):
        return
    body = first_prose(lines, reasons)
    if body == len(lines):
        body = min(len(lines), 40)
    _mask_menu_lists(lines[:body], reasons)
    chrome = [place for place in range(body) if reasons.get(lines[place].number) in _CHROME]
    if not chrome:
        return
    last = chrome[-1]
    for line in lines[:last]:
        if not is_organisation(line.words) and not _BYLINE.match(line.words):
            reasons.setdefault(line.number, "menu")
    crumbs = lines[last].words if reasons.get(lines[last].number) == "breadcrumb" else ""
    for line in lines[last + 1 : body]:
        if _LABEL.match(line.words) or (crumbs and len(line.words) < 20 and f"{line.words} >" in crumbs):
            reasons.setdefault(line.number, "section-label")
        elif line.number not in reasons:
            break


def _mask_menu_lists(lines: Sequence[Line], reasons: dict[int, str]) -> None:
    """Mask runs of five and more bullets of a word or two each: a menu that was a list."""
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and _BULLET.match(line.words) and len(line.words) <= 32 and line.words.count(" ") <= 4:
            run.append(line)
            continue
        if len(run) >= 5:
            reasons.update((entry.number, "menu") for entry in run)
        run = []


def _mask_appendices(lines: Sequence[Line], reasons: dict[int, str]) -> None:
    """Mask 'See also', 'References' and their like, with the lists below them."""
    place = 0
    while place < len(lines):
        words = lines[place].words
        title = words.strip("=# '")
        early = place < len(lines) // 2 and title.lower().rstrip(":") in _ALSO_IN_ARTICLES
        if not APPENDIX.match(title) or (place == 0 and len(lines) > 1) or early:
            place += 1
            continue
        marked = bool(_MARKED.match(words))
        stop = place + 1
        while stop < len(lines) and not _ends_appendix(lines, stop, marked):
            stop += 1
        if not marked and stop < len(lines):
            while (
                stop > place + 1
                and looks_like_heading(lines[stop - 1].words)
                and not _BULLET.match(lines[stop - 1].words)
            ):
                stop -= 1
        # 'Notes' or 'Sources' over ordinary text is a section like any other.
        if stop > place + 1 or place + 1 == len(lines):
            for line in lines[place:stop]:
                reasons.setdefault(line.number, "appendix")
        place = stop


def _ends_appendix(lines: Sequence[Line], place: int, marked: bool) -> bool:
    words = lines[place].words
    if _MARKED.match(words):
        return True
    if _BULLET.match(words):
        return False
    if is_prose(words):
        return True
    # In an unmarked text a short line above a paragraph or another list is the next heading.
    return not marked and APPENDIX.match(words) is not None


def _mask_tags(lines: Sequence[Line], reasons: dict[int, str]) -> None:
    """Mask rows of tags below the last text; a row of words above a row of figures is the head of a table."""
    below = ""
    for line in reversed(lines):
        if line.number not in reasons and is_prose(line.words):
            return
        if line.number not in reasons and is_tag_line(line.words) and not is_row_of_figures(below):
            reasons[line.number] = "tags"
        below = line.words


def _mask_boxes(lines: Sequence[Line], reasons: dict[int, str]) -> None:
    """Mask boxes of other articles: to the end where no text follows, else up to where the text goes on."""
    begin = first_prose(lines, reasons)
    own = [place for place in range(len(lines)) if _is_own_text(lines, place, reasons)]
    total = sum(len(lines[place].words) for place in own)
    passed = 0
    weight = total
    for place in range(begin + 1, len(lines)):
        while passed < len(own) and own[passed] <= place:
            weight -= len(lines[own[passed]].words)
            passed += 1
        line = lines[place]
        why = reasons.get(line.number)
        starts_box = why in (None, "menu") and len(line.words) <= 60 and BOX_STARTS.match(line.words)
        if not starts_box and why != "comments":
            continue
        left = len(own) - passed
        small = (left <= 1 and weight <= 0.2 * total) or weight <= 0.05 * total
        if why == "comments" and not small:
            continue
        for other in lines[place : len(lines) if small else own[passed]]:
            reasons.setdefault(other.number, "comments" if why == "comments" else "related")
        if small:
            return


def _is_own_text(lines: Sequence[Line], place: int, reasons: Mapping[int, str]) -> bool:
    """Tell whether a line after a box's heading is the article's text, and not a teaser with its time below it."""
    if lines[place].number in reasons or not is_prose(lines[place].words):
        return False
    if _BULLET.match(lines[place].words):
        return False
    near = lines[place + 1 : place + 2]
    return not any(
        (len(line.words) < 100 and _TEASER_TIME.match(line.words)) or reasons.get(line.number) == "teaser"
        for line in near
    )


def _mask_after_author(lines: Sequence[Line], reasons: dict[int, str]) -> None:
    """Mask the tags that follow 'Author:' and a name at the end of an article."""
    for place in range(len(lines) - 1, max(-1, len(lines) - 8), -1):
        if re.fullmatch(r"Authors?:(?:\s+\S.{0,60})?", lines[place].words):
            skip = place + (1 if len(lines[place].words) > 9 else 2)
            rest = lines[skip:]
            if place > first_prose(lines, reasons) and not any(is_prose(line.words) for line in rest):
                for line in rest:
                    reasons.setdefault(line.number, "tags")
            return
