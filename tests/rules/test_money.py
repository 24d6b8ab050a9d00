"""Money: a table of words and amounts, a table of what is none, properties."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations_kb.rules.money import find_money, find_plain_numbers, find_unit
from relations_kb.vocab.currencies import load_currencies

# The text, the words of the amount, value, currency, qualifier.
FOUND = [
    ("surpassing 1 billion US dollars in 2022", "1 billion US dollars", 1_000_000_000, "USD", "over"),
    ("it was $1.234.567 billion.", "$1.234.567 billion", 1_234_567_000, "USD", "exact"),
    ("of $345.600.000 in", "$345.600.000", 345_600_000, "USD", "exact"),
    ("was $3.21 million $ in", "$3.21 million $", 3_210_000, "USD", "exact"),
    ("$233,5 mln", "$233,5 mln", 233_500_000, "USD", "exact"),
    ("Rs 1,34,028 crore", "Rs 1,34,028 crore", 1_340_280_000_000, "INR", "exact"),
    ("₹ 5 lakh", "₹ 5 lakh", 500_000, "INR", "exact"),
    ("amounted to $19.7 million", "$19.7 million", 19_700_000, "USD", "exact"),
    ("S$23 billion", "S$23 billion", 23_000_000_000, "SGD", "exact"),
    ("C$2.5 billion", "C$2.5 billion", 2_500_000_000, "CAD", "exact"),
    ("a CAD $250 million fund", "CAD $250 million", 250_000_000, "CAD", "exact"),
    ("¥ 153 million", "¥ 153 million", 153_000_000, "JPY", "exact"),
    ("almost $8 billion", "$8 billion", 8_000_000_000, "USD", "under"),
    ("nearly EUR 8.5bn", "EUR 8.5bn", 8_500_000_000, "EUR", "under"),
    ("less than £5m", "£5m", 5_000_000, "GBP", "under"),
    ("an estimated 116.8 billion USD", "116.8 billion USD", 116_800_000_000, "USD", "about"),
    ("some 3 billion yuan", "3 billion yuan", 3_000_000_000, "CNY", "about"),
    ("roughly $800 mln", "$800 mln", 800_000_000, "USD", "about"),
    ("just over $1.6 bln", "$1.6 bln", 1_600_000_000, "USD", "over"),
    ("upwards of $468 mln", "$468 mln", 468_000_000, "USD", "over"),
    ("$1.1 bln and change", "$1.1 bln", 1_100_000_000, "USD", "over"),
    ("a $90+ million fund", "$90+ million", 90_000_000, "USD", "over"),
    ("more than 400 mln US dollars", "400 mln US dollars", 400_000_000, "USD", "over"),
    ("up to $3 million", "$3 million", 3_000_000, "USD", "under"),
    ("added up to USD 3 million", "USD 3 million", 3_000_000, "USD", "exact"),
    ("$7.8 billion USD", "$7.8 billion USD", 7_800_000_000, "USD", "exact"),
    ("USD 1,384 million (FOB", "USD 1,384 million", 1_384_000_000, "USD", "exact"),
    ("2 bln 341 mln dollars", "2 bln 341 mln dollars", 2_341_000_000, "USD", "exact"),
    ("9,4 million KM", "9,4 million KM", 9_400_000, "BAM", "exact"),
    ("CZK 34bn", "CZK 34bn", 34_000_000_000, "CZK", "exact"),
    ("EUR 1,2 bn", "EUR 1,2 bn", 1_200_000_000, "EUR", "exact"),
    ("RM 5 billion", "RM 5 billion", 5_000_000_000, "MYR", "exact"),
    ("179 million euros", "179 million euros", 179_000_000, "EUR", "exact"),
    ("half a billion dollars", "half a billion dollars", 500_000_000, "USD", "exact"),
    ("about a billion dollars", "a billion dollars", 1_000_000_000, "USD", "about"),
    ("one and a half billion euros", "one and a half billion euros", 1_500_000_000, "EUR", "exact"),
    ("five hundred million yen", "five hundred million yen", 500_000_000, "JPY", "exact"),
    ("3 thousand million dollars", "3 thousand million dollars", 3_000_000_000, "USD", "exact"),
    ("20 million Mexican pesos", "20 million Mexican pesos", 20_000_000, "MXN", "exact"),
    ("5 million pesos", "5 million pesos", 5_000_000, None, "exact"),
    ("500 million Swedish kronor", "500 million Swedish kronor", 500_000_000, "SEK", "exact"),
    ("3 million Pakistani rupees", "3 million Pakistani rupees", 3_000_000, "PKR", "exact"),
    ("in 2010 542 million dollars", "542 million dollars", 542_000_000, "USD", "exact"),
    ("€500.000", "€500.000", 500_000, "EUR", "exact"),
    ("1 234 567 USD", "1 234 567 USD", 1_234_567, "USD", "exact"),
    ("$12,345.67", "$12,345.67", 12_345.67, "USD", "exact"),
    ("rose $2bn to $7bn", "$7bn", 7_000_000_000, "USD", "exact"),
    ("fell from 9 to 8 million dollars", "9", 9_000_000, "USD", "exact"),
    ("1.2 and 1.5 billion dollars", "1.2", 1_200_000_000, "USD", "exact"),
]

RANGES = [
    ("2.5-3 billion dollars", 2_500_000_000, 3_000_000_000),
    ("$2.5-3 billion", 2_500_000_000, 3_000_000_000),
    ("between 1.2 and 1.5 billion dollars", 1_200_000_000, 1_500_000_000),
    ("between $1 billion and $2 billion", 1_000_000_000, 2_000_000_000),
    ("$5 or $6 billion", 5_000_000_000, 6_000_000_000),
]

NONE = [
    "5 billion people",
    "trade of 5 billion",
    "ALL 27 members",
    "TOP 10 partners",
    "10 pounds of rice",
    "5 KM from the border",
    "hundreds of millions of dollars",
    "5 million real people",
    "in 2010 dollars",
    "by 12 percent",
    "27 March 2006",
    "G20",
    "the dollar",
    "",
]


@pytest.mark.parametrize(("text", "words", "value", "currency", "qualifier"), FOUND)
def test_money_found(text: str, words: str, value: float, currency: str | None, qualifier: str) -> None:
    found = [(m.as_written, m.value, m.currency, m.qualifier) for m in find_money(text)]
    assert (words, value, currency, qualifier) in found


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_money_ranges(text: str, low: int, high: int) -> None:
    (mention,) = find_money(text)
    assert (mention.low, mention.high, mention.qualifier) == (low, high, "about")
    assert mention.value == (low + high) / 2


@pytest.mark.parametrize("text", NONE)
def test_money_negative(text: str) -> None:
    assert find_money(text) == []


def test_money_says_how_a_malformed_figure_was_read() -> None:
    (mention,) = find_money("It was $1.234.567 billion.")
    assert mention.note == "'1.234.567' read as 1.234567"
    assert mention.flags == ("malformed-figure",)
    assert isinstance(mention.value, int)


def test_money_two_amounts_do_not_melt() -> None:
    found = find_money("down from $31.0 million in 2009 to $20 million in 2010, and $5 million and 300 jobs")
    assert [m.value for m in found] == [31_000_000, 20_000_000, 5_000_000]


def test_money_names_candidates_where_the_country_is_open() -> None:
    (mention,) = find_money("5 million dinars")
    assert mention.currency is None
    assert {"KWD", "RSD", "TND"} <= set(mention.candidates)


@pytest.mark.parametrize(
    ("text", "currency", "factor"),
    [
        ("Turnover, mln USD", "USD", 10**6),
        ("(in millions of US dollars)", "USD", 10**6),
        ("US$ million", "USD", 10**6),
        ("(thousand USD)", "USD", 10**3),
        ("bn EUR", "EUR", 10**9),
        ("in USD thousands", "USD", 10**3),
    ],
)
def test_money_unit(text: str, currency: str, factor: int) -> None:
    unit = find_unit(text)
    assert unit is not None
    assert (unit.currency, unit.factor, unit.quote) == (currency, factor, text[unit.start : unit.end])


@pytest.mark.parametrize("text", ["Year | Turnover", "trade in goods", "a million reasons", ""])
def test_money_no_unit(text: str) -> None:
    assert find_unit(text) is None


def test_money_plain_numbers() -> None:
    row = "2009 | 2,998.0 | +404.0 | -12.5 | 3 % | 12% | 1 701,5"
    assert [n.value for n in find_plain_numbers(row)] == [2009, 2998, 404, -12.5, 1701.5]


def test_currencies_codes_have_three_letters() -> None:
    known = load_currencies()
    words = {code for word in known.words.values() for code in word.candidates()}
    for code in {*known.codes.values(), *known.symbols.values(), *words}:
        assert len(code) == 3
        assert code.isupper()


_WORDS = st.sampled_from(
    [
        "$",
        "US$",
        "1",
        "2.5",
        "1.168.295",
        "3,5",
        "million",
        "bn",
        "k",
        "-",
        "–",
        "to",
        "and",
        "between",
        "a",
        "half",
        "billion",
        "dollars",
        "EUR",
        "Rs",
        "1,34,028",
        "crore",
        "+",
        "m",
        "İ",
        "(",
        ")",
        "Swedish",
        "kronor",
        "about",
        "over",
        "~",
        "of",
        "from",
        "2",
        "341",
        "mln",
        "€",
        "USD",
        "\n",
    ]
)


@given(st.one_of(st.text(), st.lists(_WORDS).map(" ".join), st.lists(_WORDS).map("".join)))
def test_money_holds_for_any_text(text: str) -> None:
    end = 0
    for mention in find_money(text):
        assert mention.start >= end
        assert mention.as_written == text[mention.start : mention.end] != ""
        assert mention.low is None or mention.high is None or mention.low < mention.high
        end = mention.end
    for number in find_plain_numbers(text):
        assert number.quote == text[number.start : number.end] != ""
    unit = find_unit(text)
    assert unit is None or unit.quote == text[unit.start : unit.end]


def test_money_is_found_fast() -> None:
    text = (
        "In 2019 the turnover of the 27 members rose by 12 percent to $5.2 billion, from 4.9 billion dollars. " * 3000
    )
    began = time.process_time()
    find_money(text)
    find_money("1 " * 50_000 + "1.1," * 5_000 + "million " * 5_000)
    assert time.process_time() - began < 6  # seconds; generous: a slip into backtracking takes minutes
