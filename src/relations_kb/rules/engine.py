"""Running a book of rules over a text."""

from __future__ import annotations

from collections.abc import Iterator

from relations_kb.rules.literals import required_slots
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, RuleBook, matches_in, stands_under_its_head


def matches(book: RuleBook, reading: Reading) -> Iterator[Match]:
    """Yield every match of every rule, sentence by sentence, rules in the book's order.

    Headings within an article ('Visits from Norway to Chile') head what follows and state nothing; its title may.
    """
    under: dict[tuple[str, tuple[tuple[int, int], ...]], bool] = {}  # what heads one block heads the next ones
    # Most sentences need not be looked at further, so that their mentions are not even put into slots.
    for number, rules in book.by_sentence(reading):
        if reading.is_section_heading(number):
            continue
        for rule in rules:
            slots = required_slots(rule.pattern)
            if slots and not reading.may_hold(number, slots):
                continue
            if rule.head is not None:
                above = (rule.head, reading.heads(number))
                headed = under.get(above)
                if headed is None:
                    headed = under[above] = stands_under_its_head(rule, reading, number)
                if not headed:
                    continue
            yield from matches_in(reading.sentence(number), rule)
