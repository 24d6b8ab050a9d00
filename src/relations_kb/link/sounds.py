"""How a word of a name is folded, and how it sounds: what two spellings of one name have in common.

In: one word of a name as written. Out: its plain ASCII letters, a reading in which the digraphs of the usual
transliterations are one letter ('Yoon' and 'Yun'), and its consonants in classes that the transliterations confuse
('Mammadyarov', 'Mamedyarov' and 'Məmmədyarov' all give 'mmdrv'). Ambiguous letters give several consonant forms.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz import fuzz

# Letters whose plain form loses the sound. Turkish and Azerbaijani 'c' is read below.
_LETTERS = str.maketrans(
    {
        "ə": "a", "ı": "i", "č": "ch", "ć": "ch", "ç": "ch", "š": "sh", "ş": "sh", "ș": "sh", "ś": "sh", "ž": "zh",
        "ż": "zh", "ź": "zh", "đ": "dj", "ł": "l", "ñ": "ny", "ğ": "g", "ö": "o", "ü": "u", "ø": "o", "å": "a",
        "ä": "a", "ţ": "ts", "ț": "ts", "ň": "n", "ř": "r", "ě": "e", "ý": "i", "х": "kh",
    }
)  # fmt: skip
_TURKIC = re.compile("[əığş]")

# Digraphs to one letter: first longest, in one pass, so that 'shz' is 'sh' and 'z', not 's' and 'hz'.
_READING = {
    "tsch": "C", "shch": "C", "sch": "S", "dzh": "J", "dsh": "J", "tch": "C", "kch": "C",
    "sz": "S", "sh": "S", "zh": "J", "dz": "D", "dj": "J", "kh": "H", "gh": "G", "ch": "X", "cz": "C",
    "ts": "Z", "tz": "Z", "ck": "k", "ph": "f", "th": "t", "ou": "u", "oo": "u", "ee": "i", "eo": "o",
    "aa": "a", "ai": "ei", "ay": "ei", "ey": "ei", "ij": "i", "ii": "i", "w": "v", "q": "k", "y": "i",
}  # fmt: skip
_DIGRAPH = re.compile("|".join(sorted(_READING, key=lambda d: (-len(d), d))))

# Consonants in classes; several classes mean that the sound is one of them ('c' is hard, soft, Turkish, or has lost
# its háček).
_CLASSES: dict[str, tuple[str, ...]] = {
    "C": ("c",), "S": ("s",), "J": ("j",), "D": ("j", "z"), "H": ("h",), "G": ("g",), "X": ("c", "h", "s"),
    "Z": ("c", "s"),
    "c": ("g", "c", "s", "j"), "k": ("g",), "g": ("g", "j"), "z": ("z", "j"), "j": ("j", ""), "x": ("h", "gs"),
    "s": ("s",), "v": ("v",), "f": ("f",), "b": ("b",), "p": ("p",), "d": ("d",), "t": ("t",), "m": ("m",),
    "n": ("n",), "l": ("l",), "r": ("r",), "h": ("h",),
}  # fmt: skip
# At the end of a word a consonant may be written as it sounds there: 'Mehmed', 'Mehmet'; 'Davit', 'David'.
_FINAL: dict[str, tuple[str, ...]] = {"d": ("d", "t"), "b": ("b", "p")}
_MAX_FORMS = 12
_LONG = 6  # letters before the last one


class Sound(NamedTuple):
    """A word of a name: its plain letters, its reading, and its possible consonant forms.

    ``other`` is the reading with the Korean 'eo' as 'u' ('Seok', 'Suk'), which is 'o' for others ('Seong', 'Song').
    """

    plain: str
    reading: str
    other: str
    consonants: frozenset[str]


@lru_cache(maxsize=262144)
def fold(word: str) -> str:
    """Return a word in plain lower-case ASCII letters: 'Hadžimuratović' gives 'hadzimuratovic'."""
    return "".join(c for c in anyascii(word.replace("ə", "a").replace("Ə", "A")).casefold() if c.isalnum())


@lru_cache(maxsize=262144)
def sound(word: str) -> Sound:
    """Return how a word of a name is written in plain letters and how it sounds."""
    lower = word.casefold().replace("i̇", "i")
    turkic = bool(_TURKIC.search(lower))
    lower = lower.translate(_LETTERS)
    if turkic:
        lower = re.sub("c(?!h)", "j", lower).replace("x", "kh")
    letters = "".join(c for c in anyascii(lower).casefold() if c.isalnum())
    read = _read(re.sub("^ye", "e", letters))
    other = _read(letters.replace("eo", "u")) if "eo" in letters else read
    return Sound(fold(word), read, other, _consonants(read))


def _read(letters: str) -> str:
    read = _DIGRAPH.sub(lambda match: _READING[match.group()], letters)
    read = re.sub(r"(.)\1+", r"\1", read)
    return re.sub(r"(?<=[aeiou])h$", "", read)


def _consonants(read: str) -> frozenset[str]:
    choices: list[tuple[str, ...]] = []
    forms = 1
    for at, letter in enumerate(read):
        classes = _CLASSES.get(letter)
        if at == len(read) - 1 and at > 2:
            classes = _FINAL.get(letter, classes)
        if at == len(read) - 1 and at >= _LONG and letter == "s":
            classes = ("s", "t")  # Thai writes what it says as 't' with many letters: 'Charoenrat', 'Charoenras'
        if at == 0 and letter == "h" and len(read) >= 5:
            classes = ("h", "g")  # by way of Russian: 'Hasanov', 'Gasanov'
        if classes is None:
            if at == 0:
                choices.append(("e",) if letter in "ei" else ("a",) if letter == "a" else ("o",))
            continue
        if forms * len(classes) > _MAX_FORMS:
            classes = classes[:1]
        forms *= len(classes)
        choices.append(classes)
    return frozenset(re.sub(r"(.)\1+", r"\1", "".join(form)) or read for form in product(*choices))


@lru_cache(maxsize=262144)
def alike(a: str, b: str) -> bool:
    """Tell whether two words may be one name in two spellings.

    The consonants must agree, and the vowels must not say something else: 'Sargsyan' and 'Sarkissian' are alike,
    'Hamad' and 'Hamid', 'Petrov' and 'Petrova' are not. Long names may differ by one slip of the pen.
    """
    one, two = sound(a), sound(b)
    if one.plain == two.plain or one.reading == two.reading:
        return True
    if one.other in (two.other, two.reading) or two.other == one.reading:
        return True
    if _other_ending(one.reading, two.reading) or _other_vowels(one.reading, two.reading):
        return False
    ratio = max(fuzz.ratio(one.reading, two.reading), fuzz.ratio(one.plain, two.plain))
    if one.consonants & two.consonants:
        if min(len(one.plain), len(two.plain)) <= 3:
            return ratio >= 84  # 'Ha' is not 'Hai': in short words every letter tells
        short = min(len(one.reading), len(two.reading))
        return ratio >= (72 if short <= 3 else 66 if short <= 5 else 55)
    return ratio >= 90 and min(len(one.plain), len(two.plain)) >= 7 and one.reading[:1] == two.reading[:1]


def _other_ending(one: str, two: str) -> bool:
    """Tell whether two readings are a man's and a woman's form: 'Petrov', 'Petrova'; 'Mario', 'Maria'."""
    short, long = sorted((one, two), key=len)
    if long == short + "a":
        return True
    return len(one) < 8 and {one[-1:], two[-1:]} == {"a", "o"}


_CLASHING = ({"a", "i"}, {"u", "i"})


def _other_vowels(one: str, two: str) -> bool:
    """Tell whether vowels that no two transliterations confuse stand in one place: 'Hamad', 'Hamid'; 'Saud', 'Said'."""
    first, second = ([c for c in reading if c in "aeiou"] for reading in (one, two))
    if one.endswith("ng") and two.endswith("ng") and first and second and first[-1] != second[-1]:
        return {first[-1], second[-1]} != {"o", "u"}  # 'Hang' is not 'Hung', but 'Sung' may be 'Seong'
    return (
        len(first) == len(second)
        and max(len(one), len(two)) <= 8
        and any({x, y} in _CLASHING for x, y in zip(first, second, strict=True))
    )


def spelled_alike(a: str, b: str) -> bool:
    """Tell whether two names differ at most in case, punctuation, diacritics and special letters."""
    if fold(a) == fold(b):
        return True
    return a.isascii() != b.isascii() and sound(a).reading == sound(b).reading and fold(a)[:1] == fold(b)[:1]
