"""Articles in few words, for the tests of rules, kinds and extraction."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from relations_kb.corpus import read_article
from relations_kb.extract import extract
from relations_kb.model.record import Record
from relations_kb.model.text import Document
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule, fire
from relations_kb.rules.slots import Sentence


def article(
    text: str, *, title: str | None = None, published: str | None = None, name: str = "article.txt"
) -> Document:
    """Read a text as an article, with what a keeper would put into its front matter."""
    known = {"title": title, "date": published}
    lines = [f'{key}: "{value}"' for key, value in known.items() if value is not None]
    front = "---\n" + "\n".join(lines) + "\n---\n" if lines else ""
    return read_article(name, f"{front}{text}\n".encode())


@cache
def records_of(path: Path) -> tuple[Record, ...]:
    """Return the records of an article's file, which several tests ask for: it is read once."""
    return extract(read_article(path.name, path.read_bytes())).records


def reading(text: str, *, title: str | None = None, published: str | None = None) -> Reading:
    return Reading(article(text, title=title, published=published))


def sentence(text: str) -> Sentence:
    """Return the last sentence of a text with its slots."""
    whole = reading(text)
    return whole.sentence(len(whole.document.sentences) - 1)


def matches(rule: Rule, text: str) -> list[Match]:
    """Return the rule's matches in a text that is read as an article, by triggers and heads as the engine does."""
    whole = reading(text)
    return [
        match
        for number, lowered in enumerate(whole.lowered)
        if any(trigger in lowered for trigger in rule.triggers)
        for match in fire(rule, whole.sentence(number), whole)
    ]
