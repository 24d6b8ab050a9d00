"""From matches to visits: what a match tells, where and when, and which tellings are one visit."""

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
    union,
)
from relations_kb.kinds.visit.again import again
from relations_kb.kinds.visit.calledoff import CALLED_OFF, NOT_AT_ALL, NOT_HELD, unless_dropped
from relations_kb.kinds.visit.calls import calls_mended
from relations_kb.kinds.visit.dating import dates_of, is_ahead, is_aside, under_way, was
from relations_kb.kinds.visit.elliptic import elliptic
from relations_kb.kinds.visit.itinerary import itinerary
from relations_kb.kinds.visit.joining import joined
from relations_kb.kinds.visit.journeys import journeys
from relations_kb.kinds.visit.lasting import lasting
from relations_kb.kinds.visit.listed import Sides
from relations_kb.kinds.visit.meetingplace import near_host
from relations_kb.kinds.visit.missed import missed
from relations_kb.kinds.visit.model import Visit
from relations_kb.kinds.visit.past import of_its_time
from relations_kb.kinds.visit.people import ENVOY, also_there, completed, holders, of_envoys, went_on, without_spokesmen
from relations_kb.kinds.visit.posted import posted
from relations_kb.kinds.visit.quoted import quoted, retells
from relations_kb.kinds.visit.registers import register_visits
from relations_kb.kinds.visit.rules import RULES
from relations_kb.kinds.visit.several import each_by_itself
from relations_kb.kinds.visit.siblings import siblings
from relations_kb.kinds.visit.sides import going, meeting
from relations_kb.kinds.visit.tables import listed_visitors, table_visits
from relations_kb.kinds.visit.tours import tour_date, without_stops
from relations_kb.kinds.visit.whereabouts import whereabouts
from relations_kb.model.record import Modality, Participant, Place
from relations_kb.rules.engine import matches
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, RuleBook
from relations_kb.rules.sense import clause_of, sense_of
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import TOKEN, Slot
from relations_kb.rules.when import Dated

BOOK: Final = RuleBook(RULES)
MOST_PARTIES: Final = 6
_ASKED: Final = re.compile(
    r"(?i)\b(?:invit\w+|ask\w*|urg\w+|allow\w*|permi\w+|forb\w+|enabl\w+|request\w*|persua\w+|encourag\w+|for|order\w*)"
    r"\W*(?:for )?$"
)
# 'the first foreign leader to visit Peru' has been there.
_FIRST_TO: Final = re.compile(
    r"(?i)(?:\b(?:first|last|only|latest)\b|<O\d+>|\b(?:fell|was left|was up) to\b)[^,;]{0,70} to $"
)
_NAMED: Final = re.compile(r"(?i)\b(?:negotiations?|discussions?)\b")
_ASKED_ABOUT: Final = re.compile(r"(?i)\W*(?:asked|questioned|pressed) (?:about|on|whether)\b")
_IF: Final = re.compile(r"(?i)\bif (?:[^,;.<|]|<[A-Z]\d+>){0,60}$")
_NONE: Final = re.compile(r"(?i)\bno (?:such |further |bilateral |separate |official )?$")
_REGULAR: Final = Sifted(
    r"(?i)\b(?:regularly|often|frequently|every (?:year|month|two|three|six)|annually|periodically|from time to time|"
    r"(?:once|twice) (?:a|every) year|routinely|usually)\b"
)
_COUNTED: Final = re.compile(
    r"(?i),? (?:on )?(?:several|many|numerous|countless|a number of|three|four|five|six|\d{1,2}) (?:times|occasions)\b"
    r"(?![^;.]{0,40}<D)"
)
_BEFORE_IT: Final = re.compile(
    r"(?i)\b(?:ahead of|on the eve of|in the run-up to|(?:in|as) preparation for) (?:the |an? |his |her |their |"
    r"<[PSC]\d+>'s? )?"
    r"(?:[a-z]+ ){0,3}$|\b(?:upcoming|forthcoming|announced|impending|coming|planned) (?:[a-z]+ ){0,2}$"
)
_PHONE: Final = Sifted(
    r"(?i)\b(?:(?:tele)?phone (?:call|conversation|talk|discussion)|telephon|video[- ]?(?:call|conference|link)|"
    r"virtual (?:meeting|talks|summit|bilateral|conversation)|(?:met|meet|spoke|held talks|conferred) (?:virtually|"
    r"online)|"
    r"(?:by|over the|on the|via) (?:tele)?phone|phone call)"
)


def find(reading: Reading) -> tuple[Visit, ...]:
    """Return the visits, meetings and calls that a text tells of, each once."""
    found = [visit for match in matches(BOOK, reading) for visit in _visits(match, reading)]
    found += tuple(elliptic(found, reading))
    recalled = tuple(quoted(reading))
    found = [visit for visit in found if not any(retells(one, visit) for one in recalled)]
    found += recalled
    tabled, rows = table_visits(reading)
    registered, lines = register_visits(reading)
    registered = [visit for visit in registered if not any(s <= visit.evidence[0].start < e for s, e in rows)]
    found = [visit for visit in found if not any(s <= visit.evidence[0].start < e for s, e in (*rows, *lines))]
    found += [*registered, *tabled]
    found += tuple(siblings(found, reading))
    visitors = tuple(listed_visitors(reading))
    told_of = {visitor.evidence[0].start for visitor in visitors}
    found = [visit for visit in found if visit.evidence[0].start not in told_of]
    found += visitors
    found += whereabouts(reading)
    starts = {visit.evidence[0].start for visit in found}
    found += (visit for visit in missed(reading) if visit.evidence[0].start not in starts)
    found += tuple(journeys(found, reading))
    found += tuple(again(found, reading))
    trips, told = itinerary(reading)
    if trips:
        found = [visit for visit in found if not any(s <= visit.evidence[0].start < e for s, e in told)]
    found = [of_its_time(visit, reading) for visit in calls_mended(found)]
    return (*joined(without_stops(found), reading.published), *trips)


def _visits(match: Match, reading: Reading) -> Iterator[Visit]:
    verb = (
        match.sentence.masked.find(match.words.get("verb", ""), match.start) if match.words.get("verb") else match.start
    )
    named = _NAMED.search(match.sentence.masked, verb, match.end)
    # 'The negotiations between X and Y' are no wish to negotiate.
    modality: Modality | None = sense_of(match, verb=verb, name=named.span() if named is not None else None)
    if _ASKED_ABOUT.match(match.sentence.masked, 0, verb) or _IF.search(match.sentence.masked, 0, verb):
        return  # 'Asked about a visit to Lima, he said …', 'would be glad if more students came to Lima'
    if _NONE.search(match.sentence.masked[: match.start]) or NOT_AT_ALL.match(match.sentence.masked, match.end):
        return
    goes = match.rule.gives["form"] == "visit"
    modality = unless_dropped(match, verb, modality)
    if goes and posted(match):
        return  # 'landed in Lima to take up the post of ambassador'
    called_off = CALLED_OFF.match(match.sentence.masked, match.end) if goes else None
    if called_off is not None and modality is not None:
        modality = "planned" if called_off.group("later") else "cancelled"
    here = match.rule.gives.get("ours") == "here"  # 'I am glad to welcome you'
    if modality is not None and NOT_HELD.match(match.sentence.masked, match.end):
        modality = "cancelled"
    before = match.sentence.masked[:verb]
    if goes and not here and modality == "occurred" and before.endswith(" to ") and not _FIRST_TO.search(before):
        # 'Minister to visit Peru' is yet to come; 'a month to arrive in Lima' is no visit.
        modality = "planned" if _is_to_come(match, verb) else None
    if modality == "occurred" and _ONWARD.match(match.words.get("verb", "")):
        modality = "planned"
    if modality == "occurred" and _to_come(match, verb):
        modality = "planned"
    if match.rule.gives.get("modality") and called_off is None and modality != "cancelled":
        modality = cast("Modality", match.rule.gives["modality"])
    if modality is None or _REGULAR.search(match.sentence.masked, max(0, match.start), match.end + 30):
        return
    if _COUNTED.match(match.sentence.masked, match.end):
        return  # 'visited Peru several times'
    if modality == "occurred" and _BEFORE_IT.search(match.sentence.masked[max(0, match.start - 40) : verb]):
        modality = "planned"  # 'ahead of the visit of X to Peru', 'his announced visit to Peru'
    if match.rule.id == "visit.their-last" and not match.get("when"):
        return  # 'after their meeting the two leaders …' tells no other meeting
    if match.rule.id == "visit.set-foot" and not match.sentence.of("D"):
        return  # 'he is the second minister to have set foot in Lima'
    if match.rule.id == "visit.those-of" and not _OF_VISITS.search(match.sentence.masked, 0, match.end):
        return  # 'the names are those of the engineers of Lima'
    sides = going(match, reading, BOOK) if goes else meeting(match, reading)
    if sides is None:
        return
    if not goes:
        for part in each_by_itself(match, sides):
            yield from _records(match, reading, modality, part)
        return
    for stop in () if match.rule.gives.get("ours") else _further_stops(match, sides):
        yield from _records(match, reading, modality, Sides(sides.one, (), sides.guest, stop, Place(country=stop)))
    yield from _records(match, reading, modality, sides)


_OF_VISITS: Final = re.compile(r"(?i)\b(?:visit|trip|journey|tour|stay|travel|guest|came|went)")
_NOW: Final = re.compile(
    r"(?i)(?:receives|welcomes|hosts|flies|travels|goes|departs|journeys|arrives|visits|meets|leads|makes|pays)\b"
)
_COMING: Final = re.compile(
    r"(?i)(?:(?:early |late )?next (?:week|month|year|spring|summer|autumn|winter|\w+day)|tomorrow)\b"
)
_WEEKDAY: Final = re.compile(r"(?i)today|(?:on )?(?:this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day$")
_SETS_OUT: Final = re.compile(
    r"(?i)(?:flies|travels|departs|journeys|proceeds|goes|leaves|continues|arrives|comes|visits)\b"
)
_WHEN_THEY: Final = re.compile(r"(?i)\bwhen (?:the )?<[PS]\d+>[^,;.<]*$")
_PLANS: Final = re.compile(
    r"(?i)\b(?:expected|will|to be|planned|scheduled|look(?:s|ed|ing)? forward|due|set to|agreed to|plans?)\b"
)


def _to_come(match: Match, verb: int) -> bool:
    """Tell whether words in the present announce: 'Next month the minister receives …', 'flies to Lima on Friday'."""
    masked = match.sentence.masked
    start, end = clause_of(match)
    # 'flies to Lima on Friday for a meeting with President X'
    travels = _TRAVELS.search(masked, start, verb + 1)
    if _NOW.match(masked, verb) is None and travels is None:
        return False
    sets_out = travels is not None or _SETS_OUT.match(masked, verb) is not None
    quotes = [
        slot.date.quote
        for token in TOKEN.finditer(masked, start, end)
        if (slot := match.sentence.slots[int(token.group(2))]).date is not None
    ]
    if _WHEN_THEY.search(masked, start, verb) and _PLANS.search(masked, 0, verb):
        return True  # 'The treaty is expected to be signed in autumn, when the minister visits Chile.'
    return any(_COMING.match(quote) or (sets_out and _WEEKDAY.fullmatch(quote)) for quote in quotes)


_TRAVELS: Final = re.compile(
    r"(?i)\b(?:flies|travels|departs|journeys|proceeds|goes|leaves|continues)\b[^;.|]{0,60}? (?:for|on) (?:an? )?"
)


def _is_to_come(match: Match, verb: int) -> bool:
    """Tell whether nothing but 'to' stands between the one who goes and the verb: 'Minister to visit Peru'."""
    masked = match.sentence.masked
    last = masked.rfind(">", match.start, verb)
    return last >= 0 and masked[last + 1 : verb].strip() == "to" and not _ASKED.search(masked[: match.start])


def _further_stops(match: Match, sides: Sides) -> tuple[str, ...]:
    """Return the other countries of a tour: a trip to three countries is three visits."""
    then = [
        match.sentence.slots[int(number)]
        for found in _THEN.finditer(match.sentence.masked, match.end)
        for number in found.groups()
        if number is not None
    ]
    stops = codes_of((*match.get("host"), *then))
    return tuple(code for code in stops if code not in {sides.guest, sides.host})


# 'From Lima the minister travels on to Quito': the next stop is yet to come.
_ONWARD: Final = re.compile(
    r"(?i)(?:continues|proceeds|moves on|goes (?:[a-z]+ )?on|travels on|flies on) (?:[a-z]+ )?(?:on )?to\b"
)
# '… to Turkey, then to the Monastery of Saint Maron and the Port of Beirut in Lebanon'.
_THEN: Final = re.compile(
    r"(?i)(?:, then|,? and then|,? before (?:travell?ing|flying|going|heading|continuing|moving|proceeding|"
    r"returning via)|,? then (?:on|onward))"
    r" (?:on )?(?:to|for) (?:[^<.;]{0,90}? in )?(?:the )?<C(\d+)>(?:,? (?:and|then) (?:on )?(?:to )?<C(\d+)>)?"
)


def _records(match: Match, reading: Reading, modality: Modality, sides: Sides) -> Iterator[Visit]:
    one, two, guest, host, place = sides
    codes = tuple(sorted({*codes_of(one), *codes_of(two), *((host,) if host else ()), *((guest,) if guest else ())}))
    if not 2 <= len(codes) <= MOST_PARTIES:
        return
    people = union(participants(one, guest), participants(two, host))
    people = union(people, holders(reading, match, (*one, *two)))
    if host is not None:
        place = near_host(match, reading, host, place)
        people = union(people, participants(went_on(match, reading, host), host))
        people = union(people, participants(also_there(match, reading, codes)))
    people = without_spokesmen(completed(people, codes, (*one, *two)))
    form = _form(match)
    if match.rule.gives.get("ours") and guest is None:
        form = "meeting"
    visitor = _visitor(one) if form == "meeting" and len(codes) == 2 else None
    if visitor is not None and visitor in codes:
        host = next(code for code in codes if code != visitor)
        place = place if place is not None and place.country == host else Place(country=host)
        guest, form = visitor, "visit"
    elif form == "meeting" and place is not None and place.country in codes and len(codes) == 2:
        others = [code for code in codes if code != place.country]
        # An ambassador who is received in the country they are posted to has not travelled.
        if place.country is not None and not _is_envoy((*one, *two), people, others[0]):
            guest, host, form = others[0], place.country, "visit"
            people = union(people, participants(went_on(match, reading, host), host))
            place = near_host(match, reading, host, place)
    elif form == "visit" and guest is not None and _is_received(match) and _is_envoy(one, people, guest):
        guest = host = None
        form = "meeting"
    elif form == "call":
        place = None
    if form == "visit" and host is not None and place is not None and place.city is None and place.country == guest:
        place = Place(country=host)  # 'recalled his visit to Lima', at home
    future = modality == "planned" or (match.rule.id == "visit.cancelled" and not match.sentence.of("D"))
    if match.rule.id == "visit.meeting-with" and not match.get("one") and is_aside(match, reading):
        # 'This was discussed during talks with the leaders of Chile': not what the text was published for.
        place, guest, host, form = None, None, None, form if form == "call" else "meeting"
        dates: tuple[Dated | None, ...] = (None,)
    else:
        toured = tour_date(match, reading, one, future=future) if match.rule.id in _OF_TOURS else None
        dates = (toured,) if toured is not None else dates_of(match, reading, future=future)
        if form == "visit" and (now := under_way(match, reading)) is not None:
            dates = (now,)
        if dates == (None,) and form == "visit":
            dates = (tour_date(match, reading, one, future=future),)
    for date in dates:
        if modality == "occurred" and date is not None and not was(match) and is_ahead(date, reading):
            modality = "planned"  # 'travels to Lima next week'
        yield Visit(
            doc=reading.document.name,
            countries=codes,
            date=lasting(match, date, form) if date else None,
            date_basis=date.basis if date else "stated",
            modality=modality,
            place=_in_its_state(place),
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


def _visitor(one: tuple[Slot, ...]) -> str | None:
    """Return the country of 'the guest from Lima', who has talks where he is received, not in Lima."""
    found = [s for s in one if s.kind == "S" and len(s.codes) == 1 and _GUEST.search(s.title or "")]
    return found[0].codes[0] if found else None


_GUEST: Final = re.compile(r"(?i)\b(?:guest|visitor)\b")


_SPOKE_IN: Final = re.compile(
    r"(?i)(?: again| briefly| today|,? (?:on )?<D\d+>)?,? (?:in|at|on the (?:sidelines|margins) of) (?:the )?<C"
)


def _is_envoy(guests: tuple[Slot, ...], people: tuple[Participant, ...], guest: str) -> bool:
    """Tell whether who is received is an envoy, with or without a name, who has not travelled."""
    named = any(person.country == guest for person in people)
    if named:
        return of_envoys(people, guest)
    return any(s.kind == "S" and ENVOY.search(s.title or "") for s in guests)


_SEATS_OF_EU: Final = {"Brussels": "BEL", "Strasbourg": "FRA", "Luxembourg": "LUX"}


def _in_its_state(place: Place | None) -> Place | None:
    """Return a seat of the European Union as the town of a member state, where guests of the Union are received."""
    if place is None or place.country != "EUU" or place.city not in _SEATS_OF_EU:
        return place
    return Place(city=place.city, country=_SEATS_OF_EU[place.city])


_OF_TOURS: Final = frozenset({"visit.tour-stop", "visit.during"})


def _is_received(match: Match) -> bool:
    return match.rule.id in {
        "visit.received",
        "visit.was-received",
        "visit.received-in",
        "visit.audience",
        "visit.bare",
    }


def _form(match: Match) -> str:
    """Return the rule's form; talks 'by phone' are a call."""
    form = match.rule.gives["form"]
    if match.rule.id == "visit.spoke" and _SPOKE_IN.match(match.sentence.masked, match.end):
        return "meeting"  # 'talked with each other in Lima'
    if match.rule.id == "visit.their-last":
        said = match.words.get("verb") or match.words.get("verb2", "")
        return "call" if re.search(r"(?i)call|virtual|phone|video", said) else form
    around = match.sentence.masked[max(0, match.start - 50) : match.end + 50]
    return "call" if form == "meeting" and _PHONE.search(around) else form
