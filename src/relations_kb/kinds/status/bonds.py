"""Relations that are told by a noun, an age or a relative clause.

'Diplomatic relations: 18 January 1992', 'relations with Peru, which Norway suspended in 2012', 'this year, the 75th of
diplomatic relations', 'the golden jubilee of their ties'. In: sentences on relations, and what rules found in them.
Out: beginnings, breaks and partnerships. The two countries are those of the words for the relations, else those that
the sentence names, else those that the text is about there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.status.counting import number_of
from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Event, Status
from relations_kb.kinds.status.scan import Scan, found_in, holding, rule_of
from relations_kb.rules.edtf import agree
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Several, Sifted
from relations_kb.rules.slots import Sentence, lower
from relations_kb.rules.when import Dated, inherited, resolve_slot

_SIDES: Final = r"(?: (?:between|of|with) (?:the )?<[cbs]\d+>(?: and (?:the )?<[cs]\d+>)?)?"
_DIPLOMATIC: Final = r"(?:diplomatic|official|formal|bilateral diplomatic) (?:relations|ties|links)"
_TIES: Final = rf"(?:the |their |our )?(?:{_DIPLOMATIC}|relations|ties)"
_COUNT: Final = (
    r"(?P<count><o\d+>|<d\d+>|\d{1,3}|half a century|a quarter of a century|(?:a|one|two) centur(?:y|ies)|"
    r"centenary|centennial|bicentenary|bicentennial|(?:silver|golden|gold|diamond|platinum) jubilee|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ][a-z]+)?|ten|fifteen|a hundred|one hundred)"
)
_PARTNERSHIP: Final = (
    r"(?:an? |the )?[\"']?(?:[a-z-]+,? (?:and )?){0,3}?(?:strategic|comprehensive|special|privileged|enhanced|global)"
    r"[\"']? (?:[a-z-]+,? ){0,4}?(?:partnership|relationship)"
)
_CLOSE: Final = r"(?:strategic|comprehensive|special|privileged|enhanced|global)"
_BEGUN: Final = tuple(
    Sifted(pattern)
    for pattern in (
        # what a colon dates
        rf"{_DIPLOMATIC}{_SIDES}(?: \([^)]*\))?\s?(?::|-|–|—|\|) ?(?:(?:were |was )?(?:established|set up|opened|"
        rf"since|from),? )?"
        rf"(?:on |in |since |from )?(?P<date><d\d+>)(?= ?(?:[.;,()]|$| between| in <c))",
        # 'Diplomatic ties exist from 18 March 1992'
        rf"{_DIPLOMATIC}{_SIDES} (?:(?:have |has )?exist(?:s|ed)?|(?:are|have been) (?:there|in place|in force|"
        rf"maintained|kept)|"
        rf"were (?:set|concluded|agreed|formed)|count|run|stand) (?:formally |officially )?(?:as )?"
        rf"(?:from|since|as of|on|in) (?:the )?(?P<date><d\d+>)",
        # '1962 10 March. Start of diplomatic relations.'
        rf"(?P<date><d\d+>)[^a-z<]{{0,4}}(?:formal |official )?(?:start|beginning|establishment|opening|inception|"
        rf"exchange of notes on the establishment) of (?:the )?{_DIPLOMATIC}{_SIDES}",
        # 'their diplomatic ties, which they had forged in 1972'
        rf"{_DIPLOMATIC}{_SIDES},? (?:which|that) (?:they |<b\d+> |both (?:sides )?|<c\d+> and <c\d+> )?(?:had |have )?"
        rf"(?:forged|established|entered into|opened|set up|formed|begun|taken up|were established|date from|"
        rf"date back to)"
        rf" (?:in |on )?(?P<date><d\d+>)",
        # 'Norway and Chile tied the diplomatic knot in 1971'
        r"\btied (?:the|a) (?:diplomatic )?knots?,? (?:on|in) (?:the )?(?P<date><d\d+>)",
        # 'On that day Peru and Chile had diplomatic relations from that day'
        rf"(?:have|has|had) (?:formal |full )*{_DIPLOMATIC} (?:as of|as from|from) (?P<date><d\d+>)",
    )
)
_AGES: Final = tuple(
    Sifted(pattern)
    for pattern in (
        rf"{_COUNT} (?:year |anniversary )?of (?:the |their |our )?(?:establishment of )?(?:the |their |our "
        rf")?{_DIPLOMATIC}",
        rf"{_COUNT}(?: years)? (?:that|since|now that|now since|ago that) [^.;]{{0,60}}?(?:have |had |has )?(?:had |"
        rf"maintained |entertained |established |entered into |been linked by )(?:formal |full )*{_DIPLOMATIC}",
        rf"{_DIPLOMATIC}[^.]{{0,60}}?{_COUNT}(?: years)? (?:since|that|ago) (?:they|<b\d+>|these|those|the ties|the "
        rf"relations) (?:were|"
        r"was|have been|are) (?:established|set up|opened|entered into|begun)",
        rf"{_DIPLOMATIC}[^.]{{0,60}}?{_COUNT} years (?:of age|old)\b",
        # in 2014 the parties celebrated the 60th anniversary of the establishment of their ties
        rf"{_DIPLOMATIC}[^.;]{{0,90}}?{_COUNT}(?: years?| anniversary)?,? (?:(?:marked|celebrated|"
        rf"observed|passed|elapsed|completed|counted|have|has|had|were|was|been) ){{0,4}}?(?:of|from|since) "
        rf"(?:(?:their|the|its|this) )?(?:(?:formal|official) )?(?:establishment|inception|beginning|start|"
        rf"commencement|opening|(?:they|these|the ties|it) "
        rf"(?:were|was|have been|has been|had been) (?:\w+ly )?(?:established|set up|opened|entered into|begun))\b",
        rf"{_COUNT}(?: years?| anniversary) (?:from|since) (?:the )?(?:establishment|beginning|start) of (?:the |"
        rf"their |our )?{_DIPLOMATIC}",
        rf"{_COUNT} (?:years )?of {_DIPLOMATIC} (?:is|are|was|were|will be) (?:completed|reached|marked|celebrated)",
        rf"(?P<count>silver|golden|gold|diamond|platinum) jubilee of (?:the |their |our )?(?:establishment of "
        rf")?(?:the |their |"
        rf"our )?(?:{_DIPLOMATIC}|relations|ties)",
    )
)
_JUBILEES: Final = {"silver": 25, "golden": 50, "gold": 50, "diamond": 60, "platinum": 70}
_CENTENARIES: Final = {"centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200}
_CENTURIES: Final = {"half a century": 50, "a quarter of a century": 25, "a century": 100, "one century": 100}
# 'relations with Peru, which Norway suspended in 2012'
_BROKEN: Final = Sifted(
    r"(?:relations|ties) with (?:the )?<c(?P<of>\d+)>,? (?:which|that) (?:the )?<[cs](?P<by>\d+)> (?:had |has )?"
    r"(?:suspended|severed|broke(?:n)?(?: off)?|cut(?: off)?|froze|frozen|interrupted|ruptured) (?:in |on |since )?"
    r"(?P<date><d\d+>)"
)
_RAISED: Final = tuple(
    Sifted(pattern, _PARTNERSHIP, _CLOSE)
    for pattern in (
        # 'Since 2010 the relations are on the level of Strategic Partnership'
        rf"(?:relations|ties|relationship|they)(?: (?:between|of|with) [^.;]{{0,60}}?)? (?:are|have been|is|has "
        rf"been|stand|stood) (?:on|at) "
        rf"(?:the )?(?:level|rank|footing|stage) of {_PARTNERSHIP}",
        rf"(?:on|at|to) (?:the )?(?:level|rank|footing|stage) of {_PARTNERSHIP} since(?= )",
        rf"{_PARTNERSHIP}[^.;]{{0,70}}? (?:was|were|is|has been|have been|got) (?:forged|instituted|founded|"
        rf"launched|sealed|"
        rf"proclaimed|declared|formed|set up|established|concluded|entered into|agreed|born)\b",
        rf"{_PARTNERSHIP}[\"']? (?:proclaimed|declared|established|agreed|sealed|launched|forged)\b",
        rf"\b(?:proclaimed|declared|announced|established|sealed|launched|forged|entered into|concluded|upgraded to|"
        rf"elevated to) {_PARTNERSHIP} (?:between|with|of)\b",
    )
)
_MISSIONS_RAISED: Final = Sifted(
    r"\b(?:both|the two|the|their|these|those)(?: countries'| sides'| diplomatic| respective| liaison| "
    r"representative)* "
    r"(?:legations|missions|representations|offices|consulates)(?: [a-z]+){0,3}? (?:became|become|(?:were|would "
    r"be|will be|have been|"
    r"had been|are to be) (?:[a-z]+ )?(?:raised|turned|upgraded|elevated|converted|transformed|promoted) (?:in)?to) "
    r"(?:the (?:rank|level|status) of )?embass(?:y|ies)"
)
# 'legations were exchanged in 1949; they became embassies in 1958'
_THEY_ROSE: Final = Sifted(
    r"\b(?:legations|missions|consulates)\b[^.]{0,60}?(?:they|<b\d+>|which) (?:[a-z]+ )?(?:became|(?:were|would be) "
    r"(?:[a-z]+ )?"
    r"(?:raised|turned|upgraded|elevated|converted|transformed|promoted) (?:in)?to) (?:the (?:rank|level|status) of "
    r")?embassies"
)
_ALL: Final = Several(*_BEGUN, *_AGES, _BROKEN, _MISSIONS_RAISED, _THEY_ROSE, *_RAISED)
_WISHED: Final = re.compile(
    r"\b(?:would|could|should|might|may|hop\w+|wish\w*|want\w*|propos\w+|if|not|never|no|without|university|compan\w+|"
    r"business|towards?|aim\w*|treaty on|agreement on|discuss\w*|consider\w*|plan\w*|negotiat\w*)\b"
)
_CUE: Final = Sifted(
    r"\b(?:relations|ties|links|partnership|relationship|legations|missions|representations|offices|consulates|knots?)\b"
)
_RULE: Final = rule_of("status.bonds", "step", 0.8)
_PAIR: Final = 2
_DAY: Final = 10  # characters of a day as EDTF
_KIN: Final = frozenset({"relations-established", "relations-restored"})


def _told(status: Status, other: Status) -> bool:
    same = status.event == other.event or {status.event, other.event} == _KIN
    if not same or status.countries != other.countries:
        return False
    # Relations begin once; an age gives the year alone.
    return status.event == "relations-established" or agree(status.date, other.date, unknown_agrees=True)


def _read(sentence: Sentence, reading: Reading, _known: Sequence[Status]) -> Iterator[Status]:
    words = lower(sentence.masked)
    fitting = _ALL.fitting(words)
    if not fitting:
        return
    for pattern in _BEGUN if not fitting.isdisjoint(_BEGUN) else ():
        for match in pattern.finditer(words):
            date = _dated(match["date"], sentence, reading)
            if date is not None:
                yield from _made(match, "relations-established", date, words, sentence, reading)
    for pattern in _AGES if not fitting.isdisjoint(_AGES) else ():
        for match in pattern.finditer(words):
            date = _counted_back(match, words, sentence, reading)
            if date is not None:
                yield from _made(match, "relations-established", date, words, sentence, reading)
    for match in _BROKEN.finditer(words) if _BROKEN in fitting else ():
        actor, other = (sentence.slots[int(match[name])].codes for name in ("by", "of"))
        if len(actor) == len(other) == 1 and actor != other:
            date = _dated(match["date"], sentence, reading)
            yield from _made(match, "relations-severed", date, words, sentence, reading, (actor[0], other[0]))
    rising = (_MISSIONS_RAISED, _THEY_ROSE)
    for match in (m for pattern in rising if pattern in fitting for m in pattern.finditer(words)):
        date = _near(match, words, sentence, reading)
        planned = re.search(r"would|will|are to", match.group()) is not None
        for status in _made(match, "relations-upgraded", None if planned else date, "", sentence, reading):
            told = {"mission": "embassy", "modality": "planned" if planned else "occurred"}
            yield status.model_copy(update=told)
    for pattern in (pattern for pattern in _RAISED if pattern in fitting):
        for match in pattern.finditer(words):
            date = _near(match, words, sentence, reading)
            if date is not None:
                yield from _made(match, "relations-upgraded", date, words, sentence, reading)


def _made(
    match: re.Match[str],
    event: Event,
    date: Dated | None,
    words: str,
    sentence: Sentence,
    reading: Reading,
    acting: tuple[str, str] | None = None,
) -> Iterator[Status]:
    clause = words[max(words.rfind(";", 0, match.start()) + 1, match.start() - 50) : match.end()]
    if _WISHED.search(clause):
        return
    pair = acting or _pair(match, sentence, reading)
    if len(pair) != _PAIR:
        return
    yield from make(
        found_in(sentence, _RULE, match),
        reading,
        event,
        countries=tuple(pair),
        date=date,
        actor=acting[0] if acting else None,
        counterpart=acting[1] if acting else None,
    )


def _pair(match: re.Match[str], sentence: Sentence, reading: Reading) -> tuple[str, ...]:
    """Return the two countries whose relations the words are about."""
    inside = [sentence.slots[int(n)] for n in re.findall(r"<[cbs](\d+)>", match.group())]
    codes = tuple(dict.fromkeys(code for slot in inside for code in slot.codes))
    if len(codes) == _PAIR:
        return codes
    implied = reading.implied(sentence.index)
    if len(codes) == 1:
        other = reading.other(codes[0], sentence.index) or (reading.home if reading.home != codes[0] else None)
        return (codes[0], other) if other is not None else ()
    here = tuple(dict.fromkeys(c for s in sentence.of("CSPB") if s.city is None for c in s.codes))
    if len(here) == _PAIR:
        return here
    if len(implied) == _PAIR and set(here) <= set(implied):
        return implied
    return ()


def _dated(token: str, sentence: Sentence, reading: Reading) -> Dated | None:
    return resolve_slot(reading, sentence.slots[int(token[2:-1])])


def _counted_back(match: re.Match[str], words: str, sentence: Sentence, reading: Reading) -> Dated | None:
    """Return when relations began that are so many years old: by the day told with them, else by the text's own "
    "year."""
    count = _value(match["count"], sentence)
    if count is None or not 1 <= count <= 400:
        return None
    near = [n for n in re.findall(r"<d(\d+)>", words[: match.end() + 30]) if f"<d{n}>" != match["count"]]
    told = next((d for n in reversed(near) if (d := resolve_slot(reading, sentence.slots[int(n)], future=True))), None)
    now = told.edtf if told is not None and "/" not in told.edtf else reading.published
    if now is None:
        return None
    span = told.span if told is not None else None
    if told is not None and len(now) == _DAY and re.search(r"\b(?:years (?:that|since)|exactly)\b", match.group()):
        return Dated(f"{int(now[:4]) - count}{now[4:]}", "inferred", span)
    return Dated(str(int(now[:4]) - count), "inferred", span)


def _value(words: str, sentence: Sentence) -> int | None:
    if words.startswith("<o"):
        return sentence.slots[int(words[2:-1])].ordinal
    if words.startswith("<d"):
        slot = sentence.slots[int(words[2:-1])]
        told = sentence.text[slot.start - sentence.start : slot.end - sentence.start].lower()
        found = re.match(r"(?:the |some )?([\w-]+)(?: years?)?$", told)
        return number_of(found[1]) if found is not None else None
    words = words.removesuffix(" jubilee")
    return _JUBILEES.get(words) or _CENTENARIES.get(words) or _CENTURIES.get(words) or number_of(words)


def _near(match: re.Match[str], words: str, sentence: Sentence, reading: Reading) -> Dated | None:
    after = re.match(r"[^.;<]{0,40}<d(\d+)>", words[match.end() :])
    before = re.findall(r"<d(\d+)>", words[: match.start()])
    number = after[1] if after is not None else before[-1] if before else None
    if number is None:
        return inherited(sentence.index, reading, news=False)
    return resolve_slot(reading, sentence.slots[int(number)])


BONDS: Final = Scan(holding(beside=_CUE), _read, _told)
