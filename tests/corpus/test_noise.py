"""What is masked, for which reason, and what never is."""

from __future__ import annotations

import pytest

from relations_kb.corpus import read_article
from relations_kb.corpus.noise_rules import BOX_STARTS, NOISE_RULES, PHRASE_RULES, line_noise
from relations_kb.model.text import Document

LEAD = "The minister of Chile visited Lima on 3 May 2020 and met the President of Peru."
SECOND = "Both sides spoke of trade, of fisheries and of the border, the ministry said in a note."
THIRD = "The next round of talks will be held in Santiago before the end of the coming year."
STORY = f"Minister in Lima\n\n{LEAD}\n\n{SECOND}\n\n{THIRD}\n"


def read(text: str) -> Document:
    return read_article("a.txt", text.encode())


def masked(text: str) -> dict[str, str]:
    document = read(text)
    return {mask.span.of(text): mask.reason for mask in document.masks if mask.reason != "markup"}


@pytest.mark.parametrize("rule", NOISE_RULES, ids=lambda rule: f"{rule.reason}: {rule.example}")
def test_noise_rule_knows_its_example(rule: object) -> None:
    assert line_noise(rule.example) == rule.reason  # type: ignore[attr-defined]


@pytest.mark.parametrize("rule", PHRASE_RULES, ids=lambda rule: rule.phrase)
def test_phrase_rule_knows_its_example(rule: object) -> None:
    assert line_noise(rule.example) == rule.reason  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Home | Politics | Economy | Sports", "menu"),
        ("ALL NEWS   WAR   POLITICS   ECONOMY", "menu"),
        ("EN  RU  DE  FR", "menu"),
        ("Example News > World > Minister in Lima", "breadcrumb"),
        ("Home » Bilateral relations » Peru", "breadcrumb"),
        ("Palace_of_Lima_2009_(12).jpg", "image"),
        ("Minister visit e1752327098296 640x400", "image"),
        ("Read also: Copper rises again", "related"),
        ("Tweet | Facebook | Email", "share"),
        ("7 Min Read", "teaser"),
        ("Comments (0)", "comments"),
        ("desk@example.org", "contact"),
        ("]]", "remnant"),
    ],
)
def test_line_noise_knows(line: str, reason: str) -> None:
    assert line_noise(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        LEAD,
        "Peru",
        "Related agreements were signed in Lima on 3 May 2020.",
        "Subscribers to the treaty met in Lima; Chile and Peru signed it on the first day, as did Bolivia. " * 3,
        "Guest | Host | Place of visit | Date of visit",
        "Albert Shaw | Michel Roy | Zhang Wei",
        "2010 (January-August) | 2,634.0 | 1,559.0",
        "Share of exports: 48 per cent",
        "1992-01-26",
        "February 2025 North American storm complex",
        "See also: Chile–Ireland relations",
        "The author is not known, but Chile and Peru signed the paper in 1929 and ratified it in that year. " * 5,
    ],
)
def test_line_noise_leaves_alone(line: str) -> None:
    assert line_noise(line) is None


@pytest.mark.parametrize(
    "start", ["You Might Also Like", "Related News", "Recent Posts", "MOST VIEWED", "Read also", "Useful links"]
)
def test_a_box_at_the_end_is_masked_to_the_end(start: str) -> None:
    assert BOX_STARTS.match(start)
    teaser = "Fishermen in the south have begun to express their…"
    box = f"\n{start}\n\nCopper rises again\n\n{teaser}\n\n19 mins ago\n\nWho we are\n"
    document = read(STORY + box)
    assert document.blocks[-1].span.of(document.text) == THIRD


def test_a_box_in_the_middle_ends_where_the_text_goes_on() -> None:
    text = f"Minister in Lima\n\n{LEAD}\n\nRead also\nCopper rises again\n\n{SECOND}\n\n{THIRD}\n"
    assert masked(text) == {"Read also": "related", "Copper rises again": "related"}


def test_the_head_of_a_page_is_masked_up_to_the_headline() -> None:
    menu = "".join(f"  • {name}\n" for name in ("Home", "News", "Copper", "Fish", "Ports", "About"))
    crumb = "Example News > World > Minister in Lima"
    text = f"Accept\nExample logo\n{menu}Follow US\n© 2020 Example News\n{crumb}\nWorld\n\n{STORY}"
    document = read(text)
    assert document.blocks[0].span.of(text) == "Minister in Lima"
    assert document.title is not None and document.title.value == "Minister in Lima"
    assert document.publisher is not None and document.publisher.value == "Example News"


def test_the_name_of_an_embassy_above_a_menu_stays() -> None:
    text = f"EMBASSY OF THE REPUBLIC OF PERU\nHome » Chile and Peru\n\n{STORY}"
    document = read(text)
    assert document.blocks[0].span.of(text) == "EMBASSY OF THE REPUBLIC OF PERU"
    assert document.publisher is not None and document.publisher.value == "EMBASSY OF THE REPUBLIC OF PERU"


def test_an_appendix_is_masked_and_the_section_after_it_is_not() -> None:
    text = f"= A =\n\n{LEAD}\n\n== See also ==\n* B\n* C\n\n== Trade ==\n{SECOND}\n"
    assert masked(text) == {"== See also ==": "appendix", "* B": "appendix", "* C": "appendix"}
    plain = f"Chile–Peru relations\n\n{LEAD}\n\nSee also\n\n-   B\n-   C\n\nTrade\n\n{SECOND}\n"
    assert [block.span.of(plain) for block in read(plain).blocks][-2:] == ["Trade", SECOND]


def test_edges_of_a_paragraph_are_masked() -> None:
    text = f"Minister in Lima\n\nPalace_Lima.jpg {LEAD}\n\n{THIRD[:-1]}./.\n\n{SECOND} (end)\n"
    document = read(text)
    assert [block.span.of(text) for block in document.blocks][1:] == [LEAD, THIRD, SECOND]


@pytest.mark.parametrize("text", ["Search\n", "Home\n\nMenu\n\nLog in\n", "Comments (2)\nguest: fine\n", "See also\n"])
def test_a_text_is_never_masked_away(text: str) -> None:
    assert read(text).blocks
