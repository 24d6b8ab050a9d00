"""The scripts that hold the rows of a register that is told by years, for filters that look beyond one page.

In: the index, a kind, a year as pages call it, and what tells its rows. Out: the script; a script and no JSON, because
a browser reads no JSON from disk. Each page numbers its sources for itself, so that the marks of sources have no
numbers here: the page that shows a row gives it its own.
"""

from __future__ import annotations

import json
import re
from typing import Any

from jinja2 import Environment

from relations_kb.render.index import Index
from relations_kb.render.numbers import unnumbered
from relations_kb.render.telling import Telling
from relations_kb.render.views.facts import KindRef
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
    rows = (_AS_JSON(_SPACE.sub("<", str(macros.row(fact, True)).strip())) for fact in facts)
    listed = unnumbered(",\n".join(rows))
    return f"(self.relationsRows=self.relationsRows||{{}})[{_AS_JSON(label)}]=[\n{listed}\n];\n".encode()
