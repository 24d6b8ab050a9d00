"""Who is who, as a person ruled: groups of mentions joined and split after the rules on names have had their say.

In: groups of mentions, one a person, and the rulings on people. Out: the groups as ruled. An entry may name somebody by
the article too, so that it reaches surnames alone, and two people who share every letter of a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from relations_kb.link.decisions import PersonKey, Ruling
from relations_kb.link.keys import bears, in_corpus
from relations_kb.link.mentions import Mention
from relations_kb.link.names import parse
from relations_kb.model.record import Record

Groups = list[tuple[int, ...]]


def as_ruled(
    groups: Sequence[Sequence[int]],
    mentions: Sequence[Mention],
    records: Sequence[Record],
    rulings: Iterable[Ruling],
    names: Collection[str],
) -> Groups:
    """Return the groups with what is ruled different taken apart, then what is ruled the same put together.

    ``names`` are the names of all articles. A record names nobody twice, so that two mentions in one record stay apart.
    """
    listed = [ruling for ruling in rulings if ruling.people and ruling.verdict in ("same", "different")]
    if not listed:
        return [tuple(group) for group in groups]
    bearers: dict[str, list[int]] = defaultdict(list)
    for at, mention in enumerate(mentions):
        bearers[parse(mention.name).key].append(at)
    found = [set(group) for group in groups]
    for verdict in ("different", "same"):
        for ruling in listed:
            if ruling.verdict == verdict:
                meant = [_meant(in_corpus(key, names), bearers, mentions, records) for key in ruling.people]
                found = _apart(found, meant, mentions) if verdict == "different" else _together(found, meant, mentions)
    return sorted(tuple(sorted(group)) for group in found if group)


def _meant(
    key: PersonKey, bearers: Mapping[str, Sequence[int]], mentions: Sequence[Mention], records: Sequence[Record]
) -> set[int]:
    return {
        at
        for at in bearers.get(parse(key.name).key, ())
        if (key.country is None or mentions[at].country == key.country) and bears(key, records[mentions[at].record])
    }


def _apart(groups: list[set[int]], meant: Sequence[set[int]], mentions: Sequence[Mention]) -> list[set[int]]:
    out: list[set[int]] = []
    for group in groups:
        sides = [group & own for own in meant]
        present = [side for side in sides if side]
        if len(present) < 2 or any(a & b for a, b in combinations(present, 2)):
            out.append(group)
            continue
        rest = group.difference(*present)
        homes = {at: min(range(len(present)), key=lambda n: (*_far(at, present[n], mentions), n)) for at in rest}
        out += [side | {at for at, home in homes.items() if home == n} for n, side in enumerate(present)]
    return out


def _far(at: int, side: Iterable[int], mentions: Sequence[Mention]) -> tuple[bool, bool, int]:
    """Order the sides that a mention may belong to: its own article's, its own spelling's, the nearest in time."""
    mention, others = mentions[at], [mentions[other] for other in side]
    days = [abs(mention.day - other.day) for other in others if mention.day is not None and other.day is not None]
    return (
        all(mention.doc != other.doc for other in others),
        all(mention.name != other.name for other in others),
        min(days, default=10**9),
    )


def _together(groups: list[set[int]], meant: Sequence[set[int]], mentions: Sequence[Mention]) -> list[set[int]]:
    touched = [[n for n, group in enumerate(groups) if group & own] for own in meant]
    if any(len(homes) != 1 for homes in touched):
        return groups  # nobody, or several people of the name: the entry is stale, and says so
    chosen = sorted({homes[0] for homes in touched})
    rows = [mentions[at].record for n in chosen for at in groups[n]]
    if len(rows) != len(set(rows)):
        return groups
    joined: set[int] = set().union(*(groups[n] for n in chosen))
    return [joined if n == chosen[0] else group for n, group in enumerate(groups) if n == chosen[0] or n not in chosen]
