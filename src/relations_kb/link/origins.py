"""How many independent origins a fact's records have.

In: the records of a fact, and what is known of their sources. Out: the groups of records that go back to one origin:
a credited source, one publisher or press service, one statistical office, or the same wording in two papers or
sentences.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from zlib import crc32

from rapidfuzz import fuzz

from relations_kb.kinds.comparison import fold_words
from relations_kb.link.sources import Source, origin_keys
from relations_kb.model.record import Record
from relations_kb.model.text import Document

SHINGLE = 5  # words
SAMPLE = 4  # the shingles that begin with one word in so many are kept
COMMON = 25  # a shingle in more texts than this is a stock phrase
WORDS = 10  # fewer words may be alike by chance ('Peru has an embassy in Lima')
ALIKE = 92  # percent of the letters that two sentences have in common
ENOUGH = 5  # shingles in common that are fewer prove nothing
COPIED = 0.5  # share of the shorter text's shingles that stand in the other one


def copies(marks: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """Return for each text that is nearly another one's wording a key that it shares with that other text.

    :param marks: the shingles of each text that are kept, as :func:`shingles` returns them, by its name.
    """
    ordered = sorted(marks)
    places = _places([marks[name] for name in ordered])
    home: dict[str, str] = {}

    def root(name: str) -> str:
        while (up := home.setdefault(name, name)) != name:
            name = home[name] = home[up]
        return name

    for number, name in enumerate(ordered):
        # Counting for one text at a time is twice the work, and needs no room for millions of pairs.
        shared = Counter(chain.from_iterable(places[shingle] for shingle in marks[name] if shingle in places))
        for other, times in shared.items():
            if other > number and times >= ENOUGH:
                twin = ordered[other]
                if times >= COPIED * min(len(marks[name]), len(marks[twin])):
                    one, two = sorted((root(name), root(twin)))
                    home[two] = one
    return {name: root(name) for name in sorted(home)}


def _places(marks: Sequence[Iterable[int]]) -> dict[int, list[int]]:
    """Return the texts (by number) in which a shingle stands, of those that stand in several texts, but in few."""
    first: dict[int, int] = {}
    places: dict[int, list[int]] = {}
    for number, shingles in enumerate(marks):
        for shingle in shingles:
            known = first.setdefault(shingle, number)
            if known != number:
                places.setdefault(shingle, [known]).append(number)
    return {shingle: numbers for shingle, numbers in places.items() if len(numbers) <= COMMON}


class Sample(dict[bytes, bool]):
    """Whether the shingles that begin with a word are kept, worked out once a word."""

    def __missing__(self, word: bytes) -> bool:
        kept = self[word] = crc32(word) % SAMPLE == 0
        return kept


def shingles(document: Document, kept: Sample) -> array[int]:
    """Return the shingles of a text that are kept, each once, as numbers."""
    if document.blocks:
        text = " ".join(document.text[b.span.start : b.span.end] for b in document.blocks if b.kind != "heading")
    else:
        text = document.text
    words = fold_words(text).encode().split()
    # Which are kept is told by the first word: most need not be put together.
    starts = [at for at, word in enumerate(words[: len(words) - SHINGLE + 1]) if kept[word]]
    return array("I", {crc32(b" ".join(words[at : at + SHINGLE])) for at in starts})


def _is_long(wording: str) -> bool:
    """Tell whether a sentence is long enough to be no stock phrase."""
    return len(wording.split()) >= WORDS


def group_origins(
    records: Sequence[Record], known: Mapping[str, Source], texts: Mapping[str, str], copied: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the records of each origin, in the order of the records."""
    if len(records) == 1:
        return ((records[0].id,),)
    groups: list[tuple[set[str], list[str]]] = []
    sentences: dict[str, None] = {}
    for record in records:
        source = known.get(record.doc)
        keys = {f"document {record.doc}"}
        if source is not None:
            keys = set(origin_keys(record, source, texts[record.doc]))
        if record.doc in copied:
            keys.add(f"copy {copied[record.doc]}")
        wording = fold_words(record.evidence[0].quote)
        keys.add(f"words {wording}")
        if _is_long(wording):  # a sentence of nearly the same letters is the same one, copied
            keys |= {f"words {other}" for other in sentences if fuzz.ratio(wording, other, score_cutoff=ALIKE) > 0}
            sentences[wording] = None
        touching = [at for at, group in enumerate(groups) if not group[0].isdisjoint(keys)]
        if not touching:
            groups.append((keys, [record.id]))
            continue
        merged = (keys.union(*(groups[at][0] for at in touching)), [i for at in touching for i in groups[at][1]])
        merged[1].append(record.id)
        groups[touching[0]] = merged
        for at in reversed(touching[1:]):
            del groups[at]
    return tuple(tuple(ids) for _, ids in groups)
