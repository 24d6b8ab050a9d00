"""Which date of a sentence most likely dates a match: the nearest to its verb that nothing holds back.

In: a match with its masked sentence. Out: the date slot, before anybody asks what day it is.
"""

from __future__ import annotations

import re
from typing import Final

from relations_kb.rules.date_types import Partial
from relations_kb.rules.rule import Match
from relations_kb.rules.sense import clause_of
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import TOKEN, Sentence, Slot

# Dates after these words date something else: 'four years after …', 'until 2012', 'the 2016 stampede'.
_OTHER: Final = Sifted(
    r"(?i)(?:\b(?:(?:inauguration|election|re-election|appointment|victory|birthday|inaugurated|elected|re-elected) "
    r"(?:in|on)|"
    r"until|till|born|aged|by the|as of|as at|updated|resolution|no\.|anniversary of|since its creation in|"
    r"(?:gain|achiev|attain|declar|won|obtain|proclaim|receiv)\w* (?:its |their |full |formal "
    r")*independence(?: from [^<;|]{0,30})? (?:in|on))\s*$)"
)
# 'the first visit at this level since 2003': no visit of 2003.
_FIRST_SINCE: Final = Sifted(
    r"(?i)(?:<O\d+>|\bfirst|\bonly|\blongest|\blargest|\bhighest)(?:(?!<D)[^;.|]){0,70}?\bsince (?:(?:in|the|early|"
    r"late|back in) )*$"
)
_EVENT: Final = Sifted(
    r"(?i)\b(?:visited|signed|established|opened|closed|recogni[sz]ed|met|held|received|appointed|presented|"
    r"paid|severed|"
    r"restored|resumed|broke|became|was|were|attended|travel\w*|upgraded|ratified|entered|reached|amounted|"
    r"succeeded|served|expelled|recalled|announced|invaded|declared|gained|arrived|left|went|began|concluded|"
    r"adopted|travell?ed|regained|obtained|achieved|attained|became independent|proclaimed|ended|started|launched)\b"
)


def dates_in(match: Match, name: str = "when") -> tuple[Slot, ...]:
    """Return the date slots that a rule caught under ``name``."""
    return tuple(slot for slot in match.get(name) if slot.kind == "D")


def nearest_date(match: Match) -> Slot | None:
    """Return the date slot that most likely dates the match, or None."""
    sentence = match.sentence
    start, end = clause_of(match)
    best: tuple[float, int] | None = None
    chosen: Slot | None = None
    for token in TOKEN.finditer(sentence.masked):
        if token.group(1) != "D":
            continue
        slot = sentence.slots[int(token.group(2))]
        before = sentence.masked[max(0, token.start() - 30) : token.start()]
        other = _OTHER.search(before) or _FIRST_SINCE.search(sentence.masked, max(0, token.start() - 90), token.start())
        # 'The embassy was inaugurated on 3 May': the verb is the event's own.
        if other is not None and not (" o" in other.group()[-5:] and 2 < token.start() - verb_of(match)[1] <= 4):
            continue
        cost = _cost(match, token.span(), (start, end))
        key = (cost, token.start())
        if cost < 100 and (best is None or key < best):
            best, chosen = key, slot
    return _explicit(sentence, chosen)


def _explicit(sentence: Sentence, slot: Slot | None) -> Slot | None:
    """Prefer 'December 21' to 'tomorrow' in 'tomorrow, December 21'."""
    if slot is None or slot.date is None or slot.date.edtf is not None:
        return slot
    at = sentence.slots.index(slot)
    for other in (at + 1, at - 1):
        if 0 <= other < len(sentence.slots):
            beside = sentence.slots[other]
            first, last = sorted((slot, beside), key=lambda s: s.start)
            between = sentence.text[first.end - sentence.start : last.start - sentence.start]
            if (
                beside.date is not None
                and re.fullmatch(r"\W*(?:on |the )?\W*", between)
                and _precise(beside) > _precise(slot)
            ):
                return beside
    return slot


def _precise(slot: Slot) -> int:
    """Rank dates by how much they say themselves: a full date, a day or month, a word that points elsewhere."""
    if slot.date is None:
        return 0
    return 2 if slot.date.edtf is not None else 1 if isinstance(slot.date.relative, Partial) else 0


def verb_of(match: Match) -> tuple[int, int]:
    """Return where the event's verb stands in the masked sentence; the whole match where no verb is named."""
    for name in ("verb", "verb2", "verb3"):
        words = match.words.get(name)
        if words:
            at = match.sentence.masked.find(words, match.start)
            if at >= 0:
                return at, at + len(words)
    return match.start, match.end


_ASIDE: Final = re.compile(r", (?:which|who|whose) [^,;]*,(?= [a-z])")
# … of one that ends the sentence, where the event is not told in it: 'opened a legation, which was raised in 1959'.
_LAST_ASIDE: Final = re.compile(
    r", which (?:was|were|had been|has been|became|entered|came)(?! held| hosted| signed| opened| "
    r"organi[sz]ed)(?! the) [^,;]*$"
)
_NEW_CLAUSE: Final = re.compile(
    r"(?i)(?:[,;:]|\band|\bbut|\bwhile|\bthen|\buntil)(?: and| but| then| later)? (?:(?:on|in|since|from|by) "
    r")?(?:the )?$"
)


# 'In May 2002, when Peru was in the chair, Norway signed': what such a clause tells does not come between.
_CLAUSES: Final = re.compile(r", (?:which|who|whose|when|where) [^,;]*,(?= )")
# 'on 3 May 1992, when relations were established': the date is that of the clause behind it.
_WHEN: Final = re.compile(
    r",? (?:when|the (?:day|year|month) (?:when|in which|on which|that)|on which(?: day)?)\b[^,;]*"
)
# Who acts in a clause that a date opens: '…, and nine days later, in Lima, the ministers signed'.
_SUBJECT: Final = re.compile(
    r"(?i),?(?: (?:in|at) (?:the )?<C\d+>,?)? (?:the )?(?:(?!with\b|to\b|by\b|from\b|in\b|at\b|of\b|between\b|for\b|"
    r"and\b|also\b)[a-z]+ ){0,3}(?:<[PCSB]\d+>(?!'s)|(?:it|they|both)\b)"
)


# '… spent two months in Peru, and Chile had him as its guest from 28 July': another acts there.
_ANOTHER_ACTS: Final = re.compile(
    r"(?i), (?:and|but|while) (?:the )?<[PCSB]\d+> (?:had|has|was|were|is|will|took|gave|came)\b"
)


def _of_later_clause(masked: str, between: str, until: int) -> bool:
    """Tell whether a date behind an event opens a clause on another: 'cut its ties, and nine days later X signed'."""
    return _NEW_CLAUSE.search(between) is not None and _SUBJECT.match(masked, until) is not None


def _overtaken(masked: str, until: int, verb: int) -> bool:
    """Tell whether another date opens the event's own clause: 'On D1 A left, and on D2, in Lima, X signed'."""
    for token in TOKEN.finditer(masked, until, verb):
        if token.group(1) == "D" and _NEW_CLAUSE.search(masked[max(until, token.start() - 24) : token.start()]):
            subject = _SUBJECT.match(masked, token.end())
            if subject is not None and subject.end() <= verb:
                return True
    return False


def _cost(match: Match, date: tuple[int, int], clause: tuple[int, int]) -> float:
    """Return how far a date is from an event's verb, in words and in other events between them."""
    masked = match.sentence.masked
    at, until = date
    start, end = clause
    verb_start, verb_end = verb_of(match)
    last = _LAST_ASIDE.search(masked, verb_end)
    if last is not None and last.start() < at:
        return 60.0
    # 'the embassy, which was closed in 2009, opened again': the date of an aside.
    aside = next((m for m in _ASIDE.finditer(masked) if m.start() < at and until <= m.end()), None)
    if aside is not None and not aside.start() <= verb_start < aside.end():
        return 100.0
    if at >= verb_end:
        between = masked[verb_end:at] if at < match.end else masked[match.end : at]
        cost = len(between) / 20 + 12 * _EVENT.count(between) + (6 if re.search(r",? and (?:in|on)\b", between) else 0)
        cost += 0 if at < match.end else 10
        later = _of_later_clause(masked, between, until) or _ANOTHER_ACTS.search(between) is not None
        cost += 30 if at >= match.end and later else 0
        return cost if at < end else cost + (100 if ";" in masked[match.end : at] else 40)
    if at >= match.start:
        return 9 + (verb_start - until) / 20 if until <= verb_start else 0
    between = masked[until : match.start]
    if _WHEN.fullmatch(between):
        return 2.0
    lead = masked[max(0, at - 24) : at]
    # 'In 2008, …' at the beginning dates the whole sentence, unless another event stands between.
    opening = (
        0
        if re.fullmatch(r"(?i)\W*(?:(?:on|in|during|by|around|from|since|later in|at)\s+)?(?:the )?", masked[:at])
        # '… became independent on 3 May, and on 5 May Norway recognised it': right before its clause.
        or (re.fullmatch(r",? ?(?:(?:the|it|they) )?", between) and _NEW_CLAUSE.search(lead))
        or (_NEW_CLAUSE.search(lead) and _SUBJECT.match(masked, until) and not _EVENT.search(between))
        else 8
    )
    events = _EVENT.count(_CLAUSES.sub(",", between))
    # In 'On 3 May X went to Lima and signed' the day is that of both.
    weight = 4 if opening == 0 and "<D" not in between else 12
    cost = 12 + opening + len(between) / 30 + weight * events + (30 if _overtaken(masked, until, verb_start) else 0)
    return cost if at >= start else cost + 15
