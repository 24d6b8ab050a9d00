"""The sense in which an event is told: it happened, is planned, was cancelled; or it is denied, wished for, supposed.

Only the clause around a match counts: 'Mexico closed its embassy and plans to reopen it' closes for good.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from relations_kb.model.record import Modality
from relations_kb.rules.rule import Match
from relations_kb.rules.sifted import Several, Sifted
from relations_kb.rules.slots import lower

_CLAUSE: Final = re.compile(
    # Each alternative begins with a character: the engine skips to where one of these stands.
    r";|\||: (?=(?:it|he|she|they|we|both|<[SB]\d+>) )|, (?:while|whereas|although|though|but|yet) |"
    r" (?:while|whereas|although|though) |\. (?=[A-Z<])| – | — "
)
# All of these are asked of words in lower case: ignoring case would take twice the time.
# Words right before the verb that deny it or make it a wish.
_DENIED: Final = Sifted(
    r"\b(?:never|(?:did|does|do|has|have|had|was|were|is|are|will|would|could|can)(?: not|n't)(?! only)|nor|"
    r"no longer|without|(?:nobody|no one) (?:has |had )?(?:confirm(?:ed|s)|knew|knows)|denie[sd]|denied (?:that|"
    r"having)|ruled out|refus(?:ed|es|al) to|declined to|failed to|"
    r"unable to|"
    r"no (?:plans?|date|intention|decision|knowledge of)|"
    r"(?:reject(?:s|ed)|dismiss(?:es|ed)) (?:the |all )?(?:reports?|rumou?rs?|that|talk|idea|"
    r"claims?|suggestions?|speculation)|excluded that|not yet|yet to|too early to|no truth|instead of|whether)\b"
)
_WISHED: Final = Sifted(
    r"\b(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?|want(?:s|ed)?|would like|desir(?:e|es|ed)|propos(?:e|es|ed|al)|"
    r"invit(?:e|es|ed|ation)|urg(?:e|es|ed)|call(?:s|ed)? (?:on(?! @)|for(?! @))|suggest(?:s|ed)?|ready to|"
    r"readiness to|interest(?:ed)? in|"
    r"consider(?:s|ed|ing)?|(?:think(?:s|ing)?|thought|dream\w*|spoke|talks?|talked|speaks?) of(?= \w+ing\b)|"
    r"toy(?:s|ed|ing)? with|mull(?:s|ed|ing)?(?: over)?|contemplat\w+|ponder\w*|the idea of|"
    r"need to|should|could|might|may(?! be recalled)|if|would|possib(?:le|ility|ly)|"
    r"discuss(?:ed)? (?:the )?(?:possib\w+|prospects?)|"
    r"work(?:ing)? (?:on(?! ?@)|towards?)|negotiat(?:e|es|ed|ing|ions?)|seek(?:s|ing)?|sought to|offer(?:s|ed)? to|"
    r"aim(?:s|ed)? to|"
    r"draft|importance of|prospects? (?:of|for)|intention to|agreed to (?:consider|explore))\b"
)
_PLANNED: Final = Sifted(
    r"\b(?:will|shall|to be|plan(?:s|ned|ning)?(?: to| for)?|schedul(?:e|ed|es)|is (?:due|set|expected|"
    r"slated|about|to)|"
    r"are (?:due|set|expected|slated|about|to)|(?:is|are) going to|"
    r"expected|upcoming|forthcoming|next|prepar(?:e|es|ed|ing|"
    r"ations?)|is being prepared|"
    r"tomorrow|intends? to|agreed (?:to hold|to open|to establish|that)|decided to|decision to|announced "
    r"(?:plans|that it would)|look(?:s|ing)? forward to|"
    r"leaves? (?:\w+ )?(?:today|tomorrow)|leaves (?:@ )?for|is to|are to|would (?:be|visit|sign|open|hold|meet|"
    r"travel|"
    r"arrive|pay|host)|"
    r"scheduled for|due (?:in|on)|(?:is|are|was|were|being) (?:foreseen|envisaged))\b"
)
_CANCELLED: Final = Sifted(r"\b(?:cancel(?:l?ed|s|lation)|called off|scrapped|postponed indefinitely)\b")
# 'After long negotiations Norway and Chile concluded …': what led to an event makes no wish of it.
_LED_TO_IT: Final = Sifted(
    r"\b(?:after|following|upon|as a result of|in the wake of|thanks to|during|in the course of|"
    r"(?:on|at|by|with) (?:the )?(?:completion|conclusion|end|close|results?|outcome) of)\b[^,;:.]{0,50}?\b"
    r"(?:negotiat\w+|discuss\w+|consider\w+|work(?:ing)? on|offers?|propos\w+|invit\w+)\b"
)
# 'It will be recalled that he had talks': no event to come.
_RECALLED: Final = Sifted(
    r"\b(?:will|may|should|must|can|is to|are to|let it) be (?:recalled|remembered|noted|mentioned|"
    r"reminded|added|said)\b|"
    # 'It will not be superfluous to recall that they signed': nothing is denied.
    r"\bit (?:will|would|may|might|is|should) (?:not |also )?(?:be )?(?:not )?(?:superfluous|amiss|out of place|"
    r"useless|"
    r"needless|idle|wrong|useful|fitting|worth(?:while)?|appropriate|opportune|good|proper|to be|enough)"
    r"(?: to)? (?:recall\w*|remind\w*|mention\w*|not(?:e|ing)|add\w*|say\w*|remember\w*)\b|"
    r"\b(?:one|we|you|readers) (?:will|would|may|might|should|can|must|cannot but) (?:also )?"
    r"(?:recall|remember|mention|note|add)\b"
)
# What follows an event named by a noun: 'a visit to Chile is planned for May'.
_COMING: Final = Sifted(
    r"\W*(?:is|are|has been|have been|was|were) (?:planned|scheduled|expected|foreseen|envisaged|due|being prepared|"
    r"under preparation|slated|in preparation)\b"
)
# … of the event itself, not of another thing: 'recalled its envoy and cancelled visas' cancels no recall.
_WAS_CANCELLED: Final = Sifted(
    r"(?:,[^,;]{0,50},)?[^,;]{0,40}?\b(?:was|were|been|is|are|being|got|had to be|has to be) (?:later |then |again )?"
    r"(?:cancel(?:l?ed)|called "
    r"off|scrapped)\b"
)
_POSTPONED: Final = Sifted(r"\b(?:postpon(?:ed|ement)|deferred|put off|delayed)\b")
# What any of these cannot match without: most events are told without a word of it.
_COLOURED: Final = Several(_DENIED, _WISHED, _PLANNED, _CANCELLED, _RECALLED, _WAS_CANCELLED, _POSTPONED)
_DATE: Final = re.compile(r"<D\d+>")
_SLOT: Final = re.compile(r"<[PSCBMO]\d+>")
_PARTY: Final = re.compile(r"<[PSCB]\d+>")
_BLANKS: Final = re.compile(r"\s+")


def clause_of(match: Match) -> tuple[int, int]:
    """Return the clause of the masked sentence that holds the match, as offsets in it."""
    return _clause(match.sentence.masked, match.start, match.end)


@lru_cache(maxsize=64)  # asked for by the sense of a match and by what its kind makes of it
def _clause(masked: str, first: int, last: int) -> tuple[int, int]:
    start, end = 0, len(masked)
    for cut in _CLAUSE.finditer(masked):
        if cut.end() <= first:
            start = cut.end()
        elif cut.start() >= last:
            end = cut.start()
            break
    return start, end


def _reach(masked: str, start: int, at: int) -> int:
    """Return how far back words bear on a verb: to the comma before its subject, 90 code points at most.

    'In order to promote trade, Norway opened an office': the purpose is no wish; 'hopes that Norway opens' is. A clause
    on somebody ('called on the minister, who had visited Norway') is told as it is.
    """
    first = max(start, at - 90)
    comma = masked.rfind(", ", first, at)
    while comma >= 0:
        if _PARTY.search(masked, comma, at) or masked.startswith((", who ", ", which "), comma):
            return comma
        comma = masked.rfind(", ", first, comma)
    return first


def _bare(masked: str) -> str:
    """Return the words between slots in lower case; a date stays as '@': 'a call on 17 July' is none on anybody."""
    return lower(_SLOT.sub(" ", _DATE.sub("@", masked)) if "<" in masked else masked)


def sense_of(match: Match, *, verb: int | None = None, name: tuple[int, int] | None = None) -> Modality | None:
    """Return how the matched event is told, or None where it is denied, wished for or supposed.

    :param verb: offset in the masked sentence where the event's own words begin; what stands before it in the
        clause and what stands in the match is looked at, later clauses are not.
    :param name: where the event's own name stands in the masked sentence: 'Policy Planning Talks' plan nothing.
    """
    masked = match.sentence.masked
    if name is not None:
        masked = masked[: name[0]] + " " * (name[1] - name[0]) + masked[name[1] :]
    start, end = clause_of(match)
    at = match.start if verb is None else verb
    before = masked[_reach(masked, start, at) : at]
    # Subjects and objects may hold 'former' or 'next to'; only the words between the slots count.
    near = _BLANKS.sub(" ", f"{_LED_TO_IT.sub(' ', _bare(before))} {_bare(masked[at : match.end])}")
    tail = _bare(masked[match.end : min(end, match.end + 60)])
    if not _COLOURED.fitting(f"{near}\n{tail}"):
        return "planned" if _COMING.match(tail) else "occurred"
    near = _RECALLED.sub(" ", near)
    if _CANCELLED.search(near) or _WAS_CANCELLED.match(tail):
        return "cancelled"
    if _DENIED.search(near):
        return None
    if _COMING.match(tail):
        return "planned"
    if _POSTPONED.search(tail) or _POSTPONED.search(near):
        return "planned"
    if _PLANNED.search(near):
        return "planned"
    return None if _WISHED.search(near) else "occurred"
