"""How a step of an instrument is told: done, planned, cancelled; or wished for, drafted, negotiated."""

from __future__ import annotations

import re
from dataclasses import replace
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
    r"in favou?r of|favou?r(?:s|ed|ing)?|advocat\w+|never|not|towards?|opportunit\w+|progress|complet\w+|"
    r"conclud\w+ (?:of )?negotiations)\b"
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
# 'He had been in Lima in March to open the embassy and to sign an agreement': it was signed.
_WENT_TO: Final = re.compile(
    r"(?i)\b(?:had been in|had come|came|travel?led|flew|had gone|returned) (?:[^,;.|]|, (?!but|and will)){3,160}"
    r"(?:\band |, )?$"
)
_SAID_WOULD: Final = re.compile(
    r"(?i)\b(?:said|announced|added|noted|stated|reported|confirmed|told)\b[^.;|]{0,60}\bwould (?:soon |shortly |"
    r"also |then )?$"
)
_TO_DO_AND: Final = re.compile(r"(?i)\bto (?:[a-z]+ly )?[a-z]+ [^.;|]{0,80}\band (?:[a-z]+ly )?$")
_THAT_THEY: Final = re.compile(
    r"\b(?:that|which) (?:the )?(?:<[A-Z]\d+>(?:(?:,| and|, and)(?: the)? <[A-Z]\d+>)*|they|it|we|both|(?:two )?(?:two|"
    r"sides|parties|ministers|presidents|leaders|governments|countries))"
    r"(?: (?:had|has|have|also|already|then))* $"
)
# 'the signing of an agreement, which is scheduled for May'
_SCHEDULED: Final = re.compile(
    r"(?:,? which is|,? which has been|,) (?:scheduled|planned|foreseen|fixed|set) for (?:the )?<D"
)
# 'The stalemate has prevented conclusion of a peace treaty'
_PREVENTED: Final = re.compile(
    r"(?i)\b(?:prevent|block|hinder|delay|obstruct|imped|hamper|preclud|thwart|stall|forestall|ruled? out|oppos|reject|"
    r"refus|avoid|postpon|prior to|in the way of|obstacles? to|instead of)[a-z]* (?:of |the |any |a |further |from )*$"
)
# An accord within one country: 'among the Lebanese factions', 'between the government and the rebels'
_FACTIONS: Final = re.compile(
    r"(?i)\b(?:between|among|with|by) (?:the )?(?:[\w-]+ |<[A-Z]\d+> ){0,5}?(?:factions?|rebels?|rebel groups?|"
    r"militias?|"
    r"insurgents?|guerrillas?|armed (?:groups?|rebellion|opposition)|warring parties|opposition(?: parties| groups?)?|"
    r"separatists|clans|warlords)\b"
)
# 'building upon the recent conclusion of', 'following the signing of': it has been signed.
_DONE_BEFORE: Final = re.compile(
    r"(?i)\b(?:recent|(?:building|built|builds) (?:up)?on(?: the)?|following|after|since|in the wake of|thanks to)"
    r"(?: the| an?| last \w+'s)?(?: recent| successful| earlier)? $"
)
# 'we celebrate 15 years since our countries signed': dated by the anniversary alone
_YEARS_AGO: Final = re.compile(
    r"(?i)\b(?:\d+|<O\d+>|[a-z]+)(?:-| )?(?:years?|decades?|anniversary) (?:have passed |passed |has passed )?"
    r"(?:since|after|of when|ago that|from when)\b[^.;|]{0,60}$"
)
_SAID_BEFORE: Final = re.compile(
    r"[^:;|]{0,200}\b(?:was|were|is|are|has|have|had|did|does)(?: not|n't)?\b[^:;|]{0,120}: (?=(?:an?|the|two|three) )"
)
_CANCELLED_AND: Final = re.compile(
    r"(?i)\b(?:cancell?ed|scrapped|called off|postponed) [^,;.|]{2,60},? and (?:also )?$"
)
# 'is expected to be signed in Lima' announces it; 'was expected', 'is not expected' do not.
_EXPECTED: Final = re.compile(
    r"(?i)\b(?:is|are)(?: now| also| still| both)? (?:expected|anticipated|slated|set) to be (?:signed|"
    r"inked|concluded)$"
)
_WHENEVER: Final = re.compile(
    r"(?i)(?:^|[,;] |\band )\W*(?:when|once|if|as soon as|after|before|until|should)\b[^;|]*$"
)
_ONLY_IF: Final = re.compile(r",? (?:only )?(?:after|when|once|if|upon|as soon as|(?:<O\d+>|thirty|sixty|\d+) days)\b")
_YEARS_SINCE: Final = re.compile(r"\byears? (?:since|after) (?:the )?$")


_REMEMBERED: Final = re.compile(
    r"(?i)\b(?:recall|remember|mention|look(?:s|ed|ing)? back|(?:build(?:s|ing)?|built) (?:up)?on|remind)\w*\b[^.;|]*$|"
    r"\brecent(?:ly)?(?: [\w'<>-]+){0,3} ?$|"
    r"\b(?:your|his|her|their|our|the) (?:recent|last|previous|latest|earlier) (?:[a-z]+ )?(?:visit|trip|meeting|talks|"
    r"summit|tour)\b[^.;|]{0,80}\b(?:which|where|when)\b[^.;|]{0,40}$"
)
_DEPLORED: Final = re.compile(
    r"(?i)\b(?:concern|critici[sz]|regret|alarm|condemn|object)\w*\b[^.;|]*\b(?:which|"
    r"that) $"
)
_GREETED: Final = re.compile(r"(?i)\b(?:applaud|welcom|hail|prais|commend|congratulat|laud|salut)\w*\b[^.;|]*$")


def looks_back(masked: str, verb: int, *, ours: bool) -> bool:
    """Tell whether a signing is only looked back on, so that the text's own day is not its day: 'recalled the signing'.

    :param ours: whether who publishes the text is a party; who welcomes the signing of two others does so later.
    """
    lead = re.split(r"[;|]", masked[:verb])[-1][-160:]
    if _REMEMBERED.search(lead) or _DEPLORED.search(lead):
        return True
    return not ours and _GREETED.search(lead) is not None


def modality_of(plain: Match, verb: int, verb_end: int) -> Modality | None:
    """Return how the step between ``verb`` and ``verb_end`` is told; None where nothing was done or planned.

    :param plain: the match with the titles of the instruments hidden, whose verbs are not the step's.
    """
    colon = _SAID_BEFORE.match(plain.sentence.masked, 0, verb)
    if colon is not None:
        # 'The grid was not forgotten: a protocol on it was signed': what stands before the colon denies nothing.
        apart = plain.sentence.masked[: colon.end() - 2] + ";" + plain.sentence.masked[colon.end() - 1 :]
        plain = plain._replace(sentence=replace(plain.sentence, masked=apart))
    masked = plain.sentence.masked
    words = masked[verb:verb_end].lower()
    lead = re.split(r"[;|]|, (?:but|while|whereas|and|after|where) |\. (?=[A-Z<])", masked[:verb])[-1][-70:]
    lead = re.sub(r"<[A-Z]\d+>", " ", lead)
    modality = sense_of(plain, verb=verb)
    if re.fullmatch(r"signed|inked|concluded", words) and _THAT_THEY.search(masked[:verb]):
        return "occurred"  # 'pins his hopes on the agreement that Norway signed'
    if words.startswith(("signing", "signature", "conclusion")) and _SCHEDULED.search(masked, verb_end):
        return "planned"
    if _EXPECTED.search(masked, max(0, verb - 60), verb_end):
        return "planned"
    if _NOT_YET.search(lead) or _NOT_YET.match(words):
        return None
    if re.match(r"enters?|comes? into|takes? effect|goes into", words) and (
        _WHENEVER.search(masked[:verb]) or _ONLY_IF.match(masked, verb_end)
    ):
        return None  # 'When the treaty enters into force, …', 'enters into force after each has notified the other'
    if words.startswith(("sign", "inking")) and re.search(
        r"(?i)\b(?:approv\w+|authori\w+|mandate|cleared) (?:for |of |to )?(?:the )?$", lead
    ):
        # A cabinet that approves the signing has not signed.
        return None
    if "remain" in words and re.search(r"\b(?:will|would|shall) $", masked[:verb]):
        return None  # 'NAFTA will remain in force': nothing begins
    if _PREVENTED.search(lead) or _FACTIONS.search(masked, verb_end, verb_end + 160):
        return None
    if words.startswith(("signing", "signature", "conclusion")) and modality == "planned" and _DONE_BEFORE.search(lead):
        return "occurred"
    if plain.rule.id in {"treaty.signed", "treaty.signs"} and _YEARS_AGO.search(lead):
        return None
    if words.startswith("signator") and re.search(r"(?i)\bone of (?:the )?(?:[\w-]+ )?$", lead):
        return None  # 'one of the eight signatories of the Agreement': it is of many
    if words.startswith("ceased"):
        return "occurred" if modality == "planned" else modality  # 'to be in force' plans nothing
    if modality == "cancelled" and _CANCELLED_AND.search(lead):
        return "occurred"  # 'have cancelled visas and signed a declaration'
    if modality == "planned" and re.search(r"(?i)\b(?:following|after|since|upon) (?:the )?$", lead):
        # 'will pay following the signing of a memorandum': signed it is.
        return "occurred" if words.startswith("sign") else modality
    if re.search(r"\b(?:sign|conclude|ink)\b", words) and _SAID_WOULD.search(lead):
        return "planned"
    if re.search(r"\b(?:must|should|may|might|can|could|cannot|would|has to|have to|needs? to)\W*$", lead):
        return None
    if words.startswith(("signing", "signature", "conclusion")) and _YEARS_SINCE.search(lead):
        return None  # An anniversary dates it.
    if words.startswith("to ") and _WENT_TO.search(lead) and modality != "cancelled":
        return "occurred"
    if words.startswith("to ") and _FIRST_TO.search(lead):
        return "occurred"
    if re.fullmatch(r"(?:sign|conclude|ink)", words) and re.fullmatch(r"\W*", masked[:verb]):
        return "planned"  # 'Conclude an MOU on …': a list of what is to be done
    if re.fullmatch(r"(?:sign|conclude|ink)", words) and _TO_DO_AND.search(lead):
        return None  # 'work to settle the problems and conclude an agreement'
    if re.search(r"\b(?:sign|conclude|ink)\b", words) and (
        re.match(r"to ", words)
        or re.search(r"\b(?:to|will|shall|would|can|could|should|may|might|must|not)(?: [a-z]+ly)?\W*$", lead)
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
    if modality == "planned" and re.search(r"(?i)\b(?:hop|wish|trust)\w* (?:that|for|soon)\b", lead):
        return None
    if (
        modality == "planned"
        and re.search(r"(?:signed|inked|put|ratified|entered|came|reached|took|penned|concluded)", words)
        and not _FUTURE.search(f"{lead[-40:]}{words}")
    ):
        return "occurred"
    return modality
