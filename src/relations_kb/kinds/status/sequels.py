"""What a sentence goes on to say of relations: their later steps, and the same step with further countries.

In: 'were established in 1970, suspended in 1975 and restored in 1990'; 'with Chile in 1990, Peru in 1991 and Bolivia
in 1992'. Out: a record for each step and country told after the first. How this parts from other
readings of what is left out: :mod:`.followers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import codes_of
from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Event, Status
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Slot
from relations_kb.rules.when import Dated, resolve_slot

UNILATERAL: Final = frozenset({"relations-severed", "relations-downgraded"})
_THEN: Final = re.compile(
    r"(?i)(?:,|,? and|,? but|;)(?: (?:were|was|then|later|again|subsequently|only|finally|temporarily|formally))*"
    r" (?P<verb>re-?established|restored|resumed|renewed|taken up(?= (?:again|anew|once more))|severed|broken(?: off)?|"
    r"cut(?: off)?|suspended|interrupted)"
    r"(?: again| anew| once more)?,?(?: only| until| once more)? (?:in |on |from |since )?(?:the )?<D(?P<date>\d+)>"
)


# 'Norway severed relations in 1973 and restored them in 1990'
_THEN_ACTIVE: Final = re.compile(
    r"(?i)(?:,|,? and|,? but|;|,? before)(?: (?:it|they|then|later|again|subsequently|only|finally|both))*"
    r" (?P<verb>re-?establish(?:ed|ing)|restor(?:ed|ing)|resum(?:ed|ing)|renew(?:ed|ing)|sever(?:ed|ing)|"
    r"br(?:oke|eaking)(?: off)?|cut(?:ting)?(?: off)?|suspend(?:ed|ing))"
    r" (?:them|it|these|those|(?:diplomatic |full )*(?:relations|ties))(?: again)?(?: off)?,? (?:only |again )?"
    r"(?:in |on |from |since )?(?:the )?<D(?P<date>\d+)>"
)


def sequel(
    match: Match, reading: Reading, countries: tuple[str, ...], actors: tuple[str, ...] = ()
) -> Iterator[Status]:
    """Read on in 'were established in 1970, suspended in 1975 and restored in 1990'.

    :param actors: who acted first: one who alone broke relations breaks them again.
    """
    masked = match.sentence.masked
    active = "were-" not in match.rule.id
    for found in (_THEN_ACTIVE if active else _THEN).finditer(masked, match.start):
        again = re.match(r"(?i)re|taken up", found.group("verb"))
        event: Event = "relations-restored" if again else "relations-severed"
        date = resolve_slot(reading, match.sentence.slots[int(found.group("date"))])
        alone = active and event in UNILATERAL and len(actors) == 1 and len(countries) == 2 and actors[0] in countries
        actor = actors[0] if alone else None
        other = next(code for code in countries if code != actor) if alone else None
        yield from make(match, reading, event, countries=countries, date=date, actor=actor, counterpart=other)


# 'The first was Chile in 1994; Peru came in 1997'
_CAME: Final = re.compile(
    r"(?:;|,|\.)(?: and| then)? (?P<sides>(?:the )?<C\d+>),? (?:came(?: next| second)?|followed(?: suit)?|joined|"
    r"was next),? (?:in|on) "
    r"<D(?P<date>\d+)>"
)
_LEAD: Final = re.compile(r"(?: (?:in|on) )?<D\d+>")
_AND_WITH: Final = re.compile(
    r"(?:,|,? and|,? then|;)(?: later)?(?: with| to)? (?P<sides>(?:[a-z]+ )?<C\d+>(?:(?:,|"
    r",? and) <C\d+>){0,3}),? (?:in|on) <D(?P<date>\d+)>"
)


def further(match: Match, reading: Reading, event: Event, ones: tuple[str, ...]) -> Iterator[Status]:
    """Read on in 'established relations with Chile in 1990, Peru in 1991 and Bolivia in 1992'."""
    if match.rule.gives.get("home") and reading.home is not None:
        ones = (reading.home,)
    if not (match.get("two") or match.get("counterpart")) or len(ones) != 1:
        return
    masked = match.sentence.masked
    at = match.end
    lead = _LEAD.match(masked, at)
    at = lead.end() if lead is not None else at
    while (found := _AND_WITH.match(masked, at) or _CAME.match(masked, at)) is not None:
        at = found.end()
        slots = [match.sentence.slots[int(n)] for n in re.findall(r"<C(\d+)>", found.group("sides"))]
        date = resolve_slot(reading, match.sentence.slots[int(found.group("date"))])
        sole = len(codes_of(slots)) == 1 and event in UNILATERAL
        yield from make(
            match,
            reading,
            event,
            countries=(*ones, *codes_of(slots)),
            date=date,
            actor=ones[0] if sole else None,
            counterpart=codes_of(slots)[0] if sole else None,
        )


def with_mission(match: Match, reading: Reading, countries: tuple[str, ...], date: Dated | None) -> Iterator[Status]:
    """Read 'Diplomatic relations and the Norwegian Legation in Lima were established on …' as two steps."""
    more = match.words.get("more") or ""
    found = re.search(
        r"(?i)\b(?:and )(?:the |its |a )?(?:<(?P<kind>[CS])(?P<actor>\d+)>(?:'s)? )?(?P<what>embassy|legation|"
        r"consulate general|consulate|high commission)(?: of (?:the )?<C(?P<of>\d+)>)?(?: (?:in|"
        r"at) <[CS](?P<place>\d+)>)?",
        more,
    )
    if found is None or len(countries) != 2:
        return
    slots = match.sentence.slots
    number = found.group("actor") or found.group("of")
    place = slots[int(found.group("place"))] if found.group("place") else None
    actor = slots[int(number)].codes[:1] if number else ()
    host = place.codes[:1] if place is not None else ()
    if not actor and host:
        actor = tuple(code for code in countries if code != host[0])
    if not actor or actor[0] not in countries:
        return
    other = next(code for code in countries if code != actor[0])
    yield from make(
        match,
        reading,
        "mission-opened",
        countries=countries,
        date=date,
        actor=actor[0],
        counterpart=other,
        mission=mission_of(found.group("what")),
        place=_seat(place, other),
    )


def _seat(slot: Slot | None, country: str) -> Place:
    return Place(city=slot.seat if slot is not None else None, country=country)
