"""What a text goes on to say of a mission: closed again, reopened, or answered by the other side.

'The embassy was closed in 1995, opened again in 1999 and closed for the second time in 2009'; 'Peru opened an embassy
in Oslo in 2010, and Norway one in Lima in 2011'; 'Norway did the same that year'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import fields_of
from relations_kb.kinds.status.model import Event, Status
from relations_kb.model.record import Evidence, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence
from relations_kb.rules.when import Dated, resolve_slot

_AGAIN: Final = re.compile(
    r"(?i)(?:\band|\bbut|,|;|\buntil|\bthen|^\W*(?:it|<S\d+>|the latter|the (?:embassy|mission|legation|consulate|"
    r"office)|(?:its|the) (?:activity|work|operations?)(?: of the [a-z]+)?))[ ,]+"
    r"(?P<lead>(?:(?:until|in|on|it|was|were|had been|has been|has|since|again|later|subsequently|only|when|finally|"
    r"<D\d+>),? )*)"
    r"(?P<verb>closed|shut(?: down)?|suspended|re-?opened|re-?established|opened|restored|resumed)"
    r"(?: it)?(?: again| anew| once more| for the (?:<O\d+>|[a-z]+) time)?(?P<tail>[^.;<]{0,40}(?:<D\d+>)?)"
)
_ANSWER: Final = re.compile(
    r"(?i)(?:(?:<D(?P<lead>\d+)>,? )?(?:the )?<[CS](?P<actor>\d+)>(?:,? [a-z]+){0,2},? (?:did (?:the same|so|"
    r"likewise)|followed suit|"
    r"reciprocated|(?:replied|answered|responded|reciprocated) in kind|returned the (?:gesture|compliment)|one|its "
    r"own)(?: by (?:opening|establishing|setting up|closing|sending) [^<]{3,40}?)?(?: in return)?"
    r"|reciprocated by (?:the )?<[CS](?P<actor2>\d+)>)(?: (?:in|"
    r"at) <C(?P<place>\d+)>)?[^.;<]{0,25}(?:<D(?P<date>\d+)>)?"
)
# '…, while the Chilean embassy in Oslo was closed in 2012': another mission's story.
_OTHERS: Final = re.compile(
    r"(?i)(?:[,;]|\band\b) ?(?:while|whereas|and|but)? ?(?:the |that of )(?:<[CS]\d+>(?:'s?)? (?:[a-z]+ )?"
    r"(?:embassy|mission|legation|consulate|high commission)|"
    r"(?:embassy|mission|legation|consulate|high commission) of (?:the )?<C\d+>)\b"
)
_IN_KIND: Final = Sifted(r"in kind|returned the|reciprocated|did the same|did likewise|followed suit|did so")
_CLOSED: Final = re.compile(r"(?i)closed|shut|suspended")


def continued(match: Match, reading: Reading, status: Status) -> Iterator[Status]:
    """Yield what the rest of the sentence, and sentences that go on with 'it', say of a mission."""
    if status.event not in {"mission-opened", "mission-closed"} or status.modality != "occurred":
        return
    # What follows the other side's answer is told of the other side's mission.
    own = len(match.sentence.masked)
    for at, end, answer in _answers(match, reading, status):
        own = min(own, at)
        yield answer
        yield from _verbs(match.sentence, end, None, reading, answer)
    turned = _OTHERS.search(match.sentence.masked, match.end, own)
    yield from _verbs(match.sentence, match.end, turned.start() if turned is not None else own, reading, status)
    block = reading.document.sentences[match.sentence.index].block
    for number in range(match.sentence.index + 1, min(len(reading.document.sentences), match.sentence.index + 3)):
        if reading.document.sentences[number].block != block:
            break
        if number == match.sentence.index + 1 and _IN_KIND.may_be_in(reading.lowered[number]):
            there = match._replace(sentence=reading.sentence(number), start=0, end=0)
            for _, _, answer in _answers(there, reading, status):
                yield answer
        words = reading.lowered[number].lstrip()
        if not words.startswith(
            (
                "it ",
                "the latter ",
                "the embassy",
                "the mission",
                "the legation",
                "the consulate",
                "the activity",
                "its ",
            )
        ):
            break
        yield from _verbs(reading.sentence(number), 0, None, reading, status)


def _verbs(sentence: Sentence, start: int, end: int | None, reading: Reading, status: Status) -> Iterator[Status]:
    for found in _AGAIN.finditer(sentence.masked, start, len(sentence.masked) if end is None else end):
        date = re.search(r"<D(\d+)>", found.group("tail")) or re.search(r"<D(\d+)>", found.group("lead"))
        if date is None:
            continue
        dated = resolve_slot(reading, sentence.slots[int(date.group(1))])
        event: Event = "mission-closed" if _CLOSED.search(found.group("verb")) else "mission-opened"
        if dated is not None and (event, dated.edtf) != (status.event, status.date):
            yield _retold(sentence, reading, status, event, dated)


def _answers(match: Match, reading: Reading, status: Status) -> Iterator[tuple[int, int, Status]]:
    """Yield the other side's like steps, with where in the sentence they are told."""
    if len(status.countries) != 2:
        return
    sentence = match.sentence
    for found in _ANSWER.finditer(sentence.masked, match.end):
        slot = sentence.slots[int(found.group("actor") or found.group("actor2"))]
        if slot.codes[:1] != (status.counterpart,) or status.counterpart is None or status.actor is None:
            continue
        place = sentence.slots[int(found.group("place"))] if found.group("place") else None
        when = found.group("date") or found.group("lead")
        dated = resolve_slot(reading, sentence.slots[int(when)]) if when else None
        turned = status.model_copy(update={"actor": status.counterpart, "counterpart": status.actor})
        host = Place(city=place.seat if place is not None else None, country=status.actor)
        answer = _retold(sentence, reading, turned, status.event, dated).model_copy(update={"place": host})
        yield found.start(), found.end(), answer


def _retold(sentence: Sentence, reading: Reading, status: Status, event: Event, dated: Dated | None) -> Status:
    whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    return status.model_copy(
        update={
            "event": event,
            "date": dated.edtf if dated else None,
            "date_basis": dated.basis if dated else "stated",
            "evidence": (whole, *fields_of(reading, date=dated.span if dated else None)),
            "people": (),
            "rule": "status.continued",
            "confidence": 0.75,
        }
    )
