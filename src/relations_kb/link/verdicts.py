"""What the comparison of any two records says, worked out once for all records that it cannot tell apart.

In: records whose people are resolved, and the pairs that a person ruled to differ. Out: :class:`Verdicts`. Dozens of
reports of one visit have the same days, place and people; whatever the comparison says of one of them and another
record, it says of all. So records are grouped by what a comparison looks at, and groups are compared, not records.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from itertools import combinations

from relations_kb.kinds.comparison import Comparison, different, facets_of, shared_people, unsure
from relations_kb.link.sameness import SAMENESS
from relations_kb.model.record import Record

SLIPS = ("consultation", "visit", "treaty")  # kinds in which people can prove that a country is a slip

Group = Sequence[int]  # records (by number, ascending) of one shape


class Verdicts:
    """The comparisons of some records.

    ``shape`` is a number for each record, the same for all that compare alike; ``groups`` are the records of each
    shape. Records that a person ruled on have a shape of their own.
    """

    def __init__(self, records: Sequence[Record], barred: Collection[tuple[int, int]] = ()) -> None:
        self.records = records
        self._barred = barred
        alone = {item for pair in barred for item in pair}
        numbers: dict[Hashable, int] = {}
        self.shape: list[int] = []
        self.groups: list[list[int]] = []
        for at, record in enumerate(records):
            facets = at if at in alone else facets_of(record, SAMENESS[record.kind])
            number = numbers.setdefault(facets, len(numbers))
            if number == len(self.groups):
                self.groups.append([])
            self.groups[number].append(at)
            self.shape.append(number)
        self._docs = [record.doc for record in records]
        self._known: dict[tuple[int, int, bool], Comparison] = {}

    def look(self, a: int, b: int) -> Comparison:
        """Return what the comparison of two records says; the older one, of the lower number, is asked first."""
        if a > b:
            a, b = b, a
        key = (self.shape[a], self.shape[b], self._docs[a] == self._docs[b])
        found = self._known.get(key)
        if found is None:
            barred = (a, b) in self._barred
            found = different("a person ruled so") if barred else compare(self.records[a], self.records[b])
            self._known[key] = found
        return found

    def between(self, ours: Group, theirs: Group) -> Iterator[Comparison]:
        """Yield all that the comparisons of two groups' records say, each verdict at least once.

        A verdict hangs on the two shapes, on which of the records is the older, and on whether they share a document.
        """
        if ours is theirs:
            if self._apart(ours, ()):
                yield self.look(ours[0], ours[1])
            else:
                yield from (self.look(a, b) for a, b in combinations(ours, 2))
        elif len(ours) == len(theirs) == 1:
            yield self.look(ours[0], theirs[0])
        elif self._apart(ours, theirs):
            if ours[0] < theirs[-1]:
                yield self.look(ours[0], theirs[-1])
            if theirs[0] < ours[-1]:
                yield self.look(theirs[0], ours[-1])
        else:
            yield from (self.look(a, b) for a in ours for b in theirs)

    def _apart(self, ours: Group, theirs: Group) -> bool:
        """Tell whether no two of the records share a document."""
        docs = {self._docs[at] for at in ours}
        if not theirs:
            return len(docs) == len(ours)
        return docs.isdisjoint(self._docs[at] for at in theirs)

    def told(self, ours: Group, theirs: Group) -> Iterator[tuple[Group, Group, Comparison]]:
        """Yield groups of which every record compares alike with every one of the other: these two, or smaller ones."""
        if ours is theirs and len(ours) < 2:
            return
        found = set(self.between(ours, theirs))
        if len(found) == 1:
            yield ours, theirs, found.pop()
            return
        pairs = combinations(ours, 2) if ours is theirs else ((a, b) for a in ours for b in theirs)
        yield from (((a,), (b,), self.look(a, b)) for a, b in pairs)


def compare(a: Record, b: Record) -> Comparison:
    """Judge whether two records of any kinds and countries tell of one fact."""
    if a.kind != b.kind:
        return different("another kind")
    if a.countries == b.countries or _slip(a, b):
        return SAMENESS[a.kind].compare(a, b)
    if a.kind in SLIPS and _one_off(a, b) and SAMENESS[a.kind].compare(a, b).verdict == "same":
        return unsure("another country in one of them, and nobody in both who shows it to be a slip")
    return different("other countries")


def _slip(a: Record, b: Record) -> bool:
    """Tell whether one of two records has one country wrong: two people of two sides are the same in both.

    The text that slips often gives itself away: somebody in it acts for a country that is not among its parties.
    """
    if not _one_off(a, b):
        return False
    if len(shared_people(a, b).sides) < 2:
        return False
    return any(p.country is not None and p.country not in r.countries for r in (a, b) for p in r.people)


def _one_off(a: Record, b: Record) -> bool:
    return len(a.countries) == len(b.countries) == len(set(a.countries) & set(b.countries)) + 1
