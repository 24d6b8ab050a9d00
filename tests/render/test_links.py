"""The link checker finds what is broken, and nothing else."""

from __future__ import annotations

import pytest

from relations_kb.model.site import Page
from relations_kb.render.links import broken_links


def page(path: str, body: str) -> Page:
    return Page(path, body.encode())


TARGET = page("a/index.html", '<h1 id="top">x</h1><p id="é">y</p>')


@pytest.mark.parametrize(
    "body",
    [
        '<a href="a/index.html">x</a>',
        '<a href="a/">x</a>',
        '<a href="a/index.html#top">x</a>',
        '<a href="a/index.html#%C3%A9">x</a>',
        '<a id="here" href="#here">x</a>',
        '<a href="https://elsewhere.example/page">x</a>',
        '<link rel="canonical" href="https://site.example/">',
        "<p>&lt;a href=&#34;missing.html&#34;&gt;</p>",
        '<a data-href="missing.html" href="data.csv">x</a>',
    ],
)
def test_broken_links_accepts(body: str) -> None:
    assert broken_links([page("index.html", body), TARGET, Page("data.csv", b"")]) == []


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<a href="b/index.html">x</a>', "no such page"),
        ('<a href="a/index.html#nowhere">x</a>', "no such anchor"),
        ('<a href="#nowhere">x</a>', "no such anchor"),
        ('<a href="/a/index.html">x</a>', "not relative"),
        ('<script src="https://cdn.example/x.js"></script>', "from outside"),
        ('<link rel="stylesheet" href="//cdn.example/x.css">', "from outside"),
        ('<img alt="" srcset="https://cdn.example/x.png 2x">', "from outside"),
        ('<a href="javascript:alert(1)">x</a>', "may link to"),
        ('<p id="x">a</p><p id="x">b</p>', "more than once"),
    ],
)
def test_broken_links_finds(body: str, reason: str) -> None:
    (broken,) = broken_links([page("index.html", body), TARGET])
    assert reason in broken.reason
    assert str(broken).startswith("index.html: ")


def test_broken_links_resolves_from_the_folder_of_the_page() -> None:
    home = page("index.html", "<p>home</p>")
    assert broken_links([page("a/b/index.html", '<a href="../../index.html">x</a>'), home]) == []
    assert len(broken_links([page("a/b/index.html", '<a href="../index.html">x</a>'), home])) == 1


def test_broken_links_lets_only_the_404_page_name_its_path_on_the_server() -> None:
    home = page("index.html", "<p>home</p>")
    lost = '<a href="/some/name/index.html">x</a>'
    assert broken_links([page("404.html", lost), home]) == []
    assert len(broken_links([page("x.html", lost), home])) == 1
    assert len(broken_links([page("404.html", '<a href="/name/missing.html">x</a>'), home])) == 1


def test_broken_links_looks_into_style_sheets() -> None:
    sheet = Page("static/style.css", b'@import "x.css"; a { background: url(https://cdn.example/a.png) }')
    assert [broken.target for broken in broken_links([sheet])] == ["x.css", "https://cdn.example/a.png"]
    assert broken_links([Page("s.css", b"a { background: url(data:image/png;base64,AA) }")]) == []
