"""From the flows and amounts of a text to records of the kind trade."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from relations_kb.kinds.making import evidence_of
from relations_kb.kinds.trade.amounts import LEAST, currency_of, qualifier_of, same_dollars, worth_of
from relations_kb.kinds.trade.anaphora import settle
from relations_kb.kinds.trade.bare import MAY_BE_BARE, with_bare
from relations_kb.kinds.trade.figures import Figure, figures_of
from relations_kb.kinds.trade.going_on import parts_of, settled
from relations_kb.kinds.trade.joining import joined
from relations_kb.kinds.trade.labels import Label, labels_of, with_labelled
from relations_kb.kinds.trade.model import Trade
from relations_kb.kinds.trade.pairs import with_rows
from relations_kb.kinds.trade.parties import Told, parties_of
from relations_kb.kinds.trade.partners import has_many, with_partners
from relations_kb.kinds.trade.period_forms import year_after, year_before
from relations_kb.kinds.trade.period_words import YEAR_BEFORE
from relations_kb.kinds.trade.periods import Periods
from relations_kb.kinds.trade.repeated import repeated
from relations_kb.kinds.trade.report import STANDING, report_period
from relations_kb.kinds.trade.spoken_periods import with_periods
from relations_kb.kinds.trade.tables import rows_of
from relations_kb.kinds.trade.themes import Theme, themes_of
from relations_kb.rules import edtf
from relations_kb.rules.money import MoneyMention
from relations_kb.rules.reading import Reading
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.when import Dated, resolve_slot


def find(reading: Reading) -> tuple[Trade, ...]:
    """Return the figures of trade and investment that a text states, each once."""
    found: list[Trade] = [*rows_of(reading)]
    rows = {(r.evidence[0].start, r.evidence[0].end) for r in found}
    told: Told | None = None
    period: Dated | None = None
    recent: list[Trade] = []
    many = has_many(reading)
    labels = labels_of(reading)
    for number in _with_money(reading, labels):
        sentence = reading.sentence(number)
        if (sentence.start, sentence.end) in rows:
            continue
        for part in parts_of(with_labelled(sentence, labels, reading.text) if labels else sentence):
            again = repeated(part, recent, reading)
            if again:
                found += again
                continue
            told, period, records = _in_sentence(part, reading, told, period, many=many)
            found += records
            recent = records or recent
    return joined(found)


# Before another flow's amount only these say so: 'up 4% year on year, imports $5 million' does not.
_EARLIER: Final = re.compile(r"(?i)\b(?:(?:a|the|one) year (?:earlier|before|ago)|the previous year)\b[^.;]{0,30}$")


def _with_money(reading: Reading, labels: tuple[Label, ...]) -> list[int]:
    """Return the sentences that hold an amount, or one that leaves its currency to the sentence before."""
    starts = [sentence.span.start for sentence in reading.document.sentences]
    numbers: dict[int, None] = {}
    for mention in reading.money:
        number = bisect_left(starts, mention.start + 1) - 1
        if number >= 0 and mention.end <= reading.document.sentences[number].span.end:
            numbers[number] = None
    sentences = reading.document.sentences
    for number, sentence in enumerate(sentences if labels else ()):
        if any(label.start < sentence.span.end and sentence.span.start < label.end for label in labels):
            numbers[number] = None
    for number in list(numbers):
        after = number + 1
        while (
            after < len(sentences)
            and after not in numbers
            and sentences[after].block == sentences[number].block
            and MAY_BE_BARE.search(reading.text, sentences[after].span.start, sentences[after].span.end)
        ):
            numbers[after] = None
            after += 1
    return sorted(numbers)


def _money_before(sentence: Sentence, reading: Reading) -> MoneyMention | None:
    """Return the last amount that stands before a sentence in its paragraph."""
    document = reading.document
    begin = document.blocks[document.sentences[sentence.index].block].span.start
    number = bisect_left(reading.money, sentence.start, key=lambda mention: mention.start) - 1
    return reading.money[number] if number >= 0 and reading.money[number].start >= begin else None


def _in_sentence(
    sentence: Sentence, reading: Reading, told: Told | None, period: Dated | None, *, many: bool
) -> tuple[Told | None, Dated | None, list[Trade]]:
    sentence = settle(
        with_bare(with_periods(sentence), _money_before(sentence, reading)),
        reading,
        (told.reporter, told.partner) if told is not None and told.ordered else None,
    )
    themes = settled(themes_of(sentence, reading), sentence, reading, told)
    figures = figures_of(sentence, themes)
    themes, figures = with_partners(sentence, reading, themes, figures, told)
    themes, figures = with_rows(sentence, themes, figures, told)
    if not figures:
        return told, period, []
    block = reading.document.sentences[sentence.index].block
    near = told is not None and told.block == block
    listed = told is not None and _same_list(told, block, reading)
    goes_on = (near or listed) and period is not None and not STANDING.search(sentence.text)
    # Under another heading a report is on another matter, with periods of its own.
    blocks = reading.document.blocks
    many = many and told is not None and blocks[told.block].section == blocks[block].section
    carried = period if many and period is not None and not STANDING.search(sentence.text) else None
    above = period if goes_on else _headed(sentence, reading, figures[0]) or carried or report_period(sentence, reading)
    dates = Periods(sentence, reading, figures, above).assign()
    records: list[Trade] = []
    sides: dict[tuple[int, int], tuple[str, str, bool] | None] = {}
    for theme in themes:
        sides[theme.start, theme.key] = parties = parties_of(theme, sentence, reading, told)
        speaks = theme.flow == "turnover" and parties is not None and parties[2] and not (theme.group or theme.same)
        if parties is not None and (any(f.theme is theme for f in figures) or speaks):
            leading = told.leading if told is not None else None
            if leading is None or leading[0] not in parties[:2]:
                leading = parties[1], theme.flow
            listed = theme.rule.startswith("trade.ranked")
            told = Told(parties[0], parties[1], parties[2], theme.flow, block, listed, leading)
    known: Dated | None = None
    last: Figure | None = None
    for number, (figure, dated) in enumerate(zip(figures, dates, strict=True)):
        parties = sides[figure.theme.start, figure.theme.key]
        if parties is None:
            continue
        before, known = known, dated
        if last is not None and _of_year_before(sentence, last, figure, dated):
            known = year_before(before) if before is not None else known
        elif known is None and figure.theme.flow != "investment" and figure.place == 0:
            if goes_on and period is not None:
                known = Dated(period.edtf, "inferred", period.span)
            else:
                known = _headed(sentence, reading, figure)
                if known is None and carried is not None:
                    known = Dated(carried.edtf, "inferred", carried.span)
                known = known or report_period(sentence, reading)
        elif known is None and figure.theme.flow == "investment" and figure.modality == "occurred":
            known = _standing_now(sentence, reading, figure)
        if known is None and last is not figure:
            known = _of_year_after(number, figures, dates, sentence)
        last = figure
        record = _record(figure, known, parties, sentence, reading)
        if record is not None:
            records.append(record)
    spans = [d for d in (_dated(r) for r in records) if d is not None]
    if spans and not (many and period is not None and _HAD.search(sentence.masked)):
        # Of a period and the one that it is compared with the later goes on.
        period = max(spans, key=lambda d: edtf.bounds(d.edtf) or (0, 0))
    elif records and not (near or listed or many):
        period = None
    return told, period, records


def _dated(record: Trade) -> Dated | None:
    if record.date is None or record.modality != "occurred" or record.flow == "investment":
        return None
    if record.date.endswith("~") and "/" in record.date:
        return None
    proof = next((e for e in record.evidence if "date" in e.fields), None)
    return Dated(record.date.rstrip("~"), record.date_basis, (proof.start, proof.end) if proof else None)


def _of_year_before(sentence: Sentence, last: Figure, figure: Figure, dated: Dated | None) -> bool:
    """Tell whether an amount is that of a year before the last: 'down 4% year on year from $5 million'.

    :param dated: the amount's own date; only 'a year earlier' outdoes it, if that does not stand before it.
    """
    between = sentence.text[last.slot.end - sentence.start : figure.slot.start - sentence.start]
    after = sentence.text[figure.slot.end - sentence.start :]
    if dated is not None:
        behind = dated.span is not None and dated.span[0] >= figure.slot.end
        return not behind and len(between) < 160 and _EARLIER.search(between) is not None
    return (
        len(between) < 160
        and (figure.place > 0 or _EARLIER.search(between) is not None)
        and YEAR_BEFORE.search(f"{between} {after[:40] if figure.place else ''}") is not None
    )


# What had been before the period that a report is on.
_HAD: Final = re.compile(
    r"(?i)\bhad (?:been|amounted|stood|reached|come|totall?ed|made|bought|sold|exported|imported)\b"
)
_FROM: Final = re.compile(r"(?i)^[^<;.]{0,30}\b(?:from|against|compared (?:to|with)) (?:about |some |only |just )?$")
_WHOLE_YEAR: Final = 360  # days at least


def _of_year_after(number: int, figures: list[Figure], dates: list[Dated | None], sentence: Sentence) -> Dated | None:
    """Return the year after that of the amount behind: 'rose to $5 million from $4 million in 2019'."""
    if number + 1 >= len(figures) or figures[number + 1].theme is not figures[number].theme:
        return None
    following = dates[number + 1]
    if following is None or _FROM.search(sentence.masked[figures[number].until : figures[number + 1].at]) is None:
        return None
    return year_after(following) if edtf.width(following.edtf) >= _WHOLE_YEAR else None


def _headed(sentence: Sentence, reading: Reading, figure: Figure) -> Dated | None:
    """Return the period that the head of a list gives its items: 'The biggest markets in 2016:'."""
    kind = reading.document.blocks[reading.document.sentences[sentence.index].block].kind
    if kind not in ("item", "row") and not figure.theme.rule.startswith("trade.ranked"):
        return None
    document = reading.document
    spans = list(reading.heads(sentence.index)[:2])
    number = sentence.index - 1
    while number >= 0 and document.sentences[number].block == document.sentences[sentence.index].block:
        spans.insert(0, (document.sentences[number].span.start, document.sentences[number].span.end))
        number -= 1
    for start, end in spans:
        inside = [d for d in reading.dates if start <= d.start and d.end <= end]
        dates = [d for d in inside if d.edtf is None or edtf.width(d.edtf) > 1]  # not the day of the report
        if len(dates) == 1:
            return resolve_slot(reading, Slot("D", dates[0].start, dates[0].end, date=dates[0]))
    return None


# 'Investment has reached $3 million', 'currently comes to …' tell what there is by now; 'has invested' tells a deed.
_BY_NOW: Final = re.compile(
    r"(?i)\b(?:(?:has|have)(?: now| already)? (?:reached|exceeded|surpassed|topped)|currently|already|"
    r"(?:stands?|come[s]?|amounts?|totals?|exceeds?)(?: now)? (?:at|to)?|(?:is|are) (?:now )?approaching)\b"
)


def _standing_now(sentence: Sentence, reading: Reading, figure: Figure) -> Dated | None:
    """Return the year of a dated text for an investment told in the present: what has been put in by then."""
    found = reading.document.published
    words = sentence.masked[figure.theme.start : figure.at]
    if found is None or _BY_NOW.search(words) is None:
        return None
    return Dated(found.value[:4], "published", None)


def _same_list(told: Told, block: int, reading: Reading) -> bool:
    """Tell whether a list item stands right below the one that told the last flow."""
    blocks = reading.document.blocks
    return (
        0 < block - told.block <= 2
        and blocks[block].kind == "item"
        and blocks[told.block].section == blocks[block].section
    )


def _record(
    figure: Figure, dated: Dated | None, parties: tuple[str, str, bool], sentence: Sentence, reading: Reading
) -> Trade | None:
    money = figure.slot.money
    reporter, partner, _ = parties
    if money is None or abs(money.value) < LEAST:
        return None
    currency = currency_of(money, (reporter, partner))
    if currency is None:
        return None
    theme = figure.theme
    if currency == "USD":
        currency = (
            same_dollars(money, sentence, reading.house if reading.house in parties else None).currency or currency
        )
    note = "; ".join(part for part in (money.note, theme.note, _commitment(theme)) if part) or None
    value = worth_of(money, sentence, figure)
    return Trade(
        doc=reading.document.name,
        countries=tuple(sorted((reporter, partner))),
        date=dated.edtf if dated else None,
        date_basis=dated.basis if dated else "stated",
        modality=figure.modality,
        evidence=evidence_of(
            reading,
            theme.match,
            value=(figure.slot.start, figure.slot.end),
            date=dated.span if dated else None,
        ),
        note=note,
        flags=tuple(flag for flag in money.flags if flag == "malformed-figure"),
        rule=theme.rule,
        confidence=theme.match.rule.confidence,
        flow=theme.flow,
        reporter=reporter,
        partner=partner,
        value=-value if theme.negative else value,
        currency=currency,
        period=dated.edtf if dated else None,
        qualifier=qualifier_of(money, sentence, figure),
        as_written=money.as_written,
    )


def _commitment(theme: Theme) -> str | None:
    return "a commitment" if theme.planned else None
