"""Offices and ranks: what a title says about who its holder is, and whether two titles are one post.

In: titles as written ('Vice Minister of Foreign Trade', 'Deputy Trade Minister'). Out: an :class:`Post` of rank and
subject. Countries, articles and 'affairs' are no part of a post; 'Undersecretary' and 'State Secretary' are deputies.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from relations_kb.kinds.comparison import fold_words
from relations_kb.kinds.words import first_of_row, read_words

# Rank by the first pattern that is found; the order matters ('deputy prime minister' before 'prime minister').
_RANKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (rank, re.compile(pattern))
    for rank, pattern in (
        ("vice-president", r"\bvice president\b"),
        ("deputy prime minister", r"\b(deputy|vice) (prime minister|premier|pm)\b|\bdpm\b"),
        ("prime minister", r"\b(prime minister|pm|premier|chancellor(?! of)|head of government|taoiseach)\b"),
        ("assistant minister", r"\bassistant (\w+ ){0,3}(minister|secretary)|\bassistant to the minister\b"),
        (
            "deputy minister",
            r"\b(deputy|vice|vize) (\w+ ){0,4}(minister|fm|secretary of state|foreign secretary)\b|\bunder ?secretary\b"
            r"|\bstate secretary\b|\bsecretary of state (for|at|in)\b|\bpermanent secretary\b|\bdeputy$"
            r"|\bdeputy (minister|secretary)\b",
        ),
        ("charge", r"\bcharge d ?affaires\b"),
        (
            "ambassador",
            r"\b(ambassador|high commissioner|head of mission|envoy|permanent representative"
            r"|minister plenipotentiary)\b",
        ),
        ("consul", r"\b(consul|consul general)\b"),
        ("minister of state", r"\bminister of state\b|\bparliamentary (under ?)?secretary\b"),
        ("deputy speaker", r"\b(deputy|vice) (speaker|chair\w*)\b"),
        ("speaker", r"\bspeaker\b"),
        ("deputy director", r"\b(deputy|vice|assistant) (\w+ ){0,3}(director|head|chief)\b"),
        ("director", r"\b(director|head of|chief of|chief|head)\b(?! (of )?(the )?(\w+ )?delegation)"),
        ("monarch", r"\b(pope|pontiff|king|queen|emperor|sultan|emir|amir|crown prince|prince|grand duke)\b"),
        ("minister", r"\b(minister|fm|foreign secretary|secretary of state|secretary of \w+|attorney general)\b"),
        ("president", r"\bpresident\b"),
        ("chair", r"\b(chair\w*)\b"),
        ("legislator", r"\b(member|senator|deputy|congressman|congresswoman|representative)\b"),
        ("secretary", r"\bsecretary\b"),
    )
)


@cache
def _words() -> tuple[dict[str, str], frozenset[str]]:
    lists = read_words("relations_kb.link", "offices.yaml")
    return first_of_row(lists["synonyms"]), frozenset(lists["empty"])


_DEPUTY = re.compile(r"under ?secretary|state secretary|permanent secretary|deputy|vice")


class Post(NamedTuple):
    """A post: its ``rank`` ('deputy minister'; None if no rank is told) and the words of its ``subject``."""

    rank: str | None
    subject: frozenset[str]


@lru_cache(maxsize=65536)
def post(title: str) -> Post:
    """Return the post that a title names."""
    words = fold_words(title.replace("-", " "))
    rank = next((rank for rank, pattern in _RANKS if pattern.search(words)), None)
    synonyms, empty = _words()
    subject = frozenset(synonyms.get(w, w) for w in words.split() if w not in empty and len(w) > 1)
    return Post(rank, subject)


def same_post(a: str | None, b: str | None) -> bool:
    """Tell whether two titles may be one post: the same rank, and no two subjects that exclude each other."""
    if not a or not b:
        return False
    one, two = post(a), post(b)
    if one.rank is None or one.rank != two.rank:
        return False
    if one.rank in _ALONE:
        return True
    return not one.subject or not two.subject or bool(one.subject & two.subject)


def one_alone(a: str | None, b: str | None) -> bool:
    """Tell whether two titles are the same office, of which a country has one at a time."""
    return same_post(a, b) and post(a or "").rank in _ALONE


def other_rank(a: str | None, b: str | None) -> bool:
    """Tell whether two titles of one person at one time exclude each other: a minister is no deputy minister."""
    if not a or not b:
        return False
    one, two = _ranks(a), _ranks(b)
    return any(one & family and two & family and not one & two for family in _FAMILIES)


def other_walk(a: str | None, b: str | None) -> bool:
    """Tell whether two titles are of different walks: an ambassador is no minister, a director no speaker."""
    if not a or not b:
        return False
    one, two = ({walk for rank in _ranks(title) if (walk := _WALK.get(rank)) is not None} for title in (a, b))
    return bool(one) and bool(two) and not one & two


@lru_cache(maxsize=65536)
def _ranks(title: str) -> frozenset[str]:
    """Return every rank that a title names: a prime minister who is foreign minister too has both."""
    parts = [title, *re.split(r"[,;]| and ", title)]
    return frozenset(rank for part in parts if (rank := post(part).rank) is not None)


def other_wording(a: str | None, b: str | None) -> bool:
    """Tell whether one rank has two names in two titles: 'Undersecretary of State', 'Deputy Minister'."""
    if not a or not b:
        return False
    one, two = (set(_DEPUTY.findall(fold_words(title.replace("-", " ")))) for title in (a, b))
    plain = {"deputy", "vice"}
    return bool(one) and bool(two) and not one & two and not (one <= plain and two <= plain)


# Of these there is one in a country at a time.
_ALONE = frozenset({"president", "prime minister", "monarch", "speaker"})
# Within a family nobody holds two ranks at once, unless one title names both.
_FAMILIES = (
    frozenset({"assistant minister", "deputy minister", "minister", "prime minister", "president", "vice-president"}),
    frozenset({"director", "deputy director"}),
    frozenset({"ambassador", "charge", "consul"}),
    frozenset({"speaker", "deputy speaker"}),
)
_WALK = {
    rank: number
    for number, ranks in enumerate((
        ("assistant minister", "deputy minister", "minister", "minister of state", "prime minister", "president",
         "deputy prime minister", "vice-president", "secretary"),
        ("ambassador", "charge", "consul"),
        ("director", "deputy director"),
        ("speaker", "deputy speaker", "chair", "legislator"),
    ))
    for rank in ranks
}  # fmt: skip
