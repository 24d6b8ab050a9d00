"""Visits told as another of the kind just told: 'As president he came again in 1987', 'Ana Soto did so in May 1976'.

In: a reading and the visits found so far. Out: a visit for each date of such words, to where the one before went; 'Kari
Lund never came to Lima, but Ana Soto did so in 1976' tells where as well.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from relations_kb.kinds.making import fields_of, participants
from relations_kb.kinds.visit.model import Visit
from relations_kb.model.record import Evidence, Participant, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.when import Dated, resolve_slot

_TRIGGER: Final = Sifted(
    r"(?i)\b(?:again|returned|return|back|once more|time|did so|do so|done so|who did|followed suit|repeated)\b"
)
_ADV: Final = r"(?: (?:would|had|has|then|later|also|himself|herself|even|only|finally))*"
_GO: Final = (
    r"(?:c[oa]me|went|go(?:ne)?|was|were|been|be|travell?ed|visited|visit|journeyed|flew|(?:made|make) (?:the|this|"
    r"that|"
    r"an?) (?:[a-z]+ )?(?:journey|trip|visit)|(?:paid|pay) (?:an?|another) (?:[a-z]+ )?visit)"
)
_ONCE_MORE: Final = r"(?:again|back|once more|once again|an? <O\d+> time|for (?:the|an?) <O\d+> time|anew)"
_ANEW: Final = (
    rf"(?:{_GO}(?: here| there| over)? {_ONCE_MORE}(?: here| there)?|returned|return|came back|"
    r"repeated (?:the|this|that|his|her) (?:visit|trip|journey))"
)
_SO: Final = r"(?:did so|do so|done so|followed suit|did the same|who did(?: so)?)"
_AS: Final = (
    r"(?: (?:there|here|again|once more|twice more|three times more))?(?:,? (?:now |this time |then )?(?:as|in the "
    r"(?:role|capacity) of) (?:the )?(?:[a-z-]+ ){0,5}?[a-z-]+)?(?:, [^,<.;]{1,40},)?"
)
_DATES: Final = (
    r"(?P<dates>,? (?:(?:in|on|from|only in|during) )?(?:the )?<D\d+>(?:(?:,|,? and(?: again)?)(?: in| on)? <D\d+>)*)"
)
_BEFORE: Final = r"(?:(?:in|on|during) )?(?:the )?<D(?P<before>\d+)>,? "
# As in: 'As president he would come again in 1987', 'She returned as prime minister in May'
_BY_WHOM: Final = re.compile(
    rf"(?i)(?:(?:^\W*|[,;] (?:and )?){_BEFORE})?(?:the )?<[PS](?P<who>\d+)>(?:,[^,<.;]{{1,50}},)?{_ADV} "
    rf"(?:(?P<anew>{_ANEW})|(?P<so>{_SO}))(?! (?:to|from|home|in|at|with|for)\b(?! (?:the )?<D))(?:{_AS}{_DATES})?"
)
# '… went to Lima in 1999 and was back in October', '…, and a second time in 1996'
_AND: Final = re.compile(
    rf"(?i)<D\d+>\)?(?:,|;|,? and|,? then)(?: then| later| and)*{_ADV} (?:{_ANEW}|{_SO}|{_ONCE_MORE}){_AS}{_DATES}"
)
# 'Kari Lund never came to Lima, but …', 'Kari Lund did not go to Lima; …'
_NEVER: Final = re.compile(
    r"(?i)<[PS]\d+>[^<.;]{0,30}\b(?:never|not|n't)\b[^<.;]{0,20}\b(?:c[oa]me|go(?:ne)?|went|visit(?:ed)?|been|"
    r"travel(?:led)?|"
    r"set foot|fl[ey]w?|journey(?:ed)?|make it|made it)\b(?: (?:to|in|on))? (?:the )?<C(?P<there>\d+)>"
)
_REACH: Final = 2  # sentences back


class _Base(NamedTuple):
    """What is done again: where, by whom, and the proof of it."""

    guest: str | None
    host: str
    place: Place
    people: tuple[Participant, ...]
    proof: Evidence | None


def again(found: Sequence[Visit], reading: Reading) -> Iterator[Visit]:
    """Yield the visits told so."""
    known = list(found)
    for number, lowered in enumerate(reading.lowered):
        if not _TRIGGER.search(lowered):
            continue
        sentence = reading.sentence(number)
        if not sentence.of("D"):
            continue
        for match in _BY_WHOM.finditer(sentence.masked):
            base = _before(number, match.start(), known, reading, so=match["so"] is not None)
            who = sentence.slots[int(match["who"])]
            if base is not None and (match["dates"] or match["before"]):
                known += _again(sentence, match, who, base, reading)
        and_again = _AND.search(sentence.masked)
        base = _told(number, known, reading) if and_again is not None else None
        if and_again is not None and base is not None:
            known += _again(sentence, and_again, None, base, reading)
    yield from known[len(found) :]


def _before(number: int, at: int, found: Sequence[Visit], reading: Reading, *, so: bool) -> _Base | None:
    never = _NEVER.search(reading.sentence(number).masked, 0, at) if so else None
    if never is not None:
        slot = reading.sentence(number).slots[int(never["there"])]
        if len(slot.codes) == 1:
            return _Base(None, slot.codes[0], Place(city=slot.seat, country=slot.codes[0]), (), None)
    for back in range(_REACH + 1):
        base = _told(number - back, found, reading, block=reading.document.sentences[number].block)
        if base is not None:
            return base
    return None


def _told(number: int, found: Sequence[Visit], reading: Reading, block: int | None = None) -> _Base | None:
    """Return the last visit that a sentence tells of."""
    sentences = reading.document.sentences
    if number < 0 or (block is not None and sentences[number].block != block):
        return None
    last: Visit | None = None
    for visit in found:
        if bisect_right(sentences, visit.evidence[0].start, key=lambda s: s.span.start) - 1 != number:
            continue
        if (
            visit.form == "visit"
            and visit.guest is not None
            and visit.host is not None
            and visit.modality == "occurred"
        ):
            last = visit
    if last is None or last.host is None:
        return None
    people = tuple(person for person in last.people if person.country == last.guest)
    return _Base(last.guest, last.host, last.place or Place(country=last.host), people, last.evidence[0])


def _again(
    sentence: Sentence, match: re.Match[str], who: Slot | None, base: _Base, reading: Reading
) -> Iterator[Visit]:
    guest, people = base.guest, base.people
    if who is not None:
        own = who.codes[0] if len(who.codes) == 1 else None
        person = who.person
        if person is None:
            return
        if match.groupdict().get("anew") and who.kind == "S" and who.title in {"he", "she"} and base.people:
            # 'As president he came again': who came before, not whom the sentence before names first.
            first = base.people[0]
            person = replace(person, name=first.name, office=first.office)
            who, own = who._replace(person=person, codes=()), None
        if match.groupdict().get("anew") and base.people and all(p.name != person.name for p in base.people):
            return  # 'came again' is said of those who were there before
        if own == base.host:
            return
        pair = reading.title_codes
        other = next((c for c in pair if c != base.host), None) if len(pair) == _PAIR and base.host in pair else None
        guest = own or guest or other
        people = participants((who,), guest)
    if guest is None or guest == base.host:
        return
    numbers = re.findall(r"<D(\d+)>", match["dates"] or "") or [match["before"]]
    whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    proof = (base.proof,) if base.proof is not None and base.proof.start != sentence.start else ()
    for number in numbers:
        when: Dated | None = resolve_slot(reading, sentence.slots[int(number)])
        if when is None:
            continue
        yield Visit(
            doc=reading.document.name,
            countries=tuple(sorted((guest, base.host))),
            date=when.edtf,
            date_basis=when.basis,
            place=base.place,
            people=people,
            evidence=(whole, *proof, *fields_of(reading, date=when.span)),
            guest=guest,
            host=base.host,
            rule="visit.again",
            confidence=0.75,
        )


_PAIR: Final = 2
