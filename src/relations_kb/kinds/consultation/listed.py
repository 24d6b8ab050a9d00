"""Sittings that one sentence lists by their days alone: 'there were sessions in June 2001 and in March 2008 in Lima'.

In: a masked sentence, after a text has named the series. Out: the days of each sitting, with its place where told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from relations_kb.rules.slots import TOKEN, Sentence, Slot

_MOST: Final = 8  # sittings in one sentence
# Who sat: a body told of before, or its sittings.
_BODY: Final = (
    r"(?:<[SB]\d+>|\b(?:commission|committee|council|dialogue|mechanism|forum|cabinet|group|consultations|"
    r"sessions?|sittings?|"
    r"meetings?|rounds?|editions?|it|they|(?:the|two|both) sides)\b)"
)
_SAT: Final = (
    r"\b(?:met|sat|gathered|convened|assembled|come together|came together|coming together|got together|worked|"
    r"in session|sessions?|sittings?|meetings?|rounds?|been held|were held|held|preceded|took place|taken place)\b"
)
_LEAD: Final = re.compile(rf"(?i)(?:{_BODY}|{_SAT})[^;]*?(?:{_SAT}|\bwere\b)[^;]*$|(?i:{_BODY})[^;]*{_SAT}[^;]*$")
_NOT: Final = re.compile(
    r"(?i)\b(?:sign\w*|agreements?|memorand\w+|visit\w*|establish\w*|created|founded|since|every|between|will|shall|"
    r"would|protocols?|embass\w+|not|never|turnover|trade (?:amounted|stood|reached))\b|<[PO]\d+>"
)
# What may stand between two days of such a list.
_BETWEEN: Final = re.compile(
    r"(?i)(?:[\s,;():–—-]|<C\d+>|\b(?:and|then|again|in|on|at|of|that|those|later|also|once|more|too|the|finally|"
    r"lastly|"
    r"last|as well as|another time|afterwards|next|both|a year|respectively|year|one|same)\b)*"
)


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sitting of a list: the slot of its days and that of its place, if any."""

    when: Slot
    where: Slot | None


def sittings_in(sentence: Sentence) -> tuple[Sitting, ...]:
    """Return the sittings that a sentence lists, two or more, in their order; empty where it lists none."""
    masked = sentence.masked
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
    if not _LEAD.search(lead) or _NOT.search(lead.rsplit(": ", 1)[-1]):
        return ()
    stop = masked.find(";", chain[-1].end())
    until = stop if stop >= 0 else len(masked)
    towns = [t for t in tokens if t.group(1) == "C" and t.end() <= until and _is_town(sentence.slots[int(t.group(2))])]
    inside = [t for t in towns if t.start() >= chain[0].start() - _BESIDE]
    if len(inside) == len(chain):
        places: list[Slot | None] = [sentence.slots[int(t.group(2))] for t in inside]
    else:
        one = {sentence.slots[int(t.group(2))].city for t in towns}
        shared = sentence.slots[int(towns[0].group(2))] if len(one) == 1 else None
        places = [shared] * len(chain)
    return tuple(Sitting(sentence.slots[int(t.group(2))], place) for t, place in zip(chain, places, strict=True))


_BESIDE: Final = 12  # code points before the first day: 'in <C0> in <D1>', 'in <C0> (<D1>'


def _is_town(slot: Slot) -> bool:
    return slot.city is not None
