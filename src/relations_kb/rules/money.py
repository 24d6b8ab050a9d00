"""Amounts of money in English prose, and plain numbers and units for tables.

In: a text, with an optional stretch. Out: mentions in text order, not overlapping, values in units of the currency.
How figures are read (decimal commas, thousands, malformed ones) is told in :mod:`relations_kb.rules.figures`; how
currencies are written stands in ``vocab/currencies.yaml``.

Qualifiers follow the record contract: 'almost', 'nearly', 'close to', 'less than', 'up to' are ``under``; 'some',
'around', 'an estimated', '~' are ``about``; 'more than', 'surpassing', 'at least', 'and change', '+' are ``over``. A
range ('2.5-3 billion dollars') has ``low`` and ``high``, its middle as value, and is ``about``; 'from 2 to 3 billion
dollars' tells a change and gives two amounts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from relations_kb.rules.figures import FIGURE, WORD_FIGURE, Figure, magnitude_value, plain, read_figure, read_words
from relations_kb.rules.money_grammar import (
    Affix,
    Currency,
    Qualifier,
    find_prefix,
    find_scale,
    find_suffix,
    grammar,
    may_be_money,
    qualifier_around,
)
from relations_kb.vocab.currencies import load_currencies

__all__ = ["MoneyMention", "PlainNumber", "Qualifier", "Unit", "find_money", "find_plain_numbers", "find_unit"]


@dataclass(frozen=True, slots=True)
class MoneyMention:
    """An amount: ``text[start:end] == as_written``; the words of the qualifier are not in the span.

    ``currency`` is ISO 4217, or None where the name is shared by countries and no adjective tells which ('pesos'):
    then ``candidates`` lists the codes it may be. ``low`` and ``high`` are set for a range only. ``note`` says how a
    malformed or unusual figure was read; ``flags`` may hold ``malformed-figure``, ``decimal-comma``,
    ``currency-twice``, ``shared-magnitude`` (the magnitude or the currency stands at the amount after it).
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


_BETWEEN = re.compile(r"\bbetween\s(?:some\s|about\s)?$")
_FROM = re.compile(r"\bfrom\s(?:(?:some|about|around|just|nearly|over)\s)?$")
_LEFT = frozenset(" \u00a0\u202f\u2009\n\t([|~≈><-–—=:'\"“‘*/_+")
_JOINS = frozenset("-–—")
_PRICES_OF = re.compile(r"\b(?:in|of|at|constant)\s$")


def find_money(text: str, start: int = 0, end: int | None = None) -> list[MoneyMention]:
    """Return the amounts in ``text[start:end]``, in text order; offsets count from the text's beginning.

    Never raises.
    """
    stop = len(text) if end is None else min(end, len(text))
    found: list[MoneyMention] = []
    done = start
    for match in grammar().scan.finditer(text, start, stop):
        if match.start() >= done and may_be_money(text, match.start(), match.end()):
            mentions = _at_figure(text, match, done, stop)
            if mentions:
                found += mentions
                done = mentions[-1].end
    worded = [m for m in _in_words(text, start, stop) if not any(t.start < m.end and m.start < t.end for t in found)]
    if worded:
        found = sorted([*found, *worded], key=lambda mention: mention.start)
    return found


def _at_figure(text: str, match: re.Match[str], begin: int, stop: int) -> list[MoneyMention]:
    """Read the amount, range or pair that begins at a figure; usually none."""
    at, end = match.span()
    prefix = find_prefix(text, at, begin)
    if prefix is None and at > 0 and text[at - 1] not in _LEFT:
        return []
    factor, after, word = find_scale(text, end, stop)
    if (
        text[after : after + 1] in _JOINS
        or text[after + 1 : after + 2] in _JOINS
        or text[after + 1 : after + 4] in _AND
    ):
        joined = grammar().then.match(text, after, stop)
        both = _pair(text, (at, match[0], factor, after), joined, prefix, stop=stop) if joined else []
        if both:
            return both
    if prefix is None and not word and find_suffix(text, after, stop) is None:
        return []
    figure = read_figure(match[0], scaled=factor > 1)
    if figure is None:
        return []
    value = figure.value * factor
    if word:
        value, after = _compound(text, value, factor, after, stop)
    suffix = find_suffix(text, after, stop)
    if suffix is not None and prefix is None and factor == 1:
        if suffix.risky or (1900 <= figure.value <= 2100 and _PRICES_OF.search(text, max(0, at - 12), at)):
            return []  # 'ten pounds of flour', 'in 2010 dollars'
    elif suffix is None and (prefix is None or (prefix.risky and factor == 1 and match[0].isdigit())):
        return []  # 'ALL 27 members'
    elif suffix is not None and prefix is not None and suffix.risky and factor == 1:
        suffix = None
    return [_mention(text, prefix, suffix, (at, after), Figure(value, figure.note))]


_AND = frozenset({"to ", "and", "or "})


def _compound(text: str, value: Decimal, factor: int, after: int, stop: int) -> tuple[Decimal, int]:
    """Add '341 mln' to '2 bln': a second figure with a smaller magnitude."""
    if text[after : after + 1] != " ":
        return value, after
    at = after + 5 if text.startswith(" and ", after) else after + 1
    found = grammar().scan.match(text, at, stop)
    if found is None:
        return value, after
    second, end, word = find_scale(text, found.end(), stop)
    figure = read_figure(found[0], scaled=True)
    if not word or figure is None or figure.value * second >= factor:
        return value, after
    return value + figure.value * second, end


def _pair(
    text: str, first: tuple[int, str, int, int], joined: re.Match[str], prefix: Affix | None, *, stop: int
) -> list[MoneyMention]:
    """Read '2.5-3 billion dollars' (a range) and '1.2 and 1.5 billion dollars' (two amounts).

    :param first: where the first figure begins, its words, its factor, where its magnitude ends.
    :return: nothing where the two figures do not belong together ('$5 million and 300 jobs').
    """
    at, raw, factor1, after1 = first
    factor2, after2, _ = find_scale(text, joined.end(), stop)
    suffix = find_suffix(text, after2, stop)
    if suffix is not None and suffix.risky and factor2 == 1:
        suffix = None
    if prefix is None and suffix is None:
        return []
    join = joined["join"].strip()
    shares = factor1 == 1 and factor2 > 1
    left = prefix.edge if prefix else at
    between = join.startswith("and") and _BETWEEN.search(text, max(0, left - 20), left) is not None
    is_range = between or join[0] in _JOINS or join.startswith("or")
    if join.startswith("to"):
        is_range = (joined["cur"] is None or shares) and not _FROM.search(text, max(0, left - 20), left)
    whole = prefix is not None and factor1 > 1 and joined["cur"] is None and suffix is None and factor2 == 1
    spaced = join[0] in _JOINS and joined["join"] != join and not shares and suffix is None
    if whole or spaced or (prefix is None and factor2 == 1 and not is_range):
        return []
    if not is_range and prefix is not None and not shares:
        return []  # each is found by itself
    one, two = read_figure(raw, scaled=shares or factor1 > 1), read_figure(joined["figure"], scaled=factor2 > 1)
    if one is None or two is None:
        return []
    low, high = one.value * (factor2 if shares else factor1), two.value * factor2
    if is_range:
        if low >= high:
            return []
        figure = Figure((low + high) / 2, one.note or two.note)
        return [_mention(text, prefix, suffix, (at, after2), figure, limits=(low, high))]
    own = find_prefix(text, joined.start("figure"), joined.start("figure") - len(joined["cur"] or ""))
    affix = prefix or suffix
    currency = (suffix or affix or own or Affix(0, Currency(None), False)).currency
    return [
        _mention(
            text, prefix, None, (at, after1), Figure(low, one.note), given=prefix.currency if prefix else currency
        ),
        _mention(
            text, own, suffix, (joined.start("figure"), after2), Figure(high, two.note), given=None if own else currency
        ),
    ]


def _mention(
    text: str,
    prefix: Affix | None,
    suffix: Affix | None,
    core: tuple[int, int],
    figure: Figure,
    *,
    limits: tuple[Decimal, Decimal] | None = None,
    given: Currency | None = None,
) -> MoneyMention:
    """Build a mention; ``given`` is the currency where it stands at another amount."""
    start = prefix.edge if prefix else core[0]
    end = suffix.edge if suffix else core[1]
    flags: list[str] = []
    if figure.note:
        flags.append("decimal-comma" if figure.note == "decimal comma" else "malformed-figure")
    if given is not None and suffix is None:
        flags.append("shared-magnitude")
    if prefix and suffix:
        flags.append("currency-twice")
        # '$20 million CAD': the second says which dollars.
        currency = suffix.currency if text[start] == "$" and suffix.currency.code else prefix.currency
    else:
        affix = suffix or prefix
        currency = affix.currency if affix else given or Currency(None)
    return MoneyMention(
        start=start,
        end=end,
        as_written=text[start:end],
        value=plain(figure.value),
        currency=currency.code,
        qualifier=qualifier_around(text, start, end, ranged=limits is not None),
        low=plain(limits[0]) if limits else None,
        high=plain(limits[1]) if limits else None,
        note=figure.note,
        flags=tuple(flags),
        candidates=currency.candidates,
    )


def _in_words(text: str, start: int, stop: int) -> list[MoneyMention]:
    """Find 'half a billion dollars', 'two and a half million euros', 'five hundred million yen'."""
    out: list[MoneyMention] = []
    for stem, head in (("illion", 1), (" thousand", -1), (" crore", -1), (" lakh", -1)):
        at = text.find(stem, start, stop)
        while at >= 0:
            begin = at - head
            if head > 0 and text[begin : begin + 1] == "r":
                begin -= 1  # 'trillion'
            if begin > start and text[begin - 1] in " -\n" and not text[begin - 2 : begin - 1].isdigit():
                base = max(start, begin - 40)
                found = WORD_FIGURE.search(text[base:begin].lower())
                factor, after, word = find_scale(text, begin, stop) if found else (1, begin, "")
                suffix = find_suffix(text, after, stop) if word else None
                if found is not None and suffix is not None:
                    core = (base + found.start(), after)
                    out.append(_mention(text, None, suffix, core, Figure(read_words(found) * factor)))
            at = text.find(stem, at + len(stem), stop)
    out.sort(key=lambda mention: (mention.start, -mention.end))
    return [m for i, m in enumerate(out) if i == 0 or out[i - 1].end <= m.start]


_NUMBER_CELL = re.compile(rf"(?<![\w.,])(?P<sign>[+\-–−]\s?)?(?P<figure>{FIGURE})(?![\w%]|\s%|[.,]\d)")


def find_plain_numbers(text: str, start: int = 0, end: int | None = None) -> list[PlainNumber]:
    """Return the bare numbers of ``text[start:end]``: '2,998.0', '+404.0', '- 12,5'. Percentages are left out."""
    stop = len(text) if end is None else min(end, len(text))
    out: list[PlainNumber] = []
    for found in _NUMBER_CELL.finditer(text, start, stop):
        figure = read_figure(found["figure"], scaled=False)
        if figure is not None:
            value = -figure.value if found["sign"] and found["sign"][0] != "+" else figure.value
            out.append(PlainNumber(found.start(), found.end(), found[0], plain(value), figure.note))
    return out


def find_unit(text: str, start: int = 0, end: int | None = None) -> Unit | None:
    """Return the first unit that ``text[start:end]`` (a heading, a caption) tells: 'mln USD', 'US$ million'."""
    stop = len(text) if end is None else min(end, len(text))
    known = load_currencies()
    for found in grammar().unit.finditer(text, start, stop):
        symbol, code = found["symbol"] or found["symbol2"], found["code"] or found["code2"]
        word, adjective = found["word"] or found["word2"], found["adj"] or found["adj2"]
        if symbol:
            currency: str | None = known.symbols[" ".join(symbol.split())]
        elif code:
            currency = known.codes[code]
        else:
            name = " ".join(adjective.lower().split()) if adjective else None
            currency = known.words[" ".join(word.lower().split())].code(name)
        if currency is not None:
            magnitude = found["mag1"] or found["mag2"]
            factor = magnitude_value(magnitude) if magnitude else 1000  # 'Rs '000'
            return Unit(found.start(), found.end(), found[0], currency, factor)
    return None
