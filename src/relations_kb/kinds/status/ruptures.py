"""Breaks told behind what they left: 'have had no relations since 1979, when the Shah broke them off'.

In: sentences with such words, and what rules found. Out: a break by whom the words name, with the other one of the two
countries that the sentence or the text is about; an envoy called home where 'its own' is what was called; and a break
with what went with it: 'broke with Peru in 1961 and had its embassy closed'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.making import participants
from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Event, Mission, Status
from relations_kb.kinds.status.scan import Scan, found_in, holding, rule_of, slot_of
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Place
from relations_kb.rules.edtf import agree
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence, lower
from relations_kb.rules.when import Dated, resolve_slot

_WHO: Final = r"(?:the )?(?:(?P<who><[csp]\d+>)(?:'s [a-z]+)?|(?P<it>it|he|she|they|the (?:latter|former)))"
_BROKE: Final = (
    r"(?:had |has |then |itself |finally |formally |suddenly |unilaterally )*(?:broke|broken|severed|cut|suspended|"
    r"froze|frozen|interrupted)"
)
_SINCE: Final = Sifted(
    rf"\b(?:since|until|in|from) (?:(?:the )?(?P<d1><d\d+>),? (?:the (?:year|month|day) )?(?:when|in which|on "
    rf"which) )?{_WHO} {_BROKE} "
    r"(?:them|it|these|those|relations|ties|all ties|(?:the |its |all |diplomatic )+(?:relations|ties))(?: off)?"
    r"(?:,? (?:in|on|back in) (?:the )?(?P<d2><d\d+>))?",
    r"since|until|when|which",
)
# 'have been without ambassadors since 2016, when Amman called its own home'
_HOME: Final = Sifted(
    rf"\b(?:since|until|in) (?:the )?(?P<d1><d\d+>),? when {_WHO} (?:called|recalled|summoned|withdrew|pulled|"
    rf"ordered|brought) "
    r"(?:its|his|their|hers) (?:own|envoy|ambassador)?(?: home| back| out)?(?=[ ,.;]|$)",
    r"when",
)
_LEFT: Final = Sifted(r"\b(?:relations|ties|ambassadors?|envoys?|embass(?:y|ies)|diplomatic)\b")
# 'broke with Peru in 1961 and had its embassy closed', '… and closed it'
_AND_CLOSED: Final = Sifted(
    r"\b(?:broke|broken|severed|cut|breaks)\b[^;.]{0,60}?(?:<d(?P<date>\d+)>)[^;.<]{0,12} and (?:had|ordered|got) "
    r"(?:it|the "
    r"(?:embassy|mission|legation)|its (?:embassy|mission|legation)) (?:closed|shut|vacated)"
)
_MISSION: Final = re.compile(
    r"(?P<owner><[cs]\d+>)[^;.]{0,20} (?:kept|had|ran|maintained|kept up|held|operated) (?:an?|its|their) "
    r"(?P<what>embassy|legation|consulate[- ]general|consulate|high commission|mission)\b"
)
_NOT_DONE: Final = re.compile(r"\b(?:not|never|would|could|should|might|may|if|hop\w+|wish\w*|threat\w*|denied)\b")
_RULE: Final = rule_of("status.rupture", "relations-severed")
_PAIR: Final = 2


def _told(status: Status, other: Status) -> bool:
    return (
        status.event == other.event
        and status.countries == other.countries
        and other.actor in {None, status.actor}
        and agree(status.date, other.date, unknown_agrees=status.event != "mission-closed")
    )


def _read(sentence: Sentence, reading: Reading, _known: Sequence[Status]) -> Iterator[Status]:
    words = lower(sentence.masked)
    patterns: tuple[tuple[Sifted, Event], ...] = ((_SINCE, "relations-severed"), (_HOME, "envoy-recalled"))
    for pattern, event in patterns:
        for match in pattern.finditer(words):
            if not _LEFT.search(words[: match.start()]) or _NOT_DONE.search(match.group()):
                continue
            groups = match.groupdict()
            date = _dated(groups.get("d1") or groups.get("d2"), sentence, reading)
            if date is None:
                continue
            sides = _sides(match, words, sentence, reading)
            if sides is not None:
                yield from _made(event, match, sides, date, sentence, reading)
    for match in _AND_CLOSED.finditer(words):
        kept = _MISSION.search(words[: match.start()])
        owner = _codes(kept["owner"], sentence) if kept is not None else ()
        broken = [c for t in re.findall(r"<[cs]\d+>", match.group()) for c in _codes(t, sentence)]
        if kept is None or not owner or not broken or broken[0] == owner[0] or _NOT_DONE.search(match.group()):
            continue
        date = _dated(f"<d{match['date']}>", sentence, reading)
        yield from _made(
            "mission-closed", match, (owner[0], broken[0]), date, sentence, reading, mission_of(kept["what"])
        )


def _codes(token: str | None, sentence: Sentence) -> tuple[str, ...]:
    slot = slot_of(token, sentence)
    return slot.codes[:1] if slot is not None else ()


def _sides(match: re.Match[str], words: str, sentence: Sentence, reading: Reading) -> tuple[str, str] | None:
    """Return who broke with whom: who the words name or point back to, and the other one told before."""
    before = [
        (m, sentence.slots[int(m[1])].codes[0])
        for m in re.finditer(r"<[cs](\d+)>", words[: match.start()])
        if sentence.slots[int(m[1])].codes
    ]
    named = list(dict.fromkeys(code for _, code in before))
    who = _codes(match["who"], sentence)
    if match["who"] and not who:
        return None
    if not who and len(named) == _PAIR and re.search(r"\bwith which <[cs]\d+>|\bwith whom <[cs]\d+>", words):
        who = (named[1],)  # 'Iran, with which Canada has had no relations since it broke them off'
    actor = who[0] if who else named[0] if named else None
    if actor is None:
        return None
    others = [code for code in named if code != actor]
    if len(others) == 1:
        return actor, others[0]
    pair = reading.implied(sentence.index)
    if not others and len(pair) == _PAIR and actor in pair:
        return actor, next(code for code in pair if code != actor)
    return None


def _dated(token: str | None, sentence: Sentence, reading: Reading) -> Dated | None:
    slot = slot_of(token, sentence)
    return resolve_slot(reading, slot) if slot is not None else None


def _made(
    event: Event,
    match: re.Match[str],
    sides: tuple[str, str],
    date: Dated | None,
    sentence: Sentence,
    reading: Reading,
    mission: Mission | None = None,
) -> Iterator[Status]:
    actor, other = sides
    slots = [sentence.slots[int(n)] for n in re.findall(r"<p(\d+)>", match.group())]
    yield from make(
        found_in(sentence, _RULE, match),
        reading,
        event,
        countries=sides,
        date=date,
        actor=actor,
        counterpart=other,
        mission=mission,
        people=participants(slots, actor) if event == "relations-severed" else (),
        place=Place(city=None, country=other) if event == "mission-closed" else None,
    )


RUPTURES: Final = Scan(holding(_SINCE, _HOME, _AND_CLOSED, beside=_LEFT), _read, _told)
