"""What an article tells of itself: each table row is a text and what is to be found in it."""

from __future__ import annotations

import pytest

from relations_kb.corpus import read_article
from relations_kb.corpus.dateline import dateline
from relations_kb.corpus.dates import dates_in

BODY = "The ministers of Chile and Peru spoke of trade, of fisheries and of the border for two hours."
END = "They will meet again in Santiago before the end of the coming year, the hosts said."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Ministers talk in Lima\n\n29 May 2019, 21:38\n\nLIMA. EXAMPLEPRESS – {BODY}\n\n"
            f"{END}\n\nAuthor:\n\nAna Soto\n\nChile and Peru\n",
            {
                "title": "Ministers talk in Lima",
                "published": "2019-05-29T21:38",
                "place": "LIMA",
                "publisher": "EXAMPLEPRESS",
                "author": "Ana Soto",
            },
            id="agency dateline, author's label",
        ),
        pytest.param(
            f"Ministers talk\n\nLIMA, May 29, 2019, Andes-Plus — {BODY}\n",
            {"place": "LIMA", "published": "2019-05-29", "publisher": "Andes-Plus"},
            id="dateline with date and agency",
        ),
        pytest.param(
            f"Ministers talk\n\nLima, 29 May 2019 – {BODY}\n\nMedia Department\n",
            {"place": "Lima", "published": "2019-05-29", "author": None, "publisher": None},
            id="dateline with date",
        ),
        pytest.param(
            "By A Staff Reporter\nPublished at: May 28, 2019   Updated at: May 29, 2019 20:14\n"
            f"\nLIMA, May 28: {BODY}\n\n© Andes Review Media Ltd. All rights reserved.\n",
            {
                "author": "A Staff Reporter",
                "published": "2019-05-28",
                "modified": "2019-05-29T20:14",
                "place": "LIMA",
                "publisher": "Andes Review Media Ltd",
            },
            id="published and updated",
        ),
        pytest.param(
            f"MINISTRY OF FOREIGN AFFAIRS\nREPUBLIC OF PERU\n\nMinisters talk\n\n{BODY}\n\nLima\n29 May 2019\n",
            {
                "publisher": "MINISTRY OF FOREIGN AFFAIRS, REPUBLIC OF PERU",
                "title": "Ministers talk",
                "place": "Lima",
                "published": "2019-05-29",
            },
            id="ministry's head, place and date at the end",
        ),
        pytest.param(
            f"Ministers talk\n\nXYZ | San Juan, May 29, 2019 22:28 IST\n\n{BODY}\n",
            {"publisher": "XYZ", "place": "San Juan", "published": "2019-05-29T22:28"},
            id="agency, place and time in a line",
        ),
        pytest.param(
            f"Meeting with President of Peru\n\nThe Palace, Santiago\n\n{BODY}\n\n{END}\n",
            {"title": "Meeting with President of Peru", "place": "The Palace, Santiago", "published": None},
            id="place below the title",
        ),
        pytest.param(
            "Andes Courier\nWednesday, 29 May 2019 | Local | Page 3\n\nMinisters of two states "
            f"talk in Lima\n\n{BODY}\n",
            {"publisher": "Andes Courier", "title": "Ministers of two states talk in Lima", "published": "2019-05-29"},
            id="a paper's name above the title",
        ),
        pytest.param(
            f"date 2019-05-29 + - 16 px\n\n{BODY}\n\nAndes.Ex\n",
            {"published": "2019-05-29", "publisher": "Andes.Ex", "title": None},
            id="rests of a page",
        ),
        pytest.param(
            f"TRADE WITH PERU\n\n{BODY}\n\nInformation is prepared on 05.10.2010\n",
            {"published": "2010-10-05"},
            id="prepared on",
        ),
        pytest.param(
            f"Andes Exclusive\n\nMinisters talk in Lima at last\n\n{BODY}\n\nAndes Editorial "
            "Staff\n\nRecent Posts\n\nOther\n",
            {
                "publisher": "Andes",
                "title": "Ministers talk in Lima at last",
                "author": "Andes Editorial Staff",
                "published": None,
            },
            id="exclusive",
        ),
        pytest.param(
            f"Ministers talk\n\nOn May 29, 2019, {BODY}\n\n{END}\n",
            {"published": None, "place": None, "author": None},
            id="an event's date is not the article's",
        ),
        pytest.param(
            f"Portal:Events of the day, 2019-05-29\n\nTrade\n\n{BODY}\n",
            {"published": "2019-05-29"},
            id="a list of a day's events",
        ),
        pytest.param(
            f"Ministers talk in Lima\n\n{END}\n\nAndesMedia\nBy AndesMedia Published May 29, "
            f"2019 15 Min Read 496 Views\n\n{BODY}\n\n{BODY}\n",
            {"author": "AndesMedia", "published": "2019-05-29"},
            id="byline below a standfirst",
        ),
        pytest.param(
            f"Ministers talk\n\nHerald Correspondent in LIMA, Peru\n\n{BODY}\n",
            {"author": "Herald Correspondent", "place": "LIMA"},
            id="correspondent",
        ),
        pytest.param(
            f"= Chile–Peru relations =\n\n{BODY}\n",
            {"title": "Chile–Peru relations", "publisher": None, "author": None},
            id="wikitext",
        ),
        pytest.param(
            f"Ministers talk\n\nLima, 21 May (ABC). On Monday, 15 May, {BODY}\n\n{END}\n\n© Andean News Agency. 2023\n",
            {"published": "2023-05-21"},
            id="a dateline without a year, in the year of the copyright",
        ),
        pytest.param(
            f"Ministers talk\n\nLima, 21 May (ABC). {BODY}\n\n{END}\n\n© Andean News Agency. 2023\n",
            {"published": None},
            id="a copyright that no weekday bears out",
        ),
        pytest.param(
            f"Ministers talk\n\n(Lima, 19 August 2022) {BODY}\n",
            {"published": "2022-08-19"},
            id="a dateline in brackets",
        ),
        pytest.param(
            f"Ministers talk\n\nLima May 25/2021 (ABC) {BODY}\n",
            {"published": "2021-05-25"},
            id="a day with a stroke before the year",
        ),
        pytest.param(
            f"ABC | Society\n15:00 - 19 / 11 / 2013\n\nMinisters talk\n\n{BODY}\n",
            {"published": "2013-11-19"},
            id="figures with blanks",
        ),
        pytest.param(
            f"ABC : Ministers talk          06/05/2024 - 14:20\n\nLIMA, May 6 (ABC) -- {BODY}\n",
            {"published": "2024-05-06"},
            id="figures that the dateline explains",
        ),
        pytest.param(
            f"ABC : Ministers talk          05/06/2024 - 14:20\n\nLIMA, May 6 (ABC) -- {BODY}\n",
            {"published": "2024-05-06"},
            id="figures with the month first",
        ),
        pytest.param(
            f"Ministry of Chile\n\n05/06/2023\n\nMinisters talk\n\n{BODY}\n",
            {"published": "2023-06-05"},
            id="figures day first",
        ),
        pytest.param(f"News | 2024 05 17\n\nMinisters talk\n\n{BODY}\n", {"published": "2024-05-17"}, id="blanks"),
        pytest.param(
            f"Ministers talk\n\n2023-02-27   Staff reporter\n\n{BODY}\n", {"published": "2023-02-27"}, id="ISO"
        ),
        pytest.param(f"Ministers talk\n\n17-May-2024\n\n{BODY}\n", {"published": "2024-05-17"}, id="hyphens"),
        pytest.param(
            f"Press Note 12\n\nMinisters talk\n\nLima, 7 September 2023.- {BODY}\n",
            {"published": "2023-09-07"},
            id="a stop and a dash",
        ),
        pytest.param(
            f"Ministers talk\n\nLIMA. ABC – 19 February 2024. {BODY}\n", {"published": "2024-02-19"}, id="agency first"
        ),
        pytest.param(
            f"Ministers talk\n\n25 November 2020 – {BODY}\n\n{END}\n", {"published": "2020-11-25"}, id="no place"
        ),
        pytest.param(
            f"Ministers talk\n\n[21 JULY 2022 – Lima, Peru] – {BODY}\n",
            {"published": "2022-07-21"},
            id="square brackets",
        ),
        pytest.param(
            f"Interview\n\nThe Lima Courier, weekend edition, 19 August 2023\n\n{BODY}\n",
            {"published": "2023-08-19"},
            id="a paper's line",
        ),
        pytest.param(
            f"Programme of Minister Soto, 9 – 15 September 2024\n\n{BODY}\n",
            {"published": None},
            id="days of a programme",
        ),
    ],
)
def test_read_article_finds_what_a_text_tells_of_itself(text: str, expected: dict[str, str | None]) -> None:
    document = read_article("a.txt", text.encode())
    for field, value in expected.items():
        found = getattr(document, field)
        assert (found.value if found else None) == value, field
        assert found is None or found.span.of(text).strip()


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("29 May 2019, 21:38", "2019-05-29T21:38"),
        ("MAY 29, 2019 - 9:14 PM GMT+3", "2019-05-29T21:14"),
        ("29 November 2017 10:40 (UTC+04:00)", "2017-11-29T10:40"),
        ("29.05.2019 18:12   1210", "2019-05-29T18:12"),
        ("2019-05-29 16:02:11", "2019-05-29T16:02:11"),
        ("29. 5. 2019", "2019-05-29"),
        ("No. 41 (October 2024)", "2024-10"),
        ("Monday, 13 May 2019 | 17:45 WIB", "2019-05-13T17:45"),
        ("17/04/2024", "2024-04-17"),
    ],
)
def test_dates_in_reads(line: str, edtf: str) -> None:
    assert [date.edtf for date in dates_in(line)] == [edtf]


@pytest.mark.parametrize(
    "line", ["30 February 2019", "04/05/2024", "2019-13-01", "section 12.5.20", "in 1992", "May the 4"]
)
def test_dates_in_leaves_alone(line: str) -> None:
    assert list(dates_in(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "On June 10, the Ministry – said",
        "Rivalry in Europe, between the French – and",
        "Security. For the needs of",
        "Maria Lopez: Thank you for coming",
        "Chile and Peru on Friday – signed",
        "INVESTING IN THE PORTS OF THE SOUTH: Chile",
    ],
)
def test_dateline_leaves_alone(line: str) -> None:
    assert dateline(line) is None
