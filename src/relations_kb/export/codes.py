"""The event codes of the field for each fact: PLOVER types and CAMEO codes.

In: a record. Out: its codes, or None where neither system has one (a figure of trade, a mission that merely exists).
Sources: the CAMEO codebook 1.1b3 (Schrodt, 2012), and the table from CAMEO to PLOVER of 2021 in PLOVER's repository
(Open Event Data Alliance). A CAMEO code is text, since its zeros count.
"""

from __future__ import annotations

from typing import NamedTuple

from relations_kb.model.record import Record


class Codes(NamedTuple):
    """``plover`` is an event type, ``cameo`` an event code of two or three digits."""

    plover: str
    cameo: str


# (kind, the field that decides, its value) to codes. None for the field means that the kind alone decides.
TABLE: dict[tuple[str, str | None, str | None], Codes] = {
    ("consultation", None, None): Codes("CONSULT", "046"),  # engage in negotiation
    ("visit", "form", "call"): Codes("CONSULT", "041"),  # discuss by telephone
    ("visit", "form", "meeting"): Codes("CONSULT", "044"),  # meet at a third location
    ("visit", "form", "visit"): Codes("CONSULT", "042"),  # make a visit; 043 from the host's side
    ("treaty", "action", "signed"): Codes("SUPPORT", "057"),  # sign formal agreement
    ("treaty", "action", "ratified"): Codes("SUPPORT", "057"),
    ("treaty", "action", "in-force"): Codes("SUPPORT", "057"),
    ("status", "event", "recognition"): Codes("SUPPORT", "054"),  # grant diplomatic recognition
    ("status", "event", "relations-established"): Codes("SUPPORT", "054"),
    ("status", "event", "relations-restored"): Codes("SUPPORT", "054"),
    ("status", "event", "relations-upgraded"): Codes("SUPPORT", "050"),  # engage in diplomatic cooperation
    ("status", "event", "mission-opened"): Codes("SUPPORT", "050"),
    ("status", "event", "envoy-accredited"): Codes("SUPPORT", "050"),
    ("status", "event", "relations-severed"): Codes("SANCTION", "161"),  # reduce or break diplomatic relations
    ("status", "event", "relations-downgraded"): Codes("SANCTION", "161"),
    ("status", "event", "mission-closed"): Codes("SANCTION", "161"),
    ("status", "event", "envoy-recalled"): Codes("SANCTION", "161"),
}

_DECIDES = {kind: field for kind, field, _ in TABLE}

# What is only planned is an intent: CAMEO 036, express intent to meet or negotiate. What was called off has no code.
_PLANNED = {"consultation": Codes("AGREE", "036"), "visit": Codes("AGREE", "036")}

# The host's side of a visit has a code of its own.
HOSTS_VISIT = "043"


def codes(record: Record) -> Codes | None:
    """Return the codes of a record: by its kind and its form, action or event."""
    if record.modality != "occurred":
        return _PLANNED.get(record.kind) if record.modality == "planned" else None
    field = _DECIDES.get(record.kind)
    return TABLE.get((record.kind, field, getattr(record, field, None) if field else None))
