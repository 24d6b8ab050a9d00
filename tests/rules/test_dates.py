"""Dates: a table of words and what they mean, a table of what is no date, and properties that hold for any text."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations_kb.rules import edtf
from relations_kb.rules.dates import (
    DateMention,
    DayOfMonth,
    DayRef,
    MonthRef,
    Partial,
    Recent,
    Relative,
    WeekdayRef,
    WeekRef,
    YearRef,
    find_dates,
)
from relations_kb.rules.infer_date import infer_publication
from relations_kb.rules.resolve_dates import DateContext, resolve

# The text, the words that are the date, its EDTF.
ABSOLUTE = [
    ("2007, 1 June. In Oslo, the ministers signed", "2007, 1 June", "2007-06-01"),
    ("2008, 17-18 November: visit to Oslo", "2008, 17-18 November", "2008-11-17/2008-11-18"),
    ("- 2017, 30 May–1 June: the President came", "2017, 30 May–1 June", "2017-05-30/2017-06-01"),
    ("2006, September. The embassy opens", "2006, September", "2006-09"),
    ("Events\n\n1995. A consulate opens\n\n1997. It closes", "1995", "1995"),
    ("They met on 27 March 2006 here.", "27 March 2006", "2006-03-27"),
    ("On March 27, 2006 they met.", "March 27, 2006", "2006-03-27"),
    ("on March 27–28, 2006", "March 27–28, 2006", "2006-03-27/2006-03-28"),
    ("on 27-28 March 2006", "27-28 March 2006", "2006-03-27/2006-03-28"),
    ("a visit from 25–26 April 2012", "25–26 April 2012", "2012-04-25/2012-04-26"),
    ("from 12 to 15 May 2019", "12 to 15 May 2019", "2019-05-12/2019-05-15"),
    ("30 June - 2 July 2020", "30 June - 2 July 2020", "2020-06-30/2020-07-02"),
    ("30 December - 2 January 2020", "30 December - 2 January 2020", "2019-12-30/2020-01-02"),
    ("between 4 and 9 May 2013", "4 and 9 May 2013", "2013-05-04/2013-05-09"),
    ("the 4th of May 2013", "4th of May 2013", "2013-05-04"),
    ("on the 4th May, 2013", "4th May, 2013", "2013-05-04"),
    ("on December 25th, 1991", "December 25th, 1991", "1991-12-25"),
    ("1st February 1992", "1st February 1992", "1992-02-01"),
    ("Sept. 7, 2004", "Sept. 7, 2004", "2004-09-07"),
    ("date 2004-09-07 +", "2004-09-07", "2004-09-07"),
    ("on 10.12.2007 in", "10.12.2007", "2007-12-10"),
    ("12-15.05.2019", "12-15.05.2019", "2019-05-12/2019-05-15"),
    ("05/10/2010", "05/10/2010", "2010-10-05"),
    ("05/13/2010", "05/13/2010", "2010-05-13"),
    ("in March 2016.", "March 2016", "2016-03"),
    ("in March, 1981", "March, 1981", "1981-03"),
    ("In June 20, 2012", "June 20, 2012", "2012-06-20"),
    ("May-June 2010", "May-June 2010", "2010-05/2010-06"),
    ("during January–March 2013", "January–March 2013", "2013-01/2013-03"),
    ("in the first quarter of 2019", "the first quarter of 2019", "2019-01/2019-03"),
    ("in Q1 2019", "Q1 2019", "2019-01/2019-03"),
    ("in the first half of 2021", "the first half of 2021", "2021-01/2021-06"),
    ("for the first nine months of 2018", "the first nine months of 2018", "2018-01/2018-09"),
    ("in the spring of 2021", "the spring of 2021", "2021-03/2021-05"),
    ("in the early 1990s", "early 1990s", "1990/1994~"),
    ("In the late 1980s", "late 1980s", "1985/1989~"),
    ("since the mid-1990s", "mid-1990s", "1993/1997~"),
    ("in the 1950s", "1950s", "1950/1959"),
    ("by mid-2001", "mid-2001", "2001~"),
    ("in early 2005", "early 2005", "2005~"),
    ("at the end of 2016", "the end of 2016", "2016~"),
    ("ambassador, 1992-1994", "1992-1994", "1992/1994"),
    ("in 1992–94", "1992–94", "1992/1994"),
    ("in 2010/11", "2010/11", "2010/2011"),
    ("in FY 2012-13", "FY 2012-13", "2012/2013"),
    ("in FY2019", "FY2019", "2019"),
    ("since 2007", "2007", "2007"),
    ("around 1605", "around 1605", "1605~"),
    ("circa 1500", "circa 1500", "1500~"),
    ("about 1920, when", "about 1920", "1920~"),
    ("the treaty (1975)", "1975", "1975"),
    ("Chile | 1957 | embassy", "1957", "1957"),
    ("in the year 2005", "2005", "2005"),
    ("On12 May 2005", "12 May 2005", "2005-05-12"),
    ("4 March2016", "4 March2016", "2016-03-04"),
    ("Monday, 5 May 2014", "Monday, 5 May 2014", "2014-05-05"),
    ("5 May and 7 June 2012", "5 May", "2012-05-05"),
    ("in 2014 and 2015", "2015", "2015"),
    ("from 2010 to 2015", "2010 to 2015", "2010/2015"),
    ("Bilateral trade 2011:\nExports", "2011", "2011"),
    ("the king's 1984 visit to Lima", "1984", "1984"),
    ("Lima | 1960 1993 (restored)", "1993", "1993"),
    ("Ana Silva 2024–\nJo Costa", "2024", "2024"),
    ("is slated for 2026 in Lima", "2026", "2026"),
    ("in the early 19th century", "early 19th century", "1800/1833~"),
]

_MAY, _SEPTEMBER = ((5, None), (5, None)), ((9, None), (9, None))
RELATIVE: list[tuple[str, str, Relative]] = [
    ("On June 10, the two", "June 10", Partial((6, 10), (6, 10))),
    ("on 28 November", "28 November", Partial((11, 28), (11, 28))),
    ("on 14th May for", "14th May", Partial((5, 14), (5, 14))),
    ("on May 15 and 16 Lima was", "May 15 and 16", Partial((5, 15), (5, 16))),
    ("on Wednesday (13/2)", "Wednesday (13/2)", Partial((2, 13), (2, 13), weekday=2)),
    ("in September", "September", Partial(*_SEPTEMBER)),
    ("at the end of September", "end of September", Partial(*_SEPTEMBER)),
    ("2010 (January-August)", "January-August", Partial((1, None), (8, None))),
    ("this May", "this May", Partial(*_MAY, which="this")),
    ("in May of that year", "May of that year", Partial(*_MAY, year=YearRef("anchor", 0))),
    ("in May last year", "May last year", Partial(*_MAY, year=YearRef("published", -1))),
    ("on 7 April last year", "7 April last year", Partial((4, 7), (4, 7), year=YearRef("published", -1))),
    ("on 11 June of this year", "11 June of this year", Partial((6, 11), (6, 11), year=YearRef("published", 0))),
    (
        "in the first eight months of the year",
        "the first eight months of the year",
        Partial((1, None), (8, None), year=YearRef("published", 0)),
    ),
    (
        "nine months of this year",
        "nine months of this year",
        Partial((1, None), (9, None), year=YearRef("published", 0)),
    ),
    ("since spring", "spring", Partial((3, None), (5, None), approximate=True)),
    ("The same year it", "The same year", YearRef("anchor", 0)),
    ("the previous year", "the previous year", YearRef("anchor", -1)),
    ("a year earlier", "a year earlier", YearRef("anchor", -1)),
    ("two years later", "two years later", YearRef("anchor", 2)),
    ("last year", "last year", YearRef("published", -1)),
    ("three years ago", "three years ago", YearRef("published", -3)),
    ("four years after they left in 2012", "four years after", YearRef("following", 4)),
    ("on that same day", "that same day", DayRef("anchor", 0)),
    ("the next day", "the next day", DayRef("anchor", 1)),
    ("today", "today", DayRef("published", 0)),
    ("this afternoon", "this afternoon", DayRef("published", 0)),
    ("yesterday", "yesterday", DayRef("published", -1)),
    ("on Monday", "Monday", WeekdayRef(0)),
    ("last Tuesday", "last Tuesday", WeekdayRef(1, "last")),
    ("next Friday", "next Friday", WeekdayRef(4, "next")),
    ("earlier this month", "earlier this month", MonthRef("published", 0)),
    ("the same month", "the same month", MonthRef("anchor", 0)),
    ("last week", "last week", WeekRef("published", -1)),
    ("in recent months", "in recent months", Recent("month")),
    ("in the past few months", "in the past few months", Recent("month")),
    ("A few days ago", "A few days ago", Recent("day")),
    ("on the 14th, in Lima", "the 14th", DayOfMonth(14)),
    ("on the 5th the talks began", "the 5th", DayOfMonth(5)),
]

NO_DATES = [
    "1,168 visas",
    "2,000 people",
    "1500 troops were sent",
    "in 2000 companies",
    "over 1500 people",
    "of 1900 km",
    "Resolution 1441",
    "UNSCR 1701",
    "Article 2001",
    "a Boeing 737",
    "the G20",
    "in 1500 BC",
    "call +1 202 555 1990",
    "Tel. 1998-2001",
    "He may 5 times refuse",
    "You may march",
    "May we go?",
    "Good Friday",
    "every Monday",
    "up to this day",
    "version 1.2.2003.4",
    "$2000",
    "1900 dollars",
    "a 2-year-old",
    "do you have a car",
    "the second round",
    "31.31.2010",
    "on the 14th session",
    "on the 5th National Day",
    "fall in the year of the storm",
    "5.5 million",
]


@pytest.mark.parametrize(("text", "words", "value"), ABSOLUTE)
def test_dates_absolute(text: str, words: str, value: str) -> None:
    assert (words, value) in [(m.quote, m.edtf) for m in find_dates(text)]


@pytest.mark.parametrize(("text", "words", "value"), RELATIVE)
def test_dates_relative(text: str, words: str, value: Relative) -> None:
    assert (words, value) in [(m.quote, m.relative) for m in find_dates(text)]


@pytest.mark.parametrize("text", NO_DATES)
def test_dates_negative(text: str) -> None:
    assert find_dates(text) == []


def test_dates_day_first_is_marked_ambiguous() -> None:
    assert [m.ambiguous for m in find_dates("05/10/2010, 05/13/2010, 5.10.2010")] == [True, False, False]


def test_dates_keep_the_preposition() -> None:
    found = find_dates("Since 2007, by the end of May 2009, and as of 1 June 2010")
    assert [m.preposition for m in found] == ["since", "by", "as of"]


def test_dates_stretch_counts_from_the_beginning() -> None:
    text = "in 2001, in 2002, in 2003"
    assert [(m.start, m.quote) for m in find_dates(text, 9, 17)] == [(12, "2002")]


_WORDS = st.sampled_from(
    [
        "May",
        "March",
        "27",
        "2006",
        "1990s",
        "the",
        "same",
        "year",
        "last",
        "of",
        "in",
        "on",
        "-",
        "–",
        ",",
        "(",
        ")",
        "|",
        "13/2",
        "10.12.2007",
        "Monday",
        "day",
        "today",
        "İstanbul",
        "early",
        "mid-",
        "Q1",
        "months",
        "first",
        "half",
        "from",
        "to",
        "and",
        "between",
        "28th",
        "\n",
        "week",
        "later",
        "two",
        "ago",
        "few",
        "past",
        "spring",
        "century",
        "FY",
        "1٢٣٤",
        "٢٧",
        "2012-13",
        "Sept.",
        "99",
        "31",
    ]
)


@given(st.one_of(st.text(), st.lists(_WORDS).map(" ".join), st.lists(_WORDS).map("".join)))
def test_dates_hold_for_any_text(text: str) -> None:
    end = 0
    before: list[DateMention] = []
    mentions = find_dates(text)
    for mention in mentions:
        assert mention.start >= end
        assert mention.quote == text[mention.start : mention.end] != ""
        assert (mention.edtf is None) != (mention.relative is None)
        assert mention.edtf is None or edtf.is_valid(mention.edtf)
        end = mention.end
    for index, mention in enumerate(mentions):
        before = mentions[:index]
        for published in (None, "2024-02-29", "2024-02", "2024~", "nonsense"):
            found = resolve(mention, DateContext(published, tuple(before), tuple(mentions[index + 1 :])))
            assert found is None or edtf.is_valid(found.edtf)
    infer_publication(text, mentions)


@given(st.text(alphabet="0123456789-/~"), st.text(alphabet="0123456789-/~"))
def test_edtf_never_raises(a: str, b: str) -> None:
    assert edtf.agree(a, b) == edtf.agree(b, a)
    assert edtf.more_precise(a, b) in {a, b}
    if edtf.is_valid(a):
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?~?(/\d{4}(-\d\d(-\d\d)?)?~?)?", a)
        assert edtf.bounds(a) is not None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("2004-09", "2004-09-07", True),
        ("2004-09-07", "2004", True),
        ("2004-09", "2004-10", False),
        ("2006-03-27/2006-03-28", "2006-03-27", True),
        ("1985/1989~", "1987", True),
        (None, None, True),
        (None, "2004", False),
    ],
)
def test_edtf_agree(a: str | None, b: str | None, same: bool) -> None:
    assert edtf.agree(a, b) is same


def test_edtf_ranges() -> None:
    assert edtf.make_range("1985", "1989~") == "1985/1989~"
    assert edtf.make_range("2006-03-27", "2006-03-27") == "2006-03-27"
    assert edtf.make_range("2006", "2005") is None
    assert edtf.more_precise("2004-09", "2004-09-07") == "2004-09-07"
    assert edtf.more_precise("2004~", "2004") == "2004"
    assert not edtf.is_valid("2005-02-29")


# Published, the text, the words to resolve, tense, the date, its basis.
RESOLVED = [
    ("2025-06-10", "On June 10, they met", "June 10", None, "2025-06-10", "stated"),
    ("2024-01-05", "on December 28", "December 28", None, "2023-12-28", "stated"),
    ("2024-03-05", "on March 21", "March 21", "future", "2024-03-21", "stated"),
    ("2024-12-28", "will meet on January 8", "January 8", "future", "2025-01-08", "stated"),
    ("2024-12-28", "on January 8", "January 8", None, "2025-01-08", "stated"),
    ("2021-06-08", "in September", "September", "future", "2021-09", "inferred"),
    ("2023-12-27", "In May, he toured", "May", None, "2023-05", "inferred"),
    ("2024-06-27", "met on Tuesday", "Tuesday", None, "2024-06-25", "inferred"),
    ("2024-06-27", "met on Thursday", "Thursday", None, "2024-06-27", "published"),
    ("2024-06-27", "last Thursday", "last Thursday", None, "2024-06-20", "inferred"),
    ("2024-06-27", "next Monday", "next Monday", None, "2024-07-01", "inferred"),
    ("2024-06-27T10:00", "today", "today", None, "2024-06-27", "published"),
    ("2024-03-01", "yesterday", "yesterday", None, "2024-02-29", "inferred"),
    ("2024-06-27", "this week", "this week", None, "2024-06-24/2024-06-27", "inferred"),
    ("2024-06-27", "last week", "last week", None, "2024-06-17/2024-06-23", "inferred"),
    ("2024-01-10", "last month", "last month", None, "2023-12", "inferred"),
    ("2024-01-10", "last year", "last year", None, "2023", "inferred"),
    ("2024-06-27", "on 7 April last year", "7 April last year", None, "2023-04-07", "inferred"),
    (
        "2024-09-30",
        "in the first eight months of the year",
        "the first eight months of the year",
        None,
        "2024-01/2024-08",
        "inferred",
    ),
    ("2024-10-14", "since spring", "spring", None, "2024-03/2024-05~", "inferred"),
    ("2024-10-14", "in recent months", "in recent months", None, "2024~", "inferred"),
    (None, "On 3 May 2001 they met. On the same day it", "the same day", None, "2001-05-03", "inferred"),
    (None, "In 2008 imports rose. The same year exports", "The same year", None, "2008", "inferred"),
    (None, "opened in 2013 and shut three years later", "three years later", None, "2016", "inferred"),
    (None, "fell from 9 million the previous year to 8 million in 2010", "the previous year", None, "2009", "inferred"),
    (None, "On 28 December 2015 x. On 3 January y.", "3 January", None, "2016-01-03", "inferred"),
    (None, "It opened in 2021, and in August of that year", "August of that year", None, "2021-08", "inferred"),
    (None, "met four years after they broke in 2012", "four years after", None, "2016", "inferred"),
    (None, "On 5 March 2003 they met; the next day they signed", "the next day", None, "2003-03-06", "inferred"),
]


@pytest.mark.parametrize(("published", "text", "words", "tense", "value", "basis"), RESOLVED)
def test_dates_resolve(*, published: str | None, text: str, words: str, tense: None, value: str, basis: str) -> None:
    mentions = find_dates(text)
    index = [m.quote for m in mentions].index(words)
    context = DateContext(published, tuple(mentions[:index]), tuple(mentions[index + 1 :]), tense=tense)
    found = resolve(mentions[index], context)
    assert found is not None
    assert (found.edtf, found.basis, found.approximate) == (value, basis, value.endswith("~"))


@pytest.mark.parametrize("text", ["last year", "today", "on Monday", "last week", "On June 10", "the same year"])
def test_dates_without_anything_to_count_from_stay_open(text: str) -> None:
    (mention,) = find_dates(text)
    assert resolve(mention, DateContext()) is None


def test_dates_infer_the_publication() -> None:
    text = "They met five years after the mission closed in 2003, the agency reported on March 3."
    found = infer_publication(text, find_dates(text))
    assert found is not None
    assert (found.edtf, found.basis, found.approximate) == ("2008-03~", "inferred", True)
    history = text + " In 2015 they met again."
    assert infer_publication(history, find_dates(history)) is None
    assert infer_publication("They met in 2003.", find_dates("They met in 2003.")) is None


def test_dates_are_found_fast() -> None:
    text = (
        "The ministers of the two countries met in Lima on 5 May 2014, a year after the treaty of 2013 was signed. "
        * 2000
    )
    began = time.process_time()
    find_dates(text)
    assert time.process_time() - began < 3  # seconds; generous: a slip into backtracking takes minutes
    began = time.process_time()
    find_dates("1 " * 50_000 + "may " * 20_000 + "the year " * 20_000)
    assert time.process_time() - began < 6
