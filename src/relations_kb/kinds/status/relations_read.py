"""Reading matches of the rules on recognition and relations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, cast

from relations_kb.kinds.making import codes_of
from relations_kb.kinds.status.context import acting, date_told, signers
from relations_kb.kinds.status.counting import years_after, years_before, years_counted
from relations_kb.kinds.status.making import make, told_as
from relations_kb.kinds.status.model import Event, Mission, Status
from relations_kb.kinds.status.recognitions import read_recognition, read_switch
from relations_kb.kinds.status.relations_pair import pair_of
from relations_kb.kinds.status.sequels import UNILATERAL, further, sequel, with_mission
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Modality
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.sense import sense_of
from relations_kb.rules.when import Dated, resolve_slot

# 'relations' that are no diplomatic ones, and words that say what was raised is no rank.
_OTHER_RELATIONS: Final = re.compile(
    r"(?i)\b(?:trade|economic|unofficial|informal|commercial|cultural|party|sports?|military|defen[cs]e|air|"
    r"people|business|family|sister|"
    r"inter-?parliamentary|investment|banking|rail|telephone|postal|working|personal|"
    r"friendly relations with the people)\b"
)
_PLAIN: Final = re.compile(r"(?i)\b(?:diplomatic|official|formal|full|bilateral|consular|ambassadorial|normal)\b")
_RANKS: Final = re.compile(
    r"(?i)\b(?:partnership|embass|ambassador|legation|strategic|comprehensive|level of|rank|special relationship|"
    r"alliance)\b|strategic|embass|ambassador"
)
_COUNTED: Final = re.compile(r"(?i)\b(?:years|decades)\b[^.;]{0,40}\b(?:since|when|ago)\b[^.;<]{0,12}$")
_BY: Final = re.compile(r"(?i)\bby (?:the )?(?:[a-z]+ )?<[CSP]\d+>")


# As in: 'in 2022 thirty years were marked since they were established'
_SINCE_THEY: Final = re.compile(
    r"(?i)\b(?P<years>[\w-]+) (?:years|decades)\b[^.;]{0,50}\bsince (?:they|<B\d+>)[^.;<]{0,9}$"
)
_URGED: Final = re.compile(
    r"(?i)\b(?:push\w*|urg\w+|call\w* (?:up)?on|press(?:ed|es|ing|ured|uring)?|persuad\w+|pressur\w+|lobb\w+|"
    r"encourag\w+|ask(?:ed|s|ing)?|want(?:ed|s)?|appeal\w* to|demand\w*)\b[^;.<]{0,20}<[CSPB]\d+>[^;.<]{0,12} to $"
)


_MENDED_TIES: Final = re.compile(
    r"(?i)\b(?:restor\w+|resum\w+|renew\w+|re-?establish\w*|mend\w*|repair\w*|normali[sz]\w+) (?:[a-z]+ ){0,3}"
    r"(?:relations|ties|links) $"
)


def read_relations(match: Match, reading: Reading) -> Iterator[Status]:
    """Yield the records that a match of a rule on relations states."""
    event = match.rule.gives["event"]
    if event == "recognition":
        yield from read_recognition(match, reading)
    elif event == "switch":
        yield from read_switch(match, reading)
    elif event in {"anniversary", "partnership-anniversary"}:
        yield from _anniversary(match, reading)
    else:
        yield from _step(match, reading, cast("Event", event))


def _anniversary(match: Match, reading: Reading) -> Iterator[Status]:
    """Count back from an anniversary: '25 years of relations' marked in 2017 began in 1992."""
    count = years_counted(match)
    if count is None or not 1 <= count <= 400:
        return
    date = date_told(match, reading)
    if date is None and len(told := match.sentence.of("D")) == 1:
        date = resolve_slot(reading, told[0], future=True)  # '2020 saw the celebration of 70 years of relations'
    now = int(reading.published[:4]) if reading.published else None
    year = int(date.edtf[:4]) if date else now
    begun = Dated(str(year + _year_shift(match) - count), "inferred", None) if year is not None else None
    if begun is None and not re.search(r"(?i)\bestablish", match.sentence.masked[match.start : match.end]):
        return  # 'thirty years of relations', in an article without any date; an establishment is told all the same
    if date and now and year and date.basis == "stated" and abs(now - year - count) <= 1:
        begun = date  # 'the 20th anniversary of relations (20 March 1992)' tells the beginning itself
    countries = pair_of(match, reading)
    restored = re.search(r"(?i)rest|resum|re-?est|normali", match.words.get("verb") or "")
    yield from make(
        match,
        reading,
        "relations-upgraded"
        if match.rule.gives["event"] == "partnership-anniversary"
        else "relations-restored"
        if restored
        else "relations-established",
        countries=countries,
        date=begun,
        confidence=0.75,
    )


def _year_shift(match: Match) -> int:
    """'Last year we marked …' without a resolved date of its own counts from the year before."""
    dated = any(slot.kind == "D" for slot in match.sentence.slots)
    return 0 if dated else (-1 if re.search(r"(?i)\blast year\b", match.sentence.masked) else 0)


def _step(match: Match, reading: Reading, event: Event) -> Iterator[Status]:
    what = match.words.get("what") or match.words.get("what2") or ""
    if _OTHER_RELATIONS.search(what) and not re.search(r"(?i)diplomatic", what):
        return
    masked = match.sentence.masked
    if what and "diplomatic" not in what.lower():
        before = re.search(r"([\w-]+) $", masked[: max(0, masked.find(what, match.start))])
        if before is not None and _OTHER_RELATIONS.search(before.group(1)):
            return
    if match.rule.id == "status.were-restored" and what and not _joined_to(what, match):
        return
    if match.words.get("they") and not re.search(r"(?i)\b(?:relations|ties)\b", _told_before(match, reading)):
        return
    verb = masked.find(match.words.get("verb") or "", match.start)
    if match.rule.id == "status.were-severed" and _MENDED_TIES.search(masked, 0, max(verb, 0)):
        return  # 'restore ties cut over the war': the break is told in passing, its day is another
    active = match.rule.id in {"status.severed", "status.restored", "status.established"}
    if event == "relations-established" and _COUNTED.search(masked[: match.start]):
        return  # 'thirty years have passed since Norway and Chile established relations' is an anniversary
    if event == "relations-established" and (counted := _SINCE_THEY.search(masked[match.start : verb])):
        yield from _anniversary(match._replace(words={**match.words, "years": counted["years"]}), reading)
        return
    if active and re.search(r"(?i)\b(?:the|their|its|these|our|of|long) $", masked[:verb]):
        # 'to improve the severed relations' tells of no break.
        return
    if active and _URGED.search(masked[:verb]):
        return  # 'pushed Chile to break relations' tells what was asked for
    to = match.words.get("to") or _rank_before(match)
    if event == "relations-upgraded" and not _RANKS.search(f"{what} {to}"):
        return
    if event == "relations-established" and not (
        _PLAIN.search(what) or match.get("one") or match.get("one2") or match.rule.gives.get("home")
    ):
        # 'Relations were established in 1992' below the heading of a country, or in an article on two.
        if not (
            match.rule.id == "status.were-established"
            and re.search(r"establish|became|formali", match.words.get("verb") or "")
        ):
            return
        if len(reading.implied(match.sentence.index)) != 2:
            return
    if match.rule.gives.get("home") and reading.home is None and len(reading.parties) != 2:
        return
    if (
        re.search(r"(?i)links|contacts|relationship", what)
        and not match.rule.gives.get("home")
        and "diplomatic" not in what.lower()
    ):
        return
    if match.rule.gives.get("dated") and not match.get("when"):
        return
    modality = _paper_told(match) if match.rule.gives.get("paper") else told_as(match)
    if modality is None:
        return
    subject = _subject_of_participle(match, verb)
    countries = pair_of(match, reading)
    if subject and codes_of(match.get("counterpart")):
        countries = tuple(sorted({*subject, *codes_of(match.get("counterpart"))[:1]}))
    said = _who_said(match, verb)
    told_to = codes_of(match.get("counterpart")) or codes_of(match.get("actor"))
    if said and told_to and told_to[0] != said[0]:
        countries = tuple(sorted((said[0], told_to[0])))
    if match.rule.id == "status.relations-since" and not match.get("two") and _TOPIC.search(masked[: match.start]):
        return  # 'With Chile, Norway has relations since 1963' is another rule's
    if match.rule.id == "status.end-of-relations" and not match.get("one") and len(countries) != 2:
        return
    if len(countries) < 2:
        return
    date = date_told(match, reading, future=modality == "planned", news=not match.rule.gives.get("paper"))
    if match.rule.gives.get("paper") and (date is None or len(countries) != 2):
        return
    if date is not None and re.search(r"\b(?:to|from)$", match.words.get("verb") or "") and _is_vague(date):
        return  # 'relations date back to the 18th century' tells no step
    after = years_after(match)
    if after is not None:
        date = years_before(after, reading)
    if date is None and event in {"relations-established"} and not re.search(r"(?i)diplomatic", what):
        return
    actors = _subject_of_participle(match, verb) or said or acting(match, reading)
    actor = counterpart = None
    if not actors and event in UNILATERAL and (by := _BY.search(masked, verb)) is not None:
        # 'Relations were severed by Chile in 1973.'
        actors = codes_of(match.sentence.slots[int(n)] for n in re.findall(r"<[CSP](\d+)>", by.group()))
    if not actors and event in UNILATERAL and any(slot.kind == "P" for slot in match.get("actor")):
        # 'until the King broke with Peru': the king of the other one
        actors = tuple(code for code in countries if code not in told_to)
    if event in UNILATERAL and len(actors) == 1 and len(countries) == 2 and actors[0] in countries:
        actor = actors[0]
        counterpart = next(code for code in countries if code != actor)
    if event == "relations-upgraded" and date is None and "|" in match.sentence.masked:
        return
    mission = _rank(what, to) if event == "relations-upgraded" else None
    if mission is None and event == "relations-upgraded" and re.search(r"(?i)ambassador", to):
        mission = "embassy"
    if event == "relations-upgraded" and mission is not None and len(actors) == 1 and len(countries) == 2:
        actor = actors[0]
        counterpart = next(code for code in countries if code != actor)
    people, place = signers(match) if event == "relations-established" else ((), None)
    yield from make(
        match,
        reading,
        event,
        countries=countries,
        date=date,
        modality=modality,
        actor=actor,
        counterpart=counterpart,
        mission=mission,
        people=people,
        place=place,
    )
    yield from sequel(match, reading, countries, actors if event in UNILATERAL else ())
    yield from further(match, reading, event, actors or codes_of(match.get("one")))
    yield from with_mission(match, reading, countries, date)


_TOPIC: Final = re.compile(r"(?i)\bwith (?:the )?<C\d+>,? $")


def _rank_before(match: Match) -> str:
    """Return the rank that 'the strategic partnership to which relations were raised' names before its verb."""
    found = _TO_WHICH.search(match.sentence.masked[: match.start])
    return found.group("rank") if found is not None else ""


_TO_WHICH: Final = re.compile(
    r"(?P<rank>\b(?:strategic|comprehensive|enhanced|special)?[\w -]{0,30}\b(?:partnership|rank of [a-z]+|"
    r"[a-z]+ level|level of [a-z]+))[\"']?,? to which (?:the |their |its )?$"
)


def _is_vague(date: Dated) -> bool:
    """Tell whether a date spans more than a decade."""
    years = [int(year) for year in re.findall(r"\d{4}", date.edtf)]
    return len(years) > 1 and max(years) - min(years) > _DECADE


_DECADE: Final = 10
_SIGNED: Final = re.compile(
    r"(?i)\b(?:sign\w*|exchang\w*|conclud\w*|issued|adopted|published|released|"
    r"initialled|dated?)\b"
)


def _paper_told(match: Match) -> Modality | None:
    """Return how a paper that establishes relations is told: as signed, as to be signed, or as nothing yet."""
    masked = match.sentence.masked
    near = masked[max(0, match.start - 60) : match.end + 60]
    if not _SIGNED.search(near):
        return None
    modality = sense_of(match, verb=match.start)
    return (
        modality if modality != "planned" or re.search(r"(?i)\b(?:will|to be|plan\w*|expected)\b", near) else "occurred"
    )


def _subject_of_participle(match: Match, verb: int) -> tuple[str, ...]:
    """Return who acts in 'Norway recognised Chile, severing ties with Peru': the sentence's first side."""
    masked = match.sentence.masked
    if not match.words.get("verb", "").endswith("ing") or not re.search(r", (?:thereby |thus )?$", masked[:verb]):
        return ()
    first = next((slot.codes for slot in match.sentence.of("SPC") if slot.codes), ())
    return first if len(first) == 1 else ()


_SAID_IT: Final = re.compile(
    r"\W*(?:[Tt]he )?<[SC](\d+)>[^<;]{0,30}\b(?:inform|told|notif|tell|advis|announc|assur|"
    r"warn)[^<;]*<[SCP]\d+>(?:[^<;]|<D\d+>)*"
    r"\bthat it (?:[a-z]+ )*$"
)


def _who_said(match: Match, verb: int) -> tuple[str, ...]:
    """Return who acts in 'Chile informed Peru that it was severing relations': Chile."""
    found = _SAID_IT.match(match.sentence.masked[:verb])
    return match.sentence.slots[int(found.group(1))].codes[:1] if found is not None else ()


def _joined_to(what: str, match: Match) -> bool:
    """Tell whether relations are what resumed: not in 'relations worsened, it resumed considering …'."""
    masked = match.sentence.masked
    at = masked.find(what, match.start) + len(what)
    between = masked[at : masked.find(match.words["verb"], at)]
    passive = re.search(r"\b(?:was|were|been|being|be)\b", between)
    return bool(passive) or not re.search(r"\b(?:it|he|she|they|recognition)\b|, <[CSP]|<[CSP]\d+>,", between)


def _told_before(match: Match, reading: Reading) -> str:
    """Return the words that 'they' or 'which' may point to: the sentence before the match, and the one before it."""
    number = match.sentence.index
    earlier = reading.lowered[number - 1] if number else ""
    return f"{earlier} {match.sentence.masked[: match.start]}"


def _rank(what: str, to: str) -> Mission | None:
    """Return the rank that a mission rises to: 'rose from Consulate General to Legation' is a legation."""
    reached = to.rsplit(" to ", 1)[-1] if " to " in to else to
    return mission_of(reached) or (mission_of(what) if not re.search(r"(?i)partnership|strategic", to) else None)
