"""Dates and numbers in the language of the settings."""

from __future__ import annotations

import pytest
from tests.site.small import small_knowledge

from relations_kb import render
from relations_kb.errors import SettingsError
from relations_kb.model.site import Settings
from relations_kb.render import format as say
from relations_kb.render.language import written_in
from relations_kb.settings import parse_settings

SPACE = "\u00a0"


@pytest.mark.parametrize(
    ("language", "edtf", "written"),
    [
        ("en", "2006-03-27", "27 March 2006"),
        ("en-US", "2006-03-27", "March 27, 2006"),
        ("de", "2006-03-27", "27. März 2006"),
        ("ja", "2006-03-27", "2006年3月27日"),
        ("fr", "2004-09", "septembre 2004"),
        ("de", "1992", "1992"),
        ("en-US", "2016~", "about 2016"),
        ("de", "2016~", "≈ 2016"),
        ("de", "1985/1989~", "≈ 1985–1989"),
        ("de", "2006-03-27/2006-03-28", "27.–28. März 2006"),
        ("de", "2001/2003-05", "2001 – Mai 2003"),
        ("de", "2024-05-01T10:00", "1. Mai 2024, 10:00"),
        ("de", "2023-02-31", "2023-02-31"),  # as it stands: no such day
        ("de", "soon", "soon"),
    ],
)
def test_dates_are_written_in_the_language(language: str, edtf: str, written: str) -> None:
    with written_in(language):
        assert say.date(edtf) == written


@pytest.mark.parametrize(
    ("language", "value", "currency", "qualifier", "written"),
    [
        ("en-US", 1168295000, "USD", "exact", f"US$1.17{SPACE}billion"),
        ("de", 1168295000, "USD", "exact", f"1,17{SPACE}Mrd.{SPACE}$"),
        ("de", 19713000, "USD", "about", f"≈ 19,7{SPACE}Mio.{SPACE}$"),
        ("fr", 542000000, "EUR", "over", f"> 542{SPACE}M{SPACE}€"),
        ("ja", 542000000, "EUR", "exact", "€5.42億"),
        ("de", 12345.5, "KZT", "exact", f"12.345,50{SPACE}KZT"),
        ("de", 950, "CAD", "exact", f"950{SPACE}CA$"),
    ],
)
def test_sums_are_written_in_the_language(
    *, language: str, value: float, currency: str, qualifier: str, written: str
) -> None:
    with written_in(language):
        assert say.money(value, currency, qualifier) == written


def test_a_language_ends_with_its_block() -> None:
    with written_in("de"):
        assert say.counted(1200, "fact") == "1.200 facts"
    assert say.counted(1200, "fact") == "1,200 facts"
    assert say.date("2006-03-27") == "27 March 2006"


def test_pages_are_written_in_the_language_of_the_settings() -> None:
    made = {page.path: page.content.decode() for page in render.pages(small_knowledge(), Settings(language="de"))
            if page.path.endswith(".html")}  # fmt: skip
    page = made["pairs/chl-isl/index.html"]
    assert '<time datetime="1974-05-12" lang="de">12. Mai 1974</time>' in page
    assert ">12 May 1974<" not in page
    assert 'data-v="12 May 1974"' not in "".join(render.search_pages(small_knowledge(), "de"))


def test_settings_know_languages() -> None:
    assert parse_settings("language: pt-BR").language == "pt-BR"
    with pytest.raises(SettingsError, match="no language that dates can be written in"):
        parse_settings("language: klingon")
