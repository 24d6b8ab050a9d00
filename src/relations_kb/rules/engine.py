"""Running a book of rules over a text."""

from __future__ import annotations

from collections.abc import Iterator

from relations_kb.rules.literals import flat
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, RuleBook, fire, stands_under_its_head


def matches(book: RuleBook, reading: Reading) -> Iterator[Match]:
    """Yield every match of every rule, sentence by sentence, rules in the book's order.

    Headings within an article ('Visits from Norway to Chile') head what follows and state nothing; its title may.
    """
    under: dict[tuple[str, int], bool] = {}  # what heads a sentence heads its whole block
    for number, rules in book.candidates_by_sentence(reading.lowered).items():
        if reading.is_section_heading(number):
            continue
        # Most sentences need not be looked at further, so that their mentions are not even found.
        words = flat(reading.lowered[number])
        block = reading.document.sentences[number].block
        for rule in rules:
            if not rule.may_match(words):
                continue
            if rule.head is not None:
                headed = under.get((rule.head, block))
                if headed is None:
                    headed = under[rule.head, block] = stands_under_its_head(rule, reading, number)
                if not headed:
                    continue
            yield from fire(rule, reading.sentence(number), reading)
