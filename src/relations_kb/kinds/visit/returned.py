"""Which visit 'the visit' is that somebody returns, or on which somebody follows.

In: the match that tells of the return ('Two years later his colleague returned the visit'). Out: guest and host of the
visit told last before it.
"""

from __future__ import annotations

from typing import Final

from relations_kb.kinds.making import codes_of
from relations_kb.rules.engine import matches
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, RuleBook


def visited_before(match: Match, reading: Reading, book: RuleBook) -> tuple[str, str] | None:
    """Return guest and host of the visit told last, in the sentence or the two before: for 'repaid the visit'."""
    sentences = reading.document.sentences
    last: Match | None = None
    for earlier in matches(book, reading):
        number = earlier.sentence.index
        near = match.sentence.index - _LAST_TOLD <= number <= match.sentence.index
        same = number == match.sentence.index
        if (
            near
            and sentences[number].block == sentences[match.sentence.index].block
            and (not same or earlier.start < match.start)
            and earlier.rule.id in _TRIPS
            and (last is None or (last.sentence.index, last.start) <= (number, earlier.start))
        ):
            last = earlier
    if last is None:
        return None
    guests, hosts = codes_of(last.get("guest")), codes_of(last.get("host"))
    if not guests and hosts:
        other = reading.other(hosts[0], last.sentence.index)
        guests = (other,) if other else ()
    return (guests[0], hosts[0]) if guests and hosts and guests[0] != hosts[0] else None


_LAST_TOLD: Final = 2  # sentences back
_TRIPS: Final = frozenset(
    {"visit.paid", "visit.went", "visit.was-there-too", "visit.set-foot", "visit.those-of", "visit.made-by"}
)
