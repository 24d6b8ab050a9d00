"""Each format becomes the text of its article, and nothing else."""

from __future__ import annotations

import sys

import pytest
from tests.adding.samples import BODY, EXPORTS, PAGE, TEXT, TITLE, WIKITEXT, pdf

from relations_kb.adding.formats import Format, convert, format_of
from relations_kb.adding.pdf import unwrapped
from relations_kb.adding.source import Source
from relations_kb.errors import ArticleError


def source(data: str | bytes, name: str = "a", suffix: str = "", **more: str) -> Source:
    return Source(
        name, data.encode() if isinstance(data, str) else data, stem=name, suffix=suffix, url=None,
        media_type=more.get("media_type"), charset=more.get("charset"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "form"),
    [
        (source(PAGE, suffix=".txt"), "html"),
        (source("<p>no head</p>", suffix=".html"), "html"),
        (source("<p>no head</p>", media_type="text/html"), "html"),
        (source(pdf([["x"]])), "pdf"),
        (source(WIKITEXT), "wikitext"),
        (source(WIKITEXT, suffix=".txt"), "text"),
        (source("# Title\n\nWords"), "markdown"),
        (source(TEXT), "text"),
        (source("Words", suffix=".markdown"), "markdown"),
    ],
)
def test_format_is_told_by_bytes_then_by_name_then_by_a_look(given: Source, form: Format) -> None:
    assert format_of(given) == form


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_text_and_markdown_stay_as_they_are(form: Format) -> None:
    data = "Año\r\n\r\nfin  ".encode("cp1252")
    assert convert(source(data), form).data == data
    assert convert(source(data), form).original is None


def test_text_in_an_encoding_that_only_the_server_knows() -> None:
    got = convert(source("Баку".encode("koi8-r"), charset="koi8-r"), "text")
    assert got.data.decode() == "Баку"


def test_page_gives_its_text_without_menu_and_footer_and_with_what_its_head_tells() -> None:
    got = convert(source(PAGE), "html")
    text = got.data.decode()
    assert text.startswith(f"# {TITLE}\n\n{BODY}\n")
    assert EXPORTS in text
    assert "| 2018 | 3.2 |" in text
    assert "Home" not in text
    assert "All rights" not in text
    assert (got.suffix, got.original) == (".md", ".html")
    assert (got.title, got.publisher, got.published, got.language) == (TITLE, "The Example Herald", "2019-05-03", "en")


def test_page_without_a_date_gets_none() -> None:
    bare = PAGE.replace('<meta property="article:published_time" content="2019-05-03T10:00:00Z">', "")
    assert convert(source(bare), "html").published is None


def test_page_without_an_article_is_refused() -> None:
    with pytest.raises(ArticleError, match="no article's text"):
        convert(source("<html><body></body></html>"), "html")


def test_wikitext_keeps_what_templates_say_and_drops_what_readers_do_not_see() -> None:
    text = convert(source(WIKITEXT, name="Chile–Peru_relations"), "wikitext").data.decode()
    assert text.startswith("# Chile–Peru relations\n\n")
    assert "Chile–Peru relations are old." in text
    assert "share 169 km of border." in text
    assert "## Trade\n" in text
    assert "- In 3 May 2018, Chile exported goods worth US$3.2 billion to Peru.\n" in text
    assert "- It was 5 million more.\n" in text
    assert "| Year | Exports |\n| --- | --- |\n| 2018 | 1200 |" in text
    assert "Envoy 1: Ana Perez" in text
    for gone in ("Gone", "picture", "Category", "{{", "[[", "'''", "a.png", "Economy", "Bilateral relations"):
        assert gone not in text


@pytest.mark.parametrize(
    ("wikitext", "words"),
    [
        ("It is {{convert|10|to|12|km|mi}} long.", "It is 10 to 12 km long."),
        ("Trade grew {{as of|2019|3|lc=y}}.", "Trade grew as of March 2019."),
        ("The {{lang|es|Cancillería}} said so.", "The Cancillería said so."),
        ("Worth {{INR|5}} crore", "Worth 5 crore"),
        ("{{unheard of|12|x=3}} men", "12 men"),
        ("a{{snd}}b", "a – b"),
        ("x<br/>y &amp; z<!-- no -->", "x y & z"),
        ("[https://a.example the site] and [[A (state)|A]]", "the site and A"),
    ],
)
def test_wikitext_inline(wikitext: str, words: str) -> None:
    assert convert(source(wikitext, name=""), "wikitext").data.decode().strip() == words


def test_wikitext_of_templates_alone_is_refused() -> None:
    with pytest.raises(ArticleError, match="no article's text"):
        convert(source("{{reflist}} [[Category:X]]"), "wikitext")


def test_pdf_lines_are_joined_and_page_heads_left_out() -> None:
    pages = [
        ["Bulletin of talks", "The two ministers met in the capital and they spoke of the trade and of the govern-",
         "ment that followed.", "", f"Page {number} of 3"]
        for number in (1, 2, 3)
    ]  # fmt: skip
    got = convert(source(pdf(pages, title="A bulletin of talks")), "pdf")
    text = got.data.decode()
    assert text.count("they spoke of the trade and of the government that followed.") == 3
    assert "Page" not in text
    assert "Bulletin" not in text
    assert (got.suffix, got.original, got.title) == (".txt", ".pdf", "A bulletin of talks")


def test_pdf_paragraph_goes_on_over_the_end_of_a_page_and_lists_stay() -> None:
    width = "x" * 60
    text = unwrapped([f"{width} and this\n1", f"2\nsentence ends here.\n\nNext one.\n• {width}\n• b"])
    assert text.split("\n\n") == [f"{width} and this sentence ends here.", "Next one.", f"• {width}", "• b"]


def test_pdf_of_a_scan_is_refused() -> None:
    with pytest.raises(ArticleError, match="holds no text, perhaps only pictures"):
        convert(source(pdf([[], []])), "pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7\nrubbish" + bytes(range(256)), pdf([["x"]])[:200]])
def test_pdf_that_is_broken_is_refused(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"cannot be read|holds no text"):
        convert(source(data), "pdf")


@pytest.mark.parametrize(
    ("form", "library", "data"),
    [("html", "trafilatura", PAGE.encode()), ("wikitext", "mwparserfromhell", b"x"), ("pdf", "pypdf", pdf([["x"]]))],
)
def test_format_whose_library_is_missing_names_the_one_command(
    form: Format, library: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ArticleError) as raised:
        convert(source(data), form)
    assert raised.value.remedy == "run: pip install 'relations-kb[formats]'"
    assert library in raised.value.what
