"""Rules: how English reports an event, as data with an example.

A rule has a stable id, triggers (literal words, one of which must stand in the sentence: this keeps a hundred rules
fast), a pattern over slots, fixed values that a match gives, and examples that it must match and must not match;
a test runs them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from ahocorasick_rs import AhoCorasick

from relations_kb.rules.literals import flat, may_match, required
from relations_kb.rules.pattern import compile_pattern
from relations_kb.rules.sides import span_of
from relations_kb.rules.slots import TOKEN, Sentence, Slot

if TYPE_CHECKING:
    from relations_kb.rules.reading import Reading

_MOST_SETS: Final = (
    4096  # of triggers that are remembered with their rules, so that memory does not grow with the texts
)
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


@dataclass(frozen=True, slots=True)
class Match:
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
        for key in (name, *(f"{name}{number}" for number in range(2, 8))):
            if self.names.get(key):
                return self.names[key]
        return ()


def stands_under_its_head(rule: Rule, reading: Reading, number: int) -> bool:
    """Tell whether what heads a sentence is what the rule asks for; True where it asks for nothing."""
    return rule.head is None or re.search(rule.head, reading.head_words(number), re.IGNORECASE) is not None


def fire(rule: Rule, sentence: Sentence, reading: Reading) -> Iterator[Match]:
    """Yield the rule's matches in a sentence, left to right."""
    if not rule.may_match(flat(sentence.masked)):
        return
    if not stands_under_its_head(rule, reading, sentence.index):
        return
    for found in rule.regex().finditer(sentence.masked):
        names: dict[str, tuple[Slot, ...]] = {}
        words: dict[str, str] = {}
        for name, group in found.groupdict().items():
            if group is None:
                continue
            names[name] = tuple(sentence.slots[int(t.group(2))] for t in TOKEN.finditer(group))
            words[name] = group
        yield Match(rule, sentence, found.start(), found.end(), names, words)


class RuleBook:
    """A set of rules, looked up by the triggers that stand in a sentence."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self._by_trigger: dict[str, list[int]] = {}
        for number, rule in enumerate(rules):
            for trigger in rule.triggers:
                self._by_trigger.setdefault(trigger, []).append(number)
        self._words = tuple(sorted(self._by_trigger))
        self._rules: dict[frozenset[str], tuple[Rule, ...]] = {}  # by triggers, as they are asked for

    @property
    def triggers(self) -> tuple[str, ...]:
        """All triggers, sorted."""
        return self._words

    def triggers_in(self, lowered: str) -> tuple[str, ...]:
        """Return the triggers that stand in a lower-case sentence, longest first."""
        return self.triggers_by_sentence([lowered]).get(0, ())

    def candidates(self, lowered: str) -> tuple[Rule, ...]:
        """Return the rules of which a trigger stands in the lower-case sentence, in the book's order."""
        if not self._words:
            return ()
        hits = _automaton(self._words).find_matches_as_indexes(lowered, overlapping=True)
        return self._rules_of(frozenset(self._words[number] for number, _, _ in hits)) if hits else ()

    def candidates_by_sentence(self, lowered: Sequence[str]) -> dict[int, tuple[Rule, ...]]:
        """Return the candidates of each sentence that has any, by its index: one scan over the whole text.

        :param lowered: the sentences in lower case.
        """
        return {sentence: self._rules_of(words) for sentence, words in _standing(self._words, tuple(lowered))}

    def triggers_by_sentence(self, lowered: Sequence[str]) -> dict[int, tuple[str, ...]]:
        """Return the triggers that stand in each sentence that has any, longest first."""
        return {
            sentence: tuple(sorted(words, key=lambda word: (-len(word), word)))
            for sentence, words in _standing(self._words, tuple(lowered))
        }

    def _rules_of(self, words: frozenset[str]) -> tuple[Rule, ...]:
        rules = self._rules.get(words)
        if rules is None:
            if len(self._rules) >= _MOST_SETS:
                self._rules.clear()
            numbers = sorted({rule for word in words for rule in self._by_trigger[word]})
            rules = self._rules[words] = tuple(self.rules[number] for number in numbers)
        return rules


@cache
def _automaton(words: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick(words)


@lru_cache(maxsize=16)  # a text's sentences are looked through for its records, then for its near misses
def _standing(words: tuple[str, ...], lowered: tuple[str, ...]) -> tuple[tuple[int, frozenset[str]], ...]:
    """Return the indices of the sentences in which any of the words stand, in order, and which."""
    if not words:
        return ()
    ends = list(accumulate(len(sentence) + 1 for sentence in lowered))
    found: dict[int, set[str]] = {}
    sentence = 0
    # Overlapping matches come by their ends.
    for number, _, end in _automaton(words).find_matches_as_indexes("\n".join(lowered), overlapping=True):
        while end > ends[sentence]:
            sentence += 1
        found.setdefault(sentence, set()).add(words[number])
    return tuple((sentence, frozenset(standing)) for sentence, standing in found.items())
