"""Which of the dates around an event is its own."""

from __future__ import annotations

import pytest
from tests.articles import reading

from relations_kb.rules.engine import matches
from relations_kb.rules.nearest import nearest_date
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule, RuleBook
from relations_kb.rules.when import Dated, all_dates, date_of, inherited, resolve_slot

VISITED = Rule(
    id="visit.any",
    triggers=("visit",),
    pattern=r"{side:guest}{gap} (?P<verb>visited|will visit) {place:host}",
    examples=("Peru's minister visited Chile.",),
)
OPENED = Rule(
    id="status.any",
    triggers=("opened",),
    pattern=r"{side:actor}{gap} (?P<verb>opened) an embassy(?: in {date:when})?",
    examples=("Peru opened an embassy.",),
)

NEAREST = [
    ("Norwegian Foreign Minister Kari Lund visited Chile on 3 May 2011.", "2011-05-03"),
    ("On 3 May 2011, Norwegian Foreign Minister Kari Lund visited Chile.", "2011-05-03"),
    ("In May 2011 Peru's minister visited Chile and in June 2012 she was received in Oman.", "2011-05"),
    ("Peru's minister visited Chile in 2011 and signed an accord in 2013.", "2011"),
    ("Peru signed an accord in 2009, and Peru's minister visited Chile in 2011.", "2011"),
    ("Norway joined in 1999; Peru's minister visited Chile in 2011.", "2011"),
    ("Peru's minister visited Chile in 2011; Norway joined in 1999.", "2011"),
    ("Until 1999 nobody came, and Peru's minister visited Chile in 2011.", "2011"),
    ("Peru's minister visited Chile from 3 to 5 May 2011.", "2011-05-03/2011-05-05"),
    ("Peru's minister visited Chile on March 27–28, 2006.", "2006-03-27/2006-03-28"),
]
UNDATED = [
    "Peru's minister visited Chile.",
    "Peru's minister, born 3 May 1950, visited Chile.",
]


def _last(whole: Reading, rule: Rule = VISITED) -> Match:
    return list(matches(RuleBook((rule,)), whole))[-1]


@pytest.mark.parametrize(("text", "edtf"), NEAREST)
def test_when_date_next_to_its_verb(text: str, edtf: str) -> None:
    whole = reading(text)
    dated = date_of(_last(whole), whole)
    assert dated is not None
    assert dated.edtf == edtf
    assert dated.basis == "stated"
    assert dated.span is not None


@pytest.mark.parametrize("text", UNDATED)
def test_when_no_date_told(text: str) -> None:
    whole = reading(text)
    assert nearest_date(_last(whole)) is None
    assert date_of(_last(whole), whole) is None


def test_when_date_caught_by_the_rule_goes_first() -> None:
    whole = reading("In 2001 nothing happened. In the year 2003 Peru opened an embassy in 2005.")
    dated = date_of(_last(whole, OPENED), whole)
    assert dated is not None
    assert dated.edtf == "2005"


def test_when_span_gives_the_words_of_the_date() -> None:
    text = "A note.\n\nPeru's minister visited Chile on 3 May 2011."
    whole = reading(text)
    dated = date_of(_last(whole), whole)
    assert dated is not None
    assert dated.span is not None
    assert text[slice(*dated.span)] == "3 May 2011"


def test_when_several_dates_of_one_verb() -> None:
    whole = reading("Peru's minister visited Chile in 2005, 2009 and 2012.")
    assert [d and d.edtf for d in all_dates(_last(whole), whole)] == ["2005", "2009", "2012"]


def test_when_one_date_is_one() -> None:
    whole = reading("Peru's minister visited Chile in 2005.")
    assert [d and d.edtf for d in all_dates(_last(whole), whole)] == ["2005"]


@pytest.mark.parametrize(
    ("words", "edtf", "basis"),
    [
        ("visited Chile yesterday", "2011-05-03", "inferred"),
        ("visited Chile today", "2011-05-04", "published"),
        ("visited Chile", "2011-05-04", "published"),
        ("visited Chile last year", "2010", "inferred"),
    ],
)
def test_when_news_is_dated_by_its_article(words: str, edtf: str, basis: str) -> None:
    whole = reading(f"In short\n\nPeru's foreign minister {words}.", title="A trip", published="2011-05-04")
    dated = date_of(_last(whole), whole)
    assert dated is not None
    assert (dated.edtf, dated.basis) == (edtf, basis)


def test_when_plans_do_not_take_the_date_of_publication() -> None:
    whole = reading("In short\n\nPeru's foreign minister will visit Chile.", title="A trip", published="2011-05-04")
    assert date_of(_last(whole), whole, future=True) is None
    assert date_of(_last(whole), whole, news=False) is None


def test_when_background_does_not_take_the_date_of_publication() -> None:
    lead = "\n\n".join(f"Paragraph {n} says little." for n in range(6))
    whole = reading(f"{lead}\n\nPeru's foreign minister visited Chile.", title="A trip", published="2011-05-04")
    assert date_of(_last(whole), whole) is None


def test_when_heading_that_is_a_date_dates_what_stands_below() -> None:
    whole = reading("# Peru and Chile\n\n## 3 May 2011\n\nPeru's foreign minister visited Chile.\n")
    at = whole.text.index("3 May")
    assert date_of(_last(whole), whole) == Dated("2011-05-03", "stated", (at, at + len("3 May 2011")))


def test_the_same_day_of_news_is_not_that_of_the_history_told_before() -> None:
    text = (
        "OSLO, 14 June 2023 – The ministers of Norway and Chile met on 13 June 2023.\n\n"
        "Relations between Norway and Chile began on 16 April 1992.{}"
        "On the same day Norway signed an agreement on fisheries with Peru."
    )
    dates = []
    for gap in ("\n\n", " "):
        whole = reading(text.format(gap))
        slot = whole.sentence(len(whole.document.sentences) - 1).of("D")[0]
        found = resolve_slot(whole, slot)
        dates.append(found.edtf if found is not None else None)
    assert dates == ["2023-06-13", "1992-04-16"]


def test_a_date_that_leads_an_entry_dates_what_the_entry_tells() -> None:
    whole = reading("Chile and Peru\n\n1961, 10 September. Chile visited Peru.\n\n1962, 3 October. Peru visited Chile.")
    dated = [inherited(number, whole) for number in range(len(whole.document.sentences))]
    assert {d.edtf for d in dated if d is not None} == {"1961-09-10", "1962-10-03"}


def test_the_year_of_a_heading_holds_for_all_days_below_it() -> None:
    days = "\n".join(f"- Peru {day} May - visit to Lima." for day in range(1, 29))
    whole = reading(f"Visits of the President\n\n2008\n\n{days}\n\n2009\n\n- Chile 3 June - visit to Santiago.")
    told = [slot for number in range(len(whole.document.sentences)) for slot in whole.sentence(number).of("D")]
    found = [dated.edtf for slot in told if (dated := resolve_slot(whole, slot)) is not None]
    assert found == ["2008", *(f"2008-05-{day:02}" for day in range(1, 29)), "2009", "2009-06-03"]
