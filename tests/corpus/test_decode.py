"""Bytes to text: encodings that are read, and files that are refused with one clear line."""

from __future__ import annotations

import pytest

from relations_kb.corpus import read_article
from relations_kb.corpus.decode import decode
from relations_kb.errors import ArticleError

TEXT = "Łódź and Málaga: “a visit” – naïve.\r\nThe second line.\n"
LATIN = "Málaga: “a visit” – naïve.\r\nThe second line, in which nothing is odd.\n"


@pytest.mark.parametrize(
    ("data", "text", "encoding", "notice"),
    [
        (TEXT.encode(), TEXT, "utf-8", None),
        (b"\xef\xbb\xbf" + TEXT.encode(), TEXT, "utf-8", "byte order mark"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT, "utf-16-le", "UTF-16-LE"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT, "utf-16-be", "UTF-16-BE"),
        (TEXT.encode("utf-16-le"), TEXT, "utf-16-le", "guessed"),
        (TEXT.encode("utf-16-be"), TEXT, "utf-16-be", "guessed"),
        (b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), TEXT, "utf-32-le", "UTF-32-LE"),
        (LATIN.encode("cp1252"), LATIN, "cp1252", "Windows-1252"),
    ],
)
def test_decode_reads_encodings_and_says_so(data: bytes, text: str, encoding: str, notice: str | None) -> None:
    decoded = decode("a.txt", data)
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert (notice is None) == (not decoded.notices)
    assert notice is None or notice in decoded.notices[0]


def test_decode_guesses_other_alphabets() -> None:
    text = "Президент встретился с министром иностранных дел. Они обсудили торговлю и визит в сентябре.\n" * 5
    decoded = decode("a.txt", text.encode("cp1251"))
    assert decoded.text == text
    assert "guessed" in decoded.notices[0]


@pytest.mark.parametrize(
    ("data", "what", "line"),
    [
        (b"", "empty", None),
        (b" \n\t\n", "white space", None),
        (b"\xef\xbb\xbf", "white space", None),
        (b"%PDF-1.7\nx", "PDF", None),
        (b"PK\x03\x04rest", "ZIP", None),
        (b"\x89PNG\r\n\x1a\nrest", "PNG", None),
        (b"one\ntwo\nab\x00\x00cd\xff\xfe\x01", "binary", 3),
        (b"\x01\x02\x03\x04\x05 some words", "binary", None),
        (b"\xff\xfea\x00\n\x00b", "cannot be read", 2),
    ],
)
def test_decode_refuses_what_is_no_text(data: bytes, what: str, line: int | None) -> None:
    with pytest.raises(ArticleError) as raised:
        decode("folder/a.txt", data)
    error = raised.value
    assert what in error.what
    assert error.remedy
    assert (error.file, error.line) == ("folder/a.txt", line)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_read_article_knows_every_line_end(end: str) -> None:
    parts = [
        "Chile and Peru talk",
        "",
        "The ministers of Chile and Peru met in Lima on Monday to speak of trade.",
        "",
        "News.Ex",
    ]
    text = end.join(parts)
    document = read_article("a.txt", text.encode())
    assert document.text == text
    assert [block.span.of(text) for block in document.blocks] == [part for part in parts if part]
    assert document.title is not None
    assert document.title.value == parts[0]


def test_read_article_takes_hostile_html_as_text() -> None:
    text = "Visit\n\n<script>alert('x')</script> The minister <b>visited</b> Lima & left. \"><img src=x onerror=y>\n"
    document = read_article("a.txt", text.encode())
    assert document.text == text
    assert document.blocks[1].span.of(text).startswith("<script>")
