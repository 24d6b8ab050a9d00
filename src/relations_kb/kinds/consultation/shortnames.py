"""The short names that a text gives its own mechanisms: 'the Joint Trade Commission (JTC)', later 'the 3rd JTC'.

In: a reading. Out: its sentences with each short name put as a run of one letter that stands in no word, of the same
length, so that rules see a mechanism there and offsets hold; and what each run stands for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from relations_kb.kinds.consultation.context import talk_codes
from relations_kb.kinds.consultation.talks import Talk, may_name_talks, talks_in
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import TOKEN, Sentence, Slot

MARK: Final = "ǂ"
# 'Joint Commission (JC)', 'Dialogue and Cooperation Platform ("the SDCP")', 'Working Group (hereinafter JWG)'.
_DEFINED: Final = re.compile(
    r"(?P<rest>(?: (?:and|of|for|on|the|[A-Z][\w'-]*|<[CBO]\d+>)){0,9}) ?\((?:hereinafter )?[\"']?(?:the )?"
    r"(?P<name>[A-Z][A-Za-z&]{1,6})[\"']?\)"
)
_IN_BRACKETS: Final = re.compile(r"\((?:hereinafter )?[\"']?(?:the )?(?P<name>[A-Z][A-Za-z&]{1,6})[\"']?\)$")
_BRACKET: Final = re.compile(r"\([^()\n]{0,18}[A-Z]{2}")
_LETTERS: Final = re.compile(r"[A-Z]")
_MOST: Final = 8  # short names of one text


@dataclass(frozen=True, slots=True)
class ShortName:
    """A short name, the words of the mechanism that it stands for (without slots), and its parties."""

    name: str
    words: str
    codes: tuple[str, ...]


@lru_cache(maxsize=4)  # all sentences of a text ask, one text after the other
def short_names(reading: Reading) -> Mapping[str, ShortName]:
    """Return the short names that a text introduces in brackets behind the name of a mechanism, by name."""
    found: dict[str, ShortName] = {}
    for number, lowered in enumerate(reading.lowered):
        if (
            "(" not in lowered
            or len(found) >= _MOST
            or not _BRACKET.search(_text(reading, number))
            or not may_name_talks(reading, number)
        ):
            continue
        sentence = reading.sentence(number)
        for talk in talks_in(sentence):
            name = _name_of(talk, sentence)
            if name is None or name in found or talk.foreign:
                continue
            codes = talk_codes(talk, sentence, reading)
            if len(codes) >= 2 or talk.joint:
                found[name] = ShortName(name, re.sub(r"<\w+>|\(.*", " ", talk.words), codes if len(codes) >= 2 else ())
    return found


def _text(reading: Reading, number: int) -> str:
    span = reading.document.sentences[number].span
    return reading.text[span.start : span.end]


def _name_of(talk: Talk, sentence: Sentence) -> str | None:
    """Return the short name that stands in brackets behind or at the end of a phrase and is made of its initials."""
    masked = sentence.masked
    inside = _IN_BRACKETS.search(masked[: talk.end])
    behind = _DEFINED.match(masked, talk.end) if inside is None else None
    if inside is None and behind is None:
        return None
    end = inside.start() if inside is not None else behind.end("rest") if behind is not None else talk.end
    name = (inside or behind).group("name")  # type: ignore[union-attr]
    words = TOKEN.sub(lambda t: _named(sentence.slots[int(t.group(2))], sentence), masked[talk.start : end])
    initials = "".join(word[0].upper() for word in re.findall(r"[A-Za-z]\w*", words))
    letters = "".join(_LETTERS.findall(name))
    return name if len(letters) > 1 and _in_order(letters, initials) else None


def _named(slot: Slot, sentence: Sentence) -> str:
    return sentence.text[slot.start - sentence.start : slot.end - sentence.start]


def _in_order(letters: str, initials: str) -> bool:
    """Tell whether the letters stand among the initials, in their order."""
    at = 0
    for letter in letters:
        at = initials.find(letter, at) + 1
        if not at:
            return False
    return True


@lru_cache(maxsize=16)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w(\"'-])(?:{'|'.join(map(re.escape, names))})(?=s?(?:'s)?(?![\w-]))")


def has_short_name(reading: Reading, number: int) -> bool:
    """Tell whether a sentence speaks of a mechanism by its short name."""
    names = short_names(reading)
    return bool(names) and _pattern(tuple(names)).search(_text(reading, number)) is not None


def named_sentence(reading: Reading, number: int) -> Sentence:
    """Return a sentence with its slots, in which short names of mechanisms are runs of :data:`MARK`."""
    sentence = reading.sentence(number)
    if not has_short_name(reading, number):
        return sentence
    masked = _pattern(tuple(short_names(reading))).sub(lambda m: MARK * len(m.group()), sentence.masked)
    return replace(sentence, masked=masked)


def named_talks(reading: Reading, sentence: Sentence) -> tuple[Talk, ...]:
    """Return the phrases of a :func:`named_sentence` that name talks, with what their short names stand for."""
    talks = talks_in(sentence)
    if MARK not in sentence.masked:
        return talks
    return tuple(_spelled_out(talk, reading, sentence) for talk in talks)


def _spelled_out(talk: Talk, reading: Reading, sentence: Sentence) -> Talk:
    run = re.search(rf"{MARK}+", sentence.masked[talk.start : talk.end])
    if run is None:
        return talk
    at = sentence.origin(talk.start + run.start())
    short = next((s for name, s in short_names(reading).items() if reading.text.startswith(name, at)), None)
    if short is None:
        return talk
    words = re.sub(rf"{MARK}+", short.words, talk.words)
    if not set(talk.codes) < set(short.codes):  # 'the JTC with Peru' is that of two others
        return replace(talk, words=words)
    return replace(talk, words=words, slots=(*talk.slots, Slot("B", at, at, codes=short.codes)))
