"""A sentence as the scene of something: who may be meant in it, when, and what stands around a word of it.

In: a reading and a sentence's index. Out: the pairs of countries and the dates that an event told there may have, each
with the cues that speak for it (where it is named, how far off, how it is known).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Final, NamedTuple

from relations_kb.model.record import Modality, Participant, Place
from relations_kb.rules.nearest import nearest_date
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule
from relations_kb.rules.sense import sense_of
from relations_kb.rules.slots import TOKEN, Slot, lower
from relations_kb.rules.when import Dated, inherited, resolve_slot

_WORD: Final = re.compile(r"<([A-Z])\d+>|[A-Za-z][\w'-]*|\d+|[^\w\s]")
_ENDINGS: Final = ("ations", "ation", "ings", "ing", "ments", "ment", "ies", "ied", "ed", "es", "s", "ly")
_LEAST_STEM: Final = 3  # letters
_MOST_PARTIES: Final = 6
_MOST_DATES: Final = 3
_PLAIN: Final = Rule("weigh", (), "", ())
# Words that colour a whole sentence: who speaks, what is wished for, what is compared.
_COLOURS: Final = re.compile(
    r"(?i)(?:will|would|should|could|may|might|if|not|no|never|hope\w*|wish\w*|since|after|before|during|until|"
    r"while|when|which|who|where|i|we|our|my|you|he|she|it|they|his|her|its|their|both|also|again|first|last|next|"
    r"same|another|other|second|previous\w*|former|said|says|told|thank\w*|expected|planned|regular\w*|every|annual\w*)"
)
_SINCE: Final = re.compile(r"(?i)\bsince (?:(?:in|on|the|early|late) )*$")
_STOP: Final = re.compile(r"[.!?]\W*$")
_ANY_WORD: Final = re.compile(r"\w+")
_ABOVE: Final = re.compile(r"[a-z]{4,}")
_CLAUSE: Final = re.compile(r"[;:]|, (?:and|but|while|which|who)\b")


@lru_cache(maxsize=16384)  # asked of every word
def _colours(word: str) -> bool:
    return _COLOURS.fullmatch(word) is not None


@lru_cache(maxsize=16384)  # asked of every word
def stem(word: str) -> str:
    """Return a word without its common endings, in lower case: 'signed' and 'signing' are one."""
    word = word.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word


class Pair(NamedTuple):
    """Parties that an event may have, sorted, and the cues of how they are known."""

    codes: tuple[str, ...]
    cues: tuple[str, ...]


class Spot(NamedTuple):
    """Where a slot stands in the masked sentence."""

    start: int
    end: int
    slot: Slot


class Scene:
    """One sentence with what surrounds it. Values are computed once, when asked for."""

    def __init__(self, reading: Reading, number: int) -> None:
        self.reading = reading
        self.number = number
        self.sentence = reading.sentence(number)
        self.masked = self.sentence.masked
        # What several candidates ask alike.
        self._pairs: dict[tuple[str, ...], Pair] = {}
        self._side_at: dict[tuple[str, int], tuple[str, ...]] = {}
        self._sides: dict[tuple[str, str, int], tuple[str, ...]] = {}
        self._dated_by_others: dict[bool, Dated | None] = {}

    # ---------------------------------------------------------------- words

    @cached_property
    def lowered(self) -> str:
        """The masked sentence in lower case, in which words are looked for."""
        return lower(self.masked)

    @cached_property
    def words(self) -> tuple[tuple[str, int], ...]:
        """The words, slots ('<P>') and marks of the sentence, stemmed, with their offsets."""
        return tuple(
            (f"<{found[1]}>" if found[1] else stem(found.group()), found.start())
            for found in _WORD.finditer(self.masked)
        )

    @cached_property
    def _starts(self) -> list[int]:
        """Where the words begin."""
        return [at for _, at in self.words]

    def _word_before(self, at: int) -> str:
        index = bisect_left(self._starts, at)
        return self.words[index - 1][0] if index else "^"

    def _word_behind(self, at: int) -> str:
        index = bisect_left(self._starts, at)
        return self.words[index][0] if index < len(self.words) else "$"

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """The slots, in order."""
        slots = self.sentence.slots
        return tuple(Spot(m.start(), m.end(), slots[int(m[2])]) for m in TOKEN.finditer(self.masked))

    def is_since(self, dated: Dated | None) -> bool:
        """Tell whether a date only tells since when: 'the first consultations since 2016' were not held in 2016."""
        if dated is None or dated.span is None:
            return False
        return _SINCE.search(self.reading.text, max(0, dated.span[0] - 16), dated.span[0]) is not None

    def around(self, tag: str, start: int, end: int) -> tuple[str, ...]:
        """Return the cues of the words at and around an offset, each with ``tag``."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        left = [word for word, _ in self.words[max(0, first - 4) : first]]
        right = [word for word, _ in self.words[last : last + 4]]
        said = "_".join(stem(word) for word in self.masked[start:end].split())
        cues = [f"{tag}={said}"]
        cues += [f"{tag}<{word}" for word in left]
        cues += [f"{tag}>{word}" for word in right]
        if left:
            cues.append(f"{tag}<<{'_'.join(left[-2:])}")
        if right:
            cues.append(f"{tag}>>{'_'.join(right[:2])}")
        return tuple(cues)

    @cached_property
    def base(self) -> tuple[str, ...]:
        """The cues of the whole sentence."""
        reading, masked = self.reading, self.masked
        cues = [
            f"countries={min(len(self.here), 4)}",
            f"dates={min(len(self.sentence.of('D')), 2)}",
            f"people={min(len(self.sentence.of('P')), 3)}",
            f"at={min(self.number, 3)}",
            f"news={reading.is_news(self.number):d}",
            f"length={min(len(masked) // 80, 4)}",
        ]
        if _STOP.search(masked) is None:
            cues.append("no stop")
        cues += [
            f"says {word}" for word in sorted({word.lower() for word in _ANY_WORD.findall(masked) if _colours(word)})
        ]
        head = reading.head_words(self.number).lower()[-80:]
        cues += [f"under {word}" for word in sorted({stem(word) for word in _ABOVE.findall(head)})]
        return tuple(cues)

    # ---------------------------------------------------------------- parties

    @cached_property
    def here(self) -> tuple[str, ...]:
        """The countries that the sentence names or whose people it names, in order."""
        return tuple(dict.fromkeys(code for s in self.sentence.slots if s.kind in "PSCB" for code in s.codes))

    def pair(self, codes: tuple[str, ...]) -> Pair:
        """Return some of the :attr:`parties` with the cues of how they are known."""
        known = self._pairs.get(codes)
        if known is None:
            known = self._pairs[codes] = Pair(codes, self._pair_cues(codes, self.parties[codes]))
        return known

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The parties that an event in the sentence may have, with the cues of how they are known."""
        return tuple(map(self.pair, self.parties))

    @cached_property
    def parties(self) -> Mapping[tuple[str, ...], Sequence[str]]:
        """The parties that an event in the sentence may have, each with how they are known."""
        reading = self.reading
        sources: dict[tuple[str, ...], list[str]] = {}

        def put(codes: tuple[str, ...], source: str) -> None:
            codes = tuple(sorted(set(codes)))
            if 2 <= len(codes) <= _MOST_PARTIES:
                sources.setdefault(codes, []).append(source)

        for one, two in combinations(self.here[:_MOST_PARTIES], 2):
            put((one, two), "here")
        if len(self.here) > 2:
            put(self.here, "all here")
        implied = reading.implied(self.number)
        if len(self.here) <= 2:
            put(implied, "implied")
            put(reading.title_codes, "title")
        if len(self.here) == 1:
            for code in (reading.home, *self._before[:3]):
                if code is not None:
                    put((self.here[0], code), "home" if code == reading.home else "before")
        elif not self.here and len(self._before) == 2:
            put(self._before, "before")
        return sources

    @cached_property
    def _before(self) -> tuple[str, ...]:
        """The countries of the sentence before, in the same or the next block."""
        sentences = self.reading.document.sentences
        if self.number == 0 or sentences[self.number].block - sentences[self.number - 1].block > 1:
            return ()
        told = self.reading.sentence(self.number - 1)
        return tuple(dict.fromkeys(code for s in told.slots if s.kind in "PSCB" for code in s.codes))

    def _pair_cues(self, codes: tuple[str, ...], told: Sequence[str]) -> tuple[str, ...]:
        most_spoken = self.reading.most_spoken
        cues = [f"pair {source}" for source in told]
        cues.append("pair=" + "+".join(told))
        cues.append(f"strangers={min(len(set(self.here) - set(codes)), 3)}")
        cues.append(f"unnamed={len(set(codes) - set(self.here))}")
        cues.append(f"spoken={sum(code in most_spoken for code in codes)}")
        if set(codes) == set(self.reading.parties):
            cues.append("the article's parties")
        elif self.reading.parties:
            cues.append("other parties")
        if self.reading.home in codes:
            cues.append("home")
        return tuple(cues)

    def spot_of(self, code: str, at: int) -> Spot | None:
        """Return the slot of a country that stands nearest to an offset."""
        own = [spot for spot in self.spots if spot.slot.kind in "PSCB" and code in spot.slot.codes]
        return min(own, key=lambda spot: (abs(spot.start - at), spot.start), default=None)

    def side_cues(self, tag: str, code: str, at: int) -> tuple[str, ...]:
        """Return the cues of how a party stands to the words at an offset, each with ``tag``."""
        known = self._sides.get((tag, code, at))
        if known is None:
            known = self._sides[tag, code, at] = tuple([f"{tag} {cue}" for cue in self._side(code, at)])
        return known

    def _side(self, code: str, at: int) -> tuple[str, ...]:
        known = self._side_at.get((code, at))
        if known is None:
            known = self._side_at[code, at] = self._find_side(code, at)
        return known

    def _find_side(self, code: str, at: int) -> tuple[str, ...]:
        spot = self.spot_of(code, at)
        if spot is None:
            return ("unnamed",)
        before, after = self._word_before(spot.start), self._word_behind(spot.end)
        side = "before" if spot.start < at else "after"
        gap = abs(spot.start - at)
        near = "near" if gap < 30 else "off" if gap < 90 else "far"
        between = self.masked[min(at, spot.end) : max(at, spot.start)]
        cues = [
            side,
            f"{spot.slot.kind} {side}",
            f"{side} {near}",
            f"{before} _",
            f"_ {after}",
            f"{before} _ {side}",
        ]
        if _CLAUSE.search(between):
            cues.append("beyond a clause")
        if spot.slot.city:
            cues.append("town")
        if sum(s.slot.kind in "PSCB" for s in self.spots if min(at, spot.start) < s.start < max(at, spot.start)):
            cues.append("beyond another")
        return tuple(cues)

    # ---------------------------------------------------------------- time, sense, people, place

    def match(self, start: int, end: int) -> Match:
        """Return words of the sentence as a match of no rule, for what asks for one."""
        return Match(_PLAIN, self.sentence, start, end, {}, {"verb": self.masked[start:end]})

    def sense(self, start: int, end: int) -> Modality | None:
        """Return the sense in which words are told; None for what is denied or wished for."""
        return sense_of(self.match(start, end))

    def dates(self, start: int, end: int, *, planned: bool) -> Iterator[tuple[Dated | None, tuple[str, ...]]]:
        """Yield the dates that an event told by the words at an offset may have, None among them, with their cues."""
        spots = [spot for spot in self.spots if spot.slot.kind == "D"]
        best = nearest_date(self.match(start, end)) if spots else None
        spots.sort(key=lambda spot: (abs(spot.start - start), spot.start))
        seen: set[str | None] = {None}
        for rank, spot in enumerate(spots[:_MOST_DATES]):
            dated = resolve_slot(self.reading, spot.slot, future=planned)
            if dated is None or dated.edtf in seen:
                continue
            seen.add(dated.edtf)
            side = "before" if spot.start < start else "after"
            between = self.masked[min(end, spot.end) : max(start, spot.start)]
            cues = [
                f"date {side}",
                f"date {rank}",
                f"date {self._word_before(spot.start)} _",
                f"date long={len(dated.edtf) >= 10}",
            ]
            cues.append(f"date best={spot.slot is best}")
            cues.append(f"date {'near' if len(between) < 25 else 'off' if len(between) < 80 else 'far'} {side}")
            if spot.start < 6:
                cues.append("date opens")
            if _CLAUSE.search(between):
                cues.append("date beyond a clause")
            yield dated, tuple(cues)
        told = self._inherited(planned=planned)
        if told is not None and told.edtf not in seen:
            yield told, (f"date from {'words' if told.span else 'the article'}", f"date inherited, {bool(spots)}")
        elif told is None and not spots:
            earlier = self._date_before()
            if earlier is not None:
                yield earlier, ("date of the sentence before",)
        yield None, ("no date", f"no date, {min(len(spots), 2)} here")

    def _inherited(self, *, planned: bool) -> Dated | None:
        if planned not in self._dated_by_others:
            self._dated_by_others[planned] = inherited(self.number, self.reading, future=planned)
        return self._dated_by_others[planned]

    def _date_before(self) -> Dated | None:
        sentences = self.reading.document.sentences
        if self.number == 0 or sentences[self.number].block != sentences[self.number - 1].block:
            return None
        told = [resolve_slot(self.reading, slot) for slot in self.reading.sentence(self.number - 1).of("D")]
        known = [dated for dated in told if dated is not None]
        return Dated(known[-1].edtf, "inferred", known[-1].span) if known else None

    def people(self, codes: tuple[str, ...]) -> tuple[Participant, ...]:
        """Return the persons of the sentence who act for one of the parties."""
        found: dict[str, Participant] = {}
        for spot in self.spots:
            person = spot.slot.person
            if person is None or spot.slot.kind not in "PS":
                continue
            code = spot.slot.codes[0] if spot.slot.codes else person.country
            if code in codes:
                found.setdefault(person.name, Participant(name=person.name, country=code, office=person.office))
        return tuple(found.values())

    def place(self, at: int) -> Place | None:
        """Return the town of the sentence that stands nearest behind an offset, else nearest before it."""
        towns = [s for s in self.spots if s.slot.kind == "C" and s.slot.city and len(s.slot.codes) == 1]
        spot = min(towns, key=lambda s: (s.start < at, abs(s.start - at)), default=None)
        return Place(city=spot.slot.city, country=spot.slot.codes[0]) if spot is not None else None
