"""News agencies of states: whose text it is that one signs.

In: ``agencies.yaml`` beside this file. Out: the code of the country whose agency signs a text, cached patterns.
"""

from __future__ import annotations

import re
from functools import cache

from relations_kb.vocab.offices import read_vocabulary


@cache
def _agencies() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of an agency's signature, and the agencies with their countries' codes."""
    by_name = {name: code for code, names in read_vocabulary("agencies")["agencies"].items() for name in names}
    one = "|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True))
    # '(KUNA) --', '/MONTSAME/.', '-- BERNAMA', 'TAP –', 'AKP Phnom Penh, December 18'.
    return re.compile(
        rf"[(/\[]\s?(?P<in>{one})(?:, [^()\n/]{{1,30}})?\s?[)/\]]|^(?:-+ |– |— )(?P<end>{one})\s*$|"
        rf"^(?P<begin>{one})(?= [–—|-]| : | [A-Z][\w ]{{2,24}}, [A-Z0-9])",
        re.MULTILINE,
    ), by_name


def signing_agency(text: str) -> str | None:
    """Return the code of the country whose agency signs a text at its head or its end; None where none or several do.

    :param text: the head or the end of an article, by lines.
    """
    pattern, by_name = _agencies()
    codes = {by_name[name] for found in pattern.finditer(text) for name in found.groups() if name is not None}
    return codes.pop() if len(codes) == 1 else None
