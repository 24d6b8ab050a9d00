"""Reading matches of the rules on missions: one record a mission and city."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import codes_of, participants
from relations_kb.kinds.status.accreditations import read_accreditation, stated
from relations_kb.kinds.status.context import acting, date_told, mission_place, partner
from relations_kb.kinds.status.making import make, told_as
from relations_kb.kinds.status.model import Event, Mission, Status
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Slot

_ITEM: Final = re.compile(
    r"(?i)(?P<mission>(?:honou?rary |general |liaison |representative |trade |economic |cultural |diplomatic |"
    r"commercial |interests? )*"
    r"(?:embass(?:y|ies)|legations?|consulates?[- ]general|consulates?|high commissions?|missions?|representations?|"
    r"offices?|interests? sections?))"
    r"|<(?P<kind>[CS])(?P<slot>\d+)>|(?P<name>\b(?-i:[A-Z])[a-zé'-]{3,}(?: (?-i:[A-Z])[a-zé'-]+)?\b)"
)
# 'established trade relations through its office' and the like: offices of firms and agencies are no missions.
_NO_MISSION: Final = re.compile(
    r"(?i)\b(?:post office|box office|oval office|tax office|peacekeeping|fact-finding|trade mission|military mission|"
    r"space)\b"
)


def read_mission(match: Match, reading: Reading) -> Iterator[Status]:
    """Yield the records that a match of a rule on missions states."""
    if _NO_MISSION.search(match.sentence.masked[match.start : match.end]):
        return
    event = match.rule.gives["event"]
    if event == "accreditation":
        yield from read_accreditation(match, reading)
    elif event == "mission-present":
        yield from _present(match, reading)
    elif event == "both-present":
        yield from _both_present(match, reading)
    elif event == "mission-absent":
        yield from _absent(match, reading)
    elif event == "raised":
        yield from _raised(match, reading)
    elif event == "mission-opened":
        yield from _opened(match, reading, "mission-opened")
    elif event == "mission-closed":
        yield from _opened(match, reading, "mission-closed")


def _present(match: Match, reading: Reading) -> Iterator[Status]:
    actors = acting(match, reading)
    if not actors and match.rule.id == "status.also-has":
        actors = _subject(match)
    if told_as(match) not in {"occurred"} or _in_passing(match):
        return
    past = re.search(r"(?i)\b(?:had|maintained)\b", match.words.get("verb", ""))
    listed = match.words.get("list") or match.words.get("list2")
    date = stated(match, reading)
    event: Event = "mission-opened" if date is not None and match.words.get("since") else "mission-present"
    if past and date is None:
        return
    if match.rule.id == "status.has-one":
        before = re.findall(
            r"(?i)embassy|high commission|legation|consulate[- ]general|consulate", match.sentence.masked[: match.start]
        )
        if not before:
            return
        missions = [(mission_of(before[-1]), _seat(match.get("place")))]
    elif not listed:
        missions = [
            (mission_of(match.words.get("mission") or match.words.get("mission2") or ""), _seat(match.get("place")))
        ]
    else:
        at = match.sentence.masked.find(listed, match.start)
        missions = list(_items(match, reading, at, at + len(listed)))
    counterpart = next(iter(codes_of(match.get("counterpart"))), None)
    if match.rule.id == "status.represented-by" and counterpart is None and actors:
        yield from _represented(match, reading, actors[0], missions)
        return
    for mission, place in missions:
        if place is None or place.country is None or (counterpart is not None and place.country != counterpart):
            continue
        actor = actors[0] if actors else None
        if actor is None or actor == place.country:
            actor = actor if actor != place.country and actor else reading.other(place.country, match.sentence.index)
        if actor is None or actor == place.country:
            continue
        record = make(
            match,
            reading,
            event,
            countries=(actor, place.country),
            date=date,
            actor=actor,
            counterpart=place.country,
            mission=mission,
            place=place,
        )
        if record is not None:
            yield record


def _in_passing(match: Match) -> bool:
    """Tell whether the country before the verb is none that acts: 'from its embassy in Lima, Peru and maintains …'."""
    masked = match.sentence.masked
    slots = match.get("actor")
    if match.rule.id == "status.has-mission" and slots:
        token = f"{slots[0].kind}{match.sentence.slots.index(slots[0])}>"
        after = masked[masked.find(token, match.start) + len(token) :]
        route = r"(?i)(?:embassy|mission|consulate|commission|legation)[a-z -]{0,10} (?:in|at) [^.;|]{0,40}$"
        return bool(re.match(r" and\b", after) and re.search(route, masked[: match.start]))
    # 'the attack on the Saudi missions in Iran': missions named by the way.
    listed = match.words.get("list") or ""
    return match.rule.id == "status.also-has" and re.match(r"<[CS]\d+>|the <C", listed) is not None


def _represented(
    match: Match, reading: Reading, actor: str, missions: list[tuple[Mission | None, Place | None]]
) -> Iterator[Status]:
    """Read 'Norway is represented through its embassy in Lima, Peru' in an article on Bolivia: from Lima."""
    host = reading.other(actor, match.sentence.index) or (reading.home if reading.home != actor else None)
    for mission, place in missions:
        if place is None or place.country is None or place.country == actor:
            continue
        target = host or place.country
        there = place.country == target
        record = make(
            match,
            reading,
            "mission-present" if there else "accreditation",
            countries=(actor, target),
            date=None,
            actor=actor,
            counterpart=target,
            mission=mission,
            via=None if there else place.country,
            place=place,
        )
        if record is not None:
            yield record


def _subject(match: Match) -> tuple[str, ...]:
    for slot in match.sentence.slots:
        if slot.start < match.span[0] and slot.kind in "CS" and slot.codes:
            return slot.codes[:1]
    return ()


def _items(match: Match, reading: Reading, start: int, end: int) -> Iterator[tuple[Mission | None, Place | None]]:
    """Read 'an embassy in X, a consulate-general in Y and consulates in Z and W' as missions with their cities."""
    mission: Mission | None = None
    country: str | None = None
    seen = False
    for item in _ITEM.finditer(match.sentence.masked, start, end):
        if item.group("mission") and re.search(
            r"(?i)embass|legation|consulate|commission|office|mission|section|represent|presence", item.group("mission")
        ):
            mission, seen = mission_of(item.group("mission")), True
        elif item.group("slot") is not None and seen:
            slot = match.sentence.slots[int(item.group("slot"))]
            if not slot.codes:
                continue
            if (
                slot.city is None
                and country == slot.codes[0]
                and match.sentence.masked[item.start() - 2 : item.start()] in {", ", " ("}
            ):
                continue
            country = slot.codes[0]
            yield mission, Place(city=slot.seat, country=country)
        elif item.group("name") and seen and country is not None:
            # A city that the vocabulary does not know, in a list of cities of one country.
            start_at = match.sentence.origin(item.start("name"))
            yield mission, Place(city=reading.text[start_at : start_at + len(item.group("name"))], country=country)


def _both_present(match: Match, reading: Reading) -> Iterator[Status]:
    codes = codes_of(match.get("one"))
    pair = codes if len(codes) == 2 else reading.implied(match.sentence.index)
    if len(pair) != 2 or told_as(match) != "occurred":
        return
    for actor, host in ((pair[0], pair[1]), (pair[1], pair[0])):
        record = make(
            match,
            reading,
            "mission-present",
            countries=pair,
            date=None,
            actor=actor,
            counterpart=host,
            mission=mission_of(match.words["what"]),
            place=Place(country=host),
        )
        if record is not None:
            yield record


def _absent(match: Match, reading: Reading) -> Iterator[Status]:
    actors = codes_of(match.get("actor"))
    place = _seat(match.get("place"))
    if not actors:
        return
    host = place.country if place is not None else reading.other(actors[0], match.sentence.index)
    if host is None or host == actors[0]:
        return
    what = match.words.get("what", "")
    record = make(
        match,
        reading,
        "mission-absent",
        countries=(actors[0], host),
        date=stated(match, reading),
        actor=actors[0],
        counterpart=host,
        mission=None
        if re.search(r"(?i)diplomatic|presence", match.sentence.masked[match.start : match.end])
        else mission_of(what),
        place=place or Place(country=host),
    )
    if record is not None:
        yield record


def _seat(slots: tuple[Slot, ...]) -> Place | None:
    for slot in slots:
        if slot.codes:
            return Place(city=slot.seat, country=slot.codes[0])
    return None


def _opened(match: Match, reading: Reading, event: Event) -> Iterator[Status]:
    what = match.words.get("what") or match.words.get("what2") or match.words.get("what3") or ""
    what = what or match.words.get("what4") or ""
    if match.words.get("what4") and not _one_clause(match):
        return
    if re.search(r"(?i)\b(?:offices?|missions?|delegation|presence)\b", what) and not re.search(
        r"(?i)diplomatic|liaison|represent|trade|interest|cultural|resident|commercial|consul|\bits\b|\bher\b|\"|'",
        what,
    ):
        return
    modality = told_as(match)
    if modality is None:
        return
    if re.search(
        r"(?i)\bno(?: <[CS]\d+>)? ?$", match.sentence.masked[: match.sentence.masked.find(what, match.start)][-14:]
    ):
        return
    loose = bool(match.words.get("what4") or match.words.get("it"))
    actors = acting(match, reading)[:2]
    if re.match(r"(?i)our\b", what) and not actors and reading.home:
        actors = (reading.home,)
    places = _places(match, reading)
    if not places and match.words.get("city") and not match.get("place"):
        places = _named_city(match, reading)
    inside = codes_of(match.sentence.slots[int(n)] for n in re.findall(r"<[CS](\d+)>", what))
    inside = tuple(code for code in inside if not places or code != places[0].country)
    if inside and not set(inside) & set(actors):
        # 'The minister opened the Norwegian embassy': the mission's country sends it, whoever cuts the ribbon.
        actors = inside[:1]
    if loose and not places:
        return
    openers = participants(match.get("actor"))
    if not actors and len(places) > 1:
        actors = (reading.home,) if reading.home and all(p.country != reading.home for p in places) else ()
    elif not actors and places and places[0].country:
        other = partner(match, reading, places[0].country)
        actors = (other,) if other else ()
    if not places and len(actors) == 1:
        other = partner(match, reading, actors[0])
        places = (Place(country=other),) if other else ()
    date = date_told(match, reading, future=modality == "planned")
    for actor in actors:
        for place in places:
            if place.country is None or place.country == actor:
                continue
            record = make(
                match,
                reading,
                event,
                countries=(actor, place.country),
                date=date,
                actor=actor,
                counterpart=place.country,
                mission=mission_of(what),
                place=mission_place(reading, place, mission_of(what)),
                people=openers,
                modality=modality,
            )
            if record is not None:
                yield record


def _one_clause(match: Match) -> bool:
    """Tell whether 'the embassy in Lima' is what was opened: not in '… has an embassy in Lima, but closed …'."""
    masked = match.sentence.masked
    verb = masked.find(match.words["verb"], match.start)
    between = masked[match.start + len(match.words["what4"]) : verb]
    after = masked[verb + len(match.words["verb"]) :]
    return not re.search(r"\b(?:but|and|or|who|after|until|while)\b|[;:]", between) and not re.match(
        r"(?i) (?:it\b|its\b|an?\b|the\b|to the public|consulate|embass|legation|<[CSP])", after
    )


def _places(match: Match, reading: Reading) -> tuple[Place, ...]:
    slots = match.get("place")
    out: list[Place] = []
    for slot in slots:
        if not slot.codes:
            continue
        if out and slot.city is None and out[-1].country == slot.codes[0]:
            continue
        city = slot.seat if slot.city or slot.kind == "C" else None
        out.append(Place(city=city, country=reading.historic(slot.codes[0])))
    return tuple(out)


def _named_city(match: Match, reading: Reading) -> tuple[Place, ...]:
    """Read 'Embassy Ouagadougou', the style of a foreign service that speaks of its own posts."""
    words = match.words["city"]
    token = re.match(r"<C(\d+)>", words)
    if token is None:
        return ()
    slot = match.sentence.slots[int(token.group(1))]
    return (Place(city=slot.seat, country=reading.historic(slot.codes[0])),) if slot.codes else ()


def _raised(match: Match, reading: Reading) -> Iterator[Status]:
    """Read 'its Legation in Lima was elevated to an Embassy': the mission of the new rank is opened."""
    modality = told_as(match)
    if modality is None:
        return
    actors = codes_of((*match.get("actor"), *match.get("actor2")))[:1]
    place = _seat(match.get("place"))
    if place is None:
        inside = re.findall(r"<[CS](\d+)>", match.words.get("what") or "")
        place = _seat(tuple(match.sentence.slots[int(n)] for n in inside))
    if not actors and place is None:
        named = re.findall(r"<[CS](\d+)>", match.words.get("seat2") or "")
        actors = codes_of(match.sentence.slots[int(n)] for n in named)[:1]
    if not actors and place is not None and place.country:
        other = reading.other(place.country, match.sentence.index)
        actors = (other,) if other else ()
    if not actors:
        return
    host = (
        place.country
        if place is not None and place.country != actors[0]
        else reading.other(actors[0], match.sentence.index)
    )
    if host is None:
        return
    record = make(
        match,
        reading,
        "mission-opened",
        countries=(actors[0], host),
        date=date_told(match, reading, news=False),
        actor=actors[0],
        counterpart=host,
        mission=mission_of(match.words["rank"]),
        modality=modality,
        place=place if place is not None and place.country == host else Place(country=host),
    )
    if record is not None:
        yield record
