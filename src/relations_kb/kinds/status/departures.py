"""Envoys who have to go, told otherwise than by 'recalled' and 'expelled': 'told Kari Lund to go', 'ordered him home'.

In: sentences with such words, and what rules found. Out: an ``envoy-recalled`` for each envoy called home (who acts is
the envoy's own country) or shown the door (who acts is the country where the envoy serves). An envoy of the country
that acts, 'its ambassador', is called home; the envoy of another one is expelled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.making import participants
from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.scan import Scan, found_in, rule_of, slot_of
from relations_kb.model.record import Modality
from relations_kb.rules.edtf import agree
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.when import Dated, inherited, resolve_slot

_SIDE: Final = r"<[CSP]\d+>"
_ENVOYS: Final = (
    r"(?:ambassadors?|high commissioners?|envoys?|diplomats?|heads? of mission|charg[eé]s? d'affaires|consuls?|"
    r"representatives?|attach[eé]s?|embassy staff|diplomatic staff|mission chiefs?)"
)
# 'its ambassador, <P>', 'the <C> ambassador', 'twenty <C> diplomats', '<P>', '<S>'
_WHOM: Final = (
    r"(?P<lead>(?:(?:all|both|the|its|his|her|their|own|acting|top|a|an|of|several|some|more|\d+|two|three|four|"
    r"five|six|"
    r"seven|eight|nine|ten|twelve|twenty|eighteen|number) )*)"
    rf"(?:(?P<owner><C\d+>)(?:'s?)? (?:(?:[a-z]+ )?{_ENVOYS}|ones?)(?![\w-])|"
    rf"(?P<plain>{_ENVOYS})(?: of (?:the )?(?P<of><[CSP]\d+>))?|"
    r"(?P<slot><[SP]\d+>)|(?P<people><C\d+>(?= (?:to|were|out))))"
    r"(?:,? (?P<named><P\d+>)(?! (?:said|told|announced|stated|has said|declared)),?|, [^,;<>]{3,40},)?(?: (?:in|"
    r"to|at|from) (?P<at><C\d+>(?:(?:,| and|, and)(?: in| from)? <C\d+>)*),?)?"
)
_HOME: Final = r"(?: (?:right |straight )?(?:home|back)(?: home)?\b|,? for (?:\w+ )?consultations\b)"
_OUT: Final = (
    r"(?:,? (?:\w+[- ]?\w* (?:hours?|days?|weeks?) )?to (?:leave|go|depart|pack|quit|get out|clear out|be (?:gone|"
    r"out|off|away))\b|,? "
    r"packing\b|,? out\b|"
    r" persona(?:e)? non grata(?:e)?\b|,? off\b)"
)
_BETWEEN: Final = r"(?:[^<;.]|<[DO]\d+>|\.(?=\S)){0,70}?"
_CALLED: Final = Sifted(
    rf"(?i)(?P<who>{_SIDE}){_BETWEEN}\b(?:(?P<sure>recall(?:ed|s|ing)?|with(?:drew|drawn|draws|drawing|draw))|"
    rf"(?P<verb>ordered|"
    r"orders|call(?:ed|s|ing)?|summoned|summons|(?:(?<=content to )|(?<=chose to )|(?<=decided to )|(?<=preferred to )|"
    rf"(?<=forced to )|(?<=obliged to ))(?:summon|bring|pull|order)|brought|brings|pulled|pulls|fetched|told|tells|"
    rf"instructed|asked))"
    rf"(?P<first> (?:home|back)(?: (?:from|for consultations)(?: <C\d+>)?)?)? {_WHOM}(?P<home>{_HOME})?"
    rf"(?: from (?P<from><C\d+>(?:(?:,| and|, and)(?: from)? <C\d+>)*))?",
    r"recall|withdr|order|call|summon|brought|bring|pull|fetch|told|tell|instruct|asked",
)
_SHOWN: Final = Sifted(
    rf"(?i)(?P<who>{_SIDE}){_BETWEEN}\b(?:(?P<sure>expel(?:led|s|ling)?|threw out|throws out|(?:is |was "
    rf")?throwing out|kicked "
    r"out|ejected)|(?P<verb>told|tells|gave|gives|given|giving|ordered|orders|asked|asks|sent|sends|sending|"
    r"declared|declares|"
    rf"declaring|showed|saw)) {_WHOM}(?P<out>{_OUT}|{_HOME})?",
    r"expel|throw|threw|kick|eject|told|tell|gave|give|giving|order|ask|sent|send|declar|showed|saw",
)
# 'the Norwegian chargé d'affaires was given 48 hours to leave Lima'
_TOLD_TO_GO: Final = Sifted(
    rf"(?i)(?:(?:the )?<C(?P<sent>\d+)>(?:'s)? (?:[a-z]+ )?{_ENVOYS}|<[SP](?P<envoy>\d+)>) (?:was|were|is|are|has "
    rf"been|have been) "
    r"(?:told|ordered|asked|instructed|directed|given (?:[a-z0-9-]+|<D\d+>) (?:hours|days|weeks))"
    r"(?: by (?:the )?<[CS](?P<by>\d+)>)?(?: (?:on )?<D\d+>)? to (?:leave|quit|get out of|depart)"
    r"(?: (?:from )?(?:<C(?P<seat>\d+)>|the (?:country|kingdom|republic|island)))",
    r"told|order|asked|given|instructed",
)
_NOT_DONE: Final = re.compile(
    r"(?i)\b(?:not|never|would|could|should|might|may|if|hop\w+|wish\w*|wants?|refus\w*|threat\w*|rumou?r\w*|"
    r"denied|false|dismiss\w*|excluded|"
    r"demand\w*|urg\w+|call\w* (?:on|for)|asked (?:<C\d+>|whether)|consider\w*|possib\w+)\b"
)
_SAID: Final = re.compile(r"[,.!?…][\"”’'] ?(?:<[PS]\d+> )?$")
_PLANNED: Final = re.compile(r"(?i)\b(?:will|shall|is to|are to|intends?|plans?)\b")
_DECIDED: Final = re.compile(r"(?i)\bdecided\b[^;.]{0,30}\bto\b")
_DIPLOMAT: Final = re.compile(
    r"(?i)ambassador|commissioner|envoy|diplomat|charg|consul|attach|nuncio|head of mission|minister.counsell?or|"
    r"representative"
)
_HELD: Final = re.compile(r"(?i)\b(?:in|at|to|from|with|of|by|for|against|on) (?:the )?$")
_ROW: Final = re.compile(r"(?:<[CS]\d+>(?:, (?:the )?|,? and (?:the )?))+$")
_RULE: Final = rule_of("status.departure", "envoy-recalled")
_EXPELLED: Final = rule_of("status.shown-out-expelled", "envoy-recalled")
# 'representatives of the Chilean news agency' are nobody's envoys.
_OF_OTHERS: Final = re.compile(
    r"(?i),? (?:of (?:the )?(?:<[A-Z]\d+> )?)?(?:[a-z-]+ ){0,2}(?:agenc(?:y|ies)|broadcasters?|radio|television|"
    r"compan(?:y|ies)|firms?|media|newspapers?|church(?:es)?|NGOs?|charit(?:y|ies)|organi[sz]ations?)\b"
)
_BREAKS: Final = frozenset({"relations-severed", "relations-downgraded"})
_ANY: Final = Sifted(rf"(?i)\b{_ENVOYS}|persona non grata|personae non|expel")


def _here_and_next(reading: Reading, _known: Sequence[Status]) -> Iterator[int]:
    """Yield the sentences that speak of envoys, and those right behind them."""
    held = reading.holding(_ANY)
    last = len(reading.document.sentences) - 1
    for number in sorted({*held, *(number + 1 for number in held if number < last)}):
        if not reading.is_section_heading(number):
            yield number


def _common(told: Sequence[Status], number: int, reading: Reading) -> str | None:
    """Return the state towards which the words before take steps: 'Peru cut ties with Chile; Ecuador recalled …'."""
    sentences = reading.document.sentences
    near = [s for s in sentences[max(0, number - 1) : number + 1] if s.block == sentences[number].block]
    sides = [
        status.counterpart
        for status in told
        if status.event in _BREAKS and near[0].span.start <= status.evidence[0].start < near[-1].span.end
    ]
    return sides[-1] if sides and len(set(sides)) == 1 else None


def _told(status: Status, other: Status) -> bool:
    if other.event != "envoy-recalled" or status.actor != other.actor:
        return False
    here = {(e.start, e.end) for e in status.evidence if not e.fields}
    if here & {(e.start, e.end) for e in other.evidence if not e.fields}:
        return status.countries == other.countries or ("expelled" in status.rule and "expelled" in other.rule)
    return status.countries == other.countries and agree(status.date, other.date, unknown_agrees=True)


def _read(sentence: Sentence, reading: Reading, known: Sequence[Status]) -> Iterator[Status]:
    masked = sentence.masked
    common = _common(known, sentence.index, reading)
    if _TOLD_TO_GO.may_be_in(masked):
        yield from _told_to_go(sentence, reading)
    for pattern, expels in ((_CALLED, False), (_SHOWN, True)):
        for match in pattern.finditer(masked):
            groups = match.groupdict()
            tail = groups.get("first") or groups.get("home") or groups.get("out")
            if groups["sure"] and _SAID.search(masked, 0, match.start("sure")):
                continue  # '…," recalled the Minister'
            if not (groups["sure"] or tail) or _NOT_DONE.search(masked, max(0, match.start() - 25), match.end()):
                continue
            yield from _made(match, sentence, reading, common, expels=expels)


def _told_to_go(sentence: Sentence, reading: Reading) -> Iterator[Status]:
    """Read 'the Norwegian envoy was given 48 hours to leave Lima': who acts is the country that he has to leave."""
    for match in _TOLD_TO_GO.finditer(sentence.masked):
        slot = sentence.slots[int(match["sent"] or match["envoy"])]
        seat = sentence.slots[int(match["seat"])] if match["seat"] else None
        sender = next(iter(slot.codes), None)
        named = slot.kind == "C" or _DIPLOMAT.search(slot.title or (slot.person.office if slot.person else "") or "")
        if sender is None or not named or _NOT_DONE.search(sentence.masked, max(0, match.start() - 25), match.end()):
            continue
        told_by = sentence.slots[int(match["by"])].codes if match["by"] else ()
        left = seat.codes[0] if seat is not None and seat.codes else reading.other(sender, sentence.index)
        actor = next(iter(told_by), left)
        if actor is None or actor == sender:
            continue
        yield from make(
            found_in(sentence, _EXPELLED, match),
            reading,
            "envoy-recalled",
            countries=(actor, sender),
            date=_date(match, sentence, reading),
            modality=_modality(match, sentence),
            actor=actor,
            counterpart=sender,
            people=participants((slot,), sender),
        )


def _actors(match: re.Match[str], sentence: Sentence) -> tuple[str, ...]:
    """Return who acts: the side before the verb, with those of its row; another one where a preposition holds it."""
    before = sentence.masked[: match.start("who")]
    slot = slot_of(match["who"], sentence)
    if slot is None:
        return ()
    if _HELD.search(before):
        for token in reversed(list(re.finditer(_SIDE, before))):
            if not _HELD.search(before[: token.start()]):
                slot = slot_of(token.group(), sentence)
                break
        else:
            return ()
        return slot.codes[:1] if slot is not None else ()
    row = _ROW.search(before)
    others = [slot_of(token, sentence) for token in re.findall(_SIDE, row.group())] if row is not None else []
    return (*(s.codes[0] for s in others if s is not None and s.codes), *slot.codes[:1])


def _made(
    match: re.Match[str], sentence: Sentence, reading: Reading, common: str | None, *, expels: bool
) -> Iterator[Status]:
    groups = match.groupdict()
    actors = _actors(match, sentence)
    if not actors:
        return
    actor = actors[-1]
    whom = slot_of(groups["slot"], sentence)
    named = slot_of(groups["named"], sentence)
    person = whom if whom is not None and whom.person is not None else named
    office = f"{(whom.title if whom else '') or ''} {(person.person.office if person and person.person else '') or ''}"
    plain = groups["plain"] or groups["owner"] or groups["people"]
    if _OF_OTHERS.match(sentence.masked, match.end()):
        return
    if not plain and not _DIPLOMAT.search(office) and (whom is None or whom.person is None):
        return
    if not plain and not _DIPLOMAT.search(f"{office} {sentence.text}"):
        return  # a person of whom nothing says that he is an envoy
    owner = slot_of(groups["owner"], sentence) or slot_of(groups["of"], sentence) or slot_of(groups["people"], sentence)
    own = re.search(r"(?i)\b(?:its|his|her|their|own)\b", groups["lead"]) is not None
    said = _words(whom, sentence)
    own = own or re.match(r"(?i)(?:its|his|her|their)\b", said) is not None
    theirs = owner.codes[:1] if owner is not None else _sent_by(whom, person)
    theirs = () if theirs == (actor,) else theirs
    seats = [c for name in ("at", "from") for s in _row(groups.get(name), sentence) for c in s.codes[:1] if c != actor]
    other = common if common not in {None, actor} else _other(match, sentence, reading, actor)
    if not expels:
        if (theirs and not own) or actor in {c for s in _row(groups.get("from"), sentence) for c in s.codes}:
            return
        hosts = seats or ([other] if other is not None and other not in actors else [])
    elif theirs:
        hosts = list(theirs)
    else:
        # 'gave its diplomats a day to pack' after a break: those of the other side
        hosts = [other] if other is not None else []
    date = _date(match, sentence, reading)
    modality = _modality(match, sentence)
    for code in actors:
        for host in hosts:
            if code == host:
                continue
            yield from make(
                found_in(sentence, _EXPELLED if expels else _RULE, match),
                reading,
                "envoy-recalled",
                countries=(code, host),
                date=date,
                modality=modality,
                actor=code,
                counterpart=host,
                people=participants((person,), host if expels else code) if person is not None else (),
            )


def _words(slot: Slot | None, sentence: Sentence) -> str:
    return sentence.text[slot.start - sentence.start : slot.end - sentence.start] if slot is not None else ""


def _sent_by(whom: Slot | None, person: Slot | None) -> tuple[str, ...]:
    """Return whose envoy it is by his own words, or by the title that names him."""
    if whom is not None and whom.kind == "S" and whom.codes:
        return whom.codes[:1]
    if person is not None and person.person is not None and person.person.country:
        return (person.person.country,)
    return ()


def _row(tokens: str | None, sentence: Sentence) -> list[Slot]:
    return [sentence.slots[int(n)] for n in re.findall(r"<C(\d+)>", tokens or "")]


def _other(match: re.Match[str], sentence: Sentence, reading: Reading, actor: str) -> str | None:
    """Return the other side: the one that the sentence names before, else the one that the text is about."""
    start = sentence.origin(match.start("who"))
    named = [c for s in sentence.of("CSP") if s.end <= start + 1 or s.start < start for c in s.codes if c != actor]
    pair = reading.implied(sentence.index)
    fitting = [c for c in named if c in pair] or named
    if fitting:
        return fitting[-1]
    other = reading.other(actor, sentence.index)
    return other or (reading.home if reading.home != actor else None)


def _modality(match: re.Match[str], sentence: Sentence) -> Modality:
    near = sentence.masked[max(0, match.start() - 20) : match.end()]
    return "planned" if _PLANNED.search(near) and not _DECIDED.search(near) else "occurred"


def _date(match: re.Match[str], sentence: Sentence, reading: Reading) -> Dated | None:
    masked = sentence.masked
    inside = re.findall(r"<D(\d+)>", match.group())
    after = re.match(r"[^.;<]{0,30}<D(\d+)>", masked[match.end() :])
    before = re.findall(r"<D(\d+)>", masked[: match.start()])
    for number in [*([after[1]] if after is not None else []), *inside[-1:], *before[-1:]]:
        dated = resolve_slot(reading, sentence.slots[int(number)])
        if dated is not None:
            return dated
    earlier = re.search(r"(?i)\b(?:had|before|earlier|previously)\b", masked) is not None
    return inherited(sentence.index, reading, news=not earlier and reading.is_news(sentence.index))


DEPARTURES: Final = Scan(_here_and_next, _read, _told)
