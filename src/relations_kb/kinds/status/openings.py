"""Reading matches of the rules on missions that are opened, closed, or raised in rank.

In: 'Norway opened its embassy in Lima in 1955', 'its Legation in Lima was elevated to an Embassy'. Out: a
``mission-opened`` or ``mission-closed`` for each mission.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import codes_of, participants, union
from relations_kb.kinds.status.context import acting, date_told, mission_place, partner
from relations_kb.kinds.status.making import make, told_as
from relations_kb.kinds.status.model import Event, Status
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Modality, Participant, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.sense import clause_of
from relations_kb.rules.slots import Slot
from relations_kb.rules.when import Dated


def seat_of(slots: tuple[Slot, ...]) -> Place | None:
    """Return the place that the first slot with a country names."""
    for slot in slots:
        if slot.codes:
            return Place(city=slot.seat, country=slot.codes[0])
    return None


_TOWN: Final = re.compile(
    r"(?i)<C(\d+)> (?:(?!in\b)[a-z]+ )?(?:embassy|legation|consulate|high commission|mission|liaison office)\b"
    r"(?! of <C)"
)


def _town_of(match: Match) -> Slot | None:
    """Return the town of 'its Oslo embassy' in a match."""
    found = _TOWN.search(match.sentence.masked, match.start, match.end)
    slot = match.sentence.slots[int(found[1])] if found is not None else None
    return slot if slot is not None and slot.city is not None and len(slot.codes) == 1 else None


def _subject_but(match: Match, town: Slot) -> tuple[str, ...]:
    """Return whose 'its' is in 'In 2011 Peru had its Oslo embassy closed': the first side named before the town."""
    before = [s for s in match.sentence.of("CS") if s.end <= town.start and len(s.codes) == 1]
    return next((s.codes for s in before if s.codes != town.codes), ())


_MANY: Final = re.compile(r"(?i)(?:embassies|consulates(?:[- ]general)?|missions|legations|commissions)$")


def read_opened(match: Match, reading: Reading, event: Event) -> Iterator[Status]:
    """Yield a ``mission-opened`` or ``mission-closed`` for each mission that a match tells of."""
    what = match.words.get("what") or match.words.get("what2") or match.words.get("what3") or ""
    what = what or match.words.get("what4") or ""
    if match.words.get("what4") and not _one_clause(match):
        return
    ministry = any(re.search(r"foreign|ministry", s.title or "") for s in match.get("actor"))
    credited = ministry or "accreditation" in match.sentence.masked[match.end : match.end + 60]
    if (
        re.search(r"(?i)\b(?:offices?|missions?|delegation|presence)\b", what)
        and not credited
        and not re.search(
            r"(?i)diplomatic|liaison|represent|trade|interest|cultural|resident|commercial|consul|\bits\b|\bher\b|\"|'",
            what,
        )
    ):
        return
    if re.search(r"(?i)\bnew chancer(?:y|ies)\b", what):
        return  # the embassy has moved
    if _PART_OF.search(match.sentence.masked[: match.start]):
        return
    modality = _named_as(match) if match.rule.gives.get("named") else told_as(match)
    if match.rule.gives.get("planned"):
        modality = "planned" if modality is not None and not _ENDED.search(what) else None
    if modality is None:
        return
    if re.search(
        r"(?i)\bno(?: <[CS]\d+>)? ?$", match.sentence.masked[: match.sentence.masked.find(what, match.start)][-14:]
    ):
        return
    loose = bool(match.words.get("what4") or (match.words.get("we") or "").lower() == "it")
    if loose and not match.words.get("what4") and mission_of(what) in {None, "office"}:
        return  # 'it opened an office in Lima' may be a firm
    actors = acting(match, reading)[:2]
    if match.rule.gives.get("named") and not actors:
        actors = _owner(match, what, reading)
    if re.match(r"(?i)our\b", what) and not actors and reading.home:
        actors = (reading.home,)
    places = _places(match, reading)
    if not places and match.words.get("city") and not match.get("place"):
        places = _named_city(match, reading)
    town = _town_of(match)
    if town is not None and not match.get("place"):
        # 'Peru closed its Oslo embassy': a town before the mission tells where it is, not whose.
        places = (Place(city=town.seat, country=town.codes[0]),)
        actors = tuple(code for code in actors if code != town.codes[0]) or _subject_but(match, town)
    inside = codes_of(match.sentence.slots[int(n)] for n in re.findall(r"<[CS](\d+)>", what))
    inside = tuple(code for code in inside if not places or code != places[0].country)
    if match.words.get("what") and not inside and (owner := _owned_by(match, what, reading)) is not None:
        inside = (owner,)
        places = places or tuple(Place(country=code) for code in actors[:1] if code != owner)
    if inside and not set(inside) & set(actors):
        # 'The minister opened the Norwegian embassy': the mission's country sends it, whoever cuts the ribbon.
        actors = inside[:1]
    if loose and not places:
        return
    openers = participants((*match.get("actor"), *match.get("side"), *_by_whom(match)))
    if not actors and len(places) > 1:
        actors = (reading.home,) if reading.home and all(p.country != reading.home for p in places) else ()
    elif not actors and places and places[0].country:
        other = partner(match, reading, places[0].country)
        actors = (other,) if other else ()
    if not places and len(actors) == 1:
        other = partner(match, reading, actors[0])
        places = (Place(country=other),) if other else ()
    if not match.get("place") and not match.words.get("city") and _MANY.search(what):
        places = ()  # 'plans to open ten more embassies' is none in the other country
    places = places or _row_after(match)
    date = date_told(match, reading, future=modality == "planned")
    if modality == "planned":
        date = _foretold(date, match, reading)
    for actor in actors:
        for place in places:
            if place.country is None or place.country == actor:
                continue
            yield from make(
                match,
                reading,
                event,
                countries=(actor, place.country),
                date=date,
                actor=actor,
                counterpart=place.country,
                mission=mission_of(what),
                place=mission_place(reading, place, mission_of(what)),
                people=_present(match, openers, actor, place.country),
                modality=modality,
            )


# The day on which a plan was told is not that of the opening.
_TOLD_ON: Final = re.compile(
    r"(?i)\b(?:told|said|says|announc\w+|disclos\w+|reveal\w+|stated|confirm\w+|inform\w+|declared|made known|"
    r"made public|reported|added)\b[^,;.<]{0,40}$"
)


def _foretold(date: Dated | None, match: Match, reading: Reading) -> Dated | None:
    """Return the date of an opening to come: none where it is only the day on which the plan was told."""
    if date is None or date.basis == "published":
        return None
    slots = match.sentence.slots
    number = next((n for n, s in enumerate(slots) if s.kind == "D" and date.span and s.start == date.span[0]), None)
    if number is None:
        return date
    before = match.sentence.masked[: match.sentence.masked.index(f"<D{number}>")]
    told_then = _TOLD_ON.search(before) and date.edtf[:4] != before[-4:]
    return None if told_then else date


def _owned_by(match: Match, what: str, reading: Reading) -> str | None:
    """Return whose mission a verb acts on: 'Norway closed the consulate of Chile in Bergen'."""
    masked = match.sentence.masked
    found = re.match(r" of (?:the )?<C(\d+)>", masked[masked.find(what, match.start) + len(what) :])
    codes = match.sentence.slots[int(found.group(1))].codes if found is not None else ()
    return codes[0] if codes else None


_PRESENT: Final = re.compile(
    r"(?i)\b(?:in (?:the )?presence of|attended by|together with|alongside|accompanied by|jointly with)\b"
)


def _present(match: Match, openers: tuple[Participant, ...], actor: str, host: str) -> tuple[Participant, ...]:
    """Return who opened a mission, for its own country where none is told, and who of the two countries was there."""
    people = tuple(p if p.country else p.model_copy(update={"country": actor}) for p in openers)
    beside = _PRESENT.search(match.sentence.masked, match.start) if people else None
    if beside is None:
        return people
    numbers = re.findall(r"<P(\d+)>", match.sentence.masked[beside.end() :].split(";")[0])
    slots = [match.sentence.slots[int(n)] for n in numbers]
    return union(people, participants([s for s in slots if s.codes in {(actor,), (host,)}]))


_ENDED: Final = re.compile(r"(?i)\b(?:ambassador|closure|budget)")
# 'The visa section of the embassy', 'the building of the embassy': a part of it.
_PART_OF: Final = re.compile(
    r"(?i)\b(?:sections?|departments?|division|building|wing|library|school|gates?|doors?|gardens?|staff|"
    r"residence|street) "
    r"(?:of|at|in|outside|near) (?:the )?$"
)
# What makes 'the opening of an embassy' one that took place: who did something at it, or when it was.
_DONE: Final = re.compile(
    r"(?i)\b(?:announc\w*|attend\w*|took part|participat\w*|celebrat\w*|mark\w*|ceremony|was held|took place|led to|"
    r"culminat\w*|congratulat\w*|since|following|after|before|with|saw|included|confirmed|ordered|decided on|upon|cut|"
    r"unveil\w*|hoisted|raised|flag|presided|hosted|inaugurat\w*)\b"
)
_NOT_YET: Final = re.compile(
    r"(?i)\b(?:possib\w+|prospects?|propos\w+|discuss\w*|consider\w*|negotiat\w*|agreements? on|request\w*|"
    r"urg\w+|call\w* for|"
    r"hop\w+|wish\w*|interest\w* in|in favou?r|oppos\w+|protest\w*|plann?\w*|initiative|idea|issue|question|favou?red|"
    r"look\w* forward|ahead of|prior to|await\w*|not)\b"
)


_APPROVED: Final = re.compile(
    r"(?i)\b(?:approv(?:ed|es|al (?:to|for|of))|authori[sz](?:ed|es)|green light (?:to|for)|consent(?:ed)? (?:to|for)|"
    r"go-ahead (?:to|for)|decided on) (?:the )?$"
)


def _named_as(match: Match) -> Modality | None:
    """Return how an opening that is named by a noun is told, or None where nothing says that it took place."""
    masked = match.sentence.masked
    start, end = clause_of(match)
    verb = masked.find(match.words["verb"], match.start)
    before = masked[max(start, verb - 90) : verb]
    if _APPROVED.search(before):
        return "planned"
    if _NOT_YET.search(before):
        return "planned" if re.search(r"(?i)\bplann?\w*\b", before) and re.search(r"(?i)\bannounc", before) else None
    dated = re.match(r"[^;.|]{0,30}?(?:in|on) <D\d+>", masked[match.end : end])
    near = f"{before} {match.words['verb']} {masked[match.end : min(end, match.end + 50)]}"
    if not dated and not _DONE.search(near):
        return None
    return "planned" if re.search(r"(?i)\b(?:will|upcoming|forthcoming|planned|to be)\b", near) else "occurred"


def _owner(match: Match, what: str, reading: Reading) -> tuple[str, ...]:
    """Return whose mission 'its embassy' or 'the country's embassy' is: the side told before it."""
    if match.get("actor") or not re.match(r"(?i)(?:its|their|our|the country's|his|her)\b", what):
        return ()
    if re.match(r"(?i)our\b", what):
        return (reading.home,) if reading.home else ()
    at = match.sentence.origin(match.sentence.masked.find(what, match.start))
    told = [slot.codes for slot in match.sentence.of("SPC") if slot.end <= at and slot.codes]
    return told[0][:1] if told else ()


_ROW_AFTER: Final = re.compile(
    r"[^;.<]{0,30}\b(?:including|among them|namely|such as|for example)\b,?:? (?:those )?(?:in |to )?"
    r"(?P<row>(?:the )?<C\d+>(?:(?:, | and |, and )(?:in )?(?:the )?<C\d+>){0,11})"
)


def _row_after(match: Match) -> tuple[Place, ...]:
    """Return the places of 'ten new embassies in Africa, among them in Rwanda, Mozambique and Botswana'."""
    found = _ROW_AFTER.match(match.sentence.masked, match.end)
    if found is None:
        return ()
    slots = (match.sentence.slots[int(n)] for n in re.findall(r"<C(\d+)>", found.group("row")))
    return tuple(Place(city=slot.seat, country=slot.codes[0]) for slot in slots if slot.codes)


def _by_whom(match: Match) -> tuple[Slot, ...]:
    """Return who cut the ribbon: 'was opened in Lima on 3 May by Minister Kari Lund and Mayor Ana Soto'."""
    found = re.match(
        r"(?:[^;|.<]|<[CDO]\d+>){0,60}?\bby (?:the )?((?:<P\d+>(?:,? and |, )?)+)", match.sentence.masked[match.end :]
    )
    if found is None or "mission-was-" not in match.rule.id:
        return ()
    return tuple(match.sentence.slots[int(n)] for n in re.findall(r"<P(\d+)>", found.group(1)))


def _one_clause(match: Match) -> bool:
    """Tell whether 'the embassy in Lima' is what was opened: not in '… has an embassy in Lima, but closed …'."""
    masked = match.sentence.masked
    verb = masked.find(match.words["verb"], match.start)
    between = masked[match.start + len(match.words["what4"]) : verb]
    after = masked[verb + len(match.words["verb"]) :]
    return not re.search(r"\b(?:but|and|or|who|after|until|while|it|they)\b|[;:]", between) and not re.match(
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


def read_raised(match: Match, reading: Reading) -> Iterator[Status]:
    """Read 'its Legation in Lima was elevated to an Embassy': the mission of the new rank is opened."""
    modality = told_as(match)
    if modality is None:
        return
    actors = codes_of((*match.get("actor"), *match.get("actor2")))[:1]
    place = seat_of(match.get("place"))
    if place is None:
        inside = re.findall(r"<[CS](\d+)>", match.words.get("what") or "")
        place = seat_of(tuple(match.sentence.slots[int(n)] for n in inside))
    if not actors:
        named = re.findall(r"<[CS](\d+)>", match.words.get("seat2") or "")
        codes = codes_of(match.sentence.slots[int(n)] for n in named)
        actors = tuple(code for code in codes if place is None or code != place.country)[:1]
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
    # A legation that becomes an embassy is the same mission with a higher rank; a consulate's embassy is a new one.
    seat = match.words.get("seat2") or re.split(r"\b(?:in)?to\b", match.words["what"])[0]
    risen = (
        bool(re.search(r"(?i)legation|mission|representation|embassy", seat))
        and "consul" not in match.words["rank"].lower()
    )
    yield from make(
        match,
        reading,
        "relations-upgraded" if risen else "mission-opened",
        countries=(actors[0], host),
        date=date_told(match, reading, news=False),
        actor=actors[0],
        counterpart=host,
        mission=mission_of(match.words["rank"]),
        modality=modality,
        place=place if place is not None and place.country == host else Place(country=host),
    )
