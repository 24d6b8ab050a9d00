"""Stage 2: a Document becomes Records."""

from __future__ import annotations

from relations_kb.extract.confidence import load_accuracy
from relations_kb.extract.explanation import explain
from relations_kb.extract.extraction import Extraction, extract

__all__ = ["Extraction", "explain", "extract", "load_accuracy"]
