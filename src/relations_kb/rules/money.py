"""Amounts of money in English prose, and plain numbers and units for tables.

In: a text, with an optional stretch. Out: mentions in text order, not overlapping, values in units of the currency.
How figures are read (decimal commas, thousands, malformed ones) is told in :mod:`relations_kb.rules.figures`; how
currencies are written stands in ``vocab/currencies.yaml``.

Qualifiers follow the record contract: 'almost', 'nearly', 'close to', 'less than', 'up to' are ``under``; 'some',
'around', 'an estimated', '~' are ``about``; 'more than', 'surpassing', 'at least', 'and change', '+' are ``over``. A
range ('2.5-3 billion dollars') has ``low`` and ``high``, its middle as value, and is ``about``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from relations_kb.rules.figures import (
    FIGURE,
    MAGNITUDE,
    SPACES,
    WORD_FIGURE,
    Figure,
    magnitude_value,
    plain,
    read_figure,
    read_words,
)
from relations_kb.vocab.currencies import load_currencies

Qualifier = Literal["exact", "about", "over", "under"]


@dataclass(frozen=True, slots=True)
class MoneyMention:
    """An amount: ``text[start:end] == as_written``; the words of the qualifier are not in the span.

    ``currency`` is ISO 4217, or None where the name is shared by countries and no adjective tells which ('pesos'):
    then ``candidates`` lists the codes it may be. ``low`` and ``high`` are set for a range only. ``note`` says how a
    malformed or unusual figure was read; ``flags`` may hold ``malformed-figure``, ``decimal-comma``,
    ``currency-twice``, ``shared-magnitude``.
    """

    start: int
    end: int
    as_written: str
    value: int | float
    currency: str | None
    qualifier: Qualifier = "exact"
    low: int | float | None = None
    high: int | float | None = None
    note: str | None = None
    flags: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainNumber:
    """A number without a currency, for table cells: ``value`` is signed; ``note`` as in :class:`MoneyMention`."""

    start: int
    end: int
    quote: str
    value: int | float
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """What a heading says of the numbers below it: 'mln USD' is (USD, 1000000)."""

    start: int
    end: int
    quote: str
    currency: str
    factor: int


@dataclass(frozen=True, slots=True)
class _Currency:
    code: str | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Grammar:
    scan: re.Pattern[str]
    prefix: re.Pattern[str]
    magnitude: re.Pattern[str]
    suffix: re.Pattern[str]
    then: re.Pattern[str]
    unit: re.Pattern[str]
    last: frozenset[str]


def _alternatives(names: list[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=lambda n: (-len(n), n)))


@cache
def _grammar() -> _Grammar:
    known = load_currencies()
    codes, symbols = _alternatives(list(known.codes)), _alternatives(list(known.symbols))
    words, adjectives = _alternatives(list(known.words)), _alternatives(list(known.adjectives))
    named = rf"(?:(?P<adj>(?i:{adjectives}))[\s-])?(?P<word>(?i:{words}))(?!\w)"
    space = rf"[{SPACES}\n]"
    return _Grammar(
        scan=re.compile(FIGURE),
        prefix=re.compile(
            rf"(?:(?<![A-Za-z$])(?P<symbol>{symbols})|(?<![A-Za-z])(?P<code>{codes})\.?)[{SPACES}]?[-–]?$"
        ),
        magnitude=re.compile(rf"(?:{space}|-)?(?P<mag>(?i:{MAGNITUDE}))(?![A-Za-z])\.?"),
        suffix=re.compile(
            rf"(?:{space}{{1,2}}|-)?(?:of{space})?(?:(?:in|worth){space})?"
            rf"(?:{named}|(?P<symbol>{symbols})(?![\d])|(?P<code>{codes})(?![A-Za-z]))"
        ),
        then=re.compile(
            rf"(?P<join>\s?[-–—]\s?|\s(?:to|and|or)\s(?:(?:about|some|around|approximately|over|nearly)\s)?)"
            rf"(?P<cur>(?:{symbols}|(?<![A-Za-z])(?:{codes}))[{SPACES}]?)?(?P<figure>{FIGURE})"
        ),
        unit=re.compile(
            rf"(?:(?:in\s|\()?(?P<mag1>(?i:{MAGNITUDE})|(?:(?i:millions|thousands|billions)))(?:\.|\b)[\s-]?(?:of\s)?"
            rf"(?:{named}|(?P<symbol>{symbols})|(?P<code>{codes})(?![A-Za-z]))"
            rf"|(?:(?<![A-Za-z])(?P<symbol2>{symbols})|(?<![A-Za-z])(?P<code2>{codes})|(?<!\w)(?:(?P<adj2>(?i:{adjectives}))\s)?(?P<word2>(?i:{words})))"
            rf"[,\s]*(?:in\s)?(?P<mag2>(?i:{MAGNITUDE}))(?![A-Za-z]))"
        ),
        last=frozenset({name[-1] for name in (*known.codes, *known.symbols)} | {"."}),
    )


_OVER = (
    r"over|more\sth[ae]n|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|upwards?\sof|just\sover|well\sover|at\sleast|"
    r"in\sexcess\sof|no\sless\sthan|not\sless\sthan|greater\sthan|higher\sthan|cross(?:ed|ing)|topp(?:ed|ing)|larger\sthan|a\slittle\sover|>"
)
_UNDER = (
    r"nearly|almost|close\sto|just\sunder|less\sthan|under|below|up\sto|approaching|nearing|at\smost|no\smore\sthan|not\smore\sthan|"
    r"fewer\sthan|just\sshort\sof|short\sof|a\slittle\sunder|a\smaximum\sof|<"
)
_ABOUT = (
    r"about|around|some|approximately|approx\.?|roughly|(?:an\s)?estimated(?:\s(?:at|to\sbe))?|circa|ca?\.|~|≈|"
    r"in\sthe\s(?:region|order|neighbou?rhood|vicinity)\sof|somewhere\s(?:around|near)"
)
_BEFORE = re.compile(
    rf"(?:(?<![\w-])|(?<=[(>]))(?:(?P<over>{_OVER})|(?P<under>{_UNDER})|(?P<about>{_ABOUT}))\s?(?:the\s|a\s|an\s|to\s)?(?:(?:total|sum|amount)\sof\s)?$"
)
_AFTER_OVER = re.compile(r"\s?\+(?!\d)|\s(?:and\schange|or\smore|plus\b(?!\s\d))")
_AFTER_ABOUT = re.compile(r"\s(?:or\sso|or\sthereabouts|approximately|more\sor\sless)\b")
_BETWEEN = re.compile(r"\bbetween\s(?:some\s|about\s)?$")
_LEFT_OF_FIGURE = frozenset(SPACES + "\n\t([|~≈><-–—=:'\"“‘*/_+")


def find_money(text: str, start: int = 0, end: int | None = None) -> list[MoneyMention]:
    """Return the amounts in ``text[start:end]``, in text order; offsets count from the text's beginning. Never raises."""
    stop = len(text) if end is None else min(end, len(text))
    grammar = _grammar()
    found: list[MoneyMention] = []
    done = start
    for match in grammar.scan.finditer(text, start, stop):
        if match.start() < done:
            continue
        for mention in _at_figure(text, match, done, stop, grammar):
            found.append(mention)
            done = mention.end
    found += _in_words(text, start, stop, grammar, found)
    found.sort(key=lambda mention: mention.start)
    return found


def _prefix(text: str, at: int, begin: int, grammar: _Grammar) -> tuple[int, _Currency, bool] | None:
    """Return where the currency before a figure begins, what it is, and whether it is risky."""
    near = text[at - 1] if at > begin else ""
    if near in SPACES and at - 1 > begin and near:
        near = text[at - 2]
    if not near or (near not in grammar.last and near not in "-–"):
        return None
    window_at = max(begin, at - 9)
    found = grammar.prefix.search(text[window_at:at])
    if found is None:
        return None
    known = load_currencies()
    if found["symbol"]:
        return window_at + found.start(), _Currency(known.symbols[" ".join(found["symbol"].split())]), False
    return window_at + found.start(), _Currency(known.codes[found["code"]]), found["code"] in known.risky


def _suffix(text: str, at: int, stop: int, grammar: _Grammar) -> tuple[int, _Currency, bool] | None:
    """Return where the currency after a figure ends, what it is, and whether it is risky."""
    if at >= stop:
        return None
    found = grammar.suffix.match(text, at, stop)
    if found is None:
        return None
    known = load_currencies()
    if found["symbol"]:
        return found.end(), _Currency(known.symbols[" ".join(found["symbol"].split())]), False
    if found["code"]:
        return found.end(), _Currency(known.codes[found["code"]]), found["code"] in known.risky
    word = known.words[" ".join(found["word"].lower().split())]
    code = word.code(" ".join(found["adj"].lower().split()) if found["adj"] else None)
    risky = word.word in {
        "real",
        "sum",
        "sums",
        "won",
        "som",
        "sterling",
        "pound",
        "pounds",
        "rand",
        "dong",
        "kr",
        "crown",
        "crowns",
        "mark",
    }
    return found.end(), _Currency(code, () if code else word.candidates()), risky and not found["adj"]


def _scale(text: str, at: int, stop: int, grammar: _Grammar) -> tuple[int, int, str]:
    """Return the factor of a magnitude word at ``at``, where it ends, and the word; (1, at, '') for none."""
    if at < stop and (text[at] in " -\n\u00a0\u202f\u2009" or text[at].isalpha()):
        found = grammar.magnitude.match(text, at, stop)
        if found is not None:
            end = found.end() - (1 if found[0].endswith(".") else 0)
            return magnitude_value(found["mag"]), end, found["mag"].lower()
    return 1, at, ""


def _at_figure(text: str, match: re.Match[str], begin: int, stop: int, grammar: _Grammar) -> list[MoneyMention]:
    """Read the amount, range or pair that begins at a figure; usually none."""
    at, end = match.start(), match.end()
    prefix = _prefix(text, at, begin, grammar)
    left = text[at - 1] if at > 0 else " "
    if prefix is None and left not in _LEFT_OF_FIGURE:
        return []
    raw = match[0]
    if " " in raw or "\u00a0" in raw:  # '2010 542 million' is no number: years do not group
        head = re.split(f"[{SPACES}]", raw, maxsplit=1)[0]
        if len(head) > 3 or "." in head or "," in head:
            raw, end = head, at + len(head)
    factor, after, word = _scale(text, end, stop, grammar)
    pair = grammar.then.match(text, after, stop)
    if pair is not None:
        both = _pair(text, at, (raw, factor, after), pair, prefix, stop, grammar)
        if both:
            return both
    figure = read_figure(raw, scaled=factor > 1)
    if figure is None:
        return []
    value = figure.value * factor
    if word:
        value, after = _compound(text, value, factor, after, stop, grammar)
    suffix = _suffix(text, after, stop, grammar)
    one_letter = len(word) == 1
    if prefix is None and suffix is None:
        return []
    if prefix is None and suffix is not None and suffix[2] and factor == 1:
        return []
    if prefix is not None and prefix[2] and factor == 1 and suffix is None and not re.search(r"[.,]", raw):
        return []
    if one_letter and prefix is not None and suffix is None and text[after - 1 - len(word)] == " " and word in "bk":
        pass
    return [_mention(text, prefix, suffix, (at, after), Figure(value, figure.note), None)]


def _compound(text: str, value: Decimal, factor: int, after: int, stop: int, grammar: _Grammar) -> tuple[Decimal, int]:
    """Add '341 mln' to '2 bln': a second figure with a smaller magnitude."""
    at = after + 1 if text[after : after + 1] == " " else after
    if text[at : at + 4] == "and ":
        at += 4
    found = grammar.scan.match(text, at, stop)
    if at == after or found is None:
        return value, after
    second, end, word = _scale(text, found.end(), stop, grammar)
    figure = read_figure(found[0], scaled=True)
    if not word or second >= factor or figure is None or figure.value * second >= factor:
        return value, after
    return value + figure.value * second, end


def _pair(
    text: str,
    at: int,
    first: tuple[str, int, int],
    pair: re.Match[str],
    prefix: tuple[int, _Currency, bool] | None,
    stop: int,
    grammar: _Grammar,
) -> list[MoneyMention]:
    """Read '2.5-3 billion dollars' (a range) and '1.2 and 1.5 billion dollars' (two amounts)."""
    raw, factor1, after1 = first
    factor2, after2, _ = _scale(text, pair.end(), stop, grammar)
    suffix = _suffix(text, after2, stop, grammar)
    join = pair["join"].strip()
    dash = not join[:1].isalpha()
    if prefix is None and suffix is None:
        return []
    shares = factor1 == 1 and factor2 > 1
    if prefix is not None and pair["cur"] is None and not dash and not shares and suffix is None:
        return []  # '$5 million and 300 jobs'
    if prefix is None and factor1 == 1 and factor2 == 1 and not dash:
        return []
    if (
        prefix is not None
        and not dash
        and not shares
        and join.startswith("and")
        and not _BETWEEN.search(text, max(0, prefix[0] - 20), prefix[0])
    ):
        return []
    one = read_figure(raw, scaled=shares or factor1 > 1)
    two = read_figure(pair["figure"], scaled=factor2 > 1)
    if one is None or two is None:
        return []
    low, high = one.value * (factor2 if shares else factor1), two.value * factor2
    between = _BETWEEN.search(text, max(0, at - 20), prefix[0] if prefix else at)
    if dash or join.startswith("to") or between or join.startswith("or"):
        if low >= high:
            return []
        note = one.note or two.note
        return [_mention(text, prefix, suffix, (at, after2), Figure((low + high) / 2, note), (low, high))]
    if suffix is None and pair["cur"] is None and prefix is None:
        return []
    known_second = suffix or prefix
    assert known_second is not None
    a = _mention(text, prefix, None, (at, after1), Figure(low, one.note), None, currency=known_second[1], shared=shares)
    second = _prefix(text, pair.start("figure"), pair.end("join"), grammar)
    b = _mention(
        text, second, suffix, (pair.start("figure"), after2), Figure(high, two.note), None, currency=known_second[1]
    )
    return [a, b]


def _mention(
    text: str,
    prefix: tuple[int, _Currency, bool] | None,
    suffix: tuple[int, _Currency, bool] | None,
    core: tuple[int, int],
    figure: Figure,
    span: tuple[Decimal, Decimal] | None,
    *,
    currency: _Currency | None = None,
    shared: bool = False,
) -> MoneyMention:
    start = prefix[0] if prefix else core[0]
    end = suffix[0] if suffix else core[1]
    flags: list[str] = []
    if figure.note:
        flags.append("decimal-comma" if figure.note == "decimal comma" else "malformed-figure")
    if shared:
        flags.append("shared-magnitude")
    chosen = currency
    if prefix and suffix:
        flags.append("currency-twice")
        specific = prefix[1].code == "USD" and suffix[1].code is not None and text[start : start + 1] == "$"
        chosen = suffix[1] if specific else prefix[1]
    elif chosen is None:
        source = prefix or suffix
        chosen = source[1] if source else _Currency(None)
    return MoneyMention(
        start=start,
        end=end,
        as_written=text[start:end],
        value=plain(figure.value),
        currency=chosen.code,
        qualifier=_qualifier(text, start, end, ranged=span is not None),
        low=plain(span[0]) if span else None,
        high=plain(span[1]) if span else None,
        note=figure.note,
        flags=tuple(flags),
        candidates=chosen.candidates,
    )


def _qualifier(text: str, start: int, end: int, *, ranged: bool) -> Qualifier:
    """Read the words around an amount."""
    before = _BEFORE.search(text[max(0, start - 34) : start].lower())
    if before is not None:
        return "over" if before["over"] else "under" if before["under"] else "about"
    if _AFTER_OVER.match(text, end):
        return "over"
    if ranged or _AFTER_ABOUT.match(text, end):
        return "about"
    return "exact"


def _in_words(text: str, start: int, stop: int, grammar: _Grammar, taken: list[MoneyMention]) -> list[MoneyMention]:
    """Find 'half a billion dollars', 'two and a half million euros', 'five hundred million yen'."""
    out: list[MoneyMention] = []
    used = {mention.start for mention in taken}
    for stem, words in (("illion", "mbt"), (" thousand", ""), (" crore", ""), (" lakh", "")):
        at = text.find(stem, start, stop)
        while at >= 0:
            begin = at - 1 if words else at + 1
            if begin > start and text[begin - 1] in " -\n":
                if text[at - 2 : at - 1] == "r" and words:
                    begin -= 1
                window_at = max(start, begin - 40)
                found = WORD_FIGURE.search(text[window_at:begin].lower())
                if found is None and text[begin - 2 : begin - 1] == "r":
                    found = None
                if found is not None:
                    mention = _words_at(text, window_at, found, begin, stop, grammar)
                    if mention is not None and mention.start not in used:
                        out.append(mention)
            at = text.find(stem, at + len(stem), stop)
    return [m for m in out if not any(t.start < m.end and m.start < t.end for t in taken)]


def _words_at(
    text: str, base: int, found: re.Match[str], begin: int, stop: int, grammar: _Grammar
) -> MoneyMention | None:
    factor, after, word = _scale(text, begin, stop, grammar)
    if not word:
        return None
    suffix = _suffix(text, after, stop, grammar)
    if suffix is None:
        return None
    return _mention(text, None, suffix, (base + found.start(), after), Figure(read_words(found) * factor), None)


_NUMBER_CELL = re.compile(rf"(?<![\w.,])(?P<sign>[+\-–−]\s?)?(?P<figure>{FIGURE})(?![\w%]|[.,]\d)")


def find_plain_numbers(text: str, start: int = 0, end: int | None = None) -> list[PlainNumber]:
    """Return the bare numbers of ``text[start:end]``: '2,998.0', '+404.0', '- 12,5'. Percentages are left out."""
    stop = len(text) if end is None else min(end, len(text))
    out: list[PlainNumber] = []
    for found in _NUMBER_CELL.finditer(text, start, stop):
        figure = read_figure(found["figure"], scaled=False)
        if figure is None:
            continue
        value = -figure.value if found["sign"] and found["sign"][0] != "+" else figure.value
        out.append(PlainNumber(found.start(), found.end(), found[0], plain(value), figure.note))
    return out


def find_unit(text: str, start: int = 0, end: int | None = None) -> Unit | None:
    """Return the first unit that ``text[start:end]`` (a heading, a caption) tells: 'mln USD', 'US$ million'."""
    stop = len(text) if end is None else min(end, len(text))
    known = load_currencies()
    for found in _grammar().unit.finditer(text, start, stop):
        symbol, code = found["symbol"] or found["symbol2"], found["code"] or found["code2"]
        word, adjective = found["word"] or found["word2"], found["adj"] or found["adj2"]
        if symbol:
            currency: str | None = known.symbols[" ".join(symbol.split())]
        elif code:
            currency = known.codes[code]
        else:
            currency = known.words[" ".join(word.lower().split())].code(
                " ".join(adjective.lower().split()) if adjective else None
            )
        if currency is not None:
            factor = magnitude_value(found["mag1"] or found["mag2"])
            return Unit(found.start(), found.end(), found[0], currency, factor)
    return None
