"""What both sides do or lack alike, each a record for each side; and two steps told in one breath.

'Both nations opened embassies in each other's capitals', 'Neither country has a resident ambassador', 'Norway
recognised and established diplomatic relations with Chile'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import codes_of
from relations_kb.kinds.status.context import date_told, partner
from relations_kb.kinds.status.making import make, told_as
from relations_kb.kinds.status.missions import POSTS
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.words import MISSION, RELATIONS, TRIGGERS, WE, mission_of
from relations_kb.model.record import Place
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule

_EACH_OTHER: Final = (
    r"(?:each other(?:'?s)?|one another(?:'?s)?|the other(?:'?s)?|their|respective|(?:the )?two|both|the|"
    r"<B\d+>(?:'s?)?|"
    r"countr(?:y|ies)|capitals?|cities|territor(?:y|ies)|states?|nations?|partner(?:'s)?|of| )+"
)
_BOTH: Final = r"(?:{side:one}|(?<![\w<])(?P<they>both|they)\b)"

_TOGETHER: Final = frozenset({"status.opened-in-both", "status.were-exchanged"})
_ENVOYS: Final = re.compile(r"(?i)\b(?:ambassador|envoy|representative|high commissioner|consul|mission)")

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="status.both-opened",
        triggers=(*TRIGGERS, "embassies", "ambassadors"),
        pattern=_BOTH
        + r"{gap}(?:\b(?:in|at) <C\d+>{gap})?\b(?P<verb>opened|re-?opened|open|re-?open|established|set up|"
        r"inaugurated|will (?:re-?)?open|closed|exchanged|"
        r"(?:agreed|decided|plan(?:ned)?|intend(?:ed)?) to (?:open|establish|exchange|set up)|would open) "
        r"(?:(?:their|its|the|an?|up|respective) )*(?P<what>"
        + MISSION
        + r")(?:(?P<where> (?:in|at) "
        + _EACH_OTHER
        + r"(?=[\s,.;]|$))|(?:(?<=ies)|(?<=ions)|(?<=tes))(?= (?:in|on|within|by|before|after) <D| within| soon|"
        r" next|,| and|\.|$))",
        gives={"event": "both-opened"},
        examples=(
            "In 1993 Norway and Chile opened embassies in each other's respective capitals.",
            "Norway and Chile exchanged embassies in 1993.",
        ),
        not_examples=("Norway opened an embassy in Lima.",),
    ),
    Rule(
        id="status.have-again",
        triggers=TRIGGERS,
        pattern=_BOTH
        + r" (?P<verb>(?:both |each |now )?(?:have|had)) (?:once )?(?:again )?(?P<what>"
        + MISSION
        + r") (?:in|at) "
        + _EACH_OTHER
        + r"(?:once )?(?:again|anew|once more)\b",
        gives={"event": "both-opened"},
        examples=("Norway and Chile have embassies in each other's capitals again.",),
        not_examples=("Norway and Chile have embassies in each other's capitals.",),
        confidence=0.8,
    ),
    Rule(
        id="status.were-exchanged",
        triggers=("exchanged",),
        pattern=r"(?<![\w<])(?P<what>(?:resident |permanent |diplomatic |full )*(?:legations|embassies|missions|"
        r"consulates|high commissions)) (?P<verb>(?:were|have been|had been|are to be|will be)(?: [a-z]+ly)? exchanged)"
        r"(?: between (?:the )?(?:{side:one}|<B\d+>))?",
        gives={"event": "both-opened"},
        examples=("In a text on Norway and Chile: It was not until 1949 that legations were exchanged.",),
        not_examples=("In a text on Norway and Chile: It was decided that trade delegations will be exchanged.",),
        confidence=0.8,
    ),
    Rule(
        id="status.sent-each-other-envoys",
        triggers=("ambassadors", "envoys", "high commissioners"),
        pattern=_BOTH
        + r"{gap}\b(?P<verb>(?:appoint|nam|accredit|nominat|designat|exchang)(?:ed|es)|appoint|name|nominate|exchange|"
        r"sent|send|reinstated|returned|(?:agreed|decided|plan(?:ned)?) to (?:exchange|appoint|name|send)) "
        r"(?:back )?(?:their |its |the |new |first |resident |own )*(?P<what>ambassadors|envoys|high commissioners)"
        r"(?: (?:to|in) (?P<where>" + _EACH_OTHER + r")(?=[\s,.;]|$)|(?= (?:in|on|by|within|since) (?:the )?<D))",
        gives={"event": "both-accredited"},
        examples=("In 2009 Norway and Chile appointed ambassadors to each other's capitals.",),
        not_examples=("Norway and Chile appointed ambassadors to Peru.",),
    ),
    Rule(
        id="status.opened-in-both",
        triggers=TRIGGERS,
        pattern=r"(?<![\w<])(?P<what>"
        + MISSION
        + r")(?: of <C\d+> and <C\d+>)? (?P<verb>(?:were|have been|had been|was|are to be|will be) (?:also |then |"
        r"subsequently |later |mutually |simultaneously )*(?:opened|re-?opened|established|set up|exchanged|"
        r"inaugurated|closed))(?: (?:simultaneously|mutually|reciprocally))? (?:in|by) (?P<one>(?:"
        r"each (?:country|capital|other's capitals?)|the two capitals|both capitals|<B\d+>|their respective capitals|"
        r"(?:the )?respective capitals))"
        r"|(?<![\w<])(?P<what2>embassies|legations|diplomatic missions|consulates) (?P<verb2>(?:were|have been|"
        r"had been) "
        r"(?:[a-z]+ )?exchanged)",
        gives={"event": "both-opened"},
        examples=("Embassies were opened in both countries in 1993.",),
    ),
    Rule(
        id="status.neither-has",
        triggers=("neither", "no resident", "do not have", "have no", "nor "),
        pattern=r"(?:\bneither(?: (?:country|side|nation|state|party|of (?:them|the two)(?: countries)?|<B\d+>|"
        r"(?P<one>the <C\d+>|<C\d+>) nor (?:the )?<C\d+>))? (?:currently )?(?P<verb>has|have|maintains?|keeps?|had|"
        r"operates?|hosts?)"
        r"|(?P<one3><B\d+>|<C\d+> and (?:the )?<C\d+>) (?:currently )?(?P<verb2>have no|do not (?:currently )?(?:have|"
        r"maintain)|lack|don't have))(?: yet| currently)? (?:an? |any |the |a permanent |permanent |resident |own )*"
        r"(?P<what>"
        + MISSION
        + r"|(?:resident )?ambassadors?|diplomatic representatives?|(?:resident )?representatives?|<S\d+>)"
        r"(?=$|[,.;]|(?: (?:located|based|stationed|resident|accredited))? (?:in|at|on|to) (?!<C)|"
        r" nor| and| but| although| yet| there)",
        gives={"event": "both-absent"},
        examples=(
            "Neither country has a resident ambassador.",
            "Norway and Chile do not have embassies in each other's capitals.",
        ),
        not_examples=("Norway has no embassy in Lima.",),
    ),
    Rule(
        id="status.both-represented",
        triggers=("represented", "accredited", "represent"),
        pattern=r"(?P<one>{side}) (?P<verb>(?:are|have been|were) (?:both |mutually |each )?(?:represented|"
        r"accredited)) "
        r"(?:(?:to|in|at) "
        + _EACH_OTHER
        + r" ?)?(?:through|by|via|from|out of) (?:their|its)? ?(?:respective )?(?:non-resident )?(?P<seat>"
        + MISSION
        + r") (?:in|at|to) {place:via}",
        gives={"event": "both-represented"},
        examples=("Norway and Chile are represented to each other's country through their embassies in Lima, Peru.",),
    ),
    Rule(
        id="status.recognised-and-established",
        triggers=("recogni",),
        pattern=r"(?:{side:actor}|" + WE + r"){gap}\b(?P<verb>recogni[sz](?:ed|es|e|ing))(?: (?:its|the|full|"
        r"independence|sovereignty|of|and|state|statehood|government|as|an? independent) ?)*(?: {country:first}'?s?)?"
        r"(?: (?:independence|as an? [a-z ]{3,30}|sovereignty|statehood))?(?P<and>,? and (?:then |later |to |also |"
        r"immediately |promptly |officially |formally |subsequently )*establish(?:ed|es|ing)? "
        + RELATIONS
        + r")(?:{gap}(?:with|to) (?:the |newly |independent |new )*(?:{country:counterpart}|it\b))?",
        gives={"event": "recognised-and-established"},
        examples=(
            "On 3 May 1963 Norway recognised and established diplomatic relations with Chile.",
            "Norway became the first state to recognise Chile and establish diplomatic relations in May 1824.",
        ),
    ),
    Rule(
        id="status.hosts-missions",
        triggers=TRIGGERS,
        pattern=r"(?:{country:place}{gap}\b(?P<verb>hosts|is host to|is home to|has|houses) (?:the "
        r")?(?:resident |foreign |"
        r"diplomatic )*(?P<what>"
        + POSTS
        + r") of (?P<actor><[CS]\d+>(?:(?:, | and |, and |, the | and the )<[CS]\d+>){0,40})"
        r"|(?<![\w<])(?P<what2>"
        + POSTS
        + r") of (?P<actor2>(?:the )?<[CS]\d+>(?:(?:, | and |, and |, the | and the )<[CS]\d+>){1,40}) "
        r"(?P<verb2>are|operate|function|are (?:located|situated|based)) in (?:the )?{country:place2})",
        gives={"event": "hosted"},
        examples=(
            "Lima hosts the embassies of Norway, Chile and Peru.",
            "Embassies of Norway, Bolivia and Chile are located in Lima.",
        ),
    ),
)


def read_mutual(match: Match, reading: Reading) -> Iterator[Status]:
    """Yield the records that a match of a rule on both sides states."""
    event = match.rule.gives["event"]
    if event == "both-opened":
        yield from _both_opened(match, reading)
    elif event == "both-absent":
        yield from _both_absent(match, reading)
    elif event == "both-represented":
        yield from _represented(match, reading)
    elif event == "both-accredited":
        yield from _both_accredited(match, reading)
    elif event == "hosted":
        yield from _hosted(match, reading)
    else:
        yield from _recognised_and_established(match, reading)


def _pair(match: Match, reading: Reading) -> tuple[str, ...]:
    slots = match.get("one")
    codes = codes_of(slots)
    if match.words.get("one") and len(slots) == 1 and slots[0].kind == "C":
        # 'neither Norway nor Chile': the second stands behind 'nor'.
        codes = codes_of(s for s in match.sentence.slots if s.kind == "C" and match.span[0] <= s.start < match.span[1])
    if len(codes) == 2:
        return codes
    return reading.implied(match.sentence.index) if len(codes) != 1 else ()


def _both_absent(match: Match, reading: Reading) -> Iterator[Status]:
    pair = _pair(match, reading)
    what = match.get("what")
    if re.match(r"(?i)had|kept|maintained", match.words.get("verb") or match.words.get("verb2") or ""):
        return  # 'for a long time neither had a mission in the other'
    if len(pair) != 2 or (what and not _ENVOYS.search(what[0].title or "")):
        return
    for actor, host in (pair, pair[::-1]):
        yield from make(
            match,
            reading,
            "mission-absent",
            countries=pair,
            date=None,
            actor=actor,
            counterpart=host,
            mission=mission_of(match.words["what"]),
            place=Place(country=host),
        )


def _both_opened(match: Match, reading: Reading) -> Iterator[Status]:
    modality = told_as(match)
    pair = _pair(match, reading)
    slots = match.get("one")
    together = match.words.get("they") or match.rule.id in _TOGETHER or len(codes_of(slots)) == 2
    if modality is None or len(pair) != 2 or not together:
        return
    what = match.words.get("what") or match.words.get("what2") or ""
    if re.search(r"(?i)\b(?:offices?|missions?|representations?)\b", what) and not re.search(
        r"(?i)diplomatic|liaison|representati|trade|interest|resident|permanent", what
    ):
        return
    if re.fullmatch(r"(?i)(?:re-?)?open|establish|exchange", match.words.get("verb") or "") and modality == "occurred":
        modality = "planned"  # 'agreed to resume relations and reopen their embassies'
    closed = "clos" in (match.words.get("verb") or "")
    date = date_told(match, reading, future=modality == "planned", news=match.rule.id == "status.have-again")
    for actor, host in (pair, pair[::-1]):
        yield from make(
            match,
            reading,
            "mission-closed" if closed else "mission-opened",
            countries=pair,
            date=date,
            modality=modality,
            actor=actor,
            counterpart=host,
            mission=mission_of(what),
            place=Place(country=host),
        )


def _both_accredited(match: Match, reading: Reading) -> Iterator[Status]:
    """Read 'appointed ambassadors to each other's capitals': each side sends one."""
    modality = told_as(match)
    pair = _pair(match, reading)
    slots = match.get("one")
    together = match.words.get("they") or len(codes_of(slots)) == 2
    if modality is None or len(pair) != 2 or not together:
        return
    if " to " in match.words["verb"] and modality == "occurred":
        modality = "planned"
    date = None if " to " in match.words["verb"] else date_told(match, reading, news=False)
    for actor, host in (pair, pair[::-1]):
        yield from make(
            match,
            reading,
            "envoy-accredited",
            countries=pair,
            date=date,
            modality=modality,
            actor=actor,
            counterpart=host,
            place=Place(country=host),
        )


def _represented(match: Match, reading: Reading) -> Iterator[Status]:
    pair = codes_of(match.get("one")) or reading.implied(match.sentence.index)
    via_slots = match.get("via")
    codes = codes_of(via_slots)
    if len(pair) != 2 or len(codes) not in {1, 2} or told_as(match) != "occurred":
        return
    # 'their embassies in Lisbon, Portugal' is one place, 'in Lisbon and Canberra' are two.
    vias = codes if len(codes) == 2 else (codes[0], codes[0])
    for (actor, host), via in zip((pair, pair[::-1]), vias, strict=True):
        city = next((slot.city for slot in via_slots if slot.city and slot.codes == (via,)), None)
        there = via == host
        if via == actor:
            continue
        yield from make(
            match,
            reading,
            "mission-present" if there else "accreditation",
            countries=pair,
            date=None,
            actor=actor,
            counterpart=host,
            mission=mission_of(match.words["seat"]),
            via=None if there else via,
            place=Place(city=city, country=via),
        )


def _hosted(match: Match, reading: Reading) -> Iterator[Status]:
    slots = match.get("place")
    if not slots or not slots[0].codes or told_as(match) != "occurred":
        return
    host = slots[0].codes[0]
    for actor in codes_of(match.get("actor")):
        if actor == host:
            continue
        yield from make(
            match,
            reading,
            "mission-present",
            countries=(actor, host),
            date=None,
            actor=actor,
            counterpart=host,
            mission=mission_of(match.words.get("what") or match.words.get("what2") or ""),
            place=Place(city=slots[0].seat, country=host),
        )


def _recognised_and_established(match: Match, reading: Reading) -> Iterator[Status]:
    modality = told_as(match)
    actors = codes_of(match.get("actor")) or ((reading.home,) if match.words.get("we") and reading.home else ())
    first = codes_of(match.get("first"))
    counterparts = codes_of(match.get("counterpart")) or first
    if modality is None or not actors:
        return
    if not counterparts:
        other = partner(match, reading, actors[0])
        counterparts = (other,) if other else ()
    date = date_told(match, reading, future=modality == "planned", news=False)
    for actor in actors:
        for counterpart in counterparts[:1]:
            if actor == counterpart:
                continue
            for recognised in (True, False):
                if recognised and first:
                    continue  # the rule on recognition reads the country that stands right after the verb
                yield from make(
                    match,
                    reading,
                    "recognition" if recognised else "relations-established",
                    countries=(actor, counterpart),
                    date=date,
                    modality=modality,
                    actor=actor if recognised else None,
                    counterpart=counterpart if recognised else None,
                )
