"""Which in a series: 'the third round', '9th session', 'III round', 'Round 5', 'No. 7', 'inaugural'.

In: a text, with an optional stretch. Out: mentions in text order, not overlapping. Ordinal words and digits with an
ending are found anywhere ('first', '21st'); bare numbers and Roman numerals only beside a word for a meeting or a
number sign, so that 'session 4' counts and '4 ministers' does not. Whether an ordinal counts a round at all (not
'First Deputy Minister', 'the 19th century', '4th of May') is for the rules to say; ``noun`` helps: it is the lower-case
word that is counted, where it stands right beside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SMALL = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
}
_TENTHS = {
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_CARDINALS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_WORDS = {
    **_SMALL,
    **_TENTHS,
    **{f"{ten}-{one}": t + o for ten, t in _TENS.items() for one, o in list(_SMALL.items())[:9]},
    "inaugural": 1,
    "maiden": 1,
}
NOUNS = (
    "round",
    "session",
    "meeting",
    "sitting",
    "consultation",
    "consultations",
    "talks",
    "dialogue",
    "edition",
    "summit",
    "conference",
    "time",
    "anniversary",
    "forum",
    "plenary",
    "commission",
    "committee",
)
_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_NOUN = "|".join(sorted(NOUNS, key=len, reverse=True))
_STEMS = "|".join(sorted(_SMALL | _TENTHS, key=lambda word: (-len(word), word)))
_FIND = re.compile(
    rf"(?P<digits>\d{{1,3}})\s?(?P<ending>st|nd|rd|th|ST|ND|RD|TH)\b(?!\s(?:of\s)?(?:century|centuries)\b)"
    rf"|(?P<word>[FfSsTtEeNnHhIiMm](?:(?<=[Ff])(?:irst|ourth|ifth|ourteenth|ifteenth|ortieth|iftieth|(?:orty|ifty)[-\s](?:{_STEMS}))"
    rf"|(?<=[Ss])(?:econd|ixth|eventh|ixteenth|eventeenth|ixtieth|eventieth|(?:ixty|eventy)[-\s](?:{_STEMS}))"
    rf"|(?<=[Tt])(?:hird|enth|welfth|hirteenth|wentieth|hirtieth|(?:wenty|hirty)[-\s](?:{_STEMS}))"
    rf"|(?<=[Ee])(?:ighth|leventh|ighteenth|ightieth|ighty[-\s](?:{_STEMS}))"
    rf"|(?<=[Nn])(?:inth|ineteenth|inetieth|inety[-\s](?:{_STEMS}))"
    r"|(?<=[Hh])undredth|(?<=[Ii])naugural|(?<=[Mm])aiden)\b)"
    rf"|(?P<roman>{_ROMAN})(?=\s(?:(?:[A-Za-z-]+\s){{0,3}})(?:{_NOUN})\b)"
    rf"|(?P<label>(?:[Rr]ound|[Ss]ession|[Mm]eeting|[Ee]dition)\s(?:[Nn]o\.?\s?|[Nn]umber\s|[Nn]r\.?\s?|№\s?|#\s?)?"
    rf"(?:(?P<lnum>\d{{1,3}})(?![\d.,:]\d|\d|\s?(?:%|p\.?m|a\.?m|[A-Z][a-z]+\s\d{{4}}))|(?P<lroman>{_ROMAN})\b|(?P<lword>(?:{'|'.join(_CARDINALS)})\b)))"
    r"|(?P<number>(?:[Nn]o\.|№|[Nn]umber|[Nn]r\.)\s?(?P<nnum>\d{1,3})(?!\d|[.,/]\d))"
)
_AFTER = re.compile(rf"\s(?:(?!and\b|of\b|the\b|to\b|in\b)[A-Za-z'’–-]+\s){{0,4}}?(?P<noun>{_NOUN})\b")
_UPPER = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class OrdinalMention:
    """A place in a series: ``text[start:end] == quote``; ``value`` counts from 1.

    ``form`` is ``word``, ``digits``, ``roman``, ``label`` ('Round 5') or ``number`` ('No. 7'); ``noun`` is the
    word that is counted ('session'), in lower case, where one of :data:`NOUNS` stands within four words, else None.
    """

    start: int
    end: int
    quote: str
    value: int
    form: str
    noun: str | None = None


def find_ordinals(text: str, start: int = 0, end: int | None = None) -> list[OrdinalMention]:
    """Return the ordinals in ``text[start:end]``; offsets count from the text's beginning. Never raises."""
    stop = len(text) if end is None else min(end, len(text))
    out: list[OrdinalMention] = []
    for found in _FIND.finditer(text, start, stop):
        at = found.start()
        left = text[at - 1] if at > start else " "
        if left.isalnum() or left in "_.,/$€£" or (left == "-" and at - 1 > start and text[at - 2].isdigit()):
            continue
        mention = _read(text, found, stop)
        if mention is not None:
            out.append(mention)
    return out


def _read(text: str, found: re.Match[str], stop: int) -> OrdinalMention | None:
    start, end = found.span()
    form = found.lastgroup or ""
    noun: str | None = None
    if found["digits"]:
        if not found["digits"].isascii():
            return None
        value, form = int(found["digits"]), "digits"
        if not _ending_fits(value, found["ending"].lower()):
            return None
    elif found["word"]:
        value, form = _WORDS.get("-".join(found["word"].lower().split()), 0), "word"
    elif found["roman"]:
        value, form = roman_value(found["roman"]), "roman"
        if found["roman"] in {"I", "V", "X"} and text[end : end + 1] != " ":
            return None
    elif found["label"]:
        form = "label"
        noun = found["label"].split()[0].lower()
        if found["lnum"]:
            value = int(found["lnum"])
        elif found["lroman"]:
            value = roman_value(found["lroman"])
        else:
            value = _CARDINALS[found["lword"]]
    else:
        value, form = int(found["nnum"]), "number"
    if value < 1:
        return None
    if noun is None:
        after = _AFTER.match(text, end, stop)
        noun = after["noun"].lower() if after else None
    if form == "roman" and (
        noun is None or (found["roman"] == "I" and _UPPER.match(text, end + 1) is None and noun == "time")
    ):
        return None
    return OrdinalMention(start, end, text[start:end], value, form, noun)


def _ending_fits(value: int, ending: str) -> bool:
    """Tell '2nd' from '2th'; slips such as '2th' and '3th' are read all the same, 'st' after 2 is not."""
    return ending == "th" or {1: "st", 2: "nd", 3: "rd"}.get(value % 10) == ending


def roman_value(numeral: str) -> int:
    """Return the value of a Roman numeral in capitals, built of I, V and X."""
    values = {"I": 1, "V": 5, "X": 10}
    total = 0
    for here, after in zip(numeral, [*numeral[1:], ""], strict=True):
        value = values[here]
        total += -value if after and values[after] > value else value
    return total
