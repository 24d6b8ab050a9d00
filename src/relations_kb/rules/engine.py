"""Running a book of rules over a text."""

from __future__ import annotations

from collections.abc import Iterator

from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, RuleBook, matches_in, stands_under_its_head


def matches(book: RuleBook, reading: Reading) -> Iterator[Match]:
    """Yield every match of every rule, sentence by sentence, rules in the book's order.

    Headings within an article ('Visits from Norway to Chile') head what follows and state nothing; its title may.
    """
    under: dict[tuple[str, int], bool] = {}  # what heads a sentence heads its whole block
    # Most sentences need not be looked at further, so that their mentions are not even found.
    for number, rules in book.by_sentence(reading):
        if reading.is_section_heading(number):
            continue
        block = reading.document.sentences[number].block
        for rule in rules:
            if rule.head is not None:
                headed = under.get((rule.head, block))
                if headed is None:
                    headed = under[rule.head, block] = stands_under_its_head(rule, reading, number)
                if not headed:
                    continue
            yield from matches_in(reading.sentence(number), rule)
