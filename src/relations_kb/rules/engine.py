"""Running a book of rules over a text."""

from __future__ import annotations

from collections.abc import Iterator

from relations_kb.rules.literals import flat
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, RuleBook, fire


def matches(book: RuleBook, reading: Reading) -> Iterator[Match]:
    """Yield every match of every rule, sentence by sentence, rules in the book's order.

    Headings within an article ('Visits from Norway to Chile') head what follows and state nothing; its title may.
    """
    for number, rules in book.candidates_by_sentence(reading.lowered).items():
        if reading.is_section_heading(number):
            continue
        # Most sentences need not be looked at further, so that their mentions are not even found.
        words = flat(reading.lowered[number])
        for rule in rules:
            if rule.may_match(words):
                yield from fire(rule, reading.sentence(number), reading)
