"""Which period an amount is of: the date that stands behind it, before it, or over the whole sentence.

'In 2010, imports were $5 million, down from $12 million in 2009' holds two amounts and two dates; each date goes to
the amount beside it, and an amount without one takes the date that opens the sentence.
"""

from __future__ import annotations

import re

from relations_kb.kinds.trade.figures import Figure
from relations_kb.kinds.trade.period_forms import PERIOD_TO, ending, iranian, joins, whole_span
from relations_kb.kinds.trade.period_words import (
    BEFORE,
    BEHIND,
    BESIDE,
    CLOSE,
    COMPARED,
    DAYS,
    FURTHER_ON,
    IRANIAN,
    OPENING,
    PREPOSITION,
    SAME_PERIOD,
    THAT_YEAR,
    UP_TO_DAY,
    YEAR_AGO,
)
from relations_kb.kinds.trade.themes import tokens_of
from relations_kb.rules import edtf
from relations_kb.rules.date_types import number_value
from relations_kb.rules.reading import Reading
from relations_kb.rules.resolve_dates import DateContext, resolve
from relations_kb.rules.slots import Sentence, Slot
from relations_kb.rules.when import Dated, resolve_slot


class Periods:
    """The dates of one sentence, given out to its amounts."""

    def __init__(self, sentence: Sentence, reading: Reading, figures: list[Figure], above: Dated | None = None) -> None:
        """Take the sentence's dates; ``above`` is the period told before it, whose months 'the same months' are."""
        self._sentence = sentence
        self._reading = reading
        self._months_to: dict[int, int] = {}
        self._dates = [d for d in map(self._with_lead, tokens_of(sentence, "D")) if not self._of_report(d)]
        self._amounts = tokens_of(sentence, "M")
        self._figures = figures
        self._above = above
        self._given: dict[int, tuple[int, Dated]] = {}
        self._taken: set[int] = set()

    def _with_lead(self, date: tuple[int, int, Slot]) -> tuple[int, int, Slot]:
        """Let a date begin at 'year to' or 'nine months ended' before it: such words make it a period."""
        at, until, slot = date
        lead = PERIOD_TO.search(self._sentence.masked, 0, at)
        if lead is None:
            return date
        count = number_value(lead["count"].lower()) if lead["count"] else 12
        self._months_to[slot.start] = count * 3 if lead["unit"] == "quarters" else count
        return lead.start(), until, slot

    def _of_report(self, date: tuple[int, int, Slot]) -> bool:
        """Tell whether a date is the day of the report ('OSLO, 3 May 2010 – Norway …'), not of its figures."""
        mention = date[2].date
        stated = mention.edtf if mention is not None else None
        if mention is not None and stated is None and mention.quote.lower() in DAYS:
            return True
        return (
            stated is not None
            and date[2].start not in self._months_to
            and re.fullmatch(r"\d{4}-\d\d-\d\d", stated) is not None
            and UP_TO_DAY.search(self._sentence.masked[: date[0]]) is None
        )

    def assign(self) -> list[Dated | None]:
        """Return the period of each figure, in order; None where the sentence does not tell."""
        out: list[Dated | None] = [None] * len(self._figures)
        if self._in_order(out):
            return out
        for number, figure in enumerate(self._figures):
            # '2011 – $5 million, 2012 – $6 million'
            beside = next(
                (
                    d
                    for d in self._dates
                    if d[1] <= figure.at and BESIDE.fullmatch(self._sentence.masked, d[1], figure.at)
                ),
                None,
            )
            out[number] = self._take(beside) if beside is not None else None
        for number, figure in enumerate(self._figures):
            if out[number] is None:
                out[number] = self._behind(figure)
        for number, figure in enumerate(self._figures):
            if out[number] is None:
                out[number] = self._before(figure)
        for number, figure in enumerate(self._figures):
            if out[number] is None:
                out[number] = self._around(figure)
        for number, figure in enumerate(self._figures):
            if out[number] is None:
                out[number] = self._neighbour(number, out)
            if out[number] is None:
                out[number] = self._further_on(figure)
            if figure.modality == "planned":
                out[number] = self._until(self._not_past(out[number]))
        self._rise(out)
        return out

    def _rise(self, out: list[Dated | None]) -> None:
        """Give each its year in 'from 2005 to 2010 trade rose from $7 to $25 million'."""
        if len(out) != 2 or self._figures[0].theme is not self._figures[1].theme:
            return
        first, second = self._figures
        masked = self._sentence.masked
        years = re.fullmatch(r"(\d{4})/(\d{4})", out[0].edtf if out[0] is not None else "")
        if (
            years is not None
            and out[0] == out[1]
            and re.search(r"(?i)\bfrom (?:about |some |just )?$", masked[: first.at])
            and re.fullmatch(
                r"(?i)(?: million| billion)? to (?:about |some |over |nearly )?", masked[first.until : second.at]
            )
        ):
            span = out[0].span if out[0] is not None else None
            out[0], out[1] = Dated(years.group(1), "stated", span), Dated(years.group(2), "stated", span)

    def _not_past(self, dated: Dated | None) -> Dated | None:
        """Leave out of a commitment the year of something else: what lies before the article is no date of a plan."""
        own = edtf.year_of(self._reading.published)
        year = edtf.last_year_of(dated.edtf) if dated is not None else None
        return None if own and year and year < own else dated

    def _until(self, dated: Dated | None) -> Dated | None:
        """Read 'by 2028', 'through 2028' of a commitment: from the article's own year on."""
        begin = edtf.year_of(self._reading.published)
        for at, _, slot in self._dates:
            year = slot.date.edtf if slot.date is not None else None
            lead = self._sentence.masked[max(0, at - 12) : at]
            if year and re.fullmatch(r"\d{4}", year) and re.search(r"(?i)\b(?:by|through|until|till) $", lead):
                return Dated(
                    f"{begin}/{year}" if begin and begin < int(year) else year, "inferred", (slot.start, slot.end)
                )
        return dated

    def _in_order(self, out: list[Dated | None]) -> bool:
        """Read '$5 and $6 million in 2011 and 2012, respectively', 'in 2011 and 2012 was $5 and $6 million'."""
        figures = self._figures
        count = len(figures)
        if count < 2 or len(self._dates) != count or len({id(f.theme) for f in figures}) != 1:
            return False
        masked = self._sentence.masked
        first, last = self._dates[0], self._dates[-1]
        after = first[0] > figures[-1].until
        before = (
            last[1] < figures[0].at
            and re.fullmatch(r"(?:, |,? and )", masked[first[1] : self._dates[1][0]]) is not None
        )
        if not (before or (after and "respectively" in masked.lower())):
            return False
        for number, date in enumerate(self._dates):
            out[number] = self._resolve(date)
        return True

    def _resolve(self, date: tuple[int, int, Slot]) -> Dated | None:
        at, until, slot = date
        masked = self._sentence.masked
        before = masked[max(0, at - 40) : at]
        if (
            slot.start
            and IRANIAN.search(self._reading.text, max(0, slot.start - 40), slot.start)
            and slot.date is not None
            and (slot.date.edtf or "").isdigit()
        ):
            year = int(slot.date.edtf or 0)
            if 1300 <= year <= 1500:
                lead = self._reading.text[max(0, slot.start - 80) : slot.start]
                return Dated(iranian(year, lead), "inferred", (slot.start, slot.end))
        dated = resolve_slot(self._reading, slot) or self._by_neighbour(date)
        if dated is None:
            return None
        if (
            slot.date is not None
            and THAT_YEAR.fullmatch(slot.date.quote)
            and self._above is not None
            and "/" in self._above.edtf
        ):
            return Dated(self._above.edtf, "inferred", dated.span)
        dated = self._joined(self._past(dated, slot), date)
        if slot.start in self._months_to:
            return ending(dated, self._months_to[slot.start])
        if (
            dated.edtf.endswith("~")
            and re.fullmatch(r"\d{4}~", dated.edtf)
            and CLOSE.match(slot.date.quote if slot.date else "")
        ):
            dated = Dated(dated.edtf[:4], dated.basis, dated.span)
        combined = self._months_behind(dated, until)
        if combined is not None:
            return combined
        if SAME_PERIOD.search(before) or YEAR_AGO.match(self._reading.text, slot.start):
            return self._same_months(dated, at)
        return dated

    def _past(self, dated: Dated, slot: Slot) -> Dated:
        """Read 'in the first eleven months' of a report of March: they are the year's before."""
        published = self._reading.published
        relative = slot.date is not None and slot.date.edtf is None
        parts = dated.edtf.split("/")
        words = slot.date.quote.lower() if slot.date is not None else ""
        if not relative or published is None or len(parts) != 2 or "this" in words:
            return dated
        if any(f.modality == "planned" for f in self._figures) or not parts[1][:4].isdigit():
            return dated
        if parts[1][: len(published)] > published[: len(parts[1])]:
            moved = "/".join(f"{int(part[:4]) - 1}{part[4:]}" for part in parts)
            return Dated(moved, "inferred", dated.span)
        return dated

    def _joined(self, dated: Dated, date: tuple[int, int, Slot]) -> Dated:
        """Read 'between January and June 2008', 'from 2005 till the end of 2011' as one period."""
        masked = self._sentence.masked
        for other in self._dates:
            first, last = (other, date) if other[0] < date[0] else (date, other)
            if other is date or not joins(masked, first, last):
                continue
            one, two = resolve_slot(self._reading, first[2]), resolve_slot(self._reading, last[2])
            value = whole_span(one.edtf, two.edtf) if one is not None and two is not None else None
            if value is not None:
                return Dated(value, dated.basis, (first[2].start, last[2].end))
        return dated

    def _by_neighbour(self, date: tuple[int, int, Slot]) -> Dated | None:
        """Read 'last year' in an undated text by a date that the sentence gives the statement: 'said (May 2011)'."""
        mention = date[2].date
        if mention is None or mention.relative is None:
            return None
        for other in self._dates:
            stated = other[2].date
            if other[0] != date[0] and stated is not None and stated.edtf is not None:
                found = resolve(mention, DateContext(published=stated.edtf))
                if found is not None:
                    return Dated(found.edtf, "inferred", (date[2].start, date[2].end))
        return None

    def _months_behind(self, dated: Dated, until: int) -> Dated | None:
        """Read '2010 (January-August)'."""
        for at, _, slot in self._dates:
            if at >= until and re.fullmatch(r" ?\(", self._sentence.masked[until:at]) and len(dated.edtf) == 4:
                partial = slot.date.relative if slot.date is not None else None
                first, last = getattr(partial, "first", None), getattr(partial, "last", None)
                if first and last and first[1] is None:
                    value = edtf.make_range(f"{dated.edtf}-{first[0]:02d}", f"{dated.edtf}-{last[0]:02d}")
                    if value and dated.span:
                        return Dated(value, dated.basis, (dated.span[0], slot.end))
        return None

    def _same_months(self, dated: Dated, at: int) -> Dated:
        """Read 'in the same period of 2011': the months of the date before it."""
        year = dated.edtf[:4]
        for token in reversed(self._dates):
            if token[0] >= at:
                continue
            other = resolve_slot(self._reading, token[2])
            other = self._joined(other, token) if other is not None else None
            years = re.fullmatch(r"(\d{4})/(\d{4})", other.edtf) if other is not None else None
            if years is not None and int(years[2]) == int(years[1]) + 1 and year == years[1]:
                return Dated(f"{int(years[1]) - 1}/{years[1]}", "inferred", dated.span)  # a fiscal year's year before
            if other is not None and len(other.edtf) > 4 and other.edtf[4] == "-":
                moved = "/".join(year + part[4:] for part in other.edtf.split("/"))
                return Dated(moved, "inferred", dated.span)
        if self._above is not None and len(dated.edtf) == 4 and "-" in self._above.edtf:
            moved = "/".join(year + part[4:] for part in self._above.edtf.split("/"))
            return Dated(moved, "inferred", dated.span)
        return dated

    def _take(self, date: tuple[int, int, Slot]) -> Dated | None:
        self._taken.add(date[0])
        return self._resolve(date)

    def _behind(self, figure: Figure) -> Dated | None:
        """Return the date right behind an amount: '$12 million in 2009', '$12 million (2009)'."""
        masked = self._sentence.masked
        end = max(
            figure.until,
            figure.theme.end if figure.theme.start <= figure.at < figure.theme.end or figure.theme.values else 0,
        )
        for begin in dict.fromkeys((figure.until, end)):
            following = next((d for d in self._dates if d[0] >= begin), None)
            if following is None or following[0] in self._taken:
                continue
            between = masked[begin : following[0]]
            if "(<M" in between or "(approximately <M" in between:
                # The same in another currency: 'over 5 billion kroner (approximately 90 million euros) in 2007'
                between = re.sub(r"\([^()]{0,30}<M\d+>\) ?", "", between)
                converted = True
            else:
                converted = False
            if not converted and any(figure.at < a[0] < following[0] for a in self._amounts):
                continue
            if len(between) <= 70 and BEHIND.search(between) and not COMPARED.search(between):
                return self._take(following)
        return None

    def _further_on(self, figure: Figure) -> Dated | None:
        """Return the only date of a sentence, in the clause of its only amount: '… had been put in by 2012'."""
        if len(self._dates) != 1 or len(self._amounts) != 1 or self._dates[0][0] in self._taken:
            return None
        between = self._sentence.masked[figure.until : self._dates[0][0]]
        return self._take(self._dates[0]) if FURTHER_ON.fullmatch(between) else None

    def _before(self, figure: Figure) -> Dated | None:
        """Return the date right before an amount: 'in 2009 it was $12 million', '2009 – $12 million'."""
        masked = self._sentence.masked
        earlier = [d for d in self._dates if d[1] <= figure.at and d[0] not in self._taken]
        if not earlier:
            return None
        date = earlier[-1]
        if any(date[1] <= a[0] < figure.at for a in self._amounts):
            return None
        between = masked[date[1] : figure.at]
        lead = masked[max(0, date[0] - 40) : date[0]]
        if re.fullmatch(r" ?[(:–-] ?", between):
            return self._resolve(date)
        if COMPARED.search(lead):
            return None
        if len(between) <= 45 and BEFORE.match(between):
            return self._resolve(date)
        return None

    def _around(self, figure: Figure) -> Dated | None:
        """Return the date in the flow's own words, before them, or over the whole sentence."""
        masked = self._sentence.masked
        best: tuple[int, tuple[int, int, Slot]] | None = None
        for date in self._dates:
            if date[0] in self._taken or date[0] > figure.at:
                continue
            lead = masked[max(0, date[0] - 60) : date[0]]
            if SAME_PERIOD.search(lead) and "<M" in lead:
                continue  # 'from $3 million in the same months of 2020; $2 million was exports'
            if COMPARED.search(lead) and not (
                re.match(r"(?i)\W*(?:over|since) ", lead)
                or (figure.theme.flow == "investment" and re.search(r"(?i)\bsince $", lead))
            ):
                continue
            inside = figure.theme.start <= date[0]
            opening = OPENING.match(masked[: date[0]]) is not None
            near = figure.theme.start - 45 <= date[0] and PREPOSITION.search(lead) is not None
            direct = re.search(r"(?:^|[,(;:\"] ?)\W*$", masked[: date[0]]) is not None
            relative = date[2].date is not None and date[2].date.relative is not None
            near = near or (relative and figure.theme.start - 60 <= date[0])
            if inside or opening or near or direct:
                cost = 0 if inside else 1 if near else 2
                if best is None or (cost, -date[0]) < (best[0], -best[1][0]):
                    best = (cost, date)
        return self._resolve(best[1]) if best else None

    def _beside_the_point(self, number: int) -> bool:
        """Tell whether an amount stands in an aside: 'having fallen to $2 million in 2020, it reached $5 million'."""
        figure = self._figures[number]
        lead = self._sentence.masked[max(0, figure.at - 60) : figure.at]
        return re.search(r"(?i)\b(?:having|after) (?:[a-z]+ ){1,4}(?:to |of |at )?$", lead) is not None

    def _neighbour(self, number: int, out: list[Dated | None]) -> Dated | None:
        """Take the date of the amount before it ('… in 2009, of which exports $5 million'), else of the one behind."""
        figure = self._figures[number]
        if number and figure.theme is not self._figures[number - 1].theme:
            # '$5 million ($4 million in 2010), of which …': the first amount's date
            first = number - 1
            while first and self._figures[first].place and not self._beside_the_point(first - 1):
                first -= 1
            if out[first] is not None or first != number - 1:
                return out[first]
        if number + 1 < len(out) and figure.theme is not self._figures[number + 1].theme:
            following = out[number + 1]
            between = self._sentence.masked[figure.until : self._figures[number + 1].at]
            if following is not None and re.search(r"[;.] ", between) is None:
                return following
        return None
