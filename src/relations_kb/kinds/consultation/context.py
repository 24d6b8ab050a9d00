"""The context of a round that a sentence tells of: its clause, its parties, its place, its dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from relations_kb.kinds.consultation.talks import Talk
from relations_kb.kinds.making import codes_of
from relations_kb.model.record import Modality, Place
from relations_kb.rules import edtf
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.sense import sense_of
from relations_kb.rules.slots import TOKEN, Sentence, Slot
from relations_kb.rules.when import Dated, all_dates, inherited, resolve_slot
from relations_kb.vocab.world import load_world

_NOT_ITS: Final = re.compile(r"(?i)\b(?:since|until|till|established|created|set up|signed|founded|agreement of|after)(?: (?:in|on|its))*\s*$")
_CUT: Final = re.compile(r"; |,? and (?=(?:for )?(?:the|its) (?:<O|next|last|following))|, and (?=(?:the|its) )|, while |, whereas |: (?=it )")
_TOGETHER: Final = re.compile(r"(?i)\b(?:will|shall|to) be |\b(?:is|are) to |\bwill |\bshall ")


@dataclass(frozen=True, slots=True)
class Told:
    """A round told as an event: the match, the phrase that names it, the verb's offsets, and its part of the sentence."""

    match: Match
    talk: Talk | None
    verb_start: int
    verb_end: int
    sentence: Sentence
    segment: tuple[int, int]
    alone: bool = True

    @property
    def verb(self) -> str:
        """The words that tell it."""
        return self.sentence.masked[self.verb_start : self.verb_end]

    @property
    def masked(self) -> str:
        """The part of the masked sentence that tells of this round."""
        return self.sentence.masked[self.segment[0] : self.segment[1]]

    def slots(self, kinds: str) -> tuple[tuple[int, Slot], ...]:
        """Return the slots of the kinds in its part of the sentence, with their offsets."""
        return tuple(
            (t.start(), self.sentence.slots[int(t.group(2))])
            for t in TOKEN.finditer(self.sentence.masked, *self.segment)
            if t.group(1) in kinds
        )

    def modality(self) -> Modality | None:
        """Return how it is told: occurred, planned, cancelled, or None where denied or wished for."""
        rule = self.match.rule.id
        masked = self.masked
        if re.search(r"(?i)\b(?:postponed|put off|deferred)\b", masked) and not re.search(r"(?i)\b(?:after being|previously|had been) postponed", masked):
            return "planned"
        if rule == "consultation.again":
            return "planned"
        if rule == "consultation.met-again":
            return "occurred"
        at = max(self.match.start, min(self.verb_start, self.match.end))
        if rule in {"consultation.during", "consultation.row", "consultation.ordinal", "consultation.whose", "consultation.titled"}:
            near = masked[max(0, (self.talk.start if self.talk else 0) - self.segment[0]) :]
            words = re.sub(r"<\w+>", " ", near)[:90]
            if re.search(r"(?i)\b(?:cancel\w+|called off)\b", words):
                return "cancelled"
            coming = self.talk is not None and self.talk.coming
            if coming or re.search(r"(?i)\b(?:will be|to be held|shall be|is to|are to|will take|scheduled|planned|agreed for|slated|expected|due in)\b", words):
                return "planned"
            before = self.sentence.masked[max(self.segment[0], self.match.start - 40) : self.match.start + 12]
            if re.search(r"(?i)\b(?:prepar\w+|upcoming|ahead of|forthcoming|on the eve of|plans? for|agenda of|will|date of|looks? forward)\b", before):
                return "planned" if re.search(r"<D\d+>", masked) else None
            return "occurred"
        sense = sense_of(self.match, verb=at)
        if self.talk is None and sense is None and not re.search(r"(?i)\b(?:not|no|never|refus\w+|denied|would|could|may|might|should|if|hop\w+)\b", masked[max(0, self.match.start - 60) : self.match.end]):
            return "occurred"  # 'negotiations' and 'talks' are here the event itself, no wish for one
        if self.talk is not None and self.talk.coming and sense != "cancelled":
            return "planned"
        if re.search(r"(?i)\b(?:will|shall|is|are|was|were) (?:to )?(?:be )?(?:scheduled|slated|planned|due|set)\b|\b(?:will|shall) |\b(?:is|are) to ", self.verb) and sense is not None and sense != "cancelled":
            return "planned"
        if sense is None and self.talk is not None and self.talk.number is not None and re.search(r"(?i)\b(?:held|took place|convened)", self.verb) and not re.search(r"(?i)\b(?:not|never|no)\b", masked):
            return "occurred"
        return sense


def segments_of(events: list[Told]) -> list[Told]:
    """Give each of several rounds in one sentence its own part of it."""
    if len(events) < 2:
        return list(events)
    masked = events[0].sentence.masked
    starts = [min(e.talk.start if e.talk else e.match.start, e.verb_start) for e in events]
    cuts = [0]
    for k in range(1, len(events)):
        previous = events[k - 1].talk
        low = previous.end if previous is not None else starts[k - 1]
        at = events[k].talk.start if events[k].talk is not None else starts[k]  # type: ignore[union-attr]
        found = [c.start() for c in _CUT.finditer(masked) if low <= c.start() < at]
        cuts.append(found[-1] if found else cuts[-1])
    cuts.append(len(masked))
    out = []
    for k, event in enumerate(events):
        end = next((c for c in cuts[k + 1 :] if c > cuts[k]), len(masked))
        out.append(replace(event, segment=(cuts[k], end), alone=False))
    return out


# -------------------------------------------------------------------- parties


def talk_codes(talk: Talk, sentence: Sentence, reading: Reading) -> tuple[str, ...]:
    """Return the parties of a mechanism that a phrase names, from the phrase, its sentence and the article."""
    codes = talk.codes
    if len(codes) >= 2:
        return codes
    if not talk.joint:
        return ()
    after = re.match(r"[^;|]{0,30}?\b(?:with|between) (?:the )?(?:[a-z]+ ){0,3}<[CSP](\d+)>", sentence.masked[talk.end :])
    if after is not None:
        codes = tuple(dict.fromkeys((*codes, *sentence.slots[int(after.group(1))].codes)))
    if len(codes) >= 2:
        return codes
    around = tuple(c for c in codes_of(s for s in sentence.slots if s.kind in "CSPB") if c not in codes)
    if len(codes) == 1:
        if len(around) == 1:
            return (codes[0], around[0])
        other = reading.other(codes[0], sentence.index) or (reading.home if reading.home != codes[0] else None)
        return (codes[0], other) if other else ()
    if len(around) == 2:
        return around
    implied = reading.implied(sentence.index)
    if len(around) == 1 and around[0] not in implied:
        other = reading.home if reading.home != around[0] else None
        return (around[0], other) if other else ()
    return implied


def parties_of(event: Told, reading: Reading, *, near: bool = True) -> tuple[str, ...]:
    """Return the countries that talk in a round, in no order; empty where they are not known.

    :param near: look also at what the sentence and the article imply.
    """
    talk, match = event.talk, event.match
    inside = talk.codes if talk is not None else ()
    if len(inside) >= 2:
        return inside
    sides = [s for s in (*match.get("one"), *match.get("two")) if s.kind in "PSBC"]
    people = codes_of(s for s in sides if s.kind in "PSB")
    named = tuple(dict.fromkeys((*inside, *codes_of(sides))))
    if not near:
        return people if len(people) == 2 else ()
    if len(named) == 2:
        return named
    if len(named) > 2:
        if len(inside) == 1:
            rest = [c for c in people if c != inside[0]]
            return (inside[0], rest[0]) if len(rest) == 1 else named
        return people if len(people) >= 2 else named
    after = event.sentence.masked[(talk.end if talk else match.start) : event.segment[1]]
    with_side = re.search(r"\b(?:with|between) (?:the )?(?:[a-z]+ ){0,3}<[CSP](\d+)>(?:(?: and |, )(?:the )?<[CSP](\d+)>)?", after)
    if with_side is not None and not re.match(r"[^<]*\bin the chair|[^<]* leading", after[with_side.end() :]):
        codes = codes_of(event.sentence.slots[int(n)] for n in with_side.groups() if n)
        named = tuple(dict.fromkeys((*named, *codes)))
        if len(named) == 2:
            return named
    hosts = codes_of(match.get("place"))
    if len(named) == 1 and len(hosts) == 1 and hosts != named:
        return (named[0], hosts[0])
    if len(named) == 1 and talk is not None and not talk.joint:
        return ()
    if len(named) == 1:
        head = reading.head_codes(match.sentence.index)
        if len(head) == 1 and head != named:
            return (named[0], head[0])
        other = reading.other(named[0], match.sentence.index)
        if other is None and reading.home and reading.home != named[0]:
            other = reading.home
        return (named[0], other) if other else ()
    if talk is not None and not talk.joint:
        return ()
    around = codes_of(slot for _, slot in event.slots("CSPB"))
    implied = reading.implied(match.sentence.index)
    if len(around) == 2 and not set(around) & set(implied):
        return around
    return implied


# -------------------------------------------------------------------- place

_WHERE: Final = re.compile(
    r"(?i)(?:\b(?:in|at|to|by|which)|[–—,:(-])\s?(?:the )?(?:(?:[a-z]+ )?(?:capital|city)(?: city)? (?:of )?)?<C(\d+)>(?P<own>'s)?(?P<rest>.{0,14})"
)


def place_of_round(event: Told, reading: Reading, countries: tuple[str, ...]) -> Place | None:
    """Return where the round was held: a city, or a country where only that is told."""
    masked = event.masked
    named = event.talk
    candidates: list[Slot] = []
    for slot in event.match.get("place"):
        capital = re.search(rf"<C{event.sentence.slots.index(slot)}> capital", masked) if slot in event.sentence.slots else None
        if capital is not None and slot.codes:
            return _capital(slot.codes[0])
        if slot.codes:
            candidates.append(slot)
    for found in _WHERE.finditer(masked):
        slot = event.sentence.slots[int(found.group(1))]
        at = event.segment[0] + found.start()
        if not slot.codes or slot.country is None or (named is not None and named.start <= at < named.end - 3 and not slot.city):
            continue
        rest, lead = found.group("rest"), found.group()[:8].lower()
        if re.match(r"(?i) capital", rest):
            return _capital(slot.codes[0])
        if found.group("own") or re.match(r"(?i)(?:-<C|,? and (?:the )?<C| (?:side|delegation|relations|embassy))", rest):
            continue
        loose = re.match(r"(?i)(?:to|by|which|-|–|—|,|\()", lead) is not None
        around = masked[max(0, found.start() - 14) : found.end() + 10]
        if re.match(r"(?i)to|by|which", lead) and not re.search(r"(?i)host|falls|fell|travel", around):
            continue
        if slot.city or slot.country.role == "seat":
            candidates.append(slot)
        elif slot.country.role in {"name", "former"} and (not loose or event.match.rule.id == "consultation.row"):
            candidates.append(slot)
    for slot in candidates:
        if slot.city:
            return Place(city=slot.city, country=slot.codes[0])
    for slot in candidates:
        if slot.country is not None and slot.country.role == "seat":
            return _capital(slot.codes[0]) if slot.city is None else Place(city=slot.city, country=slot.codes[0])
    for slot in candidates:
        return Place(city=slot.seat, country=slot.codes[0])
    capital = re.search(r"<[CS](\d+)>(?:'s?)? capital", masked)
    if capital is not None and event.sentence.slots[int(capital.group(1))].codes:
        return _capital(event.sentence.slots[int(capital.group(1))].codes[0])
    if re.search(r"(?i)\b(?:here|this city|this capital|in town)\b", masked) and reading.document.place is not None:
        dateline = _dateline(reading)
        if dateline is not None:
            return dateline
    guest = re.search(r"(?i)\b(?:visited|travelled to|visiting|was in|were in|arrived in) (?:the )?<C(\d+)>", masked)
    if guest is not None and event.sentence.slots[int(guest.group(1))].codes:
        return Place(city=event.sentence.slots[int(guest.group(1))].city, country=event.sentence.slots[int(guest.group(1))].codes[0])
    seats = re.search(r"\bat (?:the )?(?:[A-Z]\w+ )*<S(\d+)>", masked)
    if seats is not None:
        codes = event.sentence.slots[int(seats.group(1))].codes
        if len(codes) == 1 and codes[0] in countries:
            return Place(city=_capital(codes[0]).city, country=codes[0])
    return None


def _capital(code: str) -> Place:
    entry = load_world().countries.get(code)
    return Place(city=entry.capital.name if entry is not None and entry.capital is not None else None, country=code)


def _dateline(reading: Reading) -> Place | None:
    found = reading.document.place
    if found is None or found.span is None:
        return None
    for mention in reading.countries_in(found.span.start, found.span.end):
        if mention.code and mention.city:
            return Place(city=mention.city, country=mention.code)
    return None


# -------------------------------------------------------------------- dates


def dates_of(event: Told, reading: Reading, *, modality: Modality, news: bool) -> tuple[Dated | None, ...]:
    """Return the date of a round, or the dates of several ('it met in 2002, then in 2009')."""
    future = modality == "planned"
    if future and not event.slots("D"):
        return (None,)
    span = _span(event, reading, future=future)
    if span is not None:
        return (span,)
    if event.alone and event.match.rule.id != "consultation.row":
        dates = all_dates(event.match, reading, future=future, news=news)
        return tuple(_lasting(event, date) for date in dates)
    centre = event.talk.start if event.talk is not None else event.match.start
    best: tuple[int, Slot] | None = None
    for at, slot in event.slots("D"):
        if _NOT_ITS.search(event.sentence.masked[max(0, at - 30) : at]):
            continue
        cost = at - centre if at > centre else 60 + centre - at
        if best is None or cost < best[0]:
            best = (cost, slot)
    dated = resolve_slot(reading, best[1], future=future) if best is not None else None
    if dated is None and event.match.rule.id == "consultation.row":
        dated = _row_date(event, reading)
    if dated is None:
        dated = inherited(event.match.sentence.index, reading, future=future, news=news and event.alone)
    return (_lasting(event, dated),)


def pairs_of(event: Told, reading: Reading) -> tuple[tuple[int | None, Place | None, Dated | None], ...]:
    """Return number, place and date of each of 'the second and third sessions, in Lima in 2001 and in Oslo in 2004'."""
    talk = event.talk
    if talk is None:
        return ()
    if len(talk.numbers) < 2:
        return _listed(event, talk, reading)
    dates = [(at, slot) for at, slot in event.slots("D") if at > talk.start]
    if len(dates) != len(talk.numbers):
        return ()
    places = [slot for at, slot in event.slots("C") if at >= talk.end and slot.codes]
    out: list[tuple[int | None, Place | None, Dated | None]] = []
    for number, (_, slot) in zip(talk.numbers, dates, strict=True):
        k = len(out)
        place = Place(city=places[k].city, country=places[k].codes[0]) if len(places) == len(dates) else None
        out.append((number, place, resolve_slot(reading, slot)))
    return tuple(out)


def _listed(event: Told, talk: Talk, reading: Reading) -> tuple[tuple[int | None, Place | None, Dated | None], ...]:
    """Return the rounds of 'held consultations in Tunis in 2012, in Tallinn in 2015 and again in Tunis in May 2018'."""
    after = event.sentence.masked[talk.end : event.segment[1]]
    row = re.search(r"<C\d+>(?:,| \(| in| on)+ ?<D\d+>\)?(?:(?:,|;| and|, and)(?: again)?(?: in| at)? <C\d+>(?:,| \(| in| on)+ ?<D\d+>\)?)+", after)
    if row is None or talk.number is not None:
        return ()
    out = []
    for found in re.finditer(r"<C(\d+)>[^<]*<D(\d+)>", row.group()):
        where, when = (event.sentence.slots[int(n)] for n in found.groups())
        place = Place(city=where.city, country=where.codes[0]) if where.codes else None
        out.append((None, place, resolve_slot(reading, when)))
    return tuple(out)


def _row_date(event: Told, reading: Reading) -> Dated | None:
    """Return the date that stands alone before a row: '18.02.2019. – first round of consultations'."""
    number = event.sentence.index
    if number == 0 or reading.document.sentences[number - 1].block != reading.document.sentences[number].block:
        return None
    before = reading.sentence(number - 1)
    dates = [slot for slot in before.slots if slot.kind == "D"]
    if len(dates) == 1 and re.fullmatch(r"\W*<D\d+>\W*", before.masked):
        return resolve_slot(reading, dates[0])
    return None


def _span(event: Told, reading: Reading, *, future: bool) -> Dated | None:
    """Return the days of 'from Sunday to yesterday', 'ran from Sunday and closed yesterday'."""
    found = re.search(r"(?i)\bfrom <D(\d+)>[^<;|]{0,12}? (?:to|until|till|through|and (?:closed|ended|concluded|finished)(?: on)?) <D(\d+)>", event.masked)
    if found is None:
        return None
    first = resolve_slot(reading, event.sentence.slots[int(found.group(1))], future=future)
    last = resolve_slot(reading, event.sentence.slots[int(found.group(2))], future=future)
    if first is None or last is None or not len(first.edtf) == len(last.edtf) == 10 or first.edtf >= last.edtf:
        return None
    return Dated(f"{first.edtf}/{last.edtf}", "inferred" if "inferred" in (first.basis, last.basis) or first.basis != "stated" else "stated", first.span)


def _lasting(event: Told, date: Dated | None) -> Dated | None:
    """Make a day the days of 'a two-day meeting beginning on' it."""
    if date is None or len(date.edtf) != 10 or date.basis == "published":
        return date
    days = re.search(r"(?i)\b(two|three|four|2|3|4)-day\b", event.masked)
    begins = re.search(r"(?i)\b(?:beginning|starting|opened|began|kicked off|from)(?: on)? <D\d+>", event.masked)
    if days is None or begins is None:
        return date
    count = {"two": 2, "three": 3, "four": 4}.get(days.group(1).lower()) or int(days.group(1))
    last = edtf.add_days(date.edtf, count - 1)
    return replace(date, edtf=f"{date.edtf}/{last}") if last else date
