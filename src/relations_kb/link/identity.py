"""Ids that stay: of facts and people, from their own content and nothing else.

A fact's id is made from one of its records, the founder: that of the source published first. What is found later,
elsewhere, or told better later, changes no id; neither do the names of other files or the order of the input.
A person's id is made from the founder's spelling of the name and the country.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from relations_kb.kinds.comparison import fold_words
from relations_kb.model.record import Record

UNDATED = "9999"


def digest(*parts: str) -> str:
    """Return ten hexadecimal digits that stand for the parts."""
    return blake2b("\x1f".join(parts).encode(), digest_size=5).hexdigest()


def content_key(record: Record) -> str:
    """Return what a record says, as text without its id, its file and the ids of its people: an order to rely on."""
    return record.model_dump_json(exclude={"id": True, "doc": True, "people": {"__all__": {"id"}}})


def by_age(records: Iterable[Record], published: Mapping[str, str]) -> list[Record]:
    """Return records by the day of their sources, undated last; ties by what the record says, then by its id."""
    groups: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        groups[published.get(record.doc) or UNDATED, _begins(record)].append(record)
    ordered: list[Record] = []
    for key in sorted(groups):
        own = groups[key]
        ordered += own if len(own) == 1 else sorted(own, key=lambda r: (content_key(r), r.id))
    return ordered


def _begins(record: Record) -> str:
    """Return how the text of a record begins (:func:`content_key`): to write it down to its end takes long."""
    countries = '","'.join(record.countries)
    date = "null" if record.date is None else f'"{record.date}"'
    return f'{{"kind":"{record.kind}","countries":["{countries}"],"date":{date},"date_basis":"{record.date_basis}"'


def fact_id(founder: Record) -> str:
    """Return the id of the fact that was founded by this record, its oldest (see :func:`by_age`)."""
    return "f-" + digest(founder.kind, founder.id)


def slug(text: str) -> str:
    """Return a text as a part of a path: lower case, ASCII words joined by hyphens; 'unnamed' if nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", fold_words(text)).strip("-") or "unnamed"
