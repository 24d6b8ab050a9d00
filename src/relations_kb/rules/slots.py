"""A sentence with its mentions masked as slots: what patterns are matched against.

``On June 10, the Ministry of Foreign Affairs of Azerbaijan and Global Affairs Canada held the first round …``
reads, with slots, ``On <D0>, <S1> and <C2> held the <O3> round …``. A slot's letter says what it is:

====  =====================================================================
 C     a country, or a city, seat or people that stands for one
 P     a person with title and name
 S     a side: a body or office of a country ('the Kazakh delegation', 'his Omani counterpart')
 B     both sides ('the two countries')
 D     a date
 M     an amount of money
 O     an ordinal ('third', '11th')
====  =====================================================================

Patterns hold no vocabulary of names, so that a rule states how English reports an event and nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Final, Literal, NamedTuple

from relations_kb.rules.dates import DateMention
from relations_kb.rules.literals import lower_case
from relations_kb.rules.money import MoneyMention
from relations_kb.rules.persons import PersonMention
from relations_kb.rules.places import CountryMention

SlotKind = Literal["C", "P", "S", "B", "D", "M", "O"]

TOKEN: Final = re.compile(r"<([CPSBDMO])(\d+)>")

# Same length on both sides, so that offsets hold: angle brackets would look like slots, the rest are variants.
_PLAIN: Final = str.maketrans(
    {
        "<": "(",
        ">": ")",
        "’": "'",
        "‘": "'",
        "`": "'",
        "\n": " ",
        "\r": " ",
        "\t": " ",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2028": " ",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "_": " ",
    }
)
_DASH: Final = re.compile(r"(?<=>)[–—‑‐](?=[<\w])|(?<=\w)[–—‑‐](?=\w)")


@lru_cache(maxsize=256)  # each rule that a sentence fits asks
def lower(masked: str) -> str:
    """Return masked words in lower case, of the same length."""
    return lower_case(masked)


class Slot(NamedTuple):
    """A mention in a sentence. ``start`` and ``end`` are offsets into the document's text.

    ``codes`` are the countries it stands for (one, or several for 'the presidents of X and Y'; none where
    unknown), ``title`` the office of a side without a name ('president').
    """

    kind: SlotKind
    start: int
    end: int
    codes: tuple[str, ...] = ()
    person: PersonMention | None = None
    country: CountryMention | None = None
    date: DateMention | None = None
    money: MoneyMention | None = None
    ordinal: int | None = None
    title: str | None = None
    parts: tuple[Slot, ...] = ()

    @property
    def city(self) -> str | None:
        """The city that a place slot names, as written, or None."""
        mention = self.country
        return mention.city if mention is not None and mention.role in {"city", "capital"} else None

    @property
    def seat(self) -> str | None:
        """The city of a mission 'in <C>': also Singapore or Luxembourg, which are state and city in one."""
        return self.country.city if self.country is not None else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its top-level slots, in order.

    ``masked`` is the sentence with tokens such as ``<P3>`` (the number is the index into ``slots``); ``steps``
    maps offsets in it back to the document.
    """

    index: int
    start: int
    end: int
    text: str
    slots: tuple[Slot, ...]
    masked: str
    steps: tuple[tuple[int, int], ...]

    def origin(self, offset: int) -> int:
        """Return the document offset of an offset in ``masked`` (a slot maps to its start)."""
        at = bisect_right(self.steps, (offset, 1 << 60)) - 1
        masked, origin = self.steps[at]
        return origin + (offset - masked) if at % 2 == 0 else origin

    def with_slots(self, slots: tuple[Slot, ...]) -> Sentence:
        """Return the sentence with slots of the same kinds in the same places, of which more is known."""
        return Sentence(self.index, self.start, self.end, self.text, slots, self.masked, self.steps)

    def of(self, kinds: str) -> tuple[Slot, ...]:
        """Return the slots of the given kinds, in order."""
        return tuple(slot for slot in self.slots if slot.kind in kinds)


_TO_BE_PLAIN: Final = re.compile("[" + "".join(map(re.escape, map(chr, _PLAIN))) + "]")


@lru_cache(maxsize=256)  # a sentence is masked several times while its slots are worked out
def _plain(text: str) -> str:
    return text.translate(_PLAIN) if _TO_BE_PLAIN.search(text) else text


def mask(index: int, start: int, end: int, text: str, slots: list[Slot]) -> Sentence:
    """Build a sentence from non-overlapping slots in order.

    :param index: the sentence's index in the document.
    :param text: the sentence's own words; ``start`` and ``end`` are its offsets in the document.
    """
    plain = _plain(text)
    masked = ""
    steps: list[tuple[int, int]] = []
    at = start
    for number, slot in enumerate(slots):
        kind, begin, stop = slot[:3]
        steps.append((len(masked), at))
        masked += plain[at - start : begin - start]
        steps.append((len(masked), begin))
        masked += f"<{kind}{number}>"
        at = stop
    steps.append((len(masked), at))
    masked += plain[at - start :]
    if not masked.isascii():
        # 'India–UAE ties' and 'India-UAE ties' read the same.
        masked = _DASH.sub("-", masked)
    return Sentence(index, start, end, text, tuple(slots), masked, tuple(steps))


def fold_slots(sentence: Sentence, made: list[Slot]) -> Sentence:
    """Return the sentence with ``made`` slots put in the place of the slots that they cover."""
    slots: list[Slot] = []
    for slot in sentence.slots:
        for cover in made:
            if cover.start <= slot.start and slot.end <= cover.end:
                break
        else:
            slots.append(slot)
    slots += made
    slots.sort(key=attrgetter("start"))
    return mask(sentence.index, sentence.start, sentence.end, sentence.text, slots)


def with_codes(slot: Slot, codes: tuple[str, ...]) -> Slot:
    """Return the slot standing for other countries."""
    return slot._replace(codes=codes)
