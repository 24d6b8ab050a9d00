"""Ceremonies at which several envoys present their credentials: one record an envoy.

In: a match such as 'Credentials were presented by A (Norway), B (Chile)', or one that says that envoys of several
countries did so, with the names in the sentences or list items after it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from relations_kb.kinds.making import codes_of, participants
from relations_kb.kinds.status.ceremony import Ceremony, Envoy
from relations_kb.kinds.status.context import date_told
from relations_kb.kinds.status.counted import counted_envoys
from relations_kb.kinds.status.credential_lines import lead_of, listed_after
from relations_kb.kinds.status.making import make, told_as
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.scan import Scan, found_in, rule_of
from relations_kb.model.record import Modality, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.when import Dated, resolve_slot

_FUTURE: Final = re.compile(r"(?i)\b(?:will|shall|is to|are to|tomorrow|scheduled|expected)\b")
_NAMED: Final = re.compile(r"<P(\d+)>")
_SOON: Final = 8  # sentences that go on with the ceremony
_FAR: Final = 40  # sentences after the ceremony's that may list its envoys


def read_ceremony(match: Match, reading: Reading) -> Iterator[Status]:
    """Yield an ``envoy-accredited`` for each envoy of a ceremony."""
    receivers = match.get("receiver") or match.get("receiver2")
    host = next(iter(codes_of(receivers)), None) or reading.home
    modality = _modality(match)
    if host is None or modality is None:
        return
    if _of_one(match):
        return
    date = date_told(match, reading, future=modality == "planned")
    if date is None or (date.basis == "published" and not match.sentence.of("D")):
        date = _date_before(match, reading) or date
    received = participants(_with_names(receivers, match, reading, host), host)
    ceremony = Ceremony(match, host, date, modality, received)
    slots = [*_envoys(match, reading, host), *_counted_off(match, reading, host)]
    named = [Envoy(slot.person.name, slot.person.office, country) for slot, country in slots if slot.person is not None]
    counted = counted_envoys(match, reading, host)
    named = list(counted) if len(counted) > len(named) else named
    for country in _unnamed(match, host) or (() if named else _told_next(match, reading, host)):
        yield from ceremony.accredits(country, reading)
    yield from _residing(match, reading, host, slots)
    seen = {participant.name for participant in received}
    for envoy in named:
        if envoy.name not in seen:
            seen.add(envoy.name)
            yield from ceremony.accredits(envoy, reading)


def _residing(match: Match, reading: Reading, host: str, slots: list[tuple[Slot, str]]) -> Iterator[Status]:
    """Yield the accreditations of envoys who live elsewhere: 'Ms Kari Lund of Norway, resident in Pretoria'."""
    for slot, country in slots:
        number = sentence_at(reading, slot.start)
        sentence = reading.sentence(number)
        token = next((f"<P{n}>" for n, own in enumerate(sentence.slots) if own.start == slot.start), None)
        if token is None or token not in sentence.masked:
            continue
        rest = re.split(r";|<P", sentence.masked[sentence.masked.index(token) + len(token) :], maxsplit=1)[0]
        lives = _RESIDENT.search(rest)
        seat = sentence.slots[int(lives.group("seat"))] if lives is not None else None
        if seat is None or not seat.codes or seat.codes[0] in {host, country}:
            continue
        yield from make(
            match._replace(sentence=sentence, start=0, end=len(sentence.masked)),
            reading,
            "accreditation",
            countries=(country, host),
            date=None,
            actor=country,
            counterpart=host,
            via=seat.codes[0],
            place=Place(city=seat.seat, country=seat.codes[0]),
        )


def sentence_at(reading: Reading, offset: int) -> int:
    """Return the number of the sentence that holds an offset of the text."""
    return max(0, bisect_right(reading.document.sentences, offset, key=lambda s: s.span.start) - 1)


def _unnamed(match: Match, host: str) -> tuple[str, ...]:
    """Return the countries whose envoys are told without names: 'by the ambassadors of China, India and Iceland'."""
    words = match.words.get("envoys")
    if words is None or "<P" in words:
        return ()
    found = re.match(r"[^<;.]{0,60}<S(\d+)>", words)
    slot = match.sentence.slots[int(found.group(1))] if found is not None else None
    if slot is None or not re.search(r"(?i)ambassador|envoy|high commissioner|head", slot.title or ""):
        return ()
    return tuple(code for code in slot.codes if code != host)


def _of_one(match: Match) -> bool:
    """Tell whether it is one who presents: 'He presented his credentials' is no ceremony of several."""
    found = re.match(r"(?:the )?<S(\d+)>", match.sentence.masked[match.start :])
    if found is None:
        return False
    slot = match.sentence.slots[int(found.group(1))]
    words = match.sentence.text[slot.start - match.sentence.start : slot.end - match.sentence.start]
    return slot.title in {"he", "she"} or (_ONE_ENVOY.search(words) is not None and _SEVERAL.search(words) is None)


_CODES: Final = r"(?:the )?<[CS]\d+>(?:(?:, |,? and (?:of |the )?|,? as well as )(?:the )?<[CS]\d+>)*"
_WHO_CAME: Final = (
    r"(?:<B\d+>|they|these|those|<S\d+>|(?:the )?(?:\w+ )?(?:new(?:ly[- ]\w+)? )?(?:envoys|ambassadors|diplomats|"
    r"heads of mission|high commissioners|(?:sending )?(?:countries|nations|states)))(?: (?:designate|represented|"
    r"involved|concerned|in question))?"
)
_THEY_ARE: Final = re.compile(
    rf"(?i)^\W*{_WHO_CAME} "
    r"(?:are|were|is|was|came|come|represent(?:ed)?|hail(?:ed)?|include[ds]?)(?: from)?:? (?:those |the (?:new )?"
    r"(?:ambassadors|envoys|representatives|countries) )?(?:of |from )?"
    rf"(?P<who>{_CODES})"
)
# 'Chad, Peru and Japan are the nations represented'; 'Chad, Peru and Japan have sent them'.
_ARE_THEY: Final = re.compile(
    rf"(?i)^\W*(?P<who>{_CODES}) (?:are|were) (?:the )?(?:\w+ ){{0,2}}(?:countries|nations|states)\b"
    rf"|^\W*(?P<who2>{_CODES}) (?:have |has |had )?(?:sent|are represented by|were represented by) (?:them|these|the)\b"
)


def _told_next(match: Match, reading: Reading, host: str) -> tuple[str, ...]:
    """Return the countries that the next sentences tell: 'They were the new ambassadors of Chile, Peru and Japan.'"""
    last = min(len(reading.document.sentences), match.sentence.index + 3)
    for number in range(match.sentence.index + 1, last):
        sentence = reading.sentence(number)
        found = _THEY_ARE.match(sentence.masked) or _ARE_THEY.match(sentence.masked)
        if found is not None and not sentence.of("P"):
            told = next(words for words in found.groups() if words)
            named = (sentence.slots[int(n)] for n in re.findall(r"<[CS](\d+)>", told))
            return tuple(code for code in codes_of(named) if code != host)
        # As in: there were three women among them, the Ambassador of Chile, the High Commissioner of Ghana and so on
        posts = [slot for slot in sentence.of("S") if _POST.search(slot.title or "") and slot.codes != (host,)]
        if len(posts) > 1 and not sentence.of("P"):
            return tuple(code for code in codes_of(posts) if code != host)
    return ()


_POST: Final = re.compile(r"(?i)\b(?:ambassador|high commissioner|nuncio|charg|head of mission|envoy)")


_COUNTED: Final = re.compile(
    r"(?i)\b(?:the )?(?:<O\d+>|first|last|other|next|final|remaining)(?: (?:new )?(?:envoy|ambassador|diplomat|"
    r"head of mission|high commissioner|of them|of the (?:three|four|five|six|seven)))?(?: to (?:be received|present|"
    r"do so|hand)[^<]{0,40})? (?:was|is|came) <P(?P<who>\d+)>"
)


def _counted_off(match: Match, reading: Reading, host: str) -> Iterator[tuple[Slot, str]]:
    """Yield the envoys whom later paragraphs count off: 'The third envoy was Ms Kari Lund of Norway.'"""
    last = min(len(reading.document.sentences), match.sentence.index + _FAR)
    several = _SEVERAL.search(match.sentence.masked) is not None
    for number in range(match.sentence.index, last):
        words = reading.lowered[number]
        if not (" was " in words or " is " in words or " came " in words):
            continue
        sentence = reading.sentence(number)
        if several and number <= match.sentence.index + _SOON:
            yield from _as_counted(sentence, reading, host)
        for found in _COUNTED.finditer(sentence.masked):
            slot = sentence.slots[int(found.group("who"))]
            after = [
                sentence.slots[int(n)] for n in re.findall(r"^ of (?:the )?<C(\d+)>", sentence.masked[found.end() :])
            ]
            codes = [code for code in (*codes_of(after), *slot.codes) if code != host]
            if codes:
                yield slot, codes[0]


_ONE_ENVOY: Final = re.compile(r"(?i)\b(?:ambassador|envoy|high commissioner|head of mission)\b")
_SEVERAL: Final = re.compile(
    r"(?i)\b(?:ambassadors|envoys|diplomats|heads of (?:diplomatic )?missions?|high commissioners|representatives)\b"
)
_ONE_OF_THEM: Final = re.compile(
    r"(?i)\b(?:first|second|third|fourth|fifth|sixth|last|other|also|finally|next)\b[^.;]*\b(?:received|representative|"
    r"envoy|diplomat|ambassador|commissioner|of the (?:three|four|five|six|seven|day))\b|\bnew (?:ambassador|high comm)"
)


def _as_counted(sentence: Sentence, reading: Reading, host: str) -> Iterator[tuple[Slot, str]]:
    """Yield the one envoy of a sentence such as 'The second diplomat, Mr A, is the representative of Argentina'."""
    people = [slot for slot in sentence.of("P") if slot.codes != (host,)]
    if len(people) != 1 or not _ONE_OF_THEM.search(sentence.text):
        return
    seats = {int(m.group("seat")) for m in _RESIDENT.finditer(sentence.masked)}
    sides = [s for n, s in enumerate(sentence.slots) if s.kind in "CSP" and n not in seats and s.city is None]
    inside = [m.code for m in reading.countries_in(people[0].start, people[0].end) if m.code]
    codes = {code for slot in sides for code in slot.codes if code != host} | ({*inside} - {host})
    if len(codes) == 1:
        yield people[0], codes.pop()


def _modality(match: Match) -> Modality | None:
    """'Were at the palace today to present' is done; only 'will' and 'tomorrow' are to come."""
    told = told_as(match)
    if told == "planned" and not _FUTURE.search(match.sentence.masked):
        return "occurred"
    return told


def _envoys(match: Match, reading: Reading, host: str) -> Iterator[tuple[Slot, str]]:
    """Yield the envoys with their countries: after the verb, else in what follows."""
    sentence = match.sentence
    words = match.words.get("envoys")
    if words is not None:
        yield from _pairs(sentence, sentence.masked.find(words, match.start), host)
        return
    here = list(_pairs(sentence, match.end, host))
    if len(here) > 1:
        yield from here
        return
    block = reading.document.sentences[sentence.index].block
    listed = False
    for number in range(sentence.index + 1, min(len(reading.document.sentences), sentence.index + _FAR)):
        where = reading.document.sentences[number].block
        kind = reading.document.blocks[where].kind
        found = list(_pairs(reading.sentence(number), 0, host))
        lists = kind in {"item", "row"} or len(found) > 1
        if not found or not (lists or (where <= block + 1 and not listed)):
            # A line between the ceremony and its list is let pass, what comes after the list is not.
            if listed or where > block + 2:
                break
            continue
        if not lists and not re.match(r"(?i)\W*(?:they (?:are|were)|these|among them)", reading.lowered[number]):
            continue
        listed = True
        yield from found


# Where an envoy lives who comes from elsewhere: 'resident in Rome', '(residence: Stockholm)'.
_RESIDENT: Final = re.compile(
    r"[, (]*(?:who (?:is |will be |will )?)?(?:also )?(?:lives?|residing|resident|resides|residence|based|with (?:his |"
    r"her )?(?:residence|seat)|living)"
    r"(?: in| at|:)? (?:the )?<C(?P<seat>\d+)>(?:, <C\d+>)?\)?"
)


def _pairs(sentence: Sentence, start: int, host: str) -> Iterator[tuple[Slot, str]]:
    """Yield persons with the country that their own words or their part of the list names."""
    masked = sentence.masked
    found = list(_NAMED.finditer(masked, max(0, start)))
    # 'those of Japan, Mr. A, and Egypt, Ms. B' has the country first.
    led = bool(found) and any(
        re.search(
            r"<[CS]\d+>, (?:(?:Mr|Ms|Mrs|Dr)\.? )?$" if at == 0 else r"\bof (?:the )?<[CS]\d+>, $",
            masked[max(0, start) : name.start()],
        )
        for at, name in enumerate(found[:2])
    )
    for at, name in enumerate(found):
        slot = sentence.slots[int(name.group(1))]
        end = found[at + 1].start() if at + 1 < len(found) else len(masked)
        behind = _RESIDENT.sub(" ", masked[name.end() : end].split(";")[0])
        after = [sentence.slots[int(n)] for n in re.findall(r"<[CS](\d+)>", behind)]
        begin = max(masked.rfind(";", 0, name.start()), found[at - 1].end() if at else 0, start)
        ahead = _RESIDENT.sub(" ", masked[begin : name.start()])
        lead = [sentence.slots[int(n)] for n in re.findall(r"<[CS](\d+)>", ahead)]
        split = ";" in masked
        near = tuple(lead) if led and lead else (*after, *lead) if not split or after else tuple(lead)
        codes = [code for code in codes_of(near) if code != host]
        if not after and _RESIDENT.match(masked, name.end()):
            codes = []  # 'Ms Efua Mensah, High Commissioner of Ghana, resident in London' is Ghana's
        own = [code for code in slot.codes if code != host]
        if slot.person is not None and slot.person.country in own and not (led and lead):
            codes = own  # whom their own words give a country
        if codes or own:
            yield slot, (codes or own)[0]


def _with_names(receivers: tuple[Slot, ...], match: Match, reading: Reading, host: str) -> tuple[Slot, ...]:
    """Return the receivers; where only 'the President' receives, whom the sentences before name as receiving."""
    if any(slot.person is not None for slot in receivers):
        return receivers
    for number in range(match.sentence.index - 1, max(-1, match.sentence.index - 3), -1):
        sentence = reading.sentence(number)
        for token in re.finditer(r"(?i)\b(?:to|by) <P(\d+)>", sentence.masked):
            slot = sentence.slots[int(token.group(1))]
            if slot.codes[:1] == (host,) and slot.person is not None:
                office = receivers[0].title.title() if receivers and receivers[0].title else None
                return (_as(slot, office),)
    return receivers


def _as(slot: Slot, office: str | None) -> Slot:
    person = slot.person
    if person is None or person.office or office is None:
        return slot
    return slot._replace(person=replace(person, office=office))


def _date_before(match: Match, reading: Reading) -> Dated | None:
    """Return the day told by the sentence before a list."""
    for number in range(match.sentence.index - 1, max(-1, match.sentence.index - 3), -1):
        for slot in reading.sentence(number).of("D"):
            dated = resolve_slot(reading, slot, future=True)
            if dated is not None:
                return Dated(dated.edtf, "inferred" if dated.basis == "published" else dated.basis, dated.span)
    return None


_WILL: Final = re.compile(r"\b(?:will|is to|are to|tomorrow)\b")
_LINE: Final = rule_of("status.credentials-line", "envoy-accredited", 0.85)


def _at_the_lead(reading: Reading, known: Sequence[Status]) -> tuple[int, ...]:
    """Return the sentence that tells of a ceremony, where rules have read none."""
    lead = lead_of(reading)
    return () if lead is None or any(status.event == "envoy-accredited" for status in known) else (lead,)


def _in_lines(head: Sentence, reading: Reading, _known: Sequence[Status]) -> Iterator[Status]:
    """Yield the envoys whom lines of their own list: 'Kari Lund – the Kingdom of Norway'."""
    host = _host_of(reading, head.index)
    if host is None:
        return
    match = found_in(head, _LINE)
    modality: Modality = "planned" if _WILL.search(reading.lowered[head.index]) else "occurred"
    date = date_told(match, reading, future=modality == "planned", news=True)
    if date is None and reading.published is not None and modality == "occurred":
        date = Dated(reading.published, "published", None)
    near = range(head.index, min(len(reading.lowered), head.index + 5))
    slots = [slot for number in near for slot in reading.sentence(number).of("P") if slot.codes == (host,)]
    ceremony = Ceremony(match, host, date, modality, participants(slots, host)[:1])
    for number, envoy in listed_after(head.index, host, reading):
        yield from ceremony.accredits(envoy, reading, found_in(reading.sentence(number), _LINE))


def _host_of(reading: Reading, lead: int) -> str | None:
    """Return whose head of state receives: the one person of the words on the ceremony, else the house."""
    for number in range(lead, min(len(reading.lowered), lead + 3)):
        codes = {slot.codes[0] for slot in reading.sentence(number).of("P") if len(slot.codes) == 1}
        if len(codes) == 1:
            return codes.pop()
    return reading.house or reading.home


def _never(_status: Status, _other: Status) -> bool:
    """Nothing is told of a ceremony already: lines are read where no envoy is known."""
    return False


LINES: Final = Scan(_at_the_lead, _in_lines, _never)
