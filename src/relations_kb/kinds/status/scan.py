"""Steps told in words of their own, beside what rules found: one loop for all who look for such.

A :class:`Scan` says which sentences hold its words, how one of them is read, and when a record says nothing that is
not told already. :func:`scanned` runs scans one after the other; each sees what rules and the scans before it found.
What carries something from each sentence to the next (:mod:`.ties`, :mod:`.mission_steps`) has a loop of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from relations_kb.kinds.status.model import Event, Status
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence, Slot

_TOKEN: Final = re.compile(r"<[A-Za-z](\d+)>")
Where = Callable[[Reading, Sequence[Status]], Iterable[int]]
Reader = Callable[[Sentence, Reading, Sequence[Status]], Iterator[Status]]


@dataclass(frozen=True, slots=True)
class Scan:
    """One look through a text.

    :param where: which sentences to read, by number, of a reading and of what is known of it.
    :param read: yields what a sentence tells; it is also given what is known, which grows with each new record.
    :param told: tells of a record (first) whether a known one (second) says it already.
    """

    where: Where
    read: Reader
    told: Callable[[Status, Status], bool]


def scanned(scans: Iterable[Scan], found: Iterable[Status], reading: Reading) -> list[Status]:
    """Return what was found, and behind it what each scan finds that is not told already."""
    known = list(found)
    for scan in scans:
        for number in scan.where(reading, known):
            for status in scan.read(reading.sentence(number), reading, known):
                if not any(scan.told(status, other) for other in known):
                    known.append(status)
    return known


def holding(*words: Sifted, beside: Sifted | None = None, after: Iterable[str] = ()) -> Where:
    """Return the sentences that may match one of several patterns, section headings left out.

    :param words: patterns of the masked sentence, of which the plain words are looked up.
    :param beside: a pattern that the sentence itself, in lower case, matches as well.
    :param after: events of which one must be known: without, no sentence is read.
    """
    events = frozenset(after)

    def where(reading: Reading, known: Sequence[Status]) -> Iterator[int]:
        if events and not any(status.event in events for status in known):
            return
        numbers = [set(reading.holding(pattern)) for pattern in words]
        beside_them = reading.holding(beside) if beside is not None else None
        held = set().union(*numbers) if words else set(beside_them or ())
        for number in sorted(held if beside_them is None else held.intersection(beside_them)):
            fits = beside is None or beside.regex.search(reading.lowered[number]) is not None
            if fits and not reading.is_section_heading(number):
                yield number

    return where


def rule_of(name: str, event: Event | str, confidence: float = 0.75) -> Rule:
    """Return the rule that the records of a scan name: it has no pattern, since the scan itself reads."""
    return Rule(id=name, triggers=(), pattern="", examples=(), gives={"event": event}, confidence=confidence)


def found_in(sentence: Sentence, rule: Rule, found: re.Match[str] | None = None) -> Match:
    """Return what a scan found, as the match of its rule; the whole sentence where no words are given."""
    start, end = found.span() if found is not None else (0, len(sentence.masked))
    return Match(rule, sentence, start, end, {}, {})


def slot_of(token: str | None, sentence: Sentence) -> Slot | None:
    """Return the slot of the first token (``<C3>``, ``<c3>``) in some masked words, or None."""
    found = _TOKEN.search(token or "")
    return sentence.slots[int(found[1])] if found is not None else None
