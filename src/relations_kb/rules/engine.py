"""Running a book of rules over a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.rules.asides import Cut
from relations_kb.rules.literals import required_slots
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule, RuleBook, matches_in, stands_under_its_head
from relations_kb.rules.slots import Sentence

# What begins a clause of its own: the aside in it keeps nothing before it from its verb.
_CLAUSE: Final = re.compile(r"[,;] (?:and|but|while|whereas|when|where|which|who|as)\b|;")


def matches(book: RuleBook, reading: Reading) -> Iterator[Match]:
    """Yield every match of every rule, sentence by sentence, rules in the book's order.

    Headings within an article ('Visits from Norway to Chile') head what follows and state nothing; its title may.
    """
    under: dict[tuple[str, tuple[tuple[int, int], ...]], bool] = {}  # what heads one block heads the next ones
    # Most sentences need not be looked at further, so that their mentions are not even put into slots.
    for number, rules in book.by_sentence(reading):
        if reading.is_section_heading(number):
            continue
        holds: dict[str, bool] = {}  # many rules ask for the same slots
        sentence: Sentence | None = None
        cuts: tuple[Cut, ...] = ()
        for rule in rules:
            slots = required_slots(rule.pattern)
            if slots:
                held = holds.get(slots)
                if held is None:
                    held = holds[slots] = reading.may_hold(number, slots)
                if not held:
                    continue
            if rule.head is not None:
                above = (rule.head, reading.heads(number))
                headed = under.get(above)
                if headed is None:
                    headed = under[above] = stands_under_its_head(rule, reading, number)
                if not headed:
                    continue
            if sentence is None:
                sentence, cuts = reading.sentence(number), reading.cuts(number)
            yield from _found(rule, sentence, cuts)


def _found(rule: Rule, sentence: Sentence, cuts: tuple[Cut, ...]) -> list[Match]:
    """Return the matches of a rule in a sentence, of which ``cuts`` leave out what is said in passing.

    Where something said in passing keeps the subject from its verb, what is found without it stands for what is found
    across it.
    """
    found = matches_in(sentence, rule)
    for without, at, end in cuts:
        joined = [
            match
            for match in matches_in(without, rule)
            if match.start < at < match.end and _CLAUSE.search(without.masked, match.start, at) is None
        ]
        if joined:
            found = [match for match in found if match.start >= end or match.end <= end] + joined
    return found
