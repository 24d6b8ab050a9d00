"""Meetings with several that are one each: 'talks with the leaders of Chile and Peru', 'colleagues from Chile, X'."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.making import codes_of
from relations_kb.kinds.visit.listed import Sides
from relations_kb.rules.rule import Match

# As in: 'met his counterparts from Chile, Ana Soto, from Peru, Juan Vial, and from Ghana, Kofi Adu'
_ROW: Final = re.compile(
    r"(?:,? (?:the )?<P\d+>)?(?:,(?: and)?|,? and|;)? (?:from|of) (?:the )?<C\d+>,? (?:the )?<P\d+>"
    r"(?:(?:,(?: and)?|,? and|;) (?:from|of) (?:the )?<C\d+>,? (?:the )?<P\d+>)*"
)
_COLLEAGUE: Final = re.compile(r"(?i)counterpart|colleague|homologue|opposite number")


def each_by_itself(match: Match, sides: Sides) -> tuple[Sides, ...]:
    """Part 'talks with the leaders of Chile and Peru', which are two talks; 'a meeting with' both is one."""
    named = _counterparts(match, sides)
    if named:
        return named
    ones, twos = codes_of(sides.one), codes_of(sides.two)
    told = match.sentence.masked[match.start : match.end]
    several = re.search(r"(?i)\b(?:talks|meetings|calls|conversations|negotiations)\b", told)
    homes = [slot for slot in sides.two if slot.kind == "C" and slot.start == slot.end]
    mine = ones or codes_of(homes)
    others = [code for code in twos if code not in mine]
    if not several or len(mine) != 1 or len(others) < 2 or any(slot.kind == "B" for slot in sides.two):
        return (sides,)
    parts = []
    for code in others:
        two = tuple(slot._replace(codes=(code,)) for slot in sides.two if code in slot.codes)
        parts.append(sides._replace(two=(*two, *homes)))
    return tuple(parts)


def _counterparts(match: Match, sides: Sides) -> tuple[Sides, ...]:
    """Return a meeting for each of several colleagues who are named with their countries behind the match."""
    first = next((slot for slot in sides.two if slot.kind == "S" and _COLLEAGUE.search(slot.title or "")), None)
    row = _ROW.match(match.sentence.masked, match.end) if first is not None else None
    if first is None or row is None:
        return ()
    mine = codes_of(sides.one)
    theirs = []
    for found in _ONE.finditer(row.group()):
        whose = match.sentence.slots[int(found.group(1))] if found.group(1) else first
        who = match.sentence.slots[int(found.group(2))]
        codes = who.codes or whose.codes
        if len(codes) == 1 and codes[0] not in mine:
            theirs.append(who._replace(codes=codes))
    return tuple(sides._replace(two=(slot,)) for slot in theirs) if len(theirs) > 1 else ()


_ONE: Final = re.compile(r"(?:<C(\d+)>,? (?:the )?)?<P(\d+)>")
