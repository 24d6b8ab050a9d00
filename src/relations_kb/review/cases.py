"""A question with its evidence: what a person needs to see in order to decide, side by side.

In: a knowledge base and a question of it. Out: a :class:`Case` in plain words, for whoever draws or prints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from relations_kb.kinds import KINDS
from relations_kb.link.keys import squeezed
from relations_kb.model.knowledge import Fact, KnowledgeBase, Person
from relations_kb.model.question import Question
from relations_kb.model.record import Evidence, Record
from relations_kb.model.text import Document
from relations_kb.vocab.world import load_world

AROUND: Final = 240  # characters of an article that are shown before a quote, and after it
QUOTES: Final = 3  # of a person
_LEFT_OUT: Final = frozenset(
    {"id", "doc", "kind", "evidence", "rule", "confidence", "flags", "note", "period", "as_written", "topics"}
)
_WHICH: Final = {
    "date": "When was it?",
    "place": "Where was it?",
    "people": "Who took part?",
    "countries": "Which countries are meant?",
    "value": "Which figure is right?",
}
_TITLES: Final = {kind.name: kind.title.lower() for kind in KINDS}


class Passage(NamedTuple):
    """Words of an article with what stands around them; ``line`` is where the quote begins."""

    doc: str
    line: int
    byline: str
    before: str
    quote: str
    after: str
    more: tuple[str, ...] = ()


class Side(NamedTuple):
    """One of the things that are compared: what it is called, and the words that tell of it."""

    title: str
    passages: tuple[Passage, ...]


class Row(NamedTuple):
    """A field, its value on each side, and whether the sides differ in it."""

    field: str
    values: tuple[str, ...]
    differs: bool


class Case(NamedTuple):
    """A question as it is put to a person."""

    question: Question
    ask: str
    parties: str
    why: str
    sides: tuple[Side, ...]
    rows: tuple[Row, ...]


class Known(NamedTuple):
    """Look-ups over a knowledge base, worked out once."""

    kb: KnowledgeBase
    records: Mapping[str, Record]
    people: Mapping[str, Person]
    facts: Mapping[str, Fact]
    documents: Mapping[str, Document]


def known(kb: KnowledgeBase) -> Known:
    """Return the look-ups of a knowledge base; ``facts`` are by the ids of their records."""
    return Known(
        kb,
        {record.id: record for record in (*kb.review, *kb.rejected, *kb.records)},
        {person.id: person for person in kb.people},
        {record: fact for fact in kb.facts for record in fact.records},
        {document.name: document for document in kb.documents},
    )


def case(all_: Known, question: Question) -> Case:
    """Return a question with its evidence."""
    why = "; ".join(question.reasons)
    if question.about == "people":
        people = [all_.people[ident] for ident in question.subjects]
        sides = tuple(_person_side(all_, person) for person in people)
        ask = f"Are {people[0].name} and {people[1].name} one person?"
        parties = _countries(sorted({p.country for p in people if p.country}))
        return Case(question, ask, parties, why, sides, _rows([_person_fields(all_, p) for p in people]))
    if question.about == "name":
        words = _around(all_.documents[str(question.doc)], question.start, question.end)
        ask = f"Which country does '{question.name}' mean here?"
        return Case(question, ask, "", why, (Side(str(question.name), (words,)),), ())
    records = [all_.records[ident] for ident in question.subjects]
    sides = tuple(Side(_told(record, question.field), (passage(all_.documents, record),)) for record in records)
    parties = _countries(sorted({code for record in records for code in record.countries}))
    rows = _rows([_fields(record) for record in records])
    return Case(question, _ask(question, records[0]), parties, why, sides, rows)


def _ask(question: Question, record: Record) -> str:
    kind = _TITLES[record.kind]
    if question.about == "conflict":
        which = _WHICH.get(str(question.field), f"Which {question.field} is right?")
        return f"One {kind}, and the sources cannot all be right. {which}"
    if question.about == "facts":
        return f"Do these tell of one and the same {kind}?"
    if question.about == "slip":
        return "Does the text name the country that is meant, or is it a slip?"
    return f"Is this {kind} what the text says?"


def _told(record: Record, field: str | None) -> str:
    if field is not None:
        return f"{field}: {text_of(getattr(record, field, None)) or '—'}"
    own = getattr(record, "title", None) or getattr(record, "event", None) or getattr(record, "flow", None)
    return f"{_TITLES[record.kind]}{f' ({own})' if own else ''}, {record.date or 'undated'}"


def passage(documents: Mapping[str, Document], record: Record) -> Passage:
    """Return the words that prove a record, with what stands around them and the other words that add to it."""
    main = record.evidence[0]
    found = _around(documents[record.doc], main.start, main.end)
    more = [squeezed(e.quote) for e in record.evidence[1:] if not _lies_in(e, main)]
    return found._replace(more=tuple(dict.fromkeys(more)))


def _lies_in(one: Evidence, other: Evidence) -> bool:
    return other.start <= one.start and one.end <= other.end


def _around(document: Document, start: int, end: int) -> Passage:
    """Return words of an article with the sentences before and after them, as far as these stand close by."""
    spans = [sentence.span for sentence in document.sentences]
    before = document.text[max((s.start for s in spans if s.start <= start < s.end), default=start) : start]
    after = document.text[end : min((s.end for s in spans if s.start < end <= s.end), default=end)]
    left = next((s for s in reversed(spans) if s.end <= start - len(before)), None)
    right = next((s for s in spans if s.start >= end + len(after)), None)
    if left is not None:
        before = document.text[left.start : left.end] + " " + before
    if right is not None:
        after = after + " " + document.text[right.start : right.end]
    published = document.published.value.split("T")[0] if document.published else "undated"
    publisher = document.publisher.value if document.publisher else ""
    return Passage(
        document.name,
        document.line_of(start),
        ", ".join(part for part in (squeezed(publisher), published) if part),
        _cut(squeezed(before), last=True),
        squeezed(document.text[start:end]),
        _cut(squeezed(after), last=False),
    )


def _cut(words: str, *, last: bool) -> str:
    """Return the last or first words of a text, at most AROUND characters."""
    if len(words) <= AROUND:
        return words
    return "… " + words[-AROUND:].split(" ", 1)[-1] if last else words[:AROUND].rsplit(" ", 1)[0] + " …"


def _person_side(all_: Known, person: Person) -> Side:
    own = [all_.records[record] for record in person.records]
    shown = [passage(all_.documents, record) for record in own[:QUOTES]]
    country = f" ({person.country})" if person.country else ""
    return Side(f"{person.name}{country}", tuple(shown))


def _person_fields(all_: Known, person: Person) -> dict[str, str]:
    dates = sorted(r.date for ident in person.records if (r := all_.records[ident]).date)
    years = sorted({date[:4] for date in dates})
    return {
        "names": "; ".join(person.names),
        "country": person.country or "",
        "offices": "; ".join(dict.fromkeys(office.title for office in person.offices)),
        "years": f"{years[0]}–{years[-1]}" if len(years) > 1 else "".join(years),
        "records": str(len(person.records)),
    }


def _fields(record: Record) -> dict[str, str]:
    return {
        name: text_of(getattr(record, name))
        for name in type(record).model_fields
        if name not in _LEFT_OUT and not (name == "date_basis" and record.date_basis == "stated")
    }


def text_of(value: Any) -> str:
    """Return the value of a field in a few words, whatever its type: for a table, or as a choice."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(text_of(item) for item in value)
    if isinstance(value, float | int):
        return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
    if hasattr(value, "city"):
        return ", ".join(part for part in (value.city, value.country) if part)
    if hasattr(value, "office"):
        country = f" ({value.country})" if value.country else ""
        return f"{value.name}{country}{f', {value.office}' if value.office else ''}"
    return str(value)


def _rows(sides: Sequence[Mapping[str, str]]) -> tuple[Row, ...]:
    """Return the fields that any side has, those in which they differ first."""
    names = dict.fromkeys(name for side in sides for name in side)
    rows = []
    for name in names:
        values = tuple(side.get(name, "") for side in sides)
        if any(values):
            rows.append(Row(name.replace("_", " "), values, len(sides) > 1 and len(set(values)) > 1))
    return tuple(sorted(rows, key=lambda row: not row.differs))


def _countries(codes: Iterable[str]) -> str:
    return " – ".join(load_world().display(code) for code in codes)
