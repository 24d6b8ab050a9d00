"""Steps in relations told by words that lean on others: 'the two governments restored them', 'had done so with Peru'.

In: what rules found, and sentences with such words. Out: relations restored of which the break is told before ('them'),
the same step of the same country with a further one, a break that a participle tells beside its relations ('ties with
Lima, broken off in 2012, may be resumed'), and the beginning of relations that 'turned 50' in a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.status.counting import number_of
from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Event, Status
from relations_kb.kinds.status.scan import Scan, found_in, holding, rule_of
from relations_kb.kinds.status.words import RELATIONS
from relations_kb.rules.date_types import MONTH, month_number
from relations_kb.rules.edtf import agree
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.when import Dated, resolve_slot

_WHO: Final = r"(?:<B\d+>|[Tt]hey|(?:[Tt]he )?<[CS]\d+> and (?:the )?<[CS]\d+>|[Bb]oth)"
# 'In August 2022 the two governments restored them'
_THEM: Final = Sifted(
    rf"(?<![\w<]){_WHO} (?:(?:have|had|then|formally|officially|finally|again|later|also|only|quietly) )*(?:restored|"
    r"renewed|"
    r"re-?established|resumed|re-?opened|mended|re-?instated|took|picked|taken|patched) (?:them|these|those)(?: up)?"
    r"(?: again| anew| once more)?(?=[,.; ]|$)",
    r"them|these|those",
)
# 'in January of that year it had already done so with Norway', 'and did likewise with Norway in March'
_SO_WITH: Final = Sifted(
    r"(?i)\b(?:done|did|doing) (?:so|the same|likewise|as much|exactly the same)(?: [a-z]+){0,2}?,? (?:with|to) "
    r"(?:the )?(?:<C(?P<who>\d+)>|<S(?P<whose>\d+)>)(?:,? (?:already )?(?:in|on) (?:the )?<D(?P<after>\d+)>)?",
)
_SO_BEFORE: Final = re.compile(
    r"(?i)\b(?:in|on) (?:the )?<D(\d+)>,? (?:it|he|she|they|the [a-z]+|<[CSP]\d+>)? ?(?:[a-z]+ )*$"
)
# 'ties with Lima, broken off in 2012, …': told beside what the sentence is about, true whatever that is
_BESIDE: Final = Sifted(
    rf"(?i)(?:{RELATIONS}) (?:with|to) (?:the )?<C(?P<other>\d+)>,? (?:which (?:were|had been|are) )?(?:once )?"
    r"(?:broken(?: off)?|severed|cut(?: off)?|suspended|interrupted|ruptured|discontinued),? (?:since|in|on|"
    r"back in|as far back as) (?:the )?<D(?P<date>\d+)>(?=[,;.)]|$)",
    r"broke|sever|cut|suspend|interrupt|rupture|discontinu",
)
# 'The relations between Norway and Peru turned 50 in 2022'
_TURNED: Final = Sifted(
    rf"(?i)(?:{RELATIONS})(?: (?:between|of|with) (?P<sides>(?:the )?<[CBS]\d+>(?: (?:and|with) (?:the )?<[CS]\d+>)?"
    r"))?,? "
    r"(?:(?:have|has|had|will|just|already|also|thus) )*(?:turn(?:ed|s)?|reach(?:ed|es)? (?:the age of|their)|"
    r"complet(?:ed|es?)|becam?e) (?P<count>\d{1,3}|[a-z]+(?:[- ][a-z]+)?)(?: years(?: old| of age)?)?"
    r"(?: (?:years )?(?:(?:in|on) )?(?:the )?<D(?P<date>\d+)>|(?P<now> (?:this|last|next) year))",
    r"turn|reach|complet|becam",
)
_NOT_DONE: Final = re.compile(
    r"(?i)\b(?:not|never|would|could|should|might|may|hop\w+|wish\w*|refus\w*|want\w*|plan\w*)\b"
)
_NOT_YET: Final = re.compile(r"(?i)\b(?:not|never|trade|economic|personal|cultural)\b")
_AGAIN: Final = frozenset(
    {
        "relations-severed",
        "relations-established",
        "relations-restored",
        "relations-upgraded",
        "relations-downgraded",
        "recognition",
    }
)
_BROKEN: Final = frozenset({"relations-severed", "relations-downgraded"})
_NEAR: Final = 3  # sentences back to the break that 'them' leans on
_PAIR: Final = 2
_MONTH_OF: Final = re.compile(rf"({MONTH}) of (?:that|the same) year\b", re.IGNORECASE)
_SHIFT: Final = {"this": 0, "last": -1, "next": 1}


def _read(sentence: Sentence, reading: Reading, known: Sequence[Status]) -> Iterator[Status]:
    for read in (_restored, _so_with, _broken, _turned):
        yield from read(sentence, reading, known)


def _told(status: Status, other: Status) -> bool:
    return (
        status.event == other.event
        and status.countries == other.countries
        and agree(status.date, other.date, unknown_agrees=True)
    )


def _before(
    sentence: Sentence, at: int, reading: Reading, known: Sequence[Status], events: frozenset[str]
) -> Status | None:
    """Return the last step told before an offset of a sentence, within the sentences right before it."""
    first = reading.document.sentences[max(0, sentence.index - _NEAR)].span.start
    until = sentence.origin(at)
    near = [
        status
        for status in known
        if status.event in events and status.modality == "occurred" and first <= status.evidence[0].start < until
    ]
    return max(near, key=lambda status: (status.evidence[0].start, status.date or ""), default=None)


def _restored(sentence: Sentence, reading: Reading, known: Sequence[Status]) -> Iterator[Status]:
    for match in _THEM.finditer(sentence.masked):
        if _NOT_DONE.search(sentence.masked, max(0, match.start() - 30), match.end()):
            continue
        broken = _before(sentence, match.start(), reading, known, _BROKEN)
        dates = [d for s in sentence.of("D") if (d := resolve_slot(reading, s)) is not None]
        if broken is None or len(broken.countries) != _PAIR or not dates:
            continue
        named = {code for slot in _slots(match.group(), sentence) for code in slot.codes}
        if named and not named <= set(broken.countries):
            continue
        yield from _made("relations-restored", match, sentence, reading, broken.countries, dates[0])


def _so_with(sentence: Sentence, reading: Reading, known: Sequence[Status]) -> Iterator[Status]:
    masked = sentence.masked
    for match in _SO_WITH.finditer(masked):
        if _NOT_DONE.search(masked, max(0, match.start() - 25), match.end()):
            continue
        first = _before(sentence, match.start(), reading, known, _AGAIN)
        if first is None or len(first.countries) != _PAIR:
            continue
        other = next(iter(sentence.slots[int(match["who"] or match["whose"])].codes), None)
        subject = first.actor or _subject(first, reading)
        if other is None or subject is None or other in first.countries:
            continue
        before = _SO_BEFORE.search(masked, 0, match.start())
        number = match["after"] or (before[1] if before is not None else None)
        date = _date(sentence.slots[int(number)], reading, first) if number is not None else None
        if number is None and re.match(r"(?i),? (?:on )?the same (?:day|date)\b", masked[match.end() :]):
            date = Dated(first.date, "inferred", None) if first.date else None
        yield from _made(first.event, match, sentence, reading, (subject, other), date, alone=first.actor is not None)


def _subject(status: Status, reading: Reading) -> str | None:
    """Return the country named first where a step of two tells no actor."""
    at = status.evidence[0]
    named = [m.code for m in reading.countries_in(at.start, at.end) if m.code in status.countries]
    return named[0] if named else None


def _date(slot: Slot, reading: Reading, first: Status) -> Dated | None:
    """Return the date of the further step: 'in January of that year' is in the year of the first one."""
    words = reading.text[slot.start : slot.end].lower()
    month = _MONTH_OF.match(words)
    if month is not None and first.date:
        return Dated(f"{first.date[:4]}-{month_number(month[1]):02}", "inferred", (slot.start, slot.end))
    return resolve_slot(reading, slot)


def _broken(sentence: Sentence, reading: Reading, _known: Sequence[Status]) -> Iterator[Status]:
    for match in _BESIDE.finditer(sentence.masked):
        other = next(iter(sentence.slots[int(match["other"])].codes), None)
        date = resolve_slot(reading, sentence.slots[int(match["date"])])
        if other is None or date is None:
            continue
        mine = {c for s in sentence.of("CS") for c in s.codes if c != other}
        one = mine.pop() if len(mine) == 1 else reading.other(other, sentence.index) or reading.home
        if one is None or one == other:
            continue
        yield from _made("relations-severed", match, sentence, reading, (one, other), date)


def _turned(sentence: Sentence, reading: Reading, _known: Sequence[Status]) -> Iterator[Status]:
    for match in _TURNED.finditer(sentence.masked):
        count = number_of(match["count"].lower())
        if count is None or count < 1 or _NOT_YET.search(match.group()):
            continue
        told = resolve_slot(reading, sentence.slots[int(match["date"])], future=True) if match["date"] else None
        year = told.edtf[:4] if told is not None else (reading.published or "")[:4] if match["now"] else ""
        if not year.isdigit():
            continue
        shift = _SHIFT[match["now"].split()[0]] if match["now"] else 0
        codes = tuple(dict.fromkeys(c for s in _slots(match["sides"] or "", sentence) for c in s.codes))
        pair = codes if len(codes) == _PAIR else reading.implied(sentence.index)
        if len(codes) == 1 and len(pair) != _PAIR:
            other = reading.other(codes[0], sentence.index)
            pair = (codes[0], other) if other is not None else pair
        if len(pair) != _PAIR:
            continue
        date = Dated(str(int(year) + shift - count), "inferred", told.span if told is not None else None)
        yield from _made("relations-established", match, sentence, reading, tuple(pair), date)


def _slots(words: str, sentence: Sentence) -> list[Slot]:
    return [sentence.slots[int(n)] for n in re.findall(r"<[CSB](\d+)>", words)]


def _made(
    event: Event,
    match: re.Match[str],
    sentence: Sentence,
    reading: Reading,
    countries: tuple[str, ...],
    date: Dated | None,
    *,
    alone: bool = False,
) -> Iterator[Status]:
    yield from make(
        found_in(sentence, _RULE, match),
        reading,
        event,
        countries=countries,
        date=date,
        actor=countries[0] if alone else None,
        counterpart=countries[1] if alone else None,
    )


_RULE: Final = rule_of("status.onwards", "relations-established")
ONWARDS: Final = Scan(holding(_THEM, _SO_WITH, _BESIDE, _TURNED), _read, _told)
