"""Stage 1: a folder of articles becomes Documents."""

from __future__ import annotations

from relations_kb.corpus.read import read_article
from relations_kb.corpus.sidecar import Sidecar

__all__ = ["Sidecar", "read_article"]
