"""Bytes to text.

In: the bytes of a file. Out: its text, exactly as it stands there (a byte order mark left out, line ends kept), and
the name of the encoding. What cannot be text is an :class:`~relations_kb.errors.ArticleError`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from relations_kb.errors import ArticleError

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# The first bytes by which files that are no text are known, with what to call them.
_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (or a .docx, .odt, .epub file)"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"wOF", "a font"),
)
_SAMPLE = 65_536
_STRANGE = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")
_SAVE_AS_UTF8 = "save it as UTF-8 text"
_EXPORT_AS_TEXT = "save the article's text as UTF-8 in a .txt or .md file, or take the file out of the corpus"


class Decoded(NamedTuple):
    """The text of a file, the name of its encoding, and what the reader should be told about that."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(name: str, data: bytes) -> Decoded:
    """Return the text of ``data``.

    :param name: the file as the user named it, for messages.
    :raises ArticleError: if the bytes are no text, or the text holds no words.
    """
    if not data:
        raise ArticleError("the file is empty", remedy="put the article's text into it or remove it", file=name)
    decoded = _decoded(name, data)
    if not decoded.text.strip():
        raise ArticleError(
            "the file holds nothing but white space", remedy="put the article's text into it or remove it", file=name
        )
    _check_controls(name, decoded)
    return decoded


def _decoded(name: str, data: bytes) -> Decoded:
    for signature, what in _BINARY:
        if data.startswith(signature):
            raise ArticleError(f"this is {what}, not text", remedy=_EXPORT_AS_TEXT, file=name)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(name, data[len(mark) :], encoding)
    if b"\x00" in data[:_SAMPLE]:
        guess = _utf16_without_mark(data)
        if guess is None:
            line = data[: data.index(b"\x00")].count(b"\n") + 1
            raise ArticleError("the file is binary, not text", remedy=_EXPORT_AS_TEXT, file=name, line=line)
        return guess
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _single_byte(name, data, error)


def _marked(name: str, data: bytes, encoding: str) -> Decoded:
    shown = encoding.upper()
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"the file begins as {shown} but byte {error.start} cannot be read as that",
            remedy=_SAVE_AS_UTF8,
            file=name,
            line=data[: error.start].decode(encoding, "replace").count("\n") + 1,
        ) from None
    return Decoded(text, encoding, (f"read as {shown} (the file has a byte order mark)",))


# Bytes: in fewer a zero now and then is no pattern.
_LEAST_GUESSED = 16


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Return the text if ``data`` is UTF-16 without a mark: Latin text in it has a zero in every other byte."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(data) < _LEAST_GUESSED:
        return None
    for encoding, zeros, others in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        if zeros.count(0) >= 0.5 * len(zeros) and others.count(0) == 0:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                return None
            notice = f"guessed to be {encoding.upper()} (the file has no byte order mark)"
            return Decoded(text, encoding, (notice,))
    return None


def _single_byte(name: str, data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Read what is no UTF-8: Windows-1252 where that makes sense of it, else the best guess of charset-normalizer.

    English text with curly quotes, dashes and Western European names is by far the most likely (Windows-1252).
    """
    line = data[: error.start].count(b"\n") + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and _reads_as_western(text):
        return Decoded(text, "cp1252", ("guessed to be Windows-1252, since it is no UTF-8",))
    from charset_normalizer import from_bytes  # noqa: PLC0415 (slow to import, and hardly ever needed)

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None and not best.encoding.startswith("utf_7"):
        try:
            text = data.decode(best.encoding)
        except (UnicodeDecodeError, LookupError):
            text = ""
        if text and not _controls(text):
            encoding = best.encoding.replace("_", "-")
            return Decoded(text, encoding, (f"guessed to be {encoding}, since it is no UTF-8",))
    raise ArticleError(
        f"the encoding cannot be told: byte {error.start} is no UTF-8", remedy=_SAVE_AS_UTF8, file=name, line=line
    ) from None


def _reads_as_western(text: str) -> bool:
    """Tell whether the text beyond ASCII is letters within words and usual punctuation, and little of it."""
    beyond = [character for character in text if character > "\x7f"]
    if len(beyond) > 0.1 * len(text) or _controls(text):
        return False
    odd = sum(
        1 for character in beyond if not character.isalpha() and character not in "‘’“”‚„–—…•·€£§°«»\xa0©®™´¡¿½¼¾²³×"
    )
    return odd <= 0.2 * len(beyond)


def _controls(text: str) -> int:
    """Count the control characters of ``text`` that no article has."""
    return sum(
        1
        for character in set(text)
        if unicodedata.category(character) == "Cc" and character not in "\t\n\r\x0b\x0c\x85\x1a"
    )


def _check_controls(name: str, decoded: Decoded) -> None:
    """Refuse what decodes but is no text: many control characters or noncharacters."""
    sample = decoded.text[:_SAMPLE]
    strange = len(_STRANGE.findall(sample))
    if "\x00" in decoded.text or strange > 0.02 * len(sample):
        raise ArticleError("the file is binary, not text", remedy=_EXPORT_AS_TEXT, file=name)
