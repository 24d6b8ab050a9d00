"""Word lists that stand as YAML beside the code that uses them.

In: a package and the name of a file in it. Out: the file's sections; rows of synonyms become a mapping from each word
to the first of its row.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import yaml

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_words(package: str, name: str) -> dict[str, Any]:
    """Return the sections of a word list that travels with a package."""
    loaded = yaml.load(files(package).joinpath(name).read_text(encoding="utf-8"), _LOADER)
    return dict(loaded)


def first_of_row(rows: Iterable[Iterable[str]]) -> dict[str, str]:
    """Return for each word the first of its row: {'judicial': 'justice', 'justice': 'justice'}."""
    return {word: row[0] for row in map(tuple, rows) for word in row}
