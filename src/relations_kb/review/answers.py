"""What a person may answer to a question, and what each answer writes into ``decisions.yaml``.

In: a knowledge base and a question of it. Out: :class:`Answer` values: the keys to press, the words beside them, the
entry, and a reason to begin with. What is written names records by their article and words, people by name, so that it
holds when the corpus is built again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from relations_kb.link.decisions import PersonKey
from relations_kb.link.keys import Finder, persons_named, squeezed
from relations_kb.link.names import parse
from relations_kb.model.knowledge import Person
from relations_kb.model.question import Question
from relations_kb.model.record import Record
from relations_kb.render.format import shortened
from relations_kb.review.cases import Known, text_of
from relations_kb.review.entries import Entry
from relations_kb.rules.places import find_countries
from relations_kb.vocab.world import load_world

ENOUGH: Final = 110  # characters of a quote that an entry repeats, if they tell which record is meant
MOST: Final = 9  # choices: the digits


class Answer(NamedTuple):
    """An answer: the ``keys`` to press one after the other, a ``label``, the entry, and a reason to begin with."""

    keys: str
    label: str
    entry: Entry
    reason: str


class Writer:
    """Makes the answers to the questions of one knowledge base."""

    def __init__(self, all_: Known) -> None:
        self._all = all_
        self._finder = Finder((*all_.kb.records, *all_.kb.rejected), all_.documents, all_.kb.review)
        self._used = {record.id: record for record in all_.kb.records}

    def answers(self, question: Question) -> tuple[Answer, ...]:
        """Return the possible answers to a question."""
        if question.about == "people":
            return self._people(question)
        if question.about == "name":
            return self._name(question)
        records = [self._all.records[ident] for ident in question.subjects]
        if question.about == "conflict":
            return self._conflict(question, records)
        if question.about == "facts":
            return self._facts(question, records)
        if question.about == "slip":
            return self._slip(question, records[0])
        return self._held_back(question, records[0])

    def _conflict(self, question: Question, records: Sequence[Record]) -> tuple[Answer, ...]:
        field = str(question.field)
        keys = [self.record_key(record) for record in records]
        out = [
            Answer(
                str(n),
                f"[{n}] is right: {_shown(record, field)}",
                Entry("value", (("record", (key,)),), (("field", field), *_literal(record, field))),
                f"Compared with the other sources; {record.doc} is right on this.",
            )
            for n, (record, key) in enumerate(zip(records[:MOST], keys[:MOST], strict=True), 1)
        ]
        many = "two different facts" if len(records) == 2 else "different facts"
        out.append(Answer("d", f"these are {many}", _together("different", keys), "They tell of different things."))
        note = Entry("note", (("record", (keys[0],)),), (("field", field),))
        return (*out, *self._wrong(records, keys), _open(note))

    def _facts(self, question: Question, records: Sequence[Record]) -> tuple[Answer, ...]:
        keys = [self.record_key(record) for record in records]
        why = "; ".join(question.reasons)
        return (
            Answer("s", "one and the same", _together("same", keys), f"Read side by side: one and the same ({why})."),
            Answer("d", "different", _together("different", keys), f"Read side by side: different ({why})."),
            *self._wrong(records, keys),
            _open(Entry("note", (("records", tuple(keys)),))),
        )

    def _wrong(self, records: Sequence[Record], keys: Sequence[Mapping[str, Any]]) -> Iterable[Answer]:
        for n, (record, key) in enumerate(zip(records[:MOST], keys[:MOST], strict=True), 1):
            yield Answer(
                f"w{n}",
                f"[{n}] is wrong: its text does not say this",
                Entry("wrong", (("record", (key,)),)),
                f"{record.doc} does not say this.",
            )

    def _people(self, question: Question) -> tuple[Answer, ...]:
        people = [self._all.people[ident] for ident in question.subjects]
        keys = tuple(self.person_key(person) for person in people)
        why = "; ".join(question.reasons)
        out = [
            Answer("s", "one person", Entry("same", (("people", keys),)), f"Read side by side: one person ({why})."),
            Answer("d", "two people", Entry("different", (("people", keys),)), "Read side by side: two people."),
            _open(Entry("note", (("people", keys),))),
        ]
        return tuple(out)

    def _slip(self, question: Question, record: Record) -> tuple[Answer, ...]:
        key = self.record_key(record)
        out: list[Answer] = []
        for country in _meant(self._all, record):
            others = [code for code in record.countries if code not in self._title_pair(record)]
            codes = sorted({country, *(code for code in record.countries if code not in others)})
            name = load_world().display(country)
            out.append(
                Answer(
                    str(len(out) + 1),
                    f"a slip: {name} is meant",
                    Entry("value", (("record", (key,)),), (("field", "countries"), ("value", codes))),
                    f"A slip of the pen for {name}, by the article's own subject.",
                )
            )
        kept = Answer("k", "no slip: keep as written", Entry("note", (("record", (key,)),)), "Kept as written.")
        refuse = Entry("wrong", (("record", (key,)),))
        wrong = Answer("w", "wrong: not in the text", refuse, f"{record.doc} does not say this.")
        return (*out[:MOST], kept, wrong)

    def _title_pair(self, record: Record) -> tuple[str, ...]:
        title = self._all.documents[record.doc].title
        return tuple(dict.fromkeys(m.code for m in find_countries(title.value) if m.code)) if title else ()

    def _held_back(self, question: Question, record: Record) -> tuple[Answer, ...]:
        key = self.record_key(record)
        subject = (("record", (key,)),)
        return (
            Answer("y", "yes: publish it", Entry("right", subject), "Read in its place: the text says so."),
            Answer("w", "wrong: not in the text", Entry("wrong", subject), f"{record.doc} does not say this."),
            _open(Entry("note", subject)),
        )

    def _name(self, question: Question) -> tuple[Answer, ...]:
        document = self._all.documents[str(question.doc)]
        words = document.text[max(0, question.start - 40) : question.end + 40]
        quote = " ".join(squeezed(words).split(" ")[1:-1]) or squeezed(words)
        subject = (("mention", ({"doc": document.name, "name": question.name, "quote": quote},)),)
        owners = [code for mention in find_countries(str(question.name)) for code in mention.owners]
        out = [
            Answer(
                str(n),
                load_world().display(code),
                Entry("country", subject, (("country", code),)),
                f"{load_world().display(code)} is meant, by the rest of the article.",
            )
            for n, code in enumerate(owners[:MOST], 1)
        ]
        none = Entry("country", subject, (("country", "none"),))
        return (*out, Answer("0", "no country", none, "No country is meant."), _open(Entry("note", subject)))

    def record_key(self, record: Record) -> dict[str, Any]:
        """Return how an entry names a record: its article, the first words of its quote, and what else it takes."""
        whole = squeezed(record.evidence[0].quote)
        for quote in dict.fromkeys((_first_words(whole), whole)):
            fields = self._finder.key_fields(record, quote)
            if "id" not in fields:
                return {"doc": record.doc, "quote": quote, **fields}
        return {"id": record.id}

    def person_key(self, person: Person) -> dict[str, Any]:
        """Return how an entry names a person: by name and country, and by a text where these do not suffice."""
        key: dict[str, Any] = {"name": person.name if person.name in person.names else person.names[0]}
        if person.country:
            key["country"] = person.country
        full = bool(person.country) and parse(key["name"]).full
        fitting = persons_named(PersonKey(key["name"], person.country, 0), self._all.kb.people, self._used)
        if full and len(fitting) == 1:
            return key
        for ident in person.records:
            record = self._used[ident]
            name = next((p.name for p in record.people if p.id == person.id), None)
            if name is not None:
                quote = _first_words(squeezed(record.evidence[0].quote))
                return {**key, "name": name, "doc": record.doc, "quote": quote}
        return key


def _first_words(quote: str) -> str:
    return quote if len(quote) <= ENOUGH else quote[:ENOUGH].rsplit(" ", 1)[0]


def _together(verdict: str, keys: Iterable[Mapping[str, Any]]) -> Entry:
    return Entry(verdict, (("records", tuple(keys)),))


def _open(entry: Entry) -> Answer:
    return Answer("n", "nobody can tell: leave it open", entry, "Looked at; the sources do not settle it.")


def _literal(record: Record, field: str) -> tuple[tuple[str, Any], ...]:
    """Return the value itself where one word holds it; else the record's own is meant, and no value is written."""
    value = getattr(record, field, None)
    if field == "countries":
        return (("value", list(record.countries)),)
    return (("value", value),) if isinstance(value, str | int) and field != "value" else ()


def _shown(record: Record, field: str) -> str:
    told = shortened(text_of(getattr(record, field, None)) or "none", 40)
    return f"{told} {getattr(record, 'currency', '')}".strip() if field == "value" else told


def _meant(all_: Known, record: Record) -> list[str]:
    title = all_.documents[record.doc].title
    codes = dict.fromkeys(m.code for m in find_countries(title.value) if m.code) if title is not None else {}
    return [code for code in codes if code not in record.countries]
