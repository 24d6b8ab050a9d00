"""Who led the delegations of a round: told in its own sentence or in those right after it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from relations_kb.kinds.consultation.context import Told, told_before
from relations_kb.kinds.consultation.model import Consultation
from relations_kb.kinds.consultation.shortnames import named_sentence, named_talks
from relations_kb.model.record import Evidence, Modality, Participant
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import TOKEN, Sentence, Slot

_LED: Final = re.compile(
    r"(?i)(?:(?:\bhe|\bshe|\bthey|<S\d+>) (?:was|were) joined by|<[SC]\d+>(?:'s)? (?:team|delegation|side|panel|"
    r"contingent|part|half|section)\b|<S\d+> of the table)|\b(?:led|leads?|leading|headed|heads?|heading|"
    r"co-?chaired|co-?chairs?|chaired|chairs|chairmanship|"
    r"presided|presiding|represented|represents|"
    r"representing|at the head|leader of|spoke for|at the helm|in (?:the )?chair|co-chairm[ae]n|co-chair|"
    r"leadership|across the table|opposite|at the helm|in the lead|in (?:the )?charge|chair was shared|at (?:its|"
    r"their) head|interlocutors?|faced|"
    r"conducted by|steered|"
    r"(?:home|visiting|guest|host(?:ing)?) (?:team|delegation|side|panel|contingent|part|half|section)|"
    r"at (?:the|a|one) (?:[a-z]+ )?table|side of the table|directed by|opposite number|chiefs? of (?:the|both)|"
    r"chiefs were|"
    r"heads? of (?:the )?(?:delegations?|side)|(?:held|had|conducted) (?:[a-z]+ ){0,2}consultations|met by|sat "
    r"down with|on the one side|on behalf of the|from the "
    r"<?\w*>? ?side|for the (?:host|guest|visitor)s?)\b"
)
_CHAIR: Final = re.compile(r"(?i)\bco-?chair")
# Who speaks, announces, attends or is called on takes no part as a head, where nothing says that they led.
_AHEAD_OUT: Final = re.compile(
    r"(?i)^[^<;|]{0,25}?\b(?:said|says|informs|informed|told|added|noted|stated|stressed|announced|attended|"
    r"received(?! (?:in|at) <C)|reported|"
    r"welcomed|congratulated|thanked|recalled|in attendance|present)\b"
)
_BEHIND_OUT: Final = re.compile(
    r"(?i)(?:\b(?:accompanied by|received by|according to|attended by|called on|courtesy call (?:on|to)|met with|"
    r"paid (?:a )?visits? to|"
    r"letter (?:of|from|to)|meetings? with|(?:meetings?|talks|call|conversation) between|invited|invitation of|"
    r"instructions? (?:of|from)|agreement of|"
    r"spokes\w+|quoted|said|late|(?<!side )attended|assisted by|(?<!he was )(?<!> was )joined by|assistance "
    r"of)\s*(?:the |by )?$)"
)
_SAME_TWO: Final = re.compile(
    r"(?i)\bsame (?:two )?(?:pair|duo|chairs|leaders|delegation heads|officials|co-?chairs?|co-chairm[ae]n|persons|"
    r"people|diplomats|heads|ministers|two)\b"
)
_THOSE_TWO: Final = re.compile(
    r"(?i)(?:again )?(?:these|those|the same) (?:two )?(?:officials|co-?chairs?|diplomats|persons|heads|ministers|men|"
    r"women|two|pair)\b"
)
_DEPARTMENT: Final = re.compile(r"(?i) (?:of|for|at|in|on)\b|[,(]")
_CAME_TO: Final = re.compile(
    r"(?i)(?:,[^,;<]{0,40},)? (?:who )?(?:(?:had|has|have) )?(?:come|came|travell?ed|flew|flown|gone|went|"
    r"journeyed|been "
    r"invited) to (?:the )?<C(?P<town>\d+)>"
)
_RECEIVED: Final = re.compile(
    r"(?i) (?:had )?(?:received|welcomed|hosted|met) <P\d+>[^;<]{0,20}? (?:in|at) <C(?P<town>\d+)>"
)
_RECEIVED_BY: Final = re.compile(r"<P\d+> (?:had )?(?:received|welcomed|hosted|met) $")
# "Mr Soto's predecessor, Kari Lund": it was Lund who led.
_BORNE: Final = re.compile(
    r"(?i)['’]s? (?:immediate |then )?(?:predecessor|successor|deputy|stand-in|replacement|representative)\b"
)
# 'The second round brought X to Lima', 'saw X received in Lima by Y', 'With X in Lima, the fourth round …'
_TAKEN_TO: Final = re.compile(r"(?i)\b(?:brought|took|taken|carried|led|saw|sees|drew|bringing|taking) (?:the )?$")
_TO_TOWN: Final = re.compile(
    r"(?i)(?:,[^,;<]{0,60},)?(?: (?:received|welcomed|in|travel(?:ling)?|coming?|go(?:ing)?|welcomed))*(?: back)? "
    r"(?:in|at|to|over to) "
    r"(?:the )?<C(?P<town>\d+)>"
)
_IN_TOWN: Final = re.compile(r"[^;<]{0,20}? (?:in|at) <C(?P<town>\d+)>")
_BROUGHT: Final = re.compile(r"(?i) (?:(?:had )?(?:brought|took|taken|came|led|travelled|flew|went))\b")
# 'X and Y will be at the helm of the ministerial segment', 'At ministerial level the chairs are X and Y'
_TO_LEAD: Final = re.compile(
    r"(?i)\bleading (?:[^;<]|<[BSC]\d+>){0,40}?(?:will be|are|is|are to be)\b|\b(?:(?:will|shall|(?:is|are) to) "
    r"[^;<]{0,20}?(?:"
    r"be in charge|direct|conduct|steer|lead|head|chair|co-?chair|preside|take charge|"
    r"guide|sit|meet|be at "
    r"the (?:helm|head)|be (?:led|headed|chaired|steered))|chairs? (?:are|is|will be)|co-?chairs? (?:are|will be))\b"
)
_LEVEL: Final = re.compile(r"(?i)\b(?:ministerial|ministers|ministers'|ministers’|ministers' day)\b")
_BOTH_ROUNDS: Final = re.compile(
    r"(?i)^\W*(?:co-?chairs?|co-chairm[ae]n|heads of (?:the )?delegations?)(?: (?:of|at) (?:both|all|"
    r"the)[^:<]{0,40})?\s*:"
)
_OTHER_ROUND: Final = re.compile(
    r"(?i)<O\d+>(?: <O\d+>)? (?:round|session|meeting|sitting|JPCC|BPC|consultations)|\bnext (?:round|session|"
    r"meeting|BPC|consultations)|\bits <O\d+>"
)
_FAR: Final = 6
_SURE: Final = frozenset({"title", "apposition", "leader"})
EMPTY: Final[Mapping[str, str]] = {}


def heads_of_delegation(
    event: Told, reading: Reading, countries: tuple[str, ...], *, modality: Modality, before: Sequence[Consultation]
) -> tuple[tuple[Participant, ...], tuple[Evidence, ...]]:
    """Return the heads of delegation and the further sentences that name them.

    :param before: the rounds told earlier, whose heads 'the same two officials' are.
    """
    if _SAME_TWO.search(event.masked) or _these_two(event, reading):
        earlier = next(
            (r for r in reversed(before) if len(r.people) >= 2 and r.countries == tuple(sorted(countries))), None
        )
        if earlier is None:
            earlier = next((r for r in reversed(before) if len(r.people) >= 2), None)
        if earlier is not None:
            return earlier.people, ()
    own = _slots(event.sentence, event.segment, countries)
    if modality != "occurred":
        own = (
            own
            if re.search(
                r"(?i)\b(?:co-?chair|led|headed|head|presid|steer|side by side|join |together with|alongside|"
                r"team(?:s|ed)? up)",
                event.masked,
            )
            and not re.search(r"(?i)\b(?:said|agreed|announced)\b", event.masked)
            else []
        )
        return _people(own, countries, reading, event.sentence), ()
    before_it = told_before(event, reading)
    if not own and before_it is not None:
        told = _people(_slots(before_it, (0, len(before_it.masked)), countries), countries, reading, before_it)
        words = reading.text[before_it.start : before_it.end]
        return told, (
            Evidence(start=before_it.start, end=before_it.end, quote=words, fields=("people",)),
        ) if told else ()
    ranks = _ranks(before, countries)
    people = list(_people(own, countries, reading, event.sentence, ranks=ranks))
    evidence: list[Evidence] = []
    sentences = reading.document.sentences
    block = sentences[event.sentence.index].block
    if event.segment[1] < len(event.sentence.masked) or _whole(people, countries):
        return tuple(people), ()
    for number in range(event.sentence.index + 1, min(len(sentences), event.sentence.index + _FAR)):
        sentence = named_sentence(reading, number)
        both = _BOTH_ROUNDS.search(sentence.masked) is not None
        if (sentences[number].block > block + 2 and not both) or _whole(people, countries):
            break
        if not both and (_OTHER_ROUND.search(sentence.masked) or _other_talks(reading, sentence, countries)):
            if re.match(r"\W*<O\d+> ", sentence.masked):
                continue
            break
        if not (_LED.search(sentence.masked) or _CHAIR.search(sentence.text)) or reading.is_section_heading(number):
            continue
        found = _slots(sentence, (0, len(sentence.masked)), countries)
        fresh = [
            p
            for p in _people(found, countries, reading, sentence, known=people, ranks=ranks)
            if all(p.name != q.name for q in people)
        ]
        if fresh:
            people += fresh
            evidence.append(
                Evidence(
                    start=sentence.start,
                    end=sentence.end,
                    quote=reading.text[sentence.start : sentence.end],
                    fields=("people",),
                )
            )
    return tuple(people), tuple(evidence)


def heads_to_be(reading: Reading, number: int, record: Consultation) -> tuple[Participant, ...]:
    """Return those who a sentence below an announced round says will lead a part of it, and are not known yet."""
    sentence = reading.sentence(number)
    if not (_TO_LEAD.search(sentence.masked) and _LEVEL.search(sentence.text)):
        return ()
    slots = _slots(sentence, (0, len(sentence.masked)), record.countries)
    known = {p.name for p in record.people}
    return tuple(p for p in _people(slots, record.countries, reading, sentence) if p.name not in known)


def _these_two(event: Told, reading: Reading) -> bool:
    """Tell whether 'these two officials', told of before, led: 'it was again these two who conducted the fifth'."""
    return any(
        _THOSE_TWO.match(reading.text[slot.start : slot.end]) is not None and slot.person is None
        for _, slot in event.slots("BS")
    )


def _rank(office: str | None) -> str:
    """Return an office without its department: 'Deputy Minister' of 'Deputy Minister for Europe'."""
    return _DEPARTMENT.split(office, maxsplit=1)[0].strip().lower() if office else ""


def _ranks(before: Sequence[Consultation], countries: tuple[str, ...]) -> Mapping[str, str]:
    """Return which side's heads bore which office in the rounds told earlier, where only one side's did."""
    told: dict[str, set[str]] = {}
    for record in before:
        for person in record.people if record.countries == tuple(sorted(countries)) else ():
            if person.country is not None and person.office:
                told.setdefault(_rank(person.office), set()).add(person.country)
    return {rank: next(iter(codes)) for rank, codes in told.items() if len(codes) == 1}


def _travelled(sentence: Sentence, at: int, countries: tuple[str, ...]) -> str | None:
    """Return the side of one who came to the other side's town, or who received the other there; None if untold."""
    if len(countries) != 2:
        return None
    masked = sentence.masked
    token = TOKEN.match(masked, at)
    behind = masked[token.end() if token is not None else at :]
    came = _CAME_TO.match(behind)
    host = _RECEIVED.match(behind)
    guest = _RECEIVED_BY.search(masked[max(0, at - 40) : at])
    taken = _TO_TOWN.match(behind) if _TAKEN_TO.search(masked[max(0, at - 24) : at]) else None
    brought = _BROUGHT.match(behind) if masked[:at].endswith((" to which ", ", where ")) else None
    town = came or host or taken or (_IN_TOWN.match(behind) if guest is not None else None)
    if town is not None:
        codes = sentence.slots[int(town["town"])].codes
    elif brought is not None:
        codes = tuple(s.codes[0] for s in sentence.slots if s.kind == "C" and s.city and s.codes[0] in countries)
    else:
        return None
    if len(set(codes)) != 1 or codes[0] not in countries:
        return None
    other = next(c for c in countries if c != codes[0])
    return codes[0] if host is not None else other


def _whole(people: Sequence[Participant], countries: tuple[str, ...]) -> bool:
    return len({p.country for p in people if p.country}) >= len(countries)


def _other_talks(reading: Reading, sentence: Sentence, countries: tuple[str, ...]) -> bool:
    """Tell whether a sentence goes on to another round: one with a number, or of other countries."""
    return any(
        not talk.foreign
        and (talk.number is not None or talk.coming or (len(talk.codes) >= 2 and set(talk.codes) != set(countries)))
        for talk in named_talks(reading, sentence)
    )


def _slots(sentence: Sentence, segment: tuple[int, int], countries: tuple[str, ...]) -> list[tuple[int, Slot]]:
    """Return the persons of a part of a sentence who may have led, with their offsets."""
    out: list[tuple[int, Slot]] = []
    masked = sentence.masked
    tokens = [t for t in TOKEN.finditer(masked, *segment) if t.group(1) == "P"]
    left_out = False
    for token in tokens:
        slot = sentence.slots[int(token.group(2))]
        if slot.person is None or re.search(r"(?i)spokes|press secretary|journalist", slot.person.office or ""):
            continue
        ahead = re.split(r"[.;]|<P\d+>", masked[token.end() : token.end() + 60])[0]
        behind = re.split(r"<[PC]\d+>", masked[max(0, token.start() - 45) : token.start()])[-1]
        if slot.start >= slot.person.start and _AHEAD_OUT.search(ahead) and not _LED.search(ahead.split(" said")[0]):
            continue
        # 'the meeting between X and Y': whoever is joined to somebody left out is left out too.
        left_out = (left_out and behind.strip() == "and") or (
            _BEHIND_OUT.search(behind) is not None and not re.search(r"(?i)\bmet by\s*$", behind)
        )
        if left_out or _BORNE.match(masked, token.end()):
            continue
        if (
            slot.person.country
            and slot.person.country not in countries
            and slot.codes
            and slot.person.country_how not in (None, "context")
        ):
            continue
        out.append((token.start(), slot))
    return out


def _people(
    found: Sequence[tuple[int, Slot]],
    countries: tuple[str, ...],
    reading: Reading,
    sentence: Sentence,
    known: Sequence[Participant] = (),
    ranks: Mapping[str, str] = EMPTY,
) -> tuple[Participant, ...]:
    """Return the persons with the countries they act for: said of them, told beside them, or what is left."""
    people: dict[str, Participant] = {}
    told_beside: set[str] = set()
    loose: set[str] = set()  # whose country only the context gives
    last: tuple[int, str] | None = None  # where the person before ends, and the name
    for at, slot in found:
        person = slot.person
        if person is None or person.name in people:
            continue
        within = {m.code for m in reading.countries_in(slot.start, slot.end)}
        told = slot.codes[0] if slot.codes and slot.codes[0] in countries and slot.codes[0] in within else None
        code = person.country if person.country in countries else told or _beside(sentence, at, countries)
        beside = code is not None and code != person.country
        code = code or _travelled(sentence, at, countries) or ranks.get(_rank(person.office))
        if last is not None and sentence.masked[last[0] : at] == " and ":
            # 'Ministers Ito and Lund led the Norwegian side', 'for Chile Diaz and Soto'.
            before = people[last[1]]
            if beside and before.country is None:
                people[last[1]] = before.model_copy(update={"country": code})
            elif code is None and last[1] in told_beside:
                code, beside = before.country, True
        if beside:
            told_beside.add(person.name)
        elif told is None and person.country_how not in _SURE and _beside(sentence, at, countries) != code:
            loose.add(person.name)
        people[person.name] = Participant(name=person.name, country=code, office=person.office)
        token = TOKEN.match(sentence.masked, at)
        last = (token.end(), person.name) if token is not None else None
    names = list(people)
    if len(countries) == 2:
        for name in names:
            if people[name].country is None:
                taken = {p.country for p in (*people.values(), *known) if p.country}
                rest = [c for c in countries if c not in taken]
                if len(rest) == 1 and len(names) <= 2:
                    people[name] = people[name].model_copy(update={"country": rest[0]})
        if len(names) == 2 and not known and all(p.country is None for p in people.values()):
            order = _order(reading, sentence, countries)
            for name, code in zip(names, order, strict=True):
                people[name] = people[name].model_copy(update={"country": code})
        if len(names) == 2 and len({p.country for p in people.values()}) == 1 and len(loose) == 1:
            # 'It was chaired by Mr Soto and Kari Lund': who chairs with Chile's minister is Norway's.
            name = loose.pop()
            other = next(c for c in countries if c != people[name].country)
            people[name] = people[name].model_copy(update={"country": other})
        if len(names) == 1 and people[names[0]].country is None and not known and reading.home in countries:
            people[names[0]] = people[names[0]].model_copy(update={"country": reading.home})
    return tuple(people.values())


def _order(reading: Reading, sentence: Sentence, countries: tuple[str, ...]) -> tuple[str, ...]:
    """Return the two countries in the order in which their people are named: the text's own first, else as told."""
    if reading.house in countries:
        first = reading.house
    elif len(named := [c for c in reading.title_codes if c in countries]) == 1:
        first = next(
            c for c in countries if c != named[0]
        )  # 'The Minister received his Chilean colleague': the other's own
    else:
        slots = [slot for slot in sentence.slots if len(slot.codes) <= 2]
        told = (c for s in slots if not (s.kind == "C" and s.city) for c in s.codes)
        towns = (c for s in slots for c in s.codes)
        own = (reading.home,) if reading.own_house is not None else ()
        first = next((c for c in (*own, *told, *reading.title_codes, *towns) if c in countries), countries[0])
    return (first, *(c for c in countries if c != first))


def _beside(sentence: Sentence, at: int, countries: tuple[str, ...]) -> str | None:
    """Return the side that the words around a person name: 'the Omani side by P', 'P for Beijing', 'P (Chile)'."""
    masked = sentence.masked
    token = TOKEN.match(masked, at)
    if token is None:
        return None
    # 'Ito led the Norwegian delegation and Diaz the Chilean': the words after a name, before it, right before it.
    after = re.match(
        r"(?i)(?!,? (?:and|while) (?:that|those|the one) of)(?:,[^,;<|]{1,80},)?[^<;|]{0,25}?(?:,? (?:represent\w*|"
        r"for|of|from|on behalf of|on|spoke for|led|"
        r"headed|heading|leading)\b[^<;|]{0,30}?|\s?\()(?:the )?<[CS](\d+)>",
        masked[token.end() :],
    )
    before = re.search(
        r"(?i)(?:<S|(?<!-)<C(?=\d+>(?:'s?)? ?(?:side|delegation|team|chapter|part|section|half|contingent|was "
        r"represented|,? (?:represented|headed|"
        r"led))))(\d+)>"
        r"(?:(?! and )[^<;|]){0,45}?(?:\b(?:by|under|was|represented|led|headed|side,?|delegation,?)|–|-)(?:(?! "
        r"and (?-i:[^A-Z]))[^<;|]){0,60}$",
        masked[max(0, at - 130) : at],
    )
    adjacent = re.search(
        r"<[CS](\d+)>(?:'s?)? (?:co-chair,? |(?:(?!and |with |while )[a-z-]+ ){0,2})$", masked[max(0, at - 40) : at]
    )
    # 'the Norwegian chapter is chaired by Lund, and that of Chile by Soto'
    that_of = re.search(
        r"(?i)\b(?:that|those|the one) of (?:the )?<[CS](\d+)>(?:'s)?,? (?:is |was )?(?:(?:led|headed|chaired) )?by "
        r"(?:the )?$",
        masked[max(0, at - 60) : at],
    )
    borne = re.search(r"<P(\d+)>['’]s? (?:[a-z]+ )?(?:predecessor|successor|deputy|stand-in),? (?:the )?$", masked[:at])
    if borne is not None and len(codes := sentence.slots[int(borne.group(1))].codes) == 1 and codes[0] in countries:
        return codes[0]
    of_its_own = re.match(r" (?:for )?the <[CS](\d+)>", masked[token.end() :])
    for found in (of_its_own, that_of, before, adjacent, after):
        if found is not None:
            slot = sentence.slots[int(found.group(1))]
            if slot.title in {"he", "she"} or (slot.country is not None and slot.city and found is not after):
                continue
            codes = sentence.slots[int(found.group(1))].codes
            if len(codes) == 1 and codes[0] in countries:
                return codes[0]
    opening = re.match(r"\W*<S(\d+)>", masked)
    if opening is not None and re.search(r"(?i)\b(?:led|headed|chaired) by (?:the )?$", masked[:at]):
        slot = sentence.slots[int(opening.group(1))]
        if len(slot.codes) == 1 and slot.codes[0] in countries:
            return slot.codes[0]
    return None
