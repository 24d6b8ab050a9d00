"""The small index of names, for jumping to a page from any page, also from disk.

In: the Index. Out: a script that sets one value; the site's own script loads it when it is first needed. A script and
no JSON, because a browser reads no JSON from disk.
"""

from __future__ import annotations

import json

from relations_kb.model.address import pair_slug
from relations_kb.render.index import Index

_LONGEST = 90  # characters of a source's title


def names_script(known: Index) -> bytes:
    """Return the script. Slugs are paths without their folder; a pair is the codes of its two countries."""
    kb = known.kb
    value = {
        "countries": [
            [country.slug, country.name, country.code, [name for name in country.names if name != country.name]]
            for country in kb.countries
        ],
        "pairs": " ".join(pair_slug(pair) for pair in _busiest_first(known)),
        "people": [
            [person.slug, person.name, person.country or "", [name for name in person.names if name != person.name]]
            for person in kb.people
        ],
        "sources": [
            [document.slug, _short(known.sources[document.name].title), known.sources[document.name].byline]
            for document in kb.documents
        ],
    }
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"self.relationsNames={written};\n".encode()


def _busiest_first(known: Index) -> list[tuple[str, str]]:
    return sorted(known.by_pair, key=lambda pair: (-len(known.by_pair[pair]), pair))


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
