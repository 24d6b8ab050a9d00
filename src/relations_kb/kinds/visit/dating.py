"""When a visit took place by what its sentence tells: which of its dates are the event's, and what is yet to come."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from relations_kb.model.record import DateBasis
from relations_kb.rules import edtf
from relations_kb.rules.date_types import Partial
from relations_kb.rules.nearest import nearest_date
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.when import Dated, all_dates, inherited, news_day, resolve_slot

# Verbs that tell what has been, whatever day a text seems to be of.
_WAS: Final = re.compile(
    r"(?i)\s*(?:(?:was|were|had|came|went|flew|met|held|paid|made|took|spent|gave|saw|led|left|began|spoke|sat|rang|"
    r"repaid|undertook|stood)\b|[a-z]+ed\b)"
)


def was(match: Match) -> bool:
    """Tell whether the event's verb is in the past: 'paid a visit', 'arrived'."""
    verb = match.words.get("verb", "")
    return _WAS.match(verb) is not None and not _BRINGS_TO_COME.search(masked_before(match)[-12:])


_BRINGS_TO_COME: Final = re.compile(r"(?i)\b(?:to be|will be|is|are|be) $")


def is_ahead(date: Dated, reading: Reading) -> bool:
    """Tell whether a date lies after the day of the text."""
    begins = edtf.first_day(date.edtf)
    today = edtf.last_day(reading.document.published.value[:10]) if reading.document.published is not None else None
    return begins is not None and today is not None and begins > today


# 'President X, who is winding up a visit to Peru': it is of these days, and none of them is told.
_UNDER_WAY: Final = re.compile(
    r"(?i)\b(?:is|are) (?:now |just |currently )?(?:winding up|concluding|wrapping up|completing|rounding off|"
    r"finishing)\b|"
    r"\bcurrently (?:in|on an?)\b"
)


def under_way(match: Match, reading: Reading) -> Dated | None:
    """Return the month of issue for a visit that goes on as the text is written, where its days are not told."""
    masked = match.sentence.masked
    if reading.document.published is None or "<D" in masked[match.start : match.end]:
        return None
    if not _UNDER_WAY.search(masked, match.start, match.end) or _DATED_NEXT.match(masked, match.end):
        return None
    return Dated(reading.document.published.value[:7], "published", None)


_DATED_NEXT: Final = re.compile(r"[^,;<]{0,30} <D\d+>")

# 'They discussed the attack of 4 April': a date behind such a verb is that of what they spoke about.
_VAGUE: Final = re.compile(
    r"(?i)\b(?:discuss|review|consider|went over|took up|talked about|talked over|exchang|raised|negotiat|conferred)"
)


def dates_of(match: Match, reading: Reading, *, future: bool) -> tuple[Dated | None, ...]:
    """Return the dates of an event; a verb of talking takes none that stands behind its object."""
    if reading.document.published is not None and _JUST_NOW.search(match.sentence.masked[: match.end]):
        return (Dated(reading.document.published.value, "published", None),)
    if not match.sentence.of("D") and (
        match.rule.gives.get("ours") == "yes"
        or match.rule.id in _PAST
        or (not future and _OUTCOME.search(masked_before(match)))
    ):
        return (None,)  # 'I recall our last meeting in Lima', 'spoke of the results of his visit to Peru'
    match = _without_asides(match)
    verb = match.words.get("verb", "")
    masked = match.sentence.masked
    vague = bool(_VAGUE.search(verb)) and match.rule.gives["form"] != "visit"
    if match.rule.gives.get("ours") == "here" and future:
        return (None,)  # 'looking forward to seeing you in Lima'
    if match.rule.gives.get("ours") == "here" and reading.published is not None:
        return (Dated(reading.published, "published" if reading.document.published is not None else "inferred", None),)
    slot = nearest_date(match) if vague or future else None
    if slot is not None:
        at = masked.find(f"<D{match.sentence.slots.index(slot)}>")
        if vague and at >= match.end and not _DIRECTLY.match(masked, match.end) and reading.published is not None:
            return (inherited(match.sentence.index, reading, future=future),)
        if future and at < masked.find(verb, match.start) and _RELATIVE.search(masked[:at]):
            # 'X, who arrived on Friday, is to meet Y': Friday is not the day of their meeting.
            return (None,)
    if _SAME_DAY.search(masked) and not match.sentence.of("D") and reading.published is not None:
        told = news_day(reading, match.sentence.index)
        basis: DateBasis = "published" if reading.document.published is not None else "inferred"
        return (told or Dated(reading.published, basis, None),)
    return tuple(_of_year(match, reading, dated) for dated in all_dates(match, reading, future=future))


_JUST_NOW: Final = re.compile(r"(?i)\b(?:just now|a moment ago|an hour ago|a few minutes ago|only now)\b")
# 'Earlier in the day he had spoken to X': the day of the news.
_SAME_DAY: Final = re.compile(
    r"(?i)^\W*(?:in a [^<,.;]{0,30} )?(?:also )?(?:earlier|later|before|afterwards)(?: on)? (?:in the|that|the same|"
    r"this) day\b|"
    r"\b(?:earlier|later) (?:in the|that same|that|on the same) day\b"
)
# 'In 2016 Chile was visited by X (Oslo, 27-29 June)': the year opens the sentence, the days stand behind.
_YEAR_OPENS: Final = re.compile(r"^\W*(?:in )?<D(\d+)>")
_NEXT_TO_YEAR: Final = re.compile(r", (?:on |from |in )?(?:the )?<D(\d+)>,")
_WITHIN_YEAR: Final = re.compile(
    r"[^;.|:]{0,60}?(?:[(,] ?(?:(?:on|from|in) )?(?:<C\d+>, )?|(?<= )(?:on|from) (?:the )?)<D(\d+)>"
)


def _of_year(match: Match, reading: Reading, dated: Dated | None) -> Dated | None:
    """Return a date with the year that opens its sentence, where the days without a year follow what happened."""
    opens = _YEAR_OPENS.match(match.sentence.masked)
    behind = None
    if opens is not None:
        masked = match.sentence.masked
        behind = _WITHIN_YEAR.match(masked, match.end) or _NEXT_TO_YEAR.match(masked, opens.end())
    if dated is None or opens is None or behind is None:
        return dated
    year, days = match.sentence.slots[int(opens.group(1))].date, match.sentence.slots[int(behind.group(1))]
    if year is None or days.date is None or days.date.edtf is not None:
        return dated
    whole = resolve_slot(reading, match.sentence.slots[int(opens.group(1))])
    if whole is None or not whole.edtf[:_YEAR].isdigit():
        return dated
    if not isinstance(days.date.relative, Partial) or days.date.relative.year is not None:
        return dated
    told = resolve_slot(reading, days)
    if told is None or dated.edtf not in {whole.edtf, told.edtf}:
        return dated
    return Dated(re.sub(r"\b\d{4}(?=-)", whole.edtf[:_YEAR], told.edtf), "stated", told.span)


_YEAR: Final = 4  # characters of a year as EDTF


# 'On Thursday X met Y, who had taken office two days before': when Y did so dates no meeting.
_ASIDE: Final = re.compile(r", (?:who|which|whose|whom)\b[^;.|]*")


def _without_asides(match: Match) -> Match:
    """Return the match with the dates of clauses on somebody hidden, where the sentence has told another before."""
    masked = match.sentence.masked
    aside = _ASIDE.search(masked, match.end)
    if aside is None or "<D" not in aside.group() or "<D" not in masked[: aside.start()]:
        return match
    hidden = re.sub(r"<D\d+>", lambda m: "x" * len(m.group()), aside.group())
    masked = masked[: aside.start()] + hidden + masked[aside.end() :]
    return match._replace(sentence=replace(match.sentence, masked=masked))


_DIRECTLY: Final = re.compile(r"(?i),? (?:(?:in|at) <C\d+>(?:, <C\d+>)?,? )?(?:on |this |late )?<D")
_RELATIVE: Final = re.compile(r"(?i), who (?:has |had )?(?:arriv|came|was|is|will|began|start)[^,]*$")


_PAST: Final = frozenset({"visit.his-visit", "visit.my-visit"})
# What was some time ago, told in the news of today.
_OUTCOME: Final = re.compile(
    r"(?i)\b(?:(?:results|outcomes?|success) of|(?:told|briefed|informed|spoke to|updated|debriefed) "
    r"[^.;]{0,60}?(?:how|on|about|of)|"
    r"impressions (?:of|from|on)|thank(?:s|ed|ful)?\b[^.;]{0,60}? (?:for|during)|remember\w*|recall\w*|last time|"
    r"your|my) "
    r"(?:his|her|their|the|your|my|our)? ?(?:[a-z-]+ ){0,3}$"
)


def masked_before(match: Match) -> str:
    """Return the words of the sentence up to the event's verb."""
    at = match.sentence.masked.find(match.words.get("verb", ""), match.start)
    return match.sentence.masked[: max(at, match.start)]


def is_aside(match: Match, reading: Reading) -> bool:
    """Tell whether plural talks without subject or date are told further down, as something that was some time ago."""
    several = re.search(r"(?i)\b(?:talks|meetings|negotiations)\b", match.words.get("verb", ""))
    before = match.sentence.masked[: match.start]
    told = match.sentence.of("D") or re.search(r"<[PS]\d+>", before)
    return several is not None and not told and match.sentence.index > 1
