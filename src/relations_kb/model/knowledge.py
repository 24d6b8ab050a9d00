"""What the linker makes of the records: countries, people, facts, conflicts, decisions.

Nothing here changes a record; everything points at records by id. The shapes follow the fact contract
(docs/facts.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from itertools import chain
from typing import Any, Literal

from pydantic import SerializeAsAny

from relations_kb.model.address import Pair, fact_anchor, pair_page, pair_year_page, pairs_of
from relations_kb.model.base import Value
from relations_kb.model.question import Question
from relations_kb.model.record import Record
from relations_kb.model.standing import Standing
from relations_kb.model.text import Document

ConflictType = Literal["conflict", "superseded", "measure", "precision", "naming"]
LONG = 300  # facts of a pair; one that has more is told by years
Verdict = Literal["same", "different", "wrong", "right", "value", "rename", "country", "note"]


class ConflictValue(Value):
    """One value of a field on which records disagree, and the ids of the records that give it."""

    value: Any
    records: tuple[str, ...]


class Conflict(Value):
    """A typed disagreement about one field of a fact. Only the type ``conflict`` is an alarm."""

    field: str
    type: ConflictType
    values: tuple[ConflictValue, ...]


class Decision(Value):
    """What a person ruled in ``corpus/decisions.yaml``, as it applies to a fact, record or person.

    ``line`` is its line in the file, ``targets`` the ids it resolved to.
    """

    verdict: Verdict
    targets: tuple[str, ...]
    reason: str
    date: str | None = None
    field: str | None = None
    value: Any = None
    line: int = 0


class Fact(Value):
    """One event, instrument, figure or standing fact in the world, from one or more records.

    ``best`` holds the best value of each field (a record of the kind; its ``id`` and ``doc`` are those of the record
    that gave most of it), ``records`` the ids it rests on, ``origins`` how many of the sources are independent,
    ``related`` the ids of facts that belong together (a signing and its ratification).
    """

    id: str
    kind: str
    countries: tuple[str, ...]
    best: SerializeAsAny[Record]
    records: tuple[str, ...]
    origins: int = 1
    origin_groups: tuple[tuple[str, ...], ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    decisions: tuple[Decision, ...] = ()
    related: tuple[str, ...] = ()


class Office(Value):
    """An office that a person is named with: its title, for which country, when (EDTF or None), in which records."""

    title: str
    country: str | None
    date: str | None
    records: tuple[str, ...]


class Person(Value):
    """A person across documents. ``name`` is the best full form, ``names`` every form met."""

    id: str
    slug: str
    name: str
    names: tuple[str, ...]
    country: str | None
    offices: tuple[Office, ...]
    records: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()


class Country(Value):
    """A country that the corpus speaks of. ``code`` is its alpha-3 code, ``slug`` its path on the site."""

    code: str
    slug: str
    name: str
    names: tuple[str, ...]
    records: tuple[str, ...]


class NearMiss(Value):
    """A sentence that looked relevant (a trigger and two parties) and gave no record."""

    doc: str
    start: int
    end: int
    quote: str
    trigger: str
    countries: tuple[str, ...]


class Unresolved(Value):
    """A name that looked like a party or person and was not resolved, with where it stands."""

    doc: str
    start: int
    end: int
    name: str
    reason: str


class Undecided(Value):
    """Two things that may be one, and why no rule can tell; for the review list.

    ``about`` says of what ``a`` and ``b`` are the ids: of two ``records`` in different facts, or of two ``people``.
    ``reasons`` are short clauses for a reader ('the same day, other people').
    """

    about: Literal["records", "people"]
    a: str
    b: str
    reasons: tuple[str, ...]


class Share(Value):
    """A row of the accuracy table: of ``said`` records ``right`` were right; the annotations hold ``gold`` records."""

    label: str
    said: int
    right: int
    gold: int = 0


class Accuracy(Value):
    """How good the extraction is on texts that people annotated: a row a kind, and a row a level of confidence.

    ``texts`` is how many texts were annotated; ``levels`` have no ``gold``. ``unseen`` are the rows of
    ``unseen_texts`` texts that nobody had read when the rules were written, and ``by_hand`` (without ``gold``) those of
    records drawn at random from other texts and judged one by one.
    """

    texts: int
    kinds: tuple[Share, ...]
    levels: tuple[Share, ...]
    unseen_texts: int = 0
    unseen: tuple[Share, ...] = ()
    by_hand: tuple[Share, ...] = ()


class LeftOut(Value):
    """How much is known and not published in a part; ``undated`` are those of the ``facts`` that have no date."""

    facts: int
    undated: int
    articles: int
    people: int
    countries: int


class Part(Value):
    """Which part of what is known is published: some ``pairs`` (all, where none is named), and since when (EDTF).

    ``without_facts`` are those of the pairs of which nothing is known.
    """

    pairs: tuple[Pair, ...] = ()
    since: str | None = None
    without_facts: tuple[Pair, ...] = ()
    left_out: LeftOut


class KnowledgeBase(Value):
    """Everything that is known, ready to be shown. All tuples are in a stable order.

    ``records`` are the records in use (their people carry ids), ``rejected`` those that a decision ruled wrong,
    ``review`` those whose confidence is below what the settings publish. ``undecided`` are the pairs that the linker
    could not decide, ``questions`` everything that waits for a person's decision, the most valuable first.
    ``standing`` is what follows from the facts together: how things stood by date, series, mirror statistics, alarms,
    holders of offices. ``part`` is None where everything that is known is in it.
    """

    documents: tuple[Document, ...]
    records: tuple[SerializeAsAny[Record], ...]
    rejected: tuple[SerializeAsAny[Record], ...] = ()
    facts: tuple[Fact, ...]
    people: tuple[Person, ...]
    countries: tuple[Country, ...]
    decisions: tuple[Decision, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    review: tuple[SerializeAsAny[Record], ...] = ()
    accuracy: Accuracy | None = None
    undecided: tuple[Undecided, ...] = ()
    questions: tuple[Question, ...] = ()
    standing: Standing = Standing()
    part: Part | None = None

    def long_pairs(self) -> frozenset[Pair]:
        """Return the pairs that have so many facts (more than :data:`LONG`) that each year of theirs has a page."""
        numbers = Counter(chain.from_iterable(self.pairs_of(fact.countries) for fact in self.facts))
        return frozenset(pair for pair, number in numbers.items() if number > LONG)

    def pairs_of(self, countries: Iterable[str]) -> tuple[Pair, ...]:
        """Return the pairs to which something between ``countries`` belongs, of those that are published."""
        found = pairs_of(countries)
        if self.part is None or not self.part.pairs:
            return found
        return tuple(pair for pair in found if pair in self.part.pairs)


def page_of(fact: Fact, pair: Pair, long: Collection[Pair]) -> str:
    """Return path and anchor of a fact on the page of a pair, or on that of its year where the pair is a long one."""
    page = pair_year_page(pair, year_of(fact)) if pair in long else pair_page(pair)
    return f"{page}#{fact_anchor(fact.id)}"


def year_of(fact: Fact) -> str:
    """Return the year of a fact as pages call it: ``1999``, or ``undated``."""
    year = (fact.best.date or "")[:4]
    return year if len(year) == 4 and year.isascii() and year.isdigit() else "undated"


def home_of(fact: Fact, pairs: Callable[[Iterable[str]], tuple[Pair, ...]]) -> Pair:
    """Return the pair on whose page a fact is told in full: its two sides, or the first pair of its countries.

    ``pairs`` are the pairs of countries that are published (:meth:`KnowledgeBase.pairs_of`).
    """
    # Of two countries there is one pair, whichever sides they are.
    named = (("actor", "counterpart"), ("guest", "host"), ("reporter", "partner")) if len(fact.countries) > 2 else ()
    for sides in named:
        found = [getattr(fact.best, side, None) for side in sides]
        told = all(found) and set(found) <= set(fact.countries) and len(set(found)) == 2
        if told and (own := pairs(str(code) for code in found)):
            return own[0]
    return pairs(fact.countries)[0]
