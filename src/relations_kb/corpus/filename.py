"""What a file's name says of its article, where the article itself says nothing.

People who collect articles put the day and the publisher into names: ``2024-07-03-visit.txt``,
``kremlin--2017-05-02-54430.txt`` (publisher, two hyphens, the rest). A day in the name counts only where it is a full
ISO 8601 date, and only if the text tells no date of its own.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from relations_kb.model.text import Found
from relations_kb.rules.edtf import is_valid
from relations_kb.rules.places import find_countries

_DAY: Final = re.compile(r"(?<!\d)(\d{4}-\d\d-\d\d)(?!\d)")
_PUBLISHER: Final = re.compile(r"^([a-z][a-z0-9-]*?)--")


def published_by_name(name: str) -> Found | None:
    """Return the day in a file's name: ``wh--2021-02-08-readout.txt`` is 2021-02-08."""
    found = _DAY.search(PurePath(name).stem)
    if found is None or not is_valid(found.group(1)):
        return None
    return Found(value=found.group(1), found_in="file-name")


def publisher_by_name(name: str) -> Found | None:
    """Return the publisher in a file's name, if it is a house that is known: ``kremlin--2017-05-02.txt``.

    Known are the countries, capitals and seats of the vocabulary; any other first word is a topic or a series.
    """
    found = _PUBLISHER.match(PurePath(name).stem)
    house = found.group(1).replace("-", " ").title() if found else ""
    if not house or not any(m.start == 0 and m.end == len(house) for m in find_countries(house)):
        return None
    return Found(value=house, found_in="file-name")
