"""Rounds that a text tells by no more than their number or place in the row, after it has named their series.

'The III dated from 30 June 2017', 'For the tenth the members will gather in Oslo', 'to hold the next, ninth sitting',
'The Commission last met in 2019': the series is that of the round told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.consultation.joining import add
from relations_kb.kinds.consultation.listed import sittings_in
from relations_kb.kinds.consultation.model import Consultation
from relations_kb.kinds.making import fields_of, place_of
from relations_kb.model.record import Evidence, Modality, Place
from relations_kb.rules import edtf
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import Sentence
from relations_kb.rules.when import Dated, resolve_slot

_UNIT: Final = r"(?:one|session|sitting|meeting|round|edition|consultations?)"
_COUNT: Final = r"(?:<O(?P<slot>\d+)>|(?-i:(?P<roman>[IVX]{1,6}))(?!\w))"
_FUTURE: Final = r"(?:will|shall|are to|is to|are going to|would)"
_TOLD: Final[tuple[tuple[Modality, re.Pattern[str]], ...]] = (
    # 'For the tenth one the members will gather in Oslo in 2025'
    (
        "planned",
        re.compile(
            rf"(?i)(?:^|[,;:] )\W*for (?:the|its|their) {_COUNT}(?: {_UNIT})?,? (?:[a-z]+ ){{1,3}}?"
            rf"{_FUTURE} (?:[a-z]+ )?"
            r"(?:gather|meet|convene|come together|see each other|sit|assemble|travel|reconvene)\b"
        ),
    ),
    # 'It was agreed to hold the next, ninth sitting in Oslo', 'coincided in convoking the III Meeting in Oslo'
    (
        "planned",
        re.compile(
            r"(?i)\b(?:agreed|agrees?|decided|proposed|suggested|expressed|coincided|readiness|willingness|resolved|"
            r"arranged|confirmed|offered|intend\w*|plan(?:s|ned)?)\b[^<;.]{0,50}?\b"
            r"(?:to (?:hold|convene|host|organi[sz]e|"
            r"convoke|call)|(?:in|on|of) (?:holding|convening|hosting|convoking|organi[sz]ing)) (?:the|its|their) "
            rf"(?:next,? |upcoming,? |following,? |forthcoming,? )?(?:and )?{_COUNT}"
            rf"(?: {_UNIT}\b(?! of\b)|(?! (?:{_UNIT}|of|political|consular)\b))"
        ),
    ),
    # 'The venue of the next meeting is Oslo, in 2025', 'It is Oslo's turn to host the following round'
    (
        "planned",
        re.compile(
            r"(?i)\b(?:venue|host|place|date|dates|seat) (?:of|for) the "
            rf"(?:next|following|coming|upcoming|<O(?P<slot>\d+)>) {_UNIT} (?:is|are|will be|was fixed as|is to "
            r"be|was agreed to be)\b"
        ),
    ),
    # 'The III dated from 30 June 2017, in Oslo'
    (
        "occurred",
        re.compile(
            rf"(?i)(?:^|[,;:] |\band )(?:the|its) {_COUNT}(?: {_UNIT})? (?:dated|dates|goes|went) (?:back )?"
            r"(?:from|to|on) (?=<D)"
        ),
    ),
    # 'The Commission last met in Oslo in May 2019'
    (
        "occurred",
        re.compile(
            r"(?i)\bthe (?:joint )?(?:mechanism|commission|committee|format|dialogue|working group|"
            r"council|consultations)"
            r" (?:had )?last (?:met|sat|convened|gathered|took place|come together|came together)\b(?=[^;]*<D)"
        ),
    ),
    # 'The last ones were those of 2 May 2019 in Oslo'
    (
        "occurred",
        re.compile(
            r"(?i)\bthe (?:last|latest|previous|most recent|preceding) ones? (?:were|was|"
            r"had been) (?:those|that|the one)"
            r" (?:of|on|from) (?=<D)"
        ),
    ),
)
_TRIGGER: Final = re.compile(
    r"\bfor (?:the|its|their) |\b(?:of|for) the (?:next|following|coming) |"
    r"\b(?:to|in|on|of) (?:h[o]|conv|org|call)|\bdate[sd] |\blast |\bones? w"
)
_YEARS: Final = re.compile(r"\d{4}.*\d{4}")
_LISTED: Final = re.compile(
    r"\b(?:met|sat|gathered|convened|assembled|(?:come|came|got) together|worked|sessions?|sittings?|meetings?|rounds?|"
    r"held|preceded|consultations|ones?|took place|taken place|before it)\b.*\d{4}.*\d{4}"
)
_ROMAN: Final = {"i": 1, "v": 5, "x": 10}
_EARLIER: Final = re.compile(r"\b(?:earlier|previous|first|preced\w+|prior|before|so far|hitherto|until now)\b")
_ON: Final = 2  # sentences on
_BACK: Final = 14  # sentences after which the series is no longer meant


def with_elliptic(found: list[Consultation], reading: Reading) -> list[Consultation]:
    """Return the rounds found with those told after them by their number alone."""
    out = list(found)
    if not out:
        return out
    for number, lowered in enumerate(reading.lowered):
        listed = _YEARS.search(lowered) is not None and _LISTED.search(lowered) is not None
        if not (listed or _TRIGGER.search(lowered) is not None) or reading.is_section_heading(number):
            continue
        sentence = reading.sentence(number)
        series = _series(found, sentence, reading)
        if series is None:
            continue
        if listed:
            for sitting in _sittings(found, series, sentence, reading):
                add(out, sitting)
        for modality, pattern in _TOLD:
            match = pattern.search(sentence.masked)
            record = _record(match, modality, series, sentence, reading) if match is not None else None
            if record is not None:
                add(out, record)
                break
    return out


def _sittings(
    found: list[Consultation], series: Consultation, sentence: Sentence, reading: Reading
) -> Iterator[Consultation]:
    """Yield the sittings that a sentence lists by their days, where nothing has read them one by one."""
    told = [r for r in found if sentence.start <= r.evidence[0].start < sentence.end and r.date is not None]
    sittings = sittings_in(sentence)
    numbered = any(sitting.number is not None for sitting in sittings)
    if len(told) > 1 and len(sittings) <= len(told) and not numbered:
        return
    days = [resolve_slot(reading, sitting.when) for sitting in sittings]
    order = sorted({dated.edtf for dated in days if dated is not None})
    for sitting, dated in zip(sittings, days, strict=True):
        if dated is None or (not numbered and any(edtf.agree(dated.edtf, r.date) for r in told)):
            continue
        place = place_of([sitting.where]) if sitting.where is not None else None
        rank = order.index(dated.edtf) + 1 if len(order) == len(sittings) else 0
        count = rank if rank and sitting.first else sitting.number
        if rank and sitting.before and series.round is not None and series.round > len(order):
            count = series.round - len(order) - 1 + rank
        yield _told(series, sentence, reading, dated, "occurred", place, count)


def _series(found: list[Consultation], sentence: Sentence, reading: Reading) -> Consultation | None:
    """Return the round told last before a sentence, whose series its number counts."""
    sentences = reading.document.sentences
    begin = sentences[max(0, sentence.index - _BACK)].span.start
    before = [r for r in found if begin <= r.evidence[0].start < sentence.start]
    if before:
        return max(before, key=lambda r: r.evidence[0].start)
    here = [r for r in found if r.evidence[0].start == sentence.start]
    if here or not _EARLIER.search(reading.lowered[sentence.index]):
        return here[0] if here else None
    # 'Two rounds preceded this one': the series is named after them.
    end = sentences[min(len(sentences) - 1, sentence.index + _ON)].span.start
    after = [r for r in found if sentence.start < r.evidence[0].start <= end]
    return min(after, key=lambda r: r.evidence[0].start) if after else None


def _count(match: re.Match[str], sentence: Sentence) -> int | None:
    groups = match.groupdict()
    if groups.get("slot") is not None:
        return sentence.slots[int(groups["slot"])].ordinal
    letters = (groups.get("roman") or "").lower()
    if not letters:
        return None
    total = 0
    for one, two in zip(letters, letters[1:] + " ", strict=True):
        value = _ROMAN[one]
        total += -value if _ROMAN.get(two, 0) > value else value
    return total or None


def _record(
    match: re.Match[str], modality: Modality, series: Consultation, sentence: Sentence, reading: Reading
) -> Consultation | None:
    count = _count(match, sentence)
    stop = re.search(r"[;]|\. ", sentence.masked[match.end() :])
    until = match.end() + stop.start() if stop is not None else len(sentence.masked)
    end = sentence.origin(until) if until < len(sentence.masked) else sentence.end
    start = sentence.origin(match.end())
    slots = [slot for slot in sentence.slots if start <= slot.start and slot.end <= end]
    dated: Dated | None = next(
        (d for s in slots if s.kind == "D" and (d := resolve_slot(reading, s, future=modality == "planned"))), None
    )
    venue = match.group().lower().endswith(("is", "are", "be", "as"))
    if dated is None and (modality == "occurred" or (count is None and not venue)):
        return None
    day, today = edtf.last_day(dated.edtf) if dated is not None else None, edtf.first_day(reading.published)
    if modality == "planned" and day is not None and today is not None and day < today:
        modality = "occurred"
    place = place_of([slot for slot in slots if slot.codes and set(slot.codes) <= set(series.countries)])
    return _told(series, sentence, reading, dated, modality, place, count)


def _told(
    series: Consultation,
    sentence: Sentence,
    reading: Reading,
    dated: Dated | None,
    modality: Modality,
    place: Place | None,
    count: int | None,
) -> Consultation:
    whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    return Consultation(
        doc=series.doc,
        countries=series.countries,
        date=dated.edtf if dated is not None else None,
        date_basis=dated.basis if dated is not None else "stated",
        modality=modality,
        place=place,
        evidence=(whole, *fields_of(reading, date=dated.span if dated is not None else None)),
        mechanism=series.mechanism,
        round=count,
        rule="consultation.elliptic",
        confidence=0.75,
    )
