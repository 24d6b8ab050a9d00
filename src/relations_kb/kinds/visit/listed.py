"""Who visits whom in a list: its head tells, 'Visits from Norway to Chile', 'To Chile:', 'Norwegian guests'."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from relations_kb.kinds.visit.ways import way_of
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Slot


class Sides(NamedTuple):
    """The slots of the two sides, the country that goes, the country that is gone to, and the place."""

    one: tuple[Slot, ...]
    two: tuple[Slot, ...]
    guest: str | None
    host: str | None
    place: Place | None


_TO: Final = re.compile(r"(?i)\b(?:to|in) (?:the )?$")
_FROM: Final = re.compile(r"(?i)\b(?:from|by|of) (?:the )?(?:side of (?:the )?)?$")
_THEIR: Final = re.compile(r"(?i)['’]?s? (?:[a-z-]+ ){0,3}(?:visits|guests|visitors|delegations|trips)\b")
_LISTED: Final = frozenset({"visit.listed", "visit.listed-later"})


def by_its_head(
    match: Match, reading: Reading, guests: tuple[Slot, ...]
) -> tuple[tuple[Slot, ...], tuple[Slot, ...]] | None:
    """Return guests and host of a list's entry that its head tells, where the entry tells no place.

    The country of a person that nothing tells but the head ('Visits to Chile') is that of the other side.
    """
    if match.rule.id not in _LISTED or match.get("host"):
        return None
    pair = from_to(match, reading) or _one_way(match, reading)
    if pair is None or any(s.person is not None and s.person.country not in {None, pair[0]} for s in guests):
        return None
    host = Slot("C", match.sentence.start, match.sentence.start, codes=pair[1:])
    return tuple(s._replace(codes=pair[:1]) for s in guests), (host,)


def _one_way(match: Match, reading: Reading) -> tuple[str, str] | None:
    """Read 'Visits to Chile', 'From Norway', 'Norwegian visits' above an entry as guest and host."""
    title = reading.document.title.span if reading.document.title is not None else None
    for start, end in reading.heads(match.sentence.index):
        named = [m for m in reading.countries_in(start, end) if m.code]
        if len(named) != 1 or (title is not None and start <= title.start < end):
            continue
        code = named[0].code
        other = reading.other(code, match.sentence.index) if code is not None else None
        if code is None or other is None:
            return None
        before, behind = reading.text[start : named[0].start], reading.text[named[0].end : end]
        if _TO.search(before):
            return other, code
        return (code, other) if _FROM.search(before) or _THEIR.match(behind) else None
    return None


def between_both(match: Match, reading: Reading, guests: tuple[Slot, ...]) -> Sides | None:
    """Return an entry of a list of visits between two countries that does not tell which of them went."""
    pair = reading.title_codes
    if match.rule.id not in _LISTED or len(pair) != 2 or not any(s.person is not None for s in guests):
        return None
    return Sides(guests, (Slot("B", match.sentence.start, match.sentence.start, codes=pair),), None, None, None)


_HERE: Final = re.compile(r"(?i)\b(?:in|at) (?:the )?<C(\d+)>")


def received_at_home(
    match: Match, reading: Reading, guests: tuple[Slot, ...], receivers: tuple[Slot, ...]
) -> tuple[tuple[Slot, ...], tuple[Slot, ...]]:
    """Give those who receive 'in Lima' to Peru, where nothing tells whose people either side are."""
    everybody = (*guests, *receivers)
    if any(s.person is None or s.person.country is not None for s in everybody):
        return guests, receivers
    found = _HERE.search(match.sentence.masked, match.start)
    place = match.sentence.slots[int(found.group(1))] if found is not None else None
    if place is None or len(place.codes) != 1 or place.codes[0] not in reading.parties:
        return guests, receivers
    other = tuple(code for code in reading.parties if code not in place.codes)
    return tuple(s._replace(codes=other) for s in guests), tuple(s._replace(codes=place.codes) for s in receivers)


def directed(match: Match, reading: Reading, guest: str) -> str | None:
    """Return the other side of a list headed 'Visits from Mexico to Senegal'."""
    pair = from_to(match, reading)
    if pair is None:
        return None
    return pair[1] if pair[0] == guest else pair[0]


def under_head(match: Match, reading: Reading) -> tuple[str, str] | None:
    """Return the heading's country and the article's own: a list of one country's relations tells who came to it."""
    head = reading.head_codes(match.sentence.index)
    if len(head) != 1 or reading.home is None or head[0] == reading.home:
        return None
    return head[0], reading.home


def from_to(match: Match, reading: Reading) -> tuple[str, str] | None:
    """Read 'Visits from Mexico to Senegal' above a list item as guest and host."""
    for start, end in reading.heads(match.sentence.index):
        if re.search(r"(?i)\bto\b", reading.text[start:end]):
            codes = {m.code for m in reading.countries_in(start, end) if m.code}
            way = way_of(start, end, reading) if len(codes) == _BOTH else None
            if way is not None:
                return way.guest, way.host
    return None


_BOTH: Final = 2
