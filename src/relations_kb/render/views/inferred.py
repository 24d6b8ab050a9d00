"""The probable holders of offices that a source leaves without a name, on the page of a fact and of a person.

In: an index. Out: views that say who it probably is, and why. A source that gives a name is never overridden.
"""

from __future__ import annotations

from dataclasses import dataclass

from relations_kb.model.knowledge import Fact, Person
from relations_kb.model.standing import Inferred
from relations_kb.render import format as say
from relations_kb.render.index import Index, PersonRef


@dataclass(frozen=True, slots=True)
class InferredView:
    """The probable holder of an office that a source leaves without a name, and why it must be this person."""

    words: str
    person: PersonRef
    reasons: str


@dataclass(frozen=True, slots=True)
class MeantView:
    """Where a source names an office of this person without a name: its words, its fact, and why it is this person."""

    words: str
    reasons: str
    when: str
    href: str
    source: str


def inferred_of(index: Index, fact: Fact) -> tuple[InferredView, ...]:
    """Return the probable holders of the offices that a fact's sources name without a name."""
    found: dict[tuple[str, str], Inferred] = {}
    for record in fact.records:
        for one in index.overview.inferred.get(record, ()):
            found.setdefault((one.words, one.person), one)
    return tuple(
        InferredView(one.words, index.person(person.name, person.id), "; ".join(one.reasons))
        for one in found.values()
        if (person := index.people.get(one.person)) is not None
    )


def meant(index: Index, person: Person) -> tuple[MeantView, ...]:
    """Return where sources name an office without a name that was probably this person's."""
    return tuple(
        MeantView(
            words=one.words,
            reasons="; ".join(one.reasons),
            when=say.date(index.records[one.record].date),
            href=index.fact_link(index.fact_of_record[one.record]),
            source=index.sources[one.doc].title,
        )
        for one in index.overview.inferred_people.get(person.id, ())
        if one.record in index.fact_of_record
    )
