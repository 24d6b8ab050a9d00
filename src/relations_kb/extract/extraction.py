"""From one document to its records, near misses and unresolved names."""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Final

from ahocorasick_rs import AhoCorasick
from pydantic import SerializeAsAny

from relations_kb.extract.confidence import confidence_of
from relations_kb.extract.second_look import looked_at
from relations_kb.kinds import KINDS
from relations_kb.model.base import Value
from relations_kb.model.knowledge import NearMiss, Unresolved
from relations_kb.model.record import Record
from relations_kb.model.text import Document
from relations_kb.rules import edtf
from relations_kb.rules.edtf import agree
from relations_kb.rules.reading import Reading
from relations_kb.weigh.weigh import weighed

# A trigger that is a word; dashes and brackets trigger rules on list rows and say nothing of a sentence.
_SPEAKS: Final = re.compile(r"[a-z]{5,}")


class Extraction(Value):
    """What a document states (``records``, in text order), and what looked relevant but gave nothing."""

    records: tuple[SerializeAsAny[Record], ...]
    near_misses: tuple[NearMiss, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


def extract(document: Document, named: Mapping[str, str | None] | None = None) -> Extraction:
    """Return the records of a document, each with its id and its proof.

    ``named`` are the names of countries in it that a person ruled on: their codes, or None for no country.
    """
    return extract_reading(Reading(document, named))


def extract_reading(reading: Reading) -> Extraction:
    """Return the records of a reading of a document."""
    told = by_rules(reading)
    found = [
        r.model_copy(update={"confidence": confidence_of(r, reading)})
        for r in (looked_at(record, reading) for record in told)
        if r is not None
    ]
    # What was found and did not stand is not weighed again.
    more = (looked_at(record, reading) for record in weighed(reading, told))
    records = identify(
        without_parts([*found, *(_flagged(reading, _to_come(reading, r)) for r in more if r is not None)])
    )
    return Extraction(
        records=tuple(sorted(records, key=lambda r: (r.evidence[0].start, r.kind, r.id))),
        near_misses=near_misses(reading, records),
        unresolved=_unresolved(reading),
    )


_DAY: Final = 10  # code points of a date that tells the day
_AHEAD: Final = 1100  # days; what a text dates later than that is dated wrongly, or the text itself is


def _to_come(reading: Reading, record: Record) -> Record:
    """Return the record as planned where its date lies after the day of a text that tells no plan by its words.

    'The third is pencilled in for 2021', in a report of September 2019.
    """
    if record.modality != "occurred" or record.kind == "trade" or record.date is None:
        return record
    issued = edtf.last_day(reading.published) if len(reading.published or "") == _DAY else None
    day = edtf.first_day(record.date)
    if issued is None or day is None or not 0 < (day - issued).days <= _AHEAD:
        return record
    return record.model_copy(update={"modality": "planned"})


def by_rules(reading: Reading) -> list[Record]:
    """Return the records that rules find in a reading, as their authors trust them."""
    found = (_to_come(reading, record) for kind in KINDS for record in kind.find(reading))
    return without_parts([_flagged(reading, record) for record in found])


_STANDING: Final = frozenset({"mission-absent", "mission-present", "accreditation"})


def _flagged(reading: Reading, record: Record) -> Record:
    """Flag a standing fact on a third country in an article on two: the source may have slipped.

    The record keeps what the text says; the flag and the note tell the reader.
    """
    pair = tuple(sorted(reading.title_codes))
    if len(pair) != 2 or getattr(record, "event", None) not in _STANDING or record.countries == pair:
        return record
    others = [code for code in record.countries if code not in pair]
    if len(others) != 1 or len(record.countries) != 2:
        return record
    meant = next(code for code in pair if code not in record.countries)
    note = (
        f"in an article on {reading.display(pair[0])} and {reading.display(pair[1])}: "
        f"{reading.display(others[0])} may be "
        f"a slip for {reading.display(meant)}; the record keeps what the text says"
    )
    return record.model_copy(update={"note": record.note or note, "flags": (*record.flags, "possible-slip")})


def without_parts(records: Sequence[Record]) -> list[Record]:
    """Leave out visits that are part of something else that the text tells.

    Heads of delegation at a consultation make no visit of their own, nor does an envoy who presents credentials;
    the same day, the same two countries and a person in common (or the same sentence) say that it is one event.
    """
    larger = [r for r in records if r.kind == "consultation" or getattr(r, "event", None) == "envoy-accredited"]
    return [r for r in records if r.kind != "visit" or not any(_is_part(r, event) for event in larger)]


# 'On the occasion of President X's visit to Chile, the two ministries held …': a visit beside the consultations.
_OCCASION: Final = re.compile(
    r"(?i)\b(?:on the occasion of|(?:coincid\w+|to coincide) with|timed (?:to|with)) [^.;]{0,120}\bvisit\b|"
    r"\bstate visit\b"
)


def _is_part(visit: Record, event: Record) -> bool:
    if getattr(visit, "form", None) == "call" and event.kind == "consultation":
        return False
    # A date that only the article's own gives says nothing against another day.
    date = None if visit.date_basis == "published" else visit.date
    if event.kind == "consultation" and visit.countries == event.countries and _comes_for(visit, event):
        return True
    if visit.countries != event.countries or not agree(date, event.date, unknown_agrees=True):
        return False
    if event.kind == "consultation" and visit.people and _OCCASION.search(visit.evidence[0].quote):
        return False
    if event.kind == "consultation" and any(
        visit.evidence[0].start < e.end and e.start < visit.evidence[0].end for e in event.evidence if not e.fields
    ):
        return True
    if event.kind == "consultation" and event.date is None and date is not None and visit.date_basis == "stated":
        return False  # with a date of its own it is no part of a round that has none
    if event.kind == "consultation" and visit.rule in _CALLS_PAID and len({p.country for p in visit.people}) < 2:
        return True  # 'The delegation was received by the minister': a call paid during the round
    if visit.rule in _BY_THEMSELVES:
        return False
    if not visit.people:
        # A visit with a day of its own is no part of a round that has none.
        return event.date is not None or date is None
    # Talks 'in recent months' do not hold the ministers' meeting of one day.
    narrow = date is None or event.date is None or (len(date) >= _DAY and len(event.date) >= _DAY)
    narrow = narrow or (event.kind == "status" and date == event.date)  # 'arrived in May 2011 as ambassador'
    # An envoy's credentials are the envoy's visit only, not that of every guest of the host who received them.
    sender = getattr(event, "actor", None)
    theirs = {p.name for p in event.people if sender is None or p.country in {sender, None}}
    return narrow and bool(theirs & {p.name for p in visit.people})


_CALLS_PAID: Final = frozenset({"visit.called-on", "visit.was-received", "visit.received", "visit.audience"})
_BY_THEMSELVES: Final = frozenset({"visit.saw-each-other", "visit.envoy-told"})
_JOURNEY: Final = 3  # days before a round that a delegation arrives at most


def _comes_for(visit: Record, event: Record) -> bool:
    """Tell whether a visit is that of a head of delegation who arrives some days before the round begins."""
    came, begins = edtf.first_day(visit.date), edtf.first_day(event.date)
    if came is None or begins is None or len(visit.date or "") < _DAY or len(event.date or "") < _DAY:
        return False
    guests = {p.name for p in visit.people if p.country == getattr(visit, "guest", None)}
    return (
        0 <= (begins - came).days <= _JOURNEY
        and bool(guests)
        and guests <= {p.name for p in event.people}
        and _OCCASION.search(visit.evidence[0].quote) is None
    )


def identify(records: Sequence[Record]) -> list[Record]:
    """Give each record its id: derived from its source, kind, proof and core values, so that it survives rebuilds.

    Two records that would have one id (the same words say the same thing twice) are told apart by their order.
    """
    seen: dict[str, int] = {}
    out: list[Record] = []
    for record in records:
        core = record.model_dump(
            mode="json", exclude={"id", "people", "evidence", "confidence", "rule", "note", "flags", "topics"}
        )
        core["quote"] = record.evidence[0].quote
        digest = hashlib.sha256(json.dumps(core, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]
        count = seen.get(digest, 0)
        seen[digest] = count + 1
        out.append(record.model_copy(update={"id": digest if not count else f"{digest}-{count + 1}"}))
    return out


def near_misses(reading: Reading, records: Sequence[Record]) -> tuple[NearMiss, ...]:
    """Return the sentences that hold a trigger and two countries and gave no record, in text order."""
    proven = sorted({(e.start, e.end) for record in records for e in record.evidence if not e.fields})
    starts, reached = [s for s, _ in proven], list(accumulate((e for _, e in proven), max))
    out: list[NearMiss] = []
    # The cheapest questions first: few sentences speak of two countries.
    for number in sorted(number for number, count in reading.countries_counted().items() if count > 1 and number >= 0):
        span = reading.document.sentences[number].span
        start, end = span.start, span.end
        before = bisect_left(starts, end)
        if before and reached[before - 1] > start:
            continue
        codes = {mention.code for mention in reading.countries_in(start, end) if mention.code}
        if len(codes) < 2 or reading.is_section_heading(number):
            continue
        trigger = _trigger_in(reading.lowered[number])
        if trigger is not None:
            out.append(
                NearMiss(
                    doc=reading.document.name,
                    start=start,
                    end=end,
                    quote=reading.text[start:end],
                    trigger=trigger.strip(),
                    countries=tuple(sorted(codes)),
                )
            )
    return tuple(out)


@cache
def _triggers() -> tuple[tuple[str, ...], AhoCorasick]:
    """Return all triggers that are words, the most telling first: by kind, then the longest."""
    triggers = dict.fromkeys(
        trigger
        for kind in KINDS
        for trigger in sorted(
            {trigger for rule in kind.rules for trigger in rule.triggers}, key=lambda word: (-len(word), word)
        )
        if _SPEAKS.search(trigger)
    )
    return tuple(triggers), AhoCorasick(list(triggers))


def _trigger_in(lowered: str) -> str | None:
    """Return the most telling trigger that stands in a lower-case sentence, or None."""
    triggers, automaton = _triggers()
    hits = automaton.find_matches_as_indexes(lowered, overlapping=True)
    return triggers[min(number for number, _, _ in hits)] if hits else None


def _unresolved(reading: Reading) -> tuple[Unresolved, ...]:
    return tuple(
        Unresolved(
            doc=reading.document.name,
            start=mention.start,
            end=mention.end,
            name=mention.text,
            reason="may be " + " or ".join(reading.display(code) for code in mention.owners),
        )
        for mention in reading.countries
        if mention.code is None and mention.role in {"name", "former", "demonym"}
    )
