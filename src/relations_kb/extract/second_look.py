"""A second look at each record: what its own sentence shows to be no event, a thing of the past, or yet to come.

Rules read how something is told; they do not see that a welcome is given to an interest, that a visit is told to have
been made several times, or that a signing is only looked back on. In: a record and the reading of its text. Out: the
record, put right where the sentence says how, or None where it tells nothing of the kind.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from relations_kb.model.record import Place, Record
from relations_kb.rules import edtf
from relations_kb.rules.reading import Reading

# What a person's or a country's name in the genitive may be followed by that nobody receives as a guest.
_NO_GUEST: Final = re.compile(
    r"\bwelcom\w+ [^.,;]{0,60}['’]s? (?:\w+ ){0,2}(?:interest|commitments?|leadership|announcements?|decisions?|"
    r"support|efforts?|contributions?|participation|intention|initiatives?|proposals?|statements?|pledges?|readiness|"
    r"accession|ratification|election|appointment|engagement|progress|plans?|role|position|adoption|membership)\b|"
    r"\breceiv\w* [^.,;]{0,40}['’]s? (?:\w+ )?(?:messages?|letters?|notes?|invitations?|greetings|condolences|"
    r"repl(?:y|ies)|response|request)\b"
)
_COUNTED: Final = re.compile(
    r"\b(?:visited|met|been|travel\w+|discussed|spoke\w*)\b[^.;]{0,100}?\b(?:several|many|numerous|multiple|two|three|"
    r"four|five|six|seven|\d+) (?:times|occasions)\b"
)
_NO_TALKS: Final = re.compile(
    r"\b(?:leaders|presidents|prime ministers)(?: of [^.;,]{3,40})? held "
    r"(?:(?:regular|further|urgent|detailed|brief|bilateral) )?consultations\b|\bresumed (?:its|their) work\b|"
    r"\b(?:consultations|talks) in (?:an? |the )?(?:enlarged|expanded|extended|narrow|restricted) "
    r"(?:format|composition)|"
    r"\b\d+(?:st|nd|rd|th) (?:tripartite|trilateral)\b|\bmulti-agency\b"
)
_NOT_SIGNED: Final = re.compile(
    r"\b(?:prevent|block|hinder|hamper|delay|preclud|obstruct|stall|thwart|derail)\w* (?:the )?(?:signing|signature|"
    r"conclusion)\b|\bresolution to (?:sign|conclude|reach)\b"
)
# 'the recent signing of', 'recently signed', 'since the signing of', 'recent agreement, which was concluded'
_SIGNED_BEFORE: Final = re.compile(
    r"\b(?:since|recent|earlier|previous) (?:the )?(?:signing|signature|conclusion)\b|"
    r"\brecently (?:signed|concluded)\b|"
    r"\b(?:signed|concluded) recently\b|\brecent (?:[\w–-]+ ){0,5}(?:agreement|treaty|pact|deal|accord|memorandum),? "
    r"which (?:was|were) (?:signed|concluded)\b|"
    r"\b(?:mention|recall|remember)\w*\b[^.;]{0,300}\b(?:signing|conclusion) of\b"
)
# What a ratification will bring tells of no ratification.
_WILL_DO: Final = re.compile(
    r"\b(?:ratification|signing|conclusion|entry into force) (?:will|would|should|may|can|could)\b"
)
_SO_FAR: Final = re.compile(
    r"\bprogress (?:made |achieved )?(?:to date|so far|thus far|since)\b[^;]{0,300}\b(?:signing|conclusion) of\b"
)
_HAILED: Final = re.compile(
    r"\b(?:welcom|applaud|commend|prais|hail|congratulat)\w* [^.;]{0,90}\b(?:signing|signature|conclusion) of\b"
)
# What many states made is no treaty of two: 'the Chicago Convention of 1944', 'an agreement between CIS member states'.
_OF_MANY: Final = re.compile(
    r"\b(?:between|among|by|of) (?:all )?(?:the )?(?:cis|sco|csto|eaeu|eurasec|asean|african union|eu|nato|ecowas|gcc|"
    r"customs union|union)(?: |-)?(?:member )?(?:states|countries|members)\b|"
    r"\b(?:chicago|vienna|geneva|hague|ottawa|rome|warsaw|bern|lisbon|kyoto|montreal|paris) (?:conventions?|protocols?|"
    r"statute|accords?)\b"
)
_RECENT: Final = re.compile(
    r"\brecent [^.,;]{0,30}\b(?:visit|trip|talks|meeting|mission|tour)\b|\brecently (?:been|on a|paid|met|visited|made|"
    r"returned|held|hosted|received)\b|"
    r"\b(?:commend|thank|congratulat|applaud|prais)\w+ [^.;]{0,60} for (?:his|her|their|your) (?:\w+ ){0,2}(?:visits?|"
    r"trips?)\b"
)
_TO_COME: Final = re.compile(
    r"\b(?:ahead of|on the eve of|in advance of|in the run-up to) (?:[\w'’-]+ ){0,9}?(?:visit|trip|departure|summit|"
    r"consultations|session|meeting|talks)\b"
)
_INTENDED: Final = re.compile(r"\bintends? to\b[^.;]{0,160}\b(?:meeting|session|round|sitting)\b")
_NOUNS: Final = frozenset(
    f"visit.{name}" for name in ("to-by", "possessive", "during", "paid", "of", "by", "met", "meeting-with", "weighed")
)
_LED: Final = frozenset({"visit.met-each-other", "visit.conferred", "visit.together"})  # told by what was talked about
_SINCE: Final = re.compile(r"\bsince\b(?![^.;,]*\b(?:visit|met|meetings?|talks)\b)[^.;,]{0,70}$")
_FIRST: Final = re.compile(r"\bfirst\b(?! of all)[^;]{0,160}?\bsince\b")
_FORECAST: Final = re.compile(
    r"\b(?:estimated|expected|projected|forecast|predicted|likely|slated|hoped|about) to (?:reach|hit|exceed|grow|"
    r"rise|surpass|increase|climb)(?: up)?(?: to)?(?: the (?:scale|level|mark|figure|threshold) of)?(?: (?:nearly|"
    r"almost|over|about|around|some|"
    r"at least|more than))?[ $€£US.]*$|"
    r"\bwill\b[^.;]*\b(?:generate|create|support)(?: up to)?[ $€£US.]*$|\b(?:allocated|appropriated) [ $€£US.]*$"
)
_A_DAY: Final = re.compile(r"[^.;]{0,130}\b(?:every|each|per|a) day\b")
_YEAR_HEAD: Final = re.compile(
    r"(?i)\s*bilateral (?:trade|investments?)[^.\d]{0,20}\(?(?P<year>(?:19|20)\d\d)\)?\s*:?\s*\Z"
)
_HEAD_FAR: Final = 5  # blocks
_RAISED: Final = re.compile(
    r"\b(\d{1,2})<sup>(?:st|nd|rd|th)</sup> (?:[\w.–-]+ ){0,7}?(?:dialogue|round|session|meeting|commission|"
    r"consultations|forum|summit|council)\b"
)
# 'An embassy in Brussels' is one to Belgium; the Union has missions.
_TO_STATES: Final = frozenset({"embassy", "consulate", "consulate-general", "consular-agency"})
_UNION: Final = re.compile(r"\beuropean (?:union|communit)|\beu\b|\beec\b")
_SEATS: Final = {"Brussels": "BEL", "Strasbourg": "FRA", "Luxembourg": "LUX"}


def looked_at(record: Record, reading: Reading) -> Record | None:
    """Return a record as its sentence lets it stand; None where it tells no such event."""
    quote = record.evidence[0].quote
    lowered = " ".join(quote.lower().split())
    look = _LOOKS.get(record.kind)
    looked = record if look is None else look(record, reading, lowered)
    place = looked.place if looked is not None else None
    if looked is not None and place is not None and place.country == "EUU":
        seat = _SEATS.get((place.city or "").split(",")[0])
        return looked.model_copy(update={"place": Place(city=place.city, country=seat) if seat else None})
    return looked


def _visit(record: Record, reading: Reading, lowered: str) -> Record | None:
    if record.rule == "visit.received" and _NO_GUEST.search(lowered):
        return None
    if _COUNTED.search(lowered):
        return None
    if record.rule in _NOUNS and _TO_COME.search(lowered):
        return _planned(record, reading)
    if _of_issue(record, reading) and record.rule not in _LED and _RECENT.search(lowered):
        return _undated(record)
    if _FIRST.search(lowered) and _dated_since(record, reading):
        return _undated(record)
    return record


def _consultation(record: Record, reading: Reading, lowered: str) -> Record | None:
    if _NO_TALKS.search(lowered):
        return None
    if _of_issue(record, reading) and (_TO_COME.search(lowered) or _INTENDED.search(lowered)):
        return _planned(record, reading)
    raised = _RAISED.search(lowered) if getattr(record, "round", None) is None else None
    return record if raised is None else record.model_copy(update={"round": int(raised[1])})


def _treaty(record: Record, reading: Reading, lowered: str) -> Record | None:
    if record.rule == "treaty.weighed" and _WILL_DO.search(lowered):
        return None
    if _NOT_SIGNED.search(lowered):
        return None
    if len(record.countries) == _PAIR and not _names_both(record, reading) and _OF_MANY.search(lowered):
        return None
    if getattr(record, "action", "") != "signed":
        return record
    if _SO_FAR.search(lowered) and (record.date_basis != "stated" or _near_issue(record, reading)):
        return _undated(record)
    if not _of_issue(record, reading):
        return record
    if _SIGNED_BEFORE.search(lowered):
        return _undated(record)
    if reading.home is not None and reading.home not in record.countries and _HAILED.search(lowered):
        return _undated(record)  # two others are praised for what they have signed
    return record


_WEEK: Final = 7  # days
_PAIR: Final = 2


def _names_both(record: Record, reading: Reading) -> bool:
    """Tell whether the record's own sentence names both countries."""
    at = record.evidence[0]
    return set(record.countries) <= {mention.code for mention in reading.countries_in(at.start, at.end)}


def _status(record: Record, reading: Reading, lowered: str) -> Record | None:
    if getattr(record, "counterpart", None) != "EUU" or getattr(record, "mission", None) not in _TO_STATES:
        return record
    sentences = reading.document.sentences
    number = bisect_right(sentences, record.evidence[0].start, key=lambda sentence: sentence.span.start) - 1
    if _UNION.search(lowered) or "EUU" in reading.head_codes(max(0, number)) or "brussels" not in lowered:
        return record
    codes = tuple(sorted({"BEL" if code == "EUU" else code for code in record.countries}))
    if len(codes) != len(record.countries):
        return record
    place = record.place
    if place is not None:
        place = Place(city=place.city, country="BEL")
    return record.model_copy(update={"countries": codes, "counterpart": "BEL", "place": place})


def _trade(record: Record, reading: Reading, lowered: str) -> Record | None:
    written = " ".join(str(getattr(record, "as_written", "")).lower().split())
    at = lowered.find(written) if written else -1
    if at >= 0 and _FORECAST.search(lowered, 0, at):
        return None
    if at >= 0 and getattr(record, "flow", "") == "turnover" and _A_DAY.match(lowered, at + len(written)):
        return None
    if record.date is None or record.date_basis == "inferred":
        year = _year_above(record, reading)
        if year is not None and year != record.date:
            return record.model_copy(update={"date": year, "period": year, "date_basis": "inferred"})
    return record


_LOOKS: Final = {"visit": _visit, "consultation": _consultation, "treaty": _treaty, "trade": _trade, "status": _status}


def _of_issue(record: Record, reading: Reading) -> bool:
    """Tell whether the day of issue alone dates a record."""
    return record.date is not None and (
        record.date_basis == "published" or (record.date_basis == "inferred" and record.date == reading.published)
    )


def _near_issue(record: Record, reading: Reading) -> bool:
    """Tell whether a record is dated within the week of issue."""
    day, issued = edtf.first_day(record.date), edtf.first_day(reading.published)
    return day is not None and issued is not None and abs((issued - day).days) <= _WEEK


def _planned(record: Record, reading: Reading) -> Record:
    """Return what is still to come; its day is not that of the text that announces it."""
    told = _undated(record) if _of_issue(record, reading) else record
    return told.model_copy(update={"modality": "planned"}) if record.modality == "occurred" else told


def _undated(record: Record) -> Record:
    """Return a record without the date (and the town) that the sentence does not give it."""
    place = record.place
    if place is not None and place.city is not None and place.city not in record.evidence[0].quote:
        place = Place(country=place.country) if record.kind == "visit" else None
    evidence = tuple(e for e in record.evidence if e.fields != ("date",))
    return record.model_copy(update={"date": None, "date_basis": "stated", "place": place, "evidence": evidence})


def _dated_since(record: Record, reading: Reading) -> bool:
    """Tell whether a record's date is that of something since which this is the first: 'the first since May 1943'."""
    main = record.evidence[0]
    return any(
        "date" in e.fields and main.start <= e.start < main.end and _SINCE.search(reading.text, main.start, e.start)
        for e in record.evidence
    )


def _year_above(record: Record, reading: Reading) -> str | None:
    """Return the year of the line that heads a list of figures: 'Bilateral trade 2011:' above 'Exports: 5 million'."""
    blocks = reading.document.blocks
    number = bisect_right(blocks, record.evidence[0].start, key=lambda block: block.span.start) - 1
    if number < 0 or blocks[number].kind != "item":
        return None
    for block in reversed(blocks[max(0, number - _HEAD_FAR) : number]):
        head = _YEAR_HEAD.match(reading.text, block.span.start, block.span.end)
        if head is not None:
            return head["year"]
        if block.kind not in {"item", "row"}:
            return None
    return None
