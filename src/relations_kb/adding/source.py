"""Where an article comes from: a file, an address or standard input.

In: what the user named. Out: a :class:`Source`, its bytes and what is known of it, within the size that the settings
allow. Nothing is understood here, and nothing written.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, NamedTuple

from relations_kb.errors import ArticleError

STDIN = "-"
_MEGABYTE = 1_000_000


class Source(NamedTuple):
    """Bytes that came from somewhere.

    ``name`` is what the user named, for messages; ``stem`` a first idea for a file name; ``suffix`` the ending of the
    file or address (``.html``, or empty); ``media_type`` and ``charset`` what a server said; ``url`` the address that
    the bytes really came from, after redirects, or None.
    """

    name: str
    data: bytes
    stem: str = ""
    suffix: str = ""
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None


def is_address(where: str) -> bool:
    """Tell whether the user named an address: ``https://…``, or any other scheme, which is then refused by name."""
    return "://" in where and not Path(where).exists()


def read_source(where: str, max_bytes: int, stdin: BinaryIO) -> Source:
    """Read what the user named: a file, an address (fetched), or ``-`` (``stdin``).

    :param max_bytes: the size above which an article is refused.
    :raises ArticleError: it cannot be read or fetched, is empty or too large.
    """
    if where == STDIN:
        source = Source("standard input", stdin.read(max_bytes + 1))
    elif is_address(where):
        from relations_kb.adding.web import fetch  # noqa: PLC0415 - the network's modules cost time, most adds need none

        source = fetch(where, max_bytes)
    else:
        path = Path(where)
        source = Source(where, _bytes(path, max_bytes), stem=path.stem, suffix=path.suffix.lower())
    if len(source.data) > max_bytes:
        raise too_large(source.name, max_bytes)
    if not source.data.strip():
        raise ArticleError("there is nothing in it", remedy="name an article with text", file=source.name)
    return source


def too_large(name: str, max_bytes: int) -> ArticleError:
    """Return the error of an article above the size that the settings allow."""
    return ArticleError(
        f"has more than the {max_bytes // _MEGABYTE} MB that an article may have",
        remedy="split it, or raise 'max_article_megabytes' in relations.yaml",
        file=name,
    )


def _bytes(path: Path, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            raise ArticleError("is a folder", remedy="name one file in it at a time", file=str(path))
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise ArticleError(
            f"the file cannot be read ({reason})", remedy="check that it exists and may be read", file=str(path)
        ) from None
