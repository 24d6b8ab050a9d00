"""Missions opened by a deed that stands for it: 'raised the flag over his country's new embassy', 'cut the ribbon'.

In: sentences with such words, and what rules found. Out: a ``mission-opened`` of whose flag it is, or of the person
who acts, where the sentence says that he is; 'opened the American one there' is read with the mission told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.making import participants
from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Mission, Status
from relations_kb.kinds.status.scan import Scan, found_in, holding, rule_of, slot_of
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Place
from relations_kb.rules.edtf import agree
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence, Slot, lower
from relations_kb.rules.when import Dated, inherited, resolve_slot

_FLAG: Final = (
    r"(?:flag|colou?rs|tricolou?r|banner|coat of arms|plaque|plate|nameplate|brass plate|ribbon|doors?|shutters)"
)
_WHAT: Final = r"(?:embassy|consulate[- ]general|consulate|high commission|legation|mission|chancery)"
_DEED: Final = Sifted(
    r"\b(?:(?:to )?(?:hoist(?:ed|s|ing)?|rais(?:ed?|es|ing)|unveil(?:ed|s|ing)?|cut(?:s|ting)?|r[aiu]n up|running "
    r"up|lift(?:ed|"
    r"s|ing)?|put(?:s|ting)? up|fasten(?:ed)?|fix(?:ed)?|unlock(?:ed)?|screw(?:ed)? (?:up|on)?)) "
    rf"(?:up )?(?:the |its |his |her |their |a |an )?(?P<whose><c\d+>)?(?:'s)? ?(?:national |brass |blue |green |"
    rf"red |white )*{_FLAG}(?: of (?:the )?(?P<of><c\d+>))? "
    r"(?:over|above|at|of|on|in front of|to|outside|for|on the (?:door|gate|wall|front|roof) of) (?:the |its |his |"
    r"her |their |an? )?"
    r"(?:(?:country's|own|new|newly opened|reopened|re-opened|future|restored) )*(?P<owner><c\d+>)?(?:'s)? "
    r"?(?:(?:new|newly opened|"
    rf"reopened|re-opened|future|restored|own) )*(?P<what>{_WHAT})(?P<tail>[^;.]{{0,60}})",
    r"hoist|rais|unveil|cut|run|ran|lift|put|fasten|fix|unlock|screw",
)
# 'the Rwandan flag went up over the villa in Oslo that houses the new embassy'
_WENT_UP: Final = Sifted(
    rf"(?P<owner><c\d+>)(?:'s)? (?:national )?(?:flag|colou?rs|tricolou?r|banner|coat of arms)(?: of (?:the "
    rf")?<c\d+>)? (?:went up|has gone "
    rf"up|was (?:raised|hoisted|run up|unfurled)|has been (?:raised|hoisted)|rose|was rising|flies|has flown|is flying|"
    rf"fluttered|flew)(?: again| anew| once more)? (?:over|above|at|on|in|outside|"
    rf"from)[^;.]{{0,70}}?\b(?P<what>{_WHAT})\b(?P<tail>[^;.]{{0,60}})",
    r"flag|colo|tricolo|banner|coat of arms",
)
_ONE: Final = Sifted(
    r"\b(?:re-?)?(?:opened|opens|inaugurated|unveiled) (?:the )?(?P<owner><c\d+>)(?:'s)? (?P<what>one|"
    r"counterpart)\b(?P<tail>[^;.]{0,40})",
    r"opened|opens|inaugurated|unveiled",
)
_THERE: Final = re.compile(
    r"\b(?:came|come|comes|flew|flies|travel\w*|went|goes|arriv\w+|landed|was|were|returned|journeyed|drove) "
    r"(?:back |himself |"
    r"herself )?(?:to|in|into) (?:the )?(?P<city><c\d+>)"
)
_NOT_DONE: Final = re.compile(
    r"\b(?:not|never|would|could|should|might|may|if|hop\w+|wish\w*|(?:every|each) (?:day|morning|year|evening)|"
    r"daily|half[- ]mast|lowered|"
    r"tore)\b"
)
_PLANNED: Final = re.compile(
    r"\b(?:will|shall|is (?:due |expected |set )?to|are to|next (?:week|month|year)|tomorrow)\b"
)
_MISSION: Final = re.compile(rf"\b{_WHAT}\b")
_MISSION_OR_ONE: Final = Sifted(rf"\b{_WHAT}\b| one")
_RULE: Final = rule_of("status.flag-raised", "mission-opened")
_EVENTS: Final = frozenset({"mission-opened", "mission-present"})


def _told(status: Status, other: Status) -> bool:
    return (
        other.event in _EVENTS
        and status.actor == other.actor
        and status.counterpart == other.counterpart
        and (other.event == "mission-opened" or status.evidence[0].start == other.evidence[0].start)
        and agree(status.date, other.date, unknown_agrees=True)
        and (other.mission is None or status.mission in {None, other.mission})
    )


def _read(sentence: Sentence, reading: Reading, _known: Sequence[Status]) -> Iterator[Status]:
    words = lower(sentence.masked)
    for pattern in (_DEED, _ONE, _WENT_UP):
        for match in pattern.finditer(words):
            if _NOT_DONE.search(words[max(0, match.start() - 40) : match.end()]):
                continue
            groups = match.groupdict()
            mission = _mission(match["what"], sentence, reading)
            if mission is None:
                continue
            person = _person(words[: match.start()], sentence)
            own = slot_of(groups.get("owner") or groups.get("whose") or groups.get("of"), sentence) or person
            if own is None or not own.codes:
                continue
            host = _host(match, words, sentence, reading, own.codes[0])
            if host is None or host.codes[:1] == own.codes[:1]:
                continue
            yield from _made(match, words, sentence, reading, own, host, mission, person)


def _mission(words: str, sentence: Sentence, reading: Reading) -> Mission | None:
    """Return what was opened; for 'one', what the sentence or the two before it speak of."""
    if words not in {"one", "counterpart"}:
        return mission_of(words) or "embassy"
    block = reading.document.sentences[sentence.index].block
    for number in range(sentence.index, max(-1, sentence.index - 3), -1):
        if reading.document.sentences[number].block == block:
            told = _MISSION.findall(reading.lowered[number])
            if told:
                return mission_of(told[-1]) or "embassy"
    return None


def _person(before: str, sentence: Sentence) -> Slot | None:
    """Return who acts: the last person or country before the deed that no preposition holds."""
    for token in reversed(list(re.finditer(r"<[cps](\d+)>(?!'s?\b)", before))):
        if not re.search(r"\b(?:in|at|to|from|with|of|by|for|and|into) (?:the )?$", before[: token.start()]):
            slot = sentence.slots[int(token[1])]
            if slot.codes:
                return slot
    return None


def _host(match: re.Match[str], words: str, sentence: Sentence, reading: Reading, own: str) -> Slot | None:
    """Return where the mission is: 'in Lima' behind it, else where the one who acts came to."""
    behind = re.search(r"\bin (?:the )?(<c\d+>)", match["tail"])
    came = _THERE.search(words[: match.start()])
    before = re.match(r"\W*(?:on <d\d+>,? |in <d\d+>,? )?in (<c\d+>)", words)
    within = re.search(r"\bin (?:the )?(<c\d+>)", match.group())
    for token in (behind and behind[1], within and within[1], came and came["city"], before and before[1]):
        slot = slot_of(token, sentence) if token else None
        if slot is not None and slot.codes and slot.codes[0] != own:
            return slot
    if sentence.index and re.search(r"\bthere\b|\bone\b", match.group()):
        block = reading.document.sentences[sentence.index].block
        earlier = reading.sentence(sentence.index - 1)
        if reading.document.sentences[sentence.index - 1].block == block:
            fitting = [s for s in earlier.of("C") if s.city and s.codes and s.codes[0] != own]
            return fitting[-1] if fitting else None
    return None


def _made(
    match: re.Match[str],
    words: str,
    sentence: Sentence,
    reading: Reading,
    own: Slot,
    host: Slot,
    mission: Mission,
    person: Slot | None,
) -> Iterator[Status]:
    planned = _PLANNED.search(words[max(0, match.start() - 40) : match.end()]) is not None
    date = _date(match, words, sentence, reading, planned=planned)
    acting = [person] if person is not None and person.kind == "P" and person.codes[:1] == own.codes[:1] else []
    yield from make(
        found_in(sentence, _RULE, match),
        reading,
        "mission-opened",
        countries=(own.codes[0], host.codes[0]),
        date=date,
        modality="planned" if planned else "occurred",
        actor=own.codes[0],
        counterpart=host.codes[0],
        mission=mission,
        people=participants(acting, own.codes[0]),
        place=Place(city=host.seat, country=host.codes[0]),
    )


def _date(match: re.Match[str], words: str, sentence: Sentence, reading: Reading, *, planned: bool) -> Dated | None:
    behind = re.findall(r"<d(\d+)>", match["tail"])
    before = re.findall(r"<d(\d+)>", words[: match.start()])
    for number in (*behind[:1], *before[-1:]):
        dated = resolve_slot(reading, sentence.slots[int(number)], future=planned)
        if dated is not None:
            return dated
    return inherited(sentence.index, reading, news=reading.is_news(sentence.index))


FLAGS: Final = Scan(holding(_DEED, _ONE, _WENT_UP, beside=_MISSION_OR_ONE), _read, _told)
