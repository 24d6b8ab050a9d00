"""What stands around a figure: the currency before or after it, its magnitude, the words that qualify it.

The patterns are built once from ``vocab/currencies.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from relations_kb.rules.figures import FIGURE, MAGNITUDE, MAGNITUDES, SPACES, magnitude_value
from relations_kb.vocab.currencies import load_currencies

Qualifier = Literal["exact", "about", "over", "under"]

# Names that are common words or weights: a figure needs a magnitude (or, 'real', an adjective) beside them.
_PLAIN_WORDS = frozenset(
    {"sum", "sums", "won", "som", "pound", "pounds", "rand", "dong", "kr", "crown", "crowns", "sterling", "leu", "lek"}
)
_ADJECTIVE_ONLY = frozenset({"real"})


@dataclass(frozen=True, slots=True)
class Currency:
    """A code, or the codes that a name may stand for."""

    code: str | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Affix:
    """A currency beside a figure: ``edge`` is where it begins (before) or ends (after).

    ``risky`` ones ('ALL', 'pounds') count only beside a magnitude or a fraction.
    """

    edge: int
    currency: Currency
    risky: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled patterns and the letters that they may begin or end with."""

    scan: re.Pattern[str]
    prefix: re.Pattern[str]
    magnitude: re.Pattern[str]
    suffix: re.Pattern[str]
    then: re.Pattern[str]
    unit: re.Pattern[str]
    last: frozenset[str]
    heads: frozenset[str]
    starts: frozenset[str]


def _alternatives(names: list[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=lambda n: (-len(n), n)))


@cache
def grammar() -> Grammar:
    """Build the patterns (once)."""
    known = load_currencies()
    codes, symbols = _alternatives(list(known.codes)), _alternatives(list(known.symbols))
    words, adjectives = _alternatives(list(known.words)), _alternatives(list(known.adjectives))
    named = rf"(?:(?P<adj>(?i:{adjectives}))[\s-])?(?P<word>(?i:{words}))(?!\w)"
    space = rf"[{SPACES}\n]"
    heads = [*known.codes, *known.symbols, *known.words, *known.adjectives, "of", "in", "worth"]
    return Grammar(
        scan=re.compile(FIGURE),
        prefix=re.compile(
            rf"(?:(?<![A-Za-z$])(?:(?P<code2>{codes})[{SPACES}])?(?P<symbol>{symbols})|(?<![A-Za-z])"
            rf"(?P<code>{codes})\.?)[{SPACES}]?[-–]?$"
        ),
        magnitude=re.compile(rf"(?:\+?{space}|-|\+)?(?P<mag>(?i:{MAGNITUDE}))(?![A-Za-z])\.?"),
        suffix=re.compile(
            rf"(?:{space}{{1,2}}|-)?(?:(?:of|in|worth){space})?"
            rf"(?:{named}|(?P<symbol>{symbols})(?![0-9])|(?P<code>{codes})(?![A-Za-z]))"
        ),
        then=re.compile(
            rf"(?P<join>\s?[-–—]\s?|\s(?:to|and|or)\s(?:(?:about|some|around|approximately|over|nearly)\s)?)"
            rf"(?P<cur>(?:{symbols}|(?<![A-Za-z])(?:{codes}))[{SPACES}]?)?(?P<figure>{FIGURE})"
        ),
        unit=re.compile(
            rf"(?P<mag1>(?<![A-Za-z])(?i:{MAGNITUDE}))(?:\.|\b)[\s-]?(?:of\s)?"
            rf"(?:{named}|(?P<symbol>{symbols})|(?P<code>{codes})(?![A-Za-z]))"
            rf"|(?:(?<![A-Za-z])(?P<symbol2>{symbols})|(?<![A-Za-z])(?P<code2>{codes})"
            rf"|(?<!\w)(?:(?P<adj2>(?i:{adjectives}))\s)?(?P<word2>(?i:{words})))"
            rf"[.,\s]*(?:in\s)?(?:(?P<mag2>(?i:{MAGNITUDE}))(?![A-Za-z])|[(’']+000s?\b)"
        ),
        last=frozenset(
            {name[-2:] for name in known.codes}
            | {name[-1] + end for name in known.codes for end in ".-–"}
            | {name[-1] for name in known.symbols}
        ),
        heads=frozenset({name[:2].lower() for name in heads} | {name[:1] for name in known.symbols}),
        starts=frozenset({name[:3].lower() for name in (*heads, *MAGNITUDES, "to", "and", "or")}),
    )


def find_prefix(text: str, at: int, begin: int) -> Affix | None:
    """Return the currency right before the figure at ``at``, not reaching before ``begin``."""
    if at <= begin:
        return None
    edge = at - 1 if text[at - 1] in SPACES and at - 2 >= begin else at
    patterns = grammar()
    near = text[max(begin, edge - 2) : edge]
    if near not in patterns.last and near[-1:] not in patterns.last and not (near and near[-1] in "-–"):
        return None
    base = max(begin, at - 10)
    # One character more for the look-behind, without letting the match begin before ``begin``.
    found = patterns.prefix.search(text[base:at])
    if found is None:
        return None
    edge = base + found.start()
    if edge == base and base > 0 and text[base - 1].isalpha() and text[base].isalpha():
        return None
    known = load_currencies()
    if found["symbol"] and found["code2"]:  # 'CAD $250 million'
        return Affix(edge, Currency(known.codes[found["code2"]]), False)
    if found["symbol"]:
        return Affix(edge, Currency(known.symbols[" ".join(found["symbol"].split())]), False)
    return Affix(edge, Currency(known.codes[found["code"]]), found["code"] in known.risky)


def may_be_money(text: str, start: int, end: int) -> bool:
    """Tell at little cost whether a currency can stand beside the figure ``text[start:end]``; most figures fail."""
    patterns = grammar()
    first = text[end : end + 1]
    if first in _AFTER_FIGURE:
        key = text[end + 1 : end + 4].lower()
        if key in patterns.starts or key[:1] in patterns.heads or key[:1] in _DASHES:
            return True
        if not key[2:].isalpha() and (key[:2] in patterns.starts or (key[:1] in _LETTERS and not key[1:2].isalpha())):
            return True
    elif first.isalpha() or first in patterns.heads:
        return True
    if first in _DASHES:
        return True
    if start < 2:
        return start == 1 and text[0] in patterns.last
    edge = start - 1 if text[start - 1] in SPACES else start
    near = text[max(0, edge - 2) : edge]
    return near in patterns.last or near[-1:] in patterns.last or near[-1:] in _DASHES


_AFTER_FIGURE = frozenset(SPACES + "-\n+")
_DASHES = frozenset("-–—")
_LETTERS = frozenset("kmbt")


_SHORT_SCALES = frozenset({"mln", "bln", "trn", " mn", " bn", "mio", "mrd", "mil", "bil"})


def find_suffix(text: str, at: int, stop: int) -> Affix | None:
    """Return the currency right after a figure (and its magnitude) that ends at ``at``."""
    patterns = grammar()
    if text[at : at + 2] == ". " and text[max(0, at - 3) : at].lower() in _SHORT_SCALES:
        at += 1  # '34.4 mln. US dollars'
    first = at + 1 if text[at : at + 1] in {" ", "-", "\n", "\u00a0", "\u202f"} else at
    if text[first : first + 2].lower() not in patterns.heads and text[first : first + 1] not in patterns.heads:
        return None
    found = patterns.suffix.match(text, at, stop)
    if found is None:
        return None
    known = load_currencies()
    if found["symbol"]:
        return Affix(found.end(), Currency(known.symbols[" ".join(found["symbol"].split())]), False)
    if found["code"]:
        return Affix(found.end(), Currency(known.codes[found["code"]]), found["code"] in known.risky)
    word = known.words[" ".join(found["word"].lower().split())]
    if not found["adj"] and (
        word.word in _ADJECTIVE_ONLY or (word.word == "pounds" and text.startswith(" of ", found.end()))
    ):
        return None
    code = word.code(" ".join(found["adj"].lower().split()) if found["adj"] else None)
    risky = word.word in _PLAIN_WORDS and not found["adj"]
    # A default is a guess that the parties may outdo; an adjective is none.
    guessed = not found["adj"] and word.word not in {"dollar", "dollars", "pound", "pounds"}
    return Affix(found.end(), Currency(code, word.candidates() if guessed or not code else ()), risky)


def find_scale(text: str, at: int, stop: int) -> tuple[int, int, str]:
    """Return the factor of a magnitude word at ``at``, where it ends, and the word; (1, at, '') for none."""
    if at < stop and (text[at] in " +-\n\u00a0\u202f\u2009" or text[at].isalpha()):
        found = grammar().magnitude.match(text, at, stop)
        if found is not None:
            end = found.end() - (1 if found[0].endswith(".") else 0)
            return magnitude_value(found["mag"]), end, found["mag"].lower()
    return 1, at, ""


_OVER = (
    r"over|more\sth[ae]n|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|upwards?\sof|at\sleast|in\sexcess\sof|"
    r"n(?:o|ot)\sless\sthan|greater\sthan|higher\sthan|cross(?:ed|ing)|topp(?:ed|ing)|larger\sthan|beyond|>"
)
_UNDER = (
    r"nearly|almost|not\squite|(?:just\s)?shy\sof|close\sto|less\sthan|under|below|(?<!add\s)(?<!adds\s)"
    r"(?<!added\s)(?<!adding\s)(?<!sums\s)(?<!summed\s)(?<!went\s)(?<!came\s)(?<!rose\s)(?<!were\s)(?<!was\s)"
    r"(?<!is\s)(?<!are\s)(?<!piled\s)(?<!built\s)(?<!mounted\s)(?<!climbed\s)(?<!ended\s)up\sto|"
    r"approach(?:ing|ed|es)|near(?:ing|ed|s)|at\smost|n(?:o|ot)\smore\sthan|"
    r"fewer\sthan|short\sof|a\smaximum\sof|<"
)
_ABOUT = (
    r"about|around|near|some|approximately|approx\.?|roughly|estimated(?:\s(?:at|to\sbe))?|circa|ca?\.|~|≈|"
    r"in\sthe\s(?:region|order|neighbou?rhood|vicinity)\sof|somewhere\s(?:around|near)"
)
_BEFORE = re.compile(
    rf"(?:(?<![\w-])|(?<=[(>]))(?:(?P<under>{_UNDER})|(?P<over>{_OVER})|(?P<about>{_ABOUT}))\s?"
    r"(?:the\s|a\s|an\s|to\s)?(?:(?:total|sum|amount|value)\sof\s)?$"
)
_AFTER_OVER = re.compile(r"\s?\+(?![0-9])|\s(?:and\schange|or\smore)\b|\splus\b(?!\s(?:\d|[a-z]))")
_AFTER_ABOUT = re.compile(r"\s(?:or\sso|or\sthereabouts|approximately|more\sor\sless)\b")


def qualifier_around(text: str, start: int, end: int, *, ranged: bool) -> Qualifier:
    """Read the words around an amount; a range is ``about`` unless they say otherwise."""
    found = _BEFORE.search(text[max(0, start - 36) : start].lower())
    if found is not None:
        return "over" if found["over"] else "under" if found["under"] else "about"
    if _AFTER_OVER.match(text, end):
        return "over"
    if "+" in text[start:end]:  # '$90+ million'
        return "over"
    if ranged or _AFTER_ABOUT.match(text, end):
        return "about"
    return "exact"
