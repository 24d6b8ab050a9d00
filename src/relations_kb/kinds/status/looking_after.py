"""Who looks after a country from elsewhere: 'before that Peru was looked after from Lima', 'the embassy in Quito
answers for it', 'relations with Chad are handled by the ambassador in Yaoundé'.

In: sentences with such words. Out: accreditations; the seat has to stand in a third country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.scan import Scan, found_in, holding, rule_of
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Modality, Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence, lower
from relations_kb.rules.when import Dated, resolve_slot

_CUE: Final = Sifted(
    r"\b(?:look(?:s|ed|ing)? after|attend(?:s|ed|ing)? to|cover(?:s|ed|ing)?|se(?:es?|eing) to|saw to|t(?:akes?|ook|"
    r"aken|aking) care of|"
    r"handl(?:es?|ed|ing)|deal(?:s|t|ing)? with|serv(?:es?|ed|ing)|answer(?:s|ed)? for|responsible for|in charge of|"
    r"falls? (?:with)?in|falls? under|pass(?:es|ed)? to|resident in|resides? in|resided in|based in|accredited to|"
    r"accreditation)\b"
)
_POST: Final = (
    r"(?:embassy|ambassador|high commission(?:er)?|(?:diplomatic )?mission|legation|envoy|"
    r"consulate(?:[- ]general)?|charg[eé] d'affaires|representation|representative)"
)
_C: Final = r"<c\d+>"
_WHOSE: Final = rf"(?:the |its |their |a |an )?(?:(?P<{{a}}>{_C})(?:'s)? )?"
_OFTEN: Final = r"(?:,? (?:also|still|then|now|currently|at first|initially|since then|in addition|concurrently|long))*"


def _seat(number: int) -> str:
    """Return the pattern of 'the Norwegian embassy in Lima' or 'Lima' alone, with groups of that number."""
    return (
        rf"(?:the |its |their |a |an )?(?:capital of )?(?:(?:(?P<a{number}>{_C})(?:'s)? )?(?:resident )?{_POST}"
        rf"(?: of (?:the )?(?P<b{number}>{_C}))?,? (?:which is )?(?:resident |based |located )?(?:in|at) (?:the )?)?"
        rf"(?P<v{number}>{_C})(?!-|'s? | {_POST})"
    )


_WHAT: Final = (
    rf"(?:(?:(?:the |its |their |all |{_C}'s |our )*(?:interests|affairs|relations|matters|business)(?: in| with|"
    rf" of)? )?"
    rf"(?:the )?(?P<{{t}}>{_C})(?!'s (?!interests|affairs))(?: (?:affairs|matters|interests|business))?|(?:its|"
    rf"their|our|the) (?:interests|affairs)(?: there)?)"
)
_TO_ACT: Final = (
    r"(?:looks? after|looked after|looking after|covers?|covered|covering|sees? to|seeing to|saw to|takes? care of|"
    r"took care of|taken care of|attend(?:s|ed|ing)? to|handles?|handled|deals? with|dealt with|serves?|served|"
    r"answer(?:s|ed)? for|(?:is |"
    r"are |was |"
    r"becomes? |became |has been |been )?(?:also )?(?:responsible for|in charge of)|"
    r"(?:is |was )?(?:also )?(?:concurrently )?accredited (?:also )?to)"
)
_AUX: Final = (
    r"(?:(?:,? (?:has|have|had|until <d\d+>|until then|till then|thus far|hitherto|until now|will|is|was|been|also|"
    r"still|now|"
    r"always|at first|which|that|who|long))*,? )"
)
_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # 'Norway covers Chad from Yaoundé', 'it looked after its interests from its embassy in Lima'
        rf"(?P<s><[cs]\d+>|\bit){_AUX}{_TO_ACT} {_WHAT.format(t='t')}(?: [a-z ]{{0,20}})??,? (?:from|out of|through|"
        rf"via|by) " + _seat(1),
        # 'the Norwegian embassy in Lima is responsible for Bolivia'
        rf"(?:(?P<a1>{_C})(?:'s)? )?{_POST}(?: of (?:the )?(?P<b1>{_C}))? (?:resident |"
        rf"based )?in (?P<v1>{_C})(?:, {_C})?"
        rf"{_AUX}{_TO_ACT} (?:{_WHAT.format(t='t')}|the (?:country|kingdom|republic|islands?|sultanate|archipelago|"
        rf"state)\b)",
        # 'from the capital of Zambia the Norwegian ambassador is also accredited to Malawi'
        rf"\bfrom {_seat(2)},? (?:the |its )?(?:(?P<a1>{_C})(?:'s)? )?{_POST}(?: of (?:the )?(?P<b1>{_C}))?"
        rf"{_AUX}{_TO_ACT} {_WHAT.format(t='t')}",
        # 'before that Peru was covered from Quito', 'relations with Chad are handled by the embassy in Yaoundé'
        rf"(?:(?P<s><[cs]\d+>)'s (?:relations|affairs|interests) (?:with|in) )?(?:(?P<t>{_C})|the (?:country|kingdom|"
        rf"republic|islands?)) (?:is|are|was|were|has been|will be|"
        rf"had been|being){_OFTEN} (?:covered|looked after|served|handled|dealt with|taken care of|administered)"
        r"(?: diplomatically| politically)? (?:from|by|out of|through|via) " + _seat(1),
        # 'the affairs of Norway in Chad have been looked after by the embassy in Yaoundé'
        rf"(?:affairs|interests|relations|matters) of (?:the )?(?P<s>{_C})(?: (?:in|with) (?:the )?(?P<t>{_C})| "
        rf"there) (?:is|are|was|"
        rf"were|has been|have been|had been){_OFTEN} (?:covered|looked after|served|handled|dealt with|taken care of|"
        rf"conducted|administered) (?:from|by|out of|through|via) " + _seat(1),
        # 'Chad is covered by the embassy of Norway in Yaoundé, and Norway by that of Chad in Stockholm'
        rf"(?:covered|looked after|served|handled|represented) [^;]{{0,90}}?[,;] (?:and|while|whereas) "
        rf"(?P<t>{_C}) (?:is |was |in turn |"
        rf"for its part )?(?:by|from|through) " + _seat(1),
        # 'Chile is accredited to Chad from Cairo, and Chad to Chile from Stockholm'
        rf"\baccredited [^;]{{0,90}}?[,;] (?:and |while |whereas )(?:the )?(?P<s>{_C}) to (?:the )?(?P<t>{_C}) "
        rf"(?:from|by|through|via|"
        rf"out of) " + _seat(1),
        # 'Nepal falls under the competence of the Norwegian embassy in Delhi'
        rf"(?P<t>{_C}) falls? (?:with)?(?:in|under) (?:the )?(?:competence|jurisdiction|responsibility|remit|purview|"
        rf"area) of {_seat(1)}",
        # 'affairs passed to the ambassador in Rome', 'those with Chad pass to the embassy in Yaoundé'
        rf"(?:affairs|relations|interests|matters|those|responsibility|tasks|duties|functions|work|competences?|"
        rf"business)(?: (?:with|in|for) (?P<t>{_C}))?,? pass(?:es|"
        rf"ed)? "
        rf"to {_seat(1)}",
        # 'the Norwegian ambassador to Chad was resident in Yaoundé'
        rf"(?:(?P<a1>{_C})(?:'s)? )?(?:ambassador|envoy|high commissioner)(?: of (?:the )?(?P<b1>{_C}))?"
        rf"(?: to (?P<t>{_C}))? (?:is|was|has been|resides|resided|had been) (?:always |still )?(?:resident |based |"
        rf"residing |stationed )?in (?P<v1>{_C})",
        # 'Nepal's concurrent accreditation to Norway runs through London'
        rf"(?P<s>{_C})'s (?:concurrent |side |multiple )?accreditation to (?P<t>{_C}) (?:runs|is|goes) (?:through|"
        rf"via|from) " + _seat(1),
    )
)
_ALSO: Final = re.compile(rf"(?:, | and (?:to )?|, and (?:to )?)(?P<t>{_C})(?!'| (?:is|has|was|from))")
_GAPPED: Final = re.compile(
    rf"[,;] (?:and )?(?P<s><[cs]\d+>)'s (?:with|in) (?P<t>{_C}) (?:from|by|through|via|out of) {_seat(1)}"
)
_DENIED: Final = re.compile(r"\b(?:not|never|no longer|nor|would|could|should|might|may|if|hopes?|wish\w*|wants?)\b")
_SINCE: Final = re.compile(r"[^;.<]{0,30}?\b(?:since|as from|as of|from|in) (?:the )?<d(?P<date>\d+)>")
_STEPS: Final = frozenset({"mission-opened", "mission-closed"})
_AS_OF: Final = re.compile(r"^\W*(?:as of|as from|since|from|in) (?:the )?<d(?P<date>\d+)>")
_RULE: Final = rule_of("status.looked-after", "accreditation", 0.8)


_ENVOY: Final = re.compile(r"(?i)\b(?:ambassador|envoy|high commissioner|embassy|mission)\b")


def _with_envoys(words: str, sentence: Sentence) -> str:
    """Return the words with '<c1> ambassador' for a slot that names an envoy by the office alone."""

    def spelt(token: re.Match[str]) -> str:
        slot = sentence.slots[int(token.group(1))]
        text = sentence.text[slot.start - sentence.start : slot.end - sentence.start]
        if slot.person is not None or not _ENVOY.search(text):
            return token.group()
        return f"the <c{token.group(1)}> ambassador" if slot.codes else "the ambassador"

    return re.sub(r"<s(\d+)>", spelt, words) if "<s" in words else words


def _read(sentence: Sentence, reading: Reading, known: Sequence[Status]) -> Iterator[Status]:
    words = _with_envoys(lower(sentence.masked), sentence)
    here = [s for s in known if s.event in _STEPS and s.evidence[0].start == sentence.start]
    for pattern in _PATTERNS:
        for match in pattern.finditer(words):
            yield from _covered(match, words, sentence, reading, here[-1] if here else None)


def _told(status: Status, other: Status) -> bool:
    return (
        other.event == "accreditation"
        and (status.actor, status.counterpart) == (other.actor, other.counterpart)
        and status.evidence[0].start == other.evidence[0].start
    )


def _covered(
    match: re.Match[str], words: str, sentence: Sentence, reading: Reading, mission: Status | None = None
) -> Iterator[Status]:
    groups = match.groupdict()

    def place(name: str) -> Place | None:
        token = groups.get(name)
        slot = sentence.slots[int(token[2:-1])] if token and token.startswith("<") else None  # 'it' is nobody by itself
        return Place(city=slot.seat, country=slot.codes[0]) if slot is not None and slot.codes else None

    if _DENIED.search(words[max(0, match.start() - 30) : match.end()]):
        return
    via = place("v1") or place("v2")
    if via is None:
        return
    named = [side for name in ("s", "a1", "b1", "a2", "b2") if (side := place(name)) is not None and side != via]
    target = place("t")
    sender = next((side.country for side in named if target is None or side.country != target.country), None)
    host = target.country if target is not None else None
    number = sentence.index
    if sender is None and host is not None:
        sender = reading.other(host, number) or (reading.home if len(reading.title_codes) == 1 else None)
    if host is None and sender is not None:
        host = reading.other(sender, number)
    if sender is None and host is None and mission is not None:
        sender, host = mission.actor, mission.counterpart  # 'shut its embassy, when affairs passed to …'
    if sender is None or host is None or len({sender, host, via.country}) < len("ABC"):
        return
    dated = _since(match, words, sentence, reading)
    modality: Modality = "planned" if re.search(r"\bwill\b", match.group()) and dated is None else "occurred"
    hosts = [host]
    at = match.end()
    while target is not None and match.end("t") >= match.end() - 1 and (more := _ALSO.match(words, at)) is not None:
        slot = sentence.slots[int(more.group("t")[2:-1])]
        hosts += [code for code in slot.codes[:1] if code not in {sender, via.country}]
        at = more.end()
    for country in hosts:
        yield from make(
            found_in(sentence, _RULE, match),
            reading,
            "accreditation",
            countries=(sender, country),
            date=dated,
            modality=modality,
            actor=sender,
            counterpart=country,
            mission=mission_of(match.group()),
            via=via.country,
            place=via,
        )
    for gapped in _GAPPED.finditer(words, match.end()):
        yield from _covered(gapped, words, sentence, reading)


def _since(match: re.Match[str], words: str, sentence: Sentence, reading: Reading) -> Dated | None:
    inside = re.search(r"\bsince (?:the )?<d(?P<date>\d+)>", match.group())
    found = inside or _SINCE.match(words, match.end()) or _AS_OF.match(words)
    return resolve_slot(reading, sentence.slots[int(found.group("date"))]) if found is not None else None


LOOKED_AFTER: Final = Scan(holding(beside=_CUE), _read, _told)
