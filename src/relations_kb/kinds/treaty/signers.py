"""Who signs an instrument: the verb's subject, whom the next sentence names, whom 'the two ministers' means."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.making import participants, union
from relations_kb.model.record import Participant
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Slot

_LEADERS: Final = re.compile(
    r"(?i)minister|president|leader|head|chair|official|co-chair|delegation|counterpart|chancellor|premier|secretar|"
    r"they|monarch|governor|the (?:two )?sides|diplomats|by them"
)


# Who only watches does not sign.
_WATCHED: Final = re.compile(r"(?i)\b(?:witness\w*|attend\w*|presid(?:ed|ing)|oversaw|overseen|watch\w+)\b[^<]*$")
_FOR_THEIRS: Final = re.compile(
    r"(?i)<P(\d+)>,? (?:(?:(?:has |had )?(?:co-)?signed|did so) (?:[a-z]+ ){0,4}?)?(?:for|on behalf of) (?:the )?"
    r"(?:[a-z]+ ){0,2}?<[CS](\d+)>"
)


_PUT_BY: Final = re.compile(
    r"(?i)^\W*(?:the )?(?:(?:their )?signatures?|(?:two |three |both )?(?:documents?|papers?|texts?)|it|they) "
    r"(?:[a-z]+ ){0,4}?(?:put|affixed|signed|placed|set) (?:[a-z]+ ){0,4}?by\b"
)


def _signed_for(number: int, reading: Reading, codes: tuple[str, ...]) -> tuple[Participant, ...]:
    """Return those of whom the next sentence says 'X signed for Norway and Y on behalf of Chile'."""
    if number + 1 >= len(reading.document.sentences):
        return ()
    sentence = reading.sentence(number + 1)
    put = _PUT_BY.search(sentence.masked)
    if put is not None:
        tail = [sentence.slots[int(n)] for n in re.findall(r"<P(\d+)>", sentence.masked[put.end() :])]
        told = participants(slot for slot in tail if not slot.codes or slot.codes[0] in codes)
        return told if len(told) == len(codes) else ()
    if "signed" not in sentence.masked:
        return ()
    named: list[Slot] = []
    for found in _FOR_THEIRS.finditer(sentence.masked):
        person, side = (sentence.slots[int(n)] for n in found.groups())
        if side.codes and side.codes[0] in codes:
            named.append(person._replace(codes=side.codes[:1]))
    return participants(named) if len(named) == len(codes) else ()


def people_for(
    plain: Match, reading: Reading, codes: tuple[str, ...], verb: int, verb_end: int, *, behind: bool
) -> tuple[Participant, ...]:
    """Return those who sign: the verb's subject by name, or whom 'the two ministers' means."""
    sentence = plain.sentence
    masked = sentence.masked
    slots: list[Slot] = []
    if behind:
        by = re.match(
            r"[^.;|]{0,130}?\bby (?P<who>(?:(?!witness|in the presence|attended)[^.;|]){0,260})", masked[verb_end:]
        )
        words = by.group("who") if by else ""
        mover = re.search(r"(?:\b(?:that|which) )?<P\d+> (?:(?:has|had|also|then|later) )?$", masked[:verb])
        if mover is not None and not words:
            words = mover.group()
    else:
        clause = re.split(r"[;|]|\. (?=[A-Z<])", masked[:verb])[-1]
        words = re.split(
            r"\b(?:announce[sd]|said|says|noted?|stated?|reported|recall(?:ed|s)|welcom(?:ed|es|ing)|hail(?:ed|s)|"
            r"prais(?:ed|es)|applaud(?:ed|s)|commend(?:ed|s)|salut(?:ed|es)|laud(?:ed|s)|acknowledged?|celebrat(?:ed|es)|"
            r"marked|congratulated|expressed|underlined|highlighted|stressed|emphasi[sz]ed|looked forward)\b",
            clause,
        )[-1]
        if _WATCHED.search(words):
            return ()
        by = re.match(r"[^.;|]{0,60}?\bwith (?P<who>[^.;|]{0,200})", masked[plain.end :])
        words += " " + (by.group("who") if by else "")
    for kind, n in re.findall(r"<([PSB])(\d+)>", words):
        slot = sentence.slots[int(n)]
        if (kind == "P" and (not slot.codes or slot.codes[0] in codes)) or (
            kind == "S" and slot.person is not None and (not slot.codes or slot.codes[0] in codes)
        ):
            slots.append(slot)
    named = participants(slots)
    if len(codes) == 2 and len(named) == 2 and sum(person.country is None for person in named) == 1:
        told = next(person.country for person in named if person.country)
        rest = next(code for code in codes if code != told)
        named = tuple(p if p.country else p.model_copy(update={"country": rest}) for p in named)
    if len(codes) == 2 and len(named) == 2 and not any(person.country for person in named):
        # 'between Norway and Chile … by Minister X and Minister Y': told in the same order.
        named = tuple(p.model_copy(update={"country": code}) for p, code in zip(named, codes, strict=True))
    if named and len(named) <= 6:
        return named
    if others := _signed_for(sentence.index, reading, codes):
        return others
    pair = next(
        (
            sentence.slots[int(n)]
            for kind, n in re.findall(r"<([BS])(\d+)>", words)
            if _LEADERS.search(sentence.slots[int(n)].title or "")
            and re.search(r"s\b|they|chairmen|heads", sentence.slots[int(n)].title or "")
        ),
        None,
    )
    if pair is None and not re.search(
        r"\bby (?:them|both|the (?:two|co-?chair\w+|ministers|presidents|leaders))\b", masked
    ):
        return ()
    title = (pair.title or "") if pair else ""
    return _pair_before(sentence.index, reading, codes, title, sentence.origin(verb))


def _pair_before(
    number: int, reading: Reading, codes: tuple[str, ...], title: str, until: int
) -> tuple[Participant, ...]:
    """Return the last two people told before the offset ``until``, one a party: whom 'the two ministers' means."""
    office = next((w for w in ("minister", "president", "chair") if w in title), None)
    found: dict[str, Slot] = {}
    unknown: list[Slot] = []
    for earlier in range(number, max(-1, number - 10), -1):
        for slot in reading.sentence(earlier).of("P"):
            person = slot.person
            if person is None or slot.start >= until:
                continue
            if not slot.codes:
                unknown.append(slot)
                continue
            if slot.codes[0] not in codes or slot.codes[0] in found:
                continue
            if (
                office == "minister"
                and "minister" not in (person.office or "").lower()
                and "secretary" not in (person.office or "").lower()
                and person.office
            ):
                continue
            found[slot.codes[0]] = slot
        if len(found) == len(codes):
            break
    missing = [code for code in codes if code not in found]
    names = {slot.person.name for slot in unknown if slot.person is not None}
    if len(found) == 1 and len(missing) == 1 and len(names) == 1:
        # One of the two is of a party, so the only other person told is of the other.
        return union(participants(unknown[:1], missing[0]), participants(found.values()))
    return participants(found.values()) if len(found) == 2 else ()
