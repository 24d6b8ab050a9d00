"""The engine: triggers only make it fast. With and without them, the same texts give the same records."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from tests.articles import article

from relations_kb.corpus import read_article
from relations_kb.extract import extract
from relations_kb.model.record import Record
from relations_kb.model.text import Document
from relations_kb.rules.rule import Rule, RuleBook

REPO = Path(__file__).parents[2]
CORPUS = [read_article(path.name, path.read_bytes()) for path in sorted((REPO / "corpus").glob("*.txt"))]
GOLD = [
    article("\n\n".join(str(entry[name]) for name in ("title", "published", "text") if entry.get(name)))
    for path in sorted((REPO / "tests" / "gold").glob("*.yaml"))
    for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def _all_rules(book: RuleBook, lowered: str) -> tuple[Rule, ...]:
    return book.rules


def _brief(records: tuple[Record, ...]) -> list[str]:
    # Which of two rules that fit the same words is named may differ.
    apart = {"evidence", "id", "topics", "rule", "confidence"}
    return sorted(record.model_dump_json(exclude=apart, exclude_defaults=True) for record in records)


@pytest.mark.parametrize(
    "documents",
    [pytest.param(CORPUS, id="corpus"), pytest.param(GOLD, id="gold")],
)
def test_engine_triggers_lose_nothing(documents: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    with_triggers = [_brief(extract(document).records) for document in documents]
    monkeypatch.setattr(RuleBook, "candidates", _all_rules)
    without = [_brief(extract(document).records) for document in documents]
    for document, few, many in zip(documents, with_triggers, without, strict=True):
        assert few == many, f"a trigger is missing, or stands for a part of the pattern, in: {document.text}"
