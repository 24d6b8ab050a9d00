"""Entries of a list that tell no more than who and when, where the entries beside them tell of visits.

In: the visits found so far. Out: one more for each such entry: '2023 – Kari Lund, Foreign Minister, planned for May:
cancelled', between '2019 – Ana Soto visits Oslo' and '2021 – King Olaf in Santiago'. Only in an article on two
countries, for a person whose country is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.making import fields_of, participants
from relations_kb.kinds.visit.model import Visit
from relations_kb.kinds.visit.ways import modality_of
from relations_kb.model.record import Evidence, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.when import resolve_slot

_DATED: Final = re.compile(r"\W{0,4}(?:\d|[A-Z][a-z]{2,8}\.? \d)")
_ENTRY: Final = re.compile(
    r"(?i)^\W*<D(?P<first>\d+)>\W{1,4}(?:the )?<P(?P<who>\d+)>(?:,[^<:;|]{2,40})??(?P<ahead>,? \(?(?:visit |trip )?"
    r"(?:(?:is|was|had been) )?(?:planned|expected|scheduled|foreseen|announced|due|invited)\b[^<]{0,12}"
    r"(?:<D(?P<then>\d+)>)?)?(?=\W*$|[,:;(.])"
)
_FEWEST: Final = 2  # entries that tell of visits


def siblings(found: Sequence[Visit], reading: Reading) -> Iterator[Visit]:
    """Yield the visits told by such entries."""
    if len(reading.title_codes) != 2 or len(found) < _FEWEST:
        return
    starts = {visit.evidence[0].start for visit in found}
    sentences, blocks = reading.document.sentences, reading.document.blocks
    entries = [n for n, s in enumerate(sentences) if s.span.start == blocks[s.block].span.start]
    entries = [n for n in entries if _DATED.match(reading.text, sentences[n].span.start)]
    told = {n for n in entries if sentences[n].span.start in starts}
    for number in entries:
        section = blocks[sentences[number].block].section
        beside = sum(blocks[sentences[n].block].section == section for n in told)
        if number in told or beside < _FEWEST:
            continue
        visit = _entry(reading, number)
        if visit is not None:
            yield visit


def _entry(reading: Reading, number: int) -> Visit | None:
    sentence = reading.sentence(number)
    found = _ENTRY.match(sentence.masked)
    if found is None:
        return None
    who = sentence.slots[int(found["who"])]
    guest = who.codes[0] if len(who.codes) == 1 else None
    host = next((code for code in reading.title_codes if code != guest), None)
    if guest not in reading.title_codes or guest is None or host is None:
        return None
    lead = resolve_slot(reading, sentence.slots[int(found["first"])])
    then = resolve_slot(reading, sentence.slots[int(found["then"])]) if found["then"] else None
    when = then if then is not None and lead is not None and then.edtf.startswith(lead.edtf[:4]) else lead
    if when is None:
        return None
    modality = modality_of(sentence.text)
    return Visit(
        doc=reading.document.name,
        countries=tuple(sorted((guest, host))),
        date=when.edtf,
        date_basis=when.basis,
        modality="planned" if found["ahead"] and modality == "occurred" else modality,
        place=Place(country=host),
        people=participants((who,), guest),
        evidence=(
            Evidence(start=sentence.start, end=sentence.end, quote=sentence.text),
            *fields_of(reading, date=when.span),
        ),
        guest=guest,
        host=host,
        rule="visit.sibling",
        confidence=0.7,
    )
