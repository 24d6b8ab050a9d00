"""From matches to visits: who is guest and host, where, when, and which tellings are one visit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, cast

from relations_kb.kinds.making import (
    codes_of,
    date_span,
    evidence_of,
    extent,
    participants,
    place_of,
    union,
)
from relations_kb.kinds.visit.joining import joined
from relations_kb.kinds.visit.model import Visit
from relations_kb.kinds.visit.rules import RULES
from relations_kb.kinds.visit.tables import table_visits
from relations_kb.model.record import Modality, Participant, Place
from relations_kb.rules.engine import matches
from relations_kb.rules.literals import flat
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, RuleBook
from relations_kb.rules.sense import sense_of
from relations_kb.rules.slots import TOKEN, Slot
from relations_kb.rules.when import all_dates

BOOK: Final = RuleBook(RULES)
MOST_PARTIES: Final = 6


def find(reading: Reading) -> tuple[Visit, ...]:
    """Return the visits, meetings and calls that a text tells of, each once."""
    found = [visit for match in matches(BOOK, reading) for visit in _visits(match, reading)]
    found += table_visits(reading)
    return joined(found)


def _visits(match: Match, reading: Reading) -> Iterator[Visit]:
    verb = (
        match.sentence.masked.find(match.words.get("verb", ""), match.start) if match.words.get("verb") else match.start
    )
    modality: Modality | None = sense_of(match, verb=verb)
    if match.rule.gives.get("modality"):
        modality = cast("Modality", match.rule.gives["modality"])
    if modality is None:
        return
    going = match.rule.gives["form"] == "visit"
    sides = _going(match, reading) if going else _meeting(match, reading)
    if sides is None:
        return
    one, _, guest, host, _ = sides
    for stop in _further_stops(match, guest, host) if going else ():
        yield from _records(match, reading, modality, (one, (), guest, stop, Place(country=stop)))
    yield from _records(match, reading, modality, sides)


def _further_stops(match: Match, guest: str | None, host: str | None) -> tuple[str, ...]:
    """Return the other countries of a tour: a trip to three countries is three visits."""
    return tuple(code for code in codes_of(match.get("host")) if code not in {guest, host})


def _records(match: Match, reading: Reading, modality: Modality, sides: _Sides) -> Iterator[Visit]:
    one, two, guest, host, place = sides
    codes = tuple(sorted({*codes_of(one), *codes_of(two), *((host,) if host else ()), *((guest,) if guest else ())}))
    if not 2 <= len(codes) <= MOST_PARTIES:
        return
    people = union(participants(one, guest), participants(two, host))
    if host is not None:
        place = _in_host(match, reading, host, place)
        people = union(people, participants(_went_on(match, reading, host), host))
        people = union(people, participants(_also_there(match, reading, codes)))
    people = _completed(people, codes)
    form = match.rule.gives["form"]
    if form == "meeting" and place is not None and place.country in codes and len(codes) == 2:
        others = [code for code in codes if code != place.country]
        # An ambassador who is received in the country they are posted to has not travelled.
        if not any(
            re.search(r"(?i)ambassador|high commissioner|charg", p.office or "") and p.country == others[0]
            for p in people
        ):
            guest, host, form = others[0], place.country, "visit"
    future = modality == "planned"
    for date in all_dates(match, reading, future=future):
        yield Visit(
            doc=reading.document.name,
            countries=codes,
            date=date.edtf if date else None,
            date_basis=date.basis if date else "stated",
            modality=modality,
            place=place,
            people=people,
            evidence=evidence_of(
                reading, match, date=date_span(date), people=extent([s for s in (*one, *two) if s.person])
            ),
            form=form,
            guest=guest,
            host=host,
            rule=match.rule.id,
            confidence=match.rule.confidence,
        )


def _completed(people: tuple[Participant, ...], codes: tuple[str, ...]) -> tuple[Participant, ...]:
    """Give people whose country is not told the one party that nobody else stands for."""
    open_codes = [code for code in codes if all(person.country != code for person in people)]
    if len(open_codes) != 1:
        return people
    return tuple(p if p.country is not None else p.model_copy(update={"country": open_codes[0]}) for p in people)


_Sides = tuple[tuple[Slot, ...], tuple[Slot, ...], str | None, str | None, Place | None]


def _going(match: Match, reading: Reading) -> _Sides | None:
    """Work out guest and host of 'A visited B', 'A received B'."""
    guests = match.get("guest") or _subject(match)
    if match.words.get("who", "").lower() == "your":
        # A host who speaks to the guest: 'during your visit to Russia'.
        visited = codes_of(match.get("host"))
        other = reading.other(visited[0], match.sentence.index) if visited else None
        return ((), (), other, visited[0], place_of(match.get("host"), visited[0])) if other else None
    if not any(_acts(slot) for slot in guests):
        return None
    receivers = match.get("receiver")
    hosts = match.get("host")
    if match.rule.id == "visit.went" and any(
        re.search(r"(?i)ambassador|high commissioner|envoy|charg", s.title or "") for s in guests
    ):
        # An envoy who arrives takes up a post and pays no visit.
        return None
    guest_codes = codes_of(guests)
    if match.rule.id == "visit.came-here" and reading.home:
        return (
            (guests, (), guest_codes[0], reading.home, Place(country=reading.home))
            if guest_codes and guest_codes[0] != reading.home
            else None
        )
    if match.rule.gives.get("back"):
        # 'X visited Chile; Y repaid it': Y comes from the place that was visited.
        pair = _visited_before(match, reading)
        if pair is None:
            return None
        return guests, (), pair[1], pair[0], Place(country=pair[0])
    host_codes = codes_of(hosts) or codes_of(receivers)
    if not host_codes and len(guest_codes) == 1:
        other = _directed(match, reading, guest_codes[0]) or reading.other(guest_codes[0], match.sentence.index)
        host_codes = (other,) if other else ()
    if not host_codes and not guest_codes and any(slot.person for slot in guests):
        directed = _from_to(match, reading)
        guest_codes, host_codes = (directed[:1], directed[1:]) if directed is not None else ((), ())
    if not host_codes:
        return None
    host = host_codes[0]
    if not guest_codes:
        other = reading.other(host, match.sentence.index)
        guest_codes = (other,) if other and any(s.person for s in guests) else ()
    guest_codes = tuple(code for code in guest_codes if code != host)
    if not guest_codes:
        return None
    guest = guest_codes[0] if len(guest_codes) == 1 else None
    place = place_of(hosts, host) or place_of(match.get("where"))
    if place is None or place.country is None:
        place = Place(country=host)
    return guests, (*receivers, *_met_too(match, host)), guest, host, place


def _visited_before(match: Match, reading: Reading) -> tuple[str, str] | None:
    """Return guest and host of the visit told before in the sentence, for 'repaid the visit'."""
    for earlier in matches(BOOK, reading):
        if (
            earlier.sentence.index == match.sentence.index
            and earlier.start < match.start
            and earlier.rule.id in {"visit.paid", "visit.went"}
        ):
            guests, hosts = codes_of(earlier.get("guest")), codes_of(earlier.get("host"))
            if not guests and hosts:
                other = reading.other(hosts[0], match.sentence.index)
                guests = (other,) if other else ()
            if guests and hosts and guests[0] != hosts[0]:
                return guests[0], hosts[0]
    return None


def _meeting(match: Match, reading: Reading) -> _Sides | None:
    one, two = match.get("one"), match.get("two")
    if two and not any(_acts(slot) for slot in one):
        # '… paid a visit to Chile and met with President X': who met is the sentence's subject, not Chile.
        one = _subject(match)
    if not any(_acts(slot) for slot in (*one, *two)):
        return None
    if any(slot.country is not None and slot.country.role == "demonym-noun-plural" for slot in two):
        # 'met with Russians living in France': nationals at large are no side.
        return None
    codes = codes_of((*one, *two))
    if len(codes) == 1:
        other = reading.home if reading.home not in codes else reading.other(codes[0], match.sentence.index)
        people = [slot for slot in (*one, *two) if slot.person]
        if other is None or not people:
            return None
        codes = (*codes, other)
        two = (*two, Slot("C", match.sentence.start, match.sentence.start, codes=(other,)))
    if len(codes) < 2:
        return None
    place = place_of(match.get("where")) or _place_near(match, codes, reading)
    return one, two, None, None, place


# Bodies that do not travel or meet: 'the Norwegian economy', 'the Republic'.
_PERSONAL: Final = re.compile(
    r"(?i)president|premier|minister|chancellor|king|queen|emir|amir|ameer|taoiseach|pontiff|sultan|emperor|prince|shah|pope|secretar|"
    r"speaker|chairm|"
    r"ambassador|commissioner|envoy|consul|charg|leader|head|counterpart|colleague|diplomat|official|"
    r"representative|negotiator|"
    r"lawmaker|parliamentarian|delegation|monarch|ruler|\bmps\b|^s?he$|dignitar|co-chair"
)


def _acts(slot: Slot) -> bool:
    """Tell whether a slot is people who can go and meet, not a country or its people at large."""
    return (
        slot.kind == "P" or slot.person is not None or (slot.kind in "SB" and bool(_PERSONAL.search(slot.title or "")))
    )


def _subject(match: Match) -> tuple[Slot, ...]:
    """Return the persons of the sentence's subject: the first group of sides before the match."""
    masked = match.sentence.masked
    for token in TOKEN.finditer(masked, 0, match.start):
        if token.group(1) in "PS":
            return (match.sentence.slots[int(token.group(2))],)
    # 'During her visit to Nepal in March, Minister X opened a school.'
    behind = re.match(r"(?:,? (?:in|on|from) <D\d+>)?, (?:the )?<[PS](\d+)>", masked[_end_of_place(match) :])
    return (match.sentence.slots[int(behind.group(1))],) if behind is not None else ()


def _end_of_place(match: Match) -> int:
    """Return where the words for the place end in the masked sentence: a rule may look ahead beyond them."""
    words = match.words.get("host")
    return match.sentence.masked.find(words, match.start) + len(words) if words else match.end


def _met_too(match: Match, host: str) -> tuple[Slot, ...]:
    """Return the host's people named in the rest of the sentence ('… and met with President X')."""
    rest = match.sentence.masked[match.end :]
    met = re.search(
        r"(?i)\b(?:met|talks|meeting|received by|(?:a )?welcome(?:d)? by|hosted by|co-chaired|during which|"
        r"accompanied by|together with|host)\b",
        rest,
    )
    if met is None:
        return ()
    out = []
    for token in TOKEN.finditer(match.sentence.masked, match.end + met.end()):
        slot = match.sentence.slots[int(token.group(2))]
        if slot.kind == "P" and (not slot.codes or host in slot.codes):
            out.append(slot)
    return tuple(out)


_ALSO: Final = re.compile(
    r"(?i)\b(?:taking part|took part|participat\w+|accompanied|attended|also (?:met|received|held)|(?:was|"
    r"were) (?:also |later )?(?:received|welcomed)|"
    r"met (?:also )?with|(?:held|had) talks with|in the presence of|joined by|called on)\b"
)


def _also_there(match: Match, reading: Reading, codes: tuple[str, ...]) -> tuple[Slot, ...]:
    """Return who else took part by the sentences that follow the report of a visit that is the article's news."""
    out: list[Slot] = []
    sentences = reading.document.sentences
    if reading.published is None or not reading.is_news(match.sentence.index):
        return ()
    for number in range(match.sentence.index + 1, min(len(sentences), match.sentence.index + 7)):
        if not _ALSO.search(flat(reading.lowered[number])):
            continue  # so that its mentions need not be found
        sentence = reading.sentence(number)
        if not sentence.of("D") and _ALSO.search(sentence.masked):
            out += [s for s in sentence.slots if s.kind == "P" and len(s.codes) == 1 and s.codes[0] in codes]
    return tuple(out)


def _place_near(match: Match, codes: tuple[str, ...], reading: Reading) -> Place | None:
    """Return where a meeting took place: 'in Geneva' in its sentence, or the article's dateline."""
    masked = match.sentence.masked
    for found in re.finditer(r"(?i)\b(?:in|at) (?:the )?<C(\d+)>(?:, <C\d+>)?", masked):
        slot = match.sentence.slots[int(found.group(1))]
        if slot.codes and slot.country is not None and slot.country.role in {"city", "capital", "name", "seat"}:
            return Place(city=slot.seat, country=slot.codes[0])
    return reading.dateline(match.sentence.index)


def _in_host(match: Match, reading: Reading, host: str, place: Place | None) -> Place | None:
    """Return the city of a visit where the text tells it: in the sentence, or in the article's dateline."""
    if place is not None and (place.city is not None or place.country != host):
        return place
    for found in re.finditer(r"(?i)\b(?:in|at|to) (?:the )?(?:[a-z]+ of )?<C(\d+)>", match.sentence.masked):
        slot = match.sentence.slots[int(found.group(1))]
        if slot.codes == (host,) and slot.city:
            return Place(city=slot.city, country=host)
    dateline = reading.dateline(match.sentence.index)
    return dateline if dateline is not None and dateline.country == host else place


_GOES_ON: Final = re.compile(
    r"(?i)^\W*(?:he|she|they|the (?:minister|president|prime minister|delegation|guest|two)|during (?:the|his|"
    r"her|their) (?:stay|visit|trip)|in the course of)\b"
)


def _went_on(match: Match, reading: Reading, host: str) -> tuple[Slot, ...]:
    """Return whom the guest met by the sentences that go on with 'She met …', 'During the visit …'."""
    out: list[Slot] = []
    sentences = reading.document.sentences
    for number in range(match.sentence.index + 1, min(len(sentences), match.sentence.index + 3)):
        words = reading.text[sentences[number].span.start : sentences[number].span.end]
        if sentences[number].block != sentences[match.sentence.index].block or not _GOES_ON.match(words):
            break
        sentence = reading.sentence(number)
        met = re.search(r"(?i)\b(?:met|talks|meetings?|received|welcomed|hosted|conferred)\b", sentence.masked)
        if met is not None:
            out += [
                s
                for s in sentence.slots
                if s.kind == "P" and (s.codes == (host,) or not s.codes) and s.start > sentence.origin(met.start())
            ]
    return tuple(out)


def _directed(match: Match, reading: Reading, guest: str) -> str | None:
    """Return the other side of a list headed 'Visits from Mexico to Senegal'."""
    pair = _from_to(match, reading)
    if pair is None:
        return None
    return pair[1] if pair[0] == guest else pair[0]


def _from_to(match: Match, reading: Reading) -> tuple[str, str] | None:
    """Read 'Visits from Mexico to Senegal' above a list item as guest and host."""
    for start, end in reading.heads(match.sentence.index):
        if re.search(r"(?i)\bto\b", reading.text[start:end]):
            codes = [m.code for m in reading.countries_in(start, end) if m.code]
            if len(codes) == 2:
                return codes[0], codes[1]
    return None
