"""A leader abroad: a presidency heads its texts with the town where the President is.

In: a text whose headline tells what a leader did ('President X attended the Forum') above a line with a town of another
country. Out: the visit to that country.
"""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.making import fields_of, participants
from relations_kb.kinds.visit.model import Visit
from relations_kb.model.record import Evidence, Place
from relations_kb.rules.reading import Reading

_DID: Final = re.compile(
    r"\W*<P(\d+)> (?:has )?(?:took part|takes part|taken part|attend|address|gave an? (?:speech|lecture)|"
    r"visit|laid|toured|open|chaired|inspected|watched|unveiled)"
)


def whereabouts(reading: Reading) -> tuple[Visit, ...]:
    """Return the visit that a leader's text tells by its headline and the town below it."""
    place, title, house = reading.document.place, reading.document.title, reading.house
    if place is None or place.span is None or title is None or title.span is None or house is None:
        return ()
    if reading.published is None or not reading.stands_alone(place.span.start):
        return ()
    towns = [m for m in reading.countries_in(place.span.start, place.span.end) if m.code and m.code != house and m.city]
    number = next(
        (n for n, s in enumerate(reading.document.sentences) if s.span.start <= title.span.start < s.span.end), 0
    )
    sentence = reading.sentence(number)
    found = _DID.match(sentence.masked)
    if not towns or found is None:
        return ()
    slot, town = sentence.slots[int(found.group(1))], towns[0]
    if slot.codes != (house,) or slot.person is None or town.code is None:
        return ()
    whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    return (
        Visit(
            doc=reading.document.name,
            countries=tuple(sorted((house, town.code))),
            date=reading.published,
            date_basis="published",
            place=Place(city=town.city, country=town.code),
            people=participants((slot,), house),
            evidence=(whole, *fields_of(reading, place=(place.span.start, place.span.end))),
            form="visit",
            guest=house,
            host=town.code,
            rule="visit.whereabouts",
            confidence=0.75,
        ),
    )
