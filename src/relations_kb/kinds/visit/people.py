"""Who takes part in a visit or meeting: those whom the sentence names, and those whom the text adds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from relations_kb.model.record import Participant
from relations_kb.rules.holders import acts_for_many
from relations_kb.rules.literals import flat
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import TOKEN, Sentence, Slot

ENVOY: Final = re.compile(r"(?i)ambassador|high commissioner|charg")
_MET_TOO: Final = re.compile(
    r"(?i)\b(?:met|meets?|talks|meeting|received by|(?:a )?welcome(?:d)? by|hosted by|co-chaired|during which|"
    r"accompanied by|together with|along with|in (?:the )?presence of|host|"
    r"received (?:him|her|them)|saw (?:him|her|them)|seen by|greeted by|"
    r"invit(?:ed|ation) (?:by|of|from)|received|conferred|audience|counterpart|in the course of which|where|"
    r"call(?:ed|ing|s)? on|to see|shak(?:ing|es) hands with|shook hands with|(?:as|the|a) guests? of|having invited|"
    r"invited (?:him|her|them)|"
    r"to confer|seen off (?:at the [a-z]+ )?by|met with|extended (?:the|an|his|her) invitation|has asked (?:him|"
    r"her)|was <P\d+>(?:'s)? guest|"
    r"talk(?:ed|s|ing)? to|sign(?:s|ed|ing)?\b[^.;|<]{2,60} with|decorated (?:him|her)|expect(?:s|ed) (?:him|her)|"
    r"awaited (?:him|her))\b"
)
_COMPANIONS: Final = re.compile(
    r"(?i)\b(?:accompanied by|together with|along with|delegation included|including|"
    r"in (?:the )?presence of)\b"
)
_ALSO: Final = Sifted(
    r"(?i)\b(?:taking part|took part|participat\w+|accompanied|attended|also (?:met|received|held)|(?:was|"
    r"were) (?:also |later )?(?:received|welcomed)|"
    r"met (?:also )?with|(?:held|had) talks with|in the presence of|joined by|called on)\b"
)
_GOES_ON: Final = re.compile(
    r"(?i)^\W*(?:he|she|they|it|his|her|the (?:minister|president|prime minister|delegation|guest|two|mission|"
    r"visitor|"
    r"speaker|ambassador|king|premier|chancellor|foreign minister)|"
    r"(?:during|in) (?:the|his|"
    r"her|their|that|this) (?:stay|visit|trip|talks|meeting)|in the course of|while there|there,? (?:he|she|"
    r"they)|in <C\d+>,? (?:he|she|they))\b"
)
_THE_VISIT: Final = re.compile(
    r"(?i)^\W*(?:during|in|on|in the course of) (?:the|his|her|this|that|their) (?:stay|visit|trip|tour)\b"
)
_THEM: Final = re.compile(
    r"(?i)\b(?:received|welcomed|saw|greeted|hosted|met|met with|entertained|awaited|expects|decorated|honou?red|"
    r"having invited|invited|extended (?:the|an|his|her) invitation to) (?:him|her|them|the guest|"
    r"the visitor|the delegation)\b|\b(?:has|had) (?:extended (?:the|an) invitation|asked (?:him|her) to come)|"
    r"\b(?:was|as) (?:the )?<P\d+>(?:'s)? guest\b"
)
_MET: Final = re.compile(
    r"(?i)\b(?:met|meets?|talks|meetings?|received|welcomed|hosted|conferred|seen|greeted|audience|called on|session|"
    r"sat down|saw|guest of|conversation)\b"
)
_ANOTHER: Final = re.compile(r"(?i)<[PS]\d+>[^<]{0,30}\b(?:visited|travell?ed to|went to|arrived in|paid)\b")
_PAIR: Final = re.compile(
    r"leaders|presidents|ministers|heads|statesmen|diplomats|officials|interlocutors|they|sides|delegations"
)


_SPOKESMAN: Final = re.compile(r"(?i)\bspokes(?:man|woman|person)|press secretary")


def without_spokesmen(people: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Leave out who only tells the press of a meeting, where others took part."""
    rest = tuple(p for p in people if not _SPOKESMAN.search(p.office or "") and not _is_short(p, people))
    return rest or people


def _is_short(person: Participant, people: tuple[Participant, ...]) -> bool:
    """Tell whether a name is that of another of them in short: 'Tamm' beside 'Jaan Tamm'."""
    return " " not in person.name and any(
        person.country == other.country and person.name in other.name.split() for other in people if other != person
    )


def of_envoys(people: Iterable[Participant], country: str) -> bool:
    """Tell whether those who act for a country are its envoys, who have not travelled to meet their hosts."""
    own = [person for person in people if person.country == country]
    return bool(own) and ENVOY.search(own[0].office or "") is not None


def completed(
    people: tuple[Participant, ...], codes: tuple[str, ...], slots: Sequence[Slot]
) -> tuple[Participant, ...]:
    """Give people whose country is not told the one party that nobody else stands for; not the United Nations'."""
    open_codes = [code for code in codes if all(person.country != code for person in people)]
    if len(open_codes) != 1:
        return people
    of_many = {s.person.name for s in slots if s.person is not None and acts_for_many(s.person)}
    return tuple(
        p if p.country is not None or p.name in of_many else p.model_copy(update={"country": open_codes[0]})
        for p in people
    )


_ALONG: Final = re.compile(
    r",? (?:together|along|jointly) with|,? accompanied by|,? in (?:the )?(?:presence|company) of"
)


# '… accompanied by Director X, and by Ambassador Y'
_AND_BY: Final = re.compile(r",? (?:and|as well as) (?:by |with |also )*(?:the )?<P\d+>")


def with_company(
    match: Match, guests: tuple[Slot, ...], receivers: tuple[Slot, ...]
) -> tuple[tuple[Slot, ...], tuple[Slot, ...]]:
    """Part those who came along from those who received: 'was received by President X, together with Ambassador Y'."""
    words = match.words.get("receiver", "")
    along = _ALONG.search(words) if match.rule.id in {"visit.was-received", "visit.audience"} else None
    if along is None or match.rule.gives.get("form") != "visit":
        return guests, receivers
    more = _AND_BY.match(match.sentence.masked, match.end)
    told = words[along.end() :] + (more.group() if more is not None else "")
    behind = [match.sentence.slots[int(n)] for n in re.findall(r"<P(\d+)>", told)]
    mine = [s._replace(codes=()) for s in behind if s.person is not None and s.person.country is None]
    return (*guests, *mine), tuple(s for s in receivers if s not in behind or s.person is None or s.person.country)


def met_too(match: Match, guest: str | None, host: str) -> tuple[tuple[Slot, ...], tuple[Slot, ...]]:
    """Return guests and hosts named in the rest of the sentence ('… accompanied by Y, and met with President X')."""
    masked, slots = match.sentence.masked, match.sentence.slots
    guests: list[Slot] = []
    hosts: list[Slot] = []
    met = _MET_TOO.search(masked, match.end)
    if met is None:
        return (), ()
    # '… was in Lima, and President X received him': who receives stands before the verb.
    first = match.end if _THEM.search(masked, match.end) else met.end()
    for token in TOKEN.finditer(masked, first):
        slot = slots[int(token.group(2))]
        if slot.kind != "P":
            continue
        along = _COMPANIONS.search(masked, match.end, token.start())
        untold = slot.person is not None and slot.person.country is None and host in slot.codes
        if along is not None and guest is not None and untold and ENVOY.search(slot.title or ""):
            slot = slot._replace(codes=(guest,))  # where a minister is received, his own country's ambassador is
        if host in slot.codes:
            hosts.append(slot)
        elif guest is not None and guest in slot.codes:
            if along is not None:
                guests.append(slot)
        elif not slot.codes and slot.person is not None and not acts_for_many(slot.person):
            (guests if along is not None else hosts).append(slot)
    return tuple(guests), tuple(hosts)


def also_there(match: Match, reading: Reading, codes: tuple[str, ...]) -> tuple[Slot, ...]:
    """Return who else took part by the sentences that follow the report of a visit that is the article's news."""
    out: list[Slot] = []
    sentences = reading.document.sentences
    if reading.published is None or not reading.is_news(match.sentence.index):
        return ()
    for number in range(match.sentence.index + 1, min(len(sentences), match.sentence.index + 7)):
        if not _ALSO.search(flat(reading.lowered[number])):
            continue  # so that its mentions need not be found
        sentence = reading.sentence(number)
        if not sentence.of("D") and _ALSO.search(sentence.masked):
            out += [s for s in sentence.slots if s.kind == "P" and len(s.codes) == 1 and s.codes[0] in codes]
    return tuple(out)


def went_on(match: Match, reading: Reading, host: str) -> tuple[Slot, ...]:
    """Return whom the guest met by the sentences that go on with 'She met …', 'X received her'."""
    out: list[Slot] = list(_with_guest(match, reading, host))
    sentences = reading.document.sentences
    if _ANOTHER.search(match.sentence.masked, match.end):
        return ()  # What follows goes on with the visit that is told last.
    for number in range(match.sentence.index + 1, min(len(sentences), match.sentence.index + 3)):
        words = reading.text[sentences[number].span.start : sentences[number].span.end]
        further = sentences[number].block - sentences[match.sentence.index].block
        # News has a paragraph for each sentence; 'During the visit, …' goes on there, too.
        if further > 2 or (further and not (reading.published and _THE_VISIT.match(words))):
            break
        if _UNSURE.search(words):
            break  # 'Nobody confirmed that he was received by President X.'
        received = _THEM.search(words)
        sentence = reading.sentence(number)
        if received is None and not _GOES_ON.match(words) and not _by_name(match, sentence):
            break
        met = _MET.search(sentence.masked)
        if met is None or any(s.kind == "D" and s.date is not None and s.date.edtf is not None for s in sentence.slots):
            continue
        first = sentence.start if received is not None else sentence.origin(met.start())
        out += [
            s
            for s in sentence.slots
            if s.kind == "P"
            and (s.codes == (host,) or (not s.codes and not further))
            and s.start >= first
            and not (s.person is not None and acts_for_many(s.person))
        ]
    return tuple(out)


_UNSURE: Final = re.compile(
    r"(?i)\b(?:nobody|no one|not|never|denied|whether|unconfirmed|rumou?rs?|allegedly|without)\b"
)
# 'Mr Soto then had a session with Minister Y', 'Soto was later the guest of Y'
_BY_NAME: Final = re.compile(
    r"(?i)^\W*(?:afterwards|later|then|next|thereafter)?,? ?(?:the )?<P(\d+)>,? (?:(?:was|were|had|has) )?(?:also |"
    r"then |later |"
    r"afterwards |next |thereafter |subsequently |in turn )+"
)


def _by_name(match: Match, sentence: Sentence) -> bool:
    """Tell whether a sentence goes on with one of the guests by name."""
    found = _BY_NAME.match(sentence.masked)
    told = sentence.slots[int(found.group(1))].person if found is not None else None
    guests = {
        s.person.name for s in (*match.get("guest"), *match.get("one"), *match.get("two")) if s.person is not None
    }
    return told is not None and told.name in guests


def _with_guest(match: Match, reading: Reading, host: str) -> Iterator[Slot]:
    """Yield whom the next sentence of the paragraph names beside the guest: 'Presidents X and Y signed a treaty.'"""
    names = {s.person.name for s in match.get("guest") if s.person is not None}
    number, sentences = match.sentence.index + 1, reading.document.sentences
    if not names or number >= len(sentences) or sentences[number].block != sentences[number - 1].block:
        return
    if _TOGETHER.search(reading.lowered[number]) is None:
        return
    sentence = reading.sentence(number)
    people = [s for s in sentence.slots if s.kind == "P" and s.person is not None]
    if sentence.of("D") or not (
        any(s.person is not None and s.person.name in names for s in people) or _THE_GUEST.search(sentence.text)
    ):
        return
    yield from (s for s in people if s.codes == (host,))


_THE_GUEST: Final = re.compile(r"(?i)\b(?:the|his|her) (?:[a-z]+ )?(?:guest|visitor)\b")
_TOGETHER: Final = Sifted(
    r"\b(?:signed|put|planted|"
    r"discussed|talks|held|met|talked|spoke|laid|opened|exchanged|initialled)\b"
)


def holders(reading: Reading, match: Match, slots: Iterable[Slot]) -> tuple[Participant, ...]:
    """Return the persons whom 'the two ministers' and 'the Latvian president' mean, where the text tells just "
    "one each."""
    out: list[Participant] = []
    for slot in slots:
        if slot.person is not None or len(slot.codes) > 2 or not slot.title:
            continue
        if slot.kind == "B" and not _PAIR.search(slot.title):
            continue
        if slot.kind not in "SB":
            continue
        for code in slot.codes:
            found = reading.holder(code, slot.title, match.sentence.index)
            if found is not None:
                out.append(Participant(name=found.name, country=code, office=found.office))
    return tuple(out)
