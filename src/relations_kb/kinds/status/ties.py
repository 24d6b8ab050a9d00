"""Steps of relations that no rule reads whole: 'They were interrupted in 1941 and taken up again in 1968'.

In: sentences on relations, and what rules have found in them. Out: breaks, restorations, beginnings and partnerships
that clauses tell whose subject stands in the clause or sentence before. The two countries are those that the sentence
names, else those that the text is about there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, cast

from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.mission_scan import pieces
from relations_kb.kinds.status.model import Event, Status
from relations_kb.kinds.status.scan import rule_of
from relations_kb.rules.edtf import agree, width
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Sentence, lower
from relations_kb.rules.when import Dated, inherited, resolve_slot

_TIES: Final = re.compile(
    r"(?P<lead>(?:(?:the|their|its|these|those|our|all|full|formal|official|diplomatic|bilateral|normal|mutual|"
    r"<[cb]\d+>(?:-<c\d+>)?(?:'s?)?) )*)(?P<noun>relations|relationship|ties?|contacts|links)\b"
    r"(?: (?:with|between) (?:the )?<[cb]\d+>(?: and (?:the )?<c\d+>)?)?"
)
_CUE: Final = Sifted(
    r"\b(?:relations|relationship|ties?|contacts|partnership)\b|\b(?:broke|broken|interrupted|suspended|severed|"
    r"resumed|"
    r"downgraded|lowered|scaled down|patched up|mended|normali[sz]ed|restored|re-?established|renewed|taken up|"
    r"picked|took them|"
    r"re-?opened)\b"
)
_AGAIN: Final = r"(?: again| anew| once more| afresh)?"
_OF_THEM: Final = re.compile(
    r"\b(?:(?P<severed>broken(?: off)?|severed|cut(?: off)?|interrupted|suspended|frozen|ruptured|discontinued|"
    r"(?:came|come) to an end|ended|at an end|lapsed|ceased|ceased to exist)"
    r"|(?P<downgraded>downgraded|lowered|reduced|scaled down)"
    r"|(?P<restored>restored|resumed|renewed|re-?established|normali[sz]ed|revived|patched up|mended|repaired|"
    r"(?:taken|picked) up (?:again|anew|once more)|taken up(?=, after)|knotted again|(?:once more|again|back) in force|"
    r"in force (?:again|once more))"
    r"|(?P<established>established|entered into|(?:date|dates|dating|go|goes) back to|(?:date|dates) from|"
    r"(?:exist|existed|maintained) since|(?:began|begun|started)(?= in | on )))\b"
)
_TO_THEM: Final = re.compile(
    r"\b(?:(?P<severed>broke|broken|severed|cut|interrupted|suspended|froze|ended|put an end to)"
    r"|(?P<restored>restored|resumed|renewed|re-?established|normali[sz]ed|picked|took|taken))"
    r" (?:them|it|these|the ties|the tie|relations)(?: (?P<up>up|off))?" + _AGAIN + r"(?= |,|\.|$)"
)
_WORDS: Final = (
    r"(?:they|these|those|which|that|it|both|were|was|are|is|have|has|had|been|be|and|but|then|later|again|also|only|"
    r"finally|formally|officially|subsequently|temporarily|once more|eventually|soon|briefly|however|the|on|in|from|by|"
    r"since|until|at|after|during|once|for|already|first|year|same|now)"
)
_FILLER: Final = re.compile(rf"(?:[\s,.;:()\"'-]|\b{_WORDS}\b|<[dob]\d+>)*")
_PRONOUN: Final = re.compile(
    r"\W*(?:(?:they|these|the tie|which)\b|<b\d+> (?:were|was|had|have))|\W*it (?:was|were|had|has)\b"
)
# Words before 'relations' that make it something else: 'trade relations', 'talks on relations'.
_OTHER: Final = re.compile(
    r"(?:\b(?:trade|economic|commercial|cultural|party|sports?|military|defen[cs]e|air|business|family|working|"
    r"personal|"
    r"love|work|labou?r|industrial|public|inter-?parliamentary|tourism|rail|talks|contact|closer|good|friendly|of|on|"
    r"for|"
    r"about|over|to|towards?|in|by|with|state|nature|history|future|development|improve\w*|deepen\w*)(?: the| their|"
    r" its)? )$"
)
_RANK: Final = (
    r"(?:the )?(?:(?:level|rank|status|footing|plane|stage) of )?(?:an? |"
    r"the )?(?:new )?(?:level of )?(?:[a-z-]+ ){0,5}?"
    r"(?:strategic|comprehensive|special|privileged|enhanced|reinforced) (?:[a-z-]+,? ){0,4}?"
    r"(?:partnership|relationship|partners)"
)
_PARTNERSHIP: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bg(?:ave|iven|ive|ives) (?:their|the|its|these|our) (?:bilateral |diplomatic )?(?:ties|relations|"
        r"relationship) " + _RANK,
        r"\b(?:puts?|placed|places?|lift(?:ed|s)?|rais(?:ed|es?)|elevat(?:ed|es?)|brought|brings?|promot(?:ed|es?)|"
        r"upgrad(?:ed|es?)|took|takes) (?:their|the|its|these|our) (?:bilateral |diplomatic |mutual )?(?:ties|"
        r"relations|"
        r"relationship|partnership) (?:on|onto|to|at|into) " + _RANK,
        r"(?:\b(?:ties|relations|relationship|they)|<b\d+>) (?:were|was|have been|has been|are) (?:put|placed|lifted|"
        r"raised|brought|"
        r"promoted|elevated|upgraded) (?:on|onto|to|at|into) " + _RANK,
        r"\b(?:strategic |comprehensive |"
        r"special )?partnership (?:between (?:the )?<[cb]\d+>(?: and (?:the )?<c\d+>)? )?"
        r"(?:was|were|has been|had been|is|being)? ?(?:forged|instituted|founded|launched|sealed|proclaimed|"
        r"formed|set up|established|concluded|entered into)(?= |,|\.|$)",
        r"\bstrategic partnership (?:has )?(?:link(?:s|ed)|bound|binds|join(?:s|ed)|unit(?:es|ed)|exist(?:s|ed)) "
        r"(?:[a-z<>\d ]{0,30} )?since(?= <d)",
    )
)
_WISHED: Final = re.compile(
    r"\b(?:would|could|should|might|may|will|shall|hop\w+|wish\w*|want\w*|plan\w*|agreed to|ready|propos\w+|discuss\w*|"
    r"call\w* for|towards?|aim\w*|if|not|never|without|compan\w+|universit\w+|business\w*|bank\w*|talks|consider\w*|"
    r"threat\w*|refus\w*|demand\w*|urg\w+|denied|expected|anniversary|before|prior to)\b"
)
_ACTS: Final = re.compile(r"<[cps]\d+>")
_WITH_OTHER: Final = re.compile(r" with (?:the )?<c(\d+)>")
_OBJECT: Final = re.compile(r" (?:the|an?|its|by) [a-z]")
_AGE: Final = Sifted(r"\b(?:years|decades|anniversary|century|jubilee)\b")  # counts from what it then names
_RULE: Final = rule_of("status.ties", "step", 0.8)
_VAGUE: Final = 4_000  # days: 'back to the 19th century' tells no establishment
_PAIR: Final = 2
_KIN: Final = frozenset({"relations-established", "relations-restored"})


def ties(found: Iterable[Status], reading: Reading) -> Iterator[Status]:
    """Yield what sentences tell of relations beside what rules found in them."""
    by_sentence: dict[int, list[Status]] = {}
    for status in found:
        if status.event.startswith("relations-"):
            by_sentence.setdefault(status.evidence[0].start, []).append(status)
    topic: tuple[str, ...] | None = None
    block = -1
    last = -1
    for number in reading.holding(_CUE):
        if _CUE.regex.search(reading.lowered[number]) is None or reading.is_section_heading(number):
            continue
        spoken = reading.document.sentences[number]
        if spoken.block != block or number != last + 1:
            topic, block = None, spoken.block  # what is spoken of is carried to the very next sentence
        last = number
        known = by_sentence.get(spoken.span.start, [])
        sentence = reading.sentence(number)
        masked = lower(sentence.masked)
        if not _PRONOUN.match(masked):
            topic = None
        for status in (*_steps(masked, sentence, reading, topic, known), *_partnerships(masked, sentence, reading)):
            if not any(_told(status, other) for other in known):
                known = [*known, status]
                yield status
        pairs = {status.countries for status in known if len(status.countries) == _PAIR}
        topic = pairs.pop() if len(pairs) == 1 else topic


def _told(status: Status, other: Status) -> bool:
    same = status.event == other.event or {status.event, other.event} == _KIN
    return same and status.countries == other.countries and agree(status.date, other.date, unknown_agrees=True)


def _steps(
    words: str, sentence: Sentence, reading: Reading, topic: tuple[str, ...] | None, known: list[Status]
) -> Iterator[Status]:
    pairs = {status.countries for status in known if len(status.countries) == _PAIR}
    pair = pairs.pop() if len(pairs) == 1 else topic
    about = pair is not None
    lead: str | None = None
    for start, end in pieces(words):
        piece = words[start:end]
        noun = _TIES.search(piece)
        deed = _OF_THEM.search(piece, noun.end() if noun is not None else 0)
        active = _TO_THEM.search(piece)
        dates = re.findall(r"<d\d+>", piece)
        if noun is not None and _AGE.search(piece, 0, noun.start()):
            noun = deed = None
        if noun is not None and not _OTHER.search(piece[: noun.start()]) and deed is not None:
            between = piece[noun.end() : deed.start()]
            plain = noun.group("noun") in {"relations", "ties", "tie"} or "diplomatic" in noun.group("lead")
            if deed.group().startswith(("date", "dating", "go")):
                plain = "diplomatic" in noun.group("lead")  # 'relations date back to the first settlers'
            if (plain or "official" in noun.group("lead")) and _FILLER.fullmatch(between):
                own = _pair(sentence, reading, noun.group())
                pair, about = own or pair, True
                date = _date(piece, deed.end(), dates, lead, words[end:], sentence, reading)
                yield from _record(deed, pair, date, start, end, sentence, reading)
        elif noun is not None and deed is None and noun.group("noun") == "relations" and not about:
            # as in 'Relations went through a dark time: they were downgraded in 1974'
            if not piece[: noun.start()].strip() or "diplomatic" in noun.group("lead"):
                pair = _pair(sentence, reading, noun.group()) or pair
                about = pair is not None
        elif about and active is not None and pair is not None:
            other = _WITH_OTHER.match(piece, active.end())
            first = _ACTS.search(words) if other is not None else None
            if other is not None and first is not None:
                # 'established relations with Chile and on the same day broke them with Peru'
                codes = {c for n in (first.group()[2:-1], other[1]) for c in sentence.slots[int(n)].codes[:1]}
                pair = tuple(sorted(codes)) if len(codes) == _PAIR else pair
            if _ACTS.search(piece[: active.start()]) is None and (active.group("up") != "up" or _again(active)):
                date = _date(piece, active.end(), dates, lead, words[end:], sentence, reading)
                yield from _record(active, pair, date, start, end, sentence, reading)
        elif about and noun is None and deed is not None and pair is not None and not deed.group("established"):
            other = _OBJECT.match(piece, deed.end())
            if other is None and _FILLER.fullmatch(piece[: deed.start()]):
                date = _date(piece, deed.end(), dates, lead, words[end:], sentence, reading)
                yield from _record(deed, pair, date, start, end, sentence, reading)
        lead = dates[0] if dates and _FILLER.fullmatch(piece) else None


def _again(active: re.Match[str]) -> bool:
    return active.group().split()[0] not in {"took", "taken", "picked"} or bool(
        re.search(r"again|anew|more", active.group())
    )


def _record(
    deed: re.Match[str],
    pair: tuple[str, ...] | None,
    date: Dated | None,
    start: int,
    end: int,
    sentence: Sentence,
    reading: Reading,
) -> Iterator[Status]:
    words = lower(sentence.masked)
    if pair is None or len(pair) != _PAIR or _WISHED.search(words[max(0, start - 40) : end]):
        return
    event = next(name for name, caught in deed.groupdict().items() if caught and name != "up")
    if event == "established" and (date is None or width(date.edtf) > _VAGUE):
        return
    yield from make(
        Match(_RULE, sentence, start, end, {}, {}),
        reading,
        cast("Event", f"relations-{event}"),
        countries=pair,
        date=date,
    )


def _date(
    piece: str, at: int, dates: list[str], lead: str | None, behind: str, sentence: Sentence, reading: Reading
) -> Dated | None:
    after = re.findall(r"<d\d+>", piece[at:])
    # 'was taken up again, after long talks, in 1984'
    rest = re.split(r"[;.]", behind, maxsplit=1)[0]
    late = re.match(r",[^,<]{3,40}, (?:only )?(?:in|on) (?:the )?(<d\d+>)", rest) if not after else None
    token = next(iter((*after, *dates, *((lead,) if lead else ()), *((late.group(1),) if late else ()))), None)
    return resolve_slot(reading, sentence.slots[int(token[2:-1])]) if token else None


def _pair(sentence: Sentence, reading: Reading, words: str) -> tuple[str, ...] | None:
    """Return the two countries that the words for the relations name, or that the text is about there."""
    slots = [sentence.slots[int(number)] for number in re.findall(r"<[cb](\d+)>", words)]
    codes = tuple(sorted({code for slot in slots for code in slot.codes}))
    if len(codes) == _PAIR:
        return codes
    if len(codes) == 1:
        other = reading.other(codes[0], sentence.index)
        return tuple(sorted((codes[0], other))) if other is not None else None
    implied = reading.implied(sentence.index)
    here = {code for slot in sentence.of("CS") if slot.city is None for code in slot.codes}
    return implied if len(implied) == _PAIR and here <= set(implied) else None


def _partnerships(words: str, sentence: Sentence, reading: Reading) -> Iterator[Status]:
    if "partner" not in words and "relationship" not in words:
        return
    for pattern in _PARTNERSHIP:
        found = pattern.search(words)
        if found is None:
            continue
        if _WISHED.search(words[max(0, found.start() - 60) : found.end()]) or "partners " in found.group():
            continue
        here = tuple(sorted({c for slot in sentence.of("CSPB") if slot.city is None for c in slot.codes}))
        implied = reading.implied(sentence.index)
        pair = here if len(here) == _PAIR else implied if set(here) <= set(implied) else ()
        date = _nearest(found, words, sentence, reading)
        if len(pair) != _PAIR or date is None:
            continue
        yield from make(
            Match(_RULE, sentence, found.start(), found.end(), {}, {}),
            reading,
            "relations-upgraded",
            countries=pair,
            date=date,
        )
        return


def _nearest(found: re.Match[str], words: str, sentence: Sentence, reading: Reading) -> Dated | None:
    """Return the date behind the words, or the last one before them."""
    after = re.search(r"<d(\d+)>", words[found.end() :])
    before = re.findall(r"<d(\d+)>", words[: found.start()])
    number = after.group(1) if after is not None else before[-1] if before else None
    if number is None:
        return inherited(sentence.index, reading, news=False)
    return resolve_slot(reading, sentence.slots[int(number)])
