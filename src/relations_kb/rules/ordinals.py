"""Which in a series: 'the third round', '9th session', 'III round', 'Round 5', 'No. 7', 'inaugural'.

In: a text, with an optional stretch. Out: mentions in text order, not overlapping. Ordinal words and digits with an
ending are found anywhere ('first', '21st'); bare numbers and Roman numerals only beside a word for a meeting or a
number sign, so that 'session 4' counts and '4 ministers' does not. Whether an ordinal counts a round at all (not
'First Deputy Minister', 'the 19th century', '4th of May') is for the rules to say; ``noun`` helps: it is the lower-case
word that is counted, where it stands right beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

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
    "council",
    "cabinet",
)
_ROMAN = r"(?:X{1,3}(?:IX|IV|V?I{1,3}|V)?|IX|IV|V?I{1,3}|V)"
_NOUN = "|".join(sorted(NOUNS, key=len, reverse=True))
_TEN = "|".join(sorted(_TENS, key=len, reverse=True))
# The endings that every ordinal word has one of; each is found at the speed of str.find.
_ENDINGS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "teenth", "tieth", "hundredth", "inaugural", "maiden",
)  # fmt: skip
_LABEL_NOUNS = ("round ", "session ", "meeting ", "edition ")
_SIGNS = ("no.", "nr.", "№")
# All of them at once: most sentences have none.
_LITERALS = (*_ENDINGS, *_LABEL_NOUNS, *_SIGNS)
_AUTOMATON = AhoCorasick(_LITERALS)
_WORD_HEAD = re.compile(rf"(?:(?<!\w)(?:{_TEN})[-\s])?[a-z]*$")
_DIGITS = re.compile(
    r"(?P<digits>[0-9][0-9]{0,2})[-\s]?(?P<ending>st|nd|rd|th|ST|ND|RD|TH)(?!\w)(?!\s(?:century|centuries)\b)"
)
_NUMERAL = re.compile(r"(?P<roman>[IVX][IVX]*)(?:-?(?:st|nd|rd|th))?(?=\s)")  # 'III', also 'VIIIth'
_LABEL = re.compile(
    r"(?:no\.?\s?|number\s|nr\.?\s?|№\s?|#\s?)?(?:(?P<num>[0-9]{1,3})"
    r"(?![0-9]|[.,:/][0-9]|\s?%|\s?[ap]\.?m\b|(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec|of\b|to\b|and\b|countries|ministers|people))"
    rf"|(?P<roman>{_ROMAN.lower()})(?!\w)|(?P<word>(?:{'|'.join(_CARDINALS)})(?!\w)(?!\s[a-z])))"
)
_ROMAN_WHOLE = re.compile(_ROMAN)
_NUMBER = re.compile(r"\s?(?P<num>[0-9]{1,3})(?![0-9]|[.,/][0-9])")
_AFTER = re.compile(
    r"(?:(?:\s?,\s|\s(?:and|&|or)\s)(?:the\s)?[\w-]+){0,2}"
    rf"\s(?:(?!(?:and|of|the|to|in|by|with|for|on|at)\b)[\w'’–-]+\s){{0,4}}?(?P<noun>{_NOUN})s?\b"
)


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
    piece = text[start:stop]
    low = piece.replace("İ", "i").lower()
    if len(low) != len(piece):  # not known to happen
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in piece)
    stand = {_LITERALS[hit[0]] for hit in _AUTOMATON.find_matches_as_indexes(low, overlapping=True)}
    hits = sorted(
        {
            *_words(low, stand),
            *_digits(piece),
            *_numerals(piece, low),
            *_labels(low, stand),
            *_numbers(low, stand),
        }
    )
    out: list[OrdinalMention] = []
    done = 0
    for at, negative_end, value, form, noun in hits:
        until = -negative_end
        if at < done:
            continue
        done = until
        counted = noun or _noun_after(low, until)
        out.append(OrdinalMention(start + at, start + until, piece[at:until], value, form, counted))
    return out


# A number with its ending, and any word that begins like a Roman one; what begins with a set of characters is found
# fastest, so that what stands before it is asked after it.
_NUMBER_HINT = re.compile(r"[0-9][-\s]?(?:st|nd|rd|th|ST|ND|RD|TH)")
_ROMAN_HINT = re.compile(r"[IVX](?<![^\W_].)")


def may_be_ordinal(text: str, lowered: str) -> Iterator[int]:
    """Yield offsets in a text such that a stretch of it that holds none of them holds no ordinal; in any order.

    :param lowered: the text in lower case, of the same length.
    """
    for _, start, _ in _AUTOMATON.find_matches_as_indexes(lowered, overlapping=True):
        yield start
    for hint in (_NUMBER_HINT, _ROMAN_HINT):
        for found in hint.finditer(text):
            yield found.start()


# A hit: start, minus end (so that of two at one place the longer sorts first), value, form, noun or ''.
_Hit = tuple[int, int, int, str, str]


def _noun_after(low: str, at: int) -> str | None:
    found = _AFTER.match(low, at, at + 90)
    return found["noun"] if found else None


def _words(low: str, stand: set[str]) -> Iterator[_Hit]:
    for ending in stand.intersection(_ENDINGS):
        at = low.find(ending)
        while at >= 0:
            end = at + len(ending)
            if not low[end : end + 1].isalnum():
                window = max(0, at - 16)
                head = _WORD_HEAD.search(low[window:at])
                begin = window + head.start() if head else at
                value = _WORDS.get("-".join(low[begin:end].replace("-", " ").split()), 0)
                if not value:  # 'forty-' before a word of its own
                    begin = max(low.rfind(" ", window, at), low.rfind("-", window, at), low.rfind("\n", window, at)) + 1
                    value = _WORDS.get(low[begin:end], 0)
                if value and not low[begin - 1 : begin].isalnum():
                    yield begin, -end, value, "word", ""
            at = low.find(ending, end)


def _free(text: str, at: int) -> bool:
    """Tell whether nothing before a number makes it part of something else ('2.3rd', '$4th')."""
    left = text[at - 1] if at else " "
    return not (left.isalnum() or left in "_.,/$€£" or (left == "-" and at > 1 and text[at - 2].isdigit()))


def _digits(text: str) -> Iterator[_Hit]:
    for found in _DIGITS.finditer(text):
        value = int(found["digits"])
        if value and _free(text, found.start()) and _ending_fits(value, found["ending"].lower()):
            yield found.start(), -found.end(), value, "digits", ""


def _numerals(text: str, low: str) -> Iterator[_Hit]:
    for found in _NUMERAL.finditer(text):
        if not _free(text, found.start()) or not _ROMAN_WHOLE.fullmatch(found["roman"]):
            continue
        noun = _noun_after(low, found.end())
        if noun is None or noun == "time" or (found[0] == "I" and not _noun_is_beside(text, found.end())):
            continue
        yield found.start(), -found.end(), roman_value(found["roman"]), "roman", noun


def _noun_is_beside(text: str, at: int) -> bool:
    """Tell whether 'I' is a numeral: what follows is capital or a noun itself ('I Session', 'I round'), no verb."""
    return text[at + 1 : at + 2].isupper() or text[at + 1 : at + 9].startswith(("round", "session", "meeting"))


def _labels(low: str, stand: set[str]) -> Iterator[_Hit]:
    for noun in stand.intersection(_LABEL_NOUNS):
        at = low.find(noun)
        while at >= 0:
            end = at + len(noun)
            if not low[at - 1 : at].isalnum() or at == 0:
                found = _LABEL.match(low, end)
                if found is not None:
                    if found["num"]:
                        value = int(found["num"])
                    elif found["roman"]:
                        value = roman_value(found["roman"].upper())
                    else:
                        value = _CARDINALS[found["word"]]
                    if value and not (found["roman"] in {"i", "v", "x"} and low[found.end() : found.end() + 1] == " "):
                        yield at, -found.end(), value, "label", noun.strip()
            at = low.find(noun, end)


def _numbers(low: str, stand: set[str]) -> Iterator[_Hit]:
    for sign in stand.intersection(_SIGNS):
        at = low.find(sign)
        while at >= 0:
            found = _NUMBER.match(low, at + len(sign))
            if found is not None and _free(low, at) and int(found["num"]):
                yield at, -found.end(), int(found["num"]), "number", ""
            at = low.find(sign, at + len(sign))


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
