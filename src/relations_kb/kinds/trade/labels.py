"""Amounts whose currency stands in a label before them: 'Trade turnover, mln. US dollars: 2020 – 61.3; 2021 – 70.2'.

In: a text, then a sentence of it. Out: the stretches for which a label gives the unit; the sentence with its numbers as
amounts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from relations_kb.rules.figures import magnitude_value
from relations_kb.rules.money import MoneyMention, find_plain_numbers, find_unit
from relations_kb.rules.money_grammar import qualifier_around
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence, Slot, fold_slots
from relations_kb.vocab.currencies import load_currencies

_LABEL: Final = Sifted(
    r"(?i)\b(?:trade|turnover|exchanges?|exports?|imports?|commerce|investments?)\b[^.;:|\n()]{0,60}?(?:,|\(| in)\s?"
    r"(?P<unit>(?:in |of )?(?:thousands?|millions?|mln|mil|mio|bln|billions?|US|USD|EUR|euros?|[A-Z]{3}|[$€£])"
    r"[^:;|\n()\d]"
    r"{0,24})(?:\)|:)"
)
_CODE: Final = re.compile(r"(?:in )?(?P<code>[A-Z]{3})")
_OF: Final = re.compile(r"(?i)(?:in )?(?P<mag>thousand|million|billion)s? of (?P<code>[A-Z]{3})")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MAGNITUDE: Final = re.compile(r" ?(?P<mag>mil|mln|mio|million|bln|bn|billion|thousand)\b\.?", re.IGNORECASE)
_NUMBERED: Final = re.compile(r" ?(?:%|per ?cent|percent|times|years?|months?|st\b|nd\b|rd\b|th\b)|[/-]\d")
_DASH: Final = re.compile(r"[-–—]\s")
_BELOW: Final = 8  # blocks below a label that stands alone
_SHORT: Final = 160  # code points of a line below a label at most


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says of the numbers from ``start`` to ``end``; ``factor`` None: each has its own magnitude."""

    start: int
    end: int
    currency: str
    factor: int | None


def labels_of(reading: Reading) -> tuple[Label, ...]:
    """Return the labels of a text that name a unit for the figures behind or below them."""
    out: list[Label] = []
    blocks = reading.document.blocks
    if not _LABEL.may_be_in(reading.text):
        return ()
    for number, block in enumerate(blocks):
        for found in _LABEL.finditer(reading.text, block.span.start, block.span.end):
            unit = _unit(found)
            if unit is None:
                continue
            end = block.span.end
            if not reading.text[found.end() : end].strip(" :–-"):
                below = number + 1
                while (
                    below < len(blocks)
                    and below - number <= _BELOW
                    and blocks[below].span.end - blocks[below].span.start <= _SHORT
                    and re.search(r"\d", reading.text[blocks[below].span.start : blocks[below].span.end])
                    and "|" not in reading.text[blocks[below].span.start : blocks[below].span.end]
                ):
                    end = blocks[below].span.end
                    below += 1
            out.append(Label(found.end(), end, *unit))
    return tuple(out)


def _unit(found: re.Match[str]) -> tuple[str, int | None] | None:
    words = found["unit"].strip()
    of = _OF.fullmatch(words)
    if of is not None and of["code"] in load_currencies().codes:
        return of["code"], magnitude_value(of["mag"].lower())
    unit = find_unit(words)
    if unit is not None:
        return unit.currency, unit.factor
    code = _CODE.fullmatch(words)
    return (code["code"], None) if code is not None and code["code"] in load_currencies().codes else None


def with_labelled(sentence: Sentence, labels: tuple[Label, ...], text: str) -> Sentence:
    """Return the sentence with the numbers that a label gives a currency as amounts."""
    made: list[Slot] = []
    for label in labels:
        begin, end = max(label.start, sentence.start), min(label.end, sentence.end)
        if begin >= end:
            continue
        for number in find_plain_numbers(text, begin, end):
            magnitude = _MAGNITUDE.match(text, number.end, end)
            if (
                _YEAR.fullmatch(number.quote)
                or _NUMBERED.match(text, number.end)
                or (label.factor is None) != (magnitude is not None)
                or any(slot.start < number.end and number.start < slot.end for slot in sentence.slots)
            ):
                continue
            # '2020 – 61.3': the dash stands between a year and its figure
            dash = _DASH.match(number.quote)
            start = number.start + (dash.end() if dash is not None else 0)
            until = magnitude.end() if magnitude is not None else number.end
            factor = magnitude_value(magnitude["mag"].lower()) if magnitude is not None else label.factor or 1
            value = round((abs(number.value) if dash is not None else number.value) * factor, 2)
            money = MoneyMention(
                start=start,
                end=until,
                as_written=text[start:until],
                value=int(value) if value == int(value) else value,
                currency=label.currency,
                qualifier=qualifier_around(text, start, until, ranged=False),
                flags=("shared-magnitude",),
            )
            made.append(Slot("M", start, until, money=money))
    return fold_slots(sentence, made) if made else sentence
