"""Visits that somebody recalls in direct speech: '"My brother was in Lima in 2015 and came to us last year," said X'.

In: a reading. Out: a visit for each date of such a clause. 'I' and 'my father' are of the speaker's side, 'my brother',
'His Majesty' and 'your King' of the other one; 'to us', 'here' and 'our country' are where the speaker lives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import extent, fields_of, participants
from relations_kb.kinds.visit.model import Visit
from relations_kb.model.record import Evidence, Participant, Place
from relations_kb.rules import edtf
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.speaker import SAYS, speaker
from relations_kb.rules.when import Dated, resolve_slot

_TRIGGER: Final = Sifted(
    r"\b(?:was|were|been|be) (?:[a-z]+ ){0,3}(?:in|with|guests?|here|at)\b|\b(?:came|come|went|visited|travell?ed|flew|"
    r"arrived|paid|welcom(?:ed?|ing)|receiv(?:ed?|ing)|host(?:ed|ing)?)\b"
)
_KIN: Final = r"(?:father|mother|grandfather|predecessors?|uncle)"
_OWN: Final = (
    rf"(?:my|our) (?:late |own |immediate )?(?:{_KIN}|(?:foreign |prime |defen[cs]e )?ministers?|president|king|queen|"
    r"government|delegation)"
)
_OTHER: Final = (
    r"(?:you|my (?:dear |good |great |elder |younger )?(?:brother|sister|colleague|friend|counterpart)|"
    r"(?:his|her) (?:majesty|excellency|royal highness|highness|holiness)|"
    rf"your (?:[a-z]+ ){{0,2}}?(?:king|queen|president|minister|premier|chancellor|sultan|emperor|{_KIN})|"
    rf"(?:(?:<P\d+>|[A-Z]\w+)['’]s|his|her|your) {_KIN})"
)
_ADV: Final = r"(?: (?:myself|himself|herself|also|already|again|personally|then|even|still|twice|himself))*"
_GOT: Final = (
    r"(?:(?:has |had |have )?(?:was|were|been)(?: (?:an?|the|my|our) (?:[a-z]+ )?guests?(?: of (?:honou?r|mine|ours))?|"
    r" <S\d+>)?|(?:used to )?(?:came|come|went|travell?ed|flew|journeyed)(?: (?:over|all the way|back))?|visited|"
    r"arrived|"
    r"(?:paid|made) (?:an? (?:[a-z]+ ){0,2}(?:visit|call)|us an? (?:[a-z]+ ){0,2}visit))"
)
_HERE: Final = (
    r"(?:(?:(?:in|to|with|at|on) )?(?P<here>(?:us|here)(?: (?:in|at) <C(?P<town>\d+)>)?|our (?:(?:own|beautiful|"
    r"dear) )?"
    r"(?:[a-z]+|<C\d+>)|my (?:country|capital|"
    r"home|house|inauguration)|this (?:country|city|town|capital|hall|house))(?!\w)|(?:(?:in|to|at) )?(?:the )?"
    r"<C(?P<there>\d+)>)"
)
_WHEN: Final = r"(?:(?:in|on|during|back in|as early as|only) )?(?:the )?<D\d+>"
# … and no date that opens the next clause: 'in 2015 and 2018, and last year it was Minister X who came'
_DATES: Final = (
    rf"{_WHEN}(?:(?:,| and|,? then| or|,? and again|,? again|,? and then)+ (?:also )?{_WHEN}"
    r"(?!,? (?:it was|<[PS]|my |his |her |your |our |we |i )))*"
)
_BETWEEN: Final = r"(?:(?! and | but | while |, (?:my|his|her|your|when|where|who)\b)[^\"<;]){0,60}?"
_CLAUSE: Final = re.compile(
    rf"(?i)(?:(?P<before>{_WHEN}),? (?:it was )?)?(?:(?P<own>{_OWN})|(?P<other>{_OTHER})|(?P<slot><[PS](?P<n>\d+)>))"
    rf"(?:,? who)?{_ADV} {_GOT}{_ADV} {_HERE}(?:{_BETWEEN}[ ,](?P<dates>{_DATES}))?"
)
_TURN: Final = re.compile(
    rf"(?i)\bit was (?P<own>my|our) turn to (?:be|come|go|travel|fly|visit){_ADV} {_HERE}{_BETWEEN}[ "
    rf",](?P<dates>{_DATES})"
)
# 'Last year we had the honour to welcome President X here', 'It was a pleasure for us to host X in Lima in May'
_HOSTED: Final = re.compile(
    rf"(?i)(?:(?P<before>{_WHEN}),? )?\b(?:(?:we|i) (?:(?:have |had |also |already )*)"
    r"|(?:it|this) (?:was|had been|has been) (?=(?:an?|my|our|the) ))"
    r"(?:(?:an?|the|my|our) (?:[a-z]+ )?(?:pleasure|honou?r|privilege|joy|opportunity) (?:for (?:us|me|my country) )?"
    rf"(?:(?P<mid>{_WHEN}) )?(?:of |to ))?(?:welcom(?:ed?|ing)|receiv(?:ed?|ing)|host(?:ed|ing)?)(?: here)? (?:the )?"
    rf"(?P<slot><[PS](?P<n>\d+)>)(?:,? {_HERE})?(?:{_BETWEEN}[ ,](?P<dates>{_DATES}))?"
)
_BACK: Final = 4  # sentences that one who is quoted may speak on
_PAIR: Final = 2  # quotation marks, of which each says something
_SAYS: Final = re.compile(
    rf"(?i)(?:[,.!?…]\"|\",) (?:{SAYS} (?:the )?<[PS](\d+)>|(?:the )?<[PS](\d+)>(?:,[^,\"<]{{1,60}},)? (?:also |then "
    rf")?{SAYS}\b)|<[PS](\d+)>(?:,[^,\"<]{{1,60}},)? (?:also |then )?{SAYS}(?: that|:|,)? \""
)
_NOT: Final = re.compile(r"(?i)\b(?:not|never|nobody|no one|if|would|should|wish\w*|hop(?:e|es|ed|ing))\b[^,;]{0,30}$")
_DATE: Final = re.compile(r"<D(\d+)>")
_CROWN: Final = ("king", "queen", "sultan", "emperor", "emir")


def quoted(reading: Reading) -> Iterator[Visit]:
    """Yield the visits that are recalled in direct speech, with their dates."""
    for number in reading.holding(_TRIGGER):
        # Quotation marks of all sorts are plain in flat words; without them 'we' is the house whose text it is.
        if reading.flat_words(number).count('"') < _PAIR and "we " not in reading.lowered[number]:
            continue
        if not _TRIGGER.regex.search(reading.lowered[number]):
            continue
        if not reading.may_hold(number, "D"):
            continue
        masked = reading.slotted(number).masked
        spoken = masked.find('"') != masked.rfind('"')
        if not spoken and not _HOSTED.search(masked):
            continue
        said = _speaker(reading, number) or _house(reading, number)
        if said is None or len(said.codes) != 1:
            continue
        sentence = reading.sentence(number)
        first, last = (sentence.masked.find('"'), sentence.masked.rfind('"')) if spoken else (0, len(sentence.masked))
        for pattern in (_CLAUSE, _TURN, _HOSTED) if spoken else (_HOSTED,):
            for match in pattern.finditer(sentence.masked, first, last):
                if not _NOT.search(sentence.masked[max(first, match.start() - 40) : match.start()]):
                    yield from _visits(match, sentence, reading, said)


def _house(reading: Reading, number: int) -> Slot | None:
    """Return the house whose text says 'we': a ministry's own."""
    at = reading.document.sentences[number].span.start
    return Slot("C", at, at, codes=(reading.house,)) if reading.house is not None else None


def _speaker(reading: Reading, number: int) -> Slot | None:
    """Return who says the words in quotation marks: named beside them, or last before them in the paragraph."""
    sentences = reading.document.sentences
    for earlier in range(number, max(-1, number - _BACK), -1):
        if sentences[earlier].block != sentences[number].block:
            break
        sentence = reading.sentence(earlier)
        found = _SAYS.search(sentence.masked) if '"' in sentence.masked else None
        if found is not None:
            slot = sentence.slots[int(next(n for n in found.groups() if n))]
            return slot if slot.codes and slot.person is not None else speaker(reading, earlier)
    return speaker(reading, number) or _by_style(reading, number)


# '…," Samdech said': by the style alone that stands before a name told earlier
_STYLED: Final = re.compile(
    rf"(?:[,.!?…]\"|\",) (?:(?P<one>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) (?:also |then )?{SAYS}\b|"
    rf"{SAYS} (?:the )?(?P<two>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)\b)"
)


def _by_style(reading: Reading, number: int) -> Slot | None:
    """Return the one person of the text whose name was written with the style by which the speaker is now called."""
    found = _STYLED.search(reading.slotted(number).masked)
    if found is None:
        return None
    style = f"{found['one'] or found['two']} "
    known = {
        slot.person.name: slot
        for earlier in range(number)
        if reading.persons(earlier)
        for slot in reading.slotted(earlier).slots
        if slot.person is not None and slot.codes and style in reading.text[slot.start : slot.end]
    }
    return next(iter(known.values())) if len(known) == 1 else None


def retells(one: Visit, other: Visit) -> bool:
    """Tell whether a visit that rules found is one recalled in direct speech, which is read better as such."""
    return (
        (one.guest, one.host) == (other.guest, other.host)
        and one.evidence[0].start <= other.evidence[0].start < one.evidence[0].end
        and edtf.agree(one.date, other.date, unknown_agrees=True)
    )


def _visits(match: re.Match[str], sentence: Sentence, reading: Reading, said: Slot) -> Iterator[Visit]:
    told = match.groupdict()
    house = said.codes[0]
    abroad = reading.other(house, sentence.index)
    who = sentence.slots[int(told["n"])] if told.get("n") else None
    if who is not None and who.title == "i":
        who = said
    guest = house if told.get("own") else abroad if told.get("other") else _country(who, abroad)
    there = sentence.slots[int(told["there"])] if told.get("there") else None
    host = (there.codes[0] if len(there.codes) == 1 else None) if there is not None else house
    if match.re is _HOSTED and host != house:
        return  # 'We received the President of Peru in a third country'
    if guest is None or host is None or guest == host:
        return
    town = there or (sentence.slots[int(told["town"] or 0)] if told.get("town") else None)
    place = Place(city=town.seat if town is not None and host in town.codes else None, country=host)
    people = _people(told, who, reading, sentence, said, guest)
    whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    for dated in _dates(told, sentence, reading):
        yield Visit(
            doc=reading.document.name,
            countries=tuple(sorted((guest, host))),
            date=dated.edtf,
            date_basis=dated.basis,
            modality="occurred",
            place=place,
            people=people,
            evidence=(
                whole,
                *fields_of(reading, date=dated.span, people=extent([who]) if who is not None and who.person else None),
            ),
            form="visit",
            guest=guest,
            host=host,
            rule="visit.quoted",
            confidence=0.75,
        )


def _country(who: Slot | None, abroad: str | None) -> str | None:
    """Return whose somebody with a name or an office is; the other side's where neither tells."""
    if who is None:
        return None
    return who.codes[0] if len(who.codes) == 1 else abroad if not who.codes else None


def _dates(told: dict[str, str | None], sentence: Sentence, reading: Reading) -> Iterator[Dated]:
    words = " ".join(filter(None, (told.get("before"), told.get("mid"), told.get("dates"))))
    today = edtf.first_day(reading.published)
    for number in _DATE.findall(words):
        dated = resolve_slot(reading, sentence.slots[int(number)])
        day = edtf.first_day(dated.edtf) if dated is not None else None
        if dated is not None and day is not None and (today is None or day <= today):
            yield dated


def _people(
    told: dict[str, str | None], who: Slot | None, reading: Reading, sentence: Sentence, said: Slot, guest: str
) -> tuple[Participant, ...]:
    """Return who went, where it is told: the speaker, a person named, or the other side's one of the same rank."""
    if who is not None:
        return participants((who,), guest) if who.person is not None else ()
    own = told.get("own")
    if own is not None:
        return participants((said,), guest) if own.lower() in {"my", "our"} else ()
    words = (told.get("other") or "").lower()
    if re.search(_KIN, words) or said.person is None:
        return ()
    offices = _CROWN if "majesty" in words else (said.person.office or "",)
    for office in offices:
        found = reading.holder(guest, office, sentence.index) if office else None
        if found is not None:
            return (Participant(name=found.name, country=guest, office=found.office),)
    return ()
