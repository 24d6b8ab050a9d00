"""What a pattern requires: read off it, and never more than it requires."""

from __future__ import annotations

from pathlib import Path

import pytest

from relations_kb.corpus import read_article
from relations_kb.kinds import KINDS
from relations_kb.rules.literals import flat, may_match, required, required_slots
from relations_kb.rules.pattern import compile_lowered
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import lower

GOLD = Path(__file__).parents[3] / "shared" / "gold"


@pytest.mark.parametrize(
    ("pattern", "clauses"),
    [
        ("{side:a} (?:visits?|goes to) {place:b}", ((" goes to ", " visit ", " visits "),)),
        ("{side}{gap}(?:signed|inked) {a}{adj}(?:treaty|pact)", (("inked ", "signed "), ("pact", "treaty"))),
        (
            r"\b(?P<verb>open|close)s? {a}embass(?:y|ies)",
            (("embassies", "embassy"), ("close ", "closes ", "open ", "opens ")),
        ),
        ("(?:signed )?{a}treaty", (("treaty",),)),
        ("recogni[sz]ed", (("recognised", "recognized"),)),
        ("(?:ab)+(?!nothing)defgh", (("defgh",),)),
        # Nothing certain: an empty branch, words too short, syntax that the reader does not know.
        ("(?:visit|) {side}", ()),
        ("(?:visit|{side}) in", ((" in",),)),
        ("is|visited", ()),
        ("(?x) visited", ()),
        # What stands in a slot is no word of the sentence.
        (r"<C(?P<actor>\d+)> met <P\d+>", ((" met ",),)),
    ],
)
def test_required(pattern: str, clauses: tuple[tuple[str, ...], ...]) -> None:
    assert required(pattern) == clauses


@pytest.mark.parametrize(
    ("pattern", "slots"),
    [
        ("{person:one} met {person:two} {date}", "PPD"),
        (r"{side} met <P\d+>(?: on {date})?", "P"),
        (r"(?:{money} in {date}|<M\d+>)", "M"),
        (r"(?P<when><D\d+>) (?:{ordinal} |{ordinal} and {ordinal} )visit", "DO"),
        # Either of two kinds, or what only stands around: nothing certain.
        (r"<[PS]\d+> met", ""),
        ("met(?= {person})", ""),
    ],
)
def test_required_slots(pattern: str, slots: str) -> None:
    assert "".join(sorted(required_slots(pattern))) == "".join(sorted(slots))


@pytest.mark.parametrize("words", ["VISIT", "vısıt", "Viſit", "the\u00a0visit", "“visit”", "vİsit"], ids=ascii)
def test_flat_reads_letters_as_patterns_do(words: str) -> None:
    assert may_match((("visit",),), flat(words))


def test_may_match_asks_for_one_word_of_each_clause() -> None:
    clauses = (("signed", "inked"), ("treaty",))
    assert may_match(clauses, "they inked the treaty")
    assert not may_match(clauses, "they signed the guest book")
    assert may_match((), "anything")


def test_examples_hold_what_their_rules_require() -> None:
    for kind in KINDS:
        for rule in kind.rules:
            for example in rule.examples:
                found = read_article("a.txt", f"{example}\n".encode())
                assert may_match(required(rule.pattern), flat(found.text)), f"{rule.id}: {example}"


def test_rules_match_the_same_with_and_without() -> None:
    texts = sorted(GOLD.glob("*/*.txt"))[::12]
    if not texts:
        pytest.skip("the shared gold texts are not here")
    for path in texts:
        reading = Reading(read_article(path.name, path.read_bytes()))
        for number, lowered in enumerate(reading.lowered):
            masked = reading.sentence(number).masked
            before, after = flat(lowered), flat(masked)
            for rule in (rule for kind in KINDS for rule in kind.rules):
                where = f"{path.name}: {rule.id}: {masked}"
                found = [match.span() for match in rule.regex().finditer(masked)]
                lowered_regex = compile_lowered(rule.pattern)
                if not (rule.may_match(before) and rule.may_match(after)):
                    assert not found, where
                if not reading.may_hold(number, required_slots(rule.pattern)):
                    assert not found, where
                if lowered_regex is not None:
                    assert [match.span() for match in lowered_regex.finditer(lower(masked))] == found, where
