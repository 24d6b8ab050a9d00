"""Sittings that one sentence lists by their days alone: 'there were sessions in June 2001 and in March 2008 in Lima'.

In: a masked sentence, after a text has named the series. Out: the days of each sitting, with its place where told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from relations_kb.rules.slots import TOKEN, Sentence, Slot

_MOST: Final = 8  # sittings in one sentence
# Who sat: a body told of before, or its sittings.
_BODY: Final = (
    r"(?:<[SB]\d+>|\b(?:commission|committee|council|dialogue|mechanism|forum|cabinet|group|consultations|"
    r"sessions?|sittings?|"
    r"meetings?|rounds?|editions?|it|they|(?:the|two|both) sides|"
    r"(?:first|<O\d+>|previous|earlier|preceding|last|past|other|prior) (?:ones?|two|three|four|five|six|seven|eight)|"
    r"(?:two|three|four|five|six) (?:before|earlier)(?: (?:it|this|that|this one|that one))?)\b)"
)
_SAT: Final = (
    r"\b(?:met|sat|gathered|convened|assembled|come together|came together|coming together|got together|worked|"
    r"in session|sessions?|sittings?|meetings?|rounds?|been held|were held|held|preceded|took place|taken place|"
    r"were|had been|consultations)\b"
)
_LEAD: Final = re.compile(
    rf"(?i)(?:previous|earlier|past|preceding|former) (?:rounds?|meetings?|sessions?|sittings?|consultations|ones?):|"
    rf"(?:{_BODY}|{_SAT})[^;]*?(?:{_SAT}|\bwere\b)[^;]*$|(?i:{_BODY})[^;]*{_SAT}[^;]*$"
)
_NOT: Final = re.compile(
    r"(?i)\b(?:sign\w*|agreements?|memorand\w+|visit\w*|establish\w*|created|founded|since|every|between <D|will|shall|"
    r"would|protocols?|embass\w+|not|never|turnover|trade (?:amounted|stood|reached))\b|<[PO]\d+>"
)
# What may stand between two days of such a list.
_BETWEEN: Final = re.compile(
    r"(?i)(?:[\s,;():–—-]|<C\d+>|\b(?:and|then|again|in|on|at|of|that|those|later|also|once|more|too|the|finally|"
    r"lastly|last|as well as|another time|afterwards|next|both|a year|respectively|year|one|same|online|virtually|"
    r"by video)\b)*"
)


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sitting of a list: the slot of its days and that of its place, if any.

    ``first`` tells that the list is of the first ones of all, ``before`` that it is of all before the one told;
    ``number`` is its own in a list that numbers them.
    """

    when: Slot
    where: Slot | None
    first: bool = False
    before: bool = False
    number: int | None = None


# Lists such as 'I - Lima, 5 June 2009; II - Oslo, 2012' and 'first (Lima, May 2009) and second (Oslo, 2012)'.
_NUMBERED: Final = re.compile(
    r"(?:^|[:;,(.|]|\band\b)\W*(?:the )?(?:<O(?P<slot>\d+)>|(?P<roman>[IVX]{1,5})|(?P<plain>\d{1,2}))"
    r"(?:[.)]|(?i: (?:round|session|sitting|meeting)))? ?(?:[-:,(–—]|(?i:in|was)\b) ?"
    r"(?P<body>(?:[^<;|.]|<C\d+>){0,60}?)<D(?P<date>\d+)>"
)
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def _numbered(sentence: Sentence) -> tuple[Sitting, ...]:
    """Return the sittings of a list that numbers them one after the other, two or more."""
    out: list[Sitting] = []
    for found in _NUMBERED.finditer(sentence.masked):
        if found["slot"] is not None:
            count = sentence.slots[int(found["slot"])].ordinal
        elif found["roman"] is not None:
            count = _ROMAN.index(found["roman"]) + 1 if found["roman"] in _ROMAN else None
        else:
            count = int(found["plain"])
        towns = [sentence.slots[int(n)] for n in re.findall(r"<C(\d+)>", found["body"])]
        town = next((slot for slot in towns if _is_town(slot)), None)
        if count is not None:
            out.append(Sitting(sentence.slots[int(found["date"])], town, number=count))
    numbers = [sitting.number or 0 for sitting in out]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    return tuple(out) if len(out) > 1 and steps in ({1}, {-1}) else ()


def sittings_in(sentence: Sentence) -> tuple[Sitting, ...]:
    """Return the sittings that a sentence lists, two or more, in their order; empty where it lists none."""
    masked = sentence.masked
    if numbered := _numbered(sentence):
        return numbered
    tokens = [t for t in TOKEN.finditer(masked) if t.group(1) in "CD"]
    days = [t for t in tokens if t.group(1) == "D"]
    chain: list[re.Match[str]] = []
    for token in days:
        if chain and not _BETWEEN.fullmatch(masked, chain[-1].end(), token.start()):
            if len(chain) > 1:
                break
            chain = []
        chain.append(token)
    if not 1 < len(chain) <= _MOST:
        return ()
    lead = masked[: chain[0].start()]
    # What is counted ('the first three') numbers no round.
    clause = _FIRST.sub("", lead.rsplit(": ", 1)[-1].rsplit("; ", 1)[-1])
    if not _LEAD.search(lead) or _NOT.search(clause):
        return ()
    stop = masked.find(";", chain[-1].end())
    until = stop if stop >= 0 else len(masked)
    towns = [t for t in tokens if t.group(1) == "C" and t.end() <= until and _is_town(sentence.slots[int(t.group(2))])]
    inside = [t for t in towns if t.start() >= chain[0].start() - _BESIDE]
    places = _places(chain, inside, towns, sentence)
    first, before = _FIRST.search(lead), _BEFORE.search(lead)
    return tuple(
        Sitting(
            sentence.slots[int(t.group(2))],
            place,
            first=first is not None and _number(first["count"]) == len(chain),
            before=before is not None and _number(before["count"] or before["count2"]) == len(chain),
        )
        for t, place in zip(chain, places, strict=True)
    )


def _places(
    chain: list[re.Match[str]], inside: list[re.Match[str]], towns: list[re.Match[str]], sentence: Sentence
) -> list[Slot | None]:
    """Return the place of each day: its own, or that of the town under which several days stand.

    'in Lima (1998, 2006) and Oslo (2002, 2011)', 'in 2009 in Oslo and in 2013 in Lima', 'in May and in June in Lima'
    """
    slots = [sentence.slots[int(t.group(2))] for t in inside]
    if len(inside) == len(chain):
        return list(slots)
    if len(inside) > 1 and inside[0].start() < chain[0].start():
        places: list[Slot | None] = []
        for token, before in zip(chain, [None, *chain], strict=False):
            near = [t for t in inside if t.start() < token.start()]
            online = before is not None and _ONLINE.search(sentence.masked, before.end(), token.start()) is not None
            places.append(None if online or not near else sentence.slots[int(near[-1].group(2))])
        return places
    one = {sentence.slots[int(t.group(2))].city for t in towns}
    shared = sentence.slots[int(towns[0].group(2))] if len(one) == 1 else None
    return [shared] * len(chain)


_ONLINE: Final = re.compile(r"(?i)\b(?:online|virtual\w*|by video)\b")
_SOME: Final = "two|three|four|five|six|seven|eight"
# 'the first three meetings', and 'the previous four', 'the three before it', which are counted back from the one told
_FIRST: Final = re.compile(rf"(?i)(?:\bfirst|<O\d+>) (?P<count>{_SOME})\b(?! years)")
_BEFORE: Final = re.compile(
    rf"(?i)\b(?:(?:previous|earlier|preceding|prior) (?P<count>{_SOME})|(?P<count2>{_SOME}) (?:before|earlier))\b"
)
_NUMBERS: Final = ("two", "three", "four", "five", "six", "seven", "eight")


def _number(word: str) -> int:
    return _NUMBERS.index(word.lower()) + 2


_BESIDE: Final = 12  # code points before the first day: 'in <C0> in <D1>', 'in <C0> (<D1>'


def _is_town(slot: Slot) -> bool:
    return slot.city is not None
