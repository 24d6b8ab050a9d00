"""Names that no vocabulary knows, told by what their bearers do: 'Xyz Abc, visited Oman', 'received by Xyz Abc'."""

from __future__ import annotations

import re

from relations_kb.rules import nametokens as flag
from relations_kb.rules.nametokens import Tokens
from relations_kb.rules.sifted import Sifted

# What only people do or have done to them, beside a name that no vocabulary knows.
_DOES = (
    r"(?:,? (?:who )?(?:(?:had |has |also |then |later |personally )?(?:visited|paid an?|arrived in|"
    r"spent \w+ days|travell?ed to|"
    r"flew (?:in|to|into)|met (?:with )?(?=[A-Z])|held talks with|called on|stayed in|received (?=(?:his|her|"
    r"the|him|[A-Z])\w*)|"
    r"was received|was welcomed|co-chaired|chaired|presided|led the|headed the|represented the|spoke for|signed for|"
    r"(?:presented|handed over|handed) (?:his|her) (?:credentials|letters?)|put (?:his|her) (?:name|signature))))"
)
_VERB = re.compile(rf"{_DOES}\b")
_BY = re.compile(
    r"\b(?:received|welcomed|hosted|invited|greeted|met|seen|accompanied|represented|led|headed|"
    r"signed) by \Z"
)
# Both begin with a set of characters, which the engine skips to.
_ACTOR = re.compile(rf"[A-Z]\w+ [A-Z][\w'’-]+{_DOES}")
_ACTED_ON = Sifted(
    r"[rwhigmsal](?<!\w.)(?:(?<=r)eceived|(?<=w)elcomed|(?<=h)osted|(?<=i)nvited|(?<=g)reeted|(?<=m)et|(?<=s)een|"
    r"(?<=a)ccompanied|(?<=l)ed|(?<=h)eaded) by [A-Z]\w+ [A-Z]",
    r"(?:received|welcomed|hosted|invited|met|seen|accompanied|led|headed) by ",
)
_NO_NAME = flag.BODY | flag.PORT | flag.STOP | flag.HEAD | flag.ALLCAPS | flag.MOD
_MOST_NAMES = 4


def actors_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans in ``text[start:end]`` that may hold such a name, in order."""
    return sorted(found.span() for actor in (_ACTOR, _ACTED_ON) for found in actor.finditer(text, start, end))


def goes_or_meets(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether the unknown capitals ``[start, end)`` do, or have done to them, what only people do."""
    words = range(start, end)
    if end - start > _MOST_NAMES or any(tokens.flags[at] & _NO_NAME for at in words):
        return False
    if any(tokens.places[at] >= 0 for at in words) or (start and tokens.flags[start - 1] & flag.DET):
        return False
    before = tokens.text[max(0, tokens.starts[start] - 30) : tokens.starts[start]]
    if _BY.search(before):
        return True
    behind = tokens.text[tokens.ends[end - 1] : tokens.ends[end - 1] + 40]
    return _VERB.match(behind) is not None and (start == 0 or not tokens.flags[start - 1] & flag.CAP)


def is_plain_name(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` are two to four capitals that are neither places nor words of offices and "
    "bodies."""
    if not 1 < end - start <= _MOST_NAMES or (tokens.joined(end - 1) and tokens.flags[end] & (flag.CAP | flag.OWNER)):
        return False
    words = range(start, end)
    return not any(tokens.flags[at] & _NO_NAME or tokens.places[at] >= 0 for at in words)
