"""Check a site's links before it is written: each leads somewhere, and nothing is loaded from outside.

In: the pages in memory. Out: the links that are broken, in the order of the pages.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from relations_kb.model.site import Page

_TAG = re.compile(r"<([a-zA-Z][^\s/>]*)((?:\s+[^\s=>/]+(?:=\"[^\"]*\"|='[^']*')?)*)\s*/?>")
_ATTRIBUTE = re.compile(r"\s([^\s=>/]+)=(?:\"([^\"]*)\"|'([^']*)')")
_CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
_OPENS_ONLY_ON_CLICK = {"a", "area"}


class Broken(NamedTuple):
    """A link that does not work: the page it stands on, where it points, and why it is wrong."""

    page: str
    target: str
    reason: str

    def __str__(self) -> str:
        return f"{self.page}: link to {self.target!r}: {self.reason}"


class _Page(NamedTuple):
    ids: frozenset[str]
    links: tuple[tuple[str, str], ...]  # (tag, address)
    repeated: tuple[str, ...]


def broken_links(pages: Iterable[Page]) -> list[Broken]:
    """Return every broken link of a whole site: ``pages`` are all its files.

    Only ``404.html`` may have links that begin with ``/``: servers show it at any depth, so it names the path that
    the site has on its server.
    """
    listed = list(pages)
    paths = {page.path for page in listed}
    read = {page.path: _read(page.content.decode("utf-8")) for page in listed if page.path.endswith(".html")}
    broken: list[Broken] = []
    for page in listed:
        if page.path in read:
            broken += _broken_on(page.path, read, paths)
        elif page.path.endswith(".css"):
            broken += _broken_in_css(page, paths)
    return broken


def _read(html: str) -> _Page:
    ids: list[str] = []
    links: list[tuple[str, str]] = []
    for tag, attributes in _TAG.findall(html):
        for name, double, single in _ATTRIBUTE.findall(attributes):
            value = unescape(double or single)
            if name == "id":
                ids.append(value)
            elif name in ("href", "src", "xlink:href", "action", "poster", "data"):
                links.append((_as(tag, attributes), value))
            elif name == "srcset":
                links += [(tag, part.split()[0]) for part in value.split(",") if part.split()]
    distinct = frozenset(ids)
    repeated = () if len(distinct) == len(ids) else tuple(sorted({id for id in ids if ids.count(id) > 1}))
    return _Page(distinct, tuple(links), repeated)


def _as(tag: str, attributes: str) -> str:
    """Return what an address is for: a canonical link is only named, never loaded."""
    return "a" if tag == "link" and ('rel="canonical"' in attributes or 'rel="alternate"' in attributes) else tag


def _broken_on(path: str, read: dict[str, _Page], paths: set[str]) -> Iterator[Broken]:
    for id in read[path].repeated:
        yield Broken(path, f"#{id}", "the page has this id more than once")
    for tag, address in read[path].links:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            if tag not in _OPENS_ONLY_ON_CLICK and parts.scheme != "data":
                yield Broken(path, address, f"<{tag}> loads it from outside the site")
            elif parts.scheme not in ("http", "https", "mailto", "data"):
                yield Broken(path, address, "not an address that a page may link to")
            continue
        if parts.path.startswith("/") and path != "404.html":
            yield Broken(path, address, "not relative, so it fails under a project path and from disk")
            continue
        target = _target(path, unquote(parts.path), paths)
        if target not in paths:
            yield Broken(path, address, "there is no such page")
        elif parts.fragment and target in read and unquote(parts.fragment) not in read[target].ids:
            yield Broken(path, address, "the page has no such anchor")


def _target(path: str, link: str, paths: set[str]) -> str:
    """Return the path that a link on the page at ``path`` leads to."""
    if not link:
        return path
    if link.startswith("/"):  # the site's path on its server is the beginning, whatever it is
        parts = link.strip("/").split("/")
        ends = ["/".join(parts[i:]) for i in range(len(parts))]
        return next((end for end in ends if end in paths), ends[0])
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
    return f"{target}/index.html".removeprefix("./") if link.endswith("/") else target


def _broken_in_css(page: Page, paths: set[str]) -> Iterator[Broken]:
    for pair in _CSS_ADDRESS.findall(page.content.decode("utf-8")):
        address = pair[0] or pair[1]
        if address.startswith("data:"):
            continue
        if urlsplit(address).scheme or address.startswith("/"):
            yield Broken(page.path, address, "the style sheet loads it from outside the site")
        elif _target(page.path, address, paths) not in paths:
            yield Broken(page.path, address, "there is no such file")
