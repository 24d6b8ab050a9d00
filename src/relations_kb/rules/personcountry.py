"""Whose person a well-known leader is."""

from __future__ import annotations

from relations_kb.rules.personnames import short_leader
from relations_kb.rules.titles import Office
from relations_kb.vocab.leaders import Leader, load_leaders, name_key
from relations_kb.vocab.names import load_names

STATE_OFFICES = frozenset({"state", "government", "royal", "minister", "official"})


def leader_country(name: str, office: Office | None) -> str | None:
    """Return the country of a well-known leader with this name, if all leaders who may be meant have one country."""
    leaders = load_leaders()
    full = name_key(name)
    matches: tuple[Leader, ...] = leaders.by_name.get(full, ())
    if " " not in full:
        matches = tuple(leader for leader in matches if office is not None and _held(leader, office))
    if not matches:
        short = short_leader(name)
        if short is not None:
            matches = (short,)
        elif office is not None and office.kind in STATE_OFFICES and " " not in full:
            # 'Prime Minister Mohammed' is no minister whose last name it happens to be: a given name tells nobody.
            known = () if full in load_names().given else leaders.by_surname.get(full, ())
            matches = tuple(leader for leader in known if _held(leader, office))
    codes = {leader.country for leader in matches}
    return codes.pop() if len(codes) == 1 else None


def _held(leader: Leader, office: Office) -> bool:
    """Tell whether the leader's offices are of the kind of ``office``."""
    wanted: tuple[str, ...] | None = {
        "state": ("president", "king", "queen", "emperor", "emir", "sultan", "pope", "shah")
    }.get(office.kind)
    if office.kind == "government":
        wanted = ("chancellor", "premier", "taoiseach", "prime minister")
    if office.kind == "minister":
        wanted = ("prime minister", "foreign minister", "secretary of state", "chancellor")
    return wanted is not None and any(held in wanted for held, _, _ in leader.offices)
