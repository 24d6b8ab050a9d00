"""How English reports that a mission is there with the place before the owner, or without an owner.

'In Cusco Norway has an honorary consulate', 'The Embassy stands in Lima', 'There is a Norwegian consulate in Cusco'.
Names: ``place`` is where the mission stands, ``actor`` whose it is, where the sentence tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import codes_of
from relations_kb.kinds.status.context import acting, partner
from relations_kb.kinds.status.making import make, told_as
from relations_kb.kinds.status.model import Event, Status
from relations_kb.kinds.status.openings import seat_of
from relations_kb.kinds.status.terms import term_of
from relations_kb.kinds.status.words import MISSION, TRIGGERS, WE, mission_of
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule
from relations_kb.rules.when import Dated, resolve_slot

_ADV: Final = r"(?:(?:also|currently|moreover|now|still|further|both|in addition),? )*"
_POST: Final = (
    r"(?:embassy|high commission|legation|consulate[- ]general|consulate general|honorary consulate|consulate)"
)
_OF: Final = r"(?: of (?:the )?{country:actor})?"

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="status.there-has",
        triggers=TRIGGERS,
        pattern=r"\b(?:in|at) {place:place},? (?:{country:actor}|"
        + WE
        + r") "
        + _ADV
        + r"(?P<verb>has|maintains|keeps|"
        r"operates|runs|is (?:also )?represented (?:by|through)|have|maintain|keep|operate) (?:its |their |an? "
        r")?(?P<what>" + MISSION + r")(?! (?:in|at|of|to|for) )",
        gives={"event": "mission-present"},
        examples=("The Embassy is in Lima; in Cusco Norway has an honorary consulate.",),
        not_examples=("In Cusco Norway has a consulate in name only.",),
        confidence=0.8,
    ),
    Rule(
        id="status.stands-in",
        triggers=("embassy", "high commission", "legation", "consulate"),
        pattern=r"\b(?P<what>(?:the|our|its|their) (?:{country:actor} )?(?:resident )?"
        + _POST
        + r")"
        + _OF
        + r" (?P<verb>stands|sits|lies|(?:is|has been|was) (?:now |currently |still )?(?:located|situated|housed|"
        r"based|at "
        r"home)|has its (?:seat|home)|has (?:stood|sat)|resides) (?:since {date:when} )?(?:in|at) {place:place}",
        gives={"event": "mission-present"},
        examples=("In a text on Norway and Chile: The Embassy stands in Santiago.",),
        not_examples=("The Embassy stands on a hill.",),
        confidence=0.75,
    ),
    Rule(
        id="status.since-functioning",
        triggers=("embassy", "high commission", "legation", "consulate"),
        pattern=r"\b(?:since|from) (?:the )?{date:when},? (?P<what>(?:the|our|its|an?) "
        r"(?:{country:actor}(?:'s)? )?(?:resident |"
        r"honorary )?"
        + _POST
        + r")"
        + _OF
        + r"(?: (?:in|to) (?:the )?<C\d+>)? (?P<verb>(?:has been|have been|has|is) (?:also |"
        r"now )?(?:functioning|operating|working|active|open|located|in operation|functioned|operated|worked)) "
        r"(?:in|at) "
        r"{place:place}",
        gives={"event": "mission-present"},
        examples=("Since 2010 the Embassy of Norway in Chile has been functioning in Santiago.",),
        not_examples=("Since 2010 the Embassy of Norway has been functioning well.",),
        confidence=0.8,
    ),
    Rule(
        id="status.there-is-mission",
        triggers=TRIGGERS,
        pattern=r"\bthere (?P<verb>(?:is|are|has been|have been|exists?)) "
        + _ADV
        + r"(?P<what>(?:(?:an?|one|the) )?(?:{country:actor}(?:'s)? )?"
        + MISSION
        + r")"
        + _OF
        + r" (?:in|at) {place:place}",
        gives={"event": "mission-present"},
        examples=("There is a Norwegian consulate in Cusco.",),
        not_examples=("There is no Norwegian consulate in Cusco.",),
        confidence=0.8,
    ),
    Rule(
        id="status.kept-by",
        triggers=TRIGGERS,
        pattern=r"(?<![\w<])(?P<what>(?:resident |permanent |diplomatic )*(?:embass(?:y|ies)|high "
        r"commissions?|missions|consulates?|legations?)(?:(?:, |,? and |,? or )(?:(?:resident|permanent|"
        r"diplomatic|honorary) )*(?:embassies|high commissions|missions|consulates|legations|"
        r"representations|offices)){0,3}) (?:in|at) {place:place} "
        r"(?P<verb>(?:is|are) (?:also |currently |now |at present )?(?:maintained|kept|operated|run|held)) by (?:the )?"
        r"{side:actor}",
        gives={"event": "mission-present", "each": "yes"},
        examples=("Embassies or missions in Lima are maintained by Norway, Chile and Ghana.",),
        not_examples=("Embassies in Lima are maintained by their states.",),
        confidence=0.8,
    ),
    Rule(
        id="status.operates-in",
        triggers=("acts", "act in", "operate", "functions", "function in", "works in", "work in", "is active", "exist"),
        pattern=r"(?P<what>(?:an?|the|its|two|three|four|)(?:^|\b|(?<=an )|(?<=a ))(?: ?{country:actor}(?:'s)? )? ?"
        r"(?:honorary |general |resident )*(?:consulates?[- ]general|consulates?|consular (?:agenc|office)[a-z]+|"
        r"embass(?:y|ies)|high commissions?))(?: of (?:the )?{country:actor2})? "
        r"(?P<verb>(?:also |now |currently |at present )?(?:acts?|operates?|functions?|works?|exists?|"
        r"(?:is|are) (?:active|at work|operating|functioning|open))) "
        r"(?P<places>(?:in|at) (?:<C\d+>|(?-i:[A-Z])[\w'-]+)(?:(?:,|,? and)(?: in| at)? "
        r"(?:<C\d+>|(?-i:[A-Z])[\w'-]+)){0,6})(?=[.;,)]|$| since| and )",
        gives={"event": "mission-present"},
        examples=(
            "Honorary consulates of Norway operate in Cusco and in Arequipa.",
            "A Norwegian honorary consulate functions in Cusco.",
            "Honorary Consulates of Norway exist in Lima and Cusco.",
        ),
        not_examples=("The Norwegian consulate operates in silence.",),
        confidence=0.8,
    ),
    Rule(
        id="status.in-works",
        triggers=("functions", "works", "operates", "exists", "there is", "acts", "serves"),
        pattern=r"(?:^|[;,] (?:and )?)\W*in (?:the (?:city|town|port) of )?{place:place},? (?P<verb>(?:also |now |"
        r"there |moreover |further )*(?:functions|works|operates|exists|acts|has its seat|is (?:located|active|"
        r"situated|open)))(?: also| now)? (?P<what>(?:(?:an?|the|our) )?(?:{country:actor}(?:'s)? )?(?:resident |"
        r"honorary |general )*" + _POST + r")" + _OF,
        gives={"event": "mission-present"},
        examples=("In Cusco functions an Honorary Consulate of Norway.",),
        not_examples=("In Cusco functions a school of Norway.",),
        confidence=0.8,
    ),
    Rule(
        id="status.home-to-mission",
        triggers=("home to", "hosts", "houses", "seat of", "hosted"),
        pattern=r"{place:place} (?P<verb>(?:also |now )?(?:hosts|houses|is (?:also )?(?:home to|the seat of|host "
        r"to)|has been "
        r"(?:home to|the seat of)|has hosted)) (?P<what>(?:(?:an?|the|our) )?(?:{country:actor}(?:'s)? )?(?:resident |"
        r"new )?" + _POST + r")" + _OF,
        gives={"event": "mission-present"},
        examples=("Cusco is home to a Norwegian consulate.",),
        not_examples=("Cusco is home to the Inca.",),
        confidence=0.8,
    ),
)
_OFFICE: Final = re.compile(r"(?i)\b(?:offices?|missions?|representations?)\b")
_SEVERAL: Final = re.compile(r"(?i)(?:ies|s)$|consulates")  # 'there are five embassies in Oslo': nobody's in particular
_DIPLOMATIC: Final = re.compile(r"(?i)diplomatic|liaison|representati|interest|trade|commercial|cultural|cooperation")


def read_standing(match: Match, reading: Reading) -> Iterator[Status]:
    """Yield the mission that a match tells of; an opening where the text tells since when it is there."""
    what = match.words["what"]
    if match.words.get("places"):
        yield from _in_towns(match, reading, what)
        return
    place = seat_of(match.get("place"))
    if told_as(match) != "occurred" or place is None or place.country is None:
        return
    if match.rule.gives.get("each"):
        yield from _of_each(match, reading, place)
        return
    if re.search(r"(?i)\bno\b", what) or (_OFFICE.search(what) and not _DIPLOMATIC.search(what)):
        return
    host = place.country
    named = (*codes_of(match.get("actor")), *acting(match, reading))
    actor = next((code for code in named if code != host), None)
    if actor is None and not match.get("actor") and not _SEVERAL.search(what):
        actor = partner(match, reading, host)
    if actor is None or actor == host:
        return
    begun, ended = term_of(match, reading)
    if begun is None and match.get("when"):
        begun = resolve_slot(reading, match.get("when")[0])
    steps: list[tuple[Event, Dated | None]] = [("mission-opened", begun)] if begun else []
    if ended:
        steps.append(("mission-closed", ended))
    for event, date in steps or [("mission-present", None)]:
        yield from make(
            match,
            reading,
            event,
            countries=(actor, host),
            date=date,
            actor=actor,
            counterpart=host,
            mission=mission_of(what),
            place=place,
        )


def _of_each(match: Match, reading: Reading, place: Place) -> Iterator[Status]:
    """Yield a mission a state of 'Embassies in Lima are maintained by Norway, Chile and Ghana'."""
    what = match.words["what"]
    several = re.search(r"(?i)\b(?:and|or)\b|,|missions?", what) is not None
    for actor in codes_of(match.get("actor")):
        if place.country is not None and actor != place.country:
            yield from make(
                match,
                reading,
                "mission-present",
                countries=(actor, place.country),
                date=None,
                actor=actor,
                counterpart=place.country,
                mission=None if several else mission_of(what),
                place=place,
            )


_TOWN: Final = re.compile(r"<C(?P<slot>\d+)>|(?P<name>[A-Z][\w'-]+)")


def _in_towns(match: Match, reading: Reading, what: str) -> Iterator[Status]:
    """Yield a mission a town of 'Honorary consulates of Norway operate in Cusco and in Arequipa'.

    A town that the world does not know is the other side's, as the text tells of two.
    """
    owners = codes_of((*match.get("actor"), *match.get("actor2")))
    if told_as(match) != "occurred" or len(owners) > 1:
        return
    for town in _TOWN.finditer(match.words["places"]):
        slot = match.sentence.slots[int(town["slot"])] if town["slot"] else None
        if slot is not None and slot.seat is None:
            continue
        host = slot.codes[0] if slot is not None and slot.codes else None
        actor = owners[0] if owners else partner(match, reading, host) if host is not None else None
        if host is None and actor is not None:
            host = partner(match, reading, actor)
        if actor is None or host is None or actor == host:
            continue
        yield from make(
            match,
            reading,
            "mission-present",
            countries=(actor, host),
            date=None,
            actor=actor,
            counterpart=host,
            mission=mission_of(what),
            place=Place(city=slot.seat if slot is not None else town["name"], country=host),
        )
