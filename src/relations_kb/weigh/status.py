"""Candidates of the kind status: words for relations, missions and envoys with what was done to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from relations_kb.rules.pattern import lowered
from relations_kb.rules.screen import Screen
from relations_kb.rules.sifted import Sifted
from relations_kb.weigh.candidate import Candidate
from relations_kb.weigh.scene import Pair, Scene

_TIES: Final = r"(?:diplomatic |official |formal |consular )?(?:relations|ties|links|relationship)"
_MISSION: Final = (
    r"(?:embass(?:y|ies)|consulates?(?:[- ]general)?|legations?|high commissions?|(?:diplomatic )?missions?|"
    r"(?:(?:trade|liaison|representative|interests) )?offices?|representations?|honorary consul\w*)"
)
_OPENED: Final = r"(?:open\w*|inaugurat\w*|establish\w*|set(?:ting)? up|re-?open\w*|launch\w*|new|running)"
_BEGUN: Final = (
    r"(?:establish\w*|set(?:ting)? up|open\w*|forg\w+|beg[aiu]n\w*|since|formali\w+|enter\w*|start\w*|announc\w+|"
    r"agreed|anniversary|followed|dat(?:e|es|ed|ing) )"
)
_CLOSED: Final = r"(?:clos\w*|shut\w*|withdr\w*|suspend\w*)"
_BROKEN: Final = r"(?:sever\w*|br(?:eak|oke)\w*|cut\w*|suspend\w*|ruptur\w*|terminat\w*|fr[eo]z\w*|interrupt\w*|ended)"
_MENDED: Final = r"(?:restor\w*|resum\w*|re-?establish\w*|renew\w*|normali\w*|came back)"
_UPGRADED: Final = r"(?:relations|ties|partnership|embass(?:y|ies)|legations?)"
_RAISED: Final = r"(?:upgrad\w*|elevat\w*|rais(?:e|es|ed|ing)\b|promot\w*)"


@cache
def _screen() -> Screen[int]:
    """Return what tells which events a sentence has words for, by their places in the list."""
    return Screen([(number, pattern.clauses) for number, (_, pattern) in enumerate(_EVENTS)])


def _either(noun: str, verb: str, reach: int = 70) -> str:
    return rf"\b{noun}(?=\b.{{0,{reach}}}?\b{verb})|\b{verb}(?=\b.{{0,{reach}}}?\b{noun}\b)"


_EVENTS: Final = tuple(
    (event, Sifted(lowered(pattern), *needs))
    for event, pattern, *needs in (
        ("relations-established", rf"{_either(_TIES, _BEGUN)}|\b{_TIES}(?=\W*<D)", _TIES),
        ("relations-severed", _either(_TIES, _BROKEN), _TIES, _BROKEN),
        ("relations-restored", _either(_TIES, _MENDED), _TIES, _MENDED),
        ("relations-upgraded", _either(_UPGRADED, _RAISED), _UPGRADED, _RAISED),
        ("recognition", r"\brecogni[sz]\w*|\brecognition\b"),
        ("mission-opened", _either(_MISSION, _OPENED), _MISSION, _OPENED),
        ("mission-closed", _either(_MISSION, _CLOSED), _MISSION, _CLOSED),
        ("mission-present", rf"\b{_MISSION}\b"),
        ("mission-absent", rf"\b(?:no|not have|without|neither|lacks?)\b(?=.{{0,40}}?\b{_MISSION}\b)", _MISSION),
        (
            "accreditation",
            r"\b(?:accredit\w*|covers?\b|covered|non-?residen\w*|represented|responsib\w*|dealt with|handled|"
            r"concurrent\w*|jurisdiction)",
        ),
        (
            "envoy-accredited",
            r"\b(?:ambassadors?|high commissioners?|envoys?|charg[eé]|consuls?|ministers? plenipotentiary|credentials|"
            r"letters? of credence)\b",
        ),
        ("envoy-recalled", r"\b(?:recall\w*|expel\w*|expul\w*|withdr\w*|called home|persona non grata)"),
    )
)
TRIGGER: Final = Sifted(
    r"(?i)\b(?:relations|ties|links|relationship|partnership|recogni|embass|consul|legation|high commission|mission|"
    r"office|representation|accredit|cover|non-?residen|represented|responsib|dealt with|handled|concurrent|"
    r"jurisdiction|ambassador|envoy|charg|plenipotentiary|credential|credence|recall|expel|expul|withdr|called home|"
    r"persona)"
)
_SORTS: Final = (
    ("consulate-general", Sifted(r"(?i)consulate[s]?[- ]general")),
    ("high-commission", Sifted(r"(?i)high commission(?!er)")),
    ("consulate", Sifted(r"(?i)consul(?:ate|ar office)|honorary consul")),
    ("legation", Sifted(r"(?i)legation")),
    ("embassy", Sifted(r"(?i)embass")),
    ("office", Sifted(r"(?i)offices?\b")),
)
_STANDING: Final = frozenset({"mission-present", "mission-absent", "accreditation"})
_MUTUAL: Final = "relations-"
_MOST: Final = 2  # of one event in a sentence


def _sort(scene: Scene, start: int) -> str | None:
    """Return the sort of mission that is named nearest to an offset."""
    found = [(abs(m.start() - start), name) for name, pattern in _SORTS for m in pattern.finditer(scene.masked)]
    return min(found)[1] if found else None


def _ways(event: str, one: str, two: str) -> tuple[tuple[str | None, str | None], ...]:
    """Return who may act on whom in a step; both do in what is mutual."""
    if event == "relations-severed":
        return ((None, None), (one, two), (two, one))
    return ((None, None),) if event.startswith(_MUTUAL) else ((one, two), (two, one))


def candidates(scene: Scene, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield what a sentence may tell of relations, missions and envoys."""
    for number in _screen().fitting(scene.lowered):
        event, pattern = _EVENTS[number]
        for found, _ in zip(pattern.regex.finditer(scene.lowered), range(_MOST), strict=False):
            if "<" in found.group():
                continue
            start, end = found.span()
            sense = scene.sense(start, end)
            if sense is None:
                continue
            told = (*scene.around(event, start, end), f"sense={sense}", f"event={event}", f"{event} is {sense}")
            place = scene.place(start)
            sort = _sort(scene, start) if event.startswith("mission-") else None
            dates = [
                (dated, tuple([f"{event}: {cue}" for cue in when]))
                for dated, when in scene.dates(start, end, planned=sense == "planned")
            ]
            if event in _STANDING and event != "accreditation":
                dates = dates[-1:]
            for pair in pairs:
                if len(pair.codes) != 2:
                    continue
                one, two = pair.codes
                for actor, counterpart in _ways(event, one, two):
                    acting = (("actor", actor), ("other", counterpart)) if actor else (("side", one), ("side", two))
                    sides = tuple(
                        cue
                        for tag, code in acting
                        if code is not None
                        for cue in scene.side_cues(f"{event if actor else 'both'}: {tag}", code, start)
                    )
                    whose: dict[str | None, str] = (
                        {None: "none"} if actor is None else {None: "none", actor: "actor", counterpart: "other"}
                    )
                    town = whose.get(None if place is None else place.country, "else")
                    for dated, when in dates:
                        yield Candidate(
                            "status",
                            scene.number,
                            start,
                            end,
                            pair.codes,
                            dated,
                            sense,
                            {"event": event, "actor": actor, "counterpart": counterpart, "mission": sort},
                            (
                                scene.base,
                                told,
                                pair.cues,
                                sides,
                                when,
                                (f"{event} town={town}",),
                            ),
                            place=place if place is not None and place.country in pair.codes else None,
                        )
