"""How a step of an instrument is told: done, planned, cancelled; or wished for, drafted, negotiated."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.model.record import Modality
from relations_kb.rules.rule import Match
from relations_kb.rules.sense import sense_of

_UNSURE: Final = re.compile(
    r"(?i)\b(?:look\w* forward|hop(?:e|es|ed|ing)|negotiat\w+|draft\w*|propos\w+|discuss\w*|possib\w+|prospects?|"
    r"ready|readiness|"
    r"work(?:ing|ed|s)? (?:on|towards?)|importance|need\w*|consider\w*|explor\w+|accelerat\w+|expedit\w+|speed\w*|"
    r"facilitat\w+|early|future|"
    r"pending|seek\w*|sought|aim\w*|interest\w*|urg\w+|call(?:s|ed|ing)? (?:on|for)|if|would|could|should|might|may|"
    r"wish\w*|want\w*|desire\w*|"
    r"under (?:discussion|negotiation|consideration)|expect\w*|failed|refus\w+|anniversary of|commit\w*|pledg\w+|"
    r"vow\w*|"
    r"never|not|towards?|opportunit\w+|progress|complet\w+|conclud\w+ (?:of )?negotiations)\b"
)
_FUTURE: Final = re.compile(
    r"(?i)\b(?:will|shall|plan(?:s|ned)?|schedul\w+|(?:is|are|was|were)(?: due| set| about| slated)? to|intends?|"
    r"agreed to|upcoming|tomorrow|decided to)\b"
)
# 'until an agreement is reached', 'not a signatory of': nothing is signed.
_NOT_YET: Final = re.compile(
    r"(?i)\b(?:until|unless|not (?:a |yet )?$|neither |(?:has|have|had|is|are|was|were) not (?:a |yet )?$|"
    r"without (?:an?y? )?$)"
)
# 'Norway became the first country in Europe to sign a compact with Chile': it has.
_FIRST_TO: Final = re.compile(
    r"(?i)\b(?:became|becomes|was|is|were) (?:also )?(?:the|among the|one of the)\b[^,;]{0,20}?"
    r"(?:countr(?:y|ies)|states?|nations?|ones?|part(?:y|ies)|governments?|leaders?|presidents?|ministers?|"
    r"first|last|second|third)(?: (?:in|of|from)[^,;]{1,30})? $"
)
_YEARS_SINCE: Final = re.compile(r"\byears? (?:since|after) (?:the )?$")


def modality_of(plain: Match, verb: int, verb_end: int) -> Modality | None:
    """Return how the step between ``verb`` and ``verb_end`` is told; None where nothing was done or planned.

    :param plain: the match with the titles of the instruments hidden, whose verbs are not the step's.
    """
    masked = plain.sentence.masked
    words = masked[verb:verb_end].lower()
    lead = re.split(r"[;|]|, (?:but|while|whereas|and|after|where) |\. (?=[A-Z<])", masked[:verb])[-1][-70:]
    lead = re.sub(r"<[A-Z]\d+>", " ", lead)
    modality = sense_of(plain, verb=verb)
    if _NOT_YET.search(lead) or _NOT_YET.match(words):
        return None
    if words.startswith("sign") and re.search(
        r"(?i)\b(?:approv\w+|authori\w+|mandate|cleared) (?:for |of |to )?(?:the )?$", lead
    ):
        # A cabinet that approves the signing has not signed.
        return None
    if modality == "planned" and re.search(r"(?i)\b(?:following|after|since|upon) (?:the )?$", lead):
        # 'will pay following the signing of a memorandum': signed it is.
        return "occurred" if words.startswith("sign") else modality
    if re.search(r"\b(?:must|should|may|might|can|could|cannot|would|has to|have to|needs? to)\W*$", lead):
        return None
    if words.startswith(("signing", "signature", "conclusion")) and _YEARS_SINCE.search(lead):
        return None  # An anniversary dates it.
    if words.startswith("to ") and _FIRST_TO.search(lead):
        return "occurred"
    if re.search(r"\b(?:sign|conclude|ink)\b", words) and (
        re.match(r"to ", words) or re.search(r"\b(?:to|will|shall|would|can|could|should|may|might|must|not)\W*$", lead)
    ):
        return (
            "planned"
            if _FUTURE.search(f"{lead}{words}"[-60:]) and not _UNSURE.search(lead) and modality is not None
            else None
        )
    if re.match(r"sign(?:ing|ature)|conclu(?:sion|ding)|sealing|entry|coming", words) and _UNSURE.search(lead[-45:]):
        return None
    if modality == "occurred" and re.search(
        r"(?i)\b(?:draft|negotiat\w+ (?:of|on|for|to)|expected to|yet to|hop\w+ to)\W*(?:be )?\W*$", lead
    ):
        return None
    if modality == "planned" and re.search(r"(?i)\b(?:expected|would be|hop\w+)\b", f"{lead[-30:]}{words}"):
        return None
    if (
        modality == "planned"
        and re.search(r"(?:signed|inked|put|ratified|entered|came|reached|took|penned|concluded)", words)
        and not _FUTURE.search(f"{lead[-40:]}{words}")
    ):
        return "occurred"
    return modality
