"""The script that holds all rows of a register, for filters that look beyond one page.

In: the index, a kind, and what tells its rows. Out: the script; a script and no JSON, because a browser reads no JSON
from disk.
"""

from __future__ import annotations

import json
import re
from typing import Any

from jinja2 import Environment

from relations_kb.render.index import Index
from relations_kb.render.numbers import keyed, numbered
from relations_kb.render.telling import Telling
from relations_kb.render.views.facts import KindRef
from relations_kb.render.views.registers import register_rows

_TOGETHER = 500  # rows that are looked up together
_SPACE = re.compile(r"\n\s*<")
_AS_JSON = json.JSONEncoder(ensure_ascii=False).encode


def rows_path(kind: KindRef) -> str:
    """Return the path of the script with all rows of a register."""
    return f"static/rows-{kind.path}.js"


def rows_script(made: Environment, known: Index, kind: KindRef, telling: Telling) -> bytes:
    """Return the script that holds all rows of a register, for filters that look beyond one page."""
    macros: Any = made.get_template("macros/facts.html").module
    facts, numbers = register_rows(known, kind)
    own = keyed(numbers, known.places)
    script = bytearray()  # row by row: all rows as one text, several times, would be the largest thing in memory
    for at in range(0, len(facts), _TOGETHER):
        some = facts[at : at + _TOGETHER]
        telling.ahead("told_row", some)
        for fact in some:
            row = _SPACE.sub("<", str(macros.row(fact, True)).strip())
            script += b"," if script else b"self.relationsRows=["
            script += numbered(_AS_JSON(row), own).encode()
    script += b"];\n"
    return bytes(script)
