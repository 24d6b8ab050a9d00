"""Relations made by a paper of the same sort: 'In 2016 a protocol of the same content was signed with Chad'.

In: a text that tells of relations being established, and a sentence in it on another paper that is like the first one
('a similar document', 'a statement with the same aim'). Out: the beginning of relations with each country whose envoy
signed it, of the country that the text is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from relations_kb.kinds.making import participants
from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Status
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence
from relations_kb.rules.when import Dated, inherited, resolve_slot

_PAPER: Final = (
    r"(?:joint )?(?:communiqu[eé]s?|statements?|declarations?|protocols?|notes?|documents?|papers?|agreements?|"
    r"instruments?|texts?|memorand(?:um|a)|step|act|ceremony)"
)
_LIKE: Final = r"(?:same|similar|identical|like|equal|equivalent|analogous|comparable|corresponding)"
_SAME: Final = Sifted(
    rf"(?i)\b{_PAPER} (?:of|with|to|having|carrying|bearing|in) (?:an? |the |that )?(?:very )?{_LIKE}[- ]?"
    r"(?:content|contents|aim|wording|kind|purpose|effect|tenor|sort|nature|object|subject|title|meaning|text|terms|"
    r"intent|import|words)?\b"
    rf"|\b(?:an? |the |two |three |such )?(?:very )?{_LIKE} (?:joint )?{_PAPER}\b|\bsuch an? {_PAPER}\b"
    rf"|\b{_PAPER} (?:of that kind|to that effect|like it|like this one|similar to (?:it|this|that))\b"
)
_SIGNED: Final = re.compile(r"(?i)\b(?:signed|signs|exchanged|initialled|concluded|put (?:his|her|their) (?:name|sig))")
_NOT_DONE: Final = re.compile(
    r"(?i)\b(?:not|never|no|would|could|should|hop\w+|wish\w*|plan\w*|to be signed|negotiat\w*|draft\w*)\b"
)
_RELATIONS: Final = re.compile(r"(?i)\bdiplomatic (?:relations|ties|links|partners)\b")
_HELD: Final = re.compile(r"(?i)\b(?:in|at) (?:the )?(?:[a-z]+ of )?$")
_RULE: Final = Rule(
    id="status.same-paper",
    triggers=(),
    pattern="",
    examples=(),
    gives={"event": "relations-established"},
    confidence=0.8,
)
_FAR: Final = 12  # sentences behind the one on the first paper
_LEAD: Final = 4  # sentences in which a dateline may stand


def same_papers(found: Iterable[Status], reading: Reading) -> Iterator[Status]:
    """Yield the beginnings of relations by papers like the one that the text tells of."""
    if not _SAME.may_be_in(reading.text):
        return
    known = [s for s in found if s.event == "relations-established" and s.modality == "occurred"]
    if not known:
        return
    own = Counter(code for status in known for code in status.countries)
    home = reading.home if reading.home in own else None
    home = home or next((c for c, n in own.most_common(1) if n > 1 and n == len(known)), None)
    first = min(status.evidence[0].start for status in known)
    for number, spoken in enumerate(reading.document.sentences):
        if spoken.span.start <= first or reading.is_section_heading(number):
            continue
        if not _SAME.may_be_in(reading.lowered[number]):
            continue
        sentence = reading.sentence(number)
        if any(e.start == sentence.start for status in known for e in status.evidence if not e.fields):
            continue
        for status in _read(sentence, reading, home, known):
            known.append(status)
            yield status


def _read(sentence: Sentence, reading: Reading, home: str | None, known: list[Status]) -> Iterator[Status]:
    masked = sentence.masked
    like = _SAME.search(masked)
    if like is None or _SIGNED.search(masked) is None or _NOT_DONE.search(masked):
        return
    starts = {status.evidence[0].start for status in known}
    told = [n for n, spoken in enumerate(reading.document.sentences) if spoken.span.start in starts]
    near = range(min(told, default=0), sentence.index + 1)
    if not told or sentence.index - max(told) > _FAR or not any(_RELATIONS.search(reading.lowered[n]) for n in near):
        return
    places = [m for m in re.finditer(r"<C(\d+)>", masked) if _HELD.search(masked[: m.start()])]
    seats = {int(m[1]) for m in places}
    sides = [s for n, s in enumerate(sentence.slots) if s.kind in "CSP" and n not in seats]
    pairs = {status.countries for status in known if len(status.countries) == 2}
    codes = list(dict.fromkeys(c for s in sides for c in s.codes[:1]))
    us = home or _common(codes, reading, known)
    if us is None:
        return
    others = [code for code in codes if code != us]
    date = _date(sentence, reading)
    place = next((sentence.slots[int(m[1])] for m in places if sentence.slots[int(m[1])].city), None)
    people = [s for s in sides if s.kind == "P"]
    for other in others:
        pair = tuple(sorted((us, other)))
        if pair in pairs:
            continue  # relations begin once
        record = make(
            Match(_RULE, sentence, like.start(), like.end(), {}, {}),
            reading,
            "relations-established",
            countries=pair,
            date=date,
            people=(
                *participants([s for s in people if s.codes[:1] != (other,)], us),
                *participants([s for s in people if s.codes[:1] == (other,)], other),
            )
            if len(others) == 1
            else (),
            place=Place(city=place.seat, country=place.codes[0]) if place is not None else None,
        )
        if record is not None:
            yield record


def _common(codes: list[str], reading: Reading, known: list[Status]) -> str | None:
    """Return which of the two countries of the paper told before signs this one too: the one named, or at home."""
    both = known[0].countries
    if len({status.countries for status in known}) != 1:
        return None
    here = [code for code in both if code in codes]
    if len(here) == 1:
        return here[0]
    line = next((place for n in range(_LEAD) if (place := _dateline(n, reading)) is not None), None)
    return line.country if line is not None and line.country in both and not here else None


def _dateline(number: int, reading: Reading) -> Place | None:
    return reading.dateline(number) if number < len(reading.document.sentences) else None


def _date(sentence: Sentence, reading: Reading) -> Dated | None:
    for slot in sentence.of("D"):
        dated = resolve_slot(reading, slot)
        if dated is not None:
            return dated
    return inherited(sentence.index, reading, news=False)
