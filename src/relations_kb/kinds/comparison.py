"""What the comparison of two records of one kind says, and what every kind's comparison needs.

In: two records of the same kind whose people carry ids (None where nobody resolved them). Out: a
:class:`Comparison`, a verdict with its reasons. Only ``same`` ever joins two records; ``unsure`` goes to the review
list; ``different`` keeps apart whatever else speaks for a join.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from functools import cache, lru_cache
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from anyascii import anyascii
from rapidfuzz import fuzz

from relations_kb.kinds.timespan import WEEK, Span, span_of
from relations_kb.model.record import Participant, Record
from relations_kb.vocab.world import load_world

# Of ASCII: letters in lower case, digits, and spaces for all else.
_PLAIN = bytes(ord(chr(at).lower()) if at < 128 and chr(at).isalnum() else 32 for at in range(256))
_FOREIGN = re.compile("[^\x00-\x7f]+")

Likeness = Literal["same", "different", "unsure"]


class Comparison(NamedTuple):
    """A verdict on two records.

    ``reasons`` are short clauses for a reader ('the same round', 'days apart'); ``weight`` says how much speaks for a
    join (a count of agreeing particulars), so that of two rivals the better one is joined first.
    """

    verdict: Likeness
    reasons: tuple[str, ...]
    weight: int = 0


class Sameness(NamedTuple):
    """How one kind joins its records.

    ``compare`` judges two records; ``keys`` gives the blocks (beside kind and countries) in which a record looks
    for others and, after ``~``, those in which it is only found by the ones that look there. Two records that are the
    same must share a block; those that share none are not compared. ``facets`` gives what these two look at beside
    what all kinds have (see :func:`facets_of`): records with equal facets are compared once. ``units`` names the fields
    whose best values are chosen together, from one record; ``watched`` names the plain fields (values compared as they
    are) on which a disagreement is told.
    """

    compare: Callable[[Any, Any], Comparison]
    keys: Callable[[Any], tuple[str, ...]]
    facets: Callable[[Any], tuple[Hashable, ...]]
    units: tuple[tuple[str, ...], ...]
    watched: tuple[str, ...]


@cache  # there are few verdicts and millions of pairs
def same(weight: int, *reasons: str) -> Comparison:
    """Return the verdict that two records tell of one thing."""
    return Comparison("same", reasons, weight)


@cache
def different(*reasons: str) -> Comparison:
    """Return the verdict that two records tell of two things."""
    return Comparison("different", reasons)


@cache
def unsure(*reasons: str) -> Comparison:
    """Return the verdict that a person has to look."""
    return Comparison("unsure", reasons)


class Shared(NamedTuple):
    """Who stands in both records: ``ids``, the countries they act for, and the countries where nobody is shared
    although both records name somebody (``clash``)."""

    ids: frozenset[str]
    sides: frozenset[str]
    clash: frozenset[str]


_NOBODY = Shared(frozenset(), frozenset(), frozenset())


def shared_people(a: Record, b: Record, sides: tuple[str, ...] = ()) -> Shared:
    """Compare the people of two records, of all countries or of those in ``sides`` only.

    Somebody whom one of the records has on another side is shared all the same, on the side where the first has him.
    """
    if not (a.people and b.people):
        return _NOBODY
    mine, yours = _by_side(a, sides), _by_side(b, sides)
    ids = frozenset().union(*mine.values()) & frozenset().union(*yours.values())
    agreed = {side for side, people in mine.items() if people & ids}
    clash = {side for side, people in mine.items() if not people & ids and yours.get(side, frozenset()) - ids}
    return Shared(ids, frozenset(agreed), frozenset(clash))


def _by_side(record: Record, sides: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    found = _SIDES.get(record.people, _ids_by_side)
    return {side: ids for side, ids in found.items() if side in sides} if sides else found


def _ids_by_side(people: tuple[Participant, ...]) -> Mapping[str, frozenset[str]]:
    ids: dict[str, set[str]] = {}
    for person in people:
        if person.id is not None:
            ids.setdefault(person.country or "", set()).add(person.id)
    return {side: frozenset(own) for side, own in ids.items()}


_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


class _Kept(Generic[_Item, _Made]):
    """What was made of frozen values, by the very object: equal ones are not looked for, which would cost more.

    The object is kept beside what was made of it, so that no other can come to have its place in memory.
    """

    MOST = 200_000

    def __init__(self) -> None:
        self._made: dict[int, tuple[_Item, _Made]] = {}

    def get(self, item: _Item, make: Callable[[_Item], _Made]) -> _Made:
        known = self._made.get(id(item))
        if known is not None and known[0] is item:
            return known[1]
        if len(self._made) >= self.MOST:
            self._made.clear()
        made = make(item)
        self._made[id(item)] = (item, made)
        return made


_SIDES: _Kept[tuple[Participant, ...], Mapping[str, frozenset[str]]] = _Kept()


def when(record: Record) -> Span | None:
    """Return the days that a record's date covers, or None."""
    return span_of(record.date) if record.date else None


def facets_of(record: Record, sameness: Sameness) -> tuple[Hashable, ...]:
    """Return all that a comparison looks at in a record, but for its document: of that it may ask if two share one.

    'Ana Quispe' and 'A. Quispe' are one facet once both are known to be one person; so are '2004-09' and '2004-09~'.
    """
    place = record.place
    return (
        record.kind,
        record.countries,
        when(record),
        record.date_basis,
        record.modality,
        (city(record), place.country) if place is not None else None,
        frozenset((person.country, person.id) for person in record.people),
        *sameness.facets(record),
    )


def clash(a: Any, b: Any) -> bool:
    """Tell whether two values are both known and not equal."""
    return a is not None and b is not None and a != b


def city(record: Record) -> str | None:
    """Return the folded usual name of the city where a record happened ('kyiv' for 'Kiev'), or None."""
    if record.place is None or not record.place.city:
        return None
    return _usual_name(record.place.city)


@lru_cache(maxsize=16384)
def _usual_name(city: str) -> str:
    folded = fold_words(city)
    return _usual_names().get(folded, folded)


@cache
def _usual_names() -> Mapping[str, str]:
    """Return the usual name of each city by each of its spellings, both folded."""
    return {
        fold_words(spelling): fold_words(place.name)
        for _, entry in sorted(load_world().countries.items())
        for place in (*entry.cities, *((entry.capital,) if entry.capital else ()))
        for spelling in place.all
    }


def same_city(a: Record, b: Record) -> bool:
    """Tell whether two records both name a city, and the same one."""
    one, two = city(a), city(b)
    return one is not None and two is not None and _one_city(one, two)


def cities_clash(a: Record, b: Record) -> bool:
    """Tell whether two records name two different cities or countries as their place."""
    if a.place and b.place and clash(a.place.country, b.place.country):
        return True
    one, two = city(a), city(b)
    return one is not None and two is not None and not _one_city(one, two)


def place_told(record: Record) -> bool:
    """Tell whether the words of a record name its city: else it comes from a heading or a dateline, and may be off."""
    if record.place is None or not record.place.city:
        return False
    told = " ".join(fold_words(evidence.quote) for evidence in record.evidence)
    return fold_words(record.place.city) in told


@lru_cache(maxsize=65536)
def _one_city(one: str, two: str) -> bool:
    """'Kuwait' is 'Kuwait City', 'Ulan Bator' is 'Ulaanbaatar'; 'Boston' is not 'Houston'."""
    words, others = set(one.split()), set(two.split())
    return words <= others or others <= words or fuzz.ratio(one.replace(" ", ""), two.replace(" ", "")) >= 80


def fold_words(text: str) -> str:
    """Return the text in lower-case ASCII words: 'Bogotá, D.C.' gives 'bogota d c'."""
    return _fold_short(text) if len(text) <= 400 else _fold(text)


def _fold(text: str) -> str:
    # Transliteration looks at every letter, and most words need none.
    plain = text if text.isascii() else _FOREIGN.sub(_in_ascii, text)
    return b" ".join(plain.encode("ascii").translate(_PLAIN, b"'`").split()).decode("ascii")


def _in_ascii(match: re.Match[str]) -> str:
    return anyascii(match.group().replace("ə", "a").replace("Ə", "A"))


_fold_short = lru_cache(maxsize=131072)(_fold)


def published_later(a: Record, b: Record) -> bool:
    """Tell whether one date is only that of a publication within a week after the other.

    A report of the 16th on talks of the 14th knows only its own day; a report of the 13th cannot tell of the 14th.
    """
    one, two = when(a), when(b)
    if one is None or two is None:
        return False
    return any(
        late.date_basis == "published" and 0 < x.first - y.last <= WEEK for late, x, y in ((a, one, two), (b, two, one))
    )
