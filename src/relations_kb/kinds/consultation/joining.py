"""Joining what one text tells twice of a round."""

from __future__ import annotations

from relations_kb.kinds.consultation.model import Consultation
from relations_kb.kinds.making import joined_evidence, union
from relations_kb.rules import edtf


def add(found: list[Consultation], record: Consultation, *, own: int | None = None) -> None:
    """Add a record, or complete the one that tells of the same round.

    :param own: from where on the records are those of the same sentence, which tells of several bodies; they are
        not joined with each other.
    """
    for position in reversed(range(len(found) if own is None else own)):  # 'that session' is the one told last
        known = found[position]
        if _same(known, record):
            found[position] = _merge(known, record)
            return
    found.append(record)


def _same(a: Consultation, b: Consultation) -> bool:
    if a.countries != b.countries:
        return False
    if a.round and b.round and (a.mechanism == b.mechanism or "other" in {a.mechanism, b.mechanism}):
        return a.round == b.round
    if a.modality != b.modality:
        return False
    if a.mechanism != b.mechanism and "other" not in {a.mechanism, b.mechanism}:
        # One sitting may be called by two names: only the same day of one month says so.
        return bool(a.date and a.date == b.date and len(a.date) >= 10 and not (a.round and b.round))
    cities = {r.place.city for r in (a, b) if r.place is not None and r.place.city}
    if len(cities) > 1 and not (a.date and b.date):
        return False
    if _news_of(a, b) or _news_of(b, a):
        return True
    if a.date and b.date:
        return edtf.agree(a.date, b.date) and not (
            a.modality == "planned" and a.place and b.place and a.place != b.place
        )
    return not (a.modality == "planned" and a.topics and b.topics and a.topics != b.topics)


def _news_of(a: Consultation, b: Consultation) -> bool:
    """Tell whether one is the news of the other, dated by the day of its report: 'has ended', 'closed on Thursday'."""
    if a.date_basis != "published" or b.date_basis == "published" or a.modality != "occurred" or b.round is not None:
        return False
    day, told = edtf.last_day(b.date), edtf.first_day(a.date)
    return day is not None and told is not None and edtf.width(b.date or "") <= 4 and 0 <= (told - day).days <= 3


def _merge(a: Consultation, b: Consultation) -> Consultation:
    date = edtf.more_precise(a.date, b.date) if edtf.agree(a.date, b.date, unknown_agrees=True) else a.date
    dated = b if date == b.date and date != a.date else a
    if a.date_basis == "published" and b.date and b.date_basis == "stated":
        dated = b
    place = a.place if a.place is not None and (a.place.city or b.place is None) else b.place or a.place
    return a.model_copy(
        update={
            "date": dated.date,
            "date_basis": dated.date_basis,
            "place": place,
            "people": a.people if len(a.people) > 1 else union(a.people, b.people),
            "round": a.round or b.round,
            "mechanism": b.mechanism if a.mechanism == "other" else a.mechanism,
            "modality": "occurred" if "occurred" in {a.modality, b.modality} else a.modality,
            "topics": a.topics or b.topics,
            "evidence": joined_evidence(a.evidence, b.evidence),
            "confidence": max(a.confidence, b.confidence),
        }
    )
