"""Lists and tables of a country's missions abroad, or of the missions that it hosts.

In: an article on one country with a title or heading such as 'List of diplomatic missions of X', 'Embassies in Lima',
'Non-resident embassies', and below it lines: ``Cairo (Embassy)`` under ``Egypt``, ``Egypt | Cairo | Embassy | Sudan``,
``Chile`` under 'Embassies in Riga', ``Ghana (Copenhagen)`` under 'Non-resident embassies'. Out: a standing mission or
an accreditation a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from relations_kb.kinds.status.model import Mission, Status
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Evidence, Place
from relations_kb.rules.places import find_countries
from relations_kb.rules.reading import Reading
from relations_kb.rules.sifted import Sifted

_KINDS: Final = (
    r"(?:(?:honou?rary |resident |general |trade |economic |cultural |representative |liaison |interests? |permanent |"
    r"branch |royal |[A-Z][a-z]+ )*(?:embass(?:y|ies)|high commissions?|consulates?[- ]general|general consulates?|"
    r"consulates?|consular (?:agency|office)|legations?|representative offices?|liaison offices?|interests? sections?|"
    r"offices?|delegations?|missions?|de facto embassy))"
)
_HEAD: Final = Sifted(
    r"(?i)\b(?:embass(?:y|ies)|diplomatic missions?|missions|high commissions?|consulates?(?:[- ]general)?|"
    r"(?:diplomatic|consular) representations?)\b"
)
_OFF: Final = re.compile(
    r"(?i)\b(?:former|closed|future|planned|to open|to be opened|multilateral|international organi[sz]ations?|see also|"
    r"references|notes|external links|history|bibliography|gallery|permanent missions|united nations|ambassadors|"
    r"visa|attacks?)\b"
)
_NON_RESIDENT: Final = re.compile(r"(?i)\b(?:non[- ]?resident|accredited|accreditations?|concurrent)\b")
_RESIDENT_IN: Final = re.compile(r"(?i)^\W*(?:resident|residing|located|based) in (?P<place>[A-Z].{2,50})$")
_ITEM_MISSION: Final = re.compile(
    rf"(?P<city>[A-ZÀ-Þ][^|(,;:]{{1,40}}?(?:, D\.? ?C\.?)?),? ?\((?P<mission>(?i:{_KINDS}))\)"
)
_CELL_MISSION: Final = re.compile(rf"(?i)\W*{_KINDS}\W*(?:\[[^\]]*\])?\W*")
_PLACE_HEAD: Final = re.compile(
    r"(?i)\b(?:africa|americas?|asia|europe|oceania|middle east|caribbean|"
    r"pacific)\b|^.{3,24}$"
)
_PAREN: Final = re.compile(r"^(?P<name>[^()|]{3,50}?) ?\((?P<in>[^()]{3,50})\)\W*$")
_LONGEST: Final = 160


@dataclass(slots=True)
class _State:
    """Where the reader stands: whose missions a list tells of, and what the headings above a line have told."""

    abroad: bool | None = None
    away: bool = False  # below 'Non-resident embassies'
    mission: Mission | None = None
    city: str | None = None
    via: Place | None = None
    country: str | None = None


def mission_lists(reading: Reading) -> tuple[list[Status], tuple[int, int] | None]:
    """Return the records of such lists, and the stretch of the text that they cover."""
    home, text = reading.home, reading.text
    if home is None or len(reading.title_codes) != 1 or not _HEAD.search(text):
        return [], None
    title = reading.document.title.value if reading.document.title is not None else ""
    state = _State(abroad=_whose(title, home) if re.search(r"(?i)\blists?\b|^diplomatic missions", title) else None)
    masks = [(m.span.start, m.span.end) for m in reading.document.masks if m.reason != "markup"]
    listed = state.abroad is not None
    headings = {block.span.start for block in reading.document.blocks if block.kind == "heading"}
    out: list[Status] = []
    at, first, last = 0, None, 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        words = line.strip().strip("=#*•-–— \t").strip()
        if not words or any(s <= start < e for s, e in masks):
            continue
        if _is_heading(line, words, state, home):
            continue
        begin = start + line.index(words)
        if begin in headings and not listed and not _PLACE_HEAD.search(words) and _country(words) is None:
            state.abroad = None  # another section of an article that is no list
        if state.abroad is None or len(words) > _LONGEST:
            continue
        told = list(_line(reading, state, home, words, begin))
        if told:
            first = begin if first is None else first
            last = begin + len(words)
        out.extend(told)
    # One or two lines are no list, but what chance made look like one.
    return (out, (first, last)) if first is not None and len(out) > 1 else ([], None)


def _whose(words: str, home: str) -> bool | None:
    """Return True for missions of the country abroad, False for those in it, None where a heading tells neither."""
    if not _HEAD.search(words):
        return None
    if re.search(r"(?i)\b(?:abroad|overseas|in (?:other|foreign) countries)\b", words):
        return True
    found = [m for m in find_countries(words) if m.code == home]
    for mention in found:
        before = words[max(0, mention.start - 8) : mention.start]
        if re.search(r"(?i)\b(?:in|to|at)(?: the)? $", before):
            return False
        if re.search(r"(?i)\bof(?: the)? $", before) or "demonym" in mention.role:
            return True
    return None


def _is_heading(line: str, words: str, state: _State, home: str) -> bool:
    """Take a heading's meaning into the state; tell whether the line is one."""
    marked = line.lstrip().startswith(("=", "#"))
    if len(words) > 90 or "|" in words or (words.endswith(".") and not marked):
        return False
    if re.match(r"(?i)\W*[*•-]", line) and not marked:
        return False
    resident = _RESIDENT_IN.match(words)
    if resident is not None and state.abroad is False:
        named = [m for m in find_countries(resident.group("place")) if m.code]
        state.via = Place(city=next((m.city for m in named if m.city), None), country=named[0].code) if named else None
        return True
    if _OFF.search(words) and not _PAREN.match(words):
        state.abroad, state.mission, state.city, state.via, state.country = None, None, None, None, None
        return True
    if _PAREN.match(words) or not _HEAD.search(words) or re.search(r"(?i)\b(?:has|have|is|are|was)\b", words):
        return False
    whose = _whose(words, home)
    if whose is None and state.abroad is None and not re.fullmatch(r"(?i)(?:foreign |resident )?embassies", words):
        return False
    if whose is not None:
        state.abroad = whose
    elif state.abroad is None:
        return False
    state.away = bool(_NON_RESIDENT.search(words))
    state.mission = mission_of(words)
    city = next((m.city for m in find_countries(words) if m.code == home and m.city), None)
    written = re.search(r"\b(?:in|at) ([A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)?)$", words)
    state.city = city or (written.group(1) if written and not _country(written.group(1)) else None)
    state.via, state.country = None, None
    return True


@cache
def _country(words: str) -> str | None:
    """Return the country that words name, with nothing much besides ('Argentine Republic', 'Nation of Brunei')."""
    found = [m for m in find_countries(words) if m.code]
    codes = {m.code for m in found}
    if len(codes) != 1 or any(m.role in {"city", "capital", "province"} for m in found):
        return None
    covered = sum(m.end - m.start for m in found)
    rest = re.sub(
        r"(?i)republic|kingdom|state|commonwealth|federation|federative|nation|union|of|the|and|\W", "", words
    )
    name = "".join(re.findall(r"\w", "".join(words[m.start : m.end] for m in found)))
    return codes.pop() if covered >= len(words) - 3 or len(rest) <= len(name) else None


def _line(reading: Reading, state: _State, home: str, words: str, begin: int) -> Iterator[Status]:
    cells = [cell.strip() for cell in words.split("|")] if "|" in words else []
    if cells:
        yield from _row(reading, state, home, cells, (begin, words))
    elif state.abroad:
        country = _country(words.rstrip(":"))
        if country is not None:
            state.country = country
            return
        lead = re.match(r"([^(|:–-]{3,40}?)(?: ?[:–-]|,) ", words)
        state.country = (_country(lead.group(1)) if lead else None) or state.country
        body = words[lead.end() :] if lead is not None and _country(lead.group(1)) else words
        for found in _ITEM_MISSION.finditer(body):
            city = found.group("city").strip()
            host = _host_of(city, state)
            if host is not None:
                yield _present(reading, home, host, mission_of(found.group("mission")), city, (begin, words))
    else:
        inside = _PAREN.match(words)
        sender = _country(inside.group("name") if inside is not None else words)
        if sender is None or sender == home:
            return
        note = inside.group("in") if inside is not None else ""
        if state.away:
            yield from _away(reading, state, home, sender, note, (begin, words))
        else:
            mission = mission_of(note) if _CELL_MISSION.fullmatch(note) else state.mission
            if mission is not None:
                yield _present(reading, sender, home, mission, state.city, (begin, words))


def _row(reading: Reading, state: _State, home: str, cells: list[str], line: tuple[int, str]) -> Iterator[Status]:
    at = next((n for n, cell in enumerate(cells) if cell and _CELL_MISSION.fullmatch(cell)), None)
    if at is None or at == 0 or re.match(r"(?i)(?:host )?(?:country|state|city)", cells[0]):
        return
    country = next((code for cell in cells[:at] if (code := _country(cell)) is not None), None)
    city = cells[at - 1] if _country(cells[at - 1]) is None else None
    mission = mission_of(cells[at])
    if state.abroad:
        state.country = country or state.country
        host = country or (_host_of(city, state) if city else None)
        if host is None or host == home:
            return
        yield _present(reading, home, host, mission, city, line)
        for cell in cells[at + 1 :]:
            named = [m.code for m in find_countries(cell) if m.code and m.code not in {home, host}]
            if len(cell) < 300 and (named and re.match(r"(?i)(?:countries|concurrent|accredited)", cell)):
                for code in dict.fromkeys(named):
                    yield _accredited(reading, home, code, Place(city=city, country=host), mission, line)
    elif country is not None and country != home:
        yield _present(reading, country, home, mission, city or state.city, line)


def _host_of(city: str, state: _State) -> str | None:
    """Return the country of a city: what the vocabulary knows if it fits the heading, else the heading's."""
    known = {m.code for m in find_countries(city) if m.code and m.role in {"city", "capital", "name"}}
    if state.country is None or (known and state.country not in known and len(known) == 1):
        return known.pop() if len(known) == 1 else state.country
    return state.country


def _away(
    reading: Reading, state: _State, home: str, sender: str, note: str, line: tuple[int, str]
) -> Iterator[Status]:
    named = [m for m in find_countries(note) if m.code and m.code != home]
    via = Place(city=next((m.city for m in named if m.city), None), country=named[0].code) if named else state.via
    if via is not None and via.country not in {sender, None}:
        yield _accredited(reading, sender, home, via, state.mission, line)


def _present(
    reading: Reading, actor: str, host: str, mission: Mission | None, city: str | None, line: tuple[int, str]
) -> Status:
    begin, words = line
    return Status(
        doc=reading.document.name,
        countries=tuple(sorted((actor, host))),
        evidence=(Evidence(start=begin, end=begin + len(words), quote=words),),
        event="mission-present",
        actor=actor,
        counterpart=host,
        mission=mission,
        place=Place(city=city, country=host),
        rule="status.mission-list",
        confidence=0.85,
    )


def _accredited(
    reading: Reading, actor: str, host: str, via: Place, mission: Mission | None, line: tuple[int, str]
) -> Status:
    begin, words = line
    return Status(
        doc=reading.document.name,
        countries=tuple(sorted((actor, host))),
        evidence=(Evidence(start=begin, end=begin + len(words), quote=words),),
        event="accreditation",
        actor=actor,
        counterpart=host,
        mission=mission,
        via=via.country,
        place=via,
        rule="status.mission-list-accredited",
        confidence=0.8,
    )
