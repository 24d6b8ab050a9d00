"""A readable file name for an article: the words of its title, and its year.

In: what is known of the article, and the names that are taken. Out: a stem, such as
``finland-and-peru-hold-consultations-2019``. It becomes the address of the article's page, so it is ASCII and short.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from relations_kb.corpus import slug_of

_LONGEST: Final = 60
# Words that an address can do without, at its end above all.
_WEAK: Final = frozenset(("a", "an", "the", "of", "and", "to", "in", "on", "for", "with", "at", "by", "from"))


def proposed(title: str | None, published: str | None, stem: str, taken: Collection[str]) -> str:
    """Return a stem that no article has.

    :param stem: what to take where there is no title: the name of the file, or the last part of the address.
    :param taken: the slugs and stems that are in use.
    """
    name = _cut(slug_of(f"{title or stem}.x"))
    year = re.match(r"\d{4}", published or "")
    if title and year and year[0] not in name.split("-"):
        name = f"{name}-{year[0]}"
    return free(name, taken)


def free(name: str, taken: Collection[str]) -> str:
    """Return a stem, numbered if it is taken."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def _cut(slug: str) -> str:
    """Cut a slug at a word, and weak words off its end."""
    if len(slug) > _LONGEST:
        slug = slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
    words = slug.split("-")
    while len(words) > 1 and words[-1] in _WEAK:
        words.pop()
    return "-".join(words)
