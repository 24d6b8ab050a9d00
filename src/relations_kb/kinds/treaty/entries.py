"""Instruments that stand in a row with their place and day: 'Agreement on Fishing (Oslo, 3 May 1994); Convention on …'.

Such a row tells a signing where the place is in one of the two countries that it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import fields_of, place_of
from relations_kb.kinds.treaty.model import Treaty
from relations_kb.kinds.treaty.phrases import singular
from relations_kb.model.record import Evidence
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import Sentence
from relations_kb.rules.when import resolve_slot

_BRACKET: Final = re.compile(
    r" \((?:signed )?(?:in |at )?(?P<place><C\d+>)(?:,| on| -| –)? ?(?P<date><D\d+>)(?:[,;] (?:and )?(?:in force|"
    r"effective|(?:which )?entered into force)(?: since| from| on| in| as of)? (?P<force><D\d+>))?\)(?=\W|$)|"
    r" \((?:signed )?(?:on |in )?(?P<date3><D\d+>)[,;] (?:and )?(?:in force|effective|entered into force)"
    r"(?: since| from| on| in| as of)? (?P<force3><D\d+>)\)(?=\W|$)|"
    r",? (?:–|-) signed (?:in|at) (?P<place2><C\d+>) on (?P<date2><D\d+>)"
)
_EDGE: Final = re.compile(r"[;:|•\"]\s|(?<=\))[,.] |(?<=\)) (?=and )|^\W*")
_LEAD: Final = re.compile(r"\W*(?:\d{1,2}[.)] ?)?(?:and )?(?:the |an? )?")
_INSTRUMENT: Final = re.compile(
    r"\b(?:Agreement|Treaty|Convention|Protocol|Memorandum|Accord|Arrangement|Declaration|Programme|Program|Pact|"
    r"Statement|Communiqu[eé])\b"
)
_TOLD: Final = re.compile(r"(?i)<[CSPB]\d+>|\b(?:was|were|is|are|has|have|had|will|would|which|who|they|he|she|it)\b")
_IN_FORCE: Final = re.compile(
    r"(?i),? (?:and )?(?:in force|effective|which entered into force|entered into force) (?:since|from|as of|on) "
    r"<D(?P<slot>\d+)>"
)
_LONGEST: Final = 170
# A row that names its form once: 'Agreements in force: on investments (signed 1996), on crime (2008)'.
_HEADED: Final = re.compile(
    r"^\W*(?:[Tt]he )?(?P<head>Agreements?|Treaties|Conventions?|Memoranda|Protocols?)"
    r"(?P<state> (?:in force|signed|concluded|ratified))?: (?=(?:on|for|concerning|regarding) )"
)
_NEXT_PART: Final = re.compile(r"(?:[,;](?: and)?|,? and) (?=(?:on|for|concerning|regarding) )")
_DATES: Final = re.compile(
    r" \((?:signed |concluded )?(?:in |on )?(?P<date><D\d+>)(?:[,;] (?:in force|effective|entered into force)"
    r"(?: since| from| on| in| as of)? (?P<force><D\d+>))?\)\W*$"
)


def entries(reading: Reading) -> Iterator[Treaty]:
    """Yield the instruments of a text that stand with the place and day of their signing in brackets."""
    for number, lowered in enumerate(reading.lowered):
        if "(" not in lowered and "signed" not in lowered:
            continue
        start, end = _span(reading, number)
        named = _INSTRUMENT.search(reading.text, start, end) or _HEADED.match(reading.text[start:end])
        if not named or not reading.may_hold(number, "D"):
            continue
        sentence = reading.sentence(number)
        pair = reading.implied(number)
        if len(pair) == 2:
            yield from _entries(sentence, pair, reading)
            yield from _headed(sentence, pair, reading)


def _headed(sentence: Sentence, pair: tuple[str, ...], reading: Reading) -> Iterator[Treaty]:
    """Yield the papers of a row that names their form once: 'Agreements in force: on …, on …'."""
    head = _HEADED.match(sentence.masked)
    if head is None:
        return
    cuts = [m.span() for m in _NEXT_PART.finditer(sentence.masked, head.end())]
    starts, ends = [head.end(), *(c[1] for c in cuts)], [*(c[0] for c in cuts), len(sentence.masked)]
    whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    form = singular(head["head"])
    for start, end in zip(starts, ends, strict=True):
        dates = _DATES.search(sentence.masked, start, end)
        until = dates.start() if dates is not None else end
        words = " ".join(reading.text[sentence.origin(start) : sentence.origin(until)].split()).strip(" .,;")
        if not 6 < len(words) < _LONGEST or _TOLD.search(sentence.masked, start, until):
            continue
        for action, slot in (("signed", dates and dates["date"]), ("in-force", dates and dates["force"])):
            dated = resolve_slot(reading, sentence.slots[int(slot[2:-1])]) if slot else None
            if dated is None and (action == "signed" or head["state"] != " in force"):
                continue
            yield Treaty(
                doc=reading.document.name,
                countries=tuple(sorted(pair)),
                date=dated.edtf if dated is not None else None,
                date_basis=dated.basis if dated is not None else "stated",
                evidence=(whole, *fields_of(reading, date=dated.span if dated is not None else None)),
                title=f"{form} {words}",
                action="signed" if action == "signed" else "in-force",
                rule="treaty.entry",
                confidence=0.8,
            )


def of_other_entry(treaty: Treaty, row: Treaty, reading: Reading) -> bool:
    """Tell whether a step told of an instrument of a row takes its date from the entry behind, beyond a semicolon."""
    if treaty.title.lower() != row.title.lower() or treaty.evidence[0].start != row.evidence[0].start:
        return False
    if treaty.action == row.action == "in-force" and treaty.date != row.date:
        return True  # 'X (1993), Y (1997, in force from 1999)'
    dates = [e for e in treaty.evidence if "date" in e.fields]
    at = reading.text.find(row.title, row.evidence[0].start)
    return bool(dates) and 0 <= at < dates[0].start and ";" in reading.text[at : dates[0].start]


def _span(reading: Reading, number: int) -> tuple[int, int]:
    span = reading.document.sentences[number].span
    return span.start, span.end


def _entries(sentence: Sentence, pair: tuple[str, ...], reading: Reading) -> Iterator[Treaty]:
    masked = sentence.masked
    for found in _BRACKET.finditer(masked):
        edge = [m.end() for m in _EDGE.finditer(masked, 0, found.start())][-1]
        lead = _LEAD.match(masked, edge, found.start())
        begin = lead.end() if lead is not None else edge
        words = masked[begin : found.start()]
        if not words[:1].isupper() or len(words) > _LONGEST or _TOLD.search(words) or not _INSTRUMENT.search(words):
            continue
        where = found["place"] or found["place2"]
        place = sentence.slots[int(where[2:-1])] if where is not None else None
        when = sentence.slots[int((found["date"] or found["date2"] or found["date3"])[2:-1])]
        dated = resolve_slot(reading, when)
        if dated is None or (place is not None and (not place.codes or place.codes[0] not in pair)):
            continue
        whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
        title = reading.text[sentence.origin(begin) : sentence.origin(found.start())]
        signed = Treaty(
            doc=reading.document.name,
            countries=tuple(sorted(pair)),
            date=dated.edtf,
            date_basis=dated.basis,
            place=place_of([place]) if place is not None else None,
            evidence=(whole, *fields_of(reading, date=dated.span)),
            title=" ".join(title.split()),
            action="signed",
            rule="treaty.entry",
            confidence=0.8,
        )
        yield signed
        began = _IN_FORCE.match(masked, found.end())
        within = found["force"] or found["force3"]
        number = began["slot"] if began is not None else within[2:-1] if within is not None else None
        since = resolve_slot(reading, sentence.slots[int(number)]) if number is not None else None
        if since is not None:
            evidence = (whole, *fields_of(reading, date=since.span))
            yield signed.model_copy(
                update={
                    "date": since.edtf,
                    "date_basis": since.basis,
                    "place": None,
                    "evidence": evidence,
                    "action": "in-force",
                }
            )
