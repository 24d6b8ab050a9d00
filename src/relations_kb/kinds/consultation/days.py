"""When a round was held: its days, or the days of several rounds that one sentence lists."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from relations_kb.kinds.consultation.clauses import HANGS_ON, RENEWED
from relations_kb.kinds.consultation.context import Told
from relations_kb.kinds.consultation.talks import Talk
from relations_kb.model.record import Modality, Place
from relations_kb.rules import edtf
from relations_kb.rules.date_types import Partial
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.slots import Slot
from relations_kb.rules.when import Dated, all_dates, inherited, resolve_slot

NOT_ITS: Final = re.compile(
    r"(?i)\b(?:since|until|till|born|(?:goes|go|going|went|dat(?:es?|ed|ing)) back(?: to)?|dat(?:es|ing) from|"
    r"established|created|set up|signed|founded|after|(?:agreement|"
    r"protocol|memorandum|MoU|understanding|accord|treaty|statute) (?:of|from|dated))(?: (?:in|on|its))*\s*$"
)

_PRESENT: Final = re.compile(r"(?i)\b(?:holds?|begins?|opens?|concludes?|ends?|starts?|convenes?|meets?) [^;]{0,60}$")


def dates_of(event: Told, reading: Reading, *, modality: Modality, news: bool) -> tuple[Dated | None, ...]:
    """Return the date of a round, or the dates of several ('it met in 2002, then in 2009')."""
    return tuple(_been(event, reading, date) for date in _dates_of(event, reading, modality=modality, news=news))


_WAS: Final = re.compile(
    r"(?i)(?:(?:was|were)(?! (?:to|due|planned|scheduled|set|supposed))|took|had|met|sat|held|"
    r"convened|hosted|gathered)\b"
)


def _been(event: Told, reading: Reading, date: Dated | None) -> Dated | None:
    """Bring a month without a year back to the last one that has been, where the verb tells that it has.

    'Next year Lima hosts the fifth session; the fourth was held in Oslo in October.'
    """
    today = edtf.last_day(reading.published)
    first = edtf.first_day(date.edtf) if date is not None else None
    if date is None or date.span is None or first is None or today is None or first <= today:
        return date
    slot = next((slot for _, slot in event.slots("D") if slot.start == date.span[0]), None)
    said = slot.date.relative if slot is not None and slot.date is not None else None
    if not isinstance(said, Partial) or said.year is not None or not _WAS.match(event.verb):
        return date
    years = first.year - today.year
    for back in (years, years + 1):
        moved = re.sub(r"\b\d{4}\b", lambda m, back=back: str(int(m.group()) - back), date.edtf)  # type: ignore[misc]
        day = edtf.first_day(moved)
        if day is not None and day <= today:
            return replace(date, edtf=moved)
    return date


def _dates_of(event: Told, reading: Reading, *, modality: Modality, news: bool) -> tuple[Dated | None, ...]:
    future = modality == "planned"
    if future and not event.slots("D"):
        return (None,)
    if event.verb.lower() in {"recent", "latest"} and not event.slots("D"):
        return (None,)
    span = _span(event, reading, future=future) or _in_relative(event, reading, future=future)
    if span is not None:
        return (span,)
    told = _told_at(event, reading)
    if told is not None:
        return (told,)
    other = any(
        NOT_ITS.search(event.sentence.masked[max(0, at - 30) : at]) for at, _ in event.slots("D")
    )  # 'the seventh since 2006': the year is none of its days
    if event.alone and event.match.rule.id != "consultation.row" and not other:
        dates = all_dates(_without_asides(event.match), reading, future=future, news=news)
        if dates == (None,) and event.talk is not None and _PRESENT.search(event.masked[: event.talk.start]):
            return (inherited(event.sentence.index, reading, future=future, news=news, present=True),)
        days = _days_on_end(dates)
        return (days,) if days is not None else tuple(_lasting(event, _as_news(event, date)) for date in dates)
    centre = event.talk.start if event.talk is not None else event.match.start
    best: tuple[int, Slot] | None = None
    for at, slot in event.slots("D"):
        if NOT_ITS.search(event.sentence.masked[max(0, at - 30) : at]):
            continue
        cost = at - centre if at > centre else 60 + centre - at
        if best is None or cost < best[0]:
            best = (cost, slot)
    dated = resolve_slot(reading, best[1], future=future) if best is not None else None
    if dated is None and event.match.rule.id == "consultation.row":
        dated = _row_date(event, reading)
    if dated is None:
        dated = inherited(event.match.sentence.index, reading, future=future, news=news and event.alone)
    return (_lasting(event, dated),)


def _told_at(event: Told, reading: Reading) -> Dated | None:
    """Return about the year of issue for a session of which only a remark is quoted, and no day is told.

    An undated page is of the year in which it says that it was last changed.
    """
    if event.talk is None or not event.talk.remarked_at:
        return None
    if any(at > event.talk.start for at, _ in event.slots("D")):
        return None
    published = reading.document.published
    if published is not None:
        return Dated(f"{published.value[:4]}~", "inferred", None)
    renewed = [found["year"] for found in RENEWED.finditer(reading.text)]
    return Dated(f"{renewed[-1]}~", "inferred", None) if renewed else None


# 'from May 12 to 14 the hotel housed the session, which the pandemic had made impossible in 2021'
_HAD: Final = re.compile(r", (?:which|that) (?:[^,;<]|<[A-Z]\d+>){0,60}?\bhad (?:[^,;<]|<[A-Z]\d+>){0,60}?(<D\d+>)")

# 'concluded the fourth session, agreeing to hold the next one in 2020'
_AGREED: Final = re.compile(
    r",? (?:and )?(?:agree(?:d|ing)|decid(?:ed|ing)|resolv(?:ed|ing)|undertook) (?:to|that|on) "
)


def _without_asides(match: Match) -> Match:
    """Return the match with the dates hidden of what had been before, where the sentence has others."""
    masked = match.sentence.masked
    agreed = _AGREED.search(masked, match.end)
    if agreed is not None:
        masked = masked[: agreed.start()] + re.sub(r"<D\d+>", lambda m: "x" * len(m.group()), masked[agreed.start() :])
        match = match._replace(sentence=replace(match.sentence, masked=masked))
    aside = _HAD.search(masked, match.start)
    if aside is None or "<D" not in masked[: aside.start()]:
        return match
    hidden = masked[: aside.start(1)] + "x" * len(aside.group(1)) + masked[aside.end(1) :]
    return match._replace(sentence=replace(match.sentence, masked=hidden))


def pairs_of(event: Told, reading: Reading) -> tuple[tuple[int | None, Place | None, Dated | None], ...]:
    """Return number, place and date of each of 'the second and third sessions, in Lima in 2001 and in Oslo in 2004'."""
    talk = event.talk
    if talk is None:
        return ()
    if len(talk.numbers) < 2:
        return _listed(event, talk, reading)
    dates = [(at, slot) for at, slot in event.slots("D") if at > talk.start]
    if len(dates) != len(talk.numbers):
        return ()
    places = [slot for at, slot in event.slots("C") if at >= talk.end and slot.codes]
    out: list[tuple[int | None, Place | None, Dated | None]] = []
    for number, (_, slot) in zip(talk.numbers, dates, strict=True):
        k = len(out)
        place = Place(city=places[k].city, country=places[k].codes[0]) if len(places) == len(dates) else None
        out.append((number, place, resolve_slot(reading, slot)))
    return tuple(out)


def _listed(event: Told, talk: Talk, reading: Reading) -> tuple[tuple[int | None, Place | None, Dated | None], ...]:
    """Return the rounds of 'held consultations in Tunis in 2012, in Tallinn in 2015 and again in Tunis in May 2018'."""
    after = event.sentence.masked[talk.end : event.segment[1]]
    one = r"<C\d+>(?:,| \(| in| on)* ?(?:<D\d+>|(?:19|20)\d\d\b)\)?(?: \(<O\d+>(?: \w+)?\))?"
    row = re.search(rf"{one}(?:(?:,|;| and|, and)(?: again)?(?: in| at)? {one})+", after)
    # As in: 'were held in 2009 (Riga), 2011 (Tallinn) and 2013 (Riga)'
    turned = re.search(r"<D\d+> \(<C\d+>\)(?:(?:,|;| and|, and)(?: in)? <D\d+> \(<C\d+>\))+", after)
    if (row is None and turned is None) or talk.number is not None:
        return ()
    if turned is not None:
        return tuple(
            (None, _place_of(event.sentence.slots[int(where)]), resolve_slot(reading, event.sentence.slots[int(when)]))
            for when, where in re.findall(r"<D(\d+)> \(<C(\d+)>\)", turned.group())
        )
    out = []
    for found in re.finditer(
        r"<C(\d+)>[^<]*?(?:<D(\d+)>|((?:19|20)\d\d)\b)(?: ?\(<O(\d+)>)?", row.group() if row is not None else ""
    ):
        if found.group(2):
            dated = resolve_slot(reading, event.sentence.slots[int(found.group(2))])
        else:  # 'Lima 2008, Oslo 2012'
            at = event.sentence.origin(talk.end + (row.start() if row is not None else 0) + found.start(3))
            dated = Dated(found.group(3), "stated", (at, at + 4))
        number = event.sentence.slots[int(found.group(4))].ordinal if found.group(4) else None
        out.append((number, _place_of(event.sentence.slots[int(found.group(1))]), dated))
    return tuple(out)


def _place_of(slot: Slot) -> Place | None:
    return Place(city=slot.city, country=slot.codes[0]) if slot.codes else None


def _row_date(event: Told, reading: Reading) -> Dated | None:
    """Return the date that stands alone before a row: '18.02.2019. – first round of consultations'."""
    number = event.sentence.index
    if number == 0 or reading.document.sentences[number - 1].block != reading.document.sentences[number].block:
        return None
    before = reading.sentence(number - 1)
    dates = [slot for slot in before.slots if slot.kind == "D"]
    if len(dates) == 1 and re.fullmatch(r"\W*<D\d+>\W*", before.masked):
        return resolve_slot(reading, dates[0])
    return None


def _span(event: Told, reading: Reading, *, future: bool) -> Dated | None:
    """Return the days of 'from Sunday to yesterday', 'ran from Sunday and closed yesterday'."""
    found = re.search(
        r"(?i)\b(?:from|(?:opened|opens|began|begun|started|starts|kicked off|got under way|"
        r"convened|commenced|assembled)(?: (?:its work )?(?:here|(?:in|at) (?:the |this |our )?(?:[a-z]+ )?(?:<C\d+>"
        r"(?: capital)?|city|town|capital)))?(?: on)?) <D(\d+)>[^<;|]{0,12}? (?:to|"
        r"(?:until|till|to|through) (?:its|the) (?:end|close|closing|conclusion)(?: on)?|until|till|through|"
        r"(?:(?:and|but) )?(?:(?:closed|ended|rose|adjourned|was brought to (?:an|its|a) (?:end|close)|concluded|"
        r"finished|closes|ends|concludes|wound up|"
        r"wrapped up|came to (?:an|its|a) (?:end|close)|drew to (?:an|its|a) (?:end|close)|was (?:closed|concluded))|"
        r"(?:will|is to|was to) "
        r"(?:close|end|conclude|last|run))(?: (?:on|until|till|by))?) <D(\d+)>",
        event.masked,
    )
    if found is None:
        return None
    first = resolve_slot(reading, event.sentence.slots[int(found.group(1))], future=future)
    last = resolve_slot(reading, event.sentence.slots[int(found.group(2))], future=future)
    if first is None or last is None or not len(first.edtf) == len(last.edtf) == 10 or first.edtf >= last.edtf:
        return None
    return Dated(
        f"{first.edtf}/{last.edtf}",
        "inferred" if "inferred" in (first.basis, last.basis) or first.basis != "stated" else "stated",
        first.span,
    )


def _in_relative(event: Told, reading: Reading, *, future: bool) -> Dated | None:
    """Return the date of a clause that hangs on the phrase, where the sentence has a date of its own too.

    'Today they reviewed the 13th session, which had been convened in Lima in 2017'.
    """
    if event.talk is None:
        return None
    # A phrase may hold the beginning of its clause: 'the session of the commission, which Lima'.
    which = re.search(r",? (?:which|that) (?:the )?<[CS]\d+>$", event.talk.words)
    found = HANGS_ON.match(event.sentence.masked, event.talk.end - (len(which.group()) if which is not None else 0))
    if which is None and not any(at < event.talk.start for at, _ in event.slots("D")):
        return None
    if found is None or NOT_ITS.search(event.sentence.masked[: found.start("date") - 2][-30:]):
        return None
    return resolve_slot(reading, event.sentence.slots[int(found.group("date"))], future=future)


def _days_on_end(dates: tuple[Dated | None, ...]) -> Dated | None:
    """Return 'on Wednesday and Thursday' as one sitting of two days; None where the dates are days apart."""
    days = [date for date in dates if date is not None and len(date.edtf) == 10]
    if len(days) < 2 or len(days) < len(dates):
        return None
    if any(edtf.add_days(one.edtf, 1) != two.edtf for one, two in pairwise(days)):
        return None
    return replace(days[0], edtf=f"{days[0].edtf}/{days[-1].edtf}")


_DATELINE: Final = re.compile(r"\W*(?:<C\d+>|[A-Z][A-Z ]+),? <D(\d+)>,? ?(?:\([^()]{2,40}\))? ?(?:--|–|—|:|-) ")


def _as_news(event: Told, date: Dated | None) -> Dated | None:
    """Let the day of a dateline ('LIMA, Nov 1 (Agency) --') be that of the report, not the event's."""
    opening = _DATELINE.match(event.sentence.masked)
    if opening is None or date is None or date.span is None:
        return date
    slot = event.sentence.slots[int(opening.group(1))]
    return replace(date, basis="published") if date.span[0] == slot.start else date


def _lasting(event: Told, date: Dated | None) -> Dated | None:
    """Make a day the days of 'a two-day meeting beginning on' it."""
    if date is None or len(date.edtf) != 10 or date.basis == "published":
        return date
    days = re.search(r"(?i)\b(two|three|four|2|3|4)(?:-| )days?\b", event.masked)
    begins = re.search(r"(?i)\b(?:beginning|starting|opened|began|kicked off|from)(?: on)? <D\d+>", event.masked)
    if days is None or begins is None:
        return date
    count = {"two": 2, "three": 3, "four": 4}.get(days.group(1).lower()) or int(days.group(1))
    last = edtf.add_days(date.edtf, count - 1)
    return replace(date, edtf=f"{date.edtf}/{last}") if last else date
