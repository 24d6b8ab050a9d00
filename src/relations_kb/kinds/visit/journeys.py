"""Journeys told as a whole: 'her tour of May 2009 included Ghana and Togo', 'took him from Oslo via Riga to Lima'.

In: a reading and the visits found so far. Out: a visit for each country of the journey. What goes on with a journey
told before ('The tour had begun with Egypt') takes its traveller and its month.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from relations_kb.kinds.making import fields_of, participants
from relations_kb.kinds.visit.model import Visit
from relations_kb.kinds.visit.sides import acts
from relations_kb.model.record import DateBasis, Evidence, Modality, Participant, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.when import resolve_slot

_TRIGGER: Final = Sifted(
    r"(?i)\b(?:journeys?|tour(?:ed|ing)?|trips?|travels|travell?ed|itinerary|swing|voyage|way (?:back |home )?from|"
    r"visited|flew|drove|went|had come|"
    r"had arrived)\b"
)
_TRIP: Final = r"(?:(?:round )?trip|journey|tour|travels|itinerary|swing|voyage)"
_SOME: Final = r"(?:[^<>.;|:]|<[DO]\d+>|<C\d+>(?! (?:and|to)\b)){0,60}?"
_ON: Final = r"(?:,? (?:and )?(?:then|also|later|finally|on|onwards|afterwards))*"
_TO: Final = (
    r"(?:,?(?: and| then| later| finally| on| onwards| as well as| before)*,? (?:to|via|through|by way of)|,|,? "
    r"and(?: also)?|,? then| or)"
)
_STOP: Final = r"(?:(?:in|at|to) )?(?:the )?<C\d+>(?: \(<D\d+>\))?"
_STOPS: Final = rf"(?P<stops>{_STOP}(?:{_TO}{_ON} {_STOP})*)"
_WHO: Final = r"(?:the )?<[PS](?P<who>\d+)>"
_INCLUDED: Final = (
    r"(?:(?:had |has |have |also |would |will )*(?:included?|includes|including|took in|takes? in|taken in|"
    r"comprised?|comprises|covered|covers|"
    r"encompass(?:ed|es)|consisted of|consists of|featured|features|embraced|spanned|spans|touched|"
    r"(?:had )?stops in|(?:led|leads|went|goes)(?: also| on)? (?:to|through|via)))"
)
_JOURNEY: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # 'President X's African journey of April 2008 included A, B and C', '… itinerary took in A and B'
        rf"(?i){_WHO}'s? (?:[a-z-]+ |<[DCO]\d+> ){{0,4}}{_TRIP}\b{_SOME} (?:(?:had )?also )?{_INCLUDED}(?: "
        rf"also)?(?: stops (?:in|at))? {_STOPS}",
        # 'The Asian trip of President X in March comprised A, B and C'
        rf"(?i)\b{_TRIP}\b{_SOME} (?:of|by|made by|undertaken by) {_WHO}{_SOME} {_INCLUDED}(?: stops (?:in|at))? "
        rf"{_STOPS}",
        # 'A was one of four stops on President X's tour of October', 'A figured on the itinerary of X's tour'
        rf"(?i)(?P<stops>(?:the )?<C\d+>(?:(?:, |,? and )(?:the )?<C\d+>)*),? (?:was|were|is|are|figured|featured|"
        rf"stood|came|had been)"
        rf"(?: also| [a-z]+ed)* (?:(?:an?|the|one|among|part|<O\d+>)\b[^<;.|]{{0,40}} )?(?:of|on|in|during|for|at|"
        rf"among) (?:the )?(?:[a-z]+ ){{0,4}}?"
        rf"(?:{_TRIP} of )?{_WHO}'s? (?:[a-z-]+ |<[DCO]\d+> ){{0,4}}{_TRIP}\b",
        # 'President X toured Southeast Asia in January, with stops in A, B and C'
        rf"(?i){_WHO}(?:[^<>;.|]|<[DOC]\d+>){{1,70}}?,? (?:with|making|including|and made|made) (?:short |brief "
        rf")?(?:stops?|stopovers|halts|stays|visits|calls) "
        rf"(?:in|at|to) {_STOPS}",
        # 'X's journey of April took him from A to B and then to C', 'In May a trip led X from A via B to C'
        rf"(?i)(?:{_WHO}'s? (?:[a-z-]+ |<[DO]\d+> ){{0,4}})?\b{_TRIP}\b{_SOME} (?:had |has |would |will |was to "
        rf")?(?:also )?(?:took|takes?|taken|led|lead|leads|brought|brings?|"
        rf"carried) (?:him|her|them|(?:the )?<[PS](?P<whom>\d+)>)(?: <D\d+>)?(?: also)? (?:from|to|through|via|as "
        rf"far as) {_STOPS}",
        # 'On his European trip, which also led to A, X stopped in B'
        rf"(?i)\bon (?:his|her|their) (?:[a-z-]+ |<[DCO]\d+> ){{0,4}}{_TRIP}\b{_SOME},? (?:which|that) (?:also |"
        rf"had |has )*"
        rf"(?:(?:led|took|taken|brought)(?: him| her| them)?(?: also)? (?:to|through|via)|included) {_STOPS},? "
        rf"{_WHO}",
        # 'X made a tour of four states in March, among them A and B'
        rf"(?i){_WHO}(?:[^<>;.|]|<[DO]\d+>){{1,30}}?\b(?:{_TRIP}|visited|toured|travell?ed|"
        rf"went)\b{_SOME}\b(?:countries|"
        rf"states|nations|capitals|republics)\b{_SOME},? (?:among (?:them|which|these)|including|such as) {_STOPS}",
        # 'On her way back from A X stopped over in B'
        rf"(?i)\bon (?:his|her|their) way (?:back |home )?from {_STOPS}{_SOME},? {_WHO}",
        # 'X flew from A to B and on to C'
        rf"(?i){_WHO},? (?:also |then )?(?:flew|travell?ed|went|drove|journeyed|moved)(?: <D\d+>)? from {_STOPS}",
    )
)
_WHERE_TO: Final = 8  # the pattern whose first stop may be home
# 'The tour had begun with Egypt and ended in Oman', 'The trip also took him to Peru', 'He had come from Peru'
_GOES_ON: Final = re.compile(
    rf"(?i)^\W*(?:(?:the|this|that|his|her) (?:same |whole |entire |<C\d+> |[a-z]+ )?{_TRIP}|it|<S(?P<he>\d+)>) "
    rf"(?:had |has |would |also |then |next |later )*"
    rf"(?:(?:begun|began|begin|started?|opened|commenced|kicked off|set out|ended|end|finished|closed|concluded|"
    rf"continued|gone on|went on|led|included|took in|"
    rf"(?:took|taken|led|brought) (?:him|her|them))(?: also| on)? (?:with|in|at|to|from)|come from|arrived from|"
    rf"came from|flown in from|included|took in) (?:(?:a )?(?:stops?|visit)[a-z ]{{0,12}} (?:in|to) )?"
    rf"{_STOPS}(?:,? and (?:was to |had |would |then )*(?:end(?:ed)?|finish(?:ed)?|went on|continued?|clos(?:ed?)|"
    rf"concluded?|proceeded|travelled on|flew on|go on)"
    rf"(?: on)? (?:in|to|with|at) (?P<last>{_STOP}(?:,? and {_STOP})*))?"
)
_HE_CAME: Final = re.compile(r"(?i)\b(?:come|arrived|came|flown in) from\b")
_REACH: Final = 2  # sentences back
_MONTH: Final = 7  # code points of a month as EDTF


class _Told(NamedTuple):
    """A journey: its stops, who made it, and when it was."""

    stops: tuple[Slot, ...]
    people: tuple[Participant, ...]
    guest: str
    date: str | None
    basis: DateBasis
    span: tuple[int, int] | None
    proof: Evidence | None = None
    modality: Modality = "occurred"


def journeys(found: Sequence[Visit], reading: Reading) -> Iterator[Visit]:
    """Yield a visit for each stop of the journeys that a text tells of."""
    for number, lowered in enumerate(reading.lowered):
        if not _TRIGGER.search(lowered):
            continue
        sentence = reading.sentence(number)
        if not sentence.of("C"):
            continue
        told = _journey(sentence, found, reading) or _more(sentence, found, reading)
        if told is not None:
            yield from _visits(told, sentence, reading)


def _slots(sentence: Sentence, words: str | None) -> tuple[Slot, ...]:
    return tuple(sentence.slots[int(number)] for number in re.findall(r"<C(\d+)>", words or ""))


def _journey(sentence: Sentence, found: Sequence[Visit], reading: Reading) -> _Told | None:
    masked = sentence.masked
    for number, pattern in enumerate(_JOURNEY):
        match = pattern.search(masked)
        if match is None:
            continue
        stops = _slots(sentence, match["stops"])
        if number == _WHERE_TO and len(stops) < _REACH + 1:
            continue  # 'flew from Oslo to Lima': from home, more likely than not
        named = match.groupdict().get("who") or match.groupdict().get("whom")
        who = sentence.slots[int(named)] if named else next((s for s in sentence.slots if s.kind in "PS"), None)
        if who is None and re.search(r"(?i)\b(?:him|her|them)\b", match.group()):
            who = _last(sentence.index, reading)
        sides = _traveller(who, stops, sentence.index, found, reading)
        if sides is None:
            continue
        people, guest = sides
        near = [
            s for s in sentence.of("D") if match.start() <= masked.find(f"<D{sentence.slots.index(s)}>") < match.end()
        ]
        dates = near or list(sentence.of("D"))
        when = resolve_slot(reading, dates[0]) if dates else None
        return _Told(
            stops,
            people,
            guest,
            when.edtf if when else None,
            when.basis if when else "stated",
            when.span if when else None,
        )
    return None


def _last(number: int, reading: Reading) -> Slot | None:
    """Return the person whom the sentence before tells of last."""
    people = [s for s in reading.sentence(number - 1).slots if s.kind == "P"] if number else []
    return people[-1] if people else None


def _traveller(
    who: Slot | None, stops: Sequence[Slot], number: int, found: Sequence[Visit], reading: Reading
) -> tuple[tuple[Participant, ...], str] | None:
    """Return who travelled, and for which country: of two that an article is on, the one that is not gone to."""
    if who is None or not acts(who):
        return None
    pair = reading.title_codes
    gone_to = {code for stop in stops for code in stop.codes}
    mine: tuple[str, ...] = who.codes if len(who.codes) == 1 and who.codes[0] not in gone_to else ()
    if not mine and len(pair) == _PAIR and len(gone_to & set(pair)) == 1:
        mine = tuple(code for code in pair if code not in gone_to)
    if not mine:
        return None
    if who.person is None:
        held = reading.holder(mine[0], who.title or "", number)
        if held is not None:
            return (Participant(name=held.name, country=mine[0], office=held.office),), mine[0]
        # 'The Amir's journey' below a table of visits that names him.
        listed = {p.name: p for v in found for p in v.people if p.country == mine[0] and p.office is not None}
        same = [p for p in listed.values() if (p.office or "").lower() == who.title]
        return tuple(same) if len(same) == 1 else (), mine[0]
    return participants((who._replace(codes=mine),), mine[0]), mine[0]


_PAIR: Final = 2


def _more(sentence: Sentence, found: Sequence[Visit], reading: Reading) -> _Told | None:
    """Read what goes on with the journey of the visit told before."""
    match = _GOES_ON.match(sentence.masked)
    if match is None:
        return None
    sentences = reading.document.sentences
    before: Visit | None = None
    for visit in found:
        at = bisect_right(sentences, visit.evidence[0].start, key=lambda s: s.span.start) - 1
        near = sentence.index - _REACH <= at < sentence.index and sentences[at].block == sentences[sentence.index].block
        if (
            near
            and visit.form == "visit"
            and visit.guest is not None
            and (before is None or visit.evidence[0].start >= before.evidence[0].start)
        ):
            before = visit
    if before is None or before.guest is None:
        return None
    stops = tuple(
        s for s in (*_slots(sentence, match["stops"]), *_slots(sentence, match["last"])) if before.host not in s.codes
    )
    own = next(iter(sentence.of("D")), None)
    when = resolve_slot(reading, own) if own is not None else None
    date = when.edtf if when is not None else _month(before.date)
    people = tuple(person for person in before.people if person.country == before.guest)
    basis: DateBasis = when.basis if when is not None else "inferred"
    span = when.span if when is not None else None
    return _Told(stops, people, before.guest, date, basis, span, before.evidence[0], before.modality)


def _month(date: str | None) -> str | None:
    """Return the month of a visit for another stop of the same journey; the year where both ends are of two months."""
    if date is None:
        return None
    first, _, last = date.partition("/")
    if last and first[:_MONTH] != last[:_MONTH]:
        return None
    return first[:_MONTH]


def _visits(told: _Told, sentence: Sentence, reading: Reading) -> Iterator[Visit]:
    whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    done: set[str] = set()
    for stop in told.stops:
        host = stop.codes[0] if len(stop.codes) == 1 else None
        if host is None or host == told.guest or host in done:
            continue
        done.add(host)
        yield Visit(
            doc=reading.document.name,
            countries=tuple(sorted((told.guest, host))),
            date=told.date,
            date_basis=told.basis,
            modality=told.modality,
            place=Place(city=stop.seat, country=host),
            people=told.people,
            evidence=(
                whole,
                *((told.proof,) if told.proof is not None else ()),
                *fields_of(reading, date=told.span),
            ),
            guest=told.guest,
            host=host,
            rule="visit.journey",
            confidence=0.75,
        )
