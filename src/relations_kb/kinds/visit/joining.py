"""Which tellings are one visit: said twice is one record."""

from __future__ import annotations

from typing import Final

from rapidfuzz import fuzz

from relations_kb.kinds.making import joined_evidence, union
from relations_kb.kinds.visit.model import Visit
from relations_kb.rules import edtf


def joined(found: list[Visit], published: str | None = None) -> tuple[Visit, ...]:
    """Join tellings of one visit: the same countries, dates that agree, a person or the direction in common.

    :param published: the day of the text, which parts what is planned from what happened long before.
    """
    out: list[Visit] = []
    for visit in found:
        for position, known in enumerate(out):
            if _same(known, visit) and not _apart(known, visit, published):
                out[position] = _merge(known, visit)
                break
        else:
            out.append(visit)
    named = {visit.countries for visit in out if visit.people}
    # 'The two leaders also discussed …' goes on with the meeting that the text tells of.
    return tuple(
        v
        for v in _without_rows(out)
        if v.people or v.form != "meeting" or v.guest or v.countries not in named or v.rule in _OWN
    )


def _without_rows(found: list[Visit]) -> list[Visit]:
    """Leave out 'X will meet A of Chile, B of Peru and C of Cuba' of one whose visits to these are told one by one."""
    trips = {(v.guest, v.host) for v in found if v.guest and v.host}
    return [
        v
        for v in found
        if v.guest
        or v.host
        or len(v.countries) < _ROW
        or not any(all((g, h) in trips for h in v.countries if h != g) for g in v.countries)
    ]


_OF_NOW: Final = frozenset({"visit.my-visit", "visit.welcome-you"})
_DAY: Final = 10  # code points of a date that tells the day
_OWN: Final = frozenset({"visit.saw-each-other", "visit.envoy-told", "visit.our-meetings", "visit.their-last"})
_ROW: Final = 4


def _apart(a: Visit, b: Visit, published: str | None) -> bool:
    """Tell whether one is yet to come and the other was long ago: 'will meet'; 'they last met in 2012'."""
    if (a.modality == "planned") == (b.modality == "planned"):
        return False
    ahead, past = (a, b) if a.modality == "planned" else (b, a)
    last, day = edtf.last_day(past.date), edtf.first_day(published)
    return ahead.date is None and last is not None and day is not None and (day - last).days > _REPORTED


def _same(a: Visit, b: Visit) -> bool:
    if a.countries != b.countries or not (edtf.agree(a.date, b.date, unknown_agrees=True) or _one_report(a, b)):
        return False
    if "call" in {a.form, b.form} and a.form != b.form:
        # 'The two leaders discussed …' in the report of a call is that call.
        vague, call = (b, a) if a.form == "call" else (a, b)
        return (
            vague.form == "meeting"
            and (not vague.people or vague.rule in _GOING_ON)
            and (vague.date is None or edtf.agree(vague.date, call.date))
        )
    if a.guest and b.guest and a.guest != b.guest:
        return False
    if a.guest and (a.guest, a.host) == (b.guest, b.host) and not _others(a, b):
        # 'Meeting with President X. … I am glad to welcome you to Moscow. … your visit to Russia'
        if a.date == b.date and a.date is not None and len(a.date) >= _DAY:
            return True
        if (a.date is None and a.rule in _OF_NOW) or (b.date is None and b.rule in _OF_NOW):
            return True
    if a.modality == b.modality == "planned" and None in {a.date, b.date} and bool(a.guest) != bool(b.guest):
        # 'X will visit Lima on 3 May. He is to meet President Y.'
        vague = b if a.guest else a
        if vague.form == "meeting" and vague.date is None and vague.place is None:
            return True
    shared = any(fuzz.token_set_ratio(p.name, q.name) >= 88 for p in a.people for q in b.people)
    undated = a.date is None and b.date is None and 0 <= b.evidence[0].start - a.evidence[0].end <= _NEXT
    if shared and undated and a.guest and (a.guest, a.host) == (b.guest, b.host) and not _others(a, b, a.guest):
        return True  # the next sentence goes on with whom the same guest met
    if shared:
        # The same host on a day that is not told may have received another guest.
        return not (a.date is None or b.date is None) or not _others(a, b)
    if a.guest and a.guest == b.guest and a.host == b.host and a.date != b.date and _one_report(a, b):
        # The day's report goes on with whom else the same guest met.
        return not _others(a, b, a.guest)
    return (not a.people or not b.people) and a.date == b.date


def _others(a: Visit, b: Visit, only: str | None = None) -> bool:
    """Tell whether a country (``only`` that one) is stood for by other people in one telling than in the other."""
    for code in (only,) if only else a.countries:
        ones = [p.name for p in a.people if p.country == code]
        twos = [p.name for p in b.people if p.country == code]
        if ones and twos and not any(fuzz.token_set_ratio(one, two) >= 88 for one in ones for two in twos):
            return True
    return False


# Rules that mostly tell more of a meeting told before: 'the two also discussed …'.
_GOING_ON: Final = frozenset({"visit.met-each-other", "visit.conferred", "visit.at-a-meeting"})
_NEXT: Final = 3  # code points between two sentences
_REPORTED: Final = 7  # days within which an article reports a visit


def _one_report(a: Visit, b: Visit) -> bool:
    """Tell whether one telling has only the article's own date, and the other the days just before it."""
    if (a.date_basis == "published") == (b.date_basis == "published"):
        return False
    vague, told = (a, b) if a.date_basis == "published" else (b, a)
    last, day = edtf.last_day(told.date), edtf.first_day(vague.date)
    return last is not None and day is not None and 0 <= (day - last).days <= _REPORTED


def _of_whole(a: Visit, b: Visit) -> str | None:
    """Return the days of the visit where the other telling is of a meeting on one of them."""
    for visit, met in ((a, b), (b, a)):
        days = visit.date or ""
        if "/" in days and len(days) == _DAYS and visit.form == "visit" and met.rule in _MEETINGS:
            return days if len(met.date or "") == _DAY and edtf.agree(days, met.date) else None
    return None


_DAYS: Final = 21  # code points of a range of days
_MEETINGS: Final = frozenset(
    {"visit.held-talks", "visit.met", "visit.meeting-with", "visit.conferred", "visit.sat-with"}
)


def _merge(a: Visit, b: Visit) -> Visit:
    """Keep the first telling; take from the second what it adds."""
    date = _of_whole(a, b) or edtf.more_precise(a.date, b.date)
    better = b if date == b.date and date != a.date else a
    if "published" in {a.date_basis, b.date_basis} and a.date_basis != b.date_basis and a.date and b.date:
        better = b if a.date_basis == "published" else a
    directed = a if a.guest or not b.guest else b
    place = a.place
    if b.place is not None and (
        place is None or (place.city is None and b.place.city and b.place.country == place.country)
    ):
        place = b.place
    return a.model_copy(
        update={
            "date": better.date,
            "date_basis": better.date_basis,
            "place": place,
            "people": union(a.people, b.people),
            "evidence": joined_evidence(a.evidence, b.evidence),
            "form": next(form for form in ("call", "visit", "meeting") if form in {a.form, b.form}),
            "guest": directed.guest,
            "host": directed.host,
            "modality": a.modality if a.modality == "occurred" else b.modality,
            "confidence": max(a.confidence, b.confidence),
        }
    )
