"""Records and documents for the linker's tests, in few words."""

from __future__ import annotations

from hashlib import sha1
from typing import Any, TypeVar

from relations_kb.kinds.consultation.model import Consultation
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.trade.model import Trade
from relations_kb.kinds.treaty.model import Treaty
from relations_kb.kinds.visit.model import Visit
from relations_kb.model.record import Evidence, Participant, Place, Record
from relations_kb.model.text import Document, Found

AnyRecord = TypeVar("AnyRecord", bound=Record)


def _common(doc: str, people: tuple[str, ...], place: str | None, fields: dict[str, Any]) -> dict[str, Any]:
    """``people`` are 'Name/CODE' or 'Name/CODE/Office', ``place`` is 'City/CODE' or '/CODE'."""
    plain: dict[str, Any] = {"doc": doc, "countries": ("FIN", "PER"), **fields}
    plain["people"] = tuple(_participant(text) for text in people)
    if place is not None:
        city, country = place.split("/")
        plain["place"] = Place(city=city or None, country=country)
    quote = str(plain.pop("quote", f"words of {doc}"))
    plain["evidence"] = (Evidence(start=0, end=len(quote), quote=quote),)
    return plain


def _named(record: AnyRecord) -> AnyRecord:
    """Give a record an id made of its content."""
    return record.model_copy(update={"id": "r-" + sha1(record.model_dump_json().encode()).hexdigest()[:10]})


def _participant(text: str) -> Participant:
    name, country, office = (*text.split("/"), None, None)[:3]
    return Participant(name=str(name), country=country or None, office=office)


def consultation(doc: str, *people: str, place: str | None = None, **fields: Any) -> Consultation:
    return _named(Consultation(**{"mechanism": "political", **_common(doc, people, place, fields)}))


def visit(doc: str, *people: str, place: str | None = None, **fields: Any) -> Visit:
    return _named(Visit(**_common(doc, people, place, fields)))


def treaty(doc: str, title: str, *people: str, place: str | None = None, **fields: Any) -> Treaty:
    return _named(Treaty(title=title, **_common(doc, people, place, fields)))


def trade(doc: str, value: float, **fields: Any) -> Trade:
    money = {"flow": "exports", "reporter": "FIN", "partner": "PER", "currency": "USD", "date": "2020", **fields}
    return _named(Trade(value=value, **{"period": money["date"], **_common(doc, (), None, money)}))


def status(doc: str, event: str, *people: str, place: str | None = None, **fields: Any) -> Status:
    sides = {"actor": "FIN", "counterpart": "PER"} if event.startswith(("mission", "envoy")) else {}
    return _named(Status(**{"event": event, **sides, **_common(doc, people, place, fields)}))


def document(name: str, text: str = "", published: str | None = None, publisher: str | None = None) -> Document:
    return Document(
        name=name,
        slug=name.removesuffix(".txt"),
        text=text or f"The text of {name}.",
        published=Found(value=published) if published else None,
        publisher=Found(value=publisher) if publisher else None,
    )


def facts_of(kb_facts: Any) -> list[set[str]]:
    """Return the facts as sets of record ids."""
    return sorted((set(fact.records) for fact in kb_facts), key=sorted)


def ids(*records: Record) -> set[str]:
    return {record.id for record in records}
