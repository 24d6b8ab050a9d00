"""Who is who: the mentions of people in many documents resolved to persons.

In: mentions (see :mod:`relations_kb.link.mentions`) and what a person ruled. Out: groups of mentions, one a person.
First the full names of one country that can be one name are joined, the best agreement first; then surnames and
initials find their full name, in the same document, or by office and time. What could be two people joins neither:
a wrong join is worse than a missed one. People of two countries are never joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from relations_kb.link.clusters import Pair, cluster
from relations_kb.link.mentions import Form, Mention, family, forms
from relations_kb.link.names import parse, relate
from relations_kb.link.offices import post, same_post
from relations_kb.link.sounds import alike, fold, sound

CAREER = 45 * 366  # two mentions further apart than this, with none between, are two people of one name
TERM = 6 * 366  # how long a bare surname may be taken for the holder of an office
SURNAME_FIRST = frozenset({"CHN", "HKG", "MAC", "TWN", "KOR", "PRK", "VNM", "JPN", "HUN", "KHM", "MNG"})


class Rules(NamedTuple):
    """What a person ruled on names: pairs of (folded name, country or None) that are, or are not, one person."""

    same: tuple[tuple[tuple[str, str | None], ...], ...] = ()
    different: tuple[tuple[tuple[str, str | None], ...], ...] = ()


def resolve(mentions: Sequence[Mention], rules: Rules = Rules()) -> list[tuple[int, ...]]:
    """Return the mentions (by number) of each person, every mention in exactly one group."""
    known = forms(mentions)
    strong = [form for form in known if form.name.full and form.country is not None]
    weak = [form for form in known if not form.name.full or form.country is None]
    groups, doubtful = _full_names(strong, mentions, rules)
    people = [list(part) for group in groups for part in _careers(group, mentions)]
    pending = [at for form in (*weak, *doubtful) for at in form.mentions]
    homes = _Homes(people, mentions)
    found: dict[int, int] = {}
    for at in sorted(pending):
        home = homes.find(at)
        if home is not None:
            found[at] = home
    for at, home in found.items():
        people[home].append(at)
    people += _strangers([at for at in sorted(pending) if at not in found], mentions)
    return sorted(tuple(sorted(group)) for group in people)


def _full_names(
    strong: Sequence[Form], mentions: Sequence[Mention], rules: Rules
) -> tuple[list[list[int]], list[Form]]:
    """Join spellings of full names; return the mentions of each, and the forms that fit two different people."""
    together = _together(strong, mentions)
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
    """Return the pairs of forms that stand in one record: a record names nobody twice."""
    rows: dict[int, set[int]] = defaultdict(set)
    for item, form in enumerate(strong):
        for at in form.mentions:
            rows[mentions[at].record].add(item)
    return {(a, b) for items in rows.values() for a in items for b in items if a < b}


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
    heads = {fold(word)[:1] for word in form.name.words} | {sound(word).reading[:1].lower() for word in form.name.words}
    heads |= {initial[:1] for _, initial in form.name.initials} | {form.name.number} - {""}
    keys: set[str] = set()
    for word in form.name.words:
        own = {fold(word)[:1], sound(word).reading[:1].lower()}
        stems = {consonants[:4] for consonants in sound(word).consonants} | {fold(word)[:4]}
        keys |= {f"{stem}+{head}" for stem in stems for head in (heads - own or heads)}
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


class _Homes:
    """The people known by full name, and where an incomplete name belongs among them."""

    def __init__(self, people: Sequence[Sequence[int]], mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._people = [tuple(group) for group in people]
        self._names = [sorted({mentions[at].name for at in group}) for group in people]
        self._docs = [{mentions[at].doc for at in group} for group in people]
        self._records = [{mentions[at].record for at in group} for group in people]
        self._by_sound: dict[str, set[int]] = defaultdict(set)
        for person, names in enumerate(self._names):
            for name in names:
                for word in parse(name).words:
                    for key in _word_keys(word):
                        self._by_sound[key].add(person)

    def find(self, at: int) -> int | None:
        """Return the person whom a mention means, or None where nobody or more than one fits."""
        mention = self._mentions[at]
        country = _family_of(mention)
        keys = {key for word in parse(mention.name).words for key in _word_keys(word)}
        fits: dict[int, str] = {}
        for person in sorted({p for key in keys for p in self._by_sound.get(key, ())}):
            first = self._mentions[self._people[person][0]]
            if (country is not None and _family_of(first) != country) or mention.record in self._records[person]:
                continue
            relations = {relate(mention.name, name) for name in self._names[person]}
            if "different" not in relations:
                fits[person] = "same" if "same" in relations else "part"
        if not fits:
            return None
        scores = {person: self._score(mention, person, fits[person], country is not None) for person in fits}
        best = max(scores.values())
        winners = [person for person, score in scores.items() if score == best]
        rivals_same = sum(relation == "same" for relation in fits.values())
        needed = 1 if rivals_same == 1 and len(fits) == 1 and fits[winners[0]] == "same" and country else 3
        return winners[0] if len(winners) == 1 and best >= needed else None

    def _score(self, mention: Mention, person: int, relation: str, sure_country: bool) -> int:
        """Weigh what speaks for a person: the same text (4), the same office in its time (3), the time alone (1)."""
        score = 4 if mention.doc in self._docs[person] else 0
        near = False
        office = 0
        for at in self._people[person]:
            other = self._mentions[at]
            days = abs(mention.day - other.day) if mention.day is not None and other.day is not None else None
            close = days is not None and days <= TERM
            near = near or close
            if close and same_post(mention.office, other.office):
                office = 3
        if relation == "same":
            score += 2 if near else 1
        elif not self._surname(mention, person) and not score:
            return 0
        if not sure_country and self._mentions[self._people[person][0]].country not in mention.parties:
            return 0
        return score + office + (1 if near else 0)

    def _surname(self, mention: Mention, person: int) -> bool:
        """Tell whether the one word of a mention is the word by which the person is called for short."""
        words = parse(mention.name).words
        for name in self._names[person]:
            full = parse(name).words
            ends = (full[0], full[-1]) if _family_of(mention) in SURNAME_FIRST else (full[-1], *full[-2:-1])
            if words and any(alike(words[-1], end) for end in ends):
                return True
        return False


def _family_of(mention: Mention) -> str | None:
    return family(mention.country)


def _word_keys(word: str) -> set[str]:
    return {consonants[:4] for consonants in sound(word).consonants} | {fold(word)[:4]}


def _strangers(pending: Sequence[int], mentions: Sequence[Mention]) -> list[list[int]]:
    """Group mentions that found no full name: one text's or one office's bearer of a name is one person."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in pending:
        blocks[mentions[at].country or "", parse(mentions[at].name).key].append(at)
    groups: list[list[int]] = []
    for _, block in sorted(blocks.items()):
        whole = parse(mentions[block[0]].name)
        solid = whole.full or bool(whole.initials)
        parts: list[list[int]] = []
        for at in sorted(block, key=lambda at: (mentions[at].day or 0, at)):
            home = next(
                (part for part in parts if any(_one_stranger(mentions[at], mentions[o], solid) for o in part)), None
            )
            if home is None:
                parts.append([at])
            else:
                home.append(at)
        groups += parts
    return groups


def _one_stranger(a: Mention, b: Mention, solid: bool) -> bool:
    if a.record == b.record:
        return False
    if a.doc == b.doc:
        return True
    days = abs(a.day - b.day) if a.day is not None and b.day is not None else None
    if solid and a.country is not None:
        return days is None or days <= CAREER
    held = post(a.office or "").rank in ("president", "prime minister", "monarch", "minister")
    return days is not None and days <= TERM and held and same_post(a.office, b.office)
