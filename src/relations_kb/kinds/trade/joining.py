"""What a text says twice, and what it says by a slip."""

from __future__ import annotations

from math import log10

from relations_kb.kinds.making import joined_evidence
from relations_kb.kinds.trade.model import Trade
from relations_kb.rules import edtf
from relations_kb.vocab.world import load_world

_SLIP = "the text says 'imports to': read as {0}'s imports, as the figures around it show"


def joined(found: list[Trade]) -> tuple[Trade, ...]:
    """Return the figures, each once; slips in the direction of imports set right."""
    out: list[Trade] = []
    for record in _without_slips(found):
        for number, known in enumerate(out):
            if _same(known, record):
                out[number] = _merged(known, record)
                break
        else:
            out.append(record)
    return tuple(out)


def _goods(record: Trade) -> tuple[str, str] | None:
    """Return from whom to whom goods go, or None for other flows."""
    if record.flow == "exports":
        return record.reporter, record.partner
    return (record.partner, record.reporter) if record.flow == "imports" else None


def _same(a: Trade, b: Trade) -> bool:
    if a.flow != b.flow or a.countries != b.countries or a.currency != b.currency or a.value != b.value:
        return False
    if a.flow in ("exports", "imports", "investment") and a.reporter != b.reporter:
        return False
    return a.date == b.date or a.date is None or b.date is None or edtf.agree(a.date, b.date, unknown_agrees=True)


def _merged(a: Trade, b: Trade) -> Trade:
    date = edtf.more_precise(a.date, b.date)
    better = b if date == b.date and date != a.date else a
    return a.model_copy(
        update={
            "date": better.date,
            "period": better.date,
            "date_basis": better.date_basis,
            "evidence": joined_evidence(a.evidence, b.evidence),
            "qualifier": a.qualifier if a.qualifier != "exact" else b.qualifier,
            "confidence": max(a.confidence, b.confidence),
        }
    )


def _without_slips(found: list[Trade]) -> list[Trade]:
    """Turn 'Norwegian imports to Chile' round where the figures around fit it, and not the words."""
    out = []
    for record in found:
        turned = record.rule == "trade.imports-to" and _fits_better_turned(record, found)
        out.append(_turned(record) if turned else record)
    return out


def _turned(record: Trade) -> Trade:
    slip = _SLIP.format(load_world().display(record.partner))
    return record.model_copy(
        update={
            "reporter": record.partner,
            "partner": record.reporter,
            "note": f"{record.note}; {slip}" if record.note else slip,
            "flags": (*record.flags, "possible-slip"),
        }
    )


def _fits_better_turned(record: Trade, found: list[Trade]) -> bool:
    literal, turned = (record.partner, record.reporter), (record.reporter, record.partner)
    one, other = (_distance(record, way, found) for way in (literal, turned))
    return other is not None and other < 0.7 and (one is None or one > other + 0.5)


def _distance(record: Trade, way: tuple[str, str], found: list[Trade]) -> float | None:
    """Return how many powers of ten off the nearest figure of that direction is, within three years; or None."""
    best: float | None = None
    for other in found:
        if other.rule == "trade.imports-to" or _goods(other) != way or other.currency != record.currency:
            continue
        years = edtf.year_of(other.date), edtf.year_of(record.date)
        if years[0] is None or years[1] is None or abs(years[0] - years[1]) > 3 or not other.value or not record.value:
            continue
        distance = abs(log10(abs(other.value) / abs(record.value)))
        best = distance if best is None or distance < best else best
    return best
