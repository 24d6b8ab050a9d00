"""Who speaks: 'I' in a transcript is the person whose name and colon stand last before it.

In: a reading and the number of a sentence. Out: the slot of the speaker, or None where nobody is named as one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from relations_kb.rules.slots import Slot

if TYPE_CHECKING:
    from relations_kb.rules.reading import Reading

# 'President of Peru Ana Soto: …', 'PRESIDENT SOTO: …', 'Ana Soto (through interpreter): …'.
_LABEL: Final = re.compile(r"\W*(?:[A-Z][A-Z.]+ ){0,3}<P(\d+)>(?: \([^)]{1,40}\))?:")
_BY: Final = re.compile(
    r"(?i)(?:(?:opening |closing |joint |full )?(?:remarks|speech|address|statement|lecture|toast|interview|article|"
    r"message|keynote)\b[^<]{0,40}? )(?:by|of|with|from) (?:the )?<P(\d+)>"
)
# '"I was in Lima last year," Minister X said'; '… ," said Minister X'.
SAYS: Final = (
    r"(?:said|told|says|tells|noted|added|pointed out|recalled|reminded|joked|quipped|stressed|explained|declared|"
    r"stated|"
    r"remarked|replied|answered|observed|continued|concluded|emphasi[sz]ed|underlined|confirmed|wrote)"
)
_QUOTED: Final = re.compile(
    rf"(?i)(?:[,.!?…]\"|\",) (?:{SAYS} (?:the )?<P(\d+)>|(?:the )?<P(\d+)>(?:,[^,\"<]{{1,60}},)? (?:also |then "
    rf")?{SAYS}\b)"
)
_FAR: Final = 80  # sentences that a speech may go on


def labelled(masked: str) -> int | None:
    """Return the number of the person slot that a masked sentence names as the speaker of what follows, or None."""
    found = _LABEL.match(masked)
    return int(found.group(1)) if found is not None else None


def speaker(reading: Reading, number: int) -> Slot | None:
    """Return who says the words of a sentence: by the label before them, or by the title of a speech."""
    document = reading.document
    if '"' in reading.slotted(number).masked:
        sentence = reading.slotted(number)
        quoted = _QUOTED.search(sentence.masked)
        if quoted is not None:
            slot = sentence.slots[int(quoted.group(1) or quoted.group(2))]
            return slot if slot.codes else slot._replace(codes=_codes(reading, slot))
    for earlier in range(number, max(-1, number - _FAR), -1):
        if ":" not in reading.lowered[earlier] or not reading.persons(earlier):
            continue
        sentence = reading.slotted(earlier)
        at = labelled(sentence.masked)
        if at is not None:
            slot = sentence.slots[at]
            return slot if slot.codes else slot._replace(codes=_codes(reading, slot))
    title = document.title.span if document.title is not None else None
    if title is None or not document.sentences or not document.sentences[0].span.start <= title.start:
        return None
    sentence = reading.slotted(0)
    found = _BY.search(sentence.masked)
    if found is None:
        return None
    slot = sentence.slots[int(found.group(1))]
    return slot if slot.codes else slot._replace(codes=_codes(reading, slot))


def _codes(reading: Reading, slot: Slot) -> tuple[str, ...]:
    """Return the country of a speaker whose office names none: the house's own."""
    person = slot.person
    return (reading.house,) if reading.house is not None and person is not None and person.office else ()
