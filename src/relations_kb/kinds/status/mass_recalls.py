"""How English reports that many envoys are called home at once: in a row of countries, or in a list below a heading.

In: 'Norway recalled its ambassadors to Chile, Peru, … and Fiji', 'The decision affected the envoys to …' after the
sentence that tells the recall, 'Ambassadors recalled on 3 May 2010:' above a list. Out: an ``envoy-recalled`` a
country. Names: ``row`` holds the countries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import codes_of, fields_of
from relations_kb.kinds.status.context import acting, date_told
from relations_kb.kinds.status.making import make, told_as
from relations_kb.kinds.status.model import Status
from relations_kb.model.record import Evidence
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule
from relations_kb.rules.sifted import Sifted
from relations_kb.rules.slots import Slot
from relations_kb.rules.when import resolve_slot

_ENVOYS: Final = (
    r"(?:ambassadors|high commissioners|envoys|heads of mission|representatives|diplomatic representatives|consuls)"
)
_TO: Final = r"(?:to|from|in|accredited to|posted (?:to|in)|at)"
_NEXT: Final = r"(?:,|;|,? and|,? as well as)(?: (?:to|from|in))?"
_ROW: Final = rf"(?P<row>(?:the )?<[CS]\d+>(?:{_NEXT} (?:the )?<[CS]\d+>){{0,60}})"
_LONG_ROW: Final = rf"(?P<row>(?:the )?<[CS]\d+>(?:{_NEXT} (?:the )?<[CS]\d+>){{2,60}})"
_GIVES: Final = {"event": "envoy-recalled"}
# Words of a step told before it, which a sentence on 'the decision' goes on with.
_RECALL: Final = Sifted(
    r"(?i)\b(?:recall(?:ed|s|ing)?|called (?:home|back)|withdr(?:ew|awn|awal|awing)|calling (?:home|back))\b"
)
_OF_ENVOYS: Final = re.compile(rf"(?i)\b{_ENVOYS}\b")
_SIDE_OF_ENVOYS: Final = re.compile(rf"(?i){_ENVOYS}$")
_BACK: Final = 3  # sentences

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="status.recalled-many",
        triggers=("recall", "withdr", "called home", "called back"),
        pattern=rf"{{side:actor}}{{gap}}\b(?P<verb>recalled|withdrew|called (?:home|back)|recalls|has recalled)"
        rf"(?: [a-z]+){{0,4}}? {_ENVOYS} {_TO} {_LONG_ROW}",
        gives=_GIVES,
        examples=("In 2010 Norway recalled its ambassadors to Chile, Peru, Ghana, Togo, Fiji and Nepal.",),
        not_examples=("In 2010 Norway recalled its troops from Chile, Peru and Ghana.",),
        confidence=0.85,
    ),
    Rule(
        id="status.decision-on-envoys",
        triggers=("affect", "concern", "cover", "appli", "includ", "extend"),
        pattern=rf"\b(?:the|this|that|his|her|its) (?:[a-z]+ )?(?:decision|decree|order|measure|recalls?|step|move|"
        rf"instruction) (?P<verb>affect(?:s|ed)|concern(?:s|ed)|cover(?:s|ed)|appli(?:ed|es) to|includ(?:ed|es)|"
        rf"extend(?:ed|s) to) (?:the )?(?:[a-z]+ )?{_ENVOYS} {_TO} {_ROW}",
        gives={**_GIVES, "before": "yes"},
        examples=("The decision affected ambassadors to Chile, Peru, Ghana and Togo.",),
        not_examples=("The decision affected travellers to Chile, Peru and Ghana.",),
        confidence=0.8,
    ),
    Rule(
        id="status.envoys-also-affected",
        triggers=("affected", "concerned", "included", "covered"),
        pattern=rf"(?:(?P<whose><S\d+>)|\b(?:<[CS]\d+> )?{_ENVOYS}) {_TO} {_ROW}"
        r"(?:[^<;|.]{0,50}) (?P<verb>(?:was|were|are) (?:also |"
        r"likewise |too )?(?:affected|concerned|included|covered))\b",
        gives={**_GIVES, "before": "yes"},
        examples=("The ambassadors to Chile and Peru were also affected.",),
        not_examples=("The flights to Chile and Peru were also affected.",),
        confidence=0.8,
    ),
)


def read_mass_recall(match: Match, reading: Reading) -> Iterator[Status]:
    """Yield an ``envoy-recalled`` for each country of the row."""
    actors = acting(match, reading)
    whose = match.get("whose")
    if whose and not _OF_ENVOYS.search(reading.text, whose[0].start, whose[0].end):
        return
    if match.rule.gives.get("before"):
        told = _told_before(match, reading)
        if told is None:
            return
        actors = _whose(told, reading)
        date = date_told(told, reading)
    else:
        if told_as(match) != "occurred":
            return
        date = date_told(match, reading)
    if len(actors) != 1:
        return
    for code in codes_of(match.get("row")):
        if code == actors[0]:
            continue
        yield from make(
            match,
            reading,
            "envoy-recalled",
            countries=(actors[0], code),
            date=date,
            actor=actors[0],
            counterpart=code,
        )


def _told_before(match: Match, reading: Reading) -> Match | None:
    """Return the telling of the recall that 'the decision' points back to, as a match of the same rule."""
    number = match.sentence.index
    for earlier in range(number, max(-1, number - 1 - _BACK), -1):
        sentence = reading.sentence(earlier)
        until = match.start if earlier == number else len(sentence.masked)
        found = _RECALL.search(sentence.masked, 0, until)
        if found is not None and _OF_ENVOYS.search(sentence.text):
            return match._replace(
                sentence=sentence,
                start=found.start(),
                end=found.end(),
                names={},
                words={"verb": found.group()},
            )
    return None


def _whose(told: Match, reading: Reading) -> tuple[str, ...]:
    """Return whose envoys are called home: 'the recall of 30 of Norway's ambassadors', else who acts, else home."""
    sentence = told.sentence
    for slot in sentence.of("S"):
        if slot.codes and _SIDE_OF_ENVOYS.search(sentence.text[: slot.end - sentence.start]):
            return slot.codes
    first = next((slot.codes for slot in sentence.of("SPC") if slot.codes), ())
    return first or ((reading.home,) if reading.home is not None else ())


_HEAD: Final = re.compile(rf"(?i){_RECALL.pattern[4:]}[^\n]*\b{_ENVOYS}|\b{_ENVOYS}\b[^\n]*{_RECALL.pattern[4:]}")


def listed_recalls(reading: Reading) -> Iterator[Status]:
    """Yield the recalls of a list with a country a line, below words such as 'Ambassadors recalled on 3 May 2010:'."""
    home = reading.home
    if home is None or _RECALL.search(reading.text) is None:
        return
    for number, sentence in enumerate(reading.document.sentences):
        block = reading.document.blocks[sentence.block]
        heads = reading.heads(number)[:1]
        if block.kind not in {"item", "row"} or not heads:
            continue
        start, end = heads[0]
        if not _HEAD.search(reading.text[start:end]):
            continue
        span = block.span
        named = reading.countries_in(span.start, span.end)
        rest = reading.text[named[0].end : span.end] if named else ""
        if len(named) != 1 or not named[0].code or named[0].code == home or re.search(r"\w", rest):
            continue
        if re.search(r"(?i)[a-z]{4}", reading.text[span.start : named[0].start]):
            continue
        dates = [m for m in reading.dates if start <= m.start and m.end <= end]
        slot = Slot("D", dates[0].start, dates[0].end, date=dates[0]) if len(dates) == 1 else None
        dated = resolve_slot(reading, slot) if slot is not None else None
        whole = Evidence(start=span.start, end=span.end, quote=reading.text[span.start : span.end])
        yield Status(
            doc=reading.document.name,
            countries=tuple(sorted((home, named[0].code))),
            date=dated.edtf if dated else None,
            date_basis=dated.basis if dated else "stated",
            evidence=(whole, *fields_of(reading, date=dated.span if dated else None)),
            event="envoy-recalled",
            actor=home,
            counterpart=named[0].code,
            rule="status.recalled-listed",
            confidence=0.8,
        )
