"""Two people who may be one, and whom no rule could tell apart or together: for a person to decide.

In: the groups of mentions that were resolved, one a person, and their ids. Out: pairs of ids with reasons. A pair is
worth asking about only where the names can be one person's, no record names both, and an office, a text or the time
speaks for it; a bare surname with many possible bearers is left alone, since nobody could answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from relations_kb.link.homes import CAREER, SURNAME_FIRST, TERM
from relations_kb.link.mentions import Mention, family
from relations_kb.link.names import parse, relate
from relations_kb.link.offices import same_post
from relations_kb.link.sounds import fold, sound
from relations_kb.model.knowledge import Undecided

BEARERS: Final = 3  # a surname with more possible bearers than this is no question that a person could answer
_CROWD: Final = 60  # people who share two sounds; more are a common name, and nobody compares them all


class _Known(NamedTuple):
    ident: str
    names: tuple[str, ...]
    country: str | None
    full: bool
    docs: frozenset[str]
    rows: frozenset[int]
    days: tuple[int, ...]
    offices: tuple[tuple[str, int | None], ...]
    parties: frozenset[str]


def unsure_people(
    groups: Sequence[Sequence[int]],
    ids: Sequence[str],
    mentions: Sequence[Mention],
    apart: Collection[frozenset[str]] = (),
) -> tuple[Undecided, ...]:
    """Return the pairs of people that may be one, in the order of their ids; those in ``apart`` are ruled different."""
    people = sorted((_known(group, ident, mentions) for group, ident in zip(groups, ids, strict=True)))
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for one, two in (*_full_pairs(people), *_short_pairs(people)):
        pair = (min(one.ident, two.ident), max(one.ident, two.ident))
        if frozenset(pair) in apart or pair in found or one.rows & two.rows:
            continue
        reasons = _reasons(one, two)
        if reasons:
            found[pair] = reasons
    return tuple(Undecided(about="people", a=a, b=b, reasons=reasons) for (a, b), reasons in sorted(found.items()))


def _known(group: Sequence[int], ident: str, mentions: Sequence[Mention]) -> _Known:
    own = [mentions[at] for at in group]
    return _Known(
        ident,
        tuple(sorted({m.name for m in own})),
        next((family(m.country) for m in own if m.country is not None), None),
        any(parse(m.name).full for m in own) and any(m.country is not None for m in own),
        frozenset(m.doc for m in own),
        frozenset(m.record for m in own),
        tuple(sorted({m.day for m in own if m.day is not None})),
        tuple(sorted({(m.office, m.day) for m in own if m.office}, key=str)),
        frozenset(code for m in own for code in m.parties),
    )


def _full_pairs(people: Iterable[_Known]) -> Iterator[tuple[_Known, _Known]]:
    """Return the people of one country, both known by full names, who share two sounds of their names."""
    blocks: dict[tuple[str | None, str, str], list[_Known]] = defaultdict(list)
    for person in people:
        if person.full:
            for one, two in {pair for name in person.names for pair in combinations(sorted(_sounds(name)), 2)}:
                blocks[person.country, one, two].append(person)
    for block in blocks.values():
        if len(block) <= _CROWD:
            yield from combinations(block, 2)


def _short_pairs(people: Sequence[_Known]) -> Iterator[tuple[_Known, _Known]]:
    """Return those known by a surname alone with those who bear it, where these are few."""
    bearers: dict[str, list[_Known]] = defaultdict(list)
    for person in people:
        if person.full:
            for key in {key for name in person.names for word in _called(name, person.country) for key in _keys(word)}:
                bearers[key].append(person)
    for short in people:
        if short.full:
            continue
        near = {p.ident: p for name in short.names for word in parse(name).words for key in _keys(word)
                for p in bearers.get(key, ())}  # fmt: skip
        fitting = [
            person
            for _, person in sorted(near.items())
            if (person.country == short.country if short.country else person.country in short.parties)
            and _close(short, person, TERM)
            and _may_be_one(short, person)
        ]
        if len(fitting) <= BEARERS:
            yield from ((short, person) for person in fitting)


def _sounds(name: str) -> set[str]:
    return {min(sound(word).consonants, default="")[:3] or fold(word)[:3] for word in parse(name).words}


def _keys(word: str) -> set[str]:
    return {consonants[:4] for consonants in sound(word).consonants} | {fold(word)[:4]}


def _called(name: str, country: str | None) -> tuple[str, ...]:
    words = parse(name).words
    return (words[0], words[-1]) if country in SURNAME_FIRST else words[-2:]


def _may_be_one(one: _Known, two: _Known) -> bool:
    return all(relate(a, b) != "different" for a in one.names for b in two.names)


def _close(one: _Known, two: _Known, days: int) -> bool:
    distance = _distance(one.days, two.days)
    return distance is None or distance <= days


def _distance(one: Sequence[int], two: Sequence[int]) -> int | None:
    return min((abs(a - b) for a in one for b in two), default=None) if one and two else None


def _reasons(one: _Known, two: _Known) -> tuple[str, ...]:
    """Return why two people may be one; nothing where nothing but a part of the name speaks for it."""
    if not _may_be_one(one, two):
        return ()
    alike = any(relate(a, b) == "same" for a in one.names for b in two.names)
    posts = [
        title
        for title, day in one.offices
        for other, then in two.offices
        if same_post(title, other) and (day is None or then is None or abs(day - then) <= TERM)
    ]
    reasons = ["the names may be one person's" if alike else "one name is a part of the other"]
    if posts:
        reasons.append(f"one office: {min(posts)}")
    if one.docs & two.docs:
        reasons.append("named in one text")
    distance = _distance(one.days, two.days)
    if distance is not None and distance > CAREER:
        return (*reasons, f"{distance // 366} years apart") if alike else ()
    if distance is not None and distance <= TERM and (one.country or two.country):
        reasons.append("of one country, at one time" if one.country == two.country else "at one time")
    return tuple(reasons) if alike or len(reasons) > 1 else ()
