"""From matches to rounds of consultations: which mechanism, which round, who led, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.consultation.model import Consultation, Mechanism
from relations_kb.kinds.consultation.rules import RULES
from relations_kb.kinds.consultation.people import heads_of_delegation
from relations_kb.kinds.consultation.topics import topics_near
from relations_kb.kinds.making import codes_of, date_span, evidence_of, joined_evidence, union
from relations_kb.model.record import Evidence, Place
from relations_kb.rules import edtf
from relations_kb.rules.engine import matches
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, RuleBook
from relations_kb.rules.sense import sense_of
from relations_kb.rules.slots import TOKEN
from relations_kb.rules.when import all_dates

BOOK: Final = RuleBook(RULES)
_ANAPHORIC: Final = frozenset({"consultation.numbered", "consultation.next", "consultation.met-again"})
_MECHANISMS: Final[tuple[tuple[str, Mechanism], ...]] = (
    (r"consular", "consular"),
    (r"expert", "expert"),
    (r"strategic|security|human rights|defen[cs]e|cyber|counter-?terror|energy dialogue|economic dialogue|high-level (?:economic |political )?dialogue|policy dialogue", "dialogue"),
    (r"commission|committee|council|jpcc|bnc|jec|igc|jcm|jtc|working group", "commission"),
    (r"political|foreign (?:office|ministr|affairs|policy)|inter-?ministerial|diplomatic|bpc|\bfocs?\b|bilateral consultations|ministerial consultations|between the (?:foreign )?ministries|consultations|consultative", "political"),
    (r"dialogue", "dialogue"),
)
# Bodies that are no talks between two governments.
_NOT_BILATERAL: Final = re.compile(
    r"(?i)\b(?:european commission|election commission|electoral|parliamentary committee|security council|united nations|olympic committee|"
    r"organi[sz]ing committee|central committee|state council|federation council|national security council|military council|governing council|"
    r"african union commission|economic commission for|investigative|committee of ministers|steering committee|state commission|"
    r"law commission|trade commission(?:er)?|high commission|public consultations|party committee|council of europe|council of ministers|"
    r"european council|cooperation council for|gulf cooperation|business council|select committee|standing committee|foreign relations committee|"
    r"foreign affairs committee|committee (?:chair|for foreign affairs)|house .{0,20}committee|senate .{0,20}committee|national dialogue|intra-|political dialogue on peace)\b"
)


def find(reading: Reading) -> tuple[Consultation, ...]:
    """Return the rounds that a text tells of, each once."""
    found: list[Consultation] = []
    for match in sorted(matches(BOOK, reading), key=lambda m: (m.sentence.index, m.rule.id in _ANAPHORIC, m.start)):
        for record in _rounds(match, reading, found[-1] if found else None):
            _add(found, record)
    return tuple(found)


def _rounds(match: Match, reading: Reading, last: Consultation | None) -> Iterator[Consultation]:
    anaphoric = match.rule.id in _ANAPHORIC
    name = match.words.get("name", "")
    if anaphoric and last is None:
        return
    if _NOT_BILATERAL.search(match.sentence.masked[match.start : match.end + 40]):
        return
    if anaphoric and match.words.get("unit") in {None, "one"} and not re.search(r"<O\d+>|\d", match.words.get("nth", "")) and match.rule.id != "consultation.next":
        return
    verb = match.sentence.masked.find(match.words.get("verb") or match.words.get("verb2") or "", match.start)
    modality = sense_of(match, verb=max(verb, match.start))
    coming = match.words.get("nth") == "next" or match.rule.id == "consultation.next"
    if modality is None and not coming:
        return
    modality = "planned" if coming and modality != "cancelled" else modality
    assert modality is not None
    countries = _parties(match, reading, last if anaphoric else None)
    if not 2 <= len(countries) <= 6:
        return
    place = _place(match, countries)
    number = None if coming and "next" in (match.words.get("nth") or "") else _round(match)
    dates = all_dates(match, reading, future=modality == "planned", news=not anaphoric)
    people, more = heads_of_delegation(match, reading, countries, anaphoric=anaphoric)
    mechanism = last.mechanism if anaphoric and last is not None else _mechanism(name)
    for date in dates:
        evidence: tuple[Evidence, ...] = (*evidence_of(reading, match, date=date_span(date)), *more)
        yield Consultation(
            doc=reading.document.name,
            countries=countries,
            date=date.edtf if date else None,
            date_basis=date.basis if date else "stated",
            modality=modality,
            place=place,
            people=people,
            evidence=evidence,
            mechanism=mechanism,
            round=number,
            topics=() if anaphoric else topics_near(reading, match.sentence.index),
            rule=match.rule.id,
            confidence=match.rule.confidence,
        )


def _mechanism(name: str) -> Mechanism:
    lowered = re.sub(r"<\w+>", " ", name.lower())
    for pattern, mechanism in _MECHANISMS:
        if re.search(pattern, lowered):
            return mechanism
    return "other"


def _round(match: Match) -> int | None:
    for name in ("nth", "nth2"):
        words = match.words.get(name, "")
        slots = match.get("nth")
        if slots and slots[0].ordinal is not None:
            return slots[0].ordinal
        digits = re.match(r"(\d+)", words)
        if digits:
            return int(digits.group(1))
        if words in {"first", "first-ever", "inaugural"}:
            return 1
    # 'Consultations, the thirteenth of the series', 'for its 5th meeting', 'for the sixteenth time'
    later = re.search(
        r"(?:the <O(\d+)> (?:of|in) (?:the|its|this) (?:series|kind)|(?:for|in) (?:its|the|their) <O(\d+)> (?:meeting|session|round|time|sitting|edition)|<O(\d+)> (?:round|session|meeting|time) )",
        match.sentence.masked,
    )
    if later is not None:
        number = next(group for group in later.groups() if group)
        return match.sentence.slots[int(number)].ordinal
    return 1 if re.search(r"(?i)\binaugurat", match.words.get("verb", "")) else None


def _parties(match: Match, reading: Reading, last: Consultation | None) -> tuple[str, ...]:
    inside = codes_of(match.sentence.slots[int(t.group(2))] for t in TOKEN.finditer(match.words.get("name", "")) if t.group(1) in "CS")
    named = tuple(dict.fromkeys((*inside, *codes_of((*match.get("one"), *match.get("two"))))))
    if len(inside) == 2:
        return tuple(sorted(inside))
    if len(named) == 2:
        return tuple(sorted(named))
    if len(named) > 2:
        people = codes_of(s for s in (*match.get("one"), *match.get("two")) if s.kind in "PSB")
        return tuple(sorted(people)) if len(people) >= 2 else tuple(sorted(named))
    after = match.sentence.masked[match.end :]
    with_side = re.search(r"\b(?:with|between) (?:the )?(?:[a-z]+ ){0,3}<[CSP](\d+)>(?:(?: and |, )(?:the )?<[CSP](\d+)>)?", after)
    if with_side is not None:
        codes = codes_of(match.sentence.slots[int(n)] for n in with_side.groups() if n)
        named = tuple(dict.fromkeys((*named, *codes)))
        if len(named) == 2:
            return tuple(sorted(named))
    if last is not None:
        return last.countries
    implied = reading.implied(match.sentence.index)
    if len(named) == 1:
        other = reading.other(named[0], match.sentence.index)
        if other is None and reading.home and reading.home != named[0]:
            other = reading.home
        return tuple(sorted((named[0], other))) if other else ()
    return implied


def _place(match: Match, countries: tuple[str, ...]) -> Place | None:
    masked = match.sentence.masked
    candidates = [slot for slot in match.get("place") if slot.codes]
    for found in re.finditer(r"(?i)\b(?:in|at|to|by|which) (?:the )?(?:capital (?:city )?(?:of )?)?<C(\d+)>(?! (?:and|[a-z]+ (?:side|delegation)))(?=(?P<rest>.{0,12}))", masked):
        slot = match.sentence.slots[int(found.group(1))]
        hosted = re.match(r"(?i)(?:by|which|to)", found.group()) is not None
        if hosted and not re.search(r"(?i)host|falls|travel", masked[max(0, found.start() - 10) : found.end() + 10]):
            continue
        if slot.codes and (slot.city or slot.country is not None and slot.country.role == "seat"):
            candidates.append(slot)
        elif slot.codes and not hosted and slot.country is not None and slot.country.role == "name" and not re.match(r"(?i).*\b(?:relations|and)\b", found.group("rest")):
            candidates.append(slot)
    for slot in candidates:
        if slot.city:
            return Place(city=slot.city, country=slot.codes[0])
    for slot in candidates:
        return Place(city=slot.seat, country=slot.codes[0])
    seats = re.search(r"\bat (?:the )?(?:[A-Z]\w+ )*<S(\d+)>", masked)
    if seats is not None:
        codes = match.sentence.slots[int(seats.group(1))].codes
        if len(codes) == 1 and codes[0] in countries:
            return Place(country=codes[0])
    return None


def _add(found: list[Consultation], record: Consultation) -> None:
    """Add a record, or complete the one that tells of the same round."""
    for position, known in enumerate(found):
        if _same(known, record):
            found[position] = _merge(known, record)
            return
    found.append(record)


def _same(a: Consultation, b: Consultation) -> bool:
    if a.countries != b.countries:
        return False
    if a.mechanism != b.mechanism and "other" not in {a.mechanism, b.mechanism} and a.round != b.round:
        return False
    if a.round and b.round:
        return a.round == b.round
    if a.modality != b.modality:
        return False
    if a.date and b.date:
        return edtf.agree(a.date, b.date)
    return True


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
            "people": union(a.people, b.people),
            "round": a.round or b.round,
            "mechanism": b.mechanism if a.mechanism == "other" else a.mechanism,
            "topics": a.topics or b.topics,
            "evidence": joined_evidence(a.evidence, b.evidence),
            "confidence": max(a.confidence, b.confidence),
        }
    )
