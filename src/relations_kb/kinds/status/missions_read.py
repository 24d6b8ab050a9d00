"""Reading matches of the rules on missions: one record a mission and city."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import codes_of
from relations_kb.kinds.status.accreditations import read_accreditation, stated
from relations_kb.kinds.status.context import acting, partner
from relations_kb.kinds.status.making import make, told_as
from relations_kb.kinds.status.model import Event, Mission, Status
from relations_kb.kinds.status.openings import read_opened, read_raised, seat_of
from relations_kb.kinds.status.terms import term_of
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.when import Dated

_ITEM: Final = re.compile(
    r"(?i)(?P<mission>(?:honou?rary |general |liaison |representative |trade |economic |cultural |diplomatic |"
    r"commercial |interests? )*"
    r"(?:embass(?:y|ies)|legations?|consulates?[- ]general|consulates?|high commissions?|missions?|representations?|"
    r"offices?|interests? sections?))"
    r"|<(?P<kind>[CS])(?P<slot>\d+)>|(?P<name>\b(?-i:[A-ZÀ-Þ])[a-zà-ÿ'-]{3,}(?: (?-i:[A-ZÀ-Þ])[a-zà-ÿ'-]+)?\b)"
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
    elif event == "mission-somewhere":
        yield from _somewhere(match, reading)
    elif event == "both-present":
        yield from _both_present(match, reading)
    elif event == "mission-absent":
        yield from _absent(match, reading)
    elif event == "raised":
        yield from read_raised(match, reading)
    elif event == "mission-opened":
        yield from read_opened(match, reading, "mission-opened")
    elif event == "mission-closed":
        yield from read_opened(match, reading, "mission-closed")


def _present(match: Match, reading: Reading) -> Iterator[Status]:
    actors = acting(match, reading)
    if not actors and match.rule.id == "status.also-has":
        actors = _subject(match)
    if told_as(match) not in {"occurred"} or _in_passing(match):
        return
    past = re.search(
        r"(?i)\b(?:had|maintained|operated|ran|kept|was|were|existed|functioned)\b", match.words.get("verb", "")
    )
    if past and re.search(r"(?i)\b(?:has|have) had\b", match.sentence.masked[max(0, match.start - 8) : match.end]):
        past = None
    begun, ended = term_of(match, reading)
    begun = begun or stated(match, reading)
    if past and begun is None and ended is None:
        return
    missions = _missions_named(match, reading)
    # 'Norway to have embassy in Lima', as a headline has it
    to_be = match.words.get("verb") == "have" and _TO_HAVE.search(
        match.sentence.masked, 0, match.sentence.masked.find("have", match.start)
    )
    counterpart = next(iter(codes_of(match.get("counterpart"))), None)
    if match.rule.id == "status.represented-by" and counterpart is None and actors:
        yield from _represented(match, reading, actors[0], missions)
        return
    if re.search(r"(?i)\bnon[- ]?resident", match.words.get("list") or ""):
        return  # 'have non-resident embassies in Zambia': accreditations, which status.away reads
    for number, (mission, place) in enumerate(missions):
        if place is None or place.country is None or (counterpart is not None and place.country != counterpart):
            continue
        # 'Since 1993 Norway has an embassy in Lima and a consulate in Cusco' dates the first for certain.
        steps: list[tuple[Event, Dated | None]] = [("mission-present", None)]
        if number == 0 and (begun or ended):
            steps = [("mission-opened", begun)] if begun else []
            steps += [("mission-closed", ended)] if ended else []
        if to_be:
            steps = [("mission-opened", begun if begun is not None and begun.basis == "stated" else None)]
        for actor in _senders(match, reading, actors, place.country):
            for event, date in steps:
                yield from make(
                    match,
                    reading,
                    event,
                    countries=(actor, place.country),
                    date=date,
                    actor=actor,
                    counterpart=place.country,
                    mission=mission,
                    place=place,
                    modality="planned" if to_be else "occurred",
                )


_TO_HAVE: Final = re.compile(r"^\W*<[CS]\d+> to (?:also |soon )?$")
# What is capitalised and no city.
NO_CITY: Final = re.compile(
    r"(?i)^(?:the|africa|asia|europe|america|latin|north|south|east|west|central|middle|oceania|pacific|caribbean|"
    r"antarctica|january|february|march|april|may|june|july|august|september|october|november|december)\b"
)


def _somewhere(match: Match, reading: Reading) -> Iterator[Status]:
    """Read 'Norway has consulates in Ovallita and Puerto Sueño': cities that no vocabulary knows, by the context."""
    actor = next(iter(codes_of(match.get("actor"))), None)
    host = partner(match, reading, actor) if actor is not None else None
    mission = mission_of(match.words["mission"])
    if actor is None or host is None or host == actor or mission is None or told_as(match) != "occurred":
        return
    begun, _ = term_of(match, reading)
    at = match.sentence.masked.find(match.words["cities"], match.start)
    for cell in re.finditer(r"[^,]+?(?=, and |, | and |$)", match.words["cities"]):
        name = re.sub(r"^(?:, and |, | and )", "", cell.group()).strip()
        if not name or NO_CITY.match(name):
            continue
        start = match.sentence.origin(at + match.words["cities"].find(name))
        known = re.fullmatch(r"<C(\d+)>", name)  # 'in Ovallita and Lima': beside one that it knows
        if known is not None and match.sentence.slots[int(known[1])].codes != (host,):
            continue
        city = (
            match.sentence.slots[int(known[1])].seat if known is not None else reading.text[start : start + len(name)]
        )
        yield from make(
            match,
            reading,
            "mission-opened" if begun else "mission-present",
            countries=(actor, host),
            date=begun,
            actor=actor,
            counterpart=host,
            mission=mission,
            place=Place(city=city, country=host),
        )


def _missions_named(match: Match, reading: Reading) -> list[tuple[Mission | None, Place | None]]:
    """Return the missions that a match names, each with its place."""
    listed = match.words.get("list") or match.words.get("list2")
    if match.rule.id == "status.has-one":
        before = re.findall(
            r"(?i)embassy|high commission|legation|consulate[- ]general|consulate", match.sentence.masked[: match.start]
        )
        return [(mission_of(before[-1]), seat_of(match.get("place")))] if before else []
    if not listed:
        what = match.words.get("mission") or match.words.get("mission2") or ""
        return [(mission_of(what), seat_of(match.get("place")))]
    at = match.sentence.masked.find(listed, match.start)
    return list(_items(match, reading, at, at + len(listed)))


def _senders(match: Match, reading: Reading, actors: tuple[str, ...], host: str) -> tuple[str, ...]:
    """Return who keeps a mission in a country: the ones named, or the other side by the context."""
    named = tuple(code for code in actors if code != host)
    if named:
        return named
    other = reading.other(host, match.sentence.index)
    return (other,) if other is not None and other != host else ()


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
        yield from make(
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
        yield from make(
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


def _absent(match: Match, reading: Reading) -> Iterator[Status]:
    actors = codes_of(match.get("actor"))
    place = seat_of(match.get("place"))
    if not actors:
        return
    host = place.country if place is not None else reading.other(actors[0], match.sentence.index)
    if host is None or host == actors[0]:
        return
    what = match.words.get("what", "")
    yield from make(
        match,
        reading,
        "mission-absent",
        countries=(actors[0], host),
        date=stated(match, reading),
        actor=actors[0],
        counterpart=host,
        mission=None
        if re.search(r"(?i)diplomatic|presence|accreditation", match.sentence.masked[match.start : match.end])
        else mission_of(what),
        place=place or Place(country=host),
    )
