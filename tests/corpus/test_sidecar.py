"""Sidecars and front matter: what they may say, and the line that an error names."""

from __future__ import annotations

import pytest

from relations_kb.corpus import Sidecar, read_article, read_sidecar
from relations_kb.errors import ArticleError, SidecarError

BODY = "\n# Minister in Lima\n\nThe minister of Chile visited Lima on 3 May 2020 and met the President of Peru.\n"


def test_read_sidecar_reads_every_field() -> None:
    data = b"""title: A visit
publisher: Example News
author: [A. Writer, B. Writer]
published: 2020-05-03T10:15
modified: 2020-05
url: https://example.org/a
license: CC BY 4.0
publish: excerpt
language: en
place: Lima
notes: checked by hand
"""
    sidecar = read_sidecar("a.yaml", data)
    assert sidecar.author == "A. Writer, B. Writer"
    assert (sidecar.published, sidecar.modified) == ("2020-05-03T10:15", "2020-05")
    assert (sidecar.licence, sidecar.publish) == ("CC BY 4.0", "excerpt")


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("title: A\nurl: example.org\n", "url", 2),
        ("title: A\n\npublished: 3 May 2020\n", "published", 3),
        ("publish: some\n", "publish", 1),
        ("title: A\ntitel: B\n", "'titel' is no field", 2),
        ("title: A\ntitle: B\n", "second time", 2),
        ("- title\n", "name: value", 1),
        ("title: A\npublisher: [x\n", "", 3),
        ("title: A\nplace: {city: Lima}\n", "place", 2),
        ("title: &a A\nplace: *a\n", "aliases", 1),
        ("title: A\nlanguage: English!\n", "language", 2),
        ("title: !!python/object/apply:os.system [x]\n", "", 1),
    ],
)
def test_read_sidecar_names_the_line(text: str, what: str, line: int) -> None:
    with pytest.raises(SidecarError) as raised:
        read_sidecar("corpus/a.yaml", text.encode())
    assert what in raised.value.what
    assert (raised.value.file, raised.value.line) == ("corpus/a.yaml", line)
    assert "\n" not in str(raised.value)


def test_read_sidecar_may_be_empty() -> None:
    assert read_sidecar("a.yaml", b"\n") == Sidecar()


def test_sidecar_wins_over_front_matter_which_wins_over_text() -> None:
    text = (
        "---\ntitle: From the front\npublisher: Front News\ndate: 2020-05-03\nlicense: CC0\n"
        "publish: full\ntags: [x]\n---\n" + BODY
    )
    document = read_article(
        "a.md", text.encode(), Sidecar(publisher="Side News", publish="none", url="https://example.org")
    )
    assert document.title is not None and document.publisher is not None and document.published is not None
    assert (document.title.value, document.title.found_in) == ("From the front", "front-matter")
    assert document.title.span is not None and document.title.span.of(text) == "From the front"
    assert (document.publisher.value, document.publisher.found_in) == ("Side News", "sidecar")
    assert document.published.value == "2020-05-03"
    assert (document.licence, document.publish, document.url) == ("CC0", "none", "https://example.org")
    assert document.masks[0].reason == "front-matter"
    assert document.blocks[0].span.of(text) == "Minister in Lima"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_is_masked_with_any_line_end(end: str) -> None:
    text = ("---\ntitle: T\ndate: 2020-05-03\n---\n" + BODY).replace("\n", end)
    document = read_article("a.md", text.encode())
    assert document.title is not None and document.title.value == "T"
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("---\ntitle: A\npublished: yesterday\n---\n", 3),
        ("---\ntitle: [A\n---\n", 3),
        ("---\ntitle: A\ntitle: B\n---\n", 3),
        ("---\ntitle: A\n", 1),
        ("---\ntitle: A\npublish: maybe\n---\n", 3),
    ],
)
def test_broken_front_matter_names_the_line(front: str, line: int) -> None:
    with pytest.raises(ArticleError) as raised:
        read_article("a.md", (front + BODY).encode())
    assert raised.value.line == line
    assert "front matter" in raised.value.what


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    document = read_article("a.md", ("---\n" + BODY).encode())
    assert document.blocks[0].span.of(document.text) == "Minister in Lima"
