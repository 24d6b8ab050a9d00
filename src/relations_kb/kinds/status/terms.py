"""For how long a mission stood: 'has had an embassy in Lima since 1992', 'kept a consulate there from 1928 to 1940'.

In: a match that tells that a mission is there. Out: when it began and when it ended, as far as the words around the
match tell.
"""

from __future__ import annotations

import re
from typing import Final

from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.when import Dated, resolve_slot

_AFTER: Final = re.compile(
    r"(?i)(?: \([^)]*\)|,? (?:almost |nearly )?(?:continuously|without (?:a break|interruption)|uninterrupted(?:ly)?)"
    r"|,? (?:headed|led) by [^,;]{3,40})*"
    r"(?:,? (?:(?:ever |only |just )?since (?:its (?:opening|establishment) )?(?:in )?|(?:as early as|already) "
    r"(?:in )?)(?:the )?"
    r"<D(?P<since>\d+)>"
    r"|,? (?:from|between|in the years|during)(?: the)? <D(?P<from>\d+)>"
    r"(?:,? (?:to|until|till|and|through|up to) (?:its (?:closure|closing) in )?<D(?P<to>\d+)>)?"
    r"| \(<D(?P<bracket>\d+)>(?: ?[-–] ?<D(?P<to2>\d+)>)?\)"
    r"|,? (?:until|till) (?:its (?:closure|closing) in |(?:it|they|the [a-z]+|<[CSP]\d+>) (?:broke(?: off)?|severed|"
    r"cut(?: off)?|ended|put an end to|suspended|interrupted|closed|withdrew)[^;.<]{0,40}(?:<C\d+>)?"
    r"[^;.<]{0,20} (?:in|on) )?"
    r"<D(?P<until>\d+)>)"
)
_BEFORE: Final = re.compile(
    r"(?i)^\W*(?:(?:as early as )?(?:since|beginning in|starting in|starting from) (?:the )?<D(?P<since>\d+)>"
    r"|(?:from|between|in the years)(?: the)? <D(?P<from>\d+)>"
    r"(?:,? (?:to|until|till|and|through|up to) <D(?P<to>\d+)>)?"
    r"|(?:until|till) <D(?P<until>\d+)>),? (?:[a-z]+,? )?(?:the )?$"
)


def term_of(match: Match, reading: Reading) -> tuple[Dated | None, Dated | None]:
    """Return when the mission that a match tells of was opened and when it was closed, each None where untold."""
    masked = match.sentence.masked
    for found in (_AFTER.match(masked, match.end), _BEFORE.match(masked[: match.start])):
        if found is not None:
            return _ends(found.groupdict(), match, reading)
    return None, None


def _ends(groups: dict[str, str | None], match: Match, reading: Reading) -> tuple[Dated | None, Dated | None]:
    def dated(name: str) -> Dated | None:
        number = groups.get(name)
        return resolve_slot(reading, match.sentence.slots[int(number)]) if number else None

    if groups.get("until"):
        return None, dated("until")
    begun = dated("since") or dated("from") or dated("bracket")
    ended = dated("to") or dated("to2")
    if begun is not None and ended is None and "/" in begun.edtf and not groups.get("since"):
        first, last = begun.edtf.split("/")
        if groups.get("from") and "~" in last:
            return begun, None  # 'during the 1950s' has no known ends
        return Dated(first, begun.basis, begun.span), Dated(last, begun.basis, begun.span)
    return begun, ended
