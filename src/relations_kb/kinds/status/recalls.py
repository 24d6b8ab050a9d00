"""Reading matches of the rules on envoys who are called home or expelled.

In: 'Norway recalled its ambassador from Chile', 'Two Chilean diplomats were expelled from Norway'. Out: an
``envoy-recalled`` with the side that recalls or expels as its actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import codes_of, participants
from relations_kb.kinds.status.context import acting, date_told, partner
from relations_kb.kinds.status.making import make, told_as
from relations_kb.kinds.status.model import Status
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Slot

_DIPLOMAT: Final = re.compile(
    r"(?i)\b(?:ambassador|envoy|diplomat|high commissioner|charg|consul|attach|embassy|mission|nuncio|minister|"
    r"counsell?or)"
)


def posted_to(envoy: Slot, post: str, match: Match, reading: Reading, actor: str | None) -> str | None:
    """Return where an envoy serves by their title: 'Ambassador of Norway to Chile', 'in Santiago'."""
    for number in re.findall(r"\b(?:to|in|at) (?:the )?<[CS](\d+)>", post):
        codes = match.sentence.slots[int(number)].codes
        if codes and codes[0] != actor:
            return codes[0]
    for mention in reading.countries_in(envoy.start, envoy.end + 40):
        before = reading.text[max(0, mention.start - 8) : mention.start]
        if mention.code and mention.code != actor and re.search(r"(?i)\b(?:to|in)\s(?:the )?$", before):
            return mention.code
    return None


def _is_diplomat(match: Match) -> bool:
    """Tell whether those who are expelled are envoys or diplomats: not troops, reporters or convicts."""
    envoys = match.get("envoy")
    words = (
        f"{match.words.get('tail') or ''} {match.words.get('of') or ''} {' '.join(slot.title or '' for slot in envoys)}"
    )
    named = [slot.person.office or "" for slot in envoys if slot.person is not None]
    return bool(_DIPLOMAT.search(f"{words} {' '.join(named)}"))


_FOR_CONSULTATIONS: Final = re.compile(r"(?i)\b(?:for|to hold) (?:\w+ )?consultations?\b|\b(?:back|home)\b")
_ONE_OF_THEM: Final = re.compile(
    r"(?i)(?:one|two|three|some) of (?:them|whom)\b|\bamong (?:them|whom|those expelled)\b|\bincluding\b"
)


def _one_of_them(match: Match, actors: tuple[str, ...]) -> str | None:
    """Return whose diplomat is told apart: 'expelled envoys of EU countries, one of them from the Chilean embassy'."""
    masked = match.sentence.masked
    told = _ONE_OF_THEM.search(masked, match.start)
    if told is None:
        return None
    for found in re.finditer(
        r"(?i)<([CS])(\d+)>((?:'s?)? (?:embassy|mission|diplomat|consul)\w*)?", masked[told.end() : told.end() + 90]
    ):
        slot = match.sentence.slots[int(found.group(2))]
        if slot.codes and slot.codes[0] not in actors and (found.group(3) or _DIPLOMAT.search(slot.title or "")):
            return slot.codes[0]
    return None


def read_recalled(match: Match, reading: Reading) -> Iterator[Status]:
    """Yield an ``envoy-recalled`` for each side that calls home or expels."""
    modality = told_as(match)
    if modality is None:
        return
    if match.rule.gives.get("expelled") and not match.words.get("named") and not _is_diplomat(match):
        return
    if match.words.get("verb") in {"called", "summoned"} and not (
        match.words.get("home")
        or any(reading.text[s.start : s.start + 5].lower() in {"home ", "back "} for s in match.get("posted"))
        or _FOR_CONSULTATIONS.search(match.sentence.masked[match.start : match.end + 40])
    ):
        return
    if (
        match.rule.gives.get("expelled")
        and match.words.get("verb") in {"declared", "ordered", "sent"}
        and not match.words.get("png")
    ):
        return
    posted = match.get("posted")
    if posted and not _DIPLOMAT.search(posted[0].title or ""):
        return
    date = date_told(match, reading, future=modality == "planned")
    actors = acting(match, reading) or codes_of(match.get("from"))
    first = next((s.codes for s in match.sentence.of("SPC") if s.codes), ())
    masked, verb = match.sentence.masked, match.words.get("verb") or ""
    participle = bool(re.search(r"ing$", verb)) and "," in masked[match.start : masked.find(verb, match.start)]
    participle = participle and len(first) == 1
    if participle and match.get("actor") and match.get("actor")[0].kind == "B":
        actors = first  # 'Chile closed the border linking the two countries, expelling Peruvian diplomats'
    seat = codes_of(match.get("counterpart"))[:1]
    if not match.rule.gives.get("expelled") and seat and seat == actors[:1] != first and len(first) == 1:
        actors = first  # 'Chile expelled the Peruvian ambassador and called its own home from Lima'
    counterpart = next(iter(codes_of(match.get("counterpart"))), None) or next(iter(codes_of(match.get("envoy"))), None)
    if match.rule.gives.get("expelled") and (one := _one_of_them(match, actors)) is not None:
        counterpart = one
    if counterpart is None and posted and actors and posted[0].codes[:1] not in {(), actors[:1]}:
        counterpart = posted[0].codes[0]  # 'its ambassador from Lima'
    both = [slot for slot in match.get("actor") if slot.kind == "B"] if actors != first else []
    each = (
        actors != first
        and match.rule.gives.get("expelled")
        and re.search(r"(?i)\b(?:each|tit-for-tat|mutual)\b|<B", match.sentence.masked[match.start : match.end + 40])
    )
    many = tuple(code for code in codes_of(match.get("counterpart"))[1:] if code not in actors)
    plural = re.search(
        r"(?i)(?:ambassador|envoy|commissioner|diplomat)s\b", match.sentence.masked[match.start : match.end]
    )
    if (both or each) and len(actors) == 2:
        pairs = [(actors[0], actors[1]), (actors[1], actors[0])]
    else:
        actor = actors[0] if actors else None
        if match.rule.gives.get("expelled") and actor is not None and actor == counterpart:
            actor = None
        if actor is None and counterpart is not None:
            actor = partner(match, reading, counterpart)
        if actor is not None and (counterpart is None or counterpart == actor):
            counterpart = posted_to(match.get("envoy")[0], "", match, reading, actor) if match.get("envoy") else None
            counterpart = counterpart or partner(match, reading, actor)
        pairs = [(actor, counterpart)] if actor and counterpart else []
        pairs += [(code, counterpart) for code in actors[1:6] if counterpart and code != counterpart]
        pairs += [(actor, code) for code in many if actor and plural]
    for actor, other in pairs:
        named = [s for s in (*match.get("envoy"), *posted) if s.person]
        people = participants(named, actor if posted else other)
        yield from make(
            match,
            reading,
            "envoy-recalled",
            countries=(actor, other),
            date=date,
            modality=modality,
            actor=actor,
            counterpart=other,
            people=people,
        )
