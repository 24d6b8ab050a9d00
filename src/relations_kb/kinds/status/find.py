"""From matches to statuses: who acts on whom, which mission, where, when; and what is said twice."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from relations_kb.kinds.predecessors import by_capital, predecessor, successor
from relations_kb.kinds.status.arrivals import ARRIVALS
from relations_kb.kinds.status.audiences import AUDIENCES
from relations_kb.kinds.status.bonds import BONDS
from relations_kb.kinds.status.census import RULES as CENSUS_RULES
from relations_kb.kinds.status.census import read_census
from relations_kb.kinds.status.ceremonies import LINES
from relations_kb.kinds.status.chain import continued
from relations_kb.kinds.status.covered import RULES as COVERED
from relations_kb.kinds.status.covered import read_covered
from relations_kb.kinds.status.dated_rows import dated_rows
from relations_kb.kinds.status.departures import DEPARTURES
from relations_kb.kinds.status.entries import entries
from relations_kb.kinds.status.envoys import RULES as ENVOY_RULES
from relations_kb.kinds.status.envoys_read import read_envoy
from relations_kb.kinds.status.fact_sheet import FACT_SHEET
from relations_kb.kinds.status.flags import FLAGS
from relations_kb.kinds.status.followers import CALLED_HOME_TOO, FOLLOWERS
from relations_kb.kinds.status.joining import joined
from relations_kb.kinds.status.lists import listed_missions
from relations_kb.kinds.status.looking_after import LOOKED_AFTER
from relations_kb.kinds.status.making import replaced
from relations_kb.kinds.status.mass_recalls import RULES as MASS_RECALLS
from relations_kb.kinds.status.mass_recalls import listed_recalls, read_mass_recall
from relations_kb.kinds.status.mission_lists import mission_lists
from relations_kb.kinds.status.mission_steps import mission_steps
from relations_kb.kinds.status.missions import RULES as MISSION_RULES
from relations_kb.kinds.status.missions_read import read_mission
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.mutual import RULES as MUTUAL_RULES
from relations_kb.kinds.status.mutual import read_mutual
from relations_kb.kinds.status.onwards import ONWARDS
from relations_kb.kinds.status.plans import PLANS
from relations_kb.kinds.status.registers import headed_envoys, listed_envoys, post_of
from relations_kb.kinds.status.relations import RULES as RELATION_RULES
from relations_kb.kinds.status.relations_pair import one_with_many
from relations_kb.kinds.status.relations_read import read_relations
from relations_kb.kinds.status.residences import RESIDENCES
from relations_kb.kinds.status.rules import RULES
from relations_kb.kinds.status.ruptures import RUPTURES
from relations_kb.kinds.status.same_paper import SAME_PAPERS
from relations_kb.kinds.status.scan import scanned
from relations_kb.kinds.status.since_when import RULES as SINCE_WHEN
from relations_kb.kinds.status.standing import RULES as STANDING_RULES
from relations_kb.kinds.status.standing import read_standing
from relations_kb.kinds.status.tables import explained, in_their_entries, table_statuses
from relations_kb.kinds.status.taking_up import RULES as TAKING_UP
from relations_kb.kinds.status.ties import ties
from relations_kb.rules.engine import matches
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, RuleBook
from relations_kb.rules.when import Dated, resolve_slot
from relations_kb.vocab.world import load_world

BOOK: Final = RuleBook(RULES)

_READERS: Final = (
    (frozenset(rule.id for rule in (*RELATION_RULES, *SINCE_WHEN)), read_relations),
    (frozenset(rule.id for rule in MISSION_RULES), read_mission),
    (frozenset(rule.id for rule in STANDING_RULES), read_standing),
    (frozenset(rule.id for rule in CENSUS_RULES), read_census),
    (frozenset(rule.id for rule in MUTUAL_RULES), read_mutual),
    (frozenset(rule.id for rule in (*ENVOY_RULES, *TAKING_UP)), read_envoy),
    (frozenset(rule.id for rule in COVERED), read_covered),
    (frozenset(rule.id for rule in MASS_RECALLS), read_mass_recall),
)

# What is told in words of its own: of relations and missions before the lists of a text are read, of envoys after it.
_STEPS: Final = (BONDS, FACT_SHEET, SAME_PAPERS, RUPTURES, ONWARDS, FLAGS, LOOKED_AFTER)
_ENVOYS: Final = (LINES, AUDIENCES, PLANS, DEPARTURES, CALLED_HOME_TOO, ARRIVALS, RESIDENCES)


def find(reading: Reading) -> tuple[Status, ...]:
    """Return the steps and standing facts that a text tells of, each once."""
    found: list[Status] = []
    for match in matches(BOOK, reading):
        found.extend(_read(match, reading))
    found = scanned((FOLLOWERS,), found, reading)
    found.extend(tuple(mission_steps(found, reading)))
    found.extend(tuple(ties(found, reading)))
    found = scanned(_STEPS, found, reading)
    lists, covered = mission_lists(reading)
    found.extend(lists)
    found.extend(
        told
        for told in listed_missions(reading)
        if covered is None or not covered[0] <= told.evidence[0].start < covered[1]
    )
    found.extend(listed_envoys(reading))
    found.extend(headed_envoys(reading))
    found.extend(listed_recalls(reading))
    found = scanned(_ENVOYS, found, reading)
    rows = entries(reading)
    found = list(in_their_entries(reading, rows, found))
    # A row's date that the notes beside it explain ('re-established on 26 May') is told by the notes.
    found.extend(row for row in table_statuses(reading, rows) if not explained(row, rows, found, reading))
    found.extend(dated_rows(reading))
    taipei = _serves_taipei(reading)
    return joined([_heir(_china(_taipei(status) if taipei else status), reading) for status in found])


def _heir(status: Status, reading: Reading) -> Status:
    """Return the record with the article's own country for the state of the past that its history names.

    In an article on Georgia, relations made after a sentence on the Soviet Union are Georgia's.
    """
    home = reading.home
    at = status.evidence[0]
    before = predecessor(reading, status.countries, status.date, at.start)
    before = before or successor(reading, status.countries, status.date)
    before = before or by_capital(reading, status.countries, status.date, at.start)
    if before is not None:
        return replaced(status, *before)
    if home is None or reading.title_codes != (home,) or home in status.countries:
        return status
    named = {mention.code for mention in reading.countries_in(at.start, at.end)}
    for code in status.countries:
        if code not in named and home in load_world().followers(code, 9999):
            return replaced(status, code, home)
    return status


def _serves_taipei(reading: Reading) -> bool:
    """Tell whether a list of envoys 'to China' is about the government in Taipei, as its first words say."""
    post = post_of(reading) if "CHN" in reading.title_codes else None
    return post is not None and "TWN" in {post.actor, post.counterpart}


def _taipei(status: Status) -> Status:
    """Return the record with Taiwan for China, which such a list means by it, from 1949 on."""
    if "CHN" not in status.countries or "TWN" in status.countries or int((status.date or "9999")[:4]) < 1949:
        return status
    if re.search(r"(?i)people's republic|beijing|peking|mainland|prc\b", status.evidence[0].quote):
        return status
    return replaced(status, "CHN", "TWN")


def _china(status: Status) -> Status:
    """Return the record with China for the Republic of China before 1949, by which time it sat in Taipei."""
    if "TWN" not in status.countries or not status.date or int(status.date[:4]) >= 1949 or "CHN" in status.countries:
        return status
    if re.search(r"(?i)taiwan|formosa|taipei", status.evidence[0].quote):
        return status
    return replaced(status, "TWN", "CHN")


def _read(match: Match, reading: Reading) -> Iterator[Status]:
    for ids, reader in _READERS:
        if match.rule.id in ids:
            for told in reader(match, reading):
                for status in _each(told, match, reading):
                    yield status
                    yield from continued(match, reading, status)


def _each(status: Status, match: Match, reading: Reading) -> Iterator[Status]:
    """Yield a step of one country with several once with each: 'Norway restored relations with Chile and Peru'.

    Three that made relations among themselves stay one record.
    """
    subject = one_with_many(match, reading) if len(status.countries) > 2 else None
    if subject is None or subject not in status.countries or not status.event.startswith("relations-"):
        yield status
        return
    dates = _respective(match, reading, {*status.countries} - {subject})
    for code in status.countries:
        if code != subject:
            update: dict[str, object] = {"countries": tuple(sorted((subject, code)))}
            if code in dates:
                update |= {"date": dates[code].edtf, "date_basis": dates[code].basis}
            yield status.model_copy(update=update)


_ROW_OF_DATES: Final = re.compile(r"<D\d+>(?:, <D\d+>)*,? and (?:in |on )?<D\d+>")


def _respective(match: Match, reading: Reading, others: Collection[str]) -> dict[str, Dated]:
    """Return the date of each side of 'with Chile and Peru in 1983 and 1985 respectively'; none where none is told."""
    sentence = match.sentence
    if "respectively" not in sentence.masked.lower():
        return {}
    sides = list(dict.fromkeys(code for slot in sentence.of("CS") for code in slot.codes if code in others))
    for row in _ROW_OF_DATES.finditer(sentence.masked):
        numbers = re.findall(r"<D(\d+)>", row.group())
        if len(numbers) == len(sides):
            dates = (resolve_slot(reading, sentence.slots[int(number)]) for number in numbers)
            return {code: date for code, date in zip(sides, dates, strict=True) if date is not None}
    return {}
