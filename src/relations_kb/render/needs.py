"""What a page was made of: every look-up that was made for it is noted, so that it need not be made again.

In: an :class:`Index`. Out: one that notes what is asked of it, and fingerprints of what was asked. A page whose needs
have the same fingerprints as last time would come out the same. Nobody declares what a page depends on, so nobody can
forget to.

A need is the name of a look-up and its key, or None for a key where all of it was asked for. A page names thousands of
facts, so what a group of facts (a pair's, a country's) brings with it is not listed beside the group: the records of
its facts, their sources and people.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import cached_property, lru_cache
from typing import Any, Generic, NamedTuple, TypeVar, cast

from relations_kb.model.knowledge import Fact, KnowledgeBase
from relations_kb.model.site import Key, Need
from relations_kb.render.digest import digest, written
from relations_kb.render.index import Index
from relations_kb.render.kept import Keeping

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")

_BY = ("pair", "pair_year", "country", "person", "source", "kind", "year", "kind_year", "alarm_year")
GROUPS = frozenset(f"by_{what}" for what in _BY)
EVERYTHING: Need = ("kb", None)
_NOTHING = object()
_COUNTRIES: Need = ("countries", None)
_BROUGHT = frozenset({"facts", "called", "implausible", "records", "sources", "fact_of_record", "inferred", "people"})
_OF_ARTICLES = frozenset({"records", "sources", "documents", "fact_of_record"})  # which hold something of each article
_SELDOM = frozenset({"implausible", "inferred"})  # look-ups that have no entry for most facts and records
_ENDLESS = frozenset({"by_kind"})  # groups of so many facts that a page which asks for one is made with any change
_NEAR = 4_096  # facts whose needs are remembered, of which each has a dozen: of all of them they take 20 MB a process
_MOST = 5_000  # needs of a page; one that has more needs everything

# What never differs while the program is the same, or is looked into by the noting look-ups themselves.
_HOLDERS = {"overview", "totals", "lists"}
_NOT_NOTED = _HOLDERS | {"kb", "country_names", "where", "pairs_of", "long_pairs", "places", "once"}


class Notes:
    """What is being asked, while somebody wants to know."""

    def __init__(self) -> None:
        self.asked: set[Need] | None = None
        self._kept: dict[str, tuple[Any, frozenset[Need]]] = {}

    @contextmanager
    def taken(self) -> Iterator[set[Need]]:
        """Note what is asked until the end of the block; blocks may stand within blocks."""
        outer, inner = self.asked, set[Need]()
        self.asked = inner
        try:
            yield inner
        finally:
            self.asked = outer
            if outer is not None:
                outer |= inner

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what ``make`` makes, once for several pages; each of them needs what it needed."""
        if name not in self._kept:
            with self.taken() as asked:
                made = make()
            self._kept[name] = (made, frozenset(asked))
        kept, needs = self._kept[name]
        if self.asked is not None:
            self.asked |= needs
        return cast(T, kept)


class NotedKeeping(Keeping):
    """Keeps what was made with what it needed: each page that it is part of needs that too."""

    def __init__(self, notes: Notes) -> None:
        super().__init__()
        self._notes = notes

    def made(self, make: Callable[[], T]) -> Any:
        """Return what was made, and what was asked for to make it."""
        notes = self._notes  # as in ``taken``, without what a context manager costs: pages ask for this most often
        outer, inner = notes.asked, set[Need]()
        notes.asked = inner
        try:
            made = make()
        finally:
            notes.asked = outer
        if outer is not None:
            outer |= inner
        return made, tuple(inner)  # a set would take four times the memory

    def again(self, kept: Any) -> Any:
        """Return what was made, and note what it needed."""
        if self._notes.asked is not None:
            self._notes.asked.update(kept[1])
        return kept[0]


class Noting(Mapping[K, V], Generic[K, V]):
    """A look-up that notes what is asked of it."""

    def __init__(self, name: str, given: Mapping[K, V], notes: Notes) -> None:
        self.name = name
        self.given = given
        self.notes = notes

    def __getitem__(self, key: K) -> V:
        if (asked := self.notes.asked) is not None:
            asked.add((self.name, key))  # type: ignore[arg-type]
        return self.given[key]

    def get(self, key: K, default: Any = None) -> Any:
        """Return the value of a key, or the default."""
        self._note(key)
        return self.given.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return key in self.given

    def __iter__(self) -> Iterator[K]:
        self._note(None)
        return iter(self.given)

    def __len__(self) -> int:
        self._note(None)
        return len(self.given)

    def _note(self, key: Any) -> None:
        if self.notes.asked is not None:
            self.notes.asked.add((self.name, key))


class _Whole:
    """The knowledge base itself: who asks anything of it needs everything."""

    def __init__(self, kb: KnowledgeBase, notes: Notes) -> None:
        self._kb = kb
        self._notes = notes

    def __getattr__(self, name: str) -> Any:
        if self._notes.asked is not None:
            self._notes.asked.add(EVERYTHING)
        return getattr(self._kb, name)


def noting(known: Index, notes: Notes) -> Index:
    """Return an index that says the same as ``known`` and notes what is asked of it."""

    def wrapped(holder: Any) -> dict[str, Any]:
        return {
            field.name: Noting(field.name, getattr(holder, field.name), notes)
            for field in fields(holder)
            if field.name not in _NOT_NOTED
        }

    whole = cast(KnowledgeBase, _Whole(known.kb, notes))
    return replace(
        known,
        kb=whole,
        overview=replace(known.overview, **wrapped(known.overview)),
        totals=replace(known.totals, **wrapped(known.totals)),
        lists=replace(known.lists, **wrapped(known.lists)),
        once=NotedKeeping(notes),
        **wrapped(known),
    )


class Stands(NamedTuple):
    """What stands for a value because all of it was made of that: short, and known before the value is.

    ``articles`` stand for what is read from them, by their names; ``facts`` for facts, by their ids, apart from what
    they are related to and what a person ruled on them; ``whole`` for everything that is known, if it is not empty.
    """

    articles: Mapping[str, bytes]
    facts: Mapping[str, bytes]
    whole: bytes


NO_STANDS = Stands({}, {}, b"")


class Fingerprints:
    """The fingerprints of needs. ``known`` is the index without notes; ``base`` what all pages depend on.

    To write a value out, so as to tell whether it changed, costs the more the longer it is: where ``stands`` has
    something that stands for it, that is taken instead.
    """

    def __init__(self, known: Index, base: str, stands: Stands = NO_STANDS) -> None:
        self._known = known
        self._stands = stands
        self._base = hashlib.blake2b(base.encode(), digest_size=16).hexdigest()
        self._tables: dict[str, Mapping[Any, Any]] = {
            field.name: getattr(holder, field.name)
            for holder in (known, known.overview, known.totals, known.lists)
            for field in fields(holder)
            if field.name not in _NOT_NOTED
        }
        self._found: dict[Need, bytes] = {}
        self._with = lru_cache(maxsize=_NEAR)(self._all_that_it_brings)

    def of(self, made_of: str, needs: Iterable[Need]) -> str:
        """Return the fingerprint of a page: of what is fixed about it, and of what it needs."""
        known, find = self._found.get, self._need
        told = [f"{self._base}\0{made_of}\0".encode(), *[known(need) or find(need) for need in needs]]
        return hashlib.blake2b(b"".join(told), digest_size=16).hexdigest()

    def least(self, asked: set[Need]) -> tuple[Need, ...]:
        """Return the needs, in a stable order, without those that others bring with them."""
        if EVERYTHING in asked:
            return (EVERYTHING,)
        left = set(asked)
        if any((name in GROUPS or name == "facts") if key is None else name in _ENDLESS for name, key in asked):
            # Asking for all facts is asking for what they bring; to tell one by one which that is takes long.
            left = {(name, None) if name in _BROUGHT else (name, key) for name, key in left}
            left.add(("facts", None))
        else:
            for name, key in asked:
                if name in GROUPS:
                    for fact in self._tables[name].get(key, ()):
                        left.difference_update(self._with(fact.id))
                    if name == "by_country":
                        left = {need for need in left if not (need[0] == "by_pair" and need[1] and key in need[1])}
        whole = {name for name, key in left if key is None}
        left = {(name, key) for name, key in left if key is None or name not in whole}
        if len(left) > _MOST:
            return (EVERYTHING,)
        return tuple(sorted(left, key=lambda need: (need[0], str(need[1]))))

    def need(self, need: Need) -> bytes:
        """Return what stands for an entry of a look-up; other bytes where it differs."""
        return self._need(need)

    def fact(self, fact: Fact) -> bytes:
        """Return what stands for a fact and all that it brings."""
        return self._of_facts[fact.id]

    def line(self, fact: Fact, told: tuple[object, ...]) -> bytes:
        """Return the fingerprint of a line that tells a fact: of the fact with what it brings, and of all countries.

        ``told`` is which line of the fact it is.
        """
        parts = (self._base.encode(), repr(told).encode(), self._of_facts[fact.id], self._need(_COUNTRIES))
        return digest(parts)

    def in_line(self, fact: Fact, asked: set[Need]) -> bool:
        """Tell whether the fingerprint of a fact's line covers all that was asked for to make it."""
        return all(name == "countries" for name, _ in asked.difference(self._with(fact.id)))

    def needs_of_line(self, fact: Fact) -> set[Need]:
        """Return what a fact's line needs at most."""
        return {_COUNTRIES, *self._with(fact.id)}

    def _need(self, need: Need) -> bytes:
        found = self._found.get(need)
        if found is None:
            name, key = need
            simple = key is not None and name not in GROUPS
            found = self._found[need] = self._single(name, key) if simple else digest(self._parts(name, key))
        return found

    def _single(self, name: str, key: Key | None) -> bytes:
        """Return the fingerprint of one entry of a look-up: there are hundreds of thousands of them."""
        table = self._tables.get(name)
        value = table.get(key, _NOTHING) if table is not None else _NOTHING  # of another version: its page is made anew
        data = f"{name}\0{key}\0".encode() if type(key) is str else repr((name, key)).encode()
        if value is not _NOTHING:
            data += self._standing_for(name, value) or b"".join(self._value(name, value))
        return hashlib.blake2b(data, digest_size=16).digest()

    def _parts(self, name: str, key: Key | None) -> Iterator[bytes]:
        yield repr((name, key)).encode()
        if name == "kb":
            yield from self._all()
            return
        table = self._tables.get(name)
        if table is None:  # a need of another version, whose pages are made again anyhow
            return
        if key is None and name in _OF_ARTICLES and self._stands.whole:
            yield self._stands.whole  # another article, or another word in one, and it is another
        elif key is None:
            for one in table:
                yield self._need((name, one))
            if name == "facts":
                yield from self._of_facts.values()
        else:
            of_facts = self._of_facts
            yield from [of_facts[fact.id] for fact in table.get(key, ())]

    def _value(self, name: str, value: Any) -> Iterable[bytes]:
        if name == "people":
            # Who names somebody does not tell of all their records; who does asks for ``persons``.
            titles = tuple(dict.fromkeys(office.title for office in value.offices))
            return (repr((value.slug, value.name, value.names, value.country, titles)).encode(),)
        if name == "called":
            # Who leads to a fact does not tell what stands behind it; who does asks for ``facts``.
            told = [getattr(value.best, name, None) for name in ("action", "event", "date")]
            return (repr((told, value.kind, self._known.home_of(value))).encode(),)
        if name == "fact_of_record":
            return (self._need(("facts", value.id)),)
        if name == "records_of_source":
            stand = self._stands.articles.get(value[0].doc) if value else None
            if stand is not None:
                people = [[person.id for person in record.people] for record in value]
                return (stand, repr(([record.id for record in value], people)).encode())
            return (self._need(("records", record.id)) for record in value)
        return (written(value),)

    def _standing_for(self, name: str, value: Any) -> bytes | None:
        """Return what stands for a value, if that is known and says all of it."""
        if name == "records":
            said = self._stands.articles.get(value.doc)
            # Linking adds to a record whom its people were resolved to, and nothing else.
            people = [person.id for person in value.people]
            return said and b"%b %b %b" % (said, value.id.encode(), repr(people).encode())
        if name in ("documents", "sources"):
            return self._stands.articles.get(value.name)
        if name == "facts" and not value.decisions:
            made_of = self._stands.facts.get(value.id)
            return made_of and b"%b %b" % (made_of, repr((value.id, value.related)).encode())
        return None

    def _all(self) -> Iterator[bytes]:
        if self._stands.whole:
            yield self._stands.whole
            return
        for name in sorted(self._tables):
            yield self._need((name, None))
        kb = self._known.kb
        for part in (kb.rejected, kb.decisions, kb.near_misses, kb.unresolved, kb.review, kb.undecided, kb.questions):
            yield written(part)
        yield written(kb.standing)
        yield written(kb.accuracy)
        yield written(kb.countries)

    @cached_property
    def _of_facts(self) -> dict[str, bytes]:
        """Return the fingerprints of all facts, each with all that it brings, by their ids."""
        known, find = self._found.get, self._need
        return {
            ident: hashlib.blake2b(
                b"".join([known(need) or find(need) for need in self._to_tell(fact)]), digest_size=16
            ).digest()
            for ident, fact in self._known.facts.items()
        }

    def _to_tell(self, fact: Fact) -> Iterator[Need]:
        """Yield of what a fact brings that by which it has to be told from others."""
        ident = fact.id
        if fact.decisions or ident not in self._stands.facts:
            for name, key in self._with(fact.id):
                # Of its own records the fact is this one.
                if name != "fact_of_record" and (name not in _SELDOM or key in self._tables[name]):
                    yield name, key
            return
        # What stands for the fact was made of its records, of whom they name, and of all that their articles say.
        yield "facts", ident
        yield from (("called", other) for other in fact.related)
        if ident in self._tables["implausible"]:
            yield "implausible", ident
        inferred, records = self._tables["inferred"], self._known.records
        for id in fact.records:
            if id in inferred:
                yield "inferred", id
            yield from (("people", person.id) for person in records[id].people if person.id)

    def _all_that_it_brings(self, ident: str) -> tuple[Need, ...]:
        """Return what a fact brings with it to every group that it is in, each once, in a stable order."""
        fact = self._known.facts[ident]
        found: list[Need] = [("facts", ident), ("implausible", ident)]
        found += (("called", other) for other in fact.related)
        for id in fact.records:
            record = self._known.records[id]
            found += (("records", id), ("sources", record.doc), ("fact_of_record", id), ("inferred", id))
            found += (("people", person.id) for person in record.people if person.id)
        return tuple(dict.fromkeys(found))
