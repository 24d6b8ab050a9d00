"""Who is who: the mentions of people in many documents resolved to persons.

In: mentions (see :mod:`relations_kb.link.mentions`) and what a person ruled. Out: groups of mentions, one a person.
First the full names of one country that can be one name are joined, the best agreement first; then surnames and
initials find their full name, in the same document, or by office and time. What could be two people joins neither:
a wrong join is worse than a missed one. People of two countries are never joined, unless everything says that a
sentence was read with the wrong country (see :mod:`relations_kb.link.strays`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from relations_kb.kinds.timespan import YEAR
from relations_kb.link.clusters import Pair, cluster
from relations_kb.link.homes import CAREER, Homes, strangers
from relations_kb.link.mentions import Form, Mention, forms
from relations_kb.link.names import relate, usual
from relations_kb.link.offices import one_alone, other_walk, post
from relations_kb.link.sounds import fold, sound
from relations_kb.link.strays import gather


class Rules(NamedTuple):
    """What a person ruled on names: pairs of (folded name, country or None) that are, or are not, one person."""

    same: tuple[tuple[tuple[str, str | None], ...], ...] = ()
    different: tuple[tuple[tuple[str, str | None], ...], ...] = ()


NO_RULES = Rules()


def resolve(mentions: Sequence[Mention], rules: Rules = NO_RULES) -> list[tuple[int, ...]]:
    """Return the mentions (by number) of each person, every mention in exactly one group."""
    known = forms(mentions)
    strong = [form for form in known if form.name.full and form.country is not None]
    weak = [form for form in known if not form.name.full or form.country is None]
    groups, doubtful = _full_names(strong, mentions, rules)
    people = [list(part) for group in groups for part in _careers(group, mentions)]
    pending = [at for form in (*weak, *doubtful) for at in form.mentions]
    homes = Homes(people, mentions)
    found: dict[int, int] = {}
    for at in sorted(pending):
        home = homes.find(at)
        if home is not None:
            found[at] = home
    for at, home in found.items():
        people[home].append(at)
    people += strangers((at for at in sorted(pending) if at not in found), mentions)
    people = gather(people, mentions)
    return sorted(tuple(sorted(group)) for group in people)


def _full_names(
    strong: Sequence[Form], mentions: Sequence[Mention], rules: Rules
) -> tuple[list[list[int]], list[Form]]:
    """Join spellings of full names; return the mentions of each, and the forms that fit two different people."""
    together = _together(strong, mentions)
    for a, b in _candidates(strong):
        if _two_generations(strong[a], strong[b], mentions) or _other_walks(strong[a], strong[b], mentions):
            together.add((a, b))
    apart = _ruled(strong, rules.different)

    def differ(a: int, b: int) -> bool:
        pair = (min(a, b), max(a, b))
        return pair in together or pair in apart or relate(strong[a].text, strong[b].text) == "different"

    musts = sorted(_ruled(strong, rules.same))
    pairs: list[Pair] = []
    parts: set[int] = set()  # forms that are a part of another one, such as a double surname
    for a, b in _candidates(strong):
        relation = relate(strong[a].text, strong[b].text)
        if relation == "same" and (a, b) not in together and (a, b) not in apart:
            pairs.append(Pair(_closeness(strong[a], strong[b]), a, b))
        elif relation == "part":
            parts.add(min(a, b, key=lambda item: (len(strong[item].name.words), item)))
    groups = cluster(len(strong), pairs, differ, musts)
    claims: dict[int, set[int]] = defaultdict(set)
    ruled = {item for pair in musts for item in pair}
    for pair in pairs:
        claims[pair.a].add(pair.b)
        claims[pair.b].add(pair.a)
    # A name that fits two different people joins neither here: the office and the text of each mention may tell.
    doubtful = {
        group[0]
        for group in groups
        if len(group) == 1
        and group[0] not in ruled
        and (
            any(differ(a, b) for a in claims[group[0]] for b in claims[group[0]] if a < b)
            or (group[0] in parts and not claims[group[0]])
        )
    }
    joined = [[at for item in group for at in strong[item].mentions] for group in groups if group[0] not in doubtful]
    return joined, [strong[item] for item in sorted(doubtful)]


def _together(strong: Sequence[Form], mentions: Sequence[Mention]) -> set[tuple[int, int]]:
    """Return the pairs of forms that stand in one record: a record names nobody twice.

    If it does, it calls both by an office of which a country has one: 'President', 'President of Peru'.
    """
    rows: dict[int, dict[int, str | None]] = defaultdict(dict)
    for item, form in enumerate(strong):
        for at in form.mentions:
            rows[mentions[at].record][item] = mentions[at].office
    return {
        (a, b)
        for items in rows.values()
        for a in items
        for b in items
        if a < b and not (strong[a].country == strong[b].country and one_alone(items[a], items[b]))
    }


def _two_generations(a: Form, b: Form, mentions: Sequence[Mention]) -> bool:
    """Tell whether 'Ana Silva Filha' stands beside an 'Ana Silva' who is another generation.

    One text that writes both means two people; so do two other ranks, or half a career between them.
    """
    if bool(a.name.number) == bool(b.name.number) or relate(a.text, b.text) != "same":
        return False
    mine, yours = ([mentions[at] for at in form.mentions] for form in (a, b))
    days = [abs(m.day - y.day) for m in mine for y in yours if m.day is not None and y.day is not None]
    ranks = [{post(m.office).rank for m in own if m.office} - {None} for own in (mine, yours)]
    if all(ranks) and ranks[0] & ranks[1] and not (days and min(days) > CAREER // 2):
        return False
    return (
        bool({m.doc for m in mine} & {y.doc for y in yours})
        or (bool(days) and min(days) > CAREER // 2)
        or (all(ranks) and not ranks[0] & ranks[1])
    )


def _other_walks(a: Form, b: Form, mentions: Sequence[Mention]) -> bool:
    """Tell whether two names of unequal length or order are told with posts that do not go together at one time.

    The ambassador Juan López is not the deputy minister Juan Pérez López of that year; in time the one may become
    the other. Names of as many words in one order are spellings, and their offices no proof.
    """
    if [fold(w)[:1] for w in a.name.words] == [fold(w)[:1] for w in b.name.words]:
        return False
    near = [
        (m.office, y.office)
        for m in (mentions[at] for at in a.mentions)
        for y in (mentions[at] for at in b.mentions)
        if m.office and y.office and m.day is not None and y.day is not None and abs(m.day - y.day) <= YEAR
    ]
    return bool(near) and all(other_walk(mine, yours) for mine, yours in near)


def _ruled(strong: Sequence[Form], groups: Iterable[Iterable[tuple[str, str | None]]]) -> set[tuple[int, int]]:
    """Return the pairs of forms that rulings name."""
    places: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for item, form in enumerate(strong):
        places[form.name.key, form.country].append(item)
        places[form.name.key, None].append(item)
    pairs: set[tuple[int, int]] = set()
    for group in groups:
        found = [places.get(key, []) for key in group]
        for i, one in enumerate(found):
            for two in found[i + 1 :]:
                pairs |= {(min(a, b), max(a, b)) for a in one for b in two if a != b}
    return pairs


def _candidates(items: Sequence[Form]) -> Iterator[tuple[int, int]]:
    """Return the pairs of forms of one country that share two sounds, or a sound and an initial."""
    blocks: dict[tuple[str | None, str], set[int]] = defaultdict(set)
    for item, form in enumerate(items):
        for key in _block_keys(form):
            blocks[form.country, key].add(item)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        ordered = sorted(members)
        for i, a in enumerate(ordered):
            for b in ordered[i + 1 :]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    yield a, b


def _block_keys(form: Form) -> set[str]:
    """Two names that can be one share a word and the first letter of another, each as it sounds."""
    whole = dict(form.name.glued)
    others = {initial[:1] for _, initial in form.name.initials} | {form.name.number} - {""}
    heads = [
        {fold(w)[:1], sound(w).reading[:1].lower(), fold(whole.get(w, w))[:1], *(name[:1] for name in usual(fold(w)))}
        for w in form.name.words
    ]
    keys: set[str] = set()
    for at, word in enumerate(form.name.words):
        stems = {consonants[:4] for consonants in sound(word).consonants} | {fold(word)[:4]}
        stems |= {name[:4] for name in usual(fold(word))}
        beside = others.union(*(heads[:at] + heads[at + 1 :]))
        keys |= {f"{stem}+{head}" for stem in stems for head in beside}
    return keys


def _closeness(a: Form, b: Form) -> float:
    """Order the joins: equal folded names first, then the more words in common, the better spelled alike."""
    if a.name.key == b.name.key:
        return 10.0
    exact = sum(any(fold(x) == fold(y) for y in b.name.words) for x in a.name.words)
    return 2.0 * exact + min(len(a.name.words), len(b.name.words))


def _careers(group: Sequence[int], mentions: Sequence[Mention]) -> Iterator[tuple[int, ...]]:
    """Split the mentions of one name where more than a career lies between: two people of one name."""
    dated = sorted((at for at in group if mentions[at].day is not None), key=lambda at: (mentions[at].day or 0, at))
    rest = [at for at in group if mentions[at].day is None]
    parts: list[list[int]] = [[]]
    for at in dated:
        if parts[-1] and (mentions[at].day or 0) - (mentions[parts[-1][-1]].day or 0) > CAREER:
            parts.append([])
        parts[-1].append(at)
    parts[-1].extend(rest)
    yield from (tuple(sorted(part)) for part in parts if part)
