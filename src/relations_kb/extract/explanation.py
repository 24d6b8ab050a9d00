"""Why a sentence gave a record, or did not: for people who are no programmers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from relations_kb.extract.extraction import Extraction, by_rules, extract_reading
from relations_kb.kinds import KINDS
from relations_kb.model.record import Record
from relations_kb.model.text import Document
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Rule, RuleBook, fire
from relations_kb.rules.sides import span_of
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.weigh.candidate import Candidate
from relations_kb.weigh.weigh import chosen
from relations_kb.weigh.weights import load_scales, telling

_NAMES = {"C": "country", "P": "person", "S": "side", "B": "both", "D": "date", "M": "money", "O": "ordinal"}


def explain(document: Document, line: int | None = None) -> str:
    """Return, for each sentence, what was seen in it, which rules were tried, fired or failed, and the records.

    :param line: explain only the sentences that touch this line, counted from 1.
    """
    reading = Reading(document)
    extraction = extract_reading(reading)
    books = tuple((kind.name, RuleBook(kind.rules)) for kind in KINDS)
    weights = _weights(reading)
    out = [_head(reading)]
    for number, sentence in enumerate(document.sentences):
        first, last = document.line_of(sentence.span.start), document.line_of(sentence.span.end)
        if line is None or first <= line <= last:
            out.append("\n".join((*_sentence(reading, extraction, books, number, first), *weights.get(number, ()))))
    if line is not None and len(out) == 1:
        out.append(_masked(document, line))
    return "\n\n".join(out) + "\n"


def _weights(reading: Reading) -> dict[int, list[str]]:
    """Return for each sentence with a weighed record which cues weighed most: 'go>to +0.41' is 'to' behind the verb."""
    found: dict[int, list[str]] = {}
    for likely, candidate in chosen(reading, by_rules(reading)):
        scale = load_scales()[candidate.kind]
        cues = telling((cue for group in candidate.cues for cue in group), scale, _MOST_CUES)
        told = ", ".join(f"{cue} {weight:+.2f}" for cue, weight in cues)
        words = " ".join(_words(reading, candidate).split())
        found.setdefault(candidate.number, []).append(
            f"  weighed: {candidate.kind} at '{words}', likely {likely:.2f}: {told}"
        )
    return found


def _words(reading: Reading, candidate: Candidate) -> str:
    """Return the words of a sentence that suggest a candidate."""
    begin, end = span_of(reading.sentence(candidate.number), candidate.start, candidate.end)
    return reading.text[begin:end]


_MOST_CUES = 6


def _head(reading: Reading) -> str:
    parties = ", ".join(reading.display(code) for code in reading.parties) or "not about two countries"
    home = reading.display(reading.home) if reading.home else "not told"
    return (
        f"{reading.document.name}: parties: {parties}; seen from: {home}; published: {reading.published or 'not told'}"
    )


def _masked(document: Document, line: int) -> str:
    for mask in document.masks:
        if document.line_of(mask.span.start) <= line <= document.line_of(max(mask.span.start, mask.span.end - 1)):
            return f"line {line} is masked as noise ({mask.reason}): nothing in it becomes a record"
    return f"line {line} holds no sentence"


def _sentence(
    reading: Reading, extraction: Extraction, books: tuple[tuple[str, RuleBook], ...], number: int, line: int
) -> Iterator[str]:
    sentence = reading.sentence(number)
    yield f"line {line}: {' '.join(sentence.text.split())}"
    yield f"  read as: {pretty(sentence)}"
    for position, slot in enumerate(sentence.slots):
        yield f"    {_NAMES[slot.kind]} {position}: {_slot(reading, slot)}"
    implied = reading.implied(number)
    if implied:
        yield f"  parties where none are named: {', '.join(reading.display(code) for code in implied)}"
    if reading.is_section_heading(number):
        yield "  a heading: it heads what follows and states nothing itself"
        return
    records = [
        r
        for r in extraction.records
        if any(e.start < sentence.end and sentence.start < e.end for e in r.evidence if not e.fields)
    ]
    tried = 0
    for kind, book in books:
        for rule in book.candidates(reading.lowered[number]):
            tried += 1
            yield from _rule(reading, sentence, kind, rule, records)
    if not tried:
        yield "  no rule was tried: no trigger word stands in it"
    for record in records:
        yield f"  record {record.id}: {describe(record)} (rule {record.rule}, confidence {record.confidence:.2f})"
    if not records:
        yield "  no record"


def _rule(reading: Reading, sentence: Sentence, kind: str, rule: Rule, records: list[Record]) -> Iterator[str]:
    trigger = next((t for t in rule.triggers if t in sentence.text.lower()), "")
    fired = list(fire(rule, sentence, reading))
    if not fired:
        yield f"  rule {rule.id}: tried for '{trigger}', its pattern does not fit"
        return
    words = " … ".join(" ".join(reading.text[m.span[0] : m.span[1]].split()) for m in fired)
    if any(record.rule == rule.id for record in records):
        yield f"  rule {rule.id}: FIRED on '{words}'"
    elif any(record.kind == kind for record in records):
        yield f"  rule {rule.id}: fits '{words}', joined with what another rule found or set aside"
    else:
        yield f"  rule {rule.id}: fits '{words}', but is denied, wished for, or lacks a party"


def _slot(reading: Reading, slot: Slot) -> str:
    words = " ".join(reading.text[slot.start : slot.end].split())
    codes = ", ".join(slot.codes) or "no country"
    if slot.kind == "P" and slot.person is not None:
        return f"'{words}' = {slot.person.name} ({codes}; {slot.person.office or 'no office'})"
    if slot.date is not None:
        return f"'{words}' = {slot.date.edtf or slot.date.relative}"
    if slot.money is not None:
        return f"'{words}' = {slot.money.value} {slot.money.currency}"
    if slot.ordinal is not None:
        return f"'{words}' = {slot.ordinal}"
    return f"'{words}' = {codes}"


def pretty(sentence: Sentence) -> str:
    """Return a sentence with its slots in words: '{person 0} visited {country 1} on {date 2}'."""
    return re.sub(
        r"<([CPSBDMO])(\d+)>", lambda m: f"{{{_NAMES[m.group(1)]} {m.group(2)}}}", " ".join(sentence.masked.split())
    )


def describe(record: Record) -> str:
    """Return a record in one line."""
    own = record.model_dump(
        exclude_none=True,
        exclude={
            "evidence",
            "people",
            "doc",
            "id",
            "rule",
            "confidence",
            "note",
            "flags",
            "place",
            "topics",
            "date_basis",
        },
    )
    return ", ".join(f"{name}={value}" for name, value in own.items() if value not in ((), ""))
