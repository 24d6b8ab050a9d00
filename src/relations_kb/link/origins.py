"""How many independent origins a fact's records have.

In: the records of a fact, and what is known of their sources. Out: the groups of records that go back to one origin:
a credited source, one publisher or press service, one statistical office, or the same wording in two papers or
sentences.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
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


def copies(documents: Iterable[Document]) -> dict[str, str]:
    """Return for each text that is nearly another one's wording a key that it shares with that other text."""
    marks = {document.name: _shingles(document) for document in documents}
    ordered = sorted(marks)
    places: dict[int, list[int]] = defaultdict(list)
    for number, name in enumerate(ordered):
        for shingle in marks[name]:
            places[shingle].append(number)
    # A pair is counted as one number: there may be millions.
    count = len(ordered)
    shared: Counter[int] = Counter()
    for numbers in places.values():
        if 1 < len(numbers) <= COMMON:
            shared.update(a * count + b for a, b in combinations(numbers, 2))
    home: dict[str, str] = {}

    def root(name: str) -> str:
        while (up := home.setdefault(name, name)) != name:
            name = home[name] = home[up]
        return name

    for pair, times in shared.items():
        if times < ENOUGH:
            continue
        a, b = (ordered[number] for number in divmod(pair, count))
        if times >= COPIED * min(len(marks[a]), len(marks[b])):
            one, two = sorted((root(a), root(b)))
            home[two] = one
    return {name: root(name) for name in sorted(home)}


def _shingles(document: Document) -> frozenset[int]:
    if document.blocks:
        text = " ".join(document.text[b.span.start : b.span.end] for b in document.blocks if b.kind != "heading")
    else:
        text = document.text
    words = fold_words(text).split()
    # Which are kept is told by the first word: most need not be put together.
    return frozenset(
        crc32(" ".join(words[at : at + SHINGLE]).encode())
        for at, word in enumerate(words[: len(words) - SHINGLE + 1])
        if _is_kept(word)
    )


@lru_cache(maxsize=65536)
def _is_kept(word: str) -> bool:
    return crc32(word.encode()) % SAMPLE == 0


def _is_long(wording: str) -> bool:
    """Tell whether a sentence is long enough to be no stock phrase."""
    return len(wording.split()) >= WORDS


def group_origins(
    records: Sequence[Record], known: Mapping[str, Source], texts: Mapping[str, str], copied: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the records of each origin, in the order of the records."""
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
        touching = [group for group in groups if group[0] & keys]
        merged = (keys.union(*(g[0] for g in touching)), [i for g in touching for i in g[1]] + [record.id])
        at = groups.index(touching[0]) if touching else len(groups)
        groups = [group for group in groups if group not in touching]
        groups.insert(at, merged)
    return tuple(tuple(ids) for _, ids in groups)
