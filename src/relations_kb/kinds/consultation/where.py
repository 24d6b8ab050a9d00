"""Where a round was held: the city that its part of the sentence names, or the country where only that is told."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.consultation.context import Told, told_before
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import Slot
from relations_kb.vocab.world import load_world

_ELSEWHERE: Final = re.compile(r"(?i)\b(?:signed|agreement|visit\w*|born|embassy|established|mid-term|following)\b")

_AT_HOME: Final = re.compile(
    r"(?i)\b(?:the|our) (?:foreign )?ministry(?: of foreign affairs)?(?: <D\d+>,?)? (?:(?:was|became)(?: "
    r"on)?(?: <D\d+>)? (?:the |a )?"
    r"(?:venue|host|scene|setting)|(?:played )?host)|\b(?:held|place|hosted|convened) (?:<D\d+> )?"
    r"(?:at|in|by) (?:the|our) (?:foreign )?ministry\b"
)
_WHERE: Final = re.compile(
    r"(?i)(?:\b(?:in|at|to|by|which)|[–—,:(-])\s?(?:the )?(?:(?:[a-z]+ |<C\d+> )?(?P<seat>capital|city|town)(?: "
    r"city)? (?:of "
    r")?)?<C(?P<slot>\d+)>(?P<own>'s)?(?=(?P<rest>.{0,14}))"
)


# 'Norway will host the fifth round', 'The seventh one Norway is to receive in 2020'
_STATE_HOSTS: Final = re.compile(
    r"(?i)<C(\d+)>(?: (?:also|itself|in turn))?(?:,? (?:will|would|shall|is to|was to|is due to|is set to|agreed to|"
    r"offered"
    r" to|undertook to|has agreed to|has offered to))? (?:host(?:s|ed)?|play(?:s|ed)? host to|be the (?:host|venue)|"
    r"was the "
    r"host|receive)\b"
)

VIRTUAL: Final = re.compile(
    r"(?i)\b(?:virtual(?:ly)?|online|on-line|video|video-?(?:tele)?-?conferenc\w+|videolink|visual communication|"
    r"tele-?conference|by (?:tele)?phone|zoom|remotely|web-?based|each before its own (?:camera|screen))\b"
)
# 'LIMA, May 3 (Agency) – Chile and …', 'LIMA: …': where the report was written.
_DATELINE: Final = re.compile(r"\W*<C\d+>(?:,? <D\d+>[^<;]{0,20}?(?:–|—|-|:)|:| (?:–|—|--|-)) ")
_VISITED: Final = re.compile(r"(?i)\bvisited <C(\d+)>")


def place_of_round(event: Told, reading: Reading, countries: tuple[str, ...]) -> Place | None:
    """Return where the round was held: a city, or a country where only that is told."""
    masked = event.masked
    named = event.talk
    candidates: list[Slot] = []
    costs: dict[int, int] = {}
    for slot in event.match.get("place"):
        capital = (
            re.search(rf"<C{event.sentence.slots.index(slot)}> capital", masked)
            if slot in event.sentence.slots
            else None
        )
        if slot.codes and (capital is not None or (slot.kind == "S" and "minist" in (slot.title or ""))):
            return _capital(slot.codes[0])
        if slot.codes:
            candidates.append(slot)
    for found in _WHERE.finditer(masked):
        slot = event.sentence.slots[int(found.group("slot"))]
        at = event.segment[0] + found.start()
        if (
            not slot.codes
            or slot.country is None
            or (named is not None and named.start <= at < named.end - 3 and not slot.city)
        ):
            continue
        rest, lead = found.group("rest"), found.group()[:8].lower()
        if re.match(r"(?i) capital", rest) or (found.group("seat") == "capital" and not slot.city):
            return _capital(slot.codes[0])
        if found.group("own") or re.match(
            r"(?i)(?:-<C|,? and (?:the )?<C| (?:side|delegation|relations|embassy))", rest
        ):
            continue
        loose = re.match(r"(?i)(?:to|by|which|-|–|—|,|\()", lead) is not None
        around = masked[max(0, found.start() - 40) : found.end() + 10]
        if re.match(r"(?i)to|by|which", lead) and not re.search(
            r"(?i)host|falls|fell|flies|flew|travel|took|brought|led|moved|came", around
        ):
            continue
        costs[slot.start] = _distance(event, at)
        hosted = re.search(r"(?i)host", around) is not None
        if not (slot.city or hosted) and costs[slot.start] > 60:
            continue  # a country far off is spoken of, not met in
        if (
            slot.city
            or slot.country.role == "seat"
            or (
                slot.country.role in {"name", "former"}
                and (not loose or hosted or event.match.rule.id == "consultation.row")
            )
        ):
            candidates.append(slot)
    candidates.sort(key=lambda slot: costs.get(slot.start, -1))
    for slot in candidates:
        if slot.city:
            return Place(city=slot.city, country=slot.codes[0])
    for slot in candidates:
        if slot.country is not None and slot.country.role == "seat":
            return _capital(slot.codes[0]) if slot.city is None else Place(city=slot.city, country=slot.codes[0])
    for slot in candidates:
        return Place(city=slot.seat, country=slot.codes[0])
    capital = re.search(r"<[CS](\d+)>(?:'s?)? capital|\bcapital of (?:the )?<C(\d+)>", masked)
    if capital is not None and event.sentence.slots[int(capital.group(1) or capital.group(2))].codes:
        return _capital(event.sentence.slots[int(capital.group(1) or capital.group(2))].codes[0])
    if re.search(r"(?i)\b(?:here|this (?:[a-z]+ )?(?:city|capital|town)|in town)\b", masked) and (
        reading.document.place is not None or reading.reported_from
    ):
        dateline = _dateline(reading)
        if dateline is not None:
            return dateline
    guest = re.search(
        r"(?i)\b(?:visited|travelled to|visiting|was in|were in|arrived in|(?:visit|trip|stay) (?:to|in)) "
        r"(?:the )?<C(\d+)>",
        masked,
    )
    if guest is not None and event.sentence.slots[int(guest.group(1))].codes:
        return Place(
            city=event.sentence.slots[int(guest.group(1))].city,
            country=event.sentence.slots[int(guest.group(1))].codes[0],
        )
    before = told_before(event, reading)
    if before is not None:
        for found in (*_WHERE.finditer(before.masked), *_VISITED.finditer(before.masked)):
            there = before.slots[int(found.groupdict().get("slot") or found.group(1))]
            if there.city and there.codes and there.codes[0] in countries:
                return Place(city=there.city, country=there.codes[0])
    house = re.search(
        r"(?i)<S(\d+)> (?:<D\d+> )?(?:hosted|(?:played|was|is|plays|will play) (?:the )?host|will host)\b", masked
    )
    if house is not None:
        codes = event.sentence.slots[int(house.group(1))].codes
        if len(codes) == 1 and codes[0] in countries:
            return _capital(codes[0])
    state = _STATE_HOSTS.search(masked)
    if state is not None:
        slot = event.sentence.slots[int(state.group(1))]
        if len(slot.codes) == 1 and slot.codes[0] in countries and not slot.city:
            return Place(city=slot.seat, country=slot.codes[0])
    host = _AT_HOME.search(masked)
    if host is not None and reading.home in countries and reading.home is not None:
        return _capital(reading.home)  # 'the Ministry was the venue': the publisher's own
    seats = re.search(r"\bat (?:the )?(?:[A-Z]\w+ )*<S(\d+)>", masked)
    if seats is not None:
        codes = event.sentence.slots[int(seats.group(1))].codes
        if len(codes) == 1 and codes[0] in countries:
            return Place(city=_capital(codes[0]).city, country=codes[0])
    return _only_city(event, countries)


# A city that stands for its government, or is spoken of beside the round.
_NO_VENUE: Final = re.compile(
    r"(?i)(?:'s)? (?:side|delegation|government|and <C|said|wants|hopes|proposed|offered|called|asked)|"
    r"(?: and |-|–|/)<C"
)
_LED_UP: Final = re.compile(
    r"(?i)(?:<C\d+>(?: and |-|–|/)|\b(?:from|between|with|(?<!turn )of|than|born in|port of|university of) )$"
)


def _only_city(event: Told, countries: tuple[str, ...]) -> Place | None:
    """Return the one city of the parties that a part of a sentence names: 'had Lima for its venue', 'Lima's turn'."""
    if event.talk is None or VIRTUAL.search(event.masked):
        return None
    masked = event.sentence.masked
    opening = _DATELINE.match(masked)
    cities: dict[str, Place] = {}
    first, last = masked.rfind("; ", 0, event.talk.start), masked.find("; ", event.talk.end)
    for at, slot in event.slots("C"):
        if at < first or 0 <= last < at:
            continue  # told of the next round: '; Lima is to take it over'
        if at < (opening.end() if opening is not None else 0):
            continue
        if (
            not slot.city
            or not slot.codes
            or slot.codes[0] not in countries
            or (event.talk.start <= at < event.talk.end and not masked[:at].endswith((" which ", " that ")))
        ):
            continue
        end = masked.index(">", at) + 1
        if not _NO_VENUE.match(masked, end) and not _LED_UP.search(masked[max(0, at - 16) : at]):
            cities[slot.city.lower()] = Place(city=slot.city, country=slot.codes[0])
    return next(iter(cities.values())) if len(cities) == 1 else None


def _distance(event: Told, at: int) -> int:
    """Return how far a place is from the words that name the talks; other events between count as far."""
    talk = event.talk
    first, last = (talk.start, talk.end) if talk is not None else (event.match.start, event.match.end)
    between = event.sentence.masked[last:at] if at >= last else event.sentence.masked[at:first]
    return len(between) + 80 * len(_ELSEWHERE.findall(between))


def _capital(code: str) -> Place:
    entry = load_world().countries.get(code)
    return Place(city=entry.capital.name if entry is not None and entry.capital is not None else None, country=code)


def _dateline(reading: Reading) -> Place | None:
    found = reading.document.place
    told = (
        reading.countries_in(found.span.start, found.span.end) if found is not None and found.span is not None else ()
    )
    for mention in (*told, *reading.reported_from):
        if mention.code and mention.city:
            return Place(city=mention.city, country=mention.code)
    return None
