"""Where a sentence ends, and where a full stop is none."""

from __future__ import annotations

import pytest

from relations_kb.corpus.sentences import sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "H.E. Mr. Karim bin Said met U.S. President Doe in St. Petersburg on Monday.",
        "Dr. A. B. Lind of the mission in Washington, D.C. spoke about rule No. 5 of the club.",
        "They gave 700 mln. dollars and approx. 3 bln. euros to the port.",
        "The fund lent 40 mln. Dollars were short that year.",
        "C. F. Wong and J. O'Brien led the teams, H E Sheikh Omar the hosts.",
        "A. Brown 1992-1994; B. Green 1994-1997; C. White 1997-2000.",
        "The agency Example.Ex reports that Lt. Gen. Marsh left on Jan. 5 for talks.",
        "Sen. Hill and Rep. Dale vs. the ministry, as News.Az reports.",
    ],
)
def test_sentence_spans_keeps_together(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("They met in the U.S. The talks went well.", ["They met in the U.S.", "The talks went well."]),
        ("It joined the EU.The treaty followed.", ["It joined the EU.", "The treaty followed."]),
        ("It sells to Albania.On 3 May it stopped.", ["It sells to Albania.", "On 3 May it stopped."]),
        ("Was it so? Yes! They left.", ["Was it so?", "Yes!", "They left."]),
        ("He came.\r\nShe left.", ["He came.", "She left."]),
        ("He said “we agree.” The envoy left.", ["He said “we agree.”", "The envoy left."]),
    ],
)
def test_sentence_spans_splits(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_sentence_spans_covers_long_blocks_in_order() -> None:
    text = "The envoy came to Lima. " * 3000
    spans = list(sentence_spans(text, 0, len(text)))
    assert len(spans) == 3000
    assert all(text[start:end] == "The envoy came to Lima." for start, end in spans)
