"""Papers correct themselves below a heading, in a paragraph, or in a text of its own."""

import pytest

from relations_kb.link.corrections import corrections

LEAD = "DAILY COURIER\n\n"
REST = "\n\nThe third round was held in Lima on 4 May 2021, not the fourth."


def corrected(text: str) -> str:
    return "|".join(text[start:end] for start, end in corrections(text))


@pytest.mark.parametrize(
    "heading",
    [
        "CORRECTION",
        "Corrections and clarifications",
        "We got it wrong",
        "Setting the record straight",
        "Our mistake",
        "Rectification",
        "Corrected version",
        "(Corrects paragraph 2 to show that the round was the third)",
    ],
)
def test_all_that_stands_below_a_heading_corrects(heading: str) -> None:
    assert corrected(LEAD + heading + REST).endswith(REST)


@pytest.mark.parametrize(
    "sentence",
    [
        "The round was the third, not, as we reported, the fourth.",
        "In Saturday's paper we had the Norwegian minister in Lima a day too early.",
        "Please note: our release of 3 May should have said 26 million dollars.",
        "Owing to an editing error, last week's edition stated that the round was the fourth.",
        "The name of the ambassador was misspelled in yesterday's report. It is Kari Lund.",
        "An error slipped into our issue. The commission met for the third time.",
        "A previous report incorrectly stated that the trade was worth 26 million.",
        "In our last issue we wrongly called the talks in Lima the fourth round.",
        'Our report "Talks in Lima" (No. 45) contained an error: the round was the third.',
        "Yesterday's article on Peru gave a wrong date; the talks were held on 4 May.",
        "The round in Lima was the third; we regret the error.",
        "Exports were worth 26 million dollars. The figure that we printed was ten times too high.",
    ],
)
def test_a_paragraph_that_says_so_corrects(sentence: str) -> None:
    assert corrected(f"{LEAD}Other news.\n\n{sentence}\n\nWeather: rain.") == sentence


def test_a_report_put_right_in_place_is_the_corrected_one() -> None:
    text = LEAD + "The third round was held." + "\n\nAn earlier version of this article named another round."
    assert corrected(text) == text


def test_a_heading_that_owns_up_needs_the_report_that_it_takes_back() -> None:
    notice = 'WHERE WE WERE WRONG\n\nOur item "Talks in Lima" (No. 45) earned us a letter. The round was the third.'
    assert corrected(LEAD + notice) == notice
    assert corrected(LEAD + "Where we were wrong on Peru\n\nA column on the policy of the last ten years.") == ""


@pytest.mark.parametrize(
    "text",
    [
        "We deeply regret the decision of Peru to recall its ambassador.",
        "The minister apologised to the families for the mistakes of the past.",
        "The figures were corrected for inflation.",
        "Amendments to the law on mines\n\nThe President signed the amendments.",
        "Our relations had errors and mistakes on both sides.",
        "The President said that Chile was wrong.",
    ],
)
def test_states_that_regret_correct_nothing(text: str) -> None:
    assert corrected(LEAD + text) == ""
