"""Running a book of rules over a text."""

from __future__ import annotations

from collections.abc import Iterator

from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, RuleBook, fire


def matches(book: RuleBook, reading: Reading) -> Iterator[Match]:
    """Yield every match of every rule, sentence by sentence, rules in the book's order.

    Headings within an article ('Visits from Norway to Chile') head what follows and state nothing; its title may.
    """
    for number, rules in book.candidates_by_sentence(reading.lowered).items():
        if reading.is_section_heading(number):
            continue
        for rule in rules:
            yield from fire(rule, reading.sentence(number), reading)
