"""Why a sentence gave a record, or did not."""

from __future__ import annotations

from relations_kb.model.text import Document


def explain(document: Document, line: int | None = None) -> str:
    """Return, for each sentence (of one line, if given), its slots, the rules that were tried, fired or failed."""
    return ""
