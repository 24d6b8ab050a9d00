"""The small knowledge base, and its index."""

from __future__ import annotations

import pytest
from tests.site.small import small_knowledge

from relations_kb.model.knowledge import KnowledgeBase
from relations_kb.render.index import Index, index
from relations_kb.vocab.world import load_world


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    return small_knowledge()


@pytest.fixture(scope="session")
def known(kb: KnowledgeBase) -> Index:
    return index(kb, load_world().countries)
