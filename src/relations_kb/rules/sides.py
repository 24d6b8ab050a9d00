"""Sides: the bodies and offices that act for a country, folded into one slot.

After this step 'the Ministry of Foreign Affairs of Azerbaijan', 'the Kazakh delegation', 'Russia's foreign
minister' and 'his Omani counterpart' are each one ``<S>`` slot with the country they act for, and 'the two
countries', 'both sides' one ``<B>`` slot; so a rule says ``{side} and {side} signed …`` and covers them all.
"""

from __future__ import annotations

import re
from typing import Final

from relations_kb.rules.slots import TOKEN, Sentence, Slot, fold_slots

_ADJ: Final = (
    r"(?:then|former|new|newly[- ]appointed|outgoing|incoming|visiting|current|first|second|third|deputy|vice|acting|"
    r"interim|senior|top|high[- ](?:level|ranking)|official|federal|national|royal|parliamentary|governmental|government|"
    r"inter-?ministerial|ministerial|military|trade|business|economic|state|special|permanent|resident|"
    r"[a-z]+-(?:member|strong|level|person)|large|joint|foreign|external|prime|chief|respective|newly-arrived)"
)
# What a head of state, a minister or an envoy is called when no name follows.
_TITLE: Final = (
    r"(?:presidents?|premiers?|prime ministers?|ministers?(?: of state)?|chancellors?|monarchs?|kings?|queens?|emirs?|"
    r"sultans?|emperors?|empress|crown princes?|princes?|shah|pope|foreign secretar(?:y|ies)|secretar(?:y|ies)(?:[- ]general)?"
    r"(?: of state)?|under-?secretar(?:y|ies)|vice[- ]presidents?|speakers?|chairm[ae]n|ambassadors?|high commissioners?|"
    r"envoys?|consuls?(?:[- ]general)?|charg[eé]s? d'affaires|leaders?|head of (?:state|government)|heads of "
    r"(?:state|government)s?|counterparts?|colleagues?|diplomats?|officials?|representatives?|negotiators?|"
    r"lawmakers?|parliamentarians?|mps|foreign ministers?|dignitar(?:y|ies)|co-chairs?|co-chairm[ae]n|rulers?)"
)
_BODY: Final = (
    r"(?:governments?|administration|authorities|side|sides|part(?:y|ies)|delegations?|leadership|team|cabinet|"
    r"parliament|senate|national assembly|house of representatives|congress|legislature|presidency|republic|kingdom|"
    r"foreign (?:ministry|office)|foreign affairs ministry|mfa|ministry(?: of [a-z]+(?: (?:and|of|,)? ?[a-z]+){0,3})?|"
    r"department of [a-z]+|foreign policy department|"
    r"defen[cs]e ministry|state|people|nation|crown|court|armed forces|army|navy|mission to the united nations)"
)
# 'of Foreign Affairs', 'for Trade and Industry': what a minister or ministry is for.
_FOR: Final = (
    r"(?: (?:of|for) (?:the )?[A-Z][A-Za-z'&-]+(?:,? (?:and|&) (?:the )?[A-Z][A-Za-z'-]+|, [A-Z][A-Za-z'-]+(?= (?:and|,))|"
    r" (?:of |for )?[A-Z][A-Za-z'-]+)*)?"
)
_THE: Final = r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Bb]oth|[Tt]hat|[Tt]his|[Ss]ome) )?"
_OF_COUNTRY: Final = (
    r" (?:of|for|from) (?:the )?(?:(?:Government|Republic|State|Kingdom|people|government) of (?:the )?)?"
)
_CC: Final = r"<C\d+>(?:(?:, | and |, and |-|/)<C\d+>){0,5}"

# The order matters: the longest reading first.
_SIDES: Final = re.compile(
    "|".join(
        (
            # the foreign ministers of <C> and <C>; the Government of <C>; Ministry of Foreign Affairs of <C>
            rf"{_THE}(?:(?i:{_ADJ}) )*(?P<t1>(?i:{_TITLE}|{_BODY})\b){_FOR}{_OF_COUNTRY}(?P<c1>{_CC})",
            # <C>'s foreign minister; the <C> delegation; <C> Ministry of Foreign Affairs
            rf"{_THE}(?:(?i:{_ADJ}) )*(?P<c2><C\d+>(?:-<C\d+>)?)(?:'s?|s')? (?:(?i:{_ADJ}) |[A-Z][a-z]+ (?=[A-Z]))*"
            rf"(?P<t2>(?i:{_TITLE}|{_BODY})\b(?!-)){_FOR}(?! <P)",
        )
    )
)
_BOTH: Final = re.compile(
    r"(?i)\b(?:(?:the|these|those|our) (?:two|2|three|four)(?: (?:friendly|neighbou?ring|brotherly|former|allied|sister|central asian|european|"
    r"asian|african|arab|latin american))? (?:countries|nations|states|sides|parties|governments|peoples|republics|"
    r"neighbou?rs|capitals|leaders|presidents|ministers|foreign ministers|prime ministers|heads of state|statesmen|"
    r"diplomats|officials|delegations|kingdoms|foreign ministries|statesmen|co-chairs|interlocutors|economies)|"
    r"both (?:the )?(?:countries|nations|sides|parties|states|governments|peoples|leaders|presidents|ministers|"
    r"foreign ministers|delegations|countries' governments)|the (?:sides|parties|interlocutors|co-chairm[ae]n|co-chairs)|"
    r"our (?:countries|nations|peoples|states)|"
    r"(?:the|their) (?:respective )?countries|each other|one another)\b"
)


# An office or pronoun without a country: 'the President', 'the ambassador', 'He', 'a delegation'.
_BARE: Final = re.compile(
    rf"(?<![<\w])(?:(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]n?) (?:(?i:{_ADJ}) )*(?P<t>(?i:{_TITLE}|delegations?|"
    rf"(?:foreign )?ministry|government|kingdom|republic|sultanate|emirate|head of the mission))(?:{_FOR})(?! of\b| for\b| to\b|[\w'-]| <P)"
    rf"|(?P<pro>\b(?:He|She)\b|\b(?:he|she|They|they)\b))"
)


def fold_sides(sentence: Sentence) -> Sentence:
    """Return the sentence with bodies and offices of countries folded into ``S`` slots and pairs into ``B``.

    Offices and pronouns that name no country ('the President', 'he') become ``S`` slots without codes, which the
    reading of the whole text then resolves.
    """
    if "C" in {slot.kind for slot in sentence.slots}:
        made: list[Slot] = []
        for match in _SIDES.finditer(sentence.masked):
            made.append(_side(sentence, match))
        if made:
            sentence = fold_slots(sentence, made)
    both = [_both(sentence, match) for match in _BOTH.finditer(sentence.masked)]
    if both:
        sentence = fold_slots(sentence, both)
    bare = [_bare(sentence, match) for match in _BARE.finditer(sentence.masked)]
    return fold_slots(sentence, bare) if bare else sentence


def _side(sentence: Sentence, match: re.Match[str]) -> Slot:
    codes: list[str] = []
    parts: list[Slot] = []
    group = match.group("c1") or match.group("c2")
    for token in TOKEN.finditer(group):
        slot = sentence.slots[int(token.group(2))]
        parts.append(slot)
        codes += [code for code in slot.codes if code not in codes]
    title = (match.group("t1") or match.group("t2")).lower()
    start, end = _span(sentence, match)
    return Slot("S", start, end, codes=tuple(codes), title=title, parts=tuple(parts))


def _both(sentence: Sentence, match: re.Match[str]) -> Slot:
    start, end = _span(sentence, match)
    return Slot("B", start, end, title=match.group(0).lower())


def _bare(sentence: Sentence, match: re.Match[str]) -> Slot:
    start, end = _span(sentence, match)
    return Slot("S", start, end, title=(match.group("t") or match.group("pro")).lower())


def _span(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    return span_of(sentence, match.start(), match.end())


def span_of(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the document span of ``masked[start:end]``; an end within a slot takes the whole slot."""
    first, last = sentence.origin(start), sentence.origin(end)
    for token in TOKEN.finditer(sentence.masked, start, end):
        if token.end() == end:
            last = sentence.slots[int(token.group(2))].end
    return first, last
