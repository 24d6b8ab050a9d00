"""What makes extraction fast is left out: the same texts give the same, byte for byte.

Words are looked up before a pattern is tried (``Sifted``), rules are left out whose words a sentence lacks
(``Screen``), finders go through the sentences alone that hold their words (``Reading.holding``), and mentions are
counted before they are put into slots (``may_hold``). Each may only leave out what would have found nothing. Here all
are switched off at once: whatever one of them drops shows as a difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.articles import article

from relations_kb.corpus import read_article
from relations_kb.extract import extract
from relations_kb.model.text import Document
from relations_kb.rules.mentions import Mentions
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Rule, RuleBook
from relations_kb.rules.screen import Screen
from relations_kb.rules.sifted import Several, Sifted
from relations_kb.weigh import choose, status
from relations_kb.weigh.weights import Quick

REPO = Path(__file__).parents[2]
SHARED = REPO.parent / "shared" / "corpora"
EVERY = 40  # of many texts, every fortieth: without the look-ups a text takes several times as long


def _corpus() -> list[Document]:
    return [read_article(path.name, path.read_bytes()) for path in sorted((REPO / "corpus").glob("*.txt"))]


def _gold() -> list[Document]:
    return [
        article("\n\n".join(str(entry[name]) for name in ("title", "published", "text") if entry.get(name)))
        for path in sorted((REPO / "tests" / "gold").glob("*.yaml"))
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))[::4]
    ]


def _real() -> list[Document]:
    paths = sorted(SHARED.glob("*/*.txt"))[::EVERY]
    return [read_article(path.name, path.read_bytes()) for path in paths if path.stat().st_size < 12_000]


def _switch_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_sentence(book: RuleBook, reading: Reading) -> Iterator[tuple[int, tuple[Rule, ...]]]:
        for number, words in enumerate(reading.lowered):
            yield number, tuple(rule for rule in book.rules if any(trigger in words for trigger in rule.triggers))

    class Everything(Screen[Any]):
        def by_piece(self, text: str, ends: Sequence[int]) -> Iterator[tuple[int, tuple[Any, ...]]]:
            yield from ((piece, self._items) for piece in range(len(ends)))

        def fitting(self, text: str) -> tuple[Any, ...]:
            return self._items

    def search(sifted: Sifted, text: str, *span: int) -> re.Match[str] | None:
        return sifted.regex.search(text, *span)

    def finditer(sifted: Sifted, text: str, *span: int) -> Iterator[re.Match[str]]:
        return sifted.regex.finditer(text, *span)

    def holding(mentions: Mentions, _: Sifted) -> list[int]:
        return list(range(len(mentions.document.sentences)))

    sources = Everything([(source, [("x",)]) for source in choose._BY_WORDS])
    events = Everything([(number, [("x",)]) for number in range(len(status._EVENTS))])
    monkeypatch.setattr(RuleBook, "by_sentence", by_sentence)
    monkeypatch.setattr(choose, "_screen", lambda: sources)
    monkeypatch.setattr(status, "_screen", lambda: events)
    monkeypatch.setattr(Sifted, "may_be_in", lambda *_: True)
    monkeypatch.setattr(Sifted, "search", search)
    monkeypatch.setattr(Sifted, "finditer", finditer)
    monkeypatch.setattr(Several, "fitting", lambda several, _: frozenset(several._patterns))
    monkeypatch.setattr(Quick, "may_be", lambda *_: True)
    monkeypatch.setattr(Mentions, "holding", holding)
    monkeypatch.setattr(Mentions, "may_hold", lambda *_: True)


@pytest.mark.parametrize("documents", [_corpus, _gold, _real], ids=["corpus", "gold", "real"])
def test_prefilters_drop_nothing(documents: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = documents()
    if not texts:
        pytest.skip("no texts beside the repository")
    fast = [extract(document).model_dump_json() for document in texts]
    _switch_off(monkeypatch)
    for document, expected in zip(texts, fast, strict=True):
        assert extract(document).model_dump_json() == expected, f"a look-up drops something in {document.name}"


def test_the_words_of_a_piece_are_found_in_it_alone() -> None:
    pattern = Sifted(r"\b(?:open\w*|clos\w*)(?=.*\bembass)", "embass", flags=re.IGNORECASE)
    pieces = ("they opened it", "an embassy", "the embassy closed", "", "opened", "embassies open")
    ends, at = [], 0
    for piece in pieces:
        at += len(piece) + 1
        ends.append(at)
    assert pattern.pieces("\n".join(pieces), ends) == [2, 5]
    assert Sifted(r"\d+").pieces("\n".join(pieces), ends) == [0, 1, 2, 3, 4, 5]
    assert Sifted("visit").pieces("\n".join(pieces), ends) == []
