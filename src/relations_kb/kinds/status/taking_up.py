"""How English reports that envoys take up their posts without the words for it: 'is as of today the Ambassador of X'.

Names as in :mod:`relations_kb.kinds.status.envoys`, whose reader reads these too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from relations_kb.kinds.making import codes_of
from relations_kb.kinds.status.ceremony_rules import PAPERS
from relations_kb.kinds.status.context import date_told, partner
from relations_kb.kinds.status.envoys import ENVOY, NAME
from relations_kb.kinds.status.making import make
from relations_kb.kinds.status.model import Status
from relations_kb.kinds.status.openings import seat_of
from relations_kb.rules.reading import Reading
from relations_kb.rules.rule import Match, Rule

_FROM: Final = r"(?:as (?:of|from)|with effect from|effective(?: from)?|starting|beginning|since|from)"
_POST: Final = r"(?P<post>{country:sender}|(?:<C\d+>'?s? )?(?:new |next |first )*" + ENVOY + r")"
_WORK: Final = (
    r"(?:(?:his|her|the|their) (?:new |diplomatic |official |ambassadorial )*(?:missions?|duties|posts?|office|work|"
    r"functions|"
    r"tour of duty|term(?: of office)?|mandate|assignment|tenure|position|job))"
)

_SEAT: Final = (
    r"(?P<what>(?:the|our|its|their) (?:{country:actor}(?:'s)? )?(?:diplomatic )?(?:mission|embassy|legation|"
    r"representation|high commission|interests section|liaison office))(?: of (?:the )?{country:actor2})?"
    r"(?: (?:in|to|at) {place:counterpart})?"
)

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        id="status.is-now-envoy",
        triggers=("ambassador", "high commissioner", "envoy", "consul", "charg"),
        pattern=r"(?:(?<![\w>,] )"
        + _FROM
        + r" {date:when},? {person:envoy} (?P<verb>is|becomes|will be)|{person:envoy2},? (?P<verb2>(?:is|becomes|"
        r"has become|will be),?(?: "
        + _FROM
        + r" {date:when2},?| now| today| henceforth| officially| formally)+)) (?:the |an? |its )?"
        r"(?:new |first |next |<O\d+> )*" + _POST + r"(?:{gap} (?:to|in|at|for) (?:the )?{place:counterpart})?",
        gives={"event": "envoy-accredited", "news": "yes"},
        examples=("Ms. Kari Lund is as of today the Ambassador Extraordinary and Plenipotentiary of Norway in Lima.",),
        not_examples=("Ms. Kari Lund is the Ambassador of Norway in Lima.",),
        confidence=0.8,
    ),
    Rule(
        id="status.received-credentials-of",
        triggers=("credential", "credence"),
        pattern=r"\b(?P<verb>received|accepted|took|was handed|receives|accepts)(?: (?:on )?(?:<D\d+>|(?:at|in) "
        r"[^<;.]{3,40}),?)* "
        + PAPERS
        + r" (?:of|from) (?:the )?(?:new |newly[- ]\w+ )?{side:envoy},? as (?:the )?(?:new |non-resident |resident )*"
        r"{country:sender} (?:to|in) (?:the )?{place:counterpart}",
        gives={"event": "envoy-accredited"},
        examples=("The Minister received a copy of credentials of Ms. Kari Lund as Ambassador of Norway to Chile.",),
        not_examples=("The Minister received Kari Lund, Ambassador of Norway to Chile.",),
        confidence=0.8,
    ),
    Rule(
        id="status.order-appointing",
        triggers=("appointing", "naming", "designating", "appoint "),
        pattern=r"\b(?P<verb>appointing|naming|designating) (?:{person:person}|"
        + NAME
        + r"){gap} (?:as |to be |to the post of "
        r")?(?:the |an? |its )*"
        r"(?P<post>{country:sender}) (?:to|in|at) (?:the )?{place:counterpart}",
        gives={"event": "envoy-accredited", "byname": "yes"},
        examples=("A decree was issued appointing Kari Lund as Ambassador of Norway to Chile on 3 May 2020.",),
        not_examples=("Norway thought of appointing Kari Lund.",),
        confidence=0.8,
    ),
    Rule(
        id="status.took-up-post",
        triggers=(
            "begun",
            "began",
            "begins",
            "taken up",
            "took up",
            "takes up",
            "taking up",
            "assumed",
            "assumes",
            "assuming",
            "entered upon",
            "started",
            "starts",
            "commenced",
            "took office",
            "takes office",
            "took charge",
        ),
        pattern=r"{person:envoy},?{gap} (?P<verb>(?:has |have )?(?:officially |formally )?(?:begun|began|begins|"
        r"taken up|took up|takes up|assumed|assumes|entered upon|started|starts|commenced)(?= (?:his|her|the|"
        r"their)\b)|(?:takes|"
        r"took|has taken)(?: up)?(?= office)|took charge(?= of the (?:embassy|mission|high commission))) "
        r"(?:office|of the "
        r"(?:embassy|mission|high commission)|"
        + _WORK
        + r")(?: (?:as|of) (?:the )?"
        + _POST
        + r")?(?:{gap} (?:to|in|at) (?:the )?{place:counterpart})?",
        gives={"event": "envoy-accredited", "news": "yes", "named": "yes"},
        examples=("Norway's new Ambassador in Lima, Kari Lund, has begun her mission.",),
        not_examples=("Kari Lund, Ambassador of Norway, has begun a journey.",),
        confidence=0.8,
    ),
    Rule(
        id="status.led-by-ambassador",
        triggers=("ambassador", "rank of", "status of", "full embassy"),
        pattern=_SEAT
        + r"(?:,[^;|.]{3,90},)?,? (?P<verb>(?:will|would|is to|was to|shall|has|had|is|was)(?: now| again| henceforth|"
        r" once more| soon| from <D\d+>| from now on| in future)* (?:be |been )?(?:headed|led|run|raised|upgraded|"
        r"elevated|have|regain(?:ed)?|restored|get|given)(?: again| henceforth| from <D\d+>)?) (?P<to>(?:(?:by|to|"
        r"at) )?"
        r"(?:an? |the )?(?:resident |full )?(?:ambassador(?:[- ]level|ial level)?\b|level of ambassadors?|"
        r"rank of (?:an? )?(?:full )?embassy|status of (?:an? )?(?:full )?embassy)|(?:by|to) <S\d+>)",
        gives={"event": "rank-raised"},
        examples=(
            "In a text on Norway and Chile: The mission in Santiago, which a chargé d'affaires had run, would "
            "henceforth be "
            "headed by an ambassador.",
        ),
        not_examples=("The mission in Santiago is old.",),
        confidence=0.75,
    ),
)
_LOWER: Final = re.compile(
    r"(?i)charg|consul\b|henceforth|again|raise|upgrad|elevat|rank of|status of|now|once more|level|from <D"
)


def read_rank(match: Match, reading: Reading) -> Iterator[Status]:
    """Read 'the mission in Lima would henceforth be headed by an ambassador': relations are upgraded by the sender."""
    place = seat_of(match.get("counterpart"))
    titles = [slot.title or "" for slot in match.sentence.of("S") if match.span[0] <= slot.start < match.span[1]]
    words = " ".join((match.sentence.masked[match.start : match.end], *titles))
    if re.search(r"<S\d+>$", match.words["to"]) and not re.search(r"(?i)\bambassador", titles[-1] if titles else ""):
        return
    if not _LOWER.search(words) or re.search(r"(?i)\b(?:not|never|nor)\b", words):
        return
    host = place.country if place is not None else None
    actor = next((code for code in codes_of(match.get("actor")) if code != host), None)
    if actor is None and host is not None:
        actor = partner(match, reading, host)
    if host is None and actor is not None:
        host = partner(match, reading, actor)
    if actor is None or host is None:
        return
    yield from make(
        match,
        reading,
        "relations-upgraded",
        countries=(actor, host),
        date=date_told(match, reading, news=False),
        actor=actor,
        counterpart=host,
        mission="embassy",
        place=place,
        modality="planned" if re.search(r"will|would|shall|to be|is to|was to", match.words["verb"]) else "occurred",
    )
