"""Mentions that were read with the wrong country: of two parties, a person was taken for the other one's.

In: the persons found within each country, as groups of mentions. Out: the groups, a stray one joined to the person it
means. 'Uzbek minister A. Karimov met his Korean colleague' may be read with A. Karimov on Korea's side; the next
article, or the next sentence, has him on Uzbekistan's. Namesakes of two countries are real, so that much must agree:
the two countries deal with each other in every record concerned, the name is the same, no record has both, and the
text, or the office, or the very days are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from relations_kb.link.homes import sounds_of
from relations_kb.link.mentions import Mention, family
from relations_kb.link.names import parse, relate
from relations_kb.link.offices import post, same_post

DAYS = 7  # two reports of one event date it at most a week apart
TERM = 6 * 366


def gather(groups: Sequence[Sequence[int]], mentions: Sequence[Mention]) -> list[list[int]]:
    """Return the groups with the strays joined; a group that could join two others joins neither."""
    people = [sorted(group) for group in groups]
    links: dict[int, set[int]] = defaultdict(set)
    for a, b in _candidates(people, mentions):
        if _one([mentions[at] for at in people[a]], [mentions[at] for at in people[b]]):
            links[a].add(b)
            links[b].add(a)
    gone: set[int] = set()
    joined: list[list[int]] = []
    for item, group in enumerate(people):
        if item in gone:
            continue
        own = list(group)
        if len(links[item]) == 1:
            (other,) = links[item]
            if len(links[other]) == 1:
                gone.add(other)
                own += people[other]
        joined.append(sorted(own))
    return joined


def _candidates(people: Sequence[Sequence[int]], mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Return the pairs of groups of two countries that share a sound and both countries as parties."""
    blocks: dict[tuple[tuple[str, ...], str], set[int]] = defaultdict(set)
    for item, group in enumerate(people):
        named = {(m.name, m.parties) for m in (mentions[at] for at in group) if m.country in m.parties}
        for name, parties in named:
            if len(parties) == 2:
                for key in sounds_of(name):
                    blocks[parties, key].add(item)
    country = [family(mentions[group[0]].country) for group in people]
    pairs = {
        (a, b)
        for members in blocks.values()
        if len({country[item] for item in members}) > 1
        for a in members
        for b in members
        if a < b and country[a] != country[b]
    }
    return sorted(pairs)


def _one(ours: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    """Tell whether two groups of two countries are one person, read on the wrong side in one of them."""
    if {m.record for m in ours} & {m.record for m in theirs}:
        return False
    names = {m.name for m in ours}, {m.name for m in theirs}
    relations = {relate(a, b) for a in names[0] for b in names[1]}
    if "different" in relations:
        return False
    near = [(a, b) for a in ours for b in theirs if a.parties == b.parties and len(a.parties) == 2]
    if not near or _other_posts(near):
        return False
    if {m.parties for m in ours} != {m.parties for m in theirs} and not _whole(ours, theirs):
        return False
    if not any(parse(name).full for name in names[0] | names[1]):
        return False
    return any(_bound(a, b, same="same" in relations) for a, b in near)


def _whole(ours: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    """Tell whether at least one of the groups is known from records of one pair of countries alone."""
    return min(len({m.parties for m in ours}), len({m.parties for m in theirs})) == 1


def _bound(a: Mention, b: Mention, *, same: bool) -> bool:
    """Tell whether two mentions are bound to each other: by their text, their office in its time, or the days."""
    close = a.exact and b.exact and a.day is not None and b.day is not None and abs(a.day - b.day) <= DAYS
    if a.doc == b.doc:
        return True
    if not same:
        return close and _one_post(a, b)
    return close or _one_post(a, b)


def _one_post(a: Mention, b: Mention) -> bool:
    return same_post(a.office, b.office) and a.day is not None and b.day is not None and abs(a.day - b.day) <= TERM


def _other_posts(near: Sequence[tuple[Mention, Mention]]) -> bool:
    """Tell whether two ranks about one time speak for two people: in one text, or wherever offices are told."""
    told = [
        (a, b)
        for a, b in near
        if a.office and b.office and a.day is not None and b.day is not None and abs(a.day - b.day) <= TERM
    ]
    others = [(a, b) for a, b in told if _other_rank(a.office, b.office)]
    return any(a.doc == b.doc for a, b in others) or (bool(others) and not any(_one_post(a, b) for a, b in told))


def _other_rank(a: str | None, b: str | None) -> bool:
    one, two = (post(title).rank if title else None for title in (a, b))
    return one is not None and two is not None and one != two
