"""Visits of which a sentence leaves the verb out: 'President A came to Lima in 2012, Prime Minister B in 2018'.

In: the visits that rules found, and the words after them in their sentence. Out: a visit for each further person with a
date; they went where the first one went ('B in 2018', 'then B, in 2018'), unless a place is named ('the President of
Chile to Oslo in 2010').
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from relations_kb.kinds.making import extent, fields_of, participants
from relations_kb.kinds.visit.model import Visit
from relations_kb.kinds.visit.sides import acts
from relations_kb.model.record import Evidence, Participant, Place
from relations_kb.rules.edtf import agree
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.when import resolve_slot

_WHEN: Final = r"(?:,? (?:in|on|from|only in|as early as|back in))? ?(?:the )?<D(?P<date>\d+)>"
_NEXT: Final = re.compile(
    r"(?i)(?:,|;|,? and|,? while|; and|,? then|,? before (?:that|him|her|them),?|,? (?:earlier|later),?)"
    r" (?:(?:and|then|also|before (?:that|him|her|them)),? )?(?:that of |those of )?(?:the )?"
    r"<[PS](?P<who>\d+)>,?(?: (?:followed(?: suit)?|came|went|did so|was there|had been there|had done so|"
    r"had come))?"
    rf"(?:,? (?:to|in|at|for) (?:the )?<C(?P<place>\d+)>)?(?:{_WHEN}| \(<D(?P<bracket>\d+)>\))(?=[.,;)]| and\b|$)"
)
# 'visited Kenya on 3 May 2015 and Ethiopia on 5 May'
_STOP: Final = re.compile(
    rf"(?i)(?:,|;|,? and|,? then)(?: then| later)?(?: (?:in|to))? (?:the )?<C(?P<place>\d+)>(?:{_WHEN}|"
    rf" \(<D(?P<bracket>\d+)>\))(?=[.,;)]| and\b|$)"
)
# Rows of names are parts of one visit: 'A, B and C in 2012' is cut off where the row has no date of its own.
_TRIPS: Final = frozenset(
    {
        "visit.listed-trip",
        "visit.went",
        "visit.paid",
        "visit.those-of",
        "visit.set-foot",
        "visit.received",
        "visit.bare",
    }
)


def elliptic(found: Iterable[Visit], reading: Reading) -> Iterator[Visit]:
    """Yield the further visits of sentences that tell of one, each once."""
    known = list(found)
    for visit in tuple(known):
        if visit.form != "visit" or visit.guest is None or visit.host is None or visit.modality != "occurred":
            continue
        if visit.rule not in _TRIPS or visit.date is None:
            continue
        starts = reading.document.sentences
        number = bisect_right(starts, visit.evidence[0].start, key=lambda s: s.span.start) - 1
        for other in _told(visit, reading.sentence(number), reading):
            if not any(_same(other, one) for one in known):
                known.append(other)
                yield other


def _same(visit: Visit, other: Visit) -> bool:
    names = {person.name for person in visit.people}
    if names and any(person.name in names for person in other.people):
        return agree(visit.date, other.date, unknown_agrees=True)
    return (visit.guest, visit.host) == (other.guest, other.host) and visit.date == other.date


def _told(visit: Visit, sentence: Sentence, reading: Reading) -> Iterator[Visit]:
    masked = sentence.masked
    # The first visit's own date stands before the ellipsis.
    first = next((e.end for e in visit.evidence if "date" in e.fields), None)
    if first is None or not sentence.start <= first <= sentence.end:
        return
    at = next((m.end() for m in re.finditer(r"<D(\d+)>\)?", masked) if sentence.slots[int(m[1])].end >= first), None)
    while at is not None and (match := _NEXT.match(masked, at) or _STOP.match(masked, at)) is not None:
        at = match.end()
        who = sentence.slots[int(match["who"])] if "who" in match.groupdict() else None
        dated = resolve_slot(reading, sentence.slots[int(match["date"] or match["bracket"])])
        place = sentence.slots[int(match["place"])] if match["place"] else None
        sides = _sides(visit, who, place)
        if dated is None or sides is None or dated.edtf == visit.date or (who is not None and not acts(who)):
            return
        guest, host = sides
        whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
        town = visit.place if place is None else Place(city=place.seat, country=host)
        yield visit.model_copy(
            update={
                "countries": tuple(sorted((guest, host))),
                "guest": guest,
                "host": host,
                "date": dated.edtf,
                "date_basis": dated.basis,
                "place": town,
                "people": participants((who,), guest) if who is not None else _of(visit, guest),
                "evidence": (
                    whole,
                    *fields_of(reading, date=dated.span, people=extent([who]) if who and who.person else None),
                ),
                "rule": "visit.elliptic",
                "confidence": 0.75,
            }
        )


def _of(visit: Visit, country: str) -> tuple[Participant, ...]:
    return tuple(person for person in visit.people if person.country == country)


def _sides(visit: Visit, who: Slot | None, place: Slot | None) -> tuple[str, str] | None:
    """Return guest and host: those of the visit before, turned round where a place in the guest's country is named."""
    guest, host = visit.guest, visit.host
    if guest is None or host is None or (who is not None and len(who.codes) > 1):
        return None
    if who is None:
        # The same ones go on, or back to where they were before.
        stop = place.codes[0] if place is not None and len(place.codes) == 1 else None
        return (guest, stop) if stop not in {None, guest} and stop is not None else None
    own = who.codes[0] if who.codes else None
    if place is not None:
        if place.codes == (host,):
            return (own or guest, host) if own != host else None
        if place.codes == (guest,):
            return (host, guest) if own in {None, host} else None
        return (own or guest, place.codes[0]) if len(place.codes) == 1 and own in {None, guest} else None
    return (own or guest, host) if own != host else None
