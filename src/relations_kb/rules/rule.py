"""Rules: how English reports an event, as data with an example.

A rule has a stable id, triggers (literal words, one of which must stand in the sentence: this keeps a hundred rules
fast), a pattern over slots, fixed values that a match gives, and examples that it must match and must not match;
a test runs them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from relations_kb.rules.literals import flat, may_match, required
from relations_kb.rules.pattern import compile_lowered, compile_pattern
from relations_kb.rules.screen import Screen
from relations_kb.rules.sides import span_of
from relations_kb.rules.slots import TOKEN, Sentence, Slot, lower

if TYPE_CHECKING:
    from relations_kb.rules.reading import Reading

# Words that stand in most sentences, so that looking them up costs more than it saves.
_EVERYWHERE: Final = frozenset({",", "-", "and", "in", "of", "the", "to"})
_NOTHING: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Rule:
    """A way in which English reports something.

    ``gives`` are values that every match has (``{"event": "recognition"}``); ``head`` is a pattern that the
    heading or list head above the sentence must match, for rules on list items and table rows; ``examples`` are
    sentences that the rule must match, ``not_examples`` such that it must not.
    """

    id: str
    triggers: tuple[str, ...]
    pattern: str
    examples: tuple[str, ...]
    not_examples: tuple[str, ...] = ()
    gives: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    head: str | None = None
    confidence: float = 0.9

    def regex(self) -> re.Pattern[str]:
        """Return the compiled pattern."""
        return compile_pattern(self.pattern)

    def may_match(self, words: str) -> bool:
        """Tell whether a sentence's :func:`~relations_kb.rules.literals.flat` words hold what the pattern asks for."""
        return may_match(required(self.pattern), words)


@cache
def _numbered(name: str) -> tuple[str, ...]:
    """Return the names that a pattern may give the groups of one name."""
    return (name, *(f"{name}{number}" for number in range(2, 8)))


class Match(NamedTuple):
    """A rule that fired on a sentence: the rule, where, and the slots that its names caught."""

    rule: Rule
    sentence: Sentence
    start: int
    end: int
    names: Mapping[str, tuple[Slot, ...]]
    words: Mapping[str, str]

    @property
    def span(self) -> tuple[int, int]:
        """The matched words as offsets into the document."""
        return span_of(self.sentence, self.start, self.end)

    def get(self, name: str) -> tuple[Slot, ...]:
        """Return the slots that ``name`` (or ``name2``, ``name3``) caught; empty where none."""
        for key in _numbered(name):
            caught = self.names.get(key)
            if caught:
                return caught
        return ()


def stands_under_its_head(rule: Rule, reading: Reading, number: int) -> bool:
    """Tell whether what heads a sentence is what the rule asks for; True where it asks for nothing."""
    return (
        rule.head is None or re.search(rule.head, reading.head_words(number), re.IGNORECASE | re.MULTILINE) is not None
    )


def fire(rule: Rule, sentence: Sentence, reading: Reading) -> Iterator[Match]:
    """Yield the rule's matches in a sentence, left to right."""
    if rule.may_match(flat(sentence.masked)) and stands_under_its_head(rule, reading, sentence.index):
        yield from matches_in(sentence, rule)


def matches_in(sentence: Sentence, rule: Rule) -> list[Match]:
    """Return the matches of a rule's pattern in a sentence, left to right, whatever stands above the sentence."""
    masked = sentence.masked
    lowered = compile_lowered(rule.pattern)
    out: list[Match] = []
    for found in rule.regex().finditer(masked) if lowered is None else lowered.finditer(lower(masked)):
        names: dict[str, tuple[Slot, ...]] = {}
        words: dict[str, str] = {}
        for name in found.re.groupindex:
            begin, end = found.span(name)
            if begin < 0:
                continue
            words[name] = group = masked[begin:end]
            names[name] = tuple(sentence.slots[int(t[2])] for t in TOKEN.finditer(group)) if "<" in group else ()
        out.append(Match(rule, sentence, found.start(), found.end(), names, words))
    return out


def _asks(rule: Rule) -> list[tuple[str, ...]]:
    """Return what a rule asks for: one of its triggers, and of its pattern what not most sentences fulfil."""
    clauses = [words for words in required(rule.pattern) if not any(word.strip() in _EVERYWHERE for word in words)]
    return [tuple(map(flat, rule.triggers)), *clauses]


class RuleBook:
    """A set of rules, looked up by the words that stand in a sentence."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self.triggers = tuple(sorted({trigger for rule in rules for trigger in rule.triggers}))

    @cached_property
    def _by_triggers(self) -> Screen[Rule]:
        return Screen([(rule, [rule.triggers]) for rule in self.rules])

    @cached_property
    def _by_words(self) -> Screen[Rule]:
        return Screen([(rule, _asks(rule)) for rule in self.rules])

    def candidates(self, lowered: str) -> tuple[Rule, ...]:
        """Return the rules of which a trigger stands in the lower-case sentence, in the book's order."""
        return self._by_triggers.fitting(lowered)

    def by_trigger(self, reading: Reading) -> Mapping[int, tuple[Rule, ...]]:
        """Return the :meth:`candidates` of each sentence that has any, by index."""
        lines = reading.lowered
        return dict(self._by_triggers.by_piece("\n".join(lines), tuple(accumulate(len(line) + 1 for line in lines))))

    def by_sentence(self, reading: Reading) -> Iterator[tuple[int, tuple[Rule, ...]]]:
        """Yield the sentences of a text that hold all words that any rules ask for, by index, with these rules.

        A rule asks for one of its triggers and for the words that its pattern cannot match without.
        """
        lowered = reading.lowered
        for number, rules in self._by_words.by_piece(*reading.flattened):
            if reading.is_flat(number):
                yield number, rules
                continue
            # Flat words have plain dashes; a trigger may ask for another one.
            words = lowered[number]
            yield number, tuple(rule for rule in rules if any(trigger in words for trigger in rule.triggers))
