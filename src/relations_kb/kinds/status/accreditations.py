"""Reading matches of the rules on accreditations: who is represented where, and from which capital.

In: 'The Norwegian embassy in Lima is also accredited to Bolivia and Ecuador'. Out: one ``accreditation`` a country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import codes_of
from relations_kb.kinds.status.context import acting, date_told
from relations_kb.kinds.status.making import make, told_as
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.registers import post_of
from relations_kb.kinds.status.terms import term_of
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Place
from relations_kb.rules.nearest import dates_in
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Slot
from relations_kb.rules.when import Dated, resolve_slot

_ENVOY: Final = re.compile(r"(?i)\b(?:ambassador|high commissioner|envoy|consul|charg|nuncio)")
_SINCE: Final = re.compile(r"\bsince (?:the )?<D(\d+)>")


def read_accreditation(match: Match, reading: Reading) -> Iterator[Status]:
    """Yield the accreditations that a match states; an embassy in the country itself is a mission that is there."""
    if match.rule.id == "status.represented-through" and _covered_by_another(match):
        return
    actors = codes_of(match.get("actor"))
    counterparts = codes_of(match.get("counterpart"))
    via_slots = match.get("via")
    person = match.get("person")
    resides = bool(match.rule.gives.get("resides"))
    seat = match.words.get("seat") or match.words.get("mission") or match.words.get("mission2") or ""
    seat = seat or match.words.get("mission3") or ""
    if person:
        office = person[0].person.office if person[0].person is not None else None
        if person[0].kind == "C" or (resides and not _ENVOY.search(office or person[0].title or "")):
            return
        actors = codes_of(person)[:1]
        posted = _posted_in(person[0], reading)
        counterparts = counterparts or (codes_of(posted) if resides else ())
        via_slots = via_slots or posted
    if match.rule.gives.get("seated"):
        told = _mission_before(match, reading)
        if told is None:
            return
        actors, via_slots = told
    if match.rule.gives.get("subject"):
        first = match.sentence.of("SPC")[0]
        actors = first.codes[:1] if match.sentence.origin(match.start) >= first.end else ()
        if not actors:
            return
    actors = actors or acting(match, reading)
    if match.rule.id == "status.side-accredited" and person and "accredited" not in match.words["verb"]:
        office = person[0].person.office if person[0].person is not None else None
        if not _ENVOY.search(office or person[0].title or ""):
            return  # 'the minister responsible for trade'
    if match.rule.id == "status.side-accredited" and person and not person[0].parts and person[0].person is None:
        # 'Norway has no office here; the Ambassador in Lima is accredited': the sentence's subject sends.
        actors = _led_by(match) or actors
    if match.rule.id == "status.represented-through" and not counterparts and _UNKNOWN.search(_before(match, seat)):
        return  # 'is represented in Ruritania by': a place that no vocabulary knows
    actor = actors[0] if actors else None
    if actor is None and match.rule.id == "status.embassy-accredited" and via_slots and via_slots[0].codes:
        actor = reading.other(via_slots[0].codes[0], match.sentence.index)  # 'the Embassy in Lima', on a page of two
        if actor is None:
            return
    if match.rule.id == "status.and-accredited" and not person:
        post = post_of(reading)
        actor = post.actor if post is not None else reading.home
    if not counterparts and actor is not None:
        other = reading.other(actor, match.sentence.index)
        counterparts = (other,) if other else ()
    if actor is None and counterparts:
        actor = reading.other(counterparts[0], match.sentence.index)
    if actor is None and match.rule.id == "status.and-accredited":
        actor = reading.home
    if actor is None or (actor in counterparts and len(counterparts) > 1):
        return
    if match.rule.id == "status.represented-through" and not via_slots and re.search(r" an? ?$", _before(match, seat)):
        via_slots = match.get("counterpart")  # 'is represented in Chile through an embassy': one that is there
    if match.rule.id == "status.represented-through" and not via_slots and _is_resident(match, reading):
        # 'is represented by a resident High Commissioner': who is there.
        counterparts = counterparts or ((reading.home,) if reading.home and reading.home != actor else ())
        via_slots = tuple(Slot("C", match.sentence.start, match.sentence.start, (code,)) for code in counterparts[:1])
    if match.rule.id == "status.represented-through" and not via_slots and "consul" in seat.lower():
        via_slots = match.get("counterpart")  # a consul is where he represents
    if match.rule.id == "status.side-accredited" and not via_slots:
        home = _of_the_pair(actor, person, counterparts, reading)
        via_slots = (home,) if home is not None else ()
    handled = match.rule.id == "status.handles-accreditation"
    modality = "occurred" if handled or _in_new_clause(match) else told_as(match)
    if resides and modality == "planned":
        modality = "occurred"  # 'she will carry out her functions from Lima': where an envoy now lives
    if len(via_slots) > 1 and re.match(r" to (?:the )?<C\d+>", match.sentence.masked[match.end :]):
        via_slots = via_slots[:-1]  # '… from its embassy in Lima, and Peru to Norway from Stockholm'
    via_codes = [code for slot in via_slots for code in slot.codes if code != actor]
    via = via_codes[-1] if via_codes else None
    city = next((slot for slot in via_slots if slot.city), None)
    date = date_told(match, reading, news=False) if match.rule.id == "status.concurrently" else stated(match, reading)
    for counterpart in (*counterparts, *_and_others(match, counterparts)):
        # Represented by an embassy that stands in the country itself.
        there = via == counterpart
        begun, ended = term_of(match, reading)
        if there and begun is None and (own := _SINCE.search(match.sentence.masked[match.start : match.end])):
            begun = resolve_slot(reading, match.sentence.slots[int(own.group(1))])
        if (
            (resides and (there or modality != "occurred"))
            or counterpart == actor
            or (modality is None and not there)
            or (there and ended and not begun)
        ):
            continue
        yield from make(
            match,
            reading,
            "mission-opened" if begun and there else "mission-present" if there else "accreditation",
            countries=(actor, counterpart),
            date=begun if there else date or begun,
            modality="occurred" if modality is None else modality,
            actor=actor,
            counterpart=counterpart,
            mission=mission_of(seat),
            via=None if there else via,
            place=Place(city=city.seat if there else city.city, country=via) if city is not None and via else None,
        )


_BY_ANOTHER: Final = re.compile(r"\b(?:of (?:the )?<[CS](\d+)>|the <[CS](\d+)>'?s? (?:[a-z]+ )?[a-z]+$)")


def _covered_by_another(match: Match) -> bool:
    """Tell whether 'Chile is covered by the Embassy of Norway in Lima' names Chile as what is covered."""
    if not match.words["verb"].lower().endswith("covered"):
        return False
    masked = match.sentence.masked
    owner = _BY_ANOTHER.search(masked[masked.find(match.words["verb"], match.start) : match.end + 30])
    if owner is None:
        return False
    codes = match.sentence.slots[int(owner.group(1) or owner.group(2))].codes
    return codes[:1] != codes_of(match.get("actor"))[:1]


_MISSION_NAMED: Final = re.compile(
    r"(?i)(?:embass(?:y|ies)|legation|high commission|consulate[- ]general|mission) of (?:the "
    r")?<[CS](?P<a>\d+)> (?:in|to|at) "
    r"(?:the )?<C(?P<v>\d+)>"
    r"|<[CS](?P<a2>\d+)>(?:'s?)? (?:\w+ ){0,2}(?:embassy|legation|high commission|mission) (?:in|to|at) (?:the "
    r")?<C(?P<v2>\d+)>"
    r"|<[CS](?P<a3>\d+)> (?:[a-z]+ ){1,3}(?:embassy|legation|high commission|mission) (?:in|to|at) (?:the "
    r")?<C(?P<v3>\d+)>"
)


def _mission_before(match: Match, reading: Reading) -> tuple[tuple[str, ...], tuple[Slot, ...]] | None:
    """Return whose mission 'it' is and where it stands: the last one named in the sentence or the one before it."""
    number = match.sentence.index
    spans = [(match.sentence, match.start + 1)]
    if number and reading.document.sentences[number - 1].block == reading.document.sentences[number].block:
        before = reading.sentence(number - 1)
        spans.append((before, len(before.masked)))
    for sentence, end in spans:
        found = list(_MISSION_NAMED.finditer(sentence.masked, 0, end))
        if found:
            named = found[-1].groupdict()
            actor = sentence.slots[int(named["a"] or named["a2"] or named["a3"])]
            seat = sentence.slots[int(named["v"] or named["v2"] or named["v3"])]
            return (actor.codes[:1], (seat,)) if actor.codes and seat.codes else None
        if sentence.of("CSP"):
            return None
    return None


def _in_new_clause(match: Match) -> bool:
    """Tell whether what is denied stands before an 'and': 'has no mission in Lima and is accredited from Quito'."""
    verb = match.words.get("verb") or match.words.get("verb2") or ""
    masked = match.sentence.masked
    at = masked.find(verb, match.start)
    told = re.search(r"(?i)\b(?:no|not|nor|without)\b[^;]*,? (?:and|but),? (?:\w+ly )?$", masked[:at])
    return told is not None and not re.search(
        r"(?i)\b(?:will|would|may|might|could|should|to be)\b", masked[told.start() : at]
    )


_UNKNOWN: Final = re.compile(r"\b(?:in|to) (?:the )?[A-Z][a-z]")
_LEADS: Final = re.compile(r"\W*(?:[Tt]he )?<C(\d+)> [a-z]")


def _led_by(match: Match) -> tuple[str, ...]:
    """Return the country that the sentence begins with, where another clause of it tells the match."""
    found = _LEADS.match(match.sentence.masked)
    if found is None or ";" not in match.sentence.masked[: match.start]:
        return ()
    return match.sentence.slots[int(found.group(1))].codes[:1]


def _is_resident(match: Match, reading: Reading) -> bool:
    """Tell whether 'a resident ambassador' represents, and no non-resident one."""
    seats = match.get("seat")
    words = reading.text[seats[0].start : seats[0].end] if seats else match.words.get("seat", "")
    return re.match(r"(?i)(?:an? )?(?:own |permanent )?resident ", words) is not None


def _before(match: Match, words: str) -> str:
    masked = match.sentence.masked
    return masked[match.start : masked.find(words, match.start)] if words else ""


def _and_others(match: Match, first: tuple[str, ...]) -> tuple[str, ...]:
    """Return the further countries of 'is also accredited to Chile, Peru and Bolivia'."""
    if not match.get("counterpart") or match.get("counterpart")[-1].end != match.span[1]:
        return ()
    found = re.match(
        r"(?: \(<C\d+>\))?(?:(?:,|,? and|,? as well as)(?: to| in)? (?:the )?<[CS]\d+>(?: \(<C\d+>\))?){1,12}",
        match.sentence.masked[match.end :],
    )
    if found is None:
        return ()
    slots = (match.sentence.slots[int(n)] for n in re.findall(r"<[CS](\d+)>", found.group()))
    return tuple(code for code in codes_of(slots) if code not in first)


def _posted_in(slot: Slot, reading: Reading) -> tuple[Slot, ...]:
    """Return where an envoy is posted by their own title: 'the ambassador of Norway to Zambia'."""
    return tuple(
        Slot("C", m.start, m.end, codes=(m.code,), country=m)
        for m in reading.countries_in(slot.start, slot.end + 60)
        if m.code
        and m.code not in slot.codes
        and m.end <= slot.end + 40
        and re.search(r"(?i)\b(?:to|in)\s(?:the )?$", reading.text[max(0, m.start - 8) : m.start])
        and not _ACCREDITED.search(reading.text[slot.end : m.start])
    )[:1]


# 'She is accredited to Malawi' tells no post of hers.
_ACCREDITED: Final = re.compile(r"(?i)\b(?:accredit\w+|responsible|in charge|covers?|looks? after)\b")


def _of_the_pair(
    actor: str | None, person: tuple[Slot, ...], counterparts: tuple[str, ...], reading: Reading
) -> Slot | None:
    """Return where the ambassador lives that a page on two countries speaks of: 'She is accredited to Malawi, too'."""
    pair = reading.title_codes
    if len(pair) != 2 or actor not in pair or not person or set(counterparts) & set(pair):
        return None
    other = next(code for code in pair if code != actor)
    return Slot("C", person[0].start, person[0].start, codes=(other,))


def stated(match: Match, reading: Reading) -> Dated | None:
    """Return a date only where the match itself holds one: standing facts have none."""
    for slot in dates_in(match):
        return resolve_slot(reading, slot)
    return None
