"""Building a status record from a match: what the readers of relations, missions and envoys share."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.making import date_span, evidence_of
from relations_kb.kinds.status.model import Event, Mission, Status
from relations_kb.model.record import Modality, Participant, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.sense import clause_of, sense_of
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.when import Dated


def make(
    match: Match,
    reading: Reading,
    event: Event,
    *,
    countries: tuple[str, ...],
    date: Dated | None,
    modality: Modality = "occurred",
    actor: str | None = None,
    counterpart: str | None = None,
    mission: Mission | None = None,
    via: str | None = None,
    place: Place | None = None,
    people: tuple[Participant, ...] = (),
    confidence: float | None = None,
) -> tuple[Status, ...]:
    """Return the record; nothing where it lacks two parties."""
    codes = tuple(sorted(set(countries)))
    if not 2 <= len(codes) <= 6 or (actor is not None and actor == counterpart):
        return ()
    status = Status(
        doc=reading.document.name,
        countries=codes,
        date=date.edtf if date else None,
        date_basis=date.basis if date else "stated",
        modality=modality,
        place=place,
        people=people,
        evidence=evidence_of(reading, match, date=date_span(date)),
        event=event,
        actor=actor,
        counterpart=counterpart,
        mission=mission,
        via=via,
        rule=match.rule.id,
        confidence=match.rule.confidence if confidence is None else confidence,
    )
    return (status,)


# What was asked for, threatened or put in a treaty has not happened by that.
_NOT_DONE: Final = Sifted(
    r"(?i)\b(?:asked|urged|threaten\w*|demand\w*|pressur\w*|warn\w*|refus\w*|approv\w+|called (?:on|for)|rejected|"
    r"(?:agreements?|memorand\w+|protocols?|talks|consultations|negotiations|bill|treaty|resolution) (?:on|for|about)|"
    r"in favou?r of|opposed|not to|had to|have to|be able to|right to|attempt\w* to|tried to|vot\w+ (?:for|to|on)|"
    r"express\w* (?:the |their |its |a )?(?:hope|wish|desire|interest|readiness)|hop(?:e|es|ed|ing) that|"
    r"no (?:signs?|intention|plans?|wish|hint|thought|question|talk)s? of|condition\w* (?:for|of)|rumou?r\w*|"
    r"speculat\w*|debat\w*|(?:before|until|prior to)(?! <D))\s[^,;]{0,40}$"
)
# 'kept an embassy there until the President broke with Peru' tells of what he did.
_UNTIL_IT_DID: Final = re.compile(
    r"(?i)^[^;]*\b(?:before|until) (?:the )?(?:<[CSP]\d+>|it|they|he|she)(?:'s [a-z]+)?(?: (?:itself|finally|"
    r"formally))? $"
)
_FINITE: Final = re.compile(
    r"(?i)(?:broke|severed|cut|put an end|ended|terminated|froze|suspended|opened|closed|established|recalled|"
    r"withdrew)\b"
)
_SAID: Final = re.compile(r"[,.!?…][\"”’'] ?(?:<[PS]\d+> )?$")
_NOT_UNTIL: Final = re.compile(r"(?i)\bnot (?:until|till|before) (?:the )?<D\d+> (?:that|when) [^.;]{0,60}$")
_ORDERED: Final = re.compile(
    r"(?i)\b(?:order|decid|decre|resolv|rul|instruct|demand)\w* that [^;.]{0,140}[\w>] (?:should )?be\b"
)
_FOR_YEARS: Final = re.compile(r"[^,;.<]{0,40}\bfor (?:almost |nearly |over )?(?!good|lack|want)")
_HAD_BEEN: Final = re.compile(r", (?:which|that|who) had (?:been|stood|remained) (?:closed|shut|suspended)$")
_NEITHER: Final = re.compile(r"(?i)\W*(?:neither|nor) (?:has|have|had|did|does|do|will|is|was|were|are)\b")
_OF_NONE: Final = re.compile(
    r"(?i)(?:expel|recall|withdr|open|clos|sever|br[eo]|cut|establish|appoint|sen[dt]|suspend|declar)\w*(?: off| up)? "
    r"(?:no|none|neither|nobody|not an?y?)\b(?! longer)"
)
_SURELY_PLANNED: Final = re.compile(
    r"(?i)\b(?:will|shall|plan\w*|schedul\w*|to be|expected|set to|due to (?:be|open|close|present|take)|decid\w+|"
    r"decision|agreed|announc\w*|prepar\w*|"
    r"upcoming|forthcoming|intend\w*|intention|going to|about to|declared to|is to|are to|was to|would)\b"
)
_PAST: Final = re.compile(r"(?i)(?:\w+ed|broke\w*|cut|froze\w*|shut|withdrew|sent|set|began|was|were|been)\b")


_BY_DECISION: Final = frozenset({"relations-severed", "relations-downgraded", "envoy-recalled"})
_DECIDED: Final = re.compile(r"(?i)\bdecided (?:on <D\d+> )?to (?:\w+ly )?$")


def told_as(match: Match) -> Modality | None:
    """Return how a step is told: as :func:`~relations_kb.rules.sense.sense_of`, with the words of diplomacy.

    'Chile was asked to sever ties' and 'an agreement on opening a consulate' are no steps; in 'war came, and soon
    Chile severed ties' nothing is planned.
    """
    at = verb_at(match)
    masked = match.sentence.masked
    start, _ = clause_of(match)
    before = masked[max(start, at - 80) : at]
    undone = _NOT_DONE.search(before) is not None and not (
        _UNTIL_IT_DID.search(before) and _FINITE.match(masked, at) and not re.search(r"(?i)\bnot\b", before)
    )
    if undone or re.search(r"(?i)\bnot (?:to )?$", before):
        return None
    if _ORDERED.search(masked, 0, at + 3):
        return "planned"  # 'it was ordered that the consulates be shut'
    if _NOT_UNTIL.search(masked[:at]):
        return "occurred"  # 'it was not until 1949 that legations were exchanged'
    if _HAD_BEEN.search(masked[: at + 24]) and re.match(
        r"[^,;.<]{0,40}\bfor (?:almost |nearly |over )?(?!good|lack)", masked[at:]
    ):
        return None  # 'the consulate, which had been shut for two years, received the public again'
    if _NEITHER.match(masked) and not re.search(r"[;:]", masked[:at]):
        return None  # 'Neither has Chile restored its ties'
    if _OF_NONE.match(masked, at) or (_SAID.search(before) and masked.startswith("recalled", at)):
        return None  # 'expelled no diplomat'; '…," recalled the Minister'
    modality = sense_of(match, verb=at)
    verb = match.words.get("verb") or match.words.get("verb2") or ""
    if modality == "cancelled" and re.search(r"(?i)\bcancel\w* (?:the|its|his|all|an?|their)\b", masked[at:]):
        # 'withdrew its envoy, cancelled the visa-free entry' cancels something else.
        return "occurred"
    if verb.endswith("ing") and re.match(r"[^.;<]{0,30}\b(?:could|would|might|may)\b", masked[match.end :]):
        return None
    if modality == "planned" and match.rule.gives["event"] in _BY_DECISION and _DECIDED.search(before):
        return "occurred"  # 'has decided to sever relations' severs them
    if modality == "planned" and _PAST.match(verb) and not _SURELY_PLANNED.search(f"{before} {masked[at : match.end]}"):
        return "occurred"
    return modality


def replaced(status: Status, old: str, new: str) -> Status:
    """Return the record with one country for another, as party, actor, counterpart and in its place."""
    place = status.place
    return status.model_copy(
        update={
            "countries": tuple(sorted(new if code == old else code for code in status.countries)),
            "actor": new if status.actor == old else status.actor,
            "counterpart": new if status.counterpart == old else status.counterpart,
            "place": Place(city=place.city, country=new) if place is not None and place.country == old else place,
        }
    )


def verb_at(match: Match) -> int:
    """Return where the event's own words begin in the masked sentence."""
    for name in ("verb", "verb2"):
        words = match.words.get(name)
        if words:
            at = match.sentence.masked.find(words, match.start)
            if at >= 0:
                return at
    return match.start
