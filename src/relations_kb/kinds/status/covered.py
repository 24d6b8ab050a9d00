"""How English reports accreditations from the side of the country that is covered, and by words of responsibility.

'Chile is dealt with by the Norwegian embassy in Lima', 'The Norwegian Embassy in Lima has Chile under its
responsibility', 'Until then Chile had been the business of the embassy in Lima', 'The new embassy will also be
accredited to Chile'. Names as in :mod:`relations_kb.kinds.status.accredits`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import codes_of
from relations_kb.kinds.status.context import partner
from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Modality, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule
from relations_kb.rules.slots import Sentence

_POST: Final = (
    r"(?P<seat>embassy|high commission|legation|consulate[- ]general|consulate|mission|ambassador|high commissioner)"
)
_WHOSE: Final = r"(?:the |its |our |an? )?(?:{country:actor}(?:'s?)? (?:[a-z]+ )?)?"
_ADV: Final = r"(?:(?:also|now|still|then|currently|at present|so far|concurrently|traditionally),? )*"
_GIVES: Final = {"event": "accreditation"}

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="status.covered-by",
        triggers=("covered", "dealt with", "handled", "served", "looked after", "attended", "taken care", "managed"),
        pattern=r"{side:counterpart} (?P<verb>(?:is|was|has been|had been|are|were|continues? to be) "
        + _ADV
        + r"(?:covered|dealt with|handled|served|looked after|attended to|taken care of|managed))"
        r"(?: on a [a-z-]+ basis| diplomatically| consularly)?,? (?:by|from|through|out of) "
        + _WHOSE
        + _POST
        + r"(?: of (?:the )?{country:actor2})?,? (?:in|at|based in|resident in) {place:via}",
        gives=_GIVES,
        examples=(
            "Chile is covered on a non-residential basis by the Embassy of Norway in Lima.",
            "Before that Chile was dealt with by the Norwegian embassy in Lima.",
            "Ecuador, Bolivia and Chile are covered by the Norwegian Embassy in Lima.",
        ),
        not_examples=("The costs are covered by the Norwegian embassy in Lima.",),
        confidence=0.85,
    ),
    Rule(
        id="status.business-of",
        triggers=("the business of", "the responsibility of", "the task of", "the concern of", "the charge of"),
        pattern=r"{country:counterpart} (?P<verb>(?:is|was|has been|had been|remains|remained) "
        + _ADV
        + r"the (?:business|responsibility|task|concern|charge) of) "
        + _WHOSE
        + _POST
        + r"(?: of (?:the )?{country:actor2})?,? (?:in|at) {place:via}",
        gives=_GIVES,
        examples=("Until then Chile had been the business of the Norwegian embassy in Lima.",),
        not_examples=("Until then visas had been the business of the Norwegian embassy in Lima.",),
        confidence=0.8,
    ),
    Rule(
        id="status.under-responsibility",
        triggers=("responsibility", "jurisdiction", "competence", "accreditation", "remit", "charge", "purview"),
        pattern=r"(?:{country:actor}(?:'s?)? "
        + _POST
        + r"|"
        + _POST.replace("seat", "seat2")
        + r" of (?:the )?{country:actor2}) (?:in|at) {place:via},? (?P<verb>(?:also )?(?:has|have|had|keeps|takes|"
        r"includes)(?: also)?) {country:counterpart} (?:also )?(?:under|in|within|among) its (?:[a-z]+ )?"
        r"(?:responsibilit(?:y|ies)|jurisdiction|competences?|accreditations?|remit|charge|purview|area)",
        gives=_GIVES,
        examples=("The Norwegian Embassy in Lima has Chile under its responsibility.",),
        not_examples=("The Norwegian Embassy in Lima has money under its responsibility.",),
        confidence=0.85,
    ),
    Rule(
        id="status.new-mission-accredited",
        triggers=("be accredited", "will also cover", "will cover", "also accredited", "be responsible for"),
        pattern=r"(?:^|[;,.] (?:and )?|\band )\W*(?:the|this) (?:new |resident |future )?(?P<seat>embassy|"
        r"high commission|mission|consulate[- ]general) "
        r"(?P<verb>(?:will|is to|shall|is going to) (?:also |likewise |in addition |concurrently )?(?:be (?:also |"
        r"concurrently )?(?:accredited (?:to|in|for)|responsible for)|cover)) {country:counterpart}",
        gives={**_GIVES, "before": "yes"},
        examples=("The new mission will also be accredited to Bolivia.",),
        not_examples=("The new mission will also be open to Bolivia.",),
        confidence=0.8,
    ),
)
_OPENED: Final = re.compile(
    r"(?i)\b(?:embassy|high commission|mission|consulate[- ]general) of (?:the )?<[CS](?P<of>\d+)>|"
    r"<[CS](?P<own>\d+)>(?:'s?)? (?:[a-z]+ ){0,2}(?:embassy|high commission|consulate[- ]general)\b"
)
_BACK: Final = 8  # sentences


def read_covered(match: Match, reading: Reading) -> Iterator[Status]:
    """Yield an ``accreditation`` for each country that a match says a mission elsewhere covers."""
    covered = codes_of(match.get("counterpart"))
    modality = _told(match)
    if modality is None or not covered:
        return
    seats = match.get("via")
    actors = codes_of(match.get("actor"))
    if match.rule.gives.get("before"):
        actors = _last_mission(match, reading)
    actor = actors[0] if actors else partner(match, reading, covered[0])
    via = next(iter(codes_of(seats)), None)
    if via is None and actor is not None:
        via = reading.other(actor, match.sentence.index)
    if actor is None or via is None or via in (actor, *covered):
        return
    city = next((slot.city for slot in seats if slot.city), None)
    for code in covered:
        if code == actor:
            continue
        yield from make(
            match,
            reading,
            "accreditation",
            countries=(actor, code),
            date=None,
            modality=modality,
            actor=actor,
            counterpart=code,
            mission=mission_of(match.words.get("seat") or match.words.get("seat2") or ""),
            via=via,
            place=Place(city=city, country=via) if city is not None else None,
        )


def _told(match: Match) -> Modality | None:
    """Return how it is told: 'until then it was covered by' is a fact for all its 'until'."""
    verb = match.words["verb"].lower()
    if re.search(r"\b(?:will|shall|is to|going to)\b", verb):
        return "planned"
    before = match.sentence.masked[max(0, match.start - 40) : match.start]
    return None if re.search(r"(?i)\b(?:not|never|would|could|should|if|whether)\b[^,;]*$", before) else "occurred"


def _last_mission(match: Match, reading: Reading) -> tuple[str, ...]:
    """Return whose mission 'the new embassy' is: the last one that the sentences before name."""
    for number in range(match.sentence.index - 1, max(-1, match.sentence.index - 1 - _BACK), -1):
        sentence: Sentence = reading.sentence(number)
        found = list(_OPENED.finditer(sentence.masked))
        for told in reversed(found):
            codes = sentence.slots[int(told["of"] or told["own"])].codes
            if len(codes) == 1:
                return codes
    return ()
