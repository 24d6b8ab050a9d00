"""When a said record and a gold record are the same, and which of its fields are right.

The rules are those of the record contract ('How a pair of records is matched'), and the numbers (88, 85, 70, 90; half a
per cent) are the contract's, too. In: two :class:`Claim`; out: yes or no, or the fields with whether they are right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from relations_kb.evaluate.claims import Claim

_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_NO_WORD: Final = re.compile(r"[^\w]+")
# The fields that are judged in matched pairs besides date, modality, place, title and people.
_OWN_FIELDS: Final = {
    "consultation": ("mechanism", "round"),
    "visit": ("form", "guest", "host"),
    "treaty": ("action",),
    "trade": ("qualifier",),
    "status": ("event", "actor", "counterpart", "mission", "via"),
}


@lru_cache(maxsize=50_000)
def fold(text: str | None) -> str:
    """Return a text without accents, case and punctuation."""
    plain = unicodedata.normalize("NFKD", text or "")
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    return _NO_WORD.sub(" ", plain).strip()


def bounds(edtf: str | None) -> tuple[int, int] | None:
    """Return the first and last day of an EDTF date as numbers such as 20110503, or None.

    >>> bounds("2006-03/2007")
    (20060301, 20071231)
    """
    parts = _DAY.findall(edtf or "")
    if not parts:
        return None
    (year, month, day), (last_year, last_month, last_day) = parts[0], parts[-1]
    low = int(year) * 10_000 + int(month or 1) * 100 + int(day or 1)
    return low, int(last_year) * 10_000 + int(last_month or 12) * 100 + int(last_day or 31)


def dates_agree(one: str | None, two: str | None, *, unknown_agrees: bool = False) -> bool:
    """Tell whether one date lies within the other; two unknown ones agree."""
    x, y = bounds(one), bounds(two)
    if x is None or y is None:
        return unknown_agrees or (x is None and y is None)
    return (x[0] >= y[0] and x[1] <= y[1]) or (y[0] >= x[0] and y[1] <= x[1])


def names_alike(one: str, two: str) -> bool:
    """Tell whether two names may be of one person or city."""
    a, b = fold(one), fold(two)
    return fuzz.token_set_ratio(a, b) >= 88 or fuzz.ratio(a, b) >= 85


def matches(gold: Claim, said: Claim) -> bool:
    """Tell whether the said claim is the gold claim."""
    if gold.kind != said.kind or sorted(gold.get("countries")) != sorted(said.get("countries") or ()):
        return False
    return _SAME[gold.kind](gold, said)


def _same_consultation(gold: Claim, said: Claim) -> bool:
    mechanisms = (gold.get("mechanism"), said.get("mechanism"))
    if mechanisms[0] != mechanisms[1] and "other" not in mechanisms:
        return False
    if gold.get("round") and said.get("round"):
        return bool(gold.get("round") == said.get("round"))
    return dates_agree(gold.get("date"), said.get("date"))


def _same_visit(gold: Claim, said: Claim) -> bool:
    if not dates_agree(gold.get("date"), said.get("date"), unknown_agrees=True):
        return False
    if any(names_alike(name, other) for name, _ in gold.people for other, _ in said.people):
        return True
    way = (gold.get("guest"), gold.get("host"))
    if way != (said.get("guest"), said.get("host")):
        return False
    return way != (None, None) or not gold.people or not said.people


def _same_treaty(gold: Claim, said: Claim) -> bool:
    if gold.get("action") != said.get("action"):
        return False
    alike = fuzz.token_set_ratio(fold(gold.get("title")), fold(said.get("title"))) >= 70
    return alike and dates_agree(gold.get("date"), said.get("date"), unknown_agrees=True)


def _same_trade(gold: Claim, said: Claim) -> bool:
    if _direction(gold) != _direction(said) or gold.get("currency") != said.get("currency"):
        return False
    try:
        value, other = float(gold.fields["value"]), float(said.fields["value"])
    except (KeyError, TypeError, ValueError):
        return False
    if abs(value - other) > 0.005 * abs(value):
        return False
    return dates_agree(gold.get("period") or gold.get("date"), said.get("period") or said.get("date"))


def _direction(claim: Claim) -> tuple[str | None, ...]:
    flow, reporter, partner = claim.get("flow"), claim.get("reporter"), claim.get("partner")
    if flow == "exports":
        return ("goods", reporter, partner)
    if flow == "imports":
        return ("goods", partner, reporter)
    if flow == "investment":
        return ("investment", reporter, partner)
    return (flow, *sorted(side or "" for side in (reporter, partner)))


def _same_status(gold: Claim, said: Claim) -> bool:
    event, other = gold.get("event"), said.get("event")
    undated = gold.get("date") is None or said.get("date") is None
    if event != other and not ({event, other} == {"mission-opened", "mission-present"} and undated):
        return False
    for name in ("actor", "counterpart", "mission"):
        if gold.get(name) and said.get(name) and gold.get(name) != said.get(name):
            return False
    one, two = (fold((claim.get("place") or {}).get("city")) for claim in (gold, said))
    if str(event).startswith("mission-") and one and two and not names_alike(one, two):
        return False
    return dates_agree(gold.get("date"), said.get("date"), unknown_agrees=True)


_SAME: Final = {
    "consultation": _same_consultation,
    "visit": _same_visit,
    "treaty": _same_treaty,
    "trade": _same_trade,
    "status": _same_status,
}


def right_fields(gold: Claim, said: Claim) -> dict[str, bool]:
    """Return the fields that gold gives, each with whether the said claim has it right."""
    right = {
        "date": bounds(gold.get("date")) == bounds(said.get("date")),
        "modality": gold.fields.get("modality", "occurred") == said.fields.get("modality", "occurred"),
    }
    place, other = gold.get("place") or {}, said.get("place") or {}
    if place.get("city") or place.get("country"):
        right["place"] = (not place.get("city") or fold(place["city"]) == fold(other.get("city"))) and (
            not place.get("country") or place["country"] == other.get("country")
        )
    for name in _OWN_FIELDS[gold.kind]:
        if name in gold.fields:
            right[name] = gold.fields[name] == said.get(name)
    if gold.kind == "treaty":
        right["title"] = fuzz.token_sort_ratio(fold(gold.get("title")), fold(said.get("title"))) >= 90
    if gold.people:
        right["people"] = _people_right(gold, said)
    return right


def _people_right(gold: Claim, said: Claim) -> bool:
    left = list(said.people)
    for name, country in gold.people:
        fits = (p for p in left if names_alike(name, p[0]) and (not country or country == p[1]))
        hit = next(fits, None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def pair_up(gold: Sequence[Claim], said: Sequence[Claim]) -> list[tuple[int, int]]:
    """Match one to one as many as possible, pairs with more right fields first.

    Returns pairs of indexes into ``gold`` and ``said``. Kuhn's algorithm for bipartite matching.
    """
    edges = {
        i: sorted(
            (j for j in range(len(said)) if matches(claim, said[j])),
            key=lambda j, claim=claim: -sum(right_fields(claim, said[j]).values()),  # type: ignore[misc]
        )
        for i, claim in enumerate(gold)
    }
    owner: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j in seen:
                continue
            seen.add(j)
            if j not in owner or place(owner[j], seen):
                owner[j] = i
                return True
        return False

    for i in sorted(edges, key=lambda i: len(edges[i])):
        place(i, set())
    return [(i, j) for j, i in owner.items()]
