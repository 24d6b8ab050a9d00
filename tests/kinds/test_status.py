"""What status records of several finders share: each proves its own date, and none says what another has said."""

from __future__ import annotations

import pytest
from tests.articles import article

from relations_kb.extract import extract
from relations_kb.kinds.status.model import Status


def _told(text: str) -> list[Status]:
    return [record for record in extract(article(text)).records if isinstance(record, Status)]


@pytest.mark.parametrize(
    "text",
    [
        "Chile recognised Palestine in January 2011, and Peru followed suit in May 2012.",
        "Chile recognised Palestine in January 2011 and Peru did likewise in May 2012.",
        "Chile recognised Palestine in January 2011. Peru had already done the same in May 2012.",
    ],
)
def test_who_follows_proves_the_own_date(text: str) -> None:
    dates = {
        status.actor: [proof.quote for proof in status.evidence if "date" in proof.fields] for status in _told(text)
    }
    assert dates == {"CHL": ["January 2011"], "PER": ["May 2012"]}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Norway has had no relations with Peru since 1979, when Peru broke them off.", 1),
        ("Peru severed relations with Chile in 1979; Norway has had no relations with Chile since 1980.", 1),
        ("Diplomatic relations of Norway and Peru: 12 March 1992. In 2022 these relations turned 30.", 1),
    ],
)
def test_what_is_told_twice_is_one_record(text: str, count: int) -> None:
    assert len([status for status in _told(text) if status.event.startswith("relations-")]) == count
