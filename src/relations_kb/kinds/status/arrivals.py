"""Envoys who come to their posts, told in passing: 'Kari Lund landed in Lima to take up the post of ambassador'.

In: sentences with such words, and what rules found. Out: an ``envoy-accredited`` for each envoy whom rules left out:
who arrives as an ambassador, takes up a post in a city, hands letters to a head of state, goes back to the post, or is
sent to it. Who sends is told by the post ('ambassador of Norway'), by the person's own words, or is the other one of
the two countries that the text is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from relations_kb.kinds.making import participants
from relations_kb.kinds.status.arrival_words import ACCEPTED, BACK, FROM_HIM, HAD_ACCEPTED, LETTERS, NEW_NAME, PATTERNS
from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.scan import Scan, found_in, holding, rule_of, slot_of
from relations_kb.model.record import Modality, Participant, Place
from relations_kb.rules import edtf
from relations_kb.rules.edtf import year_of
from relations_kb.rules.personmention import PersonMention
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.when import Dated, resolve_slot

_ENVOY: Final = re.compile(r"(?i)ambassador|commissioner|envoy|charg|nuncio|head of mission|consul general|minister to")
_NOT_DONE: Final = re.compile(
    r"(?i)\b(?:not|never|would|could(?! see)|should|might|may|if|hop\w+|wish\w*|wants?|refus\w*|former|retired|had "
    r"been|"
    r"before|until|"
    r"rumou?r\w*|denied|once)\b"
)
_PLANNED: Final = re.compile(r"(?i)\b(?:will|shall|is to|are to|was to|tomorrow|next)\b")
_NEXT: Final = re.compile(r"\b(?:the|a|one) day (?:after|later)|\bthe (?:next|following) day")
_RULE: Final = rule_of("status.arrival", "envoy-accredited")
_LETTERS_RULE: Final = replace(_RULE, id="status.letters-credentials")
_CAME_BEFORE: Final = frozenset({"status.arrived", _RULE.id})
_WORDS: Final = Sifted(
    r"(?i)\b(?:ambassador|commissioner|envoy|credentials|letters|credence|papers|post|posts|duties|functions|embassy|"
    r"mission|office|"
    r"nuncio|charg)"
)


def _told(status: Status, other: Status) -> bool:
    if other.event != "envoy-accredited":
        return False
    if status.rule == _LETTERS_RULE.id and other.rule in _CAME_BEFORE and other.actor == status.actor:
        return False  # 'arrived on 5 March and presented his letters on 9 June'
    here = {(e.start, e.end) for e in status.evidence if not e.fields}
    if here & {(e.start, e.end) for e in other.evidence if not e.fields} and other.actor == status.actor:
        return True
    if other.countries != status.countries:
        return False
    mine, theirs = ({p.name for p in s.people if p.country == s.actor} for s in (status, other))
    same_year = year_of(status.date) == year_of(other.date) or status.date is None
    return bool(mine & theirs) and same_year


def _read(sentence: Sentence, reading: Reading, known: Sequence[Status]) -> Iterator[Status]:
    masked = sentence.masked
    for match in LETTERS.finditer(masked):
        if not _NOT_DONE.search(masked, max(0, match.start() - 12), match.end()):
            yield from _handed(match, sentence, reading)
    for pattern in (FROM_HIM, ACCEPTED, HAD_ACCEPTED) if "credential" in masked or "letter" in masked else ():
        for match in pattern.finditer(masked):
            if not _NOT_DONE.search(masked, max(0, match.start() - 12), match.end()):
                yield from _accepted(match, sentence, reading)
    for pattern in PATTERNS:
        for match in pattern.finditer(masked):
            if not _NOT_DONE.search(masked, max(0, match.start() - 12), match.end()):
                yield from _arrived(match, sentence, reading)
    for match in BACK.finditer(masked):
        yield from _returned(match, sentence, reading, known)


def _arrived(match: re.Match[str], sentence: Sentence, reading: Reading) -> Iterator[Status]:
    groups = match.groupdict()
    who = slot_of(groups["who"], sentence) or _unknown(match, sentence)
    place = sentence.slots[int(groups["host"])] if groups.get("host") else None
    if groups.get("there") or groups.get("whose"):
        place = _there(match, sentence, reading, envoys=bool(groups.get("whose")))
        if place is None:
            return
    side = slot_of(groups.get("side"), sentence)
    if who is None or who.person is None or (side is not None and not _ENVOY.search(side.title or "")):
        return
    told = next((groups[name] for name in ("of", "sender", "mine") if groups.get(name)), None)
    own = slot_of(told, sentence) or side
    host = place.codes[0] if place is not None and len(place.codes) == 1 else None
    actor = next((code for code in (own.codes if own is not None else ()) if code != host), None)
    actor = actor or (who.person.country if who.person.country != host else None)
    if host is None and actor is not None:
        host = reading.other(actor, sentence.index)
    if actor is None and host is not None and groups.get("whose"):
        actor = _sender_before(host, sentence, reading)
    if actor is None and host is not None:
        actor = reading.other(host, sentence.index) or next((c for c in who.codes if c != host), None)
    if actor is None or host is None or actor == host:
        return
    if (
        own is None
        and not groups.get("seat")
        and not _ENVOY.search(f"{who.person.office or ''} {match.group()} {_before(sentence, reading)}")
    ):
        return
    city = place.seat if place is not None else groups.get("town")
    told = bool(groups.get("whose"))
    yield from _made(match, sentence, reading, actor, host, who, (), Place(city=city, country=host), told=told)


def _there(match: re.Match[str], sentence: Sentence, reading: Reading, *, envoys: bool) -> Slot | None:
    """Return the city that 'there' means: the last one before, in the sentence or in the two before it.

    :param envoys: ask that the sentence before speaks of an ambassador who is to go 'to' or sit 'in' the city.
    """
    block = reading.document.sentences[sentence.index].block
    for number in range(sentence.index, max(-1, sentence.index - 3), -1):
        if reading.document.sentences[number].block != block:
            return None
        told = reading.sentence(number)
        words = told.masked[: match.start()] if number == sentence.index else told.masked
        if envoys and (number == sentence.index or not re.search(r"(?i)ambassador|envoy", told.text)):
            continue
        seats = [told.slots[int(n)] for n in re.findall(r"\b(?:in|to|at|into|for) (?:the )?<C(\d+)>", words)]
        cities = [seat for seat in seats if seat.city is not None and len(seat.codes) == 1]
        if cities:
            return cities[-1]
    return None


def _sender_before(host: str, sentence: Sentence, reading: Reading) -> str | None:
    """Return who was to send the envoy: the other side that the sentence before on an ambassador names."""
    before = reading.sentence(sentence.index - 1) if sentence.index else None
    codes = {c for s in before.of("CSP") for c in s.codes if c != host} if before is not None else set()
    return codes.pop() if len(codes) == 1 else None


def _unknown(match: re.Match[str], sentence: Sentence) -> Slot | None:
    """Return a slot for a name that no table knows: 'Knut Fjeld flew into Lima to run the embassy'."""
    name = re.match(NEW_NAME, match["who"])
    if name is None:
        return None
    start, end = sentence.origin(match.start("who")), sentence.origin(match.start("who") + name.end())
    mention = PersonMention(start=start, end=end, name_start=start, name_end=end, name=name.group())
    return Slot("P", start, end, person=mention)


def _before(sentence: Sentence, reading: Reading) -> str:
    """Return the words of the sentences before, in which 'his post' may have been told."""
    block = reading.document.sentences[sentence.index].block
    first = max(0, sentence.index - 2)
    return " ".join(
        reading.lowered[n] for n in range(first, sentence.index) if reading.document.sentences[n].block == block
    )


def _handed(match: re.Match[str], sentence: Sentence, reading: Reading) -> Iterator[Status]:
    who, to = slot_of(match["who"], sentence), slot_of(match["to"], sentence)
    if who is None or to is None or not to.codes:
        return
    host = to.codes[0]
    if who.person is None or who.codes[:1] == (host,):
        # 'Ana Soto came to Lima, and the day after she handed her letters …': who was told of before.
        earlier = [
            s for s in sentence.of("P") if s.end <= who.start and s.person is not None and s.codes[:1] != (host,)
        ]
        if who.kind != "S" or not earlier:
            return
        who = earlier[-1]
    if who.person is None:
        return
    plain = match["papers"].lower() in {"letters", "letter", "papers"}
    if plain and not _ENVOY.search(f"{who.person.office or ''} {sentence.text} {_before(sentence, reading)}"):
        return
    actor = who.person.country or next((c for c in who.codes if c != host), None) or reading.other(host, sentence.index)
    if actor is None or actor == host:
        return
    place = next((s for s in sentence.of("C") if s.city and s.codes[:1] == (host,)), None)
    yield from _made(
        match, sentence, reading, actor, host, who, (to,), Place(city=place.city if place else None, country=host), True
    )


def _accepted(match: re.Match[str], sentence: Sentence, reading: Reading) -> Iterator[Status]:
    """Read 'the Minister accepted the copies of his credentials': of the person told of before, or shaken hands "
    "with."""
    groups = match.groupdict()
    to, who = slot_of(match["to"], sentence), slot_of(groups.get("who"), sentence)
    if to is None:
        return
    own = to.codes[:1]
    people = [s for s in sentence.of("P") if s is not to and s.person is not None and not (own and s.codes[:1] == own)]
    if who is None or who.person is None:
        inside = [s for s in people if to.end <= s.start < sentence.origin(match.end())]
        who = next(iter((*inside[-1:], *[s for s in people if s.end <= to.start][-1:])), None)
    who = who or _shaken(match, sentence)
    if who is None or who.person is None:
        return
    side = slot_of(groups.get("side"), sentence)
    side = side or next((s for s in sentence.of("S") if s.codes and _ENVOY.search(s.title or "")), None)
    sent = (who.person.country, *(side.codes if side is not None else ()))
    actor = next((code for code in sent if code is not None and (code,) != own), None)
    actor = actor or (reading.other(own[0], sentence.index) if own else None)
    seat = re.match(r"[^;.<]{0,12} in (<C\d+>)", sentence.masked[match.end() :])
    token = f"<C{groups['host']}>" if groups.get("host") else seat[1] if seat is not None else None
    place = slot_of(token, sentence)
    host = next(iter((*own, *(place.codes[:1] if place is not None else ()))), None)
    host = host or (reading.other(actor, sentence.index) if actor is not None else None)
    if actor is None or host is None or actor == host:
        return
    yield from _made(match, sentence, reading, actor, host, who, (to,), Place(city=None, country=host), True)


_HAND: Final = re.compile(rf"(?:hands? (?:of|with|to)|received|welcomed|by|from) (?P<who>{NEW_NAME})")


def _shaken(match: re.Match[str], sentence: Sentence) -> Slot | None:
    """Return whose hand was shaken: 'shook hands with Knut Fjeld and accepted from him …'."""
    found = _HAND.search(sentence.masked, match.start(), match.end())
    return _unknown(found, sentence) if found is not None else None


def _returned(match: re.Match[str], sentence: Sentence, reading: Reading, known: Sequence[Status]) -> Iterator[Status]:
    """Read 'he returned to his post', of an envoy who was called home before."""
    who = slot_of(match["who"], sentence)
    block = reading.document.sentences[sentence.index].block
    left = [
        s
        for s in known
        if s.event == "envoy-recalled"
        and any(reading.document.blocks[block].span.start <= e.start < sentence.start + match.end() for e in s.evidence)
    ]
    if not left or who is None:
        return
    last = left[-1]
    if last.actor is None or last.counterpart is None:
        return
    place = Place(city=None, country=last.counterpart)
    people = tuple(p for p in last.people if p.country == last.actor)
    for status in _made(match, sentence, reading, last.actor, last.counterpart, who, (), place):
        yield status.model_copy(update={"people": people or status.people})


def _made(
    match: re.Match[str],
    sentence: Sentence,
    reading: Reading,
    actor: str,
    host: str,
    who: Slot,
    receivers: tuple[Slot, ...],
    place: Place,
    letters: bool = False,
    told: bool = False,
) -> Iterator[Status]:
    masked = sentence.masked
    clause = masked[max(masked.rfind(";", 0, match.start()), 0) : match.end()]
    modality: Modality = "planned" if _PLANNED.search(match.group()) else "occurred"
    date = _date(match, sentence, reading, planned=modality == "planned")
    if modality == "occurred" and date is None and "ambassador" not in clause.lower() and not (letters or told):
        return
    person = participants((who,), actor)
    people = tuple(
        Participant(name=p.name, country=actor, office=p.office if _ENVOY.search(p.office or "") else "Ambassador")
        for p in person
    )
    yield from make(
        found_in(sentence, _LETTERS_RULE if letters else _RULE, match),
        reading,
        "envoy-accredited",
        countries=(actor, host),
        date=date,
        modality=modality,
        actor=actor,
        counterpart=host,
        people=(*people, *participants(receivers, host)),
        place=place,
    )


def _date(match: re.Match[str], sentence: Sentence, reading: Reading, *, planned: bool) -> Dated | None:
    """Return the day within the words or right behind them, else the last one before them in the sentence."""
    masked = sentence.masked
    inside = re.findall(r"<D(\d+)>", match.group())
    after = re.match(r"[^.;<]{0,25}<D(\d+)>", masked[match.end() :])
    before = re.findall(r"<D(\d+)>", masked[: match.start()])
    numbers = [*inside[-1:], *([after[1]] if after is not None else []), *before[-1:]]
    for number in numbers:
        dated = resolve_slot(reading, sentence.slots[int(number)], future=planned)
        if dated is not None:
            return _next_day(dated) if _NEXT.search(masked, max(0, match.start() - 30), match.end()) else dated
    return None


def _next_day(dated: Dated) -> Dated:
    """Return the day after: 'came on 28 August, and the day after she handed …'."""
    day = edtf.first_day(dated.edtf)
    if day is None or edtf.last_day(dated.edtf) != day:
        return dated
    return Dated((day + timedelta(days=1)).isoformat(), "inferred", dated.span)


ARRIVALS: Final = Scan(holding(_WORDS), _read, _told)
