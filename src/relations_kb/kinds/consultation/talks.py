"""Where a sentence names talks: 'the third round of Norwegian-Chilean political consultations', 'its 9th session'.

In: a masked sentence. Out: the noun phrases that name a mechanism or a round of one, left to right, each with its
extent, its number and what it is called. Phrases are built word by word from their heads, so that the cost is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from relations_kb.kinds.consultation.clauses import SAID_AT
from relations_kb.kinds.consultation.cores import CORE, SERIES, SPELLED, UNIT
from relations_kb.kinds.consultation.extent import left_of, right_of
from relations_kb.kinds.consultation.model import Mechanism
from relations_kb.kinds.consultation.naming import is_foreign, is_loose, mechanism_of
from relations_kb.rules.literals import flat
from relations_kb.rules.ordinals import find_ordinals
from relations_kb.rules.pattern import lowered
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import TOKEN, Sentence, Slot, lower

# What follows 'the third' that stands for a round: 'the third was held', 'after the third, …'.
_BEHIND_BARE: Final = (
    r"(?= (?:was|were|will|is|took|had|in|on|of the series|of them|of these|"
    r"lasted|one|followed|met|sat|gathered|convened|brought|saw|came|"
    r"opened|closed|ended|began|ran|assembled|falls|fell|being|having|has|had|concluded|drew|led|also|again|by|back|"
    r"goes|went|dates?|occurred|shall|would|stood|dated)\b|[,.;)]| \(|$)"
)
_HEAD: Final = re.compile(
    lowered(
        rf"\b(?:(?P<core>{CORE})|(?P<unit>{UNIT})|(?P<series>{SERIES})|(?P<bare>(?:the|its|their) "
        rf"(?:<O\d+>|next(?: one)?(?= (?:is|will|shall|would) )){_BEHIND_BARE}))(?![\w-])"
    )
)
# What names talks by words that a text itself holds: all heads but 'the third was held', and short names.
_FIRM: Final = Sifted(lowered(rf"\b(?:{SPELLED.replace('|negotiations|talks|', '|')})"))
# … which name some only where they are counted, or in the case of units told apart otherwise or by a date.
_COUNTED_ONLY: Final = Sifted(lowered(rf"\b(?:negotiations|talks|{SERIES})"))
_UNITS: Final = Sifted(lowered(rf"\b{UNIT.replace('(?<=> )', '')}"))
_TOLD_APART: Final = Sifted(
    r"opening|maiden|initial|next|last|previous|preceding|earlier|following|latest|recent|regular|that|this"
)
_NUMBERED: Final = re.compile(r"\d(?:st|nd|rd|th)\b")
_BARE: Final = re.compile(lowered(_BEHIND_BARE))
_LOOSE: Final = re.compile(r"(?i)talks|negotiations")
_ROUND_OF: Final = re.compile(rf"(?i)<O\d+> (?:<\w+> |[a-z-]+ )?{UNIT} (?:of|in) [^;,]*$")
_BEHIND: Final = re.compile(
    r"(?:[ -](?:mechanism|meetings?|talks|session|framework|forum)){0,2}(?: \([^()<]{2,40}\))?", re.IGNORECASE
)
_BRACKET: Final = re.compile(r" \([A-Z][^()<]{1,40}\)")
_ABOUT: Final = re.compile(r" (?:on|for|of|in the (?:fields?|areas?|spheres?) of) (?:the )?(?=[A-Za-z])", re.IGNORECASE)
# The number of a mechanism's round that stands apart: 'for the fourth time', '…, the seventh since 2006'.
_COUNTED: Final = re.compile(
    r"(?i)\bfor the <O(\d+)> time\b|\b(?:was|is) (?:already )?the <O(\d+)>(?=[,.;]| of | in |$| time\b)|"
    r"[,–—-] (?:already )?(?:the|their|its) <O(\d+)>(?: such)?(?: (?:round|session|meeting|edition|sitting|one))?"
    r"(?=(?: since| so far| to date| in (?:a row|the series)| of (?:the|its|their|this) (?:series|kind))\b|[,.;]|$)"
)
_TIMED: Final = re.compile(r"(?i)[^<;,]{0,40}(?:<[CS]\d+>[^<;,]{0,20})?\bfor the <O(\d+)> time\b")
_SIDES: Final = re.compile(
    r"(?: (?:of|between|with|btw|among|and)|,? (?:that|which))(?: [a-z]+(?: [a-z]+){0,4}? (?:of|from))?(?: "
    r"the)? <[CSPB]\d+>"
    r"(?:(?:, | and |, and | & |-|/| and the | and its counterpart )(?:the )?<[CSPB]\d+>){0,4}",
    re.IGNORECASE,
)
_ALIKE: Final = re.compile(r"(?i)\bthe same (?:kind|sort|type) of $")
# 'the session closed on Thursday': the one told of before.
_SAT_DOWN: Final = re.compile(
    r"(?<=\b[tT]he (?:session|sitting|meeting))(?:, according to [^;|]{0,160}?,)? "
    r"(?:closed|ended|concluded|(?:was|had been) (?:opened|closed|"
    r"concluded|held)|took place|ran|lasted|wrapped up|opened)[^;|<]{0,30}(?:<C\d+>(?:, <C\d+>)?(?: on)? )?<D\d+>"
)


@dataclass(frozen=True, slots=True)
class Talk:
    """A noun phrase that names talks. ``start`` and ``end`` are offsets in the masked sentence.

    ``number`` is the round, ``coming`` that it is the next one; ``named`` whether a mechanism is named (else it is
    only 'the third session'); ``slots`` are the countries and sides in the phrase, ``public`` that it is
    a forum named after a city; ``remarked_at`` that the words before tell what was said there ('an aim set at the
    ordinary sitting'), which may speak of any year.
    """

    start: int
    end: int
    named: bool
    words: str
    number: int | None
    coming: bool
    plural: bool
    numbers: tuple[int, ...]
    slots: tuple[Slot, ...]
    definite: bool = False
    public: bool = False
    remarked_at: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The countries in the phrase, in order, each once."""
        return tuple(dict.fromkeys(code for slot in self.slots for code in slot.codes))

    @property
    def stated(self) -> bool:
        """Whether the phrase itself names a country; a short name that stands for two does not."""
        return any(slot.codes and slot.end > slot.start for slot in self.slots)

    @property
    def mechanism(self) -> Mechanism:
        """What sort of mechanism the phrase names."""
        if any(slot.kind == "S" and "leaders" in (slot.title or "") for slot in self.slots):
            return "other"  # 'the Norway-Chile Annual Leaders' Consultation'
        return mechanism_of(re.sub(r"<\w+>", " ", self.words))

    @property
    def foreign(self) -> bool:
        """Whether the phrase names a body that is none of two governments."""
        joint = re.search(r"(?i)\b(?:joint|mixed|intergovernmental|bilateral|standing)\b", self.words) is not None
        return self.public or is_foreign(self.words, bilateral=joint and len(self.codes) > 1)

    @property
    def loose(self) -> bool:
        """Whether it is only a round of 'talks' or 'negotiations', under no named mechanism."""
        return is_loose(re.sub(r"<\w+>", " ", self.words))

    @property
    def joint(self) -> bool:
        """Whether the phrase itself says that two governments talk, so that the parties may be left out."""
        return (
            self.number is not None
            or len(self.codes) > 1
            or re.search(
                r"(?i)\b(?:joint|bilateral|inter-?governmental|bi-?national|mixed|political|consular|strategic|"
                r"high[- ]level|inter-?ministerial|BPC|FOC|JPCC|JEC|BNC|IGC|foreign|annual consultations|yearly "
                r"consultations|"
                r"trilateral|tripartite|similar|2 ?\+ ?2)\b|\bthe same (?:kind|sort|type) of ",
                self.words,
            )
            is not None
        )


_GOVERNMENTS: Final = re.compile(
    r"(?i) (?:held )?(?:between|of|at) (?:the )?(?:two )?(?:(?:foreign |their )?ministries|"
    r"(?:foreign )?ministry to ministry|level of|[a-z-]+(?: [a-z]+)?[- ]level|"
    r"(?:deputy |vice )?(?:foreign )?ministers|MFAs|state secretaries|directors)\b"
)


def of_governments(masked: str, talk: Talk) -> bool:
    """Tell whether the words behind 'consultations' say that two governments hold them: 'at the level of directors'."""
    return _GOVERNMENTS.match(masked, talk.end) is not None


def may_name_talks(reading: Reading, number: int) -> bool:
    """Tell whether a sentence may hold what :func:`talks_in` finds, short names of mechanisms aside.

    This asks for words alone, before the sentence is put into slots.
    """
    words = reading.flat_words(number)
    if "next" in words or (number in reading.held_in(_FIRM) and _FIRM.regex.search(words) is not None):
        return True
    ordinal = reading.may_hold(number, "O")
    if number in reading.held_in(_UNITS) and _UNITS.regex.search(words) is not None:
        if ordinal or reading.may_hold(number, "D") or _TOLD_APART.search(words) or _NUMBERED.search(words):
            return True
    elif (
        number in reading.held_in(_COUNTED_ONLY)
        and _COUNTED_ONLY.regex.search(words) is not None
        and (ordinal or _NUMBERED.search(words))
    ):
        return True
    return ordinal and _has_bare_ordinal(reading, number)


def _has_bare_ordinal(reading: Reading, number: int) -> bool:
    """Tell whether an ordinal of a sentence may stand for a round by itself: 'the third was held'."""
    start, end = reading.document.sentences[number].span.start, reading.document.sentences[number].span.end
    text = reading.text
    return any(
        flat(text[max(start, ordinal.start - 6) : ordinal.start]).endswith(("the ", "its ", "their "))
        and _BARE.match(flat(text[ordinal.end : min(end, ordinal.end + 24)])) is not None
        for ordinal in find_ordinals(text, start, end)
    )


def talks_in(sentence: Sentence) -> tuple[Talk, ...]:
    """Return the phrases that name talks, left to right, without overlaps; a round and its mechanism are one."""
    masked = sentence.masked
    found: list[Talk] = []
    for match in _HEAD.finditer(lower(masked)):
        if found and match.start() < found[-1].end:
            continue
        talk = _core(sentence, match) if match.group("core") else _unit(sentence, match)
        if talk is None:
            continue
        if found and talk.start <= found[-1].start:
            if not talk.named:
                if masked.startswith("'s ", found[-1].end):  # 'the committee's sixth session'
                    found[-1] = replace(found[-1], end=talk.end, number=talk.number, coming=talk.coming)
                continue
            found.pop()  # 'the Council's Joint Committee' is the Committee
        found.append(talk)
    return _joined(found, sentence)


def _core(sentence: Sentence, match: re.Match[str]) -> Talk | None:
    masked = sentence.masked
    if match.group().startswith("high-level meeting") and masked[match.start()] != "H":
        return None  # 'a high-level meeting' of anybody; 'the High-Level Meeting' of two governments
    if match.group() in {"summit", "summits"}:
        of_two = TOKEN.search(masked, match.end())
        if of_two is None or "government" not in (sentence.slots[int(of_two.group(2))].title or ""):
            return None  # 'the first summit of the three countries' is no mechanism of two governments
    quoted = match.start() > 0 and masked[match.start() - 1] in "\"'"  # 'their third "2+2" meeting'
    start, end = left_of(masked, match.start() - quoted), match.end()
    alike = _ALIKE.search(masked[max(0, start - 30) : start])
    start -= len(alike.group()) if alike is not None else 0
    behind = _BEHIND.match(masked, end)
    end = behind.end() if behind else end
    sides = _SIDES.match(masked, end)
    if sides is None:
        about = _ABOUT.match(masked, end)
        if about is not None:
            topic = right_of(masked, about.end())
            end = topic if topic > about.end() else end  # 'consultations of the two ministries' name no topic
            bracket = _BRACKET.match(masked, end)
            end = bracket.end() if bracket is not None else end
            sides = _SIDES.match(masked, end)
    else:
        end = sides.end()
        about = _ABOUT.match(masked, end)
        if about is not None and about.group().strip().startswith(("on", "for")):
            end = right_of(masked, about.end())
            sides = None
    if sides is not None:
        end = max(end, sides.end())
    words = masked[start:end]
    if _LOOSE.fullmatch(match.group()) and not _ROUND_OF.search(masked[start : match.start()]):
        # 'talks' of any sort; 'the second round of talks' are some under way, 'the third Norway-Chile talks' a series.
        counted = _made(sentence, start, end, named=True, words=words, core=match.group())
        states = {code for slot in counted.slots if slot.kind in "CS" for code in slot.codes}
        series = (counted.number or 0) >= _SERIES_FROM and len(states) == _SERIES_FROM
        return counted if series and not _OF_OTHERS.search(words) else None
    return _made(sentence, start, end, named=True, words=words, core=match.group())


def _unit(sentence: Sentence, match: re.Match[str]) -> Talk | None:
    masked = sentence.masked
    start = match.start() if match.group("bare") else left_of(masked, match.start())
    end = match.end()
    words = masked[start:end]
    of_them = _OF_THEM.match(masked, end)  # 'A round of them took place in Lima'
    series = re.match(r" of (?:the|its|their|this) (?:series|kind|mechanism|format|body|instance)\b", masked[end:])
    if of_them is not None:
        end = of_them.end()
    elif series is not None:
        end += series.end()
    elif match.group("unit") and re.match(r" (?:of|between|with) ", masked[end:]):
        sides = _SIDES.match(masked, end)
        before = re.search(r"(?i)\b(?:commission|committee|council|consultation|dialogue|joint)\b", words)
        if sides is not None and before is not None:
            end = sides.end()
        elif sides is not None or re.match(r" with (?:an?|all|its|their|[a-z]+ing)\b", masked[end:]) is None:
            return None  # 'ended its tenth session with a rich harvest' names no party
    if (
        of_them is None
        and not _SAT_DOWN.match(masked, end)
        and not re.search(
            r"<O\d+>|(?i:\b(?:opening|maiden|initial) (?:round|edition)\b)|(?i:\b(?:next|last|previous|preceding|"
            r"earlier|following|latest|recent|regular|that|this)\b)|"
            r"\b\d+(?:st|nd|rd|th)\b|"
            r"<D\d+>(?:'s)? (?:round|session|sitting|edition)",
            masked[max(0, start - 9) : end],
        )
    ):
        return None
    if re.search(
        r"(?i)\b(?:assembly|parliament|congress|duma|un|unga|plenary|summit|press|cabinet|council|"
        r"leg(?:islative)?|training|working|photo|question)\b",
        words[: match.start() - start],
    ):
        return None
    talk = _made(sentence, start, end, named=False, words=words, core=match.group())
    states = {code for slot in talk.slots if slot.kind in "CS" for code in slot.codes}
    if _OF_OTHERS.search(words) or (match.group("series") and (talk.number or 0) < _SERIES_FROM):
        return talk if not match.group("series") else None
    if match.group("series") and not talk.definite and len(states) < _SERIES_FROM:
        return None  # 'a second conference' is none of a series
    # 'the third Norway-Chile Ministerial Meeting': what two states count is a series of theirs.
    return replace(talk, named=(talk.number or 0) >= _SERIES_FROM and len(states) == _SERIES_FROM)


_OF_THEM: Final = re.compile(r" of (?:them|these|those)\b")
_SERIES_FROM: Final = 2  # the first of a series may be the first of anything; and two states have it
_OF_OTHERS: Final = re.compile(
    r"(?i)\b(?:business|investment|friendship|youth|women|cultural|culture|academic|media|sports?|football|peace|"
    r"parliamentary|rectors|universit\w+|film|book|think|scientific|innovation|technology|party|inter-?regional|"
    r"interfaith|general|climate|world|global|regional|international|annual general)\b"
)


def _made(sentence: Sentence, start: int, end: int, *, named: bool, words: str, core: str) -> Talk:
    slots = tuple(
        slot
        for slot in (sentence.slots[int(t.group(2))] for t in TOKEN.finditer(sentence.masked, start, end))
        if slot.country is None
        or slot.country.text.lower() != "foreign office"  # 'Foreign Office Consultations' are nobody's
    )
    first = re.search(r"<O(\d+)> (?:and|&) (?:the )?$", sentence.masked[max(0, start - 20) : start])
    if first is not None:
        slots = (sentence.slots[int(first.group(1))], *slots)  # 'the second and the third sessions'
    number = next((slot.ordinal for slot in slots if slot.kind == "O"), None)
    if number is None:
        digits = re.search(r"\b(\d{1,3})(?:st|nd|rd|th)\b", words)
        number = int(digits.group(1)) if digits else None
    if number is None and re.search(
        r"(?i)\b(?:opening|maiden|initial|premiere) (?:round|session|sitting|edition) of\b|"
        r"\b(?:opening|maiden|initial) (?:round|edition)\b",
        sentence.masked[max(0, start - 9) : start] + words,
    ):
        number = 1
    before = sentence.masked[max(0, start - 8) : start].lower()
    return Talk(
        start=start,
        end=end,
        named=named,
        words=words,
        number=number,
        coming=re.search(r"(?i)\b(?:next|following|forthcoming|upcoming|coming|subsequent)\b", words) is not None,
        numbers=tuple(slot.ordinal for slot in slots if slot.kind == "O" and slot.ordinal is not None),
        plural=core.lower().endswith(
            ("rounds", "sessions", "meetings", "sittings", "committees", "commissions", "dialogues", "groups")
        ),
        slots=tuple(slot for slot in slots if slot.kind in "CSPB"),
        public=_is_forum(words, sentence),
        remarked_at=SAID_AT.search(sentence.masked[:start]) is not None,
        definite=re.search(r"(?:the|its|this|that|their|whose) $", before) is not None
        or words.lower().startswith(("the ", "its ", "their ")),
    )


def _is_forum(words: str, sentence: Sentence) -> bool:
    """Tell whether talks are called after one city, as forums are: 'the Shangri-La Dialogue', 'the Oslo process'."""
    named = re.search(r"(?<!-)<C(\d+)> (?:dialogues?|commission|committee|talks|group)\b", words, re.IGNORECASE)
    if named is None or re.search(r"-<C\d+> ", words):
        return False
    slot = sentence.slots[int(named.group(1))]
    return slot.city is not None


def _joined(found: list[Talk], sentence: Sentence) -> tuple[Talk, ...]:
    """Give a mechanism the number that stands apart from it: 'was convened for its 5th meeting'."""
    masked = sentence.masked
    out: list[Talk] = []
    for talk in found:
        last = out[-1] if out else None
        if last is not None and last.named and last.number is None and not talk.named and talk.number is not None:
            between = masked[last.end : talk.start]
            if (
                re.search(
                    r"(?:for|in|with|by|held|had|convened|opened|concluded|began|begun|closed|completed|ended|finished|"
                    r"started|resumed|wrapped up|rounded off|wound up|kicked off|entered) (?:its|their|"
                    r"the) ?$|^, "
                    r"(?:the )?$|, (?:for|in) (?:its|the) $|(?:was|were|is) (?:the |its )?$",
                    between,
                )
                and not re.search(r";|, and |\bwhile\b", between)
            ) or (talk.words.endswith("series") and ";" not in between):
                out[-1] = replace(last, number=talk.number)
                continue
        timed = _TIMED.match(masked, talk.end) if talk.named and talk.number is None else None
        out.append(talk if timed is None else replace(talk, number=sentence.slots[int(timed.group(1))].ordinal))
    if len(out) == 1 and out[0].named and out[0].number is None:
        later = _COUNTED.search(masked)
        number = next((int(n) for n in later.groups() if n), None) if later is not None else None
        first = later is not None and number is not None and sentence.slots[number].ordinal == 1
        if later is not None and number is not None and not (first and masked.startswith(" since", later.end())):
            # 'the seventh since 2006' counts; 'the first since the pandemic' does not.
            return (replace(out[0], number=sentence.slots[number].ordinal),)
    return tuple(out)
