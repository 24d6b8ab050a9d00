"""The small site, in memory."""

from __future__ import annotations

import pytest
from tests.site.small import small_knowledge

from relations_kb import export, render
from relations_kb.model.site import Page, Settings

SETTINGS = Settings(title="Chile and Iceland", description="A small site, for tests.")


@pytest.fixture(scope="session")
def small_site() -> tuple[Page, ...]:
    kb = small_knowledge()
    return (*render.pages(kb, SETTINGS), *export.files(kb))
