"""Amounts that leave their currency to the amount before them: 'it made $719 mln, of which 717 mln was exported'."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from relations_kb.rules.figures import magnitude_value
from relations_kb.rules.money import MoneyMention, find_money
from relations_kb.rules.slots import Sentence, Slot, fold_slots

_BARE: Final = re.compile(
    r"(?<![\w.,$€£¥<-])(?P<figure>\d{1,4}(?:[.,]\d{1,3})?) ?-?"
    r"(?P<mag>million\b|billion\b|thousand\b|mln\b\.?|mil\b\.?|mn\b\.?|bln\b\.?|bn\b\.?)"
    r"(?=[\s]*(?:[,;:.()]|$|<|\b(?:in|for|during|as|of (?:exports|imports|it|which|that|this|the|<D)|to|from|and|or|"
    r"than|"
    r"while|"
    r"whereas|but|"
    r"against|compared|a year|the year|fell|was|were|went|came|on|by|more|less|last|respectively|at|with|over|this|is|"
    r"the same|was|year|up|down|accounted|worth|goods|exports?|imports?|sales|purchases)\b))"
)
# The same in unmasked text, to see at once whether a sentence may hold such an amount.
MAY_BE_BARE: Final = re.compile(r"\d (?:million|mln|mil|mn|billion|bln|bn)\b")
_COUNTED: Final = re.compile(
    r"(?i)\b(?:population|people|inhabitants|tourists?|visitors|tonnes|tons|barrels|passengers|workers|students)\b"
)


# '(export 76.1, import 18.5)' after 'turnover was 94.6 mln': figures that leave their magnitude too to the one before.
_UNSCALED: Final = re.compile(
    r"(?i)\b(?:exports?|imports?|exported|imported|sales|purchases|sold|bought|deliver(?:y|ies|ed)|shipments|turnover|"
    r"supplies|trade)\b(?P<between>(?:[^<;.|\d()]|<[CSB]\d+>){0,45}?)[\s(](?P<figure>\d{1,3}(?:[.,]\d{1,3})?)"
    r"(?=\)|[,;:](?!\d)|\.(?!\d)| and\b| while\b| whereas\b| against\b| for imports| respectively| in <D|$)"
)
_MAGNITUDE: Final = re.compile(r"(?i)\b(?:million|mln|mil|mn|billion|bln|bn|m|b|thousand|ths)\b")
_NO_AMOUNT: Final = re.compile(
    r"(?i)\b(?:by|agreements?|documents?|percent|place|rank\w*|times|no|number|countries|partners?|sessions?|rounds?|"
    r"days?|months?|years?|to <D|since|item|group|chapter)\b"
)


def _unscaled(sentence: Sentence) -> list[Slot]:
    """Return the amounts that lean on one of the same sentence for currency and magnitude."""
    money = [slot.money for slot in sentence.slots if slot.kind == "M" and slot.money is not None]
    made: list[Slot] = []
    for found in _UNSCALED.finditer(sentence.masked) if money else ():
        start = sentence.origin(found.start("figure"))
        end = start + len(found["figure"])
        earlier = [m for m in money if m.end <= start]
        pattern = earlier[-1] if earlier else money[0]
        magnitude = _MAGNITUDE.search(pattern.as_written)
        if magnitude is None or pattern.currency is None or _NO_AMOUNT.search(found["between"]):
            continue
        if "." not in found["figure"] and "," not in found["figure"] and not earlier:
            continue  # 'exports to 12 countries' before the first amount
        read = find_money(f"{found['figure']} {magnitude.group()} {pattern.currency}")
        if len(read) == 1:
            amount = replace(
                read[0],
                start=start,
                end=end,
                as_written=found["figure"],
                currency=pattern.currency,
                flags=("shared-magnitude",),
            )
            made.append(Slot("M", start, end, money=amount))
    return made


# A currency that several states have: 'kroner', 'pesos', whose country the parties tell.
_UNIT: Final = re.compile(r"[a-z]{4,}$")


def _unit(written: str) -> str | None:
    found = _UNIT.search(written)
    return found.group() if found is not None and not _MAGNITUDE.fullmatch(found.group()) else None


def with_bare(sentence: Sentence, earlier_money: MoneyMention | None = None) -> Sentence:
    """Return the sentence with such amounts as slots, in the currency of the amount before (else behind) them.

    :param earlier_money: the last amount before the sentence in its paragraph, for a sentence that names no currency.
    """
    if earlier_money is None and not any(slot.kind == "M" for slot in sentence.slots):
        return sentence
    made: list[Slot] = []
    for found in _BARE.finditer(sentence.masked):
        start = sentence.origin(found.start())
        end = start + len(found.group())
        if any(slot.start < end and start < slot.end for slot in sentence.slots):
            continue
        if _COUNTED.search(sentence.masked[max(0, found.start() - 30) : found.end() + 20]):
            continue
        money = [slot.money for slot in sentence.slots if slot.kind == "M" and slot.money is not None]
        earlier = [m for m in money if m.end <= start]
        pattern = earlier[-1] if earlier else money[0] if money else earlier_money
        unit = pattern.currency or _unit(pattern.as_written) if pattern is not None else None
        if pattern is None or unit is None or magnitude_value(found["mag"].lower().rstrip(".")) <= 1000:
            continue
        words = sentence.text[start - sentence.start : end - sentence.start]
        before = sentence.text[max(0, start - sentence.start - 30) : start - sentence.start]
        read = find_money(f"{before}{words} {unit}")
        if not read:
            continue
        amount = replace(
            read[-1], start=start, end=end, as_written=words, currency=pattern.currency, flags=("shared-magnitude",)
        )
        made.append(Slot("M", start, end, money=amount))
    more = [slot for slot in _unscaled(sentence) if not any(s.start < slot.end and slot.start < s.end for s in made)]
    return fold_slots(sentence, sorted([*made, *more], key=lambda slot: slot.start)) if made or more else sentence
