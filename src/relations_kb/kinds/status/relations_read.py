"""Reading matches of the rules on recognition and relations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, cast

from relations_kb.kinds.making import codes_of
from relations_kb.kinds.status.context import acting, date_told, partner, signers
from relations_kb.kinds.status.counting import years_after, years_before, years_counted
from relations_kb.kinds.status.making import make, told_as
from relations_kb.kinds.status.model import Event, Mission, Status
from relations_kb.kinds.status.relations_pair import pair_of
from relations_kb.kinds.status.sequels import UNILATERAL, further, likewise, sequel, with_mission
from relations_kb.kinds.status.words import mission_of
from relations_kb.model.record import Modality
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match
from relations_kb.rules.sense import sense_of
from relations_kb.rules.when import Dated
from relations_kb.vocab.world import load_world

# 'relations' that are no diplomatic ones, and words that say what was raised is no rank.
_OTHER_RELATIONS: Final = re.compile(
    r"(?i)\b(?:trade|economic|unofficial|informal|commercial|cultural|party|sports?|military|defen[cs]e|air|people|business|family|sister|"
    r"inter-?parliamentary|investment|banking|rail|telephone|postal|working|personal|"
    r"friendly relations with the people)\b"
)
_PLAIN: Final = re.compile(r"(?i)\b(?:diplomatic|official|formal|full|bilateral|consular|ambassadorial|normal)\b")
_RANKS: Final = re.compile(
    r"(?i)\b(?:partnership|embass|ambassador|legation|strategic|comprehensive|level of|rank|special relationship|"
    r"alliance)\b|strategic|embass|ambassador"
)
# What is a state's own and makes its recognition: "Chile's independence", not "Chile's generosity".
_AFTER_STATE: Final = re.compile(
    r"(?i)(?:'s?)? +(?:state|statehood|independence|separation|sovereignty|territorial integrity|government|republic|"
    r"existence)\b|(?!')"
)
# What a state has and is recognised without it: 'recognises Chilean passports', 'Chile's new standards'.
_OF_A_STATE: Final = re.compile(
    r"(?i)'?s? +(?:[a-z]+ )?(?:passports?|citizens?|nationals|diplomas?|degrees?|claims?|standards?|regulations?|"
    r"rights?|efforts?|"
    r"contributions?|communit(?:y|ies)|genocide|products?|certificates?|concerns?|currency|workers?|compan(?:y|ies))\b"
)
_AFTER_PEOPLE: Final = re.compile(
    r"(?i) (?:state|statehood|independence|sovereignty|government|republic|provisional|people's|peoples'|union|"
    r"federation|kingdom|"
    r"regime|authorit|interim|transitional)"
)
_COUNTED: Final = re.compile(r"(?i)\b(?:years|decades)\b[^.;]{0,40}\b(?:since|when|ago)\b[^.;<]{0,12}$")
_BY: Final = re.compile(r"(?i)\bby (?:the )?(?:[a-z]+ )?<[CSP]\d+>")
_NEWS: Final = re.compile(r"(?i)^(?:recogni[sz]es?|announced)")


def read_relations(match: Match, reading: Reading) -> Iterator[Status]:
    """Yield the records that a match of a rule on relations states."""
    event = match.rule.gives["event"]
    if event == "recognition":
        yield from _recognition(match, reading)
    elif event == "switch":
        yield from _switch(match, reading)
    elif event in {"anniversary", "partnership-anniversary"}:
        yield from _anniversary(match, reading)
    else:
        yield from _step(match, reading, cast("Event", event))


def _recognition(match: Match, reading: Reading) -> Iterator[Status]:
    modality = told_as(match)
    if modality is None or not _is_state(match):
        return
    date = date_told(
        match,
        reading,
        future=modality == "planned",
        news=bool(_NEWS.search(match.words.get("verb", "")) or re.search(r"(?i)\bbecame the ", match.sentence.masked)),
    )
    if date is None and re.search(r"(?i)recogni[sz]ing$", match.words.get("verb", "")):
        return
    if match.rule.gives.get("mutual"):
        codes = codes_of(match.get("one"))
        countries = codes if len(codes) == 2 else reading.implied(match.sentence.index)
        record = make(match, reading, "recognition", countries=countries, date=date, modality=modality)
        if record is not None:
            yield record
        return
    actors, counterparts = acting(match, reading), codes_of(match.get("counterpart"))
    if match.words.get("regime") and actors:
        other = partner(match, reading, actors[0])
        counterparts = codes_of(match.get("regime")) or ((other,) if other else ())
    if not counterparts:
        return
    counterpart = counterparts[0]
    named = bool(actors)
    if not actors:
        other = partner(match, reading, counterpart)
        actors = (other,) if other else ()
    for actor in actors:
        record = make(
            match,
            reading,
            "recognition",
            countries=(actor, counterpart),
            date=date,
            modality=modality,
            actor=actor if named else None,
            counterpart=counterpart if named else None,
        )
        if record is not None:
            yield record
            yield from likewise(match, reading, record)


def _is_state(match: Match) -> bool:
    """Tell whether a state is recognised: not 'recognised the Chilean genocide', not 'Chile's generosity'."""
    slots = match.get("counterpart")
    if not slots or "recogni" not in (match.words.get("verb") or "recogni"):
        return True
    masked = match.sentence.masked
    at = masked.find(f"{slots[0].kind}{match.sentence.slots.index(slots[0])}>")
    tail = masked[masked.index(">", at) + 1 :]
    country = slots[0].country
    if slots[0].person is not None:
        return False
    if country is not None and country.role in {"city", "province"}:
        # The Golan is no state; Macedonia, which is a province elsewhere, is part of a state's name.
        text = match.sentence.text[slots[0].start - match.sentence.start : slots[0].end - match.sentence.start]
        if text.lower() not in load_world().display(slots[0].codes[0] if slots[0].codes else "").lower():
            return False
    if country is not None and country.role == "capital" and re.match(r"(?i) (?:as|to be)\b", tail):
        # 'recognised Jerusalem as the capital'; 'Tehran recognised Beijing' is about states.
        return False
    named = slots[0].kind == "S" or slots[0].country is None or "demonym" not in slots[0].country.role
    if _OF_A_STATE.match(tail):
        return False
    return bool((_AFTER_STATE if named else _AFTER_PEOPLE).match(tail))


def _switch(match: Match, reading: Reading) -> Iterator[Status]:
    actors, left, to = codes_of(match.get("actor")), codes_of(match.get("left")), codes_of(match.get("counterpart"))
    if not (actors and left and to):
        return
    date = date_told(match, reading, news=False)
    again = re.search(r"(?i)\b(?:(?:second|third) time|again|back)\b", match.sentence.text)
    severed = make(
        match,
        reading,
        "relations-severed",
        countries=(actors[0], left[0]),
        date=date,
        actor=actors[0],
        counterpart=left[0],
    )
    taken: Event = (
        "relations-restored"
        if again
        else "recognition"
        if "recognition" in match.words["verb"]
        else "relations-established"
    )
    sides = taken == "recognition"
    other = make(
        match,
        reading,
        taken,
        countries=(actors[0], to[0]),
        date=date,
        actor=actors[0] if sides else None,
        counterpart=to[0] if sides else None,
    )
    yield from (record for record in (severed, other) if record is not None)


def _anniversary(match: Match, reading: Reading) -> Iterator[Status]:
    """Count back from an anniversary: '25 years of relations' marked in 2017 began in 1992."""
    count = years_counted(match)
    if count is None or not 1 <= count <= 400:
        return
    date = date_told(match, reading)
    now = int(reading.published[:4]) if reading.published else None
    year = int(date.edtf[:4]) if date else now
    if year is None:
        return
    begun = Dated(str(year + _year_shift(match) - count), "inferred", None)
    if date is not None and now is not None and date.basis == "stated" and abs(now - year - count) <= 1:
        begun = date  # 'the 20th anniversary of relations (20 March 1992)' tells the beginning itself
    countries = pair_of(match, reading)
    restored = re.search(r"(?i)rest|resum|re-?est|normali", match.words.get("verb") or "")
    record = make(
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
    if record is not None:
        yield record


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
    active = match.rule.id in {"status.severed", "status.restored", "status.established"}
    if event == "relations-established" and _COUNTED.search(masked[: match.start]):
        return  # 'thirty years have passed since Norway and Chile established relations' is an anniversary
    if active and re.search(r"(?i)\b(?:the|their|its|these|our|of|long) $", masked[:verb]):
        # 'to improve the severed relations' tells of no break.
        return
    to = match.words.get("to") or ""
    if event == "relations-upgraded" and not _RANKS.search(f"{what} {to}"):
        return
    if event == "relations-established" and not (
        _PLAIN.search(what) or match.get("one") or match.get("one2") or match.rule.gives.get("home")
    ):
        # 'Relations were established in 1992' below the heading of a country, or in an article on two.
        if not (
            match.rule.id == "status.were-established" and re.search(r"establish|became", match.words.get("verb") or "")
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
    record = make(
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
    if record is not None:
        yield record
        yield from likewise(match, reading, record)
    yield from sequel(match, reading, countries, actors if event in UNILATERAL else ())
    yield from further(match, reading, event, actors or codes_of(match.get("one")))
    yield from with_mission(match, reading, countries, date)


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
