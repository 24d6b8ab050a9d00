"""Headings, paragraphs, items and rows of plain text, wikitext and Markdown, as (kind, section, words)."""

from __future__ import annotations

import pytest

from relations_kb.corpus import read_article

PROSE = "The minister of Chile visited Lima on 3 May 2020 and met the President of Peru."
MORE = "Trade between the two grew for years, as both ministries said in a joint paper."


def blocks(text: str, name: str = "a.txt") -> list[tuple[str, str, str]]:
    document = read_article(name, text.encode())
    return [(block.kind, document.sections[block.section].heading, block.span.of(text)) for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"= Chile–Peru relations =\n\n{PROSE}\n==History==\n{MORE}\n=== Early years ===\n"
            f"{PROSE}\n== Trade ==\n* Copper\n** Ore\n",
            [
                ("heading", "Chile–Peru relations", "Chile–Peru relations"),
                ("paragraph", "Chile–Peru relations", PROSE),
                ("heading", "History", "History"),
                ("paragraph", "History", MORE),
                ("heading", "Early years", "Early years"),
                ("paragraph", "Early years", PROSE),
                ("heading", "Trade", "Trade"),
                ("item", "Trade", "Copper"),
                ("item", "Trade", "Ore"),
            ],
            id="wikitext",
        ),
        pytest.param(
            f"Chile–Peru relations\n\n{PROSE}\n\nHistory\n\n{MORE}\n\nTrade\n{MORE}\n\nSTATE "
            "VISITS\n\n-   Envoy (1990)\n",
            [
                ("heading", "Chile–Peru relations", "Chile–Peru relations"),
                ("paragraph", "Chile–Peru relations", PROSE),
                ("heading", "History", "History"),
                ("paragraph", "History", MORE),
                ("heading", "Trade", "Trade"),
                ("paragraph", "Trade", MORE),
                ("heading", "STATE VISITS", "STATE VISITS"),
                ("item", "STATE VISITS", "Envoy (1990)"),
            ],
            id="headings by their looks",
        ),
        pytest.param(
            "Talks in Lima\n\nThe minister of Chile visited Lima on 3 May 2020 and\nmet there "
            "the President of Peru, with whom he\n"
            "spoke of trade. Both agreed that the old treaty\nneeds no change.\n",
            [
                ("heading", "Talks in Lima", "Talks in Lima"),
                (
                    "paragraph",
                    "Talks in Lima",
                    "The minister of Chile visited Lima on 3 May 2020 and\nmet there the President of "
                    "Peru, with whom he\n"
                    "spoke of trade. Both agreed that the old treaty\nneeds no change.",
                ),
            ],
            id="hard-wrapped lines are one paragraph",
        ),
        pytest.param(
            f"Talks in Lima\n\n{PROSE}\n{MORE}\n",
            [
                ("heading", "Talks in Lima", "Talks in Lima"),
                ("paragraph", "Talks in Lima", PROSE),
                ("paragraph", "Talks in Lima", MORE),
            ],
            id="a paragraph a line",
        ),
        pytest.param(
            f"The day's news\n\n{PROSE}\n\nTrade disputes\nCopper dispute\n{MORE}\nOther dispute\n{PROSE}\n",
            [
                ("heading", "The day's news", "The day's news"),
                ("paragraph", "The day's news", PROSE),
                ("heading", "Trade disputes", "Trade disputes"),
                ("heading", "Copper dispute", "Copper dispute"),
                ("paragraph", "Copper dispute", MORE),
                ("heading", "Other dispute", "Other dispute"),
                ("paragraph", "Other dispute", PROSE),
            ],
            id="headings above headings",
        ),
        pytest.param(
            f"Chile and Peru\n\n{PROSE}\n\nAmbassadors of Chile in Lima:\nA. Rojas (1990-1994)\nB. Soto (1994-1999)\n",
            [
                ("heading", "Chile and Peru", "Chile and Peru"),
                ("paragraph", "Chile and Peru", PROSE),
                ("heading", "Ambassadors of Chile in Lima", "Ambassadors of Chile in Lima:"),
                ("item", "Ambassadors of Chile in Lima", "A. Rojas (1990-1994)"),
                ("item", "Ambassadors of Chile in Lima", "B. Soto (1994-1999)"),
            ],
            id="a list without bullets",
        ),
        pytest.param(
            f"Talks in Lima\n\n{PROSE}\n\n1. First paper;\n2) second paper;\n(c) third paper\n• fourth\n    - deeper\n",
            [
                ("heading", "Talks in Lima", "Talks in Lima"),
                ("paragraph", "Talks in Lima", PROSE),
                ("item", "Talks in Lima", "First paper;"),
                ("item", "Talks in Lima", "second paper;"),
                ("item", "Talks in Lima", "third paper"),
                ("item", "Talks in Lima", "fourth"),
                ("item", "Talks in Lima", "deeper"),
            ],
            id="bullets of all sorts",
        ),
    ],
)
def test_plain_text_has_blocks(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert blocks(text) == expected


def test_a_flattened_table_opens_a_section_a_country() -> None:
    text = (
        f"Foreign relations of Chile\n\n{PROSE}\n\nBilateral relations\n\nAsia\n\nCountry | "
        "Formal relations began | Notes\n\n"
        "Japan | 1897\n\nSee Chile–Japan relations\n\n- Japan has an embassy in Santiago.\n"
        "\n1950\n\nSee Chile–India relations\n\n"
        "- India has an embassy in Santiago.\n\n3 May 1992 | Both set up relations on 3 May "
        "1992.\n\nNepal\n\n- Nepal has none.\n\n"
        "Europe\n\nCountry | Notes\n\nMalta | See Chile–Malta relations\n"
    )
    document = read_article("a.txt", text.encode())
    sections = {block.span.of(text): document.sections[block.section].heading for block in document.blocks}
    assert sections["Japan has an embassy in Santiago."] == "Japan"
    assert sections["India has an embassy in Santiago."] == "Chile–India relations"
    assert sections["3 May 1992 | Both set up relations on 3 May 1992."] == ""
    assert sections["Nepal has none."] == "Nepal"
    assert sections["Malta | See Chile–Malta relations"] == "Malta"
    headings = {section.heading: section for section in document.sections}
    parent = headings["Malta"].parent
    assert parent is not None and document.sections[parent].heading == "Europe"
    above = document.sections[parent].parent
    assert above is not None and document.sections[above].heading == "Bilateral relations"


def test_rows_that_lost_their_line_breaks_or_names_head_what_is_theirs() -> None:
    text = (
        f"Foreign relations of Chile\n\n{PROSE}\n\nBilateral relations\n\nCountry | Formal relations began | Notes\n\n"
        "1950-03 | Se\n\nChile–India relations India has an embassy in Santiago.\n\n"
        "Both countries established diplomatic relations on 3 May 1992.\n\n"
        "1920-10-04 and again 1991-10-04\n\nSee Chile–Nepal relations\n\n- Nepal has none.\n\n"
        f"Europe\n\nSee Chile–Malta relations\n\n- Malta has one.\n\n1964\n\nSee Foreign relations of Oman\n\n{PROSE}\n"
    )
    document = read_article("a.txt", text.encode())
    sections = {block.span.of(text): document.sections[block.section].heading for block in document.blocks}
    assert sections["India has an embassy in Santiago."] == "Chile–India relations"
    assert sections["Both countries established diplomatic relations on 3 May 1992."] == ""
    assert sections["Nepal has none."] == "Chile–Nepal relations"
    assert sections["Malta has one."] == "Chile–Malta relations"
    assert sections["1964"] == ""
    assert sections["See Foreign relations of Oman"] == "Foreign relations of Oman"
    parents = {section.heading: section.parent for section in document.sections}
    above = parents["Chile–Malta relations"]
    assert above is not None and document.sections[above].heading == "Europe"


def test_markdown_has_blocks() -> None:
    text = (
        f"# Chile and Peru\n\n{PROSE}\n{MORE}\n\nHistory\n-------\n\n> {PROSE}\n\n- One\n  - Two\n\n1. Three\n\n"
        "| Year | Trade |\n| --- | --- |\n| 2020 | 3 |\n\n```\ncode\n```\n"
    )
    assert blocks(text, "a.md") == [
        ("heading", "Chile and Peru", "Chile and Peru"),
        ("paragraph", "Chile and Peru", f"{PROSE}\n{MORE}"),
        ("heading", "History", "History"),
        ("paragraph", "History", PROSE),
        ("item", "History", "One"),
        ("item", "History", "Two"),
        ("item", "History", "Three"),
        ("row", "History", "| Year | Trade |"),
        ("row", "History", "| 2020 | 3 |"),
        ("paragraph", "History", "code"),
    ]


def test_markdown_keeps_html_as_text() -> None:
    text = "# Visit\n\n<script>alert(1)</script>\n\nA *visit* to [Lima](https://example.org).\n"
    document = read_article("a.md", text.encode())
    assert [block.span.of(text) for block in document.blocks][1:] == [
        "<script>alert(1)</script>",
        "A *visit* to [Lima](https://example.org).",
    ]
