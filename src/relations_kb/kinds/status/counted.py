"""The envoys of a ceremony that says how many they are: 'six envoys presented their credentials', then their names.

In: the match that tells of the ceremony. Out: names with the countries that send them, from the sentences after it,
in the text's order and no more than were told. The number is what allows to read names however they are put:
'Ms Kari Lund, who represents Norway', 'from Asia came Aiko Ito (Japan)', "Chile's Ana Soto".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.status.ceremony import Envoy
from relations_kb.rules.date_types import NUMBER, number_value
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Sentence

_HOW_MANY: Final = re.compile(
    rf"(?i)\b(?P<count>{NUMBER}) (?:(?:new|newly|foreign|other|more|non-?resident|[a-z]+[- ](?:appointed|designated|"
    r"accredited|named)) ){0,3}(?:ambassadors|envoys|heads of (?:diplomatic )?missions?|high commissioners|diplomats|"
    r"representatives|emissaries)\b"
)
_FAR: Final = 14  # sentences in which the names may stand
_FEWEST, _MOST = 2, 25
_NAME: Final = (
    r"(?:<P(?P<person>\d+)>|(?P<words>(?-i:[A-ZÀ-Þ][\w'’-]+\.?(?: (?:[a-z]{2,3} )?[A-ZÀ-Þ][\w'’-]+\.?){1,4})))"
)
_FROM: Final = (
    r"(?:the )?(?:(?:republic|kingdom|state|sultanate|commonwealth|grand duchy|principality) of )?(?:the )?"
    r"<C(?P<country>\d+)>"
)
_POST: Final = r"(?:ambassador|high commissioner|envoy|representative|nuncio|head of mission)"
_FORMS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NAME}(?:,? (?:of|from|for|representing) |,? \(){_FROM}",
        rf"{_NAME},? (?:(?:who )?(?:(?:will |is to )?represents?|speaks for|comes from|stands for)|"
        r"who (?:has|had) been entrusted with [^<;.]"
        rf"{{0,40}}of|(?:the |a |as )?(?:new |first )?{_POST}[^<;.]{{0,40}} of) {_FROM}",
        rf"{_NAME},? (?:whom {_FROM} |(?:who (?:was|has been|is) )?(?:appointed|accredited|sent|named|"
        r"nominated|posted|designated) by (?:the )?<C(?P<by>\d+)>)",
        rf"{_NAME},? who (?:becomes|will be|is|is to be|comes as|arrives as|takes over as) (?:the )?(?:new |"
        rf"first |next )*"
        r"<S(?P<seat>\d+)>",
        rf"{_FROM}'s (?:new )?(?:{_POST} )?(?:(?:mr|ms|mrs|dr)\.? )?{_NAME}",
        rf"{_POST}[^<;.,]{{0,40}} of {_FROM},? (?:h\.?e\.? )?(?:(?:mr|ms|mrs|dr)\.? )?{_NAME}",
    )
)
_ITEM: Final = re.compile(rf"(?:,| and|,? and| [-–—]|:)? {_FROM},? {_NAME}(?=,| and |\.|;|$)", re.IGNORECASE)
_LEAST_IN_ROW: Final = 3
_ALONE: Final = re.compile(r"<P(?P<person>\d+)>")
_OF_ENVOYS: Final = re.compile(rf"(?i){_POST}|commissioner|charg|minister plenipotentiary")


# Words in capitals that are no part of a name: 'from Asia Aiko Ito (Japan)', 'the High Commission of Chile'.
_LEAD: Final = re.compile(r"^(?:(?:Africa|America|Asia|Europe|Oceania|Caribbean|Pacific|East|West|Excellency) )+")
_NO_NAME: Final = re.compile(
    r"\b(?:High Commission|Embassy|Ministry|Minister|Office|Republic|Kingdom|State|House|Palace|Foreign|Affairs|"
    r"President|Prime|Government|National|Council|United)\b"
)


def counted_envoys(match: Match, reading: Reading, host: str) -> tuple[Envoy, ...]:
    """Return the envoys whom the sentences after a ceremony name; nothing where it does not say how many they are."""
    row = _row(match.sentence, host)
    if len(row) >= _LEAST_IN_ROW:
        return row
    count = _count(match, reading)
    if count is None:
        return ()
    found: list[Envoy] = []
    seen: set[str] = set()
    last = min(len(reading.document.sentences), match.sentence.index + _FAR)
    for number in range(match.sentence.index, last):
        for envoy in _named(reading.sentence(number), host, match.end if number == match.sentence.index else 0):
            if len(found) < count and not seen & _keys(envoy.name):
                found.append(envoy)
                seen |= _keys(envoy.name)
    return tuple(found) if len(found) > 1 else ()


def _row(sentence: Sentence, host: str) -> tuple[Envoy, ...]:
    """Read 'the ambassadors of several states - the Czech Republic Jan Novak, Cuba Ana Soto and Mongolia Bat Dorj'."""
    found: list[Envoy] = []
    at = max(sentence.masked.find(mark) for mark in (" - ", " – ", " — ", ": "))
    while at >= 0 and (item := _ITEM.match(sentence.masked, at)) is not None:
        codes = sentence.slots[int(item["country"])].codes
        envoy = _envoy(item, sentence, codes[0] if len(codes) == 1 else None)
        if envoy is None or envoy.country == host:
            return ()
        found.append(envoy)
        at = item.end()
    return tuple(found)


def _count(match: Match, reading: Reading) -> int | None:
    told = _HOW_MANY.search(match.sentence.masked)
    if told is None and reading.document.title is not None:
        told = _HOW_MANY.search(reading.document.title.value)
    count = number_value(told["count"].lower()) if told is not None else None
    return count if count is not None and _FEWEST <= count <= _MOST else None


def _named(sentence: Sentence, host: str, begin: int) -> Iterator[Envoy]:
    """Yield the envoys of a sentence from an offset on, left to right: each name once, with the country beside it."""
    masked = sentence.masked
    hits: dict[int, tuple[int, Envoy]] = {}
    for form in _FORMS:
        for found in form.finditer(masked, begin):
            codes = _sender(found, sentence)
            envoy = _envoy(found, sentence, codes[0] if len(codes) == 1 else None)
            at = found.start("person") if found["person"] is not None else found.start("words")
            if envoy is not None and envoy.country != host:
                hits.setdefault(at, (at, envoy))
    for found in _ALONE.finditer(masked, begin):
        slot = sentence.slots[int(found["person"])]
        person, at = slot.person, found.start("person")
        if at in hits or person is None or not slot.codes or slot.codes[0] == host:
            continue
        if person.country is None and person.office is None:
            continue  # whose country only the surroundings tell
        if person.office is None or _OF_ENVOYS.search(person.office):
            hits[at] = (at, Envoy(person.name, person.office, slot.codes[0]))
    yield from (envoy for _, (_, envoy) in sorted(hits.items()))


def _sender(found: re.Match[str], sentence: Sentence) -> tuple[str, ...]:
    groups = found.groupdict()
    number = groups.get("country") or groups.get("by") or groups.get("seat")
    slot = sentence.slots[int(number)] if number is not None else None
    if slot is None or (slot.kind == "S" and _OF_ENVOYS.search(slot.title or "") is None):
        return ()
    return slot.codes


def _envoy(found: re.Match[str], sentence: Sentence, country: str | None) -> Envoy | None:
    if country is None:
        return None
    if found["person"] is None:
        name = _LEAD.sub("", found["words"])
        return Envoy(name, None, country) if " " in name and not _NO_NAME.search(name) else None
    person = sentence.slots[int(found["person"])].person
    if person is None or (person.office is not None and not _OF_ENVOYS.search(person.office)):
        return None
    return Envoy(person.name, person.office, country)


def _keys(name: str) -> set[str]:
    """Return what tells that a later mention is the same envoy: his last name."""
    return {name.rsplit(maxsplit=1)[-1].casefold()}
