"""Instruments in a sentence: where each is named, and its title with its whole complement.

In: a sentence with slots. Out: noun phrases such as 'Agreement on Air Services' or 'memorandum of understanding on
political consultations', each with its title as written, without article, parties and dates at its end.

An instrument is a head ('treaty', 'protocol', 'MoU' …), the words that describe it before ('bilateral immunity') and
its complement ('on …', 'to explore …', 'under which …'), which ends before a date, a city, 'with X', a verb of
the sentence or the next instrument.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from relations_kb.kinds.treaty.complement import complement_end
from relations_kb.kinds.treaty.words import DETERMINER, HEAD, NOT_HEAD, PARTICIPLE, STOP_LEFT, is_count
from relations_kb.rules.sides import span_of
from relations_kb.rules.slots import Sentence, Slot

_HEAD: Final = re.compile(rf"(?<![\w<-]){HEAD}(?![\w>])", re.IGNORECASE)
_TOKEN: Final = re.compile(r"<[A-Z]\d+>|[\w'&/.-]*\w\.?|[^\w\s]")
_PLURAL: Final = re.compile(
    r"(?i)(?:treaties|conventions|agreements|accords|protocols|memorand(?:a|ums)|mous|m\.o\.u\.s|pacts|declarations|"
    r"statements|charters|compacts|arrangements|plans|programs|programmes|deals|documents|contracts|letters|roadmaps)\b"
)
# What a writer says of an instrument, and its title does not.
_OPENING: Final = re.compile(
    r"^(?:(?:subsequent|previous|earlier|existing|current|aforementioned|so-called|landmark|historic|official|"
    r"recent|further|additional|(?:long|much|hard|ill|already|never)-[a-z]+|then|corresponding|new|now-defunct|"
    r"resulting|broader|wider|larger|fuller) )+(?=\w)"
)
# A date between an instrument's head and its subject: 'the agreement of May 1984 on visas'.
_WITHIN: Final = re.compile(
    r",? (?:\((?:signed |concluded )?)?(?:of |from |dated |in )?(?:the )?<D(\d+)>\)?"
    r"(?: between (?:the )?<C\d+> and (?:the )?<C\d+>)?(?= (?:on|for|concerning|regarding|"
    r"about|relating)\b(?! <[DCPS]))"
)
# A verb: 'Norway and Chile plan to sign …'; 'a plan to combat piracy' is none.
_PLANS_TO: Final = re.compile(
    r"plans? to (?:also )?(?:sign|conclude|ink|ratify|adopt|initial|hold|visit|meet|discuss|open|establish|launch|make|"
    r"travel|send|increase|expand|join|attend|pay|host|go|build|start|begin)\b"
)
_FOR_A_TERM: Final = re.compile(r"(?i)(?:plans?|program(?:me)?s?|roadmaps?|agenda)\b")
_MOST_WORDS: Final = 9
_INDEFINITE: Final = frozenset({"a", "an"})
_COMPARED: Final = frozenset({"more", "less", "most", "rather", "very", "much", "far"})


@dataclass(frozen=True, slots=True)
class Instrument:
    """A named instrument. ``start`` and ``end`` are offsets in the masked sentence (without article).

    ``det`` is the determiner before it, lower case ('' where none), ``head`` the head noun, ``bare`` tells that
    nothing but the head is there ('the agreement'), ``plural`` that several are meant, ``count`` how many if told,
    ``year`` is the date that describes it, as slot or as offsets in the masked sentence ('the 1984 accord'), ``cut``
    where that date stands within the title ('the agreement of May 1984 on visas').
    """

    start: int
    end: int
    det: str
    head: str
    bare: bool
    plural: bool
    count: int | None
    complement: int
    year: Slot | tuple[int, int] | None = None
    cut: tuple[int, int] | None = None


def instruments(sentence: Sentence) -> tuple[Instrument, ...]:
    """Return the instruments that a sentence names, in order; none within another's complement."""
    masked = sentence.masked
    out: list[Instrument] = []
    floor = 0
    for found in _HEAD.finditer(masked):
        if found.start() < floor:
            continue
        if _PLANS_TO.match(masked, found.start()) or _is_no_head(masked, *found.span()):
            continue
        if (
            found.group().isupper()
            and masked[found.start() - 1 : found.start()] == "("
            and masked.startswith(")", found.end())
        ):
            continue  # 'Economic Partnership Agreement (EPA)' is one
        start, det, year = _left(sentence, found.start(), floor)
        sides = _SIDES_AFTER.match(masked, found.end())
        told = sides.end() if sides is not None else found.end()
        end = complement_end(sentence, told)
        cut: tuple[int, int] | None = None
        governs = _GOVERNS.match(masked, told) if end == told else None
        if governs is None and end == told and _ONE_MORE.search(masked, max(0, found.start() - 40), found.start()):
            governs = _DEALS.match(masked, told)
        if governs is not None and (further := complement_end(sentence, governs.end(), inside=True)) > governs.end():
            end, cut = further, (governs.start(), governs.end() - 1)
        within = _WITHIN.match(masked, found.end()) if year is None else None
        if within is not None and (further := complement_end(sentence, within.end())) > within.end():
            end, cut = further, within.span()
            year = sentence.slots[int(within.group(1))]
        end = _with_term(sentence, found.start(), end)
        head = found.group()
        # 'exchange of notes', 'letters of intent' are plural in form only.
        plural = bool(_PLURAL.search(head)) and not re.match(r"(?i)exchange|notes", head)
        words = masked[start : found.start()].strip(' "')
        count = is_count(det)
        bare = end == told and not words and not re.search(r"(?i) of | on ", head)
        out.append(Instrument(start, end, det, head, bare, plural, count, told, year, cut))
        floor = end
    return tuple(out)


# 'the Free Trade Agreement Norway-Chile'
_SIDES_AFTER: Final = re.compile(
    r" \(?<C\d+>-<C\d+>\)?(?=[ ,.;(]|$)(?! (?:[a-z-]+ ){0,2}(?:border|relations|ties|summit))"
)
# 'a protocol that regulates the days of culture': one on the days of culture
_GOVERNS: Final = re.compile(
    r" (?:that|which) (?:(?:will|would|shall|is to) )?(?:regulates?|governs?|covers?|concerns?|deals? with|relates? to|"
    r"provides? for|envisages?|foresees?|sets? (?:out|up)|lays? down|establish(?:es)?|allows?|opens?|abolish(?:es)?|"
    r"simplif(?:y|ies)|defines?|fix(?:es)?|settles?) (?=[\w<])"
)
# 'Another protocol of the same day provides for days of culture': one on days of culture
_ONE_MORE: Final = re.compile(
    r"(?i)\b(?:another|one more|yet another|(?:a|the) (?:further|second|third|fourth|fifth|last|other|next|final|"
    r"<O\d+>))(?: [a-z]+)? $"
)
_DEALS: Final = re.compile(
    r"(?:,? (?:of|from)(?: the)? (?:<D\d+>|(?:same|that|this) (?:session|meeting|occasion|visit|series)))?,? (?:also )?"
    r"(?:regulates?|governs?|covers?|concerns?|deals? with|relates? to|provides? for|envisages?|foresees?|"
    r"sets? (?:out|up)|lays? down|settles?|regards?|is devoted to|is dedicated to|is about|addresses|has to do with) "
    r"(?=[\w<])(?!<D)"
)
_TERM: Final = re.compile(r"(?: for(?: the (?:years?|period))?)? ?\(?<D(\d+)>\)?")


def _with_term(sentence: Sentence, head: int, end: int) -> int:
    """Return where a programme ends with its term, which dates nothing: 'Cooperation Programme (2021-2025)'."""
    term = _TERM.match(sentence.masked, end)
    if term is None or not _FOR_A_TERM.search(sentence.masked, head, end):
        return end
    slot = sentence.slots[int(term.group(1))]
    words = sentence.text[slot.start - sentence.start : slot.end - sentence.start]
    return term.end() if re.fullmatch(r"\d{4}\s?(?:[-–/]|to)\s?\d{2,4}", words) else end


def _is_no_head(masked: str, start: int, end: int) -> bool:
    """Tell whether a head is a part of words that name no instrument: 'in agreement', 'aid program'."""
    first = max(0, start - 24)
    near = masked[first : end + 34]
    return any(m.start() + first < end and start < m.end() + first for m in NOT_HEAD.finditer(near))


def title_of(sentence: Sentence, text: str, start: int, end: int) -> str:
    """Return the words of ``masked[start:end]`` as the text has them, on one line, without stray marks at the ends."""
    first, last = span_of(sentence, start, end)
    words = " ".join(text[first:last].split())
    words = re.sub(r" itself$", "", words.strip(" ,;:.–—-'"))
    words = _OPENING.sub("", words)
    if words.count('"') % 2 or (words[:1] in "“«" and words[-1:] not in "”»"):
        words = re.sub(r'["“”«»]', "", words)
    return words.rstrip("”»") if "“" not in words and "«" not in words else words


def _left(sentence: Sentence, at: int, floor: int) -> tuple[int, str, Slot | tuple[int, int] | None]:
    """Walk back from the head over the words that describe it. Return the start, the determiner and a year slot."""
    masked = sentence.masked
    tokens = [(m.start(), m.group()) for m in _TOKEN.finditer(masked, max(floor, at - 130), at)]
    start, words, number = at, 0, len(tokens) - 1
    while number >= 0 and words < _MOST_WORDS:
        offset, token = tokens[number]
        lower = token.lower()
        if (
            lower in _COMPARED
            and words == 1
            and number
            and masked[start:at].islower()
            and tokens[number - 1][1] in _INDEFINITE
        ):
            return at, tokens[number - 1][1], None  # 'a more comprehensive agreement' is not titled so
        if lower in DETERMINER or is_count(lower) is not None:
            return start, lower, None
        if token.startswith("<D"):
            slot = sentence.slots[int(token[2:-1])]
            if _FOR_A_TERM.match(masked, at):
                # 'the 2024-2027 Plan of Consultations': its term, not its date.
                return start, "the", None
            before = tokens[number - 1][1].lower() if number else ""
            return start, before if before in DETERMINER else "", slot
        if re.fullmatch(r"(?:1[5-9]|20)\d\d", token, re.ASCII):
            return start, "the", (offset, offset + len(token))
        if token.startswith(("<P", "<B", "<M")):
            return start, "the" if token.startswith("<B") else "", None
        if lower in {"and", ","}:
            leap = _leap(tokens, number)
            if leap is None:
                return start, "", None
            number -= 1
            continue
        if lower == '"':
            return start, "", None
        if token in {"-", "/", "&", "'"} or token.startswith(("<C", "<S", "<O")):
            if token.startswith(("<C", "<S")):
                if masked[offset + len(token) : offset + len(token) + 2] in {"'s", "' "}:
                    return start, "'s", None
                if token.startswith("<S") and not _adjectival(sentence, token):
                    # 'an official agreement' has been read as 'an official'.
                    slot = sentence.slots[int(token[2:-1])]
                    opening = sentence.text[slot.start - sentence.start :].split(maxsplit=1)[0].lower()
                    return start, opening if opening in DETERMINER and not slot.codes else "", None
            start, number = offset, number - 1
            continue
        if lower in {"'s", "s"}:
            return start, "'s", None
        before = tokens[number - 1][1].lower() if number else ""
        if (
            (lower in STOP_LEFT and not (lower == "host" and token.istitle()))  # 'Host Country Agreement'
            # 'signed agreements' tells an act; 'a delayed agreement' and 'hard-won agreements' describe one.
            or (
                token.islower()
                and "-" not in token
                and before not in _INDEFINITE
                and PARTICIPLE.fullmatch(lower)
                and not (lower == "agreed" and masked.startswith("minutes", at))
            )
            or not token.lstrip("-")[:1].isalnum()
        ):
            return start, "", None
        start, words, number = offset, words + 1, number - 1
    return start, "", None


def _adjectival(sentence: Sentence, token: str) -> bool:
    """Tell whether a side before a head is an adjective: 'the Russian-Chinese state border treaty'."""
    slot = sentence.slots[int(token[2:-1])]
    return bool(slot.parts) and slot.title not in {"government", "side", "delegation", "president"}


def _leap(tokens: list[tuple[int, str]], number: int) -> int | None:
    """Tell whether 'and' at ``number`` joins two describing words: 'a trade and investment agreement'.

    So it does where an article opens both ('the trade and …'), or both are capitalised ('Trade and Investment …').
    """
    if number == 0 or number + 1 >= len(tokens):
        return None
    proper = tokens[number - 1][1][:1].isupper() and tokens[number + 1][1][:1].isupper()
    for back in range(number - 1, max(-1, number - 7), -1):
        token = tokens[back][1]
        lower = token.lower()
        if lower in DETERMINER or is_count(lower) is not None:
            return back if back < number - 1 else None
        if lower in STOP_LEFT or PARTICIPLE.fullmatch(lower):
            return back if proper and back < number - 1 else None
        if _HEAD.fullmatch(lower) or lower.startswith(("<p", "<d", "<b", "<m", "<s")):
            return None
        if not lower[0].isalnum() and lower not in {",", "-"} and not lower.startswith(("<c", "<o")):
            return None
    return None
