"""What one text says twice of a status is one record."""

from __future__ import annotations

from rapidfuzz import fuzz

from relations_kb.kinds.making import joined_evidence, union
from relations_kb.kinds.status.model import Status
from relations_kb.rules import edtf

_ONCE = frozenset({"mission-present", "mission-absent", "accreditation"})


def joined(found: list[Status]) -> tuple[Status, ...]:
    """Join tellings of one step or standing fact, the first telling's words first."""
    out: list[Status] = []
    # An article on one country's relations has hundreds, of which those of one pair alone need be compared.
    by_pair: dict[tuple[str, ...], list[int]] = {}
    raised = {s.countries for s in found if s.event == "relations-upgraded" and s.mission and s.actor is None}
    for status in found:
        positions = by_pair.setdefault(status.countries, [])
        for position in positions:
            if _same(out[position], status, raised):
                out[position] = _merge(out[position], status)
                break
        else:
            positions.append(len(out))
            out.append(status)
    return tuple(out)


def _same(a: Status, b: Status, raised: set[tuple[str, ...]]) -> bool:
    if a.countries != b.countries:
        return False
    events = {a.event, b.event}
    if len(events) > 1 and events != {"mission-opened", "mission-present"}:
        return False
    for one, two in ((a.actor, b.actor), (a.counterpart, b.counterpart), (a.mission, b.mission), (a.via, b.via)):
        if one and two and one != two:
            return False
    if a.modality != b.modality and a.date and b.date:
        return False
    if a.event.startswith("mission-") or a.event == "accreditation":
        cities = [s.place.city if s.place else None for s in (a, b)]
        if all(cities) and fuzz.ratio(str(cities[0]).casefold(), str(cities[1]).casefold()) < 80:
            return False
        if events == {"mission-opened", "mission-present"}:
            # 'A diplomatic mission' that was later raised to an embassy is another one than the embassy.
            return a.mission == b.mission or (None in {a.mission, b.mission} and a.countries not in raised)
    if a.event == "envoy-recalled" and ("expelled" in a.rule) != ("expelled" in b.rule):
        # To call one's own ambassador home and to expel the other's are two steps.
        return False
    if a.event.startswith("envoy-"):
        ours, theirs = ([p.name for p in s.people if p.country == a.actor] for s in (a, b))
        # A headline names nobody: 'Five Envoys Present Credentials'.
        unnamed = a.event == "envoy-accredited" and (
            (not (ours and theirs) and ((a.date and a.date == b.date) or _one_report(a, b)))
            or (not (ours or theirs) and not (a.date and b.date))
        )
        named = any(fuzz.token_set_ratio(p, q) >= 85 for p in ours for q in theirs)
        if a.people and b.people and not unnamed and not named:
            return False
        if unnamed:
            return True
        if not edtf.agree(a.date, b.date, unknown_agrees=True):
            # Appointment, arrival and credentials of one envoy within a year are one accreditation.
            years = {edtf.year_of(a.date), edtf.year_of(b.date)}
            return bool(a.people and b.people) and a.event == "envoy-accredited" and len(years) == 1
        return True
    if _one_report(a, b):
        return True
    return edtf.agree(a.date, b.date, unknown_agrees=a.event in _ONCE or not (a.date and b.date))


_REPORTED = 4  # days within which a headline tells what the text dates


def _one_report(a: Status, b: Status) -> bool:
    """Tell whether one telling has only the text's own day, and the other a day just before it."""
    if a.event not in _STEPS or (a.date_basis == "published") == (b.date_basis == "published"):
        return False
    vague, told = (a, b) if a.date_basis == "published" else (b, a)
    last, day = edtf.last_day(told.date), edtf.first_day(vague.date)
    return last is not None and day is not None and 0 <= (day - last).days <= _REPORTED


_STEPS = frozenset(
    {"relations-severed", "relations-established", "relations-restored", "recognition", "envoy-accredited"}
)


def _merge(a: Status, b: Status) -> Status:
    date = edtf.more_precise(a.date, b.date) if edtf.agree(a.date, b.date, unknown_agrees=True) else a.date
    dated = b if date == b.date and date != a.date else a
    if a.date_basis == "published" and b.date_basis != "published" and b.date and _one_report(a, b):
        dated = b
    if a.event == "envoy-accredited" and "credentials" in b.rule and b.date and "credentials" not in a.rule:
        dated = b
    opened = a if a.event == "mission-opened" else b if b.event == "mission-opened" else a
    place = a.place
    if place is None or (place.city is None and b.place is not None and b.place.city):
        place = b.place
    return a.model_copy(
        update={
            "event": opened.event,
            "date": dated.date,
            "date_basis": dated.date_basis,
            "actor": a.actor or b.actor,
            "counterpart": a.counterpart or b.counterpart,
            "mission": a.mission or b.mission,
            "via": a.via or b.via,
            "place": place,
            "people": union(a.people, b.people),
            "evidence": joined_evidence(a.evidence, b.evidence),
            "modality": "occurred" if "occurred" in {a.modality, b.modality} else a.modality,
            "confidence": max(a.confidence, b.confidence),
        }
    )
