"""Candidates of the kind trade: an amount and a word for a flow, in the sentence or above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from relations_kb.kinds.trade.amounts import currency_of
from relations_kb.kinds.trade.words import GROUP_BEFORE, GROUP_OF
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.when import Dated, resolve_slot
from relations_kb.weigh.candidate import Candidate
from relations_kb.weigh.scene import Pair, Scene, Spot

_FLOWS: Final = tuple(
    (flow, Sifted(rf"(?i)\b(?:{words})\b"))
    for flow, words in (
        ("turnover", r"trade|turnover|exchanges?|interchange|commerce|trading"),
        ("exports", r"exports?|exported|exporting|sold|sells|sales|shipped|shipments|suppl(?:y|ies|ied)|deliver\w+"),
        ("imports", r"imports?|imported|importing|bought|buys|purchas\w+|acquired"),
        ("balance", r"deficit|surplus|balance"),
        ("investment", r"invest\w*|FDI|put into"),
    )
)
TRIGGER: Final = re.compile(r"<M\d+>")
_LEAST: Final = 1000
_BACK: Final = 3  # sentences that a flow is carried over
_FAR_BACK: Final = 12  # … and a report's period
_DAY: Final = 10  # characters of a day as EDTF
_MOST_DATES: Final = 3
# Before an amount: it is what was added, not the whole.
_GROWTH: Final = re.compile(
    r"(?i)\b(?:by|grew|grow|growth of|increas\w+ of|up|rise of|decline of|drop of|target\w*|goal|"
    r"(?:to|will|would|could|should) (?:reach|hit|raise|bring|double|exceed)|potential)(?: [a-z]+){0,2} $"
)
_MORE: Final = re.compile(r"(?i)\s(?:more|less|higher|lower|up|down|fewer) (?:than|on|from)\b")
_MUTUAL: Final = frozenset({"turnover", "balance"})


def _carried(scene: Scene) -> tuple[str, ...]:
    """Return the flows that the last sentence before speaks of that speaks of any, the last first."""
    for number in range(scene.number - 1, max(-1, scene.number - 1 - _BACK), -1):
        words = scene.reading.lowered[number]
        found = sorted(
            ((max(m.start() for m in hits), flow) for flow, p in _FLOWS if (hits := list(p.finditer(words)))),
            reverse=True,
        )
        if found:
            return tuple(flow for _, flow in found)
    return ()


def _period_before(scene: Scene) -> Dated | None:
    """Return the last year or part of a year that sentences before have told with an amount."""
    for number in range(scene.number - 1, max(-1, scene.number - 1 - _FAR_BACK), -1):
        if not scene.reading.may_hold(number, "MD"):
            continue
        sentence = scene.reading.sentence(number)
        if not sentence.of("M"):
            continue
        told = [dated for slot in sentence.of("D") if (dated := resolve_slot(scene.reading, slot)) is not None]
        years = [dated for dated in told if len(dated.edtf) != _DAY]
        if years:
            return Dated(years[0].edtf, "inferred", years[0].span)
    return None


def _is_of_a_group(masked: str, start: int, end: int) -> bool:
    """Tell whether a flow is one of a group of goods only: 'oil exports', 'exports of cars', 'trade in timber'."""
    before = re.sub(r"<\w+>|\bgoods and services\b", " ", masked[max(0, start - 40) : start])
    if GROUP_BEFORE.search(before) is not None and "non-oil" not in before.lower():
        return True
    return GROUP_OF.match(masked, end + 1) is not None and masked[end : end + 1] == " "


def _is_change(scene: Scene, amount: Spot) -> bool:
    """Tell whether an amount is what a flow grew by, or is to become: 'by $3 million', '$3 million more than'."""
    return (
        _GROWTH.search(scene.masked, max(0, amount.start - 40), amount.start) is not None
        # In the text itself: 'more than a year earlier' may have been read as a date.
        or _MORE.match(scene.reading.text, amount.slot.end) is not None
    )


def candidates(scene: Scene, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield the figures that a sentence may tell."""
    head = scene.reading.head_words(scene.number)[-80:]
    amounts = [spot for spot in scene.spots if spot.slot.kind == "M"]
    told = [flow for flow, pattern in _FLOWS if pattern.search(scene.masked)]
    carried = () if told or not amounts else _carried(scene)
    period = _period_before(scene) if amounts else None
    for rank, amount in enumerate(amounts):
        money = amount.slot.money
        if money is None or abs(money.value) < _LEAST or _is_change(scene, amount):
            continue
        about = (
            *scene.around("amount", amount.start, amount.end)[1:],
            f"amount {min(rank, 3)} of {min(len(amounts), 4)}",
            "flows=" + "+".join(told),
        )
        for flow, pattern in _FLOWS:
            found = list(pattern.finditer(scene.masked))
            if found:
                verb = min(found, key=lambda m: abs(m.start() - amount.start) + (15 if m.start() > amount.start else 0))
                start, end = verb.span()
                if flow != "investment" and _is_of_a_group(scene.masked, start, end):
                    continue
                side = "first" if start < amount.start else "after"
                gap = (amount.start - end if side == "first" else start - amount.end) // 12
                between = scene.masked[min(end, amount.end) : max(start, amount.start)]
                how: tuple[str, ...] = (
                    *scene.around(flow, start, end),
                    f"{flow} {side} {min(gap, 6)}",
                    f"{side} {min(gap, 6)}",
                    f"other flow between={any(p.search(between) for f, p in _FLOWS if f != flow)}",
                    f"amount between={'<M' in between}",
                )
            elif pattern.search(head) and not told:
                start, end = amount.start, amount.end
                how = (f"{flow} above",)
            elif flow in carried:
                start, end = amount.start, amount.end
                how = (f"{flow} carried", f"{flow} carried from {carried.index(flow)}")
            else:
                continue
            dates = [pair for pair in scene.dates(amount.start, amount.end, planned=False) if pair[0] is not None]
            if period is not None:
                dates.insert(1, (period, ("period told before", f"period told before, {min(len(dates), 2)} here")))
            for pair in pairs:
                if len(pair.codes) != 2:
                    continue
                currency = currency_of(money, pair.codes)
                if currency is None:
                    continue
                one, two = pair.codes
                for reporter, partner in ((one, two),) if flow in _MUTUAL else ((one, two), (two, one)):
                    sides = tuple(
                        cue
                        for tag, code in (("reporter", reporter), ("partner", partner))
                        for cue in scene.side_cues(f"{flow}: {tag}", code, start)
                    )
                    sides += (f"{flow} reporter at home={reporter == scene.reading.home}",)
                    for dated, when in dates[:_MOST_DATES]:
                        yield Candidate(
                            "trade",
                            scene.number,
                            amount.start,
                            amount.end,
                            pair.codes,
                            dated,
                            "occurred",
                            {
                                "flow": flow,
                                "reporter": reporter,
                                "partner": partner,
                                "value": money.value,
                                "currency": currency,
                                "qualifier": money.qualifier,
                                "as_written": money.as_written,
                                "period": dated.edtf if dated is not None else None,
                            },
                            (scene.base, about, how, pair.cues, sides, when),
                        )
