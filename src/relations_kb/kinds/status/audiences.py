"""The envoys of a ceremony who are told one by one: 'First in was Kari Lund of Norway. After her came …'.

In: a text that tells of several envoys with their letters of credence, and what rules found in it. Out: an
``envoy-accredited`` for each envoy whom the sentences after it bring in and rules left out. A part of a sentence
between semicolons that has one new name and one foreign country gives the two to each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.making import codes_of, participants
from relations_kb.kinds.status.ceremony import Ceremony, Envoy
from relations_kb.kinds.status.context import date_told
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.scan import Scan, found_in, rule_of
from relations_kb.model.record import Modality
from relations_kb.rules.date_types import NUMBER, number_value
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence, Slot

_PAPERS: Final = Sifted(r"(?i)\bcredentials?\b|\bletters? of (?:credence|accreditation|commission)\b|\bcredence\b")
_ENVOYS: Final = re.compile(
    r"(?i)\b(?:ambassadors|envoys|heads of (?:[a-z]+ )?missions?|high commissioners|diplomats|representatives|"
    r"emissaries|plenipotentiaries)\b"
)
_GIVEN: Final = re.compile(
    r"(?i)\b(?P<verb>receiv\w+|accept\w*|t(?:ook|akes?|aking)|gets?|got|hand(?:ed|s|ing)?|present(?:ed|s|ing)?|"
    r"g(?:ave|ives?|iving)|deliver(?:ed|s|ing)?|delivery|submit\w*|tender\w*|present(?:ation)|exchang\w*)\b"
)
_FUTURE: Final = re.compile(r"(?i)\b(?:will|shall|is to|are to|tomorrow|scheduled|expected)\b")
_DENIED: Final = re.compile(
    r"(?i)\b(?:not|never|would|could|should|if|explain\w*|always|usually|every year|protocol)\b"
)
_HOW_MANY: Final = re.compile(rf"(?i)\b(?P<count>{NUMBER}) (?:[a-z-]+ ){{0,4}}?{_ENVOYS.pattern[6:]}")
# What brings in the next envoy of a row.
_COMES: Final = re.compile(
    r"(?i)^\W*(?:the )?(?:<O\d+>|first|last|lastly|next|then|finally|after (?:her|him|them|that)|those|these|they|the "
    r"(?:others?|rest|row|ceremony)|others|<B\d+> (?:are|were)|(?:two|three|four|five|six|seven|eight) of them|"
    r"among them|one of them|earlier|also)(?<=[\w>])(?!\w)|"
    r"\b(?:(?:was|were) (?:also |then |next )?(?:followed|received|joined|next|accredited|admitted)|followed(?: by)?|"
    r"came|opened by|continued with|have been appointed|has been appointed)\b|^<P\d+>,? (?:who|whom)\b|"
    r"^\W*(?:<S\d+>|(?:the )?(?:[a-z-]+ ){0,3}(?:envoys|ambassadors|diplomats|heads of mission|newcomers|arrivals)) "
    r"(?:are|were)(?= (?:the )?<[PS]|:)|"
    r"^\W*<S\d+> (?:first|<O\d+>|then|next|also|later) (?:met|received|welcomed|greeted)\b"
)
_ENOUGH: Final = re.compile(
    r"(?i)\b(?:predecessor|rumou?r\w*|former|accompanied|in another|asked|wished|said that|told (?:the|them|him|her)|"
    r"conversation|discuss\w+|thanked|present at|predecessors|farewell|leaving|minister of)\b"
)
_EVENT: Final = "envoy-accredited"
_ROW: Final = 9  # sentences after the ceremony's
_HEAD: Final = 3  # lines that may stand between a title and what it heads
_FEWEST, _MOST = 2, 25
_WORDS: Final = r"(?-i:[A-ZÀ-Þ][\w'’-]+\.?(?: (?:(?:[a-z]{2,3}|al|el|bin|van der|de la) )?[A-ZÀ-Þ][\w'’-]+\.?){1,4})"
_TITLE: Final = r"(?:(?:mr|ms|mrs|dr|dato'|h\.?e\.?|sir|dame|prof)\.? )*"
_PERSON: Final = re.compile(r"<P(\d+)>(?P<more>(?: (?-i:[A-ZÀ-Þ][a-zà-ÿ'-]+))*)")
_NEW_NAME: Final = re.compile(
    rf"(?:<S(?P<side>\d+)>|\b(?:of|from|for) (?:the )?<C(?P<country>\d+)>),? {_TITLE}(?P<name>{_WORDS})(?=[,;.]|"
    rf"$| and )"
    rf"|(?:^ ?|[,;:] | and ){_TITLE}(?P<name2>{_WORDS}),? (?:(?:of|from|for|representing) (?:the "
    rf")?<C(?P<country2>\d+)>|"
    r"(?:who (?:represents|speaks for|comes from)|whom) (?:the )?<C(?P<country3>\d+)>)",
    re.IGNORECASE,
)
_FROM_AFAR: Final = re.compile(
    r"(?i)\b(?:resident|residing|resides?|reside|based|living|lives|seat|office|residence|embassy|"
    r"stay|stays|tour of duty|arrived|posted|mission)(?: is)? (?:in|at|from) (?:the )?<C\d+>|"
    r"\bdoes not have an embassy in <C\d+>|\bfrom <C\d+>$|(?<=<C\d> )from <C\d+>"
)
_OFFICE: Final = re.compile(r"(?i)ambassador|commissioner|envoy|charg|nuncio|representative|head of mission|diplomat")
_FOR_WHOM: Final = re.compile(
    r"(?i)\b(?:represents?|speaks for|for the|of|whom|sent|comes|appointed|accredited|named|posted|nominated)\b"
)
_RULE: Final = rule_of("status.audience", "envoy-accredited", 0.8)


_CUTS: Final = re.compile(r";|: |$")


def _ceremonies(reading: Reading, _known: Sequence[Status]) -> list[int]:
    """Return the sentences that tell of several envoys with their letters; one in the row of another is none."""
    told: list[int] = []
    for number in reading.holding(_PAPERS):
        if reading.is_section_heading(number):
            continue
        if told and number <= told[-1] + _ROW and not _is_title(told[-1], reading):
            continue
        if _given(reading.sentence(number)) is not None:
            told.append(number)
    # The title heads what the text tells.
    return told[1:] if len(told) > 1 and _is_title(told[0], reading) else told


def _given(sentence: Sentence) -> re.Match[str] | None:
    """Return the words that give or take letters in a sentence on several envoys, or None."""
    masked = sentence.masked
    papers = _PAPERS.search(masked)
    if papers is None or _DENIED.search(masked):
        return None
    plural = _ENVOYS.search(sentence.text)
    return _GIVEN.search(masked) if plural else None


def _is_title(number: int, reading: Reading) -> bool:
    title = reading.document.title
    start = reading.document.sentences[number].span.start
    span = title.span if title is not None else None
    return span is not None and span.start <= start < span.end


def _read(sentence: Sentence, reading: Reading, known: Sequence[Status]) -> Iterator[Status]:
    given = _given(sentence)
    number = sentence.index
    last = min(len(reading.document.sentences), number + _ROW)
    here = _within(sentence.start, reading.document.sentences[last - 1].span.end, known)
    host = here[0].counterpart if here else _host(sentence, given, reading) if given is not None else None
    if host is None or given is None:
        return
    receivers = [
        s for s in sentence.of("P") if s.codes and not _OFFICE.search(s.title or "") and _receives(s, sentence, given)
    ]
    received = participants([s for s in receivers if s.codes[0] == host], host)
    modality: Modality = "planned" if _FUTURE.search(sentence.masked) else "occurred"
    match = found_in(sentence, _RULE, given)._replace(words={"verb": given["verb"]})
    ceremony = Ceremony(match, host, date_told(match, reading, future=modality == "planned"), modality, received)
    taken = {_key(p.name) for p in received}
    count = _count(sentence, reading)
    for envoy in _envoys(number, last, given.end(), host, reading):
        here = _within(sentence.start, reading.document.sentences[last - 1].span.end, known)
        if count is not None and len(here) >= count:
            return
        if _key(envoy.name) not in taken:
            yield from ceremony.accredits(envoy, reading)


def _within(start: int, end: int, known: Sequence[Status]) -> list[Status]:
    """Return the envoys of whom something between two offsets tells."""
    return [
        status
        for status in known
        if status.event == _EVENT and any(start <= e.start < end for e in status.evidence if not e.fields)
    ]


def _told(status: Status, other: Status) -> bool:
    """Tell whether an envoy of that last name is known, or one of that country by a part of the name."""
    envoy = status.people[0]
    return other.event == _EVENT and any(
        _key(person.name) == _key(envoy.name) or (person.country == envoy.country and person.name in envoy.name)
        for person in other.people
        if person.country == other.actor
    )


def _receives(slot: Slot, sentence: Sentence, given: re.Match[str]) -> bool:
    """Tell whether a person takes the letters: who stands before the verb, or behind 'to'."""
    token = f"<P{sentence.slots.index(slot)}>"
    at = sentence.masked.find(token)
    return at < given.start() or re.search(r"(?i)\b(?:to|by) (?:the )?$", sentence.masked[:at]) is not None


def _host(sentence: Sentence, given: re.Match[str], reading: Reading) -> str | None:
    if reading.home is not None:
        return reading.home
    people = [s for s in sentence.of("P") if _receives(s, sentence, given)]
    return next(iter(codes_of(people)), None)


def _count(sentence: Sentence, reading: Reading) -> int | None:
    told = _HOW_MANY.search(sentence.masked)
    if told is None and reading.document.title is not None:
        told = _HOW_MANY.search(reading.document.title.value)
    count = number_value(told["count"].lower()) if told is not None else None
    return count if count is not None and _FEWEST <= count <= _MOST else None


def _envoys(first: int, last: int, begin: int, host: str, reading: Reading) -> Iterator[Envoy]:
    """Yield the envoys of the row, sentence by sentence, part by part."""
    quiet = -_HEAD if first < _HEAD else 0
    for number in range(first, last):
        sentence = reading.sentence(number)
        masked = sentence.masked
        at = begin if number == first else 0
        if number > first and (
            reading.is_section_heading(number) or _COMES.search(masked) is None or _ENOUGH.search(masked)
        ):
            quiet += 1
            if quiet > 2:
                return
            continue
        quiet = min(quiet, 0)
        for start, end in _parts(masked, at):
            yield from _of_part(sentence, start, end, host)


def _parts(masked: str, at: int) -> Iterator[tuple[int, int]]:
    for cut in _CUTS.finditer(masked, at):
        yield at, cut.start()
        at = cut.end()


def _of_part(sentence: Sentence, start: int, end: int, host: str) -> Iterator[Envoy]:
    part = sentence.masked[start:end]
    people = [m for m in _PERSON.finditer(part) if not _is_other(sentence, int(m[1]), host)]
    bare = _FROM_AFAR.sub(lambda m: " " * len(m.group()), part)
    for at, named in enumerate(people):
        slot = sentence.slots[int(named[1])]
        assert slot.person is not None
        stop = people[at + 1].start() if at + 1 < len(people) else len(part)
        begin = people[at - 1].end() if at else 0
        own = slot.person.country
        posted = re.search(rf"(?i)<S(\d+)>(?: on an? [a-z-]+ basis)?,? {_TITLE}$", part[: named.start()])
        seat = sentence.slots[int(posted[1])] if posted is not None else None
        if seat is not None and _OFFICE.search(seat.title or "") and len(seat.codes) == 1 and seat.codes[0] != host:
            own = seat.codes[0]  # 'the Ambassador of Norway, Kari Lund'
        behind = _codes(bare[named.end() : stop], sentence, host)
        before = _codes(bare[begin : named.start()], sentence, host)
        codes = [own] if own and own != host else behind[:1] if len(set(behind)) == 1 else before[-1:]
        if not codes and len(people) == 1:
            codes = [code for code in slot.codes if code != host]
        said = _OFFICE.search(sentence.masked) or _FOR_WHOM.search(part)
        if codes and codes[0] and (said or _OFFICE.search(slot.person.office or "") or seat is not None):
            yield Envoy(slot.person.name + named["more"], slot.person.office, codes[0])
    for found in _NEW_NAME.finditer(bare):
        number = found["side"] or found["country"] or found["country2"] or found["country3"]
        slot = sentence.slots[int(number)]
        name = found["name"] or found["name2"]
        if len(slot.codes) == 1 and slot.codes[0] != host and (slot.kind == "C" or _OFFICE.search(slot.title or "")):
            yield Envoy(name, None, slot.codes[0])


def _is_other(sentence: Sentence, number: int, host: str) -> bool:
    """Tell whether a person is no envoy: of the host, or of an office of another sort."""
    slot = sentence.slots[number]
    if slot.person is None or (slot.person.office is not None and not _OFFICE.search(slot.person.office)):
        return True
    return slot.person.country == host


def _codes(words: str, sentence: Sentence, host: str) -> list[str]:
    found = (sentence.slots[int(n)] for n in re.findall(r"<[CS](\d+)>", words))
    return [slot.codes[0] for slot in found if len(slot.codes) == 1 and slot.codes[0] != host]


def _key(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold()


AUDIENCES: Final = Scan(_ceremonies, _read, _told)
