"""Whose person somebody is whose title names no country: by the words around, by the text's house, by what is left.

In: a reading, a sentence and a person in it. Out: the person's slot with the country that they act for, or without.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from relations_kb.rules.beside import told_beside
from relations_kb.rules.holders import acts_for_many
from relations_kb.rules.slots import Sentence, Slot

if TYPE_CHECKING:
    from relations_kb.rules.reading import Reading

# Offices that other countries do not have by this name, or are told with their country.
_AMERICAN: Final = re.compile(
    r"(?:(?:Principal )?Deputy )?National Security Advis[eo]r|Homeland Security Advisor|First Lady|Second Gentleman|"
    r"(?:Deputy |Assistant |Under )?Secretary of (?:State|Defense|the Treasury|Commerce|Energy|Homeland Security)"
)
_OF_STATE: Final = re.compile(
    r"(?i)\b(?:minister|(?:under-?)?secretary|president|premier|chancellor|director|commissioner|speaker|ambassador|"
    r"head of (?:the )?(?:department|division|directorate))\b"
)
# 'her opposite number was P', 'with his host P': of the side across the table.
_ACROSS: Final = re.compile(
    r"(?i)\b(?:his|her|their|whose) (?:[a-z]+ )?(?:opposite number|interlocutor|counterpart|colleague|partner|"
    r"vis-[àa]-vis|host(?:ess)?|guest|visitor)s?(?:,| (?:was|is|being|were))?(?: the)? $|[(,;] ?(?:host(?:ed by)?|"
    r"interlocutor|counterpart):? $"
)
_COMES: Final = re.compile(
    r"<P>(?:,? who)?(?: (?:has|had|have|is|was|will|then|also|himself|herself))* (?:come|came|comes|gone|went|goes|"
    r"travel(?:l?ed|s)|flown|flew|flies|flying|arrived|arrives|journeyed|paid an? (?:[a-z]+ ){0,3}visit|on an? "
    r"(?:[a-z]+ ){0,3}visit|visited|visits|visiting|stayed|been a guest)(?: over| on to| up| down)?(?: (?:to|in|for))? "
    r"(?:the )?<C(?P<c>\d+)>"
)
_IS_RECEIVED: Final = re.compile(
    r"<P>(?:,? who)?(?: (?:has|had))? (?:was|been|is) (?:also |then |later )?(?:received|welcomed|hosted|greeted|met|"
    r"awaited)(?: there)? in <C(?P<c>\d+)>|<P>[,:]? (?:an? )?(?:[a-z]+ ){0,3}(?:visit|trip) (?:to|in) (?:the )?"
    r"<C(?P<d>\d+)>"
)
_RECEIVES: Final = re.compile(
    r"<P>(?: (?:has|had))? (?:received|welcomed|hosted|receives|welcomes|hosts|greeted|awaited) <[PS]\d+>[^<;|"
    r"]{0,30} in "
    r"<C(?P<c>\d+)>"
)
_RECEIVED_BY: Final = re.compile(
    r"<C(?P<c>\d+)>[^<;|]{0,40}\b(?:was|been|is|and|were)(?: also| then| later)? (?:received|welcomed|hosted|"
    r"greeted|met)"
    r"(?: there)? by (?:the )?<P>"
)
_COMPANY: Final = re.compile(
    r"<P(\d+)>(?:(?!<P)[^;|])*?\b(?:was|were|been|is) (?:(?:also|then|later) )?(?:received|welcomed|met|hosted|"
    r"greeted)\b"
    r"(?:(?!<P)[^;|])*? by <[PS]\d+>[^;|]*?\b(?:presence of|together with|along with|accompanied by|flanked by)\b"
    r"[^;|]*$"
)
_ITS: Final = re.compile(r"(?i)its (?:own )?")
_PLACED: Final = re.compile(r"(?:\b(?:in|at|from|to|here in|near|outside|of) |\()$")

_PAIR: Final = 2


def told_of_people(reading: Reading) -> dict[str, str]:
    """Return the countries that any sentence tells of people whose titles name none, by full name; no disputed ones."""
    told: dict[str, set[str]] = {}
    for number in range(len(reading.document.sentences)):
        if any(p.country is None and not acts_for_many(p) for p in reading.persons(number)):
            sentence = reading.slotted(number)
            for at, code in _beside(reading, sentence).items():
                person = sentence.slots[at].person
                if person is not None and person.country is None:
                    told.setdefault(person.name, set()).add(code)
    for number, words in enumerate(reading.lowered):
        if "counterpart" in words or "colleague" in words:
            # 'Minister X and his Peruvian colleague Y': X is the other side's.
            people = [s for s in reading.slotted(number).slots if s.kind == "P" and s.person is not None]
            if len(people) != _PAIR or people[0].codes or not people[1].codes or people[0].person is None:
                continue
            rest = [code for code in reading.implied(number) if code not in people[1].codes]
            if people[1].person is not None and people[1].person.counterpart and len(rest) == 1:
                told.setdefault(people[0].person.name, set(rest))
    return {name: next(iter(codes)) for name, codes in told.items() if len(codes) == 1}


def _beside(reading: Reading, sentence: Sentence) -> dict[int, str]:
    """Return what the words around persons say of a sentence as :meth:`Reading.slotted` gives it: told once of each."""
    known = reading.beside.get(sentence.index)
    if known is None:
        known = reading.beside[sentence.index] = told_beside(sentence, reading.home)
    return known


def whose_person(reading: Reading, sentence: Sentence, slot: Slot, before: list[Slot]) -> Slot:
    """Return the slot of a person with the country that they act for, where anything tells it.

    :param before: the slots of the sentence before this one, as read.
    """
    person = slot.person
    if person is None or acts_for_many(person):
        return slot
    at = next(n for n, s in enumerate(sentence.slots) if s.start == slot.start)
    code = _beside(reading, sentence).get(at) or reading.told_people.get(person.name)
    if code is not None:
        return slot._replace(codes=(code,), person=replace(person, country=code, country_how="beside"))
    return slot._replace(codes=_left(reading, sentence, slot, before))


def _left(reading: Reading, sentence: Sentence, slot: Slot, before: list[Slot]) -> tuple[str, ...]:
    """Return the country that is left for a person, or none."""
    person = slot.person
    if person is None:
        return ()
    pair = reading.implied(sentence.index)
    masked_before = sentence.masked[: sentence.masked.index(f"<P{_number(sentence, slot)}>")]
    if person.counterpart or _ACROSS.search(masked_before):
        others = [c for s in sentence.slots if s.start < slot.start and s.kind in "PS" for c in s.codes]
        others += [c for s in before if s.kind in "PS" for c in s.codes]
        left = tuple(code for code in pair if code not in others)
        if others and reading.house is not None and reading.house not in (*pair, *others):
            return (reading.house,)  # a guest meets a counterpart in the text of the hosts on two guests
        return left if len(left) == 1 else ()
    around = [s for s in (*before, *sentence.slots) if s.start != slot.start and s.kind in "CPS"]
    here = {code for s in around for code in s.codes}
    company = _COMPANY.search(masked_before)
    if company is not None:
        # 'X was received by Y, together with Ambassador Z': Z came with X.
        return sentence.slots[int(company.group(1))].codes or before[int(company.group(1))].codes
    if _ITS.match(reading.text, slot.start):
        owner = next((s for s in before if s.kind in "CS" and len(s.codes) == 1 and not _placed(reading, s)), None)
        if owner is not None:
            return owner.codes
    joined = reading.joined_country(slot, before)
    if joined and here - set(joined):
        return joined
    house = reading.house
    acting = {code for s in before if s.kind in "PS" for code in s.codes}
    abroad = here - {house or ""}
    if house in acting and len(abroad) == 1 and not abroad & acting and _OF_STATE.search(person.office or ""):
        # 'State Secretary X held in Riga talks with Deputy Minister Y' in the text of X's ministry: Y is of Riga.
        return tuple(abroad)
    acting_all = {c for s in sentence.slots if s.start != slot.start and s.kind in "PS" for c in s.codes}
    if house and person.office and acting_all and house not in {*pair, *acting_all} and len(pair) == 2:
        # In the hosts' own text on two guests, the minister who receives one of them is the hosts'.
        return (house,)
    goes = _goes(reading, sentence, slot, pair)
    if goes:
        return goes
    rest = tuple(code for code in pair if code not in here)
    if house and person.office and here and not reading.head_codes(sentence.index):
        # In a ministry's own text a minister without a country is its own, also where around' ministers are met.
        # 'signed in Oslo by Minister X': the text's own town is where it was, and nobody's side.
        own = reading.own_house == house
        placed = {o.start for o in around if own and o.city and _placed(reading, o)}
        if all(house not in o.codes or o.start in placed for o in around):
            return (house,)
    if house in pair and acting_all and not acting_all & set(pair):
        # 'was signed by X and by the ambassador of Tonga', in the text of X's ministry on a third state
        return (house,)
    if len(pair) == 2 and here & set(pair):
        # 'Prime Minister X visited Cambodia' under the heading Singapore: he is Singapore's.
        return rest if len(rest) == 1 else ()
    if person.office and reading.home and not here:
        return (reading.home,)
    if "USA" in reading.spoken and _AMERICAN.fullmatch(person.office or ""):
        return ("USA",)
    return ()


def _goes(reading: Reading, sentence: Sentence, slot: Slot, pair: tuple[str, ...]) -> tuple[str, ...]:
    """Return the country of who goes to the other's town, or receives there: 'X had come to Oslo, Y received him'."""
    mask = f"<P{_number(sentence, slot)}>"
    for rule, own in ((_COMES, False), (_IS_RECEIVED, False), (_RECEIVES, True), (_RECEIVED_BY, True)):
        found = rule.search(sentence.masked.replace(mask, "<P>"))
        if found is None:
            continue
        groups = found.groupdict()
        town = sentence.slots[int(groups["c"] or groups["d"])]
        if len(town.codes) == 1 and town.codes[0] in pair:
            return town.codes if own else tuple(code for code in pair if code not in town.codes)
    return ()


def _placed(reading: Reading, slot: Slot) -> bool:
    """Tell whether a slot only says where: 'in Oslo', 'from Tel Aviv'."""
    return _PLACED.search(reading.text, max(0, slot.start - 12), slot.start) is not None


def _number(sentence: Sentence, slot: Slot) -> int:
    return next(n for n, s in enumerate(sentence.slots) if s.start == slot.start)
