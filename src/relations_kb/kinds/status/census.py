"""Missions and relations that are counted and then named: 'maintains embassies in four nations: Chile, Peru, …'.

In: a sentence with a number of countries and their list, or with non-resident missions and the country where they
stand. Out: one record a country named. ``hosts`` and ``senders`` are the lists, ``via`` is where a non-resident
mission is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import codes_of
from relations_kb.kinds.status.making import make, told_as
from relations_kb.kinds.status.model import Mission, Status
from relations_kb.kinds.status.openings import seat_of
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule
from relations_kb.rules.slots import Slot

_TRIGGERS: Final = ("embass", "consulate", "high commission", "missions", "legations")
_KEEPS: Final = r"(?:currently |also |each |now )*(?:has|have|maintains?|operates?|keeps?|runs?)(?: also| currently)?"
_SOME: Final = (
    r"(?:(?:the |an? |its |their |own |permanent |resident |diplomatic |full |consular |honorary |\w+ |\d+ )){0,3}"
)
_POSTS: Final = (
    r"(?:embass(?:y|ies)|high commissions?|consulates[- ]general|consulates?|legations?|missions)(?: (?:and|or) "
    r"(?:consulates[- ]general|consulates|high commissions|missions))?"
)
_NUMBER: Final = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|the following|only \w+|several|a number of|a few|some|many|various|other)"
)
_STATES: Final = r"(?:other |foreign |neighbou?ring |sovereign |UN |member |<C\d+>n? )*(?:nations|countries|states)"
# What leads from the number to the names: 'four nations: …', 'in six countries, namely …'.
_NAMELY: Final = r"(?:: ?|,? \(|,? namely,? |,? including |,? among (?:them|which|these) |,? such as |,? ?[–—-] ?|; )"
_LIST: Final = r"(?:the )?<[CS]\d+>(?:(?:, and |, |; | and | as well as )(?:the )?<[CS]\d+>){0,60}(?!'s?\b)"
# 'Chile, Peru (all in Bolivia) and Cuba in Mexico': names with the place that covers them.
_SEATED: Final = (
    r"(?:(?:, and |, |; | and |^|\b)?(?:the )?<[CS]\d+>|,? \(?(?:all |both )?(?:based |located )?(?:in|from) (?:the )?"
    r"<[CS]\d+>\)?){2,40}"
)
_AWAY: Final = r"non[- ]?resident(?: \w+)?"

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="status.missions-counted",
        triggers=_TRIGGERS,
        pattern=r"{country:actor} (?P<verb>"
        + _KEEPS
        + r") (?P<what>"
        + _SOME
        + _POSTS
        + r") (?:in|to) "
        + _NUMBER
        + r" "
        + _STATES
        + _NAMELY
        + r"(?P<hosts>"
        + _LIST
        + r")",
        gives={"event": "mission-present"},
        examples=("Norway maintains permanent embassies in four nations: Chile, Peru, Malawi and Zambia.",),
        not_examples=("Norway maintains embassies in many countries.",),
    ),
    Rule(
        id="status.missions-hosted",
        triggers=_TRIGGERS,
        pattern=r"\b(?:"
        + _NUMBER
        + r") "
        + _STATES
        + r" (?P<verb>"
        + _KEEPS
        + r") (?P<what>"
        + _SOME
        + _POSTS
        + r") (?:in|to) {place:place}"
        + _NAMELY
        + r"(?P<senders>"
        + _LIST
        + r")",
        gives={"event": "mission-present"},
        examples=("Three countries maintain permanent embassies in Lima: Norway, Chile and Malawi.",),
        not_examples=("Three countries maintain embassies in Lima.",),
    ),
    Rule(
        id="status.away-counted",
        triggers=("nonresident", "non-resident", "non resident"),
        pattern=r"{country:actor} (?P<verb>"
        + _KEEPS
        + r") (?P<what>(?:an? |its |their |\w+ )?"
        + _AWAY
        + r" (?:"
        + _POSTS
        + r")) (?:for|to|with|in) "
        + _NUMBER
        + r" "
        + _STATES
        + _NAMELY
        + r"(?P<seated>"
        + _SEATED
        + r")",
        gives={"event": "accreditation"},
        examples=(
            "Norway keeps non-resident embassies for three countries: Peru and Bolivia (both in Chile) and Cuba.",
        ),
    ),
    Rule(
        id="status.away",
        triggers=("nonresident", "non-resident", "non resident"),
        pattern=r"(?P<senders>"
        + _LIST
        + r") (?P<verb>"
        + _KEEPS
        + r") (?P<what>(?:an? |its |their )?"
        + _AWAY
        + r" (?:embass(?:y|ies)|high commissions?|consulates?|legations?|missions?))"
        r"(?: (?:for|to|with|accredited to) {country:counterpart})?,? (?:(?:based|located|resident) )?(?:in|from) "
        r"{place:via}",
        gives={"event": "accreditation"},
        examples=(
            "Norway and Chile have non-resident embassies for Malawi in Zambia.",
            "Norway, Peru and Chile have non-resident embassies in Zambia.",
        ),
        not_examples=("Norway has an embassy in Zambia.",),
    ),
    Rule(
        id="status.relations-counted",
        triggers=("diplomatic relations", "diplomatic ties"),
        pattern=r"{country:actor} (?P<verb>(?:has|have|had) (?:so far |now |also )?(?:established|forged)) (?:full |"
        r"formal )?diplomatic (?:relations|ties) with "
        + _NUMBER
        + r"[ -]"
        + _STATES
        + r"(?:,|:|, as well as|, including| including| as well as| plus| and) (?P<hosts>"
        + _LIST
        + r")",
        gives={"event": "relations-established"},
        examples=("Norway has established diplomatic relations with 86 UN states, Kosovo and Palestine.",),
    ),
)


def read_census(match: Match, reading: Reading) -> Iterator[Status]:
    """Yield a record for each country that a counted list, or a sentence on non-resident missions, names."""
    if told_as(match) != "occurred":
        return
    mission = mission_of(match.words.get("what", ""))
    actor = next(iter(codes_of(match.get("actor"))), None)
    if match.rule.id == "status.away-counted":
        for code, place in _seated(match):
            yield from _one(match, reading, actor, code, place, away=True)
        return
    place = seat_of(match.get("place")) or seat_of(match.get("via"))
    away = match.rule.id == "status.away"
    for slot in _slots(match, match.words.get("hosts") or match.words.get("senders") or ""):
        for code in slot.codes[:1]:
            if match.rule.gives["event"] == "relations-established":
                yield from make(match, reading, "relations-established", countries=(actor or code, code), date=None)
            elif match.words.get("hosts"):
                yield from _one(match, reading, actor, code, Place(city=slot.seat, country=code), mission=mission)
            elif place is not None and away:
                covered = next(iter(codes_of(match.get("counterpart"))), None)
                covered = covered or reading.other(code, match.sentence.index) or reading.home
                yield from _one(match, reading, code, covered, place, away=True)
            elif place is not None:
                yield from _one(match, reading, code, place.country, place, mission=mission)


def _one(
    match: Match,
    reading: Reading,
    actor: str | None,
    host: str | None,
    place: Place | None,
    *,
    away: bool = False,
    mission: Mission | None = None,
) -> Iterator[Status]:
    if actor is None or host is None or (away and place is not None and place.country in {actor, host}):
        return
    yield from make(
        match,
        reading,
        "accreditation" if away else "mission-present",
        countries=(actor, host),
        date=None,
        actor=actor,
        counterpart=host,
        mission=mission_of(match.words["what"]) if away else mission,
        via=place.country if away and place is not None else None,
        place=place,
    )


def _slots(match: Match, words: str) -> list[Slot]:
    return [match.sentence.slots[int(number)] for number in re.findall(r"<[CS](\d+)>", words)]


def _seated(match: Match) -> Iterator[tuple[str, Place | None]]:
    """Yield the countries covered, each with the place that the words after it tell: 'A and B (both in C), D in E'."""
    waiting: list[str] = []
    for found in re.finditer(r"(?P<in>\b(?:in|from) (?:the )?)?<[CS](?P<slot>\d+)>", match.words["seated"]):
        slot = match.sentence.slots[int(found.group("slot"))]
        if not slot.codes:
            continue
        if found.group("in"):
            for code in waiting:
                yield code, Place(city=slot.city, country=slot.codes[0])
            waiting = []
        else:
            waiting.append(slot.codes[0])
    for code in waiting:
        yield code, None
