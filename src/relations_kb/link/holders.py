"""The holder of an office that a record leaves without a name: 'Canada's ambassador', 'Peru's Foreign Minister'.

In: records with the texts they come from, and who is named with which office when. Out: an :class:`Inferred` where the
corpus knows one person who held the office then, and nobody else. A source that gives a name is never overridden, and
records stay as they are: what is inferred is shown as inferred, with the facts that it rests on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from relations_kb.kinds.status.model import Status
from relations_kb.kinds.timespan import Span, span_of
from relations_kb.link.tenures import Held, Seat, seat, seat_key
from relations_kb.model.record import Evidence, Record
from relations_kb.model.standing import Inferred
from relations_kb.rules.nametokens import tokenise
from relations_kb.rules.persons import find_persons
from relations_kb.rules.places import find_countries
from relations_kb.rules.titles import find_offices

YEAR = 366
POSTING = 3 * YEAR  # how long after credentials an envoy may be taken to be there, if nobody else is named
TENURE = 8 * YEAR  # how far apart two namings of one person may lie to mean that they held the office in between
_WORTH = re.compile(
    r"\b(?:ambassador|high commissioner|president|prime minister|premier|chancellor|king|queen|emir|sultan"
    r"|foreign minister|foreign secretary|minister (?:of|for)|secretary of state)\b",
    re.IGNORECASE,
)
_NAME_FOLLOWS = re.compile(r"[,\s]{0,2}(?:(?:Mr|Mrs|Ms|Dr|Sir|H\.?E)\.? )?[^\W\d_a-z][\w’'‘-]+ [^\W\d_a-z]")
# Words before an office that give it to somebody whom the sentence names: 'was appointed', 'as', 'Ana Quispe, the'.
_GIVEN_TO = re.compile(
    r"(?:\b(?:as|became|become|was|is|be|been|were|named|appointed|made|elected|designated|nominated"
    r"|(?:promoted|elevated|raised) to|(?:rank|post|office|title|position) of)"
    r"(?: (?:the|a|an|its|their|his|her|first|new|next))*"
    r"|[^\W\d_a-z][\w.’'‘-]+(?: \([^)]*\))?,(?: (?:the|then|a|his|her|its))*(?: (?:first|new|current))?)\s*\Z"
)


_PAUSE = re.compile(r"[,;:.(]| and ")


class Office(NamedTuple):
    """An office without a name in the words of a record."""

    seat: Seat
    start: int
    end: int
    title: str


def inferred(
    records: Sequence[Record],
    texts: Mapping[str, str],
    offices: Mapping[str, Sequence[Office]],
    named: Sequence[Held],
    names: Mapping[str, str],
) -> tuple[Inferred, ...]:
    """Return the holders of offices without a name, sorted by document and place.

    :param texts: the text of each document, by name.
    :param offices: the offices without a name of each record that has some, by its id (see :func:`nameless`).
    :param named: who is named with which office, as :func:`relations_kb.link.tenures.held` returns it.
    :param names: the best name of each person, by id.
    """
    by_seat: dict[Seat, list[Held]] = defaultdict(list)
    for one in named:
        by_seat[one.seat].append(one)
    for own in by_seat.values():
        own.sort(key=lambda h: (h.first + h.last, h.person, h.fact))
    found: dict[tuple[str, str, Seat], Inferred] = {}
    for record in records:
        span = span_of(record.date) if record.date and record.id in offices else None
        if span is None or not may_tell(record):
            continue
        for office in offices[record.id]:
            holder = _holder(by_seat.get(office.seat, ()), span, names)
            if holder is not None:
                person, reasons, facts = holder
                found.setdefault(
                    (record.doc, record.id, office.seat),
                    Inferred(
                        record=record.id,
                        doc=record.doc,
                        start=office.start,
                        end=office.end,
                        words=texts[record.doc][office.start : office.end],
                        country=office.seat.country,
                        office=office.title,
                        person=person,
                        reasons=reasons,
                        facts=facts,
                    ),
                )
    return tuple(found[key] for key in sorted(found, key=lambda k: (k[0], found[k].start, found[k].end, k[1])))


def may_tell(record: Record) -> bool:
    """Tell whether anything can be inferred of a record's offices: it has a date, and was not called off."""
    return record.date is not None and record.modality != "cancelled"


def nameless(record: Record, text: str) -> Iterator[Office]:
    """Yield the offices of one holder that a record's words name without a person, and of whom it names none."""
    taken = {known for person in record.people if (known := seat(person, record)) is not None}
    names = {word for person in record.people for word in person.name.split()}
    for evidence in record.evidence:
        if evidence.fields and "people" not in evidence.fields:
            continue
        if _leaves_open(evidence.quote, names):
            for office in _offices(record, evidence, text):
                if office.seat not in taken:
                    taken.add(office.seat)
                    yield office


def _leaves_open(quote: str, names: set[str]) -> bool:
    """Tell at a glance whether any office in a sentence may be without a name: parsing it costs a hundred times more.

    'Foreign Minister Ana Quispe' has one if Ana Quispe is among the record's people.
    """
    for found in _WORTH.finditer(quote):
        behind = _PAUSE.split(quote[found.end() : found.end() + 60], maxsplit=1)[0]
        if names.isdisjoint(behind.split()):
            return True
    return False


def _offices(record: Record, evidence: Evidence, text: str) -> Iterator[Office]:
    envoy = isinstance(record, Status) and record.event.startswith("envoy-")
    for found in _read(text[evidence.start : evidence.end].replace("\n", " ")):
        owner = found.owner or (_possessor(record) if found.possessive and envoy else None)
        if owner is None or owner not in record.countries:
            continue
        place = _seat(found.key, owner, sorted(found.named - {owner}), record)
        if place is not None:
            yield Office(place, evidence.start + found.start, evidence.start + found.end, found.title)


class _Found(NamedTuple):
    """An office without a name in a sentence; ``owner`` is its country, ``named`` are all countries in its words."""

    key: str
    title: str
    start: int
    end: int
    owner: str | None
    named: frozenset[str]
    possessive: bool


@lru_cache(maxsize=2048)  # records that share a sentence come one after the other
def _read(quote: str) -> tuple[_Found, ...]:
    """Return the offices of one holder that stand in a sentence without a name."""
    countries = find_countries(quote)
    tokens = tokenise(quote, 0, len(quote), countries)
    people: list[tuple[int, int]] | None = None
    out: list[_Found] = []
    for office in find_offices(tokens):
        if office.plural or office.former or office.kind == "counterpart":
            continue
        begin, stop = tokens.starts[office.first], tokens.ends[office.after - 1]
        key = seat_key(quote[tokens.starts[office.core] : stop])
        if key is None or not (office.countries or office.possessive):
            continue
        # 'the ambassador-designate', "the ambassador's wife", 'was appointed ambassador', 'Ana Quispe, the ambassador'
        if quote[stop : stop + 1] in ("-", "’", "'") or _GIVEN_TO.search(quote, max(0, begin - 60), begin):
            continue
        if people is None:
            people = [(p.start, p.end) for p in find_persons(quote, 0, len(quote), countries)]
        if _NAME_FOLLOWS.match(quote, stop) or any(low < stop and begin < high for low, high in people):
            continue
        title = quote[tokens.starts[office.core] : tokens.ends[office.plain - 1]]
        named = frozenset(place.code for place in countries if begin <= place.start < stop and place.code)
        owner = office.countries[0] if office.countries else None
        out.append(_Found(key, title, begin, stop, owner, named, office.possessive))
    return tuple(out)


def _possessor(record: Record) -> str | None:
    """'Canada recalled its ambassador': the side that acts."""
    return record.actor if isinstance(record, Status) else None


def _seat(key: str, owner: str, named: Sequence[str], record: Record) -> Seat | None:
    """Return the office of a country; an ambassador's is that to the country which the words name, else the record."""
    if key != "ambassador":
        return None if named else Seat(key, owner, None)
    others = named or [code for code in record.countries if code != owner]
    return Seat(key, owner, others[0]) if len(others) == 1 else None


def _holder(
    named: Sequence[Held], span: Span, names: Mapping[str, str]
) -> tuple[str, tuple[str, ...], tuple[str, ...]] | None:
    """Return who held an office during some days, why, and the facts that prove it; None where that is not clear."""
    at = bisect_left(named, span.first + span.last, key=lambda h: h.first + h.last)
    before = next((h for h in reversed(named[:at]) if h.first <= span.last), None)
    after = next((h for h in named[at:] if h.last >= span.first), None)
    if before is not None and after is not None and before.person == after.person:
        if after.first - before.last <= TENURE:
            return before.person, (_named(before, names), _named(after, names)), _facts(before, after)
        return None
    return _nearer(before, after, span, names)


def _nearer(
    before: Held | None, after: Held | None, span: Span, names: Mapping[str, str]
) -> tuple[str, tuple[str, ...], tuple[str, ...]] | None:
    """Judge by one side: credentials hold until a successor's, a mere naming for a year on either side."""
    followed = after is not None and after.begins  # whoever takes up the office later did not hold it before
    if before is not None and (after is None or followed):
        gap = max(0, span.last - before.last)
        reach = 2 * POSTING if followed and before.begins else POSTING if before.begins else YEAR
        if gap <= reach:
            reasons = [_named(before, names)]
            if after is not None and followed:
                reasons.append(f"the next whom a source names, {_named(after, names)}")
            return before.person, tuple(reasons), _facts(before, *([after] if after is not None else []))
    if after is not None and not after.begins and before is None and max(0, after.first - span.first) <= YEAR:
        return after.person, (_named(after, names),), _facts(after)
    return None


def _named(one: Held, names: Mapping[str, str]) -> str:
    return f"{names.get(one.person, one.person)}, {'accredited' if one.begins else 'named as such'} {one.date}"


def _facts(*held: Held) -> tuple[str, ...]:
    return tuple(sorted({one.fact for one in held}))


def by_record(found: Iterable[Inferred]) -> dict[str, list[Inferred]]:
    """Return what was inferred, by the id of the record."""
    groups: dict[str, list[Inferred]] = defaultdict(list)
    for one in found:
        groups[one.record].append(one)
    return groups
