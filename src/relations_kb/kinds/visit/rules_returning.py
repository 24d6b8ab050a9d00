"""How English reports that a visit was returned, put off or cancelled."""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.visit.phrases import VISIT
from relations_kb.rules.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="visit.returned",
        triggers=("repaid", "returned the visit", "returned this visit", "reciprocated", "return visit", "returned it"),
        pattern=r"{side:guest}{gap}\b(?P<verb>(?:repaid (?:it|the visit)|returned (?:the visit|this visit|it)|"
        r"reciprocated(?: the visit)?|(?:paid|made) a return visit))",
        gives={"form": "visit", "back": "yes"},
        examples=("In 1992 Kari Lund of Norway visited Chile; five years later, Ana Soto repaid the visit.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.was-returned",
        triggers=("returned", "reciprocated", "repaid"),
        pattern=r"\b(?:visit|trip|it) (?P<verb>(?:was|would be|had been|is to be|will be) (?:\w+ )?(?:returned|"
        r"reciprocated|repaid))(?: (?:in|on) {date:when})? by {side:guest}",
        gives={"form": "visit", "back": "yes"},
        examples=("In 1992 Kari Lund of Norway visited Chile. The visit was returned by Ana Soto in 1997.",),
        not_examples=("The paintings were returned by Ana Soto of Chile in 1997.",),
        confidence=0.8,
    ),
    Rule(
        # 'The first state visit in either direction was paid in 1988 by President X'
        id="visit.made-by",
        triggers=("visit",),
        pattern=r"\b(?P<verb>visit)(?: [^<.;|,]{0,40}?)? (?:was|had been) (?:made|paid|undertaken)"
        r"(?: (?:in|on) (?:the )?{date:when})? by {person:guest}(?! to\b)",
        gives={"form": "visit"},
        examples=("In a text on Norway and Chile: The first visit was paid in 1988 by Minister Kari Lund of Norway.",),
        not_examples=("The bill of the visit was paid in 1988 out of the pocket of Minister Kari Lund of Norway.",),
        confidence=0.75,
    ),
    Rule(
        id="visit.put-off",
        triggers=("put off", "puts off", "postpone", "deferred"),
        pattern=r"{side:guest}{gap}\b(?P<verb>put off|puts off|postpone[sd]?|(?:has|had) (?:put off|postponed)|"
        r"deferred) "
        r"{a}{adj}" + VISIT + r"{gap} to {place:host}",
        gives={"form": "visit", "modality": "planned"},
        examples=("Norwegian Prime Minister Kari Lund put off her visit to Chile planned for May 2013.",),
        not_examples=("Norwegian Prime Minister Kari Lund put off the vote on Chile.",),
        confidence=0.8,
    ),
    Rule(
        id="visit.cancelled",
        triggers=("cancel", "called off", "calls off", "call off", "scrapp"),
        pattern=r"{side:guest}{gap}\b(?P<verb>cancel(?:l?ed|s|l?ing)|call(?:ed|s)? off|to cancel|scrapped|"
        r"has cancel(?:l)?ed) {a}{adj}" + VISIT + r"{gap} to {place:host}",
        gives={"form": "visit", "modality": "cancelled"},
        examples=("Norwegian Prime Minister Kari Lund cancelled her visit to Chile planned for May 2013.",),
    ),
)
