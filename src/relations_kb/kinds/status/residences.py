"""Where envoys live who come from elsewhere: 'who will reside in Lusaka', 'from her seat in Lima', 'his office "
"is in …'.

In: the envoys that rules found in a text. Out: an ``accreditation`` for each of whom the sentence that names them, or
the one that goes on with them, says that their seat is in a third country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.scan import Scan, found_in, holding, rule_of
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence

_SEAT: Final = Sifted(
    r"(?i)\b(?:(?:(?P<all>both|all(?: of them)?|all (?:two|three|four|five))(?: of them)? |who (?:is |will be |"
    r"will |are |"
    r"also |normally |usually )*|(?:is|are|will be) )?(?:not )?(?:concurrently )?"
    r"(?:resident|residing|resides?|reside|based|stationed|lives?|living|sits|headquartered)"
    r"|(?:his|her|their|whose|the) (?:permanent |usual |own )?(?:office|seat|residence|base|embassy|chancery|"
    r"headquarters|post) (?:is|are|will be|remains|being|lies)(?: located| situated)?"
    r"|(?:has|have|having|keeps?|with|maintains?) (?:his|her|their|a|an)? ?(?:permanent |usual |own )?(?:office|seat|"
    r"residence|base|"
    r"headquarters)"
    r"|from (?:his|her|their|its|the|an?) (?:permanent |usual |own )?(?:office|seat|residence|base|embassy|"
    r"high commission|mission|chancery)"
    r"|(?:residence|seat|base):?)(?: also| likewise| too)?(?: in| at|:) (?:the )?(?:city of |nearby |neighbou?ring )?"
    r"<C(?P<seat>\d+)>"
    r"|\b(?:accredited|serves?|covers?|works?|operates?|represents [^<;.]{0,30}<C\d+>) from (?:the )?<C(?P<seat2>\d+)>",
    r"resid|based|station|liv|sit|headquarter|office|seat|base|embassy|chancery|post|mission|commission|from",
)
_ENVOYS: Final = "envoy-accredited"
_NEXT: Final = re.compile(r"(?i)\W*(?:he|she|his|her|the (?:ambassador|envoy|diplomat|high commissioner))\b|\W*<S\d+>")
_ENDS: Final = re.compile(r"(?i)[;.] (?!(?:and )?(?:<S\d+>|(?:he|she|his|her)\b))|, and by <P|<P\d+>")
_DENIED: Final = re.compile(r"(?i)\b(?:no longer|formerly|until|used to|previously|born)\b")
_RULE: Final = rule_of("status.seat-of-envoy", "accreditation", 0.8)


def _read(sentence: Sentence, reading: Reading, known: Sequence[Status]) -> Iterator[Status]:
    envoys = [status for status in known if status.event == _ENVOYS]
    for seat in _SEAT.finditer(sentence.masked):
        if _DENIED.search(sentence.masked, max(0, seat.start() - 30), seat.end()):
            continue
        slot = sentence.slots[int(seat["seat"] or seat["seat2"])]
        via = Place(city=slot.seat, country=slot.codes[0]) if slot.codes else None
        for status in _whose(seat, sentence, reading, envoys) if via is not None else ():
            if via is None or via.country in (status.actor, status.counterpart):
                continue
            yield from make(
                found_in(sentence, _RULE, seat),
                reading,
                "accreditation",
                countries=status.countries,
                date=None,
                actor=status.actor,
                counterpart=status.counterpart,
                via=via.country,
                place=via,
            )


def _told(status: Status, other: Status) -> bool:
    return other.event == "accreditation" and (status.actor, status.counterpart) == (other.actor, other.counterpart)


def _whose(seat: re.Match[str], sentence: Sentence, reading: Reading, envoys: list[Status]) -> list[Status]:
    """Return the envoys of whom a seat is told: the one named last before it, all named where it is said of all."""
    before = sentence.masked[: seat.start()]
    here = [_named(int(n), sentence, envoys) for n in re.findall(r"<P(\d+)>", before)]
    told = [status for status in here if status is not None]
    span = (sentence.start, sentence.start + len(sentence.text))
    if seat["all"]:
        return [*told, *(s for s in envoys if any(span[0] <= e.start < span[1] for e in s.evidence if not e.fields))]
    last = re.search(r"<P(\d+)>(?!.*<P\d+>)", before)
    if last is not None:
        ends = _ENDS.search(sentence.masked, last.end())
        if ends is not None and ends.start() < seat.start():
            return []
        status = _named(int(last[1]), sentence, envoys)
        return [status] if status is not None else []
    if sentence.index and _NEXT.match(sentence.masked) and not re.search(r"<[PC]\d+>", before):
        earlier = reading.sentence(sentence.index - 1)
        names = re.findall(r"<P(\d+)>", earlier.masked)
        status = _named(int(names[-1]), earlier, envoys) if names else None
        return [status] if status is not None else []
    return []


def _named(place: int, sentence: Sentence, envoys: list[Status]) -> Status | None:
    person = sentence.slots[place].person
    if person is None:
        return None
    own = person.name.split()[-1]
    return next(
        (
            s
            for s in envoys
            for p in s.people
            if p.country == s.actor and (p.name == person.name or own in p.name.split())
        ),
        None,
    )


RESIDENCES: Final = Scan(holding(_SEAT, after={_ENVOYS}), _read, _told)
