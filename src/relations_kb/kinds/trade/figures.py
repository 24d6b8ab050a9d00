"""Which amounts of a sentence belong to which of its flows.

An amount belongs to the last flow named before it, if nothing but the words of an amount stand between ('amounted to',
'was', ': ', 'down from'), or to the flow whose rule caught it ('$12 million in exports').
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from relations_kb.kinds.trade.themes import Theme, tokens_of
from relations_kb.kinds.trade.words import (
    ANNOUNCED,
    BLOCK,
    GROUP_IN,
    LINK,
    NOT_AMOUNT,
    PLAIN_VERBS,
    QUALIFIER,
    RESULT,
    TARGET,
    WISHED,
)
from relations_kb.model.record import Modality
from relations_kb.rules.slots import Sentence, Slot

_LONGEST: Final = 170
# 'goods worth $2 billion, $600 million of it beef': a part of the flow.
_OF_IT: Final = re.compile(
    r"(?i) (?:of (?:it|this|that|which)|thereof)\b(?! (?:sum|total|amount|volume|figure|turnover)\b|"
    r" (?:as |in |were |was |is |are )?(?:ex|im)ports?\b)"
)
# Rules that say so little that words of aid or credit anywhere in the sentence count against them.
_LOOSE: Final = frozenset({"trade.leaving-for", "trade.ranked", "trade.ranked-to", "trade.dated"})
# 'It should be noted that trade reached …' is no wish.
_SAID: Final = re.compile(
    r"(?i)\b(?:it |we )?(?:will|should|must|may|can|would|might)(?: like)? (?:be |to )?(?:recall|not|sa[iy]|add|"
    r"mention|stress|remember|"
    r"remind|underlin|emphasi|point|observ)\w*\b"
)
# Differences: '$5 million more than a year earlier', '$5 million below the previous figure'
_MORE_THAN: Final = re.compile(
    r"(?i) (?:(?:more|less|higher|lower|fewer|better|worse) than|(?:below|above|short of|ahead of|off|up on|down on)) "
    r"(?!half|double|twice)"
)
# '$30 million commitment to provide …'
_OF_AID: Final = re.compile(
    r"(?i)[ -](?:commitment|package|loan|contribution|grant|fund|deal|contract|project|aid|credit|pledge|bond|"
    r"assistance|donation|"
    r"(?:military|security|humanitarian|development|financial|arms|weapons) [a-z]+|memorandum|settlement|fine)\b"
)
_AGAIN: Final = re.compile(
    r"(?i)^(?:\W|<[DO]\d+>|\b(?:and|to|from|in|up|down|compared|against|with|versus|vs|"
    r"by|percent|per|cent|percentage|points?|the|a|an|of|while|it|was|were|is|or|"
    r"year|years|over|about|around|some|nearly|almost|more|less|than|only|just|at|respectively|"
    r"previous|same|months?|time|quarter|like|corresponding|similar|period|for|during|"
    r"significantly|sharply|slightly|which|rising|falling|rose|fell|rise|fall|increase|"
    r"increased|decrease|decreased|growth|grew|growing|dropping|dropped|declined|"
    r"stood|reached|reaching|amounted|totalled|totaled|usd|then|already|as|but|on|after|"
    r"before|this|that|had|been|had|has|month|"
    r"making|made|came|close|figure|worth|goods|earlier|ago|later|level|hit|hitting|well|into|back|"
    r"jumped|climbed|soared|surged|next|last|its|peak|record|high|low|quarter|half|first|"
    r"increasing|decreasing|declining|compare|comparison|relative|higher|lower|twice|double|"
    r"doubled|tripled|times|fold|\d[\d.,]*)\b)*$"
)
# 'can be increased to $5 million' is no result.
_CAN_BE: Final = re.compile(r"(?i)\b(?:can|could|may|might|should|must|will|would|to) be (?:[a-z]+ )?[a-z]+ed\b")
_WITH: Final = re.compile(r"(?i)with (?:the |its |our |their )?$")
# 'Trade of $4 billion, they promised us', 'An exchange of $5 billion can be dreamed of'
_DREAM: Final = re.compile(
    r"(?i)(?:[^<;.]|<[CPS]\d+>){0,40}\b(?:(?:they|he|she|we|it was|was|were|is|has been|had been|was once|as) "
    r"(?:promised|hoped|dreamed|"
    r"dreamt|foreseen|aimed|targeted|planned|expected|predicted)|(?:can|could|may|might|would|should|must) "
    r"(?:well |easily "
    r"|quite )?be|(?:is|are) (?:[a-z]+ )?(?:attainable|reachable|possible|feasible|within reach|realistic|the "
    r"(?:aim|goal|"
    r"target|task))|as (?:a|the) (?:target|goal|aim))\b"
)
_CLAUSE: Final = re.compile(r"[;|]| – | — |, (?:but|whereas|although|though|yet) |\. (?=[A-Z<])")
# 'amounted to $5 million by the end of 2019' is no target.
_CAME_OUT: Final = re.compile(
    r"(?i)\b(?:amounted|totall?ed|reached|stood|came|was|were|equalled|exceeded|surpassed|hit|made up|rose|risen|"
    r"grew|grown|fell|"
    r"fallen|climbed|(?<!be )increased|dropped|sank|declined|jumped|soared|expanded|come|slipped|went)\b[^<]{0,30}$"
)
# 'welcomes a second tranche of investments of up to $9 million': what is to come.
_TO_BE_GIVEN: Final = re.compile(
    r"(?i)(?:\b(?:tranche|pledges?|new round) of\b|\b(?:of|including|with|worth) up to (?:an? )?$)"
)
# 'did not exceed $9 million' denies no investment.
_NO_MORE: Final = re.compile(
    r"(?i)\b(?:did|does|do|has|have|had) not (?:quite |even )?(?:exceed|surpass|reach|pass|top|go)\w*"
)
_SOURCE: Final = re.compile(
    r"(?i)\b(?:according to|statistics|data|customs|figures|ministry|as per|reported by|side|currency)\b"
)
# 'the export there – copper above all – was $3 million'
_ASIDE: Final = re.compile(
    r" [–—-] [^–—<;.]{3,60} [–—-] |, (?:composed|consisting|made up|mainly|mostly|chiefly|above all|(?:<O\d+>|"
    r"first) of all|in the "
    r"(?:<O\d+>|first) place|for the most part|especially|notably|including|principally|primarily|"
    r"largely|of which|which|led by|headed by|driven by)\b[^,<;.]{3,60}, "
    r"|, (?:it (?:was|is|has been) (?:said|noted|recalled|added|stressed|reported|specified|told)|as|according "
    r"to|(?:in|by) the "
    r"words of|says|said|recalled|noted|added)\b[^,;]{0,60}, "
)
# 'The exchange registered in 2022 $3 million'
_WHEN_FIRST: Final = re.compile(r",? (?:in|for|during|over) (?:the )?<D\d+>,? ?$")
# As in: 'cost Norwegian importers $5 million', 'earned the Chilean exporters …'
_COST: Final = re.compile(
    r"(?i)^(?:[^<]{0,30}\b)?(?:cost|earned|brought|fetched|gave|netted|yielded|left|made)(?: in)? (?:the "
    r")?(?:<[CS]\d+>(?:'s?)? )?"
    r"(?:[a-z]+ ){0,3}(?:to )?$"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount with its flow; ``at`` and ``until`` are its offsets in the masked sentence."""

    theme: Theme
    slot: Slot
    at: int
    until: int
    modality: Modality
    place: int = 0


def figures_of(sentence: Sentence, themes: tuple[Theme, ...]) -> list[Figure]:
    """Return the amounts of a sentence that one of its flows governs, in order."""
    masked = sentence.masked
    amounts = tokens_of(sentence, "M")
    bound = {slot.start: theme for theme in themes for slot in theme.values}
    out: list[Figure] = []
    previous: Figure | None = None
    shared = _respective(masked, themes, amounts)
    told_exactly = -1
    for number, (at, until, slot) in enumerate(amounts):
        if slot.start == told_exactly:
            continue
        theme = bound.get(slot.start) or shared.get(slot.start) or _governing(masked, themes, at)
        if (
            theme is None
            or theme.group
            or (theme.rule in _LOOSE and BLOCK.search(masked))
            or (theme.values and slot.start not in bound and not _follows(masked, previous, theme, at))
        ):
            continue
        if slot.start not in bound and slot.start not in shared:
            if number and _converted(masked, amounts[number - 1], amounts[number]):
                continue
            if not _linked(masked, theme, previous, amounts, number):
                continue
        bare = not (slot.start in bound and theme.flow == "balance")
        after = sentence.text[slot.end - sentence.start :]
        if (
            (bare and (_difference(masked, at, until) or _MORE_THAN.match(after)))
            or _OF_AID.match(after)
            or _by_unit(masked, until)
        ):
            continue
        modality = _modality(masked, theme, at, until)
        if modality is None:
            continue
        told = amounts[number]
        if number + 1 < len(amounts) and _more_exactly(masked, told, amounts[number + 1]):
            told = amounts[number + 1]
            told_exactly = told[2].start
        place = previous.place + 1 if previous is not None and previous.theme is theme else 0
        previous = Figure(theme, told[2], told[0], told[1], modality, place)
        out.append(previous)
    return out


def _governing(masked: str, themes: tuple[Theme, ...], at: int) -> Theme | None:
    before = [t for t in themes if t.key <= at and (not t.values or t.end <= at)]
    return before[-1] if before else None


def _follows(masked: str, previous: Figure | None, theme: Theme, at: int) -> bool:
    return previous is not None and previous.theme is theme


def _converted(masked: str, earlier: tuple[int, int, Slot], number: tuple[int, int, Slot]) -> bool:
    """'51,000 francs ($510,000)' gives one amount in two currencies; '$5 million ($4 million in 2015)' two amounts."""
    (_, end, one), (at, until, two) = earlier, number
    if one.money is not None and two.money is not None and one.money.currency == two.money.currency:
        return False
    return re.fullmatch(
        r"(?: in (?:<D\d+>|\d{4}))? ?[(\[] ?(?:or |about |around |approximately |some |i\.e\.,? |~)*", masked[end:at]
    ) is not None and (masked[until : until + 1] in ")]" or re.match(r" (?:at|USD|in)", masked[until:]) is not None)


_EXACTLY: Final = re.compile(r"(?i) ?\((?:or |that is,? |more )?(?:exactly|precisely)?,? ?")
_CLOSE: Final = 0.06


def _more_exactly(masked: str, first: tuple[int, int, Slot], second: tuple[int, int, Slot]) -> bool:
    """Tell whether an amount in brackets tells a round one before it exactly: 'did not quite reach $26 bln "
    "($25.99 bln)'."""
    one, two = first[2].money, second[2].money
    if one is None or two is None or one.currency != two.currency or one.value == two.value:
        return False
    return (
        _EXACTLY.fullmatch(masked, first[1], second[0]) is not None
        and abs(one.value - two.value) <= _CLOSE * abs(one.value)
        and re.match(r"[^()]{0,6}(?:[,;)]|<D)", masked[second[1] :]) is not None
        and re.search(r"<D\d+>|\d{4}", masked[second[1] : second[1] + 12]) is None
    )


def _linked(
    masked: str, theme: Theme, previous: Figure | None, amounts: list[tuple[int, int, Slot]], number: int
) -> bool:
    """Tell whether only the words of an amount stand between a flow and the amount of that number."""
    at = amounts[number][0]
    if theme.key <= at < theme.end:
        return True
    begin = theme.end
    if _OF_IT.match(masked, amounts[number][1]) and previous is not None and previous.theme is theme:
        return False
    if previous is not None and previous.theme is theme:
        between = masked[max(previous.until, theme.end if theme.values else 0) : at]
        return len(between) <= 140 and _AGAIN.match(_bare(between)) is not None
    between = _ASIDE.sub(" ", masked[begin:at])
    if len(between) > _LONGEST or "|" in between or BLOCK.search(between) or GROUP_IN.search(_bare(between)):
        return False
    if number and any(begin <= other < at for other, _, _ in amounts[:number]):
        # Another amount stands between that is not this flow's: 'grew by $5 million to $12 million'.
        last = amounts[number - 1][1]
        if (
            not re.search(r"(?i)\bby\b[^<]{0,40}$", masked[begin : amounts[number - 1][0]])
            or _AGAIN.match(masked[last:at]) is None
        ):
            return False
    if _COST.search(between):
        return True
    for found in re.finditer(r"<[CP]\d+>", between):
        if not _SOURCE.search(between[max(0, found.start() - 60) : found.end() + 30]):
            return False
    plain = _WHEN_FIRST.sub(" ", between)
    for _ in range(4):
        shorter = QUALIFIER.sub("", plain)
        if LINK.search(plain) or shorter == plain:
            break
        plain = shorter
    if not plain.strip() or LINK.search(plain) is not None:
        return True
    return PLAIN_VERBS.fullmatch(f" {' '.join(_bare(between).split())} ") is not None


def _bare(words: str) -> str:
    """Drop what stands in brackets: '(up 5 percent)'."""
    return re.sub(r"\([^()<]{0,60}\)", " ", words)


def _difference(masked: str, at: int, until: int) -> bool:
    return (
        NOT_AMOUNT.search(masked[max(0, at - 60) : at]) is not None
        or re.match(
            r"(?i) (?:more|less|higher|lower|increase|decrease|rise|growth) (?:than|in|over|from|compared)",
            masked[until:],
        )
        is not None
    )


def _by_unit(masked: str, until: int) -> bool:
    return (
        re.match(
            r"(?i) ?(?:per|a|an|/) ?(?:capita|person|head|inhabitant|barrel|ton|tonne|kilo\w*|kg|unit|worker)\b",
            masked[until:],
        )
        is not None
    )


def _respective(masked: str, themes: tuple[Theme, ...], amounts: list[tuple[int, int, Slot]]) -> dict[int, Theme]:
    """Read 'exports and imports were $12 and $10 million respectively': the first amount is the first flow's."""
    out: dict[int, Theme] = {}
    for one, two in pairwise(themes):
        joined = re.fullmatch(
            r"(?:,? and |/|, |,? as well as )(?:its |the |their )?(?:<C\d+>'? )?(?:from there )?",
            masked[one.end : two.key],
        )
        if joined is None:
            joined = re.fullmatch(r"(?:,? and |/)", masked[one.end : two.start])
        after = [a for a in amounts if a[0] >= two.end]
        if joined is None or len(after) < 2 or any(t.start > two.end and t.start < after[1][0] for t in themes):
            continue
        gap = masked[after[0][1] : after[1][0]]
        rest = masked[after[1][1] :]
        if re.fullmatch(
            r"(?i)(?: in <D\d+>)?,? ?(?:and|/) (?:about |some |around |nearly |over |almost |more than )?", gap
        ) or re.search(r"(?i)^[^;]{0,60}respectively", rest):
            out[after[0][2].start] = one
            out[after[1][2].start] = two
    return out


def _modality(masked: str, theme: Theme, at: int, until: int) -> Modality | None:
    """Return how a figure is told; None for targets, forecasts and hopes."""
    start = max((m.end() for m in _CLAUSE.finditer(masked, 0, theme.start)), default=0)
    # The words after the theme bear most; before it only those of its own clause.
    lead = masked[max(start, theme.start - 110) : theme.start]
    # 'He forecasts a better year, with exports of $5 million': still what he forecasts
    clause = lead.rsplit(", ", 1)[-1]
    lead = clause if not theme.planned and not _WITH.match(clause) else lead
    inside = masked[theme.start : at] if at > theme.start else masked[theme.start : theme.end]
    ahead = re.sub(r"<\w+>", " ", f"{lead} {inside}")
    ahead = _SAID.sub(" ", ahead)
    ahead = re.sub(
        r"(?i)\b(?:minister|ministry|target(?:s|ed)? (?:of [^,]* )?(?:was|were) (?:met|reached))", " ", ahead
    )
    tail = re.match(r"(?:[^<;.|]|<D\d+>){0,40}", masked[until:])
    after = tail.group(0) if tail else ""
    if theme.flow != "investment" and _DREAM.match(masked, until):
        return None
    if theme.flow == "investment" or theme.planned:
        told = re.search(r"(?i)\b(?:announc|pledg|promis|confirm|declar|said|agreed)\w*\b[^<;]{0,60}\bwould\b", ahead)
        ahead = _NO_MORE.sub(" ", ahead)
        # 'Much is not done yet: investments made $2 million' denies nothing
        ahead = ahead.rsplit(":", 1)[-1] if not ANNOUNCED.search(ahead) else ahead
        if WISHED.search(re.sub(r"(?i)\bwould\b", " ", ahead) if told else ahead):
            return None
        if told or _TO_BE_GIVEN.search(f"{lead} {inside}"):
            return "planned"
        return "planned" if theme.planned or ANNOUNCED.search(ahead) or theme.rule == "trade.to-invest" else "occurred"
    if TARGET.search(ahead) and (_CAN_BE.search(ahead) or not RESULT.search(masked[max(0, theme.start - 40) : until])):
        return None
    if (
        not _CAME_OUT.search(ahead)
        and re.search(r"(?i)^\W*(?:mark )?(?:by <D|target|goal|within the next|in the (?:next|coming|near))", after)
        and re.search(r"(?i)\bto\b", ahead)
    ):
        return None
    return "occurred"
