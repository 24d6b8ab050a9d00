r"""Patterns over slots: the small notation that rules are written in.

A pattern is a regular expression over a masked sentence (see :mod:`relations_kb.rules.slots`), case-insensitive,
in which these stand for slots:

=====================  =============================================================================
 ``{side:name}``        one or more persons, countries, bodies or pairs, joined by 'and' or commas
 ``{person:name}``      one or more persons with names
 ``{place:name}``       a country or city, with what may stand before it ('the city of') and after (', Spain')
 ``{country:name}``     one country, city, seat or body
 ``{date:name}``        one or more dates joined by 'and' or commas
 ``{money:name}``       an amount of money
 ``{ordinal:name}``     an ordinal
 ``{gap}``              up to about ten words within the clause, no side in them
 ``{any}``              whatever stands between, up to a few clauses
 ``{a}``                an article or possessive, or nothing
 ``{adjuncts}``         up to four words on when, where and how ('on 3 May in Lima', 'briefly')
 ``{adj}``              up to five words of description ('first official working')
=====================  =============================================================================

The ``:name`` may be left out when the slot's value is not needed. A name that is used again in another alternative gets
a trailing digit (``guest``, ``guest2`` …); :meth:`relations_kb.rules.rule.Match.get` looks at them all.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_JOIN: Final = (
    r"(?:, and | and |, as well as | as well as | together with |, together with |, accompanied by | & | or )"
)
# A slot's first character with its article, written so that the engine skips to where one of the two may begin.
_THE: Final = r"(?-i:[<Tt])(?:(?<=<)|(?<!<)he <)"
_THE_LOWERED: Final = r"[<t](?:(?<=<)|(?<!<)he <)"
# 'A', 'A and B', 'A, B and C'; 'After the break-up of A, B did …' is no row of two.
_SIDE: Final = (
    rf"{_THE}[PCSB]\d+>(?:(?:, (?:the )?<[PCSB]\d+>){{0,11}}{_JOIN}(?:of |with |the |his |<C\d+>'s )?"
    r"<[PCSB]\d+>){0,3}"
)
_PERSON: Final = rf"{_THE}P\d+>(?:(?:, (?:the )?<P\d+>){{0,6}}{_JOIN}(?:the |his )?<P\d+>){{0,3}}"
_PLACE: Final = (
    r"(?:the )?(?:(?:northern|southern|eastern|western|central|coastal|capital|port|neighbou?ring|resort)? ?"
    r"(?:<C\d+> )?(?:city|town|capital|capital city|resort|village|island|port|state|province|region) of )?"
    r"<[CS]\d+>(?: \((?:now|then|formerly|today|present-day|present day)[^)]{0,40}\))?(?:(?:(?:, | \(| and (?:the "
    r")?)<C\d+>|, and (?:the )?<C\d+>(?! (?:had|has|was|will|gave|took) ))\)?){0,4}"
)
_SLOTS: Final = {
    "side": _SIDE,
    "person": _PERSON,
    "place": _PLACE,
    "country": rf"{_THE}[CS]\d+>",
    "both": r"<B\d+>",
    "date": r"<D\d+>(?:(?:, | and |, and | or )<D\d+>){0,6}",
    "money": r"<M\d+>",
    "ordinal": r"<O\d+>",
}
_FIXED: Final = {
    "gap": r"(?:[^<>|;:.]|<[DOM]\d+>|\.(?=\S)|(?<=\b[A-Z])\.){0,70}?",
    "any": r"[^|]{0,220}?",
    "adjuncts": (
        r"(?:,? (?:(?:in|at|on|by|this|last|late|early|over|via) )?(?:(?:the|his|her) )?(?:<[DC]\d+>(?:, "
        r"<C\d+>)?|today|yesterday|tomorrow|"
        r"separately|briefly|privately|here|again|also|twice|office|residence|palace|by (?:tele)?phone|over the "
        r"(?:tele)?phone|"
        r"(?:(?:foreign )?ministry|department|government|presidency|chancellery)(?:'s)?(?: (?:headquarters|building|"
        r"seat|premises))?|headquarters|morning|afternoon|evening|[a-z]+ly)){0,4}"
    ),
    "a": r"(?:(?:an?|the|his|her|its|their|our|this|that|these|any) )?",
    "adj": r"(?:(?:[a-z0-9-]+|<O\d+>),? ){0,5}?",
    "be": r"(?:was|were|is|are|has been|have been|had been|will be|would be|being|be|is to be|are to be|got)",
    "have": r"(?:has|have|had)",
}
_FIELD: Final = re.compile(r"\{(\w+)(?::(\w+))?\}")


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Compile the notation to a regular expression.

    :raises ValueError: the pattern names a slot that does not exist.
    """
    return re.compile(_expanded(pattern), re.IGNORECASE)


def _expanded(pattern: str) -> str:
    def field(match: re.Match[str]) -> str:
        kind, name = match.groups()
        if kind in _FIXED:
            return _FIXED[kind]
        if kind not in _SLOTS:
            raise ValueError(f"no slot is called {kind!r} in pattern {pattern!r}")
        return f"(?P<{name}>{_SLOTS[kind]})" if name else f"(?:{_SLOTS[kind]})"

    # Counted repetitions such as {0,3} hold digits first and are left alone by _FIELD's \w+ only when guarded here.
    guarded = re.sub(r"\{(\d+,?\d*)\}", r"⟦\1⟧", pattern)
    regex = _FIELD.sub(field, guarded)
    regex = re.sub(r"⟦(\d+,?\d*)⟧", r"{\1}", regex)
    return _numbered(regex)


# What stays as it is where a regular expression is put in lower case: escapes, names of groups, switched-off flags.
_AS_IS: Final = re.compile(r"\\.|\(\?P<\w+>|\(\?P=\w+\)")


@cache
def compile_lowered(pattern: str) -> re.Pattern[str] | None:
    """Compile the notation for sentences in lower case, which is twice as fast as to ignore case; None where it cannot.

    A pattern that asks for a capital ('in [A-Z]…', with case) has to be matched against the words as they are.
    """
    regex = _expanded(pattern).replace(_THE, _THE_LOWERED)
    return None if "(?-i:" in regex else re.compile(lowered(regex))


def lowered(regex: str) -> str:
    """Return a regular expression that ignores case as one for text in lower case, which is matched twice as fast."""
    regex = regex.replace("(?i:", "(?:").replace("(?i)", "")
    parts, at = [], 0
    for kept in _AS_IS.finditer(regex):
        parts += [regex[at : kept.start()].lower(), kept[0]]
        at = kept.end()
    return "".join([*parts, regex[at:].lower()])


def _numbered(regex: str) -> str:
    """Give the second group of a name the name with a 2, the third with a 3: alternatives may share names."""
    used = set(re.findall(r"\(\?P<(\w+)>", regex))
    seen: set[str] = set()

    def rename(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in seen:
            stem, number = name, 2
            while f"{stem}{number}" in seen or f"{stem}{number}" in used:
                number += 1
            name = f"{stem}{number}"
        seen.add(name)
        return f"(?P<{name}>"

    return re.sub(r"\(\?P<(\w+)>", rename, regex)
