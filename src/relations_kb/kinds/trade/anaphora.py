"""Which country 'it', 'there', 'that country', 'the latter' or 'the Sultanate' means in a sentence on trade.

In: a sentence with slots. Out: the same sentence with a country's slot in the place of such words, so that the rules
read 'the turnover with it' as they read 'the turnover with Chile'. What stays open is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import TOKEN, Sentence, Slot, fold_slots

_STATE: Final = (
    r"(?:country|nation|state|republic|kingdom|sultanate|emirate|neighbou?r|island|economy|republic's|"
    r"market|destination)"
)
_WORDS: Final = re.compile(
    r"(?i)\b(?P<lead>with|to|from|into|of|in|for|by|sold|bought|(?:sent|shipped|exported|"
    r"supplied|delivered|dispatched|placed|sell|goods|products|merchandise|exports|sales|deliveries|"
    r"shipments)(?= there\b)) (?P<words>(?:it|them)\b(?= *(?:[,;:.)(]|$|\b(?:was|"
    r"were|goods|products|"
    r"is|are|has|had|in|for|during|at|reached|amounted|stood|made|rose|fell|grew|increased|dropped|totall?ed|came|to|"
    r"and|by|turned|went|worth|of|last|this|over|has|hit|cost|brought|fetched|stayed|remained|exceeded|"
    r"accounted|we|they|the country|the republic|,)\b|<[DM]))|there\b(?! (?:is|are|was|were|has|have))|"
    r"(?<=\bfrom )there\b|the "
    r"latter"
    r"|the former|(?:that|this|the same|the said|the neighbou?ring|the) (?:[a-z]+[- ]){0,3}?"
    + _STATE
    + r"|the same (?:origin|destination|source|market|direction)"
    r"|its (?:[A-Za-z-]+ ){0,2}(?:partner|neighbou?r))(?!\w| of |-)(?P<owner>'s)?"
)
_BOTH: Final = re.compile(
    r"(?i)\bbetween (?P<words>them|the two|both|the (?:pair|sides|partners|neighbou?rs))(?= (?:was|were|is|has|had|"
    r"have|reached|"
    r"amounted|stood|came|total|in|for|during|hit|made|rose|grew|fell|exceeded)|,|;|:|\.| <)"
)
# 'In 2019 we exported goods worth $3 million': the country whose house speaks.
_WE: Final = re.compile(
    r"(?i)(?:^|[ \"“])(?P<words>we|our country)"
    r"(?= (?:[a-z]+ ){0,2}(?:export|import|sold|bought|shipped|purchased|supplied))"
)
_BODY: Final = re.compile(rf"(?i)(?:the |that |this )?(?:[a-z]+ )?{_STATE}")
# 'exports to Chile': Chile is no subject.
_NO_SUBJECT: Final = re.compile(
    r"(?i)\b(?:to|from|with|into|in|of|between|and|among|by|on|via|for)(?: the| both)?(?: [a-z]+ (?:market|economy) "
    r"of)? ?$"
)
# 'had bought from us goods', 'sells to us', 'trade with us'
_US: Final = re.compile(r"\b(?:from|to|with) (?P<words>us)(?= *(?:[,;:.)(]|$|[a-z]|<[DM]))")
_SENT: Final = re.compile(r"(?i)\b(?:sent|shipped|exported|supplied|delivered|dispatched|placed|sold) $")
_BACK: Final = 4


def settle(sentence: Sentence, reading: Reading, told: tuple[str, str] | None) -> Sentence:
    """Return the sentence with the words that stand for a country read as that country.

    :param told: reporter and partner of the last flow told, if their order is known.
    """
    own = (
        reading.home
        or (reading.title_codes[0] if len(reading.title_codes) == 1 else None)
        or (told[0] if told else None)
    )
    for _ in range(4):
        made = next(_found(sentence, reading, own), None)
        if made is None:
            return sentence
        sentence = fold_slots(sentence, [made])
    return sentence


def _found(sentence: Sentence, reading: Reading, own: str | None) -> Iterator[Slot]:
    for token in TOKEN.finditer(sentence.masked):
        # 'the Sultanate', taken for an office of the text's own country
        slot = sentence.slots[int(token.group(2))]
        words = reading.text[slot.start : slot.end].lower()
        lead = re.search(r"(?i)\b(with|to|from|into|of|in|for|by)(?: the)? $", sentence.masked[: token.start()])
        if token.group(1) == "S" and lead is not None and slot.person is None and _BODY.fullmatch(words):
            code = _meant(lead.group(1).lower(), words, token.start(), sentence, reading, own)
            if code is not None and (code,) != slot.codes:
                yield Slot("C", slot.start, slot.end, codes=(code,))
    we = _WE.search(sentence.masked) if reading.home is not None else None
    if we is not None and reading.home is not None:
        start = sentence.origin(we.start("words"))
        yield Slot("C", start, start + len(we["words"]), codes=(reading.home,))
    us = _US.search(sentence.masked) if reading.home is not None else None
    if us is not None and reading.home is not None:
        start = sentence.origin(us.start("words"))
        yield Slot("C", start, start + len(us["words"]), codes=(reading.home,))
    both = _BOTH.search(sentence.masked)
    if both is not None:
        earlier = [slot.codes[0] for slot in sentence.slots if slot.kind in "CS" and len(slot.codes) == 1]
        pair = tuple(dict.fromkeys(earlier)) or tuple(dict.fromkeys(_before(sentence, reading)))
        pair = pair if len(pair) == 2 else reading.implied(sentence.index)
        if len(pair) == 2:
            start = sentence.origin(both.start("words"))
            yield Slot("B", start, start + len(both["words"]), codes=tuple(sorted(pair)))
    for match in _WORDS.finditer(sentence.masked):
        if match.end() - match.start() > 60:
            continue
        code = _meant(match["lead"].lower(), match["words"].lower(), match.start("words"), sentence, reading, own)
        if match["owner"] and reading.home is not None and match["words"].lower() == "the country":
            code = reading.home  # 'the first market for the country's exports', in a report on that country
        if code is not None:
            start = sentence.origin(match.start("words"))
            yield Slot("C", start, start + len(match["words"]), codes=(code,))


def _meant(lead: str, words: str, at: int, sentence: Sentence, reading: Reading, own: str | None) -> str | None:
    subject: str | None = None
    here: list[str] = []
    for token in TOKEN.finditer(sentence.masked, 0, at):
        slot = sentence.slots[int(token.group(2))]
        if slot.kind not in "CS" or len(slot.codes) != 1 or slot.codes[0] == "EUU":
            continue
        owner = sentence.masked.startswith("'", token.end())
        lead_words = sentence.masked[: token.start()]
        towards = _NO_SUBJECT.search(lead_words) is not None or _SENT.search(lead_words) is not None
        if subject is None and (owner or not towards):
            subject = slot.codes[0]
        here.append(slot.codes[0])
    before = _before(sentence, reading)
    barred = {own} if lead == "with" or subject is None else {subject}
    colon = ":" in sentence.masked[:at] and subject is not None and subject != own
    plain_lead = lead in ("from", "to", "in", "with", "by", "of", "for", "into")
    if words == "there" and own is not None and (colon or not plain_lead):
        barred = {own}  # 'Chile is third: goods for $3 million were shipped there'
    if "latter" in words or "former" in words:
        row = [code for code in dict.fromkeys(here) if code not in barred]
        if len(row) < 2:
            row = [code for code in dict.fromkeys(before) if code not in barred and code != own]
        return (row[-1] if "latter" in words else row[-2]) if len(row) >= 2 else None
    first = _subject_before(sentence, reading)
    if not here and own is not None and first is not None and first not in barred:
        return first
    for row in (here, before):
        fitting = [code for code in row if code not in barred]
        if fitting:
            return fitting[-1]
    return None


def _subject_before(sentence: Sentence, reading: Reading) -> str | None:
    """Return the country that the sentence before opens with: 'Chile, after Peru, was the third partner.'"""
    if sentence.index == 0:
        return None
    span = reading.document.sentences[sentence.index - 1].span
    found = reading.countries_in(span.start, span.start + 5)
    return found[0].code if found and found[0].code != "EUU" else None


def _before(sentence: Sentence, reading: Reading) -> list[str]:
    """Return the countries that the sentences before it name, in the text's order."""
    document = reading.document
    number = sentence.index
    block = document.sentences[number].block
    first = number
    while first > 0 and number - first < _BACK and document.sentences[first - 1].block >= block - 2:
        first -= 1
    begin = document.sentences[first].span.start
    return [m.code for m in reading.countries_in(begin, sentence.start) if m.code and m.code != "EUU"]
