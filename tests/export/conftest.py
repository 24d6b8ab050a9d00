"""The data files of the small knowledge base."""

from __future__ import annotations

import pytest
from tests.site.small import small_knowledge

from relations_kb import export
from relations_kb.model.knowledge import KnowledgeBase


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    return small_knowledge()


@pytest.fixture(scope="session")
def data(kb: KnowledgeBase) -> dict[str, str]:
    return {page.path: page.content.decode("utf-8") for page in export.files(kb) if not page.path.endswith(".sqlite")}
