"""Partners told in a row and their amounts in another: 'Chile and Peru follow: $5 million and $3 million'.

In: a sentence with its flows and figures. Out: the same with an amount for each partner, in order.
"""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.trade.figures import Figure, figures_of
from relations_kb.kinds.trade.parties import Told
from relations_kb.kinds.trade.themes import Theme
from relations_kb.rules.rule import Match, Rule
from relations_kb.rules.slots import TOKEN, Sentence

_ABOUT: Final = (
    r"(?:(?:something|somewhat|well|just|slightly|a|little|bit|not|quite|close|less|at|least|no|than|only|up|to|about|"
    r"over|under|above|below|more|nearly|almost|some|around|approximately|roughly|near|by|and) ){0,4}"
)
_COUNTRY: Final = r"(?:the )?<C\d+>"
_ROWS: Final = re.compile(
    rf"(?P<who>{_COUNTRY}(?:, {_COUNTRY}){{0,4}},? and {_COUNTRY})(?P<gap>(?:[^<>|;.]|<O\d+>|\.(?=\d)){{0,70}}?)"
    rf"(?P<sums>{_ABOUT}<M\d+>(?:, {_ABOUT}<M\d+>){{0,4}},? and {_ABOUT}<M\d+>)",
    re.IGNORECASE,
)
_FOLLOW: Final = re.compile(
    r"(?i)\b(?:follow\w*|next|come|came|stand|stood|rank\w*|behind|closes?|closed|respectively|trail\w*|places?|"
    r"turnovers?|result\w*|account\w*)\b|<O\d+>"
)
_MOST: Final = 5
_RULE: Final = Rule(id="trade.ranked-rows", triggers=(), pattern=r"{money:value}", examples=(), confidence=0.75)


def with_rows(
    sentence: Sentence, themes: tuple[Theme, ...], figures: list[Figure], told: Told | None
) -> tuple[tuple[Theme, ...], list[Figure]]:
    """Return flows and figures with those that are told in two rows, an amount for each partner."""
    found = _ROWS.search(sentence.masked) if sentence.masked.count("<M") > 1 else None
    if found is None:
        return themes, figures
    partners = _codes(sentence, found["who"])
    amounts = [t for t in TOKEN.finditer(sentence.masked, *found.span("sums")) if t.group(1) == "M"]
    known = next((t for t in themes if t.rule.startswith("trade.ranked") and t.reporter is not None), None)
    flow = known.flow if known is not None else told.leading[1] if told is not None and told.leading else None
    reporter = known.reporter if known is not None else told.reporter if told is not None else None
    follows = _FOLLOW.search(found["gap"]) or sentence.masked.startswith(" respectively", found.end())
    if not follows or flow is None or reporter is None or reporter in partners:
        return themes, figures
    if len(partners) != len(amounts) or not 1 < len(partners) <= _MOST or (known is None and told is None):
        return themes, figures
    new: list[Theme] = []
    for partner, amount in zip(partners, amounts, strict=True):
        slot = sentence.slots[int(amount.group(2))]
        start, end = amount.span()
        match = Match(_RULE, sentence, found.start(), end, {"value": (slot,)}, {})
        new.append(Theme(match, flow, start, end, start, reporter=reporter, partner=partner, values=(slot,)))
    taken = {theme.values[0].start for theme in new}
    rest = [
        theme
        for theme in themes
        if not any(slot.start in taken for slot in theme.values)
        and not (theme.rule.startswith("trade.ranked") and found.start() <= theme.start < found.end())
    ]
    every = tuple(sorted([*rest, *new], key=lambda theme: theme.key))
    return every, figures_of(sentence, every)


def _codes(sentence: Sentence, words: str) -> tuple[str, ...]:
    slots = [sentence.slots[int(n)] for n in re.findall(r"<C(\d+)>", words)]
    return tuple(slot.codes[0] for slot in slots if len(slot.codes) == 1)
