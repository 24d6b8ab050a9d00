"""The scripts that hold the rows of a list that is cut into parts, for filters that look beyond one page.

In: the index, a kind or list, a part as pages call it (a year, a letter), and what tells its rows. Out: the script; a
script and no JSON, because a browser reads no JSON from disk. Each page numbers its sources for itself, so that the
marks of sources have no numbers here: the page that shows a row gives it its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from jinja2 import Environment

from relations_kb.model.address import Pair, fact_anchor, pair_slug
from relations_kb.model.knowledge import year_of
from relations_kb.render.index import Index
from relations_kb.render.numbers import unnumbered
from relations_kb.render.telling import Telling
from relations_kb.render.views.facts import KindRef
from relations_kb.render.views.lists import PEOPLE, Listing, rows_of_part
from relations_kb.render.views.registers import rows_of_year

_SPACE = re.compile(r"\n\s*<")
_AS_JSON = json.JSONEncoder(ensure_ascii=False).encode


def rows_folder(kind: KindRef) -> str:
    """Return the path of the folder with the rows of a register, a script a year."""
    return f"static/rows/{kind.path}"


def rows_path(kind: KindRef, label: str) -> str:
    """Return the path of the script with the rows of a year."""
    return f"{rows_folder(kind)}/{label}.js"


def rows_script(made: Environment, known: Index, kind: KindRef, label: str, telling: Telling) -> bytes:
    """Return the script that holds the rows of a year of a register, the latest first."""
    macros: Any = made.get_template("macros/facts.html").module
    facts = rows_of_year(known, kind, label)
    telling.ahead("told_row", facts)
    return _script(label, (str(macros.row(fact, True)) for fact in facts))


def list_script(made: Environment, known: Index, listing: Listing, label: str) -> bytes:
    """Return the script that holds the rows of a part of the list of people or of sources."""
    macros: Any = made.get_template("macros/lists.html").module
    tell = macros.person_row if listing is PEOPLE else macros.source_row
    return _script(label, (str(tell(row)) for row in rows_of_part(known, listing, label)))


def years_path(pair: Pair) -> str:
    """Return the path of the script that says of which years the facts of a long pair are."""
    return f"static/years/{pair_slug(pair)}.js"


def years_script(known: Index, pair: Pair) -> bytes:
    """Return that script, which leads on who comes to a long pair's page for one of its facts."""
    anchors: dict[str, list[str]] = {}
    for fact in known.by_pair[pair]:
        anchors.setdefault(year_of(fact), []).append(fact_anchor(fact.id))
    told = _AS_JSON({year: " ".join(own) for year, own in anchors.items()})
    return f"self.relationsYears={told};\n".encode()


def _script(label: str, rows: Iterable[str]) -> bytes:
    listed = unnumbered(",\n".join(_AS_JSON(_SPACE.sub("<", row.strip())) for row in rows))
    return f"(self.relationsRows=self.relationsRows||{{}})[{_AS_JSON(label)}]=[\n{listed}\n];\n".encode()
