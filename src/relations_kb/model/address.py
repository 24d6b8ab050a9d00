"""Where things stand on the site: the paths that pages and data files agree on.

Paths are relative to the site's root, with ``/`` between the parts and no leading slash. They are made of what a
correction does not change: country codes, slugs and ids.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

Pair = tuple[str, str]
_KEPT = 8192  # there are few thousand pairs, each of which is asked for once a fact


def pairs_of(countries: Iterable[str]) -> tuple[Pair, ...]:
    """Return every pair of the given alpha-3 codes, sorted; a fact of three countries belongs to three pairs."""
    return _pairs_of(countries if isinstance(countries, tuple) else tuple(countries))


@lru_cache(maxsize=_KEPT)
def _pairs_of(countries: tuple[str, ...]) -> tuple[Pair, ...]:
    return tuple(combinations(sorted(set(countries)), 2))


@lru_cache(maxsize=_KEPT)
def pair_slug(pair: Pair) -> str:
    """Return the name of a pair's page: ``('AZE', 'CAN')`` is ``aze-can``."""
    return "-".join(code.lower() for code in pair)


def pair_page(pair: Pair) -> str:
    """Return the path of a pair's page."""
    return f"pairs/{pair_slug(pair)}/index.html"


def pair_year_page(pair: Pair, year: str) -> str:
    """Return the path of the page of a year (or of the ``undated``) of a pair that is told by years."""
    return f"pairs/{pair_slug(pair)}/{year}/index.html"


def country_page(slug: str) -> str:
    """Return the path of a country's page."""
    return f"countries/{slug}/index.html"


def person_page(slug: str) -> str:
    """Return the path of a person's page."""
    return f"people/{slug}/index.html"


def source_page(slug: str) -> str:
    """Return the path of a source's page."""
    return f"sources/{slug}/index.html"


def register_page(path: str) -> str:
    """Return the path of a register, by the path of its kind (``visits``)."""
    return f"registers/{path}/index.html"


def fact_anchor(fact: str) -> str:
    """Return the anchor of a fact on the page of its pair."""
    return f"f-{fact.removeprefix('f-')}"


def record_anchor(record: str) -> str:
    """Return the anchor of the first words that prove a record, on the page of its source."""
    return f"r-{record.removeprefix('r-')}"


def pair_data(pair: Pair, ending: str) -> str:
    """Return the path of a pair's facts as a file: ``data/pairs/aze-can.csv``."""
    return f"data/pairs/{pair_slug(pair)}.{ending}"


def kind_data(path: str) -> str:
    """Return the path of the table of all facts of a kind: ``data/visits.csv``."""
    return f"data/{path}.csv"


def text_data(name: str) -> str:
    """Return the path of a source's text; ``name`` is the source's file name."""
    return f"data/texts/{name}" if name.endswith(".txt") else f"data/texts/{name}.txt"
