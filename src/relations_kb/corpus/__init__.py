"""Stage 1: a folder of articles becomes Documents.

In: files. Out: :class:`~relations_kb.model.text.Document` values: immutable text, and by offsets what is noise, what
the article tells of itself, its sections, blocks and sentences.
"""

from __future__ import annotations

from relations_kb.corpus.folder import (
    ARTICLE_SUFFIXES,
    Listed,
    Loaded,
    article_bytes,
    file_bytes,
    list_articles,
    loaded,
    read_file,
)
from relations_kb.corpus.read import read_article, slug_of
from relations_kb.corpus.sidecar import Sidecar, read_sidecar

__all__ = [
    "ARTICLE_SUFFIXES",
    "Listed",
    "Loaded",
    "Sidecar",
    "article_bytes",
    "file_bytes",
    "list_articles",
    "loaded",
    "read_article",
    "read_file",
    "read_sidecar",
    "slug_of",
]
