"""Persons as values: the best name, every form met, the offices in time, and an id and path that stay.

In: groups of mentions, one a person, and the names that a person ruled. Out: ids, and :class:`Person` values.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from relations_kb.kinds.timespan import span_of
from relations_kb.link.identity import UNDATED, digest, slug
from relations_kb.link.mentions import Mention, family
from relations_kb.link.names import parse
from relations_kb.model.base import of_known
from relations_kb.model.knowledge import Office, Person
from relations_kb.model.record import Record


class Cast(NamedTuple):
    """Who was found: groups of mentions (by number), one a person, and the mentions and records they stand in."""

    groups: Sequence[Sequence[int]]
    mentions: Sequence[Mention]
    records: Sequence[Record]


def identify(cast: Cast) -> list[str]:
    """Return the id of each person, in the order of the groups.

    The founder, the first published mention by a full name, gives the id; a person known by a surname alone takes it
    from the record too, since many share a surname.
    """
    groups, mentions, records = cast
    ids: list[str] = []
    taken: Counter[str] = Counter()
    for group in groups:
        founder = _founder(group, mentions)
        name = parse(founder.name)
        parts = [name.key, family(founder.country) or ""]
        if not name.full or founder.country is None:
            parts.append(records[founder.record].id)
        ids.append("p-" + digest(*parts))
        taken[ids[-1]] += 1
    # Two people of one name and country, told apart by time or by a ruling: the founder's record tells them apart.
    for n, group in enumerate(groups):
        if taken[ids[n]] > 1:
            founder = _founder(group, mentions)
            ids[n] = "p-" + digest(ids[n], founder.name, str(founder.day), records[founder.record].id)
    return ids


def _founder(group: Sequence[int], mentions: Sequence[Mention]) -> Mention:
    if len(group) == 1:
        return mentions[group[0]]
    own = [mentions[at] for at in group]
    home = family(_country(own))
    return min(
        own,
        key=lambda m: (
            family(m.country) != home,
            not parse(m.name).full,
            m.published or UNDATED,
            m.day or 0,
            m.name,
            m.record,
        ),
    )


def build(cast: Cast, ids: Sequence[str], names: Mapping[str, str]) -> tuple[Person, ...]:
    """Return the persons in the order of their ids; ``names`` are those that a ruling gave, by person's id."""
    people = [
        _person([cast.mentions[at] for at in group], ident, path, cast.records, names.get(ident))
        for group, ident, path in zip(cast.groups, ids, _paths(cast, ids), strict=True)
    ]
    return tuple(sorted(people, key=lambda p: p.id))


def _paths(cast: Cast, ids: Sequence[str]) -> list[str]:
    """Return a path for each person: the founder's spelling and country, and the id where that does not suffice."""
    paths: list[str] = []
    for group, ident in zip(cast.groups, ids, strict=True):
        founder = _founder(group, cast.mentions)
        path = slug(f"{founder.name} {founder.country or ''}")
        paths.append(path if parse(founder.name).full and founder.country else f"{path}-{ident[2:8]}")
    often = Counter(paths)
    return [path if often[path] == 1 else f"{path}-{ident[2:]}" for path, ident in zip(paths, ids, strict=True)]


def _person(own: Sequence[Mention], ident: str, path: str, records: Sequence[Record], ruled: str | None) -> Person:
    return of_known(
        Person,
        {
            "id": ident,
            "slug": path,
            "name": ruled or best_name(own),
            "names": tuple(sorted({m.name for m in own})),
            "country": _country(own),
            "offices": _offices(own, records),
            "records": tuple(sorted({records[m.record].id for m in own})),
            "decisions": (),
        },
    )


def _country(own: Sequence[Mention]) -> str | None:
    """Return the country that most texts say a person acts for."""
    all_told = {m.country for m in own if m.country is not None}
    if len(all_told) < 2:
        return next(iter(all_told), None)
    told = {(m.doc, m.country) for m in own if m.country is not None}
    texts = Counter(country for _, country in told)
    often = Counter(m.country for m in own if m.country is not None)
    return min(texts, key=lambda c: (-texts[c], -often[c], c)) if texts else None


def best_name(own: Sequence[Mention]) -> str:
    """Return the best full form: the most words, then the form of most sources, then the one with its marks."""
    docs: dict[str, set[str]] = defaultdict(set)
    for mention in own:
        docs[mention.name].add(mention.doc)

    def rank(name: str) -> tuple[object, ...]:
        parts = parse(name)
        return (-len(parts.words), len(parts.initials), -len(docs[name]), name.isascii(), name)

    return min(docs, key=rank)


def _offices(own: Sequence[Mention], records: Sequence[Record]) -> tuple[Office, ...]:
    groups: dict[tuple[str, str | None], set[int]] = defaultdict(set)
    for mention in own:
        if mention.office:
            groups[mention.office, mention.country].add(mention.record)
    offices = [
        of_known(
            Office,
            {
                "title": title,
                "country": country,
                "date": _time([records[at] for at in held]),
                "records": tuple(sorted(records[at].id for at in held)),
            },
        )
        for (title, country), held in groups.items()
    ]
    return tuple(sorted(offices, key=lambda o: (o.date or UNDATED, o.title, o.country or "")))


def _time(held: Sequence[Record]) -> str | None:
    """Return when the records see an office held: one date, or the first and the last ('2018-06-05/2019-10-14')."""
    dated = sorted((span, r.date) for r in held if r.date and (span := span_of(r.date)))
    if not dated:
        return None
    first, last = dated[0], max(dated, key=lambda d: (d[0].last, d[0].first))
    if first[0] == last[0]:
        return first[1]
    start = first[1].split("/")[0].rstrip("~")
    end = last[1].split("/")[-1].rstrip("~")
    return f"{start}/{end}"
