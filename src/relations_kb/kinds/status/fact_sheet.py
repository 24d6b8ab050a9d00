"""Beginnings of relations in fact sheets and chronologies, told without a verb or without a subject.

In: 'Diplomatic relations: 12 March 1992', '12 Nov 1972   Establishment of diplomatic relations', 'Established 5 March
1955' below 'Diplomatic relations'. Out: one beginning each, of the two countries that the text is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Status
from relations_kb.rules.edtf import agree
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule
from relations_kb.rules.slots import lower
from relations_kb.rules.when import resolve_slot

_TIES: Final = r"(?:the )?(?:full )?(?:diplomatic|official) (?:relations|ties)"
_BEGUN: Final = r"(?:(?:formal |official )?(?:establishment|start|beginning) of |date of (?:the )?establishment of )?"
_LABEL: Final = re.compile(
    rf"\W*(?:\d+[.)] )?{_BEGUN}{_TIES}(?: (?:were |are )?established| since)?(?: on|"
    rf" in)?\W*<d(?P<date>\d+)>\W*(?:\(.*\)\W*)?"
)
_ROW: Final = re.compile(rf"\W*<d(?P<date>\d+)>\W*{_BEGUN}{_TIES}(?: (?:are |were )?(?:established|begin|start))?\W*")
_BELOW: Final = re.compile(
    r"\W*(?:were |was )?(?:formally |officially )?established:?(?: on| in)?\W*<d(?P<date>\d+)>\W*"
)
_HEAD: Final = re.compile(rf"(?:.*\W)?{_TIES}\W*")
_RULE: Final = Rule(id="status.fact-sheet", triggers=(), pattern="", examples=(), gives={"event": "step"})
_LONGEST: Final = 120  # code points of such a line


def fact_sheet(found: Iterable[Status], reading: Reading) -> Iterator[Status]:
    """Yield the beginnings of relations of such lines that rules have not found."""
    known = [status for status in found if status.event == "relations-established"]
    for number in range(len(reading.document.sentences)):
        words = reading.lowered[number]
        if len(words) > _LONGEST or not ("relations" in words or "established" in words or " ties" in words):
            continue
        pair = reading.implied(number)
        if len(pair) != len("AB"):
            continue
        sentence = reading.sentence(number)
        masked = lower(sentence.masked)
        label = _LABEL.fullmatch(masked) or _ROW.fullmatch(masked)
        if label is None and (below := _BELOW.fullmatch(masked)) is not None:
            head = f"{reading.lowered[number - 1] if number else ''}\n{reading.head_words(number).lower()}"
            label = below if any(_HEAD.fullmatch(line) for line in head.split("\n") if line) else None
        date = resolve_slot(reading, sentence.slots[int(label.group("date"))]) if label is not None else None
        if date is None or any(s.countries == pair and agree(s.date, date.edtf) for s in known):
            continue
        match = Match(_RULE, sentence, 0, len(masked), {}, {})
        record = make(match, reading, "relations-established", countries=pair, date=date)
        if record is not None:
            yield record
