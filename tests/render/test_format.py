"""How values are written for people."""

from __future__ import annotations

import pytest

from relations_kb.render import format as say


@pytest.mark.parametrize(
    ("edtf", "written"),
    [
        (None, "undated"),
        ("1992", "1992"),
        ("2004-09", "September 2004"),
        ("2006-03-27", "27 March 2006"),
        ("2016~", "about 2016"),
        ("2016-05~", "about May 2016"),
        ("2006-03-27/2006-03-28", "27–28 March 2006"),
        ("2006-03-27/2006-04-02", "27 March – 2 April 2006"),
        ("2005-12-30/2006-01-02", "30 December 2005 – 2 January 2006"),
        ("2013-01/2013-03", "January–March 2013"),
        ("2012-11/2013-02", "November 2012 – February 2013"),
        ("2007/2015", "2007–2015"),
        ("2007/2007", "2007"),
        ("1985/1989~", "late 1980s"),
        ("1950/1959~", "1950s"),
        ("1990/1994~", "early 1990s"),
        ("1991/1993~", "about 1991–1993"),
        ("1950/1959", "1950–1959"),
        ("2023-06-30T21:38", "30 June 2023, 21:38"),
        ("2023-06-30T21:38:00Z", "30 June 2023, 21:38"),
        ("2013/2014-02", "2013–February 2014"),
        ("some day", "some day"),
        ("2013-13", "2013"),
    ],
)
def test_date_is_written_as_precisely_as_it_is_known(edtf: str | None, written: str) -> None:
    assert say.date(edtf) == written


@pytest.mark.parametrize(
    ("edtf", "iso"),
    [
        ("1992", "1992"),
        ("2004-09", "2004-09"),
        ("2006-03-27", "2006-03-27"),
        ("2016~", None),
        ("2007/2015", None),
        (None, None),
    ],
)
def test_iso_date_is_only_what_html_can_hold(edtf: str | None, iso: str | None) -> None:
    assert say.iso_date(edtf) == iso


@pytest.mark.parametrize(
    ("value", "currency", "qualifier", "written"),
    [
        (1168295000, "USD", "exact", "US$1.17\u00a0billion"),
        (1200000000, "USD", "about", "about US$1.2\u00a0billion"),
        (542000000, "EUR", "over", "more than €542\u00a0million"),
        (2470000, "XAF", "under", "less than XAF\u00a02.47\u00a0million"),
        (999999999, "USD", "exact", "US$1\u00a0billion"),
        (999400000, "USD", "exact", "US$999\u00a0million"),
        (31250, "KZT", "exact", "₸31,250"),
        (-4200000, "GBP", "exact", "−£4.2\u00a0million"),
        (2.5, "USD", "exact", "US$2.5"),
        (0, "USD", "exact", "US$0"),
        (3.4e12, "JPY", "exact", "JP¥3.4\u00a0trillion"),
    ],
)
def test_money_has_three_digits_and_its_qualifier(value: float, currency: str, qualifier: str, written: str) -> None:
    assert say.money(value, currency, qualifier) == written


def test_grouped_writes_every_digit() -> None:
    assert say.grouped(1168295000) == "1,168,295,000"
    assert say.grouped(-1234.50) == "−1,234.5"


@pytest.mark.parametrize(
    ("number", "written"), [(1, "first"), (12, "twelfth"), (13, "13th"), (21, "21st"), (22, "22nd"), (111, "111th")]
)
def test_ordinal(number: int, written: str) -> None:
    assert say.ordinal(number) == written


def test_label_falls_back_to_the_code_with_spaces() -> None:
    assert say.label("mission-opened") == "mission opened"
    assert say.label("a-code_of-tomorrow") == "a code of tomorrow"


def test_counted_and_joined() -> None:
    assert say.counted(1, "fact") == "1 fact"
    assert say.counted(1200, "country", "countries") == "1,200 countries"
    assert say.joined(["a", "b", "c"]) == "a, b and c"
    assert say.joined(["a"]) == "a"
    assert say.joined([]) == ""


def test_shortened_cuts_at_a_word_and_flattens() -> None:
    assert say.shortened("one two\nthree", 9) == "one two …"
    assert say.shortened("one\n two", 9) == "one two"


@pytest.mark.parametrize(
    ("field", "given", "written"),
    [
        ("date", "2004-09", "September 2004"),
        ("guest", "CHL", "Chile"),
        ("countries", ["CHL", "ISL"], "Chile; Iceland"),
        ("place", {"city": "Santiago", "country": "CHL"}, "Santiago, Chile"),
        ("place", {"city": None, "country": None}, "—"),
        ("people", ({"name": "Ana Rojas", "country": "CHL", "office": "Minister"},), "Ana Rojas, Minister"),
        ("value", {"value": 2000000, "currency": "USD", "qualifier": "over"}, "more than US$2\u00a0million"),
        ("value", 1234567, "1,234,567"),
        ("value", "about 5,600,000 USD (CHL imports)", "about US$5.6\u00a0million (imports, Chile)"),
        ("value", "1,250.5 USD", "US$1,250.5"),
        ("value", "many", "many"),
        ("countries", "CHL,ISL", "Chile; Iceland"),
        ("round", 3, "3"),
        ("event", "relations-severed", "relations severed"),
        ("title", "Agreement on CHL", "Agreement on CHL"),
        ("mission", None, "—"),
        ("topics", (), "—"),
    ],
)
def test_value_writes_whatever_a_field_holds(field: str, given: object, written: str) -> None:
    assert say.value(field, given, {"CHL": "Chile", "ISL": "Iceland"}) == written
