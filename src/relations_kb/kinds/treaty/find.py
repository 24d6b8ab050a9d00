"""From matches to treaties: which instrument, done by whom, when and where; and what is said twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.predecessors import predecessor, successor
from relations_kb.kinds.treaty.entries import entries, of_other_entry
from relations_kb.kinds.treaty.joining import joined, without_headlines
from relations_kb.kinds.treaty.lists import listed
from relations_kb.kinds.treaty.model import Treaty
from relations_kb.kinds.treaty.read import read
from relations_kb.kinds.treaty.rules import RULES
from relations_kb.rules.engine import matches
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, RuleBook

BOOK: Final = RuleBook(RULES)
# No sentence is longer; what is has lost its full stops, and reading it would take time that grows with its square.
LONGEST: Final = 4000
MOST_MATCHES: Final = 40


def find(reading: Reading) -> tuple[Treaty, ...]:
    """Return the steps that a text tells of instruments, each once."""
    found: list[Treaty] = []
    again: list[Match] = []  # ratifications of what the text names the parties of further below
    for match in _ordered(reading):
        before = len(found)
        found.extend(read(match, reading, found))
        if len(found) == before and match.rule.gives["action"] == "ratified":
            again.append(match)
    for match in again if found else ():
        found.extend(read(match, reading, found))
    found.extend(listed(reading))
    rows = tuple(entries(reading))
    found = [treaty for treaty in found if not any(of_other_entry(treaty, row, reading) for row in rows)]
    found.extend(rows)
    return without_headlines(joined([_of_its_time(treaty, reading) for treaty in found]), reading)


def _of_its_time(treaty: Treaty, reading: Reading) -> Treaty:
    """Return the record with the state of the past that its passage names, in the place of one that followed it."""
    before = predecessor(reading, treaty.countries, treaty.date, treaty.evidence[0].start)
    before = before or successor(reading, treaty.countries, treaty.date)
    if before is None:
        return treaty
    countries = tuple(sorted(before[1] if code == before[0] else code for code in treaty.countries))
    return treaty.model_copy(update={"countries": countries})


def _ordered(reading: Reading) -> Iterator[Match]:
    """Yield the matches sentence by sentence in text order, so that 'it' finds what was told before."""
    here: list[Match] = []
    for match in matches(BOOK, reading):
        if len(match.sentence.masked) > LONGEST:
            continue
        if here and here[0].sentence.index != match.sentence.index:
            yield from sorted(here, key=lambda m: m.start)
            here = []
        if len(here) < MOST_MATCHES:
            here.append(match)
    yield from sorted(here, key=lambda m: m.start)
