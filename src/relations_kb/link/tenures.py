"""Who held which office when, as far as records name people with offices.

In: records whose people are resolved, and the fact of each. Out: :class:`Held` values, one for each time somebody is
named with an office that one person holds at a time, and :class:`Tenure` values, one a person and office. An
ambassador's office is that to one country; 'Foreign Minister' and 'Minister of Foreign Affairs' are one office.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from relations_kb.kinds.status.model import Status
from relations_kb.kinds.timespan import span_of
from relations_kb.link.offices import post
from relations_kb.link.standing.envoys import is_ambassador, same_home, sent_to
from relations_kb.model.base import of_known
from relations_kb.model.knowledge import Person
from relations_kb.model.record import Participant, Record
from relations_kb.model.standing import Tenure
from relations_kb.rules.places import find_countries

# Offices of which a country has one at a time, whatever their subject.
_ONE = frozenset({"president", "prime minister", "monarch", "speaker"})
_FORMER = ("former", "ex-", "acting", "interim", "designate", "elect", "then-")


class Seat(NamedTuple):
    """An office that one person holds at a time: a key for it, its country, and where an envoy is sent to."""

    key: str
    country: str
    at: str | None


class Held(NamedTuple):
    """Somebody named with an office: the days of the record, its date, whether it tells of the taking up of it."""

    seat: Seat
    person: str
    first: int
    last: int
    date: str
    fact: str
    begins: bool
    title: str


@lru_cache(maxsize=65536)
def seat_key(title: str) -> str | None:
    """Return a key for the office that a title names, or None for one that many hold ('Deputy Minister', 'Member')."""
    if any(word in title.lower() for word in _FORMER):
        return None
    if is_ambassador(title):
        return "ambassador"
    rank, subject = post(_without_countries(title))
    if rank in _ONE:
        return rank
    if rank == "minister" and subject:
        return "minister " + " ".join(sorted(subject))
    return None


def _without_countries(title: str) -> str:
    """'Minister in Albania' heads a legation, and is minister of nothing; 'Canada's Foreign Minister' is."""
    for mention in reversed(find_countries(title)):
        title = f"{title[: mention.start]} {title[mention.end :]}"
    return title


def seat(person: Participant, record: Record) -> Seat | None:
    """Return the office that somebody is named with in a record; an envoy's needs to be clear where they are sent."""
    if not person.office or person.country is None:
        return None
    key = seat_key(person.office)
    if key is None:
        return None
    return Seat(key, person.country, None) if key != "ambassador" else _embassy(person, record)


def _embassy(person: Participant, record: Record) -> Seat | None:
    others = [code for code in record.countries if code != person.country]
    named = sorted(sent_to(str(person.office)) - {str(person.country)})
    if len(named) == 1:
        return Seat("ambassador", str(person.country), named[0])
    if named or len(others) != 1 or person.country not in record.countries:
        return None
    # Who looks on while the other side's envoy presents credentials is not thereby ambassador there.
    if isinstance(record, Status) and record.actor not in (None, person.country):
        return None
    return Seat("ambassador", str(person.country), others[0])


def held(records: Iterable[Record], fact_of: Mapping[str, str], homes: Mapping[str, str | None]) -> list[Held]:
    """Return every time that somebody is named with such an office, in order of office and time.

    :param fact_of: the fact of each record, by id.
    :param homes: the country of each person, by id.
    """
    found: list[Held] = []
    for record in records:
        if not record.people:
            continue  # most, of which nothing more is asked
        span = span_of(record.date) if record.date and record.modality == "occurred" else None
        if span is None or record.id not in fact_of:
            continue
        for person in record.people:
            if not person.office or not person.id or not same_home(person.country, homes.get(person.id)):
                continue
            office = seat(person, record)
            if office is not None:
                begins = isinstance(record, Status) and record.event == "envoy-accredited"
                found.append(
                    Held(
                        office, str(person.id), *span, str(record.date), fact_of[record.id], begins, str(person.office)
                    )
                )
    return sorted(found, key=lambda h: (h.seat.key, h.seat.country, h.seat.at or "", *h[1:]))


def tenures(named: Sequence[Held], people: Sequence[Person]) -> tuple[Tenure, ...]:
    """Return who held which office, sorted by country, office and time."""
    known = {person.id for person in people}
    groups: dict[tuple[Seat, str], list[Held]] = defaultdict(list)
    for one in named:
        if one.person in known:
            groups[one.seat, one.person].append(one)
    usual: dict[Seat, Counter[str]] = defaultdict(Counter)
    for one in named:
        usual[one.seat][_plain(one.title)] += 1
    made = [_tenure(seat, person, own, usual[seat]) for (seat, person), own in groups.items()]
    return tuple(sorted(made, key=lambda t: (t.country, t.office, t.at or "", t.first or "", t.person)))


def _tenure(office: Seat, person: str, own: Sequence[Held], titles: Counter[str]) -> Tenure:
    first = min(own, key=lambda h: (h.first, h.last, h.date))
    last = max(own, key=lambda h: (h.last, h.first, h.date))
    return of_known(
        Tenure,
        {
            "office": min(titles, key=lambda t: (-titles[t], len(t), t)),
            "country": office.country,
            "at": office.at,
            "person": person,
            "first": first.date,
            "last": last.date,
            "facts": tuple(sorted({one.fact for one in own})),
        },
    )


@lru_cache(maxsize=65536)
def _plain(title: str) -> str:
    """Return a title without its countries: 'Ambassador of Bolivia to Peru' is 'Ambassador'."""
    key = seat_key(title)
    if key == "ambassador":
        return "Ambassador"
    plain = re.sub(r"(?:^['’]s| (?:of|to|in|for)(?: the)?) *$", "", " ".join(_without_countries(title).split())).strip()
    return plain[:1].upper() + plain[1:]
