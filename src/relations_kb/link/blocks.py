"""Facts block by block: what can be one fact is compared, joined and described together, and apart from all else.

In: records whose people are resolved, oldest first, and what a person ruled on pairs of them. Out: their facts, and the
pairs that are undecided. A block are the records of one kind and of the same countries, and those that a ruling or a
slip of the pen may join to them; nothing outside of it has a say in its facts, so that they are remembered as long as
its records stay the same.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from typing import Any, NamedTuple

from relations_kb.link.describe import Lore, describe, fact_of
from relations_kb.link.facts import Question, join, tied, undecided
from relations_kb.link.memory import Memory, remembered
from relations_kb.model.knowledge import Fact, Undecided
from relations_kb.model.record import Record

Pairs = Sequence[tuple[int, int]]


class Rows(NamedTuple):
    """The records to join: as they are, as they are compared (countries that a person ruled, dates as firm as their
    words), and the pairs of them (by number) that a person ruled the same, or different."""

    records: Sequence[Record]
    weighed: Sequence[Record]
    musts: Pairs
    bars: Pairs


class Linked(NamedTuple):
    """The facts, by countries, kind, date and id; and the pairs of records that are undecided.

    ``told`` is, for each fact by its id, what stands for all that it was made of, where that is known.
    """

    facts: list[Fact]
    undecided: tuple[Undecided, ...]
    told: Mapping[str, bytes]


def link_blocks(rows: Rows, lore: Lore, memory: Memory | None = None) -> Linked:
    """Join records into facts, block by block."""
    blocks = _blocks(rows)
    told = _Telling(rows, lore, memory)
    works = {number: told(block) for number, block in enumerate(blocks)}
    done = remembered(memory, "block", works, lambda number: _joined(blocks[number], rows, lore))
    facts: list[Fact] = []
    questions: list[Question] = []
    from_what: dict[str, bytes] = {}
    for number, block in enumerate(blocks):
        clusters, asked = done[number]
        known = works[number] is not None
        for items, what in clusters:
            own = [rows.records[block[item]] for item in items]
            facts.append(fact_of(own, what))
            if known:
                from_what[facts[-1].id] = told.fact(own, what)
        questions += (Question(claimed, block[a], block[b], tuple(why)) for claimed, a, b, why in asked)
    facts.sort(key=lambda f: (f.countries, f.kind, f.best.date or "", f.id))
    return Linked(facts, tuple(undecided(questions, rows.records)), from_what)


def _blocks(rows: Rows) -> list[list[int]]:
    """Return the records (by number, ascending) of each block."""
    home: dict[tuple[object, ...], tuple[object, ...]] = {}

    def root(key: tuple[object, ...]) -> tuple[object, ...]:
        while (up := home.setdefault(key, key)) != key:
            key = up
        return key

    keys = [(record.kind, record.countries) for record in rows.weighed]
    for a, b in chain(rows.musts, tied(rows.weighed)):
        home[root(keys[a])] = root(keys[b])
    blocks: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        blocks[root(key)].append(at)
    return list(blocks.values())


def _joined(block: Sequence[int], rows: Rows, lore: Lore) -> Any:
    """Return, as plain values, the clusters of a block with what their records say, and what is undecided."""
    place = {at: n for n, at in enumerate(block)}
    joined = join([rows.weighed[at] for at in block], _within(rows.musts, place), _within(rows.bars, place))
    clusters = [
        (items, describe([rows.records[block[item]] for item in items], lore) if len(items) > 1 else None)
        for items in joined.clusters
    ]
    return clusters, joined.undecided


def _within(pairs: Pairs, place: dict[int, int]) -> list[tuple[int, int]]:
    return [(place[a], place[b]) for a, b in pairs if a in place and b in place]


class _Telling:
    """Tells a block's input from any other: its articles, its records with their people, and rulings on them."""

    def __init__(self, rows: Rows, lore: Lore, memory: Memory | None) -> None:
        self._rows = rows
        self._lore = lore
        self._memory = memory
        self._articles: dict[str, bytes | None] = {}
        self._keys: dict[str, bytes | None] = {}
        self._ruled = bool(rows.musts or rows.bars)

    def __call__(self, block: Sequence[int]) -> bytes | None:
        """Return the bytes that stand for a block's input, or None where its articles are not known."""
        if self._memory is None:
            return None
        told: list[bytes] = []
        for at in block:
            record = self._rows.records[at]
            if record.doc not in self._articles:
                self._articles[record.doc] = self._article(record.doc, self._memory)
            article = self._articles[record.doc]
            if article is None:
                return None
            told.append(article)
            told.append("\t".join((record.id, *(str(person.id) for person in record.people), "")).encode())
            if self._rows.weighed[at].countries != record.countries:
                told.append(self._rows.weighed[at].model_dump_json().encode())
        if self._ruled:
            place = {at: n for n, at in enumerate(block)}
            told.append(repr((_within(self._rows.musts, place), _within(self._rows.bars, place))).encode())
        return b"\n".join(told)

    def fact(self, own: Sequence[Record], what: Any) -> bytes:
        """Return what stands for all that a fact was made of: its records, and what was made of them together.

        What stands for the whole block would do too, but is another with each record that joins it.
        """
        told: list[bytes] = []
        for record in own:
            told.append(self._keys[record.doc] or b"")
            told.append("\t".join((record.id, *(str(person.id) for person in record.people), "")).encode())
        # As JSON a result is the same whether it was worked out now or remembered.
        told.append(json.dumps(what).encode() if what else b"")
        return blake2b(b"\n".join(told), digest_size=16).digest()

    def _article(self, name: str, memory: Memory) -> bytes | None:
        """Tell of an article what it says, and what the others make of it: whom it credits, whose words it has."""
        article = self._keys[name] = memory.article(name)
        if article is None:
            return None
        credited = sorted(self._lore.known[name].credited) if name in self._lore.known else ()
        return article + "\t".join((self._lore.copied.get(name, ""), *credited, "")).encode()
