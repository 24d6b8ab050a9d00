"""Where an incomplete name belongs: surnames, initials and doubtful names among the people known by full name.

In: the people found so far, as groups of mentions. Out: for a mention of an incomplete name the one person it fits,
or None; and groups of the mentions that fit nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from relations_kb.kinds.timespan import WEEK, YEAR
from relations_kb.link.mentions import Mention, family
from relations_kb.link.names import parse, parts_in_common, relate
from relations_kb.link.offices import one_alone, post, same_post
from relations_kb.link.sounds import alike, fold, sound

CAREER = 45 * 366  # two mentions further apart than this, with none between, are two people of one name
TERM = 6 * 366  # how long a bare surname may be taken for the holder of an office
ENOUGH = 3  # what must speak for a person, in points (see Homes._score)
SURNAME_FIRST = frozenset({"CHN", "HKG", "MAC", "TWN", "KOR", "PRK", "VNM", "JPN", "HUN", "KHM", "MNG"})
_HELD = frozenset({"president", "prime minister", "monarch", "minister"})


class Homes:
    """The people known by full name, each with names, texts, days and offices."""

    def __init__(self, people: Sequence[Sequence[int]], mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._countries = [mentions[group[0]].country for group in people]
        self._names = [sorted({mentions[at].name for at in group}) for group in people]
        self._docs = [{mentions[at].doc for at in group} for group in people]
        self._by_record: dict[tuple[int, int], list[int]] = defaultdict(list)
        for person, group in enumerate(people):
            for at in group:
                self._by_record[person, mentions[at].record].append(at)
        self._records = [{mentions[at].record for at in group} for group in people]
        self._days = [_days(mentions[at] for at in group) for group in people]
        self._events = [_by_parties(mentions[at] for at in group) for group in people]
        self._offices = [_by_office(mentions[at] for at in group) for group in people]
        self._fits: dict[tuple[str, str | None], dict[int, str]] = {}
        self._by_sound: dict[tuple[str | None, str], set[int]] = defaultdict(set)
        for person, names in enumerate(self._names):
            for key in {key for name in names for key in sounds_of(name)}:
                self._by_sound[family(self._countries[person]), key].add(person)
                self._by_sound[None, key].add(person)

    def find(self, at: int) -> int | None:
        """Return the person (by number) whom a mention means, or None where nobody or more than one fits."""
        mention = self._mentions[at]
        country = family(mention.country)
        fits = {
            p: r
            for p, r in self._fitting(mention.name, country).items()
            if mention.record not in self._records[p] or self._twice(mention, p)
        }
        scores = {person: self._score(mention, person, relation) for person, relation in fits.items()}
        best = max(scores.values(), default=0)
        winners = [person for person, score in scores.items() if score == best]
        if len(winners) > 1:
            winners = [person for person in winners if self._spelled(mention, person)] or winners
            common = {person: self._in_common(mention, person) for person in winners}
            winners = [person for person in winners if common[person] == max(common.values())]
        if len(winners) != 1:
            return None
        # 'Z. Dolić' needs no office and no date where the country has one Zoran Dolić, and nobody else whom it fits.
        alone = len(fits) == 1 and fits[winners[0]] == "same" and country is not None
        if country is None and fits[winners[0]] == "same" and parse(mention.name).full:
            alone = sum(self._countries[person] in mention.parties for person in fits) == 1
        return winners[0] if best >= ((1 if country is not None else 2) if alone else ENOUGH) else None

    def _twice(self, mention: Mention, person: int) -> bool:
        """Tell whether a record names one office holder twice: 'President Quispe' and 'President Ana Quispe'."""
        return any(
            one_alone(mention.office, self._mentions[at].office)
            for at in self._by_record.get((person, mention.record), ())
        )

    def _spelled(self, mention: Mention, person: int) -> bool:
        """Tell whether a mention spells the person's family name just so: 'Yoon' is Yoon Suk-yeol, not Moon Jae-in."""
        words = [fold(word) for word in parse(mention.name).words]
        return any(set(words) <= {fold(word) for word in parse(name).words} for name in self._names[person])

    def _in_common(self, mention: Mention, person: int) -> int:
        """Return the most parts that a mention has in common with a name: 'A. Kh. Amin' is 'Amin Ali Khan'."""
        return max(parts_in_common(mention.name, name) for name in self._names[person])

    def _fitting(self, name: str, country: str | None) -> dict[int, str]:
        """Return the people whose every name a name fits, with 'same' or 'part'."""
        if (name, country) not in self._fits:
            found: dict[int, str] = {}
            for person in sorted({p for key in sounds_of(name) for p in self._by_sound.get((country, key), ())}):
                relations = {relate(name, other) for other in self._names[person]}
                if "different" not in relations:
                    found[person] = "same" if "same" in relations else "part"
            self._fits[name, country] = found
        return self._fits[name, country]

    def _score(self, mention: Mention, person: int, relation: str) -> int:
        """Weigh what speaks for a person: the same text (4), the same office in its time or the same parties within
        days (3), the office within a year (1), the time alone (1).

        A name that could stand alone has a point more. Nothing speaks for somebody who lived in another time, who is
        not called by that one word, or who acts for none of the parties where the mention's own country is unknown.
        """
        distance = _distance(mention.day, self._days[person])
        if distance is not None and distance > CAREER:
            return 0
        if mention.country is None and self._countries[person] not in mention.parties:
            return 0
        together = mention.doc in self._docs[person]
        held = [
            _distance(mention.day, days)
            for title, days in self._offices[person].items()
            if same_post(mention.office, title)
        ]
        office = any(
            days <= TERM if days is not None else mention.day is None and len(parse(mention.name).words) > 1
            for days in held
        )
        soon = any(days is not None and days <= YEAR for days in held)
        if (
            relation == "part"
            and not self._called(mention, person)
            and not (together and (office or not mention.office))
        ):
            return (
                0  # 'Sheikh Nasser' may be the text's Nasser Al-Noor; 'Grand Duke Jean' is not its Jean-Claude Juncker
            )
        near = distance is not None and distance <= TERM
        event = self._within_days(mention, person) and (office or not mention.office or relation == "same")
        return 4 * together + 3 * (office or event) + soon + near + (relation == "same")

    def _within_days(self, mention: Mention, person: int) -> bool:
        """Tell whether a person dealt with the same party within a week of a mention: two reports of one event."""
        days = _distance(mention.day, self._events[person].get(mention.parties, ()))
        return mention.exact and days is not None and days <= WEEK

    def _called(self, mention: Mention, person: int) -> bool:
        """Tell whether the last word of a mention is the word by which the person is called for short."""
        words = parse(mention.name).words
        for name in self._names[person]:
            full = parse(name).words
            if parse(name).filial and len(full) == 2:
                full = full[:1]  # nobody calls Mohammed bin Salman 'Salman'
            ends = (full[0], full[-1]) if family(mention.country) in SURNAME_FIRST else full[-2:]
            if words and any(alike(words[-1], end) for end in ends):
                return True
        return False


@lru_cache(maxsize=65536)
def sounds_of(name: str) -> frozenset[str]:
    """Return how the words of a name may sound at their beginning: names that fit share one of these."""
    words = parse(name).words
    return frozenset(c[:4] for word in words for c in sound(word).consonants) | {fold(word)[:4] for word in words}


def _days(mentions: Iterable[Mention]) -> list[int]:
    return sorted({mention.day for mention in mentions if mention.day is not None})


def _by_office(mentions: Iterable[Mention]) -> dict[str, list[int]]:
    held: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.office:
            held[mention.office].append(mention)
    return {title: _days(own) for title, own in sorted(held.items())}


def _by_parties(mentions: Iterable[Mention]) -> dict[tuple[str, ...], list[int]]:
    """Return the exact days on which somebody dealt with each set of countries."""
    held: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.exact and len(mention.parties) == 2:
            held[mention.parties].append(mention)
    return {parties: _days(own) for parties, own in held.items()}


def _distance(day: int | None, days: Sequence[int]) -> int | None:
    """Return the number of days to the nearest of some days, or None where either is unknown."""
    if day is None or not days:
        return None
    at = bisect_left(days, day)
    return min(abs(day - other) for other in days[max(0, at - 1) : at + 1])


def strangers(pending: Iterable[int], mentions: Sequence[Mention]) -> list[list[int]]:
    """Group mentions that fit nobody known: one text's, or one office's, bearer of a name is one person."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in pending:
        blocks[family(mentions[at].country) or "", parse(mentions[at].name).key].append(at)
    return [group for _, block in sorted(blocks.items()) for group in _acquaint(block, mentions)]


def _acquaint(block: Sequence[int], mentions: Sequence[Mention]) -> list[list[int]]:
    """Group the mentions of one unknown name: in the order of time, each joins the nearest it may be one with."""
    name = parse(mentions[block[0]].name)
    solid = (name.full or bool(name.initials)) and mentions[block[0]].country is not None
    groups: list[list[int]] = []
    by_doc: dict[str, list[int]] = {}
    by_office: dict[str, list[int]] = {}
    for at in sorted(block, key=lambda at: (mentions[at].day or 0, at)):
        mention = mentions[at]
        home = by_doc.get(mention.doc)
        if home is None and solid and groups:
            home = groups[-1] if _within(mention, mentions[groups[-1][-1]], CAREER, unknown=True) else None
        if home is None and mention.office and post(mention.office).rank in _HELD:
            home = next(
                (
                    group
                    for title, group in by_office.items()
                    if same_post(mention.office, title) and _within(mention, mentions[group[-1]], TERM, unknown=False)
                ),
                None,
            )
        if home is None or any(mentions[other].record == mention.record for other in home[-5:]):
            home = []
            groups.append(home)
        home.append(at)
        by_doc[mention.doc] = home
        if mention.office:
            by_office[mention.office] = home
    return groups


def _within(a: Mention, b: Mention, days: int, *, unknown: bool) -> bool:
    return unknown if a.day is None or b.day is None else abs(a.day - b.day) <= days
