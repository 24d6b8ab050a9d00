"""The mentions of people in records, and the forms of names that they use.

In: records, and the day each of their sources was published. Out: one :class:`Mention` for each participant of each
record, in an order that depends on content alone, and one :class:`Form` for each spelling within a country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from relations_kb.kinds.timespan import WEEK, span_of
from relations_kb.link.names import Name, parse
from relations_kb.model.record import Record

# States whose officials went on to serve the state that followed; a name shared by both is one person.
SUCCESSORS = {"SUN": "RUS", "CSK": "CZE", "DDR": "DEU", "YUG": "SRB", "SCG": "SRB"}


class Mention(NamedTuple):
    """One person named in one record.

    ``day`` is an ordinal (the middle of the record's date, else of its publication); ``exact`` tells whether that
    date is a day or a few, and not a month or year.
    """

    record: int
    place: int
    name: str
    country: str | None
    office: str | None
    doc: str
    day: int | None
    published: str
    parties: tuple[str, ...]
    exact: bool


class Form(NamedTuple):
    """A spelling of a name within a country (a successor state counts as its predecessor's country)."""

    text: str
    country: str | None
    name: Name
    mentions: tuple[int, ...]


@lru_cache(maxsize=4096)
def family(country: str | None) -> str | None:
    """Return the country under which a person of this country is looked for."""
    return None if country is None else SUCCESSORS.get(country, country)


def collect(records: Sequence[Record], published: Mapping[str, str]) -> list[Mention]:
    """Return every mention of a person; ``published`` gives the day (ISO, or '') of each document."""
    mentions = [
        Mention(at, place, p.name, p.country, p.office, r.doc, day, published.get(r.doc, ""), r.countries, exact)
        for at, r in enumerate(records)
        for day, exact in (_when(r, published),)
        for place, p in enumerate(r.people)
    ]
    return sorted(mentions, key=_content)


def _content(mention: Mention) -> tuple[str, ...]:
    return (
        mention.name,
        mention.country or "",
        mention.office or "",
        mention.published,
        str(mention.day),
        *mention.parties,
        mention.doc,
        f"{mention.record:09d}{mention.place:04d}",
    )


def _when(record: Record, published: Mapping[str, str]) -> tuple[int | None, bool]:
    span = span_of(record.date or published.get(record.doc, ""))
    return (None, False) if span is None else ((span.first + span.last) // 2, span.width <= WEEK)


def forms(mentions: Sequence[Mention]) -> list[Form]:
    """Group mentions by spelling and country, in a stable order."""
    groups: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        groups[mention.name, family(mention.country)].append(at)
    return [
        Form(text, country, parse(text), tuple(places))
        for (text, country), places in sorted(groups.items(), key=lambda item: (item[0][1] or "", item[0][0]))
    ]
