"""Relations made by a paper of the same sort: 'In 2016 a protocol of the same content was signed with Chad'.

In: a text that tells of relations being established, and a sentence in it on another paper that is like the first one
('a similar document', 'a statement with the same aim'). Out: the beginning of relations with each country whose envoy
signed it, of the country that the text is about.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.making import participants
from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.scan import Scan, found_in, holding, rule_of
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
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
_RULE: Final = rule_of("status.same-paper", "relations-established", 0.8)
_BEGUN: Final = "relations-established"
_FAR: Final = 12  # sentences behind the one on the first paper
_LEAD: Final = 4  # sentences in which a dateline may stand


def _read(sentence: Sentence, reading: Reading, known: Sequence[Status]) -> Iterator[Status]:
    told = [s for s in known if s.event == _BEGUN and s.modality == "occurred"]
    masked = sentence.masked
    like = _SAME.search(masked)
    if (
        like is None
        or _SIGNED.search(masked) is None
        or _NOT_DONE.search(masked)
        or not _goes_on(sentence, reading, told)
    ):
        return
    places = [m for m in re.finditer(r"<C(\d+)>", masked) if _HELD.search(masked[: m.start()])]
    seats = {int(m[1]) for m in places}
    sides = [s for n, s in enumerate(sentence.slots) if s.kind in "CSP" and n not in seats]
    codes = list(dict.fromkeys(c for s in sides for c in s.codes[:1]))
    us = _home(reading, told) or _common(codes, reading, told)
    if us is None:
        return
    others = [code for code in codes if code != us]
    date = _date(sentence, reading)
    place = next((sentence.slots[int(m[1])] for m in places if sentence.slots[int(m[1])].city), None)
    people = [s for s in sides if s.kind == "P"]
    for other in others:
        yield from make(
            found_in(sentence, _RULE, like),
            reading,
            _BEGUN,
            countries=(us, other),
            date=date,
            people=(
                *participants([s for s in people if s.codes[:1] != (other,)], us),
                *participants([s for s in people if s.codes[:1] == (other,)], other),
            )
            if len(others) == 1
            else (),
            place=Place(city=place.seat, country=place.codes[0]) if place is not None else None,
        )


def _told(status: Status, other: Status) -> bool:
    """Relations begin once."""
    return other.event == _BEGUN and other.modality == "occurred" and status.countries == other.countries


def _goes_on(sentence: Sentence, reading: Reading, told: list[Status]) -> bool:
    """Tell whether a sentence without a beginning of its own stands behind one, not far, that speaks of relations."""
    if any(e.start == sentence.start for status in told for e in status.evidence if not e.fields):
        return False
    starts = {status.evidence[0].start for status in told}
    numbers = [n for n, spoken in enumerate(reading.document.sentences) if spoken.span.start in starts]
    if not numbers or sentence.start <= min(starts) or sentence.index - max(numbers) > _FAR:
        return False
    return any(_RELATIONS.search(reading.lowered[n]) for n in range(min(numbers), sentence.index + 1))


def _home(reading: Reading, told: list[Status]) -> str | None:
    """Return whose relations a text goes through: the one of home, else the one of all that rules found."""
    own = Counter(code for status in told for code in status.countries if status.rule != _RULE.id)
    if reading.home in own:
        return reading.home
    count = sum(status.rule != _RULE.id for status in told)
    return next((code for code, times in own.most_common(1) if times > 1 and times == count), None)


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


SAME_PAPERS: Final = Scan(holding(_SAME, after={_BEGUN}), _read, _told)
