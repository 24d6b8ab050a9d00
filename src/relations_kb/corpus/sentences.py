"""Sentences of a block, with offsets.

In: the text and a stretch of it (one paragraph, item or row). Out: the stretches of its sentences, in order, without
white space around them. The boundaries are those of sentencex, joined again where an abbreviation or initial was
taken for an end ('700 mln. dollars', 'U.S. President'), and split where a blank was lost ('with Albania.On 3 May').
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import segment  # type: ignore[import-untyped]

# What a sentence rarely ends with, lower case: titles, months, units, ranks.
_NOT_AN_END = frozenset(
    [
        "adm",
        "amb",
        "approx",
        "art",
        "bln",
        "brig",
        "capt",
        "cllr",
        "co",
        "col",
        "corp",
        "dr",
        "ed",
        "e.g",
        "eng",
        "est",
        "etc.",
        "fig",
        "gen",
        "gov",
        "h.e",
        "h.h",
        "h.m",
        "h.r.h",
        "hon",
        "i.e",
        "inc",
        "jr",
        "lt",
        "ltd",
        "maj",
        "messrs",
        "mil",
        "mln",
        "mr",
        "mrs",
        "ms",
        "mt",
        "no",
        "nos",
        "para",
        "pp",
        "pres",
        "prof",
        "rep",
        "rev",
        "sen",
        "sgt",
        "sr",
        "st",
        "trn",
        "vs",
        "vol",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mohd",
        "muhd",
        "md",
        "moh",
        "abd",
        "jos",
        "chr",
        "sra",
        "dra",
        "ing",
        "mag",
        "dott",
        "msgr",
        "mgr",
        "univ",
        "cdr",
        "cmdr",
        "supt",
        "ven",
        "dept",
        "govt",
        "secy",
        "asst",
        "u.s",
        "u.k",
        "u.n",
        "i.r",
        "p.r",
    ]
)
# Those of them that can end one: 'in the U.S. The talks …' is split, 'the U.S. President' is not.
_COUNTRY_LETTERS = frozenset({"u.s", "u.k", "u.n", "d.c", "u.s.a", "u.a.e", "p.r.c", "r.o.c"})
_OPENERS = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "it",
        "he",
        "she",
        "they",
        "this",
        "that",
        "these",
        "those",
        "both",
        "after",
        "during",
        "following",
        "according",
        "as",
        "since",
        "its",
        "his",
        "her",
        "their",
        "there",
        "when",
        "while",
        "however",
        "for",
        "from",
        "by",
        "with",
        "we",
        "our",
        "i",
        "under",
        "but",
        "and",
        "also",
        "moreover",
    ]
)
# '$1.2 bln. China …' is split, '700 mln. dollars' and '12 mln. USD' are not.
_UNITS = frozenset({"bln", "mln", "trn", "mil"})
_CURRENCY = re.compile(r"\A(?:US|[A-Z]{3}\b|Euros?\b|Dollars?\b|R[ou]+bles?\b|Yuan\b|Yen\b)")
_LAST_WORD = re.compile(r"([^\s(\[\"“«]+)\.[\"”»)\]]*\s*\Z")
_FIRST_WORD = re.compile(r"[\"“«(\[]*([^\s,.;:]+)")
_LOST_BLANK = re.compile(r"[.!?](?=(?:The|On|In|At|It|He|She|They|This|These|Both|After|During|From)[\s,])")
_TOP_LEVEL_DOMAIN = re.compile(r"\A(?:[A-Z][a-z]|[Cc]om|[Nn]et|[Oo]rg|[Ii]nfo|[Mm]edia|[Gg]ov|[Nn]ews)\b")
_INITIAL = re.compile(r"\A(?:[A-Z]|[A-Z][a-z]|[A-Z](?:[.-][A-Z])+)\Z")
# Two letters that are no initial but a whole word: 'President Xi. Mr. Brown …'.
_NAMES = frozenset({"II", "Al", "Xi", "Li", "Wu", "Hu", "Xu", "Lu", "Ho", "Vo", "Oh"})
# '15.10.2013. – President X in Riga': the date that opens an entry ends no sentence.
_ENTRY_DATE = re.compile(r"\A\W{0,3}(?:\d{1,2}(?:[.\s]?[-–]\s?\d{1,2})?\.)?(?:\d{1,2}\.)?(?:1[89]|20)\d\d\.\s*\Z")
_TAIL = 60
_WINDOW = 8_000


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the half-open stretches of the sentences in ``text[start:end]``."""
    pieces = _pieces(text, start, end)
    if not pieces:
        return
    begin, stop = pieces[0]
    for following_begin, following_stop in pieces[1:]:
        left, right = text[max(begin, stop - _TAIL) : stop], text[following_begin : following_begin + _TAIL]
        if _belongs_together(left, right, glued=following_begin == stop):
            stop = following_stop
            continue
        yield from _unglued(text, begin, stop)
        begin, stop = following_begin, following_stop
    yield from _unglued(text, begin, stop)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a block; a very long one window by window, since the splitter slows down with the square of some."""
    found: list[tuple[int, int]] = []
    while end - start > _WINDOW:
        stop = text.rfind(" ", start, start + _WINDOW) + 1 or start + _WINDOW
        pieces = _window(text, start, stop)
        found.extend(pieces[:-1] if len(pieces) > 1 else pieces)
        start = pieces[-1][0] if len(pieces) > 1 else stop
    found.extend(_window(text, start, end))
    return found


def _window(text: str, start: int, end: int) -> list[tuple[int, int]]:
    block = text[start:end]
    found: list[tuple[int, int]] = []
    position = 0
    for piece in segment("en", block):
        words = piece.strip()
        if not words:
            continue
        at = block.find(words, position)
        if at < 0:
            # The splitter changed the text (it should not): the rest is one sentence rather than a wrong offset.
            break
        found.append((start + at, start + at + len(words)))
        position = at + len(words)
    rest = block[position:]
    if rest.strip():
        at = position + len(rest) - len(rest.lstrip())
        found.append((start + at, start + position + len(rest.rstrip())))
    return found


def _belongs_together(left: str, right: str, glued: bool) -> bool:
    """Tell whether what was split between ``left`` and ``right`` is one sentence."""
    if glued and _TOP_LEVEL_DOMAIN.match(right) and _first(right).lower() not in _OPENERS:
        return True  # 'News.Az reports'
    follower = _first(right)
    if not follower or follower[0].islower():
        return True
    if _ENTRY_DATE.match(left):
        return True
    last = _LAST_WORD.search(left)
    if last is None:
        return False
    word = last.group(1)
    plain = word.lower().rstrip(".")
    if plain in _COUNTRY_LETTERS:
        return follower.lower() not in _OPENERS
    if plain in _NOT_AN_END:
        if plain in _UNITS and follower[0].isupper() and not _CURRENCY.match(follower):
            return False
        return not (plain in {"etc.", "no", "co", "inc", "ltd", "jr", "mar", "st"} and follower.lower() in _OPENERS)
    return bool(_INITIAL.match(word)) and word not in _NAMES and follower.lower() not in _OPENERS


def _first(words: str) -> str:
    match = _FIRST_WORD.match(words)
    return match.group(1) if match else ""


def _unglued(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _LOST_BLANK.finditer(text, start, end):
        if match.start() > begin and not text[match.start() - 1].isspace():
            yield begin, match.end()
            begin = match.end()
    yield begin, end
