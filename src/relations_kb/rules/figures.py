"""Figures as they are written: '1,168.3', '233,5', '284.700.000', '1.168.295', '2 998,0', 'half a', 'two and a half'.

Which sign is the decimal point:

* Both ``.`` and ``,``: the one that stands last is the decimal point, the other groups.
* Only commas: groups of three are thousands ('1,168', '1,384 million'), '1,34,028' is Indian grouping; anything else
  with one comma is a decimal comma ('233,5'), and says so in its note.
* One full stop: a decimal point; but three digits after it and no magnitude word ('€ 500.000') are thousands.
* Several full stops: without a magnitude word they group thousands ('284.700.000'); with one, the first is the decimal
  point and the others a slip ('1.168.295 billion' is 1.168295 billion, since a thousand billions would be written as
  a trillion). Both carry a note.
* Spaces (also thin and no-break) and apostrophes group thousands.

Values are exact decimals until the very end: :func:`plain` turns them into int where integral, else float.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

SPACES = " \u00a0\u202f\u2009"
# Begins with a set of characters, which the regex engine skips to. Spaces group after one to three digits only, so that
# '2010 542' is two numbers.
FIGURE = rf"[0-9](?:[0-9]{{0,2}}(?:[{SPACES}][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?|[0-9]*(?:[.,'’][0-9]+)*)"
_WESTERN = re.compile(r"\d{1,3}(?:,\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_STOPS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_MIXED_EN = re.compile(r"\d{1,3}(?:,\d{2,3})+\.\d+")
_MIXED_EU = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+")
_APOSTROPHES = re.compile(r"\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?")

MAGNITUDES = {
    "thousand": 10**3,
    "thousands": 10**3,
    "thsd": 10**3,
    "ths": 10**3,
    "k": 10**3,
    "million": 10**6,
    "millions": 10**6,
    "mio": 10**6,
    "mln": 10**6,
    "mill": 10**6,
    "mil": 10**6,
    "mn": 10**6,
    "mm": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "billions": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "bil": 10**9,
    "b": 10**9,
    "milliard": 10**9,
    "milliards": 10**9,
    "thousand million": 10**9,
    "trillion": 10**12,
    "trillions": 10**12,
    "trn": 10**12,
    "trln": 10**12,
    "tn": 10**12,
    "hundred thousand": 10**5,
    "hundred million": 10**8,
    "hundred billion": 10**11,
    "lakh": 10**5,
    "lakhs": 10**5,
    "lac": 10**5,
    "crore": 10**7,
    "crores": 10**7,
    "cr": 10**7,
    "lakh crore": 10**12,
}
MAGNITUDE = r"(?:%s)" % "|".join(  # noqa: UP031
    name.replace(" ", r"\s") for name in sorted(MAGNITUDES, key=lambda name: (-len(name), name))
)

_ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
WORDS = {
    **{word: n for n, word in enumerate(_ONES, 1)},
    **{word: n * 10 for n, word in enumerate(_TENS, 2)},
    **{f"{ten}-{one}": t * 10 + o for t, ten in enumerate(_TENS, 2) for o, one in enumerate(_ONES[:9], 1)},
}
_WORD = "|".join(sorted(WORDS, key=lambda word: (-len(word), word)))
WORD_FIGURE = re.compile(
    rf"(?<![\w.,-])(?:(?P<half>half(?:\sof)?\san?|a\shalf|half)|(?P<quarter>a\squarter\sof\san?)|"
    rf"(?P<three>three\squarters\sof\san?)"
    rf"|(?P<n>an?|{_WORD})(?P<hundred>\shundred)?(?P<and>\sand\sa\s(?P<frac>half|quarter))?)\s?-?$"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and how sure its reading is: ``note`` says what had to be assumed, None where nothing."""

    value: Decimal
    note: str | None = None


def read_figure(raw: str, *, scaled: bool) -> Figure | None:
    """Read a written number.

    :param raw: digits and separators, as :data:`FIGURE` matches them.
    :param scaled: whether a magnitude word ('million') follows.
    :return: None if it can be read in no way, or in several.
    """
    text = raw.translate(_NO_SPACES)
    if len(text) > 40:
        return None
    stops, commas = text.count("."), text.count(",")
    if _APOSTROPHES.fullmatch(text):
        text = text.replace("'", "").replace("’", "")
        stops, commas = text.count("."), text.count(",")
    if not text.replace(".", "").replace(",", "").isascii() or not text.replace(".", "").replace(",", "").isdigit():
        return None
    if not stops and not commas:
        return Figure(Decimal(text))
    if stops and commas:
        if _MIXED_EN.fullmatch(text):
            return Figure(Decimal(text.replace(",", "")))
        if _MIXED_EU.fullmatch(text):
            return Figure(Decimal(text.replace(".", "").replace(",", ".")), "decimal comma")
        if stops == 1 and commas == 1 and text.index(",") < text.index("."):
            return Figure(Decimal(text.replace(",", "")), f"'{raw}' read without its comma")
        return None
    if commas:
        if _WESTERN.fullmatch(text) or _INDIAN.fullmatch(text):
            return Figure(Decimal(text.replace(",", "")))
        if commas == 1:
            return Figure(Decimal(text.replace(",", ".")), "decimal comma")
        return None
    if stops == 1:
        if not scaled and _STOPS.fullmatch(text) and not text.startswith("0"):
            return Figure(Decimal(text.replace(".", "")), f"'{raw}' read as thousands")
        return Figure(Decimal(text))
    if scaled:
        whole, _, rest = text.partition(".")
        value = Decimal(f"{whole}.{rest.replace('.', '')}")
        return Figure(value, f"'{raw}' read as {value}")
    if _STOPS.fullmatch(text):
        return Figure(Decimal(text.replace(".", "")), f"'{raw}' read as thousands")
    return None


_NO_SPACES = str.maketrans("", "", SPACES)


def read_words(found: re.Match[str]) -> Decimal:
    """Return the value of number words before a magnitude, as :data:`WORD_FIGURE` matched them."""
    if found["half"]:
        return Decimal("0.5")
    if found["quarter"]:
        return Decimal("0.25")
    if found["three"]:
        return Decimal("0.75")
    value = Decimal(WORDS.get(found["n"], 1))
    if found["hundred"]:
        value *= 100
    if found["and"]:
        value += Decimal("0.5") if found["frac"] == "half" else Decimal("0.25")
    return value


def magnitude_value(words: str) -> int:
    """Return the factor of a magnitude word, in any case and spacing."""
    return MAGNITUDES[" ".join(words.lower().split())]


def plain(value: Decimal) -> int | float:
    """Return an int where the value is integral, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)
