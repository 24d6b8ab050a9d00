"""Visits to and from states of the past in the histories of those that followed them.

In a list of a Serbian ministry that speaks of Yugoslavia, 'May 1970 – the President came to Belgrade' is a visit to
Yugoslavia: the town stands for the state whose it was.
"""

from __future__ import annotations

from relations_kb.kinds.visit.model import Visit
from relations_kb.model.record import Participant, Place
from relations_kb.rules.reading import Reading
from relations_kb.vocab.world import load_world


def of_its_time(visit: Visit, reading: Reading) -> Visit:
    """Return the visit with the state of the past in the place of its follower, where the text speaks of it.

    That is: its section names the state of the past, which existed that year, and the sentence names the follower by
    towns alone.
    """
    year = int(visit.date[:4]) if visit.date is not None and visit.date[:4].isdigit() else None
    if year is None or year >= _ALL_ARE_OF_TODAY:
        return visit
    sentences, blocks = reading.document.sentences, reading.document.blocks
    at = visit.evidence[0]
    number = next((n for n, s in enumerate(sentences) if s.span.start <= at.start < s.span.end), None)
    if number is None:
        return visit
    section = blocks[sentences[number].block].section
    world = load_world()
    named = {m.code for m in reading.countries_in(at.start, at.end) if m.code and m.role not in TOWNS}
    for mention in reading.countries:
        entry = world.countries.get(mention.code or "")
        if entry is None or entry.existed is None or not entry.existed[0] <= year < entry.existed[1]:
            continue
        then = next((c for c in visit.countries if c in entry.followed_by and c not in named), None)
        if then is None or mention.code in (None, *visit.countries) or mention.role in TOWNS:
            continue
        here = next((n for n, s in enumerate(sentences) if s.span.start <= mention.start < s.span.end), None)
        if here is not None and blocks[sentences[here].block].section == section:
            return _replaced(visit, then, mention.code or then)
    return visit


TOWNS = frozenset({"city", "capital", "seat", "province"})
_ALL_ARE_OF_TODAY = 2006  # since when no state of the vocabulary has ended


def _replaced(visit: Visit, old: str, new: str) -> Visit:
    def now(code: str | None) -> str | None:
        return new if code == old else code

    place = visit.place
    people = tuple(Participant(**{**p.model_dump(), "country": now(p.country)}) for p in visit.people)
    return visit.model_copy(
        update={
            "countries": tuple(sorted(now(code) or code for code in visit.countries)),
            "guest": now(visit.guest),
            "host": now(visit.host),
            "place": place if place is None else Place(city=place.city, country=now(place.country)),
            "people": people,
        }
    )
