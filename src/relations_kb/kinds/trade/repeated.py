"""Figures that take their flows from the sentence before: 'In 2013 these figures were $5 and $2 million'."""

from __future__ import annotations

import re
from typing import Final

from relations_kb.kinds.making import fields_of
from relations_kb.kinds.trade.amounts import currency_of
from relations_kb.kinds.trade.model import Trade
from relations_kb.kinds.trade.period_forms import year_before
from relations_kb.kinds.trade.period_words import YEAR_BEFORE
from relations_kb.kinds.trade.themes import tokens_of
from relations_kb.model.record import Evidence
from relations_kb.rules import edtf
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import Sentence
from relations_kb.rules.when import Dated, resolve_slot

_FIGURES: Final = re.compile(
    r"(?i)\b(?:(?:these|those|the|the corresponding|the respective|the same|the analogous|the comparable|both) "
    r"(?:figures|numbers|indicators|amounts|values|volumes|sums|data)|they|both)\b[^.;]{0,60}?\b(?:were|"
    r"was|are|stood|reached|"
    r"amounted|made|equal\w*|totall?ed|came|constituted)\b"
)
_SAME: Final = re.compile(
    r"(?i)\b(?:same|like|corresponding|similar|analogous|respective) (?:period|quarter|months?|time|half)\b[^<]{0,12}$"
)


def repeated(sentence: Sentence, recent: list[Trade], reading: Reading) -> list[Trade]:
    """Return the figures of a sentence that gives those told last (``recent``) anew for one other period."""
    amounts = [slot for _, _, slot in tokens_of(sentence, "M")]
    if len(amounts) < 2 or len(amounts) != len(recent) or len({r.date for r in recent}) != 1:
        return []
    if _FIGURES.search(sentence.masked) is None:
        return []
    dated = _period(sentence, recent[0].date, reading)
    if dated is None:
        return []
    out: list[Trade] = []
    for slot, record in zip(amounts, recent, strict=True):
        money = slot.money
        currency = currency_of(money, (record.reporter, record.partner)) if money is not None else None
        if money is None or currency is None:
            return []
        whole = Evidence(start=sentence.start, end=sentence.end, quote=reading.text[sentence.start : sentence.end])
        out.append(
            Trade(
                doc=record.doc,
                countries=record.countries,
                date=dated.edtf,
                date_basis=dated.basis,
                evidence=(whole, *fields_of(reading, value=(slot.start, slot.end), date=dated.span)),
                rule="trade.repeated",
                confidence=0.75,
                flow=record.flow,
                reporter=record.reporter,
                partner=record.partner,
                value=money.value,
                currency=currency,
                period=dated.edtf,
                qualifier=money.qualifier,
                as_written=money.as_written,
            )
        )
    return out


def _period(sentence: Sentence, before: str | None, reading: Reading) -> Dated | None:
    dates = tokens_of(sentence, "D")
    if len(dates) == 1:
        dated = resolve_slot(reading, dates[0][2])
        if dated is None or edtf.width(dated.edtf) < 27:
            return None
        if _SAME.search(sentence.masked[: dates[0][0]]) and before is not None and len(before) > 5:
            return Dated("/".join(dated.edtf[:4] + part[4:] for part in before.split("/")), "inferred", dated.span)
        return dated
    if not dates and before is not None and YEAR_BEFORE.search(sentence.text):
        return year_before(Dated(before, "inferred", None))
    return None
