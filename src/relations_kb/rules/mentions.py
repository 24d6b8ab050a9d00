"""The mentions of a document: countries, persons, dates and money, found once and looked up by offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import TypeVar

from relations_kb.model.text import Document
from relations_kb.rules.actors import actors_in
from relations_kb.rules.dates import DateMention, find_dates
from relations_kb.rules.held import ASKED, Pieces
from relations_kb.rules.literals import flat
from relations_kb.rules.money import MoneyMention, find_money
from relations_kb.rules.ordinals import may_be_ordinal
from relations_kb.rules.persons import PersonMention, PersonTable, read_persons, worth_reading
from relations_kb.rules.places import CountryMention, find_countries
from relations_kb.rules.sifted import Sifted

_BODY = re.compile(
    r" (?:diplomacy|foreign policy|government|parliament|senate|legislature|delegation|side|mission|presidency|"
    r"(?:foreign |defen[cs]e )?ministry|state)\b"
)
T = TypeVar("T", DateMention, MoneyMention)


class Mentions:
    """Everything that is mentioned in a document. Values are computed once, when asked for."""

    def __init__(self, document: Document, named: Mapping[str, str | None] | None = None) -> None:
        """``named`` are the names of countries that a person ruled on: their codes, or None for no country."""
        self.document = document
        self._named = named or {}
        self.text = document.text
        self._resolved: dict[int, tuple[PersonMention, ...]] = {}
        self._held_in: dict[Sifted, frozenset[int]] = {}

    @cached_property
    def _spans(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence begins and ends."""
        return tuple((sentence.span.start, sentence.span.end) for sentence in self.document.sentences)

    @cached_property
    def lowered(self) -> tuple[str, ...]:
        """The sentences in lower case, for looking up triggers."""
        return tuple(self.text[start:end].lower() for start, end in self._spans)

    @cached_property
    def _flat(self) -> tuple[str, ...]:
        return tuple(map(flat, self.lowered))

    @cached_property
    def flattened(self) -> tuple[str, tuple[int, ...]]:
        """The :func:`~relations_kb.rules.literals.flat` sentences, a line each, and where each ends."""
        return "\n".join(self._flat), tuple(accumulate(len(line) + 1 for line in self._flat))

    def holding(self, pattern: Sifted) -> list[int]:
        """Return the sentences that have the words that a pattern cannot match without, in order.

        A finder of something rare goes through these alone: one look at the text saves one at each sentence.
        """
        held = self._held.get(pattern)
        if held is None:
            held = self._held[pattern] = pattern.pieces(*self.flattened)
            ASKED.add(pattern)
        return held

    def held_in(self, pattern: Sifted) -> frozenset[int]:
        """Return the sentences of :meth:`holding`, to ask whether one of them is among them."""
        held = self._held_in.get(pattern)
        if held is None:
            held = self._held_in[pattern] = frozenset(self.holding(pattern))
        return held

    @cached_property
    def _held(self) -> Pieces:
        return ASKED.pieces(*self.flattened)

    def flat_words(self, number: int) -> str:
        """Return the :func:`~relations_kb.rules.literals.flat` words of a sentence."""
        return self._flat[number]

    def is_flat(self, number: int) -> bool:
        """Tell whether a sentence in lower case has plain dashes, quotes and blanks alone."""
        return self._flat[number] == self.lowered[number]

    @cached_property
    def _chunks(self) -> tuple[list[str], ...]:
        """What stands between blanks in each sentence: what is asked of words is asked of each once."""
        return tuple(self.text[start:end].split() for start, end in self._spans)

    @cached_property
    def _vocabulary(self) -> set[str]:
        """Whatever stands between blanks anywhere in the text."""
        return set().union(*self._chunks)

    @cached_property
    def _with_ordinals(self) -> frozenset[int]:
        """The sentences that may hold an ordinal."""
        starts = [start for start, _ in self._spans]
        low = self.text.replace("İ", "i").lower()
        if len(low) != len(self.text):  # not known to happen
            return frozenset(range(len(starts)))
        return frozenset(bisect_right(starts, at) - 1 for at in may_be_ordinal(self.text, low))

    def _unbroken(self) -> str:
        """Return the text with a space for each line end within a block: a name may be broken at the margin."""
        parts, at = [], 0
        for block in self.document.blocks:
            parts += [self.text[at : block.span.start], self.text[block.span.start : block.span.end].replace("\n", " ")]
            at = block.span.end
        return "".join([*parts, self.text[at:]])

    @cached_property
    def countries(self) -> tuple[CountryMention, ...]:
        """All country mentions outside masked noise and amounts of money, in order."""
        # Neither in noise nor within an amount: 'US$421 million' speaks of no country.
        masks = sorted(
            [*((m.span.start, m.span.end) for m in self.document.masks), *((m.start, m.end) for m in self.money)]
        )
        out, at = [], 0
        for mention in find_countries(self._unbroken()):
            while at < len(masks) and masks[at][1] <= mention.start:
                at += 1
            if at < len(masks) and masks[at][0] <= mention.start:
                continue
            if mention.text not in self._named:
                out.append(mention)
            elif (code := self._named[mention.text]) is not None:
                out.append(mention._replace(code=code))
        return tuple(out)

    @cached_property
    def _country_starts(self) -> list[int]:
        return [mention.start for mention in self.countries]

    def countries_in(self, start: int, end: int) -> tuple[CountryMention, ...]:
        """Return the country mentions that start within the range."""
        starts = self._country_starts
        return self.countries[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """All date mentions of the text, in order."""
        return tuple(find_dates(self.text))

    @cached_property
    def money(self) -> tuple[MoneyMention, ...]:
        """All amounts of money of the text, in order."""
        return tuple(find_money(self.text))

    @cached_property
    def _date_starts(self) -> list[int]:
        return [mention.start for mention in self.dates]

    def dates_before(self, offset: int) -> tuple[DateMention, ...]:
        """Return the last dates that end at or before an offset, in order."""
        at = bisect_left(self._date_starts, offset)
        return tuple(m for m in self.dates[max(0, at - 12) : at] if m.end <= offset)

    def dates_after(self, offset: int) -> tuple[DateMention, ...]:
        """Return the next dates that begin at or after an offset, in order."""
        at = bisect_left(self._date_starts, offset)
        return self.dates[at : at + 4]

    @cached_property
    def _money_starts(self) -> list[int]:
        return [mention.start for mention in self.money]

    @cached_property
    def _persons(self) -> dict[int, tuple[PersonMention, ...]]:
        # Most sentences name nobody: a quick look at each saves the rest.
        actors = [start for start, _ in actors_in(self.text, 0, len(self.text))]
        worth = worth_reading(self._vocabulary)
        found: dict[int, tuple[PersonMention, ...]] = {}
        for number, (start, end) in enumerate(self._spans):
            if not worth.isdisjoint(self._chunks[number]) or bisect_left(actors, start) < bisect_left(actors, end):
                people = read_persons(self.text, start, end, self.countries_in(start, end))
                found[number] = tuple(map(self._of_its_body, people))
            else:
                found[number] = ()
        return found

    def _of_its_body(self, person: PersonMention) -> PersonMention:
        """Give a person the country of the body that their office names: 'the Head of Peruvian diplomacy X'."""
        if person.country is not None or person.office is None or person.office_start < 0:
            return person
        named = [
            m
            for m in self.countries_in(person.office_start, person.office_end)
            if m.code and m.role == "demonym" and _BODY.match(self.text, m.end)
        ]
        if len(named) != 1:
            return person
        return replace(person, country=named[0].code, country_how="title")

    @cached_property
    def people(self) -> PersonTable:
        """Everybody whom the text names, by full name."""
        return PersonTable.build(m for number in sorted(self._persons) for m in self._persons[number])

    @cached_property
    def _named_in(self) -> frozenset[str]:
        """What stands between blanks and holds a word of the name of anybody."""
        return self.people.names_among(self._vocabulary)

    def persons(self, number: int) -> tuple[PersonMention, ...]:
        """Return the persons of a sentence in order, surnames resolved to full names."""
        known = self._resolved.get(number)
        if known is None:
            found = self._persons[number]
            if not found and self._named_in.isdisjoint(self._chunks[number]):
                self._resolved[number] = ()
                return ()
            start, end = self._spans[number]
            taken = [(m.start, m.end) for m in found]
            taken += [(m.start, m.end) for m in self.countries_in(start, end)]
            bare = self.people.bare_mentions(self.text, start, end, taken)
            known = tuple(self.people.resolve(m) for m in sorted((*found, *bare), key=lambda m: m.start))
            self._resolved[number] = known
        return known

    def may_hold(self, number: int, slots: str) -> bool:
        """Tell whether a sentence has as many persons, dates, amounts and ordinals as it may need: 'PPD'.

        This asks for the mentions alone, before they are put into slots.
        """
        if "D" in slots and self._dated[number] < slots.count("D"):
            return False
        if "M" in slots and self._priced[number] < slots.count("M"):
            return False
        if "O" in slots and number not in self._with_ordinals:
            return False
        return "P" not in slots or len(self.persons(number)) >= slots.count("P")

    @cached_property
    def _dated(self) -> Counter[int]:
        """How many dates begin in each sentence."""
        return self._counted(self._date_starts)

    @cached_property
    def _priced(self) -> Counter[int]:
        """How many amounts of money begin in each sentence."""
        return self._counted(self._money_starts)

    def countries_counted(self) -> Counter[int]:
        """Return how many countries each sentence names, at most."""
        return self._counted(self._country_starts)

    def _counted(self, starts: list[int]) -> Counter[int]:
        begins = [start for start, _ in self._spans]
        return Counter(bisect_right(begins, start) - 1 for start in starts)


def within(mentions: tuple[T, ...], starts: list[int], start: int, end: int) -> list[T]:
    """Return the mentions that lie within ``start`` and ``end``; ``starts`` are their starts, for a fast look-up."""
    at = bisect_left(starts, start)
    out: list[T] = []
    while at < len(mentions) and mentions[at].end <= end:
        if mentions[at].start >= start:
            out.append(mentions[at])
        at += 1
    return out
