"""Visits that were to be: 'was scheduled to come in 2021, the pandemic not permitting it', 'had been expected in Lima'.

In: a reading. Out: a visit for each such sentence, planned, or cancelled where the rest tells what came in between.
Without a place it is the other of the two countries that the article is on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import fields_of, participants
from relations_kb.kinds.visit.calledoff import DROPPED
from relations_kb.kinds.visit.model import Visit
from relations_kb.model.record import Evidence, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence
from relations_kb.rules.when import resolve_slot

_TRIGGER: Final = Sifted(
    r"(?i)\b(?:was|were|had been|has been|is) (?:[a-z]+ )?(?:scheduled|due|expected|supposed|set|meant|slated|to|"
    r"invited|"
    r"planned|awaited|announced)\b|\b(?:should|would) have\b|\bhad (?:planned|intended|meant|hoped|wanted)\b"
)
_TO_COME: Final = (
    r"(?:(?:to (?:have )?)?(?:c[oa]me|visit(?:ed)?|arrived?|travel(?:led)?|go(?:ne)?|pa(?:y|id) an? (?:[a-z]+ "
    r")?visit|"
    r"fl(?:y|own)|be(?:en)?|return(?:ed)?))"
)
_WAS_TO: Final = re.compile(
    r"(?i)(?:the )?<[PS](?P<who>\d+)>,?(?: [^<,.;]{0,30},)? (?:(?:was|were|had been|has been|is) (?:also |once |"
    r"again |"
    r"originally |then |first )*(?:scheduled|due|expected|supposed|set|meant|slated|to have|invited|planned|awaited|"
    r"announced)|who (?:should|was to) have|should have|had (?:planned|intended|meant|hoped|wanted))"
    rf"(?: {_TO_COME})?(?: (?:again|over|back|there|here))?(?: (?:to|in|at|for) (?!<D)(?:the "
    rf")?(?:<C(?P<there>\d+)>))?"
    r"(?: (?:again|too|as well))?,? (?:(?:in|on|for|by|during) )?(?:the )?(?:(?:spring|summer|autumn|winter) of "
    r")?<D(?P<when>\d+)>"
)
_COME: Final = re.compile(rf"(?i){_TO_COME}\b")
_AWAITED: Final = re.compile(r"(?i)\b(?:is|has been) (?:[a-z]+ )?awaited\b")
_PAIR: Final = 2


def missed(reading: Reading) -> Iterator[Visit]:
    """Yield the visits told so."""
    for number, lowered in enumerate(reading.lowered):
        if not _TRIGGER.search(lowered):
            continue
        sentence = reading.sentence(number)
        match = _WAS_TO.search(sentence.masked) if sentence.of("D") else None
        visit = _visit(sentence, match, reading) if match is not None else None
        if visit is not None:
            yield visit


def _visit(sentence: Sentence, match: re.Match[str], reading: Reading) -> Visit | None:
    who = sentence.slots[int(match["who"])]
    there = sentence.slots[int(match["there"])] if match["there"] else None
    dropped = DROPPED.search(sentence.masked, match.end()) is not None
    if who.person is None or not (_COME.search(match.group()) or there is not None):
        return None
    if there is not None and not dropped and not _AWAITED.search(match.group()):
        return None  # what is planned is read by the rules on going
    pair = reading.title_codes if len(reading.title_codes) == _PAIR else ()
    if there is not None:
        host = there.codes[0] if len(there.codes) == 1 else None
        guest = who.codes[0] if who.codes else next((c for c in pair if c != host), None) if host in pair else None
    else:
        guest = who.codes[0] if who.codes and who.codes[0] in pair else None
        host = next((code for code in pair if code != guest), None) if guest is not None else None
    when = resolve_slot(reading, sentence.slots[int(match["when"])], future=not dropped)
    if guest is None or host is None or guest == host or when is None:
        return None
    whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
    return Visit(
        doc=reading.document.name,
        countries=tuple(sorted((guest, host))),
        date=when.edtf,
        date_basis=when.basis,
        modality="cancelled" if dropped else "planned",
        place=Place(city=there.seat if there is not None else None, country=host),
        people=participants((who,), guest),
        evidence=(whole, *fields_of(reading, date=when.span)),
        guest=guest,
        host=host,
        rule="visit.missed",
        confidence=0.75,
    )
