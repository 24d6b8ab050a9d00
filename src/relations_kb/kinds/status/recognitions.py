"""Reading matches of the rules on recognition: who recognises whom, also where a state is only described."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import codes_of
from relations_kb.kinds.status.context import acting, date_told, partner
from relations_kb.kinds.status.making import make, told_as
from relations_kb.kinds.status.model import Event, Status
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.vocab.world import load_world

# What is a state's own and makes its recognition: "Chile's independence", not "Chile's generosity".
_AFTER_STATE: Final = re.compile(
    r"(?i)(?:'s?)? +(?:state|statehood|independence|separation|sovereignty|territorial integrity|government|republic|"
    r"existence)\b|(?!')"
)
# What a state has and is recognised without it: 'recognises Chilean passports', 'Chile's new standards'.
_OF_A_STATE: Final = re.compile(
    r"(?i)'?s? +(?:[a-z]+ )?(?:passports?|citizens?|nationals|diplomas?|degrees?|claims?|standards?|regulations?|"
    r"rights?|efforts?|"
    r"contributions?|communit(?:y|ies)|genocide|products?|certificates?|concerns?|currency|workers?|compan(?:y|ies))\b"
)
_AFTER_PEOPLE: Final = re.compile(
    r"(?i) (?:state|statehood|independence|sovereignty|government|republic|provisional|people's|peoples'|union|"
    r"federation|kingdom|"
    r"regime|authorit|interim|transitional)"
)
_NEWS: Final = re.compile(r"(?i)^(?:recogni[sz]es?|announced)")
_HAVE_RECOGNISED: Final = re.compile(
    r"(?i)\b(?:first|second|third|last|only|earliest|<O\d+>) (?:[a-z]+ ){0,4}to (?:have )?recogni"
)
_WOULD: Final = re.compile(r"(?i)\b(?:would|could|might|may|hopes?|wants?|if)\b")
_NEITHER: Final = re.compile(r"(?i)(?:'s?)?(?: independence| statehood)? (?:neither|at no time)\b")


def read_recognition(match: Match, reading: Reading) -> Iterator[Status]:
    """Yield the recognitions that a match states."""
    # 'the first to recognise' and 'not until 1942' have happened, whatever 'to' and 'not' mean elsewhere.
    gives = match.rule.gives
    past = any(gives.get(name) for name in ("first", "late", "dates"))
    modality = "occurred" if past and not _WOULD.search(match.sentence.masked, 0, match.end) else told_as(match)
    if modality is None or not _is_state(match) or _NEITHER.match(match.sentence.masked, match.end):
        return
    date = date_told(
        match,
        reading,
        future=modality == "planned",
        news=not (past or _HAVE_RECOGNISED.search(match.sentence.masked))
        and bool(_NEWS.search(match.words.get("verb", "")) or re.search(r"(?i)\bbecame the ", match.sentence.masked)),
    )
    if date is None and re.search(r"(?i)recogni[sz]ing$", match.words.get("verb", "")):
        return
    if match.rule.gives.get("mutual"):
        codes = codes_of(match.get("one"))
        countries = codes if len(codes) == 2 else reading.implied(match.sentence.index)
        yield from make(match, reading, "recognition", countries=countries, date=date, modality=modality)
        return
    actors, counterparts = acting(match, reading), codes_of(match.get("counterpart"))
    if match.words.get("regime") and actors:
        other = partner(match, reading, actors[0])
        counterparts = codes_of(match.get("regime")) or ((other,) if other else ())
    if match.rule.gives.get("other") and len(actors) == 1:
        other = partner(match, reading, actors[0])
        counterparts = (other,) if other else ()
    if actors and counterparts == actors[:1] and _new_state(match, reading):
        other = partner(match, reading, actors[0])
        counterparts = (other,) if other else ()
    if not counterparts:
        return
    counterpart = counterparts[0]
    named = bool(actors)
    if not actors:
        other = partner(match, reading, counterpart)
        actors = (other,) if other else ()
    for actor in actors:
        yield from make(
            match,
            reading,
            "recognition",
            countries=(actor, counterpart),
            date=date,
            modality=modality,
            actor=actor if named else None,
            counterpart=counterpart if named else None,
        )


_NEW_STATE: Final = re.compile(
    r"(?i)(?:the |its |a )?(?:new |newly |young |people's |democratic |independent |sovereign |federal )*(?:republic|"
    r"state|nation|country|kingdom|government|federation)"
)


def _new_state(match: Match, reading: Reading) -> bool:
    """Tell whether what is recognised is named by a description alone: 'recognised the new republic'."""
    return any(
        slot.kind == "S" and _NEW_STATE.fullmatch(reading.text[slot.start : slot.end].replace("’", "'"))
        for slot in match.get("counterpart")
    )


def _is_state(match: Match) -> bool:
    """Tell whether a state is recognised: not 'recognised the Chilean genocide', not 'Chile's generosity'."""
    slots = match.get("counterpart")
    if not slots or "recogni" not in (match.words.get("verb") or "recogni"):
        return True
    masked = match.sentence.masked
    at = masked.find(f"{slots[0].kind}{match.sentence.slots.index(slots[0])}>")
    tail = masked[masked.index(">", at) + 1 :]
    country = slots[0].country
    if slots[0].person is not None:
        return False
    if country is not None and country.role in {"city", "province"}:
        # The Golan is no state; Macedonia, which is a province elsewhere, is part of a state's name.
        text = match.sentence.text[slots[0].start - match.sentence.start : slots[0].end - match.sentence.start]
        if text.lower() not in load_world().display(slots[0].codes[0] if slots[0].codes else "").lower():
            return False
    if country is not None and country.role == "capital" and re.match(r"(?i) (?:as|to be)\b", tail):
        # 'recognised Jerusalem as the capital'; 'Tehran recognised Beijing' is about states.
        return False
    named = slots[0].kind == "S" or slots[0].country is None or "demonym" not in slots[0].country.role
    if _OF_A_STATE.match(tail):
        return False
    return bool((_AFTER_STATE if named else _AFTER_PEOPLE).match(tail))


def read_switch(match: Match, reading: Reading) -> Iterator[Status]:
    """Yield the break and the beginning of 'switched relations from A to B'."""
    actors, left, to = codes_of(match.get("actor")), codes_of(match.get("left")), codes_of(match.get("counterpart"))
    if not (actors and left and to):
        return
    date = date_told(match, reading, news=False)
    again = re.search(r"(?i)\b(?:(?:second|third) time|again|back)\b", match.sentence.text)
    yield from make(
        match,
        reading,
        "relations-severed",
        countries=(actors[0], left[0]),
        date=date,
        actor=actors[0],
        counterpart=left[0],
    )
    taken: Event = (
        "relations-restored"
        if again
        else "recognition"
        if "recognition" in match.words["verb"]
        else "relations-established"
    )
    sides = taken == "recognition"
    yield from make(
        match,
        reading,
        taken,
        countries=(actors[0], to[0]),
        date=date,
        actor=actors[0] if sides else None,
        counterpart=to[0] if sides else None,
    )
