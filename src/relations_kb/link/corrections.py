"""Where a paper corrects itself: the stretches of a text that take back what an earlier report said.

Papers do so below a heading ('Corrections', 'We got it wrong', 'For the record'), in a paragraph at the end of
something else ('In our last issue we wrongly …'), or in a text of its own that names the report and apologises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

HEAD_WIDTH: Final = 90  # code points; a longer line is no heading
_OWN: Final = (
    r"(?:articles?|stor(?:y|ies)|items?|reports?|reporting|editions?|issues?|dispatch(?:es)?|notes?|coverage|papers?|"
    r"releases?|messages?|columns?|numbers?)"
)
_FAULT: Final = r"(?:errors?|mistakes?|inaccurac(?:y|ies)|slips?|misprints?|typos?)"
# What is one's own, and what one has printed before: 'our report', 'last week's story', 'a previous report'.
_OURS: Final = (
    r"(?:our|(?:last|this) (?:week|month)'s|yesterday's|(?:mon|tues|wednes|thurs|fri|satur|sun)day's|"
    r"(?:a|the|our) (?:previous|earlier|last))"
)
_WRONGLY: Final = r"(?:wrongly|mistakenly|incorrectly|erroneously|in error)"
_US: Final = r"(?:we|the editors?|this (?:paper|newspaper|agency|site)|the editorial (?:board|staff|office))"
# Said of what one has printed oneself.
_SAYS_SO: Final = (
    rf"\bnot,? as {_US} (?:printed|reported|wrote|said|stated|published|had it|put it)\b",
    rf"\b(?:as )?(?:{_US}|our \w+) {_WRONGLY}\b",
    rf"\b{_OURS} (?:[\w-]+ ){{0,3}}?{_OWN}(?: of [^.;\n]{{1,20}})? {_WRONGLY}\b",
    # Titles in quotation marks and numbers in brackets may have full stops.
    rf"\b{_OURS} (?:[\w-]+ ){{0,3}}?{_OWN}\b(?:[^.;\n]|\.(?= ?\d)){{0,80}}?"
    r"\b(?:contained|had|got|gave|deserves?|needs?|needed|requires?|carried)\b"
    rf"[^.;\n]{{0,40}}\b(?:{_FAULT}|corrections?|correcting|wrong)\b",
    rf"\b{_OURS} (?:[\w-]+ ){{0,3}}?{_OWN}\b[^.;\n]{{0,80}}?"
    r"\bmis(?:stated|reported|spelled|spelt|identified|quoted|named)\b",
    rf"\b(?:misspelled|misspelt|misstated|misreported|wrong|incorrect|mistaken|wrongly given) in {_OURS} ",
    rf"\b{_OURS} (?:[\w-]+ ){{0,3}}?{_OWN}\b[^.;\n]{{0,80}}\b"
    r"should (?:have (?:said|read|been|stated|given|named)|read|be read)\b",
    rf"\b{_FAULT} (?:[a-z]+ )?(?:slipped|crept|found (?:its|their) way) in(?:to)?\b",
    rf"\b{_FAULT} in {_OURS} ",
    rf"\b(?:due|owing) to an? (?:[a-z]+ )?{_FAULT},? {_OURS} ",
    rf"\b{_US} (?:[a-z]+ly )?(?:regrets?|apologi[sz]es? (?:to [^.;]{{1,40}} )?for) (?:the|these|this|our|any) "
    rf"(?:[a-z]+ )?{_FAULT}\b",
    r"\bthe editors? apologi[sz]es? to\b",
    r"\bwe stand corrected\b",
    rf"\bin {_OURS} (?:paper|issue|edition|number) we "
    r"(?:had|put|gave|called|named|made|turned|moved|placed|counted)\b",
    r"\bthe (?:figure|number|date|name|title|rank|amount|sum|place|round) (?:that |which )?we "
    r"(?:printed|gave|reported|published|used|named)\b[^.;]{0,60}\b(?:wrong|too (?:high|low|big|small|many|much|early|"
    r"late)|mistaken|incorrect|another)\b",
)
_HEADINGS: Final = (
    r"corrections? and clarifications?",
    r"(?:a )?(?:corrections?|corrigend(?:um|a)|errat(?:um|a)|clarifications?|rectifications?|amendments?|amends)"
    r"(?= ?(?:[:.–—-]|$| to our\b))",
    r"corrected (?:version|release|report)",
    r"(?:re-?issued|re-?sent|repeated) with (?:the )?correct(?:ed)?",
    r"\(?corrects? (?:the )?(?:paragraphs?|names?|dates?|figures?|titles?|spelling|amounts?|headline|first|second|"
    r"third)\b",
    r"we (?:got|had) (?:it|that|this) wrong",
    r"we were wrong",
    r"(?:setting|putting) (?:the record|it|things) (?:straight|right)",
    r"(?:our|an) (?:mistakes?|errors?|apolog(?:y|ies))",
    r"(?:slips?|errors?|mistakes?) and (?:corrections?|apolog(?:y|ies))",
)
_WORDS: Final = re.compile("|".join(_SAYS_SO), re.IGNORECASE)
_HEAD: Final = re.compile(rf"^[^\w\n]*(?:{'|'.join(_HEADINGS)})\b|\bcorrections? and clarifications?\b", re.I | re.M)
# A heading that owns up in other words: 'Where we were wrong', 'Sorry, our mistake'. Columns have such titles too, so
# that the text must name the report that it takes back.
_OWNS_UP: Final = re.compile(
    r"^[^\w\n]*(?=[^\n]{4,60}$)[^\n]*\b(?:we|our|us)\b[^\n]*\b(?:wrong|mistakes?|mistaken|errors?|erred|amends|sorry)\b"
    r"[^.\n]*$",
    re.I | re.M,
)
_REPORT: Final = re.compile(
    rf"\b(?:our|last (?:week|month)'s|yesterday's) (?:[\w-]+ ){{0,3}}?{_OWN}\b"
    r"(?=[^\n]{0,80}(?:[\"“«(]|\bof \d|\bon \d|\bNo\b))",
    re.I,
)
# A report put right in place: all of it is the corrected one.
_IN_PLACE: Final = re.compile(
    rf"(?i)\ban? (?:earlier|previous) version of this {_OWN}\b|"
    rf"\bthis {_OWN} (?:was|has been) (?:amended|corrected|updated to correct)\b"
)
# One of these stands in every text that the patterns find; looking for them first is ten times faster.
_HINTS: Final = (
    "correct",
    "clarif",
    "corrig",
    "errat",
    "as we ",
    "version of this",
    "wrong",
    "mistak",
    "error",
    "inaccura",
    "erroneous",
    "apolog",
    "regret",
    "straight",
    "too ",
    "should ",
    "rectif",
    "amend",
    "slip",
    "paper we ",
    "issue we ",
    "edition we ",
    "number we ",
    "typo",
    "misprint",
    "misstated",
    "misreported",
    "misspel",
    "misidentified",
    "misquoted",
)
_EMPTY: Final = re.compile(r"\n[ \t]*\n")


def corrections(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end (code points) of what corrects an earlier report.

    Below a heading that is all that follows, else the paragraph of the words that say so. A note on 'an earlier version
    of this article' makes the whole article the corrected one.
    """
    lower = text.lower()
    if not any(hint in lower for hint in _HINTS):
        return
    if _IN_PLACE.search(text) is not None:
        yield 0, len(text)
    else:
        yield from dict.fromkeys(_stretches(text))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands below a heading and around words that correct; the same stretch perhaps more than once."""
    for match in _HEAD.finditer(text):
        start = text.rfind("\n", 0, match.start() + 1) + 1
        line = text[start : (text.find("\n", match.end()) + 1 or len(text) + 1) - 1]
        if len(line) <= HEAD_WIDTH and not line.rstrip().endswith((".", ";")):
            yield start, len(text)
        else:
            yield _paragraph(text, match.start())
    if _REPORT.search(text) is not None:
        for match in _OWNS_UP.finditer(text):
            yield match.start(), len(text)
    for match in _WORDS.finditer(text):
        yield _paragraph(text, match.start())


def _paragraph(text: str, at: int) -> tuple[int, int]:
    """Return the start and end of the paragraph around an offset: between empty lines."""
    before = [m.end() for m in _EMPTY.finditer(text, 0, at)]
    after = _EMPTY.search(text, at)
    return (before[-1] if before else 0), (after.start() if after else len(text))
