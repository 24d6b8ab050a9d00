"""Missions that are to follow: 'Rwanda and Chad are those where our flag will be raised next'.

In: a text that tells of a mission of one country, and a sentence in it that speaks of further ones to come. Out: a
planned ``mission-opened`` for each country of its row. What is to come is said by a word for the next ones ('next',
'following', 'turn of', 'on the list') or for a consent that was got ('agrément', 'agreement with the hosts'); what it
is about by a word for missions or what stands for them (flag, coat of arms, doors, plate).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.status.context import mission_place
from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Mission, Status
from relations_kb.kinds.status.scan import Scan, found_in, rule_of
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence
from relations_kb.rules.when import Dated, resolve_slot

_SIGN: Final = Sifted(
    r"(?i)\b(?:embass(?:y|ies)|missions?|consulates?|flags?|tricolou?rs?|coats? of arms|doors?|plates?|nameplates?|"
    r"posts|the ones|one in|those in|"
    r"representations?|network|taegeukgi|(?:fly|flies|flying|wave|waving|flutter) (?:in|over))\b"
)
_NEXT: Final = re.compile(
    r"(?i)\b(?:next|the following|following ones|to follow|will follow|follow(?:s)?|turn of|in line|in (?:the )?turn|"
    r"as (?:to|for)|on the list|on the "
    r"way|in the pipeline|in preparation|in the plan|further|besides|in addition|likewise|also|as well|other|"
    r"others|new|more|be followed by|after (?:it|this|that|them)|then|those|"
    r"chosen|selected|picked|earmarked|envisaged|foreseen|planned|plans)\b"
)
_TO_COME: Final = re.compile(
    r"(?i)\b(?:will|shall|going to|is to|are to|to come|next|follow|to open|turn of|on the way|in preparation|in "
    r"the pipeline|"
    r"in the works|in the making|planned|plans|envisaged|foreseen|scheduled|to be opened|be followed by|would "
    r"follow|chosen|selected|earmarked)\b"
)
_CONSENT: Final = re.compile(
    r"(?i)\b(?:consents?|agr[eé]ments?|agreements?|approvals?|permissions?|green light|decisions?|understandings?)\b"
    r"[^;.]{0,50}\b(?:obtained|come|came|arrived|won|got|gotten|reached|given|received|taken|granted|secured|been "
    r"had|there|exists?|"
    r"at hand|in hand|in place|"
    r"made|adopted|secured)\b|\bsaid yes\b|\bg(?:ave|iven|ives|iving) (?:its|their|the) (?:green light|go-ahead|"
    r"blessing|nod|consents?|"
    r"agr[eé]ments?|agreements?|approvals?|permissions?)\b|"
    r"\b(?:governments?|hosts?|capitals?)\b[^;.]{0,20}\b(?:agreed|consented)\b[^;.]{0,20}\bto "
    r"(?:embass|consul|mission|representation)"
)
# 'The consent of Chad and Rwanda has been secured', 'the hosts have said yes to …'
_AGREED: Final = Sifted(
    r"(?i)\b(?:consents?|agr[eé]ments?|green light|said yes|go-ahead|blessing|nod)\b",
    r"consent|agr|green light|said yes|go-ahead|blessing|nod",
)
_ON: Final = re.compile(
    r"(?i)\W*(?:next|then|after (?:it|this|that)|further|others|still to come|to follow|the next ones?)\b"
)
_DENIED: Final = re.compile(
    r"(?i)\b(?:not|no|never|nor|denied|rumou?r\w*|closed?|closing|closure|shut|if|could|might|may|"
    r"would(?! (?:soon |then )?(?:be followed by|follow\b))|hop\w+|"
    r"propos\w+|visit\w*|"
    r"travel\w*|accredit\w*|cover\w*|responsible|competent|road|stay\w*|left|ago|was opened|were opened|opened in)\b"
)
_ROW: Final = re.compile(r"(?:the )?<C\d+>(?:(?:,| and|, and|,? as well as|,? then)(?: in| also in)? (?:the )?<C\d+>)*")
_RULE: Final = rule_of("status.to-follow", "mission-opened")
_PLAN: Final = re.compile(r"(?i)\b(?:plan|plans|planned|list|programme|program|network|embass(?:y|ies)|missions?)\b")
_ABOUT: Final = re.compile(r"(?i)embass|mission|consulate|representation|network")
_ACTS: Final = re.compile(r"'s? |,? (?:(?:has|have)(?! been)|will (?:open|raise|close)|opens|opened|maintains|runs)\b")
_MISSIONS: Final = frozenset({"mission-opened", "mission-present"})
_NEAR: Final = 14  # sentences from the one on a mission


def _owner(reading: Reading, known: Sequence[Status]) -> tuple[str, Mission | None, int] | None:
    """Return whose missions a text is about, of which rank they are, and with which sentence they begin."""
    told = [s for s in known if s.event in _MISSIONS and s.actor is not None and s.rule != _RULE.id]
    if not told or reading.document.title is None or not _ABOUT.search(_start(reading)):
        return None
    owner, count = Counter(s.actor for s in told).most_common(1)[0]
    if owner is None or count * 2 < len(told):
        return None
    mission: Mission | None = Counter(s.mission for s in told if s.actor == owner).most_common(1)[0][0]
    first = min(s.evidence[0].start for s in told)
    begun = next((n for n, s in enumerate(reading.document.sentences) if s.span.end > first), 0)
    return owner, mission, begun


def _behind(reading: Reading, known: Sequence[Status]) -> Iterator[int]:
    """Yield the sentences behind the first mission that hold words for further ones."""
    about = _owner(reading, known)
    begun = about[2] if about is not None else len(reading.document.sentences)
    for number in range(begun, min(len(reading.document.sentences), begun + _NEAR)):
        words = reading.lowered[number]
        speaks = _SIGN.may_be_in(words) or _AGREED.may_be_in(words) or _ON.match(words) is not None
        if speaks and not reading.is_section_heading(number):
            yield number


def _read(sentence: Sentence, reading: Reading, known: Sequence[Status]) -> Iterator[Status]:
    about = _owner(reading, known)
    if about is not None:
        yield from _rows(sentence, reading, about[0], about[1])


def _start(reading: Reading) -> str:
    """Return the title and the first sentences of a text, which say what it is about."""
    title = reading.document.title
    last = min(len(reading.document.sentences), 5) - 1
    return f"{title.value if title is not None else ''} {reading.text[: reading.document.sentences[last].span.end]}"


def _told(status: Status, other: Status) -> bool:
    return status.countries == other.countries and other.event in _MISSIONS and other.actor in {None, status.actor}


def _rows(sentence: Sentence, reading: Reading, owner: str, mission: Mission | None) -> Iterator[Status]:
    masked = sentence.masked
    consent = _CONSENT.search(masked)
    if _DENIED.search(masked) or not (_SIGN.search(masked) or _AGREED.search(masked) or _goes_on(sentence, reading)):
        return
    if consent is None and (_TO_COME.search(masked) is None or _NEXT.search(masked) is None):
        return
    speakers = {s.codes for s in sentence.of("PS") if s.codes}
    if speakers - {(owner,)}:
        return  # others act in it too
    rows = [row for row in _ROW.finditer(masked) if _codes(row, sentence, owner) and not _is_actor(row, masked)]
    if not rows:
        return
    row = max(rows, key=lambda found: len(found.group()))
    named = mission_of(masked) if re.search(r"(?i)embass|consul|high commission|legation", masked) else mission
    dates = [d for s in sentence.of("D") if (d := resolve_slot(reading, s, future=True)) is not None]
    date: Dated | None = dates[0] if len(dates) == 1 else None
    for number in re.findall(r"<C(\d+)>", row.group()):
        slot = sentence.slots[int(number)]
        if not slot.codes or slot.codes[0] == owner:
            continue
        yield from make(
            found_in(sentence, _RULE, row),
            reading,
            "mission-opened",
            countries=(owner, slot.codes[0]),
            date=date,
            modality="planned",
            actor=owner,
            counterpart=slot.codes[0],
            mission=named or "embassy",
            place=mission_place(reading, Place(city=slot.seat, country=slot.codes[0]), named or "embassy"),
        )


def _goes_on(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether a sentence says what comes next of the missions of the sentence before: 'Next will be Chad.'"""
    number = sentence.index
    return (
        number > 0 and _ON.match(sentence.masked) is not None and _PLAN.search(reading.lowered[number - 1]) is not None
    )


def _codes(row: re.Match[str], sentence: Sentence, owner: str) -> list[str]:
    slots = [sentence.slots[int(n)] for n in re.findall(r"<C(\d+)>", row.group())]
    codes = [slot.codes[0] for slot in slots if slot.codes]
    return codes if codes and owner not in codes else []


def _is_actor(row: re.Match[str], masked: str) -> bool:
    """Tell whether the row does something itself: 'Chad will raise its flag', 'Chad's embassy'."""
    return _ACTS.match(masked, row.end()) is not None


PLANS: Final = Scan(_behind, _read, _told)
