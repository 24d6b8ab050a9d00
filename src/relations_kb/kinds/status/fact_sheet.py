"""Beginnings of relations in fact sheets and chronologies, told without a verb or without a subject.

In: 'Diplomatic relations: 12 March 1992', '12 Nov 1972   Establishment of diplomatic relations', 'Established 5 March
1955' below 'Diplomatic relations'. Out: one beginning each, of the two countries that the text is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.scan import Scan, found_in, rule_of
from relations_kb.rules.edtf import agree
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence, lower
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
_RULE: Final = rule_of("status.fact-sheet", "step", 0.9)
_WORDS: Final = Sifted(r"relations|established| ties")
_LONGEST: Final = 120  # code points of such a line


def _short_lines(reading: Reading, _known: Sequence[Status]) -> Iterator[int]:
    for number in reading.holding(_WORDS):
        if len(reading.lowered[number]) <= _LONGEST:
            yield number


def _read(sentence: Sentence, reading: Reading, _known: Sequence[Status]) -> Iterator[Status]:
    number = sentence.index
    pair = reading.implied(number)
    if len(pair) != len("AB"):
        return
    masked = lower(sentence.masked)
    label = _LABEL.fullmatch(masked) or _ROW.fullmatch(masked)
    if label is None and (below := _BELOW.fullmatch(masked)) is not None:
        head = f"{reading.lowered[number - 1] if number else ''}\n{reading.head_words(number).lower()}"
        label = below if any(_HEAD.fullmatch(line) for line in head.split("\n") if line) else None
    date = resolve_slot(reading, sentence.slots[int(label.group("date"))]) if label is not None else None
    if date is not None:
        yield from make(found_in(sentence, _RULE), reading, "relations-established", countries=pair, date=date)


def _told(status: Status, other: Status) -> bool:
    return (
        other.event == "relations-established"
        and status.countries == other.countries
        and agree(other.date, status.date)
    )


FACT_SHEET: Final = Scan(_short_lines, _read, _told)
