"""Organisations of states, whose officials act for no country.

In: ``organisations.yaml`` beside this file. Out: compiled patterns, cached.
"""

from __future__ import annotations

import re
from functools import cache

from relations_kb.vocab.offices import read_vocabulary


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of an organisation that ends a stretch of text, and of one anywhere behind 'of' or 'to'."""
    names = sorted(read_vocabulary("organisations")["names"], key=len, reverse=True)
    one = "|".join(re.escape(name) for name in names)
    return (
        re.compile(rf"(?<!\w)(?:{one})(?:['’]s)?(?: (?!of )[A-Z][\w-]+){{0,3}}\s*\Z"),
        re.compile(rf"\b(?:of|to|for|at) (?:the )?(?:{one})(?!\w)"),
    )


def speaks_for_organisation(before: str, office: str) -> bool:
    """Tell whether an office is an organisation's.

    :param before: the words before the office: 'spoke with the United Nations'.
    :param office: the office with its complement: 'Secretary-General', 'Director General of the IAEA'.
    """
    ends, within = _patterns()
    return ends.search(before) is not None or within.search(office) is not None
