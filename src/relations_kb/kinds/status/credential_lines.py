"""Envoys of a ceremony in lines of their own: 'Kari Lund – the Kingdom of Norway', below words on credentials.

In: a text that opens with a ceremony of credentials, and what rules found in it. Out: an ``envoy-accredited`` for each
line that holds a name and a country; where no names are told, for each country of 'the new ambassadors of Chile, Peru
and Japan'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from relations_kb.kinds.status.context import ceremony_place, date_told
from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Status
from relations_kb.model.record import Modality, Participant
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule
from relations_kb.rules.slots import Sentence
from relations_kb.rules.when import Dated

_PAPERS: Final = re.compile(
    r"\b(?:credentials|letters? of (?:credence|accreditation|credentials)|credential letters)\b"
)
_CEREMONY: Final = re.compile(
    r"\b(?:accept\w*|receiv\w*|present\w*|hand(?:ed|s)?|deliver\w*|submit\w*|ceremony|took)\b"
)
_NAME: Final = (
    r"(?P<name>(?:[A-ZÀ-ÞĀ-Ž][\w'’.-]*|(?:de|del|da|dos|al|el|bin|ibn|van|von|der|la|le|di|du|ould|y)(?= ))"
    r"(?: (?:[A-ZÀ-ÞĀ-Ž][\w'’.-]*|de|del|da|dos|al|el|bin|ibn|van|von|der|la|le|di|du|ould|y|e)){1,6})"
)
_HONORIFIC: Final = r"(?:(?:H\.? ?E\.?|His Excellency|Her Excellency|Mr|Mrs|Ms|Dr|Sir|Madam|Amb)\.?,? )*"
_LINE: Final = re.compile(
    rf"^\W*(?:\d{{1,2}}[.)] )?{_HONORIFIC}{_NAME},? ?(?:[–—:-] ?|\((?=[A-Z])|, (?=[A-Z]|the [A-Z]))"
    r"(?P<rest>[^()]{3,90})\)?\W*$"
)
# 'eight new ambassadors to Russia from Germany, Egypt and Korea', 'wished the new ambassadors of Chile, Peru and Japan'
_MANY: Final = re.compile(
    r"(?:(?:new|newly[- ]\w+|incoming) (?:ambassadors|envoys|heads of mission)(?: to (?:the )?<[CS]\d+>)? (?:of|from)"
    r" (?P<row>(?:the )?<C\d+>(?:(?:, |,? and )(?:the )?<C\d+>){1,30}))|"
    r"(?P<slots><S\d+>(?:(?:, |,? and )<[CS]\d+>){0,9})"
)
_WILL: Final = re.compile(r"\b(?:will|is to|are to|tomorrow)\b")
_HEAD: Final = 8  # sentences in which a text says that it tells of a ceremony
_FEWEST: Final = 2  # lines that make a list
_RULE: Final = Rule(
    id="status.credentials-line",
    triggers=(),
    pattern="",
    examples=(),
    gives={"event": "envoy-accredited"},
    confidence=0.85,
)


def credential_lines(found: Iterable[Status], reading: Reading) -> Iterator[Status]:
    """Yield the envoys of such lines; nothing where rules have read the ceremony."""
    lead = next((n for n, words in enumerate(reading.lowered[:_HEAD]) if _tells(words)), None)
    if lead is None or any(status.event == "envoy-accredited" for status in found):
        return
    host = _host(reading, lead)
    if host is None:
        return
    lines = tuple(_lines(reading, lead, host))
    if len(lines) >= _FEWEST:
        for number, name, country in lines:
            yield from _made(reading, lead, number, country, host, name)
        return
    for number in range(len(reading.lowered)):
        if "ambassadors" in reading.lowered[number] or "envoys" in reading.lowered[number]:
            codes = _countries(reading.sentence(number), host)
            if len(codes) >= _FEWEST:
                for code in codes:
                    yield from _made(reading, lead, number, code, host, None)
                return


def _tells(words: str) -> bool:
    return _PAPERS.search(words) is not None and _CEREMONY.search(words) is not None


def _host(reading: Reading, lead: int) -> str | None:
    """Return whose head of state receives: the one person of the words on the ceremony, else the house."""
    for number in range(lead, min(len(reading.lowered), lead + 3)):
        codes = {slot.codes[0] for slot in reading.sentence(number).of("P") if len(slot.codes) == 1}
        if len(codes) == 1:
            return codes.pop()
    return reading.house or reading.home


def _lines(reading: Reading, lead: int, host: str) -> Iterator[tuple[int, str, str]]:
    """Yield the sentences that are such lines, with name and country, up to where the list ends."""
    begun = False
    for number in range(lead + 1, len(reading.document.sentences)):
        span = reading.document.sentences[number].span
        match = _LINE.match(reading.text[span.start : span.end]) if span.end - span.start < 200 else None
        country = None
        if match is not None:
            named = reading.countries_in(span.start + match.start("rest"), span.start + match.end("rest"))
            country = next((m.code for m in named if m.code and m.code != host), None)
        if match is not None and country is not None:
            begun = True
            yield number, match["name"].strip(" ,"), country
        elif begun:
            return


def _countries(sentence: Sentence, host: str) -> tuple[str, ...]:
    for match in _MANY.finditer(sentence.masked):
        numbers = [int(n) for n in re.findall(r"<[CS](\d+)>", match["row"] or match["slots"] or "")]
        slots = [sentence.slots[n] for n in numbers]
        if match["slots"] and "ambassadors" not in (slots[0].title or ""):
            continue
        return tuple(dict.fromkeys(code for slot in slots for code in slot.codes if code != host))
    return ()


def _made(reading: Reading, lead: int, number: int, country: str, host: str, name: str | None) -> Iterator[Status]:
    head = reading.sentence(lead)
    whole = Match(_RULE, head, 0, len(head.masked), {}, {})
    modality: Modality = "planned" if _WILL.search(reading.lowered[lead]) else "occurred"
    date = date_told(whole, reading, future=modality == "planned", news=True)
    if date is None and reading.published is not None and modality == "occurred":
        date = Dated(reading.published, "published", None)
    near = [slot for n in range(lead, min(len(reading.lowered), lead + 5)) for slot in reading.sentence(n).of("P")]
    receiving = tuple(
        Participant(name=slot.person.name, country=host, office=slot.person.office)
        for slot in near
        if slot.person is not None and slot.codes == (host,)
    )[:1]
    envoy = (Participant(name=name, country=country, office="Ambassador"),) if name is not None else ()
    sentence = reading.sentence(number)
    record = make(
        Match(_RULE, sentence, 0, len(sentence.masked), {}, {}),
        reading,
        "envoy-accredited",
        countries=(country, host),
        date=date,
        modality=modality,
        actor=country,
        counterpart=host,
        people=(*envoy, *receiving),
        place=ceremony_place(whole, reading, host),
    )
    if record is not None:
        yield record
