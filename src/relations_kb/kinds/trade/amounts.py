"""What an amount in a sentence is worth: its value, its currency where the name is shared, its qualifier."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from relations_kb.kinds.trade.figures import Figure
from relations_kb.kinds.trade.model import Qualifier
from relations_kb.kinds.trade.words import GROWN
from relations_kb.rules.money import MoneyMention
from relations_kb.rules.slots import Sentence
from relations_kb.vocab.currencies import load_currencies
from relations_kb.vocab.world import load_world

# A trade between countries of less is a figure that lost its magnitude ('US $38.3').
LEAST: Final = 1000
_LETTERS: Final = re.compile(r"[A-Za-z]+(?=[. ]*\d)")
_MINUS: Final = re.compile(r"(?i)\b(?:minus|negative)\b|(?<= )[-−]$")


# 'did not exceed $3 million'
_NOT_OVER: Final = re.compile(r"(?i)\bnot (?:exceed|surpass|pass|top|reach)\w* (?:the )?$")


def currency_of(money: MoneyMention, parties: tuple[str, ...]) -> str | None:
    """Return the currency; of several with one name ('kroner', 'pesos') that of the only party that uses it.

    A name that is most often one country's ('dirhams', 'Rs') is still another's where only that one is a party.
    """
    countries = load_world().countries
    letters = {countries[code].alpha2 for code in parties if code in countries}
    if money.currency is not None and money.currency[:2] in letters:
        return money.currency
    names = money.candidates
    abbreviation = _LETTERS.match(money.as_written)
    if abbreviation is not None:
        names = load_currencies().shared.get(abbreviation.group(), names)
    fitting = [code for code in names if code[:2] in letters]
    if len(fitting) > 1:
        # 'Rs' in what is told of Nepal's trade with India: the reporter's
        return next((code for code in fitting if code[:2] == countries[parties[0]].alpha2), money.currency)
    return fitting[0] if fitting else money.currency


def currency_among(currency: str, words: str, parties: tuple[str, ...]) -> str:
    """Return the currency that a unit's words mean: 'Rs million' in a table of Nepal's trade are Nepalese rupees."""
    countries = load_world().countries
    letters = [countries[code].alpha2 for code in parties if code in countries]
    known = load_currencies()
    found = _WORD.findall(words)
    names = next((known.shared[word] for word in found if word in known.shared), ())
    if any(word.lower() in ("rupee", "rupees") for word in found[:2]):
        names = known.shared["Rs"]  # of nobody in particular
    if currency[:2] in letters:
        return currency
    return next((code for own in letters for code in names if code[:2] == own), currency)


_WORD: Final = re.compile(r"[A-Za-z]+")
_DOLLARS: Final = re.compile(r"[A-Z]{1,3}\$")


# Governments whose own texts mean their own dollars by a bare '$'.
_OWN_DOLLARS: Final = {"AUS": "AUD", "CAN": "CAD", "NZL": "NZD"}


def same_dollars(money: MoneyMention, sentence: Sentence, house: str | None = None) -> MoneyMention:
    """Return a bare '$5' behind 'NZ$12' of the same sentence in the dollars of that, else in those of ``house``."""
    if not money.as_written.startswith("$") or money.currency != "USD":
        return money
    if house in _OWN_DOLLARS:
        return replace(money, currency=_OWN_DOLLARS[house])
    for slot in reversed(sentence.slots):
        if slot.kind == "M" and slot.money is not None and slot.end <= money.start:
            if _DOLLARS.match(slot.money.as_written):
                return replace(money, currency=slot.money.currency)
            if slot.money.as_written.startswith("$"):
                continue
            return money
    return money


def worth_of(money: MoneyMention, sentence: Sentence, figure: Figure) -> int | float:
    """Return the value in units of the currency."""
    if figure.theme.negative:
        return money.value  # 'a negative balance of': turned round by its theme
    below = figure.theme.flow == "balance" and _MINUS.search(sentence.masked, figure.theme.start, figure.at)
    return -abs(money.value) if below else money.value


def qualifier_of(money: MoneyMention, sentence: Sentence, figure: Figure) -> Qualifier:
    """Return how exact the amount is told to be: also 'passed the $4 billion mark' is over."""
    if _NOT_OVER.search(sentence.masked, max(0, figure.at - 30), figure.at):
        return "under"
    if money.qualifier == "exact" and figure.theme.rule == "trade.mark" and "reached" not in figure.theme.words:
        return "over"
    if money.qualifier == "exact" and GROWN.search(sentence.masked, max(0, figure.at - 30), figure.at):
        return "over"
    return money.qualifier
